"""One API call: its decisions as generators without I/O, and the synchronous driver that carries them out.

The decisions yield a :class:`Request`, a :class:`Receive` or a :class:`Sleep` and are sent what came of it. A driver
performs the steps, by whatever means it has, and returns what the generator returns.
"""

from __future__ import annotations

import logging
import os
import time
import weakref
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from urllib.parse import urljoin, urlsplit

from files_style_sdk import retry
from files_style_sdk.error import APIConnectionError, APIError, Error, from_response
from files_style_sdk.log import LOGGER
from files_style_sdk.settings import Settings
from files_style_sdk.wire import Failure, Interrupted, Read, Receive, Request, Response, Sleep

if TYPE_CHECKING:
    from files_style_sdk.transport import Transport

__all__ = ["Caller", "Reply", "deliver", "exchange"]


_BLOCK_SIZE = 1024 * 1024
_REDIRECT_LIMIT = 5
_REDIRECTS = frozenset((301, 302, 303, 307, 308))

T = TypeVar("T")
Step = Request | Receive | Read | Sleep
Flow = Generator[Step, Any, T]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a successful call brought: the decoded body (None if it was empty) and the headers, names in lower case."""

    data: Any
    headers: Mapping[str, str]


def exchange(request: Request, settings: Settings) -> Flow[Reply]:
    """One API call: deliver the request, then read the answer as JSON.

    Raises:
        APIError: The service answered with an error, or with something that is not JSON.
        APIConnectionError: No whole answer came.
    """
    response = yield from deliver(request, settings)
    decoded, data = _decode(response.body)
    if response.status >= 300:
        raise from_response(response.status, response.headers, response.body, data)
    if not decoded:
        kind = response.headers.get("content-type", "no content type")
        raise APIError(
            f"the service answered {response.status} with something that is not JSON ({kind}); "
            f"is base_url ({settings.base_url}) the address of the service?",
            http_body=response.body[:65536].decode("utf-8", "replace"),
            http_status=response.status,
            headers=response.headers,
            outcome="unknown",
        )
    return Reply(data, response.headers)


def deliver(request: Request, settings: Settings) -> Flow[Response]:
    """Send a request until an answer stands, with retries and redirects.

    Raises:
        APIConnectionError: No whole answer came, or redirects did not end.
    """
    retries = redirects = 0
    while True:
        outcome = yield request
        delay = retry.pause(request, outcome, retries, settings)
        if delay is not None:
            retries += 1
            yield Sleep(delay)
        elif isinstance(outcome, Failure):
            raise _connection_error(outcome, retries)
        elif outcome.status in _REDIRECTS and "location" in outcome.headers:
            redirects += 1
            if redirects > _REDIRECT_LIMIT:
                raise APIConnectionError(
                    f"more than {_REDIRECT_LIMIT} redirects from {_origin(request.url)}", is_retryable=False
                )
            request = _redirected(request, outcome)
        else:
            answer: Response = outcome
            return answer


def _redirected(request: Request, response: Response) -> Request:
    url = _redirect_target(request.url, response.headers["location"])
    becomes_get = response.status == 303 or (response.status in (301, 302) and request.method == "POST")
    if becomes_get and request.method != "HEAD":
        headers = {name: value for name, value in request.headers.items() if not name.lower().startswith("content-")}
        request = replace(request, method="GET", headers=headers, body=None, repeatable=True)
    if _origin(url) != _origin(request.url):
        if isinstance(request.body, bytes):
            # The body of a call can hold a password; it was meant for the configured origin alone.
            raise APIConnectionError(
                f"{_origin(request.url)} redirects a {request.method} to another origin, {_origin(url)}; "
                "its body is not sent there (is base_url right?)",
                outcome="not_sent",
                is_retryable=False,
            )
        request = replace(request, credentials={})
    return replace(request, url=url)


def _redirect_target(base: str, location: str) -> str:
    try:
        url = urljoin(base, location)
        if urlsplit(url).scheme in ("http", "https"):
            return url
    except ValueError:
        pass
    raise APIConnectionError(f"{_origin(base)} redirects to something that is no HTTP address", is_retryable=False)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _connection_error(failure: Failure, retries: int) -> Error:
    tries = f" (tried {retries + 1} times)" if retries else ""
    error = APIConnectionError(failure.reason + tries, outcome=failure.outcome, is_retryable=not failure.lasting)
    error.__cause__ = failure.cause
    return error


def _decode(body: bytes) -> tuple[bool, Any]:
    if not body:
        return True, None
    import orjson

    try:
        return True, orjson.loads(body)
    except orjson.JSONDecodeError:
        return False, None


class SupportsRequest(Protocol):
    """What an operation must be able to do for a driver."""

    def request(self, arguments: Mapping[str, Any], settings: Settings) -> Request:
        """The request for these arguments."""
        ...


class Caller:
    """Carries out calls, waiting for each: the synchronous driver. Safe for use by many threads, and after a fork.

    Args:
        settings: Gives the settings of the call that begins now.
    """

    def __init__(self, settings: Callable[[], Settings]) -> None:
        self.settings = settings
        self._transports: dict[tuple[str | None, int], Transport] = {}
        _callers.add(self)

    def operate(
        self,
        operation: SupportsRequest,
        arguments: Mapping[str, Any],
        options: Mapping[str, Any] | None,
        receive: Callable[[Reply, Settings], T],
    ) -> T:
        """Make the call that an operation and its arguments describe.

        Args:
            operation: What makes the request.
            arguments: All its arguments by name, checked.
            options: Settings over those of this caller.
            receive: Shapes the reply into the result.
        """
        settings = self.settings_with(options)
        return receive(self.call(operation.request(arguments, settings), settings), settings)

    def carry_out(self, flow: Callable[[Settings], Flow[T]], options: Mapping[str, Any] | None = None) -> T:
        """Perform a flow of several calls with the settings of the moment.

        Args:
            flow: Makes the flow from the settings.
            options: Settings over those of this caller.
        """
        settings = self.settings_with(options)
        return self.run(flow(settings), settings)

    def call(self, request: Request, settings: Settings) -> Reply:
        """Make one API call."""
        return self.run(exchange(request, settings), settings)

    def run(self, flow: Flow[T], settings: Settings) -> T:
        """Perform the steps of a flow until it returns."""
        transport = self._transport(settings)
        try:
            step = next(flow)
            while True:
                try:
                    outcome = _perform(step, transport, settings)
                except BaseException as error:
                    # The flow decides what trouble outside the network means, such as a full disk.
                    step = flow.throw(error)
                else:
                    step = flow.send(outcome)
        except StopIteration as done:
            value: T = done.value
            return value

    def close(self) -> None:
        """Close idle connections. The next call opens new ones."""
        transports, self._transports = self._transports, {}
        for transport in transports.values():
            transport.close()

    def settings_with(self, options: Mapping[str, Any] | None) -> Settings:
        """The settings of a call that begins now with these options."""
        return self.settings().with_options(options)

    def _transport(self, settings: Settings) -> Transport:
        key = (settings.source_ip, id(settings.http_session))
        transport = self._transports.get(key)
        if transport is None:
            from files_style_sdk.transport import Transport

            # Two threads may both get here; the second finds the first one's.
            transport = self._transports.setdefault(key, Transport(settings.source_ip, settings.http_session))
        return transport

    def forget_connections(self) -> None:
        """Let go of connections without closing them: after a fork they are the parent's."""
        self._transports = {}


_callers: weakref.WeakSet[Caller] = weakref.WeakSet()


def _after_fork() -> None:
    for caller in list(_callers):
        caller.forget_connections()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


def _perform(step: Step, transport: Transport, settings: Settings) -> Any:
    if isinstance(step, Request):
        return _logged(transport.send, step, settings)
    if isinstance(step, Sleep):
        return time.sleep(step.seconds)
    try:
        if isinstance(step, Read):
            return step.content.read(step.size)
        while block := step.content.read(_BLOCK_SIZE):
            step.write(block)
    except Interrupted as interruption:
        return Failure(f"the connection broke: {interruption}", interruption, "unknown")
    return None


def _logged(
    send: Callable[[Request, Settings], Response | Failure], request: Request, settings: Settings
) -> Response | Failure:
    if not LOGGER.isEnabledFor(logging.INFO):
        return send(request, settings)
    # The query is left out: a signed URL's secret is in it.
    address = request.url.partition("?")[0]
    LOGGER.debug("sending %s %s", request.method, address)
    started = time.monotonic()
    outcome = send(request, settings)
    elapsed = (time.monotonic() - started) * 1000
    if isinstance(outcome, Failure):
        LOGGER.warning("%s %s failed after %.0f ms: %s", request.method, address, elapsed, outcome.reason)
    else:
        LOGGER.info("%s %s answered %d after %.0f ms", request.method, address, outcome.status, elapsed)
    return outcome
