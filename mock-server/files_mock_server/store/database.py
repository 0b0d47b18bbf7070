"""The SQLite connection: one, used only from the server's event loop thread."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from files_mock_server.store.schema import SCHEMA, VERSION


class DataFolderError(Exception):
    """The data folder cannot be used: another server has it, or it is not one of ours."""


class Database:
    """A thin layer over SQLite in write-ahead mode.

    Every acknowledged write survives the death of the process. Statements run on the event loop: each takes
    microseconds, and one thread at a time is what SQLite allows to write anyway.

    Args:
        path: The database file.
        sync: How far to sync to disk, which only a loss of power needs: ``FULL`` for every commit, ``NORMAL`` so that
            the file stays whole but the last commits may be lost, ``OFF`` for what is removed on stop anyway.

    Raises:
        DataFolderError: If another server uses the file, or it is from a newer version.
    """

    def __init__(self, path: Path, *, sync: str = "NORMAL") -> None:
        self._connection = sqlite3.connect(path, isolation_level=None, timeout=0.2, cached_statements=512)
        try:
            self._prepare(sync)
        except sqlite3.DatabaseError as error:
            self._connection.close()
            busy = "locked" in str(error)
            why = "a server runs on this folder already; stop it first, or choose another folder" if busy else error
            raise DataFolderError(f"cannot use {path}: {why}") from error
        except DataFolderError:
            self._connection.close()
            raise
        self._depth = 0
        self._after_commit: list[Callable[[], None]] = []
        self._on_rollback: list[Callable[[], None]] = []

    def _prepare(self, sync: str) -> None:
        run = self._connection.execute
        run("PRAGMA locking_mode=EXCLUSIVE")  # a second server on the same folder fails at once
        run("PRAGMA journal_mode=WAL")
        run(f"PRAGMA synchronous={sync}")
        run("PRAGMA cache_size=-32768")
        self._upgrade()

    def _upgrade(self) -> None:
        """Bring the tables to this server's version."""
        run = self._connection.execute
        run("BEGIN IMMEDIATE")
        version = run("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            run("ROLLBACK")
            raise DataFolderError(f"the data folder is of version {version}, newer than this server's {VERSION}")
        for step in SCHEMA[version:]:
            for statement in step:
                run(statement)
        run(f"PRAGMA user_version={VERSION}")
        run("COMMIT")

    def all(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Every row of a query."""
        return self._connection.execute(sql, values).fetchall()

    def one(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        row: tuple[Any, ...] | None = self._connection.execute(sql, values).fetchone()
        return row

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Run a statement; returns the id of the row it inserted."""
        return self._connection.execute(sql, values).lastrowid or 0

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; an inner one joins the outer. Never await inside."""
        if self._depth == 0:
            self._connection.execute("BEGIN IMMEDIATE")
        self._depth += 1
        try:
            yield
        except BaseException:
            self._depth -= 1
            if self._depth == 0:
                self._roll_back()
            raise
        self._depth -= 1
        if self._depth == 0:
            try:
                self._connection.execute("COMMIT")
            except sqlite3.Error:  # such as a full disk: the transaction would stay open and block every later one
                self._roll_back()
                raise
            self._run_after_commit()

    def _roll_back(self) -> None:
        self._after_commit.clear()
        if self._connection.in_transaction:  # some failures roll back by themselves
            self._connection.execute("ROLLBACK")
        for action in self._on_rollback:
            action()

    def after_commit(self, action: Callable[[], None]) -> None:
        """Do something once the running transaction is durable (at once outside of one); dropped if it fails."""
        self._after_commit.append(action)
        if self._depth == 0:
            self._run_after_commit()

    def on_rollback(self, action: Callable[[], None]) -> None:
        """Register what must be forgotten whenever a transaction fails, such as a cache filled inside it."""
        self._on_rollback.append(action)

    def _run_after_commit(self) -> None:
        actions, self._after_commit = self._after_commit, []
        for action in actions:
            action()

    @property
    def changes(self) -> int:
        """A number that grows with every row that is written."""
        return self._connection.total_changes

    def copy_to(self, path: Path, values: Mapping[str, str]) -> None:
        """Write everything, as it is now, to a new database file.

        Args:
            path: The file; it must not exist.
            values: Named values that the copy has besides, see :meth:`meta`.
        """
        copy = sqlite3.connect(path, isolation_level=None)
        try:
            copy.execute("PRAGMA synchronous=OFF")
            copy.execute("PRAGMA journal_mode=OFF")  # whoever dies half way leaves a file that has no name yet
            self._connection.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            copy.executemany("INSERT OR REPLACE INTO meta(name, value) VALUES(?,?)", values.items())
        finally:
            copy.close()

    def replace_from(self, path: Path) -> None:
        """Become what a file of :meth:`copy_to` holds, in one transaction.

        What is remembered of rows is forgotten, as after a failed transaction.

        Args:
            path: The file; it stays as it is.
        """
        copy = sqlite3.connect(path)
        try:
            copy.backup(self._connection)
        finally:
            copy.close()
        self._upgrade()  # the file may be older than this server
        for action in self._on_rollback:
            action()

    def close(self) -> None:
        """Close the connection; the write-ahead log is folded into the file."""
        self._connection.close()

    def meta(self, name: str) -> str | None:
        """A named value of the server itself."""
        row = self.one("SELECT value FROM meta WHERE name=?", (name,))
        return None if row is None else str(row[0])

    def set_meta(self, name: str, value: str) -> None:
        """Store a named value of the server itself."""
        self.run("INSERT OR REPLACE INTO meta(name, value) VALUES(?,?)", (name, value))
