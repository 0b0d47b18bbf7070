"""Pages of a folder: folders before files, by a key, in constant time a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from files_mock_server.cursors import Page, Position
from files_mock_server.store.database import Database
from files_mock_server.store.records import paginate
from files_mock_server.tree import COLUMNS, FILE, FOLDER, ROOT, Entry, Node, Tree

SORTS = {
    "path": "n.key",
    "size": "n.size",
    "modified_at_datetime": "n.mtime",
    "provided_modified_at": "n.provided_or_mtime",
}


@dataclass(frozen=True, slots=True)
class FolderQuery:
    """What part of a folder is wanted, and in which order.

    Attributes:
        folder: Id of the folder.
        sort: A name of :data:`SORTS`.
        descending: Whether the largest comes first (folders come first either way).
        kinds: Kinds of entries, folders before files.
        search: Part of a name's comparison key, empty for all.
        modified_since: Only entries changed since, in microseconds since the epoch.
    """

    folder: int
    sort: str = "path"
    descending: bool = False
    kinds: tuple[int, ...] = (FOLDER, FILE)
    search: str = ""
    modified_since: int | None = None


def folder_page(database: Database, query: FolderQuery, position: Position | None, limit: int) -> Page:
    """One page of a folder.

    The page starts behind the last entry seen, not at an offset: entries that come and go meanwhile neither repeat nor
    hide another.

    Args:
        database: Holds the rows.
        query: What is wanted.
        position: Where the page begins: (kind, sort value, key).
        limit: Most entries.
    """
    backwards = position is not None and position.backwards
    kinds = [kind for kind in (FILE, FOLDER) if kind in query.kinds] if backwards else list(query.kinds)
    rows: list[tuple[Node, tuple[Any, ...]]] = []
    for kind in kinds:
        behind: tuple[Any, ...] = ()
        if position is not None:
            here = position.values[0]
            if (kind > here) if backwards else (kind < here):
                continue
            behind = tuple(position.values[1:]) if kind == here else ()
        rows += _rows(database, query, kind, behind, query.descending != backwards, limit + 1 - len(rows))
        if len(rows) > limit:
            break
    return paginate(rows, limit, position)


def _rows(
    database: Database, query: FolderQuery, kind: int, behind: tuple[Any, ...], down: bool, limit: int
) -> list[tuple[Node, tuple[Any, ...]]]:
    expression = SORTS[query.sort]
    where = "n.parent=? AND n.kind=?"
    values: list[Any] = [query.folder, kind]
    comparison, direction = ("<", "DESC") if down else (">", "ASC")
    if query.sort == "path":
        order = f"n.key {direction}"
        if behind:
            where += f" AND n.key {comparison} ?"
            values.append(behind[1])
    else:
        order = f"{expression} {direction}, n.key {direction}"
        if behind:
            where += f" AND ({expression}, n.key) {comparison} (?, ?)"
            values += behind
    if query.search:
        where += " AND instr(n.key, ?)"
        values.append(query.search)
    if query.modified_since is not None:
        where += " AND n.mtime >= ?"
        values.append(query.modified_since)
    columns, tables = COLUMNS.split(" FROM ")
    sql = f"SELECT {columns}, {expression} FROM {tables} WHERE {where} ORDER BY {order} LIMIT ?"  # noqa: S608 - expressions are ours
    found = database.all(sql, [*values, limit])
    return [(Node(*row[:-1]), (kind, row[-1], row[3])) for row in found]


def search_everywhere(tree: Tree, search: str, position: Position | None, limit: int) -> Page:
    """One page of all entries of the site whose name contains a text, by path.

    Args:
        tree: The tree.
        search: Part of a name's comparison key.
        position: Where the page begins: (path key,).
        limit: Most entries.
    """
    found: list[tuple[Entry, tuple[Any, ...]]] = []
    for entry, key in tree.walk(ROOT):
        if search in entry.node.key:
            found.append((entry, (key,)))
    found.sort(key=lambda row: row[1])
    backwards = position is not None and position.backwards
    if position is not None:
        at = position.values[0]
        found = [row for row in found if (row[1][0] < at if backwards else row[1][0] > at)]
    if backwards:
        found.reverse()
    return paginate(found[: limit + 1], limit, position)
