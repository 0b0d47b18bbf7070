"""File migrations: the progress of copies, moves, deletions and archives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from files_mock_server.engine import generic
from files_mock_server.engine.call import Call, handles
from files_mock_server.engine.jobs import Job, Report, Steps
from files_mock_server.problems import Problem
from files_mock_server.site import Site
from files_mock_server.table.traits import TRAITS, Traits
from files_mock_server.times import iso

TRAITS["file_migration_log"] = Traits(extra={"type": "string"}, live=True)
_RESOURCE, _LOG = "file_migration", "file_migration_log"
_USER, _KEY = "started_by_user", "started_by_key"  # no schema shows them
_KEPT = 10_000  # newest entries of the log
_TRIM = 1_000  # entries after which older ones are removed


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file action is going to do.

    Attributes:
        operation: ``copy``, ``move``, ``delete``, ``zip`` or ``unzip``.
        path: What it works on.
        destination: Where it leads, if anywhere.
        entries: How many entries it has, as far as they are counted.
        is_big: Whether it runs behind the answer.
        then: Is called when all of it is done.
    """

    operation: str
    path: str
    destination: str | None
    entries: int
    is_big: bool
    then: Callable[[], None] = lambda: None


class _Report(Report):
    """Writes the progress of a migration into its record, and what became of it into the log."""

    def __init__(self, site: Site, id: int, plan: Plan) -> None:
        self._site = site
        self._id = id
        self._plan = plan
        self.status = "pending"

    def started(self, job: Job) -> None:
        self._write(job, "processing")
        self.log("processing")

    def progressed(self, job: Job) -> None:
        self._write(job, "processing")

    def ended(self, job: Job, status: str, failure: Problem | None) -> None:
        if status == "completed":
            job.total = job.done
        with self._site.db.transaction():
            self._write(job, status, failure_message=failure.message if failure else None)
            self.log(status, failure)
        if status == "completed":
            self._plan.then()

    def _write(self, job: Job, status: str, **changes: Any) -> None:
        self.status = status
        counts = {"files_moved": job.done, "files_total": max(job.total, job.done)}
        self._site.jobs.write(_RESOURCE, self._id, {"status": status, **counts, **changes})

    def log(self, status: str, failure: Problem | None = None) -> None:
        when = str(iso(self._site.now() // 1000 * 1000))
        row = self._site.records.insert(
            _LOG,
            {
                "timestamp": when,
                "created_at": when,
                "file_migration_id": self._id,
                "operation": self._plan.operation,
                "type": self._plan.operation,
                "path": self._plan.path,
                "dest_path": self._plan.destination,
                "status": status,
                "error_type": failure.type if failure else None,
                "message": failure.message if failure else None,
            },
            quiet=True,
        )
        if row["id"] % _TRIM == 0:
            self._site.records.delete_until(_LOG, row["id"] - _KEPT)


async def run(call: Call, plan: Plan, steps: Steps) -> dict[str, Any]:
    """Do the work of a file action: before the answer when it is small, else behind it.

    Args:
        call: The call.
        plan: What it is going to do.
        steps: Makes its steps.

    Returns:
        The answer: the id of the migration, and its status.
    """
    site = call.site
    data: dict[str, Any] = {"path": plan.path, "dest_path": plan.destination, "operation": plan.operation}
    data |= {"status": "pending", "region": "local", "files_moved": 0, "files_total": plan.entries}
    data |= {_USER: call.principal.user_id, _KEY: call.principal.api_key_id}
    id: int = site.records.insert(_RESOURCE, data, quiet=True)["id"]
    report = _Report(site, id, plan)
    work = site.jobs.run(_RESOURCE, id, Job(report, plan.entries), steps, background=plan.is_big)
    if plan.is_big:
        report.log("pending")
        site.spawn(work)
    else:
        await work
    return {"status": report.status, "file_migration_id": id}


def running(site: Site) -> list[dict[str, Any]]:
    """The records of the migrations that are not over, by id."""
    found = (site.records.get(_RESOURCE, id) for id in site.jobs.ids(_RESOURCE))
    return [record for record in found if record is not None]


def cancel(site: Site, id: int) -> dict[str, Any]:
    """Stop a migration at its next step; what it has done stays done.

    Args:
        site: The service.
        id: The migration.

    Returns:
        Its record, which says ``cancelled`` as soon as it has stopped.

    Raises:
        Problem: ``not-found``, or ``processing-failure/already-completed`` if it is over.
    """
    record = site.records.get(_RESOURCE, id)
    if record is None:
        raise Problem("not-found", f"No file_migration has the id {id}.")
    job = site.jobs.get(_RESOURCE, id)
    if job is None:
        raise Problem("processing-failure/already-completed", f"The migration is {record['status']} already.")
    job.cancelled = True
    return record


@handles("file_migration", "find")
def find(call: Call) -> dict[str, Any]:
    """Answer the state of a migration; others than site admins, and restricted keys, see what they started."""
    principal, record = call.principal, generic.require(call)
    is_own = record.get(_USER) == principal.user_id
    if principal.root is not None:
        is_own = record.get(_KEY) == principal.api_key_id
    elif principal.is_admin:
        is_own = True
    if not is_own:
        raise Problem("not-found", f"No file_migration has the id {record['id']}.")
    return generic.present(call, record)
