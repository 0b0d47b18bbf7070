"""The same application for WSGI servers."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Queue
from threading import Event as Flag
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from event_site import JSON, PATIENCE, SECRET, Sender, standard_app

from files_style_sdk.events import FILES_WEBHOOKS, STANDARD_WEBHOOKS, App, Limits, Message, WsgiApp, sign

READY = {"type": "file.ready"}
BODY = json.dumps(READY).encode()


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing."""


@contextmanager
def served(app: WsgiApp) -> Iterator[str]:
    """The URL of an application while wsgiref serves it."""
    server: WSGIServer = make_server("127.0.0.1", 0, app, handler_class=_Quiet)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        with app:
            yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(PATIENCE)


def environ(body: bytes = BODY, **others: Any) -> dict[str, Any]:
    """An environment with a signed event."""
    headers = {**JSON, **sign(STANDARD_WEBHOOKS, SECRET, body)}
    names = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
    made = {"REQUEST_METHOD": "POST", "PATH_INFO": "/", "CONTENT_TYPE": "application/json", **names}
    return {**made, "CONTENT_LENGTH": str(len(body)), "wsgi.input": io.BytesIO(body), **others}


def status_of(app: WsgiApp, environ: dict[str, Any]) -> int:
    """The status that an environment is answered with."""
    told: list[str] = []
    app(environ, lambda status, headers: told.append(status))
    return int(told[0].split()[0])


@pytest.mark.usefixtures("no_threads_left")
def test_under_wsgiref() -> None:
    """Events, replays, bad signatures and actions are answered as under ASGI, and nothing is left running."""
    got = Queue[Any]()
    app = standard_app()
    app.on_webhook("file.ready", secret=SECRET)(got.put)

    @app.on_action("app.greet", "Greet", secret=SECRET)
    async def greet(event: Any) -> Message:
        return Message("Hello")

    with served(app.wsgi) as url:
        sender = Sender(url)
        statuses = [sender.send(READY, id="msg_1").json()["status"] for _ in range(2)]
        assert statuses == ["accepted", "duplicate"]
        assert got.get(timeout=PATIENCE).id == "msg_1"
        assert Sender(url, "another").send(READY).status_code == 401
        assert sender.send(READY, path="/elsewhere").status_code == 404
        assert sender.send({"type": "app.greet"}).json()["title"] == "Hello"
        assert sender.deliver(b"", {}, method="DELETE").headers["allow"] == "POST"
    assert app.counts == {"accepted": 2, "duplicate": 1, "refused": 3}


@pytest.mark.usefixtures("no_threads_left")
def test_closing_waits_for_handlers() -> None:
    """The answer does not wait for the handler, but the end does."""
    go, ended = Flag(), Flag()
    app = standard_app()

    @app.on_webhook("file.ready", secret=SECRET)
    def slow(event: Any) -> None:
        assert go.wait(PATIENCE)
        ended.set()

    with served(app.wsgi) as url:
        assert Sender(url).send(READY).status_code == 200
        assert not ended.is_set()
        go.set()
    assert ended.is_set()


@pytest.mark.usefixtures("no_threads_left")
def test_bodies() -> None:
    """Bodies are bounded, also where their length is not told, and have to be whole."""
    app = standard_app(limits=Limits(max_body=100))
    app.on_webhook("file.ready", secret=SECRET)(print)
    ended: dict[str, Any] = {"wsgi.input_terminated": True}
    with app.wsgi as wsgi:
        assert status_of(wsgi, environ(b" " * 101)) == 413
        assert status_of(wsgi, environ(CONTENT_LENGTH=str(len(BODY) + 1))) == 400
        assert status_of(wsgi, environ(CONTENT_LENGTH="many")) == 400
        chunked: dict[str, Any] = {"HTTP_TRANSFER_ENCODING": "chunked", "CONTENT_LENGTH": ""}
        assert status_of(wsgi, environ(**chunked)) == 411
        assert status_of(wsgi, environ(b" " * 101, **chunked, **ended)) == 413
        assert status_of(wsgi, environ(**chunked, **ended)) == 200
        assert status_of(wsgi, environ(CONTENT_LENGTH="")) == 401  # no body at all, which nobody has signed
    assert app.counts["refused"] == 6


@pytest.mark.usefixtures("no_threads_left")
def test_a_query_as_it_was_sent() -> None:
    """The query of a GET is verified as it was sent, and decoded afterwards."""
    got = Queue[Any]()
    app = App()
    app.on_webhook("create", secret="token")(got.put)
    query = "action=create&path=%C3%A4%2Fb+c"
    with served(app.wsgi) as url:
        headers = sign(FILES_WEBHOOKS, "token", method="GET", query=query.encode())
        answer = Sender(url).deliver(b"", headers, f"/?{query}", "GET")
    assert (answer.json(), got.get_nowait().path) == ({"status": "accepted"}, "ä/b c")


@pytest.mark.usefixtures("no_threads_left")
def test_a_new_beginning() -> None:
    """Closed, and closed again, it begins anew with the next request."""
    app = standard_app()
    app.on_webhook("file.ready", secret=SECRET)(lambda event: None)
    for _ in range(2):
        assert status_of(app.wsgi, environ()) == 200
        app.wsgi.close()
        app.wsgi.close()


@pytest.mark.usefixtures("no_threads_left")
def test_handlers_share_one_loop() -> None:
    """All requests, whatever their threads, are handled on one event loop, which a client of the app may belong to."""
    loops = Queue[Any]()
    app = standard_app()

    @app.on_webhook("file.ready", secret=SECRET)
    async def handle(event: Any) -> None:
        loops.put(asyncio.get_running_loop())

    with app.wsgi as wsgi:
        threads = [Thread(target=status_of, args=(wsgi, environ())) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(PATIENCE)
        assert len({id(loops.get(timeout=PATIENCE)) for _ in threads}) == 1
