"""Actions: answered by what their handlers return, within a bound of time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from queue import Queue
from threading import Event as Flag
from typing import Any

import pytest
from event_site import ACTION_SHAPE, PATIENCE, PLAIN_SCHEME, SECRET, Sender, served, standard_app

from files_style_sdk.events import ActionEvent, App, Field, Form, Limits, Message

CLICK = {"type": "app.greet", "user": {"id": "anna"}, "interaction_id": "i1"}


def greeting(app: App, function: Any) -> App:
    """The application with an action."""
    app.on_action("app.greet", name="Greet", description="Says hello", secret=SECRET)(function)
    return app


@pytest.fixture
def flags() -> Iterator[tuple[Flag, Flag]]:
    """What lets a handler go on, and what tells that it has ended."""
    go, ended = Flag(), Flag()
    yield go, ended
    go.set()


def test_replies_are_the_answer() -> None:
    """A form first, and when it comes back with its values, a message: two steps of one action."""

    async def greet(event: ActionEvent) -> Any:
        if event.data is None:
            return Form("Who?", fields=[Field(name="who", label="Name")])
        return Message("Hello", f"Hello, {event.data['who']}")

    with served(greeting(standard_app(scheme=PLAIN_SCHEME, shape=ACTION_SHAPE), greet)) as url:
        sender = Sender(url, scheme=PLAIN_SCHEME)
        asked = sender.send(CLICK)
        assert (asked.status_code, asked.json()["fields"][0]["name"]) == (200, "who")
        told = sender.send({**CLICK, "data": {"who": "world"}})
        assert told.json() == {"title": "Hello", "description": "Hello, world"}


def test_plain_handlers_and_no_reply() -> None:
    """A handler may be plain, and may have nothing to say."""
    with served(greeting(standard_app(), lambda event: None)) as url:
        answer = Sender(url).send(CLICK)
    assert (answer.status_code, answer.content) == (204, b"")


def test_an_action_is_carried_out_once() -> None:
    """An action that comes again because our answer was lost is not carried out again, and its user is told so."""
    calls = Queue[Any]()
    with served(greeting(standard_app(), calls.put)) as url:
        assert Sender(url).send(CLICK, id="msg_1").status_code == 204
        again = Sender(url).send(CLICK, id="msg_1")
    assert (again.status_code, again.json()["title"], calls.qsize()) == (200, "Received already", 1)


def test_a_failing_action(caplog: pytest.LogCaptureFixture) -> None:
    """An action that raises, or returns what is no reply, is answered with 500 and words for the user alone."""
    told = Queue[Any]()

    def broken(event: ActionEvent) -> Any:
        raise RuntimeError("secret reason")

    app = greeting(standard_app(on_error=lambda event, error: told.put(type(error))), broken)
    app.on_action("app.odd", "Odd", secret=SECRET)(lambda event: 7)
    with served(app) as url:
        answer = Sender(url).send(CLICK)
        assert (answer.status_code, answer.json()["title"]) == (500, "This did not work")
        assert b"secret reason" not in answer.content
        assert Sender(url).send({"type": "app.odd"}).status_code == 500
    assert (app.failures, told.get_nowait(), told.get_nowait()) == (2, RuntimeError, TypeError)


def test_a_slow_action(flags: tuple[Flag, Flag]) -> None:
    """After the bound of time its user is told that it goes on; it does, and the end of the server waits for it."""
    go, ended = flags

    def slow(event: ActionEvent) -> None:
        assert go.wait(PATIENCE)
        ended.set()

    app = greeting(standard_app(limits=Limits(action_timeout=0.05)), slow)
    with served(app) as url:
        answer = Sender(url).send(CLICK)
        assert (answer.status_code, answer.json()["title"], ended.is_set()) == (200, "Still at work", False)
        go.set()
    assert ended.is_set()
    assert app.counts == {"accepted": 1, "late": 1}


def test_a_slow_action_that_fails(flags: tuple[Flag, Flag]) -> None:
    """What fails after its answer is told to the hook like everything that fails."""
    go, _ = flags
    told = Queue[Any]()

    def slow(event: ActionEvent) -> None:
        assert go.wait(PATIENCE)
        raise RuntimeError("late")

    app = greeting(standard_app(limits=Limits(action_timeout=0.05), on_error=lambda *both: told.put(both)), slow)
    with served(app) as url:
        assert Sender(url).send(CLICK).status_code == 200
        go.set()
        assert str(told.get(timeout=PATIENCE)[1]) == "late"
    assert app.failures == 1


def test_too_many_actions(flags: tuple[Flag, Flag]) -> None:
    """Actions do not wait in a queue: what there is no room for is asked to come again, and is new then."""
    go, _ = flags
    begun = Flag()

    def slow(event: ActionEvent) -> None:
        begun.set()
        assert go.wait(PATIENCE)

    app = greeting(standard_app(limits=Limits(action_concurrency=1, action_timeout=0.05)), slow)
    with served(app) as url:
        assert Sender(url).send(CLICK, id="msg_1").status_code == 200
        assert begun.wait(PATIENCE)
        assert Sender(url).send(CLICK, id="msg_2").status_code == 503
        go.set()
        end = time.monotonic() + PATIENCE
        while Sender(url).send(CLICK, id="msg_2").status_code == 503:
            assert time.monotonic() < end
    assert app.counts["accepted"] == 2
