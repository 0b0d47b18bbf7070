"""Faults of the way, seen with a raw client: what happens to time, bytes and connections."""

from __future__ import annotations

import json
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from fault_help import DATA, Exchange
from files_mock_server.testing import MockServer
from mock_client import BASE, Api


@pytest.mark.parametrize("when", ["before", "after"])
def test_latency_adds_up(server: MockServer, api: Api, when: str) -> None:
    """Latencies add up, whatever other fault follows; the journal names all of them and how long it took."""
    with (
        server.fault("latency", seconds=0.05, when=when) as first,
        server.fault("status", status=500) as other,
        server.fault("latency", seconds=0.05, jitter=0.01, when=when) as second,
    ):
        assert api.get("/users").status_code == 500
    assert (first.hits, second.hits, other.hits) == (1, 1, 1)
    entry = server.journal.entries("GET", "/users")[-1]
    assert entry.fault == f"{first.name}, {second.name}, {other.name}"
    assert entry.duration is not None
    assert entry.duration >= 0.08


@pytest.mark.parametrize(("when", "names"), [("before", []), ("after", ["a"])])
def test_client_that_leaves_during_latency(server: MockServer, api: Api, when: str, names: list[str]) -> None:
    """Whether a call is applied whose client lost its patience depends on where the time went."""
    rule = server.faults.add("latency", seconds=30, when=when, method="POST")
    with pytest.raises(requests.ReadTimeout):
        api.http.post(f"{server.url}{BASE}/folders/a", json={}, timeout=0.2)
    assert rule.hits == 1
    _wait_for_the_end(server, "POST", "/folders/a")
    assert api.names() == names


def _wait_for_the_end(server: MockServer, method: str, path: str) -> None:
    """Wait until the server has done with a request."""
    until = time.monotonic() + 10
    while server.journal.entries(method, path)[-1].duration is None:
        assert time.monotonic() < until
        time.sleep(0.005)


def test_truncated(server: MockServer, exchange: Exchange, api: Api, url: str) -> None:
    """The body ends early although Content-Length promises all of it, of a download as of an API answer."""
    server.faults.add("truncate", after=1000, on="download")
    _, headers, body = exchange("GET", url)
    assert (headers["Content-Length"], body) == (str(len(DATA)), DATA[:1000])
    _wait_for_the_end(server, "GET", "/storage/files/*")
    assert server.journal.entries("GET", "/storage/files/*")[-1].sent == 1000
    server.faults.add("truncate", method="GET", path="/folders/*")
    _, headers, body = exchange("GET", "/folders/data")
    assert len(body) == int(headers["Content-Length"]) // 2
    assert requests.get(url, timeout=10).content == DATA


def test_truncated_at_least_by_a_byte(server: MockServer, exchange: Exchange, url: str) -> None:
    """A cut behind the end cuts off the last byte: a rule that hits does harm."""
    server.faults.add("truncate", after=10**9)
    assert exchange("GET", url)[2] == DATA[:-1]


@pytest.mark.parametrize("by", [7, -7, -(10**9)])
def test_wrong_content_length(server: MockServer, exchange: Exchange, url: str, by: int) -> None:
    """Content-Length is off, the whole body comes all the same, and the connection ends behind it."""
    server.faults.add("content_length", by=by)
    status, headers, body = exchange("GET", url)
    announced = max(0, len(DATA) + by)
    assert (status, int(headers["Content-Length"]), body) == (200, announced, DATA[:announced])
    assert requests.get(url, timeout=10).content == DATA


def test_surplus_bytes_are_really_sent(server: MockServer) -> None:
    """With a Content-Length that is too small the rest of the body follows on the connection."""
    server.faults.add("content_length", by=-5)
    received = _raw(server, b"GET /api/rest/v1/folders/ HTTP/1.1\r\nHost: x\r\nX-FilesAPI-Key: k2\r\n\r\n")
    head, _, body = received.partition(b"\r\n\r\n")
    announced = int(dict(line.split(b": ", 1) for line in head.split(b"\r\n")[1:])[b"Content-Length"])
    assert len(body) == announced + 5
    assert json.loads(body)["http-code"] == 401


def _raw(server: MockServer, request: bytes) -> bytes:
    """Everything that comes until the connection ends in good order."""
    parts = urlsplit(server.url)
    with socket.create_connection((parts.hostname, parts.port), timeout=10) as connection:
        connection.sendall(request)
        blocks = []
        while block := connection.recv(65536):
            blocks.append(block)
    return b"".join(blocks)


@pytest.mark.parametrize(("when", "names"), [("before", []), ("during", []), ("after", ["a"])])
def test_reset(server: MockServer, exchange: Exchange, api: Api, when: str, names: list[str]) -> None:
    """The connection is reset; whether the call was applied is as the rule says, and the journal has no status."""
    server.faults.add("reset", when=when, after=1, method="POST")
    with pytest.raises(ConnectionResetError):
        exchange("POST", "/folders/a", b"{}", Content_Type="application/json")
    assert api.names() == names
    entry = server.journal.entries("POST", "/folders/*")[-1]
    assert (entry.status, entry.fault) == (None, "reset #1")


def _streamed(url: str, timeout: float) -> tuple[bytes, Exception | None]:
    """What arrives of a body, byte by byte, and the error that it ends with."""
    received = bytearray()
    with requests.get(url, stream=True, timeout=timeout) as response:
        try:
            for block in response.iter_content(1):
                received += block
        except requests.RequestException as error:
            return bytes(received), error
    return bytes(received), None


def test_reset_of_the_answer(server: MockServer, url: str) -> None:
    """So many bytes of the answer arrive, then the connection is reset."""
    server.faults.add("reset", when="response", after=5000)
    received, error = _streamed(url, timeout=10)
    assert received == DATA[:5000]
    assert "reset" in str(error)
    assert requests.get(url, timeout=10).content == DATA


@pytest.mark.parametrize("when", ["before", "during", "after"])
def test_reset_of_an_upload(server: MockServer, api: Api, when: str) -> None:
    """A part whose answer is lost is stored; one whose connection breaks earlier is not."""
    grant = api.grant("a.bin", size=len(DATA))
    server.faults.add("reset", when=when, after=len(DATA) // 2, on="upload", file="A.bin")
    with pytest.raises(requests.ConnectionError):
        api.put(grant["upload_uri"], DATA)
    end = api.post("/files/a.bin", action="end", ref=grant["ref"], size=len(DATA))
    assert end.status_code == (201 if when == "after" else 400)
    assert api.names() == (["a.bin"] if when == "after" else [])


def test_lost_answer_of_a_completion(server: MockServer, api: Api) -> None:
    """The file is complete although the client never heard so."""
    grant = api.grant("a.bin", size=5)
    api.put(grant["upload_uri"], b"hello")
    with server.fault("reset", when="after", method="POST", path="/files/*") as rule:
        with pytest.raises(requests.ConnectionError):
            api.post("/files/a.bin", action="end", ref=grant["ref"], size=5)
        assert rule.hits == 1
    assert api.download("a.bin").content == b"hello"


def test_stall_until_the_client_leaves(server: MockServer, exchange: Exchange, url: str) -> None:
    """So many bytes arrive and then nothing, while the connection stays; the server notices that the client goes."""
    rule = server.faults.add("stall", after=1234)
    received, error = _streamed(url, timeout=0.3)
    assert received == DATA[:1234]
    assert "timed out" in str(error)
    assert rule.hits == 1
    _wait_for_the_end(server, "GET", "/storage/files/*")
    assert exchange("GET", url)[2] == DATA


@pytest.mark.parametrize("when", ["request", "response"])
def test_stall_that_passes(server: MockServer, exchange: Exchange, api: Api, when: str) -> None:
    """After a stall that has an end all goes on, on the same connection."""
    server.faults.add("stall", when=when, after=2, seconds=0.05, method="POST")
    status, _, body = exchange("POST", "/folders/a", b'{"mkdir_parents": true}', Content_Type="application/json")
    assert (status, json.loads(body)["path"]) == (201, "a")
    assert exchange("GET", "/folders/a")[0] == 200
    assert api.names() == ["a"]


@pytest.mark.parametrize(("method", "path"), [("PUT", None), ("DELETE", "/files/gone"), ("HEAD", "/folders/")])
def test_stall_of_an_answer_without_a_body(
    server: MockServer, exchange: Exchange, api: Api, method: str, path: str | None
) -> None:
    """An answer that has no body stalls, too: not even its head comes."""
    api.upload("gone")
    target = path or api.grant("part", size=1)["upload_uri"]
    rule = server.faults.add("stall", method=method)
    stalled = ThreadPoolExecutor(1)
    try:
        answer = stalled.submit(exchange, method, target, b"x" if method == "PUT" else None)
        assert rule.wait()
        server.faults.remove(rule)
        with pytest.raises(ConnectionResetError):
            answer.result(10)
    finally:
        stalled.shutdown()


@pytest.mark.parametrize("ending", ["remove", "clear", "stop"])
def test_stalls_end_with_their_rule(api: Api, server: MockServer, ending: str) -> None:
    """Whoever removes a rule, or stops the server, lets go of the requests that it holds."""
    rule = server.faults.add("stall", when="request")
    results: list[Exception | None] = []

    def call() -> None:
        try:
            api.post("/folders/a")
        except requests.ConnectionError as error:
            results.append(error)
        else:
            results.append(None)

    thread = threading.Thread(target=call)
    thread.start()
    assert rule.wait()
    {"remove": lambda: server.faults.remove(rule), "clear": server.faults.clear, "stop": server.stop}[ending]()
    thread.join(5)
    assert not thread.is_alive()
    assert isinstance(results[0], requests.ConnectionError)


def test_stall_of_an_upload_that_passes(server: MockServer, api: Api) -> None:
    """A part whose reading stalls for a while is stored whole."""
    server.faults.add("stall", when="request", after=5000, seconds=0.05, on="upload")
    api.upload("a.bin", DATA)
    assert api.download("a.bin").content == DATA


def test_drip(server: MockServer, exchange: Exchange, url: str) -> None:
    """A body that comes slowly comes whole, and the connection stays; without the rule the rest comes at once."""
    server.faults.add("drip", rate=len(DATA) * 10)
    assert exchange("GET", url)[2] == DATA
    assert exchange("GET", url)[2] == DATA
    rule = server.faults.add("drip", rate=20)
    response = requests.get(url, stream=True, timeout=10)
    first = response.raw.read1(1 << 20)
    assert 0 < len(first) < 1000
    server.faults.remove(rule)
    assert first + response.raw.read() == DATA


@pytest.mark.parametrize(("options", "wrong"), [({}, {0}), ({"offset": 70_000}, {70_000}), ({"offset": 10**9}, {-1})])
def test_corrupt_download(
    server: MockServer, exchange: Exchange, url: str, options: dict[str, int], wrong: set[int]
) -> None:
    """One bit of one byte is turned over and nothing else; one behind the end hits the last byte."""
    server.faults.add("corrupt", on="download", **options)
    body = exchange("GET", url)[2]
    assert len(body) == len(DATA)
    differing = {index for index in range(len(DATA)) if body[index] != DATA[index]}
    assert differing == {index % len(DATA) for index in wrong}
    assert exchange("GET", url)[2] == DATA


def test_corrupt_again_and_again(server: MockServer, exchange: Exchange, url: str) -> None:
    """Every so many bytes one is wrong, across all the blocks in which the body is sent."""
    server.faults.add("corrupt", offset=10, every=1000)
    body = exchange("GET", url)[2]
    assert [index for index in range(len(DATA)) if body[index] != DATA[index]] == list(range(10, len(DATA), 1000))


@pytest.mark.parametrize("offset", [3, 10**9])
def test_corrupt_upload(server: MockServer, api: Api, offset: int) -> None:
    """What is stored of a part differs from what was sent, and its checksum is that of what is stored."""
    honest = api.upload("a.bin", DATA)
    server.faults.add("corrupt", offset=offset, on="upload", file="b.bin")
    spoiled = api.upload("b.bin", DATA)
    assert spoiled["size"] == len(DATA)
    assert spoiled["crc32"] != honest["crc32"]
    got = api.download("b.bin").content
    at = min(offset, len(DATA) - 1)
    assert got == DATA[:at] + bytes([DATA[at] ^ 1]) + DATA[at + 1 :]


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("drip", {"rate": 10**7}),
        ("corrupt", {}),
        ("truncate", {}),
        ("stall", {"seconds": 0.01}),
        ("empty", {}),
        ("content_length", {"by": 3}),
        ("reset", {"when": "response"}),
        ("malformed_json", {}),
    ],
)
@pytest.mark.parametrize("method", ["HEAD", "DELETE"])
def test_answers_without_a_body(
    server: MockServer, api: Api, url: str, kind: str, options: dict[str, Any], method: str
) -> None:
    """Faults of bodies do not upset the server where there is no body: it goes on to answer."""
    rule = server.faults.add(kind, method=method, **options)
    try:
        if method == "HEAD" and kind != "malformed_json":
            assert requests.head(url, timeout=10).status_code == 200
        else:
            assert api.call(method, "/files/data/big.bin").status_code in (200, 204)
    except requests.ConnectionError:
        assert kind == "reset"
    assert rule.hits == 1
    assert requests.get(url, timeout=10).status_code in (200, 404)


def test_download_goes_on_from_a_deleted_file(server: MockServer, api: Api, url: str) -> None:
    """A slow download of a file that is deleted meanwhile still gets all its bytes."""
    rule = server.faults.add("stall", after=1000, seconds=0.2, on="download")
    received: list[bytes] = []
    thread = threading.Thread(target=lambda: received.append(requests.get(url, timeout=10).content))
    thread.start()
    assert rule.wait()
    assert api.delete("/files/data/big.bin").status_code == 204
    thread.join(5)
    assert received == [DATA]
