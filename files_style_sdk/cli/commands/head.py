"""`files-style head`: how files begin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

import click

from files_style_sdk.cli.commands.cat import refuse_folder, standard_output
from files_style_sdk.cli.context import Context, subcommand
from files_style_sdk.cli.tally import Tally

__all__ = ["command"]

_BLOCK = 64 * 1024


@subcommand("head")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("-n", "--lines", type=click.IntRange(min=0), default=10, show_default=True, help="How many lines.")
@click.option("-c", "--bytes", "count", type=click.IntRange(min=0), help="How many bytes, instead of lines.")
def command(context: Context, paths: Sequence[str], lines: int, count: int | None) -> int:
    """Write the first lines of files to standard output.

    Only what is needed is fetched. Each PATH may be a pattern; above each of several files stands its name.
    """
    tally = Tally(context)
    entries = list(tally.expand(paths))
    out = standard_output()
    for number, entry in enumerate(entries):
        with tally.attempt(f"/{entry.path}"):
            refuse_folder(entry.path, entry.is_folder)
            if len(entries) > 1 and not context.output.quiet:
                out.write(f"{chr(10) if number else ''}==> /{entry.path} <==\n".encode("utf-8", "surrogateescape"))
            with context.client.file.open(entry.path, "rb") as file:
                _copy_lines(file, out, lines) if count is None else _copy_bytes(file, out, count)
    out.flush()
    return tally.status


def _copy_lines(file: BinaryIO, out: BinaryIO, lines: int) -> None:
    while lines > 0 and (line := file.readline(_BLOCK)):
        out.write(line)
        lines -= line.endswith(b"\n")


def _copy_bytes(file: BinaryIO, out: BinaryIO, count: int) -> None:
    while count > 0 and (block := file.read(min(count, _BLOCK))):
        out.write(block)
        count -= len(block)
