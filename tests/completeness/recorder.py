"""What was sent, taken apart by other code than that which put it together."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from email.parser import BytesParser
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

import responses
from requests import PreparedRequest

ORIGIN = "http://service.test"
Pairs = list[tuple[str, Any]]


@dataclass(frozen=True)
class Sent:
    """One request: `values` are pairs for a query or a form, a decoded dict for JSON, None for none of them."""

    verb: str
    path: str
    kind: str
    values: Any
    headers: dict[str, str]


class Recorder:
    """Answers every request with what it was last told to, and keeps the requests.

    Attributes:
        sent: The requests so far, oldest first.
    """

    def __init__(self) -> None:
        self.sent: list[Sent] = []
        self._mocked = responses.RequestsMock(assert_all_requests_are_fired=False)
        self._answer: tuple[int, dict[str, str], str] = (204, {}, "")

    def answers(self, data: Any, **headers: str) -> None:
        """Answer with `data` as JSON from now on; None is an empty answer."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._answer = (204, named, "") if data is None else (200, named, json.dumps(data))

    def take(self) -> Sent:
        """The one request since the last was taken."""
        assert len(self.sent) == 1, self.sent
        return self.sent.pop()

    def __enter__(self) -> Self:
        self._mocked.start()
        for verb in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"):
            self._mocked.add_callback(verb, re.compile(re.escape(ORIGIN)), self._record, content_type=None)
        return self

    def __exit__(self, *_: object) -> None:
        self._mocked.stop(allow_assert=False)

    def _record(self, request: PreparedRequest) -> tuple[int, dict[str, str], str]:
        parts = urlsplit(str(request.url))
        query = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
        kind, values = _body(request)
        assert not (query and values), "parameters belong either into the query or into the body"
        if query:
            kind, values = "query", query
        self.sent.append(Sent(str(request.method), parts.path, kind, values, dict(request.headers)))
        return self._answer


def _body(request: PreparedRequest) -> tuple[str, Any]:
    body = request.body or b""
    assert isinstance(body, bytes)
    kind = request.headers.get("Content-Type", "")
    if not body:
        return "nothing", None
    if kind == "application/json":
        return "json", json.loads(body)
    assert kind.startswith("multipart/form-data; boundary="), kind
    message = BytesParser().parsebytes(f"Content-Type: {kind}\r\n\r\n".encode() + body)
    pairs: Pairs = []
    for part in message.get_payload():
        assert not isinstance(part, str)
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        name = part.get_param("name", header="content-disposition")
        pairs.append((str(name), content if part.get_filename() else content.decode()))
    return "form", pairs
