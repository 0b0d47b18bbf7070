"""How many bytes a second transfers may move: limits that people write, and the bucket that keeps them."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Event, Lock

from files_style_sdk.cancel import CancelToken
from files_style_sdk.error import InvalidParameterError, OperationCancelledError

__all__ = ["Bandwidth", "BandwidthLimit", "Bucket", "Throttle"]

BandwidthLimit = int | float | str | None
"""What `bwlimit` takes; see :meth:`Bandwidth.of`."""

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MINUTES_A_DAY = 24 * 60
_MINUTES_A_WEEK = 7 * _MINUTES_A_DAY
_UNITS = " KMGT"
_RATE = re.compile(r"(\d+(?:\.\d+)?|\.\d+)\s*(?:B|([KMGT])(?:iB)?)?(?:/s)?", re.I)
_MOMENT = re.compile(r"(?:(mon|tue|wed|thu|fri|sat|sun)-)?(\d{1,2}):(\d{2})", re.I)
_WRITTEN = "write '10M' (MiB a second), a number of bytes a second, or a timetable such as '08:00,1M 18:00,off'"


@dataclass(frozen=True, slots=True)
class Bandwidth:
    """A limit of bytes a second, the same always or by the local time of the week. Make one with :meth:`of`.

    Attributes:
        timetable: The minute of the week (from Monday, 0:00) at which each limit begins, in rising order, and the limit
            in bytes a second, None for none. Before the first one, the last one of the week before holds.
    """

    timetable: tuple[tuple[int, float | None], ...] = ((0, None),)

    @classmethod
    def of(cls, limit: BandwidthLimit | Bandwidth) -> Bandwidth:
        """The limit that a value stands for.

        Args:
            limit: Bytes a second as a number; text such as `10M`, `512K` or `1.5G` (powers of 1024), or `off`; a
                timetable of such limits by local time, `08:00,1M 18:00,off`, each holding until the next, on each day
                or on the one that is named: `Mon-08:00,1M Sat-00:00,off`; None for no limit.

        Raises:
            InvalidParameterError: It is none of these.

        Example:
            >>> Bandwidth.of("10M").at(datetime(2026, 1, 5, 12))
            10485760.0
            >>> Bandwidth.of("08:00,1M 18:00,off").at(datetime(2026, 1, 5, 20)) is None
            True
        """
        if isinstance(limit, Bandwidth):
            return limit
        if limit is None:
            return cls()
        if isinstance(limit, bool) or not isinstance(limit, (int, float, str)):
            raise InvalidParameterError(f"bwlimit must be text or a number, not {type(limit).__name__}: {_WRITTEN}")
        if not isinstance(limit, str):
            return cls(((0, _positive(float(limit), limit)),))
        if ":" in limit or "," in limit:
            return cls(_timetable(limit))
        return cls(((0, _rate(limit, limit)),))

    @property
    def is_unlimited(self) -> bool:
        """Whether there is never a limit."""
        return all(rate is None for _, rate in self.timetable)

    def at(self, moment: datetime) -> float | None:
        """The limit at a local time.

        Args:
            moment: The local time.

        Returns:
            Bytes a second, None for no limit.
        """
        minute = moment.weekday() * _MINUTES_A_DAY + moment.hour * 60 + moment.minute
        begun = [rate for begins, rate in self.timetable if begins <= minute]
        return begun[-1] if begun else self.timetable[-1][1]


def _timetable(text: str) -> tuple[tuple[int, float | None], ...]:
    begins: dict[int, float | None] = {}
    named: dict[int, float | None] = {}
    for entry in text.split():
        moment, comma, rate = entry.partition(",")
        found = _MOMENT.fullmatch(moment)
        if not comma or found is None or int(found[2]) > 23 or int(found[3]) > 59:
            raise InvalidParameterError(f"bwlimit: {entry!r} in {text!r} is no time with its limit: {_WRITTEN}")
        minute = int(found[2]) * 60 + int(found[3])
        limit = _rate(rate, text)
        if found[1]:
            named[_DAYS.index(found[1].lower()) * _MINUTES_A_DAY + minute] = limit
        else:
            begins.update({start + minute: limit for start in range(0, _MINUTES_A_WEEK, _MINUTES_A_DAY)})
    return tuple(sorted({**begins, **named}.items()))


def _rate(text: str, given: str) -> float | None:
    if text.strip().lower() == "off":
        return None
    found = _RATE.fullmatch(text.strip())
    if found is None:
        raise InvalidParameterError(f"bwlimit: {text!r} is no limit: {_WRITTEN}")
    return _positive(float(found[1]) * 1024.0 ** _UNITS.index((found[2] or " ").upper()), given)


def _positive(rate: float, given: object) -> float:
    if not (rate > 0 and math.isfinite(rate)):
        raise InvalidParameterError(f"bwlimit must be above 0, not {given!r}; None or 'off' sets no limit")
    return rate


class Bucket:
    """A token bucket: says how long to wait so that no more than `rate` bytes a second pass. Reads no clock.

    Bytes may be taken before there are tokens for them: the debt is what one waits for. So a block of any size passes,
    and the average holds.

    Args:
        rate: Bytes a second, None for no limit; may be assigned at any time.
        burst: Bytes that may pass at once after a pause; by default what a tenth of a second allows.

    Example:
        >>> bucket = Bucket(rate=1000, burst=0)
        >>> bucket.take(500, now=0.0), bucket.take(500, now=0.5)
        (0.5, 0.5)
    """

    def __init__(self, rate: float | None, burst: float | None = None) -> None:
        self.rate = rate
        self._burst = burst
        self._tokens: float | None = None
        self._filled = 0.0

    def take(self, count: int, now: float) -> float:
        """Take tokens for bytes that pass.

        Args:
            count: How many bytes; fewer than nothing gives some back.
            now: The time in seconds, rising.

        Returns:
            Seconds to wait before any more pass.
        """
        if self.rate is None:
            self._tokens = None
            return 0.0
        most = self.rate / 10 if self._burst is None else self._burst
        if self._tokens is None:
            self._tokens = most
        else:
            self._tokens = min(most, self._tokens + max(0.0, now - self._filled) * self.rate)
        self._filled = max(now, self._filled)
        self._tokens -= count
        return max(0.0, -self._tokens / self.rate)


class Throttle:
    """Holds threads up so that together they keep within a bandwidth.

    Args:
        bandwidth: The limit.
        cancel: Ends the waiting when it is cancelled.
        clock: Gives seconds, rising.
        local_time: Gives the local time.
    """

    def __init__(
        self,
        bandwidth: Bandwidth,
        cancel: CancelToken | None = None,
        clock: Callable[[], float] = time.monotonic,
        local_time: Callable[[], datetime] = datetime.now,
    ) -> None:
        self._bandwidth = bandwidth
        self._bucket = Bucket(None)
        self._clock = clock
        self._local_time = local_time
        self._lock = Lock()
        self._stopped = Event()
        self._detach = cancel.attach(self._stopped.set) if cancel is not None else None

    def delay(self, count: int) -> float:
        """Take note of bytes that pass, without waiting.

        Args:
            count: How many bytes; fewer than nothing takes some back.

        Returns:
            Seconds to wait before any more pass.
        """
        if self._bandwidth.is_unlimited:
            return 0.0
        with self._lock:
            self._bucket.rate = self._bandwidth.at(self._local_time())
            return self._bucket.take(count, self._clock())

    def wait(self, count: int) -> None:
        """Take note of bytes that pass, and wait until more may.

        Raises:
            OperationCancelledError: The token was cancelled meanwhile.
        """
        seconds = self.delay(count)
        if seconds > 0 and self._stopped.wait(seconds):
            raise OperationCancelledError("the operation was cancelled", outcome="unknown")

    def close(self) -> None:
        """Hear of the token no more."""
        if self._detach is not None:
            self._detach()
