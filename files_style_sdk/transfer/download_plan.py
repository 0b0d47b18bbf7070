"""The plan of a download by ranges: which bytes to ask for next. Does no I/O and reads no clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from files_style_sdk.delivery import connection_error
from files_style_sdk.error import Error
from files_style_sdk.retry import RETRY_AFTER_LIMIT, TRANSIENT, retry_after
from files_style_sdk.transfer.pace import WINDOW, Pace
from files_style_sdk.transfer.upload_plan import RENEWALS, is_push_back
from files_style_sdk.wire import Failure, Response, Task, Wait

__all__ = ["DownloadLimits", "DownloadPlan", "Locate", "Range", "Taken"]

PROGRESS_THAT_COUNTS = 1024 * 1024
"""Bytes: a range that broke after so many counts as begun anew, not as tried again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Range(Task):
    """Take in the bytes from `start` to before `stop`; comes to :class:`Taken`."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Locate(Task):
    """Ask for a new URL, in place of one that has expired; comes to nothing."""

    slots: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a range.

    Attributes:
        size: Bytes that arrived, from its start on. They may be more than asked for, if storage ignores ranges.
        crc32: Their CRC-32.
        trouble: Why it was not all: an answer of storage, or how the connection failed.
    """

    size: int
    crc32: int
    trouble: Response | Failure | None = None


@dataclass(frozen=True, slots=True)
class DownloadLimits:
    """The bounds of a download.

    Attributes:
        retries: How often a range may be asked for again without having brought anything worth while.
        backoff: Seconds to pause before a retry, by the number of those before it.
        first_range_size: Bytes of the first range; the next are twice as large each.
        range_size: Bytes of the largest.
    """

    retries: int
    backoff: Callable[[int], float]
    first_range_size: int
    range_size: int


@dataclass(slots=True)
class _Gap:
    """Bytes that are still to be asked for."""

    start: int
    stop: int
    not_before: float = 0.0
    retries: int = 0


@dataclass(frozen=True, slots=True)
class _Asking:
    """A range under way: when it was begun, after how many retries, and with which URL, counted from the first."""

    begun: float
    retries: int
    url: int


class DownloadPlan:
    """Decides on one download of a known size.

    Args:
        size: Bytes of the file.
        pace: How many ranges at once.
        limits: The other bounds.
        refusal: Makes the error for an answer of storage.
        moved: Tells how many bytes were moved so far.
        pieces: Offset, size and CRC-32 of what an earlier run has taken in; they do not overlap.
    """

    def __init__(
        self,
        size: int,
        pace: Pace,
        limits: DownloadLimits,
        refusal: Callable[[Response], Error],
        moved: Callable[[], int] = lambda: 0,
        pieces: Iterable[tuple[int, int, int]] = (),
    ) -> None:
        self.pace = pace
        self.pieces: list[tuple[int, int, int]] = sorted(pieces)
        self._limits = limits
        self._refusal = refusal
        self._moved = moved
        self._gaps = _gaps(size, self.pieces)
        self._range_size = limits.first_range_size
        self._asking: dict[Range, _Asking] = {}
        self._url = 0
        self._locating = False
        self._needs_url = False
        self._renewals = 0
        self._has_begun = False
        """Whether a first answer has shown that storage knows ranges, and which version is there."""

    def next(self, now: float) -> Task | Wait | None:
        """The next task; see :class:`files_style_sdk.wire.Plan`."""
        self.pace.look(now, self._moved(), len(self._asking))
        if not (self._gaps or self._asking or self._locating):
            return None
        if self._needs_url:
            if self._locating:
                return Wait()
            self._locating = True
            return Locate()
        gap = self._ripe_gap(now)
        if gap is None or len(self._asking) >= (self.pace.width if self._has_begun else 1):
            return Wait(self._seconds_to_wait(now))
        return self._ask(gap, now)

    def _ripe_gap(self, now: float) -> _Gap | None:
        if now < self.pace.not_before:
            return None
        return next((gap for gap in self._gaps if gap.not_before <= now), None)

    def _ask(self, gap: _Gap, now: float) -> Range:
        task = Range(start=gap.start, stop=min(gap.stop, gap.start + self._range_size))
        self._range_size = min(self._range_size * 2, self._limits.range_size)
        self._asking[task] = _Asking(now, gap.retries, self._url)
        gap.start = task.stop
        gap.retries = 0
        if gap.start >= gap.stop:
            self._gaps.remove(gap)
        return task

    def _seconds_to_wait(self, now: float) -> float | None:
        moments = [gap.not_before for gap in self._gaps if gap.not_before > now]
        if self._gaps and self.pace.not_before > now:
            moments.append(self.pace.not_before)
        if moments:
            return max(0.0, min(moments) - now)
        return WINDOW if self._asking and self._gaps and self.pace.may_grow else None

    def withdraw(self, task: Any) -> None:
        """Take a task back that was not begun; see :class:`files_style_sdk.wire.Plan`."""
        if isinstance(task, Locate):
            self._locating = False
            return
        asking = self._asking.pop(task)
        self._gaps.insert(0, _Gap(task.start, task.stop, 0.0, asking.retries))

    def ended(self, task: Any, outcome: Any, now: float) -> None:
        """Hear what came of a task; see :class:`files_style_sdk.wire.Plan`."""
        if isinstance(task, Locate):
            self._locating = False
        if isinstance(outcome, BaseException):
            raise outcome
        if isinstance(task, Locate):
            self._needs_url = False
            self._url += 1
            return
        asking = self._asking.pop(task)
        self._has_begun = self._has_begun or outcome.size > 0
        if outcome.size:
            self.pieces.append((task.start, outcome.size, outcome.crc32))
        reached = task.start + outcome.size
        if reached > task.stop:
            # Storage ignored the range and sent all: nothing is left to be asked for up to there.
            self._gaps = [gap for gap in self._gaps if gap.stop > reached]
            for gap in self._gaps:
                gap.start = max(gap.start, reached)
        if reached >= task.stop:
            self._renewals = 0
            return
        gap = _Gap(reached, task.stop, 0.0, 0 if outcome.size >= PROGRESS_THAT_COUNTS else asking.retries)
        self._gaps.insert(0, gap)
        self._after(outcome.trouble, gap, asking, now)

    def _after(self, trouble: Response | Failure, gap: _Gap, asking: _Asking, now: float) -> None:
        """Decide when a range is asked for again; raises if it is not to be."""
        if isinstance(trouble, Response) and trouble.status == 403:
            if asking.url < self._url or self._needs_url:
                return  # another range has found that out
            if self._renewals < RENEWALS:
                self._renewals += 1
                self._needs_url = True
                return
        gap.retries += 1
        may_repeat = not trouble.lasting if isinstance(trouble, Failure) else trouble.status in TRANSIENT
        if gap.retries > self._limits.retries or not may_repeat:
            raise (
                self._refusal(trouble) if isinstance(trouble, Response) else connection_error(trouble, gap.retries - 1)
            )
        asked = retry_after(trouble) if isinstance(trouble, Response) else None
        pause = self._limits.backoff(gap.retries - 1) if asked is None else min(asked, RETRY_AFTER_LIMIT)
        gap.not_before = now + pause
        if is_push_back(trouble):
            self.pace.push_back(now, asking.begun, pause if asked is not None else 0.0)


def _gaps(size: int, pieces: list[tuple[int, int, int]]) -> list[_Gap]:
    gaps = []
    position = 0
    for start, length, _crc32 in pieces:
        if start > position:
            gaps.append(_Gap(position, start))
        position = max(position, start + length)
    if position < size:
        gaps.append(_Gap(position, size))
    return gaps
