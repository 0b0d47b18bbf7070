"""`files-style tree`: what lies where, drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import click

from files_style_sdk.cli.context import Context, subcommand
from files_style_sdk.cli.output import readable
from files_style_sdk.cli.remote_paths import Entry, find, listing, remote

__all__ = ["command"]


@dataclass(slots=True)
class _Counts:
    folders: int = 0
    files: int = 0
    size: int = 0


@subcommand("tree")
@click.argument("path", default="/")
@click.option("-L", "--level", type=click.IntRange(min=1), metavar="N", help="How many folders deep to go.")
@click.option("-d", "--directories", is_flag=True, help="Draw folders only.")
@click.option("-s", "--size", "sizes", is_flag=True, help="Show sizes, too.")
def command(context: Context, path: str, level: int | None, directories: bool, sizes: bool) -> int:
    """Draw what is in a folder and below it."""
    output = context.output
    root = find(context.client, remote(path))
    counts = _Counts()
    output.record(root.to_dict(), f"/{root.path}")
    for entry, lead in _lines(context, root, "", level, directories) if root.is_folder else ():
        counts.folders += entry.is_folder
        counts.files += not entry.is_folder
        counts.size += 0 if entry.is_folder else entry.size or 0
        shown = f"  [{readable(entry.size)}]" if sizes and not entry.is_folder else ""
        output.record(entry.to_dict(), f"{lead}{entry.name}{'/' * entry.is_folder}{shown}")
    if root.is_folder and not output.as_json and not output.quiet:
        files = "" if directories else f", {counts.files:,} files, {readable(counts.size)}"
        output.print(f"\n{counts.folders:,} folders{files}")
    return 0


def _lines(
    context: Context, folder: Entry, lead: str, level: int | None, directories: bool
) -> Iterator[tuple[Entry, str]]:
    """Each entry below a folder, with what is drawn before its name."""
    entries: Iterator[Entry] = listing(context.client, folder.path)
    if directories:
        entries = (entry for entry in entries if entry.is_folder)
    entry: Any = next(entries, None)
    while entry is not None:
        following = next(entries, None)
        _check_below(entry, folder)
        is_last = following is None
        yield entry, lead + ("└── " if is_last else "├── ")
        if entry.is_folder and level != 1:
            deeper = lead + ("    " if is_last else "│   ")
            yield from _lines(context, entry, deeper, None if level is None else level - 1, directories)
        entry = following


def _check_below(entry: Entry, folder: Entry) -> None:
    from files_style_sdk.error import Error
    from files_style_sdk.transfer.walk import depth

    if depth(entry.path) <= depth(folder.path):
        raise Error(f"the service lists {entry.path!r} inside {folder.path!r}; following it might never end")
