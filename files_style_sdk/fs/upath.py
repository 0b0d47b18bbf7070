"""Paths of the service for universal-pathlib: `UPath("files://reports/2026.csv")`."""

from __future__ import annotations

from typing import Any

import fsspec
from upath import UPath

from files_style_sdk.fs.connecting import shareable
from files_style_sdk.fs.filesystem import FilesFileSystem

__all__ = ["FilesPath"]

for _protocol in FilesFileSystem.protocol:
    fsspec.register_implementation(_protocol, FilesFileSystem, clobber=True)


class FilesPath(UPath):
    """A path of the service with the methods of :class:`pathlib.Path`. Pickled, it holds no secret.

    Example:
        >>> from upath import UPath  # doctest: +SKIP
        >>> [path.name for path in UPath("files://reports").iterdir()]  # doctest: +SKIP
    """

    __slots__ = ()

    def __reduce__(self) -> Any:
        whole: Any = super()
        make, (kind, arguments, options) = whole.__reduce__()
        return make, (kind, arguments, shareable(options))
