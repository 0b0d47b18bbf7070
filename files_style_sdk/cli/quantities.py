"""Sizes, lengths of time and moments on the command line."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    _ParamType = click.ParamType[Any]
else:
    _ParamType = click.ParamType  # generic to type checkers only in older versions

__all__ = ["LENGTH_OF_TIME", "MOMENT", "SIZE"]

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*(?:([KMGTP])(?:iB|B)?|B)?", re.I)
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*([smhdw])", re.I)
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}


class _Size(_ParamType):
    """Bytes: a number, or one with K, M, G, T or P behind it (powers of 1024)."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        found = _SIZE.fullmatch(str(value).strip())
        if found is None:
            self.fail(f"{value!r} is no size; write a number of bytes, or for example 10K, 1.5M or 2G", param, ctx)
        unit = (found[2] or "").upper()
        power: int = " KMGTP".index(unit) if unit else 0
        return round(float(found[1]) * float(1024**power))


class _LengthOfTime(_ParamType):
    """A length of time: a number with s, m, h, d or w behind it."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        if isinstance(value, timedelta):
            return value
        found = _LENGTH.fullmatch(value.strip())
        if found is None:
            self.fail(f"{value!r} is no length of time; write for example 30s, 90m, 12h, 7d or 2w", param, ctx)
        try:
            return timedelta(seconds=float(found[1]) * _SECONDS[found[2].lower()])
        except OverflowError:
            self.fail(f"{value!r} is too long a time", param, ctx)


class _Moment(_ParamType):
    """A moment: ISO 8601, in local time unless it says otherwise."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            return datetime.fromisoformat(value).astimezone(UTC)
        except (ValueError, OverflowError):
            self.fail(f"{value!r} is no date; write for example 2026-01-31 or 2026-01-31T12:00:00Z", param, ctx)


SIZE = _Size()
"""Takes `10M` as 10485760 bytes."""
LENGTH_OF_TIME = _LengthOfTime()
"""Takes `12h` as a `timedelta`."""
MOMENT = _Moment()
"""Takes `2026-01-31` as an aware `datetime`."""
