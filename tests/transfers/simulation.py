"""A world without I/O: drives plans through their tasks on a virtual clock, and holds them to their word.

What :class:`files_style_sdk.wire.Together` makes the real drivers do with threads or on an event loop is done here in
the order of a heap of moments. Trouble comes from a seeded generator: the same seed is the same schedule.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from files_style_sdk.transfer.limiter import Limiter
from files_style_sdk.wire import Failure, Response, Task, Wait

MOST_STEPS = 20_000
"""Questions to a plan in one simulation: far beyond what any that ends needs."""


@dataclass(frozen=True)
class Trouble:
    """How likely what is, for each request, between 0 and 1.

    Attributes:
        lost: The connection fails and nothing arrived.
        unanswered: It fails after everything arrived.
        busy: 429 or 503, with a Retry-After half of the time.
        broken: 500.
        expired: 403.
        stalled: Nothing for a minute, then a timeout.
        partial: An answer that breaks off in the middle.
        most: How many requests meet trouble at most, None for no bound.
    """

    lost: float = 0.0
    unanswered: float = 0.0
    busy: float = 0.0
    broken: float = 0.0
    expired: float = 0.0
    stalled: float = 0.0
    partial: float = 0.0
    most: int | None = None

    def draw(self, lot: Random) -> str:
        """What a request meets: the name of a trouble, or `fine`."""
        at = lot.random()
        for name in ("lost", "unanswered", "busy", "broken", "expired", "stalled", "partial"):
            at -= getattr(self, name)
            if at < 0:
                return name
        return "fine"


class Network:
    """Latency, throughput and trouble.

    Args:
        lot: Where chance comes from.
        trouble: How likely what is.
        bandwidth: Bytes a second that all requests share.
    """

    def __init__(self, lot: Random, trouble: Trouble, bandwidth: float = 1e6) -> None:
        self.lot = lot
        self._trouble = trouble
        self._bandwidth = bandwidth
        self.met: Counter[str] = Counter()
        self.quiet_until = 0.0
        """The moment that a Retry-After named; a request before it would be rude."""

    def meet(self) -> str:
        """What the next request meets."""
        most = self._trouble.most
        if most is not None and self.met.total() - self.met["fine"] >= most:
            return "fine"
        name = self._trouble.draw(self.lot)
        self.met[name] += 1
        return name

    def seconds(self, size: int) -> float:
        """How long a request takes that moves so many bytes."""
        return self.lot.choice((0.001, 0.01, 0.05, 0.2)) * self.lot.uniform(0.5, 3) + size / self._bandwidth

    def heard(self, outcome: Any, now: float) -> None:
        """An answer has reached the plan: from now on it knows what the answer asks for."""
        if isinstance(outcome, Response) and "retry-after" in outcome.headers:
            self.quiet_until = max(self.quiet_until, now + float(outcome.headers["retry-after"]))

    def failed(self, name: str) -> tuple[float, Response | Failure]:
        """How long a trouble takes, and what comes of it."""
        took = self.seconds(0)
        if name in ("lost", "unanswered", "partial"):
            outcome = "not_sent" if name == "lost" else "unknown"
            return took, Failure(f"simulated: {name}", OSError(name), outcome)
        if name == "stalled":
            return 60.0, Failure("simulated: stalled", TimeoutError(), "unknown", kind="timeout")
        if name == "busy":
            headers: dict[str, str] = {}
            if self.lot.random() < 0.5:
                headers["retry-after"] = str(self.lot.choice((0, 1, 3)))
            return took, Response(self.lot.choice((429, 503)), headers)
        return took, Response({"broken": 500, "expired": 403}[name], {})


@dataclass(eq=False)
class _Driver:
    """One plan being driven.

    Attributes:
        due: When to ask again although nothing has ended, None for never.
    """

    plan: Any
    perform: Callable[[Any, float], tuple[float, Any]]
    due: float | None = 0.0
    done: bool = False
    under_way: list[Any] = field(default_factory=list)


@dataclass(order=True)
class _Event:
    moment: float
    number: int
    driver: _Driver = field(compare=False)
    task: Any = field(compare=False)
    outcome: Any = field(compare=False)


class Simulation:
    """Carries out what plans want that share a limiter.

    Args:
        limiter: The bound that they share.
        plans: Each with what does its tasks at a moment and gives how many seconds that takes, and what comes of it.

    Attributes:
        peak_slots: The most slots in use at once.
        peak_held: The most bytes held at once.
        begun: Tasks in the order they were begun, with the moment.
    """

    def __init__(self, limiter: Limiter, *plans: tuple[Any, Callable[[Any, float], tuple[float, Any]]]) -> None:
        self.now = 1000.0
        self.begun: list[tuple[float, Any]] = []
        self.peak_slots = self.peak_held = 0
        self._limiter = limiter
        self._drivers = [_Driver(plan, perform) for plan, perform in plans]
        self._events: list[_Event] = []

    def run(self) -> None:
        """Until all plans say that all is done.

        Raises:
            AssertionError: One breaks its word: waits for nothing, never ends, or leaves something under way.
            Error: One gives up.
        """
        for _ in range(MOST_STEPS):
            due = [each for each in self._drivers if not each.done and each.due is not None and each.due <= self.now]
            if due:
                self._ask(due[0])
            elif all(driver.done for driver in self._drivers):
                return
            else:
                self._pass_time()
        raise AssertionError(f"no end after {MOST_STEPS} steps; the last task was {self.begun[-1:]}")

    def _ask(self, driver: _Driver) -> None:
        task = driver.plan.next(self.now)
        if task is None:
            assert not driver.under_way, f"said to be done with {driver.under_way} under way"
            driver.done = True
        elif isinstance(task, Wait):
            self._wait(driver, task.seconds)
        elif self._limiter.take(task.slots, task.held, lambda: setattr(driver, "due", self.now)):
            self._begin(driver, task)
        else:
            driver.plan.withdraw(task)
            driver.due = None

    def _wait(self, driver: _Driver, seconds: float | None) -> None:
        assert seconds is not None or driver.under_way, "waits for ever: nothing is under way"
        assert seconds is None or seconds >= 0
        # A clock moves on between two questions, however short the wait.
        driver.due = None if seconds is None else self.now + max(seconds, 1e-4)

    def _begin(self, driver: _Driver, task: Task) -> None:
        clash = task.in_order and any(other.in_order for other in driver.under_way)
        assert not clash, "a stream is used twice at once"
        took, outcome = driver.perform(task, self.now)
        self.begun.append((self.now, task))
        driver.under_way.append(task)
        everything = [other for each in self._drivers for other in each.under_way]
        self.peak_slots = max(self.peak_slots, sum(other.slots for other in everything))
        self.peak_held = max(self.peak_held, sum(other.held for other in everything))
        heapq.heappush(self._events, _Event(self.now + took, len(self.begun), driver, task, outcome))

    def _pass_time(self) -> None:
        moments = [driver.due for driver in self._drivers if not driver.done and driver.due is not None]
        if self._events and self._events[0].moment <= min(moments, default=self._events[0].moment):
            self._end_next()
            return
        assert moments, "nobody waits for anything, and nothing is under way"
        self.now = max(self.now, min(moments))

    def _end_next(self) -> None:
        event = heapq.heappop(self._events)
        self.now = max(self.now, event.moment)
        event.driver.under_way.remove(event.task)
        self._limiter.give_back(event.task.slots, event.task.held)
        event.driver.due = self.now
        event.driver.plan.ended(event.task, event.outcome, self.now)
