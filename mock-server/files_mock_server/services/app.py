"""The application of a described service: from an HTTP request to an answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote

from aiohttp.web import BaseRequest, Response, StreamResponse

from files_mock_server.answering import Answering, as_json, continue_if_expected
from files_mock_server.faults import Faults
from files_mock_server.faults.fault import API, DOWNLOAD, UPLOAD, Fault, Incoming
from files_mock_server.faults.inflict import stored_body
from files_mock_server.http.delivery import Download
from files_mock_server.http.journal import Entry, Journal
from files_mock_server.problems import Problem, missing
from files_mock_server.services import signed
from files_mock_server.services.call import ServiceCall
from files_mock_server.services.credentials import NOBODY, Credentials, carried
from files_mock_server.services.library import Handler
from files_mock_server.services.operations import Operation
from files_mock_server.services.site import SpecSite
from files_mock_server.services.templates import dig, fill
from files_mock_server.table.attachments import FilePart
from files_mock_server.table.routing import Router
from files_mock_server.table.validate import check_encoding, read_body, read_query

_PARAMETER_PROBLEMS = ("bad-request/request-params-required", "bad-request/request-params-invalid")


class SpecApp(Answering):
    """Answers requests for one described service.

    Args:
        site: The state.
        handlers: One for each operation.
        faults: The rules of what goes wrong.

    Attributes:
        site: The state.
    """

    def __init__(self, site: SpecSite, handlers: Sequence[Handler], faults: Faults) -> None:
        self._credentials = Credentials(site.described, site, issues=any(one.issues_tokens for one in handlers))
        journal = Journal(site.clock, site.described.base_path, self._credentials.queries)
        super().__init__(journal, faults)
        self.site = site
        self._router = Router("")
        for handler in handlers:
            self._router.add(handler.operation.verb, _numbered(handler.operation), handler)

    def describe(self, request: BaseRequest, entry: Entry) -> Incoming:
        """What faults need to know of a request."""
        target = request.raw_path
        path = unquote(target.partition("?")[0])
        stored = path.startswith(signed.PREFIX)
        sort = API if not stored else UPLOAD if request.method == "PUT" else DOWNLOAD
        base_path = self.site.described.base_path
        return Incoming(
            request.method,
            target,
            path,
            sort,
            base_path,
            lambda: None,
            request.headers,
            entry.request_id,
            lambda problem: self.envelope(problem, entry.request_id),
        )

    def needs_key(self, operation: Operation) -> bool:
        """Whether an operation asks for a credential that is one of the server's API keys."""
        return self._credentials.takes_key(operation)

    def refusal(self, problem: Problem, instance: str) -> Response:
        """The answer of an error."""
        return as_json(self.envelope(problem, instance), self._status_of(problem), problem.headers)

    def envelope(self, problem: Problem, instance: str) -> Any:
        """The JSON value of an error, in the form that the description says."""
        values: dict[str, Any] = {
            "message": problem.message,
            "type": problem.type,
            "status": self._status_of(problem),
            "param": problem.data.get("param"),
            "request_id": instance,
        }
        template = self.site.described.options.error
        if template is None:
            return {name: values[name] for name in ("message", "type", "status")}
        return fill(template, lambda name: dig(values, name))

    def _status_of(self, problem: Problem) -> int:
        is_parameter = problem.type in _PARAMETER_PROBLEMS
        return self.site.described.options.invalid_status if is_parameter else problem.status

    async def answer(
        self, request: BaseRequest, entry: Entry, fault: Fault | None = None, *, counted: bool = False
    ) -> StreamResponse:
        """The service's own answer."""
        check_encoding(request)
        await continue_if_expected(request)
        if entry.path.startswith(signed.PREFIX):
            return await self._stored(request, entry, fault)
        return await self._call(request, entry)

    async def _stored(self, request: BaseRequest, entry: Entry, fault: Fault | None) -> StreamResponse:
        unwanted = carried(request)
        if unwanted:
            entry.credential = f"unwanted: {', '.join(unwanted)}"
        if fault is not None:
            return await signed.answer(self.site, request, body=stored_body(request, fault))
        response = await signed.answer(self.site, request)
        if isinstance(response, Download):
            await response.send(request, entry.answered)
        return response

    async def _call(self, request: BaseRequest, entry: Entry) -> StreamResponse:
        handler, values = self._router.find(request.method, request.raw_path)
        assert isinstance(handler, Handler)
        operation = handler.operation
        caller = NOBODY if handler.behaviour.is_public else self._credentials.admit(request, operation)
        entry.credential = caller.name
        body = _without_files(await read_body(request, self.site.config.max_body))
        call = ServiceCall(
            site=self.site,
            operation=operation,
            target=request.raw_path,
            path=self._path(operation, list(values.values())),
            query=self._query(operation, request),
            body=self._body(operation, body, request),
            headers=request.headers,
            caller=caller.about,
            origin=f"{request.scheme}://{request.host}",
        )
        self._check_others(operation, request)
        return await handler.answer(call)

    def _path(self, operation: Operation, values: Sequence[str]) -> dict[str, Any]:
        """The path's parameters by name. One that cannot be what its schema says names nothing.

        Raises:
            Problem: Not found.
        """
        schemas = {one.name: one.schema for one in operation.parameters if one.place == "path"}
        found: dict[str, Any] = {}
        for name, text in zip(operation.path_names, values, strict=True):
            try:
                found[name] = self.site.described.schemas.from_text(schemas[name], text, name)
            except Problem as problem:
                message = f"There is nothing with the {name} {text[:100]!r}."
                raise Problem("not-found", message, data={"param": name}) from problem
        return found

    def _query(self, operation: Operation, request: BaseRequest) -> dict[str, Any]:
        found = read_query(request)
        for one in operation.parameters:
            if one.place != "query":
                continue
            if one.name in found:
                if len(several := request.query.getall(one.name, [])) > 1:
                    found[one.name] = several
                found[one.name] = self.site.described.schemas.from_text(one.schema, found[one.name], one.name)
            elif one.required:
                raise missing(one.name)
            elif "default" in (schema := self.site.described.schemas.resolve(one.schema)):
                found[one.name] = schema["default"]
        return found

    def _body(self, operation: Operation, given: dict[str, Any], request: BaseRequest) -> dict[str, Any]:
        body, schemas = operation.body, self.site.described.schemas
        if body is None or (not given and not body.required and not request.body_exists):
            return given
        if request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
            known = schemas.properties(body.schema)
            return {name: schemas.from_text(known.get(name, True), value, name) for name, value in given.items()}
        schemas.check(body.schema, given, "")
        return given

    def _check_others(self, operation: Operation, request: BaseRequest) -> None:
        """Refuse a call without a header or a cookie that it needs.

        Raises:
            Problem: Naming it.
        """
        for one in operation.parameters:
            if one.place not in ("header", "cookie"):
                continue
            given = request.headers.get(one.name) if one.place == "header" else request.cookies.get(one.name)
            if given is not None:
                self.site.described.schemas.from_text(one.schema, given, one.name)
            elif one.required:
                raise missing(one.name)


def _without_files(value: Any) -> Any:
    """What a form carries, with the names of files in their place: records are JSON."""
    if isinstance(value, FilePart):
        return value.filename
    if isinstance(value, dict):
        return {name: _without_files(inner) for name, inner in value.items()}
    return [_without_files(inner) for inner in value] if isinstance(value, list) else value


def _numbered(operation: Operation) -> str:
    """The path with numbers for names: what one operation calls its parameters is not what others call them."""
    segments = operation.segments
    last = len(segments) - 1
    named = [
        segment if not segment.startswith("{") or (index == last and segment == "{path}") else f"{{{index}}}"
        for index, segment in enumerate(segments)
    ]
    return "/" + "/".join(named)
