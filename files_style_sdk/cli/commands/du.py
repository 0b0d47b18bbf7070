"""`files-style du`: how much folders hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from files_style_sdk.cli.context import Context, subcommand
from files_style_sdk.cli.output import readable
from files_style_sdk.cli.remote_paths import Entry, entry_of
from files_style_sdk.cli.tally import Tally

__all__ = ["command"]


@subcommand("du")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("-d", "--depth", type=click.IntRange(min=0), default=0, show_default=True, help="Folders below, too.")
@click.option("--bytes", "exact", is_flag=True, help="Show sizes as plain numbers.")
def command(context: Context, paths: Sequence[str], depth: int, exact: bool) -> int:
    """Show how many bytes and files folders hold.

    Each PATH may be a pattern. Without any, the whole is counted.
    """
    tally = Tally(context)
    for entry in tally.expand(paths or ("/",)):
        with tally.attempt(f"/{entry.path}"):
            rows = (
                ({"path": path, "size": size, "files": files}, (readable(size, exact), f"{files:,} files", path))
                for path, size, files in _totals(context, entry, depth)
            )
            context.output.table(rows, right=(0, 1))
    return tally.status


def _totals(context: Context, entry: Entry, depth: int) -> Iterator[tuple[str, int, int]]:
    """Path, bytes and files of what was asked for, and of the folders below it that are not too deep."""
    if not entry.is_folder:
        yield f"/{entry.path}", entry.size or 0, 1
        return
    above = len(entry.path.split("/")) if entry.path else 0
    totals: dict[str, list[int]] = {}
    size = files = 0
    for found in map(entry_of, context.client.folder.walk(entry.path)):
        names = found.path.split("/")
        if not found.is_folder:
            size += found.size or 0
            files += 1
        own = above + depth if found.is_folder else min(above + depth, len(names) - 1)
        for end in range(above + 1, min(own, len(names)) + 1):
            total = totals.setdefault("/".join(names[:end]), [0, 0])
            if not found.is_folder:
                total[0] += found.size or 0
                total[1] += 1
    for path in sorted(totals):
        yield f"/{path}", totals[path][0], totals[path][1]
    yield f"/{entry.path}", size, files
