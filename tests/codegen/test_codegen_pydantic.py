"""Records that are generated as models of pydantic, and what clients take besides."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pydantic
import pytest

from codegen import checks, spec, tree
from codegen.service_spec import SpecError
from files_style_sdk.model import Model
from files_style_sdk.pydantic_record import PydanticRecord

PACKAGE = "orchard_of_models"
ROOT = Path(__file__).resolve().parents[2]


def schema(**properties: Any) -> dict[str, Any]:
    """The schema of an object."""
    return {"type": "object", "properties": properties}


def reference(name: str) -> dict[str, str]:
    """A reference to a schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def answer(content: dict[str, Any]) -> dict[str, Any]:
    """What an operation answers."""
    return {"200": {"description": "ok", "content": {"application/json": {"schema": content}}}}


def document(**tree_properties: Any) -> dict[str, Any]:
    """A service of trees, whose records are models of pydantic."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Orchard", "version": "1"},
        "servers": [{"url": "https://orchard.invalid/v1"}],
        "paths": {
            "/trees": {
                "get": {
                    "operationId": "tree.list",
                    "x-paged": True,
                    "responses": answer(schema(items={"type": "array", "items": reference("Tree")})),
                },
                "post": {
                    "operationId": "tree.plant",
                    "requestBody": {"content": {"application/json": {"schema": schema(place=reference("Place"))}}},
                    "responses": answer(reference("Tree")),
                },
            },
        },
        "components": {
            "schemas": {
                "Tree": {
                    "x-resource": "tree",
                    **schema(
                        plantedAt={"type": "string", "format": "date-time", "x-name": "planted_at"},
                        height={"type": "number", "format": "double"},
                        price={"type": "string", "format": "decimal"},
                        owner=reference("Owner"),
                        formerOwners={"type": "array", "items": reference("Owner"), "x-name": "former_owners"},
                        labels={"type": "object", "description": "What is on its labels."},
                        model_name={"type": "string"},
                        **tree_properties,
                    ),
                },
                "Owner": schema(id={"type": "integer"}),
                "Place": schema(row={"type": "integer"}),
            }
        },
        "x-client": {
            "name": "Orchard",
            "async": "AsyncOrchard",
            "mixins": {"settings": f"{PACKAGE}.extras:OrchardSettings"},
        },
        "x-models": "pydantic",
        "x-pages": {"style": "body_cursor", "at": "next", "walks": True},
    }


@pytest.fixture(scope="module")
def orchard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The package of the service, importable, beside a hand-written module of it."""
    root = tmp_path_factory.mktemp("orchard")
    tree.write(root, tree.outputs(spec.parse(document()), tree.Options(package=PACKAGE)))
    (root / PACKAGE / "extras.py").write_text(
        "from files_style_sdk.settings import ClientSettings\n\n\n"
        "class OrchardSettings(ClientSettings, total=False):\n"
        "    season: str\n"
    )
    sys.path.insert(0, str(root))
    yield root
    sys.path.remove(str(root))
    for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
        del sys.modules[name]


@pytest.fixture
def records(orchard: Path) -> Any:
    """The module with the records."""
    return importlib.import_module(f"{PACKAGE}.models.schemas")


def test_every_record_is_a_model_of_pydantic(records: Any) -> None:
    """Records of resources and those inside others are such models, with types, and nothing has to be there."""
    assert issubclass(records.Tree, PydanticRecord)
    assert issubclass(records.Owner, pydantic.BaseModel)
    assert not hasattr(records, "Place")
    fields = records.Tree.model_fields
    assert [name for name, field in fields.items() if field.is_required()] == []
    types = {name: str(field.annotation) for name, field in fields.items()}
    assert types == {
        "planted_at": "str | None",
        "height": "float | None",
        "price": "decimal.Decimal | None",
        "owner": f"{PACKAGE}.models.schemas.Owner | None",
        "former_owners": f"list[{PACKAGE}.models.schemas.Owner] | None",
        "labels": "dict[str, typing.Any] | None",
        "model_name": "str | None",
    }


def test_names_of_the_wire_are_aliases(records: Any) -> None:
    """Attributes go by Python's names, the service by its own, both ways."""
    wire = {"plantedAt": "2026-01-01", "price": "1.10", "formerOwners": [{"id": 1}], "owner": {"id": "?"}, "new": 1}
    found = records.Tree.adopt(wire)
    assert (found.planted_at, found.price, found.former_owners, found.owner.id, found.new) == (
        "2026-01-01",
        Decimal("1.10"),
        [records.Owner(id=1)],
        "?",
        1,
    )
    assert found.model_dump(mode="json", by_alias=True, exclude_unset=True) == wire


def test_operations_bring_such_records(orchard: Path) -> None:
    """A page, and a single record, are of the models; parameters stay dictionaries."""
    import httpx

    package: Any = importlib.import_module(PACKAGE)

    def respond(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            return httpx.Response(200, json={"height": 1.5})
        on = "cursor=2" in str(request.url)
        return httpx.Response(200, json={"items": [{"height": 2 if on else 1}], "next": None if on else "2"})

    transport = httpx.MockTransport(respond)
    with httpx.Client(transport=transport) as own, package.Orchard(auth=Anybody(), http_client=own) as client:
        found = list(client.tree.list())
        planted = client.tree.plant(place=package.Place(row=1))
    assert [(type(each), each.height) for each in found] == [(package.Tree, 1.0), (package.Tree, 2.0)]
    assert (type(planted), planted.height) == (package.Tree, 1.5)
    assert not issubclass(package.Tree, Model)
    assert not hasattr(client.tree, "new")


class Anybody:
    """A credential without headers."""

    def authenticate(self, settings: Any) -> Any:
        """Nothing to send."""
        return {}
        yield


def test_clients_take_what_a_person_added(orchard: Path) -> None:
    """The constructor's settings are those of a hand-written TypedDict, if the description names one."""
    for name in ("client", "async_client"):
        source = (orchard / PACKAGE / f"{name}.py").read_text("utf-8")
        assert f"from {PACKAGE}.extras import OrchardSettings\n" in source
        assert "**settings: Unpack[OrchardSettings]) -> None:" in source
        assert "ClientSettings" not in source.replace("OrchardSettings", "")


def test_unknown_places_for_what_a_person_wrote_are_refused() -> None:
    """A misspelt key is told, and not passed over."""
    described = document()
    described["x-client"]["mixins"] = {"setting": "a.b:C"}
    with pytest.raises(SpecError, match=r"x-client.mixins: unknown key setting; known are async, settings, sync"):
        spec.parse(described)


def test_generated_code_is_formatted_and_linted(orchard: Path) -> None:
    """What is written needs no formatter, and a linter has nothing to say; the service has no errors of its own."""
    folder = str(orchard / PACKAGE)
    config = ["--config", str(Path(__file__).parents[2] / "pyproject.toml"), "--no-cache"]
    for command in (["format", "--check"], ["check"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, *config, folder],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", ["copy", "json", "model_dump", "model_config", "str", "Any", "adopt"])
def test_names_that_models_have_already_are_refused(name: str) -> None:
    """An attribute cannot have the name of a method, or of what the annotations need."""
    with pytest.raises(SpecError, match=f"attribute '{name}' has the name of a method"):
        spec.parse(document(**{name: {"type": "string"}}))
    spec.parse(document(**{name: {"type": "string", "x-name": f"{name}_"}}))


def test_names_that_pydantic_hides_are_refused() -> None:
    """An attribute that begins with an underscore would be no attribute of the model."""
    with pytest.raises(SpecError, match="schema Tree: pydantic hides '_links'; give it an x-name"):
        spec.parse(document(_links={"type": "object"}))
    spec.parse(document(_links={"type": "object", "x-name": "links"}))


def test_all_names_of_pydantics_models_are_known() -> None:
    """Whatever pydantic adds to its models is to be refused, too."""
    assert {name for name in dir(PydanticRecord) if not name.startswith("_")} <= checks.PYDANTIC_METHODS


def test_operations_on_records_are_refused() -> None:
    """A model of pydantic makes no calls."""
    described = document()
    described["paths"]["/trees"]["post"]["x-instance"] = "self"
    with pytest.raises(SpecError, match="records of pydantic have no operations"):
        spec.parse(described)


def test_a_record_without_attributes(tmp_path: Path) -> None:
    """A schema that says nothing of its attributes becomes a class that keeps whatever comes."""
    described = document(note=reference("Anything"))
    described["components"]["schemas"]["Anything"] = {"type": "object", "description": "Whatever it is."}
    outputs = tree.outputs(spec.parse(described), tree.Options(package=PACKAGE))
    source = outputs[Path(PACKAGE) / "models" / "schemas.py"].decode()
    assert 'class Anything(PydanticRecord):\n    """Whatever it is."""\n\n\nclass Owner' in source


def test_records_of_one_module_are_imported_together(orchard: Path) -> None:
    """The models package imports the records of a module in one statement, as a linter wants it."""
    source = (orchard / PACKAGE / "models" / "__init__.py").read_text("utf-8")
    assert f"    from {PACKAGE}.models.schemas import Owner, Tree\n" in source


def test_a_missing_pydantic_is_told_before_anything_is_sent(orchard: Path) -> None:
    """Without it, the first use of a resource says what to install; no call has been made then."""
    code = (
        "import sys; sys.modules['pydantic'] = None\n"
        f"import {PACKAGE}, httpx\n"
        "own = httpx.Client(transport=httpx.MockTransport(lambda request: sys.exit('a request was sent')))\n"
        f"{PACKAGE}.Orchard(http_client=own).tree"
    )
    path = os.pathsep.join([str(ROOT), str(orchard)])
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "ImportError: these records need pydantic: pip install 'files-style-sdk[pydantic]'" in done.stderr
