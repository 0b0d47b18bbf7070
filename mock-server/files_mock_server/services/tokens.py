"""Tokens that the server hands out: kept as digests, good until the server's clock says otherwise."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from typing import Any

from files_mock_server.state.clock import Clock
from files_mock_server.store.records import Condition, Records

ACCESS, REFRESH, CODE = "access", "refresh", "code"
_COLLECTION = "/tokens"  # no schema can be called so
_DIGEST = "digest"
_SWEEP = 256  # tokens from one look for those that are over to the next


class Tokens:
    """Tokens of all sorts.

    Args:
        records: Where they are kept.
        clock: Tells when they are over.
    """

    def __init__(self, records: Records, clock: Clock) -> None:
        self._records = records
        self._clock = clock

    def issue(self, sort: str, lifetime: float | None, about: Mapping[str, Any]) -> str:
        """Make a token.

        Args:
            sort: :data:`ACCESS`, :data:`REFRESH` or :data:`CODE`.
            lifetime: Seconds until it is over; None for never.
            about: What is known of it.

        Returns:
            The token, which is kept nowhere.
        """
        token = secrets.token_urlsafe(32)
        expires = None if lifetime is None else self._clock() + lifetime
        data = {"sort": sort, "expires": expires, "about": dict(about)}
        made = self._records.insert(_COLLECTION, data, unique={_DIGEST: _digest(token)})
        if made["id"] % _SWEEP == 0:
            self._remove([Condition("expires", "<=", self._clock())])
        return token

    def find(self, sort: str, token: str) -> tuple[int, dict[str, Any]] | None:
        """Number of a token and what is known of it; None if it is not good, or no more."""
        id = self._records.lookup(_COLLECTION, _DIGEST, _digest(token))
        data = None if id is None else self._records.get(_COLLECTION, id)
        if id is None or data is None or data["sort"] != sort:
            return None
        if data["expires"] is not None and data["expires"] <= self._clock():
            return None
        return id, data["about"]

    def spend(self, sort: str, token: str) -> dict[str, Any] | None:
        """What is known of a token that is good once, and no more from now on."""
        found = self.find(sort, token)
        if found is None:
            return None
        self._records.delete(_COLLECTION, found[0])
        return found[1]

    def revoke(self, *sorts: str) -> int:
        """End all tokens of some sorts; returns how many."""
        return self._remove([Condition("sort", "in", sorts)])

    def _remove(self, conditions: list[Condition]) -> int:
        found = self._records.all(_COLLECTION, conditions)
        for one in found:
            self._records.delete(_COLLECTION, one["id"])
        return len(found)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
