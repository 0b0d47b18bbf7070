"""JSON Schema, as far as OpenAPI 3.0 and 3.1 documents use it: what a value may be, and what records have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from files_mock_server.numeric import is_integer, is_number
from files_mock_server.problems import Problem, invalid, missing
from files_mock_server.services.document import Document

Schema = Mapping[str, Any]

COMPONENT = "#/components/schemas/"
_DEEPEST = 100
_INT64 = 1 << 63
_EMPTY: dict[str, Any] = {"string": "", "integer": 0, "number": 0, "boolean": False, "array": [], "object": {}}
_WORDS = {
    "string": "a string",
    "integer": "an integer",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}


class Schemas:
    """The schemas of a document.

    Args:
        document: The document.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        components = document.mapping(document.root.get("components"), "components")
        self.named: dict[str, Any] = document.mapping(components.get("schemas"), "components.schemas")
        """The schemas of the document by name."""

    def resolve(self, schema: Any, place: str = "a schema") -> dict[str, Any]:
        """A schema, or the one that its ``$ref`` leads to; ``true`` is one that allows everything.

        Raises:
            DescriptionError: If it is no schema.
        """
        return {} if schema is True else self._document.follow(schema, place)

    def name_of(self, schema: Any) -> str:
        """The component that a schema refers to, empty if it is an inline one."""
        reference = schema.get("$ref") if isinstance(schema, dict) else None
        is_component = isinstance(reference, str) and reference.startswith(COMPONENT)
        return str(reference).removeprefix(COMPONENT) if is_component else ""

    def properties(self, schema: Any, depth: int = 0) -> dict[str, Any]:
        """The properties of an object's schema, those of its ``allOf`` included."""
        resolved = self.resolve(schema)
        found: dict[str, Any] = {}
        for part in resolved.get("allOf", ()) if depth < _DEEPEST else ():
            found |= self.properties(part, depth + 1)
        return found | self._document.mapping(resolved.get("properties"), "properties of a schema")

    def required(self, schema: Any, depth: int = 0) -> list[str]:
        """The properties that an object must have."""
        resolved = self.resolve(schema)
        found: list[str] = []
        for part in resolved.get("allOf", ()) if depth < _DEEPEST else ():
            found += self.required(part, depth + 1)
        return found + [str(name) for name in self._document.sequence(resolved.get("required"), "required of a schema")]

    def types(self, schema: Any) -> tuple[str, ...]:
        """The type words of a schema; empty if it names none."""
        resolved = self.resolve(schema)
        kind = resolved.get("type")
        found = [kind] if isinstance(kind, str) else [str(one) for one in kind or ()]
        if not found and "properties" in resolved:
            found = ["object"]
        if not found and "allOf" in resolved:
            found = [word for part in resolved["allOf"] for word in self.types(part)]
        if resolved.get("nullable") is True:
            found.append("null")
        return tuple(dict.fromkeys(found))

    def is_object(self, schema: Any) -> bool:
        """Whether a schema is that of an object."""
        return "object" in self.types(schema)

    def is_open(self, schema: Any) -> bool:
        """Whether an object may have other properties than those that the schema names, and says so."""
        resolved = self.resolve(schema)
        return not self.properties(schema) or resolved.get("additionalProperties", False) is not False

    def empty(self, schema: Any) -> Any:
        """The value that stands for none: what the schema calls default or example, else the empty one of its type."""
        resolved = self.resolve(schema)
        for name in ("default", "const"):
            if name in resolved:
                return resolved[name]
        if resolved.get("enum"):
            return resolved["enum"][0]
        types = self.types(schema)
        return None if not types or "null" in types else _EMPTY.get(types[0])

    def sample(self, schema: Any, depth: int = 0) -> Any:
        """A value that fits a schema."""
        resolved = self.resolve(schema)
        if "example" in resolved:
            return resolved["example"]
        if resolved.get("examples"):
            return resolved["examples"][0]
        if self.is_object(schema) and depth < 5:
            wanted = self.properties(schema).items()
            return {name: self.sample(inner, depth + 1) for name, inner in wanted}
        return self.empty(schema)

    def from_text(self, schema: Any, text: Any, name: str) -> Any:
        """A value of a path, a query, a header or a form as its schema types it.

        Args:
            schema: What it must be.
            text: As it was sent; a list if the name came several times, an object if parts of it had names.
            name: Of the parameter, for the error.

        Raises:
            Problem: ``bad-request/request-params-invalid``.
        """
        types = self.types(schema)
        if isinstance(text, dict):
            known = self.properties(schema)
            value: Any = {
                key: self.from_text(known[key], part, f"{name}.{key}") if key in known else part
                for key, part in text.items()
            }
        elif "array" in types:
            items = text if isinstance(text, list) else [one for one in str(text).split(",") if one]
            inner = self.resolve(schema).get("items", True)
            value = [self.from_text(inner, one, name) for one in items]
        else:
            value = _typed(types, text)
        return self.check(schema, value, name)

    def check(self, schema: Any, value: Any, name: str, depth: int = 0) -> Any:
        """A value that is as its schema says.

        Args:
            schema: What it must be.
            value: A decoded JSON value.
            name: Dotted place of the value, for the error.
            depth: How deep it lies in others.

        Raises:
            Problem: ``bad-request/request-params-required`` or ``…-invalid``, naming what is missing or wrong.
        """
        resolved = self.resolve(schema)
        if depth > _DEEPEST:
            raise invalid(name, "less deep")
        if value is None and resolved.get("nullable") is True:
            return value
        self._check_type(schema, value, name)
        if "enum" in resolved and value not in resolved["enum"]:
            raise invalid(name, "one of " + ", ".join(map(str, resolved["enum"])))
        if "const" in resolved and value != resolved["const"]:
            raise invalid(name, repr(resolved["const"]))
        for part in resolved.get("allOf", ()):
            self.check(part, value, name, depth + 1)
        self._check_alternatives(resolved, value, name, depth)
        _check_bounds(resolved, value, name)
        if isinstance(value, dict):
            self._check_object(schema, value, name, depth)
        if isinstance(value, list) and "items" in resolved:
            for index, item in enumerate(value):
                self.check(resolved["items"], item, f"{name}[{index}]", depth + 1)
        return value

    def _check_type(self, schema: Any, value: Any, name: str) -> None:
        types = self.types(schema)
        if types and not any(_is(word, value) for word in types):
            raise invalid(name, " or ".join(_WORDS.get(word, word) for word in types))

    def _check_alternatives(self, resolved: Schema, value: Any, name: str, depth: int) -> None:
        for word in ("anyOf", "oneOf"):
            problems: list[Problem] = []
            options = resolved.get(word) or ()
            for part in options:
                try:
                    self.check(part, value, name, depth + 1)
                except Problem as problem:
                    problems.append(problem)
            if options and len(problems) == len(options):
                raise problems[0]

    def _check_object(self, schema: Any, value: Mapping[str, Any], name: str, depth: int) -> None:
        inside = f"{name}." if name else ""
        for wanted in self.required(schema):
            if wanted not in value:
                raise missing(f"{inside}{wanted}")
        known = self.properties(schema)
        for key, inner in value.items():
            if key in known:
                self.check(known[key], inner, f"{inside}{key}", depth + 1)
            elif self.resolve(schema).get("additionalProperties") is False:
                raise invalid(f"{inside}{key}", f"one of {', '.join(known) or 'none'}: there is no such parameter")


def _typed(types: tuple[str, ...], text: Any) -> Any:
    """A text as the first of some types that it can be; what fits none stays as it is, for the check to refuse."""
    if not isinstance(text, str):
        return text
    for kind in types:
        if kind == "string":
            return text
        if kind == "integer" and re.fullmatch(r"[+-]?[0-9]{1,19}", text):
            return int(text)
        if kind == "number" and re.fullmatch(r"[+-]?[0-9.]{1,300}(e[+-]?[0-9]{1,3})?", text, re.IGNORECASE):
            try:
                return float(text)
            except ValueError:
                return text
        if kind == "boolean" and text.lower() in ("true", "false", "1", "0"):
            return text.lower() in ("true", "1")
        if kind == "null" and text == "":
            return None
    return text


def _is(word: str, value: Any) -> bool:
    if word == "integer":
        return (is_integer(value) and -_INT64 <= value < _INT64) or (isinstance(value, float) and value.is_integer())
    if word == "number":
        return is_number(value)
    expected = {"string": str, "boolean": bool, "array": list, "object": dict, "null": type(None)}.get(word)
    return expected is None or isinstance(value, expected)


_BOUNDS: tuple[tuple[str, Any, str], ...] = (
    ("minimum", lambda value, bound: value >= bound, "at least {}"),
    ("maximum", lambda value, bound: value <= bound, "at most {}"),
    ("exclusiveMinimum", lambda value, bound: isinstance(bound, bool) or value > bound, "more than {}"),
    ("exclusiveMaximum", lambda value, bound: isinstance(bound, bool) or value < bound, "less than {}"),
)
_LENGTHS: tuple[tuple[str, Any, str], ...] = (
    ("minLength", lambda value, bound: len(value) >= bound, "at least {} characters long"),
    ("maxLength", lambda value, bound: len(value) <= bound, "at most {} characters long"),
    ("pattern", lambda value, bound: re.search(bound, value[:10_000]) is not None, "text like {}"),
)
_COUNTS: tuple[tuple[str, Any, str], ...] = (
    ("minItems", lambda value, bound: len(value) >= bound, "at least {} long"),
    ("maxItems", lambda value, bound: len(value) <= bound, "at most {} long"),
)


def _check_bounds(resolved: Schema, value: Any, name: str) -> None:
    rules = _BOUNDS if is_number(value) else _LENGTHS if isinstance(value, str) else _COUNTS
    if not is_number(value) and not isinstance(value, str | list):
        return
    for word, holds, expected in rules:
        if word in resolved and not holds(value, resolved[word]):
            raise invalid(name, expected.format(resolved[word]))
