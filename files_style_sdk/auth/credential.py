"""Credentials as values: what makes a call the call of somebody.

Each is given as `auth=` to a client or for one call. None shows its secret in a `repr`, a log, an error or a pickle.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any, TypeVar

from files_style_sdk.delivery import Flow
from files_style_sdk.error import Error, InvalidParameterError
from files_style_sdk.settings import Settings
from files_style_sdk.wire import Acquire, Invoke

__all__ = ["ApiKey", "Bearer", "Cookies", "Credential", "ServiceToken", "Session", "credential_of"]

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

    def renew(self, refused: Mapping[str, str], settings: Settings) -> Flow[bool]:
        """Replace what the service has just refused.

        Args:
            refused: The headers that the refused call carried.
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


class _Fixed(Credential):
    """Headers that stay the same."""

    def __init__(self, headers: Mapping[str, str]) -> None:
        self._headers = dict(headers)

    def authenticate(self, settings: Settings) -> Flow[Mapping[str, str]]:
        return self._headers
        yield


class ApiKey(_Fixed):
    """An API key.

    Args:
        key: The key.
    """

    def __init__(self, key: str) -> None:
        super().__init__({"X-FilesAPI-Key": _text("key", key)})


class ServiceToken(_Fixed):
    """A token of a service behind the same runtime, sent as `X-Service-Token`.

    Args:
        token: The token.
    """

    def __init__(self, token: str) -> None:
        super().__init__({"X-Service-Token": _text("token", token)})


class Cookies(_Fixed):
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

    Threads and tasks may share one: however many of them find it missing, expired or refused, it is made once.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._current: Mapping[str, str] | None = None

    def make(self, settings: Settings) -> Flow[Mapping[str, str]]:
        """Come to fresh headers."""
        raise NotImplementedError
        yield

    def is_fresh(self) -> bool:
        """Whether the headers at hand will do for a call that begins now."""
        return self._current is not None

    def authenticate(self, settings: Settings) -> Flow[Mapping[str, str]]:
        current = self._current
        if current is None or not self.is_fresh():
            yield Acquire(self._lock)
            try:
                if self._current is None or not self.is_fresh():
                    self._current = yield from self.make(settings)
                current = self._current
            finally:
                self._lock.release()
        return current

    def renew(self, refused: Mapping[str, str], settings: Settings) -> Flow[bool]:
        yield Acquire(self._lock)
        try:
            if self._current is None or dict(self._current) == dict(refused):
                self._current = None
                self._current = yield from self.make(settings)
        finally:
            self._lock.release()
        return True


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

    def renew(self, refused: Mapping[str, str], settings: Settings) -> Flow[bool]:
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

    def renew(self, refused: Mapping[str, str], settings: Settings) -> Flow[bool]:
        if self._login is None:
            return False
        return (yield from super().renew(refused, settings))

    @staticmethod
    def _headers_of(session: Any) -> Mapping[str, str]:
        return {
            "X-FilesAPI-Auth": _text("session", session if isinstance(session, str) else getattr(session, "id", None))
        }


def credential_of(settings: Settings) -> Credential:
    """What a call with these settings is authenticated by: its credential, else its API key, else its session.

    Raises:
        AuthenticationError: There is none of them.
    """
    if settings.auth is not None:
        credential: Credential = settings.auth
        return credential
    if settings.api_key:
        return ApiKey(settings.api_key)
    if settings.session_id:
        return _Fixed({"X-FilesAPI-Auth": settings.session_id})
    raise _nothing_to_authenticate_with()


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


def _cookie_part(value: Any) -> str:
    text = _text("a cookie's name and its value", value)
    if set(text) & set('=;," ') - set("=" if text.endswith("=") else ""):
        raise InvalidParameterError("a cookie's name and its value cannot hold spaces, quotes, commas or semicolons")
    return text


def _nothing_to_authenticate_with() -> Error:
    from files_style_sdk.error_tree import AuthenticationError

    return AuthenticationError(
        "no credential: set an API key (set_api_key(...), the option api_key, or FILES_API_KEY in the environment) "
        "or a session (set_session(...) or the option session_id)"
    )
