"""Names of the filesystem: folders, copies, moves and deletions, all of them done by the service."""

from __future__ import annotations

import posixpath
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from fsspec.asyn import sync_wrapper
from fsspec.core import has_magic
from fsspec.implementations.local import trailing_sep

from files_style_sdk.error_tree import DestinationParentDoesNotExistError
from files_style_sdk.fs.bases import in_chunks
from files_style_sdk.fs.connection import Connection
from files_style_sdk.fs.errors import as_os_errors
from files_style_sdk.path_util import is_same

__all__ = ["Moving"]

_LOOK_INTERVAL = 0.2


class Moving(Connection):
    """The part of the filesystem that makes, renames and removes."""

    async def _mkdir(self, path: str, create_parents: bool = True, **kwargs: Any) -> None:
        path = self._strip_protocol(path)
        if not path:
            raise FileExistsError("the root is there already")
        with as_os_errors(path):
            await self.client.folder.create(path, {"mkdir_parents": create_parents})
        self.invalidate_cache(path)

    async def _makedirs(self, path: str, exist_ok: bool = False) -> None:
        try:
            await self._mkdir(path, create_parents=True)
        except FileExistsError:
            if not exist_ok or not await self._isdir(path):
                raise

    async def _rmdir(self, path: str) -> None:
        """Remove an empty folder."""
        path = self._strip_protocol(path)
        if not await self._isdir(path):
            await self._info(path)
            raise NotADirectoryError(f"{path} is a file: remove it with rm_file")
        await self._rm_file(path)

    rmdir = sync_wrapper(_rmdir)

    async def _rm_file(self, path: str, **kwargs: Any) -> None:
        path = self._strip_protocol(path)
        _check_not_root(path)
        with as_os_errors(path):
            await self.client.file.delete(path)
        self.invalidate_cache(path)

    async def _rm_tree(self, path: str) -> None:
        _check_not_root(path)
        with as_os_errors(path):
            await self.client.file.delete_and_wait(path, {"recursive": True}, interval=_LOOK_INTERVAL)
        self.invalidate_cache(path)

    async def _rm(
        self,
        path: Any,
        recursive: bool = False,
        batch_size: int | None = None,
        maxdepth: int | None = None,
        **kwargs: Any,
    ) -> None:
        """Remove files, and folders: empty ones, or with `recursive` all that is in them."""
        batch_size = batch_size or self.batch_size
        if maxdepth is not None:
            for name in reversed(await self._expand_path(path, recursive=recursive, maxdepth=maxdepth)):
                await self._rm_file(name)
            return
        names = await self._expand_path(path, recursive=False)
        remove: Callable[[str], Awaitable[None]] = self._rm_tree if recursive else self._rm_file
        # What goes with its folder need not, and by then cannot, be removed by itself.
        tops = [name for name in names if not (recursive and any(name.startswith(f"{above}/") for above in names))]
        await in_chunks([remove(name) for name in tops], batch_size=batch_size, nofiles=True)

    async def _cp_file(self, path1: str, path2: str, **kwargs: Any) -> None:
        path1, path2 = self._strip_protocol(path1), self._strip_protocol(path2)
        if (await self._info(path1))["type"] == "directory":
            await self._makedirs(path2, exist_ok=True)
        else:
            await self._taken_to("copy_and_wait", path1, path2)

    async def _mv_file(self, path1: str, path2: str) -> None:
        await self._taken_to("move_and_wait", self._strip_protocol(path1), self._strip_protocol(path2))

    async def _mv(
        self, path1: Any, path2: Any, recursive: bool = False, maxdepth: int | None = None, **kwargs: Any
    ) -> None:
        """Move or rename files and folders; one name is moved by the service in one step."""
        if not isinstance(path1, str) or has_magic(path1) or maxdepth is not None or not isinstance(path2, str):
            await self._copied_and_removed(path1, path2, recursive, maxdepth)
            return
        source, target = self._strip_protocol(path1), self._strip_protocol(path2)
        _check_not_root(source)
        if source == target:
            return
        if not is_same(source, target) and (trailing_sep(path2) or await self._isdir(target)):
            if trailing_sep(path1):
                await self._copied_and_removed(path1, path2, True, None)
                return
            target = posixpath.join(target, posixpath.basename(source))
        await self._mv_file(source, target)

    mv = sync_wrapper(_mv)

    async def _copied_and_removed(self, path1: Any, path2: Any, recursive: bool, maxdepth: int | None) -> None:
        await self._copy(path1, path2, recursive=recursive, maxdepth=maxdepth, on_error="raise")
        await self._rm(path1, recursive=recursive, maxdepth=maxdepth)

    async def _taken_to(self, method: str, source: str, destination: str) -> None:
        """Have the service copy or move, and make the folder for it if that is missing."""
        take = getattr(self.client.file, method)
        params = {"destination": destination, "overwrite": True}
        with as_os_errors(source):
            try:
                await take(source, params, interval=_LOOK_INTERVAL)
            except DestinationParentDoesNotExistError:
                if not self.auto_mkdir:
                    raise
                await self._makedirs(posixpath.dirname(destination), exist_ok=True)
                await take(source, params, interval=_LOOK_INTERVAL)
        self.invalidate_cache(destination)

    async def _touch(self, path: str, truncate: bool = True, **kwargs: Any) -> None:
        """Make an empty file of it; with `truncate` False an existing file keeps its content and is dated now."""
        path = self._strip_protocol(path)
        if truncate or not await self._exists(path):
            await self._pipe_file(path, b"")
            return
        with as_os_errors(path):
            now = datetime.now(UTC).isoformat(timespec="microseconds")
            await self.client.file.update(path, {"provided_mtime": now})
        self.invalidate_cache(path)

    touch = sync_wrapper(_touch)


def _check_not_root(path: str) -> None:
    if not path:
        raise ValueError("the root can be neither removed nor moved: name what is in it")
