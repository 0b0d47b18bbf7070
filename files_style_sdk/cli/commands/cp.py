"""`files-style cp`: copies within the service."""

from __future__ import annotations

from collections.abc import Sequence

import click

from files_style_sdk.cli.context import Context, subcommand
from files_style_sdk.cli.copying import copy_or_move

__all__ = ["command"]


@subcommand("cp")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.argument("destination", metavar="DESTINATION")
@click.option("-r", "--recursive", is_flag=True, help="Copy folders with all that is in them.")
@click.option("--overwrite", is_flag=True, help="Replace what stands at the destination.")
@click.option("--wait/--no-wait", default=True, show_default=True, help="Wait until the service has done it.")
def command(
    context: Context, sources: Sequence[str], destination: str, recursive: bool, overwrite: bool, wait: bool
) -> int:
    """Copy files within the service.

    All paths are the service's; "put" and "get" copy from and to this machine. DESTINATION is the new name, or a
    folder to copy into if it ends in a slash, if a folder stands there, or if there are several files.
    """
    return copy_or_move(context, "copy", sources, destination, recursive=recursive, overwrite=overwrite, wait=wait)
