"""What the README of the Filevine example tells people to do, done."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from files_mock_server.testing import SpecServer
from filevine_setup import EXAMPLE, LONGEST

README = (EXAMPLE / "README.md").read_text("utf-8")
PORT = "http://127.0.0.1:4020"


def block(kind: str, number: int = 0) -> str:
    """A block of the README."""
    found: list[str] = re.findall(rf"```{kind}\n(.*?)```", README, re.DOTALL)
    return found[number]


@pytest.fixture
def served() -> Iterator[SpecServer]:
    """The server that the README starts, on another port."""
    command = block("console", 1).split()
    keys = [command[index + 1] for index, word in enumerate(command) if word == "--api-key"]
    with SpecServer(EXAMPLE.parent.parent / command[command.index("--spec") + 1], api_keys=keys) as server:
        yield server


def test_five_minutes(served: SpecServer, bare: Path) -> None:
    """The script prints what the README says, configured by the `.env` that it says."""
    (bare / ".env").write_text(block("env").replace(PORT, served.url))
    (bare / "main.py").write_text(block("python"))
    done = subprocess.run(
        [sys.executable, "-W", "error", "main.py"],
        cwd=bare,
        env={**os.environ, "PYTHONPATH": str(EXAMPLE)},
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == block("text")
