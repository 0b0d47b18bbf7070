"""What both transports on httpx share: our requests in its terms, and its answers and errors in ours.

This module imports httpx; it is itself imported only when a client of httpx was given.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import httpx

from files_style_sdk.delivery import origin_of
from files_style_sdk.error import InvalidParameterError
from files_style_sdk.given_client import httpx_kind
from files_style_sdk.settings import Settings
from files_style_sdk.wire import Body, Failure, Request

__all__ = [
    "SLICE_SIZE",
    "Outgoing",
    "auth_for",
    "checked_client",
    "closed_failure",
    "failure_of",
    "headers_of",
    "length_of",
    "outgoing_request",
    "root_cause",
    "secrets_unlogged",
    "slices",
    "unsendable",
    "words",
]

SLICE_SIZE = 128 * 1024
"""Bytes that httpx is handed at once: what a socket does not take of them is copied each time it takes some."""


class Outgoing:
    """A body on its way: whether it has begun, and what went wrong while it was read.

    Args:
        body: What is to be sent.
    """

    def __init__(self, body: bytes | Body | None) -> None:
        self.body = body
        self.begun = False
        self.error: BaseException | None = None

    @property
    def content(self) -> Any:
        """What httpx is given: bytes if they are few, else this object, whose subclasses can be iterated over."""
        whole = self.body if self.body is None or isinstance(self.body, bytes) else self.body.content
        return whole if self.body is None or (whole is not None and len(whole) <= SLICE_SIZE) else self

    @property
    def size(self) -> int | None:
        """How many bytes it has; None if there is no body."""
        if self.body is None:
            return None
        return len(self.body) if isinstance(self.body, bytes) else self.body.size


def slices(data: bytes | memoryview) -> Iterator[bytes]:
    """Bytes in pieces of at most `SLICE_SIZE`."""
    view = memoryview(data)
    for start in range(0, len(view), SLICE_SIZE):
        yield bytes(view[start : start + SLICE_SIZE])


def checked_client(settings: Settings, kind: str, other: str) -> Any:
    """The caller's client of httpx.

    Args:
        settings: They hold it.
        kind: The class that it must be, by the name that httpx has for it.
        other: What would do as well, for the error.

    Raises:
        InvalidParameterError: It is of the other kind, or there are settings that it cannot obey.
    """
    client = settings.http_session
    found = httpx_kind(client)
    if found != kind:
        raise InvalidParameterError(
            f"http_session must be an httpx.{kind} or {other} here, not an httpx.{found}: a Client that waits takes an "
            "httpx.Client, an AsyncClient takes an httpx.AsyncClient"
        )
    if settings.source_ip is not None:
        raise InvalidParameterError(
            "source_ip cannot be combined with http_session: give the httpx client a transport with a local_address"
        )
    if settings.proxies is not None:
        raise InvalidParameterError("proxies cannot be combined with http_session: give the httpx client its proxies")
    return client


def outgoing_request(client: Any, request: Request, settings: Settings, outgoing: Outgoing) -> httpx.Request:
    """A request as httpx sends it. What the client adds to every request, ours displaces.

    The client's query parameters stay out, since httpx would put them in the place of ours.

    Raises:
        httpx.InvalidURL: Its address is no URL.
        ValueError: A header is not one that HTTP can carry.
    """
    headers = httpx.Headers(client.headers)
    if not _is_for_the_service(request, settings):
        headers.pop("Authorization", None)  # as httpx itself does when it is redirected elsewhere
    headers.update({**request.headers, **request.credentials})
    if outgoing.size is not None:
        headers["Content-Length"] = str(outgoing.size)
    if request.streamed and not _has(request, "accept-encoding"):
        headers["Accept-Encoding"] = "identity"
    return httpx.Request(
        request.method,
        request.url,
        headers=headers,
        cookies=client.cookies,
        content=outgoing.content,
        extensions={"timeout": _timeouts(settings)},
    )


def auth_for(request: Request, settings: Settings) -> Any:
    """How httpx is to authenticate: as its client does, but neither over a credential of ours nor at other origins."""
    is_ours = _has(request, "authorization") or not _is_for_the_service(request, settings)
    return httpx.Auth() if is_ours else httpx.USE_CLIENT_DEFAULT


def _has(request: Request, header: str) -> bool:
    return any(name.lower() == header for name in (*request.headers, *request.credentials))


def _is_for_the_service(request: Request, settings: Settings) -> bool:
    return origin_of(request.url) == origin_of(settings.base_url)


def _timeouts(settings: Settings) -> dict[str, float]:
    seconds = {
        "connect": settings.open_timeout,
        "read": settings.read_timeout,
        "write": settings.write_timeout or settings.read_timeout,
        "pool": settings.open_timeout,
    }
    if settings.expires is None:
        return seconds
    left = max(0.001, settings.expires - time.monotonic())
    return {wait: min(bound, left) for wait, bound in seconds.items()}


def headers_of(response: httpx.Response) -> dict[str, str]:
    """An answer's headers, names in lower case; the values of one that comes several times joined by commas."""
    return dict(response.headers.items())


def length_of(response: httpx.Response) -> int | None:
    """How many bytes an answer's body has as it is sent, None if that is not known before."""
    if response.is_stream_consumed:
        return len(
            response.content
        )  # something has read it already: a hook of the client, or a stub that made it whole
    said = response.headers.get("content-length", "")
    return int(said) if said.isdecimal() and "transfer-encoding" not in response.headers else None


def closed_failure(kind: str) -> Failure:
    """The failure of a request through a client that its owner has closed."""
    reason = f"the httpx.{kind} given as http_session was closed by its owner; give one that is open"
    return Failure(reason, InvalidParameterError(reason), "not_sent", lasting=True)


def unsendable(error: Exception) -> Failure:
    """The failure of an address that is no URL, or of a header or method that HTTP cannot carry."""
    return Failure(f"the request cannot be sent: {error}", error, "not_sent", lasting=True)


def failure_of(error: Exception, request: Request, settings: Settings, outgoing: Outgoing) -> Failure:
    """What came of a request that ended in an error of httpx's, or of the network's.

    Args:
        error: What was raised.
        request: What was sent.
        settings: Its timeouts.
        outgoing: Its body.
    """
    origin, cause = origin_of(request.url), root_cause(error)
    because = words(cause)
    if isinstance(error, (httpx.TimeoutException, TimeoutError)):
        return _timeout_failure(error, cause, origin, settings)
    if isinstance(error, httpx.LocalProtocolError):
        return _protocol_failure(cause, origin, outgoing)
    if isinstance(error, (httpx.UnsupportedProtocol, httpx.InvalidURL)):
        return unsendable(cause if isinstance(cause, Exception) else error)
    if isinstance(error, httpx.ProxyError):
        return Failure(f"the proxy did not connect to {origin}: {because}", cause, "not_sent")
    if isinstance(error, httpx.ConnectError):
        lasting = "CERTIFICATE_VERIFY_FAILED" in f"{error} {because}"
        what = "the certificate does not verify for" if lasting else "could not connect to"
        return Failure(f"{what} {origin}: {because}", cause, "not_sent", lasting=lasting)
    return Failure(f"the connection to {origin} broke: {because}", cause, "unknown")


def _timeout_failure(error: Exception, cause: BaseException, origin: str, settings: Settings) -> Failure:
    seconds = settings.open_timeout
    if isinstance(error, httpx.ConnectTimeout):
        return Failure(f"could not connect to {origin} within {seconds:g} s", cause, "not_sent", kind="timeout")
    if isinstance(error, httpx.PoolTimeout):
        reason = f"no connection of the httpx client was free for {origin} within {seconds:g} s"
        return Failure(reason, cause, "not_sent", kind="timeout")
    if isinstance(error, httpx.WriteTimeout):
        seconds = settings.write_timeout or settings.read_timeout
        return Failure(f"{origin} took no more of the body within {seconds:g} s", cause, "unknown", kind="timeout")
    return Failure(f"no answer from {origin} within {settings.read_timeout:g} s", cause, "unknown", kind="timeout")


def _protocol_failure(cause: BaseException, origin: str, outgoing: Outgoing) -> Failure:
    if outgoing.begun or type(cause).__module__.startswith("h2."):
        # A body that is not as long as was said, or an HTTP/2 connection that had ended: part of it may have arrived.
        return Failure(f"the connection to {origin} broke: {words(cause)}", cause, "unknown")
    # Its own words show the value of the header, which may be a secret.
    return unsendable(httpx.LocalProtocolError("a header or the method is not one that HTTP can carry"))


def root_cause(error: BaseException) -> BaseException:
    """The innermost error: it says what happened, and holds no request with its credentials any more."""
    for _ in range(20):
        inner = error.__cause__ or next((part for part in error.args if isinstance(part, BaseException)), None)
        if isinstance(error, BaseExceptionGroup):
            inner = error.exceptions[0]
        if inner is None or inner is error:
            break
        error = inner
    if isinstance(error, httpx.RequestError):
        # One that came from a stub, say. Users see it as the cause of ours.
        bare: httpx.RequestError = error
        bare.request = httpx.Request("GET", "")
    return error


def words(error: BaseException) -> str:
    """What an error says, in a form for the middle of a sentence."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__


_is_ours: ContextVar[bool] = ContextVar("files_style_sdk_httpx", default=False)


@contextmanager
def secrets_unlogged() -> Iterator[None]:
    """Have httpx and what is below it log no queries and headers of the requests that are sent in this block."""
    token = _is_ours.set(True)
    try:
        yield
    finally:
        _is_ours.reset(token)


class _HideSecrets(logging.Filter):
    """Leaves out the query of an address, a signed URL's secret, and headers, where they are logged of our requests."""

    def filter(self, record: logging.LogRecord) -> bool:
        if not _is_ours.get():
            return True
        if isinstance(record.args, tuple):
            record.args = tuple(
                str(part).partition("?")[0] if isinstance(part, httpx.URL) else part for part in record.args
            )
        event = str(record.msg).partition(" ")[0]
        if event in ("receive_response_headers.complete", "send_request_headers.failed"):
            record.msg = event
        return not record.name.startswith("hpack")


for _name in ("httpx", "httpcore.http11", "httpcore.http2", "hpack.hpack", "hpack.table"):
    logging.getLogger(_name).addFilter(_HideSecrets())
