"""Options of faults and rules: declared as fields, checked the same way from Python, from files and over HTTP."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, field, fields
from typing import Any, NamedTuple, TypeVar

from files_mock_server.numeric import is_integer, is_number

LONGEST = 600.0
"""Seconds: nothing is held longer."""

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_FRAMING = ("content-length", "transfer-encoding", "connection")
_T = TypeVar("_T")


class FaultError(ValueError):
    """A rule that cannot be; the message names the option and what it must be."""


class Check(NamedTuple):
    """What an option may be.

    Attributes:
        allows: Whether a value is allowed.
        expected: What it must be, in words.
    """

    allows: Callable[[Any], bool]
    expected: str

    def or_none(self) -> Check:
        """The same, or None."""
        return Check(lambda value: value is None or self.allows(value), f"{self.expected}, or null")


def option(check: Check, default: Any = MISSING) -> Any:
    """A field of a dataclass of options; without a default it must be given."""
    return field(default=default, kw_only=True, metadata={"check": check})


def one_of(*words: str) -> Check:
    """One of some words."""
    return Check(lambda value: isinstance(value, str) and value in words, f"one of {', '.join(words)}")


def is_token(value: Any) -> bool:
    """Whether a value can be a method or the name of a header."""
    return isinstance(value, str) and _TOKEN.fullmatch(value) is not None


def is_header_value(value: Any) -> bool:
    """Whether a value can be sent in a header."""
    return isinstance(value, str) and value.isprintable()


def _are_headers(value: Any) -> bool:
    return isinstance(value, Mapping) and all(
        is_token(name) and name.lower() not in _FRAMING and (text is None or is_header_value(text))
        for name, text in value.items()
    )


COUNT = Check(lambda value: is_integer(value) and value >= 0, "an integer, zero or more")
POSITIVE = Check(lambda value: is_integer(value) and value > 0, "a positive integer")
INTEGER = Check(is_integer, "an integer")
NOT_ZERO = Check(lambda value: is_integer(value) and value != 0, "an integer other than zero")
RATE = Check(lambda value: is_number(value) and value > 0, "a positive number")
SECONDS = Check(lambda value: is_number(value) and 0 <= value <= LONGEST, f"seconds, from 0 to {LONGEST:.0f}")
PROBABILITY = Check(lambda value: is_number(value) and 0 <= value <= 1, "a number from 0 to 1")
FLAG = Check(lambda value: isinstance(value, bool), "true or false")
TEXT = Check(lambda value: isinstance(value, str), "a string")
STATUS = Check(lambda value: is_integer(value) and 200 <= value <= 599, "an HTTP status from 200 to 599")
HEADERS = Check(
    _are_headers, f"header values by name, null for a header that is taken away; none of {', '.join(_FRAMING)}"
)


def describe(cls: type[Any]) -> Mapping[str, Field[Any]]:
    """The options of a dataclass, by name."""
    return {one.name: one for one in fields(cls) if "check" in one.metadata}


def build(cls: type[_T], given: Mapping[str, Any], place: str) -> _T:
    """Make a value from options.

    Args:
        cls: A dataclass whose fields are made by :func:`option`.
        given: The options by name; all of them are known.
        place: What stands before an option's name in errors, such as ``faults[2].``.

    Raises:
        FaultError: If one is missing or has a wrong value.
    """
    for name, one in describe(cls).items():
        check: Check = one.metadata["check"]
        if name not in given:
            if one.default is MISSING:
                raise FaultError(f"{place}{name} is required: {check.expected}")
        elif not check.allows(given[name]):
            raise FaultError(f"{place}{name} must be {check.expected}, not {_shown(given[name])}")
    try:
        return cls(**given)
    except FaultError as error:
        raise FaultError(f"{place}{error}") from None


def values_of(value: Any) -> dict[str, Any]:
    """The options of a value, by name."""
    return {name: getattr(value, name) for name in describe(type(value))}


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "..."
