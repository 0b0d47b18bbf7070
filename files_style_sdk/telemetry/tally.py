"""What an operation sends and receives, counted from the steps of its flows. Knows nothing of OpenTelemetry."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar
from urllib.parse import urlsplit

from files_style_sdk.delivery import Flow
from files_style_sdk.retry import TRANSIENT
from files_style_sdk.wire import Failure, Read, ReadInto, Receive, Request, Response, Step, Together

__all__ = ["Tally", "counted", "is_counted"]

T = TypeVar("T")


class Tally:
    """Counts what one operation does. Its flows may run in several threads and loops at once.

    Attributes:
        requests: Requests that were sent, or tried.
        retries: How many of them repeat one that failed.
        bytes_sent: Bytes of the bodies of requests that were answered.
        bytes_received: Bytes of the bodies of answers.
        status: The status code of the last answer, None before the first.
        first_url: The URL of the first request, None before it.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self.requests = 0
        self.retries = 0
        self.bytes_sent = 0
        self.bytes_received = 0
        self.status: int | None = None
        self.first_url: str | None = None

    @property
    def first_path(self) -> str | None:
        """The path of the first request's URL, without its query, which may hold a secret."""
        return None if self.first_url is None else urlsplit(self.first_url).path

    def begun(self, request: Request, *, is_repeated: bool) -> None:
        """A request is about to be sent."""
        with self._lock:
            self.requests += 1
            self.retries += is_repeated
            if self.first_url is None:
                self.first_url = request.url

    def answered(self, request: Request, response: Response) -> None:
        """An answer has come."""
        body = request.body
        size = 0 if body is None else len(body) if isinstance(body, bytes) else body.size
        with self._lock:
            self.bytes_sent += size
            self.bytes_received += len(response.body)
            self.status = response.status

    def received(self, count: int) -> None:
        """So many bytes of a body have been read."""
        with self._lock:
            self.bytes_received += count

    def handed_back(self) -> None:
        """A task ended with an attempt that failed, which its plan will have repeated."""
        with self._lock:
            self.retries += 1


def counted(flow: Flow[T], tally: Tally, *, is_task: bool = False) -> Flow[T]:
    """A flow that goes as another, and is counted.

    Args:
        flow: The other.
        tally: Told what happens, also in the tasks of its plans.
        is_task: Whether it is a plan's task: if its last attempt fails and it says so, the plan repeats it.
    """
    has_failed = False
    try:
        step = next(flow)
        while True:
            if isinstance(step, Request):
                tally.begun(step, is_repeated=has_failed)
            try:
                outcome = yield _observed(step, tally)
            except BaseException as error:
                step = flow.throw(error)
            else:
                if isinstance(step, (Request, Receive, Read, ReadInto)):
                    has_failed = _note(step, outcome, tally)
                step = flow.send(outcome)
    except StopIteration as done:
        value: T = done.value
        if is_task and has_failed:
            tally.handed_back()
        return value


def is_counted(flow: Flow[Any]) -> bool:
    """Whether a flow is one that :func:`counted` made."""
    return getattr(flow, "gi_code", None) is counted.__code__


def _observed(step: Step, tally: Tally) -> Step:
    """A step that does the same, and tells of what passes where its outcome does not."""
    if isinstance(step, Receive):
        return Receive(step.content, _counting(step.write, tally))
    if isinstance(step, Together):
        work = step.work
        return Together(step.plan, lambda task: counted(work(task), tally, is_task=True), step.pausing)
    return step


def _counting(write: Callable[[bytes | memoryview], object], tally: Tally) -> Callable[[bytes | memoryview], object]:
    def counting(block: bytes | memoryview) -> object:
        tally.received(len(block))
        return write(block)

    return counting


def _note(step: Request | Receive | Read | ReadInto, outcome: Any, tally: Tally) -> bool:
    """Count an outcome; returns whether it is a failure of the kind that is tried again."""
    if isinstance(outcome, Failure):
        return True
    if isinstance(step, Request):
        tally.answered(step, outcome)
        return outcome.status in TRANSIENT
    if not isinstance(step, Receive):
        tally.received(outcome if isinstance(outcome, int) else len(outcome))
    return False
