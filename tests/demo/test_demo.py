"""The main job ends with 0 only if everything came back, and leaves nothing behind."""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from rich.console import Console

import files_style_sdk as files_sdk
from files_style_sdk.cli.main import main
from files_style_sdk.demo import job as job_module
from files_style_sdk.demo import tree
from files_style_sdk.demo.display import Display
from files_style_sdk.demo.server import MockServerProcess, ServerError


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders go, so that a test sees what is left of them."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A small folder with some odd things in it."""
    folder = tmp_path / "source"
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "empty folder").mkdir()
    (folder / "lines.txt").write_text("one\ntwo\nthree", encoding="utf-8")
    (folder / "deep" / "100% #1 ?.bin").write_bytes(bytes(range(256)) * 50)
    (folder / "deep" / "er" / "empty").touch()
    (folder / "link").symlink_to(folder / "lines.txt")
    for number in range(30):
        (folder / "deep" / f"{number}.txt").write_text(str(number), encoding="utf-8")
    return folder


def is_alive(pid: int) -> bool:
    """Whether a process runs."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def pid_in(output: str) -> int:
    """The server's process as the demo told it."""
    told = re.search(r"process (\d+)", output)
    assert told, output
    return int(told.group(1))


def test_everything_comes_back(source: Path, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A run that went well says so, exits 0, stops its server, removes its folders and restores the settings."""
    before = files_sdk._settings.snapshot()
    assert main(["demo", "--path", str(source), "--big-file-mib", "1"]) == 0
    output = capsys.readouterr().out
    assert "every SHA-256 agrees" in output
    assert "'tree/lines.txt'" in output or "'tree/deep/100% #1 ?.bin'" in output
    assert "skipped 1 entries" in output
    assert re.search(r"upload folder +│ +33 │", output)
    assert re.search(r"download +│ +34 │ +1\.0 │", output)
    # 4 folders with a page each, and a second page for the one with 32 entries.
    assert re.search(r"list recursively +│ +34 │ +│ +[\d.]+ │ +│ +6 │", output)
    assert not is_alive(pid_in(output))
    assert list(work.iterdir()) == []
    assert files_sdk._settings.snapshot() == before


def test_a_difference_is_told(
    source: Path, work: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that came back with other bytes makes the exit status 1, and its name is in the output."""
    honest = job_module.regular_files

    def spoiling(folder: Path) -> dict[str, Path]:
        if folder.name == "received":
            (folder / "tree" / "deep" / "7.txt").write_text("seven", encoding="utf-8")
        return honest(folder)

    monkeypatch.setattr(job_module, "regular_files", spoiling)
    assert main(["demo", "--path", str(source), "--big-file-mib", "0"]) == 1
    output = capsys.readouterr().out
    assert "'tree/deep/7.txt' came back with other content" in output
    assert "agrees" not in output
    assert list(work.iterdir()) == []


def test_names_that_the_service_takes_for_one(tmp_path: Path, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two local files that share a path on the service are named, and the exit status is 1."""
    folder = tmp_path / "twins"
    folder.mkdir()
    (folder / "resume.txt").write_text("plain", encoding="utf-8")
    (folder / "Résumé.TXT").write_text("accented", encoding="utf-8")
    assert main(["demo", "--path", str(folder), "--big-file-mib", "0"]) == 1
    assert "'tree/Résumé.TXT' and 'tree/resume.txt' are one path on the service" in capsys.readouterr().out


def test_keep(source: Path, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --keep the server goes on, at the URL and with the key that were printed, until it is told to stop."""
    assert main(["demo", "--path", str(source), "--big-file-mib", "0", "--keep"]) == 0
    output = capsys.readouterr().out
    pid = pid_in(output)
    try:
        told = re.search(r"base_url (\S+), API key (\w+); .*kill (\d+)", output)
        assert told
        assert int(told.group(3)) == pid
        with files_sdk.Client(base_url=told.group(1), api_key=told.group(2)) as client:
            assert client.file.find("/demo/tree/lines.txt").size == 13
    finally:
        os.kill(pid, signal.SIGTERM)
        assert os.waitpid(pid, 0)[1] == 0
    assert list(work.iterdir()) == []


def test_environment_of_the_user(source: Path, work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a proxy nor a key in the environment keeps the demo from its own server, and both stay as they were."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "example.com")
    monkeypatch.setenv("FILES_API_KEY", "anotherone")
    before = dict(os.environ)
    assert main(["demo", "--path", str(source), "--big-file-mib", "0"]) == 0
    assert dict(os.environ) == before


def test_interrupt(work: Path) -> None:
    """Ctrl-C ends the demo with one line and status 130, and leaves nothing behind."""
    command = [sys.executable, "-u", "-m", "files_style_sdk.demo", "--big-file-mib", "4000"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        pid = pid_in(process.stdout.readline())
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert process.stderr.read().strip() == "files-style: interrupted"
    assert not is_alive(pid)
    assert list(work.iterdir()) == []


def test_terminal_without_the_letters(source: Path, work: Path) -> None:
    """Names that the terminal's encoding lacks are shown escaped instead of ending the demo."""
    (source / "Ünïcödé.txt").write_text("x" * 20_000, encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-m", "files_style_sdk.demo", "--path", str(source), "--big-file-mib", "0"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert rb"\xdcn\xefc\xf6d\xe9.txt" in told.stdout


def test_sigterm_tidies_up(work: Path) -> None:
    """A demo that is told to stop stops its server and removes its folder."""
    command = [sys.executable, "-u", "-m", "files_style_sdk.demo", "--big-file-mib", "4000"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        pid = pid_in(process.stdout.readline())
        assert is_alive(pid)
        process.terminate()
        assert process.wait(60) == 128 + signal.SIGTERM
    assert not is_alive(pid)
    assert list(work.iterdir()) == []


def test_missing_mock_server(
    source: Path, work: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the mock server the demo says how to install it."""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert main(["demo", "--path", str(source)]) == 2
    assert "pip install ./mock-server" in capsys.readouterr().err
    assert list(work.iterdir()) == []


def test_server_that_does_not_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a server says before it gives up is in the error."""
    broken = [sys.executable, "-c", "raise SystemExit('the disk is made of cheese')"]
    monkeypatch.setattr(MockServerProcess, "_command", lambda self: broken)
    with pytest.raises(ServerError, match="made of cheese"), MockServerProcess(tmp_path):
        pass


def test_no_room(source: Path, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A disk that is too small is told before it is full."""
    assert main(["demo", "--path", str(source), "--big-file-mib", str(1 << 40)]) == 1
    assert "MiB are needed" in capsys.readouterr().err
    assert list(work.iterdir()) == []


def test_differences(tmp_path: Path) -> None:
    """Missing, added and changed files are each told by name; equal ones are not."""
    files = {}
    for name, content in {"same": "1", "changed": "2", "missing": "3", "other": "4", "same again": "1"}.items():
        files[name] = tmp_path / name
        files[name].write_text(content, encoding="utf-8")
    sent = {"same": files["same"], "changed": files["changed"], "missing": files["missing"]}
    received = {"same": files["same again"], "changed": files["other"], "added": files["other"]}
    assert tree.differences(sent, received, lambda done: None) == [
        "'missing' did not come back",
        "'added' came back but was never sent",
        "'changed' came back with other content",
    ]


def test_standard_library_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy has the sources of every depth and some odd names, but no compiled or installed packages."""
    library = tmp_path / "library"
    for name in ("os.py", "json/tool.py", "json/__pycache__/tool.pyc", "site-packages/pip/x.py"):
        (library / name).parent.mkdir(parents=True, exist_ok=True)
        (library / name).touch()
    monkeypatch.setattr(tree.sysconfig, "get_path", lambda name: str(library))
    tree.copy_standard_library(tmp_path / "copy")
    names = set(tree.regular_files(tmp_path / "copy"))
    assert {"os.py", "json/tool.py", "odd names/empty", "odd names/100% #1 [x] {y} &z=1+1?.txt"} <= names
    assert not [name for name in names if "pycache" in name or "site-packages" in name]


def test_generated_file_is_the_same_every_time(tmp_path: Path) -> None:
    """Two runs move the same big file, and none of its mebibytes repeats."""
    tree.generate(tmp_path / "a", 3, lambda done: None)
    tree.generate(tmp_path / "b", 3, lambda done: None)
    content = (tmp_path / "a").read_bytes()
    assert content == (tmp_path / "b").read_bytes()
    assert len(content) == 3 * tree.MIB
    assert len({content[start : start + tree.MIB] for start in range(0, len(content), tree.MIB)}) == 3


def test_longest_text(tmp_path: Path) -> None:
    """The biggest text is chosen; neither bytes that are no text nor what is over the limit."""
    files = {}
    for name, content in {"a": b"x" * 10, "b": b"x" * 20, "c": b"\xff" * 30, "d": b"\0" * 40, "e": b"x" * 50}.items():
        files[name] = tmp_path / name
        files[name].write_bytes(content)
    assert tree.longest_text(files, limit=45) == "b"
    assert tree.longest_text({"c": files["c"]}) is None


def test_progress_bars_on_a_terminal() -> None:
    """On a terminal each phase has a bar with its note, and odd text is shown as it is."""
    output = io.StringIO()
    display = Display(Console(file=output, force_terminal=True, width=100))
    with display.phase("upload folder", total=10) as (phase, meter):
        meter(5, "3 files")
        phase.files, phase.bytes = 3, 2 * tree.MIB
    display.say("a [bold]name[/bold]")
    display.table()
    shown = output.getvalue()
    assert "100%" in shown
    assert "3 files" in shown
    assert "a [bold]name[/bold]" in shown
    assert "2.0" in shown
