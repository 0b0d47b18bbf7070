"""The plan of many files: when to take more of them, and how many to move at once. No I/O, and no clock is read."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from files_style_sdk.wire import Task, Wait

__all__ = ["ManyPlan", "Move", "Pull"]

_BACKLOG = 256
_LARGE_AT_ONCE = 4
_GAIN = 1.15
_MOSTLY_WAITING = 0.04
"""Seconds: small files that take longer spend most of it waiting for answers, so that more of them can wait at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pull(Task):
    """Take the next files from where they come from; comes to `(items, is_last)`."""

    count: int
    slots: int = 0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Move(Task):
    """Move one file; comes to nothing that the plan wants to know."""

    item: Any


class ManyPlan:
    """Decides on many files.

    It begins with few at once. Where they mostly wait, there will be four times, then twice as many, as long as that
    moves more files in the same time.

    Args:
        most: The most files at once.
        start: How many to begin with.
        is_large: Whether a file is moved in parts of its own; of those, only a few are moved at once.
    """

    def __init__(self, most: int, start: int, is_large: Callable[[Any], bool]) -> None:
        self._most = most
        self.width = min(start, most)
        self._is_large = is_large
        self._small: deque[Any] = deque()
        self._large: deque[Any] = deque()
        self._moving = 0
        self._moving_large = 0
        self._pulling = False
        self._is_last = False
        self._stage_began: float | None = None
        self._stage_ended = 0
        self._stage_seconds = 0.0
        self._begun: dict[Move, float] = {}
        self._rate = 0.0
        self._is_growing = True

    def next(self, now: float) -> Task | Wait | None:
        """The next task; see :class:`files_style_sdk.wire.Plan`."""
        if self._stage_began is None:
            self._stage_began = now
        backlog = len(self._small) + len(self._large)
        if not self._is_last and not self._pulling and backlog < max(2 * self.width, 16):
            self._pulling = True
            return Pull(count=_BACKLOG - backlog)
        if self._moving < self.width and (task := self._move()) is not None:
            self._begun[task] = now
            return task
        if self._is_last and not (backlog or self._moving):
            return None
        return Wait()

    def _move(self) -> Move | None:
        if self._large and self._moving_large < min(_LARGE_AT_ONCE, self._most):
            self._moving_large += 1
            self._moving += 1
            return Move(item=self._large.popleft(), slots=0, is_large=True)
        if self._small:
            self._moving += 1
            return Move(item=self._small.popleft())
        return None

    def withdraw(self, task: Any) -> None:
        """Take a task back that was not begun; see :class:`files_style_sdk.wire.Plan`."""
        if isinstance(task, Pull):
            self._pulling = False
            return
        del self._begun[task]
        self._moving -= 1
        self._moving_large -= task.is_large
        (self._large if task.is_large else self._small).appendleft(task.item)

    def ended(self, task: Any, outcome: Any, now: float) -> None:
        """Hear what came of a task; see :class:`files_style_sdk.wire.Plan`."""
        if isinstance(outcome, BaseException):
            raise outcome
        if isinstance(task, Pull):
            items, self._is_last = outcome
            self._pulling = False
            for item in items:
                (self._large if self._is_large(item) else self._small).append(item)
            return
        begun = self._begun.pop(task)
        self._moving -= 1
        if task.is_large:
            self._moving_large -= 1
        else:
            self._grow(now - begun, now)

    def _grow(self, seconds: float, now: float) -> None:
        self._stage_ended += 1
        self._stage_seconds += seconds
        if not self._is_growing or self._stage_ended < self.width or self._stage_began is None:
            return
        rate = self._stage_ended / max(now - self._stage_began, 1e-6)
        if self._stage_seconds / self._stage_ended < _MOSTLY_WAITING:
            self._next_stage(now, self.width, 0.0)
        elif rate < self._rate * _GAIN:
            self._is_growing = False
            self.width = max(1, self.width // 2)
        else:
            # Nothing is known yet of what more would bring, but the first ones have done nothing but wait.
            factor = 2 if self._rate else 4
            self._next_stage(now, min(factor * self.width, self._most), rate)
            self._is_growing = self.width < self._most

    def _next_stage(self, now: float, width: int, rate: float) -> None:
        self._stage_began, self._stage_ended, self._stage_seconds = now, 0, 0.0
        self.width, self._rate = width, rate
