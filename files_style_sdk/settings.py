"""What a call needs to know besides its arguments, as one frozen value."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from files_style_sdk.error import InvalidParameterError

__all__ = [
    "ENVIRONMENT",
    "ENVIRONMENTS",
    "SETTING_NAMES",
    "Settings",
    "Timeout",
    "check_setting",
    "expand_options",
    "from_environment",
    "merge_options",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one call.

    Attributes:
        api_key: The API key that calls are made with.
        session_id: The session that calls are made with when there is no key.
        auth: A credential of another kind; see :mod:`files_style_sdk.auth`.
        base_url: Scheme, host and port of the service.
        base_path: The path below which the API lives.
        open_timeout: Seconds to wait for a connection.
        read_timeout: Seconds to wait for each next byte of an answer.
        write_timeout: Seconds to wait for each block of a body to be taken; None is as long as `read_timeout`.
        request_timeout: Seconds for a whole operation, its retries and pages included; None sets no bound.
        deadline: The moment (an aware `datetime`) at which an operation must have ended; None sets none.
        cancel: A :class:`~files_style_sdk.cancel.CancelToken` that can stop the operation.
        initial_network_retry_delay: Seconds: the shortest pause before a retry.
        max_network_retry_delay: Seconds: the longest pause before a retry.
        max_network_retries: How many times a call may be sent again after its first attempt; 0 sends it once.
        source_ip: The local address to send from; None lets the system choose.
        workspace_id: The workspace that calls are made in.
        language: The language (RFC 9110 Accept-Language) of messages from the service.
        headers: Headers to send with every call, but not to storage.
        proxies: Proxies by scheme, such as `{"https": "http://proxy:3128"}`, instead of the environment's.
        verify: Whether to verify certificates, or the path of a bundle of CA certificates to verify them with.
        cert: A client certificate: the path of a PEM file, or of a certificate and of its key.
        trust_env: Whether proxies and the CA bundle may come from the environment.
        http_session: A `requests.Session` to send through, instead of connections of our own.
    """

    api_key: str | None = field(default=None, repr=False)
    session_id: str | None = field(default=None, repr=False)
    auth: Any = None
    base_url: str = "https://app.files.com"
    base_path: str = "/api/rest/v1"
    open_timeout: float = 30
    read_timeout: float = 80
    write_timeout: float | None = None
    request_timeout: float | None = None
    deadline: datetime | None = None
    cancel: Any = None
    initial_network_retry_delay: float = 0.5
    max_network_retry_delay: float = 2
    max_network_retries: int = 3
    source_ip: str | None = None
    workspace_id: str | int | None = None
    language: str | None = None
    headers: Mapping[str, str] | None = field(default=None, repr=False)
    proxies: Mapping[str, str] | None = field(default=None, repr=False)
    verify: bool | str = True
    cert: str | tuple[str, str] | None = None
    trust_env: bool = True
    http_session: Any = None
    expires: float | None = field(default=None, repr=False)
    """When the operation that has begun must have ended, by `time.monotonic()`; no option sets it."""

    def with_options(self, options: Mapping[str, Any] | None) -> Settings:
        """These settings with some replaced; a value of None inherits, and `options` is left as it is.

        A credential given here displaces a wider one of another kind: a per-call `session_id` is not overruled by a
        key that was set for every call. Headers are added to wider ones.

        Args:
            options: Settings by name. Beside their own names there are `timeout` (seconds for connecting and for
                reading, or a :class:`Timeout`), `max_retries` (for `max_network_retries`), `session` (one that
                `session.create` returned) and `environment` (a name in :data:`ENVIRONMENTS`).

        Raises:
            InvalidParameterError: A name is unknown or a value is not of the kind the setting takes.
        """
        if not options:
            return self
        given = expand_options(options)
        if not given:
            return self
        if "headers" in given and self.headers:
            given["headers"] = {**self.headers, **given["headers"]}
        return replace(self, **given)

    @property
    def connection(self) -> tuple[Any, ...]:
        """The part of the settings that decides which connections can be shared."""
        proxies = tuple(sorted(self.proxies.items())) if self.proxies else None
        return (self.source_ip, proxies, self.verify, self.cert, self.trust_env, id(self.http_session))


class Timeout(NamedTuple):
    """Bounds of an operation, each in seconds or None for the default.

    Attributes:
        connect: For making a connection.
        read: For each next byte of an answer.
        write: For each block of a body to be taken by the other side.
        total: For the whole operation, its retries and pages included.
    """

    connect: float | None = None
    read: float | None = None
    write: float | None = None
    total: float | None = None


ENVIRONMENTS: dict[str, str] = {"production": "https://app.files.com", "mock": "http://127.0.0.1:4041"}
"""Base URLs by the name that `environment` takes. Add your own."""


def expand_options(options: Mapping[str, Any]) -> dict[str, Any]:
    """Options as settings: checked, short forms spelled out, None left out, wider credentials displaced.

    Raises:
        InvalidParameterError: A name is unknown or a value is not of the kind the setting takes.
    """
    if not isinstance(options, Mapping):
        raise InvalidParameterError(f"options must be a dict of setting names to values, not {type(options).__name__}")
    given: dict[str, Any] = {}
    for name, value in options.items():
        if value is None and (name in SETTING_NAMES or name in _SHORT_FORMS):
            continue
        spelled_out = _SHORT_FORMS[name](value) if name in _SHORT_FORMS else {name: value}
        given.update((full, check_setting(full, part)) for full, part in spelled_out.items())
    return {**_displaced_by(given), **given}


def _timeout_form(value: Any) -> dict[str, Any]:
    if isinstance(value, Timeout):
        whole = {
            "open_timeout": value.connect,
            "read_timeout": value.read,
            "write_timeout": value.write,
            "request_timeout": value.total,
        }
        return {name: seconds for name, seconds in whole.items() if seconds is not None}
    return {"open_timeout": value, "read_timeout": value}


def _session_form(value: Any) -> dict[str, Any]:
    return {"session_id": value if isinstance(value, str) else getattr(value, "id", None)}


def _environment_form(value: Any) -> dict[str, Any]:
    if value not in ENVIRONMENTS:
        raise InvalidParameterError(f"environment must be one of {', '.join(ENVIRONMENTS)}, not {value!r}")
    return {"base_url": ENVIRONMENTS[value]}


_SHORT_FORMS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "timeout": _timeout_form,
    "max_retries": lambda value: {"max_network_retries": value},
    "session": _session_form,
    "environment": _environment_form,
}


def merge_options(wider: Mapping[str, Any] | None, narrower: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """Two sets of options as one, in which what `narrower` says wins. Neither is changed."""
    if not wider or not narrower:
        return narrower or wider
    outer, inner = expand_options(wider), expand_options(narrower)
    if outer.get("headers") and inner.get("headers"):
        inner["headers"] = {**outer["headers"], **inner["headers"]}
    return {**outer, **inner}


_CREDENTIALS = ("api_key", "session_id", "auth")


def _displaced_by(options: Mapping[str, Any]) -> dict[str, None]:
    """The wider credentials that do not hold where these options do."""
    if not any(options.get(name) for name in (*_CREDENTIALS, "session")):
        return {}
    return {name: None for name in _CREDENTIALS if options.get(name) is None}


SETTING_NAMES = frozenset(setting.name for setting in fields(Settings)) - {"expires"}

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
    is_ours = all(hasattr(value, name) for name in ("send", "headers", "merge_environment_settings"))
    is_async = all(hasattr(value, name) for name in ("request", "connector"))
    return None if is_ours or is_async else "a requests.Session (for AsyncClient an aiohttp.ClientSession)"


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
    "http_session": _http_session,
}
