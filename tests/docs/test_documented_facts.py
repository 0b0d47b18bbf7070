"""What README and guide state is what the code says."""

from __future__ import annotations

import ast
import dataclasses
import re
from pathlib import Path

import pytest

import files_style_sdk as files_sdk
from files_style_sdk.settings import ENVIRONMENT, SETTING_NAMES, Settings

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
