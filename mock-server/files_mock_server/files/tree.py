"""Files and folders: one row each below its parent, found by comparison key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import orjson

from files_mock_server.files.contents import Contents
from files_mock_server.paths import RemotePath, check_folder_names, parse_path
from files_mock_server.problems import Problem
from files_mock_server.store.database import Database

FOLDER, FILE = 0, 1
_REMEMBERED_DEPTH = 64
ROOT_ID = 0

COLUMNS = (
    "n.id, n.parent, n.name, n.key, n.kind, n.size, n.mtime, n.created, n.provided_mtime, n.content, n.extra, "
    "c.crc32, c.md5, c.hashes_from FROM nodes n LEFT JOIN contents c ON c.id=n.content"
)


class Node(NamedTuple):
    """A row of the tree. Times are microseconds since the epoch.

    `crc32` and `md5` are the content's, when known; records show them from the time `hashes_from` on.
    """

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
    hashes_from: int | None

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


ROOT = Entry(Node(ROOT_ID, -1, "", "", FOLDER, 0, 0, 0, None, None, None, None, None, None), "")


class Tree:
    """The file tree and its rules.

    Args:
        database: Where the rows live.
        contents: What files are made of.
        now: The time in microseconds since the epoch.
    """

    def __init__(self, database: Database, contents: Contents, now: Callable[[], int]) -> None:
        self._db = database
        self.contents = contents
        self.now = now
        self._folders: dict[tuple[str, ...], Entry] = {}
        self.version = 0  # grows with every change, so that what is derived from the tree knows when to forget
        self.relocations = 0  # grows when something moves, so that whoever walks a tree knows to start over
        database.on_rollback(self.forget)

    def forget(self) -> None:
        """Forget all that is remembered of the database's rows, which somebody else has changed."""
        self._folders.clear()
        self.version += 1
        self.relocations += 1

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
        remembered = self._folders.get(path.keys)
        if remembered is not None:
            return remembered
        depth, folder = self._descend(path.keys)
        return folder if depth == len(path.keys) else None

    def _descend(self, keys: tuple[str, ...]) -> tuple[int, Entry]:
        """The deepest folder that there is on the way down to a path, and how many of its names lead there."""
        depth = min(len(keys), _REMEMBERED_DEPTH)
        while depth and keys[:depth] not in self._folders:
            depth -= 1
        folder = self._folders[keys[:depth]] if depth else ROOT
        while depth < len(keys):
            child = self._child(folder, keys[depth])
            if child is None or not child.node.is_folder:
                break
            folder, depth = child, depth + 1
            if depth <= _REMEMBERED_DEPTH:
                if len(self._folders) > 20_000:
                    self._folders.clear()
                self._folders[keys[:depth]] = folder
        return depth, folder

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

    def sizes(self, id: int, after: str, limit: int) -> list[tuple[str, int, int, int]]:
        """Key, id, kind and bytes of nodes directly below a folder, by key, from behind the key `after`."""
        sql = "SELECT key, id, kind, size FROM nodes WHERE parent=? AND key>? ORDER BY key LIMIT ?"
        return [(row[0], row[1], row[2], row[3]) for row in self._db.all(sql, (id, after, limit))]

    def children_named(self, id: int, keys: Sequence[str]) -> list[Node]:
        """Nodes directly below a folder that have one of some keys."""
        sql = f"SELECT {COLUMNS} WHERE n.parent=? AND n.key IN (SELECT value FROM json_each(?))"  # noqa: S608
        return [Node(*row) for row in self._db.all(sql, (id, orjson.dumps(keys).decode()))] if keys else []

    def pages(self, top: Entry, limit: int = 250, depth: int = 0) -> Iterator[list[tuple[Node, RemotePath]]]:
        """What lies below a folder with its paths, a bounded number at a time, each folder before what it holds.

        The tree may change between two pages; what moves meanwhile may be met twice or not at all.

        Args:
            top: The folder.
            limit: Most entries of a page.
            depth: How many levels, 0 for all.
        """
        start = len(parse_path(top.path).keys)
        pending = [(top.node.id, parse_path(top.path), "")] if top.node.is_folder else []
        while pending:
            folder, path, after = pending.pop()
            found = self.children(folder, after, limit)
            if len(found) == limit:
                pending.append((folder, path, found[-1].key))
            page = [(node, path.entry(node.name, node.key)) for node in found]
            if not depth or len(path.keys) + 1 < start + depth:
                pending.extend((node.id, below, "") for node, below in reversed(page) if node.is_folder)
            yield page

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
        depth, folder = self._descend(parent.keys)
        obstacle = self._child(folder, parent.keys[depth])
        if obstacle is not None:
            raise Problem("processing-failure/destination-parent-conflict", f"{obstacle.path[:500]!r} is a file.")
        if not mkdir_parents:
            raise Problem(
                "processing-failure/destination-parent-does-not-exist",
                f"The folder {parent.text[:500]!r} does not exist.",
            )
        check_folder_names(parent)
        if dry:
            return None
        with self._db.transaction():
            id = folder.node.id
            for name in parent.segments[depth:]:
                id = self.insert(id, name, FOLDER)
            return self.find_folder(parent)

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
        now = self.now()
        self.version += 1
        return self._db.run(
            "INSERT INTO nodes(parent, name, key, kind, size, mtime, created, provided_mtime, content, extra) "
            "VALUES(?,?,?,?,?,?,?,?,?,?)",
            (parent, name, parse_path(name).key, kind, size, now, now, provided, content, _dump(attributes)),
        )

    def insert_copies(self, parent: int, nodes: Sequence[Node]) -> None:
        """Add copies of nodes to a folder, without what is below them; the caller has made sure that names are free."""
        if not nodes:
            return
        self.version += 1
        now = self.now()
        self._db.run(
            "INSERT INTO nodes(parent, name, key, kind, size, mtime, created, provided_mtime, content, extra) "
            "SELECT ?, name, key, kind, size, ?, ?, provided_mtime, content, extra FROM nodes "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (parent, now, now, _ids(nodes)),
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
                self.replace(existing.node, content, size, extra)
        return self.require(path)

    def replace(self, node: Node, content: int, size: int, extra: Mapping[str, Any]) -> None:
        """Give a file another content; the arguments are those of :meth:`put_file`."""
        self.version += 1
        attributes = {**_load(node.extra), **extra}
        provided = attributes.pop("provided_mtime", None)
        self._db.run(
            "UPDATE nodes SET size=?, content=?, mtime=?, provided_mtime=?, extra=? WHERE id=?",
            (size, content, self.now(), provided, _dump(attributes), node.id),
        )
        self.contents.release([node.content])

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
        self.forget()

    def relocate_all(self, nodes: Sequence[Node], parent: int) -> None:
        """Move nodes to another folder under the names they have; the caller has made sure that these are free."""
        self._db.run("UPDATE nodes SET parent=? WHERE id IN (SELECT value FROM json_each(?))", (parent, _ids(nodes)))
        if nodes:
            self.forget()

    def remove(self, nodes: Sequence[Node]) -> None:
        """Forget nodes that have nothing below them, for good."""
        with self._db.transaction():
            self._db.run("DELETE FROM nodes WHERE id IN (SELECT value FROM json_each(?))", (_ids(nodes),))
            self.contents.release([node.content for node in nodes])
        self.version += 1
        if any(node.is_folder for node in nodes):
            self._folders.clear()

    def path_of(self, node: Node) -> RemotePath:
        """Where a node is now."""
        way = [node]
        while (above := self.get(way[-1].parent)) is not None:
            way.append(above)
        return RemotePath(tuple(one.name for one in reversed(way)), tuple(one.key for one in reversed(way)))


def join(folder: str, name: str) -> str:
    """The path of an entry of a folder."""
    return f"{folder}/{name}" if folder else name


def attributes_of(extra: str | None, provided_mtime: int | None) -> dict[str, Any]:
    """The further attributes of a stored file or folder, as :meth:`Tree.insert` takes them."""
    return _load(extra) | ({} if provided_mtime is None else {"provided_mtime": provided_mtime})


def _ids(nodes: Sequence[Node]) -> str:
    return orjson.dumps([node.id for node in nodes]).decode()


def _load(extra: str | None) -> dict[str, Any]:
    return dict(orjson.loads(extra)) if extra else {}


def _dump(attributes: Mapping[str, Any]) -> str | None:
    return orjson.dumps(attributes).decode() if attributes else None
