"""Clients on an httpx client of the caller's own, against real servers on loopback."""

from __future__ import annotations

import asyncio
import io
import socket
import ssl
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

import files_style_sdk as files_sdk
from files_style_sdk.error import (
    APIConnectionError,
    DeadlineExceededError,
    NotFoundError,
    OperationCancelledError,
)
from files_style_sdk.httpx_transport import HttpxTransport
from files_style_sdk.settings import Settings
from files_style_sdk.wire import Failure, Interrupted, Request, Response

from .conftest import Received, http, json_answer
from .looped import looped

KEY = "TESTKEY1"
DATA = bytes(range(251)) * 1000


@pytest.fixture
def own() -> Iterator[httpx.Client]:
    """The caller's client: still open at the end of the test."""
    with httpx.Client() as made:
        yield made
        assert not made.is_closed


@pytest.fixture
def ours(mock_server: Any, own: httpx.Client) -> Iterator[files_sdk.Client]:
    """A client of the mock server on the caller's client."""
    with files_sdk.Client(base_url=mock_server.url, api_key=KEY, http_session=own) as made:
        yield made


def test_calls_and_pages(ours: files_sdk.Client, folder: str) -> None:
    """Calls, errors and lists of several pages pass through the caller's client."""
    for number in range(5):
        ours.folder.create(f"{folder}/{number}")
    listed = ours.folder.list_for(folder, {"per_page": 2}).auto_paging_iter()
    assert [entry.path for entry in listed] == [f"{folder}/{number}" for number in range(5)]
    with pytest.raises(NotFoundError):
        ours.file.find(f"{folder}/none")


def test_files_up_and_down(ours: files_sdk.Client, own: httpx.Client, folder: str, tmp_path: Path) -> None:
    """Files and streams of many parts go up and come down whole, and every connection is kept for others."""
    (tmp_path / "up").write_bytes(DATA)
    ours.upload_file(str(tmp_path / "up"), f"{folder}/file")
    ours.upload_stream(io.BytesIO(DATA), f"{folder}/stream")
    for name in ("file", "stream"):
        ours.download_file(f"{folder}/{name}", str(tmp_path / name))
        assert (tmp_path / name).read_bytes() == DATA
    with ours.open(f"{folder}/file", "rb") as remote:
        remote.seek(100_000)
        assert remote.read(1000) == DATA[100_000:101_000]
    pool: Any = own._transport
    assert pool._pool.connections
    assert all(connection.is_idle() for connection in pool._pool.connections)


def test_module_and_call_take_a_client(pointed: Any, own: httpx.Client) -> None:
    """The module, a block and a call take an httpx client as they take a session."""
    used: list[httpx.Request] = []
    own.event_hooks = {"request": [used.append]}
    files_sdk.user.list({}, {"http_session": own})
    files_sdk.user.list({}, {"http_client": own})
    with files_sdk.using(http_session=own):
        files_sdk.user.list()
    files_sdk.http_session = own
    files_sdk.user.list()
    assert [request.url.path for request in used] == ["/api/rest/v1/users"] * 4


@looped
async def test_async_calls_and_files(mock_server: Any, tmp_path: Path) -> None:
    """An AsyncClient works on an httpx.AsyncClient: calls, pages, many parts up and down; it is left open."""
    folder = "httpx-async"
    (tmp_path / "up").write_bytes(DATA)
    async with httpx.AsyncClient() as own:
        async with files_sdk.AsyncClient(base_url=mock_server.url, api_key=KEY, http_session=own) as ours:
            await asyncio.gather(*(ours.folder.create(f"{folder}/{number}", mkdir_parents=True) for number in range(4)))
            pages = await ours.folder.list_for(folder, {"per_page": 2})
            listed = [entry.path async for entry in pages.auto_paging_iter()]
            assert listed == [f"{folder}/{number}" for number in range(4)]
            await ours.upload_file(str(tmp_path / "up"), f"{folder}/file")
            await ours.upload_stream(io.BytesIO(DATA), f"{folder}/stream")
            for name in ("file", "stream"):
                await ours.download_file(f"{folder}/{name}", str(tmp_path / name))
                assert (tmp_path / name).read_bytes() == DATA
            async with ours.open(f"{folder}/file", "rb") as remote:
                assert await remote.read(1000) == DATA[:1000]
            with pytest.raises(NotFoundError):
                await ours.file.find(f"{folder}/none")
        assert not own.is_closed
        assert (await own.get(mock_server.url)).status_code < 500


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux answers on all of 127.0.0.0/8")
def test_local_address_of_the_callers_transport(raw_server: Any, client_of: Any) -> None:
    """A transport of httpx with a local address decides where requests come from."""
    server = raw_server(lambda _request: json_answer([]))
    with httpx.Client(transport=httpx.HTTPTransport(local_address="127.0.0.2")) as own:
        client_of(server.url, http_session=own).user.list()
    assert [request.peer for request in server.received] == ["127.0.0.2"]


def test_retry_after_503(raw_server: Any, client_of: Any, own: httpx.Client) -> None:
    """An answer 503 is followed by another attempt, over the caller's client."""
    answers = iter([http(503), json_answer([{"id": 1}])])
    server = raw_server(lambda _request: next(answers))
    assert [user.id for user in client_of(server.url, http_session=own).user.list()] == [1]
    assert len(server.received) == 2


def test_redirect_to_another_origin(raw_server: Any, client_of: Any, own: httpx.Client) -> None:
    """Another origin is asked without our credential and without the authentication of the caller's client."""
    other = raw_server(lambda _request: json_answer([{"id": 1}]))
    server = raw_server(lambda _request: http(302, Location=f"{other.url}/there"))
    own.auth = httpx.BasicAuth("u", "p")
    assert [user.id for user in client_of(server.url, http_session=own).user.list()] == [1]
    assert "x-filesapi-key" in server.received[0].headers
    assert "authorization" in server.received[0].headers
    assert not {"x-filesapi-key", "authorization"} & set(other.received[0].headers)


def test_connections_that_fail(raw_server: Any, client_of: Any, own: httpx.Client, closed_port: str) -> None:
    """A port without a server and an answer that is cut off differ in whether the call may have arrived."""
    with pytest.raises(APIConnectionError, match="could not connect") as refused:
        client_of(closed_port, http_session=own).user.create({"username": "u"})
    assert refused.value.outcome == "not_sent"
    server = raw_server(lambda _request: http(200, b"[", length=100))
    with pytest.raises(APIConnectionError, match="broke") as broken:
        client_of(server.url, http_session=own).user.create({"username": "u"})
    assert broken.value.outcome == "unknown"
    assert len(server.received) == 1


def test_header_that_http_cannot_carry(raw_server: Any, own: httpx.Client) -> None:
    """Such a header is not sent and not tried again, and its value is in no message."""
    server = raw_server(lambda _request: json_answer([]))
    request = Request("GET", server.url, {"X-A": "HIDDEN\r\nX-Evil: 1"})
    failure = HttpxTransport(Settings(http_session=own)).send(request, Settings())
    assert isinstance(failure, Failure)
    assert (failure.outcome, failure.lasting, server.received) == ("not_sent", True, [])
    assert "HIDDEN" not in failure.reason + str(failure.cause)


def test_secrets_stay_out_of_logs(raw_server: Any, client_of: Any, own: httpx.Client, caplog: Any) -> None:
    """With every logger at DEBUG, httpx's and httpcore's included, no key and no secret of a signed URL is logged."""

    def answer(request: Received) -> bytes:
        if "/blob" in request.target:
            return (
                http(302, Location=f"{server.url}/moved?signature=HIDDEN") if "first" in request.target else http(200)
            )
        uri = f"{server.url}/blob?first&signature=HIDDEN"
        return (
            json_answer({"path": "x", "size": 2, "download_uri": uri}) if "/api" in request.target else http(200, b"ab")
        )

    server = raw_server(answer)
    with caplog.at_level("DEBUG"):
        client = client_of(server.url, api_key="HIDDENKEY", http_session=own)
        client.file.download_stream("x", io.BytesIO())
        own.get(f"{server.url}/blob?of=theirs")
    assert "/moved" in caplog.text
    assert "of=theirs" in caplog.text
    assert "HIDDEN" not in caplog.text


def test_a_token_ends_the_wait_for_an_answer(raw_server: Any, client_of: Any, own: httpx.Client) -> None:
    """Cancelling from another thread ends the wait over a new connection at once, not when it times out."""
    token = files_sdk.CancelToken()

    def answer(_request: Received) -> None:
        token.cancel()

    server = raw_server(answer)
    with pytest.raises(OperationCancelledError):
        client_of(server.url, http_session=own, read_timeout=60, cancel=token).user.list()


def test_an_interrupted_wait_is_a_broken_connection(raw_server: Any, own: httpx.Client) -> None:
    """What the guard is told makes the wait fail long before its timeout."""
    interrupts: list[Any] = []

    def answer(_request: Received) -> None:
        interrupts[-1]()

    server = raw_server(answer)
    transport = HttpxTransport(Settings(http_session=own))
    failure = transport.send(Request("GET", server.url), Settings(read_timeout=8), interrupts.append)
    assert isinstance(failure, Failure)
    assert (failure.kind, failure.outcome) == ("connection", "unknown")


def test_a_deadline_ends_a_call(raw_server: Any, client_of: Any, own: httpx.Client) -> None:
    """The time of an operation bounds its waits over the caller's client."""
    server = raw_server(lambda _request: None)
    with pytest.raises(DeadlineExceededError):
        client_of(server.url, http_session=own, request_timeout=0.1, read_timeout=60).user.list()


def test_an_interrupted_body_is_an_interruption(own: httpx.Client) -> None:
    """A streamed body whose rest does not come can be given up from outside."""
    over = threading.Event()

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.settimeout(10)
            connection.recv(65536)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfirst")
            over.wait(10)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(10)
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        answer = HttpxTransport(Settings(http_session=own)).send(Request("GET", url, streamed=True), Settings())
        assert isinstance(answer, Response)
        content: Any = answer.content
        assert content.read(5) == b"first"
        content.interrupt()
        with pytest.raises(Interrupted):
            content.read(5)
        content.close()
        over.set()
        thread.join(10)


@looped
async def test_an_async_call_is_cancelled(raw_server: Any) -> None:
    """Cancelling ends an awaited call on an httpx.AsyncClient, whose owner can go on using it."""
    token = files_sdk.CancelToken()

    def answer(request: Received) -> bytes | None:
        if "/users" not in request.target:
            return json_answer([])
        token.cancel()
        return None

    server = raw_server(answer)
    async with httpx.AsyncClient() as own:
        ours = files_sdk.AsyncClient(base_url=server.url, api_key=KEY, http_session=own)
        with pytest.raises(OperationCancelledError):
            await ours.user.list({}, {"cancel": token})
        assert (await ours.group.list()).data == []


def test_an_untrusted_certificate(own: httpx.Client, tmp_path: Path) -> None:
    """A certificate that does not verify is named, and not tried again; the caller's client decides which do."""
    from files_mock_server.testing import MockServer

    from benchmarks.certificate import make_certificate

    certificate = make_certificate(tmp_path)
    trust = ssl.create_default_context(cafile=str(certificate.bundle))
    with (
        MockServer(api_keys=[KEY], certificate=certificate.server) as server,
        files_sdk.Client(base_url=server.url, api_key=KEY, http_session=own) as ours,
    ):
        with pytest.raises(APIConnectionError, match="certificate") as caught:
            ours.user.list()
        assert (caught.value.outcome, caught.value.is_retryable) == ("not_sent", False)
        with httpx.Client(verify=trust) as trusting:
            assert ours.user.list({}, {"http_session": trusting}).data
