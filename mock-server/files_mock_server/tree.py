"""Files and folders: one row each below its parent, found by comparison key."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import orjson

from files_mock_server.blobs import Blobs
from files_mock_server.paths import RemotePath, check_folder_names, parse_path
from files_mock_server.problems import Problem
from files_mock_server.store.database import Database
from files_mock_server.times import iso

FOLDER, FILE = 0, 1
ROOT_ID = 0

COLUMNS = (
    "n.id, n.parent, n.name, n.key, n.kind, n.size, n.mtime, n.created, n.provided_mtime, n.content, n.extra, "
    "c.crc32, c.md5 FROM nodes n LEFT JOIN contents c ON c.id=n.content"
)


class Node(NamedTuple):
    """A row of the tree. Times are microseconds since the epoch; `crc32` and `md5` are the content's, when known."""

    id: int
    parent: int
    name: str
    key: str
    kind: int
    size: int
    mtime: int
    created: int
    provided_mtime: int | None
    content: int | None
    extra: str | None
    crc32: int | None
    md5: str | None

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return self.kind == FOLDER

    @property
    def etag(self) -> str:
        """A strong entity tag (RFC 9110) that changes with the content."""
        return f'"{self.content or 0:x}-{self.size:x}-{self.crc32 or 0:08x}"'


class Entry(NamedTuple):
    """A node and the path under which it is shown."""

    node: Node
    path: str


ROOT = Entry(Node(ROOT_ID, -1, "", "", FOLDER, 0, 0, 0, None, None, None, None, None), "")


class Tree:
    """The file tree and its rules.

    Args:
        database: Where the rows live.
        blobs: Where the bytes live; those that no file needs any more are deleted.
        now: The time in microseconds since the epoch.
    """

    def __init__(self, database: Database, blobs: Blobs, now: Callable[[], int]) -> None:
        self._db = database
        self._blobs = blobs
        self._now = now
        self._folders: dict[tuple[str, ...], Entry] = {}
        database.on_rollback(self._folders.clear)

    def find(self, path: RemotePath) -> Entry | None:
        """The entry at a path, or None."""
        if not path.keys:
            return ROOT
        parent = self.find_folder(path.parent)
        if parent is None:
            return None
        return self._child(parent, path.keys[-1])

    def find_folder(self, path: RemotePath) -> Entry | None:
        """The folder at a path, or None; remembered, since every call asks for some parent."""
        if not path.keys:
            return ROOT
        entry = self._folders.get(path.keys)
        if entry is None:
            entry = self.find(path)
            if entry is None or not entry.node.is_folder:
                return None
            if len(self._folders) > 20_000:
                self._folders.clear()
            self._folders[path.keys] = entry
        return entry

    def _child(self, parent: Entry, key: str) -> Entry | None:
        row = self._db.one(f"SELECT {COLUMNS} WHERE n.parent=? AND n.key=?", (parent.node.id, key))
        if row is None:
            return None
        node = Node(*row)
        return Entry(node, join(parent.path, node.name))

    def get(self, id: int) -> Node | None:
        """A node by its id."""
        row = self._db.one(f"SELECT {COLUMNS} WHERE n.id=?", (id,))
        return None if row is None else Node(*row)

    def children(self, id: int, after: str = "", limit: int = -1) -> list[Node]:
        """Nodes directly below a folder, by key, from behind the key `after`."""
        sql = f"SELECT {COLUMNS} WHERE n.parent=? AND n.key>? ORDER BY n.key LIMIT ?"
        return [Node(*row) for row in self._db.all(sql, (id, after, limit))]

    def walk(self, top: Entry) -> Iterator[tuple[Entry, str]]:
        """Everything below a folder with its path's comparison key, each folder before what it holds."""
        pending = [(top, "")]
        while pending:
            folder, folder_key = pending.pop()
            for node in self.children(folder.node.id):
                entry, key = Entry(node, join(folder.path, node.name)), join(folder_key, node.key)
                yield entry, key
                if node.is_folder:
                    pending.append((entry, key))

    def require(self, path: RemotePath, kind: str = "file") -> Entry:
        """The entry at a path.

        Raises:
            Problem: ``not-found/file-not-found`` or ``not-found/folder-not-found``.
        """
        entry = self.find(path)
        if entry is None:
            raise Problem(f"not-found/{kind}-not-found", f"Nothing is stored at {path.text[:500]!r}.")
        return entry

    def ensure_parent(self, path: RemotePath, *, mkdir_parents: bool, dry: bool = False) -> Entry | None:
        """The folder that holds a path, created with its own parents if asked for.

        Args:
            path: The path whose parent is wanted.
            mkdir_parents: Whether to create what is missing.
            dry: Check only and create nothing; the answer may then be None.

        Raises:
            Problem: ``processing-failure/destination-parent-does-not-exist`` or ``…/destination-parent-conflict`` if a
                file stands where a folder must be.
        """
        parent = path.parent
        existing = self.find_folder(parent)
        if existing is not None:
            return existing
        for depth in range(1, len(parent.segments) + 1):
            ancestor = self.find(RemotePath(parent.segments[:depth], parent.keys[:depth]))
            if ancestor is None:
                break
            if not ancestor.node.is_folder:
                raise Problem("processing-failure/destination-parent-conflict", f"{ancestor.path!r} is a file.")
        if not mkdir_parents:
            raise Problem(
                "processing-failure/destination-parent-does-not-exist",
                f"The folder {parent.text[:500]!r} does not exist.",
            )
        check_folder_names(parent)
        return None if dry else self.make_folder(parent, mkdir_parents=True)

    def make_folder(self, path: RemotePath, *, mkdir_parents: bool, extra: Mapping[str, Any] | None = None) -> Entry:
        """Create a folder.

        Args:
            path: Where.
            mkdir_parents: Whether to create its missing parents too.
            extra: Further attributes of its record; ``provided_mtime`` is in microseconds.

        Raises:
            Problem: ``processing-failure/destination-exists`` and those of :meth:`ensure_parent`.
        """
        check_folder_names(path)
        if self.find(path) is not None:
            raise Problem("processing-failure/destination-exists", f"{path.text[:500]!r} exists already.")
        with self._db.transaction():
            parent = self.ensure_parent(path, mkdir_parents=mkdir_parents)
            assert parent is not None
            self.insert(parent.node.id, path.name, FOLDER, extra=extra)
        return self.require(path)

    def insert(
        self,
        parent: int,
        name: str,
        kind: int,
        *,
        size: int = 0,
        content: int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> int:
        """Add a row; the caller has made sure that the name is free. Returns its id."""
        attributes = dict(extra or {})
        provided = attributes.pop("provided_mtime", None)
        now = self._now()
        return self._db.run(
            "INSERT INTO nodes(parent, name, key, kind, size, mtime, created, provided_mtime, content, extra) "
            "VALUES(?,?,?,?,?,?,?,?,?,?)",
            (parent, name, parse_path(name).key, kind, size, now, now, provided, content, _dump(attributes)),
        )

    def put_file(
        self, path: RemotePath, content: int, size: int, *, mkdir_parents: bool, extra: Mapping[str, Any]
    ) -> Entry:
        """Make a content visible at a path, in place of the file that may be there.

        Args:
            path: Where.
            content: Id of the content.
            size: Its bytes.
            mkdir_parents: Whether to create missing parents.
            extra: Further attributes of its record; ``provided_mtime`` is in microseconds.

        Raises:
            Problem: ``processing-failure/destination-exists`` if a folder stands there; those of :meth:`ensure_parent`.
        """
        with self._db.transaction():
            existing = self.find(path)
            if existing is None:
                parent = self.ensure_parent(path, mkdir_parents=mkdir_parents)
                assert parent is not None
                self.insert(parent.node.id, path.name, FILE, size=size, content=content, extra=extra)
            elif existing.node.is_folder:
                raise Problem("processing-failure/destination-exists", f"{path.text[:500]!r} is a folder.")
            else:
                self._replace(existing.node, content, size, extra)
        return self.require(path)

    def _replace(self, node: Node, content: int, size: int, extra: Mapping[str, Any]) -> None:
        attributes = {**_load(node.extra), **extra}
        provided = attributes.pop("provided_mtime", None)
        self._db.run(
            "UPDATE nodes SET size=?, content=?, mtime=?, provided_mtime=?, extra=? WHERE id=?",
            (size, content, self._now(), provided, _dump(attributes), node.id),
        )
        self.release([node.content])

    def set_attributes(self, node: Node, changes: Mapping[str, Any]) -> None:
        """Change attributes of a node's record; ``provided_mtime`` is in microseconds."""
        attributes = {**_load(node.extra), **changes}
        provided = attributes.pop("provided_mtime", node.provided_mtime)
        self._db.run("UPDATE nodes SET provided_mtime=?, extra=? WHERE id=?", (provided, _dump(attributes), node.id))

    def relocate(self, node: Node, parent: int, name: str) -> None:
        """Move a node, with all that is below it: one row changes."""
        self._db.run(
            "UPDATE nodes SET parent=?, name=?, key=? WHERE id=?", (parent, name, parse_path(name).key, node.id)
        )
        self._folders.clear()

    def remove(self, nodes: Sequence[Node]) -> None:
        """Delete nodes that have nothing below them."""
        with self._db.transaction():
            ids = orjson.dumps([node.id for node in nodes]).decode()
            self._db.run("DELETE FROM nodes WHERE id IN (SELECT value FROM json_each(?))", (ids,))
            self.release([node.content for node in nodes])
        if any(node.is_folder for node in nodes):
            self._folders.clear()

    def new_content(self, segments: Sequence[tuple[str, int]], crc32: int, md5: str | None) -> int:
        """Store what makes up a file.

        Args:
            segments: Blob name and bytes of each, in order.
            crc32: CRC-32 of the whole.
            md5: MD5 of the whole in hexadecimal, or None while it is unknown.

        Returns:
            The id of the content.
        """
        size = sum(part[1] for part in segments)
        content = self._db.run("INSERT INTO contents(size, crc32, md5) VALUES(?,?,?)", (size, crc32, md5))
        for index, (blob, length) in enumerate(segments):
            self._db.run("INSERT INTO segments VALUES(?,?,?,?)", (content, index, blob, length))
        return content

    def segments(self, content: int | None) -> list[tuple[str, int]]:
        """Blob name and bytes of each segment of a content."""
        sql = "SELECT blob, size FROM segments WHERE content=? ORDER BY seq"
        return [(row[0], row[1]) for row in self._db.all(sql, (content,))]

    def release(self, contents: Sequence[int | None]) -> None:
        """Forget contents that no file has any more, and delete the blobs that only they had."""
        blobs: set[str] = set()
        for content in set(contents):
            if content is None or self._db.one("SELECT 1 FROM nodes WHERE content=?", (content,)):
                continue
            blobs.update(name for name, _ in self.segments(content))
            self._db.run("DELETE FROM segments WHERE content=?", (content,))
            self._db.run("DELETE FROM contents WHERE id=?", (content,))
        unused = [name for name in blobs if not self._db.one("SELECT 1 FROM segments WHERE blob=?", (name,))]
        if unused:
            self._db.after_commit(lambda: self._blobs.remove(unused))


def join(folder: str, name: str) -> str:
    """The path of an entry of a folder."""
    return f"{folder}/{name}" if folder else name


def record(node: Node, path: str, permissions: str | None = None) -> dict[str, Any]:
    """A file or folder as clients see it.

    Args:
        node: The row.
        path: The path under which it is shown.
        permissions: What the caller may do, such as ``rwd``.
    """
    if node.id == ROOT_ID:
        return {"path": "", "display_name": "", "type": "directory", "permissions": permissions}
    shown: dict[str, Any] = {
        "path": path,
        "display_name": node.name,
        "type": "directory" if node.is_folder else "file",
        "size": node.size,
        "created_at": iso(node.created),
        "mtime": iso(node.mtime),
        "provided_mtime": iso(node.provided_mtime),
        "permissions": permissions,
    }
    if not node.is_folder:
        shown["mime_type"] = mime_type(node.name)
        shown["region"] = "local"
        if node.crc32 is not None:
            shown["crc32"] = f"{node.crc32:08x}"
        if node.md5 is not None:
            shown["md5"] = node.md5
    if node.extra:
        shown.update(_load(node.extra))
    return shown


@lru_cache(maxsize=4096)
def mime_type(name: str) -> str:
    """The media type that a name suggests."""
    return mimetypes.guess_type("x" + name[-64:], strict=False)[0] or "application/octet-stream"


def _load(extra: str | None) -> dict[str, Any]:
    return dict(orjson.loads(extra)) if extra else {}


def _dump(attributes: Mapping[str, Any]) -> str | None:
    return orjson.dumps(attributes).decode() if attributes else None
