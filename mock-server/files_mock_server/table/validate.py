"""Reads a request's parameters and checks them against the route table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl

import orjson
from aiohttp import BodyPartReader
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.web import BaseRequest

from files_mock_server.problems import Problem, invalid, missing
from files_mock_server.table.attachments import FilePart
from files_mock_server.table.nesting import is_bracketed, nest
from files_mock_server.table.routing import Route

_INT64 = 1 << 63
_TRUE = frozenset(("true", "1", "t", "yes", "on"))
_FALSE = frozenset(("false", "0", "f", "no", "off", ""))
_MAX_FIELDS = 20_000
_MAX_DEPTH = 100  # of lists and maps in each other; what writes JSON gives up at 254


def check_encoding(request: BaseRequest) -> None:
    """Refuse a URL or header that is not UTF-8: it could be neither stored nor repeated in an answer.

    Raises:
        Problem: ``bad-request/invalid-input-encoding``.
    """
    if request.raw_path.isascii() and all(map(str.isascii, request.headers.values())):
        return
    try:
        for text in (request.raw_path, *request.headers.values()):
            text.encode()
    except UnicodeEncodeError:
        message = "The URL and the headers must be UTF-8."
        raise Problem("bad-request/invalid-input-encoding", message) from None


async def read_params(request: BaseRequest, max_body: int) -> dict[str, Any]:
    """Every parameter of a request, from its query and its body (JSON, form or multipart).

    Args:
        request: The request; its body is read.
        max_body: Largest body in bytes.

    Raises:
        Problem: ``bad-request/invalid-body``, ``…/unsupported-media-type`` or ``…/request-body-too-large``.
    """
    return {**read_query(request), **await read_body(request, max_body)}


def read_query(request: BaseRequest) -> dict[str, Any]:
    """The parameters in a request's query.

    Raises:
        Problem: ``bad-request/invalid-input-encoding``.
    """
    query = request.raw_path.partition("?")[2]
    return _unflatten(query) if query else {}


async def read_body(request: BaseRequest, max_body: int) -> dict[str, Any]:
    """The parameters in a request's body, see :func:`read_params`; none if it has no body."""
    if not request.body_exists:
        return {}
    encoding = request.headers.get("Content-Encoding", "identity").lower()
    if encoding != "identity":
        message = f"Cannot read a body that is encoded as {encoding[:100]}; send it as it is."
        raise Problem("bad-request/unsupported-media-type", message, status=415)
    kind = request.content_type
    if kind == "multipart/form-data":
        return await _read_multipart(request, max_body)
    body = await _read_bounded(request, max_body)
    if not body.strip():
        return {}
    if kind == "application/x-www-form-urlencoded" and body[:1] not in b"{[":
        return _unflatten(_text(body))
    if kind not in ("application/json", "application/octet-stream", "application/x-www-form-urlencoded", "text/plain"):
        raise Problem("bad-request/unsupported-media-type", f"Cannot read a body of type {kind}.", status=415)
    try:
        decoded = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise Problem("bad-request/invalid-body", f"The body is not valid JSON: {error}.") from None
    if not isinstance(decoded, dict):
        raise Problem("bad-request/invalid-body", "The body must be a JSON object.")
    if body.count(b"{") + body.count(b"[") > _MAX_DEPTH and not _is_shallow(decoded):
        raise Problem("bad-request/invalid-body", f"Lists and objects lie at most {_MAX_DEPTH} deep in each other.")
    # Older clients flatten what they send although it is JSON.
    return nest(decoded.items()) if any(map(is_bracketed, decoded)) else decoded


def _is_shallow(value: Any) -> bool:
    level: list[Any] = [value]
    for _ in range(_MAX_DEPTH):
        nested = [one for one in level if isinstance(one, (dict, list))]
        if not nested:
            return True
        level = [inner for one in nested for inner in (one.values() if isinstance(one, dict) else one)]
    return not any(isinstance(one, (dict, list)) for one in level)


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise Problem("bad-request/invalid-input-encoding", "The parameters must be UTF-8.") from None


async def _read_bounded(request: BaseRequest, max_body: int) -> bytes:
    if (request.content_length or 0) > max_body:
        raise _too_large(max_body)
    chunks, size = [], 0
    async for chunk in request.content.iter_any():
        size += len(chunk)
        if size > max_body:
            raise _too_large(max_body)
        chunks.append(chunk)
    return b"".join(chunks)


def _too_large(max_body: int) -> Problem:
    return Problem("bad-request/request-body-too-large", f"A body has at most {max_body} bytes.", status=413)


async def _read_multipart(request: BaseRequest, max_body: int) -> dict[str, Any]:
    pairs: list[tuple[str, Any]] = []
    size = 0
    try:
        reader = await request.multipart()
        while (part := await reader.next()) is not None:
            if not isinstance(part, BodyPartReader) or part.name is None:
                raise Problem("bad-request/invalid-body", "A part of the form has no name.")
            data = bytearray()
            while chunk := await part.read_chunk(1 << 16):
                data += chunk
                size += len(chunk)
                if size > max_body:
                    raise _too_large(max_body)
            name = part.filename
            f"{part.name}{name}".encode()  # fails for what is no text
            pairs.append((part.name, data.decode("utf-8", "replace") if name is None else FilePart(bytes(data), name)))
    except (ValueError, AssertionError, RuntimeError, RuntimeWarning, HttpProcessingError) as error:
        raise Problem("bad-request/invalid-body", f"The form cannot be read: {error}.") from None
    return nest(pairs)


def _unflatten(encoded: str) -> dict[str, Any]:
    try:
        pairs = parse_qsl(encoded, keep_blank_values=True, errors="strict", max_num_fields=_MAX_FIELDS)
    except (UnicodeError, ValueError):
        raise Problem("bad-request/invalid-input-encoding", "The parameters cannot be decoded.") from None
    return nest(pairs)


def _string(name: str, value: Any) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    raise invalid(name, "a string")


def _integer(name: str, value: Any) -> Any:
    if isinstance(value, str) and value.strip().lstrip("+-").isdecimal() and len(value) < 21:
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not -_INT64 <= value < _INT64:
        raise invalid(name, "an integer of 64 bits")
    return value


def _number(name: str, value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise invalid(name, "a number")
    try:
        return float(value)
    except (ValueError, OverflowError):
        raise invalid(name, "a number") from None


def _boolean(name: str, value: Any) -> Any:
    if isinstance(value, bool):
        return value
    text = str(value).lower() if isinstance(value, (str, int)) else None
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    raise invalid(name, "true or false")


def _map(name: str, value: Any) -> Any:
    if isinstance(value, str) and value.startswith("{"):
        try:
            value = orjson.loads(value)
        except orjson.JSONDecodeError:
            raise invalid(name, "a map") from None
        if not _is_shallow(value):
            raise invalid(name, f"a map at most {_MAX_DEPTH} deep")
    if not isinstance(value, dict):
        raise invalid(name, "a map")
    return value


def _file(name: str, value: Any) -> Any:
    if isinstance(value, str):
        return FilePart(value.encode("utf-8", "surrogatepass"))
    if not isinstance(value, bytes):
        raise invalid(name, "a file")
    return value


_CHECKS: dict[str, Callable[[str, Any], Any]] = {
    "int64": _integer,
    "int32": _integer,
    "boolean": _boolean,
    "double": _number,
    "object": _map,
    "file": _file,
}


def coerce(name: str, kind: str, value: Any) -> Any:
    """A value as the type that the table gives it; numbers and booleans may arrive as text.

    Args:
        name: The parameter, for the error.
        kind: Type word of the table, such as ``int64`` or ``array(string)``.
        value: What the client sent.

    Raises:
        Problem: ``bad-request/request-params-invalid`` if it does not fit.
    """
    if kind.startswith("array("):
        if isinstance(value, dict) and all(key.isdecimal() for key in value):
            value = [value[key] for key in sorted(value, key=int)]
        if not isinstance(value, list):
            raise invalid(name, "a list")
        return [coerce(name, kind[6:-1], item) for item in value]
    return _CHECKS.get(kind, _string)(name, value)


def id_in(text: str) -> int | None:
    """The id that a text names, None if it names none: ASCII digits, so few that 64 bits hold them."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None


def check_params(route: Route, given: Mapping[str, Any], path_values: Mapping[str, str]) -> dict[str, Any]:
    """The parameters of a call, typed. Unknown names are kept as they are; null means "not given" for required ones.

    Args:
        route: The operation.
        given: Parameters of the query and body.
        path_values: Values of the path; they win.

    Raises:
        Problem: ``bad-request/request-params-required`` or ``…/request-params-invalid``, naming the parameter.
    """
    params = dict(given)
    params.update(path_values)
    for name, rule in route.params.items():
        value = params.get(name)
        if value is None:
            if rule.get("required"):
                raise missing(name)
            continue
        if name in path_values:
            continue  # a path's text is checked by whoever looks it up: a bad one is "not found"
        value = coerce(name, rule["type"], value)
        allowed = rule.get("values")
        if allowed and value not in allowed:
            if value != "":
                raise invalid(name, "one of " + ", ".join(map(str, allowed)))
            value = None
        if rule.get("required") and value == "" and rule["type"] == "string":
            raise missing(name)
        params[name] = value
    for name in route.positional:
        if params.get(name) is None:
            raise missing(name)
    return params
