"""Webhooks over real HTTP: who is let in, what is answered, and what runs."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from queue import Queue
from threading import Event as Flag
from typing import Any

import httpx
import pytest
from event_site import ACTION_SHAPE, JSON, PATIENCE, PLAIN_SCHEME, SECRET, Sender, served, spoken, standard_app
from fastapi import FastAPI

from files_style_sdk.events import (
    FILES_WEBHOOKS,
    STANDARD_EVENTS,
    STANDARD_WEBHOOKS,
    App,
    Limits,
    MemorySeen,
    WebhookEvent,
    sign,
)

READY = {"type": "file.ready", "account": {"id": "acc"}, "resource": {"id": "res"}, "workspace": {"id": "ws"}}
MAX_BODY = 2000
BODY = json.dumps(READY).encode()


class Site:
    """A running application with one webhook, and what its handler was given."""

    def __init__(self, **options: Any) -> None:
        self.got: Queue[Any] = Queue()
        self.app = standard_app(**options)
        self.app.on_webhook("file.ready", secret=SECRET)(self.handle)
        self.url = ""

    async def handle(self, event: WebhookEvent) -> None:
        """Keep what came."""
        self.got.put(event)

    def next(self) -> Any:
        """The next event that the handler was given."""
        return self.got.get(timeout=PATIENCE)


@pytest.fixture
def site() -> Iterator[Site]:
    """A running application."""
    made = Site(limits=Limits(max_body=MAX_BODY))
    with served(made.app) as made.url:
        yield made


def test_an_event_arrives(site: Site) -> None:
    """A signed event is answered with 200, and its handler is given it with its ids."""
    answer = Sender(site.url).send(READY, id="msg_1")
    assert (answer.status_code, answer.json()) == (200, {"status": "accepted"})
    event = site.next()
    assert (event.id, event.type, event.account_id, event.resource_id) == ("msg_1", "file.ready", "acc", "res")
    assert (event.workspace_id, site.app.counts) == ("ws", {"accepted": 1})


@pytest.mark.parametrize("offset", [-301, 301])
def test_old_and_future_events_are_refused(site: Site, offset: int) -> None:
    """What was signed too long ago, or will have been, is answered like every other bad signature."""
    answer = Sender(site.url).send(READY, timestamp=int(time.time()) + offset + (5 if offset > 0 else 0))
    assert (answer.status_code, site.app.counts["refused"]) == (401, 1)
    assert answer.json() == {"error": "the signature is missing or not accepted"}


def test_bad_signatures_are_refused(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    """Another secret, an altered body, and no signature are answered alike; the log knows the difference."""
    caplog.set_level(logging.INFO, "files_style_sdk")
    good = {**JSON, **sign(STANDARD_WEBHOOKS, SECRET, BODY)}
    sender = Sender(site.url)
    answers = [
        Sender(site.url, "whsec_AAAA").send(READY),
        sender.deliver(BODY.replace(b"acc", b"bcc"), good),
        sender.deliver(BODY, JSON),
        sender.deliver(BODY, {**good, "webhook-id": "msg_other"}),
        sender.deliver(b"{not json, and not signed", good),
    ]
    assert [answer.status_code for answer in answers] == [401] * 5
    assert len({answer.content for answer in answers}) == 1
    assert {"www-authenticate"} <= set(answers[0].headers)
    assert "webhook-id is missing" in caplog.text or "webhook-signature is missing" in caplog.text
    assert "no signature matches" in caplog.text
    assert SECRET not in caplog.text
    assert "bcc" not in caplog.text
    assert site.got.empty()


def test_an_event_that_comes_again_is_not_handled_again(site: Site) -> None:
    """A sender that lost our answer sends again, with a new timestamp; it is answered kindly, and nothing runs."""
    sender = Sender(site.url)
    now = int(time.time())
    statuses = [sender.send(READY, id="msg_1", timestamp=now - past).json()["status"] for past in (9, 9, 4)]
    assert statuses == ["accepted", "duplicate", "duplicate"]
    assert sender.send(READY, id="msg_2").json() == {"status": "accepted"}
    assert [site.next().id, site.next().id] == ["msg_1", "msg_2"]
    assert site.got.empty()
    assert site.app.counts == {"accepted": 2, "duplicate": 2}


def test_an_id_with_something_else_under_it(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    """An id names one message: another body under it is not handled, but told to the log and counted."""
    sender = Sender(site.url)
    sender.send(READY, id="msg_1")
    answer = sender.send({**READY, "attempt": 2}, id="msg_1")
    assert (answer.status_code, answer.json()) == (200, {"status": "duplicate"})
    assert site.app.counts == {"accepted": 1, "duplicate": 1, "conflict": 1}
    assert "an id came again with something else under it" in caplog.text


def test_bodies_that_are_no_events(site: Site) -> None:
    """What is signed but no JSON object is answered with 400."""
    for body in (b"", b"{", b"[]"):
        assert Sender(site.url).send(body).status_code == 400


@pytest.mark.parametrize("payload", [{"type": "file.gone"}, {"type": 7}, {}])
def test_unknown_types_are_ignored(site: Site, payload: Mapping[str, Any]) -> None:
    """A type that nobody handles is answered with 200, if it is signed: a sender would give up the whole hook."""
    answer = Sender(site.url).send(payload)
    assert (answer.status_code, answer.json()) == (200, {"status": "ignored"})
    assert Sender(site.url, "another").send(payload).status_code == 401


def test_the_wrong_door(site: Site) -> None:
    """Other paths, methods and types of content have the answers that HTTP has for them."""
    sender = Sender(site.url)
    signed = sign(STANDARD_WEBHOOKS, SECRET, BODY)
    assert sender.send(READY, path="/elsewhere").status_code == 404
    wrong = sender.deliver(b"", {}, method="PUT")
    assert (wrong.status_code, wrong.headers["allow"]) == (405, "POST")
    assert sender.deliver(b"", {}, method="GET").status_code == 405
    for headers in ({}, {"content-type": "text/plain"}, {**JSON, "content-encoding": "gzip"}):
        assert sender.deliver(BODY, {**signed, **headers}).status_code == 415
    charset = {**signed, "content-type": "Application/JSON; charset=utf-8"}
    assert sender.deliver(BODY, charset).status_code == 200


def test_huge_bodies(site: Site) -> None:
    """A body beyond the bound is refused: before it is read if it says its length, else while it is read."""
    signed = "".join(f"{name}: {value}\r\n" for name, value in sign(STANDARD_WEBHOOKS, SECRET, BODY).items())
    head = f"POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n{signed}".encode()
    assert spoken(site.url, head + b"Content-Length: 99999999999\r\n\r\n").split()[1] == b"413"
    chunk = b"%x\r\n" % (MAX_BODY + 1) + b" " * (MAX_BODY + 1) + b"\r\n"
    assert spoken(site.url, head + b"Transfer-Encoding: chunked\r\n\r\n" + chunk).split()[1] == b"413"
    exact = b'{"type":"x","pad":"' + b"a" * (MAX_BODY - 21) + b'"}'
    assert len(exact) == MAX_BODY
    assert Sender(site.url).send(exact).status_code == 200
    assert Sender(site.url).send(exact + b" ").status_code == 413


def test_a_body_in_pieces(site: Site) -> None:
    """A body that arrives in chunks is one body."""
    headers = {**JSON, **sign(STANDARD_WEBHOOKS, SECRET, BODY)}
    pieces = (BODY[at : at + 7] for at in range(0, len(BODY), 7))
    assert Sender(site.url).deliver(pieces, headers).json() == {"status": "accepted"}


def test_a_body_that_does_not_come() -> None:
    """Whoever promises a body and sends none is answered with 408."""
    site = Site(limits=Limits(body_timeout=0.05))
    signed = "".join(f"{name}: {value}\r\n" for name, value in sign(STANDARD_WEBHOOKS, SECRET, BODY).items())
    with served(site.app) as url:
        request = f"POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n{signed}\r\n"
        assert spoken(url, request.encode()).split()[1] == b"408"


def test_slow_handlers_do_not_delay_the_answer() -> None:
    """The answer is there while handlers, async and plain, still wait for something that comes only afterwards."""
    go, ended = Flag(), Queue[str]()
    app = standard_app()

    @app.on_webhook("file.ready", secret=SECRET)
    def plain(event: WebhookEvent) -> None:
        assert go.wait(PATIENCE)
        ended.put("plain")

    @app.on_webhook("*", secret=SECRET)
    async def awaited(event: WebhookEvent) -> None:
        import asyncio

        await asyncio.to_thread(go.wait, PATIENCE)
        ended.put("awaited")

    with served(app) as url:
        assert Sender(url).send(READY).status_code == 200
        assert ended.empty()
        go.set()
        assert {ended.get(timeout=PATIENCE), ended.get(timeout=PATIENCE)} == {"plain", "awaited"}
    assert app.counts == {"accepted": 1}


def test_failing_handlers_are_reported(caplog: pytest.LogCaptureFixture) -> None:
    """A handler that raises is not run again; log, hook and counter are told, and others are not disturbed."""
    told, fine = Queue[Any](), Queue[Any]()

    async def on_error(event: Any, error: Exception) -> None:
        told.put((event.type, str(error)))
        raise ValueError("the hook is broken as well")

    app = standard_app(on_error=on_error)

    @app.on_webhook("file.ready", secret=SECRET)
    def broken(event: WebhookEvent) -> None:
        raise RuntimeError("boom")

    app.on_webhook("file.ready", secret=SECRET)(fine.put)
    with served(app) as url:
        assert Sender(url).send(READY).status_code == 200
        assert told.get(timeout=PATIENCE) == ("file.ready", "boom")
        assert fine.get(timeout=PATIENCE).type == "file.ready"
    assert (app.failures, app.counts["accepted"], told.empty()) == (1, 1, True)
    assert "broken failed" in caplog.text
    assert "on_error failed" in caplog.text


def test_shutdown_waits_for_handlers() -> None:
    """When the server ends, what was accepted is handled first, also what still waits in the queue."""
    begun, go, ended = Flag(), Flag(), Queue[str]()
    app = standard_app(limits=Limits(concurrency=1))

    @app.on_webhook("file.ready", secret=SECRET)
    def slow(event: WebhookEvent) -> None:
        begun.set()
        assert go.wait(PATIENCE)
        ended.put(str(event.id))

    with served(app) as url:
        for number in range(3):
            assert Sender(url).send(READY, id=f"msg_{number}").status_code == 200
        assert begun.wait(PATIENCE)
        assert ended.empty()
        go.set()
    assert [ended.get_nowait() for _ in range(3)] == ["msg_0", "msg_1", "msg_2"]


def test_a_full_queue_forgets_nothing() -> None:
    """What there is no room for is answered with 503 and is new when it comes again."""
    begun, go, ended = Flag(), Flag(), Queue[str]()
    app = standard_app(limits=Limits(concurrency=1, queue_size=1))

    @app.on_webhook("file.ready", secret=SECRET)
    def slow(event: WebhookEvent) -> None:
        begun.set()
        assert go.wait(PATIENCE)
        ended.put(str(event.id))

    with served(app) as url:
        sender = Sender(url)
        assert sender.send(READY, id="msg_0").status_code == 200
        assert begun.wait(PATIENCE)
        assert sender.send(READY, id="msg_1").status_code == 200
        full = sender.send(READY, id="msg_2")
        assert (full.status_code, full.headers["retry-after"], app.counts["busy"]) == (503, "10", 1)
        go.set()
        assert {ended.get(timeout=PATIENCE), ended.get(timeout=PATIENCE)} == {"msg_0", "msg_1"}
        assert sender.send(READY, id="msg_2").json() == {"status": "accepted"}
        assert ended.get(timeout=PATIENCE) == "msg_2"


class BrokenSeen(MemorySeen):
    """A store that fails once."""

    is_broken = True

    def add(self, key: str, until: float) -> bool:
        """Fail the first time."""
        if self.is_broken:
            self.is_broken = False
            raise OSError("no disk")
        return super().add(key, until)


class AsyncSeen:
    """A store that is awaited."""

    def __init__(self) -> None:
        self.keys: set[str] = set()

    async def add(self, key: str, until: float) -> bool:
        """Add to a set."""
        is_new = key not in self.keys
        self.keys.add(key)
        return is_new


def test_a_store_that_fails() -> None:
    """While messages cannot be remembered, none is handled; each may come again."""
    site = Site(seen=BrokenSeen())
    with served(site.app) as url:
        assert Sender(url).send(READY, id="msg_1").status_code == 503
        assert site.got.empty()
        assert Sender(url).send(READY, id="msg_1").json() == {"status": "accepted"}


def test_a_store_that_is_awaited() -> None:
    """A store may be async; what it is given tells nothing of the event."""
    seen = AsyncSeen()
    site = Site(seen=seen)
    with served(site.app) as url:
        statuses = [Sender(url).send(READY, id="msg_1").json()["status"] for _ in range(2)]
    assert statuses == ["accepted", "duplicate"]
    assert all(len(key) == 64 and "msg_1" not in key for key in seen.keys)


def test_without_ids_the_signature_counts() -> None:
    """Where messages have no id, the very same request is a replay, and one that is signed anew is not."""
    site = Site(scheme=PLAIN_SCHEME)
    now = int(time.time())
    with served(site.app) as url:
        sender = Sender(url, scheme=PLAIN_SCHEME)
        statuses = [sender.send(READY, timestamp=now - past).json()["status"] for past in (9, 9, 8)]
    assert statuses == ["accepted", "duplicate", "accepted"]


def test_ids_in_the_body_count_too() -> None:
    """A shape that has ids knows a message again though it is signed anew."""
    site = Site(scheme=PLAIN_SCHEME, shape=ACTION_SHAPE)
    now = int(time.time())
    with served(site.app) as url:
        sender = Sender(url, scheme=PLAIN_SCHEME)
        payloads = [{**READY, "interaction_id": each} for each in "aab"]
        statuses = [sender.send(each, timestamp=now - past).json()["status"] for past, each in enumerate(payloads)]
    assert statuses == ["accepted", "duplicate", "accepted"]


def test_secrets_belong_to_handlers() -> None:
    """An event runs the handlers whose own secret it was signed with, and no others, though they are for its type."""
    first, second = Queue[Any](), Queue[Any]()
    app = standard_app()
    app.on_webhook("file.ready", secret="one")(first.put)
    app.on_webhook("file.ready", secret=[b"two", "three"])(second.put)
    app.on_webhook("file.gone", secret="four")(print)
    with served(app) as url:
        assert Sender(url, "two").send(READY, id="msg_1").status_code == 200
        assert second.get(timeout=PATIENCE).id == "msg_1"
        # An id belongs to the sender who used it: it is still new from another.
        assert Sender(url, "one").send(READY, id="msg_1").json() == {"status": "accepted"}
        assert first.get(timeout=PATIENCE).id == "msg_1"
        assert Sender(url, "four").send(READY).status_code == 401
        assert Sender(url, "three").send(READY).status_code == 200
    assert (first.qsize(), second.qsize()) == (0, 1)


def test_a_message_is_known_by_either_secret() -> None:
    """While a secret changes, a message signed with the old one and then with both is one message."""
    site = Site()
    site.app.on_webhook("file.ready", secret=["new", "old"])(site.handle)
    with served(site.app) as url:
        assert Sender(url, "old").send(READY, id="msg_1").json() == {"status": "accepted"}
        both = sign(STANDARD_WEBHOOKS, ["new", "old"], BODY, id="msg_1")
        assert Sender(url).deliver(BODY, {**JSON, **both}).json() == {"status": "duplicate"}
    assert site.app.counts == {"accepted": 1, "duplicate": 1}


def test_secrets_that_are_looked_up() -> None:
    """A function, plain or async, tells the secret for each request by its headers; None is none."""
    app = standard_app()
    asked: list[str] = []

    def plain(headers: Mapping[str, str]) -> str | None:
        asked.append(headers.get("x-tenant", ""))
        return {"a": "secret-a"}.get(headers.get("x-tenant", ""))

    async def awaited(headers: Mapping[str, str]) -> list[str]:
        return ["old-b", "secret-b"] if headers.get("x-tenant") == "b" else []

    app.on_webhook("file.ready", secret=[plain, awaited])(print)
    app.on_webhook("file.gone", secret=plain)(print)
    with served(app) as url:
        for tenant, secret, status in [("a", "secret-a", 200), ("b", "secret-b", 200), ("b", "secret-a", 401)]:
            headers = {**JSON, **sign(STANDARD_WEBHOOKS, secret, BODY), "X-Tenant": tenant}
            assert Sender(url).deliver(BODY, headers).status_code == status
        assert asked == ["a", "b", "b"]  # once a request, though two handlers have it
        Sender(url).deliver(BODY, JSON)
        assert asked == ["a", "b", "b"]  # not for what carries no signature


def test_a_lookup_that_fails(caplog: pytest.LogCaptureFixture) -> None:
    """While a secret cannot be looked up, what it may belong to is asked to come again; others are not disturbed."""
    app = standard_app()

    def vault(headers: Mapping[str, str]) -> str:
        raise ConnectionError("password=hunter2")

    app.on_webhook("file.ready", secret=vault)(print)
    app.on_webhook("file.gone", secret="fixed")(print)
    with served(app) as url:
        assert Sender(url, "unknown").send(READY).status_code == 503
        assert Sender(url, "fixed").send({"type": "file.gone"}).json() == {"status": "accepted"}
    assert "ConnectionError" in caplog.text
    assert "hunter2" not in caplog.text


def test_folder_webhooks() -> None:
    """What folder behaviors send is received by GET, as a form and as JSON, each signed in its way."""
    got = Queue[Any]()
    app = App()
    app.on_webhook(["create", "move"], secret="token")(got.put)
    with served(app) as url:
        query = b"action=create&interface=web&path=a%2Fb+c.txt&type=file&username=anna"
        sender = Sender(url, "token", FILES_WEBHOOKS)
        headers = sign(FILES_WEBHOOKS, "token", method="GET", query=query)
        assert sender.deliver(b"", headers, f"/?{query.decode()}", "GET").json() == {"status": "accepted"}
        event = got.get(timeout=PATIENCE)
        assert (event.type, event.path, event.username, event.interface) == ("create", "a/b c.txt", "anna", "web")
        assert sender.deliver(b"", headers, f"/?{query.decode()}x", "GET").status_code == 401
        form = {"content-type": "application/x-www-form-urlencoded", **sign(FILES_WEBHOOKS, "token", query)}
        assert sender.deliver(query, form).json() == {"status": "accepted"}
        assert got.get(timeout=PATIENCE).path == "a/b c.txt"
        assert sender.send({"action": "move", "path": "a", "destination": "b"}).json() == {"status": "accepted"}
        assert got.get(timeout=PATIENCE).destination == "b"


@pytest.mark.parametrize("path", ["/", "/inner/events"])
def test_mounted_under_fastapi(path: str) -> None:
    """Mounted in another application, it knows its own paths, and that application's lifespan may close it."""
    site = Site(path=path)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with site.app:
            yield

    outer = FastAPI(lifespan=lifespan)
    outer.mount("/hooks", site.app)
    where = f"/hooks{path}"

    @outer.get("/")
    def home() -> str:
        return "home"

    with served(outer) as url:
        assert Sender(url).send(READY, path=where).json() == {"status": "accepted"}
        assert site.next().resource_id == "res"
        assert Sender(url).send(READY, path="/hooks/elsewhere").status_code == 404
        assert httpx.get(f"{url}/", trust_env=False).json() == "home"
    assert not site.app.receiver.is_open


def test_behind_a_root_path() -> None:
    """A server that is told its root path hands it on, and the application takes it off."""
    site = Site()
    with served(site.app, root_path="/prefix") as url:
        assert Sender(url).send(READY).json() == {"status": "accepted"}


def test_a_shape_that_differs() -> None:
    """Another service is other values on a subclass, and nothing else."""

    class Neighbour(App):
        scheme = PLAIN_SCHEME
        shape = STANDARD_EVENTS

    got = Queue[Any]()
    app = Neighbour()
    app.on_webhook("file.ready", secret="s")(got.put)
    with served(app) as url:
        assert Sender(url, "s", PLAIN_SCHEME).send(READY).json() == {"status": "accepted"}
    assert got.get_nowait().account_id == "acc"
