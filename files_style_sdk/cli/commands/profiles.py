"""`files-style profiles`: the profiles there are, and which is used."""

from __future__ import annotations

import click

from files_style_sdk.cli.context import Context, subcommand

__all__ = ["command"]


@subcommand("profiles")
@click.argument("name", required=False)
def command(context: Context, name: str | None) -> int:
    """List the profiles, or make NAME the one that is used by default.

    Credentials are never shown, only where they are.
    """
    profiles = context.profiles
    if name is not None:
        profiles.choose(name)
        context.output.done({"default": name}, f"{name} is used by default now")
        return 0
    rows = []
    for known in profiles.names():
        profile = profiles.find(known)
        is_default = known == profiles.default
        url, stored = str(profile.settings.get("base_url", "")), profile.stored or "none"
        told = {"profile": known, "default": is_default, "credential": profile.stored, **profile.settings}
        rows.append((told, ("*" if is_default else " ", known, url, stored)))
    context.output.table(rows, ("", "PROFILE", "BASE URL", "CREDENTIAL"))
    if not rows:
        context.output.note("files-style: there are no profiles; files-style login makes one")
    return 0
