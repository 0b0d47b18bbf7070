"""`files-style share`: links to files."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from typing import Any

import click

from files_style_sdk.cli.context import Context, subcommand
from files_style_sdk.cli.quantities import LENGTH_OF_TIME, MOMENT

__all__ = ["command"]

_PERMISSIONS = ("read", "write", "read_write", "full", "none", "preview_only")


@subcommand("share")
@click.argument("paths", metavar="REMOTE...", nargs=-1, required=True)
@click.option("--for", "length", type=LENGTH_OF_TIME, metavar="TIME", help="How long the link works, such as 7d.")
@click.option("--until", type=MOMENT, metavar="DATE", help="Until when it works, such as 2026-12-31.")
@click.option(
    "--password", is_flag=True, help="Ask for a password that visitors must know.  [env: FILES_SHARE_PASSWORD]"
)
@click.option("--max-uses", type=click.IntRange(min=1), metavar="N", help="How many times it can be used.")
@click.option(
    "--permissions", type=click.Choice(_PERMISSIONS), default="read", show_default=True, help="What visitors may do."
)
@click.option("--registration", is_flag=True, help="Have visitors give their name and e-mail address.")
@click.option("--description", metavar="TEXT", help="A remark for people of the site.")
@click.option("--note", metavar="TEXT", help="A text for the visitor.")
def command(context: Context, paths: tuple[str, ...], **options: Any) -> None:
    """Make a link to files and folders, and print it.

    Whoever has the link can reach them, without an account, until it expires. "files-style api bundle delete id=N"
    takes it back; --json tells its number.

    \b
    Example:
      files-style share --for 7d --password /reports/2026
    """
    from files_style_sdk.cli.remote_paths import find, remote

    fields = _fields(**options)
    found = [find(context.client, remote(path)) for path in paths]
    params: Any = {"paths": [entry.path for entry in found], **fields}
    bundle = context.client.bundle.create(params)
    told = {"url": bundle.url, "id": bundle.id, "expires_at": bundle.expires_at, "paths": [one.path for one in found]}
    context.output.record(told, str(bundle.url))


def _fields(
    length: timedelta | None,
    until: datetime | None,
    password: bool,
    permissions: str,
    registration: bool,
    **rest: Any,
) -> dict[str, Any]:
    if length is not None and until is not None:
        raise click.UsageError("--for and --until say the same: give one of them")
    expires = datetime.now(UTC) + length if length is not None else until
    if expires is not None and expires <= datetime.now(UTC):
        raise click.UsageError("the link would have expired already: give a later date")
    fields = {
        "expires_at": None if expires is None else expires.isoformat(timespec="seconds"),
        "password": _password() if password else None,
        "require_registration": registration or None,
        "permissions": permissions,
        **rest,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _password() -> str:
    given = os.environ.get("FILES_SHARE_PASSWORD")
    return given or str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
