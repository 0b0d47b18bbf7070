"""What users' functions raise besides errors, and what requests claim of their size."""

from __future__ import annotations

import asyncio
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from queue import Queue
from threading import Event as Flag
from threading import current_thread
from typing import Any

import httpx
import pytest
from event_site import JSON, PATIENCE, SECRET, standard_app
from test_event_wsgi import environ, status_of

from files_style_sdk.events import STANDARD_WEBHOOKS, App, Limits, sign
from files_style_sdk.events.threads import Threads

BODY = json.dumps({"type": "file.ready"}).encode()


class Escape(BaseException):
    """What no `except Exception` catches."""


def stops(_: Any) -> None:
    next(iter(()))


def leaves(_: Any) -> None:
    sys.exit(3)


def interrupts(_: Any) -> None:
    raise KeyboardInterrupt


def gives_up(_: Any) -> None:
    raise asyncio.CancelledError


def escapes(_: Any) -> None:
    raise Escape


async def leaves_later(_: Any) -> None:
    sys.exit(3)


async def escapes_later(_: Any) -> None:
    raise Escape


async def gives_up_later(_: Any) -> None:
    raise asyncio.CancelledError


each_escape = pytest.mark.parametrize(
    "function",
    [stops, leaves, interrupts, gives_up, escapes, leaves_later, escapes_later, gives_up_later],
    ids=lambda function: function.__name__,
)


def delivered(app: App) -> httpx.Response:
    """The answer to a signed event, once its handlers have run."""

    async def deliver() -> httpx.Response:
        headers = {**JSON, **sign(STANDARD_WEBHOOKS, SECRET, BODY)}
        async with app, httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://app") as sender:
            answer = await sender.post("/", content=BODY, headers=headers)
            assert await app.drain(PATIENCE) == 0
            return answer

    return asyncio.run(asyncio.wait_for(deliver(), PATIENCE))


@each_escape
def test_whatever_a_handler_raises_is_a_failure(function: Callable[[Any], Any]) -> None:
    """It ends neither the server nor leaves its place taken: it is counted, and on_error is told, like any error."""
    told: list[Exception] = []
    app = standard_app(on_error=lambda event, error: told.append(error))
    app.on_webhook("file.ready", secret=SECRET)(function)
    assert delivered(app).status_code == 200
    assert app.failures == len(told) == 1


@each_escape
def test_whatever_an_action_raises_is_answered(function: Callable[[Any], Any]) -> None:
    """The user is told that it failed, not that it might be tried again."""
    app = standard_app()
    app.on_action("file.ready", "Ready", secret=SECRET)(function)
    assert delivered(app).status_code == 500


@each_escape
def test_whatever_a_secret_lookup_raises_is_no_secret(function: Callable[[Any], Any]) -> None:
    """An event whose secret could not be asked for comes again."""
    app = standard_app()
    app.on_webhook("file.ready", secret=function)(print)
    assert delivered(app).status_code == 503


@each_escape
def test_whatever_a_store_raises_is_a_failure_of_it(function: Callable[[Any], Any]) -> None:
    """An event that could not be remembered comes again, and its place is free."""

    class Store:
        if asyncio.iscoroutinefunction(function):

            async def add(self, key: str, until: float) -> bool:
                return bool(await function(key))

        else:

            def add(self, key: str, until: float) -> bool:
                return bool(function(key))

    app = standard_app(seen=Store(), limits=Limits(concurrency=1, queue_size=0))
    app.on_webhook("file.ready", secret=SECRET)(print)
    assert [delivered(app).status_code for _ in range(2)] == [503, 503]


@pytest.mark.usefixtures("no_threads_left")
@pytest.mark.parametrize("function", [leaves, leaves_later], ids=lambda function: function.__name__)
def test_a_handler_that_exits_does_not_end_the_loop_of_wsgi(function: Callable[[Any], Any]) -> None:
    """Requests after it are answered, where they would have waited for ever."""
    app = standard_app()
    app.on_webhook("file.ready", secret=SECRET)(function)
    with app.wsgi as served:
        assert [status_of(served, environ()) for _ in range(3)] == [200, 200, 200]
    assert app.failures == 3


@pytest.mark.usefixtures("no_threads_left")
@pytest.mark.parametrize(
    ("length", "status"),
    [("0" * 20 + "9" * 12, 413), ("9" * 5000, 413), ("0" * 5000 + "9" * 12, 413), ("0" * 5000 + str(len(BODY)), 200)],
    ids=["zeros before", "digits", "many zeros before", "zeros before the truth"],
)
def test_a_length_is_bounded_however_it_is_written(length: str, status: int) -> None:
    """Zeros before it neither get around the bound nor make a number that Python refuses to read."""
    app = standard_app()
    app.on_webhook("file.ready", secret=SECRET)(lambda event: None)
    with app.wsgi as served:
        given = io.BytesIO(BODY)
        assert status_of(served, environ(BODY, **{"CONTENT_LENGTH": length, "wsgi.input": given})) == status


@pytest.mark.usefixtures("no_threads_left")
def test_a_process_that_was_forked_too_late_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The loop is in the parent: the child says so at once, and closes without waiting for it."""
    app = standard_app()
    app.on_webhook("file.ready", secret=SECRET)(lambda event: None)
    with app.wsgi as served:
        assert status_of(served, environ()) == 200
        with monkeypatch.context() as child:
            child.setattr(os, "getpid", lambda: -1)
            with pytest.raises(RuntimeError, match="forked after the first request"):
                status_of(served, environ())
            served.close()
        assert status_of(served, environ()) == 200


STUCK = f"""
import sys, threading
sys.path.insert(0, {str(Path(__file__).parent)!r})
from event_site import SECRET, standard_app
from test_event_wsgi import environ, status_of
from files_style_sdk.events import Limits

begun = threading.Event()
app = standard_app(limits=Limits(shutdown_timeout=0.05))

@app.on_webhook("file.ready", secret=SECRET)
def stuck(event):
    begun.set()
    threading.Event().wait()

assert status_of(app.wsgi, environ()) == 200
assert begun.wait(20)
print("served")
"""


def test_a_handler_that_never_returns_does_not_hold_up_the_end() -> None:
    """After `shutdown_timeout` it is given up, and the process ends."""
    ended = subprocess.run([sys.executable, "-c", STUCK], timeout=PATIENCE, check=True, capture_output=True)
    assert ended.stdout.strip() == b"served"


def test_threads_are_bounded_and_end() -> None:
    """They begin as they are needed, no more than so many; what waits at the end is dropped, and nothing is taken."""
    threads, go, begun = Threads(2, "bounded"), Flag(), Queue[int]()

    def work(number: int) -> int:
        begun.put(number)
        go.wait(PATIENCE)
        return number

    first, second, third, fourth = (threads.submit(work, number) for number in range(4))
    assert {begun.get(timeout=PATIENCE), begun.get(timeout=PATIENCE)} == {0, 1}
    assert (third.running(), fourth.running()) == (False, False)
    threads.shutdown(wait=False, cancel_futures=True)
    go.set()
    assert (first.result(PATIENCE), second.result(PATIENCE)) == (0, 1)
    assert (third.cancelled(), fourth.cancelled()) == (True, True)
    threads.shutdown()
    with pytest.raises(RuntimeError, match="shut down"):
        threads.submit(work, 5)


def test_a_thread_that_is_free_is_used_again() -> None:
    """One after the other needs one thread, and an error goes to who waits for it."""
    threads = Threads(5, "again")
    names = {threads.submit(lambda: current_thread().name).result(PATIENCE) for _ in range(3)}
    assert all(name.startswith("again_") for name in names)
    with pytest.raises(ZeroDivisionError):
        threads.submit(lambda: 1 // 0).result(PATIENCE)
    threads.shutdown()
