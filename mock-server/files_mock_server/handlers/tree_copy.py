"""Copy trees in steps; contents are shared, so no byte is copied."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence

from files_mock_server.engine.call import Call
from files_mock_server.engine.jobs import Job
from files_mock_server.files.tree import FILE, FOLDER, Entry, Node, attributes_of
from files_mock_server.handlers import locking
from files_mock_server.handlers.transfer import FolderPair, exists, still_there
from files_mock_server.paths import RemotePath
from files_mock_server.problems import Problem

_STEP = 250  # entries


class _Copy:
    """One copy under way.

    Only what was there when it began is copied, so that it ends even if its destination is moved into its source.
    """

    def __init__(self, call: Call, job: Job) -> None:
        self._call = call
        self._tree = call.site.tree
        self._job = job
        self._only_folders = call.flag("structure")
        row = call.site.db.one("SELECT ifnull(max(id), 0) FROM nodes")
        self._newest = int(row[0]) if row else 0
        self.pending: list[FolderPair] = []

    def begin(self, entry: Entry, destination: RemotePath) -> None:
        """Copy the entry at the top."""
        found = self._tree.find(destination)
        if not entry.node.is_folder:
            self._put_file(entry.node, found.node if found else None, destination)
        else:
            if found is None:
                extra = attributes_of(entry.node.extra, entry.node.provided_mtime)
                found = self._tree.make_folder(destination, mkdir_parents=False, extra=extra)
            elif not found.node.is_folder:
                raise exists(found.path)
            self.pending.append(FolderPair(entry.node.id, found.node.id, destination, ""))
        self._job.done += 1

    def step(self) -> None:
        """Copy some entries of the folder that comes next, and of further ones."""
        left = _STEP
        while left > 0 and self.pending:
            left -= 1 + self._page(self.pending.pop(), left)

    def _page(self, folder: FolderPair, limit: int) -> int:
        target = self._tree.get(folder.target)
        if target is None:
            raise Problem(
                "processing-failure/destination-parent-does-not-exist",
                f"The folder {folder.path.text[:500]!r} was deleted meanwhile.",
            )
        found = self._tree.children(folder.source, folder.after, limit)
        if len(found) == limit:
            self.pending.append(folder._replace(after=found[-1].key))
        nodes = [node for node in found if node.id <= self._newest]
        wanted = [node for node in nodes if node.is_folder or not self._only_folders]
        taken = self._children(folder.target, wanted)
        self._tree.insert_copies(folder.target, [node for node in wanted if node.key not in taken])
        for node in wanted:
            self._merge(node, taken.get(node.key), folder)
        folders = [node for node in wanted if node.is_folder]
        copies = self._children(folder.target, folders)
        self.pending += [
            FolderPair(node.id, copies[node.key].id, folder.path.entry(node.name, node.key), "") for node in folders
        ]
        self._job.done += len(nodes)
        return len(found)

    def _children(self, folder: int, like: Sequence[Node]) -> dict[str, Node]:
        return {node.key: node for node in self._tree.children_named(folder, [node.key for node in like])}

    def _merge(self, node: Node, existing: Node | None, folder: FolderPair) -> None:
        if existing is None:
            return
        if existing.kind != node.kind:
            raise exists(folder.path.entry(existing.name, existing.key).text)
        if node.kind == FILE:
            self._put_file(node, existing, folder.path.entry(node.name, node.key))

    def _put_file(self, node: Node, existing: Node | None, path: RemotePath) -> None:
        if existing is not None and existing.kind == FOLDER:
            raise exists(path.text)
        if not self._only_folders and node.content is not None:
            extra = attributes_of(node.extra, node.provided_mtime)
            self._tree.put_file(path, node.content, node.size, mkdir_parents=False, extra=extra)


async def copy_tree(
    call: Call, source: RemotePath, entry: Entry, destination: RemotePath, job: Job
) -> AsyncGenerator[None]:
    """Copy an entry and all below it, in steps.

    Args:
        call: The call; ``structure`` copies folders only.
        source: What to copy.
        entry: What is there.
        destination: Where to; a file that is there is replaced, a folder is merged with.
        job: Counts what is done.

    Raises:
        Problem: If the source or the destination is deleted, moved or locked meanwhile, or a file meets a folder.
    """
    copy = _Copy(call, job)
    with job.step(call.site.db):
        still_there(call, source, entry, written=False)
        copy.begin(call.site.tree.require(source), destination)
        copy.step()
    yield
    while copy.pending:
        with job.step(call.site.db):
            still_there(call, source, entry, written=False)
            locking.check(call, destination, tree=True)
            copy.step()
        yield
