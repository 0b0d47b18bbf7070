"""Who handles which events."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from files_style_sdk.error import InvalidParameterError
from files_style_sdk.events.keys import KeySource

__all__ = ["EVERY", "Handler", "Handlers", "types_of"]

EVERY = "*"
"""What stands for every type of webhook event."""


@dataclass(frozen=True, slots=True, eq=False)
class Handler:
    """A function, and the events that it handles.

    Attributes:
        kind: Whether it is told afterwards (`webhook`) or its return value is the answer (`action`).
        types: The types of events; `*` for every one.
        function: The function, plain or async; it is given the event.
        name: What users call the action; empty for webhooks.
        description: What the action does; empty for webhooks.
        require_user_auth: Whether a user has to have logged in before.
    """

    kind: Literal["webhook", "action"]
    types: tuple[str, ...]
    function: Callable[[Any], Any]
    keys: KeySource = field(repr=False)
    name: str = ""
    description: str = ""
    require_user_auth: bool = False

    @property
    def label(self) -> str:
        """How it is called in logs."""
        return str(getattr(self.function, "__qualname__", type(self.function).__name__))


class Handlers:
    """All handlers of an application, in the order in which they were registered."""

    def __init__(self) -> None:
        self._all: list[Handler] = []

    def add(self, handler: Handler) -> None:
        """Register a handler.

        Raises:
            InvalidParameterError: A type is no text, or it is that of an action and has a handler already.
        """
        if not handler.types or not all(isinstance(each, str) and each for each in handler.types):
            raise InvalidParameterError("a handler is for one type of event or several, each a non-empty str")
        for each in handler.types:
            taken = [other for other in self._all if each in other.types and "action" in (handler.kind, other.kind)]
            if taken:
                raise InvalidParameterError(f"{each!r} has a handler already, and the answer of an action is one")
        self._all.append(handler)

    def of_type(self, type: str) -> list[Handler]:
        """The handlers of a type of event; for an action it is that one alone."""
        exact = [handler for handler in self._all if type in handler.types]
        if any(handler.kind == "action" for handler in exact):
            return exact
        return [handler for handler in self._all if type in handler.types or EVERY in handler.types]

    def __iter__(self) -> Iterator[Handler]:
        return iter(self._all)


def types_of(given: str | Sequence[str]) -> tuple[str, ...]:
    """Types as they may be given, one or several."""
    return (given,) if isinstance(given, str) else tuple(given)
