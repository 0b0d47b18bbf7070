"""`files-style transfers`: those that were interrupted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from files_style_sdk.cli.context import Context, Subgroup, subcommand
from files_style_sdk.cli.output import readable
from files_style_sdk.cli.quantities import LENGTH_OF_TIME
from files_style_sdk.cli.tally import Tally
from files_style_sdk.cli.transfer_options import RESUMABLE

if TYPE_CHECKING:
    from files_style_sdk.transfers import InterruptedTransfer

__all__ = ["command"]


@click.group("transfers", cls=Subgroup)
def command() -> None:
    """List, resume or give up interrupted transfers."""


@subcommand("list")
def list_command(context: Context) -> int:
    """List the transfers that can be resumed, and those at work now."""
    from files_style_sdk import transfers

    rows = ((asdict(transfer), _fields(transfer)) for transfer in transfers.list())
    context.output.table(rows, ("DIRECTION", "DONE", "OF", "UPDATED", "STATE", "FROM", "TO"), right=(1, 2))
    return 0


@subcommand("resume")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
def resume_command(context: Context, paths: Sequence[str]) -> int:
    """Go on with interrupted transfers.

    Each PATH is a source or destination as "transfers list" shows it; without any, all are resumed that belong to the
    service in use and that nobody is at work on.
    """
    from files_style_sdk import transfers
    from files_style_sdk.error import NotFoundError

    tally = Tally(context)
    context.on_interrupt = RESUMABLE
    client = context.client
    ours = [transfer for transfer in transfers.list() if transfer.service == client.base_url]
    for path in paths:
        with tally.attempt(path):
            if not any(path in (transfer.source, transfer.destination) for transfer in ours):
                raise NotFoundError(f"no interrupted transfer of {client.base_url} is from or to it")
    for transfer in ours:
        asked_for = not paths or transfer.source in paths or transfer.destination in paths
        if asked_for and (paths or not transfer.in_progress):
            with tally.attempt(transfer.source):
                _resume(context, transfer)
    return tally.status


def _resume(context: Context, transfer: InterruptedTransfer) -> None:
    files, progress = context.client.file, context.output.progress
    source, destination = transfer.source, transfer.destination
    if transfer.direction == "upload":
        parents = {"mkdir_parents": True}
        size = files.upload_file(source, destination, params=parents, resume=True, progress=progress).size
    else:
        size = files.download_file(source, destination, resume=True, progress=progress, preserve_mtime=True).size
    told = {"action": transfer.direction, "source": source, "destination": destination, "size": size}
    context.output.done(told, f"{transfer.direction}\t{source} -> {destination}")


@subcommand("prune")
@click.option(
    "--older", type=LENGTH_OF_TIME, metavar="AGE", help="Only those that rest for so long, such as 12h or 7d."
)
def prune_command(context: Context, older: timedelta | None) -> int:
    """Give interrupted transfers up: what was kept of them is removed."""
    from files_style_sdk import transfers

    count = transfers.prune(older)
    context.output.done({"removed": count}, f"{count:,} removed")
    return 0


def _fields(transfer: InterruptedTransfer) -> Sequence[str]:
    return (
        transfer.direction,
        readable(transfer.bytes_done),
        readable(transfer.size),
        f"{transfer.updated.astimezone():%Y-%m-%d %H:%M:%S}",
        "at work" if transfer.in_progress else "interrupted",
        transfer.source,
        transfer.destination,
    )


command.add_command(list_command)
command.add_command(resume_command)
command.add_command(prune_command)
