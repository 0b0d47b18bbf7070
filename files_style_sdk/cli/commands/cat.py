"""`files-style cat`: what is in files."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import BinaryIO

import click

from files_style_sdk.cli.context import Context, subcommand
from files_style_sdk.cli.tally import Tally
from files_style_sdk.error import Error

__all__ = ["command", "refuse_folder", "standard_output"]


@subcommand("cat")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
def command(context: Context, paths: Sequence[str]) -> int:
    """Write the content of files to standard output, one after the other.

    Each PATH may be a pattern.
    """
    tally = Tally(context)
    out = standard_output()
    for entry in tally.expand(paths):
        with tally.attempt(f"/{entry.path}"):
            refuse_folder(entry.path, entry.is_folder)
            context.client.file.download_stream(entry.path, out)
    out.flush()
    return tally.status


def standard_output() -> BinaryIO:
    """Standard output for bytes, with what was written to it as text before them."""
    sys.stdout.flush()
    return sys.stdout.buffer


def refuse_folder(path: str, is_folder: bool) -> None:
    """Make sure that a path is a file's.

    Raises:
        Error: It is a folder's.
    """
    if is_folder:
        raise Error(f"/{path} is a folder, not a file")
