"""The behaviours by the names that descriptions call them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiohttp.web import Response, StreamResponse

from files_mock_server.answering import as_json
from files_mock_server.services import actions, executing, fixed, oauth, records, signed
from files_mock_server.services.call import Behaviour, Reply, ServiceCall
from files_mock_server.services.jobs import Jobs, job_options
from files_mock_server.services.operations import Operation
from files_mock_server.services.options import Common, read
from files_mock_server.services.service import Described
from files_mock_server.services.subjects import RECORDS
from files_mock_server.services.templates import as_text

BEHAVIOURS: Mapping[str, type[Behaviour]] = {
    RECORDS: records.Records,
    "fixed": fixed.Fixed,
    "token": oauth.Token,
    "authorize": oauth.Authorize,
    "signed_put": signed.SignedPut,
    "http": executing.Http,
    "file": executing.File,
    "sql": executing.Sql,
    "saved_action": actions.SavedAction,
}
"""Every behaviour by its name."""


class Handler:
    """Answers one operation.

    Args:
        described: The service.
        operation: The operation.

    Raises:
        DescriptionError: If its ``x-mock`` cannot be.

    Attributes:
        operation: The operation.
        behaviour: What it does.
        jobs: How its work becomes a job, None if it does not.
    """

    def __init__(self, described: Described, operation: Operation) -> None:
        place = f"{operation.place}.x-mock"
        name = operation.mock.get("behaviour", RECORDS)
        if not isinstance(name, str) or name not in BEHAVIOURS:
            message = f"must be one of {', '.join(BEHAVIOURS)}, not {name!r}"
            raise described.document.error(f"{place}.behaviour", message)
        cls = BEHAVIOURS[name]
        assert cls.options_class is not None
        common, options = read(described.document, place, operation.mock, Common, cls.options_class)
        self.operation = operation
        self.behaviour = cls(described, operation, common, options)
        jobs = job_options(described, operation, common)
        self.jobs = None if jobs is None else Jobs(self.behaviour, jobs)
        self._common: Common = common

    @property
    def issues_tokens(self) -> bool:
        """Whether it hands out tokens."""
        return isinstance(self.behaviour, oauth.Token)

    async def answer(self, call: ServiceCall) -> StreamResponse:
        """Answer a call.

        Raises:
            Problem: If it is refused.
        """
        if self.jobs is not None:
            result = await self.jobs.answer(call, lambda: self._work(call))
        else:
            result = await self._work(call)
        if isinstance(result, StreamResponse):
            return result
        status = self._common.status or self.operation.shape.status
        if isinstance(result, Reply):
            result, status = result.body, result.status
        if result is None and self.operation.shape.kind == "none":
            return Response(status=status, headers=call.reply_headers)
        return as_json(result, status, call.reply_headers)

    async def _work(self, call: ServiceCall) -> Any:
        """What the behaviour answers, in the form that the description wants."""
        if self.jobs is not None or self._common.takes:
            await call.site.work.begin(self._common.takes)
        result = await self.behaviour.answer(call)
        if isinstance(result, StreamResponse):
            return result
        for name, template in (self._common.headers or {}).items():
            text = as_text(call.fill(template, result=result))
            call.reply_headers[name] = text if text.isprintable() else ""
        if self._common.answer is None or self.behaviour.fills_answer:
            return result
        return call.fill(self._common.answer, result=result)
