"""Search the whole site by name, in the order of paths, a bounded step at a time."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from typing import Any, NamedTuple

from files_mock_server.files.tree import COLUMNS, FOLDER, ROOT, Entry, Node, Tree
from files_mock_server.paths import RemotePath, parse_path
from files_mock_server.store.cursors import Page, Position
from files_mock_server.store.database import Database
from files_mock_server.store.records import paginate

_SLICE = 2000  # entries that are looked at before others have their turn


class _Folder:
    """A folder whose entries are looked at, and how far that is."""

    def __init__(self, entry: Entry, path: RemotePath, behind: str | None) -> None:
        self.entry = entry
        self.path = path
        self.behind = behind
        self.rows: deque[Node] = deque()
        self.is_read = False


class _Found(NamedTuple):
    """An entry whose turn comes when all that was put on top of it is done."""

    node: Node
    path: RemotePath


class Search:
    """A walk over the tree, each folder before what it holds, entries by their keys; or the whole in reverse.

    Args:
        tree: The tree.
        database: Holds its rows.
        text: Part of a name's comparison key.
        position: Where to begin: (path key,).
    """

    def __init__(self, tree: Tree, database: Database, text: str, position: Position | None) -> None:
        self._db = database
        self._text = text
        self._is_backwards = position is not None and position.backwards
        self._stack: list[_Folder | _Found] = []
        self._begin(tree, str(position.values[0]).split("/") if position is not None else [])

    def _begin(self, tree: Tree, keys: Sequence[str]) -> None:
        """Stand where the position says, whether or not something is there still."""
        for depth in range(len(keys) + 1):
            above = RemotePath(tuple(keys[:depth]), tuple(keys[:depth]))
            entry = ROOT if not depth else tree.find_folder(above)
            if entry is None or (depth == len(keys) and self._is_backwards):
                return
            path = parse_path(entry.path)
            if depth and self._is_backwards:
                self._stack.append(_Found(entry.node, path))
            self._stack.append(_Folder(entry, path, keys[depth] if depth < len(keys) else None))

    def step(self) -> list[Entry] | None:
        """Look at some entries; returns what was found, or None when all have been looked at."""
        found: list[Entry] = []
        left = _SLICE
        while left > 0:
            if not self._stack:
                return found or None
            here = self._stack[-1]
            if isinstance(here, _Found):
                self._stack.pop()
                self._take(here.node, here.path, found)
            elif here.rows:
                node = here.rows.popleft()
                self._enter(node, here.path.entry(node.name, node.key), found)
                left -= 1
            elif here.is_read:
                self._stack.pop()
            else:
                left -= self._read(here)
        return found

    def _enter(self, node: Node, path: RemotePath, found: list[Entry]) -> None:
        if node.is_folder and self._is_backwards:
            self._stack.append(_Found(node, path))
        else:
            self._take(node, path, found)
        if node.is_folder:
            self._stack.append(_Folder(Entry(node, path.text), path, None))

    def _take(self, node: Node, path: RemotePath, found: list[Entry]) -> None:
        if self._text in node.key:
            found.append(Entry(node, path.text))

    def _read(self, folder: _Folder) -> int:
        """Read what may matter of the next entries of a folder; returns how many were looked at."""
        comparison, until, order = ("<", ">=", "DESC") if self._is_backwards else (">", "<=", "ASC")
        where = "n.parent=?"
        values: list[Any] = [folder.entry.node.id]
        if folder.behind is not None:
            where, values = f"{where} AND n.key {comparison} ?", [*values, folder.behind]
        last = self._db.one(
            f"SELECT n.key FROM nodes n WHERE {where} ORDER BY n.key {order} LIMIT 1 OFFSET {_SLICE - 1}",  # noqa: S608
            values,
        )
        if last is None:
            folder.is_read = True
        else:
            where, values = f"{where} AND n.key {until} ?", [*values, last[0]]
            folder.behind = last[0]
        sql = f"SELECT {COLUMNS} WHERE {where} AND (n.kind=? OR instr(n.key, ?)) ORDER BY n.key {order}"
        folder.rows.extend(Node(*row) for row in self._db.all(sql, (*values, FOLDER, self._text)))
        return _SLICE if last is not None else 1 + len(folder.rows)


async def search_everywhere(tree: Tree, database: Database, text: str, position: Position | None, limit: int) -> Page:
    """One page of all entries of the site whose name contains a text.

    Args:
        tree: The tree.
        database: Holds its rows.
        text: Part of a name's comparison key.
        position: Where the page begins.
        limit: Most entries.
    """
    search = Search(tree, database, text, position)
    found: list[Entry] = []
    while len(found) <= limit and (step := search.step()) is not None:
        found += step
        await asyncio.sleep(0)
    rows = [(entry, (parse_path(entry.path).key,)) for entry in found[: limit + 1]]
    return paginate(rows, limit, position)
