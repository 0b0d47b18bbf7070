"""Somebody on loopback who takes webhooks, and remembers each request to the byte."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl

import orjson


@dataclass(frozen=True)
class Taken:
    """A request that came.

    Attributes:
        method: HTTP method.
        path: Path and query, as they were sent.
        headers: By lower-case name.
        body: Its bytes.
    """

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def query(self) -> str:
        """The query as it was sent."""
        return self.path.partition("?")[2]

    @property
    def signed(self) -> bytes:
        """What a signature is over."""
        return self.query.encode() if self.method == "GET" else self.body

    @property
    def fields(self) -> dict[str, Any]:
        """The fields that it carries, wherever they are."""
        if self.headers.get("content-type") == "application/json":
            fields: dict[str, Any] = orjson.loads(self.body)
            return fields
        return dict(parse_qsl(self.signed.decode(), keep_blank_values=True))


class Receiver:
    """A listener that answers as it is told: `answers` are used up one by one, then it is 200.

    Attributes:
        answers: HTTP statuses of the next answers; 0 holds the request until :meth:`let_go`.
    """

    def __init__(self) -> None:
        self.answers: list[int] = []
        self.taken: list[Taken] = []
        self._changed = threading.Condition()
        self._go = threading.Event()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                headers = {name.lower(): value for name, value in self.headers.items()}
                status = receiver._take(Taken(self.command, self.path, headers, body))
                if status == 0:
                    receiver._go.wait(30)
                    self.close_connection = True
                    return
                self.send_response(status)
                if status == 302:
                    self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()

            do_POST = do_GET

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    def _take(self, request: Taken) -> int:
        with self._changed:
            self.taken.append(request)
            self._changed.notify_all()
            return self.answers.pop(0) if self.answers else 200

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def wait_for(self, count: int) -> list[Taken]:
        """The requests so far, as soon as there are so many."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.taken) >= count, 20), f"{len(self.taken)} came, not {count}"
            return list(self.taken)

    def let_go(self) -> None:
        """Drop the requests that are held."""
        self._go.set()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.let_go()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
