"""HTTP from one event loop that touches bodies as little as can be: what a client does must be what is measured.

Bodies of uploads are counted and thrown away, those of downloads go out of files that are mapped into memory. A request
is read by hand, as far as a benchmark needs it; this is no server to learn from.
"""

from __future__ import annotations

import os
import selectors
import socket
import ssl
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

__all__ = ["Answer", "Content", "Loop", "Request"]

_HEAD_BYTES = 64 * 1024
_BLOCK_BYTES = 1024 * 1024
_TURN_BYTES = 4 * _BLOCK_BYTES
_IN_ONE_GO_BYTES = 64 * 1024
# TCP on Linux can drop what has arrived without copying it; elsewhere it is copied into a buffer that nobody reads.
_DISCARD = getattr(socket, "MSG_TRUNC", 0)
_REASONS = {200: "OK", 201: "Created", 204: "No Content", 206: "Partial Content"}


@dataclass(slots=True)
class Request:
    """One request, as far as it is read.

    Attributes:
        method: `GET`, `PUT` and so on.
        target: Path and query, as sent.
        headers: Values by name in lower case.
        size: Bytes of its body.
        body: The body if it was kept, else empty.
    """

    method: str
    target: str
    headers: Mapping[str, str]
    size: int = 0
    body: bytes = b""


@dataclass(slots=True)
class Content:
    """Bytes that lie in a file, which is also mapped into memory."""

    descriptor: int
    view: memoryview


@dataclass(slots=True)
class Answer:
    """What is sent back.

    Attributes:
        status: The status code.
        body: Bytes, or the content that the next two are about.
        start: Where in the content the body begins.
        size: Bytes of the body; all there are unless it is said.
        headers: Lines of the head, each with its end.
        close: Whether the connection ends with it.
        without_body: Whether the body is only announced, as for HEAD.
    """

    status: int
    body: bytes | Content = b""
    start: int = 0
    size: int = -1
    headers: str = ""
    close: bool = False
    without_body: bool = False


@dataclass(slots=True, eq=False)
class _Connection:
    socket: socket.socket
    secure: bool
    received: bytearray = field(default_factory=bytearray)
    request: Request | None = None
    missing: int = 0
    kept: bytearray | None = None
    head: bytes = b""
    answer: Answer | None = None
    position: int = 0
    end: int = 0
    events: int = selectors.EVENT_READ


class Loop:
    """Serves until the process ends.

    Args:
        handle: Makes the answer to a request. It must not wait.
        keeps_body: Whether the body of this request is wanted, or only counted.
        delay: Seconds that every answer is held back.
        context: Speaks TLS if it is given.
    """

    def __init__(
        self,
        handle: Callable[[Request], Answer],
        keeps_body: Callable[[Request], bool],
        delay: float = 0.0,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self._handle = handle
        self._keeps_body = keeps_body
        self._delay = delay
        self._context = context
        self._selector = selectors.DefaultSelector()
        self._sink = memoryview(bytearray(_BLOCK_BYTES))
        self._held: deque[tuple[float, _Connection, Answer]] = deque()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
        self._listener.setblocking(False)
        self._selector.register(self._listener, selectors.EVENT_READ)

    @property
    def address(self) -> str:
        """Where it listens, as a URL."""
        scheme = "https" if self._context else "http"
        return f"{scheme}://127.0.0.1:{self._listener.getsockname()[1]}"

    def run(self, seconds: float) -> None:
        """Serve for so many seconds."""
        end = time.monotonic() + seconds
        while (now := time.monotonic()) < end:
            while self._held and self._held[0][0] <= now:
                _, connection, answer = self._held.popleft()
                self._guarded(self._begin_answer, connection, answer)
            wait = min(end, self._held[0][0]) - now if self._held else end - now
            for key, _ in self._selector.select(wait):
                if (connection := key.data) is None:
                    self._accept()
                else:
                    self._guarded(self._receive if connection.answer is None else self._send, connection)

    def _guarded(self, step: Callable[..., None], connection: _Connection, *arguments: Answer) -> None:
        """Take a step of a connection; one that cannot go on now is woken when it can, one that broke is dropped."""
        try:
            step(connection, *arguments)
        except (BlockingIOError, ssl.SSLWantReadError):
            self._wake_for(connection, selectors.EVENT_READ if connection.answer is None else selectors.EVENT_WRITE)
        except ssl.SSLWantWriteError:
            self._wake_for(connection, selectors.EVENT_WRITE)
        except OSError:
            self._drop(connection)

    def _accept(self) -> None:
        try:
            accepted, _ = self._listener.accept()
        except OSError:
            return  # it went away again
        accepted.setblocking(False)
        accepted.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self._context is not None:
            accepted = self._context.wrap_socket(accepted, server_side=True, do_handshake_on_connect=False)
        self._selector.register(accepted, selectors.EVENT_READ, _Connection(accepted, self._context is not None))

    def _wake_for(self, connection: _Connection, events: int) -> None:
        if connection.events != events:
            connection.events = events
            self._selector.modify(connection.socket, events, connection)

    def _drop(self, connection: _Connection) -> None:
        if connection.socket.fileno() >= 0:
            self._selector.unregister(connection.socket)
            connection.socket.close()
        self._held = deque(held for held in self._held if held[1] is not connection)

    def _receive(self, connection: _Connection) -> None:
        if connection.request is not None:
            self._receive_body(connection)
            return
        data = connection.socket.recv(_HEAD_BYTES)
        if not data:
            self._drop(connection)
            return
        connection.received += data
        self._next_request(connection)

    def _next_request(self, connection: _Connection) -> None:
        received = connection.received
        end = received.find(b"\r\n\r\n")
        if end < 0:
            if len(received) > _HEAD_BYTES:
                self._drop(connection)
            return
        request = connection.request = _parsed(received[:end].decode("latin-1"))
        connection.kept = bytearray() if self._keeps_body(request) else None
        here = received[end + 4 : end + 4 + request.size]
        connection.received = received[end + 4 + request.size :]
        connection.missing = request.size - len(here)
        if connection.kept is not None:
            connection.kept += here
        if connection.missing and "expect" in request.headers:
            connection.socket.send(b"HTTP/1.1 100 Continue\r\n\r\n")
        if not connection.missing:
            self._respond(connection, request)

    def _receive_body(self, connection: _Connection) -> None:
        request = connection.request
        assert request is not None
        budget = _TURN_BYTES
        flags = 0 if connection.secure or connection.kept is not None else _DISCARD
        while connection.missing and budget > 0:
            room = self._sink[: min(connection.missing, _BLOCK_BYTES)]
            count = connection.socket.recv_into(room, len(room), flags)
            if not count:
                self._drop(connection)
                return
            if connection.kept is not None:
                connection.kept += room[:count]
            connection.missing -= count
            budget -= count
        if not connection.missing:
            self._respond(connection, request)

    def _respond(self, connection: _Connection, request: Request) -> None:
        request.body = bytes(connection.kept or b"")
        connection.request = None
        answer = self._handle(request)
        answer.close = answer.close or request.headers.get("connection", "").lower() == "close"
        if self._delay:
            self._held.append((time.monotonic() + self._delay, connection, answer))
        else:
            self._begin_answer(connection, answer)

    def _begin_answer(self, connection: _Connection, answer: Answer) -> None:
        body = answer.body
        size = answer.size if answer.size >= 0 else len(body.view if isinstance(body, Content) else body)
        reason = _REASONS.get(answer.status, "Other")
        ending = "Connection: close\r\n" if answer.close else ""
        head = f"HTTP/1.1 {answer.status} {reason}\r\nContent-Length: {size}\r\n{answer.headers}{ending}\r\n".encode()
        connection.position, connection.end = answer.start, answer.start + size
        if answer.without_body:
            connection.position = connection.end
        elif isinstance(body, bytes) or size <= _IN_ONE_GO_BYTES:
            small = body.view[answer.start : answer.start + size] if isinstance(body, Content) else body
            head += small
            connection.position = connection.end
        connection.head, connection.answer = head, answer
        self._send(connection)

    def _send(self, connection: _Connection) -> None:
        while connection.head:
            sent = connection.socket.send(connection.head)
            connection.head = connection.head[sent:]
        answer = connection.answer
        assert answer is not None
        content, budget = answer.body, _TURN_BYTES
        while connection.position < connection.end:
            assert isinstance(content, Content)
            sent = _send_some(connection, content, min(connection.end - connection.position, _BLOCK_BYTES))
            connection.position += sent
            budget -= sent
            if budget <= 0 and connection.position < connection.end:
                self._wake_for(connection, selectors.EVENT_WRITE)
                return
        connection.answer = None
        if answer.close:
            self._drop(connection)
            return
        self._wake_for(connection, selectors.EVENT_READ)
        if connection.received:
            self._next_request(connection)


def _send_some(connection: _Connection, content: Content, count: int) -> int:
    if connection.secure:
        return connection.socket.send(content.view[connection.position : connection.position + count])
    # Out of the file's cache without a copy in between.
    return os.sendfile(connection.socket.fileno(), content.descriptor, connection.position, count)


def _parsed(head: str) -> Request:
    first, *lines = head.split("\r\n")
    method, target, _ = first.split(" ", 2)
    headers = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    return Request(method, target, headers, int(headers.get("content-length", 0)))
