"""Delete trees in steps, into the trash."""

from __future__ import annotations

from collections.abc import AsyncGenerator

from files_mock_server.engine.call import Call
from files_mock_server.engine.jobs import Job
from files_mock_server.files.tree import FOLDER, Entry, Node
from files_mock_server.handlers import following
from files_mock_server.handlers.transfer import still_there
from files_mock_server.paths import RemotePath, parse_path

_STEP = 250  # entries


class _Deletion:
    """One deletion under way: the folders from the top down to the one that is being emptied."""

    def __init__(self, call: Call, top: Node, path: RemotePath, job: Job) -> None:
        self._call = call
        self._job = job
        self._top = (top, path)
        self._open = [self._top]
        self._relocations = call.site.tree.relocations

    def step(self) -> bool:
        """Delete some entries, whose folders are empty by then; returns whether the top is gone."""
        tree = self._call.site.tree
        if self._relocations != tree.relocations:
            self._open, self._relocations = [self._top], tree.relocations
        left = _STEP
        while left > 0:
            node, path = self._open[-1]
            child = self._first_folder(node)
            if child is not None:
                self._open.append((child, path.entry(child.name, child.key)))
                left -= 1
                continue
            found = tree.children(node.id, limit=left)
            is_last = len(found) < left
            left -= self._delete(path, found)
            if is_last:
                left -= self._delete(path.parent, [node])
                self._open.pop()
                if not self._open:
                    return True
        return False

    def _first_folder(self, node: Node) -> Node | None:
        if not node.is_folder:
            return None
        sql = "SELECT id FROM nodes WHERE parent=? AND kind=? ORDER BY key LIMIT 1"
        row = self._call.site.db.one(sql, (node.id, FOLDER))
        return None if row is None else self._call.site.tree.get(row[0])

    def _delete(self, folder: RemotePath, nodes: list[Node]) -> int:
        if nodes:
            self._call.site.trash.delete(folder, nodes, self._call.principal.user_id)
        self._job.done += len(nodes)
        return len(nodes)


async def delete_tree(call: Call, path: RemotePath, entry: Entry, job: Job) -> AsyncGenerator[None]:
    """Delete an entry and all below it, in steps.

    Each step takes what has nothing below it, so that whatever is seen meanwhile is a proper tree.

    Args:
        call: The call.
        path: What to delete.
        entry: What is there.
        job: Counts what is done.

    Raises:
        Problem: If it is deleted, moved or locked meanwhile.
    """
    site = call.site
    deletion = _Deletion(call, entry.node, parse_path(entry.path), job)
    is_gone = False
    while not is_gone:
        with job.step(site.db):
            still_there(call, path, entry)
            is_gone = deletion.step()
            if is_gone:
                following.gone(call, path, is_folder=entry.node.is_folder)
        yield
