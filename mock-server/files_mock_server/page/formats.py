"""Numbers and times for people."""

from __future__ import annotations

from datetime import UTC, datetime

_UNITS = ("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB")


def number(value: int) -> str:
    """A count, with its thousands apart."""
    return f"{value:,}"


def size(value: int) -> str:
    """Bytes in the largest unit that leaves a whole number."""
    amount, unit = float(value), 0
    while amount >= 1023.95 and unit < len(_UNITS) - 1:
        amount, unit = amount / 1024, unit + 1
    return f"{value:,} B" if unit == 0 else f"{amount:,.1f} {_UNITS[unit]}"


def milliseconds(seconds: float) -> str:
    """A short time: more digits the shorter it is."""
    value = seconds * 1000
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def duration(seconds: float) -> str:
    """A long time, in its two largest units."""
    left = int(seconds)
    parts = []
    for unit, length in (("d", 86400), ("h", 3600), ("min", 60), ("s", 1)):
        amount, left = divmod(left, length)
        if amount:
            parts.append(f"{amount} {unit}")
    return " ".join(parts[:2]) or "0 s"


def moment(seconds: float) -> str:
    """A time as date and time in UTC, to the second."""
    return _datetime(seconds).strftime("%Y-%m-%d %H:%M:%S")


def time_of_day(seconds: float) -> str:
    """A time without its date, in UTC, to the millisecond."""
    return _datetime(seconds).strftime("%H:%M:%S.%f")[:-3]


def _datetime(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
