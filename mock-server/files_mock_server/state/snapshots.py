"""Snapshots: the whole state under a name, below the data folder, so that they survive a restart.

A snapshot is a copy of the database. Blobs are not copied: they never change, so it only has to keep those that it
refers to from being removed.
"""

from __future__ import annotations

import json
import logging
import sqlite3
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from files_mock_server.files.blobs import Blobs
from files_mock_server.problems import Problem, invalid
from files_mock_server.store.database import Database

_log = logging.getLogger("files_mock_server")
_META = "snapshot"
_UNREADABLE = (sqlite3.DatabaseError, ValueError, KeyError)
_FOLDER = "snapshots"
_BLOBS = "SELECT blob FROM segments UNION SELECT blob FROM upload_parts"
_MAX_NAME = 100


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A state that was kept.

    Attributes:
        name: What it is called; empty for the one that a reset goes back to.
        time: When it was taken, by the server's clock, in seconds since the epoch.
        details: What belongs to the state but is not in the database, as JSON values.
        path: Its file.
        blobs: Names of the blobs that it refers to.
    """

    name: str
    time: float
    details: Mapping[str, Any]
    path: Path
    blobs: frozenset[str]

    def to_dict(self) -> dict[str, Any]:
        """What people want to know of it: name, time and the bytes of its file."""
        return {"name": self.name, "time": self.time, "size": self.path.stat().st_size}


class Snapshots:
    """The snapshots of one data folder.

    Args:
        folder: The data folder.
        database: What is copied.
        blobs: The blobs that copies refer to.
    """

    def __init__(self, folder: Path, database: Database, blobs: Blobs) -> None:
        self._folder = folder / _FOLDER
        self._tmp = folder / "tmp"
        self._db = database
        self._blobs = blobs
        self._known: dict[str, Snapshot] = {}
        self._unchanged: tuple[Path, int] | None = None  # the snapshot that the state is, as long as nothing is written
        self._load()

    def _load(self) -> None:
        """Find the snapshots of earlier runs."""
        if not self._folder.is_dir():
            return
        for path in sorted(self._folder.glob("*.sqlite3")):
            try:
                snapshot = _read(path)
            except _UNREADABLE as error:
                _log.warning("the snapshot %s cannot be read: %s", path, error)
                continue
            self._blobs.pin(snapshot.blobs)
            known = self._known.get(snapshot.name)
            if known is not None:  # the server was killed while it replaced one by the other
                older, snapshot = sorted((known, snapshot), key=lambda one: one.path.stat().st_mtime_ns)
                self._blobs.unpin(older.blobs)
                older.path.unlink()
            self._known[snapshot.name] = snapshot

    def names(self) -> list[str]:
        """The names of all snapshots but the unnamed one, sorted."""
        return sorted(filter(None, self._known))

    def all(self) -> list[Snapshot]:
        """All snapshots but the unnamed one, by name."""
        return [self._known[name] for name in self.names()]

    def has(self, name: str) -> bool:
        """Whether there is a snapshot of this name."""
        return name in self._known

    def free_name(self) -> str:
        """A name that no snapshot has."""
        number = 1
        while f"snapshot-{number}" in self._known:
            number += 1
        return f"snapshot-{number}"

    def take(self, name: str, time: float, details: Mapping[str, Any]) -> Snapshot:
        """Keep the state as it is now, in place of the snapshot that may have the name.

        Args:
            name: What to call it.
            time: Seconds since the epoch.
            details: JSON values to have back from :meth:`restore`.
        """
        self._folder.mkdir(exist_ok=True)
        stem = uuid.uuid4().hex
        temporary, path = self._tmp / stem, self._folder / f"{stem}.sqlite3"
        try:
            about = {"name": name, "time": time, "details": dict(details)}
            self._db.copy_to(temporary, {_META: json.dumps(about)})
            temporary.rename(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        snapshot = Snapshot(name, time, dict(details), path, self._live())
        self._blobs.pin(snapshot.blobs)
        if name in self._known:
            self.delete(name)
        self._known[name] = snapshot
        self._unchanged = (path, self._db.changes)
        return snapshot

    def restore(self, name: str) -> Snapshot:
        """Make the state what it was.

        Raises:
            Problem: 404 ``not-found``.
        """
        snapshot = self.require(name)
        if self._unchanged == (snapshot.path, self._db.changes):
            return snapshot
        before = self._live()
        self._db.replace_from(snapshot.path)
        self._db.run("DELETE FROM meta WHERE name=?", (_META,))
        self._blobs.revive(snapshot.blobs)
        self._blobs.remove(before - snapshot.blobs)
        self._unchanged = (snapshot.path, self._db.changes)
        return snapshot

    def delete(self, name: str) -> None:
        """Forget a snapshot, and the blobs that only it refers to.

        Raises:
            Problem: 404 ``not-found``.
        """
        snapshot = self.require(name)
        del self._known[name]
        snapshot.path.unlink(missing_ok=True)
        self._blobs.remove(snapshot.blobs - self._live())
        self._blobs.unpin(snapshot.blobs)

    def require(self, name: str) -> Snapshot:
        """The snapshot of a name.

        Raises:
            Problem: 404 ``not-found``.
        """
        snapshot = self._known.get(name)
        if snapshot is None:
            known = ", ".join(self.names()) or "none"
            raise Problem("not-found", f"There is no snapshot {name[:_MAX_NAME]!r}; there are: {known}.")
        return snapshot

    def _live(self) -> frozenset[str]:
        return frozenset(row[0] for row in self._db.all(_BLOBS))


def kept_blobs(folder: Path) -> Iterator[tuple[str, frozenset[str] | None]]:
    """The file of each snapshot below a data folder, with the blobs that it refers to; None if it cannot be read."""
    for path in sorted((folder / _FOLDER).glob("*.sqlite3")):
        try:
            yield path.name, _read(path).blobs
        except _UNREADABLE:
            yield path.name, None


def check_name(name: object) -> str:
    """A name for a snapshot, if it can be one.

    Raises:
        Problem: ``bad-request/request-params-invalid``.
    """
    if not isinstance(name, str) or not name.strip() or not name.isprintable() or len(name) > _MAX_NAME:
        raise invalid("name", f"1 to {_MAX_NAME} printable characters")
    return name


def _read(path: Path) -> Snapshot:
    connection = sqlite3.connect(path)
    try:
        row = connection.execute("SELECT value FROM meta WHERE name=?", (_META,)).fetchone()
        if row is None:
            raise ValueError("it does not say what it is")
        about = json.loads(row[0])
        blobs = frozenset(name for (name,) in connection.execute(_BLOBS))
    finally:
        connection.close()
    return Snapshot(about["name"], about["time"], about["details"], path, blobs)
