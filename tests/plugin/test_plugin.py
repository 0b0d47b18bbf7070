"""The pytest plugin, as a project finds it that has just installed the SDK."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
_OTHER_PLUGINS = ("asyncio", "hypothesispytest", "schemathesis")  # slow, or in want of configuration
EXAMPLE = HERE.parent.parent / "examples" / "testing" / "test_report.py"


def run(folder: Path, *options: str) -> tuple[str, dict[str, int]]:
    """Run pytest in a folder; its output, and how many tests ended how."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-W", "error", *options]
    command += [f"-pno:{name}" for name in _OTHER_PLUGINS]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    last = next((line for line in reversed(done.stdout.splitlines()) if " in " in line), "")
    return done.stdout + done.stderr, {word: int(count) for count, word in re.findall(r"(\d+) (\w+)", last)}


@pytest.mark.parametrize("project", sorted((HERE / "projects").iterdir()), ids=lambda folder: folder.name)
def test_projects(project: Path, tmp_path: Path) -> None:
    """The tests of a project pass that has nothing but the plugin, on two workers, with every warning an error."""
    expected = 0
    for source in project.glob("*.py.txt"):
        (tmp_path / source.name.removesuffix(".txt")).write_text(source.read_text())
        expected += int(re.findall(r"# tests: (\d+)", source.read_text())[0])
    output, ended = run(tmp_path, "-n", "2")
    assert ended == {"passed": expected}, output


def test_copyable_example(tmp_path: Path) -> None:
    """The documented example passes as it stands, without any configuration."""
    (tmp_path / "test_report.py").write_text(EXAMPLE.read_text())
    output, ended = run(tmp_path)
    assert ended == {"passed": EXAMPLE.read_text().count("\ndef test_")}, output


def test_without_the_server(tmp_path: Path) -> None:
    """Where the mock server is not installed the fixtures say what to install; other tests are not touched."""
    (tmp_path / "files_mock_server.py").write_text("raise ImportError('not here')\n")
    (tmp_path / "test_missing.py").write_text("def test_client(files_client): ...\ndef test_other(): ...\n")
    output, ended = run(tmp_path)
    assert ended == {"passed": 1, "error": 1}, output
    assert "pip install files-style-mock-server" in output


def test_cheap_where_it_is_not_used() -> None:
    """pytest loads the plugin in every project; it imports nothing heavy before a fixture is used."""
    heavy = {"aiohttp", "requests", "files_mock_server", "orjson", "urllib3"}
    program = f"import sys, files_style_sdk.testing; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], timeout=60, check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"
