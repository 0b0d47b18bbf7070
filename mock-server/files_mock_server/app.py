"""The application: from an HTTP request to an answer, with every failure turned into a typed error."""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Coroutine
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import orjson
from aiohttp import ClientPayloadError
from aiohttp.web import BaseRequest, Response, Server, StreamResponse

from files_mock_server import control
from files_mock_server.control import dispatch
from files_mock_server.engine import generic
from files_mock_server.engine.call import BEHAVIOURS, Behaviour, Call, Reply
from files_mock_server.faults import Faults, incoming
from files_mock_server.faults.fault import Fault
from files_mock_server.faults.inflict import inflict, stored_body
from files_mock_server.faults.registry import Hit
from files_mock_server.faults.wire import Delivered
from files_mock_server.handlers.auditing import audited
from files_mock_server.http import share_links, storage
from files_mock_server.http.connections import BoundedServer, Bounds, affordable_connections
from files_mock_server.http.delivery import Download
from files_mock_server.http.journal import Entry, Journal
from files_mock_server.people import workspaces
from files_mock_server.people.principals import NOBODY, Principal, admit
from files_mock_server.problems import Problem, StorageProblem
from files_mock_server.site import Site
from files_mock_server.state.states import States
from files_mock_server.table.routing import Route, Router
from files_mock_server.table.validate import check_encoding, check_params, read_params

_log = logging.getLogger("files_mock_server")
_UNCOUNTED = nullcontext()


class App:
    """Answers requests for one site.

    Args:
        site: The state.
        faults: The rules of what goes wrong.

    Attributes:
        site: The state.
        journal: The requests so far; those below ``/__mock__/`` are not among them.
        faults: The rules of what goes wrong.
        states: The whole state on command.
        started: When it was made, in seconds of the monotonic clock.
    """

    def __init__(self, site: Site, faults: Faults) -> None:
        self.site = site
        self.journal = Journal(site.clock, site.table.base_path)
        self.faults = faults
        self.states = States(self)
        self.started = time.monotonic()
        self._router = Router(site.table.base_path)
        for route in site.table.routes:
            behaviour = BEHAVIOURS.get((route.resource, route.operation)) or generic.behaviour_for(route)
            self._router.add(route.verb, route.path, (route, audited(route, behaviour)))
        control.load()
        self._control = dispatch.Control(self)

    def server(self) -> Server:
        """The aiohttp server that speaks HTTP for this application."""
        config = self.site.config
        bounds = Bounds(
            connections=affordable_connections(config.max_connections),
            head_timeout=config.header_timeout,
            body_timeout=config.body_timeout,
        )
        return BoundedServer(self.handle, bounds)

    async def handle(self, request: BaseRequest) -> StreamResponse:
        """Answer one request; whatever goes wrong becomes an error answer, never a crash."""
        if request.raw_path.startswith(dispatch.PREFIX) or request.raw_path.partition("?")[0] == dispatch.BASE:
            return await self._guarded(request, secrets.token_hex(8), self._control.answer(request))
        entry = self.journal.open(request.method, request.raw_path)
        started = time.perf_counter()
        try:
            response = await self._guarded(request, entry.request_id, self._faulty(request, entry))
            sent = response.sent if isinstance(response, Delivered) else response.content_length or 0
            entry.answered(response.status, sent)
            return response
        finally:
            entry.received = request.content.total_bytes
            entry.duration = time.perf_counter() - started

    def _faulty(self, request: BaseRequest, entry: Entry) -> Coroutine[Any, Any, StreamResponse]:
        """The answer, with whatever fault befalls it."""
        if not self.faults:
            return self._answer(request, entry)
        hit = self.faults.meet(incoming.describe(self.site, self._router, request, entry.request_id))
        if hit is None:
            return self._answer(request, entry)
        entry.fault = hit.name
        return self._inflicted(request, entry, hit)

    async def _inflicted(self, request: BaseRequest, entry: Entry, hit: Hit) -> StreamResponse:
        limit = self._limit(request) if hit.delays else None  # a call that is late is under way all the while

        def answer(fault: Fault) -> Coroutine[Any, Any, StreamResponse]:
            answering = self._answer(request, entry, fault, counted=limit is not None)
            return self._guarded(request, entry.request_id, answering)

        with limit or _UNCOUNTED:
            return await inflict(self.faults, hit, request, answer, entry.answered)

    def _limit(self, request: BaseRequest) -> AbstractContextManager[None]:
        """What counts a request while it is under way, if it is a call that rate limits are for."""
        if not self.site.limits.is_on:
            return _UNCOUNTED
        try:
            (_, behaviour), _ = self._router.find(request.method, request.raw_path)
        except Problem:
            return _UNCOUNTED
        return _UNCOUNTED if behaviour.public else self.site.limits.counted(request.headers)

    async def _answer(
        self, request: BaseRequest, entry: Entry, fault: Fault | None = None, *, counted: bool = False
    ) -> StreamResponse:
        check_encoding(request)
        await _continue_if_expected(request)
        if entry.path.startswith(storage.PREFIX):
            return await self._stored(request, entry, fault)
        if entry.path.startswith(share_links.PREFIX):
            return await share_links.answer(self.site, request)
        return await self._call(request, entry, counted=counted)

    async def _stored(self, request: BaseRequest, entry: Entry, fault: Fault | None) -> StreamResponse:
        if fault is not None:
            body = stored_body(request, fault)
            return await storage.answer(self.site, request, body=body, ignore_range=fault.ignores_range)
        response = await storage.answer(self.site, request)
        if isinstance(response, Download):
            await response.send(request, entry.answered)
        return response

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
            if isinstance(error, ClientPayloadError) or (isinstance(error, RuntimeError) and request.transport is None):
                raise ConnectionResetError("the client went away") from error
            _log.exception("cannot answer %s %s", request.method, request.raw_path.partition("?")[0])
            if request.writer.output_size > 0:
                _abort(request)  # too late for an error answer: a broken connection is the only honest one
            message = f"The mock server failed: {type(error).__name__}."
            response = _json(Problem("internal-server-error", message, status=500).body(instance), 500)
        if not response.prepared:
            response.headers["X-Request-Id"] = instance
        return response

    async def _call(self, request: BaseRequest, entry: Entry, *, counted: bool) -> StreamResponse:
        target, path_values = self._router.find(request.method, request.raw_path)
        route: Route = target[0]
        behaviour: Behaviour = target[1]
        site, gate = self.site, self.site.gate
        epoch = gate.epoch
        principal = self._caller(request, route, behaviour, entry)
        limited = site.limits.is_on and not behaviour.public and not counted
        with site.limits.counted(request.headers) if limited else _UNCOUNTED:
            given = await read_params(request, site.config.max_body)
            params = check_params(route, given, path_values)
            if gate.is_closed:
                await gate.passed()
            if gate.epoch != epoch:
                principal = self._caller(request, route, behaviour, entry)
            origin = f"{request.scheme}://{request.host}"
            workspace = workspaces.selected(site.records, request.headers.get(workspaces.HEADER), principal)
            call = Call(site, route, principal, params, origin, request.headers, request.remote or "", workspace)
            result = behaviour.handler(call)
            if behaviour.is_async:
                result = await gate.run(result)
        return _response(call, result)

    def _caller(self, request: BaseRequest, route: Route, behaviour: Behaviour, entry: Entry) -> Principal:
        """Who calls, if he may make such calls."""
        if behaviour.public:
            return NOBODY
        principal = self.site.auth.authenticate(request.headers, self.site.clock())
        entry.credential = _name_of(principal)
        admit(principal, route)
        if behaviour.admin_only and not principal.is_admin:
            raise Problem("not-authorized/site-admin-required", "Only a site admin may do that.")
        return principal


def _response(call: Call, result: Any) -> StreamResponse:
    """What a handler returned, as an answer."""
    if isinstance(result, StreamResponse):
        return result
    status = 201 if call.route.verb == "POST" else 200
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
