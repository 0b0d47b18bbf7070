"""What is special about the records of a resource, told by the handlers to the generic engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Traits:
    """What is special about the records of one resource.

    Values of `defaults` and `touches` may be functions of the call and the record so far.

    Attributes:
        not_found: Error for an unknown id.
        hidden: Attributes that are accepted but never shown.
        unique: Fields of which no two records may have the same value (compared without case).
        extra: Type of each attribute that is stored to filter by, but not shown.
        defaults: Values of a new record where the client gives none.
        touches: Values that every update sets.
        owned: Whether users who are no site admins may use it, each for the records with its own ``user_id``.
        live: Whether its records come from what happens on the site, so that none are made up.
    """

    not_found: str = "not-found"
    hidden: frozenset[str] = frozenset()
    unique: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, Any] = field(default_factory=dict)
    touches: Mapping[str, Any] = field(default_factory=dict)
    owned: bool = False
    live: bool = False


TRAITS: dict[str, Traits] = {}
NO_TRAITS = Traits()
