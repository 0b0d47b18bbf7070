"""An event loop of our own, in a thread, for code that waits."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from threading import Thread
from typing import Any, TypeVar

from files_style_sdk.aio.blocking import to_its_end
from files_style_sdk.aio.caller import AsyncCaller, AsyncConnections
from files_style_sdk.api_client import Caller
from files_style_sdk.cancel import CancelToken
from files_style_sdk.delivery import Flow
from files_style_sdk.settings import Settings
from files_style_sdk.watch import stoppable

__all__ = ["LoopThread"]

_SECONDS_TO_END = 2.0
_THREADS = 32

T = TypeVar("T")


class LoopThread:
    """An event loop that runs in a thread of its own until it is closed.

    Args:
        caller: Whose settings it uses; carries out, in threads, what moves much.
    """

    def __init__(self, caller: Caller) -> None:
        self._waiting = caller
        self._loop = asyncio.new_event_loop()
        self._executor = ThreadPoolExecutor(_THREADS, thread_name_prefix="files-large")
        self._loop.set_default_executor(self._executor)
        connections = AsyncConnections(is_own_loop=True, limiter=caller.limiter)
        self._caller = AsyncCaller(caller.settings, connections, self._run_large)
        self._thread = Thread(target=self._loop.run_forever, name="files-loop", daemon=True)
        self._thread.start()

    def start(self, flow: Flow[T], settings: Settings) -> Future[T]:
        """Begin a flow on the loop."""
        return asyncio.run_coroutine_threadsafe(self._caller.run(flow, settings), self._loop)

    async def _run_large(self, flow: Flow[Any], settings: Settings) -> Any:
        stop = CancelToken()
        settings, detach = stoppable(settings, stop)
        try:
            return await to_its_end(self._waiting.run, flow, settings, on_cancel=stop.cancel)
        finally:
            detach()

    def close(self) -> None:
        """End what is under way, close the connections, and stop the loop."""
        closing = asyncio.run_coroutine_threadsafe(self._wind_up(), self._loop)
        with suppress(TimeoutError):
            closing.result(_SECONDS_TO_END)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_SECONDS_TO_END)
        if not self._thread.is_alive():
            self._loop.close()
        # One that is held up, by a network or by a disk, is not waited for any longer than the others.
        ending = Thread(target=self._executor.shutdown, name="files-ending", daemon=True)
        ending.start()
        ending.join(_SECONDS_TO_END)

    async def _wind_up(self) -> None:
        rest = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)
        await self._caller.close()
        await self._loop.shutdown_asyncgens()
