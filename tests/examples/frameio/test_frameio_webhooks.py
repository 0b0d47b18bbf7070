"""Webhooks of the frameio example, over real HTTP: what is let in, and what it leads to."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from event_site import JSON
from event_site import served as serve
from frameio_site import SECRET, event
from frameio_site import frameio as sender

from files_style_sdk.events import sign
from frameio import APIError, CreateCommentParamsData
from frameio_kit import FRAMEIO_SIGNATURES, App, FileSeen, Limits, WebhookEvent


def commenting(**options: Any) -> App:
    """An app that comments on each file that is ready."""
    app = App(**options)

    @app.on_webhook("file.ready", secret=SECRET)
    async def process_file(event: WebhookEvent) -> None:
        file = await app.client.files.show(account_id=event.account_id, file_id=event.resource_id)
        await app.client.comments.create(
            account_id=event.account_id,
            file_id=event.resource_id,
            data=CreateCommentParamsData(text=f"Processing {file.data.name}..."),
        )

    return app


@pytest.fixture
def app(service: Any) -> App:
    """The app."""
    return commenting()


@pytest.fixture
def url(app: App) -> Iterator[str]:
    """Where it is served; at the end all that was accepted is handled."""
    with serve(app) as url:
        yield url


def comments(service: Any) -> list[str]:
    """The texts of the comments at the service."""
    return [each["text"] for each in service.records.all("Comment")]


def test_a_webhook_leads_to_a_comment(service: Any, app: App) -> None:
    """A signed webhook is answered at once; its handler asks for the file and comments on it."""
    with serve(app) as url:
        answer = sender(url).send(event())
        assert (answer.status_code, answer.json()) == (200, {"status": "accepted"})
    assert comments(service) == ["Processing teaser.mov..."]
    assert service.records.all("Comment")[0]["file_id"] == "file-1"
    assert service.journal.count("GET", "/v4/accounts/acc-1/files/file-1") == 1


def test_signatures_are_those_of_the_service() -> None:
    """The signature is `v0=` and the HMAC-SHA256 in hex of `v0:timestamp:body`, as Frame.io's guide has it."""
    body = json.dumps(event()).encode()
    headers = sign(FRAMEIO_SIGNATURES, SECRET, body, timestamp=1_700_000_000)
    expected = hmac.new(SECRET.encode(), b"v0:1700000000:" + body, hashlib.sha256).hexdigest()
    assert headers == {
        "X-Frameio-Request-Timestamp": "1700000000",
        "X-Frameio-Signature": f"v0={expected}",
    }


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Frameio-Signature": "v0="},
        {"X-Frameio-Signature": "v0=" + "0" * 64},
        {"X-Frameio-Signature": "v1=" + "0" * 64},
        {"X-Frameio-Signature": "v0=ä"},
        {"X-Frameio-Request-Timestamp": None},
        {"X-Frameio-Request-Timestamp": "soon"},
        {"X-Frameio-Request-Timestamp": "1e9"},
        {"X-Frameio-Request-Timestamp": "9" * 400},
    ],
)
def test_bad_signatures(service: Any, app: App, headers: dict[str, str | None]) -> None:
    """What is not signed as it has to be is answered with 401, and nothing comes of it."""
    body = json.dumps(event()).encode()
    given: dict[str, Any] = {**JSON, **(sign(FRAMEIO_SIGNATURES, SECRET, body) if headers else {}), **headers}
    encoded: Any = {name: value.encode("utf-8") for name, value in given.items() if value is not None}
    service.journal.clear()
    with serve(app) as url:
        assert sender(url).deliver(body, encoded).status_code == 401
    assert service.journal.entries() == []
    assert app.counts["refused"] == 1


def test_another_body_or_another_secret(service: Any, app: App) -> None:
    """A signature is good for one body and one secret."""
    body = json.dumps(event()).encode()
    headers = {**JSON, **sign(FRAMEIO_SIGNATURES, SECRET, body)}
    with serve(app) as url:
        assert sender(url).deliver(body.replace(b"file-1", b"file-2"), headers).status_code == 401
        assert sender(url, "another secret").send(event()).status_code == 401
        assert sender(url).deliver(body, headers).status_code == 200
    assert len(comments(service)) == 1


@pytest.mark.parametrize(("age", "status"), [(0, 200), (240, 200), (-240, 200), (420, 401), (-420, 401), (10**9, 401)])
def test_timestamps(service: Any, app: App, age: int, status: int) -> None:
    """What was signed more than five minutes ago, or will be, is refused."""
    with serve(app) as url:
        assert sender(url).send(event(), timestamp=int(time.time()) - age).status_code == status
    assert len(comments(service)) == (status == 200)


def test_duplicates(service: Any, app: App) -> None:
    """A message that comes again is answered well and not handled again; the same event, signed anew, is new."""
    now = int(time.time())
    with serve(app) as url:
        answers = [sender(url).send(event(), timestamp=now).json()["status"] for _ in range(3)]
        assert answers == ["accepted", "duplicate", "duplicate"]
        assert sender(url).send(event(), timestamp=now - 1).json()["status"] == "accepted"
    assert len(comments(service)) == 2
    assert app.counts["duplicate"] == 2


def test_duplicates_after_a_restart(service: Any, tmp_path: Path) -> None:
    """With a store in a file, what one process has handled another does not handle again."""
    now = int(time.time())
    for status in ("accepted", "duplicate"):
        with serve(commenting(seen=FileSeen(tmp_path / "seen.db"))) as url:
            assert sender(url).send(event(), timestamp=now).json()["status"] == status
    assert len(comments(service)) == 1


def test_huge_bodies(service: Any) -> None:
    """A body beyond the bound is refused, by its length before it is read, and without a length while it is."""
    app = commenting(limits=Limits(max_body=2000))
    body = json.dumps(event(padding="x" * 100_000)).encode()
    headers = {**JSON, **sign(FRAMEIO_SIGNATURES, SECRET, body)}

    def pieces() -> Iterator[bytes]:
        yield from (body[at : at + 1000] for at in range(0, len(body), 1000))

    with serve(app) as url:
        assert sender(url).deliver(body, headers).status_code == 413
        assert sender(url).deliver(pieces(), headers).status_code == 413
        assert sender(url).send(event()).status_code == 200
    assert len(comments(service)) == 1


def test_what_is_no_event(service: Any, url: str, app: App) -> None:
    """Other methods, paths, types and bodies are refused; an event that nobody handles is answered well."""
    assert sender(url).deliver(b"", {}, method="GET").status_code == 405
    assert sender(url).send(event(), path="/elsewhere").status_code == 404
    assert sender(url).deliver(b"<a/>", {"content-type": "text/xml"}).status_code == 415
    assert sender(url).send(b"{").status_code == 400
    assert sender(url).send(b"[]").status_code == 400
    assert sender(url).send(event("file.deleted")).json() == {"status": "ignored"}
    assert app.counts["accepted"] == 0


def test_errors_of_the_api_reach_the_handler(service: Any) -> None:
    """A handler can take an API error itself; what it lets out is told to `on_error`, and the app goes on."""
    told: list[Any] = []
    app = App(on_error=lambda event, error: told.append((event.resource_id, error)))
    taken: list[APIError] = []

    @app.on_webhook("file.ready", secret=SECRET)
    async def process(event: WebhookEvent) -> None:
        try:
            await app.client.files.show(account_id=event.account_id, file_id=event.resource_id)
        except APIError as error:
            taken.append(error)
            if event.resource_id == "file-9":
                raise

    with serve(app) as url:
        for file in ("file-8", "file-9", "file-1"):
            assert sender(url).send(event(resource={"id": file, "type": "file"})).status_code == 200
    assert [error.status_code for error in taken] == [404, 404]
    assert [(file, type(error).__name__) for file, error in told] == [("file-9", "NotFoundError")]
    assert app.failures == 1


def test_the_fields_of_an_event(service: Any) -> None:
    """An event has the ids that Frame.io sends, and whatever else there is."""
    seen: list[WebhookEvent] = []
    app = App()

    @app.on_webhook(["file.ready", "comment.created"], secret=SECRET)
    def keep(event: WebhookEvent) -> None:
        seen.append(event)

    with serve(app) as url:
        assert sender(url).send(event(resources=[1])).status_code == 200
    (found,) = seen
    assert (found.type, found.account_id, found.workspace_id, found.project_id) == (
        *("file.ready", "acc-1", "ws-1", "prj-1"),
    )
    assert (found.resource_id, found.resource_type, found.user_id) == ("file-1", "file", "usr-1")
    assert found.resources == [1]
    assert found.id is None


def test_ids_that_lie_flat(service: Any) -> None:
    """Some events of Frame.io have `account_id` instead of an account with an `id`; the names are the same."""
    seen: list[WebhookEvent] = []
    app = App()
    app.on_webhook("file.ready", secret=SECRET)(seen.append)
    with serve(app) as url:
        flat = {"type": "file.ready", "account_id": "acc-1", "workspace_id": "ws-1", "user_id": "usr-1"}
        assert sender(url).send(flat).status_code == 200
    assert [(each.account_id, each.workspace_id, each.user_id) for each in seen] == [("acc-1", "ws-1", "usr-1")]


def test_the_client_is_one_and_is_closed(service: Any) -> None:
    """`app.client` is one client with the app's token, made when it is first asked for, and closed with the app."""

    async def use() -> None:
        async with App(token="app-token") as app:
            assert app.client is app.client
            assert (await app.client.users.show()).data.name == "Server to Server"
            assert "app-token" not in repr(app.client)

    asyncio.run(use())
    # As in `App(token=os.getenv("FRAMEIO_TOKEN"))` without that variable: told when a call needs it, not before.
    assert App(token=None).handlers == ()
