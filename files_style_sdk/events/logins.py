"""Users who log in, so that actions may use their tokens (authorization code with PKCE, RFC 6749, RFC 7636).

An action of somebody without a token is answered with a link. The link holds a signed note of who asked, good for a
while; opened, it sets a cookie with the other half of the login and leads on to the authorization server; what comes
back from there is taken only in the browser that has the cookie. Nothing is kept by the server meanwhile, so that any
of several processes may carry on.
"""

from __future__ import annotations

import asyncio
import hmac
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any, TypeVar
from urllib.parse import parse_qs, quote, urlsplit
from weakref import WeakValueDictionary

from files_style_sdk.auth.oauth2 import OAuth2
from files_style_sdk.auth.token_store import MemoryTokenStore, TokenStore
from files_style_sdk.auth.tokens import get_json
from files_style_sdk.delivery import Flow
from files_style_sdk.error import Error, InvalidParameterError
from files_style_sdk.events.decision import Route
from files_style_sdk.events.http import Answer, Head
from files_style_sdk.events.seal import Seal
from files_style_sdk.events.shape import at
from files_style_sdk.events.user_tokens import MemoryUserTokens, UserTokenStore
from files_style_sdk.log import LOGGER
from files_style_sdk.settings import Settings

__all__ = ["Logins", "OAuthConfig"]

_COOKIE = "files_event_login"
_LINK, _LOGIN = "link", "login"

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuthConfig:
    """How users log in.

    Attributes:
        client_id: The application's id.
        client_secret: The application's secret; None for an application that has none.
        authorize_url: Where users log in.
        token_url: The token endpoint.
        base_url: Where events come to, seen from outside, such as `https://example.com/hooks`: what the application is
            mounted at and its own `path` are in it. It is never taken from a request, whose sender could make it up.
        scopes: What to ask for.
        redirect_uri: Where users come back to; `{base_url}/auth/callback` by default.
        user_url: Where the authorization server tells, by GET with the new token, who has logged in. With it, a link
            that reached somebody else is of no use: their tokens are not taken for those of the user who asked.
        user_id_at: The dotted place of the user's id in that answer.
        store: Keeps the tokens; by default only as long as the program runs.
        lifetime: Seconds that a login may take, from the link to the end.
        timeout: Seconds that the authorization server may take.
        signing_key: What links and cookies are signed with; by default made from the client's secret, else at random,
            and then good for one process.

    Raises:
        InvalidParameterError: A URL is none of http or https.
    """

    client_id: str
    client_secret: str | None = field(default=None, repr=False)
    authorize_url: str
    token_url: str
    base_url: str
    scopes: tuple[str, ...] | list[str] = ()
    redirect_uri: str | None = None
    user_url: str | None = None
    user_id_at: str = "id"
    store: UserTokenStore = field(default_factory=MemoryUserTokens, repr=False)
    lifetime: float = 600
    timeout: float = 10
    signing_key: bytes | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        for name in ("authorize_url", "token_url", "base_url", "redirect_uri", "user_url"):
            url = getattr(self, name)
            if url is not None and urlsplit(url).scheme not in ("http", "https"):
                raise InvalidParameterError(f"{name} must be an http or https URL")

    def __reduce__(self) -> Any:
        raise TypeError("an OAuthConfig holds a secret and cannot be pickled")


class Logins:
    """Logs users in, and has their tokens ready.

    Args:
        config: How users log in.
        clock: Gives the seconds since the epoch.
    """

    def __init__(self, config: OAuthConfig, clock: Callable[[], float] = time.time) -> None:
        self._config = config
        self._clock = clock
        self._base = config.base_url.rstrip("/")
        self._seal = Seal(config.signing_key or _derived(config.client_secret))
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._caller: Any = None

    def link(self, user_id: str) -> str:
        """Where a user begins to log in. Whoever opens it logs in for this user."""
        note = self._seal.sealed(_LINK, {"user": user_id}, self._clock() + self._config.lifetime)
        return f"{self._base}{Route.LOGIN.value}?state={quote(note)}"

    async def token_of(self, user_id: str) -> str | None:
        """A user's access token, refreshed if it has to be; None if the user has to log in.

        Raises:
            Error: The authorization server cannot be reached, or is out of order.
        """
        from files_style_sdk.error_tree import AuthenticationError

        # Two that used one refresh token would both lose it. Other processes are kept off by the store's own lock.
        lock = self._locks.setdefault(user_id, asyncio.Lock())
        async with lock:
            credential = self._credential(self._config.store.of(user_id))
            try:
                headers = await self._run(credential.authenticate)
            except AuthenticationError as error:
                if error.http_status is not None and (error.http_status >= 500 or error.http_status == 429):
                    raise
                return None
        return headers["Authorization"].removeprefix("Bearer ")

    async def answer(self, route: Route, head: Head) -> Answer:
        """Answer a browser: at the beginning of a login, or when it comes back."""
        query = {name: values[0] for name, values in parse_qs(head.query.decode("latin-1")).items()}
        if route is Route.LOGIN:
            return self._begin(query)
        return await self._finish(query, _cookies(head).get(_COOKIE, ""))

    def _begin(self, query: Mapping[str, str]) -> Answer:
        now = self._clock()
        asked = self._seal.read(_LINK, query.get("state", ""), now)
        if asked is None:
            return _page(400, "This link is not valid any more", "Call the action again for a new one.")
        login = self._credential(MemoryTokenStore()).authorization()
        fields = {"user": asked["user"], "state": login.state, "verifier": login.code_verifier}
        cookie = self._cookie(self._seal.sealed(_LOGIN, fields, now + self._config.lifetime), self._config.lifetime)
        return Answer(303, b"", {"location": login.url, "set-cookie": cookie, **_PRIVATE})

    async def _finish(self, query: Mapping[str, str], cookie: str) -> Answer:
        begun = self._seal.read(_LOGIN, cookie, self._clock())
        is_ours = begun is not None and hmac.compare_digest(begun["state"].encode(), query.get("state", "").encode())
        if begun is None or not is_ours:
            return _page(400, "This login did not begin here", "Call the action again, and log in in the same browser.")
        forget = {"set-cookie": self._cookie("", 0)}
        if "code" not in query:
            return _page(400, "You are not logged in", "The login was given up. Call the action to begin anew.", forget)
        try:
            is_same = await self._take(begun["user"], query["code"], begun["verifier"])
        except Error as error:
            LOGGER.warning("a login failed: %s", type(error).__name__)
            return _page(502, "You are not logged in", "The login could not be completed. Begin anew.", forget)
        if not is_same:
            return _page(403, "You are somebody else", "Log in as the user who called the action.", forget)
        return _page(200, "You are logged in", "Close this page and call the action again.", forget)

    async def _take(self, user_id: str, code: str, verifier: str) -> bool:
        """Exchange a code for tokens, and keep them if they are this user's; returns whether they are."""
        fresh = MemoryTokenStore()
        credential = self._credential(fresh)
        credential.accept_code(code, verifier)
        headers = await self._run(credential.authenticate)
        url = self._config.user_url
        if url is not None:
            told = await self._run(lambda settings: get_json(url, headers, settings))
            found = at(told, self._config.user_id_at)
            if found is None or str(found) != user_id:
                return False
        await asyncio.to_thread(_keep, self._config.store.of(user_id), fresh)
        return True

    def _credential(self, store: TokenStore) -> OAuth2:
        config = self._config
        return OAuth2(
            config.client_id,
            config.token_url,
            authorize_url=config.authorize_url,
            redirect_uri=config.redirect_uri or self._base + Route.CALLBACK.value,
            client_secret=config.client_secret,
            scopes=config.scopes,
            store=store,
        )

    async def _run(self, flow: Callable[[Settings], Flow[T]]) -> T:
        if self._caller is None:
            from files_style_sdk.aio.caller import AsyncCaller

            # A user is waiting: one retry is as much as is worth while.
            own = Settings(request_timeout=self._config.timeout, max_network_retries=1)
            self._caller = AsyncCaller(lambda: own)
        settings = self._caller.settings_with(None)
        result: T = await self._caller.run(flow(settings), settings)
        return result

    def _cookie(self, value: str, lifetime: float) -> str:
        parts = urlsplit(self._base)
        flags = f"Path={parts.path}/auth; Max-Age={int(lifetime)}; HttpOnly; SameSite=Lax"
        return f"{_COOKIE}={value}; {flags}" + ("; Secure" if parts.scheme == "https" else "")

    async def close(self) -> None:
        """Close the connections of the running loop."""
        if self._caller is not None:
            await self._caller.close()


_PRIVATE = {"cache-control": "no-store", "referrer-policy": "no-referrer"}
_PAGE_HEADERS = {
    **_PRIVATE,
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
}


def _page(status: int, title: str, text: str, headers: Mapping[str, str] | None = None) -> Answer:
    body = f"<!doctype html><html lang=en><meta charset=utf-8><title>{escape(title)}</title><h1>{escape(title)}</h1>"
    return Answer(status, f"{body}<p>{escape(text)}</p></html>".encode(), {**_PAGE_HEADERS, **(headers or {})})


def _derived(client_secret: str | None) -> bytes:
    """A key of our own from the client's secret, the same in each process that has it."""
    if not client_secret:
        return secrets.token_bytes(32)
    return hmac.digest(client_secret.encode(), b"files_style_sdk.events logins", "sha256")


def _cookies(head: Head) -> dict[str, str]:
    pairs = (pair.strip().partition("=") for pair in head.headers.get("cookie", "").split(";"))
    return {name: value for name, _, value in pairs}


def _keep(store: TokenStore, fresh: MemoryTokenStore) -> None:
    tokens = fresh.load()
    assert tokens is not None
    release = store.lock()
    try:
        store.save(tokens)
    finally:
        release()
