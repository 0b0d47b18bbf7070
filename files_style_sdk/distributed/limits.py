"""Bounds that the workers of a cluster share, kept by the scheduler."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from threading import Timer
from typing import Any

from distributed import Semaphore

from files_style_sdk.transport import PacedSession

__all__ = ["Limits"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What all workers together may do at a time. It can be sent to them.

    Attributes:
        name: Tells the bounds of one sync from those of another.
        max_connections: Connections of all workers together; None for any number.
        requests_per_second: Requests of all workers together that begin in any second; None for any number.
        per_shard: Connections that a shard uses.
    """

    name: str
    max_connections: int | None
    requests_per_second: int | None
    per_shard: int

    def connections(self) -> AbstractContextManager[Any]:
        """Room for the connections of a shard; waits until there is some."""
        if self.max_connections is None:
            return nullcontext()
        return _semaphore(f"{self.name}-connections", max(1, self.max_connections // self.per_shard))

    def session(self) -> PacedSession | None:
        """A session whose requests wait for their turn; None if they need not."""
        if self.requests_per_second is None:
            return None
        leases = _semaphore(f"{self.name}-requests", self.requests_per_second)

        def wait() -> None:
            leases.acquire()
            # Given back a second later, there are never more in a second than there are leases.
            release = Timer(1.0, leases.release)
            release.daemon = True
            release.start()

        return PacedSession(wait)


def _semaphore(name: str, leases: int) -> Semaphore:
    return Semaphore(max_leases=leases, name=name)
