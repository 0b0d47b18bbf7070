"""What goes wrong: each a clear error that names the thing, nothing half-written, nothing published."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import files_style_sdk as files_sdk
from files_style_sdk.error import (
    APIConnectionError,
    APIError,
    AuthenticationError,
    InvalidParameterError,
    MissingParameterError,
    NotAuthenticatedError,
    ServiceUnavailableError,
)

from .conftest import RawServer, Received, http, json_answer

PART = 4096


@pytest.fixture
def remote(client: Any, folder: str) -> str:
    """A remote file of a few blocks."""
    client.file.upload_stream(io.BytesIO(b"x" * 100_000), f"{folder}/remote.bin")
    return f"{folder}/remote.bin"


def test_missing_local_file(face: Any, pointed: Any, folder: str, tmp_path: Path) -> None:
    """A missing local file is the system's FileNotFoundError with its name; nothing is sent."""
    pointed.journal.clear()
    with pytest.raises(FileNotFoundError) as caught:
        face.file.upload_file(tmp_path / "missing.txt", f"{folder}/x")
    assert caught.value.filename == str(tmp_path / "missing.txt")
    assert pointed.journal.entries() == []


def test_folder_given_as_a_file(face: Any, pointed: Any, folder: str, tmp_path: Path) -> None:
    """A folder is refused by name, with a hint; nothing is sent."""
    pointed.journal.clear()
    with pytest.raises(IsADirectoryError, match="upload_directory") as caught:
        face.file.upload_file(tmp_path, f"{folder}/x")
    assert caught.value.filename == str(tmp_path)
    assert pointed.journal.entries() == []


@pytest.mark.parametrize("local", [None, 5, b"bytes", io.BytesIO(b"x"), ["a"]])
def test_local_path_of_the_wrong_kind(face: Any, pointed: Any, local: Any) -> None:
    """What is no path is refused before anything is sent."""
    pointed.journal.clear()
    with pytest.raises(InvalidParameterError, match="path"):
        face.file.upload_file(local, "x")
    assert pointed.journal.entries() == []


@pytest.mark.parametrize("remote_path", [None, 5, b"x", "", "/", "//", ".", "a\ud800"])
def test_remote_path_of_the_wrong_kind(face: Any, pointed: Any, tmp_path: Path, remote_path: Any) -> None:
    """A remote path that names no file is refused before anything is sent, in both directions, leaving nothing."""
    pointed.journal.clear()
    for call in (
        lambda: face.file.download_file(remote_path, tmp_path / "x"),
        lambda: face.file.download_stream(remote_path, io.BytesIO()),
        lambda: face.file.upload_stream(io.BytesIO(b"x"), remote_path),
        lambda: face.file.open(remote_path, "w"),
        lambda: face.file.open(remote_path),
    ):
        with pytest.raises(InvalidParameterError, match="path"):
            call()
    assert pointed.journal.entries() == []
    assert os.listdir(tmp_path) == []


def test_null_byte_in_a_local_path(client: Any, remote: str) -> None:
    """A local name that no file can have is refused clearly."""
    for call in (lambda: client.file.download_file(remote, "a\0b"), lambda: client.file.upload_file("a\0b", "x")):
        with pytest.raises((InvalidParameterError, OSError, ValueError), match=r"null|path|NUL"):
            call()


@pytest.mark.parametrize("below", ["file/x", "missing/x"])
def test_unwritable_destination(face: Any, remote: str, tmp_path: Path, below: str) -> None:
    """A destination that cannot be made is named; nothing is left."""
    (tmp_path / "file").write_bytes(b"keep")
    with pytest.raises(OSError, match=below) as caught:
        face.file.download_file(remote, tmp_path / below)
    assert caught.value.filename == str(tmp_path / below)
    assert os.listdir(tmp_path) == ["file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_folder_without_permission(face: Any, remote: str, tmp_path: Path) -> None:
    """A folder that may not be written to is PermissionError with the destination's name."""
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(PermissionError, match=r"x\.bin"):
            face.file.download_file(remote, tmp_path / "x.bin")
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_full_disk(face: Any, remote: str) -> None:
    """A full device raises ENOSPC with its name."""
    with pytest.raises(OSError, match="No space left") as caught:
        face.file.download_file(remote, "/dev/full")
    assert caught.value.filename == "/dev/full"


def test_full_disk_leaves_nothing(pointed: Any, remote: str, tmp_path: Path) -> None:
    """When the disk fills up half way, the temporary file goes, and the file that was there stays."""
    (tmp_path / "x").write_bytes(b"old")
    code = (
        "import os, resource, signal, sys, files_style_sdk as sdk\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))\n"
        "try:\n"
        "    sdk.download_file(sys.argv[1], 'x')\n"
        "except OSError as error:\n"
        "    print(type(error).__name__, error.errno, error.filename, sorted(os.listdir()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", code, remote],
        cwd=tmp_path,
        env={**os.environ, "FILES_BASE_URL": pointed.url, "FILES_API_KEY": pointed.api_key},
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert done.stdout.strip() == "OSError 27 x ['x']"
    assert (tmp_path / "x").read_bytes() == b"old"


def test_wrong_key(face: Any, folder: str, tmp_path: Path) -> None:
    """A wrong key is NotAuthenticatedError from every kind of call, and leaves nothing."""
    wrong = {"api_key": "WRONGKEY"}
    (tmp_path / "local").write_bytes(b"x")
    for call in (
        lambda: face.user.list({}, wrong),
        lambda: face.file.upload_file(tmp_path / "local", f"{folder}/x", wrong),
        lambda: face.file.download_file(f"{folder}/x", tmp_path / "back", wrong),
        lambda: face.file.open(f"{folder}/x", "w", wrong),
        lambda: face.file.open(f"{folder}/x", "r", wrong),
    ):
        with pytest.raises(NotAuthenticatedError) as caught:
            call()
        assert "WRONGKEY" not in str(caught.value)
    assert os.listdir(tmp_path) == ["local"]


def test_no_key_at_all(mock_server: Any) -> None:
    """Without any credential the error says how to give one, and nothing is sent."""
    mock_server.journal.clear()
    files_sdk.base_url = mock_server.url
    with pytest.raises(AuthenticationError, match="set_api_key"):
        files_sdk.user.list()
    with pytest.raises(AuthenticationError, match="FILES_API_KEY"):
        files_sdk.Client(base_url=mock_server.url).file.open("x")
    assert mock_server.journal.entries() == []


def test_wrong_types_and_missing_parameters_send_nothing(face: Any, pointed: Any) -> None:
    """Parameters are checked before anything is sent."""
    pointed.journal.clear()
    for kind, call in (
        (InvalidParameterError, lambda: face.user.list({"per_page": "5"})),
        (InvalidParameterError, lambda: face.user.find("me")),
        (InvalidParameterError, lambda: face.user.list(["x"])),
        (InvalidParameterError, lambda: face.user.list({}, {"api_kee": "x"})),
        (MissingParameterError, lambda: face.user.find(None)),
        (MissingParameterError, lambda: face.user.create({})),
        (InvalidParameterError, lambda: face.folder.list_for(5)),
        (InvalidParameterError, lambda: face.file.upload_file(__file__, "x", params="mkdir_parents")),
        (InvalidParameterError, lambda: face.file.upload_file(__file__, "x", {"read_timeout": "5"})),
    ):
        with pytest.raises(kind):
            call()
    assert pointed.journal.entries() == []


def test_server_that_is_down(closed_port: str, client_of: Any, tmp_path: Path) -> None:
    """A closed port is named, with how often it was tried, and nothing was sent."""
    client = client_of(closed_port, max_network_retries=2)
    (tmp_path / "local").write_bytes(b"x")
    for call in (
        lambda: client.user.list(),
        lambda: client.user.create({"username": "x"}),
        lambda: client.file.upload_file(tmp_path / "local", "x"),
        lambda: client.file.download_file("x", tmp_path / "back"),
    ):
        with pytest.raises(
            APIConnectionError, match=f"could not connect to {closed_port}.*refused.*tried 3 times"
        ) as caught:
            call()
        assert (caught.value.outcome, caught.value.is_retryable) == ("not_sent", True)
    assert os.listdir(tmp_path) == ["local"]


def test_host_that_does_not_exist(client_of: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that does not resolve is a connection error with the name in it."""
    import socket

    def unknown(*_args: Any, **_kwargs: Any) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(APIConnectionError, match=r"http://no-such-host\.invalid.*not known"):
        client_of("http://no-such-host.invalid").user.list()


Start = Callable[..., RawServer]


def test_truncated_answer(raw_server: Start, client_of: Any) -> None:
    """An answer that breaks off is never parsed as far as it came; the read is retried."""
    server = raw_server(lambda _request: http(200, b'[{"id": 1}]', length=500))
    with pytest.raises(APIConnectionError, match=f"{server.url}.*tried 3 times"):
        client_of(server.url, max_network_retries=2).user.list()
    assert len(server.received) == 3


def test_truncated_chunks(raw_server: Start, client_of: Any) -> None:
    """An answer in chunks that lacks its end is not whole, even if what came is well-formed JSON."""
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    server = raw_server(lambda _request: head + b"2\r\n[]\r\n")
    with pytest.raises(APIConnectionError, match=server.url):
        client_of(server.url, max_network_retries=0).user.list()


def test_connection_dropped_before_an_answer(raw_server: Start, client_of: Any) -> None:
    """A change whose answer never came is sent once, and its outcome is unknown."""
    server = raw_server(lambda _request: b"")
    with pytest.raises(APIConnectionError, match=f"the connection to {server.url} broke") as caught:
        client_of(server.url).user.create({"username": "x"})
    assert caught.value.outcome == "unknown"
    assert len(server.received) == 1


def test_dropped_connection_in_an_upload_publishes_nothing(raw_server: Start, client_of: Any) -> None:
    """Storage that drops each part ends in an error after bounded tries, and the upload is not completed."""

    def answer(request: Received) -> bytes:
        if "begin_upload" in request.target:
            return json_answer([{"ref": "r", "upload_uri": f"{server.url}/blob", "partsize": PART, "part_number": 1}])
        return b""

    server = raw_server(answer)
    with pytest.raises(APIConnectionError, match="broke"):
        client_of(server.url, max_network_retries=2).file.upload_stream(io.BytesIO(b"x" * 10), "x")
    targets = [request.target for request in server.received]
    assert targets.count("/blob") == 3
    assert not [target for target in targets if "/files/" in target]


def test_part_that_was_lost_is_sent_again(raw_server: Start, client_of: Any) -> None:
    """A part whose connection broke is sent again whole, without credential, and the upload completes."""
    parts: list[Received] = []

    def answer(request: Received) -> bytes:
        if "begin_upload" in request.target:
            return json_answer([{"ref": "r", "upload_uri": f"{server.url}/blob", "partsize": PART, "part_number": 1}])
        if request.target == "/blob":
            parts.append(request)
            return b"" if len(parts) == 1 else http(200, ETag='"e"')
        return json_answer({"path": "x", "size": 10}, 201)

    server = raw_server(answer)
    assert client_of(server.url).file.upload_stream(io.BytesIO(b"0123456789"), "x").size == 10
    assert [part.body for part in parts] == [b"0123456789"] * 2
    assert not [name for part in parts for name in part.headers if name.startswith("x-files")]


def test_published_file_of_another_size(raw_server: Start, client_of: Any) -> None:
    """A service that publishes something else than was sent is reported, not believed."""

    def answer(request: Received) -> bytes:
        if "begin_upload" in request.target:
            return json_answer([{"ref": "r", "upload_uri": f"{server.url}/blob", "partsize": PART, "part_number": 1}])
        return http(200, ETag='"e"') if request.target == "/blob" else json_answer({"path": "x", "size": 3}, 201)

    server = raw_server(answer)
    with pytest.raises(files_sdk.error.IntegrityError, match="x has 3 bytes at the service, but 10 were moved"):
        client_of(server.url).file.upload_stream(io.BytesIO(b"0123456789"), "x")


UNUSABLE_GRANTS: list[Any] = [
    [],
    {},
    None,
    [{"ref": "r"}],
    [{"ref": "r", "upload_uri": "ftp://127.0.0.1/x", "partsize": 5}],
    [{"ref": "r", "upload_uri": "http://127.0.0.1/x", "partsize": "many"}],
    [{"ref": "r", "upload_uri": "http://127.0.0.1/x", "partsize": -5}],
]


@pytest.mark.parametrize("grant", UNUSABLE_GRANTS)
def test_grant_that_is_none(raw_server: Start, client_of: Any, grant: Any) -> None:
    """A service that gives no usable leave to upload is an error that names the file."""
    server = raw_server(lambda _request: json_answer(grant))
    with pytest.raises(APIError, match="x"):
        client_of(server.url).file.upload_stream(io.BytesIO(b"0123456789"), "x")


def test_html_error_page(raw_server: Start, client_of: Any) -> None:
    """A gateway's page is an error by its status that says what came."""
    server = raw_server(lambda _request: http(503, b"<html>maintenance</html>", Content_Type="text/html"))
    with pytest.raises(ServiceUnavailableError, match=r"503.*text/html") as caught:
        client_of(server.url, max_network_retries=1).user.list()
    assert caught.value.http_body == "<html>maintenance</html>"
    assert len(server.received) == 2


def test_html_page_instead_of_data(raw_server: Start, client_of: Any) -> None:
    """A login page with status 200 is not data; the error asks whether base_url is right."""
    server = raw_server(lambda _request: http(200, b"<html>log in</html>", Content_Type="text/html"))
    with pytest.raises(APIError, match="base_url"):
        client_of(server.url).user.list()


@pytest.mark.parametrize("answer", [b"garbage\r\n\r\n", b"HTTP/1.1 abc OK\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00"])
def test_server_that_does_not_speak_http(raw_server: Start, client_of: Any, answer: bytes) -> None:
    """Something else on the port is a connection error that names it."""
    server = raw_server(lambda _request: answer)
    with pytest.raises(APIConnectionError, match=server.url):
        client_of(server.url, max_network_retries=0).user.list()


def test_stalled_server(raw_server: Start, client_of: Any) -> None:
    """A server that never answers is given up after read_timeout, which the error names."""
    server = raw_server(lambda _request: None)
    with pytest.raises(APIConnectionError, match=rf"no answer from {server.url} within 0\.2 s") as caught:
        client_of(server.url, read_timeout=0.2, max_network_retries=0).user.list()
    assert caught.value.outcome == "unknown"


def test_stalled_body(raw_server: Start, client_of: Any, tmp_path: Path) -> None:
    """Storage that stops in the middle of a body is given up as well, and nothing is left."""

    def answer(request: Received) -> bytes | None:
        if request.target.startswith("/api"):
            return json_answer({"path": "x", "size": 100, "download_uri": f"{server.url}/blob"})
        return None

    server = raw_server(answer)
    with pytest.raises(APIConnectionError, match=r"0\.2 s"):
        client_of(server.url, read_timeout=0.2, max_network_retries=0).file.download_file("x", tmp_path / "x")
    assert os.listdir(tmp_path) == []


def test_bad_gzip(raw_server: Start, client_of: Any) -> None:
    """A body that claims to be compressed and is not is a connection error, not a crash."""
    server = raw_server(lambda _request: http(200, b"[]", Content_Encoding="gzip"))
    with pytest.raises(APIConnectionError):
        client_of(server.url, max_network_retries=0).user.list()


def test_redirect_drops_the_key_on_the_wire(raw_server: Start, client_of: Any) -> None:
    """Over real sockets: a redirect to another port carries no key."""
    other = raw_server(lambda _request: json_answer([]))
    first = raw_server(lambda _request: http(302, Location=f"{other.url}/elsewhere"))
    client_of(first.url).user.list()
    assert first.received[0].headers["x-filesapi-key"] == "KEY1"
    assert not [name for name in other.received[0].headers if name.startswith("x-filesapi")]


def test_malformed_redirect(raw_server: Start, client_of: Any) -> None:
    """A Location that is no URL is a connection error."""
    for location in ("http://[half/", "http://host:port/", "http:///"):
        server = raw_server(lambda _request, location=location: http(302, Location=location))
        with pytest.raises(APIConnectionError):
            client_of(server.url, max_network_retries=0).user.list()
