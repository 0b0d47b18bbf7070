"""Where connections come from, and who may share them."""

from __future__ import annotations

import io
import os
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

import files_style_sdk as files_sdk
from files_style_sdk.error import APIConnectionError

from .conftest import Received, json_answer


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux answers on all of 127.0.0.0/8")
def test_source_ip_is_used(raw_server: Any, client_of: Any) -> None:
    """`source_ip` binds the outgoing socket: the server sees it, per client, per module and per call."""
    server = raw_server(lambda _request: json_answer([]))
    client_of(server.url, source_ip="127.0.0.2").user.list()
    files_sdk.base_url = server.url
    files_sdk.set_api_key("KEY1")
    files_sdk.source_ip = "127.0.0.3"
    files_sdk.user.list()
    files_sdk.user.list({}, {"source_ip": "127.0.0.4"})
    files_sdk.source_ip = None
    files_sdk.user.list()
    files_sdk.close()
    assert [request.peer for request in server.received] == ["127.0.0.2", "127.0.0.3", "127.0.0.4", "127.0.0.1"]


def test_source_ip_of_another_machine(raw_server: Any, client_of: Any) -> None:
    """An address that is not ours fails at once, and is named."""
    server = raw_server(lambda _request: json_answer([]))
    with pytest.raises(APIConnectionError, match=r"192\.0\.2\.1") as caught:
        client_of(server.url, source_ip="192.0.2.1", max_network_retries=3).user.list()
    assert caught.value.is_retryable is False
    assert server.received == []


def test_sixteen_threads_on_one_client(client: Any, folder: str) -> None:
    """Many threads share a client: each gets its own answers and its own bytes."""

    def work(number: int) -> bool:
        data = bytes([number]) * (5000 + number)
        path = f"{folder}/{number}"
        client.file.upload_stream(io.BytesIO(data), path)
        back = io.BytesIO()
        client.file.download_stream(path, back)
        return back.getvalue() == data and client.file.find(path).size == len(data)

    with ThreadPoolExecutor(16) as pool:
        assert all(pool.map(work, range(48)))
    assert len(list(client.folder.list_for(folder).auto_paging_iter())) == 48


def test_threads_on_the_module_face(pointed: Any, folder: str) -> None:
    """The module face is as safe as a client, first use of its resources included."""
    with ThreadPoolExecutor(16) as pool:
        counts = list(pool.map(lambda _: len(list(files_sdk.folder.list_for(folder))), range(64)))
    assert counts == [0] * 64


def test_clients_do_not_share_anything(mock_server: Any, client: Any) -> None:
    """A client with a wrong key does not disturb one with a right key, nor the module."""
    with files_sdk.Client(base_url=mock_server.url, api_key="WRONG") as other:
        with pytest.raises(files_sdk.error.NotAuthenticatedError):
            other.user.list()
        assert client.user.list().data
        assert files_sdk.get_api_key() is None


def test_records_go_on_using_their_client(client: Any, folder: str) -> None:
    """What a client returned makes its own calls through that client, although the module has no credential."""
    group = client.group.create({"name": folder})
    group.update({"notes": "n"})
    assert client.group.find(group.id).notes == "n"
    group.delete()


def test_client_can_be_used_after_close(client: Any) -> None:
    """close() lets go of idle connections; the next call opens new ones."""
    assert client.user.list().data
    client.close()
    assert client.user.list().data


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_fork(client: Any) -> None:
    """A child process does not share the parent's connections: both get their own answers."""
    assert client.user.list().data
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        answer = b"no"
        try:
            if client._caller._connections._transports == {} and client.user.list().data:
                answer = b"ok"
        finally:
            os.write(writer, answer)
            os._exit(0)
    os.close(writer)
    try:
        assert [bool(client.user.list().data) for _ in range(5)] == [True] * 5
        with open(reader, "rb") as pipe:
            assert pipe.read() == b"ok"
    finally:
        os.waitpid(child, 0)


def test_connections_are_reused(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Calls one after the other use one connection."""
    import socket

    opened: list[Any] = []
    connect = socket.socket.connect

    def counted(self: socket.socket, address: Any) -> Any:
        opened.append(address)
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", counted)
    for _ in range(5):
        client.user.list()
    assert len(opened) == 1


def test_guard_of_this_suite_refuses_the_outside(client_of: Any) -> None:
    """A connection to another machine fails the test that tried it."""
    with pytest.raises(AssertionError, match=r"192\.0\.2\.7"):
        client_of("http://192.0.2.7").user.list()


@pytest.mark.parametrize("drop", [True, False])
def test_signed_urls_stay_out_of_tracebacks(raw_server: Any, client_of: Any, closed_port: str, drop: bool) -> None:
    """The secret of a signed URL is in no traceback of ours, the chained ones included."""

    def answer(request: Received) -> bytes:
        if request.target.startswith("/api"):
            storage = server.url if drop else closed_port
            return json_answer({"path": "x", "size": 5, "download_uri": f"{storage}/blob?signature=HIDDEN"})
        return b""

    server = raw_server(answer)
    with pytest.raises(APIConnectionError) as caught:
        client_of(server.url, max_network_retries=1).file.download_stream("x", io.BytesIO())
    assert "HIDDEN" not in "".join(traceback.format_exception(caught.value))


def test_signed_urls_stay_out_of_logs(raw_server: Any, client_of: Any, caplog: pytest.LogCaptureFixture) -> None:
    """With every logger at DEBUG, those of the HTTP stack included, no key and no secret of a signed URL is logged."""

    def answer(request: Received) -> bytes:
        uri = f"{server.url}/blob?signature=HIDDEN"
        return (
            json_answer({"path": "x", "size": 2, "download_uri": uri}) if "/api" in request.target else json_answer([])
        )

    server = raw_server(answer)
    with caplog.at_level("DEBUG"):
        client_of(server.url, api_key="HIDDENKEY").file.download_stream("x", io.BytesIO())
    assert "/blob" in caplog.text
    assert "HIDDEN" not in caplog.text


@pytest.mark.parametrize(
    "altered",
    [
        {"headers": {"X-A": "b\r\nX-Evil: 1"}},
        {"headers": {"X-A": "\u65e5"}},
        {"http_method": "PUT /evil HTTP/1.1\r\nX: "},
    ],
)
def test_grant_that_smuggles(raw_server: Any, client_of: Any, altered: dict[str, Any]) -> None:
    """Headers or a method of a grant that HTTP cannot carry are an error of ours, and no such request is sent."""

    def answer(request: Received) -> bytes:
        grant = {"ref": "r", "upload_uri": f"{server.url}/blob", "partsize": 100, **altered}
        return json_answer([grant]) if "begin_upload" in request.target else json_answer({"path": "x"})

    server = raw_server(answer)
    with pytest.raises(files_sdk.error.Error):
        client_of(server.url, max_network_retries=0).file.upload_stream(io.BytesIO(b"x"), "x")
    assert [request.target for request in server.received if "begin_upload" not in request.target] == []
