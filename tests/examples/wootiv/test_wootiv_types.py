"""The types that users of the wootiv example see, held by the checkers that they run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "examples" / "wootiv"
SAMPLE = Path(__file__).with_name("wootiv_accepted.py")


def checked(*command: str, **environment: str) -> str:
    """What a checker says, empty if it has nothing to object to."""
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_mypy_agrees_with_the_sample(tmp_path: Path) -> None:
    """mypy --strict sees what answers and pages are made of, and refuses exactly the marked lines."""
    pytest.importorskip("mypy")
    paths = os.pathsep.join([str(ROOT), str(EXAMPLE)])
    assert checked("mypy", "--strict", "--cache-dir", str(tmp_path), str(SAMPLE), MYPYPATH=paths) == ""


def test_pyright_agrees_with_the_sample(tmp_path: Path) -> None:
    """pyright sees the same."""
    pytest.importorskip("pyright")
    if checked("pyright", "--version"):
        pytest.skip("pyright cannot start here")
    settings = {"extraPaths": [str(ROOT), str(EXAMPLE)], "pythonVersion": "3.11"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    sample = tmp_path / SAMPLE.name  # what lies outside of its folder is passed over
    sample.write_text(SAMPLE.read_text("utf-8"))
    command = ("pyright", "-p", str(tmp_path), "--pythonpath", sys.executable)
    assert checked(*command) == ""
    sample.write_text("from wootiv import Wootiv\n\nWootiv().root.retrieve().name.upper()\n")
    assert "reportOptionalMemberAccess" in checked(*command)


def test_the_package_says_that_it_is_typed() -> None:
    """The marker that makes checkers read its annotations is part of the package (PEP 561)."""
    assert (EXAMPLE / "wootiv" / "py.typed").is_file()
