"""The command among others in a shell: completion, pipes, Ctrl-C and its statuses."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from files_style_sdk import error as errors
from files_style_sdk.cli.exits import exit_status, status_of_many


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_script(run: Any, shell: str) -> None:
    """Each shell gets a script that asks the command itself."""
    told = run("completion", shell)
    assert told.status == 0
    assert "_FILES_STYLE_COMPLETE" in told.out


def test_completing() -> None:
    """What is asked for by the script is answered: subcommands, and options of one."""
    environment = {
        **os.environ,
        "_FILES_STYLE_COMPLETE": "bash_complete",
        "COMP_CWORD": "1",
        "COMP_WORDS": "files-style mk",
    }
    command = [sys.executable, "-m", "files_style_sdk"]
    told = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert told.stdout.split() == ["plain,mkdir"]
    environment |= {"COMP_CWORD": "2", "COMP_WORDS": "files-style sync --max"}
    told = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert told.stdout.split() == ["plain,--max-delete"]


def test_nobody_reads_on(logged_in: Any, put: Any) -> None:
    """When the reader of a pipe leaves, as head does, the command ends without a word."""
    put("/big.txt", b"line\n" * 400_000)
    told = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m files_style_sdk cat /big.txt | head -n 1; exit ${{PIPESTATUS[0]}}"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert told.stdout == "line\n"
    assert told.stderr == ""
    assert told.returncode == 141


def test_ctrl_c(logged_in: Any, tmp_path: Path) -> None:
    """Ctrl-C in the middle of an upload exits 130 and says how to go on."""
    (tmp_path / "big.bin").write_bytes(bytes(24 * 1024 * 1024))
    command = [sys.executable, "-m", "files_style_sdk", "put", "--bwlimit", "4M", "big.bin", "/big.bin"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        for _ in range(1000):
            if logged_in.journal.count("POST", "/file_actions/begin_upload/*") or process.poll() is not None:
                break
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert "interrupted; run the same command again" in err
    assert "Traceback" not in err + out


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.InvalidParameterError("x"), 2),
        (errors.MissingParameterError("x"), 2),
        (ImportError("x"), 2),
        (errors.NotFoundError("x"), 3),
        (errors.FileNotFoundError("x"), 3),
        (FileNotFoundError("x"), 3),
        (errors.NotAuthenticatedError("x"), 4),
        (errors.NotAuthorizedError("x"), 4),
        (PermissionError("x"), 4),
        (errors.APIConnectionError("x"), 5),
        (errors.APITimeoutError("x"), 5),
        (errors.DestinationExistsError("x"), 1),
        (errors.IntegrityError("x"), 1),
        (OSError("x"), 1),
        (KeyboardInterrupt(), 130),
        (ExceptionGroup("x", [errors.NotFoundError("x"), errors.NotFoundError("x")]), 3),
        (ExceptionGroup("x", [errors.NotFoundError("x"), OSError("x")]), 1),
    ],
)
def test_exit_status(error: BaseException, status: int) -> None:
    """Each kind of error has its documented status."""
    assert exit_status(error) == status


def test_status_of_many() -> None:
    """Several things have the status that all share, else 1; nothing at all is well done."""
    assert [status_of_many(each) for each in ([], [0, 0], [3, 3], [0, 3], [3, 4])] == [0, 0, 3, 1, 1]


def test_output_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """On a terminal fields stand in columns, and what could steer it is spelled out."""
    from files_style_sdk.cli import output

    monkeypatch.setattr(output, "_is_terminal", lambda _stream: True)
    told = output.Output()
    told.table([({}, ("1", "a\x1b[2J")), ({}, ("22", "日本")), ({}, ("3", "c"))], ("N", "NAME"), right=(0,))
    told.table([({}, ("日本", "x")), ({}, ("b", "y"))])
    assert capsys.readouterr().out.splitlines() == [
        " N  NAME",
        " 1  a\\x1b[2J",
        "22  日本",
        " 3  c",
        "日本  x",
        "b     y",
    ]
