"""The application: from an HTTP request to an answer of the service."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

from aiohttp.web import BaseRequest, Response, StreamResponse

from files_mock_server import control
from files_mock_server.answering import UNCOUNTED, Answering, as_json, continue_if_expected
from files_mock_server.control import dispatch
from files_mock_server.engine import generic
from files_mock_server.engine.call import BEHAVIOURS, Behaviour, Call, Reply
from files_mock_server.faults import Faults, incoming
from files_mock_server.faults.fault import Fault, Incoming
from files_mock_server.faults.inflict import stored_body
from files_mock_server.handlers.auditing import audited
from files_mock_server.http import share_links, storage
from files_mock_server.http.connections import BoundedServer
from files_mock_server.http.delivery import Download
from files_mock_server.http.journal import Entry, Journal
from files_mock_server.people import workspaces
from files_mock_server.people.principals import NOBODY, Principal, admit
from files_mock_server.problems import Problem
from files_mock_server.site import Site
from files_mock_server.state.states import States
from files_mock_server.table.routing import Route, Router
from files_mock_server.table.validate import check_encoding, check_params, read_params


class App(Answering):
    """Answers requests for one site.

    Args:
        site: The state.
        faults: The rules of what goes wrong.

    Attributes:
        site: The state.
        states: The whole state on command.
    """

    def __init__(self, site: Site, faults: Faults) -> None:
        super().__init__(Journal(site.clock, site.table.base_path), faults)
        self.site = site
        self.states = States(self)
        self._router = Router(site.table.base_path)
        for route in site.table.routes:
            behaviour = BEHAVIOURS.get((route.resource, route.operation)) or generic.behaviour_for(route)
            self._router.add(route.verb, route.path, (route, audited(route, behaviour)))
        control.load()
        self.control = dispatch.Control(self)

    def server(self) -> BoundedServer:
        """The aiohttp server that speaks HTTP for this application."""
        return self.serve(self.site.config)

    def describe(self, request: BaseRequest, entry: Entry) -> Incoming:
        """What faults need to know of a request."""
        return incoming.describe(self.site, self._router, request, entry.request_id)

    def late(self, request: BaseRequest) -> AbstractContextManager[None]:
        """What counts a request while it is under way, if it is a call that rate limits are for."""
        if not self.site.limits.is_on:
            return UNCOUNTED
        try:
            (_, behaviour), _ = self._router.find(request.method, request.raw_path)
        except Problem:
            return UNCOUNTED
        return UNCOUNTED if behaviour.public else self.site.limits.counted(request.headers)

    async def answer(
        self, request: BaseRequest, entry: Entry, fault: Fault | None = None, *, counted: bool = False
    ) -> StreamResponse:
        """The service's own answer."""
        check_encoding(request)
        await continue_if_expected(request)
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

    async def _call(self, request: BaseRequest, entry: Entry, *, counted: bool) -> StreamResponse:
        target, path_values = self._router.find(request.method, request.raw_path)
        route: Route = target[0]
        behaviour: Behaviour = target[1]
        site, gate = self.site, self.site.gate
        epoch = gate.epoch
        principal = self._caller(request, route, behaviour, entry)
        limited = site.limits.is_on and not behaviour.public and not counted
        with site.limits.counted(request.headers) if limited else UNCOUNTED:
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
    return as_json(result, status, call.reply_headers)


def _name_of(principal: Principal) -> str:
    """A credential by its kind and number: the journal has no secrets."""
    kind = "session" if principal.api_key_id is None else f"api_key {principal.api_key_id}"
    return f"{kind} of user {principal.user_id}"
