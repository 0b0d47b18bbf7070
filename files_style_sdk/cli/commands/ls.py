"""`files-style ls`: what is in a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import click

from files_style_sdk.cli.context import Context, subcommand
from files_style_sdk.cli.exits import OK
from files_style_sdk.cli.output import readable, when
from files_style_sdk.cli.remote_paths import Entry, entry_of, listing
from files_style_sdk.cli.tally import Tally

__all__ = ["command"]

_KEYS: dict[str, Callable[[Entry], Any]] = {
    "name": lambda entry: (entry.path.casefold(), entry.path),
    "size": lambda entry: entry.size or 0,
    "time": lambda entry: entry.modified or "",
}


@dataclass(frozen=True, slots=True)
class _Manner:
    long: bool
    recursive: bool
    exact: bool
    key: Callable[[Entry], Any] | None
    reverse: bool


@subcommand("ls")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("-l", "--long", is_flag=True, help="Show permissions, size and time, too.")
@click.option("-R", "--recursive", is_flag=True, help="Show everything below.")
@click.option("-d", "--directory", is_flag=True, help="Show folders themselves, not what is in them.")
@click.option("--bytes", "exact", is_flag=True, help="Show sizes as plain numbers.")
@click.option("--sort", type=click.Choice(["name", "size", "time"]), help="Sort: largest, or newest, first.")
@click.option("-r", "--reverse", is_flag=True, help="Turn the order round.")
def command(
    context: Context,
    paths: Sequence[str],
    long: bool,
    recursive: bool,
    directory: bool,
    exact: bool,
    sort: str | None,
    reverse: bool,
) -> int:
    """List files and folders.

    Each PATH may have "*", "?", "[...]" and "**" in it. Without any, the root is listed. The names of folders end in a
    slash. Entries come as the service lists them, unless they are to be sorted.
    """
    key = _KEYS[sort or "name"] if sort or reverse else None
    manner = _Manner(long, recursive, exact, key, reverse != (sort in ("size", "time")))
    tally = Tally(context)
    texts = paths or ("/",)
    single = len(texts) == 1
    files: list[Entry] = []
    folders: list[Entry] = []
    for entry in tally.expand(texts):
        (folders if entry.is_folder and not directory else files).append(entry)
    single = single and len(folders) <= 1 and not files
    if files:
        _show(context, files, manner, "")
        tally.add(OK)
    for number, folder in enumerate(folders):
        with tally.attempt(f"/{folder.path}"):
            if not single and not context.output.as_json:
                context.output.print(f"{chr(10) if number or files else ''}/{folder.path}:")
            _show(context, _inside(context, folder, recursive), manner, folder.path)
    return tally.status


def _inside(context: Context, folder: Entry, recursive: bool) -> Iterator[Entry]:
    if recursive:
        return map(entry_of, context.client.folder.walk(folder.path))
    return listing(context.client, folder.path)


def _show(context: Context, entries: Iterable[Entry], manner: _Manner, folder: str) -> None:
    if manner.key is not None:
        entries = sorted(entries, key=manner.key, reverse=manner.reverse)
    rows = ((entry.to_dict(), _fields(entry, manner, folder)) for entry in entries)
    context.output.table(rows, right=(1,) if manner.long else ())


def _fields(entry: Entry, manner: _Manner, folder: str) -> Sequence[str]:
    path = entry.path[len(folder) :].lstrip("/") if folder else entry.path or "/"
    name = path + "/" * (entry.is_folder and path != "/")
    if not manner.long:
        return (name,)
    size = "-" if entry.is_folder else readable(entry.size, manner.exact)
    return (entry.record.get("permissions") or "-", size, when(entry.modified), name)
