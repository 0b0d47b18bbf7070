"""`files-style touch`: makes empty files, and sets modification times."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime

import click

from files_style_sdk.cli.context import Context, subcommand
from files_style_sdk.cli.quantities import MOMENT
from files_style_sdk.cli.remote_paths import find, is_folder, remote
from files_style_sdk.cli.tally import Tally

__all__ = ["command"]


@subcommand("touch")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("-c", "--no-create", is_flag=True, help="Make no file; leave out what is not there.")
@click.option(
    "-d", "--date", type=MOMENT, help="The time to set, as 2026-01-31T12:00:00Z or 2026-01-31; now by default."
)
def command(context: Context, paths: Sequence[str], no_create: bool, date: datetime | None) -> int:
    """Set modification times, and make missing files, empty."""
    moment = (date or datetime.now(UTC)).astimezone(UTC).isoformat().replace("+00:00", "Z")
    tally = Tally(context)
    for text in paths:
        with tally.attempt(text):
            action = _touch(context, text, no_create, moment)
            path = f"/{remote(text)}"
            context.output.done({"path": path, "action": action, "mtime": moment}, f"{action}\t{path}")
    return tally.status


def _touch(context: Context, text: str, no_create: bool, moment: str) -> str:
    from files_style_sdk.error import InvalidParameterError, NotFoundError

    path = remote(text)
    try:
        find(context.client, path)
    except NotFoundError:
        if no_create:
            return "leave out"
        if is_folder(text):
            raise InvalidParameterError("that is the name of a folder; mkdir makes folders") from None
        context.client.file.upload_stream(io.BytesIO(), path, params={"mkdir_parents": True, "provided_mtime": moment})
        return "make"
    context.client.file.update(path, {"provided_mtime": moment})
    return "touch"
