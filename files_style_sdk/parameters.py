"""Parameters as pairs of text, as queries and forms carry them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

__all__ = ["Repeated", "flattened", "gathered", "scalar"]


class Repeated(tuple[Any, ...]):
    """A list whose items are sent under its plain name, a pair each."""

    __slots__ = ()


def flattened(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """One parameter as the pairs that stand for it: `name[key]` for a map's items, `name[]` for a list's.

    The items of a :class:`Repeated` are sent as `name`.

    Args:
        name: The parameter.
        value: What was given for it; None yields nothing, at any depth.
    """
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from flattened(f"{name}[{key}]", item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from flattened(name if isinstance(value, Repeated) else f"{name}[]", item)
    elif value is not None:
        yield name, value


def gathered(pairs: Iterable[tuple[str, str]], whole: Container[str] = ()) -> dict[str, Any]:
    """Parameters from the pairs that stand for them: what :func:`flattened` takes apart.

    Args:
        pairs: Names and texts, such as those of a query.
        whole: Names that are names of parameters although they may have brackets.
    """
    found: dict[str, Any] = {}
    for name, text in pairs:
        is_item = name.endswith("[]") and name not in whole
        inside, last = (found, name) if name in whole else _inside(found, name.removesuffix("[]"))
        before = inside.get(last)
        if is_item:
            inside[last] = [*before, text] if isinstance(before, list) else [text]
        elif before is None:
            inside[last] = text
        else:
            inside[last] = Repeated((*before, text) if isinstance(before, Repeated) else (before, text))
    return found


_KEYS = re.compile(r"[^\[\]]+(\[[^\[\]]+\])*")


def _inside(found: dict[str, Any], name: str) -> tuple[dict[str, Any], str]:
    """The map that holds the innermost key of `name[key][key]`, and that key; a name of another form is one key."""
    *outer, last = name.replace("]", "").split("[") if _KEYS.fullmatch(name) else [name]
    for key in outer:
        value = found.get(key)
        if not isinstance(value, dict):
            value = found[key] = {}
        found = value
    return found, last


def scalar(value: Any) -> str:
    """A single value as text."""
    return str(value).lower() if isinstance(value, bool) else str(value)
