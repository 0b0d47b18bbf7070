"""A long-lived personal token, exchanged for short-lived bearer tokens."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from files_style_sdk.auth.credential import Renewable
from files_style_sdk.auth.tokens import Tokens, fetch_tokens, get_json
from files_style_sdk.delivery import Flow
from files_style_sdk.error import APIError, InvalidParameterError
from files_style_sdk.manners import place_in
from files_style_sdk.settings import Settings
from files_style_sdk.wire import Acquire

__all__ = ["TokenExchange"]


class TokenExchange(Renewable):
    """Posts a personal access token with a client's id and secret to an identity server, for a bearer token.

    The token is fetched before the first call, anew a minute before it expires, and once after a call is refused with
    401. Where `identity_headers` says so, facts about the caller are fetched once and sent with each call: whatever it
    is exchanged for, a personal token stays that of its owner. :meth:`identify` fetches them again.

    Args:
        identity_url: The token endpoint.
        client_id: The client's id; `FILES_CLIENT_ID` by default.
        client_secret: The client's secret; `FILES_CLIENT_SECRET` by default.
        personal_access_token: The long-lived token; `FILES_PAT` by default.
        scope: What the bearer token is to be good for.
        grant_type: How the server calls this exchange.
        user_url: Where the facts about the caller are.
        user_method: The HTTP method that asks there, `GET` or `POST`; neither changes anything.
        identity_headers: Headers by the place of their value in the answer of `user_url`, such as
            `{"X-User-Id": "user.id", "X-Org-Id": "orgs.0.id"}`.

    Raises:
        InvalidParameterError: Something that is needed is given neither here nor in the environment.
    """

    def __init__(
        self,
        identity_url: str,
        client_id: str | None = None,
        client_secret: str | None = None,
        personal_access_token: str | None = None,
        *,
        scope: str | None = None,
        grant_type: str = "personal_access_token",
        user_url: str | None = None,
        user_method: str = "GET",
        identity_headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self._url = _url("identity_url", identity_url)
        self._form = {
            "grant_type": grant_type,
            "client_id": _given("client_id", client_id, "FILES_CLIENT_ID"),
            "client_secret": _given("client_secret", client_secret, "FILES_CLIENT_SECRET"),
            "token": _given("personal_access_token", personal_access_token, "FILES_PAT"),
            "scope": scope,
        }
        if (user_url is None) != (not identity_headers):
            raise InvalidParameterError("user_url and identity_headers go together")
        if user_method not in ("GET", "POST"):
            raise InvalidParameterError(f"user_method must be GET or POST, not {user_method!r}")
        self._user_url = None if user_url is None else _url("user_url", user_url)
        self._user_method = user_method
        self._places = dict(identity_headers or {})
        self._identity: dict[str, str | int] | None = None
        self._tokens: Tokens | None = None

    @property
    def tokens(self) -> Tokens | None:
        """The bearer token at hand and when it ends; None before the first one, and after one that was refused."""
        return self._tokens

    @property
    def identity(self) -> Mapping[str, str | int]:
        """The facts about the caller, by the header that carries them; empty until they are known."""
        return dict(self._identity or {})

    def is_fresh(self) -> bool:
        return self._tokens is not None and self._tokens.is_fresh

    def forget(self) -> None:
        super().forget()
        self._tokens = None

    def make(self, settings: Settings) -> Flow[Mapping[str, str]]:
        if self._user_url is not None and self._identity is None:
            self._identity = yield from self._asked(self._user_url, settings)
        elif not self.is_fresh():
            self._tokens = yield from fetch_tokens(self._url, self._form, settings)
        return self._headers()

    def identify(self, settings: Settings) -> Flow[None]:
        """Ask for the facts about the caller, also if they are known. Does nothing without a `user_url`.

        Args:
            settings: Timeouts and retries.

        Raises:
            AuthenticationError: The identity server gives no token to ask with.
            APIError: There is no answer about the caller, or not what was expected in it.
        """
        if self._user_url is None:
            return
        lock = self._lock
        yield Acquire(lock)
        try:
            self._identity = yield from self._asked(self._user_url, settings)
            self._current = self._headers()
        finally:
            lock.release()

    def _asked(self, url: str, settings: Settings) -> Flow[dict[str, str | int]]:
        """The facts about the caller; a token from before that is refused here is exchanged anew, once."""
        was_fresh = self.is_fresh()
        if not was_fresh:
            self.forget()  # whoever calls meanwhile waits for what is made here
            self._tokens = yield from fetch_tokens(self._url, self._form, settings)
        try:
            answer = yield from get_json(url, self._bearer(), settings, self._user_method)
        except APIError as error:
            if error.http_status != 401:
                raise
            self.forget()
            if not was_fresh:
                raise
            return (yield from self._asked(url, settings))
        return {header: _found(answer, place) for header, place in self._places.items()}

    def _bearer(self) -> dict[str, str]:
        assert self._tokens is not None
        return {"Authorization": f"Bearer {self._tokens.access_token}"}

    def _headers(self) -> dict[str, str]:
        return self._bearer() | {header: str(value) for header, value in (self._identity or {}).items()}


def _given(name: str, value: str | None, variable: str) -> str:
    found = value or os.environ.get(variable)
    if not found:
        raise InvalidParameterError(f"TokenExchange needs {name}, or {variable} in the environment")
    return found


def _found(answer: Any, place: str) -> str | int:
    value = place_in(answer, place)
    if value is None:
        raise APIError(f"the answer about the caller has nothing at {place!r}", outcome="rejected")
    text = "" if isinstance(value, bool) or not isinstance(value, str | int) else str(value)
    if not (text and text.isascii() and text.isprintable()):
        raise APIError(f"the answer about the caller has no text or number at {place!r}", outcome="rejected")
    return value  # type: ignore[no-any-return]


def _url(name: str, value: str) -> str:
    try:
        parts = urlsplit(value)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname) and value.isprintable()
    except ValueError:
        fine = False
    if not fine:
        raise InvalidParameterError(f"{name} must be a plain http:// or https:// URL, not {value!r}")
    return value
