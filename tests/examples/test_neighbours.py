"""The SDKs of other services in examples/: small, current, and unknown to what they stand on."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEIGHBOURS = sorted(path.parent for path in (ROOT / "examples").glob("*/api.yaml"))
GENERATED = "# Generated from"
MOST_LINES = 150
STANDS_BELOW = ("files_style_sdk", "codegen", "mock-server")
NAMES = re.compile(r"filevine|wootiv|facilio|frame\.?io", re.IGNORECASE)

each_neighbour = pytest.mark.parametrize("folder", NEIGHBOURS, ids=lambda folder: folder.name)


def package_of(folder: Path) -> str:
    """The package that is generated from an example's description."""
    (service,) = folder.glob("*/service.py")
    return service.parent.name


def by_hand(folder: Path) -> list[Path]:
    """The Python files of an example that a person has written."""
    files = [path for path in folder.rglob("*.py") if "__pycache__" not in path.parts]
    return [path for path in files if not path.read_text("utf-8").startswith(GENERATED)]


def test_all_four_are_there() -> None:
    """Each of the four services that we were asked for has its example."""
    assert [folder.name for folder in NEIGHBOURS] == ["connections", "filevine", "frameio", "wootiv"]


@each_neighbour
def test_little_is_written_by_hand(folder: Path) -> None:
    """What the description cannot say fits into 150 lines, comments and empty ones included."""
    lines = {path.name: path.read_text("utf-8").count("\n") for path in by_hand(folder)}
    assert sum(lines.values()) <= MOST_LINES, lines


@each_neighbour
def test_the_package_is_what_its_description_says(folder: Path) -> None:
    """The generated files in the repository are those that the generator writes today."""
    command = ["--spec", str(folder / "api.yaml"), "--package", package_of(folder), "--out", str(folder), "--check"]
    done = subprocess.run(
        [sys.executable, "-m", "codegen", *command], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@each_neighbour
def test_each_tells_about_itself(folder: Path) -> None:
    """An example has a README with a way to try it against the mock server, and the file for its environment if it
    reads one.
    """
    text = (folder / "README.md").read_text("utf-8")
    assert f"python -m files_mock_server --spec examples/{folder.name}/api.yaml" in text


@pytest.mark.parametrize("place", STANDS_BELOW)
def test_what_they_stand_on_names_none_of_them(place: str) -> None:
    """Runtime, generator and mock server know no neighbour: what differs is in the descriptions."""
    kinds = {".py", ".pyi", ".json", ".md", ".toml", ".yaml"}
    files = [path for path in (ROOT / place).rglob("*") if path.suffix in kinds and "build" not in path.parts]
    assert len(files) > 20
    named = [str(path.relative_to(ROOT)) for path in files if NAMES.search(path.read_text("utf-8"))]
    assert not named


@each_neighbour
def test_descriptions_are_valid_openapi(folder: Path) -> None:
    """The document is OpenAPI 3.1 to other tools, too."""
    validator = pytest.importorskip("openapi_spec_validator")
    yaml = pytest.importorskip("yaml")
    validator.validate(yaml.safe_load((folder / "api.yaml").read_text("utf-8")))
