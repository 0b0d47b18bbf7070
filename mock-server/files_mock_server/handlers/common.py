"""What the handlers of files and folders share."""

from __future__ import annotations

from typing import Any

import orjson

from files_mock_server.engine.call import Call
from files_mock_server.files.file_records import record
from files_mock_server.files.tree import Entry, Node
from files_mock_server.handlers import locking
from files_mock_server.http import storage
from files_mock_server.paths import RemotePath, parse_path
from files_mock_server.problems import Problem, invalid
from files_mock_server.times import from_seconds, parse

_COLOURS = frozenset(("red", "orange", "yellow", "green", "blue", "purple", "gray"))
_MAX_METADATA = 64 * 1024  # bytes


def shown(call: Call, entry: Entry) -> dict[str, Any]:
    """A file or folder as the caller sees it."""
    principal = call.principal
    letters = "rwdl" if principal.has_all_files else call.site.access.letters(principal, parse_path(entry.path))
    return record(entry.node, entry.path, letters, checksums=_shows_checksums(call, entry))


def _shows_checksums(call: Call, entry: Entry) -> bool:
    """Whether a file's checksums show: they may come late, and a remote server may have none."""
    if entry.node.hashes_from and entry.node.hashes_from > call.site.now():
        return False
    if call.site.mounts.are_none():
        return True
    mount = call.site.mounts.of(parse_path(entry.path))
    return mount is None or mount.checksums


def hashes_from(call: Call) -> int:
    """When the checksums of a content that is stored now begin to show, in microseconds since the epoch; 0 at once."""
    delay = call.site.live.checksum_delay
    return call.site.now() + from_seconds(delay) if delay else 0


def download_uri(call: Call, node: Node) -> str:
    """Where the bytes of a file can be got for a while."""
    return call.signed_url(storage.download_path(node))


def file_attributes(call: Call) -> dict[str, Any]:
    """The attributes of a file that a call sets: ``provided_mtime`` in microseconds, metadata and colour.

    Raises:
        Problem: ``bad-request/datetime-parse``, ``processing-failure/invalid-priority-color`` or ``bad-request/…``.
    """
    chosen: dict[str, Any] = {}
    provided = call.get("provided_mtime")
    if provided:
        chosen["provided_mtime"] = parse(str(provided))
    if "priority_color" in call.params:
        colour = call.params["priority_color"] or None
        if colour is not None and colour not in _COLOURS:
            raise Problem("processing-failure/invalid-priority-color", f"Use one of {', '.join(sorted(_COLOURS))}.")
        chosen["priority_color"] = colour
    if "custom_metadata" in call.params:
        metadata = call.params["custom_metadata"] or {}
        if len(orjson.dumps(metadata)) > _MAX_METADATA:
            raise invalid("custom_metadata", f"at most {_MAX_METADATA} bytes")
        chosen["custom_metadata"] = metadata
    return chosen


def check_writable(call: Call, path: RemotePath, right: str = "write", *, tree: bool = False) -> None:
    """Refuse a writer without the right or the lock's token.

    Args:
        call: The call.
        path: What is written.
        right: ``write`` or ``full``.
        tree: Whether all below is written too.

    Raises:
        Problem: ``not-authorized/…-permission-required`` or ``processing-failure/file-locked``.
    """
    call.site.access.require(call.principal, path, right)
    locking.check(call, path, tree=tree)


def require_folder(call: Call, path: RemotePath) -> Entry:
    """The folder at a path.

    Raises:
        Problem: ``not-found/folder-not-found`` or ``bad-request/folder-must-not-be-a-file``.
    """
    entry = call.site.tree.require(path, "folder")
    if not entry.node.is_folder:
        raise Problem("bad-request/folder-must-not-be-a-file", f"{entry.path[:500]!r} is a file.")
    return entry


def require_downloadable(call: Call, path: RemotePath) -> Entry:
    """The file at a path, whose bytes are wanted.

    Raises:
        Problem: ``not-found/file-not-found`` or ``bad-request/cannot-download-directory``.
    """
    entry = call.site.tree.require(path)
    if entry.node.is_folder:
        raise Problem("bad-request/cannot-download-directory", f"{entry.path[:500]!r} is a folder.")
    return entry
