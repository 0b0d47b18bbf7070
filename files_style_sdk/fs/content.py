"""Bytes of the filesystem: reading, writing and opening."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Callable
from io import BytesIO
from typing import Any

from fsspec.callbacks import DEFAULT_CALLBACK
from fsspec.utils import isfilelike

from files_style_sdk.delivery import Flow
from files_style_sdk.error_tree import CannotDownloadDirectoryError
from files_style_sdk.fs.bases import in_chunks
from files_style_sdk.fs.connection import Connection, check_caching
from files_style_sdk.fs.errors import as_os_errors
from files_style_sdk.fs.file import CompressedFile, FilesFile, TextFile
from files_style_sdk.fs.reading import bounds, read_range
from files_style_sdk.fs.streamed import StreamedFile
from files_style_sdk.settings import Settings
from files_style_sdk.transfer.content import RemoteContent
from files_style_sdk.transfer.progress import Progress

__all__ = ["Content"]

_MODES = ("overwrite", "create")


class Content(Connection):
    """The part of the filesystem that moves bytes."""

    async def _cat_file(self, path: str, start: int | None = None, end: int | None = None, **kwargs: Any) -> bytes:
        path = self._strip_protocol(path)
        if start is None and end is None:
            whole = BytesIO()
            with as_os_errors(path):
                await self.client.file.download_stream(path, whole)
            return whole.getvalue()
        return await self._range(await self._located(path), start, end)

    async def _cat_ranges(
        self,
        paths: list[str],
        starts: Any,
        ends: Any,
        max_gap: int | None = None,
        batch_size: int | None = None,
        on_error: str = "return",
        **kwargs: Any,
    ) -> list[Any]:
        """Ranges of files; each file is asked for once, and all its ranges are of one version."""
        if not isinstance(paths, list):
            raise TypeError(f"paths must be a list, not {type(paths).__name__}")
        starts = list(starts) if isinstance(starts, (list, tuple)) else [starts] * len(paths)
        ends = list(ends) if isinstance(ends, (list, tuple)) else [ends] * len(paths)
        if not len(starts) == len(ends) == len(paths):
            raise ValueError(f"{len(paths)} paths need as many starts and ends, not {len(starts)} and {len(ends)}")
        located: dict[str, asyncio.Future[RemoteContent]] = {}

        async def fetch(path: str, start: int | None, end: int | None) -> bytes:
            if path not in located:
                located[path] = asyncio.ensure_future(self._located(path))
            return await self._range(await asyncio.shield(located[path]), start, end)

        wanted = [fetch(self._strip_protocol(path), *range_) for path, *range_ in zip(paths, starts, ends, strict=True)]
        found: list[Any] = await in_chunks(
            wanted, batch_size=batch_size or self.batch_size, nofiles=True, return_exceptions=True
        )
        failed = [result for result in found if isinstance(result, BaseException)]
        if failed and on_error != "return":
            raise failed[0]
        return found

    async def _located(self, path: str) -> RemoteContent:
        def flow(settings: Settings) -> Flow[RemoteContent]:
            content = RemoteContent(path, settings)
            yield from content.locate()
            return content

        return await self._run(flow, path)

    async def _range(self, content: RemoteContent, start: int | None, end: int | None) -> bytes:
        first, stop = bounds(start, end, content.size)
        return await self._run(lambda settings: read_range(content, first, stop, settings), content.remote)

    async def _pipe_file(self, path: str, value: Any, mode: str = "overwrite", **kwargs: Any) -> None:
        path = self._strip_protocol(path)
        _check_mode(mode)
        if self._intrans or mode == "create":
            await asyncio.to_thread(self._written, BytesIO(value), path, mode)
        else:
            with as_os_errors(path):
                await self.client.file.upload_stream(BytesIO(value), path, params=self._upload_params)
            self.invalidate_cache(path)

    async def _put_file(
        self, lpath: Any, rpath: str, mode: str = "overwrite", callback: Any = DEFAULT_CALLBACK, **kwargs: Any
    ) -> None:
        rpath = self._strip_protocol(rpath)
        _check_mode(mode)
        if os.path.isdir(lpath):
            await self._makedirs(rpath, exist_ok=True)
            return
        if self._intrans or mode == "create":
            await asyncio.to_thread(self._written_from, lpath, rpath, mode)
            callback.set_size(os.path.getsize(lpath))
            callback.absolute_update(callback.size)
        else:
            with as_os_errors(rpath):
                await self.client.file.upload_file(
                    lpath, rpath, params=self._upload_params, progress=_telling(callback)
                )
            self.invalidate_cache(rpath)

    async def _get_file(self, rpath: str, lpath: Any, callback: Any = DEFAULT_CALLBACK, **kwargs: Any) -> None:
        rpath = self._strip_protocol(rpath)
        with as_os_errors(rpath):
            if isfilelike(lpath):
                await self.client.file.download_stream(rpath, lpath, progress=_telling(callback))
                return
            os.makedirs(os.path.dirname(os.path.abspath(lpath)), exist_ok=True)
            try:
                await self.client.file.download_file(rpath, lpath, progress=_telling(callback))
            except CannotDownloadDirectoryError:
                os.makedirs(lpath, exist_ok=True)

    def _written_from(self, local: Any, path: str, mode: str) -> None:
        with open(local, "rb") as source:
            self._written(source, path, mode)

    def _written(self, source: Any, path: str, mode: str) -> None:
        """Write a file in the way that transactions and exclusive creation know."""
        with self.open(path, "xb" if mode == "create" else "wb") as file:
            shutil.copyfileobj(source, file, file.blocksize)

    @property
    def _upload_params(self) -> dict[str, Any]:
        return {"mkdir_parents": True} if self.auto_mkdir else {}

    def open(
        self,
        path: str,
        mode: str = "rb",
        block_size: int | None = None,
        cache_options: dict[str, Any] | None = None,
        compression: str | None = None,
        **kwargs: Any,
    ) -> Any:
        """Open a file; see :meth:`fsspec.spec.AbstractFileSystem.open`.

        Args:
            path: The file.
            mode: `r`, `w`, `x` or `a`, with `b` for bytes.
            block_size: Bytes to fetch or to collect at a time.
            cache_options: What the cache of blocks takes.
            compression: The name of a codec, or `infer`.
            kwargs: `cache_type`, and for text `encoding`, `errors` and `newline`.

        Returns:
            A :class:`~files_style_sdk.fs.file.FilesFile`, or text or a codec above one.

        Raises:
            OSError: It cannot be opened, as for :class:`~files_style_sdk.fs.file.FilesFile`.
            ValueError: The mode is none of these.
        """
        _check_open_mode(mode)
        if "b" not in mode:
            text = {name: kwargs.pop(name) for name in ("encoding", "errors", "newline") if name in kwargs}
            binary = self.open(path, mode.replace("t", "") + "b", block_size, cache_options, compression, **kwargs)
            return TextFile.above(binary, **text)
        if compression is None or "r" in mode:
            return super().open(path, mode, block_size, cache_options, compression, **kwargs)
        file = super().open(path, mode, block_size, cache_options, **kwargs)
        return _compressed(file, path, compression)

    def _open(
        self,
        path: str,
        mode: str = "rb",
        block_size: int | None = None,
        autocommit: bool = True,
        cache_options: dict[str, Any] | None = None,
        cache_type: str | None = None,
        **kwargs: Any,
    ) -> FilesFile:
        cache_type = cache_type or self.default_cache_type
        check_caching(block_size, cache_type)
        return FilesFile(
            self,
            path,
            mode,
            block_size or self.default_block_size or "default",
            autocommit,
            cache_type,
            {**self.default_cache_options, **(cache_options or {})},
            **kwargs,
        )

    async def open_async(self, path: str, mode: str = "rb", **kwargs: Any) -> StreamedFile:
        """Open a file whose reads and writes are awaited.

        Args:
            path: The file.
            mode: `rb`, `wb`, `xb` or `ab`.
            kwargs: `size` and `block_size`, which fsspec may give, change nothing.

        Raises:
            ValueError: The mode is none of these, or a `compression` is asked for.
            OSError: It cannot be opened.
        """
        _check_open_mode(mode)
        if "b" not in mode or kwargs.get("compression"):
            raise ValueError(f"open_async opens files of bytes without compression, not {mode!r}")
        path = self._strip_protocol(path)
        file = self.client.file.open(path, mode, params={} if "r" in mode else self._upload_params)
        with as_os_errors(path):
            await file
        return StreamedFile(file, path, mode, lambda: self.invalidate_cache(path))


def _check_mode(mode: str) -> None:
    if mode not in _MODES:
        raise ValueError(f"mode must be one of {', '.join(_MODES)}, not {mode!r}")


def _check_open_mode(mode: Any) -> None:
    kinds = [letter for letter in mode if letter in "rwxa"] if isinstance(mode, str) else []
    if len(kinds) != 1 or set(mode) - set("rwxabt") or {"b", "t"} <= set(mode):
        raise ValueError(
            f"mode must be 'r', 'w', 'x' or 'a', alone or with 'b' or 't', not {mode!r}; "
            "the service does not change files in place"
        )


def _compressed(file: FilesFile, path: str, compression: str) -> Any:
    from fsspec.compression import compr
    from fsspec.core import get_compression

    try:
        codec = get_compression(path, compression)
        return file if codec is None else CompressedFile(compr[codec](file, mode=file.mode[0]), file)
    except BaseException:
        file.discard()
        raise


def _telling(callback: Any) -> Callable[[Progress], object]:
    """What tells a callback of fsspec how far a transfer is."""

    def told(progress: Progress) -> None:
        if progress.bytes_total is not None and callback.size != progress.bytes_total:
            callback.set_size(progress.bytes_total)
        callback.absolute_update(progress.bytes_done)

    return told
