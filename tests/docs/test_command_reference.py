"""The reference of the command is what the command itself says."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from files_style_sdk.cli.group import COMMANDS, SECTIONS

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    """The script that writes the page."""
    spec = importlib.util.spec_from_file_location("command_reference", ROOT / "docs/hooks/command_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_not_stale(generator: ModuleType) -> None:
    """The page is what the script would write: after a change of the command it must be run again."""
    written = (ROOT / "docs/reference/cli.md").read_text(encoding="utf-8")
    assert written == generator.page(), "run python docs/hooks/command_reference.py"


def test_each_command_is_there(generator: ModuleType) -> None:
    """Each command has a heading of its own, the line that --help shows, and its options."""
    page = generator.page()
    for name, line in COMMANDS.items():
        assert f"\n### files-style {name}\n" in page
        assert f"| [`{name}`](#files-style-{name}) | {line} |" in page
    assert "| `--max-uses N` | How many times it can be used." in page
    assert all(f"\n## {section}\n" in page for section in SECTIONS)


def test_check_tells_a_stale_page(
    generator: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--check` changes nothing and fails on a stale page; without it the page is written."""
    monkeypatch.setattr(generator, "PAGE", tmp_path / "cli.md")
    monkeypatch.setattr("sys.argv", ["command_reference.py", "--check"])
    assert generator.main() == 1
    assert "is stale" in capsys.readouterr().err
    assert not (tmp_path / "cli.md").exists()
    monkeypatch.setattr("sys.argv", ["command_reference.py"])
    assert generator.main() == 0
    monkeypatch.setattr("sys.argv", ["command_reference.py", "--check"])
    assert generator.main() == 0
