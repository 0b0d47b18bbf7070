"""Services whose answers hold the record under a name, and whose resources have names in the plural."""

from typing import Any

import pytest

from codegen import models, records, service, spec
from codegen.service_spec import SpecError
from codegen.values import Spec

LINKS = {"type": "object", "properties": {"next": {"type": "string"}}}
BOOK = {"$ref": "#/components/schemas/Book"}
ANSWER = {"$ref": "#/components/schemas/BookResponse"}


def _answers(schema: dict[str, Any]) -> dict[str, Any]:
    return {"200": {"description": "ok", "content": {"application/json": {"schema": schema}}}}


def _document(**pages: Any) -> dict[str, Any]:
    page = {"type": "object", "properties": {"data": {"type": "array", "items": BOOK}, "links": LINKS}}
    title = {"type": "object", "properties": {"title": {"type": "string"}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Shelf", "version": "1"},
        "x-client": {"name": "Shelf"},
        "x-pages": {"style": "next_link", "at": "links.next", **pages},
        "paths": {
            "/books": {
                "get": {"operationId": "books.list", "x-paged": True, "responses": _answers(page)},
                "post": {
                    "operationId": "books.create",
                    "requestBody": {"content": {"application/json": {"schema": title}}},
                    "responses": _answers(ANSWER),
                },
            }
        },
        "components": {
            "schemas": {
                "Book": {"type": "object", "x-resource": "books", "properties": {"title": {"type": "string"}}},
                "BookResponse": {
                    "type": "object",
                    "required": ["data", "note"],
                    "properties": {"data": BOOK, "previous": BOOK, "note": {"type": "string", "description": "Words."}},
                },
            }
        },
    }


@pytest.fixture(scope="module")
def shelf() -> Spec:
    """The document, read."""
    return spec.parse(_document())


def test_what_is_always_there_is_never_none(shelf: Spec) -> None:
    """A record that an answer always holds can be gone through without a check; all else may be missing."""
    lines = records.schemas(shelf, "shelf").splitlines()
    assert '    data: "Book" = nested("shelf.models.books:Book")' in lines
    assert '    previous: "Book | None" = nested("shelf.models.books:Book")' in lines
    assert "    note: str | None = None  # words" in lines


def test_only_a_record_can_be_saved(shelf: Spec) -> None:
    """Where creating answers something that only holds the record, the record has no `save()`."""
    source = models.module(shelf.by_model()["Book"], shelf, "shelf")
    assert 'record="shelf.models.schemas:BookResponse"' in source
    assert "def save(" not in source


def test_a_record_of_many_is_one(shelf: Spec) -> None:
    """What is said of one record is in the singular, whatever the resource is called."""
    source = models.module(shelf.by_model()["Book"], shelf, "shelf")
    assert '"""Make a book from `attributes` without calling the service."""' in source


def test_what_a_server_needs_of_pages_is_no_matter_of_clients() -> None:
    """Keys of `x-pages` for who serves the document are taken, and leave no trace; unknown ones are refused."""
    found = spec.parse(_document(parameter="after", total="total", absolute=False))
    assert '    pages=NextLink(at="links.next"),' in service.module(found, "shelf").splitlines()
    with pytest.raises(SpecError, match="unknown key size"):
        spec.parse(_document(size=5))
