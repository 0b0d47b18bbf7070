"""What copies, moves and deletions may do, checked before anything changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from files_mock_server.engine.call import Call
from files_mock_server.files.survey import Survey
from files_mock_server.files.tree import Entry
from files_mock_server.handlers import locking
from files_mock_server.handlers.common import check_writable
from files_mock_server.paths import RemotePath
from files_mock_server.problems import Problem


class FolderPair(NamedTuple):
    """A folder whose entries go into another one, a page at a time.

    Attributes:
        source: Id of the one.
        target: Id of the other.
        path: Where the other one is.
        after: Key of the last entry that was looked at, empty before the first.
    """

    source: int
    target: int
    path: RemotePath
    after: str


def survey(call: Call, path: RemotePath, entry: Entry, right: str, destination: RemotePath | None = None) -> Survey:
    """Count what an action works on, as far as the answer needs to know, and check that the caller may do it to all.

    Args:
        call: The call.
        path: The path of `entry`.
        entry: What the action works on.
        right: What the caller needs for all of it.
        destination: Where it goes; the caller must be able to write there.

    Raises:
        Problem: ``not-authorized/…-permission-required``.
    """
    counted = Survey(call.site.tree, entry, allow=_allow(call, path, entry, right, destination))
    counted.count_to(call.site.live.background_from)
    return counted


def _allow(
    call: Call, path: RemotePath, entry: Entry, right: str, destination: RemotePath | None
) -> Callable[[RemotePath], None] | None:
    """What checks each entry below; None if it is clear beforehand that the caller may have them all."""
    access, principal = call.site.access, call.principal
    may_source = right in access.rights(principal, path, below=True)
    may_destination = destination is None or "write" in access.rights(principal, destination, below=True)
    if not entry.node.is_folder or (may_source and may_destination):
        return None
    depth = len(path.keys)

    def allow(below: RemotePath) -> None:
        access.require(principal, below, right)
        if destination is not None:
            target = RemotePath(destination.segments + below.segments[depth:], destination.keys + below.keys[depth:])
            access.require(principal, target, "write")

    return allow


def prepare_delete(call: Call) -> Entry:
    """The entry to delete.

    Raises:
        Problem: ``not-found/file-not-found``, ``processing-failure/folder-not-empty`` and those of writing.
    """
    path = call.path()
    entry = call.site.tree.require(path)
    if not path.keys:
        raise Problem("bad-request/invalid-path", "The root cannot be deleted.")
    check_writable(call, path, "full", tree=True)
    if entry.node.is_folder and not call.flag("recursive") and call.site.tree.children(entry.node.id, limit=1):
        raise Problem("processing-failure/folder-not-empty", f"{entry.path[:500]!r} is not empty.")
    return entry


def prepare_destination(call: Call, source: RemotePath, entry: Entry) -> RemotePath:
    """Where a copy or move ends.

    Raises:
        Problem: ``processing-failure/destination-exists``, ``…/destination-same``, ``…/destination-parent-conflict``
            or ``…/destination-parent-does-not-exist``.
    """
    destination = call.path("destination")
    if not source.keys or not destination.keys:
        raise Problem(
            "processing-failure/destination-parent-conflict", "The root can be neither source nor destination."
        )
    same = destination.keys == source.keys
    respelled = same and destination.segments != source.segments and call.route.operation == "move"
    if same and not (respelled and destination.name != entry.node.name):
        raise Problem("processing-failure/destination-same", "Source and destination are the same.")
    if not same and destination.is_within(source) and entry.node.is_folder:
        raise Problem("processing-failure/destination-parent-conflict", "The destination lies inside the source.")
    check_writable(call, destination, tree=True)
    call.site.tree.ensure_parent(destination, mkdir_parents=False)
    existing = None if same else call.site.tree.find(destination)
    if existing is not None:
        mixed = existing.node.kind != entry.node.kind
        if mixed or not call.flag("overwrite"):
            raise exists(existing.path)
        call.site.access.require(call.principal, destination, "full")
        if source.is_within(destination):
            raise Problem("processing-failure/destination-parent-conflict", "The source lies inside the destination.")
    return destination


def exists(path: str) -> Problem:
    """The problem of a destination that is taken."""
    return Problem("processing-failure/destination-exists", f"{path[:500]!r} exists already.")


def still_there(call: Call, path: RemotePath, entry: Entry, *, written: bool = True) -> None:
    """Refuse to go on with what has been moved, deleted or locked since the action began.

    Args:
        call: The call.
        path: Where it was.
        entry: What was there.
        written: Whether the action changes it, so that locks matter.

    Raises:
        Problem: ``not-found/file-not-found`` or ``processing-failure/file-locked``.
    """
    found = call.site.tree.find(path)
    if found is None or found.node.id != entry.node.id:
        raise Problem("not-found/file-not-found", f"{entry.path[:500]!r} was moved or deleted meanwhile.")
    if written:
        locking.check(call, path, tree=True)
