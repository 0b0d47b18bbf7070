"""What stands around the example in its tests: another system on loopback that writes down what it is sent."""

from __future__ import annotations

import json
import threading
from collections import deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "examples" / "connections"
TOKEN = "service-token-1"
CSRF = "proof-1"
COOKIE = f"JSESSIONID={TOKEN}; fc.idToken.connections=id-token-1; fc.csrfToken={CSRF}"


class Sent(NamedTuple):
    """A request as it came over the wire."""

    line: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> list[str]:
        """The values of a header, however its name is written."""
        return [value for found, value in self.headers if found.lower() == name.lower()]


class Answer(NamedTuple):
    """What the other system is to answer next."""

    status: int = 200
    body: bytes = b"{}"
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "application/json"),)


class OtherSystem:
    """A server on a free loopback port that keeps the requests it gets, and answers `{}` unless told otherwise."""

    def __init__(self) -> None:
        self.sent: list[Sent] = []
        self.answers: deque[Answer] = deque()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 30
            wbufsize = -1  # an answer in one piece: otherwise its second half waits for an acknowledgement of the first

            def do_GET(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                outer.sent.append(Sent(self.requestline, tuple(self.headers.items()), body))
                answer = outer.answers.popleft() if outer.answers else Answer()
                self.send_response_only(answer.status)
                for name, value in (*answer.headers, ("Content-Length", str(len(answer.body)))):
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer.body)

            do_POST = do_PUT = do_PATCH = do_DELETE = do_GET

            def log_message(self, *args: Any) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})

    def will_answer(self, value: Any, status: int = 200) -> None:
        """Answer the next request with JSON."""
        self.answers.append(Answer(status, json.dumps(value).encode()))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(10)
