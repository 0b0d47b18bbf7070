"""The application: from an HTTP request to an answer, with every failure turned into a typed error."""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Coroutine
from typing import Any

import orjson
from aiohttp import ClientPayloadError
from aiohttp.web import BaseRequest, Response, Server, StreamResponse
from aiohttp.web_protocol import RequestHandler

from files_mock_server import control, generic, storage
from files_mock_server.auth import NOBODY, Principal
from files_mock_server.call import BEHAVIOURS, Behaviour, Call, Reply
from files_mock_server.control import dispatch
from files_mock_server.journal import Entry, Journal
from files_mock_server.problems import Problem, StorageProblem
from files_mock_server.routing import Route, Router
from files_mock_server.site import Site
from files_mock_server.validate import check_params, read_params

_log = logging.getLogger("files_mock_server")
_MAX_LINE = 1 << 17  # bytes; 5,000 characters of a path take up to 60,000 when percent-encoded
_READ_BUFFER = 1 << 20
_HTTP_TYPES = {400: "bad-request/invalid-body", 413: "bad-request/request-body-too-large"}


class App:
    """Answers requests for one site.

    Args:
        site: The state.

    Attributes:
        site: The state.
        journal: The requests so far; those below ``/__mock__/`` are not among them.
    """

    def __init__(self, site: Site) -> None:
        self.site = site
        self.journal = Journal(site.clock, site.table.base_path)
        self._router = Router(site.table.base_path)
        for route in site.table.routes:
            behaviour = BEHAVIOURS.get((route.resource, route.operation)) or generic.behaviour_for(route)
            self._router.add(route.verb, route.path, (route, behaviour))
        control.load()
        self._control = dispatch.Control(self)

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
        if request.raw_path.startswith(dispatch.PREFIX):
            return await self._guarded(request, secrets.token_hex(8), self._control.answer(request))
        entry = self.journal.open(request.method, request.raw_path)
        started = time.perf_counter()
        try:
            response = await self._guarded(request, entry.request_id, self._answer(request, entry))
            entry.status = response.status
            entry.sent = response.content_length or 0
            return response
        finally:
            entry.received = request.content.total_bytes
            entry.duration = time.perf_counter() - started

    async def _answer(self, request: BaseRequest, entry: Entry) -> StreamResponse:
        await _continue_if_expected(request)
        if entry.path.startswith(storage.PREFIX):
            return await storage.answer(self.site, request)
        return await self._call(request, entry)

    async def _guarded(
        self, request: BaseRequest, instance: str, answer: Coroutine[Any, Any, StreamResponse]
    ) -> StreamResponse:
        """The answer, or the error answer that stands for what went wrong."""
        try:
            response = await answer
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
            _log.exception("cannot answer %s %s", request.method, request.raw_path.partition("?")[0])
            if request.writer.output_size > 0:
                _abort(request)  # too late for an error answer: a broken connection is the only honest one
            message = f"The mock server failed: {type(error).__name__}."
            response = _json(Problem("internal-server-error", message, status=500).body(instance), 500)
        if not response.prepared:
            response.headers["X-Request-Id"] = instance
        return response

    async def _call(self, request: BaseRequest, entry: Entry) -> StreamResponse:
        target, path_values = self._router.find(request.method, request.raw_path)
        route: Route = target[0]
        behaviour: Behaviour = target[1]
        site = self.site
        principal = NOBODY
        if not behaviour.public:
            principal = site.auth.authenticate(request.headers, site.clock())
            entry.credential = _name_of(principal)
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


def _name_of(principal: Principal) -> str:
    """A credential by its kind and number: the journal has no secrets."""
    kind = "session" if principal.api_key_id is None else f"api_key {principal.api_key_id}"
    return f"{kind} of user {principal.user_id}"


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
