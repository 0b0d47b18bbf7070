"""Move trees: at once where the destination is free, in steps where folders are merged."""

from __future__ import annotations

from collections.abc import AsyncGenerator

from files_mock_server.engine.call import Call
from files_mock_server.engine.jobs import Job
from files_mock_server.files.tree import Entry, Node
from files_mock_server.handlers import following, locking
from files_mock_server.handlers.transfer import FolderPair, exists, still_there
from files_mock_server.paths import RemotePath
from files_mock_server.problems import Problem

_STEP = 250  # entries


class _Merge:
    """One merge under way: the folders from the top down to the one whose entries move."""

    def __init__(self, call: Call, source: Node, target: Node, destination: RemotePath, job: Job) -> None:
        self._tree = call.site.tree
        self._job = job
        self._top = FolderPair(source.id, target.id, destination, "")
        self._relocations = self._tree.relocations
        self.open = [self._top]

    def step(self) -> None:
        """Move some entries; from the top again if somebody else has moved anything since the last step."""
        if self._relocations != self._tree.relocations:
            self.open = [self._top]
        left = _STEP
        while left > 0 and self.open:
            left -= 1 + self._page(self.open.pop(), left)
        self._relocations = self._tree.relocations

    def _page(self, folder: FolderPair, limit: int) -> int:
        source, target = self._tree.get(folder.source), self._tree.get(folder.target)
        if source is None or target is None:
            raise Problem("not-found/folder-not-found", f"{folder.path.text[:500]!r} was deleted meanwhile.")
        found = self._tree.children(source.id, folder.after, limit)
        if not found:
            if folder.after and self._tree.children(source.id, limit=1):
                self.open.append(folder._replace(after=""))  # something came in behind us
            else:
                self._tree.remove([source])
                self._job.done += 1
            return 0
        self.open.append(folder._replace(after=found[-1].key))
        named = self._tree.children_named(target.id, [node.key for node in found])
        taken = {node.key: node for node in named}
        free = [node for node in found if node.key not in taken]
        self._tree.relocate_all(free, target.id)
        self._job.done += len(free)
        for node in found:
            if node.key in taken:
                self._meet(node, taken[node.key], folder)
        return len(found)

    def _meet(self, node: Node, existing: Node, folder: FolderPair) -> None:
        path = folder.path.entry(existing.name, existing.key)
        if node.kind != existing.kind:
            raise exists(path.text)
        if node.is_folder:
            self.open.append(FolderPair(node.id, existing.id, path, ""))
            return
        self._tree.remove([existing])
        self._tree.relocate(node, folder.target, node.name)
        self._job.done += 1


async def move_tree(
    call: Call, source: RemotePath, entry: Entry, destination: RemotePath, job: Job
) -> AsyncGenerator[None]:
    """Move an entry with all below it; onto a folder that exists, its entries one by one.

    Args:
        call: The call.
        source: What to move.
        entry: What is there.
        destination: Where to.
        job: Counts what is done.

    Raises:
        Problem: If the source or the destination is deleted, moved or locked meanwhile, or a file meets a folder.
    """
    site, merge = call.site, None
    with job.step(site.db):
        still_there(call, source, entry)
        locking.check(call, destination, tree=True)
        target = site.tree.find(destination)
        if target is not None and target.node.id != entry.node.id and target.node.is_folder:
            if not entry.node.is_folder:
                raise exists(target.path)
            merge = _Merge(call, entry.node, target.node, destination, job)
        else:
            _relocate(call, source, entry, destination, target)
            job.done = job.total
    yield
    while merge is not None and target is not None and merge.open:
        with job.step(site.db):
            still_there(call, source, entry)
            still_there(call, destination, target)
            merge.step()
            if not merge.open:
                following.moved(call, source, destination)
        yield


def _relocate(call: Call, source: RemotePath, entry: Entry, destination: RemotePath, target: Entry | None) -> None:
    tree = call.site.tree
    if target is not None and target.node.id != entry.node.id:
        if entry.node.is_folder:
            raise exists(target.path)
        tree.remove([target.node])
    parent = tree.ensure_parent(destination, mkdir_parents=False)
    assert parent is not None
    if destination.is_within(source) and entry.node.is_folder and destination.keys != source.keys:
        raise Problem("processing-failure/destination-parent-conflict", "The destination lies inside the source.")
    tree.relocate(tree.require(source).node, parent.node.id, destination.name)
    following.moved(call, source, destination, is_folder=entry.node.is_folder)
