"""What README and guide state is what the code says."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest

import files_style_sdk as files_sdk
from files_style_sdk.mixins import file_trees
from files_style_sdk.settings import ENVIRONMENT, SETTING_NAMES, Settings
from files_style_sdk.syncing.choices import SyncOptions
from files_style_sdk.syncing.compare import Comparison
from files_style_sdk.transfer.tuning import TransferTuning

ROOT = Path(__file__).parent.parent.parent
ROW = re.compile(r"^\| `(\w+)` \| `([^`]+)` \| (?:`(\w+)` )?\| [^|]+ \|$", re.MULTILINE)


@pytest.mark.parametrize("page", ["README.md", "docs/settings.md"])
def test_settings_table(page: str) -> None:
    """The table names every setting, with its default and its environment variable, and no other."""
    rows = ROW.findall((ROOT / page).read_text(encoding="utf-8"))
    documented = {name: (ast.literal_eval(default), variable) for name, default, variable in rows}
    defaults = {field.name: field.default for field in dataclasses.fields(Settings)}
    actual = {name: (defaults[name], ENVIRONMENT.get(name, "")) for name in SETTING_NAMES}
    assert documented == actual
    assert len(rows) == len(documented)


def test_error_table() -> None:
    """The classes and attributes that the page on errors lists exist."""
    text = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    tables = [line for line in text.splitlines() if line.startswith("| `")]
    names = {name for line in tables for name in re.findall(r"`(\w+)`", line.split("|")[1])}
    classes = {name for name in names if name.endswith("Error")}
    assert len(classes) == 7
    for name in classes:
        assert issubclass(getattr(files_sdk.error, name), files_sdk.error.Error)
    attributes = names - classes
    assert len(attributes) == 13
    error = files_sdk.error.APIError("x")
    assert all(hasattr(error, name) for name in attributes)


def test_status_names() -> None:
    """The names by status that the page on errors lists are classes of the package, and catch that status."""
    text = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| `(\w+)` \|", text, re.MULTILINE)
    assert len(rows) == 5
    for status, name in rows:
        error = files_sdk.error.from_response(int(status), {}, b"", None)
        assert isinstance(error, getattr(files_sdk, name))
        assert isinstance(error, files_sdk.APIStatusError)


def test_make_targets_are_documented() -> None:
    """The commands that README and CONTRIBUTING tell exist in the Makefile."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^(\w+):", makefile, re.MULTILINE))
    for page in ("README.md", "CONTRIBUTING.md"):
        told = set(re.findall(r"^make (\w+)", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE))
        assert told, page
        assert told <= targets


@pytest.mark.parametrize("page", ["README.md", "CHANGELOG.md"])
def test_size_of_the_api(page: str) -> None:
    """How many resources and operations there are is told as it is generated."""
    counts = re.compile(r"(\d+) resources(?:,| with) (\d+) operations")
    generated = counts.search((ROOT / "docs" / "reference" / "operations.md").read_text(encoding="utf-8"))
    told = counts.search((ROOT / page).read_text(encoding="utf-8"))
    assert generated
    assert told
    assert told.groups() == generated.groups()


def cells(page: str, columns: int) -> list[list[str]]:
    """The rows of a page's tables that have so many columns and begin with code, as their cells."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| `")]
    return [row for row in rows if len(row) == columns]


def code(cell: str) -> list[str]:
    """What a cell shows as code."""
    return re.findall(r"`([^`]+)`", cell)


def test_arguments_of_single_transfers() -> None:
    """The table names each argument of a transfer, its default, and the calls that take it."""
    calls = ("upload_file", "upload_stream", "download_file", "download_stream")
    actual: dict[str, tuple[object, list[str]]] = {}
    for call in calls:
        for name, parameter in inspect.signature(getattr(files_sdk.file, call)).parameters.items():
            if parameter.kind is parameter.KEYWORD_ONLY:
                actual.setdefault(name, (parameter.default, []))[1].append(call)
    rows = [row for row in cells("transfers.md", 3) if set(code(row[2])) & set(calls)]
    documented = {code(row[0])[0]: (ast.literal_eval(code(row[1])[0]), code(row[2])) for row in rows}
    assert documented == actual


def test_tuning() -> None:
    """The table names each value of a TransferTuning, and its default."""
    defaults = {field.name: field.default for field in dataclasses.fields(TransferTuning)}
    rows = [row for row in cells("transfers.md", 3) if code(row[0])[0] in defaults and "`upload_file`" not in row[2]]
    assert {code(row[0])[0]: ast.literal_eval(code(row[1])[0]) for row in rows} == defaults


def test_arguments_of_many_files() -> None:
    """The table names each argument of the transfer of many files, and says which transfers take it."""
    everyone, folders, downloads = (
        set(file_trees.ManyFields.__annotations__),
        set(file_trees.TreeFields.__annotations__),
        set(file_trees.LandingFields.__annotations__),
    )
    taken = {"all": everyone, "folders": folders - everyone, "downloads": downloads - everyone}
    rows = cells("many-files.md", 3)
    assert {who: {code(row[0])[0] for row in rows if row[1] == who} for who in taken} == taken


def test_options_of_sync() -> None:
    """The table names each option of a sync, and the ways to compare are those that there are."""
    rows = [code(row[0])[0] for row in cells("sync.md", 2)]
    assert sorted(name for name in rows if not name.startswith('"')) == sorted(SyncOptions.__annotations__)
    assert [ast.literal_eval(name) for name in rows if name.startswith('"')] == list(get_args(Comparison))


def test_extras() -> None:
    """The README's table names each extra that users may want, and no other."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    table = text[text.index("| Extra |") : text.index("## Five minutes")]
    documented = set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE))
    assert documented == set(project["optional-dependencies"]) - {"dev", "docs"}
