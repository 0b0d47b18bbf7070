"""`files-style mkdir`: makes folders."""

from __future__ import annotations

from collections.abc import Sequence

import click

from files_style_sdk.cli.context import Context, subcommand
from files_style_sdk.cli.remote_paths import find, remote
from files_style_sdk.cli.tally import Tally

__all__ = ["command"]


@subcommand("mkdir")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("-p", "--parents", is_flag=True, help="Make missing folders above, too; one that is there is no error.")
def command(context: Context, paths: Sequence[str], parents: bool) -> int:
    """Make folders."""
    tally = Tally(context)
    for text in paths:
        with tally.attempt(text):
            path = remote(text)
            _make(context, path, parents)
            context.output.done({"path": f"/{path}", "action": "make folder"}, f"make folder\t/{path}")
    return tally.status


def _make(context: Context, path: str, parents: bool) -> None:
    from files_style_sdk.error import DestinationExistsError, Error

    try:
        if path or not parents:
            context.client.folder.create(path, {"mkdir_parents": True} if parents else {})
    except DestinationExistsError:
        if not parents:
            raise
        if not find(context.client, path).is_folder:
            raise Error("a file stands there") from None
