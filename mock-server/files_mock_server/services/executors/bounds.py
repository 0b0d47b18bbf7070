"""How much a piece of work may do, and what it is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from files_mock_server.problems import invalid, missing


@dataclass(frozen=True, slots=True)
class Bounds:
    """The bounds of one piece of work.

    Attributes:
        timeout: Seconds that it may take.
        max_bytes: Bytes of an answer or a file.
        max_rows: Rows of a query.
        hosts: Hosts that HTTP requests may go to beside this machine's own.
    """

    timeout: float = 10.0
    max_bytes: int = 1 << 20
    max_rows: int = 1000
    hosts: tuple[str, ...] = ()


class Parameters:
    """The parameters of a piece of work, checked as they are asked for.

    Args:
        given: By name.
        known: Names of those that there are.

    Raises:
        Problem: If one is unknown.
    """

    def __init__(self, given: Mapping[str, Any], known: tuple[str, ...]) -> None:
        self._given = {name: value for name, value in given.items() if value is not None}
        for name in self._given:
            if name not in known:
                raise invalid(name[:100], f"one of {', '.join(known)}: there is no such parameter")

    def text(self, name: str, default: str | None = None) -> str:
        """A string.

        Args:
            name: Of the parameter.
            default: What it is if it is not given; None if it must be.

        Raises:
            Problem: If it is missing, or something else.
        """
        value = self._given.get(name, default)
        if value is None:
            raise missing(name)
        if not isinstance(value, str):
            raise invalid(name, "a string")
        try:
            value.encode()
        except UnicodeEncodeError:
            raise invalid(name, "text in UTF-8") from None
        return value

    def flag(self, name: str, default: bool) -> bool:
        """A boolean."""
        value = self._given.get(name, default)
        if not isinstance(value, bool):
            raise invalid(name, "true or false")
        return value

    def count(self, name: str) -> int | None:
        """An integer, zero or more; None if it is not given."""
        value = self._given.get(name)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1 << 31:
            raise invalid(name, "an integer, zero or more")
        return value

    def mapping(self, name: str, *, is_required: bool = False) -> dict[str, Any]:
        """An object."""
        value = self._given.get(name)
        if value is None:
            if is_required:
                raise missing(name)
            return {}
        if not isinstance(value, dict):
            raise invalid(name, "an object")
        return value

    def any(self, name: str) -> Any:
        """A JSON value; None if it is not given."""
        return self._given.get(name)
