"""What a call needs to know besides its arguments, as one frozen value."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any, NamedTuple, TypedDict

from files_style_sdk.error import InvalidParameterError
from files_style_sdk.manners import Service
from files_style_sdk.service import SERVICE
from files_style_sdk.setting_checks import check_setting

__all__ = [
    "ENVIRONMENT",
    "ENVIRONMENTS",
    "SETTING_NAMES",
    "ClientSettings",
    "Settings",
    "Timeout",
    "check_setting",
    "expand_options",
    "from_environment",
    "merge_options",
    "settings_of",
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
        http_session: A `requests.Session` or an `httpx.Client` to send through, instead of connections of our own.
        service: How the service that is called behaves; no option sets it.
    """

    api_key: str | None = field(default=None, repr=False)
    session_id: str | None = field(default=None, repr=False)
    auth: Any = None
    base_url: str = SERVICE.base_url
    base_path: str = SERVICE.base_path
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
    service: Service = field(default=SERVICE, repr=False)

    def with_options(self, options: Mapping[str, Any] | None) -> Settings:
        """These settings with some replaced; a value of None inherits, and `options` is left as it is.

        A credential given here displaces a wider one of another kind: a per-call `session_id` is not overruled by a
        key that was set for every call. Headers are added to wider ones.

        Args:
            options: Settings by name. Beside their own names there are `timeout` (seconds for connecting, reading
                and writing, or a :class:`Timeout`, or another object with `connect`, `read` and `write`), `max_retries`
                (for `max_network_retries`), `http_client` (for `http_session`), `session` (one that `session.create`
                returned) and `environment` (a name in :data:`ENVIRONMENTS`, or in those of another service).

        Raises:
            InvalidParameterError: A name is unknown or a value is not of the kind the setting takes.
        """
        if not options:
            return self
        given = expand_options(options, self.service)
        if not given:
            return self
        if "headers" in given and self.headers:
            given["headers"] = {**self.headers, **given["headers"]}
        return replace(self, **given)

    def with_environment(self, environ: Mapping[str, str] = os.environ) -> Settings:
        """These settings with those replaced that the service's environment variables give.

        Raises:
            InvalidParameterError: A variable holds something else than its setting takes; the message names it.
        """
        given = from_environment(environ, self.service)
        for name, value in given.items():
            try:
                expand_options({name: value}, self.service)
            except InvalidParameterError as error:
                variable = self.service.variables[name]
                raise InvalidParameterError(f"{error} (from {variable} in the environment)") from None
        return self.with_options(given)

    @property
    def connection(self) -> tuple[Any, ...]:
        """The part of the settings that decides which connections can be shared."""
        proxies = tuple(sorted(self.proxies.items())) if self.proxies else None
        return (self.source_ip, proxies, self.verify, self.cert, self.trust_env, id(self.http_session))


class ClientSettings(TypedDict, total=False):
    """The settings of a client, as keywords: those of :class:`Settings`, and short forms of some."""

    auth: Any
    """A credential; see :mod:`files_style_sdk.auth`."""
    base_url: str | None
    base_path: str | None
    environment: str | None
    """The base URL by name."""
    open_timeout: float | None
    read_timeout: float | None
    write_timeout: float | None
    timeout: Any
    """Seconds for connecting, reading and writing; a :class:`Timeout`, or another with `connect`, `read`, `write`."""
    request_timeout: float | None
    deadline: datetime | None
    cancel: Any
    max_network_retries: int | None
    max_retries: int | None
    """The same, by another name."""
    initial_network_retry_delay: float | None
    max_network_retry_delay: float | None
    source_ip: str | None
    language: str | None
    headers: Mapping[str, str] | None
    proxies: Mapping[str, str] | str | None
    """Proxies by scheme, or one for all."""
    verify: bool | str | None
    cert: str | tuple[str, str] | None
    trust_env: bool | None
    http_session: Any
    http_client: Any
    """The same, by another name."""
    load_dotenv: bool
    """Whether to read variables from `.env` first."""
    pickle_secrets: bool
    """Whether credentials, secret headers and proxies go along when the client is pickled."""


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


ENVIRONMENTS: dict[str, str] = SERVICE.environments
"""Base URLs by the name that `environment` takes. Add your own."""


def settings_of(service: Service) -> Settings:
    """The settings of calls to a service where nobody says anything else."""
    begun = Settings(service=service, base_url=service.base_url, base_path=service.base_path)
    return begun.with_options(service.settings)


def expand_options(options: Mapping[str, Any], service: Service = SERVICE) -> dict[str, Any]:
    """Options as settings: checked, short forms spelled out, None left out, wider credentials displaced.

    Args:
        options: Settings by name.
        service: The service that calls with them are for; it has environments and names of its own.

    Raises:
        InvalidParameterError: A name is unknown or a value is not of the kind the setting takes.
    """
    if not isinstance(options, Mapping):
        raise InvalidParameterError(f"options must be a dict of setting names to values, not {type(options).__name__}")
    given: dict[str, Any] = {}
    for own_name, value in options.items():
        name = service.arguments.get(own_name, own_name)
        if name not in SETTING_NAMES and name not in _SHORT_FORMS:
            raise InvalidParameterError(f"unknown option {name!r}; known options are: {', '.join(_names(service))}")
        if value is None:
            continue
        spelled_out = _SHORT_FORMS[name](value, service) if name in _SHORT_FORMS else {name: value}
        given.update((full, check_setting(full, part)) for full, part in spelled_out.items())
    return {**_displaced_by(given), **given}


def _names(service: Service) -> list[str]:
    """The names of options as a service's users know them."""
    ours = {setting: argument for argument, setting in service.arguments.items()}
    return sorted({*_SHORT_FORMS, *(ours.get(name, name) for name in SETTING_NAMES)})


def _timeout_form(value: Any, _service: Service) -> dict[str, Any]:
    # Other libraries have such values, too, of which some bound the wait for a free connection instead of the whole.
    if all(hasattr(value, name) for name in ("connect", "read", "write")):
        whole = {
            "open_timeout": value.connect,
            "read_timeout": value.read,
            "write_timeout": value.write,
            "request_timeout": getattr(value, "total", None),
        }
        return {name: seconds for name, seconds in whole.items() if seconds is not None}
    return dict.fromkeys(("open_timeout", "read_timeout", "write_timeout"), value)


def _proxies_form(value: Any, _service: Service) -> dict[str, Any]:
    return {"proxies": {"http": value, "https": value} if isinstance(value, str) else value}


def _session_form(value: Any, _service: Service) -> dict[str, Any]:
    return {"session_id": value if isinstance(value, str) else getattr(value, "id", None)}


def _environment_form(value: Any, service: Service) -> dict[str, Any]:
    known = service.environments
    if value not in known:
        raise InvalidParameterError(f"environment must be one of {', '.join(known)}, not {value!r}")
    return {"base_url": known[value]}


_SHORT_FORMS: dict[str, Callable[[Any, Service], dict[str, Any]]] = {
    "timeout": _timeout_form,
    "max_retries": lambda value, _service: {"max_network_retries": value},
    "http_client": lambda value, _service: {"http_session": value},
    "proxies": _proxies_form,
    "session": _session_form,
    "environment": _environment_form,
}


def merge_options(
    wider: Mapping[str, Any] | None, narrower: Mapping[str, Any] | None, service: Service = SERVICE
) -> Mapping[str, Any] | None:
    """Two sets of options as one, in which what `narrower` says wins. Neither is changed.

    Args:
        wider: Settings by name.
        narrower: Others, which are nearer to the call.
        service: The service that calls with them are for; it has environments and names of its own.

    Raises:
        InvalidParameterError: A name is unknown or a value is not of the kind the setting takes.
    """
    if not wider or not narrower:
        return narrower or wider
    outer, inner = expand_options(wider, service), expand_options(narrower, service)
    if outer.get("headers") and inner.get("headers"):
        inner["headers"] = {**outer["headers"], **inner["headers"]}
    return {**outer, **inner}


_CREDENTIALS = ("api_key", "session_id", "auth")


def _displaced_by(options: Mapping[str, Any]) -> dict[str, None]:
    """The wider credentials that do not hold where these options do."""
    if not any(options.get(name) for name in (*_CREDENTIALS, "session")):
        return {}
    return {name: None for name in _CREDENTIALS if options.get(name) is None}


SETTING_NAMES = frozenset(setting.name for setting in fields(Settings)) - {"expires", "service"}

ENVIRONMENT: Mapping[str, str] = SERVICE.variables
"""The environment variable that gives a setting its value when nothing nearer does."""


def from_environment(environ: Mapping[str, str] = os.environ, service: Service = SERVICE) -> dict[str, str]:
    """The settings that environment variables give, by name; empty variables count as not set."""
    return {name: value for name, variable in service.variables.items() if (value := environ.get(variable))}
