"""Reading documents, and refusing those that cannot become code."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from codegen import checks, spec
from codegen.service_spec import SpecError
from codegen.values import Field
from files_style_sdk.model import Model

Document = dict[str, Any]


@pytest.fixture
def document(library: Path) -> Document:
    """The library's document, free to be damaged."""
    return copy.deepcopy(yaml.safe_load(library.read_text("utf-8")))


def test_our_document_is_valid_openapi(root: Path) -> None:
    """api/openapi.yaml is valid OpenAPI 3.1."""
    validator = pytest.importorskip("openapi_spec_validator")
    with (root / "api" / "openapi.yaml").open(encoding="utf-8") as file:
        document = yaml.load(file, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    assert document["openapi"].startswith("3.1")
    validator.validate(document)


def test_library_is_read_as_values(library: Path) -> None:
    """Paths, parameters, shapes and errors of a document that is not ours arrive as they were written."""
    found = spec.load(library)
    assert (found.title, found.version, found.base_path) == ("Library", "3", "/v3")
    book = found.by_model()["Book"]
    assert [operation.name for operation in book.operations] == ["list", "create", "update", "dreams", "lend"]
    listing, create, update, dreams, lend = book.operations
    assert (listing.shape, listing.model, listing.aliases, listing.required) == ("list", "Book", ("all",), ("shelf",))
    assert listing.params[0] == Field("cursor", "string", "Where to go on.", python="cursor", place="query")
    sort_by = Field("sort_by", "object", fields=("title",), textual=True, python="sort_by", place="query")
    assert listing.params[1] == sort_by
    assert listing.params[2].values == ("low", "high")
    assert (create.anonymous, listing.anonymous) == (True, False)
    assert (dreams.experimental, listing.experimental) == (True, False)
    assert [field.kind for field in create.params] == ["string", "file", "array(int64)"]
    assert (update.instance, [field.name for field in update.positional]) == ("self", ["id"])
    assert ([field.name for field in lend.positional], lend.params, lend.shape) == (["id"], (), "none")
    assert {field.name: field.kind for field in book.attributes}["author"] == "Author"


def _rename_attribute(name: str) -> Callable[[Document], object]:
    return lambda document: document["components"]["schemas"]["Book"]["properties"].update({name: {"type": "string"}})


def _rename_parameter(name: str) -> Callable[[Document], object]:
    parameter = {"name": name, "in": "query", "schema": {"type": "string"}}
    return lambda document: document["paths"]["/books"]["get"]["parameters"].append(parameter)


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        (_rename_attribute("save"), "attribute 'save' has the name of a method"),
        (_rename_attribute("update"), "attribute 'update' has the name of a method"),
        (_rename_attribute("datetime"), "attribute 'datetime' has the name of a method"),
        (_rename_attribute("2fa"), "'2fa' is no Python name"),
        (_rename_attribute("_options"), "attribute '_options' has the name of a method"),
        (_rename_parameter("7"), "'7' is no Python name"),
        (_rename_parameter("options"), "'options' is a name the code needs"),
        (lambda d: d["paths"]["/lend"]["post"].update(operationId="lend"), "POST /lend: operationId"),
        (lambda d: d["paths"]["/lend"]["post"].update({"x-instance": "some"}), "x-instance 'some'"),
        (lambda d: d["paths"]["/lend"]["post"].update(responses={}), "no successful response"),
        (
            lambda d: d["components"]["schemas"].pop("Author"),
            "schemas.Book: author: $ref #/components/schemas/Author leads nowhere",
        ),
        (lambda d: d["x-errors"].update(LostError="GoneError"), "LostError has the unknown base GoneError"),
    ],
)
def test_unusable_documents_are_refused(document: Document, damage: Callable[[Document], object], named: str) -> None:
    """What cannot become code stops the generator with a message that names the place."""
    damage(document)
    with pytest.raises(SpecError) as caught:
        spec.parse(document)
    assert named in str(caught.value)


def test_methods_of_records_are_known() -> None:
    """The generator knows every method that records have, so that no attribute can hide one."""
    assert {name for name in vars(Model) if not name.startswith("_")} | {"save"} == checks.RECORD_METHODS
