"""What a transfer tells about itself while it runs."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Protocol

__all__ = ["Meter", "Progress", "ProgressCallback", "Reporter", "SharedMeter"]

_INTERVAL = 0.1


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a transfer is.

    Attributes:
        bytes_done: Bytes moved so far.
        bytes_total: Bytes to move, None while that is not known.
        files_done: Files finished so far, well or not.
        files_total: Files to move, None while that is not known.
        seconds: Seconds since the transfer began.
    """

    bytes_done: int
    bytes_total: int | None
    files_done: int
    files_total: int | None
    seconds: float

    @property
    def rate(self) -> float:
        """Bytes a second since the transfer began."""
        return self.bytes_done / self.seconds if self.seconds > 0 else 0.0


ProgressCallback = Callable[[Progress], object]


class Meter(Protocol):
    """What one file's transfer tells."""

    def expect(self, size: int | None) -> None:
        """So many bytes are to be moved, as far as that is known."""
        ...

    def moved(self, count: int) -> None:
        """`count` bytes more were moved; fewer than nothing when some have to be moved again."""
        ...


class Reporter:
    """Adds up what happens and tells a callback, at most ten times a second and once at the end. Safe for threads.

    Args:
        callback: Told the progress, or None.
        bytes_total: Bytes to move, if known.
        files_total: Files to move, if known.
        clock: Gives seconds, rising.
    """

    def __init__(
        self,
        callback: ProgressCallback | None,
        bytes_total: int | None = None,
        files_total: int | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._callback = callback
        self.bytes_total = bytes_total
        self.files_total = files_total
        self._clock = clock
        self._started = clock()
        self._due = self._started
        self._bytes = 0
        self._files = 0
        self._lock = Lock()

    def expect(self, size: int | None) -> None:
        """So many bytes are to be moved, as far as that is known."""
        self.bytes_total = size

    def moved(self, count: int) -> None:
        """`count` bytes more were moved; fewer than nothing when some have to be moved again."""
        with self._lock:
            self._bytes += count
            self._tell(final=False)

    def finished_file(self) -> None:
        """One file more is done."""
        with self._lock:
            self._files += 1
            self._tell(final=False)

    def finish(self) -> None:
        """Tell the last word, whenever the one before it was."""
        with self._lock:
            self._tell(final=True)

    def _tell(self, *, final: bool) -> None:
        if self._callback is None:
            return
        now = self._clock()
        if final or now >= self._due:
            self._due = now + _INTERVAL
            self._callback(Progress(self._bytes, self.bytes_total, self._files, self.files_total, now - self._started))


class SharedMeter:
    """Adds one file's bytes to the progress of many files, whose total is counted elsewhere."""

    def __init__(self, whole: Reporter) -> None:
        self._whole = whole

    def expect(self, size: int | None) -> None:
        """Nothing new: the whole was counted before."""

    def moved(self, count: int) -> None:
        """`count` bytes more were moved."""
        self._whole.moved(count)
