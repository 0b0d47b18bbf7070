"""What a call needs to know besides its arguments, as one frozen value."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any
from urllib.parse import urlsplit

from files_style_sdk.error import InvalidParameterError

__all__ = ["ENVIRONMENT", "SETTING_NAMES", "Settings", "check_setting", "from_environment", "merge_options"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one call.

    Attributes:
        api_key: The API key that calls are made with.
        session_id: The session that calls are made with when there is no key.
        base_url: Scheme, host and port of the service.
        base_path: The path below which the API lives.
        open_timeout: Seconds to wait for a connection.
        read_timeout: Seconds to wait for each next byte of an answer.
        initial_network_retry_delay: Seconds: the shortest pause before a retry.
        max_network_retry_delay: Seconds: the longest pause before a retry.
        max_network_retries: How many times a call may be sent again after its first attempt; 0 sends it once.
        source_ip: The local address to send from; None lets the system choose.
        workspace_id: The workspace that calls are made in.
        language: The language (RFC 9110 Accept-Language) of messages from the service.
        http_session: A `requests.Session` to send through, instead of connections of our own.
    """

    api_key: str | None = field(default=None, repr=False)
    session_id: str | None = field(default=None, repr=False)
    base_url: str = "https://app.files.com"
    base_path: str = "/api/rest/v1"
    open_timeout: float = 30
    read_timeout: float = 80
    initial_network_retry_delay: float = 0.5
    max_network_retry_delay: float = 2
    max_network_retries: int = 3
    source_ip: str | None = None
    workspace_id: str | int | None = None
    language: str | None = None
    http_session: Any = None

    @classmethod
    def checked(cls, values: Mapping[str, Any]) -> Settings:
        """Settings from values by name; a name left out or None keeps its default.

        Raises:
            InvalidParameterError: A name is unknown or a value is not of the kind the setting takes.
        """
        return cls().with_options(values)

    def with_options(self, options: Mapping[str, Any] | None) -> Settings:
        """These settings with some replaced; a value of None inherits, and `options` is left as it is.

        A credential given here displaces a wider one of the other kind: a per-call `session_id` is not overruled by a
        key that was set for every call.

        Raises:
            InvalidParameterError: A name is unknown or a value is not of the kind the setting takes.
        """
        if not options:
            return self
        if not isinstance(options, Mapping):
            raise InvalidParameterError(
                f"options must be a dict of setting names to values, not {type(options).__name__}"
            )
        given = {
            name: check_setting(name, value)
            for name, value in options.items()
            if value is not None or name not in SETTING_NAMES
        }
        replacements: dict[str, Any] = {**_displaced_by(given), **given}
        return replace(self, **replacements) if given else self


def merge_options(wider: Mapping[str, Any] | None, narrower: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """Two sets of options as one, in which what `narrower` says wins. Neither is changed."""
    if not wider or not narrower:
        return narrower or wider
    return {**wider, **_displaced_by(narrower), **narrower}


def _displaced_by(options: Mapping[str, Any]) -> dict[str, None]:
    """The wider credentials that do not hold where these options do."""
    credentials = ("api_key", "session_id")
    if not any(options.get(name) for name in credentials):
        return {}
    return {name: None for name in credentials if name not in options}


SETTING_NAMES = frozenset(setting.name for setting in fields(Settings))

ENVIRONMENT: Mapping[str, str] = {
    "api_key": "FILES_API_KEY",
    "session_id": "FILES_SESSION_ID",
    "base_url": "FILES_BASE_URL",
    "source_ip": "FILES_SOURCE_IP",
    "workspace_id": "FILES_WORKSPACE_ID",
    "language": "FILES_LANGUAGE",
}
"""The environment variable that gives a setting its value when nothing nearer does."""


def from_environment(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The settings that environment variables give, by name; empty variables count as not set."""
    return {name: value for name, variable in ENVIRONMENT.items() if (value := environ.get(variable))}


def check_setting(name: str, value: Any) -> Any:
    """A setting's value in the form in which it is kept.

    Args:
        name: The setting.
        value: What was given for it.

    Raises:
        InvalidParameterError: The name is unknown, or the value is not of the kind the setting takes.
    """
    check = _CHECKS.get(name)
    if check is None:
        raise InvalidParameterError(f"unknown option {name!r}; known options are: {', '.join(sorted(_CHECKS))}")
    problem = check(value)
    if problem:
        shown = type(value).__name__ if name in ("api_key", "session_id") else repr(value)
        raise InvalidParameterError(f"{name} must be {problem}, not {shown}")
    return value.rstrip("/") if name == "base_url" else value


def _seconds(value: Any) -> str | None:
    fine = isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value) and value >= 0
    return None if fine else "a number of seconds, 0 or more"


def _timeout(value: Any) -> str | None:
    return _seconds(value) if value != 0 or isinstance(value, bool) else "a number of seconds above 0"


def _count(value: Any) -> str | None:
    return (
        None if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else "a whole number, 0 or more"
    )


def _header_text(value: Any) -> str | None:
    fine = isinstance(value, str) and value and value.isprintable() and value.isascii()
    return None if fine else "a non-empty string of printable ASCII characters"


def _origin(value: Any) -> str | None:
    problem = "an http:// or https:// URL such as 'https://example.files.com'"
    if not isinstance(value, str):
        return problem
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        return problem
    fine = parts.scheme in ("http", "https") and parts.hostname and not set("?#@ \\") & set(value)
    return None if fine and value.isprintable() else problem


def _path(value: Any) -> str | None:
    fine = not _header_text(value) and value.startswith("/") and not set("?# \\") & set(value)
    return None if fine else "a path that begins with a slash, such as '/api/rest/v1'"


def _address(value: Any) -> str | None:
    from ipaddress import ip_address

    problem = "an IPv4 or IPv6 address of this machine, such as '10.1.2.3'"
    try:
        return None if isinstance(value, str) and ip_address(value) else problem
    except ValueError:
        return problem


def _workspace(value: Any) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return None
    return "a workspace number" if _header_text(value) else None


def _http_session(value: Any) -> str | None:
    fine = all(hasattr(value, name) for name in ("send", "headers", "merge_environment_settings"))
    return None if fine else "a requests.Session"


_CHECKS: dict[str, Callable[[Any], str | None]] = {
    "api_key": _header_text,
    "session_id": _header_text,
    "base_url": _origin,
    "base_path": _path,
    "open_timeout": _timeout,
    "read_timeout": _timeout,
    "initial_network_retry_delay": _seconds,
    "max_network_retry_delay": _seconds,
    "max_network_retries": _count,
    "source_ip": _address,
    "workspace_id": _workspace,
    "language": _header_text,
    "http_session": _http_session,
}
