"""What an application owns: its client, its handlers under way, its threads."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from threading import Event as Flag
from typing import Any

import pytest
from event_site import JSON, PATIENCE, SECRET, standard_app

import files_style_sdk as files_sdk
from files_style_sdk.events import STANDARD_WEBHOOKS, App, Limits, MemorySeen, sign
from files_style_sdk.events.workers import Workers

READY = {"type": "file.ready"}


async def deliver(app: App, payload: Any = READY, disconnect: bool = False, **signing: Any) -> int | None:
    """Deliver an event without a server; the status of its answer, None if there is none."""
    body = json.dumps(payload).encode()
    headers = {**JSON, **sign(STANDARD_WEBHOOKS, SECRET, body, **signing)}
    pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": pairs}
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.disconnect"} if disconnect else {"type": "http.request", "body": body}

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return int(sent[0]["status"]) if sent else None


def run(main: Callable[[], Awaitable[Any]]) -> Any:
    """Run a coroutine, within bounds."""

    async def bounded() -> Any:
        async with asyncio.timeout(PATIENCE):
            return await main()

    return asyncio.run(bounded())


class FakeClient:
    """A client that knows whether it was closed."""

    def __init__(self, token: str | None = None) -> None:
        self.token = token
        self.is_closed = False

    async def close(self) -> None:
        """Close it."""
        self.is_closed = True


class Neighbour(App):
    """An application with another client."""

    client_type = FakeClient
    client_argument = "token"


def test_the_client_is_made_when_it_is_used() -> None:
    """The client is made once, from the token, and closed with the application; a later one is another."""

    async def main() -> None:
        async with Neighbour(token="TOKEN") as app:
            client = app.client
            assert (client.token, app.client is client) == ("TOKEN", True)
        assert client.is_closed
        assert app.client is not client

    run(main)


def test_a_client_that_is_given_stays_open() -> None:
    """A client of the caller's own is used as it is, and left open."""

    async def main() -> None:
        mine = FakeClient()
        async with Neighbour(token="TOKEN", client=mine) as app:
            assert app.client is mine
        assert not mine.is_closed

    run(main)


def test_the_client_of_our_own_service(mock_server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """By default it is an AsyncClient with the token as its API key."""
    monkeypatch.setenv("FILES_BASE_URL", mock_server.url)

    async def main() -> None:
        async with App(token="TESTKEY1") as app:
            assert isinstance(app.client, files_sdk.AsyncClient)
            assert await app.client.folder.list_for("/") is not None

    run(main)


@pytest.mark.usefixtures("no_threads_left")
def test_draining() -> None:
    """Draining waits until what was accepted is handled, and tells how much is left when its time is up."""

    async def main() -> None:
        app = standard_app(limits=Limits(concurrency=1))
        go = asyncio.Event()

        @app.on_webhook("file.ready", secret=SECRET)
        async def slow(event: Any) -> None:
            await go.wait()

        assert await app.drain() == 0
        assert [await deliver(app) for _ in range(3)] == [200] * 3
        assert await app.drain(timeout=0) == 3
        go.set()
        assert await app.drain() == 0
        assert await deliver(app) == 200
        await app.aclose()
        assert await deliver(app) == 503
        await app.open()
        assert await deliver(app) == 200
        await app.aclose()

    run(main)


@pytest.mark.usefixtures("no_threads_left")
def test_handlers_that_never_end(caplog: pytest.LogCaptureFixture) -> None:
    """After the time that shutting down may take, what runs is cancelled and what waits dropped; the log says so."""
    cancelled: list[str] = []

    async def main() -> None:
        app = standard_app(limits=Limits(concurrency=1, shutdown_timeout=0.01))

        @app.on_webhook("file.ready", secret=SECRET)
        async def endless(event: Any) -> None:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                cancelled.append(event.id)
                raise

        for number in range(3):
            assert await deliver(app, id=f"msg_{number}") == 200
        await asyncio.sleep(0)
        await app.aclose()

    run(main)
    assert cancelled == ["msg_0"]
    assert "3 events were given up" in caplog.text


def test_plain_handlers_that_do_not_end() -> None:
    """A handler in a thread cannot be cancelled, and is not waited for any longer than the others."""
    go = Flag()

    async def main() -> None:
        app = standard_app(limits=Limits(shutdown_timeout=0.01))
        app.on_webhook("file.ready", secret=SECRET)(lambda event: go.wait(PATIENCE))
        assert await deliver(app) == 200
        await asyncio.sleep(0)
        await app.aclose()

    run(main)
    go.set()


def test_a_handler_that_cancels_itself() -> None:
    """A handler that lets a cancellation of its own out has failed, and those after it run."""
    ran: list[str] = []

    async def main() -> None:
        app = standard_app(limits=Limits(concurrency=1), on_error=lambda event, error: ran.append(str(error)))

        @app.on_webhook("file.ready", secret=SECRET)
        async def handle(event: Any) -> None:
            ran.append(event.id)
            if event.id == "msg_0":
                raise asyncio.CancelledError

        for number in range(2):
            await deliver(app, id=f"msg_{number}")
        await app.aclose()
        assert app.failures == 1

    run(main)
    assert ran == ["msg_0", "CancelledError was raised", "msg_1"]


def test_who_hangs_up() -> None:
    """Who hangs up before the body is there is not answered; who does so later has been heard."""

    class Slow(MemorySeen):
        def add(self, key: str, until: float) -> bool:
            assert go.wait(PATIENCE)
            return super().add(key, until)

    go = Flag()
    handled: list[str] = []

    async def main() -> None:
        app = standard_app(seen=Slow())

        @app.on_webhook("file.ready", secret=SECRET)
        async def handle(event: Any) -> None:
            handled.append(event.id)

        assert await deliver(app, disconnect=True) is None
        # Servers may cancel an application when the other side is gone.
        task = asyncio.ensure_future(deliver(app, id="msg_1"))
        while not app.receiver._taking:
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait({task})
        go.set()
        await app.aclose()

    run(main)
    assert handled == ["msg_1"]


def test_a_body_that_arrives_after_the_end() -> None:
    """An event whose body is still on its way when the application is closed is asked to come again."""

    async def main() -> None:
        app = standard_app()
        app.on_webhook("file.ready", secret=SECRET)(print)
        body = json.dumps(READY).encode()
        headers = {**JSON, **sign(STANDARD_WEBHOOKS, SECRET, body)}
        pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
        scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": pairs}
        statuses: list[int] = []

        async def receive() -> Any:
            await app.aclose()
            return {"type": "http.request", "body": body}

        async def send(message: Any) -> None:
            statuses.append(message.get("status", 0))

        await app(scope, receive, send)
        assert statuses[0] == 503
        assert app.counts == {"busy": 1}

    run(main)


def test_places_are_given_back() -> None:
    """A place that was reserved for nothing is free again, once."""

    async def main() -> None:
        workers = Workers(1, 0)
        first = workers.reserve()
        assert first is not None
        assert workers.reserve() is None
        first.release()
        first.release()
        assert workers.reserve() is not None
        assert workers.reserve() is None

    run(main)


def test_other_scopes() -> None:
    """A websocket is closed before it is opened."""
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    run(lambda: App()({"type": "websocket", "path": "/"}, receive, send))
    assert sent[0]["type"] == "websocket.close"


def test_trouble_at_the_end(caplog: pytest.LogCaptureFixture) -> None:
    """What goes wrong when the application is closed is told to the server."""

    class Broken(FakeClient):
        async def close(self) -> None:
            raise OSError("no")

    class Unclosable(App):
        client_type = Broken
        client_argument = "token"

    async def main() -> list[str]:
        app = Unclosable()
        assert app.client
        sent: list[str] = []

        async def receive() -> Any:
            return {}

        async def send(message: Any) -> None:
            sent.append(message["type"])

        await app({"type": "lifespan"}, receive, send)
        return sent

    assert run(main) == ["lifespan.startup.complete", "lifespan.shutdown.failed"]
    assert "could not be closed" in caplog.text


def test_trouble_of_our_own(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """What goes wrong inside is an answer, too."""

    async def main() -> int | None:
        app = standard_app()
        app.on_webhook("file.ready", secret=SECRET)(print)
        monkeypatch.setattr(app.receiver, "_receive", None)
        return await deliver(app)

    assert run(main) == 500
    assert "could not be answered" in caplog.text
