"""The synchronous driver: carries out calls and transfers, waiting for each step."""

from __future__ import annotations

import os
import time
import weakref
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar

from files_style_sdk.delivery import Flow
from files_style_sdk.error import InvalidParameterError
from files_style_sdk.exchange import Reply, exchange
from files_style_sdk.given_client import httpx_kind
from files_style_sdk.log import request_log
from files_style_sdk.manners import Service
from files_style_sdk.pages import ListObj, WalkingListObj
from files_style_sdk.settings import Settings
from files_style_sdk.transfer.limiter import Limiter
from files_style_sdk.watch import Watch, begin, stopped
from files_style_sdk.wire import (
    Acquire,
    Failure,
    Interrupted,
    Invoke,
    Read,
    ReadInto,
    Receive,
    Request,
    Response,
    Sleep,
    Step,
    Together,
)

if TYPE_CHECKING:
    from files_style_sdk.httpx_transport import HttpxTransport
    from files_style_sdk.transport import Transport

    AnyTransport = Transport | HttpxTransport

__all__ = ["Caller", "Connections", "SupportsRequest", "WaitingCaller"]

_BLOCK_SIZE = 1024 * 1024

T = TypeVar("T")


class SupportsRequest(Protocol):
    """What an operation must be able to do for a driver."""

    def request(self, arguments: Mapping[str, Any], settings: Settings) -> Request:
        """The request for these arguments."""
        ...


class WaitingCaller:
    """What callers share that wait for a call: how a call is made is theirs, what is made of it is not."""

    page_type = ListObj
    walking_page_type = WalkingListObj

    @property
    def for_records(self) -> Self:
        """Who makes the calls of what comes of a call: this caller."""
        return self

    @property
    def service(self) -> Service:
        """The service that is called."""
        return self.settings_with(None).service

    def operate(
        self,
        operation: SupportsRequest,
        arguments: Mapping[str, Any],
        options: Mapping[str, Any] | None,
        receive: Callable[[Reply, Settings], T],
    ) -> T:
        """Make the call that an operation and its arguments describe.

        Args:
            operation: What makes the request.
            arguments: All its arguments by name, checked.
            options: Settings over those of this caller.
            receive: Shapes the reply into the result.
        """
        settings = self.settings_with(options)
        return receive(self.call(operation.request(arguments, settings), settings), settings)

    def carry_out(self, flow: Callable[[Settings], Flow[T]], options: Mapping[str, Any] | None = None) -> T:
        """Perform a flow of several calls with the settings of the moment.

        Args:
            flow: Makes the flow from the settings.
            options: Settings over those of this caller.
        """
        settings = self.settings_with(options)
        return self.run(flow(settings), settings)

    def call(self, request: Request, settings: Settings) -> Reply:
        """Make one API call."""
        return self.run(exchange(request, settings), settings)

    def run(self, flow: Flow[T], settings: Settings) -> T:
        """Perform the steps of a flow until it returns.

        Raises:
            DeadlineExceededError: The time of the operation ran out.
            OperationCancelledError: Its token was cancelled.
        """
        raise NotImplementedError

    def settings_with(self, options: Mapping[str, Any] | None) -> Settings:
        """The settings of an operation that begins now with these options."""
        raise NotImplementedError

    def for_threads(self) -> Caller:
        """A caller for threads of one's own, which does not depend on anybody else's loop."""
        raise NotImplementedError


class Caller(WaitingCaller):
    """Carries out calls, waiting for each: the synchronous driver. Safe for use by many threads, and after a fork.

    Args:
        settings: Gives the settings of the call that begins now.
        connections: Those of another caller, to share; by default its own.
    """

    def __init__(self, settings: Callable[[], Settings], connections: Connections | None = None) -> None:
        self.settings = settings
        self._connections = Connections() if connections is None else connections

    def in_thread(self, work: Callable[[Caller], T]) -> T:
        """Do what waits: here, in the thread that asks for it."""
        return work(self)

    def iterate(self, make: Callable[[Caller], Iterator[T]]) -> Iterator[T]:
        """What an iterator that waits yields."""
        return make(self)

    def opened(self, make: Callable[[Caller], T]) -> T:
        """A remote file that waits when it is read or written."""
        return make(self)

    def run(self, flow: Flow[T], settings: Settings) -> T:
        transport = self._connections.transport(settings)
        if settings.expires is None and settings.cancel is None:
            return _drive(flow, lambda step: self._perform(step, transport, settings))
        with Watch(settings) as watch:
            return _drive(flow, lambda step: self._perform_watched(step, transport, settings, watch))

    def _perform(self, step: Step, transport: AnyTransport, settings: Settings) -> Any:
        if isinstance(step, Together):
            return self._together(step, settings, None)
        return _perform(step, transport, settings)

    def _perform_watched(self, step: Step, transport: AnyTransport, settings: Settings, watch: Watch) -> Any:
        if isinstance(step, Together):
            return self._together(step, settings, watch)
        return _perform_watched(step, transport, settings, watch)

    def _together(self, step: Together, settings: Settings, watch: Watch | None) -> None:
        from files_style_sdk.crew import work_together

        work_together(step, self.run, settings, self._connections.limiter, watch)

    def settings_with(self, options: Mapping[str, Any] | None) -> Settings:
        return begin(self.settings().with_options(options))

    @property
    def limiter(self) -> Limiter:
        """What bounds the transfers on these connections."""
        return self._connections.limiter

    def for_threads(self) -> Caller:
        """This caller: it is safe for threads."""
        return self

    def sharing(self, settings: Callable[[], Settings]) -> Self:
        """A caller with other settings on the same connections."""
        return type(self)(settings, self._connections)

    def close(self) -> None:
        """Close idle connections. The next call opens new ones."""
        self._connections.close()


class Connections:
    """The transports of one or several callers, a set of connections for each way to connect."""

    def __init__(self) -> None:
        self._transports: dict[tuple[Any, ...], AnyTransport] = {}
        self.limiter = Limiter()
        _all_connections.add(self)

    def transport(self, settings: Settings) -> AnyTransport:
        """The transport for these settings."""
        transport = self._transports.get(settings.connection)
        if transport is None:
            # Two threads may both get here; the second finds the first one's.
            transport = self._transports.setdefault(settings.connection, _new_transport(settings))
        return transport

    def close(self) -> None:
        """Close what is idle."""
        transports, self._transports = self._transports, {}
        for transport in transports.values():
            transport.close()

    def forget(self) -> None:
        """Let go of connections without closing them: after a fork they are the parent's."""
        self._transports = {}
        self.limiter = Limiter()


def _new_transport(settings: Settings) -> AnyTransport:
    if httpx_kind(settings.http_session):
        from files_style_sdk.httpx_transport import HttpxTransport

        return HttpxTransport(settings)
    from files_style_sdk.transport import Transport

    return Transport(settings)


_all_connections: weakref.WeakSet[Connections] = weakref.WeakSet()


def _after_fork() -> None:
    for connections in list(_all_connections):
        connections.forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


def _drive(flow: Flow[T], perform: Callable[[Step], Any]) -> T:
    try:
        step = next(flow)
        while True:
            try:
                outcome = perform(step)
            except BaseException as error:
                # The flow decides what trouble outside the network means, such as a full disk.
                step = flow.throw(error)
            else:
                step = flow.send(outcome)
    except StopIteration as done:
        value: T = done.value
        return value


def _perform(step: Step, transport: AnyTransport, settings: Settings) -> Any:
    if isinstance(step, Request):
        return _sent(step, transport, settings, None)
    if isinstance(step, Sleep):
        return time.sleep(step.seconds)
    if isinstance(step, Acquire):
        return step.lock.acquire()
    if isinstance(step, Invoke):
        return _invoked(step)
    assert isinstance(step, (Read, ReadInto, Receive))
    return _taken_in(step)


def _perform_watched(step: Step, transport: AnyTransport, settings: Settings, watch: Watch) -> Any:
    if watch.is_stopped:
        raise stopped(settings, watch.outcome)
    outcome: Any = None
    if isinstance(step, Sleep):
        watch.sleep(step.seconds)
    elif isinstance(step, Acquire):
        # Whoever asked for a lock that was got must hear of it, to release it: the next step ends the operation.
        watch.acquire(step.lock)
        return None
    elif isinstance(step, Request):
        watch.may_have_changed |= not step.repeatable
        outcome = _sent(step, transport, watch.bounded(settings), watch.guard)
    elif isinstance(step, (Read, ReadInto, Receive)):
        watch.guard(step.content.interrupt)
        outcome = _taken_in(step)
    else:
        assert isinstance(step, Invoke)
        outcome = _invoked(step)
    watch.guard(None)
    if watch.is_stopped and not isinstance(outcome, (Response, bytes, int)):
        raise stopped(settings, watch.outcome)
    return outcome


def _sent(
    request: Request,
    transport: AnyTransport,
    settings: Settings,
    guard: Callable[[Callable[[], None] | None], None] | None,
) -> Response | Failure:
    log = request_log(request)
    outcome = transport.send(request, settings, guard)
    if log is not None:
        log.ended(outcome)
    return outcome


def _taken_in(step: Read | ReadInto | Receive) -> bytes | int | Failure | None:
    try:
        if isinstance(step, Read):
            return step.content.read(step.size)
        if isinstance(step, ReadInto):
            return step.content.readinto(step.buffer)
        # One buffer for all blocks: a new one for each would cost more than receiving into it.
        buffer = memoryview(bytearray(step.content.block_size(_BLOCK_SIZE)))
        while count := step.content.readinto(buffer):
            step.write(buffer[:count])
    except Interrupted as interruption:
        return Failure(f"the connection broke: {interruption}", interruption, "unknown")
    return None


def _invoked(step: Invoke) -> Any:
    outcome = step.function()
    if hasattr(outcome, "__await__"):
        close = getattr(outcome, "close", None)
        if close is not None:
            close()
        raise InvalidParameterError("a coroutine function was given to a client that waits: give it to an AsyncClient")
    return outcome
