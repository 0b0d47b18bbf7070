"""Carrying out, as tasks of an event loop, what a plan wants done."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

from files_style_sdk.delivery import Flow
from files_style_sdk.transfer.limiter import Limiter
from files_style_sdk.wire import Task, Together, Wait

__all__ = ["work_together"]

Run = Callable[[Flow[Any], Task], Coroutine[Any, Any, Any]]


async def work_together(step: Together, run: Run, limiter: Limiter) -> None:
    """Carry out a plan's tasks until it has no more.

    Args:
        step: The plan and its work.
        run: Performs the flow of a task.
        limiter: Bounds what all transfers do at once.
    """
    crew = _Crew(step, run, limiter)
    try:
        await crew.work()
    finally:
        await crew.end()


class _Crew:
    def __init__(self, step: Together, run: Run, limiter: Limiter) -> None:
        self._step = step
        self._run = run
        self._limiter = limiter
        self._loop = asyncio.get_running_loop()
        self._events: asyncio.Queue[tuple[Task, Any] | None] = asyncio.Queue()
        self._under_way: set[asyncio.Task[None]] = set()
        self._detach = step.pausing.attach(self._wake) if step.pausing is not None else None

    async def work(self) -> None:
        plan = self._step.plan
        while True:
            if self._step.pausing is not None and self._step.pausing.paused:
                await self._hear(None)
                continue
            step = plan.next(time.monotonic())
            if step is None:
                return
            if isinstance(step, Wait):
                await self._hear(step.seconds)
            elif not self._limiter.take(step.slots, step.held, self._wake):
                plan.withdraw(step)
                await self._hear(None)
            else:
                await self._begin(step)

    async def _begin(self, task: Task) -> None:
        """Begin a task, or do it if nothing could be done beside it."""
        try:
            is_here = task.in_order or (not self._under_way and self._is_alone())
            if is_here:
                await self._do(task)
        except BaseException:
            self._limiter.give_back(task.slots, task.held)
            raise
        if is_here:
            self._limiter.give_back(task.slots, task.held)
            self._hear_at_once()
            return
        doing = self._loop.create_task(self._do(task))
        self._under_way.add(doing)
        doing.add_done_callback(lambda doing: self._done(doing, task))

    def _is_alone(self) -> bool:
        """Whether the plan has nothing else to do until the task that it named last has ended."""
        beside = self._step.plan.next(time.monotonic())
        if isinstance(beside, Task):
            self._step.plan.withdraw(beside)
        return isinstance(beside, Wait) and beside.seconds is None

    def _done(self, doing: asyncio.Task[None], task: Task) -> None:
        # Here, since a task that is cancelled before it has begun never comes to a `finally` of its own.
        self._under_way.discard(doing)
        self._limiter.give_back(task.slots, task.held)
        if doing.cancelled():
            self._events.put_nowait((task, asyncio.CancelledError()))

    async def _do(self, task: Task) -> None:
        try:
            outcome = await self._run(self._step.work(task), task)
        except Exception as error:
            outcome = error
        self._events.put_nowait((task, outcome))

    async def _hear(self, seconds: float | None) -> None:
        """Wait until something has ended or changed."""
        event = None
        if self._events.empty():
            try:
                async with asyncio.timeout(seconds):
                    event = await self._events.get()
            except TimeoutError:
                return
        self._heard(event)
        self._hear_at_once()

    def _hear_at_once(self) -> None:
        while not self._events.empty():
            self._heard(self._events.get_nowait())

    def _heard(self, event: tuple[Task, Any] | None) -> None:
        if event is not None:
            self._step.plan.ended(*event, time.monotonic())

    def _wake(self) -> None:
        with suppress(RuntimeError):  # the loop has ended, and nobody waits there any more
            self._loop.call_soon_threadsafe(self._events.put_nowait, None)

    async def end(self) -> None:
        """Have what is under way end, and wait for that."""
        if self._detach is not None:
            self._detach()
        under_way = list(self._under_way)
        for doing in under_way:
            doing.cancel()
        if under_way:
            await asyncio.gather(*under_way, return_exceptions=True)
