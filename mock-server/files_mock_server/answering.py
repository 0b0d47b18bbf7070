"""From an HTTP request to an answer: the journal, faults and the control endpoints, whatever is served."""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Coroutine
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import orjson
from aiohttp import ClientPayloadError
from aiohttp.web import BaseRequest, Response, StreamResponse

from files_mock_server.config import Config
from files_mock_server.control import dispatch
from files_mock_server.faults import Faults
from files_mock_server.faults.fault import Fault, Incoming
from files_mock_server.faults.inflict import inflict
from files_mock_server.faults.registry import Hit
from files_mock_server.faults.wire import Delivered
from files_mock_server.http.connections import BoundedServer, Bounds, affordable_connections
from files_mock_server.http.journal import Entry, Journal
from files_mock_server.problems import Problem, StorageProblem

_log = logging.getLogger("files_mock_server")
UNCOUNTED = nullcontext()
"""What a request is under way in that nobody counts."""


class Answering:
    """Answers requests; a subclass knows the service.

    Args:
        journal: Where requests are written down; those below ``/__mock__/`` are not.
        faults: The rules of what goes wrong.

    Attributes:
        journal: The requests so far.
        faults: The rules of what goes wrong.
        started: When it was made, in seconds of the monotonic clock.
        control: Answers what comes below ``/__mock__/``.
    """

    control: dispatch.Control

    def __init__(self, journal: Journal, faults: Faults) -> None:
        self.journal = journal
        self.faults = faults
        self.started = time.monotonic()

    def serve(self, config: Config) -> BoundedServer:
        """The aiohttp server that speaks HTTP for this application.

        Args:
            config: Has the bounds.
        """
        bounds = Bounds(
            connections=affordable_connections(config.max_connections),
            head_timeout=config.header_timeout,
            body_timeout=config.body_timeout,
        )
        return BoundedServer(self.handle, bounds, self.envelope)

    async def handle(self, request: BaseRequest) -> StreamResponse:
        """Answer one request; whatever goes wrong becomes an error answer, never a crash."""
        if request.raw_path.startswith(dispatch.PREFIX) or request.raw_path.partition("?")[0] == dispatch.BASE:
            return await self._guarded(request, secrets.token_hex(8), self.control.answer(request))
        entry = self.journal.open(request.method, request.raw_path)
        started = time.perf_counter()
        try:
            response = await self._guarded(request, entry.request_id, self._faulty(request, entry))
            sent = response.sent if isinstance(response, Delivered) else response.content_length or 0
            entry.answered(response.status, sent)
            return response
        finally:
            entry.received = request.content.total_bytes
            entry.duration = time.perf_counter() - started

    async def answer(
        self, request: BaseRequest, entry: Entry, fault: Fault | None = None, *, counted: bool = False
    ) -> StreamResponse:
        """The service's own answer; a :class:`.delivery.Download` is left to be sent if there is a fault.

        Args:
            request: The request.
            entry: What the journal says about it.
            fault: What it meets, for what must be done differently then.
            counted: Whether it is counted already among those under way.
        """
        raise NotImplementedError

    def describe(self, request: BaseRequest, entry: Entry) -> Incoming:
        """What faults need to know of a request."""
        raise NotImplementedError

    def late(self, request: BaseRequest) -> AbstractContextManager[None]:
        """What a request is under way in while a fault delays it."""
        return UNCOUNTED

    def envelope(self, problem: Problem, instance: str) -> Any:
        """The JSON value of an error.

        Args:
            problem: The error.
            instance: The id of the request.
        """
        return problem.body(instance)

    def refusal(self, problem: Problem, instance: str) -> Response:
        """The answer of an error; the arguments are those of :meth:`envelope`."""
        return as_json(self.envelope(problem, instance), problem.status, problem.headers)

    def _faulty(self, request: BaseRequest, entry: Entry) -> Coroutine[Any, Any, StreamResponse]:
        """The answer, with whatever fault befalls it."""
        if not self.faults:
            return self.answer(request, entry)
        hit = self.faults.meet(self.describe(request, entry))
        if hit is None:
            return self.answer(request, entry)
        entry.fault = hit.name
        return self._inflicted(request, entry, hit)

    async def _inflicted(self, request: BaseRequest, entry: Entry, hit: Hit) -> StreamResponse:
        limit = self.late(request) if hit.delays else None  # a call that is late is under way all the while

        def answer(fault: Fault) -> Coroutine[Any, Any, StreamResponse]:
            answering = self.answer(request, entry, fault, counted=limit is not None)
            return self._guarded(request, entry.request_id, answering)

        with limit or UNCOUNTED:
            return await inflict(self.faults, hit, request, answer, entry.answered)

    async def _guarded(
        self, request: BaseRequest, instance: str, answer: Coroutine[Any, Any, StreamResponse]
    ) -> StreamResponse:
        """The answer, or the error answer that stands for what went wrong."""
        try:
            response = await answer
        except Problem as problem:
            response = self.refusal(problem, instance)
        except StorageProblem as problem:
            headers = {**problem.headers, "Content-Type": "application/xml"}
            response = Response(body=problem.body(instance), status=problem.status, headers=headers)
        except (ConnectionError, asyncio.CancelledError):
            raise
        except Exception as error:
            if isinstance(error, ClientPayloadError) or (isinstance(error, RuntimeError) and request.transport is None):
                raise ConnectionResetError("the client went away") from error
            _log.exception("cannot answer %s %s", request.method, request.raw_path.partition("?")[0])
            if request.writer.output_size > 0:
                _abort(request)  # too late for an error answer: a broken connection is the only honest one
            message = f"The mock server failed: {type(error).__name__}."
            response = self.refusal(Problem("internal-server-error", message, status=500), instance)
        if not response.prepared:
            response.headers["X-Request-Id"] = instance
        return response


async def continue_if_expected(request: BaseRequest) -> None:
    """Ask for the body, if the client waits for being asked."""
    if request.headers.get("Expect", "").lower() == "100-continue":
        await request.writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        request.writer.output_size = 0


def as_json(value: Any, status: int, headers: dict[str, str] | None = None) -> Response:
    """An answer in JSON."""
    return Response(body=orjson.dumps(value), status=status, headers=headers, content_type="application/json")


def _abort(request: BaseRequest) -> None:
    if request.transport is not None:
        request.transport.abort()
    raise ConnectionAbortedError("the answer had begun")
