"""`files-style find`: files by name, size and age."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from fnmatch import fnmatchcase
from typing import Any

import click

from files_style_sdk.cli.context import Context, subcommand
from files_style_sdk.cli.output import age, readable, when
from files_style_sdk.cli.quantities import LENGTH_OF_TIME, SIZE
from files_style_sdk.cli.remote_paths import Entry, entry_of
from files_style_sdk.cli.tally import Tally

__all__ = ["command"]

_Test = Callable[[Entry], bool]


@subcommand("find")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--name", "names", multiple=True, metavar="PATTERN", help="Its name fits one of these patterns.")
@click.option("--iname", "any_case", multiple=True, metavar="PATTERN", help="The same without regard to case.")
@click.option("--type", "kind", type=click.Choice(["f", "d"]), help="It is a file (f), or a folder (d).")
@click.option("--min-size", type=SIZE, metavar="SIZE", help="It has at least so many bytes, such as 10M.")
@click.option("--max-size", type=SIZE, metavar="SIZE", help="It has at most so many bytes.")
@click.option(
    "--newer", type=LENGTH_OF_TIME, metavar="AGE", help="It changed less than so long ago, such as 12h or 7d."
)
@click.option("--older", type=LENGTH_OF_TIME, metavar="AGE", help="It changed longer ago than that.")
@click.option("--max-depth", type=click.IntRange(min=1), metavar="N", help="It lies at most so deep below PATH.")
@click.option("-l", "--long", is_flag=True, help="Show size and time, too.")
@click.option("-0", "--print0", is_flag=True, help="End each path with a NUL character, for xargs -0.")
def command(
    context: Context, paths: Sequence[str], long: bool, print0: bool, max_depth: int | None, **wanted: Any
) -> int:
    """Find files and folders below PATH.

    What is printed fits all options that are given. Sizes and ages are those of files: with one of them, folders are
    left out. Each PATH may be a pattern.
    """
    tally = Tally(context)
    tests = list(_tests(wanted))
    for root in tally.expand(paths or ("/",)):
        with tally.attempt(f"/{root.path}"):
            found = (entry for entry in _below(context, root, max_depth) if all(test(entry) for test in tests))
            if print0 and not context.output.as_json:
                for entry in found:
                    sys.stdout.write(f"/{entry.path}\0")
            else:
                rows = ((entry.to_dict(), _fields(entry, long)) for entry in found)
                context.output.table(rows, right=(0,) if long else ())
    return tally.status


def _below(context: Context, root: Entry, max_depth: int | None) -> Iterator[Entry]:
    if not root.is_folder:
        yield root
        return
    above = len(root.path.split("/")) if root.path else 0
    for entry in map(entry_of, context.client.folder.walk(root.path)):
        # Folders come before what lies deeper: the first that is too deep is the beginning of the rest.
        if max_depth is not None and len(entry.path.split("/")) - above > max_depth:
            return
        yield entry


def _tests(wanted: dict[str, Any]) -> Iterator[_Test]:
    names, any_case, now = wanted["names"], [name.casefold() for name in wanted["any_case"]], time.time()
    if names or any_case:
        yield (
            lambda entry: (
                any(fnmatchcase(entry.name, name) for name in names)
                or any(fnmatchcase(entry.name.casefold(), name) for name in any_case)
            )
        )
    if wanted["kind"]:
        yield lambda entry: entry.is_folder == (wanted["kind"] == "d")
    least, most, newer, older = (wanted[name] for name in ("min_size", "max_size", "newer", "older"))
    if least is not None or most is not None:
        yield lambda entry: not entry.is_folder and (least or 0) <= (entry.size or 0)
        yield lambda entry: most is None or (entry.size or 0) <= most
    if newer is not None or older is not None:
        yield lambda entry: not entry.is_folder and _is_of_age(age(entry.modified, now), newer, older)


def _is_of_age(seconds: float | None, newer: timedelta | None, older: timedelta | None) -> bool:
    if seconds is None:
        return False
    return (newer is None or seconds < newer.total_seconds()) and (older is None or seconds > older.total_seconds())


def _fields(entry: Entry, long: bool) -> Sequence[str]:
    path = f"/{entry.path}{'/' * entry.is_folder}"
    return ("-" if entry.is_folder else readable(entry.size), when(entry.modified), path) if long else (path,)
