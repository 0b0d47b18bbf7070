"""Schemas that say what no schema can, found before the server starts rather than by the call that needs them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from files_mock_server.numeric import is_integer, is_number
from files_mock_server.services.document import Document

_ALTERNATIVES = ("allOf", "anyOf", "oneOf")
_UNREAD = re.compile(r"x-.*|examples?|default|[1345][0-9Xx]{2}")
"""Keys behind which there are values of any form, or answers that are never made."""


def check(document: Document) -> None:
    """Look at every schema of a document.

    Args:
        document: The document.

    Raises:
        DescriptionError: If one cannot be used, with its place and what it must be.
    """
    components = document.mapping(document.root.get("components"), "components")
    named = document.mapping(components.get("schemas"), "components.schemas")
    others = {name: part for name, part in components.items() if name != "schemas"}
    told = [(f"components.schemas.{name}", schema) for name, schema in named.items()]
    told += _schemas_in(others, "components")
    told += _schemas_in(document.root["paths"], "paths")
    for place, schema in told:
        _check_schema(document, schema, place)


def _schemas_in(value: Any, place: str) -> Iterator[tuple[str, Any]]:
    """The schemas of parameters and bodies, with their places."""
    if isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _schemas_in(inner, f"{place}[{index}]")
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == "schema":
                yield f"{place}.{name}", inner
            elif not _UNREAD.fullmatch(name):
                yield from _schemas_in(inner, f"{place}.{name}")


def _check_schema(document: Document, schema: Any, place: str) -> None:
    if schema is True:
        return
    given = document.mapping(schema, place)
    document.follow(given, place)
    if "$ref" not in given:
        _check_words(document, given, place)
    for name, inner in document.mapping(given.get("properties"), f"{place}.properties").items():
        _check_schema(document, inner, f"{place}.properties.{name}")
    if "items" in given:
        _check_schema(document, given["items"], f"{place}.items")
    for word in _ALTERNATIVES:
        for index, inner in enumerate(document.sequence(given.get(word), f"{place}.{word}")):
            _check_schema(document, inner, f"{place}.{word}[{index}]")
    _check_ends(document, given, place, ())


def _check_words(document: Document, schema: Mapping[str, Any], place: str) -> None:
    for word, (holds, expected) in _WORDS.items():
        if word in schema and not holds(schema[word]):
            raise document.error(f"{place}.{word}", f"must be {expected}, not {schema[word]!r:.80}")
    is_object = schema.get("type", "object") == "object"  # of others, some documents say true here
    if "required" in schema and (is_object or not isinstance(schema["required"], bool)):
        document.sequence(schema["required"], f"{place}.required")


def _check_ends(document: Document, schema: Any, place: str, above: tuple[int, ...]) -> None:
    """Refuse a schema that is made of itself: no value could ever be held to it."""
    if schema is True:
        return
    references = document.mapping(schema, place)
    resolved = document.follow(references, place)
    parts = [part for word in _ALTERNATIVES for part in document.sequence(resolved.get(word), f"{place}.{word}")]
    if parts and id(parts[0]) in above:
        raise document.error(place, "is made of itself, by allOf, anyOf or oneOf")
    for part in parts:
        _check_ends(document, part, place, (*above, id(parts[0])))


def _is_pattern(value: Any) -> bool:
    try:
        return isinstance(value, str) and re.compile(value) is not None
    except (re.error, OverflowError, RecursionError):
        return False


def _is_type(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(one, str) for one in value))


def _is_length(value: Any) -> bool:
    return is_integer(value) and value >= 0


def _is_bound(value: Any) -> bool:
    return is_number(value) or isinstance(value, bool)


_A_LIST = (lambda value: isinstance(value, list), "a list")
_WORDS: Mapping[str, tuple[Any, str]] = {
    "type": (_is_type, "a word, or a list of some"),
    "enum": _A_LIST,
    "examples": _A_LIST,
    "pattern": (_is_pattern, "a regular expression that Python takes"),
    **dict.fromkeys(("minimum", "maximum"), (is_number, "a number")),
    **dict.fromkeys(("exclusiveMinimum", "exclusiveMaximum"), (_is_bound, "a number, true or false")),
    **dict.fromkeys(("minLength", "maxLength", "minItems", "maxItems"), (_is_length, "a whole number")),
}
