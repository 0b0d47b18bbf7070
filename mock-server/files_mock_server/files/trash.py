"""Deleted files and folders: kept for a while, so that a restore can bring them back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import orjson

from files_mock_server.files.tree import FOLDER, Node, Tree, attributes_of
from files_mock_server.paths import RemotePath
from files_mock_server.store.database import Database
from files_mock_server.store.records import Records
from files_mock_server.times import from_seconds

DEFAULT_DAYS = 30
_DAY = from_seconds(24 * 3600)
_SAME = "kind, size, mtime, created, provided_mtime, content, extra"  # of a node and of its row here
_COUNTED_DAYS = 30  # what is deleted sooner after its upload counts as if it were stored


class Deleted(NamedTuple):
    """A deleted file or folder. Times are microseconds since the epoch.

    Attributes:
        id: Its number in the trash; a later deletion has a greater one.
        path: Where it was.
        key: The path as paths compare.
        kind: Folder or file, as in the tree.
        size: Bytes.
        mtime: When it was last changed.
        created: When it was made.
        provided_mtime: The time of change that its owner gave, or None.
        content: Id of its content, None for a folder.
        extra: Further attributes of its record, as JSON.
        deleted: When it was deleted.
        user: Id of the user who deleted it.
    """

    id: int
    path: str
    key: str
    kind: int
    size: int
    mtime: int
    created: int
    provided_mtime: int | None
    content: int | None
    extra: str | None
    deleted: int
    user: int

    @property
    def is_folder(self) -> bool:
        """Whether it was a folder."""
        return self.kind == FOLDER


class Trash:
    """What was deleted and can still be restored.

    Args:
        database: Holds the rows.
        tree: What they were deleted from.
        records: Hold the site's settings.
        now: The time in microseconds since the epoch.
    """

    def __init__(self, database: Database, tree: Tree, records: Records, now: Callable[[], int]) -> None:
        self._db = database
        self._tree = tree
        self._records = records
        self._now = now
        self._retention = (-1, 0)

    def retention(self) -> int:
        """Microseconds that deleted files are kept: the site's ``days_to_retain_backups``, 30 days if it has none."""
        version = self._records.version_of("site")
        if self._retention[0] != version:
            site = self._records.first("site", []) or {}
            days = site.get("days_to_retain_backups")
            kept = DEFAULT_DAYS if days is None else max(0, min(int(days), 36_500))
            self._retention = (version, kept * _DAY)
        return self._retention[1]

    def delete(self, folder: RemotePath, nodes: Sequence[Node], user: int) -> None:
        """Take nodes that have nothing below them out of the tree and keep them here.

        Args:
            folder: Path of the folder that holds them all.
            nodes: What to delete.
            user: Id of who does it.
        """
        if not self.retention():
            self._tree.remove(nodes)
            return
        path, key = (text + "/" if text else "" for text in (folder.text, folder.key))
        ids = orjson.dumps([node.id for node in nodes]).decode()
        with self._db.transaction():
            self._db.run(
                f"INSERT INTO trash(path, key, {_SAME}, deleted, user) SELECT ? || name, ? || key, {_SAME}, ?, ? "  # noqa: S608
                "FROM nodes WHERE id IN (SELECT value FROM json_each(?))",
                (path, key, self._now(), user, ids),
            )
            self._tree.remove(nodes)

    def find(self, low: str, high: str, since: int, before: int, limit: int) -> list[Deleted]:
        """The newest deletion at each path in a range of paths, by path.

        Args:
            low: Least comparison key.
            high: Greatest comparison key.
            since: Only what was deleted then or later, in microseconds since the epoch.
            before: Only rows with a lesser id.
            limit: Most rows.
        """
        oldest = max(since, self._now() - self.retention() + 1)
        sql = (
            "SELECT t.* FROM (SELECT max(id) AS newest FROM trash WHERE key BETWEEN ? AND ? AND deleted>=? AND id<? "
            "GROUP BY key ORDER BY key LIMIT ?) JOIN trash t ON t.id=newest ORDER BY t.key"
        )
        return [Deleted(*row) for row in self._db.all(sql, (low, high, oldest, before, limit))]

    def newest(self) -> int:
        """An id greater than that of any row."""
        row = self._db.one("SELECT ifnull(max(id), 0) + 1 FROM trash")
        return int(row[0]) if row else 1

    def restore(self, row: Deleted, path: RemotePath, mtime: int) -> None:
        """Put a deleted file or folder into the tree, and forget the deletion; the caller has made sure that it fits.

        Args:
            row: What to restore.
            path: Where to; what is missing above it is made.
            mtime: When it was last changed, in microseconds since the epoch.
        """
        with self._db.transaction():
            parent = self._tree.ensure_parent(path, mkdir_parents=True)
            assert parent is not None
            extra = attributes_of(row.extra, row.provided_mtime)
            id = self._tree.insert(parent.node.id, path.name, row.kind, size=row.size, content=row.content, extra=extra)
            self._db.run("UPDATE nodes SET mtime=?, created=? WHERE id=?", (mtime, row.created, id))
            self.forget([row])

    def forget(self, rows: Sequence[Deleted]) -> None:
        """Drop rows whose content is somewhere else again."""
        self._drop([row.id for row in rows])

    def _drop(self, ids: Sequence[int]) -> None:
        self._db.run("DELETE FROM trash WHERE id IN (SELECT value FROM json_each(?))", (orjson.dumps(ids).decode(),))

    def expire(self, limit: int) -> int:
        """Drop what was kept long enough, and free its content; returns how many rows went.

        Args:
            limit: Most rows.
        """
        before = self._now() - self.retention()
        found = self._db.all("SELECT id, content FROM trash WHERE deleted<=? ORDER BY deleted LIMIT ?", (before, limit))
        if found:
            with self._db.transaction():
                self._drop([id for id, _ in found])
                self._tree.contents.release([content for _, content in found])
        return len(found)

    def sizes(self) -> tuple[int, int]:
        """Bytes of what is kept, and of what of it was deleted within a month of its upload."""
        row = self._db.one(
            "SELECT ifnull(sum(size), 0), ifnull(sum(size) FILTER (WHERE created>?), 0) FROM trash WHERE deleted>?",
            (self._now() - _COUNTED_DAYS * _DAY, self._now() - self.retention()),
        )
        return (int(row[0]), int(row[1])) if row else (0, 0)
