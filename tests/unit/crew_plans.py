"""Made-up plans and flows for the tests of the crews that carry plans out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from files_style_sdk.api_client import Caller
from files_style_sdk.crew import work_together
from files_style_sdk.settings import Settings
from files_style_sdk.transfer.limiter import Limiter
from files_style_sdk.watch import Watch, begin
from files_style_sdk.wire import Invoke, Sleep, Step, Task, Together, Wait

AT_MOST = 20.0
"""Seconds after which a test that hangs is given up."""

LONG = 600.0
"""Seconds that no test waits for: whoever sleeps so long is to be woken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Task):
    """A task with a name."""

    name: str


def jobs(names: str, **more: Any) -> list[Job]:
    """A job for each letter."""
    return [Job(name=name, **more) for name in names]


class Listed:
    """A plan that goes through a list, so many at once.

    Args:
        tasks: What there is to do.
        width: How many at once.
        raises: Whether a task that failed ends all.
        disturb: Called with the number of each question for what is next; may raise.
    """

    def __init__(
        self,
        tasks: Iterable[Job],
        width: int = 1,
        *,
        raises: bool = True,
        disturb: Callable[[int], object] = lambda _number: None,
    ) -> None:
        self._todo = list(tasks)
        self._width = width
        self._raises = raises
        self._disturb = disturb
        self._busy = 0
        self.questions = 0
        self.clashes = 0
        """How often it was used by two threads at once."""
        self._in_use = threading.Lock()
        self.waited_for_by: int | None = None
        """The thread that waits for the whole: the first that asked."""
        self.outcomes: dict[str, Any] = {}
        """What came of each task, in the order in which that was heard of."""
        self.moments: list[float] = []

    def next(self, now: float) -> Task | Wait | None:
        with self._used(now):
            self.questions += 1
            self._disturb(self.questions)
            if self._todo and self._busy < self._width:
                self._busy += 1
                return self._todo.pop(0)
            return Wait() if self._busy else None

    def withdraw(self, task: Job) -> None:
        self._busy -= 1
        self._todo.insert(0, task)

    def ended(self, task: Job, outcome: Any, now: float) -> None:
        with self._used(now):
            self._busy -= 1
            self.outcomes[task.name] = outcome
            if self._raises and isinstance(outcome, BaseException):
                raise outcome

    @contextmanager
    def _used(self, now: float) -> Iterator[None]:
        self.waited_for_by = self.waited_for_by or threading.get_ident()
        is_alone = self._in_use.acquire(blocking=False)
        self.clashes += not is_alone
        self.moments.append(now)
        try:
            yield
        finally:
            if is_alone:
                self._in_use.release()


class Trace:
    """Flows that note what they do, in which thread, and how they ended.

    Args:
        actions: What is called for a task, by its name; the others sleep for no time and come to their name.
        sleepers: Names of tasks that sleep until they are woken.
    """

    def __init__(self, actions: dict[str, Callable[[], Any]] | None = None, sleepers: str = "") -> None:
        self._actions = actions or {}
        self._sleepers = sleepers
        self.begun: list[str] = []
        self.ended: list[str] = []
        self.threads: dict[str, int] = {}
        self.errors: dict[str, BaseException] = {}
        self.most = 0
        """The most that were under way at once."""
        self._inside = 0
        self._lock = threading.Lock()

    def flow(self, task: Job) -> Generator[Step, Any, Any]:
        """The flow of a task."""
        with self._lock:
            self._inside += 1
            self.most = max(self.most, self._inside)
        self.begun.append(task.name)
        self.threads[task.name] = threading.get_ident()
        try:
            if task.name in self._actions:
                return (yield Invoke(self._actions[task.name]))
            yield Sleep(LONG if task.name in self._sleepers else 0)
        except BaseException as error:
            self.errors[task.name] = error
            raise
        finally:
            self.ended.append(task.name)
            with self._lock:
                self._inside -= 1
        return task.name


class Gate:
    """Holds tasks up like a PauseToken; tells when it was found closed.

    Args:
        paused: Whether it begins closed.
    """

    def __init__(self, *, paused: bool = False) -> None:
        self._paused = paused
        self._listeners: list[Callable[[], None]] = []
        self.found_closed = threading.Event()

    @property
    def paused(self) -> bool:
        if self._paused:
            self.found_closed.set()
        return self._paused

    @property
    def is_watched(self) -> bool:
        """Whether anybody wants to know of changes."""
        return bool(self._listeners)

    def attach(self, changed: Callable[[], None]) -> Callable[[], None]:
        self._listeners.append(changed)
        return lambda: self._listeners.remove(changed)

    def set(self, *, paused: bool) -> None:
        """Close or open it."""
        self._paused = paused
        for listener in list(self._listeners):
            listener()


class WatchedLimiter(Limiter):
    """A limiter that tells when it refused."""

    def __init__(self, parts: int = 64, held: int = 1 << 28) -> None:
        super().__init__(parts, held)
        self.refused = threading.Event()

    def take(self, parts: int, held: int, when_free: Callable[[], object]) -> bool:
        taken = super().take(parts, held, when_free)
        if not taken:
            self.refused.set()
        return taken

    @property
    def in_use(self) -> tuple[int, int]:
        """Parts and bytes."""
        return self.parts_in_use, self.held_in_use


def soon(function: Callable[[], Any]) -> Any:
    """What a function comes to, which must end by itself: it runs in a thread that is not waited for forever."""
    ended: list[tuple[Any, BaseException | None]] = []

    def call() -> None:
        try:
            ended.append((function(), None))
        except BaseException as error:
            ended.append((None, error))

    thread = threading.Thread(target=call, name="test-soon", daemon=True)
    thread.start()
    thread.join(AT_MOST)
    assert ended, "it did not end by itself"
    value, error = ended[0]
    if error is not None:
        raise error
    return value


def after(event: threading.Event, action: Callable[[], object]) -> threading.Thread:
    """Do something in a thread of its own once an event has come."""

    def call() -> None:
        if event.wait(AT_MOST / 4):
            action()

    thread = threading.Thread(target=call, name="test-after", daemon=True)
    thread.start()
    return thread


def helpers() -> set[threading.Thread]:
    """The threads of crews that are alive."""
    return {thread for thread in threading.enumerate() if thread.name == "files-transfer"}


def carry_out(
    plan: Any, trace: Trace, limiter: WatchedLimiter, settings: Settings | None = None, pausing: Any = None
) -> None:
    """Carry a plan out as a caller does, in a thread that counts as the calling one."""
    settings = begin(settings or Settings())
    caller = Caller(lambda: settings)
    step = Together(plan, trace.flow, pausing)

    def work() -> None:
        if settings.cancel is None and settings.expires is None:
            work_together(step, caller.run, settings, limiter, None)
            return
        with Watch(settings) as watch:
            work_together(step, caller.run, settings, limiter, watch)

    soon(work)
