"""Cases made from the API description: values to give, what must be sent for them, and what answers become."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from recorder import Sent

from codegen.spec import Field, OperationSpec, ResourceSpec, Spec, load
from files_style_sdk import models
from files_style_sdk.model import Model

ROOT = Path(__file__).resolve().parents[2]
PATH = "folder one/ü%2F?&#.txt"
"""A path of which every part would suffer from careless encoding."""

_TEXT = "two words/ü&=+%?"
_GIVEN: dict[str, tuple[Any, Any]] = {
    "string": (_TEXT, _TEXT),
    "int64": (0, 7),  # zero and False are values, too
    "boolean": (False, True),
    "double": (1.5, 2),
    "object": ({"a key": _TEXT, "other": 5}, {}),
    "array(string)": ([_TEXT, "b"], ["c"]),
    "array(int64)": ([3, 0], [4]),
    "array(object)": ([{"part": 1, "name": _TEXT}], [{"part": 2}]),
    "file": (b"\x00\xff bytes", b"others"),
}
_WRONG: dict[str, tuple[Any, ...]] = {
    "string": (5, b"text", ["text"]),
    "int64": ("7", 7.5, True),
    "boolean": ("true", 1),
    "double": ("1.5", False),
    "object": ("text", ["a"], 5),
    "array(string)": ("text", [5], {"a": "b"}),
    "array(int64)": (5, ["5"], [True]),
    "array(object)": ({"a": 1}, ["text"]),
    "file": ("/a/local/path", 5),
}
_ANSWERED: dict[str, tuple[Any, Any]] = {
    "string": (_TEXT, _TEXT),
    "email": ("a@example.com", "a@example.com"),
    "date-time": ("2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z"),
    "date": ("2026-01-02", "2026-01-02"),
    "int64": (0, 0),
    "boolean": (False, False),
    "double": (1.5, 1.5),
    "decimal": ("12.30", Decimal("12.30")),
    "object": ({"a": {"b": 1}}, {"a": {"b": 1}}),
    "array(string)": (["a"], ["a"]),
    "array(int64)": ([1], [1]),
    "array(object)": ([{"a": 1}], [{"a": 1}]),
    "file": ("stored", "stored"),
}


SPEC: Spec = load(ROOT / "api" / "openapi.yaml")
"""The API description: half a second, once for each process that runs tests."""


def each(*, having: Callable[[ResourceSpec], object] = bool) -> pytest.MarkDecorator:
    """One test for each resource that has something."""
    chosen = [found for found in SPEC.resources if having(found)]
    return pytest.mark.parametrize("found", chosen, ids=lambda found: found.name)


def has_operations(found: ResourceSpec) -> bool:
    """Whether there is anything to call."""
    return bool(found.operations)


def has_methods(found: ResourceSpec) -> bool:
    """Whether records have operations as methods."""
    return any(operation.instance for operation in found.operations)


def module_of(found: ResourceSpec) -> Any:
    """The module that serves a resource."""
    return importlib.import_module(f"files_style_sdk.models.{found.name}")


def record_methods(found: ResourceSpec) -> Iterator[OperationSpec]:
    """The operations that a record of the resource has as methods."""
    yield from (operation for operation in found.operations if operation.instance)


def given(fields: tuple[Field, ...], round_: int = 0) -> dict[str, Any]:
    """A value of its type for each field; two rounds differ wherever types allow."""
    return {field.name: _given(field, (round_ + index) % 2) for index, field in enumerate(fields)}


def _given(field: Field, which: int) -> Any:
    if field.values:
        return field.values[-which]
    if field.textual:
        return {"a field": "desc"} if which else {"a": "asc"}
    return _GIVEN[field.kind][which]


def path_values(operation: OperationSpec) -> dict[str, Any]:
    """A value for each thing that the operation takes by position."""
    return {field.name: PATH if field.kind == "string" else 41 for field in operation.positional}


def wrong(field: Field) -> tuple[Any, ...]:
    """Values that are not of the field's type."""
    return _WRONG[field.kind]


def expected(operation: OperationSpec, path: Mapping[str, Any], values: Mapping[str, Any]) -> tuple[Any, ...]:
    """Verb, path, kind and values that the service must see."""
    place, rest = operation.path, dict(values)
    for name, value in path.items():
        if f"{{{name}}}" in place:
            place = place.replace(f"{{{name}}}", quote(str(value), safe=""))
        else:
            rest[name] = value
    place = SPEC.base_path + place
    if operation.verb in ("GET", "DELETE"):
        pairs = sorted(_flat(rest))
        return operation.verb, place, *(("query", pairs) if pairs else ("nothing", None))
    if any(isinstance(value, bytes) for value in rest.values()):
        return operation.verb, place, "form", sorted(_flat(rest), key=str)
    return operation.verb, place, *(("json", rest) if rest else ("nothing", None))


def seen(sent: Sent) -> tuple[Any, ...]:
    """What the service saw, comparable with `expected`: the order of parameters does not matter."""
    values = sorted(sent.values, key=str) if isinstance(sent.values, list) else sent.values
    return sent.verb, sent.path, sent.kind, values


def _flat(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        if isinstance(value, dict):
            yield from ((f"{name}[{key}]", _text(item)) for key, item in value.items())
        elif isinstance(value, list):
            yield from ((f"{name}[]", _text(item)) for item in value)
        else:
            yield name, _text(value)


def _text(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, bytes) else str(value)


def answer(model: str) -> dict[str, Any]:
    """A record as the service answers it: every attribute, and one that this version does not know."""
    found = SPEC.by_model()[model]
    return {**{field.name: answered(field)[0] for field in found.attributes}, "unheard_of": "kept"}


def answered(field: Field) -> tuple[Any, Any]:
    """What the service sends for an attribute, and what reading the attribute gives (None where it is a record)."""
    if field.kind in _ANSWERED:
        return _ANSWERED[field.kind]
    return {"unheard_of": field.name}, None


def check_record(found: Any, model: str) -> None:
    """The object is a record of this model, with all that was answered."""
    assert type(found) is getattr(models, model)
    assert isinstance(found, Model)
    assert found.to_dict() == answer(model)
