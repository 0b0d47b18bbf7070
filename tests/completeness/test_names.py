"""The names under which users reach resources, and what reaching them loads."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from spec_cases import SPEC

import files_style_sdk as files_sdk
from files_style_sdk import models

ROOT = Path(__file__).resolve().parents[2]
LOADED = "sorted(name[23:] for name in sys.modules if name.startswith('files_style_sdk.models.'))"


def in_a_new_process(program: str) -> Any:
    """What a program prints, as JSON."""
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, cwd=ROOT)
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


def one_line(docstring: str | None) -> str:
    """A docstring without its line breaks."""
    return " ".join((docstring or "").split())


@pytest.mark.parametrize(
    ("statement", "loaded"),
    [
        ("import files_style_sdk", []),
        ("import files_style_sdk; files_style_sdk.set_api_key('KEY')", []),
        ("import files_style_sdk; dir(files_style_sdk)", []),
        ("import files_style_sdk.models", []),
        ("import files_style_sdk; files_style_sdk.user", ["user"]),
        ("from files_style_sdk import user", ["user"]),
        ("import files_style_sdk; files_style_sdk.user.User", ["user"]),
        ("import files_style_sdk; files_style_sdk.User", ["user"]),
        ("from files_style_sdk import User", ["user"]),
        ("from files_style_sdk.models import User", ["user"]),
        ("from files_style_sdk.models import user", ["user"]),
        ("import files_style_sdk; files_style_sdk.api_key", ["api_key"]),
        ("import files_style_sdk; files_style_sdk.open", ["file"]),
        ("from files_style_sdk import Client; Client(api_key='KEY').user", ["bound", "user"]),
    ],
)
def test_a_name_loads_what_it_stands_for(statement: str, loaded: list[str]) -> None:
    """Importing the package loads no resource; using one loads that one."""
    assert in_a_new_process(f"import sys, json; {statement}; print(json.dumps({LOADED}))") == loaded


def test_each_resource_loads_alone() -> None:
    """No resource's module needs another's."""
    program = (
        "import sys, json, files_style_sdk\n"
        "from files_style_sdk.models import MODULES\n"
        "wrong = []\n"
        "for name in sorted(MODULES):\n"
        f"    before = {LOADED}\n"
        "    getattr(files_style_sdk, name)\n"
        f"    if sorted([*before, name]) != {LOADED}: wrong.append(name)\n"
        f"print(json.dumps([wrong, len({LOADED})]))"
    )
    assert in_a_new_process(program) == [[], 145]


def test_every_name_of_every_resource() -> None:
    """Module and model are the same objects wherever they are reached from, and `dir` tells them."""
    for found in SPEC.resources:
        module = importlib.import_module(f"files_style_sdk.models.{found.name}")
        model = getattr(module, found.model)
        assert getattr(files_sdk, found.name) is module
        assert getattr(models, found.name) is module
        assert getattr(files_sdk, found.model) is model
        assert getattr(models, found.model) is model
        assert {found.name, found.model} <= set(dir(files_sdk))
        assert {found.name, found.model} <= set(dir(models))


def test_unknown_names_are_attribute_errors() -> None:
    """A name that nothing has is told as Python tells it, so that `hasattr` works."""
    assert not hasattr(files_sdk, "no_such_resource")
    assert not hasattr(models, "NoSuchModel")
    with pytest.raises(ImportError, match="no_such_resource"):
        exec("from files_style_sdk import no_such_resource")


def test_every_model_is_documented() -> None:
    """Modules, models, functions and methods have docstrings of their own; functions name their API operation."""
    for found in SPEC.resources:
        module = getattr(models, found.name)
        model = getattr(module, found.model)
        assert module.__doc__
        assert model.__dict__["__doc__"]
        for operation in found.operations:
            told = f"({operation.verb} {operation.path})"
            assert told in one_line(getattr(module, operation.name).__doc__), operation
            if operation.instance:
                assert told in one_line(getattr(model, operation.name).__doc__), operation


def test_size_of_the_models() -> None:
    """All generated modules together stay short enough to be read."""
    lines = [
        path.read_text(encoding="utf-8").count("\n") for path in (ROOT / "files_style_sdk" / "models").glob("*.py")
    ]
    assert len(lines) == len(SPEC.resources) + 2
    assert sum(lines) < 30_000
