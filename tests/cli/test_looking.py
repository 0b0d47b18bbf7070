"""Looking at what lies where: stat, du, tree, find and tail."""

from __future__ import annotations

import io
from typing import Any

import pytest

import files_style_sdk as files_sdk
from files_style_sdk.cli.context import Context
from files_style_sdk.cli.quantities import LENGTH_OF_TIME, SIZE

pytestmark = pytest.mark.usefixtures("tree")


def test_stat(run: Any) -> None:
    """All fields that have a value are told, and as JSON those without, too."""
    lines = run("stat", "/reports/q1.csv").lines
    assert "path: reports/q1.csv" in lines
    assert "size: 8" in lines
    (told,) = run("--json", "stat", "/reports/q1.csv").json
    assert (told["type"], told["size"], told["mime_type"]) == ("file", 8, "text/csv")


def test_du(run: Any) -> None:
    """A folder's total covers everything below; --depth tells the folders in it, too."""
    assert run("du", "--bytes", "/reports").lines == ["2016\t3 files\t/reports"]
    assert run("du", "--bytes", "-d", "1", "/reports").lines == ["4\t1 files\t/reports/old", "2016\t3 files\t/reports"]
    assert run("du", "--json").json == [{"path": "/", "size": 2016 + 231, "files": 4}]
    assert run("du", "--bytes", "/notes.txt").lines == ["231\t1 files\t/notes.txt"]


def test_tree(run: Any) -> None:
    """Everything is drawn below its folder, and counted."""
    assert run("tree", "/").lines == [
        "/",
        "├── reports/",
        "│   ├── old/",
        "│   │   └── q0.csv",
        "│   ├── q1.csv",
        "│   └── q2.csv",
        "└── notes.txt",
        "",
        "2 folders, 4 files, 2.2 KiB",
    ]
    assert run("tree", "-L", "1", "-s", "/reports").lines[1:4] == [
        "├── old/",
        "├── q1.csv  [8 B]",
        "└── q2.csv  [2.0 KiB]",
    ]
    assert run("tree", "-d", "/").lines[-1] == "2 folders"
    assert [entry["path"] for entry in run("tree", "--json", "/reports/old").json] == [
        "reports/old",
        "reports/old/q0.csv",
    ]


@pytest.mark.parametrize(
    ("flags", "found"),
    [
        (["--name", "q[12].csv"], ["/reports/q1.csv", "/reports/q2.csv"]),
        (["--name", "Q1.CSV"], []),
        (["--iname", "Q1.CSV", "--name", "notes*"], ["/notes.txt", "/reports/q1.csv"]),
        (["--type", "d"], ["/reports/", "/reports/old/"]),
        (["--min-size", "1K"], ["/reports/q2.csv"]),
        (["--min-size", "5", "--max-size", "1K"], ["/notes.txt", "/reports/q1.csv"]),
        (["--max-size", "4"], ["/reports/old/q0.csv"]),
        (["--newer", "1h"], ["/notes.txt"]),
        (["--older", "1w", "--name", "q0*"], ["/reports/old/q0.csv"]),
        (["--max-depth", "1"], ["/notes.txt", "/reports/"]),
    ],
)
def test_find(run: Any, flags: list[str], found: list[str]) -> None:
    """What is found fits every option that is given."""
    assert sorted(run("find", *flags).lines) == found


def test_find_below(run: Any) -> None:
    """Only what lies below the given paths is looked at; -0 ends paths with NUL, -l shows more."""
    assert run("find", "/reports/old").lines == ["/reports/old/q0.csv"]
    assert run("find", "-0", "/reports/old").out == "/reports/old/q0.csv\0"
    (row,) = run("find", "-l", "/reports/old").lines
    assert row.split("\t")[0::2] == ["4 B", "/reports/old/q0.csv"]
    assert run("find", "/none").status == 3


def test_quantities() -> None:
    """Units are powers of 1024, lengths of time have a unit, and nonsense is wrong usage."""
    import click

    assert [SIZE.convert(text, None, None) for text in ("12", "1k", "1.5M", "2GiB", "3 B")] == [
        12,
        1024,
        1572864,
        2 << 30,
        3,
    ]
    assert LENGTH_OF_TIME.convert("90m", None, None).total_seconds() == 5400
    for kind, text in ((SIZE, "big"), (SIZE, "-1"), (LENGTH_OF_TIME, "7"), (LENGTH_OF_TIME, "9" * 20 + "w")):
        with pytest.raises(click.BadParameter):
            kind.convert(text, None, None)


@pytest.mark.parametrize("ending", [b"\n", b""])
@pytest.mark.parametrize("wanted", [0, 1, 3, 2999, 3000, 4000])
def test_tail(run: Any, put: Any, wanted: int, ending: bytes) -> None:
    """The last lines are found from the end, across blocks, whether or not the last one is ended."""
    lines = [b"line %d %s" % (n, b"." * 60) for n in range(3000)]
    put("/long.txt", b"\n".join(lines) + ending)
    expected = b"\n".join(lines[-wanted:]) + ending if wanted else b""
    assert run("tail", "-n", str(wanted), "/long.txt").data == expected


def test_tail_small(run: Any, put: Any) -> None:
    """-c takes bytes, ten lines are the default, and an empty file has none."""
    assert run("tail", "-c", "8", "/notes.txt").data == b"line 30\n"
    assert run("tail", "/notes.txt").lines == [f"line {n}" for n in range(21, 31)]
    put("/empty", b"")
    assert run("tail", "/empty").data == b""
    assert run("tail", "/reports").status == 1
    assert run("tail", "/none").status == 3


def test_tail_follow(run: Any, put: Any, interrupted_at: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """-f writes what is added, tells that a file was replaced or is gone, and ends with Ctrl-C."""
    from files_style_sdk.cli.commands import tail

    with files_sdk.Client() as client:
        turns = iter(
            (
                lambda: put("/notes.txt", b"".join(b"line %d\n" % n for n in range(1, 33))),
                lambda: None,
                lambda: put("/notes.txt", b"anew\n"),
                lambda: client.file.delete("/notes.txt"),
                lambda: None,
                lambda: put("/notes.txt", b"back\n"),
                interrupted_at,
            )
        )
        monkeypatch.setattr(tail.time, "sleep", lambda _seconds: next(turns)())
        told = run("tail", "-f", "-n", "1", "/notes.txt")
    assert told.status == 130
    assert told.lines == ["line 30", "line 31", "line 32", "anew", "back"]
    assert told.err.count("was replaced") == 1
    assert told.err.count("not there any more") == 1


def test_following_reads_only_what_is_new(logged_in: Any, files_client: files_sdk.Client, put: Any) -> None:
    """A look at a file that has not grown fetches nothing of it."""
    from files_style_sdk.cli.commands.tail import _Following

    context = Context()
    context.__dict__["client"] = files_client
    out = io.BytesIO()
    following = _Following(context, "notes.txt", out, 231)
    following.look()
    assert out.getvalue() == b""
    put("/notes.txt", b"x" * 231 + b"more")
    following.look()
    assert out.getvalue() == b"more"
