"""The connections of a server, bounded: in number, in bytes of a request's head, and in time without progress."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import aiohttp
import orjson
from aiohttp import StreamReader
from aiohttp.http_exceptions import BadHttpMessage, LineTooLong
from aiohttp.http_parser import HttpRequestParser
from aiohttp.web import BaseRequest, Response, Server, StreamResponse
from aiohttp.web_protocol import RequestHandler, RequestPayloadError

from files_mock_server.files.receiving import BodyReceiver, Sink
from files_mock_server.problems import Problem

try:
    import resource
except ImportError:  # not a POSIX system
    resource = None  # type: ignore[assignment]

MAX_LINE = 1 << 17  # bytes; 5,000 characters of a path take up to 60,000 when percent-encoded
MAX_FIELD = 1 << 15  # bytes of one header
MAX_HEADERS = 128
_READ_BUFFER = 1 << 20  # bytes of a body that wait to be read
_PARSING: dict[str, Any] = {
    "max_line_size": MAX_LINE,
    "max_field_size": MAX_FIELD,
    "max_headers": MAX_HEADERS,
    "auto_decompress": False,
}
_KEEP_ALIVE = 75.0  # seconds; more than the usual proxy's, so that it is not us who close under a request
_MAX_REFUSED = 32  # connections that are refused with an answer at a time; more are only closed
_LINGER = 2.0  # seconds to read on after a refusal, or a reset would take the answer from the client
_OTHER_FILES = 64  # the database, the listening socket, whatever else the process has open
# Bodies are received past the parser by means that aiohttp does not promise; other versions of it go without.
_CAN_SWAP_PARSERS = aiohttp.__version__.startswith("3.14.")
_HTTP_TYPES = {400: "bad-request/invalid-body", 413: "bad-request/request-body-too-large"}


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much clients may ask of a server.

    Attributes:
        connections: Connections at a time; one more is answered 503 and closed.
        head: Bytes of a request's line and headers together.
        head_timeout: Seconds for a request's line and headers to arrive, from the first byte on.
        body_timeout: Seconds without a byte of a body that is still to come.
    """

    connections: int = 1000
    head: int = 1 << 18
    head_timeout: float = 30.0
    body_timeout: float = 60.0


class BoundedServer(Server):
    """An HTTP server that answers with the service's envelope even what is no HTTP.

    Args:
        handler: Answers requests.
        bounds: Its bounds.
        envelope: Makes the JSON value of an error from it and the id of the request.
    """

    def __init__(self, handler: Any, bounds: Bounds, envelope: Callable[[Problem, str], Any] = Problem.body) -> None:
        super().__init__(handler)
        self.bounds = bounds
        self._envelope = envelope
        self.refused = 0  # connections that were told to go and are not gone yet; they take no other's place
        self._watch: asyncio.TimerHandle | None = None

    def __call__(self) -> RequestHandler:
        """A handler for a new connection."""
        return Connection(
            self,
            loop=self._loop,
            access_log=None,
            read_bufsize=_READ_BUFFER,
            **_PARSING,
            keepalive_timeout=_KEEP_ALIVE,
            lingering_time=_LINGER,
        )

    def body_of(self, problem: Problem) -> bytes:
        """The body that tells an error of a request that nobody handles."""
        return orjson.dumps(self._envelope(problem, secrets.token_hex(8)))

    def has_room(self) -> bool:
        """Whether one more connection is allowed; from the first one on, all are watched."""
        if self._watch is None:
            self._arm()
        return len(self._connections) - self.refused <= self.bounds.connections

    def _arm(self) -> None:
        # One look at all connections a second costs less than a timer for each request.
        self._watch = self._loop.call_later(1.0, self._look)

    def _look(self) -> None:
        self.sweep(self._loop.time())
        if self._connections:
            self._arm()
        else:
            self._watch = None

    def sweep(self, now: float) -> None:
        """End the connections that make no progress.

        Args:
            now: Seconds on the event loop's clock.
        """
        for connection in list(self._connections):
            if isinstance(connection, Connection):
                connection.check_progress(now)

    async def shutdown(self, timeout: float | None = None) -> None:
        """Close every connection.

        Args:
            timeout: Seconds for requests to come to their end.
        """
        if self._watch is not None:
            self._watch.cancel()
        transports = [connection.transport for connection in self._connections]
        await super().shutdown(timeout)
        for transport in transports:
            if transport is not None and transport.get_extra_info("ssl_object") is not None:
                transport.abort()  # else it waits for the client to say goodbye


class Connection(RequestHandler):
    """One connection.

    Args:
        server: Whose it is.
        options: Those of aiohttp's handler.
    """

    __slots__ = ("_bounds", "_head_bytes", "_head_since", "_last_data", "_last_payload", "_refused", "_server")

    def __init__(self, server: BoundedServer, **options: Any) -> None:
        super().__init__(server, **options)
        self._server = server
        self._bounds = server.bounds
        self._head_bytes = 0
        self._head_since = 0.0
        self._last_data = 0.0
        self._last_payload: Any = None
        self._refused = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to speak HTTP, or tell that there are too many connections."""
        super().connection_made(transport)
        if not self._server.has_room():
            message = f"The server has its {self._bounds.connections} connections already."
            self._refuse(Problem("service-unavailable", message, headers={"Retry-After": "1"}))

    def connection_lost(self, exc: BaseException | None) -> None:
        """Stop what is going on."""
        if self._refused:
            self._refused = False
            self._server.refused -= 1
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Parse what arrived, and remember when."""
        if self._refused:
            return
        before = self._request_count
        super().data_received(data)
        if not data:
            return
        self._last_data = self._loop.time()
        if self._request_count != before:
            self._head_bytes, self._head_since = 0, 0.0
            self._last_payload = self._messages[-1][1] if self._messages else None
        elif self._last_payload is None or self._last_payload.is_eof():
            self._head_since = self._head_since or self._last_data
            self._head_bytes += len(data)
            if self._head_bytes > self._bounds.head:
                message = f"A request's line and headers have at most {self._bounds.head} bytes."
                self._refuse(Problem("bad-request", message, status=431))

    def touch(self) -> None:
        """Something of a body arrived."""
        self._last_data = self._loop.time()

    async def receive_rest(self, content: StreamReader, count: int, sink: Sink) -> bool:
        """Receive the rest of a body without a parser in between.

        Args:
            content: The body, of which nothing is waiting to be read.
            count: Bytes to come.
            sink: Takes them.

        Returns:
            Whether it did; if not, they come through `content`.

        Raises:
            ConnectionError: If the client went away.
        """
        transport = self.transport
        if (
            not _CAN_SWAP_PARSERS
            or transport is None
            or self._reading_paused
            or content.is_eof()
            or content.exception() is not None
        ):
            return False
        if transport.get_extra_info("ssl_object") is not None:
            return False  # asyncio's TLS reads on before the old protocol is back, and takes the end of a body for EOF
        receiver = BodyReceiver(self, count, sink)
        transport.set_protocol(receiver)
        try:
            await receiver.done
        finally:
            # After a failure, the old parser takes what is still to come for the rest of the body, and the connection
            # closes soon; after success it would wait for a body that it never saw.
            if receiver.rest == 0:
                self._parser = self._new_parser()
                content.total_bytes += count
                content.feed_eof()
            if not transport.is_closing():
                transport.set_protocol(self)
        return True

    def _new_parser(self) -> HttpRequestParser:
        return HttpRequestParser(self, self._loop, _READ_BUFFER, **_PARSING, payload_exception=RequestPayloadError)

    def check_progress(self, now: float) -> None:
        """Refuse a request whose head takes too long or whose body does not go on."""
        if self._refused or self._reading_paused:  # paused by us: it is not the client's fault
            return
        if self._head_since and now - self._head_since > self._bounds.head_timeout:
            message = f"The request's headers did not arrive within {self._bounds.head_timeout:g} seconds."
            self._refuse(Problem("bad-request", message, status=408))
        elif self._is_receiving() and now - self._last_data > self._bounds.body_timeout:
            message = f"Nothing of the request's body arrived for {self._bounds.body_timeout:g} seconds."
            self._refuse(Problem("bad-request", message, status=408))

    def _is_receiving(self) -> bool:
        return self._last_payload is not None and not self._last_payload.is_eof()

    def _refuse(self, problem: Problem) -> None:
        """Answer without a request, unless another answer may be under way, and close."""
        transport = self.transport
        self._refused = True
        self._server.refused += 1
        if transport is None:
            return
        request = self._current_request
        is_answering = self._messages or (request is not None and request.writer.output_size)
        if is_answering or self._server.refused > _MAX_REFUSED:
            transport.abort()
            return
        self._force_close = True
        transport.write(_as_bytes(problem, self._server.body_of(problem)))
        if transport.can_write_eof():
            transport.write_eof()
        self.transport = None  # whatever still runs for it writes no more
        self._loop.call_later(_LINGER, transport.abort)

    def handle_error(
        self,
        request: BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> StreamResponse:
        """The answer to what is no HTTP."""
        if request.writer.output_size > 0:
            raise ConnectionError("the answer has begun already")
        problem = _problem(status, exc, message)
        response = Response(body=self._server.body_of(problem), status=problem.status, content_type="application/json")
        response.force_close()
        return response


def _problem(status: int, error: BaseException | None, message: str | None) -> Problem:
    if isinstance(error, LineTooLong):
        if MAX_LINE in error.args:
            return Problem("processing-failure/path-too-long", f"A URL has at most {MAX_LINE} bytes.", status=414)
        return Problem("bad-request", f"A header has at most {MAX_FIELD} bytes.", status=431)
    if isinstance(error, BadHttpMessage) and "Too many headers" in error.message:  # it has no class of its own
        return Problem("bad-request", f"A request has at most {MAX_HEADERS} headers.", status=431)
    kind = _HTTP_TYPES.get(status, "internal-server-error" if status >= 500 else "bad-request/invalid-body")
    first_line = (message or "").strip().partition("\n")[0][:200].rstrip(":")
    return Problem(kind, first_line.encode("utf-8", "replace").decode(), status=status)


def _as_bytes(problem: Problem, body: bytes) -> bytes:
    head = (
        f"HTTP/1.1 {problem.status} {HTTPStatus(problem.status).phrase}",
        *(f"{name}: {value}" for name, value in problem.headers.items()),
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        "Connection: close",
    )
    return "\r\n".join((*head, "", "")).encode("ascii") + body


def affordable_connections(wanted: int, *, raise_limit: bool = False) -> int:
    """How many connections the open files of this process allow: each may need a file beside its socket.

    Args:
        wanted: How many there should be.
        raise_limit: Whether to raise the process's own limit as far as that takes and the system allows.
    """
    if resource is None:
        return wanted
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = 2 * wanted + _OTHER_FILES
    if raise_limit and 0 <= soft < needed:
        soft = needed if hard < 0 else min(needed, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return wanted if soft < 0 else max(1, min(wanted, (soft - _OTHER_FILES) // 2))
