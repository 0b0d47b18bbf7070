"""What tells a message that comes again from a new one."""

from __future__ import annotations

import heapq
import os
import sqlite3
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from threading import Lock
from typing import Protocol

from files_style_sdk.error import InvalidParameterError

__all__ = ["FileSeen", "MemorySeen", "SeenStore"]

_SECONDS_TO_WAIT = 5.0
_TABLE = "CREATE TABLE IF NOT EXISTS seen (key TEXT PRIMARY KEY, until REAL NOT NULL) WITHOUT ROWID"


class SeenStore(Protocol):
    """Remembers keys. What several processes receive has to be remembered in one place for all of them."""

    def add(self, key: str, until: float) -> bool | Awaitable[bool]:
        """Remember a key, in one step that no other thread or process can come between.

        Args:
            key: What to remember; it tells nothing of the event.
            until: When it may be forgotten, in seconds since the epoch.

        Returns:
            Whether it is new. A plain method is called in a thread, an async one is awaited.
        """
        ...


class MemorySeen:
    """Remembers in memory, for one process.

    Args:
        limit: How many keys at most. Beyond that, those that would be forgotten first are forgotten now; only senders
            who know a secret can bring that about.
        clock: Gives the seconds since the epoch.

    Raises:
        InvalidParameterError: The limit is not positive.
    """

    def __init__(self, limit: int = 100_000, clock: Callable[[], float] = time.time) -> None:
        if limit < 1:
            raise InvalidParameterError(f"limit must be at least 1, not {limit!r}")
        self._limit = limit
        self._clock = clock
        self._lock = Lock()
        self._keys: set[str] = set()
        self._by_end: list[tuple[float, str]] = []

    def add(self, key: str, until: float) -> bool:
        """Remember a key; returns whether it is new."""
        with self._lock:
            now = self._clock()
            while self._by_end and self._by_end[0][0] <= now:
                self._forget_first()
            if key in self._keys:
                return False
            if len(self._keys) >= self._limit:
                self._forget_first()
            self._keys.add(key)
            heapq.heappush(self._by_end, (until, key))
            return True

    def _forget_first(self) -> None:
        self._keys.discard(heapq.heappop(self._by_end)[1])

    def __len__(self) -> int:
        return len(self._keys)


class FileSeen:
    """Remembers in an SQLite file, which threads and processes of one machine may share.

    Args:
        path: The file; its folder is made if it is missing.
        clock: Gives the seconds since the epoch.

    Raises:
        OSError: The file cannot be made.
    """

    def __init__(self, path: str | os.PathLike[str], clock: Callable[[], float] = time.time) -> None:
        self._path = Path(path)
        self._clock = clock
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))
        with closing(self._opened()) as database:
            # Taken first: two processes that both read before they write would be in each other's way.
            database.execute("BEGIN IMMEDIATE")
            database.execute(_TABLE)
            database.execute("CREATE INDEX IF NOT EXISTS seen_until ON seen (until)")
            database.execute("COMMIT")

    def add(self, key: str, until: float) -> bool:
        """Remember a key; returns whether it is new.

        Raises:
            sqlite3.Error: The file cannot be read or written, or was locked by others for five seconds.
        """
        now = self._clock()
        # A connection of its own for each call: none crosses a fork or a thread, and none is left open.
        with closing(self._opened()) as database:
            database.execute("BEGIN IMMEDIATE")
            database.execute("DELETE FROM seen WHERE until <= ?", (now,))
            added = database.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (key, until)).rowcount
            database.execute("COMMIT")
        return added == 1

    def _opened(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=_SECONDS_TO_WAIT, isolation_level=None)
