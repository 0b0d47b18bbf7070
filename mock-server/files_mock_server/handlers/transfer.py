"""Copy, move and delete trees: small ones at once, big ones in steps while others are served."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any

import orjson

from files_mock_server.call import Call
from files_mock_server.handlers import locking, migrations
from files_mock_server.handlers.common import check_writable
from files_mock_server.paths import RemotePath, parse_path
from files_mock_server.problems import Problem
from files_mock_server.tree import FOLDER, Entry, Node

_STEP = 500


def size_of_tree(call: Call, entry: Entry, limit: int) -> int:
    """How many entries a tree has, itself included; counting stops behind the limit."""
    row = call.site.db.one(
        "WITH RECURSIVE below(id) AS (SELECT ? UNION ALL SELECT n.id FROM nodes n JOIN below b ON n.parent=b.id) "
        "SELECT count(*) FROM (SELECT 1 FROM below LIMIT ?)",
        (entry.node.id, limit + 1),
    )
    return int(row[0]) if row else 0


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


async def delete_tree(call: Call, entry: Entry, migration: int | None) -> None:
    """Delete an entry and all below it.

    Each step takes leaves, so that whatever is seen meanwhile is a proper tree.

    Args:
        call: The call.
        entry: What to delete.
        migration: Whose progress to record, if any.
    """
    tree, done = call.site.tree, 0
    while entry.node.is_folder:
        batch = _leaves(call, entry.node)
        if not batch:
            break
        tree.remove(batch)
        done += len(batch)
        if migration is not None:
            migrations.progress(call, migration, done)
        await asyncio.sleep(0)
    tree.remove([entry.node])
    locking.drop(call, parse_path(entry.path))


def _leaves(call: Call, top: Node) -> list[Node]:
    """Some nodes below `top` that have nothing below them: the children of the first folder without folders."""
    node = top
    while True:
        row = call.site.db.one("SELECT id FROM nodes WHERE parent=? AND kind=? ORDER BY key LIMIT 1", (node.id, FOLDER))
        child = call.site.tree.get(row[0]) if row is not None else None
        if child is None:
            found = call.site.tree.children(node.id, limit=_STEP)
            return found or ([node] if node.id != top.id else [])
        node = child


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
            raise Problem("processing-failure/destination-exists", f"{existing.path[:500]!r} exists already.")
        if source.is_within(destination):
            raise Problem("processing-failure/destination-parent-conflict", "The source lies inside the destination.")
    return destination


async def move_tree(call: Call, source: RemotePath, destination: RemotePath) -> None:
    """Move an entry; onto a folder that exists, its entries one by one."""
    site = call.site
    entry = site.tree.require(source)
    target = site.tree.find(destination)
    if target is not None and target.node.id != entry.node.id:
        if target.node.is_folder and entry.node.is_folder:
            for child in site.tree.children(entry.node.id):
                await move_tree(call, source.child(child.name), destination.child(child.name))
            site.tree.remove([entry.node])
            return
        if target.node.kind != entry.node.kind:
            raise Problem("processing-failure/destination-exists", f"{target.path[:500]!r} exists already.")
    with site.db.transaction():
        if target is not None and target.node.id != entry.node.id:
            site.tree.remove([target.node])
        parent = site.tree.ensure_parent(destination, mkdir_parents=False)
        assert parent is not None
        site.tree.relocate(entry.node, parent.node.id, destination.name)
    locking.drop(call, source)


async def copy_tree(call: Call, source: RemotePath, destination: RemotePath, migration: int) -> None:
    """Copy an entry and all below it; contents are shared, so no byte is copied.

    Args:
        call: The call; ``structure`` copies folders only.
        source: What to copy.
        destination: Where to.
        migration: Whose progress to record.
    """
    tree, structure_only, done = call.site.tree, call.flag("structure"), 0
    pending = deque([(tree.require(source).node, destination)])
    while pending:
        with call.site.db.transaction():
            for _ in range(min(_STEP, len(pending))):
                node, target = pending.popleft()
                if _copy_one(call, node, target, structure_only):
                    pending.extend((child, target.child(child.name)) for child in tree.children(node.id))
                done += 1
            migrations.progress(call, migration, done)
        await asyncio.sleep(0)


def _copy_one(call: Call, node: Node, target: RemotePath, structure_only: bool) -> bool:
    """Copy one node without what is below it; returns whether it is a folder."""
    tree = call.site.tree
    existing = tree.find(target)
    extra: dict[str, Any] = dict(orjson.loads(node.extra)) if node.extra else {}
    if node.provided_mtime is not None:
        extra["provided_mtime"] = node.provided_mtime
    if node.is_folder:
        if existing is None:
            tree.make_folder(target, mkdir_parents=False, extra=extra)
        elif not existing.node.is_folder:
            raise Problem("processing-failure/destination-exists", f"{existing.path[:500]!r} exists already.")
        return True
    current = tree.get(node.id)  # it may have been replaced or deleted since its folder was read
    if not structure_only and current is not None and current.content is not None:
        tree.put_file(target, current.content, current.size, mkdir_parents=False, extra=extra)
    return False
