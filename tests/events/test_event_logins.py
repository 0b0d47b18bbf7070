"""Users who log in: from the link in an answer to a token in their action, and nobody else's."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from event_site import PATIENCE, SECRET, Sender, served, standard_app
from oauth_server import OAuthServer

from files_style_sdk.events import ActionEvent, App, FileUserTokens, Message, OAuthConfig

CLICK = {"type": "app.greet", "user": {"id": "anna"}}


@pytest.fixture
def oauth() -> Iterator[OAuthServer]:
    """An authorization server."""
    with OAuthServer() as server:
        yield server


class Place:
    """A running application with an action that needs the user's token, and a browser."""

    def __init__(self, url: str, app: App, browser: httpx.Client) -> None:
        self.url, self.app, self.browser = url, app, browser

    def click(self, user: Any = "anna") -> str:
        """Call the action; what it says."""
        answer = Sender(self.url).send({**CLICK, "user": {"id": user}})
        assert answer.status_code == 200, answer.content
        return str(answer.json()["description"])

    def link(self, user: Any = "anna") -> str:
        """The link that a user without a token is given."""
        said = self.click(user)
        assert "/auth/login?state=" in said, said
        return said[said.index("http://") :]

    def open(self, link: str, browser: httpx.Client | None = None) -> httpx.Response:
        """Follow a link to its end."""
        return (browser or self.browser).get(link, follow_redirects=True)


@pytest.fixture
def opened(oauth: OAuthServer) -> Iterator[Callable[..., Place]]:
    """Makes running applications."""
    with ExitStack() as stack:

        def make(**options: Any) -> Place:
            # The address of the application is part of its settings, and known when it is served.
            entry: dict[str, Any] = {}

            async def outer(scope: Any, receive: Any, send: Any) -> None:
                await entry["app"](scope, receive, send)

            entry["app"] = standard_app()
            url = stack.enter_context(served(outer))
            config = OAuthConfig(
                client_id="client",
                client_secret="client-secret",
                authorize_url=f"{oauth.url}/authorize",
                token_url=f"{oauth.url}/token",
                base_url=url,
                scopes=["files"],
                **options,
            )
            app = entry["app"] = standard_app(oauth=config)

            @app.on_action("app.greet", "Greet", secret=SECRET, require_user_auth=True)
            async def greet(event: ActionEvent) -> Message:
                return Message("Hello", f"token={event.user_access_token}")

            browser = stack.enter_context(httpx.Client(trust_env=False, timeout=PATIENCE))
            return Place(url, app, browser)

        yield make


def test_from_link_to_token(opened: Callable[..., Place], caplog: pytest.LogCaptureFixture) -> None:
    """Without a token the handler does not run and the answer is a link; after the login it runs with the token."""
    caplog.set_level(logging.DEBUG, "files_style_sdk")
    place = opened()
    page = place.open(place.link())
    assert (page.status_code, "You are logged in" in page.text) == (200, True)
    assert page.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert place.click() == "token=token-2"
    assert "/auth/login" in place.click("bert")
    for secret in ("token-2", "refresh-2", "client-secret", "code-1", "state="):
        assert secret not in caplog.text


def test_a_login_ends_in_the_browser_where_it_began(opened: Callable[..., Place]) -> None:
    """The way back is taken only with the cookie that was set on the way there; a state made up is of no use."""
    place = opened()
    begun = place.browser.get(place.link())
    assert begun.status_code == 303
    cookie = begun.headers["set-cookie"]
    assert all(flag in cookie for flag in ("HttpOnly", "SameSite=Lax", "Path=/auth", "Max-Age=600"))
    back = place.browser.get(begun.headers["location"]).headers["location"]
    with httpx.Client(trust_env=False) as stranger:
        assert stranger.get(back).status_code == 400
    state = parse_qs(urlsplit(back).query)["state"][0]
    assert place.browser.get(back.replace(state, "x" + state[1:])).status_code == 400
    assert place.browser.get(back).status_code == 200


@pytest.mark.parametrize("query", ["", "?state=", "?state=made.up", "?state=%C3%A4.%00"])
def test_links_that_are_made_up(opened: Callable[..., Place], query: str) -> None:
    """A link that we did not sign leads nowhere."""
    place = opened()
    assert place.browser.get(f"{place.url}/auth/login{query}").status_code == 400
    assert place.browser.get(f"{place.url}/auth/callback{query}").status_code == 400
    assert place.browser.post(f"{place.url}/auth/login").status_code == 405


def test_a_login_that_is_given_up(opened: Callable[..., Place]) -> None:
    """Whoever comes back without a code is told, without repeating what the query says."""
    place = opened()
    begun = place.browser.get(place.link())
    state = parse_qs(urlsplit(begun.headers["location"]).query)["state"][0]
    page = place.browser.get(f"{place.url}/auth/callback?error=<script>&state={state}")
    assert (page.status_code, "<script>" in page.text) == (400, False)


def test_somebody_else_opens_the_link(opened: Callable[..., Place], oauth: OAuthServer) -> None:
    """Where the server tells who logged in, a link of anna's that bert opens does not give her his token."""
    place = opened(user_url=f"{oauth.url}/me", user_id_at="user.id")
    oauth.user = "bert"
    assert place.open(place.link()).status_code == 403
    assert "/auth/login" in place.click()
    oauth.user = "anna"
    assert place.open(place.link()).status_code == 200
    assert place.click().startswith("token=")


def test_nobody_is_not_a_user_who_is_called_none(opened: Callable[..., Place], oauth: OAuthServer) -> None:
    """Where the authorization server does not say who has logged in, nobody has."""
    place = opened(user_url=f"{oauth.url}/me", user_id_at="nowhere")
    assert place.open(place.link("None")).status_code == 403


def test_expired_tokens_are_refreshed_once(opened: Callable[..., Place], oauth: OAuthServer) -> None:
    """Of many actions of a user whose token has expired, one refreshes it, and all have the new one."""
    oauth.lifetime = 0
    place = opened()
    place.open(place.link())
    oauth.lifetime = 3600
    with ThreadPoolExecutor(8) as threads:
        said = set(threads.map(lambda _: place.click(), range(8)))
    assert (len(said), oauth.refreshes) == (1, 1)


def test_a_refresh_that_is_refused(opened: Callable[..., Place], oauth: OAuthServer) -> None:
    """A user whose refresh token is not good any more logs in again; trouble at the server is no reason for that."""
    oauth.lifetime = 0
    place = opened()
    place.open(place.link())
    oauth.status = 503
    answer = Sender(place.url).send(CLICK)
    assert (answer.status_code, place.app.failures) == (500, 1)
    oauth.status = 400
    assert "/auth/login" in place.click()


def test_a_login_that_fails(opened: Callable[..., Place], oauth: OAuthServer) -> None:
    """If the code is not taken, the user is told to begin again."""
    place = opened()
    link = place.link()
    oauth.status = 400
    page = place.open(link)
    assert (page.status_code, "could not be completed" in page.text) == (502, True)


def test_tokens_in_files(opened: Callable[..., Place], tmp_path: Path) -> None:
    """Kept in files, tokens outlive the application, and no user's id is a path."""
    user = "../../anna"
    first = opened(store=FileUserTokens(tmp_path / "tokens"))
    first.open(first.link(user))
    again = opened(store=FileUserTokens(tmp_path / "tokens"))
    assert again.click(user) == first.click(user)
    assert {path.parent for path in tmp_path.rglob("*.json")} == {tmp_path / "tokens"}


@pytest.mark.parametrize("user", [None, "", False, [1], {"name": "anna"}], ids=repr)
def test_an_action_of_nobody(opened: Callable[..., Place], user: Any) -> None:
    """An action that needs a user and names none is answered with 400: nobody's tokens would be everybody's."""
    assert Sender(opened().url).send({"type": "app.greet", "user": {"id": user}}).status_code == 400


def test_ids_that_are_numbers(opened: Callable[..., Place]) -> None:
    """A user's id may be a number."""
    place = opened()
    place.open(place.link(7))
    assert place.click(7).startswith("token=")


def test_no_logins_without_oauth() -> None:
    """An application in which nobody logs in has no such pages."""
    with served(standard_app()) as url:
        assert httpx.get(f"{url}/auth/login", trust_env=False).status_code == 404
