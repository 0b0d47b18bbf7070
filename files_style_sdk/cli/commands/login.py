"""`files-style login`: stores a credential in a profile."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from files_style_sdk.cli.context import Context, subcommand

if TYPE_CHECKING:
    from files_style_sdk.client import Client

__all__ = ["command"]

_OTHERS = ("FILES_API_KEY", "FILES_SESSION_ID")


@subcommand("login")
@click.option("--username", metavar="NAME", help="Log in with a password, and store the session instead of a key.")
def command(context: Context, username: str | None) -> int:
    """Store an API key or a session in a profile.

    The key, or the password, is asked for and not shown; if standard input is no terminal, it is read from its first
    line. It is tried before it is stored: in the system's keyring if the package keyring finds one, else in a file
    that only you can read. The profile is the one of --profile, made if it is new; --base-url is stored in it.
    """
    name = context.profile_name or context.profiles.default
    settings = _settings(context, name)
    from files_style_sdk.client import Client

    if username is None:
        key = context.options.get("api_key") or _secret("API key")
        with Client(**settings, api_key=key) as client:
            credential, who = {"api_key": key}, _try_key(client)
    else:
        with Client(**settings, api_key="none") as client:
            credential, who = _log_in(client, username, _secret("Password")), username
    profile = context.profiles.save(name, {"base_url": client.base_url}, credential, username)
    told = {"profile": name, "base_url": client.base_url, "as": who, "stored": profile.stored}
    context.output.done(
        told, f"logged in to {client.base_url} as {who} (profile {name}, stored in the {profile.stored})"
    )
    if any(os.environ.get(variable) for variable in _OTHERS):
        context.output.note(f"files-style: {' or '.join(_OTHERS)} is set, and goes before the profile")
    return 0


def _settings(context: Context, name: str) -> dict[str, Any]:
    """The settings to try a credential with: all but a credential. The profile may be new."""
    from files_style_sdk.settings import from_environment, merge_options

    stored = context.profiles.find(name).settings if name in context.profiles.names() else {}
    given = merge_options(merge_options(stored, from_environment()), context.flags()) or {}
    return {key: value for key, value in given.items() if key not in ("api_key", "session_id", "auth")}


def _secret(what: str) -> str:
    from files_style_sdk.error import InvalidParameterError

    asks = sys.stdin.isatty()
    given = str(click.prompt(what, hide_input=True, err=True)) if asks else sys.stdin.readline()
    if not given.strip():
        raise InvalidParameterError(f"there is no {what} on standard input")
    return given.strip("\r\n")


def _try_key(client: Client) -> str:
    key = client.api_key.find_current()
    return f"{key.name or 'a key'} (key {key.id})"


def _log_in(client: Client, username: str, password: str) -> dict[str, str]:
    """A new session, with a second factor if the service asks for one."""
    from files_style_sdk.error import APIError

    try:
        session = client.session.create({"username": username, "password": password})
    except APIError as error:
        challenge = _challenge(error)
        if challenge is None:
            raise
        code = _secret("One-time password")
        session = client.session.create({"username": username, "partial_session_id": challenge, "otp": code})
    return {"session_id": str(session.id)}


def _challenge(error: Any) -> str | None:
    """The name of a login that was stopped to ask for the second factor."""
    body = error.json_body if isinstance(error.json_body, dict) else {}
    data = body.get("data")
    partial = data.get("partial_session_id") if isinstance(data, dict) else None
    return partial if isinstance(partial, str) else None
