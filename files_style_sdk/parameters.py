"""Parameters as pairs of text, as queries and forms carry them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["flattened", "scalar"]


def flattened(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """One parameter as the pairs that stand for it: `name[key]` for a map's items, `name[]` for a list's.

    Args:
        name: The parameter.
        value: What was given for it; None yields nothing, at any depth.
    """
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from flattened(f"{name}[{key}]", item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from flattened(f"{name}[]", item)
    elif value is not None:
        yield name, value


def scalar(value: Any) -> str:
    """A single value as text."""
    return str(value).lower() if isinstance(value, bool) else str(value)
