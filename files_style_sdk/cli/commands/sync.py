"""`files-style sync`: makes one folder like another."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from files_style_sdk.cli.context import Context, subcommand
from files_style_sdk.cli.exits import FAILED, OK
from files_style_sdk.cli.transfer_options import how, selection_options, tell_outcomes, transfer_options

__all__ = ["command"]

_GOES_ON = "the same sync goes on from there"


@subcommand("sync")
@click.argument("source")
@click.argument("destination")
@click.option("-n", "--dry-run", is_flag=True, help="Change nothing; show what would be done, and why.")
@click.option(
    "--compare",
    type=click.Choice(["size+mtime", "checksum", "size"]),
    default="size+mtime",
    show_default=True,
    help="When a file that is on both sides is moved: if these differ.",
)
@click.option("--delete", is_flag=True, help="Delete what the source does not have, after everything was moved.")
@click.option("--max-delete", type=click.IntRange(min=0), metavar="N", help="Refuse to delete more files than that.")
@click.option("--force", is_flag=True, help="Delete although the source is empty or a file could not be moved.")
@click.option(
    "--symlinks",
    type=click.Choice(["skip", "follow"]),
    default="skip",
    show_default=True,
    help="What to do with links in a local source.",
)
@click.option("--mtime/--no-mtime", default=True, show_default=True, help="Give downloads their modification times.")
@click.option("--manifest", type=click.Path(dir_okay=False), metavar="FILE", help="Write a line for each file there.")
@click.option("--explain", multiple=True, metavar="PATH", help="Only tell which pattern decides about PATH.")
@selection_options
@transfer_options
def command(context: Context, source: str, destination: str, explain: tuple[str, ...], **options: Any) -> int:
    """Make one folder like another.

    One of SOURCE and DESTINATION is remote, written "files:/path"; the other is a local folder. What is new or differs
    is moved, the rest left alone. Nothing is deleted without --delete.
    """
    from files_style_sdk.syncing.ends import parse_ends

    parse_ends(source, destination)
    asked = how(context, options)
    if explain:
        return _explain(context, source, asked, explain)
    context.on_interrupt = _GOES_ON
    dry_run = options["dry_run"]
    result = context.client.sync(
        source,
        destination,
        **asked,
        dry_run=dry_run,
        compare=options["compare"],
        delete=options["delete"],
        max_delete=options["max_delete"],
        force=options["force"],
        symlinks=options["symlinks"],
        preserve_mtime=options["mtime"],
        manifest=options["manifest"],
    )
    return _tell_plan(context, result) if dry_run else tell_outcomes(context, result)


def _tell_plan(context: Context, plan: Any) -> int:
    context.output.print(plan.to_json() if context.output.as_json else plan.table(rows=None))
    return OK if plan.refusal is None else FAILED


def _explain(context: Context, source: str, asked: dict[str, Any], paths: tuple[str, ...]) -> int:
    from files_style_sdk.syncing.ends import RemotePath, parse_end
    from files_style_sdk.syncing.rules import Rules

    rules = Rules.of(asked["include"], asked["exclude"])
    end = parse_end(source, "source")
    for path in paths:
        is_folder = path.endswith("/") or (not isinstance(end, RemotePath) and Path(end, path).is_dir())
        relative = path.replace(os.sep, "/")
        told = {"path": path, "taken": rules.takes(relative, is_folder), "reason": rules.explain(relative, is_folder)}
        context.output.record(told, rules.explain(relative, is_folder))
    return OK
