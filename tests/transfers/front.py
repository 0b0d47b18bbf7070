"""A front for the mock server that does harm by rule: every request of a client passes it, and all are counted.

The server's own faults are for what a rule can say. Tests of transfers need more: they run code of their own while a
request is held, rewrite records that are answered, and count what is in flight; and clients that go past are spared.
"""

from __future__ import annotations

import http.client
import json
import re
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, BinaryIO, Self
from urllib.parse import unquote, urlsplit

LONGEST = 10.0
"""Seconds: no wait of the front outlasts this."""

_MOST_CONNECTIONS = 300
_BLOCK = 65536
_HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "date", "server"}


@dataclass(frozen=True)
class Kind:
    """Requests of one kind: by method and by what their decoded path holds."""

    method: str
    pattern: str

    def fits(self, seen: Seen) -> bool:
        """Whether a request is one of these."""
        return self.method in ("*", seen.method) and re.search(self.pattern, seen.path) is not None


BEGIN = Kind("POST", r"^/api/rest/v1/file_actions/begin_upload/")
COMPLETE = Kind("POST", r"^/api/rest/v1/files/")
LOCATE = Kind("GET", r"^/api/rest/v1/files/")
STAT = Kind("GET", r"^/api/rest/v1/(files|file_actions/metadata)/")
PUT = Kind("PUT", r"^/storage/uploads/")
GET = Kind("GET", r"^/storage/files/")
ANY = Kind("*", r"")
_COUNTED = (BEGIN, COMPLETE, LOCATE, PUT, GET, ANY)


@dataclass(eq=False)
class Seen:
    """One request that reached the front.

    Attributes:
        method: The HTTP method.
        path: The decoded path, without the query.
        target: The path with its query, as it came.
        headers: By lower-case name.
        body: What came of the body.
        status: What the client was answered, None if nothing.
    """

    method: str
    path: str
    target: str
    headers: dict[str, str]
    body: bytes = b""
    status: int | None = None

    @property
    def json(self) -> Any:
        """The body of an API call."""
        return json.loads(self.body or b"{}")

    @property
    def part(self) -> int:
        """The number of the part that is put."""
        return int(self.path.rpartition("/")[2])

    @property
    def range(self) -> tuple[int, int | None] | None:
        """The range that is asked for: the first byte, and the one behind the last if it is said."""
        found = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("range", ""))
        return (int(found[1]), int(found[2]) + 1 if found[2] else None) if found else None


@dataclass
class Answer:
    """What a client is answered."""

    status: int
    headers: dict[str, str]
    body: bytes = b""


class Dropped(Exception):
    """The connection is to be broken off."""


class Ended(Exception):
    """The connection is to be closed in good order."""


class Exchange:
    """One request on its way through the front, for faults to interfere with.

    Attributes:
        front: The front.
        seen: The request; its body is complete once it was read.
        answer: What the client will be answered, None while nobody said.
        announced: What `Content-Length` says instead of the truth.
    """

    def __init__(self, front: Front, seen: Seen, connection: socket.socket, stream: BinaryIO) -> None:
        self.front = front
        self.seen = seen
        self.answer: Answer | None = None
        self.announced: int | None = None
        self._connection = connection
        self._stream = stream
        self._unread = int(seen.headers.get("content-length", "0"))

    def read(self, limit: int | None = None) -> None:
        """Read the request's body, or `limit` bytes more of it."""
        wanted, blocks = self._unread if limit is None else min(limit, self._unread), [self.seen.body]
        while wanted:
            block = self._stream.read1(min(wanted, _BLOCK))  # type: ignore[attr-defined]
            if not block:
                raise Dropped
            blocks.append(block)
            self._unread -= len(block)
            wanted -= len(block)
            if PUT.fits(self.seen):
                self.front.bytes_put += len(block)
        self.seen.body = b"".join(blocks)

    def send(self, limit: int | None = None) -> None:
        """Send the answer, or its head and `limit` bytes of its body."""
        assert self.answer is not None
        status, body = self.answer.status, self.answer.body
        self.seen.status = status
        lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}", *map(": ".join, self.answer.headers.items())]
        if status not in (204, 304):
            lines.append(f"Content-Length: {len(body) if self.announced is None else self.announced}")
        shown = b"" if self.seen.method == "HEAD" else body[:limit]
        self.front._leave(self.seen)  # before the client knows: it may send its next request at once
        self._connection.sendall("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + shown)

    def stall(self) -> None:
        """Do nothing until the client goes away or the front stops."""
        self.front._leave(self.seen)
        until = time.monotonic() + LONGEST
        self._connection.settimeout(0.02)
        while time.monotonic() < until and not self.front.stopping.is_set():
            with suppress(TimeoutError):
                if not self._connection.recv(_BLOCK):
                    break
        raise Dropped


Stage = Callable[[Exchange], None] | None


@dataclass(frozen=True)
class Fault:
    """Harm to an exchange, when the head of the request is there, the whole of it, or the answer."""

    arrived: Stage = None
    read: Stage = None
    answered: Stage = None


@dataclass
class Rule:
    """A fault for some requests.

    Attributes:
        hits: How many requests it befell so far.
    """

    kind: Kind
    fault: Fault
    times: int | None
    skip: int
    when: Callable[[Seen], bool] | None
    hits: int = 0

    def takes(self, seen: Seen) -> bool:
        """Whether it befalls this request; counts."""
        if not self.kind.fits(seen) or not (self.when is None or self.when(seen)):
            return False
        if self.skip > 0:
            self.skip -= 1
            return False
        if self.times is not None and self.hits >= self.times:
            return False
        self.hits += 1
        return True


class Front:
    """Listens before a server. Every connection has a thread; all of them end with the front.

    Args:
        url: The server's.

    Attributes:
        url: Where clients are to go instead.
        seen: The requests so far, as they arrived.
        bytes_put: Bytes of upload bodies that were read so far.
    """

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._server = (parts.hostname or "", parts.port or 80)
        self._lock = threading.Lock()
        self._rules: list[Rule] = []
        self._inside: dict[Seen, None] = {}
        self._now: Counter[Kind] = Counter()
        self._peak: Counter[Kind] = Counter()
        self._connections: set[socket.socket] = set()
        self.seen: list[Seen] = []
        self.bytes_put = 0
        self.stopping = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self._listener.settimeout(0.02)
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._threads = [threading.Thread(target=self._accept, name="front", daemon=True)]
        self._threads[0].start()

    def on(
        self,
        kind: Kind,
        fault: Fault,
        *,
        times: int | None = 1,
        skip: int = 0,
        when: Callable[[Seen], bool] | None = None,
    ) -> Rule:
        """Do harm to requests of a kind. A request may meet several rules; they act in the order they were made.

        Args:
            kind: Which requests.
            fault: What happens to them.
            times: How many of them; None is all.
            skip: How many come through first.
            when: Which of them, more closely.
        """
        rule = Rule(kind, fault, times, skip, when)
        with self._lock:
            self._rules.append(rule)
        return rule

    def forgive(self) -> None:
        """Do no more harm."""
        with self._lock:
            self._rules.clear()

    def of(self, kind: Kind) -> list[Seen]:
        """The requests of a kind so far."""
        return [seen for seen in list(self.seen) if kind.fits(seen)]

    def inside(self, kind: Kind) -> int:
        """How many requests of a kind are in flight."""
        return self._now[kind]

    def peak(self, kind: Kind) -> int:
        """How many requests of a kind were in flight at once at most."""
        return self._peak[kind]

    def wait(self, condition: Callable[[], bool]) -> bool:
        """Wait until something holds; False if it does not in `LONGEST` seconds, or before the front stops."""
        until = time.monotonic() + LONGEST
        while not condition():
            if time.monotonic() > until or self.stopping.wait(0.002):
                return False
        return True

    def stop(self) -> None:
        """Break off all connections and end all threads."""
        self.stopping.set()
        self._threads[0].join(LONGEST)  # no connection comes after this
        with self._lock:
            for connection in self._connections:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(LONGEST)
        self._listener.close()
        assert not any(thread.is_alive() for thread in self._threads), "a thread of the front does not end"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _accept(self) -> None:
        for _ in range(_MOST_CONNECTIONS):
            connection = self._next_connection()
            if connection is None:
                return
            thread = threading.Thread(target=self._serve, args=(connection,), name="front", daemon=True)
            with self._lock:
                self._connections.add(connection)
            self._threads.append(thread)
            thread.start()

    def _next_connection(self) -> socket.socket | None:
        while not self.stopping.is_set():
            with suppress(TimeoutError):
                return self._listener.accept()[0]
        return None

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(LONGEST * 2)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        upstream = http.client.HTTPConnection(*self._server, timeout=LONGEST)
        try:
            with connection.makefile("rb") as stream:
                while not self.stopping.is_set() and (seen := _read_head(stream)) is not None:
                    self._pass(Exchange(self, seen, connection, stream), upstream)
        except Ended:
            pass
        except (Dropped, OSError, http.client.HTTPException):
            # Lingering for no time makes the system send a reset instead of an orderly end.
            with suppress(OSError):
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        finally:
            upstream.close()
            with self._lock:
                self._connections.discard(connection)
                connection.close()

    def _pass(self, exchange: Exchange, upstream: http.client.HTTPConnection) -> None:
        seen = exchange.seen
        faults = self._enter(seen)
        try:
            _perform((fault.arrived for fault in faults), exchange)
            exchange.read()
            _perform((fault.read for fault in faults), exchange)
            if exchange.answer is None:
                exchange.answer = _forwarded(seen, upstream)
            _perform((fault.answered for fault in faults), exchange)
            exchange.send()
            if exchange.announced is not None:
                raise Ended
        finally:
            self._leave(seen)

    def _enter(self, seen: Seen) -> list[Fault]:
        with self._lock:
            self.seen.append(seen)
            self._inside[seen] = None
            for kind in _COUNTED:
                self._now[kind] += kind.fits(seen)
                self._peak[kind] = max(self._peak[kind], self._now[kind])
            return [rule.fault for rule in self._rules if rule.takes(seen)]

    def _leave(self, seen: Seen) -> None:
        with self._lock:
            if seen in self._inside:
                del self._inside[seen]
                for kind in _COUNTED:
                    self._now[kind] -= kind.fits(seen)


def _perform(stages: Iterator[Stage], exchange: Exchange) -> None:
    for stage in stages:
        if stage is not None:
            stage(exchange)


def _read_head(stream: BinaryIO) -> Seen | None:
    line = stream.readline(_BLOCK)
    if not line.strip():
        return None
    method, target, _version = line.decode("latin-1").split()
    headers: dict[str, str] = {}
    while line := stream.readline(_BLOCK).strip():
        name, _, value = line.decode("latin-1").partition(":")
        headers[name.lower()] = value.strip()
    assert "transfer-encoding" not in headers, "the SDK knows how long its bodies are"
    return Seen(method, unquote(urlsplit(target).path), target, headers)


def _forwarded(seen: Seen, upstream: http.client.HTTPConnection) -> Answer:
    upstream.putrequest(seen.method, seen.target, skip_host=True, skip_accept_encoding=True)
    for name in seen.headers.keys() - _HOP_BY_HOP:
        upstream.putheader(name, seen.headers[name])
    if seen.body or seen.method in ("POST", "PUT", "PATCH"):
        upstream.putheader("content-length", str(len(seen.body)))
    upstream.endheaders(seen.body or None)
    response = upstream.getresponse()
    kept = {name: value for name, value in response.getheaders() if name.lower() not in _HOP_BY_HOP}
    return Answer(response.status, kept, response.read())
