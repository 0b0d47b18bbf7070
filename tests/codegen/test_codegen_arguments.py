"""How the parameters of a description become arguments: by position, left out, with a default, as a whole body."""

from __future__ import annotations

from typing import Any

import pytest

from codegen import awaited, models, spec
from codegen.service_spec import SpecError


def described(parameters: list[dict[str, Any]], body: dict[str, Any] | None = None, **more: Any) -> spec.Spec:
    """A description with one operation, which takes these parameters and this body."""
    content = {"application/json": {"schema": {"type": "object", **(body or {})}}}
    answer = {"200": {"description": "ok", "content": {"application/json": {"schema": {"type": "object"}}}}}
    operation = {"operationId": "book.run", "parameters": parameters, "responses": answer, **more}
    if body is not None:
        operation["requestBody"] = {"required": True, "content": content}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Library", "version": "1"},
        "paths": {"/run": {"post": operation}},
    }
    return spec.parse(document)


def written(described: spec.Spec) -> str:
    """The module of the operation's resource, without line breaks."""
    return " ".join(models.module(described.resources[0], described, "library").split())


SHELF = {"name": "shelf", "in": "query", "schema": {"type": "string"}}


def test_optional_by_position() -> None:
    """What is given by position although it is not required may be left out; what is required may not."""
    found = described([SHELF], **{"x-positional": ["shelf"]})
    assert "def run( self, shelf: str | None = None, params:" in written(found)
    assert 'optional=("shelf",)' in written(found)
    assert "shelf: str | None = None" in awaited.stub(found, "library")
    needed = described([{**SHELF, "required": True}], **{"x-positional": ["shelf"]})
    assert "shelf: str, params:" in written(needed)
    assert "optional=" not in written(needed)


def test_required_with_a_default() -> None:
    """A required parameter that has a default need not be given: the default is sent."""
    body = {
        "required": ["given", "depth"],
        "properties": {
            "given": {"type": "object", "default": {}},
            "depth": {"type": "integer", "default": 1},
            "width": {"type": "integer", "default": 2},
        },
    }
    text = written(described([], body, **{"x-positional": ["given"]}))
    assert "given: Mapping[str, Any] | None = None" in text
    assert 'defaults={"given": {}, "depth": 1}' in text
    assert "required=" not in text


@pytest.mark.parametrize("schema", [{"type": "boolean", "const": True}, {"type": "boolean", "enum": [True]}])
def test_flags(schema: dict[str, Any]) -> None:
    """A parameter whose only value is true is a flag."""
    text = written(described([{"name": "async", "x-name": "async_", "in": "query", "schema": schema}]))
    assert "async_: bool" in text
    assert 'flags=("async_",)' in text


def test_null() -> None:
    """A type with null may be None."""
    text = written(described([{**SHELF, "schema": {"type": ["integer", "null"]}}]))
    assert "shelf: int | None" in text


def test_a_body_that_is_one_parameter() -> None:
    """With a name on its schema, a body is one parameter, whatever properties it has."""
    body = {"x-name": "body", "description": "All of it.", "properties": {"shelf": {"type": "string"}}}
    text = written(described([SHELF], body, **{"x-positional": ["body"]}))
    assert "body: Mapping[str, Any] | None = None" in text
    assert 'whole="body"' in text
    assert 'query=("shelf",)' in text
    assert "body: All of it." in text


def test_the_order_by_position() -> None:
    """What must be given by position cannot stand behind what may be left out."""
    title = {"name": "title", "in": "query", "required": True, "schema": {"type": "string"}}
    with pytest.raises(SpecError, match="stands before what may be left out"):
        described([SHELF, title], **{"x-positional": ["shelf", "title"]})


def test_lists_are_told_from_objects() -> None:
    """An answer that is a plain list is known to be one."""
    found = described(
        [],
        responses={
            "200": {"description": "ok", "content": {"application/json": {"schema": {"type": "array", "items": {}}}}}
        },
    )
    assert "plain=True, items=True" in written(found)
