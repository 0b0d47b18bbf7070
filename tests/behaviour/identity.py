"""A small identity server with an API behind it, on loopback: it hands out tokens and believes no others."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

_MOST_REQUESTS = 5000
_LONGEST_WAIT = 10.0


class IdentityServer:
    """Answers `POST /token`, `GET /me` and any other path, which needs a bearer token that is valid now.

    Attributes:
        forms: The forms that came to the token endpoint.
        lifetime: Seconds that tokens are said to last.
        valid: The tokens that are believed; take one out to have it refused.
        seen: Method, path and headers of the calls to the API.
        answer: Makes the token endpoint's status and data from a form; replace it to misbehave.
    """

    def __init__(self) -> None:
        self.forms: list[dict[str, str]] = []
        self.me_asked = 0
        self.lifetime: Any = 3600
        self.valid: set[str] = set()
        self.seen: list[tuple[str, str, dict[str, str]]] = []
        self.answer: Callable[[dict[str, str]], tuple[int, dict[str, Any]]] = self.hand_out
        self.pause = 0.0
        self._left = _MOST_REQUESTS
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def hand_out(self, _form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """A new token, which is valid from now on."""
        token = f"ACCESSTOKEN{len(self.forms)}"
        self.valid.add(token)
        return 200, {"access_token": token, "token_type": "Bearer", "expires_in": self.lifetime}

    def respond(self, method: str, path: str, headers: dict[str, str], body: bytes) -> tuple[int, Any]:
        """The status and the data of an answer."""
        with self._lock:
            self._left -= 1
            if self._left < 0:
                return 503, {"error": "this server has answered enough"}
            if path == "/token":
                self.forms.append({name: values[0] for name, values in parse_qs(body.decode()).items()})
                status, data = self.answer(self.forms[-1])
            elif headers.get("authorization", "").removeprefix("Bearer ") not in self.valid:
                status, data = 401, {"type": "not-authenticated/invalid-credentials", "error": "no such token"}
            elif path == "/me":
                self.me_asked += 1
                status, data = 200, {"user": {"id": 7}, "orgs": [{"id": "o-1"}]}
            else:
                status, data = 200, []
            if path not in ("/token", "/me"):
                self.seen.append((method, path, headers))
        if path == "/token" and self.pause:
            time.sleep(min(self.pause, _LONGEST_WAIT))
        return status, data

    def tokens_used(self) -> list[str]:
        """The tokens that calls to the API carried, in order."""
        return [headers.get("authorization", "").removeprefix("Bearer ") for _, _, headers in self.seen]

    def stop(self) -> None:
        """Stop answering."""
        self._server.shutdown()
        self._thread.join(_LONGEST_WAIT)
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 256


def _handler(owner: IdentityServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = _LONGEST_WAIT
        disable_nagle_algorithm = True

        def _respond(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, data = owner.respond(self.command, self.path.partition("?")[0], headers, body)
            payload = json.dumps(data).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(payload)))
            self.end_headers()
            self.wfile.write(payload)

        do_GET = do_POST = do_PATCH = do_DELETE = _respond

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    return Handler
