"""The logger that everything here writes to."""

from __future__ import annotations

import logging
import time

from files_style_sdk.wire import Failure, Request, Response

__all__ = ["LOGGER", "RequestLog", "request_log"]

LOGGER = logging.getLogger("files_style_sdk")
LOGGER.addHandler(logging.NullHandler())
# A level or a handler set on "files_sdk", the name that users of this API know, reaches our logger too.
LOGGER.parent = logging.getLogger("files_sdk")


class RequestLog:
    """Tells of one request: when it is sent and what came of it, but not its query, which may hold a signature.

    Args:
        request: The request.
    """

    def __init__(self, request: Request) -> None:
        self._what = f"{request.method} {request.url.partition('?')[0]}"
        LOGGER.debug("sending %s", self._what)
        self._started = time.monotonic()

    def ended(self, outcome: Response | Failure) -> None:
        """Tell what came of the request."""
        elapsed = (time.monotonic() - self._started) * 1000
        if isinstance(outcome, Failure):
            LOGGER.warning("%s failed after %.0f ms: %s", self._what, elapsed, outcome.reason)
        else:
            LOGGER.info("%s answered %d after %.0f ms", self._what, outcome.status, elapsed)


def request_log(request: Request) -> RequestLog | None:
    """A log of one request, None if nobody would read it."""
    return RequestLog(request) if LOGGER.isEnabledFor(logging.INFO) else None
