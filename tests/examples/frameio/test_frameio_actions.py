"""Custom actions of the frameio example: forms and messages, and users who log in for them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from event_site import PATIENCE, served
from frameio_site import ACTION_SECRET, action, app_at
from frameio_site import frameio as sender

from files_style_sdk.error import InvalidParameterError
from frameio import CreateCommentParamsData
from frameio_kit import (
    ActionEvent,
    App,
    Client,
    Field,
    FileUserTokens,
    Form,
    MemoryUserTokens,
    Message,
    OAuthConfig,
    UserTokenStore,
)


class Site:
    """A running app whose action comments as the user, and the user's browser."""

    def __init__(self, url: str, browser: httpx.Client, store: UserTokenStore) -> None:
        self.url, self.browser, self.store = url, browser, store

    def call(self, **more: Any) -> dict[str, Any]:
        """Call the action; what it answers."""
        answer = sender(self.url, ACTION_SECRET).send(action("demo.comment", **more))
        assert answer.status_code == 200, answer.content
        found: dict[str, Any] = answer.json()
        return found

    def link(self, **more: Any) -> str:
        """The link that a user without a token is shown."""
        (field,) = self.call(**more)["fields"]
        assert field["type"] == "link"
        return str(field["value"])

    def log_in(self, **more: Any) -> httpx.Response:
        """Open the link, and follow it to the end."""
        return self.browser.get(self.link(**more), follow_redirects=True)


@pytest.fixture
def opened(service: Any) -> Iterator[Callable[..., Site]]:
    """Makes running apps."""
    with ExitStack() as stack:

        def make(store: UserTokenStore | None = None) -> Site:
            kept = store or MemoryUserTokens()

            def app_of(url: str) -> App:
                config = OAuthConfig(
                    client_id="app",
                    client_secret="app-secret",
                    base_url=url,
                    authorize_url=f"{service.url}/ims/authorize/v2",
                    token_url=f"{service.url}/ims/token/v3",
                    user_url=f"{service.url}/v4/me",
                    store=kept,
                )
                return commenting(App(oauth=config))

            url = stack.enter_context(app_at(app_of))
            browser = stack.enter_context(httpx.Client(trust_env=False, timeout=PATIENCE))
            return Site(url, browser, kept)

        yield make


def commenting(app: App) -> App:
    """The app, with an action that comments as the user who calls it."""

    @app.on_action("demo.comment", "Comment", "Comments as you.", secret=ACTION_SECRET, require_user_auth=True)
    async def comment(event: ActionEvent) -> Message | Form:
        if not event.data:
            return Form("What shall it say?", fields=[Field(name="text", label="Text", type="textarea")])
        user_client = Client(token=event.user_access_token)
        me = await user_client.users.show()
        await user_client.comments.create(
            account_id=event.account_id,
            file_id=event.resource_id,
            data=CreateCommentParamsData(text=event.data["text"]),
        )
        await user_client.close()
        return Message("Done", f"Commented as {me.data.name}.")

    return app


def test_from_no_token_to_a_comment_of_the_user(service: Any, opened: Callable[..., Site]) -> None:
    """No token, a link; the link, a login; after that the action runs, and its calls are the user's."""
    site = opened()
    asked = site.call()
    assert asked["title"] == "Log in to go on"
    assert service.journal.count("POST", "/v4/accounts/*") == 0
    page = site.browser.get(asked["fields"][0]["value"], follow_redirects=True)
    assert (page.status_code, "You are logged in" in page.text) == (200, True)
    # Frame.io sends the form of the login back as if it were one of the action's own.
    form = site.call(data={asked["fields"][0]["name"]: asked["fields"][0]["value"]})
    assert [field["name"] for field in form["fields"]] == ["text"]
    assert site.call(data={"text": "Looks good"}) == {"title": "Done", "description": "Commented as Ada."}
    (comment,) = service.records.all("Comment")
    assert (comment["text"], comment["owner"]["id"]) == ("Looks good", "usr-1")


def test_the_app_and_its_users_are_different_callers(service: Any, opened: Callable[..., Site]) -> None:
    """The app's own client goes on with the app's token while a user's calls carry the user's."""
    site = opened()
    site.log_in()
    site.call(data={"text": "mine"})
    names: list[str | None] = []
    app = App()

    @app.on_action("demo.me", "Me", secret=ACTION_SECRET)
    async def me(event: ActionEvent) -> None:
        assert event.user_access_token is None
        names.append((await app.client.users.show()).data.name)

    with served(app) as url:
        assert sender(url, ACTION_SECRET).send(action("demo.me")).status_code == 204
    assert names == ["Server to Server"]
    assert service.records.all("Comment")[0]["owner"]["name"] == "Ada"


def test_somebody_else_cannot_log_in_for_the_user(opened: Callable[..., Site]) -> None:
    """Who logs in is asked of Frame.io: a link of Grace's that Ada opens gives Grace no token of Ada's."""
    site = opened()
    grace = {"user": {"id": "usr-2"}}
    assert site.log_in(**grace).status_code == 403
    assert site.call(**grace)["title"] == "Log in to go on"
    assert site.call()["title"] == "Log in to go on"


def test_a_login_needs_the_browser_where_it_began(opened: Callable[..., Site]) -> None:
    """The way back from the login is taken only in the browser that was sent there."""
    site = opened()
    begun = site.browser.get(site.link())
    assert begun.status_code == 303
    back = site.browser.get(begun.headers["location"]).headers["location"]
    with httpx.Client(trust_env=False, timeout=PATIENCE) as stranger:
        assert stranger.get(back).status_code == 400
    assert site.browser.get(back).status_code == 200
    assert site.call()["title"] == "What shall it say?"


def test_an_expired_token_is_refreshed(service: Any, opened: Callable[..., Site]) -> None:
    """A user whose access token has expired need not log in again: it is refreshed, and the new one is kept."""
    site = opened()
    site.log_in()
    kept = site.store.of("usr-1")
    first = kept.load()
    assert first is not None
    service.clock.advance(3601)
    kept.save(replace(first, expires_at=1.0))
    assert site.call(data={"text": "later"})["description"] == "Commented as Ada."
    second = kept.load()
    assert second is not None
    assert second.access_token != first.access_token
    assert second.refresh_token != first.refresh_token
    assert service.journal.count("POST", "/ims/token/v3") == 2


def test_a_refused_refresh_is_a_new_login(service: Any, opened: Callable[..., Site]) -> None:
    """When the refresh token is not good any more either, the user is asked to log in again."""
    site = opened()
    site.log_in()
    service.revoke_tokens(refresh=True)
    kept = site.store.of("usr-1")
    first = kept.load()
    assert first is not None
    kept.save(replace(first, expires_at=1.0))
    assert site.call()["title"] == "Log in to go on"
    assert site.log_in().status_code == 200
    assert site.call()["title"] == "What shall it say?"


def test_tokens_outlive_the_process(opened: Callable[..., Site], tmp_path: Path) -> None:
    """With a store in a folder, a user who has logged in once is known to the next process, too."""
    opened(FileUserTokens(tmp_path / "users")).log_in()
    again = opened(FileUserTokens(tmp_path / "users"))
    assert again.call()["title"] == "What shall it say?"
    assert again.call(user={"id": "usr-2"})["title"] == "Log in to go on"


def test_tokens_and_secrets_are_not_logged(opened: Callable[..., Site], caplog: pytest.LogCaptureFixture) -> None:
    """Neither the log nor the repr of what holds them shows a token, a secret or a link."""
    caplog.set_level(logging.DEBUG, "files_style_sdk")
    site = opened()
    site.log_in()
    site.call(data={"text": "quiet"})
    tokens = site.store.of("usr-1").load()
    assert tokens is not None
    for secret in (tokens.access_token, tokens.refresh_token or "", "app-secret", ACTION_SECRET, "state="):
        assert secret not in caplog.text + repr(tokens)
    config = OAuthConfig(client_id="app", client_secret="app-secret", base_url="https://app.example.com")
    assert "app-secret" not in repr(config)
    assert config.authorize_url == "https://ims-na1.adobelogin.com/ims/authorize/v2"
    assert (config.user_url, config.user_id_at) == ("https://api.frame.io/v4/me", "data.id")


def test_require_user_auth_needs_to_know_how_users_log_in() -> None:
    """An action that needs the user's token is refused by an app that cannot get one."""
    with pytest.raises(InvalidParameterError, match="oauth"):
        App().on_action("demo.comment", "Comment", secret=ACTION_SECRET, require_user_auth=True)


def test_forms_and_messages(service: Any) -> None:
    """A form comes back as the data of the same action, under the same interaction, and leads to a message."""
    app = App()

    @app.on_action("demo.rate", "Rate", "Rates a file.", secret=ACTION_SECRET)
    async def rate(event: ActionEvent) -> Form | Message:
        assert (event.action_id, event.interaction_id) == ("act-1", "int-1")
        if event.data is None:
            stars = [{"name": "One", "value": "1"}, {"name": "Two", "value": "2"}]
            return Form("Rate it", "How good?", [Field(name="stars", label="Stars", type="select", options=stars)])
        return Message("Thanks", f"{event.data['stars']} stars")

    with served(app) as url:
        frameio = sender(url, ACTION_SECRET)
        form = frameio.send(action("demo.rate", interaction_id="int-1")).json()
        said = frameio.send(action("demo.rate", interaction_id="int-1", data={"stars": "2"})).json()
    assert form == {
        "title": "Rate it",
        "description": "How good?",
        "fields": [
            {
                "name": "stars",
                "label": "Stars",
                "type": "select",
                "options": [{"name": "One", "value": "1"}, {"name": "Two", "value": "2"}],
            }
        ],
    }
    assert said == {"title": "Thanks", "description": "2 stars"}


def test_an_action_is_signed_with_its_own_secret(service: Any, opened: Callable[..., Site]) -> None:
    """The secret of a webhook is none for an action."""
    site = opened()
    assert sender(site.url).send(action("demo.comment")).status_code == 401
