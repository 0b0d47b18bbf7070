"""Moving content: put and get."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import files_style_sdk as files_sdk

pytestmark = pytest.mark.usefixtures("logged_in")


def test_put_under_a_name(run: Any, site: Path, content: Any) -> None:
    """A single file gets the name that is given, and missing folders are made."""
    told = run("put", str(site / "index.html"), "/new/page.html")
    assert told.status == 0
    assert told.lines == [f"upload\t{site / 'index.html'} -> /new/page.html"]
    assert content("/new/page.html") == b"<h1>Hello</h1>"


def test_put_into_a_folder(run: Any, site: Path, names: Any) -> None:
    """A slash at the end, a folder that stands there, and several files make the destination a folder."""
    assert run("put", str(site / "index.html"), "/a/").status == 0
    assert run("put", str(site / "debug.log"), "files:/a").status == 0
    assert run("put", str(site / "index.html"), str(site / "debug.log"), "/b").status == 0
    assert names() == {"a", "a/index.html", "a/debug.log", "b", "b/index.html", "b/debug.log"}


def test_put_a_folder(run: Any, site: Path, names: Any) -> None:
    """-r uploads what a folder holds, patterns choose, and without -r a folder is refused."""
    told = run("put", str(site), "/www")
    assert told.status == 2
    assert "-r uploads folders" in told.err
    assert names() == set()
    assert run("put", "-r", "--exclude", "*.log", str(site), "/www").status == 0
    assert names() == {"www", "www/index.html", "www/img", "www/img/dot.svg"}
    assert run("put", "-r", str(site), "/www/").status == 0
    assert "www/site/img/dot.svg" in names()


def test_put_the_current_folder(run: Any, site: Path, names: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """. and .. go under the names of the folders that they are."""
    monkeypatch.chdir(site / "img")
    assert run("put", "-r", ".", "/a/").status == 0
    assert run("put", "-r", "..", "/a/").status == 0
    assert {"a/img/dot.svg", "a/site/index.html", "a/site/img/dot.svg"} <= names()


def test_put_filter_files(run: Any, site: Path, tmp_path: Path, names: Any) -> None:
    """Patterns may stand in files, in which ! takes back in."""
    rules = tmp_path / "rules"
    rules.write_text("# all but pages\n*.*\n!*.html\n")
    assert run("put", "-r", "--filter-from", str(rules), str(site), "/www").status == 0
    assert {name for name in names() if "." in name} == {"www/index.html"}


def test_put_standard_input(run: Any, content: Any) -> None:
    """- is standard input, which needs the name of a file."""
    assert run("put", "-", "/in/piped.bin", stdin=b"\0piped\xff").status == 0
    assert content("/in/piped.bin") == b"\0piped\xff"
    assert run("put", "-", "/in/", stdin=b"x").status == 2


def test_put_what_is_not_there(run: Any, site: Path, names: Any) -> None:
    """A missing local file exits 3 alone and 1 beside others, which are uploaded."""
    assert run("put", str(site / "none"), "/a/").status == 3
    told = run("put", str(site / "none"), str(site / "index.html"), "/a/")
    assert told.status == 1
    assert "No such file" in told.err
    assert "a/index.html" in names()


def test_put_two_files_of_one_name(run: Any, site: Path, names: Any) -> None:
    """Files that would become one are refused before anything is sent."""
    (site / "img" / "INDEX.html").write_bytes(b"other")
    told = run("put", str(site / "index.html"), str(site / "img" / "INDEX.html"), "/a/")
    assert told.status == 2
    assert "would both be" in told.err
    assert names() == set()


def test_quiet_and_json(run: Any, site: Path) -> None:
    """-q says nothing of what went well; --json gives a value for each file."""
    assert run("put", "-q", str(site / "index.html"), "/a/").out == ""
    (told,) = run("put", "--json", str(site / "index.html"), "/a/").json
    assert (told["action"], told["size"]) == ("upload", 14)


@pytest.mark.usefixtures("tree")
def test_get(run: Any, tmp_path: Path) -> None:
    """A file comes under the name that is given, or under its own into a folder, with its modification time."""
    assert run("get", "/reports/q1.csv", str(tmp_path / "first.csv")).status == 0
    assert (tmp_path / "first.csv").read_bytes() == b"a,b\n1,2\n"
    assert run("get", "/reports/q*.csv", str(tmp_path / "all")).status == 0
    assert sorted(os.listdir(tmp_path / "all")) == ["q1.csv", "q2.csv"]
    assert (tmp_path / "all" / "q1.csv").stat().st_mtime == 1767225600
    assert run("get", "--no-mtime", "/reports/q1.csv", str(tmp_path / "now.csv")).status == 0
    assert (tmp_path / "now.csv").stat().st_mtime > 1767225600


@pytest.mark.usefixtures("tree")
def test_get_shows_the_whole_size(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bar of a download counts against the bytes of all files, and there is none with -q or --json."""
    from files_style_sdk.cli import output
    from files_style_sdk.transfer import display

    seen: list[Any] = []
    monkeypatch.setattr(output, "_is_terminal", lambda stream: stream is output.sys.stderr)
    monkeypatch.setattr(display, "_is_terminal", lambda _stream: True)
    monkeypatch.setattr(display, "_terminal_bar", lambda _title: contextlib.nullcontext(seen.append))
    assert run("get", "-q", "/reports/q*.csv", str(tmp_path)).status == 0
    assert run("get", "--json", "/reports/q*.csv", str(tmp_path)).status == 0
    assert seen == []
    assert run("get", "/reports/q*.csv", str(tmp_path)).status == 0
    assert (seen[-1].bytes_done, seen[-1].bytes_total, seen[-1].files_done) == (2012, 2012, 2)


@pytest.mark.parametrize("flags", [[], ["-r"]])
def test_bandwidth_holds_downloads_up(
    run: Any, put: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flags: list[str]
) -> None:
    """--bwlimit hears of every byte of a large download, of a single file as of a folder."""
    from files_style_sdk.transfer.bandwidth import Throttle

    put("/big/file.bin", bytes(20 * 1024 * 1024))
    heard: list[int] = []
    monkeypatch.setattr(Throttle, "wait", lambda _self, count: heard.append(count))
    source = "/big" if flags else "/big/file.bin"
    assert run("get", "--bwlimit", "1M", *flags, source, str(tmp_path / "out")).status == 0
    assert sum(heard) == 20 * 1024 * 1024


@pytest.mark.usefixtures("tree")
def test_get_into_the_current_folder(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With one remote path alone the file goes to the current folder."""
    monkeypatch.chdir(tmp_path)
    assert run("get", "/notes.txt").status == 0
    assert (tmp_path / "notes.txt").read_bytes().startswith(b"line 1\n")


@pytest.mark.usefixtures("tree")
def test_get_a_folder(run: Any, tmp_path: Path) -> None:
    """-r downloads what a folder holds, patterns choose, and without -r a folder is refused."""
    assert run("get", "/reports", str(tmp_path / "r")).status == 2
    assert run("get", "-r", "--include", "*.csv", "--exclude", "old/", "/reports", str(tmp_path / "r")).status == 0
    assert sorted(path.name for path in (tmp_path / "r").rglob("*")) == ["q1.csv", "q2.csv"]
    assert run("get", "-r", "/reports", str(tmp_path / "r")).status == 0
    assert (tmp_path / "r" / "reports" / "old" / "q0.csv").read_bytes() == b"old\n"


@pytest.mark.usefixtures("tree")
def test_get_to_standard_output(run: Any) -> None:
    """- is standard output, which gets the bytes and nothing else."""
    assert run("get", "/reports/q1.csv", "/reports/old/q0.csv", "-").data == b"a,b\n1,2\nold\n"


@pytest.mark.usefixtures("tree")
def test_get_two_files_of_one_name(run: Any, put: Any, tmp_path: Path) -> None:
    """Of files that would be one on this machine only the first is downloaded."""
    put("/other/Q1.csv", b"other")
    told = run("get", "/reports/q1.csv", "/other/Q1.csv", str(tmp_path) + "/")
    assert told.status == 1
    assert "the same local file as /reports/q1.csv" in told.err
    assert (tmp_path / "q1.csv").read_bytes() == b"a,b\n1,2\n"


def test_network_trouble(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A service that cannot be reached exits 5."""
    monkeypatch.setenv("FILES_BASE_URL", "http://127.0.0.1:9")
    told = run("--retries", "0", "ls", "/a", "/b")
    assert told.status == 5
    assert told.err.count("files-style: ") == 1


def test_denied(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A credential that is refused exits 4; none at all exits 2 and says how to get one."""
    monkeypatch.setenv("FILES_API_KEY", "WRONG")
    assert run("ls").status == 4
    monkeypatch.delenv("FILES_API_KEY")
    told = run("ls")
    assert told.status == 2
    assert "files-style login" in told.err


def test_a_key_stays_out_of_messages(run: Any) -> None:
    """A key given as a flag is used, over the environment's, and never repeated."""
    told = run("--api-key", "SECRETWRONG", "ls")
    assert told.status == 4
    assert "SECRETWRONG" not in told.out + told.err


def test_interrupted_upload_goes_on(
    run: Any,
    tmp_path: Path,
    content: Any,
    interrupted_at: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
    logged_in: Any,
) -> None:
    """After Ctrl-C the status is 130, the way to go on is told, and the same command sends only what is missing."""
    from files_style_sdk.transfer.resuming import UploadRecord

    whole = os.urandom(40 * 1024 * 1024)
    (tmp_path / "big.bin").write_bytes(whole)
    add, parts = UploadRecord.add, []

    def add_and_interrupt(self: UploadRecord, receipt: Any) -> None:
        add(self, receipt)
        parts.append(receipt.number)
        if len(parts) == 2:
            interrupted_at()

    monkeypatch.setattr(UploadRecord, "add", add_and_interrupt)
    told = run("put", str(tmp_path / "big.bin"), "/big.bin")
    assert told.status == 130
    assert "interrupted; run the same command again" in told.err
    first = len(parts)
    with files_sdk.Client(base_url=logged_in.url, api_key=logged_in.api_key) as client:
        assert not list(client.folder.list_for("/")), "nothing is published half"
    again: list[int] = []
    monkeypatch.setattr(UploadRecord, "add", lambda self, receipt: (again.append(receipt.number), add(self, receipt)))
    assert run("put", str(tmp_path / "big.bin"), "/big.bin").status == 0
    assert content("/big.bin") == whole
    assert not set(again) & set(parts[:2])
    assert first >= 2
