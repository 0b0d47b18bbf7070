"""Remote paths on the command line: how they are written, and the patterns that stand for several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from files_style_sdk.error import InvalidParameterError
from files_style_sdk.path_util import normalize

if TYPE_CHECKING:
    from files_style_sdk.client import Client

__all__ = ["Entry", "base_name", "entry_of", "expand", "find", "is_folder", "listing", "matches", "remote", "shown"]

_PREFIX = "files:"
_MAGIC = re.compile(r"[*?[]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A remote file or folder.

    Attributes:
        path: The path from the root, without a slash at either end.
        is_folder: Whether it is a folder.
        size: Bytes, None if the service does not say.
        modified: When its content last changed (ISO 8601), None if the service does not say.
        record: All that the service says.
    """

    path: str
    is_folder: bool
    size: int | None
    modified: str | None
    record: dict[str, Any]

    @property
    def name(self) -> str:
        """The last part of the path."""
        return base_name(self.path)

    def to_dict(self) -> dict[str, Any]:
        """What JSON shows of it: `path`, `type`, `size`, `mtime` and what else the service says, but no signed URL."""
        told = {"path": self.path, "type": "directory" if self.is_folder else "file", "size": self.size}
        told["mtime"] = self.modified
        return {**told, **{name: value for name, value in self.record.items() if name not in (*told, "download_uri")}}


def remote(text: str) -> str:
    """The remote path that is meant: `files:/path`, or the plain path.

    Args:
        text: What stands on the command line.

    Returns:
        The path from the root, without a slash at either end; the root is the empty string.

    Raises:
        InvalidParameterError: It is empty, or climbs with `..`, which the service does not know.

    Example:
        >>> remote("files:/reports/2026/"), remote("reports/2026"), remote("/")
        ('reports/2026', 'reports/2026', '')
    """
    path = text.removeprefix(_PREFIX)
    if not path:
        raise InvalidParameterError("a remote path must not be empty; the root is /")
    if ".." in path.replace("\\", "/").split("/"):
        raise InvalidParameterError(f"the service knows no '..': write the whole path instead of {text!r}")
    return normalize(path)


def shown(path: str) -> str:
    """A remote path as it is told.

    Example:
        >>> shown("reports/2026"), shown("")
        ('files:/reports/2026', 'files:/')
    """
    return f"{_PREFIX}/{path}"


def base_name(path: str) -> str:
    """The last part of a remote path.

    Example:
        >>> base_name("reports/q1.csv")
        'q1.csv'
    """
    return path.rpartition("/")[2]


def is_folder(text: str) -> bool:
    """Whether what stands on the command line can only mean a folder: it ends in a slash, or is the root."""
    return text.endswith("/") or text == _PREFIX


def entry_of(record: Any) -> Entry:
    """An entry from a record of the service, or from a plain dict of one."""
    values: dict[str, Any] = record if isinstance(record, dict) else record.to_dict()
    return Entry(
        str(values.get("path") or ""),
        values.get("type") == "directory",
        values.get("size"),
        values.get("provided_mtime") or values.get("mtime"),
        values,
    )


def find(client: Client, path: str) -> Entry:
    """What stands at a remote path (GET /file_actions/metadata/{path}); the root is known to be a folder.

    Raises:
        NotFoundError: Nothing does.
    """
    if not path:
        return Entry("", True, None, None, {})
    return entry_of(client.file.find(path))


def listing(client: Client, path: str) -> Iterator[Entry]:
    """What is in a remote folder, a page at a time (GET /folders/{path}).

    Raises:
        NotFoundError: There is no such folder.
    """
    return map(entry_of, client.folder.list_for(path).auto_paging_iter())


def expand(client: Client, texts: Sequence[str]) -> Iterator[Entry]:
    """The files and folders that paths and patterns on the command line name.

    `*`, `?` and `[…]` stand for parts of one name, `**` for any number of folders. A name that has such characters in
    it is taken as it is if there is one. A plain path is looked up, so that what is not there is an error at once.

    Args:
        client: Makes the calls.
        texts: What stands on the command line.

    Raises:
        NotFoundError: A plain path, or a pattern, names nothing.
    """
    for text in texts:
        path = remote(text)
        if not _MAGIC.search(path):
            yield find(client, path)
            continue
        literal = _literal(client, path)
        if literal is not None:
            yield literal
            continue
        count = 0
        for entry in matches(client, path):
            count += 1
            yield entry
        if not count:
            from files_style_sdk.error import NotFoundError

            raise NotFoundError(f"nothing matches {shown(path)}")


def matches(client: Client, pattern: str) -> Iterator[Entry]:
    """What a pattern names, in the order in which the service lists it.

    Args:
        client: Makes the calls.
        pattern: The remote path with `*`, `?`, `[…]` or `**` in it.

    Raises:
        NotFoundError: A folder before the first such character is not there.
    """
    parts = pattern.split("/")
    plain = next((n for n, part in enumerate(parts) if _MAGIC.search(part)), len(parts))
    yield from _below(client, "/".join(parts[:plain]), parts[plain:])


def _literal(client: Client, path: str) -> Entry | None:
    from files_style_sdk.error import BadRequestError, NotFoundError

    try:
        return find(client, path)
    except (NotFoundError, BadRequestError):
        return None


def _below(client: Client, folder: str, parts: Sequence[str]) -> Iterator[Entry]:
    first, rest = parts[0], parts[1:]
    if first == "**":
        yield from _any_depth(client, folder, rest)
        return
    for entry in listing(client, folder):
        if not fnmatchcase(entry.name, first):
            continue
        if not rest:
            yield entry
        elif entry.is_folder:
            yield from _below(client, entry.path, rest)


def _any_depth(client: Client, folder: str, rest: Sequence[str]) -> Iterator[Entry]:
    """What matches `rest` in a folder or anywhere below it; everything, if there is no rest."""
    wanted = [part for part in rest if part != "**"] if set(rest) == {"**"} else list(rest)
    depth = len(folder.split("/")) if folder else 0
    for record in client.folder.walk(folder):
        entry = entry_of(record)
        names = entry.path.split("/")[depth:]
        if not wanted or _fits(names, wanted):
            yield entry


def _fits(names: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether the last names fit the parts, of which `**` may skip any number of names at the beginning or between."""
    if not parts:
        return not names
    if parts[-1] == "**":
        return any(_fits(names[:end], parts[:-1]) for end in range(len(names) + 1))
    if not names or not fnmatchcase(names[-1], parts[-1]):
        return False
    return len(parts) == 1 or _fits(names[:-1], parts[:-1])
