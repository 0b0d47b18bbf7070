"""What assistants can do with a site's files. Every answer is bounded, and holds no signed URL."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatchcase
from io import BytesIO
from itertools import islice
from typing import Any

from files_style_sdk.client import Client
from files_style_sdk.error import InvalidParameterError, NotFoundError
from files_style_sdk.mcp_server.allowed import AllowedPaths

__all__ = ["FileTools"]

_MOST_ENTRIES = 1000
_MOST_LOOKED_AT = 50_000
_MOST_BYTES = 256 * 1024
_LEAST_BYTES = 4
_ABOUT_ALL = ("path", "type", "size")
_ABOUT_ONE = ("created_at", "mime_type", "crc32", "md5", "permissions", "priority_color")


class FileTools:
    """The tools, as functions that return plain data.

    Args:
        client: Makes the calls.
        allowed: The folders that may be touched.
        allow_write: Whether `upload_text` is there.
    """

    def __init__(self, client: Client, allowed: AllowedPaths, *, allow_write: bool = False) -> None:
        self._client = client
        self._allowed = allowed
        self.allow_write = allow_write

    def list_folder(self, path: str = "", limit: int = 200) -> dict[str, Any]:
        """List a folder: its files and the folders in it, not what is below those.

        Args:
            path: The folder, from the root; by default the first folder that may be touched.
            limit: How many entries at most, 1 to 1000.
        """
        folder = self._folder(path)
        listed = self._client.folder.list_for(folder).auto_paging_iter()
        return _cut(folder, listed, _checked(limit, "limit", 1, _MOST_ENTRIES))

    def find_files(self, pattern: str, path: str = "", limit: int = 200) -> dict[str, Any]:
        """Find files and folders by their name, anywhere below a folder.

        Args:
            pattern: The name, with * and ? for what is not known, such as "*.csv". Case does not matter.
            path: The folder to look in; by default the first folder that may be touched.
            limit: How many at most, 1 to 1000.
        """
        if not isinstance(pattern, str) or not pattern or "/" in pattern:
            raise InvalidParameterError(f"pattern must be a name such as '*.csv', without slashes, not {pattern!r}")
        folder = self._folder(path)
        limit = _checked(limit, "limit", 1, _MOST_ENTRIES)
        walked = self._client.folder.walk(folder)
        return _fitting(folder, walked, lambda entry: fnmatchcase(_name(entry).lower(), pattern.lower()), limit)

    def stat(self, path: str) -> dict[str, Any]:
        """Tell what is known of one file or folder: type, size, times, checksums.

        Args:
            path: The file or folder, from the root.
        """
        return _described(self._client.file.find(self._allowed.check(path)), _ABOUT_ONE)

    def read_text(self, path: str, offset: int = 0, length: int = 65536) -> dict[str, Any]:
        """Read a piece of a text file (UTF-8).

        Args:
            path: The file, from the root.
            offset: The byte to begin at; take it from `next_offset` of the piece before.
            length: How many bytes at most, 4 to 262144.
        """
        file = self._allowed.check(path)
        offset = _checked(offset, "offset", 0, 2**63 - 1)
        length = _checked(length, "length", _LEAST_BYTES, _MOST_BYTES)
        with self._client.open(file, "rb", buffering=0) as opened:
            size = opened.seek(0, 2)
            opened.seek(min(offset, size))
            piece = _read(opened, min(length, max(0, size - offset)))
        text, used = _decoded(piece, is_last=offset + len(piece) >= size, path=path)
        following = offset + used
        return {"path": file, "size": size, "text": text, "next_offset": following if following < size else None}

    def search(self, text: str, path: str = "", limit: int = 100) -> dict[str, Any]:
        """Have the service search below a folder for files and folders whose path contains a text.

        Args:
            text: What to look for.
            path: The folder to look in; by default the first folder that may be touched.
            limit: How many at most, 1 to 1000.
        """
        if not isinstance(text, str) or not text.strip():
            raise InvalidParameterError("text must say what to look for, not be empty")
        folder = self._folder(path)
        limit = _checked(limit, "limit", 1, _MOST_ENTRIES)
        # The service searches from the root alone.
        found = self._client.folder.list_for("", search=text, search_all=True).auto_paging_iter()
        inside = AllowedPaths([folder])
        return _fitting(folder, found, lambda entry: entry.path in inside, limit)

    def upload_text(self, path: str, text: str, overwrite: bool = False) -> dict[str, Any]:
        """Write a text file (UTF-8), with the folders above it where they are missing.

        Args:
            path: The file, from the root.
            text: All of its content.
            overwrite: Whether a file that is there may be replaced.
        """
        if not self.allow_write:
            raise InvalidParameterError("writing is not allowed here: it takes files-style mcp --allow-write")
        file = self._allowed.check(path)
        if not file:
            raise InvalidParameterError("path must name a file, not the root")
        if not overwrite and self._is_there(file):
            raise InvalidParameterError(f"{path!r} is there already: overwrite=true replaces it")
        content = text.encode("utf-8")
        uploaded = self._client.upload_stream(BytesIO(content), file, len(content), params={"mkdir_parents": True})
        return _described(uploaded)

    def _is_there(self, file: str) -> bool:
        try:
            self._client.file.find(file)
        except NotFoundError:
            return False
        return True

    def _folder(self, path: str) -> str:
        return self._allowed.check(path) if path else self._allowed.folders[0]


class _Counted:
    """Records, and how many of them there were so far."""

    def __init__(self, records: Iterable[Any]) -> None:
        self._records = records
        self.count = 0

    def __iter__(self) -> Iterator[Any]:
        for record in self._records:
            self.count += 1
            yield record


def _cut(folder: str, records: Iterable[Any], limit: int) -> dict[str, Any]:
    """At most so many records, and whether these are all."""
    first = list(islice(records, limit + 1))
    entries = [_described(record) for record in first[:limit]]
    return {"folder": f"/{folder}", "entries": entries, "is_complete": len(first) <= limit}


def _fitting(folder: str, records: Iterable[Any], fits: Callable[[Any], bool], limit: int) -> dict[str, Any]:
    """Those of many records that fit; not all are looked at if there are too many."""
    looked_at = _Counted(islice(records, _MOST_LOOKED_AT))
    found = _cut(folder, filter(fits, looked_at), limit)
    # Only whoever has seen everything may say that there is no more.
    found["is_complete"] = found["is_complete"] and looked_at.count < _MOST_LOOKED_AT
    return found


def _described(record: Any, more: tuple[str, ...] = ()) -> dict[str, Any]:
    told = {name: getattr(record, name, None) for name in (*_ABOUT_ALL, *more)}
    told["modified"] = getattr(record, "provided_mtime", None) or getattr(record, "mtime", None)
    return {name: value for name, value in told.items() if value is not None}


def _name(record: Any) -> str:
    return str(record.path).rpartition("/")[2]


def _checked(value: Any, name: str, least: int, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise InvalidParameterError(f"{name} must be a whole number from {least} to {most}, not {value!r}")
    return value


def _read(opened: Any, length: int) -> bytes:
    piece = bytearray()
    while len(piece) < length and (block := opened.read(length - len(piece))):
        piece += block
    return bytes(piece)


def _decoded(piece: bytes, *, is_last: bool, path: str) -> tuple[str, int]:
    """The text of a piece, and how many of its bytes that is: a character that is cut at the end is for the next."""
    if b"\0" not in piece:
        for cut in range(1 if is_last else _LEAST_BYTES):
            used = max(0, len(piece) - cut)
            try:
                return piece[:used].decode("utf-8"), used
            except UnicodeDecodeError:
                continue
    raise InvalidParameterError(f"{path!r} is no text in UTF-8 (or offset is within a character)")
