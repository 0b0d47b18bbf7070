"""How long to pause before a request is sent again, and when not to: pure policy."""

from __future__ import annotations

from collections.abc import Callable

from files_style_sdk.service import SERVICE
from files_style_sdk.settings import Settings
from files_style_sdk.wire import Failure, Request, Response

__all__ = ["RETRY_AFTER_LIMIT", "TRANSIENT", "backoff", "pause", "retry_after"]

RETRY_AFTER_LIMIT = 60.0
"""Seconds: the longest pause that a server's Retry-After can ask of us."""

TRANSIENT = SERVICE.retries.statuses
"""Statuses of answers that another attempt may better."""

_REFUSED_FOR_NOW = frozenset((429, 503))


def pause(
    request: Request,
    outcome: Response | Failure,
    retries_so_far: int,
    settings: Settings,
    uniform: Callable[[float, float], float] | None = None,
) -> float | None:
    """Seconds to wait before sending `request` again, or None to let `outcome` stand.

    A repeatable request is sent again after any passing trouble. One that may have changed something is sent again
    only if it provably never arrived, or if the server itself said to come back (429 or 503 with Retry-After), or if
    the service is known to take any request twice.

    Args:
        request: What was sent.
        outcome: What came of it.
        retries_so_far: How many times it was already sent again.
        settings: The number of retries and the bounds of the delay.
        uniform: The source of jitter, a number between two others; :func:`random.uniform` by default.
    """
    if retries_so_far >= settings.max_network_retries:
        return None
    rules = settings.service.retries
    may_repeat = request.repeatable or rules.all_methods
    if isinstance(outcome, Failure):
        worth_it = not outcome.lasting and (may_repeat or outcome.outcome == "not_sent")
        return backoff(retries_so_far, settings, uniform) if worth_it else None
    asked = retry_after(outcome) if outcome.status in _REFUSED_FOR_NOW else None
    if asked is not None:
        return min(asked, RETRY_AFTER_LIMIT)
    if may_repeat and rules.is_transient(outcome.status):
        return backoff(retries_so_far, settings, uniform)
    return None


def retry_after(response: Response) -> float | None:
    """The pause in seconds that an answer asks for (RFC 9110 §10.2.3: seconds or an HTTP date), None if for none."""
    text = response.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    from datetime import UTC, datetime
    from email.utils import parsedate_to_datetime

    try:
        until = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


def backoff(retries_so_far: int, settings: Settings, uniform: Callable[[float, float], float] | None = None) -> float:
    """Seconds to wait before an attempt: exponential, with full jitter between the bounds of the settings.

    Args:
        retries_so_far: How many retries came before.
        settings: The bounds.
        uniform: The source of jitter, a number between two others; :func:`random.uniform` by default.
    """
    if uniform is None:
        import random

        uniform = random.uniform
    longest = settings.max_network_retry_delay
    shortest = min(settings.initial_network_retry_delay, longest)
    # The exponent is capped only so that the product stays a finite float; the delay reached its bound long before.
    ceiling = min(longest, settings.initial_network_retry_delay * 2 ** min(retries_so_far + 1, 64))
    return uniform(shortest, max(shortest, ceiling))
