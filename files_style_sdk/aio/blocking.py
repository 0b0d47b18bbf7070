"""Work that waits, done in a thread beside an event loop, with its network calls made on the loop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from files_style_sdk.delivery import Flow
from files_style_sdk.error import OperationCancelledError
from files_style_sdk.exchange import Reply
from files_style_sdk.pages import ListObj
from files_style_sdk.settings import Settings
from files_style_sdk.wire import Request

if TYPE_CHECKING:
    from files_style_sdk.aio.caller import AsyncCaller

__all__ = ["BlockingCaller"]

T = TypeVar("T")


class BlockingCaller:
    """What code in a thread sees of an async client's caller: calls that wait.

    Args:
        caller: Makes the calls.
        loop: Where it makes them.
    """

    page_type = ListObj

    def __init__(self, caller: AsyncCaller, loop: asyncio.AbstractEventLoop) -> None:
        self._caller = caller
        self._loop = loop
        self._lock = Lock()
        self._running: set[Future[Any]] = set()
        self._is_cancelled = False

    @property
    def for_records(self) -> BlockingCaller:
        """Who makes the calls of what comes of a call: this caller."""
        return self

    def operate(
        self,
        operation: Any,
        arguments: Mapping[str, Any],
        options: Mapping[str, Any] | None,
        receive: Callable[[Reply, Settings], T],
    ) -> T:
        """Make the call that an operation and its arguments describe, and wait for it."""
        settings = self.settings_with(options)
        return receive(self.call(operation.request(arguments, settings), settings), settings)

    def carry_out(self, flow: Callable[[Settings], Flow[T]], options: Mapping[str, Any] | None = None) -> T:
        """Perform a flow of several calls, and wait for it."""
        settings = self.settings_with(options)
        return self.run(flow(settings), settings)

    def call(self, request: Request, settings: Settings) -> Reply:
        """Make one API call, and wait for it."""
        return self._wait_for(self._caller.call(request, settings))

    def run(self, flow: Flow[T], settings: Settings) -> T:
        """Perform the steps of a flow, and wait for its end."""
        return self._wait_for(self._caller.run(flow, settings, in_thread=True))

    def settings_with(self, options: Mapping[str, Any] | None) -> Settings:
        """The settings of an operation that begins now with these options."""
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
        task = asyncio.ensure_future(asyncio.to_thread(function, *args))
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            self.cancel()
            with suppress(Exception, asyncio.CancelledError):
                await task
            raise

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
