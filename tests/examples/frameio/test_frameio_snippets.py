"""The API usage that users of the frameio example know, run as they write it."""

from __future__ import annotations

import os
import textwrap
from typing import Any

import pytest
from event_site import served
from frameio_site import ACTION_SECRET, SECRET, action, app_at, event
from frameio_site import frameio as sender

from files_style_sdk.experimental import Experimental, ExperimentalWarning
from frameio_kit import App, Form, MemoryUserTokens, OAuthConfig

QUICK_EXAMPLE = """
import os
from frameio_kit import App, WebhookEvent
from frameio import CreateCommentParamsData

app = App(token=os.getenv("FRAMEIO_TOKEN"))

@app.on_webhook("file.ready", secret=os.environ["WEBHOOK_SECRET"])
async def process_file(event: WebhookEvent):
    file = await app.client.files.show(
        account_id=event.account_id,
        file_id=event.resource_id
    )
    await app.client.comments.create(
        account_id=event.account_id,
        file_id=event.resource_id,
        data=CreateCommentParamsData(text=f"Processing {file.data.name}...")
    )
"""

SETUP = """
import os
from frameio_kit import App

app = App(token=os.getenv("FRAMEIO_TOKEN"))
"""

SERVER_TO_SERVER = """
app = App(token=os.getenv("FRAMEIO_TOKEN"))

file = await app.client.files.show(account_id="acc-1", file_id="file-1")
"""

USER = """
from frameio_kit import ActionEvent, Client

@app.on_action("demo.mine", "Mine", secret=os.environ["ACTION_SECRET"], require_user_auth=True)
async def my_action(event: ActionEvent):
    user_client = Client(token=event.user_access_token)

    file = await user_client.files.show(account_id=event.account_id, file_id=event.resource_id)
    done.append((file.data.name, (await user_client.users.show()).data.name))

    await user_client.close()
"""

EXPERIMENTAL = """
@app.on_webhook("file.ready", secret=os.environ["WEBHOOK_SECRET"])
async def look(event):
    actions = await app.client.experimental.actions.actions_index(
        account_id=event.account_id,
        workspace_id=event.workspace_id
    )
    done.append([action.name for action in actions])
"""


@pytest.fixture(autouse=True)
def environment(service: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The variables that users set."""
    monkeypatch.setenv("WEBHOOK_SECRET", SECRET)
    monkeypatch.setenv("ACTION_SECRET", ACTION_SECRET)


def run(snippet: str, **names: Any) -> dict[str, Any]:
    """Run a snippet; the names that it leaves behind."""
    namespace: dict[str, Any] = {"os": os, "App": App, **names}
    exec(snippet, namespace)
    return namespace


def handled_by(app: App, snippet: str) -> Any:
    """The body of a handler of `file.ready`, run for one event; what it was left with as `file`."""
    body = textwrap.indent(snippet.partition("\n\n")[2], "    ")
    left: list[Any] = []
    run(
        f"@app.on_webhook('file.ready', secret='{SECRET}')\nasync def handler(event):\n{body}\n    left.append(file)\n",
        app=app,
        left=left,
    )
    with served(app) as url:
        assert sender(url).send(event()).status_code == 200
    assert app.failures == 0
    (found,) = left
    return found


def test_quick_example(service: Any) -> None:
    """The first example of all: a signed webhook in, the name of the file asked for, a comment on it."""
    app = run(QUICK_EXAMPLE)["app"]
    with served(app) as url:
        assert sender(url).send(event()).json() == {"status": "accepted"}
    assert [each["text"] for each in service.records.all("Comment")] == ["Processing teaser.mov..."]
    assert app.failures == 0


def test_setup(service: Any) -> None:
    """An app has a client with its token, at `app.client`."""
    app = run(SETUP)["app"]
    assert handled_by(app, SERVER_TO_SERVER).data.name == "teaser.mov"
    assert type(app.client).__name__ == "AsyncFrameio"


def test_user_authentication(service: Any) -> None:
    """An action that requires it has the user's token; a client made with it is that user to the service."""
    done: list[Any] = []
    store = MemoryUserTokens()

    def make(url: str) -> App:
        app = App(
            oauth=OAuthConfig(
                client_id="app",
                client_secret="app-secret",
                base_url=url,
                authorize_url=f"{service.url}/ims/authorize/v2",
                token_url=f"{service.url}/ims/token/v3",
                user_url=f"{service.url}/v4/me",
                store=store,
            )
        )
        run(USER, app=app, done=done)
        return app

    with app_at(make) as url:
        import httpx

        frameio = sender(url, ACTION_SECRET)
        link = frameio.send(action("demo.mine")).json()["fields"][0]["value"]
        with httpx.Client(trust_env=False) as browser:
            assert browser.get(link, follow_redirects=True).status_code == 200
        assert frameio.send(action("demo.mine", data={})).status_code == 204
    assert done == [("teaser.mov", "Ada")]


def test_experimental_features(service: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Experimental operations are at `app.client.experimental`, and using them warns."""
    monkeypatch.setattr(Experimental, "_has_warned", False)
    done: list[Any] = []
    app = App(token=os.getenv("FRAMEIO_TOKEN"))
    run(EXPERIMENTAL, app=app, done=done)
    with pytest.warns(ExperimentalWarning), served(app) as url:
        assert sender(url).send(event()).status_code == 200
    assert done == [["Check colours"]]
    assert app.failures == 0


def test_names_that_users_import() -> None:
    """All that the examples import is there."""
    import frameio_kit

    for name in ("App", "WebhookEvent", "ActionEvent", "Client", "Message", "Form", "OAuthConfig"):
        assert name in frameio_kit.__all__
    assert Form("title").title == "title"
