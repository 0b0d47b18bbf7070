"""The asynchronous driver: carries out the same calls and transfers, awaiting each step."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import asynccontextmanager
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, Self, TypeVar

from files_style_sdk.aio.blocking import BlockingCaller, to_its_end
from files_style_sdk.aio.crew import work_together
from files_style_sdk.aio.pages import AsyncListObj, AsyncWalkingListObj
from files_style_sdk.aio.pending import Pending
from files_style_sdk.aio.remote_file import AsyncRemoteFile
from files_style_sdk.cancel import CancelToken
from files_style_sdk.delivery import Flow
from files_style_sdk.exchange import Reply, exchange
from files_style_sdk.given_client import httpx_kind
from files_style_sdk.log import request_log
from files_style_sdk.manners import Service
from files_style_sdk.settings import Settings
from files_style_sdk.transfer.limiter import Limiter
from files_style_sdk.watch import begin, stopped
from files_style_sdk.wire import Acquire, Failure, Invoke, Read, ReadInto, Request, Sleep, Step, Task, Together

if TYPE_CHECKING:
    from files_style_sdk.aio.httpx_transport import AsyncHttpxTransport
    from files_style_sdk.aio.transport import AsyncTransport
    from files_style_sdk.operation import Operation

    AnyTransport = AsyncTransport | AsyncHttpxTransport

__all__ = ["AsyncCaller"]

_BLOCK_SIZE = 1024 * 1024
_POLL_INTERVAL = 0.005

T = TypeVar("T")


class AsyncConnections:
    """The transports of one or several callers.

    Args:
        is_own_loop: Whether nobody minds when their loop is held up by files of this machine.
        limiter: What transfers on others share with those on these; by default their own.
    """

    def __init__(self, *, is_own_loop: bool = False, limiter: Limiter | None = None) -> None:
        self.is_own_loop = is_own_loop
        self._transports: dict[tuple[Any, ...], AnyTransport] = {}
        self.limiter = Limiter() if limiter is None else limiter

    def transport(self, settings: Settings) -> AnyTransport:
        """The transport for these settings."""
        transport = self._transports.get(settings.connection)
        if transport is None:
            transport = self._transports.setdefault(settings.connection, self._new_transport(settings))
        return transport

    def _new_transport(self, settings: Settings) -> AnyTransport:
        if httpx_kind(settings.http_session):
            from files_style_sdk.aio.httpx_transport import AsyncHttpxTransport

            return AsyncHttpxTransport(settings)
        from files_style_sdk.aio.transport import AsyncTransport

        return AsyncTransport(settings, is_own_loop=self.is_own_loop)

    async def close(self) -> None:
        """Close the connections of the running loop."""
        for transport in list(self._transports.values()):
            await transport.close()

    def drop(self) -> None:
        """Drop the connections of every loop; none of them may be running."""
        for transport in list(self._transports.values()):
            transport.drop()


class AsyncCaller:
    """Carries out calls from an event loop: what the waiting `Caller` returns, it hands out to await.

    Args:
        settings: Gives the settings of the call that begins now.
        connections: Those of another caller, to share; by default its own.
        run_large: Carries out, elsewhere, the flow of a task that moves much.
    """

    page_type = AsyncListObj
    walking_page_type = AsyncWalkingListObj

    def __init__(
        self,
        settings: Callable[[], Settings],
        connections: AsyncConnections | None = None,
        run_large: Callable[[Flow[Any], Settings], Awaitable[Any]] | None = None,
    ) -> None:
        self.settings = settings
        self._connections = AsyncConnections() if connections is None else connections
        self._run_large = run_large

    @property
    def for_records(self) -> AsyncCaller:
        """Who makes the calls of what comes of a call: this caller."""
        return self

    @property
    def service(self) -> Service:
        """The service that is called."""
        return self.settings().service

    def operate(
        self,
        operation: Operation,
        arguments: Mapping[str, Any],
        options: Mapping[str, Any] | None,
        receive: Callable[[Reply, Settings], T],
    ) -> Pending[T]:
        """Make the call that an operation and its arguments describe."""

        async def call() -> T:
            settings = self.settings_with(options)
            return receive(await self.call(operation.request(arguments, settings), settings), settings)

        return Pending(call)

    def carry_out(self, flow: Callable[[Settings], Flow[T]], options: Mapping[str, Any] | None = None) -> Pending[T]:
        """Perform a flow of several calls; its own work, which may touch files, is done in a thread."""

        async def run() -> T:
            settings = self.settings_with(options)
            return await self.run(flow(settings), settings, in_thread=True)

        return Pending(run)

    def in_thread(self, work: Callable[[BlockingCaller], T]) -> Pending[T]:
        """Have a thread do what waits; its network calls are made on the loop."""

        async def run() -> T:
            async with self._waiting() as (blocking, executor):
                return await blocking.work(work, blocking, executor=executor)

        return Pending(run)

    async def iterate(self, make: Callable[[BlockingCaller], Iterator[T]]) -> AsyncIterator[T]:
        """What an iterator that waits yields, each step of it taken in a thread."""
        async with self._waiting() as (blocking, executor):
            iterator = make(blocking)
            try:
                async for item in blocking.iterate(iterator, executor):
                    yield item
            finally:
                await blocking.work(_closed, iterator, executor=executor)

    @asynccontextmanager
    async def _waiting(self) -> AsyncIterator[tuple[BlockingCaller, Executor]]:
        """A caller for work that waits, and a thread of its own: what waits for others must not take a shared one."""
        blocking = BlockingCaller(self, asyncio.get_running_loop(), stop=CancelToken())
        executor = ThreadPoolExecutor(1, thread_name_prefix="files-waiting")
        try:
            yield blocking, executor
        finally:
            blocking.detach()
            executor.shutdown(wait=False)

    def opened(self, make: Callable[[BlockingCaller], Any]) -> AsyncRemoteFile:
        """A remote file whose reads and writes are awaited."""
        return AsyncRemoteFile(self, make)

    async def call(self, request: Request, settings: Settings) -> Reply:
        """Make one API call."""
        return await self.run(exchange(request, settings), settings)

    async def run(self, flow: Flow[T], settings: Settings, *, in_thread: bool = False) -> T:
        """Perform the steps of a flow until it returns.

        Raises:
            DeadlineExceededError: The time of the operation ran out.
            OperationCancelledError: Its token was cancelled.
        """
        progress = _Progress()
        drive = self._drive(flow, settings, progress, in_thread)
        if settings.expires is None and settings.cancel is None:
            return await drive
        return await _bounded(drive, settings, progress)

    async def _drive(self, flow: Flow[T], settings: Settings, progress: _Progress, in_thread: bool) -> T:
        transport = self._connections.transport(settings)
        advance: Any = None
        try:
            while True:
                step = await to_its_end(_advance, flow, advance) if in_thread else _advance(flow, advance)
                if isinstance(step, _Ended):
                    value: T = step.value
                    return value
                try:
                    outcome: Any = None
                    if isinstance(step, Together):
                        await self._together(step, settings, progress, in_thread)
                    else:
                        outcome = await _perform(step, transport, settings, progress, self._connections.is_own_loop)
                    advance = lambda flow, outcome=outcome: flow.send(outcome)  # noqa: E731
                except BaseException as error:
                    advance = lambda flow, error=error: flow.throw(error)  # noqa: E731
        finally:
            flow.close()

    async def _together(self, step: Together, settings: Settings, progress: _Progress, in_thread: bool) -> None:
        async def run(flow: Flow[Any], task: Task) -> Any:
            if task.is_large and self._run_large is not None:
                return await self._run_large(flow, settings)
            return await self._drive(flow, settings, progress, in_thread)

        await work_together(step, run, self._connections.limiter)

    def settings_with(self, options: Mapping[str, Any] | None) -> Settings:
        """The settings of an operation that begins now with these options."""
        return begin(self.settings().with_options(options))

    def sharing(self, settings: Callable[[], Settings]) -> Self:
        """A caller with other settings on the same connections."""
        return type(self)(settings, self._connections)

    async def close(self) -> None:
        """Close the connections of the running loop."""
        await self._connections.close()

    def drop_connections(self) -> None:
        """Drop the connections of every loop; none of them may be running."""
        self._connections.drop()


class _Progress:
    """Whether an operation has sent a request that may have changed something."""

    may_have_changed = False


class _Ended:
    """How a flow returned; StopIteration cannot pass through a thread or a coroutine."""

    def __init__(self, value: Any) -> None:
        self.value = value


def _advance(flow: Flow[Any], advance: Callable[[Flow[Any]], Step] | None) -> Step | _Ended:
    try:
        return next(flow) if advance is None else advance(flow)
    except StopIteration as done:
        return _Ended(done.value)


def _closed(iterator: Iterator[Any]) -> None:
    close = getattr(iterator, "close", None)
    if close is not None:
        close()


async def _perform(
    step: Step, transport: AnyTransport, settings: Settings, progress: _Progress, is_own_loop: bool
) -> Any:
    if isinstance(step, Request):
        log = request_log(step)
        progress.may_have_changed |= not step.repeatable
        outcome = await transport.send(step, settings)
        if log is not None:
            log.ended(outcome)
        return outcome
    if isinstance(step, Sleep):
        return await asyncio.sleep(step.seconds)
    if isinstance(step, Acquire):
        # The lock is shared with threads; it is held for as long as a renewal takes, which is seldom.
        while not step.lock.acquire(blocking=False):
            await asyncio.sleep(_POLL_INTERVAL)
        return None
    if isinstance(step, Invoke):
        result = await asyncio.to_thread(step.function)
        return await result if isawaitable(result) else result
    assert not isinstance(step, Together)
    content: Any = step.content
    if isinstance(step, Read):
        return await content.read(step.size)
    if isinstance(step, ReadInto):
        # Not into the buffer: whoever is cancelled meanwhile may have freed it.
        return await content.read(len(step.buffer))
    while True:
        block = await content.read(_BLOCK_SIZE)
        if isinstance(block, Failure) or not block:
            return block or None
        if is_own_loop:
            step.write(block)
        else:
            await to_its_end(step.write, block)


async def _bounded(drive: Coroutine[Any, Any, T], settings: Settings, progress: _Progress) -> T:
    """Await a flow, but end it at its deadline or when its token is cancelled."""
    left = None if settings.expires is None else settings.expires - time.monotonic()
    if (left is not None and left <= 0) or (settings.cancel is not None and settings.cancel.cancelled):
        drive.close()
        raise _stop_error(settings, progress)
    task = asyncio.ensure_future(drive)
    loop = asyncio.get_running_loop()
    detach = (
        settings.cancel.attach(lambda: loop.call_soon_threadsafe(task.cancel)) if settings.cancel is not None else None
    )
    try:
        done, _ = await asyncio.wait({task}, timeout=left)
        if not done or task.cancelled():
            raise _stop_error(settings, progress)
        return task.result()
    finally:
        if detach is not None:
            detach()
        await _ended(task)


def _stop_error(settings: Settings, progress: _Progress) -> Exception:
    return stopped(settings, "unknown" if progress.may_have_changed else "not_sent")


async def _ended(task: asyncio.Future[Any]) -> None:
    """Make sure that a task has ended before what it works with goes away."""
    if not task.done():
        task.cancel()
        await asyncio.wait({task})
    if not task.cancelled():
        task.exception()  # it has been seen
