"""Work that goes on after an answer: so many at once, so many waiting, and no more."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine
from typing import Any

__all__ = ["Slot", "Workers"]

Work = Callable[[], Coroutine[Any, Any, None]]


class Workers:
    """Runs coroutines on the running loop, some at once, others after them.

    Args:
        concurrency: How many run at once.
        queue_size: How many more may wait.
    """

    def __init__(self, concurrency: int, queue_size: int) -> None:
        self._concurrency = concurrency
        self._bound = concurrency + queue_size
        self._taken = 0
        self._waiting: deque[Work] = deque()
        self._running: set[asyncio.Task[None]] = set()

    def reserve(self) -> Slot | None:
        """Take a place, before it is known whether it will be needed; None if all are taken."""
        if self._taken >= self._bound:
            return None
        self._taken += 1
        return Slot(self)

    def _start(self, work: Work) -> None:
        self._waiting.append(work)
        self._advance()

    def _advance(self) -> None:
        while self._waiting and len(self._running) < self._concurrency:
            task = asyncio.get_running_loop().create_task(self._waiting.popleft()())
            self._running.add(task)
            task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._taken -= 1
        # Whoever cancels one is about to end the loop: what waits is not begun then.
        if not task.cancelled():
            task.exception()  # work tells of its own errors
            self._advance()

    async def drain(self, timeout: float) -> int:
        """Wait until nothing runs and nothing waits.

        Args:
            timeout: Seconds to wait at most.

        Returns:
            How many were left.
        """
        loop = asyncio.get_running_loop()
        end = loop.time() + timeout
        while self._running and loop.time() < end:
            await asyncio.wait(self._running, timeout=end - loop.time())
            await asyncio.sleep(0)  # for the callbacks, which begin what waited
        return len(self._running) + len(self._waiting)

    async def cancel(self) -> None:
        """Drop what waits, and cancel what runs."""
        self._taken -= len(self._waiting)
        self._waiting.clear()
        tasks = list(self._running)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


class Slot:
    """A place among the workers: either something is started in it, or it is given back."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers
        self._is_free = False

    def start(self, work: Work) -> None:
        """Have this done, at once or after others. It must not raise."""
        self._is_free = True
        self._workers._start(work)

    def release(self) -> None:
        """Give the place back, unless something was started in it."""
        if not self._is_free:
            self._is_free = True
            self._workers._taken -= 1
