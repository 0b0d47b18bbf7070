"""The clock of one server: the time that it goes by, which control may move."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from files_mock_server.numeric import is_number
from files_mock_server.problems import invalid

_LAST_SECOND = 253_402_300_799  # the end of the year 9999: later times cannot be written down


class ClockState(NamedTuple):
    """What a clock shows, apart from the base that it goes by.

    Attributes:
        offset: Seconds that it is ahead of its base.
        frozen: The time at which it stands still, None while it goes.
    """

    offset: float = 0.0
    frozen: float | None = None


class Clock:
    """Tells the time in seconds since the epoch; whatever expires goes by it.

    Args:
        base: The clock that this one follows.
    """

    def __init__(self, base: Callable[[], float]) -> None:
        self._base = base
        self.state = ClockState()
        """What to keep, and to assign later, to have the same time again."""

    def __call__(self) -> float:
        state = self.state
        return self._base() + state.offset if state.frozen is None else state.frozen

    def advance(self, seconds: float) -> float:
        """Move the time on; returns what it is now.

        Args:
            seconds: How far, not negative.

        Raises:
            Problem: ``bad-request/request-params-invalid``.
        """
        if not is_number(seconds) or seconds < 0:
            raise invalid("seconds", "a number of seconds, zero or more; use set to go back")
        return self.set(self() + seconds)

    def set(self, seconds: float) -> float:
        """Set the time, from where it goes on; returns it.

        Args:
            seconds: Since the epoch.

        Raises:
            Problem: ``bad-request/request-params-invalid``.
        """
        if not is_number(seconds) or not 0 <= seconds <= _LAST_SECOND:
            raise invalid("seconds", f"seconds since the epoch, from 0 to {_LAST_SECOND}")
        offset = seconds - self._base()
        self.state = ClockState(offset, None if self.state.frozen is None else float(seconds))
        return self()

    def freeze(self) -> float:
        """Let the time stand still until :meth:`resume`; returns it."""
        self.state = ClockState(self.state.offset, self())
        return self()

    def resume(self) -> float:
        """Let the time go on from where it stands; returns it."""
        if self.state.frozen is not None:
            self.state = ClockState(self.state.frozen - self._base())
        return self()

    def reset(self) -> float:
        """Show the time of the base again; returns it."""
        self.state = ClockState()
        return self()
