"""A small client that speaks to a described service."""

from __future__ import annotations

from typing import Any

import requests
from files_mock_server.testing import SpecServer


class Api:
    """Calls a service; answers are `requests` responses.

    Args:
        server: The service.
        headers: Of every request; the server's API key as a bearer token when None.
    """

    def __init__(self, server: SpecServer, headers: dict[str, str] | None = None) -> None:
        self.server = server
        self.http = requests.Session()
        self.http.trust_env = False
        self.http.headers.update({"Authorization": f"Bearer {server.api_key}"} if headers is None else headers)

    def call(self, method: str, path: str, body: Any = None, **options: Any) -> requests.Response:
        url = path if path.startswith("http") else self.server.api_url + path
        if body is not None:
            options["json"] = body
        return self.http.request(method, url, timeout=20, allow_redirects=False, **options)

    def get(self, path: str, /, **params: Any) -> requests.Response:
        return self.call("GET", path, params=params)

    def post(self, path: str, body: Any = None, /, **params: Any) -> requests.Response:
        return self.call("POST", path, body, params=params)

    def patch(self, path: str, body: Any = None, /) -> requests.Response:
        return self.call("PATCH", path, body)

    def put(self, path: str, body: Any = None, /) -> requests.Response:
        return self.call("PUT", path, body)

    def delete(self, path: str, /) -> requests.Response:
        return self.call("DELETE", path)

    def ok(self, answer: requests.Response, status: int = 200) -> Any:
        """The JSON of an answer that has a status."""
        assert answer.status_code == status, answer.text
        return answer.json() if answer.content else None

    def refused(self, answer: requests.Response, status: int, *words: str) -> dict[str, Any]:
        """The error of an answer that has a status and a message with some words."""
        assert answer.status_code == status, answer.text
        error: dict[str, Any] = answer.json()
        assert all(word in error["message"] for word in words), error
        return error
