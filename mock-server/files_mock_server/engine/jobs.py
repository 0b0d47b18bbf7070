"""Background work in steps: of all that run one after another, with progress written down, until it is cancelled."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import aclosing, contextmanager
from typing import Any

from files_mock_server.problems import Problem
from files_mock_server.state.live import LiveSettings
from files_mock_server.store.database import Database
from files_mock_server.store.records import Condition, Records

_log = logging.getLogger("files_mock_server")
_STOPPED = "The server was stopped."
_UNFINISHED = ["pending", "processing", "in_progress"]
_FAILED: dict[str, dict[str, Any]] = {
    "file_migration": {"failure_message": _STOPPED},
    "restore": {"error_messages": [_STOPPED]},
}
_LONGEST_SLEEP = 0.02  # seconds; a longer pause is cut up, to notice a cancellation and a changed setting


class Report:
    """Is told how far a job is; a subclass writes it down."""

    def started(self, job: Job) -> None:
        """It begins to work."""

    def progressed(self, job: Job) -> None:
        """A step is done."""

    def ended(self, job: Job, status: str, failure: Problem | None) -> None:
        """It is over: ``completed``, ``failed`` or ``cancelled``."""


class Job:
    """A piece of work in steps.

    Attributes:
        done: Entries that are done.
        total: Entries that there are, as far as they are known.
        cancelled: Whether it is to stop at the next step; what was done stays done.
    """

    def __init__(self, report: Report | None = None, total: int = 0) -> None:
        self.done = 0
        self.total = total
        self.cancelled = False
        self._tell = report or Report()
        self._is_over = False

    async def run(self, steps: Steps, pause: Callable[[], float] | None = None) -> None:
        """Do the work; failures are reported, not raised.

        Args:
            steps: Makes the steps.
            pause: Tells the seconds between steps of work in the background; None for work that somebody waits for.
        """
        try:
            if pause is not None:
                await self._sleep(pause)
                self._tell.started(self)
            async with aclosing(steps(self)) as work:
                async for _ in work:
                    if pause is not None:
                        self._tell.progressed(self)
                        await self._sleep(pause)
                    else:
                        await asyncio.sleep(0)
                    self.check()
            self._end("completed")
        except Cancelled:
            self._end("cancelled")
        except Problem as problem:
            self._end("failed", problem)
        except asyncio.CancelledError:
            self._end("failed", Problem("service-unavailable", _STOPPED))
            raise
        except Exception as error:
            _log.exception("background work failed")
            self._end("failed", Problem("internal-server-error", f"The mock server failed: {type(error).__name__}."))

    @contextmanager
    def step(self, database: Database) -> Iterator[None]:
        """A transaction for one step; one that fails does not count as done either."""
        done = self.done
        try:
            with database.transaction():
                yield
        except BaseException:
            self.done = done
            raise

    def check(self) -> None:
        """Stop here if the job is cancelled.

        Raises:
            Cancelled: If it is.
        """
        if self.cancelled:
            raise Cancelled

    def _end(self, status: str, failure: Problem | None = None) -> None:
        if not self._is_over:
            self._is_over = True
            self._tell.ended(self, status, failure)

    async def _sleep(self, pause: Callable[[], float]) -> None:
        loop = asyncio.get_running_loop()
        began = loop.time()
        await asyncio.sleep(0)
        while not self.cancelled and (left := began + pause() - loop.time()) > 0:
            await asyncio.sleep(min(left, _LONGEST_SLEEP))
        self.check()


Steps = Callable[[Job], AsyncGenerator[None]]


async def waited_for(steps: Steps) -> None:
    """Do work in steps that is no background work and has no record; its failures are raised.

    Args:
        steps: Makes the steps.
    """
    async with aclosing(steps(Job())) as work:
        async for _ in work:
            await asyncio.sleep(0)


class Cancelled(Exception):
    """Somebody has cancelled the job."""


class Jobs:
    """The jobs that run, by the record that tells their progress.

    Args:
        records: Hold the records.
        live: Tells the live settings.
    """

    def __init__(self, records: Records, live: Callable[[], LiveSettings]) -> None:
        self._records = records
        self._live = live
        self._running: dict[tuple[str, int], Job] = {}

    def get(self, resource: str, id: int) -> Job | None:
        """The job that a record tells of, None if it is over."""
        return self._running.get((resource, id))

    def ids(self, resource: str) -> list[int]:
        """The ids of the records of a collection whose jobs are not over."""
        return sorted(id for name, id in self._running if name == resource)

    def is_big(self, entries: int) -> bool:
        """Whether work on that many entries runs behind its answer."""
        return entries >= self._live().background_from

    async def run(self, resource: str, id: int, job: Job, steps: Steps, *, background: bool) -> None:
        """Do the work of a record, and forget it when it is over.

        Args:
            resource: Collection of the record.
            id: Its id.
            job: The work.
            steps: Makes its steps.
            background: Whether nobody waits for it, so that it pauses between its steps.
        """
        self._running[resource, id] = job
        try:
            await job.run(steps, (lambda: self._live().step_delay) if background else None)
        finally:
            del self._running[resource, id]

    def fail_unfinished(self) -> None:
        """Say of the jobs of another run, with which nobody goes on, that they have failed."""
        for resource, told in _FAILED.items():
            for record in self._records.all(resource, [Condition("status", "in", _UNFINISHED)]):
                self._records.update(resource, record["id"], {"status": "failed", **told})

    def write(self, resource: str, id: int, changes: dict[str, Any]) -> None:
        """Change the record of a job, if it is still there."""
        if self._records.get(resource, id) is not None:
            self._records.update(resource, id, changes, quiet=True)
