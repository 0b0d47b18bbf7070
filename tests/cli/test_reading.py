"""Looking at remote files: ls, cat and head."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("tree")


def test_ls_lists_a_folder(run: Any) -> None:
    """Names are relative to the folder, folders end in a slash, and files: before a path changes nothing."""
    assert run("ls").lines == ["reports/", "notes.txt"]
    assert run("ls", "/reports").lines == ["old/", "q1.csv", "q2.csv"]
    assert run("ls", "files:/reports/").lines == run("ls", "reports").lines


def test_ls_recursive(run: Any) -> None:
    """-R shows everything below, with the path from the folder on."""
    assert sorted(run("ls", "-R", "/reports").lines) == ["old/", "old/q0.csv", "q1.csv", "q2.csv"]


def test_ls_long(run: Any) -> None:
    """-l adds permissions, size and time; sizes are for people unless --bytes is given."""
    rows = [line.split("\t") for line in run("ls", "-l", "/reports").lines]
    assert [(row[1], row[3]) for row in rows] == [("-", "old/"), ("8 B", "q1.csv"), ("2.0 KiB", "q2.csv")]
    assert rows[1][2].startswith(("2025-12-31", "2026-01-01"))
    assert "2004" in run("ls", "-l", "--bytes", "/reports").out


def test_ls_json(run: Any) -> None:
    """--json gives a value a line, before and after the subcommand's name, and never a signed URL."""
    told = run("ls", "--json", "/reports")
    assert [(entry["path"], entry["type"], entry["size"]) for entry in told.json[1:]] == [
        ("reports/q1.csv", "file", 8),
        ("reports/q2.csv", "file", 2004),
    ]
    assert "download_uri" not in told.out
    assert run("--json", "ls", "/reports").json == told.json


def test_ls_sorts(run: Any) -> None:
    """Largest and newest come first, names in order, and -r turns each round."""
    files = ["/reports/q1.csv", "/reports/q2.csv", "/reports/old/q0.csv"]
    order = {
        ("--sort", "size"): ["reports/q2.csv", "reports/q1.csv", "reports/old/q0.csv"],
        ("--sort", "time"): ["reports/q2.csv", "reports/q1.csv", "reports/old/q0.csv"],
        ("--sort", "name"): ["reports/old/q0.csv", "reports/q1.csv", "reports/q2.csv"],
    }
    for flags, expected in order.items():
        assert run("ls", *flags, *files).lines == expected
        assert run("ls", *flags, "-r", *files).lines == expected[::-1]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("/reports/*.csv", ["reports/q1.csv", "reports/q2.csv"]),
        ("/reports/q?.csv", ["reports/q1.csv", "reports/q2.csv"]),
        ("/reports/q[!2].csv", ["reports/q1.csv"]),
        ("/*/q1.csv", ["reports/q1.csv"]),
        ("/reports/**/*.csv", ["reports/old/q0.csv", "reports/q1.csv", "reports/q2.csv"]),
        ("/**/old/*.csv", ["reports/old/q0.csv"]),
        ("/reports/**", ["reports/old/", "reports/old/q0.csv", "reports/q1.csv", "reports/q2.csv"]),
    ],
)
def test_patterns(run: Any, pattern: str, found: list[str]) -> None:
    """*, ? and brackets stand within a name, ** for any number of folders."""
    assert sorted(run("ls", "-d", pattern).lines) == found


def test_a_name_that_looks_like_a_pattern(run: Any, put: Any) -> None:
    """A name with brackets is itself if it is there, and nothing else."""
    put("/reports/q[1].csv", b"brackets")
    assert run("cat", "/reports/q[1].csv").data == b"brackets"
    assert run("cat", "/reports/q[2].csv").data.startswith(b"a,b\n3,4\n")


def test_what_is_not_there(run: Any) -> None:
    """A path or pattern that names nothing exits 3, beside others that are there 1, and the others are listed."""
    for path in ("/nothing", "/reports/*.txt", "/nothing/*"):
        told = run("ls", path)
        assert (told.status, told.out) == (3, ""), path
        assert "files-style: " in told.err
    told = run("ls", "/nothing", "/notes.txt")
    assert (told.status, told.lines) == (1, ["notes.txt"])
    assert "/nothing: " in told.err


def test_error_as_json(run: Any) -> None:
    """With --json an error is one JSON value on standard error."""
    import json

    told = run("ls", "--json", "/nothing")
    error = json.loads(told.err)
    assert (error["class"], error["type"], error["path"], error["exit_status"]) == (
        "FileNotFoundError",
        "not-found/file-not-found",
        "/nothing",
        3,
    )


def test_a_path_that_climbs(run: Any) -> None:
    """`..`, which the service would silently drop, and an empty path are wrong usage."""
    told = run("ls", "/reports/../notes.txt")
    assert told.status == 2
    assert "knows no '..'" in told.err
    assert run("ls", "files:").status == 2


def test_cat(run: Any) -> None:
    """Content is written byte for byte, of several files in order; a folder is an error that stops no other."""
    assert run("cat", "/reports/q1.csv", "files:/reports/old/q0.csv").data == b"a,b\n1,2\nold\n"
    told = run("cat", "/reports", "/reports/q1.csv")
    assert (told.status, told.data) == (1, b"a,b\n1,2\n")
    assert "/reports is a folder" in told.err


def test_head(run: Any, put: Any) -> None:
    """The first ten lines, or as many lines or bytes as asked for, with headings between several files."""
    assert run("head", "/notes.txt").lines == [f"line {n}" for n in range(1, 11)]
    assert run("head", "-n", "2", "/notes.txt").lines == ["line 1", "line 2"]
    assert run("head", "-c", "6", "/notes.txt").data == b"line 1"
    assert run("head", "-n", "1", "/reports/*.csv").lines == [
        "==> /reports/q1.csv <==",
        "a,b",
        "",
        "==> /reports/q2.csv <==",
        "a,b",
    ]
    put("/long.txt", b"x" * 200_000 + b"\nrest")
    assert run("head", "-n", "1", "/long.txt").data == b"x" * 200_000 + b"\n"
