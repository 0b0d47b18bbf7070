"""A tiny authorization server on loopback: codes with PKCE, refresh tokens that work once, and who somebody is."""

from __future__ import annotations

import base64
import hashlib
import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from threading import Lock, Thread
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlencode, urlsplit


class OAuthServer:
    """Logs everybody in at once, as `user`.

    Attributes:
        user: Who logs in next.
        lifetime: Seconds that the next token is good for.
        refreshes: How often a token was refreshed.
        status: What `/token` answers with instead of a token, if it is not 200.
    """

    def __init__(self) -> None:
        self.user = "anna"
        self.lifetime = 3600
        self.refreshes = 0
        self.status = 200
        self._numbers = count(1)
        self._lock = Lock()
        self._challenges: dict[str, tuple[str, str]] = {}
        self._refresh_tokens: set[str] = set()
        self._users: dict[str, str] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def authorize(self, query: dict[str, str]) -> str:
        """Where the browser goes next."""
        with self._lock:
            code = f"code-{next(self._numbers)}"
            assert (query["code_challenge_method"], query["client_id"]) == ("S256", "client")
            self._challenges[code] = (query["code_challenge"], query["redirect_uri"])
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def grant(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Tokens for a form, or a refusal."""
        with self._lock:
            if self.status != 200:
                return self.status, {}
            if form.get("client_secret") != "client-secret" or not self._is_granted(form):
                return 400, {"error": "invalid_grant"}
            number = next(self._numbers)
            token, refresh = f"token-{number}", f"refresh-{number}"
            self._refresh_tokens.add(refresh)
            self._users[token] = self.user
        return 200, {"access_token": token, "refresh_token": refresh, "expires_in": self.lifetime}

    def _is_granted(self, form: dict[str, str]) -> bool:
        if form["grant_type"] == "authorization_code":
            digest = hashlib.sha256(form["code_verifier"].encode()).digest()
            challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
            return self._challenges.pop(form["code"], None) == (challenge, form["redirect_uri"])
        if form["refresh_token"] not in self._refresh_tokens:
            return False
        self._refresh_tokens.discard(form["refresh_token"])
        self.refreshes += 1
        return True

    def who(self, token: str) -> tuple[int, dict[str, Any]]:
        """Whose token it is."""
        return (200, {"user": {"id": self._users[token]}}) if token in self._users else (401, {})


def _handler(server: OAuthServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            self.answer(*server.grant({name: values[0] for name, values in parse_qs(body).items()}))

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            if parts.path == "/me":
                self.answer(*server.who(self.headers.get("Authorization", "").removeprefix("Bearer ")))
                return
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            self.answer(302, {}, server.authorize(query))

        def answer(self, status: int, data: Any, location: str | None = None) -> None:
            body = json.dumps(data).encode()
            self.send_response(status)
            if location is not None:
                self.send_header("Location", location)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: Any) -> None:
            """Say nothing."""

    return Handler
