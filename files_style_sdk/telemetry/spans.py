"""Spans and metrics of operations, and what stands in for the callers' methods while they are made."""

from __future__ import annotations

import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from opentelemetry import metrics, trace
from opentelemetry.trace import SpanKind, StatusCode

from files_style_sdk._version import __version__
from files_style_sdk.aio.pending import Pending
from files_style_sdk.operation import Operation
from files_style_sdk.references import resolve
from files_style_sdk.telemetry.tally import Tally, counted, is_counted

__all__ = ["Instruments", "current", "replacements"]

_SCOPE = "files_style_sdk"
_IN_BETWEEN = frozenset(("operate", "carry_out", "in_thread", "iterate", "call", "run", "start"))
_MODELS = "files_style_sdk.models."

current: ContextVar[_Running | None] = ContextVar("files_style_sdk_operation", default=None)
"""The operation that this thread or task is at; what it does is counted towards it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a caller was asked for.

    Attributes:
        resource: The resource, as the attribute of a client is called; None for calls by path and for open files.
        name: The method, such as `list` or `upload_file`.
        operation: The API operation, if it is a single one.
    """

    resource: str | None
    name: str
    operation: Operation | None = None

    @property
    def attributes(self) -> dict[str, str]:
        """What both spans and metrics are told apart by."""
        told = {"files.operation": self.name}
        if self.resource is not None:
            told["files.resource"] = self.resource
        return told

    @property
    def span_name(self) -> str:
        """Resource and method: as many names as there are operations, however many files."""
        return f"{self.resource}.{self.name}" if self.resource else self.name


def asked(operation: Any = None) -> Asked:
    """What the nearest public method of this SDK on the stack is."""
    frame = sys._getframe(1)
    while frame is not None:
        module = frame.f_globals.get("__name__", "")
        owner, _, name = frame.f_code.co_qualname.rpartition(".")
        is_ours = module.startswith("files_style_sdk.") and not module.startswith(__package__ or "")
        if is_ours and module.endswith(".pages"):
            return _next_page(frame.f_locals.get("self"))
        if module.startswith("files_style_sdk.remote_file"):
            return Asked("file", "open")
        if is_ours and owner and not name.startswith(("_", "<")) and name not in _IN_BETWEEN and "<" not in owner:
            return Asked(_resource(module), name, operation if isinstance(operation, Operation) else None)
        frame = frame.f_back  # type: ignore[assignment]
    return Asked(None, "request")


def _next_page(page: Any) -> Asked:
    operation: Operation = page._operation
    return Asked(_resource(resolve(operation.page or object).__module__), "next_page", operation)


def _resource(module: str) -> str | None:
    if module.startswith(_MODELS):
        return module.removeprefix(_MODELS)
    # What files can do beyond the API's operations is in mixins, whose names begin with the resource's.
    base, _, name = module.rpartition(".")
    if base == "files_style_sdk.mixins":
        return name.partition("_")[0]
    return "job" if name == "jobs" else None


@dataclass(eq=False)
class _Running:
    """An operation that has begun."""

    asked: Asked
    span: trace.Span
    tally: Tally = field(default_factory=Tally)
    started: float = field(default_factory=time.monotonic)


class Instruments:
    """Makes spans and metrics.

    Args:
        tracer_provider: Makes the tracer; None is the global one.
        meter_provider: Makes the metrics; None is the global one.
        record_paths: Whether spans tell the path of the first request.
    """

    def __init__(
        self,
        tracer_provider: trace.TracerProvider | None,
        meter_provider: metrics.MeterProvider | None,
        record_paths: bool,
    ) -> None:
        self._tracer = trace.get_tracer(_SCOPE, __version__, tracer_provider)
        self._record_paths = record_paths
        meter = metrics.get_meter(_SCOPE, __version__, meter_provider)
        self._sent = meter.create_counter("files.client.sent", "By", "Bytes of request bodies that were answered")
        self._received = meter.create_counter("files.client.received", "By", "Bytes of answers")
        self._retries = meter.create_counter("files.client.retries", "{retry}", "Requests sent again after a failure")
        self._duration = meter.create_histogram("files.client.duration", "s", "How long operations take")

    def begin(self, what: Asked) -> _Running:
        """Begin an operation's span."""
        attributes: dict[str, Any] = dict(what.attributes)
        if what.operation is not None:
            attributes["http.request.method"] = what.operation.verb
            # The path of a call by path is a path itself, and may name a file.
            if what.resource is not None:
                attributes["url.template"] = what.operation.path
        return _Running(what, self._tracer.start_span(what.span_name, kind=SpanKind.CLIENT, attributes=attributes))

    def end(self, running: _Running, error: BaseException | None = None) -> None:
        """End an operation's span and count it."""
        tally, span = running.tally, running.span
        labels = running.asked.attributes
        if tally.status is not None:
            span.set_attribute("http.response.status_code", tally.status)
        if tally.first_url is not None:
            self._tell_server(span, tally)
        span.set_attribute("files.requests", tally.requests)
        span.set_attribute("files.retries", tally.retries)
        span.set_attribute("files.bytes_sent", tally.bytes_sent)
        span.set_attribute("files.bytes_received", tally.bytes_received)
        if error is not None and not isinstance(error, GeneratorExit):
            # Its class alone: messages name files, and may quote what the service said.
            kind = type(error).__qualname__
            labels = {**labels, "error.type": kind}
            span.set_attribute("error.type", kind)
            span.set_status(StatusCode.ERROR)
        span.end()
        self._sent.add(tally.bytes_sent, labels)
        self._received.add(tally.bytes_received, labels)
        self._retries.add(tally.retries, labels)
        self._duration.record(time.monotonic() - running.started, labels)

    def _tell_server(self, span: trace.Span, tally: Tally) -> None:
        parts = urlsplit(tally.first_url or "")
        span.set_attribute("server.address", parts.hostname or "")
        if parts.port is not None:
            span.set_attribute("server.port", parts.port)
        if self._record_paths and tally.first_path is not None:
            span.set_attribute("url.path", tally.first_path)

    @contextmanager
    def operation(self, what: Asked) -> Iterator[Tally]:
        """The operation that this thread or task is at: that of whoever called, or else a new one."""
        outer = current.get()
        if outer is not None:
            yield outer.tally
            return
        running = self.begin(what)
        token = current.set(running)
        try:
            with trace.use_span(running.span, record_exception=False, set_status_on_exception=False):
                yield running.tally
        except BaseException as error:
            self.end(running, error)
            raise
        else:
            self.end(running)
        finally:
            current.reset(token)


def replacements(instruments: Instruments) -> dict[tuple[type, str], Any]:
    """What stands in for methods of the callers: class and name, and the function."""
    from files_style_sdk.aio.blocking import BlockingCaller
    from files_style_sdk.aio.caller import AsyncCaller
    from files_style_sdk.api_client import Caller, WaitingCaller
    from files_style_sdk.background import Background

    table: dict[tuple[type, str], Any] = {}
    for name in ("operate", "carry_out"):
        table[WaitingCaller, name] = _waiting(instruments, getattr(WaitingCaller, name))
    table[Caller, "in_thread"] = _waiting(instruments, Caller.in_thread)
    table[Caller, "iterate"] = _iterating(instruments, Caller.iterate)
    table[Caller, "run"] = _running(instruments, Caller.run)
    table[BlockingCaller, "run"] = _running(instruments, BlockingCaller.run)
    for name in ("operate", "carry_out", "in_thread"):
        table[AsyncCaller, name] = _awaiting(instruments, getattr(AsyncCaller, name))
    table[AsyncCaller, "iterate"] = _iterating_async(instruments, AsyncCaller.iterate)
    table[AsyncCaller, "run"] = _running_async(instruments, AsyncCaller.run)
    table[Background, "start"] = _starting(Background.start)
    return table


def _waiting(instruments: Instruments, original: Any) -> Any:
    def method(self: Any, what: Any, *args: Any, **kwargs: Any) -> Any:
        with instruments.operation(asked(what)):
            return original(self, what, *args, **kwargs)

    return method


def _awaiting(instruments: Instruments, original: Any) -> Any:
    def method(self: Any, what: Any, *args: Any, **kwargs: Any) -> Pending[Any]:
        wanted = asked(what)

        async def call() -> Any:
            with instruments.operation(wanted):
                return await original(self, what, *args, **kwargs)

        return Pending(call)

    return method


def _running(instruments: Instruments, original: Any) -> Any:
    def run(self: Any, flow: Any, settings: Any) -> Any:
        if is_counted(flow):
            return original(self, flow, settings)
        with instruments.operation(asked()) as tally:
            return original(self, counted(flow, tally), settings)

    return run


def _running_async(instruments: Instruments, original: Any) -> Any:
    async def run(self: Any, flow: Any, settings: Any, *, in_thread: bool = False) -> Any:
        if is_counted(flow):
            return await original(self, flow, settings, in_thread=in_thread)
        with instruments.operation(asked()) as tally:
            return await original(self, counted(flow, tally), settings, in_thread=in_thread)

    return run


def _starting(original: Any) -> Any:
    def start(self: Any, flow: Any, *, many: bool = False) -> Any:
        # Its threads do not know whose flow it is.
        running = current.get()
        if running is not None and not is_counted(flow):
            flow = counted(flow, running.tally)
        return original(self, flow, many=many)

    return start


def _iterating(instruments: Instruments, original: Any) -> Any:
    def iterate(self: Any, make: Any) -> Iterator[Any]:
        return _each(instruments, asked(), original(self, make))

    return iterate


def _each(instruments: Instruments, what: Asked, items: Iterator[Any]) -> Iterator[Any]:
    running = instruments.begin(what)
    try:
        while True:
            # Between two items the thread is its caller's, whose own operations are none of this one.
            token = current.set(running)
            try:
                item = next(items, running)
            finally:
                current.reset(token)
            if item is running:
                break
            yield item
    except BaseException as error:
        instruments.end(running, error)
        _close(items)
        raise
    instruments.end(running)


def _close(items: Any) -> None:
    close = getattr(items, "close", None)
    if close is not None:
        close()


def _iterating_async(instruments: Instruments, original: Any) -> Any:
    def iterate(self: Any, make: Any) -> AsyncIterator[Any]:
        return _each_async(instruments, asked(), original(self, make))

    return iterate


async def _each_async(instruments: Instruments, what: Asked, items: Any) -> AsyncIterator[Any]:
    running = instruments.begin(what)
    try:
        while True:
            token = current.set(running)
            try:
                item = await anext(items, running)
            finally:
                current.reset(token)
            if item is running:
                break
            yield item
    except BaseException as error:
        # First: whoever closes it late, such as a loop that ends, may not let anything be awaited any more.
        instruments.end(running, error)
        await items.aclose()
        raise
    instruments.end(running)
