"""Moving files with the workers of a Dask cluster (extra `dask`).

Example:
    >>> from dask.distributed import Client  # doctest: +SKIP
    >>> from files_style_sdk import distributed
    >>> with Client("tcp://scheduler:8786") as cluster:
    ...     distributed.sync("/shared/results", "files:/results", client=cluster).raise_for_failures()
"""

from files_style_sdk.distributed.coordinator import sync

__all__ = ["sync"]
