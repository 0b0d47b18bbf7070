"""Work that waits, done in a thread beside an event loop, with its network calls made on the loop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
from concurrent.futures import CancelledError, Executor, Future
from contextlib import suppress
from contextvars import copy_context
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from files_style_sdk.api_client import Caller, WaitingCaller
from files_style_sdk.cancel import CancelToken
from files_style_sdk.delivery import Flow
from files_style_sdk.error import OperationCancelledError
from files_style_sdk.exchange import Reply
from files_style_sdk.settings import Settings
from files_style_sdk.wire import Request

if TYPE_CHECKING:
    from files_style_sdk.aio.caller import AsyncCaller

__all__ = ["BlockingCaller", "to_its_end"]

T = TypeVar("T")


async def to_its_end(
    function: Callable[..., T],
    *args: Any,
    on_cancel: Callable[[], None] | None = None,
    executor: Executor | None = None,
) -> T:
    """Call a function in a thread; whoever is cancelled meanwhile still waits for its end.

    What it works with can be put away only then: a flow, for one, cannot be closed while it runs.

    Args:
        function: What to call.
        args: Its arguments.
        on_cancel: Makes the function end sooner.
        executor: Whose thread; by default one of the loop's, which are few and must not wait for one another.
    """
    context = copy_context()
    work = asyncio.get_running_loop().run_in_executor(executor, lambda: context.run(function, *args))
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
        in_thread: Whether flows may touch local files, so that their own work is done in a thread too.
        stop: Cancelled when the thread is to end, for what it has others do.
    """

    def __init__(
        self,
        caller: AsyncCaller,
        loop: asyncio.AbstractEventLoop,
        *,
        in_thread: bool = True,
        stop: CancelToken | None = None,
    ) -> None:
        self._stop = stop
        self._detachments: list[Callable[[], None]] = []
        self._caller = caller
        self._loop = loop
        self._in_thread = in_thread
        self._lock = Lock()
        self._running: set[Future[Any]] = set()
        self._is_cancelled = False

    def call(self, request: Request, settings: Settings) -> Reply:
        """Make one API call; none of its steps needs a thread of its own."""
        return self._wait_for(self._caller.call(request, settings))

    def run(self, flow: Flow[T], settings: Settings) -> T:
        return self._wait_for(self._caller.run(flow, settings, in_thread=self._in_thread))

    def settings_with(self, options: Mapping[str, Any] | None) -> Settings:
        settings = self._caller.settings_with(options)
        if self._stop is None:
            return settings
        if settings.cancel is not None and settings.cancel is not self._stop:
            self._detachments.append(settings.cancel.attach(self._stop.cancel))
        return replace(settings, cancel=self._stop)

    def for_threads(self) -> Caller:
        """A caller with connections of its own."""
        return Caller(self._caller.settings)

    def cancel(self) -> None:
        """End the calls that run, and refuse others, so that the thread ends soon."""
        with self._lock:
            self._is_cancelled = True
            running = list(self._running)
        for future in running:
            future.cancel()
        if self._stop is not None:
            self._stop.cancel()

    def detach(self) -> None:
        """Hear no more of the tokens of operations that were begun."""
        while self._detachments:
            self._detachments.pop()()

    async def work(self, function: Callable[..., T], *args: Any, executor: Executor | None = None) -> T:
        """Have a thread do something; if whoever awaits it is cancelled, it is ended too."""
        return await to_its_end(function, *args, on_cancel=self.cancel, executor=executor)

    async def iterate(self, iterator: Iterator[T], executor: Executor | None = None) -> AsyncIterator[T]:
        """What an iterator yields, each step of it taken in a thread."""
        nothing: Any = object()

        def take() -> T:
            item: T = next(iterator, nothing)
            return item

        while (item := await self.work(take, executor=executor)) is not nothing:
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
