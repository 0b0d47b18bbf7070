"""`files-style rm`: deletes."""

from __future__ import annotations

from collections.abc import Sequence

import click

from files_style_sdk.cli.context import Context, subcommand
from files_style_sdk.cli.exits import OK
from files_style_sdk.cli.remote_paths import Entry, expand
from files_style_sdk.cli.tally import Tally

__all__ = ["command"]


@subcommand("rm")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("-r", "--recursive", is_flag=True, help="Delete folders with all that is in them.")
@click.option("-f", "--force", is_flag=True, help="Be content with what is not there.")
@click.option("-n", "--dry-run", is_flag=True, help="Delete nothing; print what would be deleted.")
def command(context: Context, paths: Sequence[str], recursive: bool, force: bool, dry_run: bool) -> int:
    """Delete files.

    Each PATH may be a pattern. The root is never deleted.
    """
    from files_style_sdk.error import InvalidParameterError

    tally = Tally(context)
    deleted: set[str] = set()
    # All of them first: deleting while the service lists could make it skip some.
    for entry in _named(context, tally, paths, force):
        if any(entry.path.startswith(f"{folder}/") for folder in deleted):
            continue
        with tally.attempt(f"/{entry.path}"):
            if not entry.path:
                raise InvalidParameterError("the root cannot be deleted")
            if entry.is_folder and not recursive:
                raise InvalidParameterError("it is a folder; -r deletes folders with all that is in them")
            _delete(context, entry, force, dry_run)
            if entry.is_folder:
                deleted.add(entry.path)
    return tally.status


def _named(context: Context, tally: Tally, paths: Sequence[str], force: bool) -> list[Entry]:
    from files_style_sdk.error import NotFoundError

    if not force:
        return list(tally.expand(paths))
    entries: list[Entry] = []
    for path in paths:
        try:
            entries.extend(expand(context.client, [path]))
        except NotFoundError:
            tally.add(OK)
    return entries


def _delete(context: Context, entry: Entry, force: bool, dry_run: bool) -> None:
    from files_style_sdk.error import NotFoundError

    if not dry_run:
        try:
            context.client.file.delete(entry.path, recursive=entry.is_folder)
        except NotFoundError:
            if not force:
                raise
    action = "would delete" if dry_run else "delete"
    context.output.done({"path": f"/{entry.path}", "action": action}, f"{action}\t/{entry.path}")
