"""A small client that speaks the raw protocol of the mock server."""

from __future__ import annotations

from typing import Any

import requests
from files_mock_server.testing import MockServer

BASE = "/api/rest/v1"


class Api:
    """Calls the API with one credential; answers are `requests` responses."""

    def __init__(self, server: MockServer, headers: dict[str, str] | None = None) -> None:
        self.server = server
        self.http = requests.Session()
        self.http.trust_env = False
        self.http.headers.update({"X-FilesAPI-Key": server.api_key} if headers is None else headers)

    def call(self, method: str, path: str, body: Any = None, **options: Any) -> requests.Response:
        if body is not None:
            options["json"] = body
        return self.http.request(method, self.server.url + BASE + path, timeout=20, **options)

    def get(self, path: str, /, **params: Any) -> requests.Response:
        return self.call("GET", path, params=params)

    def post(self, path: str, /, **body: Any) -> requests.Response:
        return self.call("POST", path, body)

    def patch(self, path: str, /, **body: Any) -> requests.Response:
        return self.call("PATCH", path, body)

    def delete(self, path: str, /, **params: Any) -> requests.Response:
        return self.call("DELETE", path, params=params)

    def put(self, url: str, data: Any = b"", **headers: str) -> requests.Response:
        return requests.put(url, data=data, headers=headers, timeout=20)

    def grant(self, path: str, **body: Any) -> dict[str, Any]:
        answer = self.post(f"/file_actions/begin_upload/{path}", **body)
        assert answer.status_code == 200, answer.text
        first: dict[str, Any] = answer.json()[0]
        return first

    def upload(self, path: str, data: bytes = b"hello", **body: Any) -> dict[str, Any]:
        """Upload in one part and return the file's record."""
        grant = self.grant(path, size=len(data), mkdir_parents=True)
        etag = self.put(grant["upload_uri"], data).headers["ETag"]
        end = {"action": "end", "ref": grant["ref"], "size": len(data), "etags": [{"part": 1, "etag": etag}], **body}
        answer = self.post(f"/files/{path}", **end)
        assert answer.status_code == 201, answer.text
        record: dict[str, Any] = answer.json()
        return record

    def download(self, path: str, **headers: str) -> requests.Response:
        uri = self.get(f"/files/{path}").json()["download_uri"]
        return requests.get(uri, headers={"Accept-Encoding": "identity", **headers}, timeout=20)

    def names(self, path: str = "", **params: Any) -> list[str]:
        """The names in a folder, walked page by page."""
        found: list[str] = []
        cursors: set[str] = set()
        for _ in range(1000):
            answer = self.get(f"/folders/{path}", **params)
            assert answer.status_code == 200, answer.text
            found += [record["display_name"] for record in answer.json()]
            cursor = answer.headers.get("X-Files-Cursor-Next")
            if not cursor:
                return found
            assert cursor not in cursors
            cursors.add(cursor)
            params["cursor"] = cursor
        raise AssertionError("the walk does not end")

    def as_user(self, username: str, password: str) -> Api:
        """The same server with a session of another user."""
        session = self.post("/sessions", username=username, password=password).json()["id"]
        return Api(self.server, {"X-FilesAPI-Auth": session})


def problem(answer: requests.Response) -> tuple[int, str]:
    """Status and type of an error answer, whose envelope is checked on the way."""
    body = answer.json()
    assert body.keys() == {"type", "title", "http-code", "error", "instance", "errors", "data"}
    assert body["http-code"] == answer.status_code
    assert body["error"]
    assert body["instance"] == answer.headers["X-Request-Id"]
    return answer.status_code, body["type"]
