"""The types that users see, held by the checkers that users run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLES = [str(path.relative_to(ROOT)) for path in sorted(Path(__file__).parent.glob("*ed*.py"))]


def test_mypy_agrees_with_the_samples(tmp_path: Path) -> None:
    """mypy --strict accepts the accepted samples and refuses exactly the marked lines of the others."""
    pytest.importorskip("mypy")
    assert len(SAMPLES) == 7
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path), *SAMPLES],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_package_says_that_it_is_typed() -> None:
    """The marker that makes checkers read our annotations is part of the package (PEP 561)."""
    assert (ROOT / "files_style_sdk" / "py.typed").is_file()
