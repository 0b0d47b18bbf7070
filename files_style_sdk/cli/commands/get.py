"""`files-style get`: from the service to this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from files_style_sdk.cli.commands.cat import refuse_folder, standard_output
from files_style_sdk.cli.context import Context, subcommand
from files_style_sdk.cli.remote_paths import Entry
from files_style_sdk.cli.tally import Tally
from files_style_sdk.cli.transfer_options import below, how, selection_options, tell_outcomes, transfer_options

if TYPE_CHECKING:
    from files_style_sdk.transfer.bandwidth import Throttle
    from files_style_sdk.transfer.progress import Progress, ProgressCallback

__all__ = ["command"]


@subcommand("get")
@click.argument("paths", metavar="REMOTE... [LOCAL]", nargs=-1, required=True)
@click.option("-r", "--recursive", is_flag=True, help="Download folders with all that is in them.")
@click.option("--mtime/--no-mtime", default=True, show_default=True, help="Keep the files' modification times.")
@selection_options
@transfer_options
def command(context: Context, paths: Sequence[str], recursive: bool, mtime: bool, **options: Any) -> int:
    """Download files.

    Each REMOTE may be a pattern. LOCAL is the name for the file, or a folder for it if it ends in a slash, if it is
    one, or if there are several files; it may be left out if there is one REMOTE, and is then the current folder. "-"
    as LOCAL is standard output. A file appears only when it is whole.

    After Ctrl-C, the same command goes on where large files were interrupted.
    """
    sources, local = (paths[:-1], paths[-1]) if len(paths) > 1 else (paths, os.curdir)
    tally = Tally(context)
    entries = list(tally.expand(sources))
    if local == "-":
        _to_standard_output(context, entries, tally)
        return tally.status
    files, trees = _targets(entries, local, recursive, tally)
    asked: dict[str, Any] = {**how(context, options, patterns=False), "preserve_mtime": mtime}
    if files and options["bwlimit"]:
        _one_by_one(context, files, asked, tally)
    elif files:
        names = dict(files)
        total = sum(entry.size or 0 for entry in entries if entry.path in names)
        with _bar(context, total) as progress:
            asked["progress"] = progress
            outcomes = context.client.file.download_files(files, **asked)
        tally.add(tell_outcomes(context, outcomes, lambda one: f"/{one.path} -> {names[one.path]}"))
    for path, target in trees:
        with tally.attempt(f"/{path}"):
            asked = {**how(context, options), "preserve_mtime": mtime}
            outcomes = context.client.file.download_directory(path, target, **asked)
            tally.add(tell_outcomes(context, outcomes, below(str(target))))
    return tally.status


def _to_standard_output(context: Context, entries: Sequence[Entry], tally: Tally) -> None:
    out = standard_output()
    for entry in entries:
        with tally.attempt(f"/{entry.path}"):
            refuse_folder(entry.path, entry.is_folder)
            context.client.file.download_stream(entry.path, out)
    out.flush()


def _one_by_one(context: Context, files: Sequence[tuple[str, Path]], asked: dict[str, Any], tally: Tally) -> None:
    """Download files within a bandwidth: each is held up where its progress is told."""
    from files_style_sdk.transfer.bandwidth import Bandwidth, Throttle

    throttle = Throttle(Bandwidth.of(asked["bwlimit"]))
    chosen = {name: asked[name] for name in ("verify", "resume", "preserve_mtime")}
    for path, target in files:
        with tally.attempt(f"/{path}"), _bar(context, None) as draw:
            target.parent.mkdir(parents=True, exist_ok=True)
            size = context.client.file.download_file(path, target, progress=_held_up(throttle, draw), **chosen).size
            told = {"path": f"/{path} -> {target}", "action": "download", "size": size}
            context.output.done(told, f"download\t/{path} -> {target}")


def _held_up(throttle: Throttle, draw: ProgressCallback | None) -> ProgressCallback:
    """Hears of progress, and returns when more may move."""
    before = 0

    def told(progress: Progress) -> None:
        nonlocal before
        if draw is not None:
            draw(progress)
        moved = progress.bytes_done - progress.bytes_resumed
        count, before = moved - before, moved
        throttle.wait(count)

    return told


@contextmanager
def _bar(context: Context, total: int | None) -> Iterator[ProgressCallback | None]:
    """A bar that knows the sizes which the service gave when it was asked for the files, if they are given."""
    from dataclasses import replace

    from files_style_sdk.transfer.display import display

    with display(context.output.progress, "download") as draw:
        if draw is None or total is None:
            yield draw
        else:
            yield lambda progress: draw(replace(progress, bytes_total=total))


def _targets(
    entries: Sequence[Entry], local: str, recursive: bool, tally: Tally
) -> tuple[list[tuple[str, Path]], list[tuple[str, Path]]]:
    """Pairs of remote and local path: those of files, and those of folders."""
    from files_style_sdk.error import InvalidParameterError
    from files_style_sdk.syncing.names import match_key, safe_name

    folder = Path(local)
    into = len(entries) > 1 or folder.is_dir() or local.endswith(("/", os.sep))
    files: list[tuple[str, Path]] = []
    trees: list[tuple[str, Path]] = []
    seen: dict[str, str] = {}
    for entry in entries:
        with tally.attempt(f"/{entry.path}"):
            if entry.is_folder and not recursive:
                raise InvalidParameterError("it is a folder; -r downloads folders with all that is in them")
            if seen.setdefault(match_key(entry.name), entry.path) != entry.path and into:
                raise InvalidParameterError(f"it would be the same local file as /{seen[match_key(entry.name)]}")
            target = folder / safe_name(entry.name) if into and entry.path else folder
            (trees if entry.is_folder else files).append((entry.path, target))
    return files, trees
