"""A request on its way through its faults."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext

from aiohttp.web import BaseRequest, StreamResponse

from files_mock_server.faults import wire
from files_mock_server.faults.fault import Fault
from files_mock_server.faults.registry import Faults, Hit
from files_mock_server.faults.rules import Rule
from files_mock_server.files.blobs import ByteStream
from files_mock_server.http.delivery import Download, Told

Answer = Callable[[Fault], Awaitable[StreamResponse]]
"""Applies the request as far as the fault lets it; a :class:`.delivery.Download` is left to be sent."""

_NONE = Fault()


async def inflict(faults: Faults, hit: Hit, request: BaseRequest, answer: Answer, told: Told) -> StreamResponse:
    """Answer a request that meets a fault.

    Args:
        faults: The rules, which may be removed meanwhile.
        hit: What it meets.
        request: The request.
        answer: Gets the service's answer, errors included.
        told: Hears how far the answer is, if it is sent here.

    Returns:
        The answer; it may have been sent already.

    Raises:
        ConnectionError: If there is none.
    """
    fault = hit.rule.fault if hit.rule is not None else _NONE
    await _wait(faults, hit, request, after=False)
    if fault.intake is not None:
        await wire.take_in(request, fault.intake, _asking(faults, hit.rule))
    instead = fault.instead(hit.incoming)
    response = await answer(fault) if instead is None or fault.is_applied else None
    with _kept(response):
        await _wait(faults, hit, request, after=True)
        final = instead or response
        assert final is not None
        final = fault.changed(hit.incoming, final)
        passage = fault.delivery(hit.incoming, wire.size_of(final))
        if passage is not None:
            return await wire.send(request, final, passage, _asking(faults, hit.rule), told)
        if isinstance(final, Download):
            await final.send(request, told)
        return final


def stored_body(request: BaseRequest, fault: Fault) -> ByteStream | None:
    """What a part is stored from instead of the request's own body; None if that is left alone.

    Args:
        request: The upload.
        fault: What it meets.
    """
    flips = fault.spoils_upload
    return None if flips is None else wire.Spoiled(request.content, flips, request.content_length)


async def _wait(faults: Faults, hit: Hit, request: BaseRequest, *, after: bool) -> None:
    for rule, seconds in hit.delays:
        if rule.fault.delays_answer is after:
            await wire.hold(request, seconds, _asking(faults, rule))


def _asking(faults: Faults, rule: Rule | None) -> Callable[[], bool]:
    return lambda: not faults.is_closed and (rule is None or rule.is_active)


def _kept(response: StreamResponse | None) -> AbstractContextManager[None]:
    return response.kept() if isinstance(response, Download) else nullcontext()
