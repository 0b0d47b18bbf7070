"""What is kept for a folder follows it when it moves and goes when it is deleted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from files_mock_server.engine.call import Call
from files_mock_server.handlers import locking
from files_mock_server.paths import PATH_KEY, RemotePath, parse_path

_KEPT_FOR_FOLDERS = ("behavior", "notification", "request")


def gone(call: Call, path: RemotePath, *, is_folder: bool = True) -> None:
    """Forget what was kept for a file or folder that is deleted, and for all below it.

    Args:
        call: The call.
        path: What is gone.
        is_folder: Whether it was a folder: only locks lie on files.
    """
    locking.drop(call, path)
    if is_folder:
        for resource, record in _below(call, path):
            call.site.records.delete(resource, record["id"])


def moved(call: Call, source: RemotePath, destination: RemotePath, *, is_folder: bool = True) -> None:
    """Let what is kept for a folder, and for all below it, follow it; locks do not.

    Args:
        call: The call.
        source: Where it was.
        destination: Where it is now.
        is_folder: Whether it is a folder: only locks lie on files.
    """
    locking.drop(call, source)
    if not is_folder:
        return
    for resource, record in _below(call, source):
        rest = parse_path(record["path"]).segments[len(source.segments) :]
        path = parse_path("/".join((*destination.segments, *rest)))
        call.site.records.update(resource, record["id"], {"path": path.text, PATH_KEY: path.key})


def _below(call: Call, path: RemotePath) -> Iterator[tuple[str, dict[str, Any]]]:
    for resource in _KEPT_FOR_FOLDERS:
        for record in call.site.records.all(resource):
            if isinstance(record.get("path"), str) and parse_path(record["path"]).is_within(path):
                yield resource, record
