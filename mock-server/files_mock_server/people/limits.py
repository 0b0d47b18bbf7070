"""Rate limits: how many calls each credential may make in a time, and how many at once."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from files_mock_server.numeric import is_integer, is_number
from files_mock_server.people.auth import KEY_HEADER, SESSION_HEADER, key_digest
from files_mock_server.problems import Problem, invalid

_MAX_BUCKETS = 10_000


@dataclass(frozen=True, slots=True)
class Limit:
    """What each credential, or one of them, may do.

    Attributes:
        requests: Calls in every `per_seconds`, all of which may come at once; None for any number.
        per_seconds: The time, by the server's clock.
        concurrent: Calls that may be under way at the same time; None for any number.
        credential: SHA-256 of the key or session that it is for; None for each that has no limit of its own.
    """

    requests: int | None = None
    per_seconds: float = 1.0
    concurrent: int | None = None
    credential: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The attributes by name."""
        return asdict(self)


class _Bucket:
    """A token bucket, and the calls that are under way."""

    __slots__ = ("active", "filled_at", "limit", "tokens")

    def __init__(self, limit: Limit, now: float) -> None:
        self.limit = limit
        self.tokens = float(limit.requests or 0)
        self.filled_at = now
        self.active = 0

    def take(self, now: float) -> float:
        """Take a token; returns the seconds until there is one, 0 if it was taken."""
        capacity = self.limit.requests
        if capacity is None:
            return 0.0
        rate = capacity / self.limit.per_seconds
        elapsed = max(0.0, now - self.filled_at)
        self.tokens = min(float(capacity), self.tokens + elapsed * rate)
        self.filled_at = now
        if self.tokens < 1:
            return (1 - self.tokens) / rate
        self.tokens -= 1
        return 0.0


class Limits:
    """The limits in force; none to begin with. Storage URLs and control endpoints have none.

    Args:
        clock: Seconds since the epoch.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._limits: dict[str | None, Limit] = {}
        self._buckets: dict[str, _Bucket] = {}
        self.is_on = False
        """Whether there is any limit."""

    def set(
        self,
        requests: int | None = None,
        per_seconds: float = 1.0,
        *,
        concurrent: int | None = None,
        key: str | None = None,
    ) -> Limit:
        """Limit each credential, or one; it begins with all of its calls to spend. Replaces the limit it had.

        Args:
            requests: Calls in every `per_seconds`; None for any number.
            per_seconds: Seconds by the server's clock.
            concurrent: Calls under way at the same time; None for any number.
            key: The API key or session that the limit is for; None for every one without a limit of its own.

        Raises:
            Problem: ``bad-request/request-params-invalid``.
        """
        for name, count in (("requests", requests), ("concurrent", concurrent)):
            if count is not None and (not is_integer(count) or count < 1):
                raise invalid(name, "a whole number, at least 1, or null")
        if not is_number(per_seconds) or per_seconds <= 0:
            raise invalid("per_seconds", "a number of seconds, more than 0")
        if requests is None and concurrent is None:
            raise invalid("requests", "given, or concurrent")
        if key is not None and (not isinstance(key, str) or not key):
            raise invalid("key", "an API key or a session")
        limit = Limit(requests, float(per_seconds), concurrent, None if key is None else key_digest(key))
        self.put([*(old for old in self.all() if old.credential != limit.credential), limit])
        return limit

    def clear(self, key: str | None = None) -> None:
        """Take back the limits of one credential, or all of them.

        Args:
            key: The API key or session; None for all limits.
        """
        spared = [] if key is None else [limit for limit in self.all() if limit.credential != key_digest(key)]
        self.put(spared)

    def all(self) -> list[Limit]:
        """The limits in force."""
        return list(self._limits.values())

    def put(self, limits: Iterable[Limit]) -> None:
        """Put these limits in force instead of all others; whoever gets another limit object begins anew."""
        self._limits = {limit.credential: limit for limit in limits}
        self._buckets = {
            credential: bucket for credential, bucket in self._buckets.items() if self._of(credential) is bucket.limit
        }
        self.is_on = bool(self._limits)

    def _of(self, credential: str) -> Limit | None:
        return self._limits.get(credential) or self._limits.get(None)

    @contextmanager
    def counted(self, headers: Mapping[str, str]) -> Iterator[None]:
        """Count a call while it is under way.

        Args:
            headers: Of the request.

        Raises:
            Problem: 429 ``rate-limited/too-many-requests`` or ``…/too-many-concurrent-requests``.
        """
        bucket = self._bucket(headers)
        if bucket is None:
            yield
            return
        limit = bucket.limit
        if limit.concurrent is not None and bucket.active >= limit.concurrent:
            raise _refused("too-many-concurrent-requests", f"At most {limit.concurrent} calls at the same time.", 1)
        wait = bucket.take(self._clock())
        if wait > 0:
            message = f"At most {limit.requests} calls in {limit.per_seconds:g} seconds."
            raise _refused("too-many-requests", message, max(1, math.ceil(wait)))
        bucket.active += 1
        try:
            yield
        finally:
            bucket.active -= 1

    def _bucket(self, headers: Mapping[str, str]) -> _Bucket | None:
        credential = headers.get(KEY_HEADER) or headers.get(SESSION_HEADER)
        if not credential:
            return None
        digest = key_digest(credential)
        bucket = self._buckets.get(digest)
        if bucket is None:
            limit = self._of(digest)
            if limit is None:
                return None
            if len(self._buckets) >= _MAX_BUCKETS:
                del self._buckets[next(iter(self._buckets))]
            bucket = self._buckets[digest] = _Bucket(limit, self._clock())
        return bucket


def _refused(kind: str, message: str, seconds: int) -> Problem:
    return Problem(f"rate-limited/{kind}", message, headers={"Retry-After": str(seconds)})
