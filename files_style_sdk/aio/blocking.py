"""Work that waits, done in a thread beside an event loop, with its network calls made on the loop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from files_style_sdk.api_client import WaitingCaller
from files_style_sdk.delivery import Flow
from files_style_sdk.error import OperationCancelledError
from files_style_sdk.exchange import Reply
from files_style_sdk.settings import Settings
from files_style_sdk.wire import Request

if TYPE_CHECKING:
    from files_style_sdk.aio.caller import AsyncCaller

__all__ = ["BlockingCaller", "to_its_end"]

T = TypeVar("T")


async def to_its_end(function: Callable[..., T], *args: Any, on_cancel: Callable[[], None] | None = None) -> T:
    """Call a function in a thread; whoever is cancelled meanwhile still waits for its end.

    What it works with can be put away only then: a flow, for one, cannot be closed while it runs.

    Args:
        function: What to call.
        args: Its arguments.
        on_cancel: Makes the function end sooner.
    """
    work = asyncio.ensure_future(asyncio.to_thread(function, *args))
    try:
        return await asyncio.shield(work)
    except asyncio.CancelledError:
        if on_cancel is not None:
            on_cancel()
        await _over(work)
        raise


async def _over(work: asyncio.Future[Any]) -> None:
    while not work.done():
        with suppress(asyncio.CancelledError):
            await asyncio.wait({work})
    if not work.cancelled():
        work.exception()  # it has been seen


class BlockingCaller(WaitingCaller):
    """What code in a thread sees of an async client's caller: calls that wait.

    Args:
        caller: Makes the calls.
        loop: Where it makes them.
    """

    def __init__(self, caller: AsyncCaller, loop: asyncio.AbstractEventLoop) -> None:
        self._caller = caller
        self._loop = loop
        self._lock = Lock()
        self._running: set[Future[Any]] = set()
        self._is_cancelled = False

    def call(self, request: Request, settings: Settings) -> Reply:
        """Make one API call; none of its steps needs a thread of its own."""
        return self._wait_for(self._caller.call(request, settings))

    def run(self, flow: Flow[T], settings: Settings) -> T:
        return self._wait_for(self._caller.run(flow, settings, in_thread=True))

    def settings_with(self, options: Mapping[str, Any] | None) -> Settings:
        return self._caller.settings_with(options)

    def cancel(self) -> None:
        """End the calls that run, and refuse others, so that the thread ends soon."""
        with self._lock:
            self._is_cancelled = True
            running = list(self._running)
        for future in running:
            future.cancel()

    async def work(self, function: Callable[..., T], *args: Any) -> T:
        """Have a thread do something; if whoever awaits it is cancelled, it is ended too."""
        return await to_its_end(function, *args, on_cancel=self.cancel)

    async def iterate(self, iterator: Iterator[T]) -> AsyncIterator[T]:
        """What an iterator yields, each step of it taken in a thread."""
        nothing: Any = object()

        def take() -> T:
            item: T = next(iterator, nothing)
            return item

        while (item := await self.work(take)) is not nothing:
            yield item

    def _wait_for(self, coroutine: Coroutine[Any, Any, T]) -> T:
        with self._lock:
            if self._is_cancelled:
                coroutine.close()
                raise OperationCancelledError("the operation was cancelled")
            future = asyncio.run_coroutine_threadsafe(coroutine, self._loop)
            self._running.add(future)
        try:
            return future.result()
        except CancelledError:
            raise OperationCancelledError("the operation was cancelled") from None
        finally:
            with self._lock:
                self._running.discard(future)
