"""A user's tokens by the authorization-code grant with PKCE (RFC 6749, RFC 7636)."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import urlencode

from files_style_sdk.auth.credential import Renewable
from files_style_sdk.auth.token_store import MemoryTokenStore, TokenStore
from files_style_sdk.auth.tokens import Tokens, fetch_tokens
from files_style_sdk.delivery import Flow
from files_style_sdk.error import InvalidParameterError
from files_style_sdk.settings import Settings
from files_style_sdk.wire import Invoke

__all__ = ["Authorization", "OAuth2"]


class Authorization(NamedTuple):
    """The beginning of a login in the user's browser.

    Attributes:
        url: Where to send the user.
        state: What must come back with the code; a different one is somebody else's.
        code_verifier: What proves, with the code, that it was we who asked. Keep it secret until then.
    """

    url: str
    state: str
    code_verifier: str


class OAuth2(Renewable):
    """A user's access token, refreshed when it expires or is refused, and kept by a store.

    Args:
        client_id: The application's id.
        token_url: The token endpoint.
        authorize_url: Where users log in; needed for :meth:`authorization`.
        redirect_uri: Where users come back to.
        client_secret: The application's secret, for those that can keep one.
        scopes: What to ask for.
        store: Keeps the tokens; by default only as long as the program runs.
    """

    def __init__(
        self,
        client_id: str,
        token_url: str,
        *,
        authorize_url: str | None = None,
        redirect_uri: str | None = None,
        client_secret: str | None = None,
        scopes: Sequence[str] = (),
        store: TokenStore | None = None,
    ) -> None:
        super().__init__()
        self._client = {"client_id": client_id, "client_secret": client_secret}
        self._token_url = token_url
        self._authorize_url = authorize_url
        self._redirect_uri = redirect_uri
        self._scope = " ".join(scopes) or None
        self._store: TokenStore = MemoryTokenStore() if store is None else store
        self._code: tuple[str, str] | None = None
        self._tokens: Tokens | None = None

    def authorization(self) -> Authorization:
        """Begin a login: the URL to send the user to, and what to keep until the user comes back.

        Raises:
            InvalidParameterError: No `authorize_url` was given.
        """
        if not self._authorize_url:
            raise InvalidParameterError("authorization() needs the authorize_url that OAuth2 was made without")
        verifier = secrets.token_urlsafe(64)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        state = secrets.token_urlsafe(24)
        query = {
            "response_type": "code",
            "client_id": self._client["client_id"],
            "redirect_uri": self._redirect_uri,
            "scope": self._scope,
            "state": state,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        text = urlencode({name: value for name, value in query.items() if value is not None})
        # The endpoint may have a query of its own, which stays (RFC 6749 §3.1).
        joint = "&" if "?" in self._authorize_url else "?"
        return Authorization(f"{self._authorize_url}{joint}{text}", state, verifier)

    def accept_code(self, code: str, code_verifier: str) -> None:
        """Take over the code that came back with the user; it is exchanged for tokens before the next call."""
        self._code = (code, code_verifier)
        self._current = None

    def is_fresh(self) -> bool:
        return self._code is None and self._tokens is not None and self._tokens.is_fresh

    def make(self, settings: Settings) -> Flow[Mapping[str, str]]:
        release = yield Invoke(self._store.lock)
        try:
            kept = yield Invoke(self._store.load)
            if self._code is not None or kept is None or not kept.is_fresh or kept == self._tokens:
                kept = fetched = yield from self._fetch(kept, settings)
                yield Invoke(lambda: self._store.save(fetched))
            # Else another program that shares the store was quicker.
        finally:
            release()
        self._code, self._tokens = None, kept
        return {"Authorization": f"Bearer {kept.access_token}"}

    def _fetch(self, kept: Tokens | None, settings: Settings) -> Flow[Tokens]:
        from files_style_sdk.error_tree import AuthenticationError

        if self._code is not None:
            code, verifier = self._code
            form = {"grant_type": "authorization_code", "code": code, "code_verifier": verifier}
            form_and_place = {**self._client, **form, "redirect_uri": self._redirect_uri}
            return (yield from fetch_tokens(self._token_url, form_and_place, settings))
        if kept is None or kept.refresh_token is None:
            raise AuthenticationError("nobody has logged in: send the user to authorization().url, then accept_code()")
        form = {"grant_type": "refresh_token", "refresh_token": kept.refresh_token}
        fetched = yield from fetch_tokens(self._token_url, {**self._client, **form}, settings)
        # A server that does not rotate refresh tokens leaves the old one standing.
        return fetched if fetched.refresh_token else replace(fetched, refresh_token=kept.refresh_token)
