"""The gate that calls pass before they touch the state, so that it can be replaced while clients go on calling."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from files_mock_server.problems import Problem

_PATIENCE = 5.0  # seconds for calls that take several steps to come to their end


class Gate:
    """Lets calls through unless the state is about to be replaced.

    A call that is done in one step of the event loop sees one state anyway; those of several steps are waited for.

    Attributes:
        epoch: Grows whenever the state was replaced; a call that began in an earlier one must check its caller again.
        is_closed: Whether calls must wait for :meth:`passed`.
    """

    def __init__(self) -> None:
        self.epoch = 0
        self.is_closed = False
        self._opened = asyncio.Event()
        self._running: set[asyncio.Task[Any]] = set()

    async def passed(self) -> None:
        """Wait until the gate is open."""
        while self.is_closed:
            await self._opened.wait()

    async def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Do what takes several steps, behind the gate.

        Raises:
            Problem: 503 ``service-unavailable`` if it took too long while the state was to be replaced.
        """
        task = asyncio.ensure_future(work)
        self._running.add(task)
        try:
            return await task
        except asyncio.CancelledError:
            current = asyncio.current_task()
            if current is not None and current.cancelling():
                raise
            raise Problem("service-unavailable", "The state of the server was replaced meanwhile.") from None
        finally:
            self._running.discard(task)

    async def close(self) -> bool:
        """Close the gate and wait until nobody is behind it; whoever takes too long is stopped.

        Returns:
            Whether somebody was stopped.
        """
        self.is_closed = True
        self._opened.clear()
        if not self._running:
            return False
        _, late = await asyncio.wait(self._running, timeout=_PATIENCE)
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late)
        return bool(late)

    def open(self) -> None:
        """Let calls through again."""
        self.is_closed = False
        self._opened.set()
