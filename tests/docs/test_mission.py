"""The README's table of promises: each names a test that is there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent.parent
TITLE = "## What was promised"
FOLDER = re.compile(r"^Tests are below `([^`]+)`\.$")
ROW = re.compile(r"^\| (?P<promise>.+?) \| (?P<tests>`.+`) \|$")


class Promise(NamedTuple):
    """A line of the table."""

    text: str
    tests: tuple[str, ...]


def promises() -> dict[str, list[Promise]]:
    """The promises of each part of the README's last chapter."""
    chapter = (ROOT / "README.md").read_text("utf-8").split(f"{TITLE}\n")[1].split("\n## ")[0]
    found: dict[str, list[Promise]] = {}
    title = folder = ""
    for line in chapter.splitlines():
        if line.startswith("### "):
            title = line.removeprefix("### ")
        elif place := FOLDER.match(line):
            folder = place[1]
        elif row := ROW.match(line):
            found.setdefault(title, []).append(Promise(row["promise"], tuple(node_ids(row["tests"], folder))))
    return found


def node_ids(cell: str, folder: str) -> list[str]:
    """The tests of a cell as pytest knows them; one that begins with colons is in the file of the one before it."""
    ids: list[str] = []
    for name in re.findall(r"`([^`]+)`", cell):
        if name.startswith("::"):
            ids.append(ids[-1].partition("::")[0] + name)
        else:
            ids.append(name if name.startswith("tests/") else f"{folder}/{name}")
    return ids


@cache
def names_of_tests(file: str) -> frozenset[str]:
    """The names of the tests in a file."""
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset(node.name for node in tree.body if isinstance(node, kinds) and node.name.startswith("test_"))


PROMISES = promises()


def test_every_document_has_its_promises() -> None:
    """The SDK and the four neighbours each have a table that is no token."""
    assert len(PROMISES) == 5
    assert all(len(found) >= 12 for found in PROMISES.values())


@pytest.mark.parametrize("title", sorted(PROMISES))
def test_each_promise_names_tests_that_exist(title: str) -> None:
    """A test that was renamed or removed takes its line in the table along."""
    missing = [f"{promise.text}: {node}" for promise in PROMISES[title] for node in promise.tests if not is_there(node)]
    assert not missing
    assert all(promise.tests for promise in PROMISES[title])


def is_there(node: str) -> bool:
    """Whether there is such a test, or a file of tests where only that is named."""
    file, _, name = node.partition("::")
    return (ROOT / file).exists() and (not name or name in names_of_tests(file))
