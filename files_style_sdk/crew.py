"""Carrying out, in threads, what a plan wants done."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from files_style_sdk.cancel import CancelToken
from files_style_sdk.delivery import Flow
from files_style_sdk.settings import Settings
from files_style_sdk.transfer.limiter import Limiter
from files_style_sdk.watch import Watch, stopped
from files_style_sdk.wire import Task, Together, Wait

__all__ = ["work_together"]

_SECONDS_TO_END = 2.0

Run = Callable[[Flow[Any], Settings], Any]
_Event = tuple[Task, Any]


def work_together(step: Together, run: Run, settings: Settings, limiter: Limiter, watch: Watch | None) -> None:
    """Carry out a plan's tasks until it has no more.

    What must be done in order, and what is alone, is done by the thread that calls; the rest by threads of their own,
    made when they are needed.

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
        self._step = step
        self._run = run
        self._limiter = limiter
        self._watch = watch
        self._given_settings = settings
        self._stop = CancelToken()
        self._settings = replace(settings, cancel=self._stop)
        self._events: SimpleQueue[_Event | None] = SimpleQueue()
        self._errands: SimpleQueue[Task | None] = SimpleQueue()
        self._threads: list[Thread] = []
        self._under_way = 0
        self._detachments = [settings.cancel.attach(self._stop.cancel)] if settings.cancel is not None else []
        if step.pausing is not None:
            self._detachments.append(step.pausing.attach(self._wake))

    def work(self) -> None:
        plan = self._step.plan
        while True:
            self._watch_out()
            if self._step.pausing is not None and self._step.pausing.paused:
                self._hear(None)
                continue
            step = plan.next(time.monotonic())
            if step is None:
                return
            if isinstance(step, Wait):
                self._hear(step.seconds)
            elif not self._limiter.take(step.slots, step.held, self._wake):
                plan.withdraw(step)
                self._hear(None)
            else:
                self._begin(step)

    def _begin(self, task: Task) -> None:
        """Begin a task, or do it if nothing could be done beside it."""
        try:
            is_here = task.in_order or (self._under_way == 0 and self._is_alone())
            if not is_here:
                self._hand_over(task)
        except BaseException:
            self._limiter.give_back(task.slots, task.held)
            raise
        if is_here:
            self._do(task)

    def _hand_over(self, task: Task) -> None:
        if self._under_way == len(self._threads):
            thread = Thread(target=self._serve, name="files-transfer", daemon=True)
            thread.start()
            self._threads.append(thread)
        self._under_way += 1
        self._errands.put(task)

    def _is_alone(self) -> bool:
        """Whether the plan has nothing else to do until the task that it named last has ended."""
        beside = self._step.plan.next(time.monotonic())
        if isinstance(beside, Task):
            self._step.plan.withdraw(beside)
        return isinstance(beside, Wait) and beside.seconds is None

    def _do(self, task: Task) -> None:
        try:
            outcome = self._run(self._step.work(task), self._settings)
        except Exception as error:
            outcome = error
        finally:
            self._limiter.give_back(task.slots, task.held)
        self._step.plan.ended(task, outcome, time.monotonic())

    def _serve(self) -> None:
        while (task := self._errands.get()) is not None:
            try:
                outcome = self._run(self._step.work(task), self._settings)
            except BaseException as error:
                outcome = error
            self._limiter.give_back(task.slots, task.held)
            self._events.put((task, outcome))

    def _hear(self, seconds: float | None) -> None:
        """Wait until something has ended or changed."""
        try:
            event = self._events.get(timeout=seconds)
        except Empty:
            return
        if event is not None:
            self._under_way -= 1
            self._step.plan.ended(*event, time.monotonic())

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
        if self._under_way:
            self._stop.cancel()
        deadline = time.monotonic() + _SECONDS_TO_END
        for _ in self._threads:
            self._errands.put(None)
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
