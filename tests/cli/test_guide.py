"""The guide to the command shows what works, and tells the truth about statuses and files."""

from __future__ import annotations

import os
import re
import shlex
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from files_style_sdk.cli import exits
from files_style_sdk.cli.group import COMMANDS

GUIDE = (Path(__file__).parent.parent.parent / "docs" / "cli.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^\$ (.+)$", GUIDE, re.MULTILINE)
ENDLESS = "tail -f"


@pytest.fixture
def workplace(tmp_path: Path, put: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder and a service that have what the guide's examples name, and the command on the path."""
    here = tmp_path / "here"
    (here / "site").mkdir(parents=True)
    (here / "site" / "index.html").write_text("<h1>Hello</h1>")
    (here / "report.csv").write_text("a,b\n1,2\n")
    (here / "rules.txt").write_text("drafts/\n")
    for path in ("/reports/q1.csv", "/reports/2026-01.csv", "/reports/x.tmp", "/logs/app.log"):
        put(path, b"one\ntwo\n")
    (tmp_path / "bin").mkdir()
    script = tmp_path / "bin" / "files-style"
    script.write_text(f'#!/bin/sh\nexec {sys.executable} -m files_style_sdk "$@"\n')
    script.chmod(stat.S_IRWXU)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    monkeypatch.chdir(here)
    return here


def test_examples_work(run: Any, workplace: Path, logged_in: Any) -> None:
    """Each line of the guide, in order, does what it should in a shell."""
    assert len(SHOWN) > 30
    for line in SHOWN:
        if ENDLESS in line:
            continue
        words = shlex.split(line)
        if words[0] == "files-style" and not set(words) & {"|", "&&"}:
            told = run(*words[1:], stdin=f"{logged_in.api_key}\n")
            assert told.status == 0, f"{line}: {told.err}"
        else:
            shell = subprocess.run(
                ["bash", "-c", f"set -o pipefail; {line}"], capture_output=True, text=True, timeout=60
            )
            assert shell.returncode == 0, f"{line}: {shell.stderr}"
            assert shell.stdout or "put - " in line


def test_commands_are_told() -> None:
    """Every command on files, folders and access is in the guide."""
    for name in COMMANDS:
        module = __import__(f"files_style_sdk.cli.commands.{name.replace('-', '_')}", fromlist=["command"])
        if name in ("demo", "api", "doctor", "mock", "watch", "share", "lock", "unlock", "mcp"):
            continue  # they have pages of their own, or the reference alone
        assert module.command.name == name
        assert re.search(rf"files-style (?:-q )?{name}\b|`{name}\b", GUIDE), name


def test_statuses_are_told() -> None:
    """The table of statuses has those that the code has."""
    told = {int(status) for status in re.findall(r"^\| (\d+) \|", GUIDE, re.MULTILINE)}
    assert told == {value for name, value in vars(exits).items() if name.isupper()}
