"""How much a tree holds, counted a bounded step at a time, and whether a caller may touch all of it."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable

from files_mock_server.files.tree import FOLDER, Entry, Tree
from files_mock_server.paths import RemotePath

_STEP = 1000  # entries


class Survey:
    """Counts what lies at some places.

    Args:
        tree: The tree.
        tops: The places, each with everything below it.
        allow: Called with the path of each entry below; what it raises ends the count. None for a caller who may do
            everything.
    """

    def __init__(self, tree: Tree, *tops: Entry, allow: Callable[[RemotePath], None] | None = None) -> None:
        self.entries = len(tops)
        self.bytes = sum(top.node.size for top in tops)
        self.is_done = False
        self._allow = allow
        self._tree = tree
        self._pages = (page for top in tops for page in tree.pages(top))
        self._folders = [(top.node.id, "") for top in tops if top.node.is_folder]
        if not self._folders:
            self.is_done = True

    def step(self) -> None:
        """Count some more entries."""
        left = _STEP
        while left > 0 and not self.is_done:
            left -= 1 + (self._count(left) if self._allow is None else self._check(self._allow))

    def _count(self, limit: int) -> int:
        """Count some entries of one folder."""
        folder, after = self._folders.pop()
        found = self._tree.sizes(folder, after, limit)
        if len(found) == limit:
            self._folders.append((folder, found[-1][0]))
        self._folders += [(id, "") for _, id, kind, _ in found if kind == FOLDER]
        self.entries += len(found)
        self.bytes += sum(size for _, _, _, size in found)
        self.is_done = not self._folders
        return len(found)

    def _check(self, allow: Callable[[RemotePath], None]) -> int:
        """Count a page of entries that must be looked at one by one."""
        page = next(self._pages, None)
        if page is None:
            self.is_done = True
            return 0
        self.entries += len(page)
        for node, path in page:
            self.bytes += node.size
            allow(path)
        return len(page)

    def count_to(self, entries: int) -> None:
        """Count until that many entries are found, or all.

        Args:
            entries: How many are enough.
        """
        while not self.is_done and self.entries < entries:
            self.step()

    async def finish(self) -> AsyncGenerator[None]:
        """Count the rest, a step at a time."""
        while not self.is_done:
            self.step()
            yield
