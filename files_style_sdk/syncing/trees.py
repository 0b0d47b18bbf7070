"""The two kinds of folders that are compared: a local one and a remote one, listed and changed alike."""

# No `from __future__ import annotations` here: operations read the types themselves from the TypedDicts.

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from operator import itemgetter
from pathlib import Path
from typing import Any, Literal, NamedTuple, Protocol

from files_style_sdk.api_client import WaitingCaller
from files_style_sdk.delivery import Flow
from files_style_sdk.error import Error
from files_style_sdk.operation import NoParams, Operation
from files_style_sdk.pages import ListObj
from files_style_sdk.path_util import normalize
from files_style_sdk.settings import Settings
from files_style_sdk.syncing.names import check_local_path, is_temporary, local_name, match_key, remote_name
from files_style_sdk.syncing.spool import SortedRecords
from files_style_sdk.transfer.operations import CREATE_FOLDER, LIST_FOLDER, STAT, call
from files_style_sdk.transfer.verification import known_crc32, known_md5

__all__ = ["Entry", "Kind", "LocalTree", "RemoteTree", "Tree", "join"]

Kind = Literal["file", "folder", "link", "special", "bad name"]

_DELETE = Operation("DELETE", "/files/{path}", NoParams, positional={"path": str})
_LONGEST_PATH = 5000
_IN_MEMORY = 2000
"""Entries of one folder; many folders are listed ahead."""


class Entry(NamedTuple):
    """What stands in a folder.

    Attributes:
        key: Equal for names that may be one file; see :func:`files_style_sdk.syncing.names.match_key`.
        name: Its name on its own side.
        kind: What it is; `bad name` if it cannot be spoken of by its name on the other side.
        size: Bytes.
        mtime: When its content changed, in nanoseconds since the epoch; None if that is not known.
        crc32: The CRC-32 that the service knows.
        md5: The MD5 that the service knows, in hexadecimal.
        sha256: The SHA-256 that the service knows, in hexadecimal.
    """

    key: str
    name: str
    kind: Kind
    size: int = 0
    mtime: int | None = None
    crc32: int | None = None
    md5: str | None = None
    sha256: str | None = None


_ORDER = itemgetter(0, 1)


class Tree(Protocol):
    """A folder with all that is below. Paths are relative to it, with slashes; the empty one is the folder itself."""

    def list(self, path: str) -> SortedRecords[Entry]:
        """What a folder holds, by key."""
        ...

    def name_for(self, name: str) -> str:
        """What a file is called here that has this name on the other side."""
        ...


def join(folder: str, name: str) -> str:
    """The path of what a folder holds."""
    return f"{folder}/{name}" if folder else name


class LocalTree:
    """A local folder.

    Args:
        root: The folder.
        follow: Whether a link stands for what it leads to; else it is a link.
        hidden: A file that is not to be seen, wherever it lies.
    """

    def __init__(self, root: Path, follow: bool = False, hidden: Path | None = None) -> None:
        self.root = root
        self._follow = follow
        self._hidden = hidden

    def list(self, path: str) -> SortedRecords[Entry]:
        """What a folder holds, by key.

        Raises:
            OSError: It cannot be read.
        """
        with os.scandir(self.root / path) as found:
            return SortedRecords(
                (entry for each in found if (entry := self._entry(path, each)) is not None), _ORDER, _IN_MEMORY
            )

    def find(self, path: str) -> Entry | None:
        """What stands at a path, None if nothing.

        Raises:
            OSError: It cannot be looked at.
        """
        name = path.rpartition("/")[2]
        try:
            return self._described(name, os.stat(self.root / path, follow_symlinks=self._follow))
        except (FileNotFoundError, NotADirectoryError):
            return None

    def make_folder(self, path: str) -> None:
        """Make a folder and those above it; one that exists is fine.

        Raises:
            OSError: It cannot be made.
            Error: It would lie outside.
        """
        if path:
            check_local_path(self.root, path).mkdir(parents=True, exist_ok=True)
        else:
            self.root.mkdir(parents=True, exist_ok=True)

    def delete_file(self, path: str) -> None:
        """Delete a file.

        Raises:
            OSError: It cannot be deleted.
            Error: It would lie outside.
        """
        check_local_path(self.root, path).unlink(missing_ok=True)

    def delete_folder(self, path: str) -> bool:
        """Delete a folder if it is empty; returns whether it was.

        Raises:
            OSError: It cannot be deleted.
            Error: It would lie outside.
        """
        try:
            check_local_path(self.root, path).rmdir()
        except FileNotFoundError:
            return True
        except OSError as error:
            if error.errno in (errno.ENOTEMPTY, errno.EEXIST):
                return False
            raise
        return True

    def name_for(self, name: str) -> str:
        """What a file is called here that has this remote name."""
        return local_name(name)

    def _entry(self, folder: str, found: os.DirEntry[str]) -> Entry | None:
        if is_temporary(found.name) or self._is_hidden(found):
            return None
        try:
            if not self._follow or not found.is_symlink():
                return self._described(found.name, found.stat(follow_symlinks=False))
            status = found.stat()
        except FileNotFoundError:
            # Gone since the folder was read, or a link that leads nowhere.
            return Entry(match_key(found.name), found.name, "link") if found.is_symlink() else None
        except OSError as error:
            if error.errno != errno.ELOOP:
                raise
            return Entry(match_key(found.name), found.name, "link")
        if stat.S_ISDIR(status.st_mode) and self._is_above(folder, status):
            return Entry(match_key(found.name), found.name, "link")
        return self._described(found.name, status)

    def _is_hidden(self, found: os.DirEntry[str]) -> bool:
        # The name first: finding out where a path really leads takes a call for each folder above it.
        return (
            self._hidden is not None
            and found.name.casefold() == self._hidden.name.casefold()
            and os.path.realpath(found.path) == os.path.realpath(self._hidden)
        )

    def _is_above(self, folder: str, status: os.stat_result) -> bool:
        """Whether a link in `folder` leads to a folder that holds it: following it would never end."""
        names = folder.split("/") if folder else []
        return any(
            os.path.samestat(status, os.stat(self.root.joinpath(*names[:count]))) for count in range(len(names) + 1)
        )

    def _described(self, name: str, status: os.stat_result) -> Entry:
        called = remote_name(name)
        key = match_key(called)
        if "\\" in called and os.sep != "\\":
            return Entry(key, name, "bad name", status.st_size)
        if stat.S_ISREG(status.st_mode):
            return Entry(key, name, "file", status.st_size, status.st_mtime_ns)
        if stat.S_ISDIR(status.st_mode):
            return Entry(key, name, "folder")
        return Entry(key, name, "link" if stat.S_ISLNK(status.st_mode) else "special")


class RemoteTree:
    """A remote folder.

    Args:
        caller: Makes the calls. Its methods may be used from several threads.
        root: The folder, normalised.
        settings: Those of the calls that list.
    """

    def __init__(self, caller: WaitingCaller, root: str, settings: Settings) -> None:
        self._caller = caller
        self.root = normalize(root)
        self._settings = settings

    def full_path(self, path: str) -> str:
        """A path from the root of the site."""
        return join(self.root, path) if path else self.root

    def list(self, path: str) -> SortedRecords[Entry]:
        """What a folder holds, by key; all its pages are fetched now.

        Raises:
            NotFoundError: There is no such folder.
            APIError: It cannot be listed.
            APIConnectionError: A page could not be fetched.
        """
        folder = self.full_path(path)
        if len(folder) > _LONGEST_PATH:
            raise Error(f"the path of the folder {folder[:100]!r}… is longer than any that the service can have")
        return SortedRecords((self._entry(folder, record) for record in self._records(folder)), _ORDER, _IN_MEMORY)

    def _records(self, folder: str) -> Iterator[dict[str, Any]]:
        arguments = LIST_FOLDER.arguments((folder,), None, {})
        reply = self._caller.call(LIST_FOLDER.request(arguments, self._settings), self._settings)
        page: ListObj[dict[str, Any]] = ListObj(self._caller, LIST_FOLDER, arguments, self._settings, dict, reply)
        return page.auto_paging_iter()

    def find(self, path: str, settings: Settings) -> Flow[Entry | None]:
        """What stands at a path, None if nothing (GET /file_actions/metadata/{path}).

        Raises:
            APIError: The service does not say.
        """
        from files_style_sdk.error_tree import NotFoundError

        try:
            record = yield from call(STAT, self.full_path(path), settings)
        except NotFoundError:
            return None
        return _described(path.rpartition("/")[2], record) if isinstance(record, dict) else None

    def make_folder(self, path: str, settings: Settings) -> Flow[None]:
        """Make a folder and those above it; one that exists is fine (POST /folders/{path}).

        Raises:
            APIError: The service refuses.
        """
        from files_style_sdk.error_tree import DestinationExistsError

        full = self.full_path(path)
        if full:
            with suppress(DestinationExistsError):
                yield from call(CREATE_FOLDER, full, settings, {"mkdir_parents": True})

    def delete_file(self, path: str, settings: Settings) -> Flow[None]:
        """Delete a file (DELETE /files/{path}).

        Raises:
            APIError: The service refuses.
        """
        from files_style_sdk.error_tree import NotFoundError

        with suppress(NotFoundError):
            yield from call(_DELETE, self.full_path(path), settings)

    def delete_folder(self, path: str, settings: Settings) -> Flow[bool]:
        """Delete a folder if it is empty (DELETE /files/{path}); returns whether it was.

        Raises:
            APIError: The service refuses.
        """
        from files_style_sdk.error_tree import FolderNotEmptyError

        try:
            yield from self.delete_file(path, settings)
        except FolderNotEmptyError:
            return False
        return True

    def name_for(self, name: str) -> str:
        """What a file is called here that has this local name."""
        return remote_name(name)

    def _entry(self, folder: str, record: dict[str, Any]) -> Entry:
        """What a folder's list says of one entry; its name alone is believed, and only if it is one."""
        shown = str(record.get("path", ""))
        above, _, name = shown.rpartition("/")
        depth = folder.count("/") + 1 if folder else 0
        if name in ("", ".", "..") or "\\" in name or "\0" in name or (above.count("/") + 1 if above else 0) != depth:
            return Entry(match_key(shown), shown, "bad name")
        return _described(name, record)


def _described(name: str, record: dict[str, Any]) -> Entry:
    if record.get("type") == "directory":
        return Entry(match_key(name), name, "folder")
    size = record.get("size")
    return Entry(
        match_key(name),
        name,
        "file",
        size if isinstance(size, int) else 0,
        _nanoseconds(record.get("provided_mtime") or record.get("mtime")),
        known_crc32(record),
        known_md5(record),
        sha256.lower() if isinstance(sha256 := record.get("sha256"), str) and sha256 else None,
    )


def _nanoseconds(moment: Any) -> int | None:
    """An ISO 8601 time in nanoseconds since the epoch; without an offset it is UTC."""
    try:
        parsed = datetime.fromisoformat(moment)
    except (TypeError, ValueError):
        return None
    parsed = parsed if parsed.tzinfo is not None else parsed.replace(tzinfo=UTC)
    elapsed = parsed - datetime(1970, 1, 1, tzinfo=UTC)
    return ((elapsed.days * 86400 + elapsed.seconds) * 1_000_000 + elapsed.microseconds) * 1000
