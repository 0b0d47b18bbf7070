"""How many parts of a transfer to move at once: more while that moves more, half when the other side pushes back."""

from __future__ import annotations

__all__ = ["Pace"]

WINDOW = 0.25
"""Seconds: how long throughput is measured before anything is concluded from it."""

_GAIN = 1.08
_HOLD = 5.0
_HOLD_AFTER_PUSH_BACK = 2.0


class Pace:
    """Additive growth while throughput gains, multiplicative back-off. Reads no clock.

    Args:
        most: The most at once.
        start: How many at once to begin with.
        adaptive: Whether the number changes; if not, `most` at once throughout.
    """

    def __init__(self, most: int, start: int = 1, *, adaptive: bool = True) -> None:
        self.most = most
        self.width = min(start, most) if adaptive else most
        self._adaptive = adaptive
        self._window_began: float | None = None
        self._window_moved = 0
        self._rate = 0.0
        self._is_trial = False
        self._held_until = 0.0
        self._pushed_back_at = float("-inf")
        self.not_before = 0.0
        """The moment before which nothing is to be begun."""

    @property
    def may_grow(self) -> bool:
        """Whether it is worth looking again after a while."""
        return self._adaptive and self.width < self.most

    def look(self, now: float, moved: int, busy: int) -> None:
        """Draw conclusions from how much was moved.

        Args:
            now: Seconds, rising.
            moved: Bytes moved since the transfer began.
            busy: How many are moved at the moment.
        """
        if not self._adaptive:
            return
        if self._window_began is None or busy < self.width:
            # What is not in use says nothing about what it would bring.
            self._window_began, self._window_moved = now, moved
            return
        passed = now - self._window_began
        if passed < WINDOW:
            return
        rate = (moved - self._window_moved) / passed
        self._window_began, self._window_moved = now, moved
        if self._is_trial:
            self._judge(rate, now)
        else:
            self._rate = rate
        if not self._is_trial and now >= self._held_until and self.width < self.most:
            self.width += 1
            self._is_trial = True

    def _judge(self, rate: float, now: float) -> None:
        self._is_trial = False
        if rate >= self._rate * _GAIN:
            self._rate = rate
        else:
            self.width = max(1, self.width - 1)
            self._held_until = now + _HOLD

    def push_back(self, now: float, begun: float, wait: float = 0.0) -> None:
        """The other side asks for less: it said so, or did not answer in time.

        Args:
            now: Seconds, rising.
            begun: When the request was begun that tells so; those that were under way before the last step back count
                with it.
            wait: Seconds in which nothing new is to be begun.
        """
        self.not_before = max(self.not_before, now + wait)
        if begun <= self._pushed_back_at:
            return
        self._pushed_back_at = now
        self._is_trial = False
        self._window_began = None
        self._held_until = now + _HOLD_AFTER_PUSH_BACK
        if self._adaptive:
            self.width = max(1, self.width // 2)
