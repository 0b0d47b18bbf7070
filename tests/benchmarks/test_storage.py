"""The lean service that transfers are measured against: lean, but it refuses what was not moved rightly."""

from __future__ import annotations

import json
import shutil
import socket
import ssl
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zlib import crc32

import pytest

from benchmarks.certificate import Certificate, make_certificate
from benchmarks.server import storage_server
from benchmarks.storage import Service
from benchmarks.storage_loop import Answer, Request

API = "/api/rest/v1"
BIG = bytes(range(256)) * 5000  # over a MiB: more than is sent in one go
needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What can be downloaded: a big file and a folder with a small one."""
    path = tmp_path_factory.mktemp("root")
    (path / "big").write_bytes(BIG)
    (path / "a b").mkdir()
    (path / "a b" / "ü.txt").write_bytes(b"small")
    return path


@pytest.fixture(scope="module")
def url(root: Path) -> Iterator[str]:
    """A server over HTTP."""
    with storage_server(root) as address:
        yield address


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """A certificate for this machine."""
    return make_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def connection(url: str) -> Iterator[HTTPConnection]:
    """A connection to the server over HTTP."""
    made = HTTPConnection(urlsplit(url).netloc, timeout=10)
    yield made
    made.close()


def asked(connection: HTTPConnection, method: str, target: str, body: Any = None, **headers: str) -> HTTPResponse:
    """Send a request, a body that is no bytes as JSON."""
    sent = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
    connection.request(method, target, sent, {name.replace("_", "-"): value for name, value in headers.items()})
    return connection.getresponse()


def called(service: Service, method: str, target: str, body: Any = None, **headers: str) -> Answer:
    """What the service answers, asked without a server."""
    sent = body if isinstance(body, bytes) else json.dumps(body or {}).encode()
    given = {name.replace("_", "-").lower(): value for name, value in headers.items()}
    return service.handle(Request(method, target, given, len(sent), sent))


def begun(service: Service, path: str, parts: int) -> list[dict[str, Any]]:
    """The grants of a new upload."""
    answer = called(service, "POST", f"{API}/file_actions/begin_upload/{path}", {"parts": parts})
    assert isinstance(answer.body, bytes)
    grants: list[dict[str, Any]] = json.loads(answer.body)
    return grants


@pytest.fixture
def service(root: Path) -> Service:
    """The answers, without a server."""
    return Service(root, "http://127.0.0.1:1")


def test_download_whole_and_in_ranges(connection: HTTPConnection) -> None:
    """The bytes of a file arrive whole and by range over one connection, with size and CRC-32 in its record."""
    record = json.loads(asked(connection, "GET", f"{API}/files/big").read())
    assert (record["size"], record["crc32"]) == (len(BIG), f"{crc32(BIG):08x}")
    target = urlsplit(record["download_uri"]).path
    whole = asked(connection, "GET", target)
    assert whole.read() == BIG
    part = asked(connection, "GET", target, range="bytes=7-300007", if_match=whole.headers["etag"])
    assert (part.status, part.headers["content-range"]) == (206, f"bytes 7-300007/{len(BIG)}")
    assert part.read() == BIG[7:300008]
    assert asked(connection, "GET", target, range="bytes=1279000-").read() == BIG[1279000:]


def test_another_version_and_no_range(connection: HTTPConnection) -> None:
    """A version that there is not, and a range past the end, are refused."""
    assert asked(connection, "GET", "/get/big", if_match='"other"').status == 412
    connection.close()
    past = asked(connection, "GET", "/get/big", range=f"bytes={len(BIG)}-")
    assert (past.status, past.headers["content-range"]) == (416, f"bytes */{len(BIG)}")


def test_versions_are_pinned_when_asked(root: Path) -> None:
    """Only who asks for it, at a server that does so, is told how to stay with one version."""
    for pins, query, told in ((True, "?with_download_identity=true", True), (True, "", False), (False, "?", False)):
        body = called(Service(root, "http://x", pins_versions=pins), "GET", f"{API}/files/big{query}").body
        assert isinstance(body, bytes)
        assert ("download_identity" in json.loads(body)) is told


def test_upload_over_a_connection(connection: HTTPConnection) -> None:
    """What is put is counted to the last byte, through `Expect: 100-continue` too, and listed until it is deleted."""
    begin = f"{API}/file_actions/begin_upload/up%2Fx"
    grant = json.loads(asked(connection, "POST", begin, {"size": len(BIG)}).read())[0]
    target = urlsplit(grant["upload_uri"]).path
    with socket.create_connection((connection.host, connection.port), timeout=10) as plain:
        head = f"PUT {target} HTTP/1.1\r\nContent-Length: {len(BIG)}\r\nExpect: 100-continue\r\n\r\n"
        plain.sendall(head.encode())
        assert plain.recv(1000) == b"HTTP/1.1 100 Continue\r\n\r\n"
        plain.sendall(BIG)
        assert plain.recv(1000).startswith(b"HTTP/1.1 200 ")
    end = {"action": "end", "ref": grant["ref"], "size": len(BIG)}
    assert json.loads(asked(connection, "POST", f"{API}/files/up%2Fx", end).read())["size"] == len(BIG)
    listed = json.loads(asked(connection, "GET", f"{API}/folders/up").read())
    assert [(entry["path"], entry["size"]) for entry in listed] == [("up/x", len(BIG))]
    asked(connection, "DELETE", f"{API}/files/up?recursive=true").read()
    assert asked(connection, "GET", f"{API}/files/up%2Fx").status == 404


def test_missing_parts_publish_nothing(service: Service) -> None:
    """An upload with a gap, or with another size than was put, is refused: nobody is fast by leaving bytes out."""
    for sent, size, kind in (((1, 3), 2, "invalid-upload-part-gap"), ((1, 2), 3, "invalid-upload-part-size")):
        grants = begun(service, "x", 3)
        for number in sent:
            assert called(service, "PUT", urlsplit(grants[number - 1]["upload_uri"]).path, b"1").status == 200
        end = called(service, "POST", f"{API}/files/x", {"action": "end", "ref": grants[0]["ref"], "size": size})
        assert isinstance(end.body, bytes)
        assert (end.status, json.loads(end.body)["type"]) == (400, f"bad-request/{kind}")
        assert called(service, "GET", f"{API}/files/x").status == 404


def test_smallest_uploads_are_kept(service: Service) -> None:
    """A byte that was uploaded can be downloaded, as workers do to warm up, with its parts in their order."""
    grants = begun(service, "x", 2)
    for grant, data in ((grants[1], b"2"), (grants[0], b"1")):
        called(service, "PUT", urlsplit(grant["upload_uri"]).path, data)
    assert called(service, "POST", f"{API}/files/x", {"action": "end", "ref": grants[0]["ref"]}).status == 201
    content = called(service, "GET", "/get/x").body
    assert not isinstance(content, bytes)
    assert bytes(content.view) == b"12"


def test_folders_are_listed(service: Service) -> None:
    """The root and the folders below it list what lies in them; one that is not there is missing."""
    paths = {}
    for folder in ("", "a%20b"):
        body = called(service, "GET", f"{API}/folders/{folder}").body
        assert isinstance(body, bytes)
        paths[folder] = [(entry["path"], entry["type"]) for entry in json.loads(body)]
    assert paths == {"": [("a b", "directory"), ("big", "file")], "a%20b": [("a b/ü.txt", "file")]}
    assert called(service, "GET", f"{API}/folders/none").status == 404


def test_unknown_request_is_said(service: Service, capsys: pytest.CaptureFixture[str]) -> None:
    """A client that asks for more than the service knows gets 404, and the log names the request."""
    assert called(service, "GET", f"{API}/locks/x").status == 404
    assert "no answer to GET /api/rest/v1/locks/x" in capsys.readouterr().err


def test_connection_ends_after_user_2(connection: HTTPConnection) -> None:
    """User 2 is answered on a connection that then ends, user 1 on one that goes on."""
    kept = asked(connection, "GET", f"{API}/users/1")
    kept.read()
    assert not kept.will_close
    assert asked(connection, "GET", f"{API}/users/2").will_close


def test_objects(service: Service) -> None:
    """The S3 side takes objects whole and in parts, and hands out the same files."""
    assert called(service, "PUT", "/s3/bucket/key", b"1").status == 200
    assert b"<UploadId>" in called(service, "POST", "/s3/bucket/key?uploads").body  # type: ignore[operator]
    assert "ETag" in called(service, "PUT", "/s3/bucket/key?uploadId=1&partNumber=1", b"1").headers
    assert b"CompleteMultipart" in called(service, "POST", "/s3/bucket/key?uploadId=1").body  # type: ignore[operator]
    head = called(service, "HEAD", "/s3/bucket/big")
    assert (head.without_body, head.size) == (True, -1)
    part = called(service, "GET", "/s3/bucket/big", range="bytes=0-9")
    assert (part.status, part.start, part.size) == (206, 0, 10)


def test_head_announces_a_body_that_does_not_come(connection: HTTPConnection) -> None:
    """HEAD tells the size and sends nothing: the next answer on the connection is the next one's."""
    head = asked(connection, "HEAD", "/s3/bucket/big")
    assert (head.headers["content-length"], head.read()) == (str(len(BIG)), b"")
    assert json.loads(asked(connection, "GET", f"{API}/users/1").read())["id"] == 1


def test_held_answers_arrive(root: Path) -> None:
    """With a delay, requests of several connections are all answered; one that is gone is dropped."""
    with storage_server(root, delay=0.02) as address:
        connections = [HTTPConnection(urlsplit(address).netloc, timeout=10) for _ in range(3)]
        for connection in connections:
            connection.request("GET", "/get/big")
        connections.pop(0).close()
        assert [connection.getresponse().read() for connection in connections] == [BIG, BIG]
        for connection in connections:
            connection.close()


@needs_openssl
def test_over_tls(root: Path, certificate: Certificate) -> None:
    """Both directions work over TLS, for clients that trust the bundle, which holds the public certificates too."""
    context = ssl.create_default_context(cafile=str(certificate.bundle))
    assert len(context.get_ca_certs()) > 20
    with storage_server(root, certificate=certificate) as address:
        assert address.startswith("https://")
        connection = HTTPSConnection(urlsplit(address).netloc, timeout=10, context=context)
        assert asked(connection, "GET", "/get/big").read() == BIG
        grant = json.loads(asked(connection, "POST", f"{API}/file_actions/begin_upload/x", {}).read())[0]
        assert asked(connection, "PUT", urlsplit(grant["upload_uri"]).path, BIG).status == 200
        connection.close()


def test_certificates_need_openssl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the openssl command the error says what is needed."""
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(RuntimeError, match="install openssl"):
        make_certificate(tmp_path)
