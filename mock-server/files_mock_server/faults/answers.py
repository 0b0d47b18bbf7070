"""Faults of the answer: another one comes, or the right one with something wrong about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from html import escape
from http import HTTPStatus
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import orjson
from aiohttp.web import Response, StreamResponse

from files_mock_server.faults import options
from files_mock_server.faults.fault import API, DOWNLOAD, UPLOAD, Fault, Incoming
from files_mock_server.faults.options import Check, FaultError, option
from files_mock_server.problems import Problem, StorageProblem

_TYPES = {
    400: "bad-request",
    401: "not-authenticated",
    403: "not-authorized",
    404: "not-found",
    422: "processing-failure",
    429: "rate-limited/too-many-requests",
    503: "service-unavailable",
}
_STORAGE_CODES = {403: "AccessDenied", 404: "NoSuchKey", 408: "RequestTimeout", 429: "SlowDown", 503: "SlowDown"}
_CURSORS = ("X-Files-Cursor", "X-Files-Cursor-Next")


def _is_json(value: Any) -> bool:
    try:
        orjson.dumps(value)
    except TypeError:
        return False
    return True


def _is_retry_after(value: Any) -> bool:
    if not isinstance(value, str):
        return options.COUNT.allows(value)
    try:
        parsedate_to_datetime(value)
    except ValueError:
        return False
    return options.is_header_value(value)


def _is_location(value: Any) -> bool:
    if not options.is_header_value(value):
        return False
    parts = urlsplit(value)
    return parts.scheme in ("http", "https") and bool(parts.netloc)


_BODY = Check(_is_json, "a string or a JSON value")
_RETRY_AFTER = Check(_is_retry_after, "whole seconds or an HTTP date")
_LOCATION = Check(_is_location, "an absolute http or https URL")
_REDIRECTION = Check(lambda value: value in (301, 302, 303, 307, 308), "301, 302, 303, 307 or 308")


@dataclass(frozen=True)
class Status(Fault):
    """Another answer comes: an error in the manner of the service, unless a body is given.

    Attributes:
        status: Its HTTP status.
        type: Type of the error, such as ``rate-limited/too-many-requests``; one that fits the status if None.
        body: The whole body instead of an error: a string as it is, anything else as JSON.
        retry_after: What ``Retry-After`` says: seconds or a date.
        headers: Further headers.
        applied: Whether the request is applied all the same, so that the answer lies.
    """

    kind: ClassVar[str] = "status"
    status: int = option(options.STATUS)
    type: str | None = option(options.TEXT.or_none(), None)
    body: Any = option(_BODY, None)  # noqa: RUF009 - makes a field
    retry_after: int | str | None = option(_RETRY_AFTER.or_none(), None)
    headers: Mapping[str, str | None] | None = option(options.HEADERS.or_none(), None)
    applied: bool = option(options.FLAG, False)

    def __post_init__(self) -> None:
        if self.type is not None and self.body is not None:
            raise FaultError("type and body exclude each other: a body is sent as it is")

    @property
    def is_applied(self) -> bool:
        return self.applied

    def instead(self, incoming: Incoming) -> StreamResponse | None:
        body, content_type = self._body(incoming)
        response = Response(status=self.status, body=body, headers={"Content-Type": content_type})
        if self.retry_after is not None:
            response.headers["Retry-After"] = str(self.retry_after)
        _change_headers(response, self.headers or {})
        return response

    def _body(self, incoming: Incoming) -> tuple[bytes, str]:
        if isinstance(self.body, str):
            return self.body.encode(), "text/plain; charset=utf-8"
        if self.body is not None:
            return orjson.dumps(self.body), "application/json"
        message = "This answer was asked for by a fault rule."
        if incoming.sort != API and self.type is None and incoming.envelope is None:
            code = _STORAGE_CODES.get(self.status, "InternalError" if self.status >= 500 else "InvalidRequest")
            return StorageProblem(self.status, code, message).body(incoming.request_id), "application/xml"
        kind = self.type or _TYPES.get(self.status, "internal-server-error" if self.status >= 500 else "bad-request")
        problem = Problem(kind, message, status=self.status)
        body = incoming.envelope(problem) if incoming.envelope else problem.body(incoming.request_id)
        return orjson.dumps(body), "application/json"


@dataclass(frozen=True)
class Html(Fault):
    """A page for people comes, as proxies answer when the service behind them does not.

    Attributes:
        status: Its HTTP status.
        applied: Whether the request is applied all the same.
    """

    kind: ClassVar[str] = "html"
    status: int = option(options.STATUS, 502)
    applied: bool = option(options.FLAG, False)

    @property
    def is_applied(self) -> bool:
        return self.applied

    def instead(self, incoming: Incoming) -> StreamResponse | None:
        try:
            title = f"{self.status} {HTTPStatus(self.status).phrase}"
        except ValueError:
            title = str(self.status)
        page = (
            f"<html>\r\n<head><title>{escape(title)}</title></head>\r\n<body><h1>{escape(title)}</h1></body>\r\n</html>"
        )
        return Response(status=self.status, text=page, content_type="text/html")


@dataclass(frozen=True)
class Redirect(Fault):
    """The client is sent to another place.

    Attributes:
        location: Where: a whole URL, or an origin such as ``http://127.0.0.1:4042`` for the same path and query there.
        status: HTTP status of the redirection.
    """

    kind: ClassVar[str] = "redirect"
    location: str = option(_LOCATION)
    status: int = option(_REDIRECTION, 307)

    def instead(self, incoming: Incoming) -> StreamResponse | None:
        parts = urlsplit(self.location)
        is_origin = parts.path in ("", "/") and not parts.query
        location = f"{parts.scheme}://{parts.netloc}{incoming.target}" if is_origin else self.location
        return Response(status=self.status, headers={"Location": location})


@dataclass(frozen=True)
class Expired(Fault):
    """A signed URL is answered as if its time were over."""

    kind: ClassVar[str] = "expired"
    sorts: ClassVar[tuple[str, ...]] = (UPLOAD, DOWNLOAD)

    def instead(self, incoming: Incoming) -> StreamResponse | None:
        if incoming.envelope is not None:
            problem = Problem("not-authorized/url-expired", "The URL has expired.")
            return Response(status=403, body=orjson.dumps(incoming.envelope(problem)), content_type="application/json")
        body = StorageProblem(403, "AccessDenied", "Request has expired").body(incoming.request_id)
        return Response(status=403, body=body, headers={"Content-Type": "application/xml"})


@dataclass(frozen=True)
class MalformedJson(Fault):
    """The API's answer is cut in the middle of its JSON, and framed as if it were whole."""

    kind: ClassVar[str] = "malformed_json"
    sorts: ClassVar[tuple[str, ...]] = (API,)

    def changed(self, incoming: Incoming, response: StreamResponse) -> StreamResponse:
        body = response.body if isinstance(response, Response) and isinstance(response.body, bytes) else b""
        broken = body[: max(1, len(body) // 2)] or b"{"
        status = 200 if response.status == 204 else response.status
        return Response(status=status, body=broken, headers={**_headers(response), "Content-Type": "application/json"})


@dataclass(frozen=True)
class Empty(Fault):
    """The answer has its status and its headers, but no body."""

    kind: ClassVar[str] = "empty"

    def changed(self, incoming: Incoming, response: StreamResponse) -> StreamResponse:
        return Response(status=response.status, headers=_headers(response))


@dataclass(frozen=True)
class RepeatCursor(Fault):
    """A list carries the cursor once more that it was asked for with. The first page of a list is let through."""

    kind: ClassVar[str] = "repeat_cursor"
    sorts: ClassVar[tuple[str, ...]] = (API,)

    def befalls(self, incoming: Incoming) -> bool:
        return super().befalls(incoming) and incoming.method == "GET" and bool(_cursor(incoming))

    def changed(self, incoming: Incoming, response: StreamResponse) -> StreamResponse:
        if response.status == HTTPStatus.OK:
            for name in _CURSORS:
                response.headers[name] = _cursor(incoming)
        return response


@dataclass(frozen=True)
class Headers(Fault):
    """The answer has other headers.

    Attributes:
        headers: New values by name; null takes a header away.
    """

    kind: ClassVar[str] = "headers"
    headers: Mapping[str, str | None] = option(options.HEADERS)

    def changed(self, incoming: Incoming, response: StreamResponse) -> StreamResponse:
        _change_headers(response, self.headers)
        return response


@dataclass(frozen=True)
class Etag(Fault):
    """The answer's entity tag is not what it should be.

    Attributes:
        change: ``weak`` makes it weak, ``missing`` takes it away, ``changed`` makes it another one for each answer.
    """

    kind: ClassVar[str] = "etag"
    sorts: ClassVar[tuple[str, ...]] = (UPLOAD, DOWNLOAD)  # calls of the API have none
    change: str = option(options.one_of("weak", "missing", "changed"))

    def changed(self, incoming: Incoming, response: StreamResponse) -> StreamResponse:
        etag = response.headers.get("ETag", '""').removeprefix("W/").strip('"')
        new = {"weak": f'W/"{etag}"', "changed": f'"{etag}-{incoming.request_id}"'}
        _change_headers(response, {"ETag": new.get(self.change)})
        return response


@dataclass(frozen=True)
class IgnoreRange(Fault):
    """A range is asked for, and the whole file comes with status 200."""

    kind: ClassVar[str] = "ignore_range"
    sorts: ClassVar[tuple[str, ...]] = (DOWNLOAD,)

    @property
    def ignores_range(self) -> bool:
        return True

    def befalls(self, incoming: Incoming) -> bool:
        return super().befalls(incoming) and "Range" in incoming.headers


def _cursor(incoming: Incoming) -> str:
    return parse_qs(incoming.target.partition("?")[2]).get("cursor", [""])[-1]


def _headers(response: StreamResponse) -> dict[str, str]:
    return {name: value for name, value in response.headers.items() if name.lower() != "content-length"}


def _change_headers(response: StreamResponse, changes: Mapping[str, str | None]) -> None:
    for name, value in changes.items():
        if value is None:
            response.headers.popall(name, None)
        else:
            response.headers[name] = value
