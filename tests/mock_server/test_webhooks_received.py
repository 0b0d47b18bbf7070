"""What the mock server sends is what the SDK's receiver of events takes, under a real server."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn
from files_mock_server.testing import MockServer
from mock_client import Api

from files_style_sdk.events import App, WebhookEvent

SECRET = "whsec_" + "c2VjcmV0IGJ5dGVz"


class Listener:
    """An application behind uvicorn, on a loopback port."""

    def __init__(self, app: App) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/"
        config = uvicorn.Config(app, log_config=None, ws="none", timeout_graceful_shutdown=5)
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, args=([self._socket],), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop listening, and wait until that is so."""
        self._server.should_exit = True
        self._thread.join(20)
        self._socket.close()
        assert not self._thread.is_alive()


class Remembering(App):
    """An application that remembers the events it was told of."""

    def __init__(self) -> None:
        super().__init__(token="unused")
        self.events: list[WebhookEvent] = []
        self.on_webhook("*", secret=SECRET)(self.remember)

    async def remember(self, event: WebhookEvent) -> None:
        """Keep an event."""
        self.events.append(event)


@pytest.fixture
def app() -> Remembering:
    return Remembering()


@pytest.fixture
def listener(app: Remembering) -> Iterator[Listener]:
    running = Listener(app)
    yield running
    running.stop()


def watch(api: Api, url: str, **value: Any) -> None:
    api.post("/folders/in")
    value = {"urls": [url], "verification_token": SECRET, **value}
    assert api.post("/behaviors", path="in", behavior="webhook", value=value).status_code == 201


@pytest.mark.parametrize("value", [{}, {"method": "POST"}, {"method": "POST", "encoding": "JSON"}])
def test_events_arrive(
    api: Api, server: MockServer, app: Remembering, listener: Listener, value: dict[str, str]
) -> None:
    """Each way of sending is accepted and understood; a delivery that is sent again is not carried out twice."""
    watch(api, listener.url, body={"team": "blau & grün"}, **value)
    api.post("/folders/in/größe + 100%")
    api.post("/file_actions/move/in/größe + 100%25", destination="in/b")
    first, second = server.webhooks.wait_for(2, status="delivered")
    server.webhooks.redeliver(first.id)
    server.webhooks.wait_for(1, attempts=2, status="delivered")
    listener.stop()  # waits for handlers
    assert [(one.type, one.path, one.get("destination"), one.delivery_id) for one in app.events] == [
        ("create", "in/größe + 100%", None, first.id),
        ("move", "in/größe + 100%", "in/b", second.id),
    ]
    assert {one.team for one in app.events} == {"blau & grün"}
    assert (app.counts["accepted"], app.counts["duplicate"]) == (2, 1)


@pytest.mark.parametrize("wrong", ["token", "time"])
def test_forged_and_old_events_are_refused(
    api: Api, server: MockServer, app: Remembering, listener: Listener, wrong: str
) -> None:
    """What is signed with another secret, or at another time than now, is refused, and that is told."""
    server.configure(webhook_retry_delays=[])
    watch(api, listener.url, **({"verification_token": "other"} if wrong == "token" else {}))
    if wrong == "time":
        server.clock.set(server.clock() - 3600)
    api.post("/folders/in/a")
    (delivery,) = server.webhooks.wait_for()
    assert (delivery.status, delivery.attempts[0].status) == ("failed", 401)
    listener.stop()
    assert app.events == []
