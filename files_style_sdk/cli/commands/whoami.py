"""`files-style whoami`: who the service takes the caller for."""

from __future__ import annotations

from typing import Any

from files_style_sdk.cli.context import Context, subcommand
from files_style_sdk.cli.remote_paths import listing

__all__ = ["command"]


@subcommand("whoami")
def command(context: Context) -> int:
    """Show which service is used, as whom, and what is allowed there."""
    told = {"base_url": context.client.base_url, **_credential(context)}
    told = {name: value for name, value in told.items() if value not in (None, "")}
    context.output.record(told, "\n".join(f"{name}: {value}" for name, value in told.items()))
    return 0


def _credential(context: Context) -> dict[str, Any]:
    settings = context.settings()
    if not settings.get("api_key"):
        # A session says nothing of itself; that it is alive shows when it is used.
        next(listing(context.client, ""), None)
        return {"credential": "session", "username": _whose_session(context, settings)}
    key = context.client.api_key.find_current()
    return {
        "credential": "API key",
        "name": key.name,
        "id": key.id,
        "permission_set": key.permission_set,
        "path": key.path,
        "expires_at": key.expires_at,
        "user_id": key.user_id,
        "username": _username(context, key.user_id),
    }


def _whose_session(context: Context, settings: dict[str, Any]) -> str | None:
    """Who logged in, if the session in use is the profile's."""
    stored = context.profiles.credential(context.profile)
    return context.profile.username if stored.get("session_id") == settings.get("session_id") else None


def _username(context: Context, user: int | None) -> str | None:
    from files_style_sdk.error import APIError

    if not user:
        return None  # a key of the whole site
    try:
        return context.client.user.find(user).username
    except APIError:
        return None  # the key may not look at users
