"""Events and replies as values: shapes, attributes, what is shown and what is not."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from files_style_sdk import events
from files_style_sdk.error import InvalidParameterError
from files_style_sdk.events import (
    FILES_EVENTS,
    STANDARD_EVENTS,
    STANDARD_WEBHOOKS,
    ActionEvent,
    App,
    EventShape,
    Field,
    Form,
    Limits,
    Message,
    OAuthConfig,
    WebhookEvent,
)
from files_style_sdk.events.http import Head, collected
from files_style_sdk.events.replies import rendered
from files_style_sdk.events.seal import Seal
from files_style_sdk.events.shape import UndecodableError, decode

PAYLOAD = {
    "type": "file.ready",
    "account": {"id": "acc"},
    "workspace": {"id": "ws"},
    "project": {"id": "pr"},
    "resource": {"id": "res", "type": "file"},
    "user": {"id": "me"},
    "data": {"size": 7},
    "extra": True,
}


def test_the_usual_places() -> None:
    """Ids are found nested or flat; what has no name here is an attribute, of the event first, then of its data."""
    event = WebhookEvent(PAYLOAD, STANDARD_EVENTS, delivery_id="msg_1")
    assert (event.type, event.id, event.account_id, event.workspace_id) == ("file.ready", "msg_1", "acc", "ws")
    assert (event.project_id, event.resource_id, event.resource_type, event.user_id) == ("pr", "res", "file", "me")
    assert (event.extra, event.size, event.data) == (True, 7, {"size": 7})
    assert (event.get("resource.type"), event.get("resource.name", "none")) == ("file", "none")
    assert ActionEvent({"type": "a", "account_id": "flat"}, STANDARD_EVENTS).account_id == "flat"
    with pytest.raises(AttributeError, match="WebhookEvent has no 'nothing'"):
        _ = event.nothing


def test_ids_in_the_body() -> None:
    """A shape may say where an event's own id is; a signed header goes before it."""
    shape = EventShape(id="interaction_id")
    assert WebhookEvent({"type": "a", "interaction_id": 7}, shape).id == "7"
    assert WebhookEvent({"type": "a", "interaction_id": 7}, shape, delivery_id="msg").id == "msg"
    assert WebhookEvent({"type": "a"}, shape).id is None
    assert WebhookEvent({"type": "a"}, shape).data is None


def test_files_events() -> None:
    """The fields of a folder's webhook are attributes; its type is the action, not the type of the file."""
    fields = {"action": "move", "path": "a/b", "destination": "c", "type": "file", "username": "anna"}
    event = WebhookEvent(fields, FILES_EVENTS)
    assert (event.type, event.path, event.destination, event.resource_type) == ("move", "a/b", "c", "file")
    assert (event.data["type"], event.user_id, event.resource_id) == ("file", "anna", "a/b")


def test_nothing_is_shown() -> None:
    """The repr of an event tells neither what it holds nor a token, and a pickle leaves the token out."""
    event = ActionEvent({"type": "a", "secret_field": "xyzzy"}, STANDARD_EVENTS)
    event.user_access_token = "TOKEN"
    assert "xyzzy" not in repr(event)
    assert b"TOKEN" not in pickle.dumps(event)
    copy = pickle.loads(pickle.dumps(event))
    assert (copy.secret_field, copy.user_access_token) == ("xyzzy", None)
    config = OAuthConfig(
        client_id="id",
        client_secret="CLIENTSECRET",
        authorize_url="https://identity.example.com/a",
        token_url="https://identity.example.com/t",
        base_url="https://example.com",
    )
    assert "CLIENTSECRET" not in repr(config)
    with pytest.raises(TypeError, match="pickled"):
        pickle.dumps(config)
    app = App(oauth=config)
    app.on_webhook("create", secret="HOOKSECRET")(print)
    assert "SECRET" not in repr(app) + repr(app.handlers)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"7", b"null", b'"text"', b"\xff", b"[" * 100_000, b'{"a":NaN}'])
def test_no_json_object(body: bytes) -> None:
    """What is no JSON object is told from what is, however deep."""
    with pytest.raises(UndecodableError):
        decode(Head("POST", "/", headers={"content-type": "application/json"}), body)


@pytest.mark.parametrize("form", [b"a=%ff", b"\xff=1", b"&".join(b"a%d=1" % number for number in range(2000))])
def test_no_form(form: bytes) -> None:
    """Forms are ASCII that encodes UTF-8, with a bounded number of fields."""
    with pytest.raises(UndecodableError):
        decode(Head("GET", "/", form), b"")


def test_headers_that_repeat() -> None:
    """A repeated header is one value; cookies are parted in their own way."""
    pairs = [(b"X-A", b"1"), (b"cookie", b"a=1"), (b"x-a", b"2"), (b"cookie", b"b=2")]
    assert collected(pairs) == {"x-a": "1, 2", "cookie": "a=1; b=2"}


@dataclass
class Custom:
    """A reply of a user's own."""

    title: str
    link: str | None = None


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (Message("Done", "All of it"), {"title": "Done", "description": "All of it"}),
        ({"anything": [1]}, {"anything": [1]}),
        (Custom("mine"), {"title": "mine"}),
        (
            Form("Ask", fields=[Field(name="n", label="Name", options=[{"name": "A", "value": "a"}]), {"name": "m"}]),
            {
                "title": "Ask",
                "description": "",
                "fields": [
                    {"name": "n", "label": "Name", "type": "text", "options": [{"name": "A", "value": "a"}]},
                    {"name": "m"},
                ],
            },
        ),
    ],
)
def test_replies(reply: Any, expected: Any) -> None:
    """Replies are JSON objects, without what is None."""
    answer = rendered(reply)
    assert (answer.status, json.loads(answer.body)) == (200, expected)


def test_other_replies() -> None:
    """None is an answer without content, and what is no reply is an error of the handler."""
    assert rendered(None).status == 204
    for bad in ("text", 7, [1], Message, {"a": object()}):
        with pytest.raises(TypeError):
            rendered(bad)


def test_notes_are_good_for_one_thing() -> None:
    """A signed note is read for its own purpose, in its time, unaltered, with the same key."""
    seal = Seal(b"key")
    note = seal.sealed("link", {"user": "anna"}, until=100)
    assert (seal.read("link", note, 99) or {})["user"] == "anna"
    assert seal.read("link", note, 100) is None
    assert seal.read("login", note, 99) is None
    assert Seal(b"other").read("link", note, 99) is None
    for at in range(len(note)):
        assert seal.read("link", note[:at] + ("A" if note[at] != "A" else "B") + note[at + 1 :], 99) is None
    assert all(seal.read("link", text, 99) is None for text in ("", ".", "a.b", "ä.ö"))


@pytest.mark.parametrize(
    "bad",
    [
        lambda: App(scheme=STANDARD_WEBHOOKS),  # GET, and nothing that would sign its query
        lambda: App(limits=Limits(remember=599)),
        lambda: Limits(max_body=0),
        lambda: Limits(queue_size=-1),
        lambda: App().on_webhook("create", secret=""),
        lambda: App().on_webhook("create", secret=[]),
        lambda: App().on_webhook("create", secret="whsec_?"),
        lambda: App().on_webhook([], secret="s")(print),
        lambda: App().on_action("a", "A", secret="s", require_user_auth=True),
        lambda: OAuthConfig(client_id="i", authorize_url="ftp://x", token_url="https://x", base_url="https://x"),
    ],
)
def test_bad_arguments(bad: Any) -> None:
    """What cannot work is refused when it is written, not when an event comes."""
    with pytest.raises(InvalidParameterError):
        bad()


def test_an_action_has_one_handler() -> None:
    """Two handlers of an action would give two answers; several of a webhook are fine."""
    app = App()
    app.on_webhook(["a", "b"], secret="s")(print)
    app.on_webhook("a", secret="s")(print)
    app.on_action("act", "Act", "Acts", secret="s")(print)
    for register in (app.on_action("a", "A", secret="s"), app.on_webhook("act", secret="s")):
        with pytest.raises(InvalidParameterError, match="has a handler already"):
            register(print)
    assert [(each.kind, each.types, each.name) for each in app.handlers][-1] == ("action", ("act",), "Act")


def test_names_are_found_when_used() -> None:
    """Importing the package loads no server, no client and no database; all its names are there."""
    program = (
        "import sys, files_style_sdk; events = files_style_sdk.events\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('asyncio', 'aiohttp', 'sqlite3', 'uvicorn')])"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert told.stdout.strip() == "[]"
    assert all(getattr(events, name) is not None for name in events.__all__)
    assert set(events.__all__) <= set(dir(events))
    with pytest.raises(AttributeError):
        _ = events.nothing


def test_no_neighbour_is_known() -> None:
    """The package speaks of no service but its own."""
    for path in Path(events.__file__).parent.glob("*.py"):
        assert "frame" + ".io" not in path.read_text("utf-8").lower()
