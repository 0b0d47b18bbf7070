"""`files-style doctor`: what stands between here and the service."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from files_style_sdk.cli.context import Context, subcommand

if TYPE_CHECKING:
    from files_style_sdk.cli.diagnosis import Finding

__all__ = ["command"]


@subcommand("doctor")
@click.option(
    "--throughput",
    "folder",
    metavar="PATH",
    help="Also move a file of random bytes to this remote folder and back, and delete it.",
)
@click.option("--mib", type=click.IntRange(1, 256), default=16, show_default=True, metavar="N", help="Its size in MiB.")
def command(context: Context, folder: str | None, mib: int) -> int:
    """Look at everything between here and the service.

    Versions, proxy, DNS, connection, TLS, the credential and what it may do, the clock, and with --throughput how fast
    bytes go. What is told holds no key, no name of a user and no path: it can be pasted into a report.

    The exit status is that of the first thing that failed.
    """
    status = 0
    for finding in _findings(context, folder, mib):
        value = {"check": finding.name, "level": finding.level, "text": finding.text}
        context.output.record(value, f"{finding.level:8}{finding.name}: {finding.text}")
        status = status or finding.status
    return status


def _findings(context: Context, folder: str | None, mib: int) -> Iterator[Finding]:
    from files_style_sdk.cli.diagnosis import Site, examine, throughput
    from files_style_sdk.cli.remote_paths import remote
    from files_style_sdk.settings import Settings

    given = context.settings()
    target = None if folder is None else remote(folder)
    client: Any = context.client if given.get("api_key") or given.get("session_id") else None
    site = Site(client._settings if client is not None else Settings().with_options(given))
    failed = False
    for finding in examine(site, client):
        failed = failed or bool(finding.status)
        yield finding
    if target is not None and client is not None and not failed:
        yield from throughput(client, target, mib)
