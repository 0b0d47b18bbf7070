"""HTTP requests to one service: nowhere else, bounded in size and time."""

from __future__ import annotations

import asyncio
import base64
import re
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any

import orjson
from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout, DummyCookieJar
from yarl import URL

from files_mock_server.faults.options import is_header_value, is_token
from files_mock_server.problems import Problem, invalid
from files_mock_server.services.executors.bounds import Bounds, Parameters

VERBS = ("get", "post", "patch", "put", "delete")
PARAMETERS = ("path", "query", "headers", "body")
"""What a request is made of."""
_FRAMING = frozenset(
    ("host", "content-length", "transfer-encoding", "connection", "upgrade", "te", "trailer", "expect")
)
_UPWARDS = re.compile(r"(^|/)(\.|%2e){1,2}(/|$)", re.IGNORECASE)


def session() -> ClientSession:
    """What requests are sent by: it keeps no cookies and asks no proxy."""
    return ClientSession(cookie_jar=DummyCookieJar(), trust_env=False)


async def send(
    sender: ClientSession, verb: str, given: Mapping[str, Any], base_url: Any, headers: Any, bounds: Bounds
) -> dict[str, Any]:
    """Carry out a request.

    Args:
        sender: From :func:`session`.
        verb: One of :data:`VERBS`.
        given: ``path``, ``query``, ``headers`` and ``body``.
        base_url: Where the service is; the path goes behind it.
        headers: Headers of every request to it, by name.
        bounds: How much it may do.

    Returns:
        ``status``, ``headers`` and ``body``; a body that is no text is in base64, and ``encoding`` says so.

    Raises:
        Problem: If it may not be sent; 502 if the service cannot be reached, 504 if it takes too long.
    """
    params = Parameters(given, PARAMETERS)
    url = _url(_base(base_url, bounds), params)
    sent = {**_headers(headers or {}, "the connection's headers"), **_headers(params.mapping("headers"), "headers")}
    data = _body(params.any("body"), sent)
    options: dict[str, Any] = {"headers": sent, "data": data, "allow_redirects": False}
    try:
        async with asyncio.timeout(bounds.timeout):
            async with sender.request(verb.upper(), url, timeout=ClientTimeout(total=None), **options) as response:
                return await _answer(response, bounds)
    except TimeoutError:
        message = f"The service did not answer within {bounds.timeout:g} seconds."
        raise Problem("timeout/http", message, status=504) from None
    except (ClientError, OSError, ValueError) as error:
        message = f"The service cannot be reached, or does not speak HTTP: {type(error).__name__}."
        raise Problem("bad-gateway/unreachable", message, status=502) from None


def _base(given: Any, bounds: Bounds) -> URL:
    """Where the service is, if requests may go there."""
    try:
        url = URL(given) if isinstance(given, str) else URL()
        host, _ = url.host, url.port
    except ValueError:
        url, host = URL(), None
    if url.scheme not in ("http", "https") or not host or url.user or url.query_string or url.fragment:
        raise Problem("processing-failure/base-url", "The connection has no http or https URL to send requests to.")
    if not (_is_loopback(host) or host.lower() in map(str.lower, bounds.hosts)):
        message = f"Requests may not go to {host[:200]}: the description allows only this machine's own addresses."
        raise Problem("not-authorized/host", message)
    return url


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _url(base: URL, params: Parameters) -> URL:
    path = params.text("path", "")
    if not path.isprintable() or any(char in path for char in " \\?#") or _UPWARDS.search(path):
        raise invalid("path", "a path without blanks, ?, # and ..; give what is asked for in query")
    where = str(base).rstrip("/") + ("/" + path.lstrip("/") if path else "")
    pairs: list[tuple[str, str]] = []
    for name, value in params.mapping("query").items():
        values = value if isinstance(value, list) else [value]
        pairs += [(name, _text(one, f"query.{name}")) for one in values if one is not None]
    try:
        return URL(where).with_query(pairs) if pairs else URL(where)
    except ValueError:
        raise invalid("path", "a path") from None


def _text(value: Any, name: str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str | int | float):
        raise invalid(name, "text, a number, true or false, or a list of such")
    return str(value)


def _headers(given: Any, name: str) -> dict[str, str]:
    if not isinstance(given, Mapping):
        raise invalid(name, "an object")
    found = {}
    for header, value in given.items():
        text = value if isinstance(value, str) else _text(value, f"{name}.{header}")
        if not is_token(header) or not is_header_value(text) or header.lower() in _FRAMING:
            raise invalid(name, f"headers that can be sent; {header[:50]!r} is none")
        found[header.title()] = text
    return found


def _body(given: Any, headers: dict[str, str]) -> bytes | None:
    if given is None:
        return None
    headers.setdefault("Content-Type", "text/plain; charset=utf-8" if isinstance(given, str) else "application/json")
    return given.encode() if isinstance(given, str) else orjson.dumps(given)


async def _answer(response: ClientResponse, bounds: Bounds) -> dict[str, Any]:
    data = bytearray()
    async for chunk in response.content.iter_any():
        data += chunk
        if len(data) > bounds.max_bytes:
            message = f"The service answered more than {bounds.max_bytes} bytes."
            raise Problem("bad-gateway/answer-too-large", message, status=502)
    answer = {"status": response.status, "headers": {name.lower(): value for name, value in response.headers.items()}}
    return answer | _decoded(bytes(data), response.content_type)


def _decoded(data: bytes, kind: str) -> dict[str, Any]:
    if not data:
        return {"body": None}
    if "json" in kind:
        try:
            return {"body": orjson.loads(data)}
        except orjson.JSONDecodeError:
            pass
    try:
        return {"body": data.decode()}
    except UnicodeDecodeError:
        return {"body": base64.b64encode(data).decode(), "encoding": "base64"}
