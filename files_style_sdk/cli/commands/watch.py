"""`files-style watch`: files that appear in a remote folder."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from datetime import timedelta
from fnmatch import fnmatchcase
from itertools import islice
from typing import TYPE_CHECKING

import click

from files_style_sdk.cli.context import Context, subcommand
from files_style_sdk.cli.quantities import LENGTH_OF_TIME

if TYPE_CHECKING:
    from files_style_sdk.cli.arrivals import Arrivals
    from files_style_sdk.cli.remote_paths import Entry

__all__ = ["command"]


@subcommand("watch", context_settings={"ignore_unknown_options": False})
@click.argument("path", metavar="REMOTE")
@click.argument("program", nargs=-1, type=click.UNPROCESSED, metavar="[-- PROGRAM [ARGUMENT]...]")
@click.option("--interval", type=LENGTH_OF_TIME, default="10s", show_default=True, help="How long between two looks.")
@click.option(
    "--settle", type=LENGTH_OF_TIME, default="10s", show_default=True, help="How long a file must stay as it is."
)
@click.option("--marker", metavar="ENDING", help="Wait for a file of the same name with this ending, such as .done.")
@click.option("--include", metavar="PATTERN", help="Only files of such names, such as *.csv.")
@click.option("-r", "--recursive", is_flag=True, help="Watch everything below, too.")
@click.option("--existing", is_flag=True, help="Tell of the files that are there already.")
@click.option("--once", is_flag=True, help="Tell of what is there, and end.")
@click.option("--max-files", type=click.IntRange(min=1), metavar="N", help="End after so many files.")
def command(
    context: Context,
    path: str,
    program: tuple[str, ...],
    interval: timedelta,
    settle: timedelta,
    marker: str | None,
    include: str | None,
    recursive: bool,
    existing: bool,
    once: bool,
    max_files: int | None,
) -> int:
    """Tell of each file that appears in a remote folder.

    One that changes is told of again. A file is told of once it is whole: when its size and time have stayed the same
    for --settle, or with --marker when its marker is there. A PROGRAM is run for each, without a shell; {} in its
    arguments is the remote path, and so is FILES_PATH in its environment. The next file waits until it has ended.

    The exit status is 1 if a PROGRAM failed.

    \b
    Example:
      files-style watch /inbox --include '*.csv' -- files-style get {} incoming/
    """
    from files_style_sdk.cli.arrivals import Arrivals
    from files_style_sdk.cli.remote_paths import remote

    if marker == "":
        raise click.UsageError("--marker must be an ending such as .done")
    looks = _Looks(context, remote(path), recursive, include, marker)
    arrivals = Arrivals(settle.total_seconds(), marker)
    if not (existing or once):
        arrivals.skip(looks.take())
    arriving = islice(_arriving(looks, arrivals, interval.total_seconds(), once), max_files)
    failed = sum(not _tell(context, entry, program) for entry in arriving)
    return 1 if failed else 0


class _Looks:
    """Looks at a remote folder.

    Args:
        context: Makes the calls.
        folder: The folder.
        recursive: Whether to look at all below it.
        include: The pattern of the names that matter; None for all.
        marker: The ending of names that matter besides.
    """

    def __init__(self, context: Context, folder: str, recursive: bool, include: str | None, marker: str | None) -> None:
        self._context = context
        self._folder = folder
        self._recursive = recursive
        self._include = include
        self._marker = marker

    def take(self) -> list[Entry]:
        """What is there now."""
        from files_style_sdk.cli.remote_paths import entry_of, listing

        client = self._context.client
        found = map(entry_of, client.folder.walk(self._folder)) if self._recursive else listing(client, self._folder)
        return [entry for entry in found if self._matters(entry)]

    def take_if_reached(self) -> list[Entry] | None:
        """What is there now; None, with a warning, if the service cannot be reached or is busy."""
        from files_style_sdk.error import APIConnectionError, Error

        try:
            return self.take()
        except Error as error:
            if not (isinstance(error, APIConnectionError) or error.is_retryable):
                raise
            self._context.output.warning(f"{error}; looking again")
            return None

    def _matters(self, entry: Entry) -> bool:
        if self._include is None or fnmatchcase(entry.name, self._include):
            return True
        return self._marker is not None and entry.name.lower().endswith(self._marker.lower())


def _arriving(looks: _Looks, arrivals: Arrivals, interval: float, once: bool) -> Iterator[Entry]:
    while True:
        found = looks.take() if once else looks.take_if_reached()
        if found is not None:
            yield from arrivals.look(found, time.monotonic())
        if once and not arrivals.is_waiting:
            return
        time.sleep(interval)


def _tell(context: Context, entry: Entry, program: tuple[str, ...]) -> bool:
    path = f"/{entry.path}"
    told = {"path": path, "size": entry.size, "mtime": entry.modified}
    if not program:
        context.output.record(told, path)
        return True
    arguments = [program[0], *(argument.replace("{}", path) for argument in program[1:])]
    try:
        ran = subprocess.run(  # noqa: S603  # it is what the user asked for, and no shell reads the path
            arguments, stdin=subprocess.DEVNULL, env={**os.environ, "FILES_PATH": path}, check=False
        )
    except OSError as error:
        raise click.UsageError(f"{program[0]} cannot be run: {error.strerror}") from None
    context.output.done({**told, "exit_status": ran.returncode}, f"ran\t{path}")
    if ran.returncode:
        context.output.warning(f"{path}: {program[0]} ended with status {ran.returncode}")
    return ran.returncode == 0
