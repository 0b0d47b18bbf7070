"""Raw garbage on the wire: whatever arrives, the server lives on, answers no 500 and logs no failure of its own."""

import logging
import os
import random
import re
import socket
import struct
from contextlib import suppress
from urllib.parse import urlsplit

import pytest
from files_mock_server.testing import MockServer

ROUNDS = int(os.environ.get("MOCK_GARBAGE_ROUNDS", "600"))
KEY = b"X-FilesAPI-Key: k1\r\n"
API = b"/api/rest/v1"


def request(method: bytes, target: bytes, body: bytes | None = None, headers: bytes = b"") -> bytes:
    """A proper request."""
    length = b"" if body is None else b"Content-Length: %d\r\n" % len(body)
    return method + b" " + target + b" HTTP/1.1\r\nHost: x\r\n" + KEY + headers + length + b"\r\n" + (body or b"")


def json_request(method: bytes, target: bytes, body: bytes) -> bytes:
    return request(method, target, body, b"Content-Type: application/json\r\n")


CHUNKED = b"Transfer-Encoding: chunked\r\nContent-Type: application/json\r\n"
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"
MULTIPART = b"Content-Type: multipart/form-data; boundary=b\r\n"
PART = b'--b\r\nContent-Disposition: form-data; name="name"\r\n\r\nx\r\n--b--\r\n'
PROPER = [
    request(b"GET", API + b"/users?per_page=2&sort_by[username]=asc"),
    request(b"GET", API + b"/folders/a%2Fb?cursor=abc.def&search=x"),
    request(b"GET", API + b"/file_actions/metadata/a%20b"),
    request(b"DELETE", API + b"/files/a?recursive=true"),
    json_request(b"POST", API + b"/groups", b'{"name": "a", "user_ids": "1,2"}'),
    json_request(b"POST", API + b"/file_actions/begin_upload/a", b'{"size": 5, "parts": 2, "mkdir_parents": true}'),
    json_request(b"POST", API + b"/files/a", b'{"action": "end", "ref": "x", "etags": [{"part": 1, "etag": "e"}]}'),
    json_request(b"PATCH", API + b"/files/a", b'{"provided_mtime": "2020-01-01T00:00:00Z", "custom_metadata": {}}'),
    request(b"POST", API + b"/folders/a", b'5\r\n{"a":\r\n2\r\n1}\r\n0\r\n\r\n', CHUNKED).replace(
        b"Content-Length: 24\r\n", b""
    ),
    request(b"POST", API + b"/groups", b"name=a&x[y]=1&z[]=2", FORM),
    request(b"POST", API + b"/groups", PART, MULTIPART),
    request(b"POST", API + b"/sessions", b'{"username": "motor", "password": "vroom"}', b"Expect: 100-continue\r\n"),
    request(b"PUT", b"/storage/uploads/put-x/1?X-Expires=1&X-Signature=s", b"bytes"),
    request(b"GET", b"/storage/files/1/a?X-Expires=9999999999&X-Signature=s", None, b"Range: bytes=0-4\r\n"),
    request(b"GET", b"/__mock__/ready"),
]
SPECIAL = {
    "tls": bytes.fromhex("16030100a5010000a10303") + bytes(range(154)),
    "http2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes(9) + b"\x04",
    "http/0.9": b"GET /\r\n",
    "http/9": b"GET / HTTP/9.9\r\n\r\n",
    "no host": b"GET " + API + b"/users HTTP/1.1\r\n" + KEY + b"\r\n",
    "host of no text": b"GET " + API + b"/files/a HTTP/1.1\r\nHost: \xff\xfe\r\n" + KEY + b"\r\n",
    "empty lines": b"\r\n" * 5000,
    "zeros": bytes(5000),
    "absolute": request(b"GET", b"http://other" + API + b"/users"),
    "connect": b"CONNECT other:443 HTTP/1.1\r\nHost: other\r\n\r\n",
    "upgrade": request(b"GET", API + b"/users", None, b"Connection: Upgrade\r\nUpgrade: websocket\r\n"),
    "trace": request(b"TRACE", API + b"/users"),
    "star": request(b"OPTIONS", b"*"),
    "long line": b"GET /" + b"a" * 300_000 + b" HTTP/1.1\r\n\r\n",
    "long header": request(b"GET", API + b"/users", None, b"X: " + b"a" * 300_000 + b"\r\n"),
    "many headers": request(b"GET", API + b"/users", None, b"".join(b"X%d: y\r\n" % n for n in range(5000))),
    "folded header": request(b"GET", API + b"/users", None, b"X: a\r\n b\r\n"),
    "space before colon": request(b"GET", API + b"/users", None, b"X : a\r\n"),
    "zero in header": request(b"GET", API + b"/users", None, b"X: a\0b\r\n"),
    "two lengths": request(b"POST", API + b"/groups", b"{}", b"Content-Length: 3\r\n"),
    "negative length": request(b"POST", API + b"/groups", None, b"Content-Length: -5\r\n"),
    "huge length": request(b"POST", API + b"/groups", None, b"Content-Length: 99999999999999999999\r\n"),
    "length and chunks": request(b"POST", API + b"/groups", b"0\r\n\r\n", b"Transfer-Encoding: chunked\r\n"),
    "no chunk": request(b"POST", API + b"/groups", None, CHUNKED) + b"zz\r\n",
    "negative chunk": request(b"POST", API + b"/groups", None, CHUNKED) + b"-1\r\n{}\r\n0\r\n\r\n",
    "huge chunk": request(b"POST", API + b"/groups", None, CHUNKED) + b"ffffffffffffffff\r\n{}",
    "short chunk": request(b"POST", API + b"/groups", None, CHUNKED) + b"1\r\n{}}}\r\n0\r\n\r\n",
    "strange coding": request(b"POST", API + b"/groups", b"{}", b"Transfer-Encoding: chunked, gzip\r\n"),
    "gzip": json_request(b"POST", API + b"/groups", b"{}").replace(b"Host", b"Content-Encoding: gzip\r\nHost", 1),
    "percent": request(b"GET", API + b"/files/%"),
    "percent zz": request(b"GET", API + b"/files/%zz%"),
    "no utf-8": request(b"GET", API + b"/files/\xff\xfe"),
    "surrogate": request(b"GET", API + b"/files/%ED%A0%80"),
    "overlong": request(b"GET", API + b"/files/%C0%AF"),
    "query of no text": request(b"GET", API + b"/users?search=\xff\xfe&filter[username]=\xff"),
    "signature of no text": request(b"GET", b"/storage/files/1/a?X-Expires=\xff&X-Signature=\xff"),
    "expires of no number": request(b"GET", b"/storage/files/1/a?X-Expires=soon&X-Signature=s"),
    "cursor of no text": request(b"GET", API + b"/users?cursor=\xff.\xff"),
    "form of no text": request(b"POST", API + b"/groups", b"name=\xff", FORM),
    "key of no text": request(b"GET", API + b"/users", None, b"X-FilesAPI-Auth: \xff\r\n").replace(KEY, b""),
    "multipart without boundary": request(b"POST", API + b"/groups", PART, b"Content-Type: multipart/form-data\r\n"),
    "multipart without end": request(b"POST", API + b"/groups", PART[:-8], MULTIPART),
    "multipart of no text": request(b"POST", API + b"/groups", PART.replace(b"name=", b"n\xffme="), MULTIPART),
    "file name of no text": request(
        b"POST", API + b"/users", PART.replace(b'"name"', b'"avatar_file"; filename="\xff"'), MULTIPART
    ),
    "deep": json_request(b"POST", API + b"/groups", b'{"name":' + b"[" * 5000 + b"]" * 5000 + b"}"),
    "deep enough to store": json_request(
        b"PATCH", API + b"/files/kept", b'{"custom_metadata":' + b'{"a":' * 400 + b"1" + b"}" * 401
    ),
    "lone surrogate": json_request(b"POST", API + b"/groups", b'{"name": "\\ud800"}'),
    "big numbers": json_request(b"POST", API + b"/folders/x", b'{"mkdir_parents": 1e999, "path": ' + b"9" * 400 + b"}"),
    "control": json_request(b"POST", b"/__mock__/faults", b"[[[["),
}
TOKENS = [
    *(
        b"\0",
        b"\xff",
        b"%",
        b"%00",
        b"%ZZ",
        b"%2e%2e%2f",
        b"\r\n",
        b"\n",
        b"\r\n\r\n",
        b" ",
        b":",
        b"[",
        b"]",
        b"{",
        b'"',
    ),
    *(b"Content-Length: 9\r\n", b"Transfer-Encoding: chunked\r\n", b"9" * 30, b"-1", b"null", b"../", b"\xed\xa0\x80"),
]


def mutated(chance: random.Random, data: bytes) -> bytes:
    """Data with a few things wrong."""
    for _ in range(chance.randint(1, 4)):
        at, to = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        kind = chance.randrange(6)
        if kind == 0:
            data = data[:at] + chance.choice(TOKENS) + data[at:]
        elif kind == 1:
            data = data[:at] + data[min(to, at + 20) :]
        elif kind == 2:
            data = data[:to] + data[at:]
        elif kind == 3:
            data = data[:at] + chance.randbytes(chance.randint(1, 8)) + data[at + 4 :]
        elif kind == 4:
            data += chance.choice(PROPER)
        else:
            data = data[: max(to, 1)]
    return data


def complete(received: bytes) -> bool:
    head, end, body = received.partition(b"\r\n\r\n")
    length = re.search(rb"Content-Length: (\d+)", head)
    return bool(end and length and len(body) >= int(length[1]))


class Wire:
    """Sends bytes to a server and sees what comes back."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._address = (parts.hostname, parts.port)

    def send(self, data: bytes, chance: random.Random) -> bytes:
        """What is answered at once; sometimes the client leaves in the middle."""
        with socket.create_connection(self._address, timeout=10) as connection:
            try:
                cut = chance.randrange(len(data) + 1)
                connection.sendall(data[:cut])
                connection.sendall(data[cut:])
                if chance.random() < 0.1:
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    return b""
                if chance.random() < 0.1:
                    connection.shutdown(socket.SHUT_WR)
                connection.settimeout(0.03)
                return self._some(connection)
            except OSError:  # reset, by either side
                return b""

    @staticmethod
    def _some(connection: socket.socket) -> bytes:
        """What arrives until the server closes, an answer is complete, or the server waits for more of the request."""
        received = b""
        with suppress(TimeoutError):
            while not complete(received) and (chunk := connection.recv(1 << 16)):
                received += chunk
        return received

    def call(self) -> bytes:
        """The answer to a proper call."""
        with socket.create_connection(self._address, timeout=10) as connection:
            connection.sendall(request(b"GET", API + b"/users", None, b"Connection: close\r\n"))
            return self._rest(connection)

    @staticmethod
    def _rest(connection: socket.socket) -> bytes:
        received = b""
        while chunk := connection.recv(1 << 16):
            received += chunk
        return received


@pytest.fixture(scope="module")
def server():
    with MockServer(api_keys=["k1"], users={"motor": "vroom"}) as running:
        yield running


@pytest.fixture
def wire(server, api, caplog):
    """A server that is watched: at the end nothing may have gone wrong inside it."""
    api.upload("kept", b"kept")
    caplog.set_level(logging.WARNING)
    yield Wire(server.url)
    assert api.download("kept").content == b"kept"
    assert [(record.name, record.getMessage()) for record in caplog.records] == []


def check(wire: Wire, data: bytes, answer: bytes) -> None:
    assert not re.search(rb"HTTP/1\.[01] 5\d\d ", answer), (data, answer)
    assert wire.call().startswith(b"HTTP/1.1 200 "), data


@pytest.mark.parametrize("name", SPECIAL)
def test_special(wire, name):
    """Each known kind of garbage is refused or understood, and the next call is answered."""
    for seed in range(3):
        check(wire, SPECIAL[name], wire.send(SPECIAL[name], random.Random(seed)))


def test_random_bytes(wire):
    """Bytes without any sense do no harm."""
    chance = random.Random(1)
    for _ in range(ROUNDS // 10):
        data = chance.randbytes(chance.randint(1, 2000))
        check(wire, data, wire.send(data, chance))


def test_mutated_requests(wire):
    """Requests that are nearly proper do no harm."""
    chance = random.Random(2)
    for _ in range(ROUNDS):
        data = mutated(chance, chance.choice(PROPER))
        check(wire, data, wire.send(data, chance))


def test_pipelined(wire):
    """Requests that are sent without waiting for answers are answered in their order, up to the first garbage."""
    answer = wire.send(PROPER[0] * 50 + b"garbage\r\n\r\n", random.Random(0))
    assert answer.count(b"HTTP/1.1 200 ") <= 50
    two = request(b"GET", API + b"/users") + request(b"GET", API + b"/nonsense", None, b"Connection: close\r\n")
    with socket.create_connection(wire._address, timeout=10) as connection:
        connection.sendall(two)
        answer = wire._rest(connection)
    assert re.findall(rb"HTTP/1\.1 (\d+) ", answer) == [b"200", b"404"]
