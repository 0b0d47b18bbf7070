"""An identity server and a service behind it, on loopback: what the guide's snippets on credentials talk to."""

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

LIFETIME = 3600


class IdentityService:
    """Hands out tokens by three grants, and answers `/api/rest/v1/whoami` to whoever shows one.

    `/authorize` logs everybody in at once; the code that it gives is exchanged only with the verifier that its
    challenge was made from (RFC 7636).
    """

    def __init__(self) -> None:
        self._numbers = count(1)
        self._lock = Lock()
        self._challenges: dict[str, str] = {}
        self._tokens = {"static-token", "service-token"}
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
        """Where the user's browser goes after logging in."""
        with self._lock:
            code = f"code-{next(self._numbers)}"
            assert query["code_challenge_method"] == "S256"
            self._challenges[code] = query["code_challenge"]
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def grant(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Tokens for a form, or a refusal."""
        with self._lock:
            if not self._is_granted(form):
                return 400, {"error": "invalid_grant"}
            token = f"token-{next(self._numbers)}"
            self._tokens.add(token)
        return 200, {"access_token": token, "refresh_token": "refresh", "expires_in": LIFETIME}

    def _is_granted(self, form: dict[str, str]) -> bool:
        if form["grant_type"] == "authorization_code":
            digest = hashlib.sha256(form["code_verifier"].encode()).digest()
            challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
            return self._challenges.pop(form["code"], None) == challenge
        return form.get("refresh_token") == "refresh" or form.get("token") == "YOUR_PERSONAL_ACCESS_TOKEN"

    def who(self, headers: Any) -> tuple[int, dict[str, Any]]:
        """What a call shows of its caller."""
        authorization = headers.get("Authorization", "").removeprefix("Bearer ")
        shown = authorization or headers.get("X-Service-Token")
        by_cookie = "sid=YOUR_SESSION" in headers.get("Cookie", "") and headers.get("X-CSRF-Token") == "YOUR_CSRF_TOKEN"
        if shown not in self._tokens and not by_cookie:
            return 401, {"type": "not-authenticated/invalid-credentials", "error": "who are you?"}
        return 200, {"user": {"id": 7}, "user_header": headers.get("X-User-Id")}


def _handler(identity: IdentityService) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            self.answer(*identity.grant({name: values[0] for name, values in parse_qs(body).items()}))

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            if parts.path != "/authorize":
                self.answer(*identity.who(self.headers))
                return
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            self.answer(302, {}, identity.authorize(query))

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
