"""Changes of attributes that are objects themselves."""

from __future__ import annotations

import pytest

ITEMS = """
openapi: 3.1.0
info: {title: Items, version: "1"}
servers: [{url: "https://items.example/v1"}]
paths:
  /items/{id}:
    get:
      operationId: item.find
      responses: {"200": {$ref: "#/components/responses/Item"}}
    patch:
      operationId: item.update
      requestBody: {content: {application/json: {schema: {type: object, properties: {fields: {type: object}}}}}}
      responses: {"200": {$ref: "#/components/responses/Item"}}
      x-mock: {MOCK}
components:
  responses:
    Item: {description: an item, content: {application/json: {schema: {$ref: "#/components/schemas/Item"}}}}
  schemas:
    Item: {type: object, properties: {id: {type: integer}, fields: {type: object}}}
x-mock:
  seed: {Item: [{id: 1, fields: {a: 1, deep: {b: 2, c: 3}}}]}
"""


@pytest.mark.parametrize(
    ("mock", "fields"),
    [
        ("", {"deep": {"b": None}, "new": [1]}),
        ("merge: true", {"a": 1, "deep": {"b": None, "c": 3}, "new": [1]}),
    ],
)
def test_attributes_that_are_objects(serve, mock, fields):
    """The only property of a body is an attribute, no envelope, where the record has it; merged if that is said."""
    api = serve(ITEMS.replace("MOCK", mock))
    changed = api.ok(api.patch("/items/1", {"fields": {"deep": {"b": None}, "new": [1]}}))
    assert changed == {"id": 1, "fields": fields}
    assert api.ok(api.get("/items/1")) == changed
    assert api.ok(api.patch("/items/1", {"fields": {}}))["fields"] == (fields if mock else {})
