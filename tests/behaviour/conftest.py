"""Small servers that misbehave on purpose, on loopback, bounded in time and in connections."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

import files_style_sdk as files_sdk

_MOST_CONNECTIONS = 40
_LONGEST_WAIT = 10.0


@dataclass(frozen=True)
class Received:
    """One request as it arrived."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    peer: str


Answer = bytes | None
"""What to send back before the connection is closed; None sends nothing and keeps the client waiting."""


class RawServer:
    """Answers each connection's one request with bytes of the test's choice, then closes the connection."""

    def __init__(self, answer: Callable[[Received], Answer]) -> None:
        self._answer = answer
        self.received: list[Received] = []
        self._stopping = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.05)
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def _accept(self) -> None:
        for _ in range(int(_LONGEST_WAIT / 0.05)):
            if self._stopping.is_set() or len(self._threads) > _MOST_CONNECTIONS:
                return
            try:
                connection, peer = self._listener.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(connection, peer[0]), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket, peer: str) -> None:
        connection.settimeout(_LONGEST_WAIT)
        with connection:
            try:
                request = _read_request(connection, peer)
                if request is None:
                    return
                self.received.append(request)
                answer = self._answer(request)
                if answer is None:
                    self._stopping.wait(_LONGEST_WAIT)
                else:
                    connection.sendall(answer)
            except OSError:
                return

    def stop(self) -> None:
        self._stopping.set()
        for thread in list(self._threads):
            thread.join(_LONGEST_WAIT)
        self._listener.close()


def _read_request(connection: socket.socket, peer: str) -> Received | None:
    data = b""
    while b"\r\n\r\n" not in data:
        block = connection.recv(65536)
        if not block:
            return None
        data += block
    head, _, body = data.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    method, target, _ = lines[0].split(" ")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
    while len(body) < int(headers.get("content-length", "0")):
        block = connection.recv(65536)
        if not block:
            break
        body += block
    return Received(method, target, headers, body, peer)


def http(status: int, body: bytes = b"", *, length: int | None = -1, **headers: str) -> bytes:
    """The bytes of an answer; `length` lies about the body's size, None leaves it out."""
    lines = [f"HTTP/1.1 {status} Whatever", "Connection: close"]
    if length is not None:
        lines.append(f"Content-Length: {len(body) if length < 0 else length}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def json_answer(data: Any, status: int = 200, **headers: str) -> bytes:
    """The bytes of a JSON answer."""
    return http(status, json.dumps(data).encode(), Content_Type="application/json", **headers)


@pytest.fixture
def raw_server() -> Iterator[Callable[[Callable[[Received], Answer]], RawServer]]:
    """Starts servers that answer what the test says; all are stopped at the end."""
    servers: list[RawServer] = []

    def start(answer: Callable[[Received], Answer]) -> RawServer:
        servers.append(RawServer(answer))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


@pytest.fixture
def client_of() -> Iterator[Callable[..., files_sdk.Client]]:
    """Makes clients of a server by its URL, with retries that do not wait."""
    clients: list[files_sdk.Client] = []

    def make(url: str, **settings: Any) -> files_sdk.Client:
        defaults: dict[str, Any] = {
            "base_url": url,
            "api_key": "KEY1",
            "initial_network_retry_delay": 0,
            "max_network_retry_delay": 0.001,
            "open_timeout": 5,
            "read_timeout": 5,
        }
        clients.append(files_sdk.Client(**{**defaults, **settings}))
        return clients[-1]

    yield make
    for client in clients:
        client.close()


@pytest.fixture
def closed_port() -> str:
    """The URL of a port of this machine on which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"http://127.0.0.1:{listener.getsockname()[1]}"
