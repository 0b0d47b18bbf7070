"""`files-style stat`: all that the service says of files."""

from __future__ import annotations

from collections.abc import Sequence

import click

from files_style_sdk.cli.context import Context, subcommand
from files_style_sdk.cli.tally import Tally

__all__ = ["command"]


@subcommand("stat")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
def command(context: Context, paths: Sequence[str]) -> int:
    """Show all that the service says of files and folders.

    Each PATH may be a pattern.
    """
    tally = Tally(context)
    for number, entry in enumerate(tally.expand(paths)):
        told = entry.to_dict()
        lines = [f"{name}: {value}" for name, value in told.items() if value is not None]
        context.output.record(told, "\n".join(["", *lines] if number else lines))
        tally.add(0)
    return tally.status
