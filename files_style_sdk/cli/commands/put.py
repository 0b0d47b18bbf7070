"""`files-style put`: from this machine to the service."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from files_style_sdk.cli.context import Context, subcommand
from files_style_sdk.cli.remote_paths import find, is_folder, remote
from files_style_sdk.cli.tally import Tally
from files_style_sdk.cli.transfer_options import below, how, selection_options, tell_outcomes, transfer_options

__all__ = ["command"]


@subcommand("put")
@click.argument("sources", metavar="LOCAL...", nargs=-1, required=True)
@click.argument("destination", metavar="REMOTE")
@click.option("-r", "--recursive", is_flag=True, help="Upload folders with all that is in them.")
@selection_options
@transfer_options
def command(context: Context, sources: Sequence[str], destination: str, recursive: bool, **options: Any) -> int:
    """Upload files.

    REMOTE is the name for the file, or a folder for it if it ends in a slash, if a folder stands there, or if there
    are several files. Missing folders are made. "-" as LOCAL is standard input.

    After Ctrl-C, the same command goes on where large files were interrupted.
    """
    from files_style_sdk.error import InvalidParameterError

    folder = remote(destination)
    if list(sources) == ["-"]:
        return _from_standard_input(context, destination, folder)
    if "-" in sources:
        raise InvalidParameterError("standard input (-) cannot be uploaded together with other files")
    into = len(sources) > 1 or is_folder(destination) or _is_folder_there(context, folder)
    tally = Tally(context)
    files: list[tuple[str, str]] = []
    trees: list[tuple[str, str]] = []
    for source in sources:
        with tally.attempt(source):
            path = Path(source)
            _check(path, recursive)
            target = f"{folder}/{_name(path)}".lstrip("/") if into else folder
            (trees if path.is_dir() else files).append((source, target))
    _refuse_same_targets([*files, *trees])
    if files:
        targets = dict(files)
        outcomes = context.client.file.upload_files(files, **how(context, options, patterns=False))
        tally.add(tell_outcomes(context, outcomes, lambda one: f"{one.path} -> /{targets[one.path]}"))
    for source, target in trees:
        with tally.attempt(source):
            outcomes = context.client.file.upload_directory(source, target, **how(context, options))
            tally.add(tell_outcomes(context, outcomes, below(f"/{target}")))
    return tally.status


def _from_standard_input(context: Context, destination: str, path: str) -> int:
    from files_style_sdk.error import InvalidParameterError

    if is_folder(destination):
        raise InvalidParameterError(f"standard input has no name: {destination!r} must be that of a file")
    record = context.client.file.upload_stream(
        sys.stdin.buffer, path, params={"mkdir_parents": True}, progress=context.output.progress
    )
    context.output.done({"path": f"/{path}", "action": "upload", "size": record.size}, f"upload\t- -> /{path}")
    return 0


def _is_folder_there(context: Context, path: str) -> bool:
    from files_style_sdk.error import NotFoundError

    try:
        return find(context.client, path).is_folder
    except NotFoundError:
        return False


def _check(path: Path, recursive: bool) -> None:
    """Make sure that a local path can be read and uploaded.

    Raises:
        OSError: It is not there.
        InvalidParameterError: It is a folder, and `-r` was not given.
    """
    from files_style_sdk.error import InvalidParameterError

    path.stat()
    if path.is_dir() and not recursive:
        raise InvalidParameterError("it is a folder; -r uploads folders with all that is in them")


def _name(path: Path) -> str:
    """What a local file is called on the service; `.` and `..` have the names of the folders that they are."""
    from files_style_sdk.syncing.names import remote_name

    return remote_name(os.path.basename(os.path.abspath(path)))


def _refuse_same_targets(pairs: Sequence[tuple[str, str]]) -> None:
    from files_style_sdk.error import InvalidParameterError
    from files_style_sdk.path_util import normalize_for_comparison

    seen: dict[str, str] = {}
    for source, target in pairs:
        earlier = seen.setdefault(normalize_for_comparison(target), source)
        if earlier != source:
            raise InvalidParameterError(f"{earlier!r} and {source!r} would both be /{target}; nothing was uploaded")
