"""The service as a filesystem of fsspec (extra `fsspec`): what pandas, pyarrow, DuckDB, Dask and many others read from.

Importing :mod:`fsspec` is enough to reach it by URL: the protocols are `files` and `filesstyle`.

Example:
    >>> import fsspec  # doctest: +SKIP
    >>> with fsspec.open("files://reports/2026.csv") as f:
    ...     head = f.read(100)
"""

from __future__ import annotations

try:
    import aiohttp as _aiohttp  # noqa: F401
    import fsspec as _fsspec  # noqa: F401
except ImportError as _error:
    raise ImportError(
        f"files_style_sdk.fs needs fsspec and aiohttp ({_error}): pip install 'files-style-sdk[fsspec]'"
    ) from None

from files_style_sdk.fs.file import FilesFile
from files_style_sdk.fs.filesystem import FilesFileSystem
from files_style_sdk.fs.transaction import FilesTransaction

__all__ = ["FilesFile", "FilesFileSystem", "FilesTransaction"]
