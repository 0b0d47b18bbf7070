"""A long-lived personal token, exchanged for short-lived bearer tokens."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from files_style_sdk.auth.credential import Renewable
from files_style_sdk.auth.tokens import Tokens, fetch_tokens, get_json
from files_style_sdk.delivery import Flow
from files_style_sdk.error import APIError, InvalidParameterError
from files_style_sdk.settings import Settings

__all__ = ["TokenExchange"]


class TokenExchange(Renewable):
    """Posts a personal access token with a client's id and secret to an identity server, for a bearer token.

    The token is fetched before the first call, anew a minute before it expires, and once after a call is refused with
    401. Where `identity_headers` says so, facts about the caller are fetched once and sent with each call.

    Args:
        identity_url: The token endpoint.
        client_id: The client's id; `FILES_CLIENT_ID` by default.
        client_secret: The client's secret; `FILES_CLIENT_SECRET` by default.
        personal_access_token: The long-lived token; `FILES_PAT` by default.
        scope: What the bearer token is to be good for.
        grant_type: How the server calls this exchange.
        user_url: Where the facts about the caller are.
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
        identity_headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self._url = identity_url
        self._form = {
            "grant_type": grant_type,
            "client_id": _given("client_id", client_id, "FILES_CLIENT_ID"),
            "client_secret": _given("client_secret", client_secret, "FILES_CLIENT_SECRET"),
            "token": _given("personal_access_token", personal_access_token, "FILES_PAT"),
            "scope": scope,
        }
        if (user_url is None) != (not identity_headers):
            raise InvalidParameterError("user_url and identity_headers go together")
        self._user_url = user_url
        self._places = dict(identity_headers or {})
        self._identity: dict[str, str] | None = None
        self._tokens: Tokens | None = None

    def is_fresh(self) -> bool:
        return self._tokens is not None and self._tokens.is_fresh

    def make(self, settings: Settings) -> Flow[Mapping[str, str]]:
        self._tokens = yield from fetch_tokens(self._url, self._form, settings)
        bearer = {"Authorization": f"Bearer {self._tokens.access_token}"}
        if self._user_url is not None and self._identity is None:
            answer = yield from get_json(self._user_url, bearer, settings)
            self._identity = {header: _at(answer, place) for header, place in self._places.items()}
        return {**bearer, **(self._identity or {})}


def _given(name: str, value: str | None, variable: str) -> str:
    found = value or os.environ.get(variable)
    if not found:
        raise InvalidParameterError(f"TokenExchange needs {name}, or {variable} in the environment")
    return found


def _at(answer: Any, place: str) -> str:
    """The value at a dotted place, such as `orgs.0.id`."""
    value = answer
    for step in place.split("."):
        try:
            value = value[int(step)] if isinstance(value, list) else value[step]
        except (KeyError, IndexError, ValueError, TypeError):
            raise APIError(f"the answer about the caller has nothing at {place!r}", outcome="rejected") from None
    return str(value)
