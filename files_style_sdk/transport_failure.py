"""How a request failed, in our own terms: which errors of requests and urllib3 mean what."""

from __future__ import annotations

import requests
from urllib3 import exceptions

from files_style_sdk.delivery import origin_of
from files_style_sdk.settings import Settings
from files_style_sdk.wire import Failure, Request

__all__ = ["failure_of", "root_cause", "words"]


def failure_of(error: Exception, request: Request, settings: Settings) -> Failure:
    """What came of a request that ended in an error of the network's.

    Args:
        error: What requests or urllib3 raised.
        request: What was sent.
        settings: Its timeouts and its source address.
    """
    origin = origin_of(request.url)
    wrapped = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
    reason = getattr(wrapped, "reason", wrapped)
    cause = root_cause(error)
    because = words(cause)
    if isinstance(error, (requests.ConnectTimeout, exceptions.ConnectTimeoutError)):
        return Failure(
            f"could not connect to {origin} within {settings.open_timeout:g} s", cause, "not_sent", kind="timeout"
        )
    if isinstance(error, (requests.ReadTimeout, exceptions.ReadTimeoutError)):
        return Failure(f"no answer from {origin} within {settings.read_timeout:g} s", cause, "unknown", kind="timeout")
    if isinstance(
        error, (requests.exceptions.InvalidURL, requests.exceptions.InvalidHeader, requests.exceptions.InvalidSchema)
    ):
        return Failure(f"cannot send to {origin}: {because}", cause, "not_sent", lasting=True)
    if isinstance(reason, exceptions.SSLError) or isinstance(error, requests.exceptions.SSLError):
        lasting = "CERTIFICATE_VERIFY_FAILED" in str(error)
        what = "the certificate does not verify" if lasting else "the secure connection failed"
        return Failure(f"{what} for {origin}: {because}", cause, "not_sent" if lasting else "unknown", lasting=lasting)
    if isinstance(reason, exceptions.ProxyError):
        return Failure(f"the proxy did not connect to {origin}: {because}", cause, "not_sent")
    if isinstance(reason, exceptions.NewConnectionError):
        # An address that is not this machine's stays so (EADDRNOTAVAIL while binding).
        lasting = settings.source_ip is not None and "assign requested address" in str(error).lower()
        source = f" from {settings.source_ip}" if settings.source_ip else ""
        return Failure(f"could not connect to {origin}{source}: {because}", cause, "not_sent", lasting=lasting)
    if isinstance(cause, TimeoutError):
        seconds = settings.write_timeout or settings.read_timeout
        reason = f"{origin} took no more of the body within {seconds:g} s"
        return Failure(reason, cause, "unknown", kind="timeout")
    return Failure(f"the connection to {origin} broke: {because}", cause, "unknown")


def root_cause(error: BaseException) -> BaseException:
    """The innermost error: it says what happened, and unlike those around it holds neither URL nor request."""
    while True:
        inner = getattr(error, "reason", None) or next(
            (part for part in error.args if isinstance(part, Exception)), None
        )
        if not isinstance(inner, BaseException) or inner is error:
            inner = error.__cause__
        if inner is None:
            return error
        error = inner


def words(error: BaseException) -> str:
    """What an error of the network's says, without the names of libraries."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}: {error.filename!r}" if error.filename else error.strerror
    return str(error).rpartition("): ")[2] or type(error).__name__
