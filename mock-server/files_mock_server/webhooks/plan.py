"""Which delivery is tried next, and when: pure, by times that it is told."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence

from files_mock_server.webhooks.deliveries import DELIVERED, FAILED, PENDING, Attempt, Delivery

MOST = 1000
"""Deliveries that may be pending."""

AT_ONCE = 8
"""Attempts under way at the same time."""

_MOST_ATTEMPTS = 100  # that are told of one delivery


class Plan:
    """The pending deliveries.

    To one URL goes one attempt at a time, in the order of what happened; what has failed and waits for its next try
    holds up nothing behind it.
    """

    def __init__(self) -> None:
        self._waiting: list[Delivery] = []  # by when they are due
        self._busy: dict[str, Delivery] = {}  # by target

    def put(self, delivery: Delivery, now: float) -> bool:
        """Take a delivery, to be tried now; returns whether there was room.

        Args:
            delivery: What is to be sent.
            now: The time, in seconds since the epoch.
        """
        if len(self._waiting) + len(self._busy) >= MOST:
            return False
        delivery.status, delivery.tries = PENDING, 0
        self._wait(delivery, now)
        return True

    def take(self, now: float) -> list[Delivery]:
        """The deliveries to try now; each is under way until :meth:`ended`."""
        taken: list[Delivery] = []
        for delivery in self._waiting:
            if delivery.due is None or delivery.due > now or len(self._busy) >= AT_ONCE:
                break
            if delivery.target not in self._busy:
                self._busy[delivery.target] = delivery
                delivery.due = None
                taken.append(delivery)
        if taken:
            chosen = set(taken)
            self._waiting = [delivery for delivery in self._waiting if delivery not in chosen]
        return taken

    def pause(self, now: float) -> float | None:
        """Seconds until there is something to take, None until an attempt has ended or something is put."""
        if len(self._busy) >= AT_ONCE:
            return None
        free = (delivery.due for delivery in self._waiting if delivery.target not in self._busy)
        due = next(free, None)
        return None if due is None else max(0.0, due - now)

    def ended(self, delivery: Delivery, attempt: Attempt, now: float, delays: Sequence[float]) -> None:
        """Hear what came of an attempt: it is over, or tried again later.

        Args:
            delivery: One that was taken.
            attempt: What came of it.
            now: The time.
            delays: Seconds before each further try.
        """
        if self._busy.get(delivery.target) is delivery:
            del self._busy[delivery.target]
        delivery.attempts.append(attempt)
        del delivery.attempts[:-_MOST_ATTEMPTS]
        delivery.tries += 1
        if attempt.succeeded:
            delivery.status, delivery.error = DELIVERED, ""
            return
        delivery.error = attempt.error or f"the answer was {attempt.status}"
        if attempt.is_final or delivery.tries > len(delays):
            delivery.status = FAILED
        else:
            self._wait(delivery, now + delays[delivery.tries - 1])

    def hurry(self, now: float) -> int:
        """Let what waits for its next try be due now; returns how many there are."""
        late = [delivery for delivery in self._waiting if delivery.due is None or delivery.due > now]
        for delivery in late:
            delivery.due = now
        self._waiting.sort(key=_order)
        return len(late)

    def forget(self) -> None:
        """Let go of everything."""
        self._waiting.clear()
        self._busy.clear()

    def _wait(self, delivery: Delivery, due: float) -> None:
        delivery.due = due
        insort(self._waiting, delivery, key=_order)


def _order(delivery: Delivery) -> tuple[float, int]:
    return (delivery.due or 0.0, delivery.number)
