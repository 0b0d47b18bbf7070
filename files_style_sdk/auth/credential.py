"""Credentials as values: what makes a call the call of somebody.

Each is given as `auth=` to a client or for one call. None shows its secret in a `repr`, a log, an error or a pickle.
"""

from __future__ import annotations

import os
import re
import weakref
from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import replace
from threading import Lock
from typing import Any, TypeVar

from files_style_sdk.delivery import Flow
from files_style_sdk.error import (
    DeadlineExceededError,
    Error,
    InvalidParameterError,
    OperationCancelledError,
    authentication_error,
)
from files_style_sdk.manners import Service
from files_style_sdk.references import resolve
from files_style_sdk.service import SERVICE
from files_style_sdk.settings import Settings
from files_style_sdk.wire import Acquire, Invoke

__all__ = [
    "ApiKey",
    "Bearer",
    "Cookies",
    "Credential",
    "Headers",
    "Renewable",
    "ServiceToken",
    "Session",
    "credential_of",
    "ensured",
    "made_credential",
]

T = TypeVar("T")


class Credential:
    """What authenticates calls. A subclass says which headers a call carries, and what to do when they are refused."""

    def authenticate(self, settings: Settings) -> Flow[Mapping[str, str]]:
        """Come to the headers that a call carries.

        Args:
            settings: Those of the call.
        """
        raise NotImplementedError
        yield

    def renew(self, refused: Mapping[str, str] | None, settings: Settings) -> Flow[bool]:
        """Replace what the service has just refused.

        Args:
            refused: The headers that the refused call carried; None for those at hand, refused or not.
            settings: Those of the call.

        Returns:
            Whether the call is worth sending again.
        """
        return False
        yield

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"

    def __reduce__(self) -> Any:
        raise TypeError(f"a {type(self).__name__} holds a secret and cannot be pickled")


class Headers(Credential):
    """Headers that stay the same, whatever they are called.

    Args:
        headers: Values by name. Like all that identifies a caller, they are sent to the configured origin only.
    """

    def __init__(self, headers: Mapping[str, str]) -> None:
        self._headers: Mapping[str, str] = {
            _text("the name of a header", name): _text(name, value) for name, value in headers.items()
        }

    def authenticate(self, settings: Settings) -> Flow[Mapping[str, str]]:
        return self._headers
        yield


class _Key(Headers):
    """A key that was checked when it was set: made for every call, it is not checked again."""

    def __init__(self, headers: Mapping[str, str]) -> None:
        self._headers = headers


class ApiKey(Headers):
    """An API key.

    Args:
        key: The key.
    """

    def __init__(self, key: str) -> None:
        super().__init__({"X-FilesAPI-Key": _text("key", key)})


class ServiceToken(Headers):
    """A token of a service behind the same runtime, sent as `X-Service-Token`.

    Args:
        token: The token.
    """

    def __init__(self, token: str) -> None:
        super().__init__({"X-Service-Token": _text("token", token)})


class Cookies(Headers):
    """Cookies of a browser session, with the header that proves that a call is no forgery.

    Args:
        cookies: Values by name.
        csrf_token: The token against cross-site request forgery.
        csrf_header: The header that carries it.

    Raises:
        InvalidParameterError: A name or a value is none that a cookie can have (RFC 6265 §4.1.1).
    """

    def __init__(
        self, cookies: Mapping[str, str], csrf_token: str | None = None, csrf_header: str = "X-CSRF-Token"
    ) -> None:
        pairs = "; ".join(f"{_cookie_name(name)}={_cookie_value(name, value)}" for name, value in cookies.items())
        proof = {csrf_header: _text("csrf_token", csrf_token)} if csrf_token else {}
        super().__init__({"Cookie": pairs, **proof})


class Renewable(Credential):
    """Headers that are made when they are needed, and made anew by one caller while the others wait.

    Threads and tasks may share one: however many of them find it missing, expired or refused, it is made once. If it
    cannot be made, those that waited for the attempt get its error, instead of making one attempt each.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._current: Mapping[str, str] | None = None
        self._attempts = 0
        self._failure: tuple[Settings, Error] | None = None
        _all_renewable.add(self)

    def make(self, settings: Settings) -> Flow[Mapping[str, str]]:
        """Come to fresh headers."""
        raise NotImplementedError
        yield

    def is_fresh(self) -> bool:
        """Whether the headers at hand will do for a call that begins now."""
        return self._current is not None

    def forget(self) -> None:
        """Let go of the headers at hand: they were refused."""
        self._current = None

    def authenticate(self, settings: Settings) -> Flow[Mapping[str, str]]:
        current = self._current
        if current is not None and self.is_fresh():
            return current
        return (yield from self._made(settings, lambda: self._current is None or not self.is_fresh()))

    def renew(self, refused: Mapping[str, str] | None, settings: Settings) -> Flow[bool]:
        meant = self._current if refused is None else refused

        def is_needed() -> bool:
            if self._current is not None and meant is not None and dict(self._current) == dict(meant):
                self.forget()
            return self._current is None

        yield from self._made(settings, is_needed)
        return True

    def _made(self, settings: Settings, is_needed: Callable[[], bool]) -> Flow[Mapping[str, str]]:
        """Headers that are made now, unless somebody else has made them while we waited for our turn."""
        seen, lock = self._attempts, self._lock
        yield Acquire(lock)
        try:
            if is_needed():
                if self._attempts != seen:
                    self._hear_of_failure(settings)
                self._current = yield from self._attempt(settings)
            assert self._current is not None
            return self._current
        finally:
            lock.release()

    def _attempt(self, settings: Settings) -> Flow[Mapping[str, str]]:
        self._failure = None
        try:
            return (yield from self.make(settings))
        except (DeadlineExceededError, OperationCancelledError):
            raise  # the end of this caller's time is not that of others
        except Error as error:
            self._failure = (_without_bounds(settings), _told_again(error))
            raise
        finally:
            self._attempts += 1

    def _hear_of_failure(self, settings: Settings) -> None:
        if self._failure is not None and self._failure[0] == _without_bounds(settings):
            raise _told_again(self._failure[1])


_all_renewable: weakref.WeakSet[Renewable] = weakref.WeakSet()


def _after_fork() -> None:
    # A lock that another thread held is never released in the child, where that thread does not exist.
    for credential in list(_all_renewable):
        credential._lock = Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


class Bearer(Renewable):
    """A bearer token (RFC 6750).

    Args:
        token: The token, or a function that gives one; it is called again when a token is refused. For an async client
            it may be a coroutine function.
    """

    def __init__(self, token: str | Callable[[], Any]) -> None:
        super().__init__()
        self._token = token if callable(token) else _text("token", token)

    def make(self, settings: Settings) -> Flow[Mapping[str, str]]:
        token = (yield Invoke(self._token)) if callable(self._token) else self._token
        return {"Authorization": f"Bearer {_text('token', token)}"}

    def renew(self, refused: Mapping[str, str] | None, settings: Settings) -> Flow[bool]:
        if not callable(self._token):
            return False
        return (yield from super().renew(refused, settings))


class Session(Renewable):
    """A session, with a way to log in again when it has ended.

    Args:
        session: What `session.create` returned, or a session's ID; None logs in before the first call.
        login: Logs in and returns a session or its ID; called when the session is refused.

    Example:
        >>> Session("abc123")
        Session(…)
    """

    def __init__(self, session: Any = None, login: Callable[[], Any] | None = None) -> None:
        super().__init__()
        if session is None and login is None:
            raise InvalidParameterError("Session needs a session, its id, or a function that logs in")
        self._login = login
        if session is not None:
            self._current = self._headers_of(session)

    def make(self, settings: Settings) -> Flow[Mapping[str, str]]:
        assert self._login is not None
        return self._headers_of((yield Invoke(self._login)))

    def renew(self, refused: Mapping[str, str] | None, settings: Settings) -> Flow[bool]:
        if self._login is None:
            return False
        return (yield from super().renew(refused, settings))

    @staticmethod
    def _headers_of(session: Any) -> Mapping[str, str]:
        return {
            "X-FilesAPI-Auth": _text("session", session if isinstance(session, str) else getattr(session, "id", None))
        }


def credential_of(settings: Settings) -> Credential:
    """What a call with these settings is authenticated by: its credential, else the first key of the service that is
    set.

    Raises:
        AuthenticationError: There is none of them.
    """
    if settings.auth is not None:
        credential: Credential = settings.auth
        return credential
    for key in settings.service.keys:
        secret = getattr(settings, key.setting)
        if secret:
            return _Key({key.header: f"{key.prefix}{secret}"})
    if not settings.service.keys and settings.service.maker is None:
        return Headers({})  # its description knows of no credential
    raise _nothing_to_authenticate_with(settings.service)


def ensured(settings: Settings, *, renew: bool = False) -> Flow[None]:
    """Make sure that calls with these settings have their credential, before any of them needs it.

    Args:
        settings: Those of the calls.
        renew: Whether one that seems to be good is replaced, too.

    Raises:
        AuthenticationError: There is no credential, or nothing comes of it.
        APIConnectionError: Whoever hands it out cannot be reached.
    """
    credential = credential_of(settings)
    yield from (credential.renew(None, settings) if renew else credential.authenticate(settings))


def made_credential(service: Service, given: Mapping[str, str | None], environ: Mapping[str, str]) -> Credential | None:
    """The credential that a client of the service begins with; None if the service's keys are settings.

    Args:
        service: Says what it is made of.
        given: Arguments of the client by name.
        environ: Environment variables.

    Raises:
        InvalidParameterError: Something that is needed is given neither here nor in the environment.
    """
    maker = service.maker
    if maker is None:
        return None
    values: dict[str, Any] = {}
    for name, argument in maker.arguments.items():
        value = given.get(name) or environ.get(argument.variable) or argument.default
        if not value:
            way = f", or set {argument.variable} in the environment" if argument.variable else ""
            raise InvalidParameterError(f"{service.title} needs {name}: give it to the client{way}")
        values[name] = value
    try:
        credential: Credential = resolve(maker.reference)(**values, **maker.constants)
    except InvalidParameterError as error:
        told = [name for name in maker.arguments if not given.get(name) and re.search(rf"\b{name}\b", str(error))]
        places = " and ".join(maker.arguments[name].variable for name in told if maker.arguments[name].variable)
        raise InvalidParameterError(f"{error} (from {places} in the environment)" if places else str(error)) from None
    return credential


def _told_again(error: Error) -> Error:
    """The same error for somebody else, without the way that it has come."""
    other = copy(error)
    other.__cause__ = error.__cause__
    return other


def _without_bounds(settings: Settings) -> Settings:
    """Settings without what differs from call to call though nothing else does."""
    return replace(settings, expires=None, request_timeout=None, deadline=None, cancel=None)


def _cookie_name(name: Any) -> str:
    if set(_text("the name of a cookie", name)) & set("=;, "):
        raise InvalidParameterError("the name of a cookie must have no space and none of = ; ,")
    return str(name)


def _cookie_value(name: str, value: Any) -> str:
    # After a semicolon, the rest of the value would be another cookie.
    if ";" in _text(f"cookie {name}", value):
        raise InvalidParameterError(f"cookie {name} must have no semicolon")
    return str(value)


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str) or not value or not (value.isascii() and value.isprintable()):
        raise InvalidParameterError(f"{name} must be a non-empty string of printable ASCII characters")
    return value


def _nothing_to_authenticate_with(service: Service) -> Error:
    kind = authentication_error(service)
    if service.package == SERVICE.package:
        return kind(
            "no credential: set an API key (set_api_key(...), the option api_key, or FILES_API_KEY in the environment) "
            "or a session (set_session(...) or the option session_id)"
        )
    own_names = {setting: name for name, setting in service.arguments.items()}
    ways = [f"give the client {own_names.get(key.setting, key.setting)}" for key in service.keys]
    ways += [f"set {service.variables[key.setting]}" for key in service.keys if key.setting in service.variables]
    if service.maker is not None:
        ways.append(f"give the client {', '.join(service.maker.arguments)}")
    return kind(f"no credential for {service.title}: {', or '.join([*ways, 'give it auth'])}", outcome="not_sent")
