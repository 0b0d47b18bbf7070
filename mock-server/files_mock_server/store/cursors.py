"""Opaque cursors: a signed position in one query's order."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from files_mock_server.problems import Problem
from files_mock_server.store.signing import Signer

_MAX_LENGTH = 1 << 16  # characters; the longest path makes 27,000
_NOT_PART_OF_THE_QUERY = frozenset(("cursor", "per_page"))


@dataclass(frozen=True, slots=True)
class Position:
    """A place between two entries.

    Attributes:
        values: The sort values of the entry beside the place.
        backwards: Whether the page lies before the place rather than behind it.
    """

    values: tuple[Any, ...]
    backwards: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list and the way to its neighbours.

    Attributes:
        items: The entries, in the order of the list.
        next: Position of the next page, None on the last.
        previous: Position of the page before, None on the first.
    """

    items: list[Any]
    next: Position | None = None
    previous: Position | None = None


class Cursors:
    """Turns positions into cursors and back.

    Args:
        signer: Signs them, so that a made-up or altered cursor is noticed.
    """

    def __init__(self, signer: Signer) -> None:
        self._signer = signer

    def encode(self, position: Position, query: str) -> str:
        """The cursor of a position, valid for this query only."""
        body = orjson.dumps([list(position.values), position.backwards])
        text = base64.urlsafe_b64encode(body).rstrip(b"=").decode()
        return f"{text}.{self._signer.signature('cursor', text, query)}"

    def decode(self, cursor: str, query: str) -> Position:
        """The position of a cursor.

        Raises:
            Problem: ``bad-request/invalid-cursor`` if it was not made for this query.
        """
        text, _, signature = cursor.partition(".")
        if len(cursor) > _MAX_LENGTH or not self._signer.is_genuine(signature, "cursor", text, query):
            raise Problem("bad-request/invalid-cursor", "The cursor does not belong to this list.")
        try:
            values, backwards = orjson.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        except (binascii.Error, orjson.JSONDecodeError, ValueError, TypeError):
            raise Problem("bad-request/invalid-cursor", "The cursor does not belong to this list.") from None
        return Position(tuple(values), bool(backwards))


def fingerprint(route: str, params: Mapping[str, Any]) -> str:
    """What identifies a query: its route and every parameter but the page's own."""
    own = {name: value for name, value in params.items() if name not in _NOT_PART_OF_THE_QUERY}
    return route + orjson.dumps(own, option=orjson.OPT_SORT_KEYS, default=str).decode()
