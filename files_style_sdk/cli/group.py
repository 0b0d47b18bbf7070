"""The group of subcommands. Each is a module of its own, imported when it is used."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

import click

from files_style_sdk._version import __version__
from files_style_sdk.cli.context import shared_options
from files_style_sdk.cli.exits import INTERRUPTED, exit_status
from files_style_sdk.cli.output import Output

__all__ = ["COMMANDS", "SECTIONS", "cli", "run"]

SECTIONS: dict[str, dict[str, str]] = {
    "Files": {
        "ls": "List files and folders.",
        "tree": "Draw what is in a folder and below it.",
        "stat": "Show all that the service says of files and folders.",
        "du": "Show how many bytes and files folders hold.",
        "find": "Find files and folders below PATH.",
        "cat": "Write the content of files to standard output, one after the other.",
        "head": "Write the first lines of files to standard output.",
        "tail": "Write the last lines of a file to standard output.",
        "put": "Upload files.",
        "get": "Download files.",
        "cp": "Copy files within the service.",
        "mv": "Move or rename files and folders within the service.",
        "rm": "Delete files.",
        "mkdir": "Make folders.",
        "touch": "Set modification times, and make missing files, empty.",
    },
    "Folders": {
        "sync": "Make one folder like another.",
        "verify": "Check a folder against the manifest of a sync.",
        "transfers": "List, resume or give up interrupted transfers.",
        "watch": "Tell of each file that appears in a remote folder.",
    },
    "Sharing": {
        "share": "Make a link to files and folders, and print it.",
        "lock": "Lock a path, and print the token that releases it.",
        "unlock": "Release a lock on a path.",
    },
    "Access": {
        "login": "Store an API key or a session in a profile.",
        "logout": "Remove the credential of a profile.",
        "whoami": "Show which service is used, as whom, and what is allowed there.",
        "profiles": "List the profiles, or make NAME the one that is used by default.",
    },
    "More": {
        "api": "Call any operation of the API.",
        "doctor": "Look at everything between here and the service.",
        "mcp": "Serve the site's files to an assistant (Model Context Protocol).",
        "mock": "Start a mock server of the service.",
        "completion": "Print the script that makes a shell complete subcommands and options.",
        "demo": "Run the main job end to end against a mock server.",
    },
}
"""What each subcommand does in one line, by section: help is shown without importing any of them.

A subcommand NAME is `command` in the module `files_style_sdk.cli.commands.NAME`, with underscores for hyphens."""

COMMANDS: dict[str, str] = {name: line for section in SECTIONS.values() for name, line in section.items()}
"""All subcommands, in the order in which they are shown."""


class _LazyGroup(click.Group):
    """Finds the subcommand `name` as `command` in the module `files_style_sdk.cli.commands.name`."""

    def __init__(self, *arguments: Any, **attributes: Any) -> None:
        super().__init__(*arguments, **attributes)
        self.params.extend(shared_options())

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"files_style_sdk.cli.commands.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, lines in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl(list(lines.items()))


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, "--version", prog_name="files-style")
def cli() -> None:
    """Work with a Files.com-style file service.

    Use "files-style COMMAND --help" for what a command takes. Paths of the service begin at its root; "files:/path"
    and "/path" are the same to commands that know that a path is the service's.

    Exit status: 0 done, 1 some failed, 2 wrong usage, 3 not found, 4 denied, 5 network trouble, 130 interrupted.
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command, and turn the errors that a user can meet into one line and a status.

    Args:
        arguments: The command line without the program's name; the process's own when None.

    Returns:
        The exit status.
    """
    from files_style_sdk.error import Error

    try:
        status: Any = cli.main(
            args=None if arguments is None else list(arguments), prog_name="files-style", standalone_mode=False
        )
    except click.exceptions.Abort:
        click.echo("files-style: interrupted", err=True)
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (Error, OSError) as error:
        Output().error(error)
        return exit_status(error)
    return status if isinstance(status, int) else 0
