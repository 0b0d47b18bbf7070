"""JSON values with places in their text, such as ``{name}``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import orjson

Lookup = Callable[[str], Any]
"""Gives the value of a name; None for what is not there."""

_NAME = r"([A-Za-z_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*)"
_PLACE = re.compile(r"(?<!\{)\{" + _NAME + r"\}(?!\})")
_INDEX = re.compile(r"[0-9]{1,9}")
DOUBLE = re.compile(r"\{\{\s*" + _NAME + r"\s*\}\}")
"""A place with double braces, for templates that are records themselves."""


def fill(template: Any, lookup: Lookup, pattern: re.Pattern[str] = _PLACE) -> Any:
    """A template with its places filled in.

    A text that is nothing but a place becomes the value with its type; inside of text, a value becomes text.

    Args:
        template: A JSON value.
        lookup: Gives the values.
        pattern: What a place looks like.
    """
    if isinstance(template, str):
        whole = pattern.fullmatch(template)
        if whole:
            return lookup(whole[1])
        return pattern.sub(lambda match: as_text(lookup(match[1])), template)
    if isinstance(template, Mapping):
        return {name: fill(inner, lookup, pattern) for name, inner in template.items()}
    if isinstance(template, list):
        return [fill(inner, lookup, pattern) for inner in template]
    return template


def names_in(template: Any) -> Iterator[str]:
    """The names of a template's places."""
    if isinstance(template, str):
        yield from _PLACE.findall(template)
    elif isinstance(template, Mapping):
        for inner in template.values():
            yield from names_in(inner)
    elif isinstance(template, list):
        for inner in template:
            yield from names_in(inner)


def as_text(value: Any) -> str:
    """A JSON value inside of text: nothing for null."""
    if value is None:
        return ""
    return value if isinstance(value, str) else orjson.dumps(value).decode()


def dig(value: Any, steps: str) -> Any:
    """What lies at a dotted place of a JSON value; None if nothing does.

    Args:
        value: Where to look.
        steps: Names of properties and numbers of list entries, such as ``orgs.0.id``; empty for the value itself.
    """
    for step in steps.split(".") if steps else ():
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list) and _INDEX.fullmatch(step) and int(step) < len(value):
            value = value[int(step)]
        else:
            return None
    return value


def put(value: dict[str, Any], steps: str, new: Any) -> None:
    """Set what lies at a dotted place of a JSON object; objects on the way are made."""
    *way, last = steps.split(".")
    for step in way:
        inner = value.get(step)
        if not isinstance(inner, dict):
            inner = value[step] = {}
        value = inner
    value[last] = new
