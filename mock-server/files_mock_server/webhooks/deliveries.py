"""What was sent, or is to be: each delivery with its attempts; no secret is ever told."""

from __future__ import annotations

import itertools
import secrets
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, overload

from files_mock_server.webhooks import targets
from files_mock_server.webhooks.hooks import Hook
from files_mock_server.webhooks.messages import Event

PENDING, DELIVERED, FAILED, REFUSED = STATUSES = ("pending", "delivered", "failed", "refused")

LENGTH = 10_000
"""The newest deliveries that are kept."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try.

    Attributes:
        time: When it began, by the server's clock, in seconds since the epoch.
        status: HTTP status of the answer, None if none came.
        error: Why none came, empty otherwise.
        duration: Seconds that it took.
        is_final: Whether another try would be in vain: there was nothing that could be sent.
    """

    time: float
    status: int | None
    error: str = ""
    duration: float = 0.0
    is_final: bool = False

    @property
    def succeeded(self) -> bool:
        """Whether it was answered with a status of 200 to 299."""
        return self.status is not None and 200 <= self.status < 300

    def to_dict(self) -> dict[str, Any]:
        """When it was, what came of it and how long it took, by name."""
        return {"time": self.time, "status": self.status, "error": self.error, "duration": self.duration}


@dataclass(slots=True, eq=False)
class Delivery:
    """One event on its way to one URL.

    Attributes:
        number: From 1 on, in the order of what happened.
        id: Tells it from others; a signed request carries it as ``webhook-id``, at every try the same.
        event: What happened.
        hook: What asks for it.
        target: The URL, with whatever is secret in it.
        status: ``pending``, ``delivered``, ``failed`` after the last try, or ``refused`` before the first.
        error: Why the last try failed, or why it is refused.
        due: When it is tried next, by the server's clock, None if it is under way or over.
        attempts: The tries so far, of many the newest hundred.
        tries: How many there were since it was put on its way.
    """

    number: int
    id: str
    event: Event
    hook: Hook
    target: str = field(repr=False)
    status: str = PENDING
    error: str = ""
    due: float | None = None
    attempts: list[Attempt] = field(default_factory=list)
    tries: int = 0

    @property
    def url(self) -> str:
        """The URL without what may be secret in it."""
        return targets.shown(self.target)

    def to_dict(self) -> dict[str, Any]:
        """What may be told of it, by name."""
        return {
            "number": self.number,
            "id": self.id,
            "behavior_id": self.hook.behavior_id,
            "method": self.hook.method,
            "url": self.url,
            "event": asdict(self.event),
            "status": self.status,
            "error": self.error,
            "due": self.due,
            "attempts": [attempt.to_dict() for attempt in self.attempts],
        }


class Deliveries(Sequence[Delivery]):
    """The newest deliveries, oldest first. Reading is safe from any thread, waiting from any but the server's."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._kept: deque[Delivery] = deque(maxlen=LENGTH)
        self._numbers = itertools.count(1)

    def _new(self, hook: Hook, target: str, event: Event) -> Delivery:
        delivery = Delivery(next(self._numbers), f"msg_{secrets.token_hex(16)}", event, hook, target)
        self._kept.append(delivery)
        return delivery

    def __len__(self) -> int:
        return len(self._kept)

    def __iter__(self) -> Iterator[Delivery]:
        with self._changed:
            return iter(list(self._kept))

    @overload
    def __getitem__(self, index: int) -> Delivery: ...

    @overload
    def __getitem__(self, index: slice) -> list[Delivery]: ...

    def __getitem__(self, index: int | slice) -> Delivery | list[Delivery]:
        with self._changed:
            return list(self._kept)[index]

    def entries(self, status: str | None = None, *, since: int = 0, limit: int | None = None) -> list[Delivery]:
        """The deliveries that fit, oldest first.

        Args:
            status: ``pending``, ``delivered``, ``failed`` or ``refused``; None for all.
            since: Only deliveries with a greater number.
            limit: At most so many, the newest; None is all.
        """
        found = [one for one in self if one.number > since and status in (None, one.status)]
        return found if limit is None else found[max(0, len(found) - limit) :]

    def wait_for(
        self, count: int = 1, timeout: float = 10.0, *, status: str | None = None, attempts: int = 0
    ) -> list[Delivery]:
        """Wait until there are enough deliveries that are over.

        Args:
            count: How many at least.
            timeout: How long at most, in seconds.
            status: What they must have come to; None for anything but ``pending``.
            attempts: Count those that were tried so often instead, even if they are pending.

        Returns:
            All that fit, oldest first.

        Raises:
            TimeoutError: If they did not come in time; it tells which there are.
        """

        def fitting() -> list[Delivery]:
            return [
                one
                for one in self
                if len(one.attempts) >= attempts
                and (one.status == status if status is not None else attempts or one.status != PENDING)
            ]

        with self._changed:
            if not self._changed.wait_for(lambda: len(fitting()) >= count, timeout):
                told = [f"{one.event.action} {one.event.path} {one.status} {one.error}".strip() for one in self[-20:]]
                raise TimeoutError(f"expected {count} webhooks within {timeout} seconds; there are: {told}")
            return fitting()
