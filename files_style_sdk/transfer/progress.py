"""What a transfer tells about itself while it runs."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Protocol, Self

__all__ = ["Meter", "Progress", "ProgressCallback", "Reporter", "SharedMeter"]

_INTERVAL = 0.1
_WINDOW = 5.0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a transfer is.

    Attributes:
        bytes_done: Bytes that are where they should be, those of an earlier run among them.
        bytes_total: Bytes to move, None while that is not known.
        files_done: Files finished so far, well or not.
        files_total: Files to move, None while that is not known.
        seconds: Seconds since the transfer began.
        current_rate: Bytes a second over the last five seconds.
        bytes_resumed: Those of `bytes_done` that an earlier run had moved.
    """

    bytes_done: int
    bytes_total: int | None
    files_done: int
    files_total: int | None
    seconds: float
    current_rate: float = 0.0
    bytes_resumed: int = 0

    @property
    def rate(self) -> float:
        """Bytes a second since the transfer began."""
        return (self.bytes_done - self.bytes_resumed) / self.seconds if self.seconds > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """How many seconds the rest takes at the current rate; None while the total is not known, or nothing moves."""
        if self.bytes_total is None:
            return None
        left = max(0, self.bytes_total - self.bytes_done)
        if left and self.current_rate <= 0:
            return None
        return left / self.current_rate if left else 0.0


ProgressCallback = Callable[[Progress], object]


class Meter(Protocol):
    """What one file's transfer tells."""

    def expect(self, size: int | None) -> None:
        """So many bytes are to be moved, as far as that is known."""
        ...

    def moved(self, count: int) -> None:
        """`count` bytes more were moved; fewer than nothing when some have to be moved again."""
        ...

    def resumed(self, count: int) -> None:
        """`count` bytes need not be moved: an earlier run did that."""
        ...


class Reporter:
    """Adds up what happens and tells a callback, at most ten times a second and once at the end. Safe for threads.

    What the callback raises is raised here, and again by all that follows, so that a transfer cannot go on past it. As
    a context manager around a transfer, it tells the last word when the transfer ends well; when it fails because of
    the callback, the callback's own error is raised, whatever has become of it on its way.

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
        self.failure: BaseException | None = None
        """What the callback raised, if it did."""
        self._clock = clock
        self._started = clock()
        self._due = self._started
        self._bytes = 0
        self._resumed = 0
        self._files = 0
        self._lock = Lock()
        # Moments and the bytes moved by then: at most one before the window, and those in it.
        self._samples = deque([(self._started, 0)])

    def expect(self, size: int | None) -> None:
        """So many bytes are to be moved, as far as that is known."""
        self.bytes_total = size

    def moved(self, count: int) -> None:
        """`count` bytes more were moved; fewer than nothing when some have to be moved again."""
        with self._lock:
            self._bytes += count
            self._tell(final=False)

    def resumed(self, count: int) -> None:
        """`count` bytes need not be moved: an earlier run did that. They count as done, but in no rate."""
        with self._lock:
            self._resumed += count
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

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _traceback: object) -> None:
        if error is None:
            self.finish()
        elif self.failure is not None and error is not self.failure:
            raise self.failure

    def _tell(self, *, final: bool) -> None:
        if self._callback is None:
            return
        if self.failure is not None:
            raise self.failure
        now = self._clock()
        if not final and now < self._due:
            return
        self._due = now + _INTERVAL
        try:
            self._callback(self._progress(now))
        except BaseException as error:
            self.failure = error
            raise

    def _progress(self, now: float) -> Progress:
        samples = self._samples
        samples.append((now, self._bytes))
        while len(samples) > 2 and samples[1][0] <= now - _WINDOW:
            samples.popleft()
        since, before = samples[0]
        current = max(0.0, (self._bytes - before) / (now - since)) if now > since else 0.0
        done = self._bytes + self._resumed
        return Progress(
            done, self.bytes_total, self._files, self.files_total, now - self._started, current, self._resumed
        )


class SharedMeter:
    """Adds one file's bytes to the progress of many files, whose total is counted elsewhere."""

    def __init__(self, whole: Reporter) -> None:
        self._whole = whole

    def expect(self, size: int | None) -> None:
        """Nothing new: the whole was counted before."""

    def moved(self, count: int) -> None:
        """`count` bytes more were moved."""
        self._whole.moved(count)

    def resumed(self, count: int) -> None:
        """`count` bytes need not be moved: an earlier run did that."""
        self._whole.resumed(count)
