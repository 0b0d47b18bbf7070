"""The other outputs: errors, route table, path table, reference pages, and the words they are made of."""

import json
import zlib
from pathlib import Path
from typing import Any

import pytest

from codegen import derive, errors, reference, routes, spec, tables, wording
from codegen.values import Spec


@pytest.fixture(scope="module")
def ours(root: Path) -> Spec:
    """Our own document."""
    return spec.load(root / "api" / "openapi.yaml")


def test_error_tree_is_complete(ours: Spec) -> None:
    """All 239 classes exist, each documented and on the base that the document names."""
    from files_style_sdk import error, error_tree

    assert len(ours.errors) == 239
    found = {each.name: getattr(error if each.handwritten else error_tree, each.name) for each in ours.errors}
    for each in ours.errors:
        base = Exception if each.base == "Exception" else found[each.base]
        assert found[each.name].__bases__[0] is base or (each.handwritten and issubclass(found[each.name], base))
        assert found[each.name].__doc__
    assert found["AgentUnavailableError"].__base__ is found["ServiceUnavailableError"]


def test_wire_types_lead_to_their_classes(ours: Spec) -> None:
    """A wire type finds its class; groups stand for themselves; every class on a group has a wire type."""
    from files_style_sdk.error_tree import TYPE_TO_ERROR

    named = {wire: found.__name__ for wire, found in TYPE_TO_ERROR.items()}
    assert named["not-found"] == "NotFoundError"
    assert named["not-found/file-not-found"] == "FileNotFoundError"
    for group in ("service-unavailable", "processing-failure"):
        assert named[f"{group}/agent-unavailable"] == "AgentUnavailableError"
    wire = "not-authenticated/two-factor-authentication-error"
    assert named[wire] == "TwoFactorAuthenticationErrorError"
    groups = {each.name for each in ours.errors if each.base == "APIError"}
    expected = groups | {each.name for each in ours.errors if each.base in groups}
    assert set(named.values()) == expected
    assert {wire for wire, name in named.items() if wording.kebab(name) not in wire} == set()


def test_routes_carry_what_a_server_needs(library: Path) -> None:
    """The route table has every operation with its parameters in the words of the facts."""
    table = json.loads(routes.table(spec.load(library)))
    assert (table["title"], table["version"], table["base_path"]) == ("Library", "3", "/v3")
    found = {(route["resource"], route["operation"]): route for route in table["routes"]}
    assert found["book", "list"] == {
        "resource": "book",
        "operation": "list",
        "verb": "GET",
        "path": "/books",
        "positional": [],
        "params": {
            "cursor": {"type": "string"},
            "sort_by": {"type": "object", "fields": ["title"]},
            "shelf": {"type": "string", "required": True, "values": ["low", "high"]},
        },
        "returns": "list:Book",
    }
    assert found["book", "lend"]["params"] == {"id": {"type": "int64", "required": True}}
    assert found["author", "books"]["returns"] == "array:Book"
    assert table["schemas"]["Book"]["lent?"] == "boolean"


def test_routes_are_one_a_line(library: Path) -> None:
    """A change of one route shows as a change of one line."""
    lines = routes.table(spec.load(library)).splitlines()
    assert sum(line.lstrip().startswith('{"resource"') for line in lines) == 6


def test_path_table_unpacks_to_its_source(root: Path) -> None:
    """The packed table holds exactly the mapping of its source, in the form that the runtime reads."""
    source = json.loads((root / "api" / "path_comparison.json").read_text("utf-8"))["mapping"]
    data = json.loads(zlib.decompress((root / "files_style_sdk" / "data" / "path_comparison.bin").read_bytes()))
    values = data["values"].split("\0")
    assert len(data["keys"]) == len(values) == len(source)
    assert dict(zip(data["keys"], values, strict=True)) == {chr(int(code, 16)): text for code, text in source.items()}


def test_path_table_refuses_its_separator(tmp_path: Path) -> None:
    """A value that holds the separator would shift every other value, so it is refused."""
    source = tmp_path / "table.json"
    source.write_text(json.dumps({"mapping": {"0041": "a\0b"}}))
    with pytest.raises(ValueError, match=r"U\+0000"):
        tables.packed(source)


def test_reference_lists_every_operation_and_error(ours: Spec) -> None:
    """The pages name each operation's request and each error class."""
    page, tree = reference.operations(ours), reference.error_tree(ours)
    sections = page.split("\n## [")[1:]
    for resource, section in zip(ours.resources, sections, strict=True):
        assert section.startswith(f"{resource.name}](resources/{resource.name}.md)")
        rows = [line for line in section.splitlines() if line.startswith("| `")]
        for operation, row in zip(resource.operations, rows, strict=True):
            assert row.startswith(f"| `{operation.name}(")
            assert f"`{operation.verb} {operation.path}`" in row
    assert tree.count("- `") == len(ours.errors) == 239
    assert [each.name for each in errors.ordered(ours) if f"`{each.name}`" not in tree] == []


FACTS: dict[str, Any] = {
    "resources": {
        "shelf": {
            "model": "Shelf",
            "attributes": {"id": "int64", "lamp": "Lamp", "opened_at": "date-time", "open?": "boolean"},
            "instance": {"close": {"verb": "POST", "path": "/shelves/{id}/close", "returns": "none", "params": {}}},
            "static": {
                "list": {
                    "verb": "GET",
                    "path": "/shelves",
                    "returns": "list:Shelf",
                    "params": {
                        "sort_by": {"type": "object", "fields": ["id"]},
                        "old": {"type": "boolean", "deprecated": True},
                    },
                },
                "close": {
                    "verb": "POST",
                    "path": "/shelves/{id}/close",
                    "returns": "none",
                    "params": {"how": {"type": "string", "required": True, "values": ["softly"]}},
                    "positional": ["id"],
                },
            },
            "aliases": {"static": {"all": "list"}},
        },
        "lamp": {"model": "Lamp", "attributes": {"watts": "decimal"}},
        "table": {"model": "Table", "attributes": {"legs": "int64"}},
    },
    "errors": {"Error": "Exception", "ShelfError": "Error"},
}


def test_derived_document_says_what_the_facts_say() -> None:
    """Facts survive the way through the document; what a resource refers to comes along, other resources do not."""
    texts: dict[str, Any] = {
        "service": {"openapi": "3.1.0", "info": {"title": "Furniture", "version": "1"}, "components": {"schemas": {}}},
        "resources": {"shelf": "Holds books."},
        "operations": {"shelf.close": "Shut it"},
        "attributes": {"*": {}},
        "parameters": {"*": {"old": "Only old ones."}},
        "extensions": {"shelf": {"x-functions": ["dust"]}},
        "handwritten_errors": ["Error"],
        "errors": {"ShelfError": "It fell."},
        "open_operations": [],
    }
    found = spec.parse(derive.document(FACTS, texts, ["shelf"]))
    assert [resource.name for resource in found.resources] == ["lamp", "shelf"]
    shelf = found.by_model()["Shelf"]
    assert (shelf.description, shelf.functions) == ("Holds books.", ("dust",))
    assert {field.name: field.kind for field in shelf.attributes} == FACTS["resources"]["shelf"]["attributes"]
    listing, close = shelf.operations
    assert (listing.aliases, listing.shape, listing.params[0].fields) == (("all",), "list", ("id",))
    assert (listing.params[1].deprecated, listing.params[1].description) == (True, "Only old ones.")
    assert (close.summary, close.instance, close.required) == ("Shut it.", "none", ("how",))
    assert (close.positional[0].kind, close.params[0].values) == ("int64", ("softly",))
    assert [(each.name, each.handwritten, each.description) for each in found.errors] == [
        ("Error", True, ""),
        ("ShelfError", False, "It fell."),
    ]


@pytest.mark.parametrize(
    ("name", "segment"),
    [
        ("FileNotFoundError", "file-not-found"),
        ("TwoFactorAuthenticationErrorError", "two-factor-authentication-error"),
        ("FolderMustNotBeAFileError", "folder-must-not-be-a-file"),
        ("NotFoundError", "not-found"),
    ],
)
def test_class_names_become_wire_segments(name: str, segment: str) -> None:
    """The wire segment is the class name in kebab case, without its last Error."""
    assert wording.kebab(name) == segment


def test_identifiers_become_words() -> None:
    """Abbreviations keep their spelling, plurals and articles follow English."""
    assert wording.words("api_key") == "API key"
    assert wording.plural("history") == "history"
    assert wording.plural("bandwidth snapshot") == "bandwidth snapshots"
    assert wording.plural("metadata category") == "metadata categories"
    assert [wording.article(noun) for noun in ("API key", "user", "IP address", "GPG key", "SFTP host key")] == [
        "an API key",
        "a user",
        "an IP address",
        "a GPG key",
        "an SFTP host key",
    ]
