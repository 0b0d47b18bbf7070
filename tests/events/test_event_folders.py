"""From a folder's behavior to a handler: what the mock server sends is received."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from queue import Queue
from typing import Any

import pytest
from event_site import PATIENCE, served

import files_style_sdk as files_sdk
from files_style_sdk.events import App

_numbers = count(1)


@pytest.fixture
def sent(client: files_sdk.Client, folder: str) -> Iterator[Any]:
    """A running application, and a way to have the webhooks of a folder sent to it."""
    got = Queue[Any]()
    app = App()
    app.on_webhook("*", secret="verification-token")(got.put)
    with served(app) as url:

        def send(**value: Any) -> Any:
            value = {"urls": [f"{url}/"], "triggers": ["create"], "verification_token": "verification-token", **value}
            behavior = client.behavior.create(path=folder, behavior="webhook", value=value)
            client.folder.create(f"{folder}/a b&{next(_numbers)}ä")
            event = got.get(timeout=PATIENCE)
            behavior.delete()
            return event

        yield send
    assert app.counts == {"accepted": 1}


@pytest.mark.parametrize(
    "value",
    [{}, {"method": "POST", "encoding": "JSON"}, {"method": "POST", "encoding": "RAW"}],
    ids=["get", "json", "form"],
)
def test_folder_webhooks_arrive(sent: Any, folder: str, value: dict[str, Any]) -> None:
    """Signed with the verification token, by GET, as JSON and as a form, an action below a folder is an event."""
    event = sent(**value, body={"mine": "yes"})
    assert (event.type, event.resource_type, event.mine) == ("create", "directory", "yes")
    assert event.path.startswith(f"{folder}/a b&")
    assert event.path.endswith("ä")
    assert event.id


def test_a_secret_as_standard_webhooks_writes_it(client: files_sdk.Client, folder: str) -> None:
    """A token that begins with `whsec_` is base64 for both sides."""
    got = Queue[Any]()
    app = App()
    app.on_webhook("create", secret="whsec_c2VjcmV0")(got.put)
    with served(app) as url:
        value = {"urls": [f"{url}/"], "verification_token": "whsec_c2VjcmV0"}
        client.behavior.create(path=folder, behavior="webhook", value=value)
        client.folder.create(f"{folder}/new")
        assert got.get(timeout=PATIENCE).path == f"{folder}/new"
