"""A bound that transfers share: how many parts they move at once, and how many bytes they hold in memory for it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Lock

__all__ = ["MOST_HELD", "MOST_PARTS", "Limiter"]

MOST_PARTS = 64
MOST_HELD = 256 * 1024 * 1024
"""Bytes."""


class Limiter:
    """Counts what is in use. Never blocks; whoever is refused can be told when something becomes free.

    Args:
        parts: The most parts at once.
        held: The most bytes in memory. A single part that is larger may still go, alone.
    """

    def __init__(self, parts: int = MOST_PARTS, held: int = MOST_HELD) -> None:
        self._parts = parts
        self._held = held
        self._lock = Lock()
        self._waiting: list[Callable[[], object]] = []
        self.parts_in_use = 0
        self.held_in_use = 0

    def take(self, parts: int, held: int, when_free: Callable[[], object]) -> bool:
        """Take parts and bytes, if they are free.

        Args:
            parts: How many parts.
            held: How many bytes.
            when_free: Called once, from any thread, when asking again is worth while; only if refused.
        """
        with self._lock:
            fits = self.parts_in_use + parts <= self._parts and self.held_in_use + held <= self._held
            if fits or not (parts or held) or (self.parts_in_use == 0 and self.held_in_use == 0):
                self.parts_in_use += parts
                self.held_in_use += held
                return True
            self._waiting.append(when_free)
            return False

    def give_back(self, parts: int, held: int) -> None:
        """Give back what was taken."""
        with self._lock:
            self.parts_in_use -= parts
            self.held_in_use -= held
            waiting, self._waiting = self._waiting, []
        for wake in waiting:
            # Whoever cannot be told, such as an event loop that has ended, keeps nobody else waiting.
            with suppress(Exception):
                wake()
