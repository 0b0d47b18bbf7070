"""Work that becomes a job: a record that tells how far it is, and what came of it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import Any

from files_mock_server.problems import Problem
from files_mock_server.services.call import Behaviour, Reply, ServiceCall
from files_mock_server.services.operations import Operation
from files_mock_server.services.options import TEXT, TEXTS_BY_NAME, Common, option, read
from files_mock_server.services.service import Described
from files_mock_server.services.site import SpecSite
from files_mock_server.services.stock import Row

_log = logging.getLogger("files_mock_server")
_PENDING, _RUNNING, _COMPLETED, _FAILED = STATUSES = ("pending", "running", "completed", "failed")
_STOPPED = "The server was stopped."
_LONGEST = 600.0  # seconds
_ACCEPTED = 202
_BOOLEAN = {"type": "boolean"}
_INTEGER = {"type": "integer", "minimum": 0}


@dataclass(frozen=True)
class JobOptions:
    """How work becomes a job.

    Attributes:
        collection: Where the jobs are.
        async_query: Query parameter that makes it one at once.
        timeout_query: Query parameter with the milliseconds after which it becomes one.
        id: What the answer calls the job's key.
        statuses: What the job's states are called, by their usual names.
    """

    collection: str = option(TEXT)
    async_query: str = option(TEXT, "async")
    timeout_query: str = option(TEXT, "timeout_ms")
    id: str = option(TEXT, "job_id")
    statuses: Mapping[str, str] | None = option(TEXTS_BY_NAME.or_none(), None)


def job_options(described: Described, operation: Operation, common: Common) -> JobOptions | None:
    """How the work of an operation becomes a job; None if it does not.

    Raises:
        DescriptionError: If that cannot be.
    """
    own, shared = common.jobs, described.options.jobs
    place = f"{operation.place}.x-mock.jobs"
    if own in (None, False):
        return None
    given: dict[str, Any] = {"collection": shared} if isinstance(shared, str) else dict(shared or {})
    if isinstance(own, str):
        given["collection"] = own
    elif isinstance(own, Mapping):
        given |= own
    for name in ("async_query", "timeout_query"):
        if getattr(common, name) is not None:
            given[name] = getattr(common, name)
    options: JobOptions = read(described.document, place, given, JobOptions)[0]
    for name in options.statuses or {}:
        if name not in STATUSES:
            raise described.document.error(f"{place}.statuses", f"has no {name}; there are: {', '.join(STATUSES)}")
    return options


class Jobs:
    """Makes jobs of the work of one operation.

    Args:
        behaviour: Does the work.
        options: How it becomes a job.
    """

    def __init__(self, behaviour: Behaviour, options: JobOptions) -> None:
        self._schemas = behaviour.described.schemas
        self._options = options
        self._kind = behaviour.described.kinds.of(options.collection)
        statuses = behaviour.operation.shape.statuses
        self._status = _ACCEPTED if _ACCEPTED in statuses else behaviour.operation.shape.status

    async def answer(self, call: ServiceCall, work: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
        """Answer a call whose work may become a job.

        Args:
            call: The call.
            work: Does the work.
        """
        at_once, seconds = self._wishes(call)
        if at_once:
            row = self._insert(call.site, _PENDING)
            call.site.spawn(self._run(call.site, row, work))
            return self._told(row, _PENDING)
        task = call.site.spawn(work())
        done, _ = await asyncio.wait({task}, timeout=seconds)
        if not done:
            row = self._insert(call.site, _RUNNING)
            call.site.spawn(self._follow(call.site, row, task))
            return self._told(row, _RUNNING)
        if task.cancelled():
            raise Problem("service-unavailable", "The state of the server was replaced meanwhile.")
        return task.result()

    def fail_unfinished(self, site: SpecSite) -> None:
        """Say of the jobs of another run, with which nobody goes on, that they have failed."""
        for row in site.stock.rows(self._kind):
            if row.record.get("status") in (self._word(_PENDING), self._word(_RUNNING)):
                self._fail(site, row, Problem("service-unavailable", _STOPPED))

    def _wishes(self, call: ServiceCall) -> tuple[bool, float | None]:
        """Whether it is to be a job at once, and the seconds after which it becomes one."""
        schemas, options = self._schemas, self._options
        at_once = schemas.from_text(_BOOLEAN, call.query.get(options.async_query, False), options.async_query)
        given = call.query.get(options.timeout_query)
        if given is None:
            return bool(at_once), None
        return bool(at_once), min(_LONGEST, schemas.from_text(_INTEGER, given, options.timeout_query) / 1000)

    def _told(self, row: Row, status: str) -> Reply:
        return Reply({self._options.id: row.record[self._kind.key], "status": self._word(status)}, self._status)

    def _word(self, status: str) -> str:
        return (self._options.statuses or {}).get(status, status)

    def _insert(self, site: SpecSite, status: str) -> Row:
        record: dict[str, Any] = {"status": self._word(status), "created_at": site.stock.now()}
        if status == _RUNNING:
            record["started_at"] = site.stock.now()
        row = site.stock.insert(self._kind, record, {}, told=True)
        if self._options.id not in row.record:
            row = site.stock.change(self._kind, row, {self._options.id: row.record[self._kind.key]})
        return row

    async def _run(self, site: SpecSite, row: Row, work: Callable[[], Coroutine[Any, Any, Any]]) -> None:
        self._change(site, row, _RUNNING, started_at=site.stock.now())
        await self._follow(site, row, site.spawn(work()))

    async def _follow(self, site: SpecSite, row: Row, task: asyncio.Task[Any]) -> None:
        """Write down what comes of the work."""
        try:
            result = await asyncio.shield(task)
        except Problem as problem:
            self._fail(site, row, problem)
        except asyncio.CancelledError:
            self._fail(site, row, Problem("service-unavailable", _STOPPED))
            raise
        except Exception as error:
            _log.exception("a job failed")
            self._fail(site, row, Problem("internal-server-error", f"The mock server failed: {type(error).__name__}."))
        else:
            value = result.body if isinstance(result, Reply) else result
            self._change(site, row, _COMPLETED, result=value, completed_at=site.stock.now())

    def _fail(self, site: SpecSite, row: Row, problem: Problem) -> None:
        error = {"message": problem.message, "type": problem.type, "status": problem.status}
        self._change(site, row, _FAILED, error=error, completed_at=site.stock.now())

    def _change(self, site: SpecSite, row: Row, status: str, **changes: Any) -> None:
        if site.records.get(self._kind.name, row.number) is not None:  # nobody has removed it meanwhile
            site.stock.change(self._kind, row, {"status": self._word(status), **changes})
