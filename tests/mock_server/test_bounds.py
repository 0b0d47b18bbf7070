"""Bounds: what is too much is refused with a clear error, and no name of a client leaves its mark on the disk."""

import asyncio
import json
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, suppress
from urllib.parse import parse_qs, quote, urlsplit

import pytest
import requests
from files_mock_server.__main__ import main
from files_mock_server.config import Config
from files_mock_server.http import connections
from files_mock_server.server import MockService
from files_mock_server.testing import MockServer

KEY = b"X-FilesAPI-Key: k1\r\n"
API = "/api/rest/v1"


def connected(server) -> socket.socket:
    parts = urlsplit(server.url)
    return socket.create_connection((parts.hostname, parts.port), timeout=10)


def until_room(server, line: bytes) -> bool:
    """Whether a connection is taken; the server notices a moment later that another one is gone."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        with suppress(ConnectionError), connected(server) as connection:
            connection.sendall(line)
            if connection.recv(1 << 16).startswith(b"HTTP/1.1 200 "):
                return True
        time.sleep(0.01)
    return False


def everything(connection: socket.socket) -> bytes:
    received = b""
    while chunk := connection.recv(1 << 16):
        received += chunk
    return received


def raw(server, data: bytes) -> tuple[int, str]:
    """Status and type of what is answered to bytes."""
    with connected(server) as connection:
        connection.sendall(data)
        head, _, body = everything(connection).partition(b"\r\n\r\n")
    return int(head.split()[1]), json.loads(body)["type"]


def test_long_paths(api, check_problem):
    """A path has at most 5,000 characters, wherever a call takes one; its answer says so."""
    longest = "/".join(["n" * 249] * 20)
    assert api.post(f"/folders/{longest}", mkdir_parents=True).status_code == 201
    assert api.get(f"/file_actions/metadata/{longest}").json()["path"] == longest
    too_long = "x" * 5001
    for answer in (
        api.post(f"/folders/{too_long}"),
        api.get(f"/file_actions/metadata/{too_long}"),
        api.post(f"/file_actions/begin_upload/{too_long}"),
        api.post(f"/file_actions/copy/{'n' * 249}", destination=too_long),
    ):
        assert check_problem(answer) == (422, "processing-failure/path-too-long")
        assert "5000" in answer.json()["error"]


def test_long_names(api, check_problem):
    """One name of a path has at most 512 characters, whatever they are and wherever the path is given."""
    for letter in ("n", "é", "😀"):
        name = letter * 512
        assert api.post(f"/folders/{name}").status_code == 201
        assert api.get(f"/file_actions/metadata/{name}").json()["path"] == name
        for answer in (
            api.post(f"/folders/{name}{letter}"),
            api.post(f"/file_actions/begin_upload/{name}/{name}{letter}", mkdir_parents=True),
            api.post(f"/file_actions/copy/{name}", destination=f"{name}{letter}"),
        ):
            assert check_problem(answer) == (422, "processing-failure/filename-too-long")
            assert "has 513" in answer.json()["error"]


def test_long_head(server):
    """A URL, a header, many headers or all of them together that are too long are refused, each with its status."""
    tail = b" HTTP/1.1\r\nHost: x\r\n" + KEY
    many = b"".join(b"X%d: y\r\n" % number for number in range(200))
    wide = b"".join(b"X%d: %s\r\n" % (number, b"y" * 30_000) for number in range(20))
    assert raw(server, b"GET /" + b"a" * 200_000 + tail + b"\r\n") == (414, "processing-failure/path-too-long")
    assert raw(server, b"GET /x" + tail + b"X: " + b"a" * 40_000 + b"\r\n\r\n") == (431, "bad-request")
    assert raw(server, b"GET /x" + tail + many + b"\r\n") == (431, "bad-request")
    assert raw(server, b"GET /x" + tail + wide) == (431, "bad-request")


def test_bodies(connect, check_problem):
    """A body that is announced too long is refused before it is sent, one without an announcement as it comes."""
    with MockServer(max_body=10_000) as server:
        api = connect(server)
        small, big = b'{"name": "a"}', b'{"name": "' + b"a" * 20_000 + b'"}'
        for body in (big, iter([big])):
            answer = api.call("POST", "/groups", data=body, headers={"Content-Type": "application/json"})
            assert check_problem(answer) == (413, "bad-request/request-body-too-large")
        files = {"avatar_file": ("a.png", big)}
        answer = api.call("POST", "/users", data={"username": "x"}, files=files)
        assert check_problem(answer) == (413, "bad-request/request-body-too-large")
        answer = api.call("POST", "/groups", data=small, headers={"Content-Type": "application/json"})
        assert answer.status_code == 201


@pytest.mark.parametrize(
    ("encoding", "told"), [("gzip", (415, "bad-request/unsupported-media-type")), ("Identity", None)]
)
def test_encoded_bodies(api, check_problem, encoding, told):
    """A body that is compressed is refused as that, not as JSON that is wrong; one that says it is not is read."""
    headers = {"Content-Type": "application/json", "Content-Encoding": encoding}
    answer = api.call("POST", "/groups", data=b'{"name": "a"}', headers=headers)
    assert answer.status_code == (told[0] if told else 201)
    if told:
        assert check_problem(answer) == told
        assert encoding in answer.json()["error"]


def test_long_parts(connect):
    """A part beyond the limit is refused, announced or not, and leaves nothing on the disk."""
    with MockServer(max_part=10_000) as server:
        api = connect(server)
        uri = api.grant("a")["upload_uri"]
        for body in (bytes(10_001), iter([bytes(10_001)])):
            answer = api.put(uri, body)
            assert (answer.status_code, b"<Code>EntityTooLarge</Code>" in answer.content) == (400, True)
        assert api.put(uri, bytes(10_000)).status_code == 200


@pytest.mark.parametrize("opening", [b'{"a":', b"["])
def test_deep_json(api, check_problem, opening):
    """JSON that is nested deeper than anything can store is refused, not taken and then lost."""
    closing = b"}" if opening != b"[" else b"]"
    api.upload("a")
    for depth, status in ((90, 200), (120, 400), (5000, 400)):
        body = b'{"custom_metadata": {"m": ' + opening * depth + b"1" + closing * depth + b"}}"
        answer = api.call("PATCH", "/files/a", data=body, headers={"Content-Type": "application/json"})
        assert answer.status_code == status
    assert check_problem(answer) == (400, "bad-request/invalid-body")
    assert api.get("/file_actions/metadata/a").status_code == 200


def test_pages(api, check_problem):
    """A page has at most 10,000 entries however many are asked for; a cursor of any length is only not genuine."""
    assert api.get("/folders/", per_page=10**9).status_code == 200
    assert check_problem(api.get("/folders/", per_page=0)) == (400, "bad-request/request-params-invalid")
    for cursor in ("x", "a." * 10_000):
        assert check_problem(api.get("/folders/", cursor=cursor)) == (400, "bad-request/invalid-cursor")
    answer = api.call("GET", "/folders/", {"cursor": "x" * 1_000_000})
    assert check_problem(answer) == (400, "bad-request/invalid-cursor")


def test_number_of_connections(monkeypatch):
    """One connection more than allowed is told so, and there is room again when another is closed."""
    monkeypatch.setattr(connections, "_LINGER", 60.0)
    with MockServer(api_keys=["k1"], max_connections=3) as server:
        line = f"GET {API}/users HTTP/1.1\r\nHost: x\r\n".encode() + KEY + b"\r\n"
        with ExitStack() as stack:
            held = [stack.enter_context(connected(server)) for _ in range(3)]
            for connection in held:
                connection.sendall(line)
                assert connection.recv(1 << 16).startswith(b"HTTP/1.1 200 ")
            with connected(server) as one_more:
                one_more.sendall(line)
                assert b"Retry-After: 1\r\n" in everything(one_more)
            assert raw(server, line) == (503, "service-unavailable")
            assert raw(server, b"") == (503, "service-unavailable")
            refused = [stack.enter_context(connected(server)) for _ in range(100)]
            assert sum(everything(connection).startswith(b"HTTP/1.1 503 ") for connection in refused[:10]) == 10
            held.pop().close()  # those that were refused and have not gone yet take no place
            assert until_room(server, line)
        assert until_room(server, line)


def test_open_files(monkeypatch):
    """There are never more connections than files that may be open; only the command raises that limit."""
    limits = [1024, 3000]
    monkeypatch.setattr(connections.resource, "getrlimit", lambda kind: tuple(limits))
    monkeypatch.setattr(connections.resource, "setrlimit", lambda kind, wanted: limits.__setitem__(0, wanted[0]))
    assert connections.affordable_connections(100) == 100
    assert connections.affordable_connections(1000) == (1024 - 64) // 2
    assert connections.affordable_connections(1000, raise_limit=True) == 1000
    assert limits == [2064, 3000]
    assert connections.affordable_connections(5000, raise_limit=True) == (3000 - 64) // 2
    limits[:] = [-1, -1]  # unlimited
    assert connections.affordable_connections(5000) == 5000


async def _swept(send: bytes, seconds: float, **options: float) -> bytes:
    """What a client gets that sends something and then nothing for some seconds (which do not really pass)."""
    service = MockService(Config(port=0, api_keys=("k1",), **options))
    await service.start()
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", service.port)
        writer.write(send)
        server = service._runner.server
        for _ in range(1000):
            await asyncio.sleep(0)
            if any(connection._last_data for connection in server.connections):
                break
        for _ in range(20):  # what handles the request comes to where it waits
            await asyncio.sleep(0)
        server.sweep(asyncio.get_running_loop().time() + seconds)
        try:
            return await asyncio.wait_for(reader.read(), 5 if seconds > 10 else 0.2)
        except TimeoutError:
            return b"still open"
        finally:
            writer.close()
    finally:
        await service.stop()


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (b"G", b"408"),
        (b"GET /api/rest/v1/users HTTP/1.1\r\nHost: x\r\nX-Slow: ", b"408"),
        (b"POST /api/rest/v1/groups HTTP/1.1\r\nHost: x\r\n" + KEY + b"Content-Length: 50\r\n\r\n{", b"408"),
        (
            b"POST /api/rest/v1/groups HTTP/1.1\r\nHost: x\r\n" + KEY + b"Transfer-Encoding: chunked\r\n\r\n5\r\n{",
            b"408",
        ),
    ],
)
def test_slow_clients(sent, expected):
    """A head that does not come to its end, or a body that does not go on, is ended after a while, not before."""
    options = {"header_timeout": 20, "body_timeout": 20}
    assert asyncio.run(_swept(sent, 10, **options)) == b"still open"
    answer = asyncio.run(_swept(sent, 21, **options))
    assert answer.split()[1] == expected
    assert b'"type":"bad-request"' in answer


HOSTILE = [
    "../../../escaped",
    "/etc/escaped",
    "..\\..\\escaped",
    "C:\\escaped",
    "\\\\host\\share\\escaped",
    "a/./b/../escaped",
    "nul\0byte",
    "CON",
    "aux.txt",
    "com1",
    "state.sqlite3",
    "blobs/aa/escaped",
    "tmp/escaped",
    "-rf",
    "$(touch escaped)",
    "`touch escaped`",
    "new\nline",
    "%2e%2e%2fescaped",
    "~/escaped",
    "x" * 512,
    "é" * 512,
]


def test_names_never_become_paths(connect, tmp_path):
    """Whatever a file is called, on the disk there are only blobs with names of the server's own."""
    data, outside = tmp_path / "data", tmp_path / "outside"
    outside.mkdir()
    with MockServer(data=data, part_size=1 << 16) as server:
        api = connect(server)
        for number, name in enumerate(HOSTILE):
            text = f"content {number}".encode()
            path = quote(name, safe="")
            api.upload(path, text)
            assert api.download(path).content == text
            copied = api.post(f"/file_actions/copy/{path}", destination=f"copies/{number}")
            assert copied.status_code in (201, 422), copied.text
            api.post(f"/folders/{quote(name + ' folder', safe='')}", mkdir_parents=True)
            zipped = api.post("/file_actions/zip", paths=[name], destination=f"zips/{number}.zip")
            assert zipped.status_code in (200, 201, 400, 422), zipped.text
        answer = api.call("POST", "/users", data={"username": "x"}, files={"avatar_file": ("../../escaped", b"x")})
        assert answer.status_code == 201
        found = [path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()]
    for path in found:
        *folders, name = path.parts
        if folders[:2] == ["data", "blobs"]:
            assert name.isalnum(), path
            assert len(name) == 32, path
        else:
            assert folders in (["data"], ["data", "snapshots"]), path
            assert name.isascii(), path
            assert "escaped" not in name
    assert list(outside.iterdir()) == []
    assert not (tmp_path / "escaped").exists()


def altered(uri: str, **changes: str) -> str:
    """A signed URL with parts of its query or its path changed."""
    parts = urlsplit(uri)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    path = changes.pop("path", parts.path)
    query.update({name.replace("_", "-"): value for name, value in changes.items()})
    return parts._replace(path=path, query="&".join(f"{name}={value}" for name, value in query.items())).geturl()


def test_altered_upload_urls(connect):
    """An upload URL is good for its part of its upload until it expires, and for nothing else."""
    with MockServer(url_lifetime=60) as server:
        server.clock.freeze()
        api = connect(server)
        grant, other = api.grant("a"), api.grant("b")
        uri = grant["upload_uri"]
        path = urlsplit(uri).path
        for wrong in (
            altered(uri, path=path[:-1] + "2"),
            altered(uri, path=path[:-1] + "01"),
            altered(uri, path=path.replace(grant["ref"], other["ref"])),
            altered(uri, path=path.replace("uploads", "files")),
            altered(uri, X_Expires="99999999999"),
            altered(uri, X_Expires=""),
            altered(uri, X_Signature=parse_qs(urlsplit(other["upload_uri"]).query)["X-Signature"][0]),
            altered(uri, X_Signature=""),
            uri.partition("?")[0],
        ):
            answer = requests.put(wrong, data=b"x", timeout=10)
            assert (answer.status_code, answer.headers["Content-Type"]) == (403, "application/xml"), wrong
        assert requests.get(uri, timeout=10).status_code == 405
        server.clock.advance(59)
        assert api.put(uri, b"x").status_code == 200
        server.clock.advance(1)
        assert b"expired" in api.put(uri, b"x").content
        end = {"action": "end", "ref": grant["ref"]}
        assert api.post("/files/a", **end).json()["size"] == 1


def test_warning_for_other_machines(monkeypatch, capsys):
    """Who opens the server to other machines without choosing credentials is warned; on loopback nobody is."""

    async def nothing(config: Config) -> None:
        assert config.host

    monkeypatch.setattr("files_mock_server.__main__._serve", nothing)
    for options, warned in (
        (["--host", "0.0.0.0"], True),
        (["--host", "::"], True),
        (["--host", "0.0.0.0", "--api-key", "k"], False),
        (["--host", "127.0.0.1"], False),
        (["--host", "localhost"], False),
        (["--host", "::1"], False),
        ([], False),
    ):
        assert main(options) == 0
        assert ("warning: other machines can reach" in capsys.readouterr().err) is warned


def test_only_loopback():
    """Unless told otherwise, the command listens on the loopback interface alone."""
    command = [sys.executable, "-m", "files_mock_server", "--port", "0", "--api-key", "k"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        port = int(process.stdout.readline().rsplit(":", 1)[1])
        with socket.create_connection(("127.0.0.1", port), timeout=10):
            pass
        with pytest.raises(ConnectionRefusedError), socket.create_connection(("127.0.0.2", port), timeout=10):
            pass
    finally:
        process.terminate()
        process.communicate(timeout=20)
