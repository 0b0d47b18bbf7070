"""Carrying out, in threads, what a plan wants done."""

from __future__ import annotations

import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any

from files_style_sdk.cancel import CancelToken
from files_style_sdk.delivery import Flow
from files_style_sdk.settings import Settings
from files_style_sdk.transfer.limiter import Limiter
from files_style_sdk.watch import Watch, stoppable, stopped
from files_style_sdk.wire import Task, Together, Wait

__all__ = ["work_together"]

_SECONDS_TO_END = 2.0

Run = Callable[[Flow[Any], Settings], Any]


def work_together(step: Together, run: Run, settings: Settings, limiter: Limiter, watch: Watch | None) -> None:
    """Carry out a plan's tasks until it has no more.

    What must be done in order, and what is alone, is done by the thread that calls; the rest by threads of their own,
    made when they are needed. The plan is used by one thread at a time, whichever has something to tell it.

    Args:
        step: The plan and its work.
        run: Performs a flow.
        settings: Those of the operation.
        limiter: Bounds what all transfers do at once.
        watch: Ends the operation from outside, if anything does.
    """
    crew = _Crew(step, run, settings, limiter, watch)
    try:
        crew.work()
    finally:
        crew.end()


class _Crew:
    def __init__(self, step: Together, run: Run, settings: Settings, limiter: Limiter, watch: Watch | None) -> None:
        self._plan = step.plan
        self._work = step.work
        self._pausing = step.pausing
        self._run = run
        self._limiter = limiter
        self._watch = watch
        self._given_settings = settings
        self._stop = CancelToken()
        self._settings, detach = stoppable(settings, self._stop)
        self._lock = Lock()
        """Held by whoever uses the plan, or counts what is under way."""
        self._events: SimpleQueue[BaseException | None] = SimpleQueue()
        self._errands: SimpleQueue[Task | None] = SimpleQueue()
        self._threads: list[Thread] = []
        self._under_way = 0
        self._has_failed = False
        self._alarm = float("inf")
        """When whoever waits will ask the plan again of itself."""
        self._detachments = [detach]
        if step.pausing is not None:
            self._detachments.append(step.pausing.attach(self._wake))

    def work(self) -> None:
        while True:
            self._watch_out()
            if self._has_failed or self._is_paused():
                self._hear(None)
                continue
            with self._lock:
                step = Wait() if self._has_failed else self._next()
                is_here = isinstance(step, Task) and self._is_for_here(step)
                if isinstance(step, Task) and not is_here:
                    self._hand_over(step)
                if isinstance(step, Wait):
                    self._alarm = float("inf") if step.seconds is None else time.monotonic() + step.seconds
            if step is None:
                return
            if isinstance(step, Wait):
                self._hear(step.seconds)
            elif is_here:
                self._do(step)

    def _next(self) -> Task | Wait | None:
        """What the plan wants next, with room for it; a wait for room if there is none."""
        try:
            step = self._plan.next(time.monotonic())
        except BaseException:
            self._has_failed = True
            raise
        if isinstance(step, Task) and not self._limiter.take(step.slots, step.held, self._wake):
            self._plan.withdraw(step)
            return Wait()
        return step

    def _is_for_here(self, task: Task) -> bool:
        """Whether the thread that waits does a task itself: it has to, or nothing could be done beside it."""
        if task.in_order or self._under_way:
            return task.in_order
        try:
            beside = self._plan.next(time.monotonic())
        except BaseException:
            self._limiter.give_back(task.slots, task.held)
            raise
        if isinstance(beside, Task):
            self._plan.withdraw(beside)
        return isinstance(beside, Wait) and beside.seconds is None

    def _hand_over(self, task: Task) -> None:
        try:
            if self._under_way == len(self._threads):
                thread = Thread(target=self._serve, name="files-transfer", daemon=True)
                thread.start()
                self._threads.append(thread)
        except BaseException:
            self._limiter.give_back(task.slots, task.held)
            raise
        self._under_way += 1
        self._errands.put(task)

    def _do(self, task: Task) -> None:
        try:
            outcome = self._run(self._work(task), self._settings)
        except Exception as error:
            outcome = error
        finally:
            self._limiter.give_back(task.slots, task.held)
        with self._lock:
            self._plan.ended(task, outcome, time.monotonic())

    def _serve(self) -> None:
        while (task := self._errands.get()) is not None:
            following: Task | None = task
            while following is not None:
                task = following
                try:
                    outcome = self._run(self._work(task), self._settings)
                except BaseException as error:
                    outcome = error
                self._limiter.give_back(task.slots, task.held)
                following = self._go_on(task, outcome)

    def _go_on(self, task: Task, outcome: Any) -> Task | None:
        """Tell the plan what came of a task, and take the next one on, without waking whoever waits for no need."""
        following: Task | None = None
        failure: BaseException | None = None
        with self._lock:
            try:
                self._plan.ended(task, outcome, time.monotonic())
                if not (self._is_stopped() or self._is_paused()):
                    following = self._take_on()
            except BaseException as error:
                failure = error
                self._has_failed = True
            if following is None:
                self._under_way -= 1
        if following is None or failure is not None:
            self._events.put(failure)
        return following

    def _take_on(self) -> Task | None:
        """Begin all that the plan wants begun now; the first of it is for the thread that asks."""
        first: Task | None = None
        try:
            while isinstance(step := self._next(), Task) and not step.in_order:
                if first is None:
                    first = step
                else:
                    self._hand_over(step)
        except BaseException:
            if first is not None:
                self._limiter.give_back(first.slots, first.held)
            raise
        if isinstance(step, Task):
            self._limiter.give_back(step.slots, step.held)
            self._plan.withdraw(step)
        if not isinstance(step, Wait) or (step.seconds is not None and self._alarm > time.monotonic() + step.seconds):
            self._wake()
        return first

    def _is_stopped(self) -> bool:
        return self._has_failed or self._stop.cancelled or (self._watch is not None and self._watch.is_stopped)

    def _is_paused(self) -> bool:
        return self._pausing is not None and self._pausing.paused

    def _hear(self, seconds: float | None) -> None:
        """Wait until something has ended or changed."""
        try:
            failure = self._events.get(timeout=seconds)
        except Empty:
            return
        if failure is not None:
            raise failure

    def _wake(self) -> None:
        self._events.put(None)

    def _watch_out(self) -> None:
        if self._watch is None:
            return
        self._watch.guard(self._wake)
        if self._watch.is_stopped:
            raise stopped(self._given_settings, "unknown" if self._under_way else self._watch.outcome)

    def end(self) -> None:
        """Send everyone home, and see that they went."""
        for detach in self._detachments:
            detach()
        with self._lock:  # from here on nobody takes anything on
            if self._under_way:
                self._stop.cancel()
        deadline = time.monotonic() + _SECONDS_TO_END
        for _ in self._threads:
            self._errands.put(None)
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
