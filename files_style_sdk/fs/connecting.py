"""From storage options to settings of clients, and to what of them may be pickled."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from files_style_sdk.error import InvalidParameterError
from files_style_sdk.service_client import without_secrets
from files_style_sdk.settings import from_environment, merge_options

__all__ = ["client_settings", "is_plain", "shareable"]

_SECRETS = frozenset(("api_key", "session_id", "session", "auth", "proxies", "password"))
_OF_THIS_PROCESS = frozenset(("http_session", "cancel", "loop"))
_CREDENTIALS = ("api_key", "session_id", "auth")


def client_settings(profile: str | None, options: Mapping[str, Any]) -> dict[str, Any]:
    """The settings for a client: the options given, over the environment, over a profile of the command.

    Args:
        profile: The profile; None for that of `FILES_PROFILE`, or the default one if there is no other credential.
        options: The options given.

    Raises:
        InvalidParameterError: An option is ill-formed, there is no such profile, or the profile's credential is for
            another service than the one that is to be reached.
    """
    merged = merge_options(from_environment(), options) or {}
    nearer = {name: value for name, value in merged.items() if value is not None}
    if any(nearer.get(name) for name in _CREDENTIALS):
        return nearer
    return {**_of_profile(profile, nearer.get("base_url")), **nearer}


def _of_profile(name: str | None, base_url: str | None) -> dict[str, Any]:
    """The settings of a profile, its credential among them."""
    from files_style_sdk.cli.profiles import Profiles

    wanted = name or os.environ.get("FILES_PROFILE") or None
    try:
        profiles = Profiles()
    except ImportError:
        if wanted is None:
            return {}
        raise
    profile = profiles.find(wanted)
    if not profile.may_be_sent_to(base_url):
        if wanted is None:
            return {}  # nobody asked for it
        raise InvalidParameterError(
            f"the credential of profile {profile.name!r} is for {profile.home} and is not sent to {base_url}"
        )
    return {**profile.settings, **profiles.credential(profile)}


def shareable(options: Mapping[str, Any]) -> dict[str, Any]:
    """The storage options that another process may be given: no secrets, and nothing that belongs to this process.

    Args:
        options: The storage options.
    """
    kept = {name: value for name, value in options.items() if name not in _SECRETS | _OF_THIS_PROCESS}
    if kept.get("headers"):
        kept["headers"] = without_secrets(kept["headers"])
    return kept


def is_plain(value: Any) -> bool:
    """Whether two values that look the same are the same, so that filesystems with them may be shared.

    Args:
        value: The value of a storage option.
    """
    if isinstance(value, Mapping):
        return all(is_plain(part) for pair in value.items() for part in pair)
    if isinstance(value, (list, tuple)):
        return all(map(is_plain, value))
    return value is None or isinstance(value, (str, int, float))
