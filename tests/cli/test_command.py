"""The command starts fast, explains itself, and fails clearly."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

import files_style_sdk as files_sdk
from files_style_sdk.cli.group import cli
from files_style_sdk.cli.main import main


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run this interpreter."""
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, timeout=60, check=False, stdin=subprocess.DEVNULL
    )


@pytest.mark.parametrize("missing", ["click", "rich"])
def test_without_the_extra(missing: str) -> None:
    """Without a package of the extra `cli` the command names what to install and exits 2."""
    program = (
        "import sys\n"
        "class Absent:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {missing!r}:\n"
        "            raise ModuleNotFoundError(f'No module named {name!r}', name=name)\n"
        "sys.meta_path.insert(0, Absent())\n"
        "from files_style_sdk.cli.main import main\n"
    )
    told = python("-c", program + "sys.exit(main(['demo']))")
    assert told.returncode == 2
    assert f"the package {missing}" in told.stderr
    assert "pip install 'files-style-sdk[cli]'" in told.stderr
    assert "Traceback" not in told.stderr


def test_module_runs_as_the_command() -> None:
    """`python -m files_style_sdk` is the command, and `python -m files_style_sdk.demo` its demo."""
    told = python("-m", "files_style_sdk", "--version")
    assert (told.returncode, told.stdout.strip()) == (0, f"files-style, version {files_sdk.__version__}")
    told = python("-m", "files_style_sdk.demo", "--help")
    assert told.returncode == 0
    assert "--big-file-mib" in told.stdout


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_loads_no_subcommand(option: str) -> None:
    """Help and version need click and nothing else, so that they are there at once."""
    program = (
        f"import sys; from files_style_sdk.cli.main import main; main([{option!r}]); "
        "heavy = ('rich', 'requests', 'urllib3', 'aiohttp', 'orjson', 'ssl', 'platformdirs', 'tomllib'); "
        "ours = ('demo', 'models', 'client', 'error_tree', 'syncing', 'transfer', 'cli.commands'); "
        "print([name for name in sys.modules if name.split('.')[0] in heavy "
        "or name.startswith(tuple(f'files_style_sdk.{part}' for part in ours))])"
    )
    told = python("-c", program)
    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines()[-1] == "[]"


def test_every_subcommand_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    """Each name in the help leads to a command of that name whose own help begins with the same words."""
    import click

    context = click.Context(cli)
    names = cli.list_commands(context)
    assert names
    assert main(["--help"]) == 0
    overview = re.sub(r"\s+", " ", capsys.readouterr().out)
    for name in names:
        command = cli.get_command(context, name)
        assert command is not None
        assert command.name == name
        assert f" {name} {command.get_short_help_str(limit=100)}" in overview
        assert all(parameter.help for parameter in command.params if isinstance(parameter, click.Option))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nonsense"], "No such command 'nonsense'"),
        (["demo", "--path", "/no/such/folder"], "does not exist"),
        (["demo", "--big-file-mib", "-1"], "--big-file-mib"),
    ],
)
def test_wrong_usage(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong usage is explained and exits 2."""
    assert main(arguments) == 2
    assert said in capsys.readouterr().err
