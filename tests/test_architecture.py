"""The house stands as ARCHITECTURE.md draws it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "files_style_sdk"
HAND_WRITTEN_ROOTS = (PACKAGE, ROOT / "mock-server" / "files_mock_server", ROOT / "codegen", ROOT / "benchmarks")
GENERATED_MARK = "# Generated from"
HEAVY = ("requests", "urllib3", "aiohttp", "httpx", "orjson", "click", "rich")


class Arrow(NamedTuple):
    """An import of one module of the package by another."""

    importer: str
    imported: str
    lazy: bool
    line: int


def fenced(kind: str) -> list[str]:
    """The lines of the block of this kind in ARCHITECTURE.md."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    found = re.search(rf"^```{kind}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert found, f"ARCHITECTURE.md has no block ```{kind}"
    return found.group(1).splitlines()


class House:
    """A package, and the order of its modules that ARCHITECTURE.md draws.

    Args:
        root: The package's folder.
        layers: Kind of the block that lists the modules.
        lazy: Kind of the block that lists the arrows which point back.
    """

    def __init__(self, root: Path, layers: str, lazy: str) -> None:
        self.root = root
        self.layers = [line.split()[0] for line in fenced(layers)]
        self.lazy = {(line.split()[0], line.split()[2]) for line in fenced(lazy)}
        self.modules = {self._name(path): path for path in sorted(root.rglob("*.py"))}
        self.packages = {name for name, path in self.modules.items() if path.name == "__init__.py"}
        self.arrows = [
            arrow
            for name, path in self.modules.items()
            for arrow in arrows(self, name, ast.parse(path.read_text(encoding="utf-8")))
        ]

    def _name(self, path: Path) -> str:
        """A file's module name below the package; a package is named like itself, the whole package `__init__`."""
        parts = list(path.relative_to(self.root).with_suffix("").parts)
        if parts[-1] == "__init__" and len(parts) > 1:
            parts.pop()
        return ".".join(parts)

    def layer_of(self, module: str) -> str | None:
        """The longest entry of the list that is the module or a package around it."""
        parts = module.split(".")
        candidates = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
        return next((candidate for candidate in candidates if candidate in self.layers), None)

    def points_back(self, arrow: Arrow) -> bool:
        """Whether an import leads to a layer below its own."""
        importer, imported = self.layer_of(arrow.importer), self.layer_of(arrow.imported)
        assert importer is not None, f"{arrow.importer} has no layer"
        assert imported is not None, f"{arrow.imported} has no layer"
        return self.layers.index(imported) > self.layers.index(importer)


def for_type_checkers(node: ast.AST) -> bool:
    """Whether a statement is an `if TYPE_CHECKING:` block."""
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def arrows(house: House, module: str, tree: ast.AST, lazy: bool = False) -> Iterator[Arrow]:
    """The imports of the package's modules in a syntax tree."""
    for node in ast.iter_child_nodes(tree):
        if for_type_checkers(node):
            continue
        inside = lazy or isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        for target in targets(house, node):
            yield Arrow(module, target, lazy, node.lineno)  # type: ignore[attr-defined]
        yield from arrows(house, module, node, inside)


def targets(house: House, node: ast.AST) -> Iterator[str]:
    """The package's modules that one statement imports."""
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, f"a relative import in line {node.lineno}"
        base = node.module or ""
        names = [f"{base}.{alias.name}" for alias in node.names]
    else:
        return
    for name in names:
        package, _, rest = name.partition(".")
        if package != house.root.name:
            continue
        while rest and rest not in house.modules:
            rest = rest.rpartition(".")[0]  # a name inside a module
        yield rest or "__init__"


SDK = House(PACKAGE, "layers", "lazy")
SERVER = House(ROOT / "mock-server" / "files_mock_server", "server-layers", "server-lazy")
houses = pytest.mark.parametrize("house", [SDK, SERVER], ids=lambda house: house.root.name)


@houses
def test_every_module_has_a_layer(house: House) -> None:
    """No module stands outside the drawn order."""
    # A package that is listed module by module has an __init__ that holds nothing.
    unlisted = [name for name in house.modules if house.layer_of(name) is None and name not in house.packages]
    assert not unlisted
    for name in house.packages - {"__init__"}:
        if house.layer_of(name) is None:
            body = ast.parse(house.modules[name].read_text(encoding="utf-8")).body
            assert all(isinstance(node, ast.Expr) for node in body), f"{name} holds code but has no layer"


@houses
def test_every_layer_has_a_module(house: House) -> None:
    """The list names nothing that is gone."""
    assert [layer for layer in house.layers if layer not in house.modules] == []
    assert len(set(house.layers)) == len(house.layers)


@houses
def test_imports_point_upwards(house: House) -> None:
    """A module imports only from modules above it, but for the lazy arrows that are listed."""
    wrong = [
        f"{arrow.importer}, line {arrow.line}: imports {arrow.imported}"
        for arrow in house.arrows
        if house.points_back(arrow) and not (arrow.lazy and (arrow.importer, arrow.imported) in house.lazy)
    ]
    assert not wrong


@houses
def test_listed_lazy_arrows_exist(house: House) -> None:
    """The list of exceptions holds none that is no longer needed."""
    back = {(arrow.importer, arrow.imported) for arrow in house.arrows if arrow.lazy and house.points_back(arrow)}
    assert back == house.lazy


def users_of(*libraries: str) -> set[str]:
    """The modules of the package that import one of these libraries."""
    return {
        name
        for name, path in SDK.modules.items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Import) and any(alias.name.split(".")[0] in libraries for alias in node.names))
        or (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in libraries)
    }


def test_only_the_transport_knows_requests() -> None:
    """The HTTP library can be replaced in one place."""
    assert users_of("requests", "urllib3") == {"transport", "transport_failure"}


def test_only_its_transports_know_httpx() -> None:
    """httpx is needed by those alone who give a client of it."""
    assert users_of("httpx", "httpcore") == {"httpx_terms", "httpx_transport", "aio.httpx_transport"}


def hand_written() -> list[Path]:
    """Every module of this repository that a person writes."""
    found = [path for root in HAND_WRITTEN_ROOTS for path in sorted(root.rglob("*.py"))]
    assert len(found) > 50
    return [path for path in found if not path.read_text(encoding="utf-8").startswith(GENERATED_MARK)]


@pytest.mark.parametrize("path", hand_written(), ids=lambda path: str(path.relative_to(ROOT)))
def test_sizes(path: Path) -> None:
    """Files and functions stay small enough to be read at once."""
    text = path.read_text(encoding="utf-8")
    limit = 200 if path.name == "__init__.py" else 400
    assert text.count("\n") <= limit
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            assert length(node) <= 40, f"{node.name} has {length(node)} lines"


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """A function's lines from `def` to its end, without the docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def test_import_is_light() -> None:
    """`import files_style_sdk` loads no resource and no HTTP, JSON or terminal library."""
    program = (
        "import sys, files_style_sdk\n"
        f"heavy = [name for name in sys.modules if name.split('.')[0] in {HEAVY!r}]\n"
        "ours = [name for name in sys.modules if 'style_sdk.models' in name or 'style_sdk.mixins' in name]\n"
        "print(heavy + ours)"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True, cwd=ROOT
    )
    assert told.stdout.strip() == "[]"
