"""`files-style tail`: how files end, and what is added to them."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, BinaryIO

import click

from files_style_sdk.cli.commands.cat import refuse_folder, standard_output
from files_style_sdk.cli.context import Context, subcommand
from files_style_sdk.cli.remote_paths import find, remote

__all__ = ["command"]

_BLOCK = 64 * 1024


@subcommand("tail")
@click.argument("path")
@click.option("-n", "--lines", type=click.IntRange(min=0), default=10, show_default=True, help="How many lines.")
@click.option("-c", "--bytes", "count", type=click.IntRange(min=0), help="How many bytes, instead of lines.")
@click.option("-f", "--follow", is_flag=True, help="Go on with what is added, until Ctrl-C.")
@click.option(
    "--interval",
    type=click.FloatRange(min=0, min_open=True),
    default=2.0,
    show_default=True,
    metavar="SECONDS",
    help="How often to look for more.",
)
def command(context: Context, path: str, lines: int, count: int | None, follow: bool, interval: float) -> int:
    """Write the last lines of a file to standard output.

    Only what is needed is fetched.
    """
    entry = find(context.client, remote(path))
    refuse_folder(entry.path, entry.is_folder)
    out = standard_output()
    with context.client.file.open(entry.path, "rb") as file:
        size = file.seek(0, 2)
        start = max(0, size - count) if count is not None else _start_of_lines(file, size, lines)
        end = _copy(file, out, start)
    out.flush()
    if follow:
        _Following(context, entry.path, out, end).run(lambda: time.sleep(interval))
    return 0


def _start_of_lines(file: BinaryIO, size: int, lines: int) -> int:
    """Where the last lines begin; they are looked for from the end."""
    if not lines:
        return size
    position, missing = size, lines
    while position > 0:
        begin = max(0, position - _BLOCK)
        file.seek(begin)
        block = file.read(position - begin)
        # The end of the last line does not begin another one.
        end = len(block) - 1 if position == size and block.endswith(b"\n") else len(block)
        while (found := block.rfind(b"\n", 0, end)) >= 0:
            missing -= 1
            if not missing:
                return begin + found + 1
            end = found
        position = begin
    return 0


def _copy(file: BinaryIO, out: BinaryIO, start: int) -> int:
    file.seek(start)
    while block := file.read(_BLOCK):
        out.write(block)
        start += len(block)
    return start


class _Following:
    """Looks again and again whether a file has grown."""

    def __init__(self, context: Context, path: str, out: BinaryIO, position: int) -> None:
        self._context = context
        self._path = path
        self._out = out
        self._position = position
        self._is_gone = False

    def run(self, pause: Callable[[], Any]) -> None:
        """Go on until the process is interrupted."""
        while True:
            pause()
            self.look()

    def look(self) -> None:
        """Write what is new. A file that is shorter than before is another one, and written from its beginning."""
        from files_style_sdk.error import NotFoundError

        try:
            with self._context.client.file.open(self._path, "rb") as file:
                size = file.seek(0, 2)
                if size < self._position:
                    self._context.output.note(f"files-style: /{self._path} was replaced; it follows from its beginning")
                    self._position = 0
                if size > self._position:
                    self._position = _copy(file, self._out, self._position)
                    self._out.flush()
            self._is_gone = False
        except NotFoundError:
            if not self._is_gone:
                self._context.output.note(f"files-style: /{self._path} is not there any more; waiting for it")
            self._is_gone, self._position = True, 0
