"""`files-style watch`: which files have arrived, and what is done about them."""

from __future__ import annotations

import sys
import threading
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

import files_style_sdk as files_sdk
from files_style_sdk.cli.arrivals import Arrivals
from files_style_sdk.cli.remote_paths import Entry


def file(path: str, size: int = 1, modified: str = "2026-01-01T00:00:00Z") -> Entry:
    """A remote file as a look finds it."""
    return Entry(path, False, size, modified, {})


def paths(entries: list[Entry]) -> list[str]:
    """Their paths."""
    return [entry.path for entry in entries]


def test_a_file_must_settle() -> None:
    """A file that grows is told of when it has not grown for the whole time."""
    arrivals = Arrivals(settle=10)
    assert arrivals.look([file("a", 1)], 0) == []
    assert arrivals.look([file("a", 2)], 9) == []
    assert arrivals.is_waiting
    assert arrivals.look([file("a", 2)], 18.9) == []
    assert paths(arrivals.look([file("a", 2)], 19)) == ["a"]
    assert arrivals.look([file("a", 2)], 99) == []
    assert not arrivals.is_waiting


def test_a_changed_file_arrives_again() -> None:
    """A file that changes, or that goes and comes back, is told of again."""
    arrivals = Arrivals(settle=0)
    assert paths(arrivals.look([file("a")], 0)) == ["a"]
    assert paths(arrivals.look([file("a", modified="2026-01-02T00:00:00Z")], 1)) == ["a"]
    assert arrivals.look([], 2) == []
    assert paths(arrivals.look([file("a", modified="2026-01-02T00:00:00Z")], 3)) == ["a"]


def test_what_was_there_is_skipped() -> None:
    """Files that were there at the beginning are told of only when they change."""
    arrivals = Arrivals(settle=0)
    arrivals.skip([file("old")])
    assert paths(arrivals.look([file("old"), file("new"), Entry("folder", True, None, None, {})], 0)) == ["new"]
    assert paths(arrivals.look([file("old", 2), file("new")], 0)) == ["old"]


def test_markers() -> None:
    """With markers a file is told of when its marker is there, whatever its case, and the marker never."""
    arrivals = Arrivals(settle=60, marker=".done")
    assert arrivals.look([file("a.csv"), file("b.csv")], 0) == []
    assert paths(arrivals.look([file("a.csv"), file("b.csv"), file("B.CSV.DONE")], 1)) == ["b.csv"]
    assert arrivals.look([file("a.csv"), file("b.csv"), file("B.CSV.DONE")], 2) == []


@pytest.fixture
def inbox(logged_in: Any, files_client: files_sdk.Client) -> files_sdk.Client:
    """A site with two files in `/inbox`."""
    files_client.folder.create("/inbox/deep", mkdir_parents=True)
    for name in ("a.csv", "b.txt", "deep/c.csv"):
        files_client.upload_stream(BytesIO(b"1"), f"/inbox/{name}")
    return files_client


def test_once(run: Any, inbox: files_sdk.Client) -> None:
    """--once tells of what is there and ends; --include and -r say of which files."""
    once = ("watch", "/inbox", "--once", "--settle", "0s", "--interval", "0.01s")
    assert run(*once).lines == ["/inbox/a.csv", "/inbox/b.txt"]
    assert sorted(run(*once, "-r", "--include", "*.csv").lines) == ["/inbox/a.csv", "/inbox/deep/c.csv"]
    assert [event["size"] for event in run(*once, "--json").json] == [1, 1]


def test_once_waits_until_files_settle(run: Any, inbox: files_sdk.Client) -> None:
    """--once looks more than once where files must first stay as they are."""
    told = run("watch", "/inbox", "--once", "--settle", "0.05s", "--interval", "0.02s")
    assert told.lines == ["/inbox/a.csv", "/inbox/b.txt"]


def test_new_files(run: Any, inbox: files_sdk.Client, logged_in: Any) -> None:
    """Without --existing only what comes later is told of, also when the service was busy meanwhile."""

    def arrive() -> None:
        for _ in range(500):  # until it has been looked at twice
            if logged_in.journal.count("GET", "/api/rest/v1/folders/*") >= 2:
                break
            threading.Event().wait(0.01)
        inbox.upload_stream(BytesIO(b"22"), "/inbox/new.csv")

    arrival = threading.Thread(target=arrive)
    arrival.start()
    with logged_in.fault("status", path="/api/rest/v1/folders/*", skip=1, times=2, status=503):
        told = run("--retries", "0", "watch", "/inbox", "--settle", "0s", "--interval", "0.02s", "--max-files", "1")
    arrival.join()
    assert told.lines == ["/inbox/new.csv"]
    assert "looking again" in told.err


def test_a_program_for_each(run: Any, inbox: files_sdk.Client, tmp_path: Path) -> None:
    """The program is run for each file with its path in the arguments and the environment, without a shell."""
    inbox.upload_stream(BytesIO(b"1"), "/inbox/$(touch x) ;'.csv")
    log = tmp_path / "log"
    script = f"import os, sys; print(sys.argv[1], os.environ['FILES_PATH'], file=open({str(log)!r}, 'a'))"
    told = run(
        *("watch", "/inbox", "--once", "--settle", "0s", "--include", "*.csv", "--"),
        *(sys.executable, "-c", script, "<{}>"),
    )
    assert told.status == 0
    odd = "/inbox/$(touch x) ;'.csv"
    assert sorted(log.read_text().splitlines()) == sorted([f"<{odd}> {odd}", "</inbox/a.csv> /inbox/a.csv"])


def test_a_program_that_fails(run: Any, inbox: files_sdk.Client) -> None:
    """A program that fails is told of, keeps no other file from being handled, and shows in the exit status."""
    told = run(
        "watch", "/inbox", "--once", "--settle", "0s", "--json", "--", sys.executable, "-c", "raise SystemExit(7)"
    )
    assert told.status == 1
    assert [event["exit_status"] for event in told.json] == [7, 7]
    assert "ended with status 7" in told.err
    assert run("watch", "/inbox", "--once", "--settle", "0s", "--", "/no/such/program").status == 2


def test_a_missing_folder(run: Any, inbox: files_sdk.Client) -> None:
    """A folder that is not there is an error, and not waited for."""
    assert run("watch", "/missing").status == 3
