"""Changing remote files: cp, mv, rm, mkdir and touch."""

from __future__ import annotations

from typing import Any

import pytest

import files_style_sdk as files_sdk

pytestmark = pytest.mark.usefixtures("tree")

TREE = {"reports", "reports/q1.csv", "reports/q2.csv", "reports/old", "reports/old/q0.csv", "notes.txt"}


def test_cp(run: Any, content: Any, names: Any) -> None:
    """A copy has the name that is given, or its own in a folder; the original stays."""
    assert run("cp", "/notes.txt", "/copy.txt").lines == ["copy\t/notes.txt -> /copy.txt"]
    assert run("cp", "/reports/q*.csv", "files:/reports/old").status == 0
    assert content("/copy.txt") == content("/notes.txt")
    assert names() == TREE | {"copy.txt", "reports/old/q1.csv", "reports/old/q2.csv"}


def test_cp_folder(run: Any, names: Any) -> None:
    """Folders are copied with -r only, and never into themselves."""
    assert run("cp", "/reports", "/archive").status == 2
    assert run("cp", "-r", "/reports", "/reports/old").status == 2
    assert names() == TREE
    assert run("cp", "-r", "/reports", "/archive").status == 0
    assert "archive/old/q0.csv" in names()


def test_cp_onto_something(run: Any, content: Any) -> None:
    """What stands at the destination is replaced with --overwrite only."""
    before = content("/reports/q1.csv")
    told = run("cp", "/notes.txt", "/reports/q1.csv")
    assert told.status == 1
    assert content("/reports/q1.csv") == before
    assert run("cp", "--overwrite", "/notes.txt", "/reports/q1.csv").status == 0
    assert content("/reports/q1.csv") == content("/notes.txt")


def test_mv(run: Any, names: Any) -> None:
    """A move leaves nothing behind, of folders neither."""
    assert run("mv", "/reports", "/archive").status == 0
    assert run("mv", "--no-wait", "/notes.txt", "/archive/").status == 0
    assert names() == {name.replace("reports", "archive") for name in TREE - {"notes.txt"}} | {"archive/notes.txt"}


def test_rm(run: Any, names: Any) -> None:
    """Files go; folders with -r only; the root never; what is not there is an error unless -f."""
    assert run("rm", "/reports").status == 2
    assert run("rm", "-r", "/").status == 2
    assert run("rm", "/none").status == 3
    assert run("rm", "-f", "/none", "/reports/*.txt").status == 0
    assert names() == TREE
    assert run("rm", "/reports/*.csv", "/notes.txt").status == 0
    assert names() == {"reports", "reports/old", "reports/old/q0.csv"}
    assert run("rm", "-r", "/reports/**").lines == ["delete\t/reports/old"]
    assert names() == {"reports"}


def test_rm_dry_run(run: Any, names: Any) -> None:
    """-n prints what would go, and deletes nothing."""
    assert run("rm", "-n", "-r", "/reports", "/notes.txt").lines == [
        "would delete\t/reports",
        "would delete\t/notes.txt",
    ]
    assert names() == TREE


def test_mkdir(run: Any, names: Any) -> None:
    """Folders above are made with -p only, which is also content with what is there, unless it is a file."""
    assert run("mkdir", "/a/b").status != 0
    assert "a" not in names()
    assert run("mkdir", "-p", "/a/b").status == 0
    assert run("mkdir", "/a").status == 1
    assert run("mkdir", "-p", "/a", "/").status == 0
    assert run("mkdir", "-p", "/notes.txt").status == 1
    assert names() == TREE | {"a", "a/b"}


def test_touch(run: Any, content: Any, names: Any, files_client: files_sdk.Client) -> None:
    """A missing file is made, empty; one that is there keeps its content and gets the time."""
    assert run("touch", "-c", "/new/a.txt").lines == ["leave out\t/new/a.txt"]
    assert run("touch", "/folder/").status == 2
    assert names() == TREE
    before = content("/notes.txt")
    assert run("touch", "-d", "2026-01-31T12:00:00Z", "/new/a.txt", "/notes.txt").status == 0
    assert content("/new/a.txt") == b""
    assert content("/notes.txt") == before
    for path in ("/new/a.txt", "/notes.txt"):
        assert str(files_client.file.find(path).provided_mtime).startswith("2026-01-31T12:00:00")
    assert run("touch", "-d", "soon", "/notes.txt").status == 2
