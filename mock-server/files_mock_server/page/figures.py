"""Totals of what the site holds and was asked, counted in steps so that no request waits for them."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from files_mock_server.files.tree import FILE
from files_mock_server.http.journal import LENGTH, Entry, Journal
from files_mock_server.site import Site

_STEP = 5_000  # rows; a step holds the loop for a few milliseconds
_PATIENCE = 0.25  # seconds that a page waits for figures before it does without
_SHARE = 20  # counting takes at most one part in this of the time


@dataclass(frozen=True, slots=True)
class Totals:
    """What the site holds.

    Attributes:
        files: Number of files.
        folders: Number of folders.
        stored: Bytes of the files.
        records: Number of records of each collection.
    """

    files: int = 0
    folders: int = 0
    stored: int = 0
    records: Mapping[str, int] = field(default_factory=dict)


class Tally:
    """Adds up the requests of a journal, each when it is finished; forgets what the journal was told to forget.

    Args:
        journal: The journal.

    Attributes:
        requests: Number of requests.
        errors: Number of those with an error for an answer, or none.
        received: Bytes of their bodies.
        sent: Bytes of the answers' bodies.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._forget()

    def _forget(self) -> None:
        self.requests = self.errors = self.received = self.sent = 0
        self._last = self._length = 0
        self._unfinished: list[Entry] = []

    def update(self) -> None:
        """Count what has come and what has been finished since the last time."""
        found = self._journal.entries(since=self._last)
        if len(self._journal) != min(LENGTH, self._length + len(found)):
            self._forget()
            found = self._journal.entries()
        self._length = len(self._journal)
        self._last = found[-1].number if found else self._last
        self.requests += len(found)
        finished = [entry for entry in (*self._unfinished, *found) if entry.duration is not None]
        self._unfinished = [entry for entry in (*self._unfinished, *found) if entry.duration is None]
        for entry in finished:
            self.errors += failed(entry)
            self.received += entry.received
            self.sent += entry.sent


def failed(entry: Entry) -> bool:
    """Whether a request is over and has an error for an answer, or none."""
    return entry.duration is not None and (entry.status is None or entry.status >= 400)


class Figures:
    """Counts a site's contents again whenever they have changed and somebody asks.

    Args:
        site: The site.
        journal: The requests that it was asked.

    Attributes:
        tally: Totals of the requests.
    """

    def __init__(self, site: Site, journal: Journal) -> None:
        self._site = site
        self.tally = Tally(journal)
        self._totals: Totals | None = None
        self._counted_at: tuple[int, int] | None = None
        self._not_before = 0.0
        self._running: asyncio.Event | None = None

    async def totals(self) -> Totals | None:
        """The totals, which may be some seconds old on a big site; None while they are counted for the first time."""
        if self._running is None and self._is_stale():
            self._running = asyncio.Event()
            self._site.spawn(self._count(self._running))
        if self._running is not None:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._running.wait(), _PATIENCE)
        return self._totals

    def _version(self) -> tuple[int, int]:
        return self._site.db.changes, self._site.records.version

    def _is_stale(self) -> bool:
        return self._counted_at != self._version() and time.monotonic() >= self._not_before

    async def _count(self, done: asyncio.Event) -> None:
        started, version = time.monotonic(), self._version()
        try:
            files, folders, stored = await self._count_nodes()
            self._totals = Totals(files, folders, stored, await self._count_records())
            self._counted_at = version
        finally:
            now = time.monotonic()
            self._not_before = now + (now - started) * _SHARE
            self._running = None
            done.set()

    async def _count_nodes(self) -> tuple[int, int, int]:
        files = folders = stored = last = 0
        sql = (
            "SELECT count(*), sum(kind=?), sum(size), max(id) "
            "FROM (SELECT id, kind, size FROM nodes WHERE id>? ORDER BY id LIMIT ?)"
        )
        while row := self._site.db.one(sql, (FILE, last, _STEP)):
            rows, of_files, size, highest = row
            if not rows:
                break
            files, folders, stored, last = files + of_files, folders + rows - of_files, stored + size, highest
            await asyncio.sleep(0)
        return files, folders, stored

    async def _count_records(self) -> Mapping[str, int]:
        counts: Counter[str] = Counter()
        resource, last = "", 0
        sql = "SELECT resource, id FROM records WHERE (resource, id) > (?, ?) ORDER BY resource, id LIMIT ?"
        while rows := self._site.db.all(sql, (resource, last, _STEP)):
            counts.update(row[0] for row in rows)
            resource, last = rows[-1]
            await asyncio.sleep(0)
        return counts
