"""Downloads from the mock server and from storage that misbehaves."""

from __future__ import annotations

import hashlib
import io
import os
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import files_style_sdk as files_sdk
from files_style_sdk.error import APIConnectionError, APIError, CannotDownloadDirectoryError, IntegrityError
from files_style_sdk.transfer.progress import Progress

from .conftest import RawServer, Received, http, json_answer

CONTENT = bytes(number * 7 % 256 for number in range(300_000))
Start = Callable[..., RawServer]


def put(client: Any, path: str, data: bytes = CONTENT) -> None:
    client.file.upload_stream(io.BytesIO(data), path)


@pytest.mark.parametrize("size", [0, 1, 4096, 300_000])
def test_file_of_any_size(face: Any, folder: str, tmp_path: Path, size: int) -> None:
    """A download is byte for byte what was uploaded, and leaves one file."""
    put(face, f"{folder}/x", CONTENT[:size])
    record = face.file.download_file(f"{folder}/x", tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == CONTENT[:size]
    assert (record.path, record.size) == (f"{folder}/x", size)
    assert os.listdir(tmp_path) == ["x"]


def test_destinations(face: Any, folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a local name the remote one is used; an existing folder is a folder for the file; text names work."""
    put(face, f"{folder}/name.txt", b"x")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    face.file.download_file(f"/{folder}/name.txt")
    face.file.download_file(f"/{folder}/name.txt", "sub")
    face.file.download_file(f"/{folder}/name.txt", tmp_path / "other")
    found = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file())
    assert found == ["name.txt", "other", "sub/name.txt"]


def test_methods_of_a_record(face: Any, folder: str, tmp_path: Path) -> None:
    """A record downloads its own content, and finds a signed URL for it."""
    put(face, f"{folder}/x", b"mine")
    record = face.file.find(f"{folder}/x")
    stream = io.BytesIO()
    record.download_content(stream)
    record.download_file(tmp_path / "x")
    assert stream.getvalue() == (tmp_path / "x").read_bytes() == b"mine"
    assert record.download_uri is None
    assert record.download_uri_with_load() == record.download_uri
    assert record.download_uri.startswith("http://127.0.0.1:")


def test_existing_file_is_replaced_whole(client: Any, folder: str, tmp_path: Path) -> None:
    """An existing local file is replaced, also by a shorter one."""
    (tmp_path / "x").write_bytes(b"a longer content that was there")
    put(client, f"{folder}/x", b"new")
    client.file.download_file(f"{folder}/x", tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == b"new"


def test_stream_is_left_open_and_written_where_it_stands(client: Any, folder: str) -> None:
    """A stream is appended to from its position, and stays the caller's to close."""
    put(client, f"{folder}/x", b"new")
    stream = io.BytesIO(b"old")
    stream.seek(3)
    client.file.download_stream(f"{folder}/x", stream)
    assert stream.getvalue() == b"oldnew"


def test_progress(face: Any, folder: str) -> None:
    """The callback hears the total and in the end all of it."""
    put(face, f"{folder}/x")
    told: list[Progress] = []
    face.file.download_stream(f"{folder}/x", io.BytesIO(), progress=told.append)
    assert told[-1].bytes_done == told[-1].bytes_total == len(CONTENT)


def test_folder_is_refused(client: Any, folder: str, tmp_path: Path) -> None:
    """A folder is no file: a clear error, and nothing is left."""
    with pytest.raises(CannotDownloadDirectoryError):
        client.file.download_file(folder, tmp_path / "x")
    assert os.listdir(tmp_path) == []


def test_missing_remote_file(face: Any, folder: str, tmp_path: Path) -> None:
    """A file that is not there raises the documented class and leaves an existing local file alone."""
    (tmp_path / "x").write_bytes(b"old")
    with pytest.raises(files_sdk.error.FileNotFoundError):
        face.file.download_file(f"{folder}/missing", tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["x"]


class Storage:
    """An API with one file, and storage that answers by a list of functions, one a request."""

    def __init__(
        self, start: Start, content: bytes, *answers: Callable[[Received, bytes], bytes | None], **record: Any
    ) -> None:
        self.content = content
        self.answers = list(answers)
        self.ranges: list[str | None] = []
        self.headers: list[dict[str, str]] = []
        self.located = 0
        self.record = {"path": "x", "type": "file", "size": len(content), **record}
        self.server = start(self._answer)

    def _answer(self, request: Received) -> bytes | None:
        if request.target.startswith("/api"):
            self.located += 1
            return json_answer({**self.record, "download_uri": f"{self.server.url}/blob?n={self.located}"})
        self.ranges.append(request.headers.get("range"))
        self.headers.append(request.headers)
        answer = self.answers.pop(0) if self.answers else part
        return answer(request, self.content)


def part(request: Received, content: bytes, most: int | None = None) -> bytes:
    """The content from where it was asked for; all of it is promised, at most `most` bytes are sent."""
    start = int(request.headers.get("range", "bytes=0-").removeprefix("bytes=").partition("-")[0])
    sent = content[start:] if most is None else content[start : start + most]
    if not start:
        return http(200, sent, length=len(content), ETag='"v1"')
    content_range = f"bytes {start}-{len(content) - 1}/{len(content)}"
    return http(206, sent, length=len(content) - start, ETag='"v1"', Content_Range=content_range)


def broken_after(count: int) -> Callable[[Received, bytes], bytes]:
    """An answer that promises all bytes but breaks off after some."""
    return lambda request, content: part(request, content, count)


def status(code: int, **headers: str) -> Callable[[Received, bytes], bytes]:
    return lambda _request, _content: http(code, b"<Error/>", **headers)


def test_download_goes_on_where_it_broke(raw_server: Start, client_of: Any, tmp_path: Path) -> None:
    """After a break only the missing bytes are asked for, of the same version, and the result is whole."""
    storage = Storage(raw_server, CONTENT, broken_after(100_000), broken_after(50_000))
    client_of(storage.server.url).file.download_file("x", tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == CONTENT
    assert storage.ranges == [None, "bytes=100000-", "bytes=150000-"]
    assert [headers.get("if-match") for headers in storage.headers] == [None, '"v1"', '"v1"']


def test_no_credential_goes_to_storage(raw_server: Start, client_of: Any) -> None:
    """Storage is sent neither key nor session, even where it is on the service's own origin."""
    storage = Storage(raw_server, CONTENT)
    client_of(storage.server.url).file.download_stream("x", io.BytesIO())
    assert not [
        name for name in storage.headers[0] if name.startswith("x-files") or name in ("authorization", "cookie")
    ]


def test_connection_that_keeps_breaking_is_given_up(raw_server: Start, client_of: Any, tmp_path: Path) -> None:
    """After the allowed retries: an error that names the file and how far it came; nothing is left."""
    storage = Storage(raw_server, CONTENT, *[broken_after(10)] * 20)
    with pytest.raises(APIConnectionError, match=r"x: .*after 30 of 300000 bytes"):
        client_of(storage.server.url, max_network_retries=2).file.download_file("x", tmp_path / "x")
    assert os.listdir(tmp_path) == []
    assert len(storage.ranges) == 3


def test_expired_url_is_asked_for_again(raw_server: Start, client_of: Any, tmp_path: Path) -> None:
    """403 from storage means that the signed URL has expired: a new one is fetched."""
    storage = Storage(raw_server, CONTENT, status(403))
    client_of(storage.server.url).file.download_file("x", tmp_path / "x")
    assert (storage.located, (tmp_path / "x").read_bytes()) == (2, CONTENT)


def test_storage_that_refuses_for_good(raw_server: Start, client_of: Any, tmp_path: Path) -> None:
    """Storage that always answers 403 ends in an error that names the file, after a bounded number of requests."""
    storage = Storage(raw_server, CONTENT, *[status(403)] * 20)
    with pytest.raises(APIError, match=r"403.*x"):
        client_of(storage.server.url).file.download_file("x", tmp_path / "x")
    assert os.listdir(tmp_path) == []
    assert len(storage.ranges) <= 5


@pytest.mark.parametrize("code", [404, 410, 416, 500])
def test_storage_errors_name_the_file(raw_server: Start, client_of: Any, tmp_path: Path, code: int) -> None:
    """An error of storage, which speaks XML, says what was being fetched and the status."""
    storage = Storage(raw_server, CONTENT, *[status(code)] * 10)
    with pytest.raises(APIError, match=f"{code}.*x") as caught:
        client_of(storage.server.url).file.download_file("x", tmp_path / "x")
    assert caught.value.http_status == code
    assert os.listdir(tmp_path) == []


def test_file_that_changes_meanwhile(raw_server: Start, client_of: Any, tmp_path: Path) -> None:
    """412 after a break means that the file is another one now: an error, never a mixture."""
    storage = Storage(raw_server, CONTENT, broken_after(1000), status(412))
    with pytest.raises(IntegrityError, match="x changed"):
        client_of(storage.server.url).file.download_file("x", tmp_path / "x")
    assert os.listdir(tmp_path) == []


def test_storage_that_ignores_ranges(raw_server: Start, client_of: Any, tmp_path: Path) -> None:
    """A 200 to a ranged request is not appended to what is there."""
    storage = Storage(raw_server, CONTENT, broken_after(1000), lambda _r, content: http(200, content, ETag='"v1"'))
    with pytest.raises(APIConnectionError, match="ranges"):
        client_of(storage.server.url).file.download_file("x", tmp_path / "x")
    assert os.listdir(tmp_path) == []


def test_storage_that_sends_another_range(raw_server: Start, client_of: Any, tmp_path: Path) -> None:
    """A 206 for bytes that were not asked for is never taken for those that were (RFC 9110 §14.4)."""

    def from_the_start(_request: Received, content: bytes) -> bytes:
        return http(
            206,
            content[: len(content) - 1000],
            ETag='"v1"',
            Content_Range=f"bytes 0-{len(content) - 1001}/{len(content)}",
        )

    storage = Storage(raw_server, CONTENT, broken_after(1000), from_the_start)
    with pytest.raises((IntegrityError, APIConnectionError)):
        client_of(storage.server.url).file.download_file("x", tmp_path / "x")
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("length", [None, 50])
def test_short_body_without_a_break_is_noticed(
    raw_server: Start, client_of: Any, tmp_path: Path, length: int | None
) -> None:
    """A body that ends early without saying so has the wrong size: an error, not a file."""
    storage = Storage(raw_server, CONTENT[:100], lambda _r, content: http(200, content[:50], length=length))
    with pytest.raises((IntegrityError, APIConnectionError), match="x"):
        client_of(storage.server.url, max_network_retries=0).file.download_file("x", tmp_path / "x")
    assert os.listdir(tmp_path) == []


def test_wrong_checksum(raw_server: Start, client_of: Any, tmp_path: Path) -> None:
    """Bytes that have the right number but not the right checksum are no file."""
    storage = Storage(raw_server, b"good", lambda _r, _c: http(200, b"evil"), crc32=f"{zlib.crc32(b'good'):08x}")
    with pytest.raises(IntegrityError, match="CRC-32"):
        client_of(storage.server.url).file.download_file("x", tmp_path / "x")
    assert os.listdir(tmp_path) == []


def test_checksum_that_is_no_number_does_not_crash(raw_server: Start, client_of: Any, tmp_path: Path) -> None:
    """A checksum that is not hexadecimal is an error of ours or ignored, not a ValueError from within."""
    storage = Storage(raw_server, b"good", crc32="pending")
    try:
        client_of(storage.server.url).file.download_file("x", tmp_path / "x")
    except files_sdk.error.Error:
        assert os.listdir(tmp_path) == []
    else:
        assert (tmp_path / "x").read_bytes() == b"good"


def test_compressed_storage_is_not_decoded_behind_our_back(raw_server: Start, client_of: Any) -> None:
    """A file that is stored gzipped arrives gzipped: its bytes are the file."""
    import gzip

    packed = gzip.compress(b"text" * 100, mtime=0)
    storage = Storage(raw_server, packed, lambda _r, content: http(200, content, Content_Encoding="gzip"))
    stream = io.BytesIO()
    client_of(storage.server.url).file.download_stream("x", stream)
    assert stream.getvalue() == packed
    assert storage.headers[0]["accept-encoding"] == "identity"


@pytest.mark.parametrize("uri", ["", "ftp://127.0.0.1/x", "file:///etc/passwd", None, 5])
def test_download_url_that_is_none(raw_server: Start, client_of: Any, tmp_path: Path, uri: Any) -> None:
    """A record without a usable URL is an error that names the file; no file of this machine is read."""
    server = raw_server(lambda _request: json_answer({"path": "x", "size": 1, "download_uri": uri}))
    with pytest.raises(APIError, match="x"):
        client_of(server.url).file.download_file("x", tmp_path / "x")
    assert os.listdir(tmp_path) == []


def test_content_is_handed_on_in_blocks(raw_server: Start, client_of: Any) -> None:
    """A download is handed on in blocks of at most 1 MiB, never as one."""
    data = CONTENT * 10
    blocks: list[int] = []
    digest = hashlib.sha256()

    class Sink(io.RawIOBase):
        def write(self, block: Any) -> int:
            blocks.append(len(block))
            digest.update(block)
            return len(block)

    client_of(Storage(raw_server, data).server.url).file.download_stream("x", Sink())
    assert digest.digest() == hashlib.sha256(data).digest()
    assert max(blocks) <= 1 << 20


def test_stream_that_takes_only_part_of_a_block(raw_server: Start, client_of: Any) -> None:
    """A raw stream may write fewer bytes than it was given: none is lost."""
    taken = bytearray()

    class Slow(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, block: Any) -> int:
            taken.extend(bytes(block[:1000]))
            return min(len(block), 1000)

    client_of(Storage(raw_server, CONTENT[:5000]).server.url).file.download_stream("x", Slow())
    assert bytes(taken) == CONTENT[:5000]


@pytest.mark.parametrize("taken", [None, 0, -1])
def test_raw_stream_that_takes_nothing(raw_server: Start, client_of: Any, taken: int | None) -> None:
    """A raw stream that would block takes nothing: an error, neither lost bytes nor an endless loop."""
    calls: list[int] = []

    class Blocked(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, block: Any) -> int | None:
            calls.append(len(block))
            assert len(calls) < 50, "it goes on for ever"
            return taken

    with pytest.raises((OSError, files_sdk.error.Error)):
        client_of(Storage(raw_server, b"content").server.url).file.download_stream("x", Blocked())


def test_stream_is_given_bytes(raw_server: Start, client_of: Any) -> None:
    """Whatever has a `write` that takes bytes will do: it is given bytes, and need not return a count."""
    texts: list[str] = []

    class Printer:
        def write(self, block: bytes) -> None:
            texts.append(block.decode())

    client_of(Storage(raw_server, b"some text").server.url).file.download_stream("x", Printer())
    assert "".join(texts) == "some text"


@pytest.mark.parametrize("trouble", [KeyboardInterrupt, RuntimeError, OSError])
def test_interrupted_download_leaves_nothing(
    raw_server: Start, client_of: Any, tmp_path: Path, trouble: type[BaseException]
) -> None:
    """Ctrl-C, or a callback that raises, comes through; the temporary file goes."""

    def interrupt(_progress: Progress) -> None:
        raise trouble

    client = client_of(Storage(raw_server, CONTENT).server.url)
    with pytest.raises(trouble):
        client.file.download_file("x", tmp_path / "x", progress=interrupt)
    assert os.listdir(tmp_path) == []
