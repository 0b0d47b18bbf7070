"""Big bodies, which are received without an HTTP parser in between: framing, connections and what goes wrong."""

import asyncio
import logging
import random
import re
import socket
import threading
import time
from urllib.parse import urlsplit

import pytest
from files_mock_server.files.receiving import BodyReceiver
from files_mock_server.testing import MockServer

SIZE = 3 << 20
DATA = random.Random(5).randbytes(SIZE)
NEXT = b"GET /api/rest/v1/users HTTP/1.1\r\nHost: x\r\nX-FilesAPI-Key: k1\r\nConnection: close\r\n\r\n"


@pytest.fixture
def grant(api):
    return api.grant("big", size=SIZE)


@pytest.fixture
def connection(server):
    parts = urlsplit(server.url)
    with socket.create_connection((parts.hostname, parts.port), timeout=10) as connected:
        yield connected


def head(grant, headers: str = "") -> bytes:
    target = "/" + grant["upload_uri"].split("/", 3)[3]
    return f"PUT {target} HTTP/1.1\r\nHost: x\r\nContent-Length: {SIZE}\r\n{headers}\r\n".encode()


def statuses(connection) -> list[bytes]:
    received = b""
    while chunk := connection.recv(1 << 16):
        received += chunk
    return re.findall(rb"HTTP/1\.1 (\d+) ", received)


def end(api, grant, status=201) -> None:
    answer = api.post("/files/big", action="end", ref=grant["ref"], size=SIZE)
    assert answer.status_code == status, answer.text
    if status == 201:
        assert api.download("big").content == DATA


def test_next_request(api, grant, connection):
    """What follows a big body on its connection is the next request, although it arrives together with the body."""
    connection.sendall(head(grant) + DATA + NEXT)
    assert statuses(connection) == [b"200", b"200"]
    end(api, grant)


def test_a_body_that_goes_on_is_not_ended(api, grant, connection):
    """Every byte of a big body counts as progress, although no parser looks at it."""
    listening = api.server.service._runner.server
    half = SIZE // 2

    def rest() -> list[int]:
        """Bytes to come of the bodies that are received without a parser."""
        receivers = [one.transport.get_protocol() for one in listening.connections if one.transport is not None]
        return [receiver.rest for receiver in receivers if isinstance(receiver, BodyReceiver)]

    def arrived(count: int) -> None:
        deadline = time.monotonic() + 20
        while api.server.run(rest) != [SIZE - count]:
            assert time.monotonic() < deadline
            time.sleep(0.002)

    def look(later: float) -> None:
        listening.sweep(asyncio.get_running_loop().time() + later)

    def forget() -> None:
        for one in listening.connections:
            one._last_data = 0.0

    connection.sendall(head(grant) + DATA[:half])
    arrived(half)
    api.server.run(forget)
    connection.sendall(DATA[half:-1])
    arrived(SIZE - 1)
    api.server.run(lambda: look(listening.bounds.body_timeout / 2))
    connection.sendall(DATA[-1:] + NEXT)
    assert statuses(connection) == [b"200", b"200"]
    end(api, grant)


def test_many_parts_on_a_connection(api, connection):
    """A connection takes one big body after the other."""
    grants = api.post("/file_actions/begin_upload/big", size=3 * SIZE, parts=3).json()
    for grant in grants:
        connection.sendall(head(grant) + DATA)
        assert connection.recv(1 << 16).startswith(b"HTTP/1.1 200 ")
    assert api.post("/files/big", action="end", ref=grants[0]["ref"]).json()["size"] == 3 * SIZE
    assert api.download("big").content == DATA * 3


def test_in_pieces(api, grant, connection):
    """It does not matter where the pieces of a big body begin and end."""
    chance = random.Random(6)
    cuts = sorted(chance.randrange(SIZE) for _ in range(20))
    connection.sendall(head(grant))
    for start, stop in zip([0, *cuts], [*cuts, SIZE], strict=True):
        connection.sendall(DATA[start:stop])
    connection.sendall(NEXT)
    assert statuses(connection) == [b"200", b"200"]
    end(api, grant)


def test_expect_continue(api, grant, connection):
    """A client that waits for leave to send a big body gets it."""
    connection.sendall(head(grant, "Expect: 100-continue\r\n"))
    assert connection.recv(1 << 16) == b"HTTP/1.1 100 Continue\r\n\r\n"
    connection.sendall(DATA + NEXT)
    assert statuses(connection) == [b"200", b"200"]
    end(api, grant)


def until(condition) -> bool:
    """Whether a condition comes true within ten seconds."""
    deadline = time.monotonic() + 10
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


@pytest.mark.parametrize("sent", [100, SIZE // 2, SIZE - 1])
def test_client_leaves(connect, caplog, tmp_path, sent):
    """A big body that ends too early leaves nothing behind, and the part can be sent again."""
    caplog.set_level(logging.WARNING)
    with MockServer(api_keys=["k1"], data=tmp_path) as server:
        api = connect(server)
        grant = api.grant("big", size=SIZE)
        parts = urlsplit(server.url)
        with socket.create_connection((parts.hostname, parts.port), timeout=10) as connection:
            connection.sendall(head(grant) + DATA[:sent])
            assert until(lambda: list((tmp_path / "tmp").iterdir()))
        assert until(lambda: not list((tmp_path / "tmp").iterdir()))
        end(api, grant, 400)
        assert api.put(grant["upload_uri"], DATA).status_code == 200
        end(api, grant)
    assert caplog.records == []


def test_many_at_once(server, connect):
    """Big bodies that arrive at the same time do not mix."""
    bodies = [bytes([number]) * SIZE for number in range(8)]

    def upload(number: int) -> None:
        connect(server).upload(f"big{number}", bodies[number])

    threads = [threading.Thread(target=upload, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    api = connect(server)
    for number, body in enumerate(bodies):
        assert api.download(f"big{number}").content == body


def test_full_disk(api, grant, server, connection, monkeypatch, caplog):
    """A disk that takes no more is an error answer for that part alone."""
    with monkeypatch.context() as patched:
        patched.setattr("files_mock_server.files.blobs.os.write", _no_space)
        connection.sendall(head(grant) + DATA)
        assert connection.recv(1 << 16).startswith(b"HTTP/1.1 500 ")
    assert api.put(grant["upload_uri"], DATA).status_code == 200
    end(api, grant)
    assert {record.name for record in caplog.records} == {"files_mock_server"}


def _no_space(descriptor, data):
    raise OSError(28, "No space left on device")
