"""`files-style demo`: the main job, end to end."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import click

__all__ = ["command"]

_TERMINATED = 128 + signal.SIGTERM


@click.command("demo")
@click.option(
    "--path",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder to move; by default the standard library of this Python.",
)
@click.option(
    "--big-file-mib",
    type=click.IntRange(min=0),
    default=256,
    show_default=True,
    metavar="N",
    help="Size in MiB of the generated file that goes with it; 0 for none.",
)
@click.option("--keep", is_flag=True, help="Leave the mock server running, and print its URL and key.")
def command(path: Path | None, big_file_mib: int, keep: bool) -> int:
    """Run the main job end to end against a mock server.

    Starts a mock server, logs in with a session, uploads a folder and one big file, lists them page by page, reads one
    file line by line, downloads everything to a second folder and compares every SHA-256. The exit status is 0 only if
    all of them agree.
    """
    from files_style_sdk.demo.display import Display
    from files_style_sdk.demo.job import Job, run
    from files_style_sdk.demo.server import ServerError

    with _tidy_on_sigterm():
        try:
            return run(Job(path, big_file_mib, keep), Display())
        except ServerError as error:
            click.echo(f"files-style: {error}", err=True)
            return 2


@contextmanager
def _tidy_on_sigterm() -> Iterator[None]:
    """Let a SIGTERM unwind the stack, so that the server is stopped and the temporary folder removed."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def unwind(_number: int, _frame: FrameType | None) -> None:
        sys.exit(_TERMINATED)

    before = signal.signal(signal.SIGTERM, unwind)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
