"""The service as a filesystem of fsspec."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from datetime import datetime
from typing import Any

from fsspec.asyn import sync
from fsspec.utils import tokenize

from files_style_sdk.aio.pages import AsyncListObj
from files_style_sdk.error_tree import FolderMustNotBeAFileError
from files_style_sdk.fs.content import Content
from files_style_sdk.fs.errors import as_os_errors
from files_style_sdk.fs.listing import ROOT, checksum_parts, entries, info_of
from files_style_sdk.fs.moving import Moving
from files_style_sdk.fs.transaction import FilesTransaction
from files_style_sdk.transfer.operations import LIST_FOLDER, STAT, call

__all__ = ["FilesFileSystem"]

_NOT_THERE = (FileNotFoundError, NotADirectoryError)


class FilesFileSystem(Content, Moving):
    """The service as a filesystem, for fsspec and all that is built on it (protocols `files` and `filesstyle`).

    Paths go from the root, without a slash before them: `reports/2026.csv`, or `files://reports/2026.csv` as a URL.
    Calls are made by an :class:`~files_style_sdk.aio.client.AsyncClient`; what is copied, moved and removed does not
    pass through this machine. Errors are Python's own, with the SDK's as their cause.

    A pickled filesystem holds no secret: whoever loads it takes the credential from its own environment or profile.

    Args:
        api_key: The API key; else `FILES_API_KEY`, else that of a profile.
        session_id: A session's ID instead.
        base_url: Scheme, host and port of the service; else `FILES_BASE_URL`.
        profile: A profile that `files-style login` stored; else `FILES_PROFILE`, else the default one. It counts where
            neither arguments nor environment hold a credential.
        auto_mkdir: Whether writing, copying and moving make the folders that are missing.
        block_size: Bytes that open files fetch or collect at a time; fsspec's 5 MiB by default.
        cache_type: How open files keep what they fetched, by fsspec's name: `readahead`, `blockcache`, `bytes`, `none`.
        cache_options: What that cache takes.
        use_listings_cache: Whether to remember the lists of folders until something is written.
        listings_expiry_time: Seconds for which they are remembered; None is without end.
        max_paths: How many of them are remembered; None is all.
        asynchronous: Whether the methods with a leading underscore are to be awaited on the caller's own loop.
        loop: The loop to make calls on; by default fsspec's.
        batch_size: How many calls to make at once where many are to be made.
        options: Further settings, as :class:`~files_style_sdk.client.Client` takes them.

    Raises:
        InvalidParameterError: An option is unknown or ill-formed.

    Example:
        >>> fs = FilesFileSystem(api_key="KEY")
        >>> fs.protocol
        ('files', 'filesstyle')
    """

    transaction_type = FilesTransaction

    async def _info(self, path: str, **kwargs: Any) -> dict[str, Any]:
        path = self._strip_protocol(path)
        if not path:
            return info_of(ROOT, "")
        for info in self._remembered(self._parent(path)) or ():
            if info["name"] == path:
                return dict(info)
        record = await self._run(lambda settings: call(STAT, path, settings), path)
        return info_of(record if isinstance(record, dict) else {}, path)

    async def _ls(self, path: str, detail: bool = True, refresh: bool = False, **kwargs: Any) -> list[Any]:
        """What a folder holds, by name; of a file, the file itself."""
        path = self._strip_protocol(path)
        found = None if refresh else self._remembered(path)
        if found is None:
            found = await self._listed(path)
        return [dict(info) for info in found] if detail else [info["name"] for info in found]

    async def _listed(self, path: str) -> list[dict[str, Any]]:
        caller = self.client._caller
        try:
            with as_os_errors(path):
                settings = caller.settings_with(None)
                arguments = LIST_FOLDER.arguments((path,), {}, {})
                reply = await caller.call(LIST_FOLDER.request(arguments, settings), settings)
                page: AsyncListObj[dict[str, Any]] = AsyncListObj(caller, LIST_FOLDER, arguments, settings, dict, reply)
                found = entries([record async for record in page.auto_paging_iter(prefetch=1)], path)
        except NotADirectoryError as error:
            if not isinstance(error.__cause__, FolderMustNotBeAFileError):
                raise
            return [await self._info(path)]
        self.dircache[path] = found
        return found

    def _remembered(self, folder: str) -> list[dict[str, Any]] | None:
        try:
            found: list[dict[str, Any]] = self.dircache[folder]
        except KeyError:
            return None
        return found

    def invalidate_cache(self, path: str | None = None) -> None:
        """Forget the lists of folders, all of them: names that are spelled otherwise may lead to the same place.

        Args:
            path: What has changed.
        """
        super().invalidate_cache(path)
        self.dircache.clear()

    async def _walk(
        self,
        path: str,
        maxdepth: int | None = None,
        topdown: bool = True,
        on_error: str | Callable[[OSError], object] = "omit",
        detail: bool = False,
        **kwargs: Any,
    ) -> AsyncIterator[Any]:
        """Folders and what they hold. What vanishes meanwhile is left out; a folder that cannot be listed is an error.

        With fsspec's own rule, a service that cannot be reached would look like an empty folder.
        """
        if maxdepth is not None and maxdepth < 1:
            raise ValueError(f"maxdepth must be 1 or more, not {maxdepth}")
        path = self._strip_protocol(path)
        dirs: Any = {}
        files: Any = {}
        try:
            for info in await self._ls(path, detail=True, **kwargs):
                name = info["name"].rpartition("/")[2] if info["name"] != path else ""
                (dirs if info["type"] == "directory" else files)[name] = info
        except OSError as error:
            _tell(error, on_error)
        if not detail:
            dirs, files = list(dirs), list(files)
        if topdown:
            yield path, dirs, files
        if maxdepth is None or maxdepth > 1:
            left = None if maxdepth is None else maxdepth - 1
            for name in list(dirs):
                below = f"{path}/{name}" if path else name
                async for found in self._walk(below, left, topdown, on_error, detail, **kwargs):
                    yield found
        if not topdown:
            yield path, dirs, files

    def walk(self, path: str, *args: Any, **kwargs: Any) -> Iterator[Any]:
        """Folders and what they hold, each as its path, its folders and its files.

        Args:
            path: The folder to begin with.
            args: `maxdepth`, `topdown`, `on_error` and `detail`, as for :meth:`fsspec.spec.AbstractFileSystem.walk`;
                here a folder that cannot be listed is an error unless `on_error` is a function, which is told.
            kwargs: The same by name.

        Raises:
            OSError: A folder cannot be listed.
        """
        steps = self._walk(path, *args, **kwargs)
        while True:
            try:
                found = sync(self.loop, steps.__anext__)
            except StopAsyncIteration:
                return
            yield found

    async def _isfile(self, path: str) -> bool:
        return await self._type(path) == "file"

    async def _isdir(self, path: str) -> bool:
        return await self._type(path) == "directory"

    async def _type(self, path: str) -> str | None:
        try:
            kind: str = (await self._info(path))["type"]
        except (*_NOT_THERE, PermissionError):
            return None
        return kind

    async def _du(
        self, path: str, total: bool = True, maxdepth: int | None = None, withdirs: bool = False, **kwargs: Any
    ) -> Any:
        """Bytes below a path, in all or by name."""
        found = await self._find(path, maxdepth=maxdepth, withdirs=withdirs, detail=True, **kwargs)
        if not found:
            await self._info(path)
        sizes = {name: info["size"] or 0 for name, info in found.items()}
        return sum(sizes.values()) if total else sizes

    def checksum(self, path: str) -> int:
        """A number that changes whenever the content of a file does.

        Args:
            path: The file.

        Raises:
            FileNotFoundError: There is no such file.
        """
        return int(self.ukey(path), 16)

    def ukey(self, path: str) -> str:
        """The same as text, for caches of fsspec."""
        return str(tokenize(*checksum_parts(self.info(path))))

    def created(self, path: str) -> datetime | None:
        """When a file or folder was made; None if the service does not say.

        Args:
            path: The file or folder.

        Raises:
            FileNotFoundError: There is none.
        """
        moment: datetime | None = self.info(path)["created"]
        return moment

    def modified(self, path: str) -> datetime | None:
        """When the content of a file last changed, according to who uploaded it if that was said.

        Args:
            path: The file.

        Raises:
            FileNotFoundError: There is no such file.
        """
        moment: datetime | None = self.info(path)["mtime"]
        return moment


def _tell(error: OSError, on_error: str | Callable[[OSError], object]) -> None:
    """Do with a folder that cannot be listed as the caller of `walk` wishes."""
    if callable(on_error):
        on_error(error)
    elif on_error == "raise" or not isinstance(error, _NOT_THERE):
        raise error
