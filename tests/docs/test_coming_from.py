"""The commands that the page for users of other tools shows are commands that there are."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "coming-from.md").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"`(files-style [^`…]+)`", PAGE)))


@pytest.mark.parametrize("line", COMMANDS)
def test_command(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command takes what is shown: its name, options and arguments are known."""
    from files_style_sdk.cli.group import cli

    monkeypatch.chdir(tmp_path)
    for name in ("a.csv", "rules.txt", "FILE"):
        Path(name).touch()
    Path("site").mkdir()
    _, name, *rest = shlex.split(line)
    context = click.Context(cli, info_name="files-style")
    command = cli.get_command(context, name)
    assert command is not None
    with command.make_context(name, rest, parent=context):
        pass


def test_there_are_commands() -> None:
    """The page shows many commands, so the pattern that finds them works."""
    assert len(COMMANDS) > 25
