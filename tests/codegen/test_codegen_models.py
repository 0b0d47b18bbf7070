"""Generated modules: what the source says, and that ours are what our document says."""

import ast
import importlib
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from codegen import models, package, spec
from codegen.layout import Group, lay, tuple_of
from codegen.values import ResourceSpec, Spec

ROOT = Path(__file__).resolve().parents[2]
OURS: Spec = spec.load(ROOT / "api" / "openapi.yaml")
RESOURCES = [pytest.param(resource, id=resource.name) for resource in OURS.resources]


@pytest.fixture(scope="module")
def books(library: Path) -> str:
    """The library's module for books."""
    found = spec.load(library)
    return models.module(found.by_model()["Book"], found, "library_sdk")


def _module(resource: ResourceSpec) -> Any:
    return importlib.import_module(f"files_style_sdk.models.{resource.name}")


def test_operations_become_values(books: str) -> None:
    """Each operation is one value: verb, path, parameters, positional and required names, result."""
    for line in (
        '_LIST = Operation("GET", "/books", BookListParams, required=("shelf",), page=Book)',
        '_CREATE = Operation("POST", "/books", BookCreateParams, required=("title",), record=Book, anonymous=True)',
        '_UPDATE = Operation("PATCH", "/books/{id}", BookUpdateParams, positional={"id": int}, record=Book)',
        '_LEND = Operation("POST", "/lend", positional={"id": int})',
    ):
        assert line in books.splitlines()


def test_experimental_operations_stand_apart(books: str) -> None:
    """What may still change is in a class of its own, and neither on the resource nor among the functions."""
    settled, _, experimental = books.partition("class BookExperimental(Resource):")
    assert "def dreams(" in experimental
    assert "def dreams(" not in settled
    assert "_resource.dreams" not in books


def test_types_become_annotations(books: str) -> None:
    """Wire types become Python types; odd names and nested records get their descriptor."""
    for line in (
        '    shelf: Literal["low", "high"]  # required',
        "    sort_by: Mapping[str, str]  # by title",
        "    cover: FileInput",
        "    pages: Sequence[int]",
        "    price: Decimal | None = decimal()",
        '    lent: bool | None = wire_name("lent?")',
        '    author: "Author | None" = nested("library_sdk.models.author:Author")',
        "    due_at: str | None = None  # ISO 8601 date-time",
    ):
        assert line in books.splitlines()


def test_generated_source_is_documented(books: str) -> None:
    """Every class and every function of a generated module has a docstring."""
    found = [node for node in ast.walk(ast.parse(books)) if isinstance(node, ast.ClassDef | ast.FunctionDef)]
    assert len(found) > 10
    assert [node.name for node in found if not ast.get_docstring(node)] == []


def test_answers_of_other_modules_are_lazy(library: Path) -> None:
    """A module refers to another's model by name at run time and imports it for type checkers only."""
    found = spec.load(library)
    source = models.module(found.by_model()["Author"], found, "library_sdk")
    assert 'array="library_sdk.models.book:Book"' in source
    assert ') -> "builtins.list[Book]":' in source
    assert "if TYPE_CHECKING:\n    from library_sdk.models.book import Book\n" in source


def test_bound_resources_name_every_resource(library: Path) -> None:
    """The class for clients has one property per resource."""
    tree = ast.parse(package.bound(spec.load(library), "library_sdk"))
    names = [node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert names == ["author", "book"]


@pytest.mark.parametrize("resource", RESOURCES)
def test_typed_dicts_match_the_document(resource: ResourceSpec) -> None:
    """The parameters of every operation are those of the document, no more and no fewer."""
    module = _module(resource)
    for operation in resource.operations:
        value = getattr(module, f"_{operation.name.upper()}")
        assert set(value.params.__annotations__) == {field.name for field in operation.params}
        assert (value.verb, value.path, value.required) == (operation.verb, operation.path, operation.required)
        assert list(value.positional) == [field.name for field in operation.positional]
        assert [bool(value.page), bool(value.record), bool(value.array)] == [
            operation.shape == shape for shape in ("list", "object", "array")
        ]


@pytest.mark.parametrize("resource", RESOURCES)
def test_models_declare_every_attribute(resource: ResourceSpec) -> None:
    """Every attribute of the document is declared on the model and reads as None on an empty record."""
    model = getattr(_module(resource), resource.model)
    record = model()
    for field in resource.attributes:
        name = field.name.rstrip("?")
        assert name in model.__annotations__
        assert getattr(record, name) is None


@pytest.mark.parametrize("resource", RESOURCES)
def test_functions_exist_where_users_look(resource: ResourceSpec) -> None:
    """Every operation and alias is on the module, on its resource class and, where it applies, on the record."""
    module = _module(resource)
    bound, model = getattr(module, f"{resource.model}Resource"), getattr(module, resource.model)
    for operation in resource.operations:
        for name in (operation.name, *operation.aliases):
            assert callable(getattr(module, name))
            assert getattr(bound, name) is getattr(bound, operation.name)
            assert not operation.instance or callable(getattr(model, name))
    for name in (*resource.functions, "new"):
        assert callable(getattr(module, name))


def test_layout_agrees_with_the_formatter(tmp_path: Path) -> None:
    """Brackets of many widths come out of our layout exactly as the formatter would write them."""
    chosen = random.Random(7)
    lines: list[str] = []
    for number in range(150):
        words = ["x" * chosen.randint(1, 40) for _ in range(chosen.randint(1, 7))]
        nested = tuple_of([f'"{word}"' for word in words], "required=")
        items: list[str | Group] = [*words, nested] if chosen.random() < 0.5 else list(words)
        lines += lay(Group(f"name_{number} = call(", items, ")"))
        lines += lay(Group(f"key_{number}: Literal[", [f'"{word}"' for word in words], "]"))
        lines += lay(Group(f"table_{number} = {{", [f"{word}: {word}" for word in words], "}", literal=True))
    file = tmp_path / "sample.py"
    file.write_text("\n".join(lines) + "\n")
    command = [
        sys.executable,
        "-m",
        "ruff",
        "format",
        "--isolated",
        "--no-cache",
        "--line-length",
        "120",
        "--diff",
        str(file),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout
