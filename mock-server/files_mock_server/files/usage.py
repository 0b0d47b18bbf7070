"""How much is stored: counted in bounded steps, and not again until the tree has changed."""

from __future__ import annotations

import asyncio
from typing import Any, NamedTuple

from files_mock_server.files.survey import Survey
from files_mock_server.files.trash import Trash
from files_mock_server.files.tree import ROOT, Entry, Tree
from files_mock_server.store.records import Records
from files_mock_server.times import from_seconds

_HOUR = from_seconds(3600)


class Storage(NamedTuple):
    """What the tree holds.

    Attributes:
        bytes: Of all files.
        in_root: Bytes of the files at the top.
        by_folder: Bytes and entries of each folder at the top, as ``dir``, ``size`` and ``count``.
    """

    bytes: int
    in_root: int
    by_folder: list[dict[str, Any]]


class Usage:
    """Figures of what the site holds.

    Args:
        tree: The tree.
        trash: Deleted files.
        records: Hold the users.
    """

    def __init__(self, tree: Tree, trash: Trash, records: Records) -> None:
        self._tree = tree
        self._trash = trash
        self._records = records
        self._lock = asyncio.Lock()
        self._storage: tuple[int, Storage] | None = None
        self._deleted: tuple[tuple[int, int, int], tuple[int, int]] | None = None
        self._users = (-1, 0)

    async def of_tree(self) -> Storage:
        """What the tree holds; whoever asks while it is counted waits for the same count."""
        async with self._lock:
            if self._storage is None or self._storage[0] != self._tree.version:
                version = self._tree.version
                self._storage = (version, await self._count())
            return self._storage[1]

    async def _count(self) -> Storage:
        in_root = in_folders = 0
        by_folder: list[dict[str, Any]] = []
        for page in self._tree.pages(ROOT, depth=1):
            for node, _ in page:
                if not node.is_folder:
                    in_root += node.size
                    continue
                counted = Survey(self._tree, Entry(node, node.name))
                async for _ in counted.finish():
                    if not counted.is_done:
                        await asyncio.sleep(0)
                in_folders += counted.bytes
                by_folder.append({"dir": node.name, "size": counted.bytes, "count": counted.entries})
            await asyncio.sleep(0)
        by_folder.sort(key=lambda folder: str(folder["dir"]))
        return Storage(in_root + in_folders, in_root, by_folder)

    def of_trash(self) -> tuple[int, int]:
        """Bytes of deleted files that are kept, and of those of them that were deleted soon after their upload."""
        key = (self._tree.version, self._trash.retention(), self._tree.now() // _HOUR)
        if self._deleted is None or self._deleted[0] != key:
            self._deleted = (key, self._trash.sizes())
        return self._deleted[1]

    def users(self) -> int:
        """How many users there are."""
        version = self._records.version_of("user")
        if self._users[0] != version:
            self._users = (version, len(self._records.all("user")))
        return self._users[1]
