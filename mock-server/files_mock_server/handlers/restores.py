"""Restores: deleted files and folders are brought back, in steps, with their counts in the restore's record."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Any

from files_mock_server.engine import generic
from files_mock_server.engine.call import Call, handles
from files_mock_server.engine.jobs import Job, Report
from files_mock_server.files.trash import Deleted
from files_mock_server.handlers import history, locking
from files_mock_server.paths import LAST, RemotePath, parse_path
from files_mock_server.problems import Problem, invalid
from files_mock_server.site import Site
from files_mock_server.times import parse

_STEP = 100  # entries
_MOST_MESSAGES = 100
_STATUS = {"completed": "complete", "failed": "failed", "cancelled": "cancelled"}


class _Report(Report):
    """Writes the counts of a restore into its record."""

    def __init__(self, site: Site, id: int) -> None:
        self._site = site
        self._id = id
        self.counts: Counter[str] = Counter()
        self.messages: list[str] = []

    def started(self, job: Job) -> None:
        self._write("in_progress")

    def progressed(self, job: Job) -> None:
        self._write("in_progress")

    def ended(self, job: Job, status: str, failure: Problem | None) -> None:
        if failure is not None:
            self.messages.append(failure.message)
        self._write(_STATUS[status])

    def _write(self, status: str) -> None:
        shown = {"status": status, **self.counts, "error_messages": self.messages[:_MOST_MESSAGES]}
        self._site.jobs.write("restore", self._id, shown)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a restore is to bring back.

    Attributes:
        key: Comparison key of the prefix.
        is_folder: Whether the prefix is a folder, itself included, rather than the beginning of a path.
        since: Only what was deleted then or later, in microseconds since the epoch.
        target: The folder to restore into; None restores in place.
        touch: Whether restored files count as changed now.
    """

    key: str
    is_folder: bool
    since: int
    target: RemotePath | None
    touch: bool

    def place(self, row: Deleted) -> RemotePath:
        """Where a deleted file or folder goes."""
        return parse_path(f"{self.target.text}/{row.path}" if self.target else row.path)


@handles("restore", "create", admin_only=True)
async def create(call: Call) -> dict[str, Any]:
    """Bring deleted files and folders back: in place, else into a new folder ``restored-ID`` at the root."""
    kind = call.get("restoration_type", "files") or "files"
    if kind != "files":
        raise invalid("restoration_type", "files; the mock server restores nothing else")
    since = parse(call.text("earliest_date"))
    if since > call.site.now():
        raise invalid("earliest_date", "a time in the past")
    prefix = call.get("prefix", "") or ""
    key = parse_path(prefix).key
    is_folder = bool(key) and prefix.endswith(("/", "\\"))
    # What is deleted from now on is not restored, so that the work ends.
    before = call.site.trash.newest()
    in_place = call.flag("restore_in_place")
    data = generic.attributes(call) | {"restoration_type": kind, "restore_in_place": in_place, "status": "pending"}
    record = generic.insert(call, data)
    target = None if in_place else _new_folder(call, record["id"])
    wanted = _Wanted(key, is_folder, since, target, call.flag("update_timestamps"))
    report = _Report(call.site, record["id"])
    restoring = _Restoring(call, wanted, before, report)
    is_big = restoring.is_big()
    work = call.site.jobs.run("restore", record["id"], Job(report), restoring.steps, background=is_big)
    if is_big:
        call.site.spawn(work)
    else:
        await work
    return generic.present(call, call.site.records.get("restore", record["id"]) or record)


def _new_folder(call: Call, id: int) -> RemotePath:
    name = f"restored-{id}"
    for number in range(2, 1000):
        if call.site.tree.find(parse_path(name)) is None:
            break
        name = f"restored-{id}-{number}"
    return parse_path(name)


class _Restoring:
    """A restore under way.

    Args:
        call: The call.
        wanted: What to bring back.
        before: Only what was in the trash before it had a row with this id.
        report: Takes the counts.
    """

    def __init__(self, call: Call, wanted: _Wanted, before: int, report: _Report) -> None:
        self._call = call
        self._site = call.site
        self._wanted = wanted
        self._before = before
        self._report = report

    def is_big(self) -> bool:
        """Whether it runs behind the answer."""
        most = self._site.live.background_from
        low, high = self._range()
        return len(self._site.trash.find(low, high, self._wanted.since, self._before, min(most, 10_000))) >= most

    def _range(self) -> tuple[str, str]:
        low = self._wanted.key + "/" if self._wanted.is_folder else self._wanted.key
        return low, low + LAST

    async def steps(self, job: Job) -> AsyncGenerator[None]:
        """Restore the folder that the prefix names, then what lies below, by path: folders before what they held."""
        low, high = self._range()
        if self._wanted.is_folder:
            key = self._wanted.key
            self._restore(job, self._site.trash.find(key, key, self._wanted.since, self._before, 1))
        while rows := self._site.trash.find(low, high, self._wanted.since, self._before, _STEP):
            self._restore(job, rows)
            low = rows[-1].key + "\0"  # the least key behind it
            yield
        if self._report.counts["files_restored"] or self._report.counts["dirs_restored"]:
            path = self._wanted.target or parse_path(self._wanted.key)
            history.record(self._call, "restore", path)

    def _restore(self, job: Job, rows: list[Deleted]) -> None:
        with self._site.db.transaction():
            for row in rows:
                kind = "dirs" if row.is_folder else "files"
                try:
                    self._put(row, self._wanted.place(row))
                    outcome = "restored"
                except Problem as problem:
                    outcome = "errored"
                    self._report.messages.append(f"{row.path[:500]}: {problem.message}")
                self._report.counts[f"{kind}_{outcome}"] += 1
                self._report.counts[f"{kind}_total"] += 1
                job.done += 1

    def _put(self, row: Deleted, path: RemotePath) -> None:
        existing = self._site.tree.find(path)
        if existing is not None:
            if row.is_folder and existing.node.is_folder:
                self._site.trash.forget([row])
                return
            raise Problem("processing-failure/destination-exists", "Something else is there.")
        locking.check(self._call, path)
        self._site.trash.restore(row, path, self._site.now() if self._wanted.touch else row.mtime)
