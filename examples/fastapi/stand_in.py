"""Stand-ins for the two services that the example talks to, so that it can be tried without an account.

Run it, and it prints the environment that the example needs:

    python examples/fastapi/stand_in.py
"""

import json
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs

from files_mock_server.testing import MockServer

CREDENTIALS = {"client_id": "example", "client_secret": "example-secret", "token": "example-pat"}


class IdentityServer:
    """A tiny identity server on a free loopback port: it exchanges one personal access token for bearer tokens.

    Args:
        api_key: What it tells its users is their key of the file service.
    """

    def __init__(self, api_key: str) -> None:
        self.api_key = api_key
        self.count: Counter[str] = Counter()
        """How often each path was answered with success."""
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

    def exchange(self, form: dict[str, str]) -> tuple[int, Any]:
        """A token for a form, or a refusal."""
        if form != {"grant_type": "personal_access_token", **CREDENTIALS}:
            return 401, {"error": "invalid_client"}
        number = self.count["/token"] + 1
        return 200, {"access_token": f"token-{number}", "token_type": "Bearer", "expires_in": 3600}

    def describe(self, authorization: str) -> tuple[int, Any]:
        """Who holds the newest token."""
        if authorization != f"Bearer token-{self.count['/token']}":
            return 401, {"error": "invalid_token"}
        return 200, {"user": {"id": 1}, "files": {"api_key": self.api_key}}


def _handler(identity: IdentityServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            self.answer(*(identity.exchange(form) if self.path == "/token" else (404, {})))

        def do_GET(self) -> None:
            token = self.headers.get("Authorization", "")
            self.answer(*(identity.describe(token) if self.path == "/me" else (404, {})))

        def answer(self, status: int, data: Any) -> None:
            identity.count[self.path] += status == 200
            body = json.dumps(data).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: Any) -> None:
            """Say nothing: the output is for the environment."""

    return Handler


def environment(files_url: str, identity_url: str) -> dict[str, str]:
    """The variables that lead the example to the stand-ins."""
    return {
        "FILES_BASE_URL": files_url,
        "IDENTITY_URL": identity_url,
        "FILES_CLIENT_ID": CREDENTIALS["client_id"],
        "FILES_CLIENT_SECRET": CREDENTIALS["client_secret"],
        "FILES_PAT": CREDENTIALS["token"],
    }


def main() -> None:
    """Serve until Enter is pressed."""
    with MockServer() as files, IdentityServer(files.api_key) as identity:
        for name, value in environment(files.url, identity.url).items():
            print(f"export {name}={value}")
        input("\nServing until Enter is pressed ...\n")


if __name__ == "__main__":
    main()
