"""Whether a value is one that a setting takes."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from files_style_sdk.error import InvalidParameterError
from files_style_sdk.given_client import client_problem

__all__ = ["SETTINGS_WITH_CHECKS", "check_setting"]


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
    problem = "an http:// or https:// URL such as 'https://example.com'"
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


def _headers(value: Any) -> str | None:
    problem = "a dict of header names to values, both printable ASCII"
    if not isinstance(value, Mapping):
        return problem
    fine = all(
        not _header_text(name) and not set(name) & set(": ") and not _header_text(part) for name, part in value.items()
    )
    return None if fine else problem


def _proxies(value: Any) -> str | None:
    fine = isinstance(value, Mapping) and all(isinstance(part, str) for pair in value.items() for part in pair)
    return None if fine else "a dict of schemes to proxy URLs"


def _verify(value: Any) -> str | None:
    return (
        None
        if isinstance(value, bool) or (isinstance(value, str) and value)
        else "True, False or the path of a CA bundle"
    )


def _cert(value: Any) -> str | None:
    paths = value if isinstance(value, tuple) and len(value) == 2 else (value,)
    return None if all(isinstance(path, str) and path for path in paths) else "a path, or a pair of paths"


def _flag(value: Any) -> str | None:
    return None if isinstance(value, bool) else "True or False"


def _moment(value: Any) -> str | None:
    return None if isinstance(value, datetime) and value.tzinfo is not None else "a datetime with a time zone"


def _with(method: str, what: str) -> Callable[[Any], str | None]:
    return lambda value: None if not isinstance(value, type) and callable(getattr(value, method, None)) else what


_CHECKS: dict[str, Callable[[Any], str | None]] = {
    "api_key": _header_text,
    "session_id": _header_text,
    "auth": _with("authenticate", "a credential of files_style_sdk.auth, such as Bearer('…')"),
    "base_url": _origin,
    "base_path": _path,
    "open_timeout": _timeout,
    "read_timeout": _timeout,
    "write_timeout": _timeout,
    "request_timeout": _timeout,
    "deadline": _moment,
    "cancel": _with("attach", "a CancelToken"),
    "initial_network_retry_delay": _seconds,
    "max_network_retry_delay": _seconds,
    "max_network_retries": _count,
    "source_ip": _address,
    "workspace_id": _workspace,
    "language": _header_text,
    "headers": _headers,
    "proxies": _proxies,
    "verify": _verify,
    "cert": _cert,
    "trust_env": _flag,
    "http_session": client_problem,
}


SETTINGS_WITH_CHECKS = frozenset(_CHECKS)
"""The names of all settings that options may set."""
