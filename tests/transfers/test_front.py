"""The front itself: what it is blamed for later must work."""

from __future__ import annotations

import http.client
import io
import socket
import threading
from contextlib import suppress
from typing import Any

import pytest

from files_style_sdk.error import APIConnectionError

from .conftest import PART, content
from .faults import Gate, lose, reset
from .front import ANY, BEGIN, COMPLETE, GET, LOCATE, PUT, Front


def test_lets_through_what_no_rule_meets(through: Any, front: Front, folder: str) -> None:
    """Without rules a client does not notice it, and all its requests are counted."""

    async def case(face: Any) -> None:
        await face(face.api.upload_stream(io.BytesIO(content(PART + 1)), f"{folder}/x"))
        back = io.BytesIO()
        await face(face.api.download_stream(f"{folder}/x", back))
        assert back.getvalue() == content(PART + 1)

    through(case)
    assert sorted(seen.part for seen in front.of(PUT)) == [1, 2]
    assert (len(front.of(COMPLETE)), len(front.of(LOCATE))) == (1, 1)
    assert len(front.of(BEGIN)) >= 1
    assert len(front.of(GET)) >= 1
    assert front.bytes_put == PART + 1
    assert front.inside(ANY) == 0


def test_ends_all_its_threads(mock_server: Any) -> None:
    """A front that stops leaves no thread and no connection behind."""
    before = set(threading.enumerate())
    with Front(mock_server.url) as made:
        idle = socket.create_connection(("127.0.0.1", int(made.url.rpartition(":")[2])), timeout=10)
        idle.sendall(b"GET /api/rest/v1/site HTTP/1.1\r\nHost: x\r\n\r\n")
        assert idle.recv(12) == b"HTTP/1.1 401"
    with idle, suppress(ConnectionResetError):
        while idle.recv(65536):
            pass
    assert [each for each in set(threading.enumerate()) - before if each.name == "front"] == []


def test_tells_a_request_that_was_lost_from_one_that_was_not(through: Any, front: Front, folder: str) -> None:
    """`reset` keeps a request from the server, `lose` only the answer from the client."""
    front.on(ANY, reset(), when=lambda seen: seen.path.endswith("/never"))
    front.on(ANY, lose(), when=lambda seen: seen.path.endswith("/made"))

    async def case(face: Any) -> None:
        for name in ("never", "made"):
            with pytest.raises(APIConnectionError):
                await face(face.api.folder.create(f"{folder}/{name}"))
        assert [each.path for each in (await face(face.api.folder.list_for(folder))).data] == [f"{folder}/made"]

    through(case, max_network_retries=0)


def test_gate_opens_when_enough_have_come(front: Front) -> None:
    """Requests that a gate holds are in flight together, and the front knows how many there were."""
    gate = Gate(3)
    front.on(ANY, gate.fault(), times=None)

    def ask() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", int(front.url.rpartition(":")[2]), timeout=10)
        connection.request("GET", "/api/rest/v1/site")
        connection.getresponse().read()
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert (gate.came, front.peak(ANY), front.inside(ANY)) == (3, 3, 0)
