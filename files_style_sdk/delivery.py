"""Sending a request until an answer stands: retries and redirects, as decisions without I/O.

The decisions are generators that yield steps and are sent what came of them. A driver performs the steps, by whatever
means it has, and returns what the generator returns.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from typing import Any, TypeVar
from urllib.parse import urljoin, urlsplit

from files_style_sdk import retry
from files_style_sdk.error import APIConnectionError, APITimeoutError, Error
from files_style_sdk.settings import Settings
from files_style_sdk.wire import Failure, Request, Response, Sleep, Step

__all__ = ["Flow", "attempt", "connection_error", "deliver", "origin_of"]

_REDIRECT_LIMIT = 5
_REDIRECTS = frozenset((301, 302, 303, 307, 308))

T = TypeVar("T")
Flow = Generator[Step, Any, T]
"""Decisions that end in a `T`."""


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
            raise connection_error(outcome, retries)
        elif outcome.status in _REDIRECTS and "location" in outcome.headers:
            redirects += 1
            if redirects > _REDIRECT_LIMIT:
                raise _endless(request)
            request = _redirected(request, outcome)
        else:
            answer: Response = outcome
            return answer


def attempt(request: Request) -> Flow[Response | Failure]:
    """Send a request once, with redirects but without retries.

    Raises:
        APIConnectionError: Redirects did not end.
    """
    for _ in range(_REDIRECT_LIMIT + 1):
        outcome: Response | Failure = yield request
        if isinstance(outcome, Failure) or outcome.status not in _REDIRECTS or "location" not in outcome.headers:
            return outcome
        request = _redirected(request, outcome)
    raise _endless(request)


def _endless(request: Request) -> APIConnectionError:
    return APIConnectionError(
        f"more than {_REDIRECT_LIMIT} redirects from {origin_of(request.url)}", is_retryable=False
    )


def _redirected(request: Request, response: Response) -> Request:
    url = _redirect_target(request.url, response.headers["location"])
    becomes_get = response.status == 303 or (response.status in (301, 302) and request.method == "POST")
    if becomes_get and request.method != "HEAD":
        headers = {name: value for name, value in request.headers.items() if not name.lower().startswith("content-")}
        request = replace(request, method="GET", headers=headers, body=None, repeatable=True)
    if origin_of(url) != origin_of(request.url):
        if isinstance(request.body, bytes):
            # The body of a call can hold a password; it was meant for the configured origin alone.
            raise APIConnectionError(
                f"{origin_of(request.url)} redirects a {request.method} to another origin, {origin_of(url)}; "
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
    raise APIConnectionError(f"{origin_of(base)} redirects to something that is no HTTP address", is_retryable=False)


def origin_of(url: str) -> str:
    """Scheme, host and port of a URL (RFC 6454)."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def connection_error(failure: Failure, retries: int) -> Error:
    """The error for a request that was not delivered.

    Args:
        failure: How the last attempt failed.
        retries: How many attempts came after the first.
    """
    tries = f" (tried {retries + 1} times)" if retries else ""
    kind = APITimeoutError if failure.kind == "timeout" else APIConnectionError
    error = kind(failure.reason + tries, outcome=failure.outcome, is_retryable=not failure.lasting)
    error.__cause__ = failure.cause
    return error
