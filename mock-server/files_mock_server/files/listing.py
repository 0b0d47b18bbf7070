"""Pages of a folder: folders before files, by a key, in constant time a page."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from files_mock_server.files.tree import COLUMNS, FILE, FOLDER, Node
from files_mock_server.store.cursors import Page, Position
from files_mock_server.store.database import Database
from files_mock_server.store.records import paginate

_SLICE = 1000  # entries that a filter looks at before others have their turn
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
    """

    folder: int
    sort: str = "path"
    descending: bool = False
    kinds: tuple[int, ...] = (FOLDER, FILE)


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
    columns, tables = COLUMNS.split(" FROM ")
    sql = f"SELECT {columns}, {expression} FROM {tables} WHERE {where} ORDER BY {order} LIMIT ?"  # noqa: S608 - expressions are ours
    found = database.all(sql, [*values, limit])
    return [(Node(*row[:-1]), (kind, row[-1], row[3])) for row in found]


async def filtered_page(
    database: Database, query: FolderQuery, wanted: Callable[[Node], bool], position: Position | None, limit: int
) -> Page:
    """One page of those entries of a folder that meet a condition; others are served while it looks for them.

    Args:
        database: Holds the rows.
        query: What part of the folder is looked at, and in which order.
        wanted: The condition.
        position: Where the page begins.
        limit: Most entries.
    """
    backwards = position is not None and position.backwards
    rows: list[tuple[Node, tuple[Any, ...]]] = []
    at: Position | None = position
    while len(rows) <= limit:
        page = folder_page(database, query, at, _SLICE)
        nodes = reversed(page.items) if backwards else page.items
        rows += [(node, (node.kind, _sort_value(node, query.sort), node.key)) for node in nodes if wanted(node)]
        at = page.previous if backwards else page.next
        if at is None:
            break
        await asyncio.sleep(0)
    return paginate(rows[: limit + 1], limit, position)


def _sort_value(node: Node, sort: str) -> int | str:
    if sort == "provided_modified_at":
        return node.mtime if node.provided_mtime is None else node.provided_mtime
    values: dict[str, int | str] = {"path": node.key, "size": node.size, "modified_at_datetime": node.mtime}
    return values[sort]
