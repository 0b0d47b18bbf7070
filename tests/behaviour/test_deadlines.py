"""Bounds of a whole operation: request_timeout, deadline and CancelToken, waited for and awaited."""

from __future__ import annotations

import asyncio
import io
import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import files_style_sdk as files_sdk
from files_style_sdk import CancelToken
from files_style_sdk.error import (
    APIConnectionError,
    DeadlineExceededError,
    InvalidParameterError,
    OperationCancelledError,
)

from .conftest import Received, http, json_answer
from .looped import looped

MOST_DRIPS = 300
LONG = 600
"""Seconds that nothing here may take: a bound that does not work makes its test hang until it is stopped."""


def bound() -> dict[str, Any]:
    return {"request_timeout": 0.15, "read_timeout": LONG, "open_timeout": LONG}


@pytest.fixture(params=["client", "async"])
def ended(request: pytest.FixtureRequest) -> Callable[..., Any]:
    """Makes a call on a client of a server, of either kind, and gives the error that it ends with."""

    def run(url: str, call: Callable[[Any], Any], **settings: Any) -> Any:
        fixed = {"base_url": url, "api_key": "K", "initial_network_retry_delay": 0, "max_network_retry_delay": 0.001}

        async def awaited() -> Any:
            async with files_sdk.AsyncClient(**fixed, **settings) as client:
                return await call(client)

        try:
            if request.param == "async":
                asyncio.run(awaited())
            else:
                with files_sdk.Client(**fixed, **settings) as client:
                    call(client)
        except files_sdk.error.Error as error:
            return error
        raise AssertionError("the call ended well")

    return run


@pytest.fixture(autouse=True)
def _no_thread_is_left() -> Iterator[None]:
    """Threads that an operation started end with it."""
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        if not any(of_a_server in thread.name for of_a_server in ("asyncio_", "_accept", "_serve", "files-mock")):
            thread.join(10)
            assert not thread.is_alive(), thread


class Silent:
    """Answers nothing to requests of one kind; `reached` is set when one has come."""

    def __init__(self, method: str = "GET") -> None:
        self.reached = threading.Event()
        self._method = method

    def __call__(self, request: Received) -> bytes | None:
        if request.method != self._method:
            return json_answer({"id": 1})
        self.reached.set()
        return None


STALLS: list[tuple[str, str, Callable[[Any], Any]]] = [
    ("GET", "not_sent", lambda client: client.user.find(1)),
    ("GET", "not_sent", lambda client: client.get("/users")),
    ("POST", "unknown", lambda client: client.user.create({"username": "u"})),
    ("PATCH", "unknown", lambda client: client.user.update(1, {"name": "n"})),
    ("DELETE", "unknown", lambda client: client.user.delete(1)),
]


@pytest.mark.parametrize(("method", "outcome", "call"), STALLS)
def test_a_server_that_stalls(raw_server: Any, ended: Any, method: str, outcome: str, call: Any) -> None:
    """A read that the server keeps waiting ends with the operation's time; what may have happened is said."""
    server = raw_server(Silent(method))
    err = ended(server.url, call, **bound())
    assert type(err) is DeadlineExceededError
    assert err.outcome == outcome
    assert ("may or may not" in str(err)) is (outcome == "unknown")
    assert "0.15 s" in str(err)


@pytest.mark.parametrize(("method", "outcome", "call"), STALLS)
def test_a_token_stops_a_blocked_read(raw_server: Any, ended: Any, method: str, outcome: str, call: Any) -> None:
    """Cancelling from another thread ends a read that the server keeps waiting."""
    token, silent = CancelToken(), Silent(method)
    server = raw_server(silent)
    canceller = threading.Thread(target=lambda: silent.reached.wait(10) and token.cancel())
    canceller.start()
    err = ended(server.url, call, cancel=token, read_timeout=LONG)
    canceller.join()
    assert type(err) is OperationCancelledError
    assert err.outcome == outcome


@pytest.mark.parametrize("keeps", ["close", "keep-alive"])
def test_a_slow_drip(ended: Any, keeps: str) -> None:
    """A body that comes a byte now and then satisfies every read timeout, and still ends with the operation's time."""
    head = f"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nConnection: {keeps}\r\n\r\n".encode()
    sent: list[int] = []
    stop = threading.Event()

    def drip(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection, suppress(OSError):
            connection.recv(65536)
            connection.sendall(head)
            for number in range(MOST_DRIPS):
                sent.append(number)
                connection.sendall(b" ")
                if stop.wait(0.01):
                    return

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(10)
        server = threading.Thread(target=drip, args=(listener,))
        server.start()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        err = ended(url, lambda client: client.user.list(), **bound())
        stop.set()
        server.join(20)
    assert (type(err), err.outcome) == (DeadlineExceededError, "not_sent")
    assert len(sent) < MOST_DRIPS, "the body was read to its end"


@pytest.mark.parametrize("how", ["request_timeout", "deadline", "cancel"])
def test_a_long_pause(raw_server: Any, ended: Any, how: str) -> None:
    """A pause that the server asks for ends with the operation; the request is not sent again."""
    token = CancelToken()
    came = threading.Event()

    def answer(_request: Received) -> bytes:
        came.set()
        return http(429, b"{}", Retry_After="50")

    server = raw_server(answer)
    given = {
        "request_timeout": 0.15,
        "deadline": datetime.now(UTC) + timedelta(seconds=0.3),
        "cancel": token,
    }
    canceller = threading.Thread(target=lambda: came.wait(10) and token.cancel())
    canceller.start()
    err = ended(server.url, lambda client: client.user.find(1), **{how: given[how]})
    canceller.join()
    assert type(err) is (OperationCancelledError if how == "cancel" else DeadlineExceededError)
    assert err.outcome == "not_sent"
    assert len(server.received) == 1


def test_all_pages_together(raw_server: Any) -> None:
    """The time of a list holds for all its pages: a page that stalls ends the walk that began long before."""

    def answer(request: Received) -> bytes | None:
        if "cursor=" in request.target:
            return None
        return http(200, json.dumps([{"id": 1}]).encode(), X_Files_Cursor_Next="c1")

    server = raw_server(answer)
    with files_sdk.Client(base_url=server.url, api_key="K", max_retries=0) as client:
        page = client.user.list({}, {"request_timeout": 0.3, "read_timeout": LONG})
        for prefetch in (0, 1):
            with pytest.raises(DeadlineExceededError):
                list(page.auto_paging_iter(prefetch=prefetch))

    @looped
    async def awaited() -> None:
        async with files_sdk.AsyncClient(base_url=server.url, api_key="K") as client:
            page = await client.user.list({}, {"request_timeout": 0.3, "read_timeout": LONG})
            for prefetch in (0, 1):
                with pytest.raises(DeadlineExceededError):
                    await page.to_list() if not prefetch else [r async for r in page.auto_paging_iter(prefetch=1)]

    awaited()


def test_nothing_is_sent_when_it_is_too_late(raw_server: Any, ended: Any) -> None:
    """With a token that was cancelled before, or a deadline that has passed, nothing goes out at all."""
    token = CancelToken()
    token.cancel()
    server = raw_server(lambda _request: json_answer({"id": 1}))
    past = datetime.now(UTC) - timedelta(seconds=1)

    def late(client: Any) -> Any:
        if isinstance(client, files_sdk.Client):
            client.user.find(1)  # a connection that is open already is not used either
            return client.user.create({"username": "u"}, {"cancel": token})

        async def calls() -> Any:
            await client.user.find(1)
            return await client.user.create({"username": "u"}, {"cancel": token})

        return calls()

    err = ended(server.url, late)
    assert (type(err), err.outcome) == (OperationCancelledError, "not_sent")
    err = ended(server.url, lambda client: client.user.create({"username": "u"}, {"deadline": past}))
    assert (type(err), err.outcome) == (DeadlineExceededError, "not_sent")
    assert [request.method for request in server.received] == ["GET"]


def test_work_that_ends_in_time(mock_server: Any, folder: str, tmp_path: Path) -> None:
    """Bounds do not disturb what ends before them, a transfer of many parts included."""
    token = CancelToken()
    bounds = {"request_timeout": 30, "deadline": datetime.now(UTC) + timedelta(seconds=40), "cancel": token}
    data = b"bytes" * 5000
    with files_sdk.Client(base_url=mock_server.url, api_key="TESTKEY1", **bounds) as client:
        client.upload_stream(io.BytesIO(data), f"{folder}/sync")
        client.download_file(f"{folder}/sync", tmp_path / "sync")

    @looped
    async def awaited() -> None:
        async with files_sdk.AsyncClient(base_url=mock_server.url, api_key="TESTKEY1", **bounds) as client:
            await client.upload_stream(io.BytesIO(data), f"{folder}/async")
            await client.download_file(f"{folder}/async", tmp_path / "async")

    awaited()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"sync": data, "async": data}
    assert token._interrupts == []


@pytest.mark.parametrize("kind", ["client", "async"])
def test_a_download_that_is_cancelled(mock_server: Any, client: Any, folder: str, tmp_path: Path, kind: str) -> None:
    """A cancelled download leaves no file, no part of one, and the token no memory of it."""
    client.upload_stream(io.BytesIO(b"x" * 300_000), f"{folder}/big")
    token = CancelToken()
    settings = {"base_url": mock_server.url, "api_key": "TESTKEY1", "cancel": token}

    def stop(_told: Any) -> None:
        token.cancel()

    async def awaited() -> None:
        async with files_sdk.AsyncClient(**settings) as bounded:
            await bounded.file.download_file(f"{folder}/big", tmp_path / "big", progress=stop)

    def waited() -> None:
        with files_sdk.Client(**settings) as bounded:
            bounded.file.download_file(f"{folder}/big", tmp_path / "big", progress=stop)

    with pytest.raises(OperationCancelledError):
        waited() if kind == "client" else asyncio.run(awaited())
    assert list(tmp_path.iterdir()) == []
    assert token._interrupts == []


def test_a_lock_is_given_back(mock_server: Any) -> None:
    """An operation that is stopped right after it has got a credential's lock gives it back."""
    asked: list[int] = []
    token = CancelToken()

    def login() -> str:
        asked.append(1)
        token.cancel()
        raise RuntimeError("no login")

    shared = files_sdk.auth.Session(login=login)
    with files_sdk.Client(base_url=mock_server.url, auth=shared) as client:
        with pytest.raises((OperationCancelledError, RuntimeError)):
            client.user.list({}, {"cancel": token})
        assert shared._lock.acquire(timeout=5)
        shared._lock.release()

        class Stopping:
            """A lock that is got at the moment at which the operation is stopped."""

            def __init__(self, other: CancelToken) -> None:
                self._lock, self._token = threading.Lock(), other

            def acquire(self, *args: Any, **kwargs: Any) -> bool:
                got = self._lock.acquire(*args, **kwargs)
                self._token.cancel()
                return got

            def release(self) -> None:
                self._lock.release()

        late = CancelToken()
        shared._lock = Stopping(late)  # type: ignore[assignment]
        with pytest.raises((OperationCancelledError, RuntimeError)):
            client.user.list({}, {"cancel": late})
        assert shared._lock._lock.acquire(timeout=5)  # type: ignore[attr-defined]


def test_one_token_for_many(raw_server: Any) -> None:
    """A token stops all the operations that were given it, in all their threads."""
    token, errors, all_wait = CancelToken(), [], threading.Event()

    def answer(_request: Received) -> None:
        if len(server.received) == 8:
            all_wait.set()

    server = raw_server(answer)
    with files_sdk.Client(base_url=server.url, api_key="K", cancel=token, read_timeout=LONG) as client:

        def call() -> None:
            try:
                client.user.list()
            except OperationCancelledError as error:
                errors.append(error)

        threads = [threading.Thread(target=call) for _ in range(8)]
        for thread in threads:
            thread.start()
        assert all_wait.wait(10)
        token.cancel()
        for thread in threads:
            thread.join(20)
    assert len(errors) == 8


def test_cancelled_while_it_connects(raw_server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """An operation that is cancelled while its connection is being made does not wait for an answer over it."""
    from urllib3.connection import HTTPConnection

    token, stop = CancelToken(), threading.Event()
    connect = HTTPConnection.connect

    def cancelling(self: HTTPConnection) -> None:
        token.cancel()
        connect(self)

    def answer(_request: Received) -> bytes:
        stop.wait(2)
        return json_answer({"id": 1})

    monkeypatch.setattr(HTTPConnection, "connect", cancelling)
    server = raw_server(answer)
    settings = {"base_url": server.url, "api_key": "K", "cancel": token, "max_retries": 0}
    with files_sdk.Client(**settings) as client, pytest.raises(OperationCancelledError):
        client.user.find(1)
    stop.set()


@pytest.mark.parametrize(
    "options",
    [
        {"request_timeout": 0},
        {"request_timeout": -1},
        {"request_timeout": "5"},
        {"deadline": datetime(2030, 1, 1)},  # that it has no time zone is the point
        {"deadline": 5},
        {"cancel": True},
        {"cancel": CancelToken},
        {"cancel": threading.Event()},
    ],
)
def test_bounds_that_are_none(options: Any) -> None:
    """Bounds of the wrong kind are refused before anything is sent, by name."""
    with files_sdk.Client(api_key="K") as client, pytest.raises(InvalidParameterError, match=next(iter(options))):
        client.user.list({}, options)


def test_what_they_are() -> None:
    """A deadline is trouble with a connection that may be tried again; a cancellation is neither."""
    assert issubclass(DeadlineExceededError, APIConnectionError)
    assert not issubclass(OperationCancelledError, APIConnectionError)
