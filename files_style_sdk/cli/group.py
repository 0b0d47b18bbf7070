"""The group of subcommands. Each is a module of its own, imported when it is used."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

import click

from files_style_sdk._version import __version__
from files_style_sdk.error import Error

__all__ = ["cli", "run"]

_COMMANDS = {
    "demo": "Run the main job end to end against a mock server.",
}
"""What each subcommand does in one line: help is shown without importing any of them."""


class _LazyGroup(click.Group):
    """Finds the subcommand `name` as `command` in the module `files_style_sdk.cli.name`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"files_style_sdk.cli.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(_COMMANDS.items()))


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", prog_name="files-style")
def cli() -> None:
    """Work with a Files.com-style file service.

    Use "files-style COMMAND --help" for what a command takes.
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command, and turn the errors that a user can meet into one line and a status.

    Args:
        arguments: The command line without the program's name; the process's own when None.

    Returns:
        The exit status.
    """
    try:
        status: Any = cli.main(
            args=None if arguments is None else list(arguments), prog_name="files-style", standalone_mode=False
        )
    except click.exceptions.Abort:
        click.echo("interrupted", err=True)
        return 130
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (Error, OSError) as error:
        click.echo(f"files-style: {error}", err=True)
        return 1
    return status if isinstance(status, int) else 0
