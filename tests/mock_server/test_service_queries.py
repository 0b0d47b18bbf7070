"""Objects in the query of a described service."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import requests
from files_mock_server.testing import SpecServer

ANSWER = {"200": {"description": "ok", "content": {"application/json": {"schema": {"type": "object"}}}}}
FILTER: dict[str, Any] = {
    "type": "object",
    "properties": {
        "open": {"type": "boolean"},
        "sizes": {"type": "array", "items": {"type": "integer"}},
        "inner": {"$ref": "#/components/schemas/Filter"},
    },
}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Things", "version": "1"},
    "paths": {
        "/things": {
            "get": {
                "operationId": "things.look",
                "parameters": [
                    {"name": "filter", "in": "query", "schema": {"$ref": "#/components/schemas/Filter"}},
                ],
                "responses": ANSWER,
                "x-mock": {"behaviour": "fixed", "answer": {"filter": "{filter}"}},
            }
        }
    },
    "components": {"schemas": {"Filter": FILTER}},
}


@pytest.fixture(scope="module")
def things() -> Iterator[SpecServer]:
    """A service that tells what it was asked."""
    with SpecServer(DOCUMENT) as server:
        yield server


def test_parts_of_an_object_have_types(things: SpecServer) -> None:
    """What comes as `name[key]` is an object whose parts are what their schemas say, lists and other objects, too."""
    query = "filter[open]=true&filter[sizes][]=1&filter[sizes][]=2&filter[inner][open]=false&filter[other]=7"
    answer = requests.get(f"{things.api_url}/things?{query}", timeout=10)
    assert answer.json() == {"filter": {"open": True, "sizes": [1, 2], "inner": {"open": False}, "other": "7"}}


@pytest.mark.parametrize("query", ["filter[open]=maybe", "filter[inner][sizes][]=x"])
def test_parts_that_are_of_another_type(things: SpecServer, query: str) -> None:
    """A part that is not what its schema says is refused."""
    answer = requests.get(f"{things.api_url}/things?{query}", timeout=10)
    assert (answer.status_code, "filter" in answer.json()["message"]) == (400, True)
