"""The application: from an HTTP request to an answer, with every failure turned into a typed error."""

from __future__ import annotations

import asyncio
import itertools
import logging
import secrets
from collections import deque
from typing import Any, NamedTuple

import orjson
from aiohttp import ClientPayloadError
from aiohttp.web import BaseRequest, Response, Server, StreamResponse
from aiohttp.web_protocol import RequestHandler

from files_mock_server import generic, storage
from files_mock_server.auth import NOBODY
from files_mock_server.call import BEHAVIOURS, Behaviour, Call, Reply
from files_mock_server.problems import Problem, StorageProblem
from files_mock_server.routing import Route, Router
from files_mock_server.site import Site
from files_mock_server.validate import check_params, read_params

_log = logging.getLogger("files_mock_server")
_JOURNAL_LENGTH = 10_000
_MAX_LINE = 1 << 17  # bytes; 5,000 characters of a path take up to 60,000 when percent-encoded
_READ_BUFFER = 1 << 20
_HTTP_TYPES = {400: "bad-request/invalid-body", 413: "bad-request/request-body-too-large"}


class RecordedRequest(NamedTuple):
    """A request that was answered. The query is left out: it may carry signatures.

    Attributes:
        method: HTTP method.
        path: The path as it was sent, still percent-encoded.
        status: HTTP status of the answer.
    """

    method: str
    path: str
    status: int


class App:
    """Answers requests for one site.

    Args:
        site: The state.
    """

    def __init__(self, site: Site) -> None:
        self.site = site
        self.journal: deque[RecordedRequest] = deque(maxlen=_JOURNAL_LENGTH)
        self._instance = secrets.token_hex(4)
        self._numbers = itertools.count(1)
        self._router = Router(site.table.base_path)
        for route in site.table.routes:
            behaviour = BEHAVIOURS.get((route.resource, route.operation)) or generic.behaviour_for(route)
            self._router.add(route.verb, route.path, (route, behaviour))

    def server(self) -> Server:
        """The aiohttp server that speaks HTTP for this application."""
        return _JsonErrorServer(
            self.handle,
            access_log=None,
            read_bufsize=_READ_BUFFER,
            max_line_size=_MAX_LINE,
            max_field_size=1 << 15,
            auto_decompress=False,
            keepalive_timeout=75.0,
            lingering_time=2.0,
        )

    async def handle(self, request: BaseRequest) -> StreamResponse:
        """Answer one request; whatever goes wrong becomes an error answer, never a crash."""
        instance = f"{self._instance}-{next(self._numbers):x}"
        path = request.raw_path.partition("?")[0]
        try:
            await _continue_if_expected(request)
            if path.startswith(storage.PREFIX):
                response = await storage.answer(self.site, request)
            else:
                response = await self._call(request)
        except Problem as problem:
            response = _json(problem.body(instance), problem.status, problem.headers)
        except StorageProblem as problem:
            headers = {**problem.headers, "Content-Type": "application/xml"}
            response = Response(body=problem.body(instance), status=problem.status, headers=headers)
        except (ConnectionError, asyncio.CancelledError):
            raise
        except Exception as error:
            if isinstance(error, ClientPayloadError):
                raise ConnectionResetError("the client went away") from error
            _log.exception("cannot answer %s %s", request.method, path)
            if request.writer.output_size > 0:
                _abort(request)  # too late for an error answer: a broken connection is the only honest one
            message = f"The mock server failed: {type(error).__name__}."
            response = _json(Problem("internal-server-error", message, status=500).body(instance), 500)
        if not response.prepared:
            response.headers["X-Request-Id"] = instance
        self.journal.append(RecordedRequest(request.method, path, response.status))
        return response

    async def _call(self, request: BaseRequest) -> StreamResponse:
        target, path_values = self._router.find(request.method, request.raw_path)
        route: Route = target[0]
        behaviour: Behaviour = target[1]
        site = self.site
        principal = NOBODY
        if not behaviour.public:
            principal = site.auth.authenticate(request.headers, site.config.clock())
            if behaviour.admin_only and not principal.is_admin:
                raise Problem("not-authorized/site-admin-required", "Only a site admin may do that.")
        given = await read_params(request, site.config.max_body)
        params = check_params(route, given, path_values)
        origin = f"{request.scheme}://{request.host}"
        call = Call(site, route, principal, params, origin, request.headers)
        result = behaviour.handler(call)
        if behaviour.is_async:
            result = await result
        if isinstance(result, StreamResponse):
            return result
        status = 201 if route.verb == "POST" else 200
        if isinstance(result, Reply):
            result, status = result.body, result.status
        if result is None:
            return Response(status=204, headers=call.reply_headers)
        return _json(result, status, call.reply_headers)


async def _continue_if_expected(request: BaseRequest) -> None:
    if request.headers.get("Expect", "").lower() == "100-continue":
        await request.writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        request.writer.output_size = 0


def _abort(request: BaseRequest) -> None:
    if request.transport is not None:
        request.transport.abort()
    raise ConnectionAbortedError("the answer had begun")


def _json(value: Any, status: int, headers: dict[str, str] | None = None) -> Response:
    return Response(body=orjson.dumps(value), status=status, headers=headers, content_type="application/json")


class _JsonErrorServer(Server):
    """Answers what is no HTTP with the service's envelope too."""

    def __call__(self) -> RequestHandler:
        return _JsonErrorHandler(self, loop=self._loop, **self._kwargs)


class _JsonErrorHandler(RequestHandler):
    __slots__ = ()

    def handle_error(
        self,
        request: BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> StreamResponse:
        if request.writer.output_size > 0:
            raise ConnectionError("the answer has begun already")
        kind = _HTTP_TYPES.get(status, "internal-server-error" if status >= 500 else "bad-request/invalid-body")
        first_line = (message or "").strip().partition("\n")[0][:200]
        response = _json(Problem(kind, first_line, status=status).body(secrets.token_hex(8)), status)
        response.force_close()
        return response
