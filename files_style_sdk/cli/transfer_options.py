"""The options of the subcommands that move many files, and what became of the files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from files_style_sdk.cli.context import Context
from files_style_sdk.cli.exits import OK, exit_status, status_of_many
from files_style_sdk.cli.output import readable

if TYPE_CHECKING:
    from files_style_sdk.syncing.outcomes import FileOutcome, Outcomes

__all__ = ["RESUMABLE", "below", "how", "selection_options", "tell_outcomes", "transfer_options"]

RESUMABLE = "run the same command again, and the files that were under way go on where they are"


def selection_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that choose files: `include`, `exclude`, `include_from` and `filter_from`."""
    patterns: dict[str, Any] = {"multiple": True, "metavar": "PATTERN"}
    files: dict[str, Any] = {
        "multiple": True,
        "metavar": "FILE",
        "type": click.Path(exists=True, dir_okay=False, path_type=Path),
    }
    for option in (
        click.option("--filter-from", **files, help="A file of patterns to leave out, one a line; ! takes back in."),
        click.option("--include-from", **files, help="A file of patterns to take, one a line."),
        click.option("--exclude", **patterns, help="A gitignore pattern of what to leave out; may be repeated."),
        click.option("--include", **patterns, help="A gitignore pattern of what to take; may be repeated."),
    ):
        function = option(function)
    return function


def transfer_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options on how to move files: `bwlimit`, `concurrency`, `checksum` and `resume`."""
    for option in (
        click.option(
            "--resume/--no-resume", default=True, show_default=True, help="Go on where an earlier run was interrupted."
        ),
        click.option(
            "--verify",
            "checksum",
            type=click.Choice(["crc32", "md5", "none"]),
            default="crc32",
            show_default=True,
            help="The checksum that must agree.",
        ),
        click.option("--concurrency", type=click.IntRange(min=1), metavar="N", help="How many files to move at once."),
        click.option(
            "--bwlimit", metavar="RATE", help='Bytes a second, such as 10M, or a timetable "08:00,1M 18:00,off".'
        ),
    ):
        function = option(function)
    return function


def how(context: Context, options: dict[str, Any], *, patterns: bool = True) -> dict[str, Any]:
    """What the options of `selection_options` and `transfer_options` ask for, as the SDK's functions take it.

    Args:
        context: Tells whether to draw a bar.
        options: The options by name.
        patterns: Whether those that choose files are to be among it.
    """
    checksum = options["checksum"]
    asked = {
        "bwlimit": options["bwlimit"],
        "max_concurrency": options["concurrency"],
        "verify": False if checksum == "none" else checksum,
        "resume": options["resume"],
        "progress": context.output.progress,
    }
    if patterns:
        asked["include"] = [*options["include_from"], *options["include"]] or None
        asked["exclude"] = [*options["filter_from"], *options["exclude"]] or None
    context.on_interrupt = RESUMABLE if options["resume"] else ""
    return asked


def tell_outcomes(
    context: Context, outcomes: Outcomes, named: Callable[[FileOutcome], str] = lambda outcome: outcome.path
) -> int:
    """Tell what became of many files: a line for each in a pipe, a summary on a terminal, and every failure.

    Args:
        context: Where to.
        outcomes: What became of them.
        named: What to call a file.

    Returns:
        The exit status.
    """
    output = context.output
    each = output.as_json or not output.on_terminal
    statuses: set[int] = set()
    for outcome in outcomes:
        if outcome.error is not None:
            statuses.add(exit_status(outcome.error))
            output.error(outcome.error, named(outcome))
            continue
        statuses.add(OK)
        if each and not (outcome.action == "skip" and outcome.reason == "unchanged"):
            told = {"path": named(outcome), "action": outcome.action, "size": outcome.size, "reason": outcome.reason}
            output.done(told, f"{outcome.action}\t{named(outcome)}")
    for path in outcomes.skipped:
        output.note(f"files-style: {path}: left out, for it is neither file nor folder")
    if not each:
        output.note(_summary(outcomes))
    return status_of_many(statuses)


def below(folder: str) -> Callable[[FileOutcome], str]:
    """Calls files by their path in a folder.

    Args:
        folder: The folder, as it is told.
    """
    return lambda outcome: f"{folder.rstrip('/')}/{outcome.path}" if outcome.path else folder


def _summary(outcomes: Outcomes) -> str:
    counts: Sequence[str] = [f"{action}: {count:,}" for action, count in sorted(outcomes.counts.items())]
    failed = [f"failed: {outcomes.failed_count:,}"] if outcomes.failed_count else []
    return ", ".join([*counts, *failed, f"{readable(outcomes.size)} moved"])
