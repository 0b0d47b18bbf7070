"""Times: microseconds since the epoch inside, ISO 8601 outside."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from files_mock_server.problems import Problem

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def from_seconds(seconds: float) -> int:
    """Seconds since the epoch as microseconds."""
    return int(seconds * 1_000_000)


def iso(microseconds: int | None) -> str | None:
    """A time as ISO 8601 in UTC, with a fraction only when there is one.

    Args:
        microseconds: Time since the epoch, or None.
    """
    if microseconds is None:
        return None
    moment = _EPOCH + timedelta(microseconds=microseconds)
    return moment.isoformat().replace("+00:00", "Z")


def parse(text: str) -> int:
    """An ISO 8601 time as microseconds since the epoch; without an offset it is UTC.

    Raises:
        Problem: ``bad-request/datetime-parse`` if the text is no time.
    """
    try:
        moment = datetime.fromisoformat(text.strip().removesuffix(" UTC"))
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return (moment.astimezone(UTC) - _EPOCH) // _MICROSECOND  # overflows for what UTC cannot show
    except (ValueError, OverflowError):
        raise Problem("bad-request/datetime-parse", f"Not an ISO 8601 time: {text[:64]!r}.") from None
