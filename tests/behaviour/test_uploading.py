"""Uploads through the real protocol, in parts of a few kilobytes."""

from __future__ import annotations

import io
import json
import os
import threading
from pathlib import Path
from typing import Any

import pytest

from files_style_sdk.error import APIError, InvalidParameterError, SourceChangedError
from files_style_sdk.transfer.progress import Progress

from .conftest import Received, http, json_answer

PART = 4096
"""Bytes: the mock server's part size in this suite."""

SIZES = [0, 1, PART - 1, PART, PART + 1, 2 * PART, 3 * PART + 7]
ODD_NAMES = [
    "with space.txt",
    "Ünï/cödé.txt",
    "100%25.txt",
    "a#b?c&d=e+f.txt",
    'it\'s "quoted".txt',
    "日本語.txt",
    "-rf",
    "a;b,c.txt",
    "%2e%2e",
    "x" * 200,
]


def content(size: int) -> bytes:
    return bytes(number * 31 % 251 for number in range(size))


def remote_bytes(face: Any, path: str) -> bytes:
    stream = io.BytesIO()
    face.file.download_stream(path, stream)
    return stream.getvalue()


class OneWay(io.RawIOBase):
    """A stream that cannot seek and gives at most 1000 bytes at a time."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._data.readinto(memoryview(buffer)[:1000])


@pytest.mark.parametrize("size", SIZES)
def test_file_of_any_size(face: Any, folder: str, tmp_path: Path, size: int) -> None:
    """A local file arrives byte for byte, whatever its size is beside that of a part."""
    local = tmp_path / "local.bin"
    local.write_bytes(content(size))
    record = face.file.upload_file(local, f"{folder}/remote.bin")
    assert (record.path, record.size, record.type) == (f"{folder}/remote.bin", size, "file")
    assert remote_bytes(face, record.path) == content(size)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("known", [True, False])
def test_stream_of_any_size(client: Any, folder: str, size: int, known: bool) -> None:
    """A stream that cannot seek arrives whole, whether its size is told or not."""
    client.file.upload_stream(OneWay(content(size)), f"{folder}/s", size if known else None)
    assert remote_bytes(client, f"{folder}/s") == content(size)


@pytest.mark.parametrize("size", [0, PART, PART + 1])
def test_bytes_in_memory(face: Any, folder: str, size: int) -> None:
    """A BytesIO is sent from where it stands, and left open."""
    stream = io.BytesIO(b"skipped" + content(size))
    stream.seek(7)
    face.file.upload_stream(stream, f"{folder}/m")
    assert not stream.closed
    assert remote_bytes(face, f"{folder}/m") == content(size)


def test_pipe(client: Any, folder: str) -> None:
    """What another thread writes into a pipe is uploaded as it comes."""
    reader, writer = os.pipe()

    def write() -> None:
        with open(writer, "wb") as pipe:
            for _ in range(10):
                pipe.write(content(1000))

    thread = threading.Thread(target=write)
    thread.start()
    with open(reader, "rb") as pipe:
        client.file.upload_stream(pipe, f"{folder}/p")
    thread.join(10)
    assert remote_bytes(client, f"{folder}/p") == content(1000) * 10


def test_fifo_by_name(client: Any, folder: str, tmp_path: Path) -> None:
    """A named pipe is uploaded like a file, though its size is not known."""
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    thread = threading.Thread(target=lambda: fifo.write_bytes(content(PART + 5)), daemon=True)
    thread.start()
    client.file.upload_file(fifo, f"{folder}/f")
    thread.join(10)
    assert remote_bytes(client, f"{folder}/f") == content(PART + 5)


def test_only_part_of_a_stream(client: Any, folder: str) -> None:
    """`size` takes so many bytes and no more."""
    stream = io.BytesIO(content(PART * 2))
    client.file.upload_stream(stream, f"{folder}/head", PART + 3)
    assert remote_bytes(client, f"{folder}/head") == content(PART * 2)[: PART + 3]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names(client: Any, folder: str, tmp_path: Path, name: str) -> None:
    """Any name that a file system allows arrives as it is, and is found under it again."""
    local = tmp_path / name
    local.parent.mkdir(exist_ok=True)
    local.write_bytes(b"odd")
    record = client.file.upload_file(local, f"{folder}/{name}", params={"mkdir_parents": True})
    assert record.path == f"{folder}/{name}"
    assert [each.path for each in client.folder.walk(folder) if each.type == "file"] == [f"{folder}/{name}"]
    assert client.file.find(f"{folder}/{name}").size == 3
    assert remote_bytes(client, f"{folder}/{name}") == b"odd"


def test_folder_as_destination(client: Any, folder: str, tmp_path: Path) -> None:
    """A destination that ends in a slash is a folder for the file."""
    local = tmp_path / "name.txt"
    local.write_bytes(b"x")
    assert client.file.upload_file(local, f"/{folder}/").path == f"{folder}/name.txt"


def test_replacing_a_file(client: Any, folder: str) -> None:
    """An upload to a path that exists replaces its content."""
    client.file.upload_stream(io.BytesIO(b"a longer first content"), f"{folder}/x")
    client.file.upload_stream(io.BytesIO(b"second"), f"{folder}/x")
    assert remote_bytes(client, f"{folder}/x") == b"second"


def test_modification_time_travels(client: Any, folder: str, tmp_path: Path) -> None:
    """The local modification time is sent along, unless the caller has another."""
    local = tmp_path / "old"
    local.write_bytes(b"x")
    os.utime(local, (1_000_000_000, 1_000_000_000))
    assert client.file.upload_file(local, f"{folder}/a").provided_mtime.startswith("2001-09-09T01:46:40")
    given = {"provided_mtime": "2010-01-02T03:04:05Z"}
    assert client.file.upload_file(local, f"{folder}/b", params=given).provided_mtime.startswith("2010-01-02T03:04:05")
    assert given == {"provided_mtime": "2010-01-02T03:04:05Z"}


def test_progress(face: Any, folder: str) -> None:
    """The callback hears rising counts and at the end the whole."""
    told: list[Progress] = []
    face.file.upload_stream(io.BytesIO(content(3 * PART)), f"{folder}/p", progress=told.append)
    assert told[-1].bytes_done == told[-1].bytes_total == 3 * PART
    assert (told[-1].files_done, told[-1].files_total) == (1, 1)
    assert [each.bytes_done for each in told] == sorted(each.bytes_done for each in told)


def test_parts_travel_one_by_one_without_credential(pointed: Any, client: Any, folder: str) -> None:
    """One storage request a part, one completion, and nothing more."""
    pointed.journal.clear()  # it keeps the newest only: in a full one, nothing new is told from before by its number
    client.file.upload_stream(io.BytesIO(content(2 * PART + 1)), f"{folder}/n")
    sent = [request for request in pointed.journal.entries() if folder in request.path or request.method == "PUT"]
    assert [request.method for request in sent].count("PUT") == 3
    assert sent[-1].method == "POST"
    assert "/files/" in sent[-1].path
    assert {request.status for request in sent} <= {200, 201}


@pytest.mark.parametrize("stream", [io.StringIO("text"), "path", b"bytes", None])
def test_what_is_no_binary_stream(client: Any, pointed: Any, folder: str, stream: Any) -> None:
    """A text stream, a path or bytes raise before anything is sent."""
    pointed.journal.clear()
    with pytest.raises(InvalidParameterError, match="stream"):
        client.file.upload_stream(stream, f"{folder}/never")
    assert pointed.journal.entries() == []


@pytest.mark.parametrize(
    ("params", "name"),
    [
        ({"mkdir_parents": "yes"}, "mkdir_parents"),
        ({"provided_mtime": 5}, "provided_mtime"),
        ({"parts": "3"}, "parts"),
        ("mkdir_parents", "params"),
    ],
)
def test_wrong_params(client: Any, pointed: Any, folder: str, params: Any, name: str) -> None:
    """A parameter of the wrong type raises by name before anything is sent."""
    pointed.journal.clear()
    with pytest.raises(InvalidParameterError, match=name):
        client.file.upload_stream(io.BytesIO(b"x"), f"{folder}/never", params=params)
    assert pointed.journal.entries() == []


def test_source_that_fails_publishes_nothing(client: Any, folder: str) -> None:
    """An exception of the stream comes through, and nothing is visible."""

    class Failing(OneWay):
        def readinto(self, buffer: Any) -> int:
            if self._data.tell() > PART:
                raise RuntimeError("the source failed")
            return super().readinto(buffer)

    with pytest.raises(RuntimeError, match="the source failed"):
        client.file.upload_stream(Failing(content(3 * PART)), f"{folder}/x")
    assert list(client.folder.list_for(folder)) == []


def test_file_that_changes_meanwhile_publishes_nothing(client: Any, folder: str, tmp_path: Path) -> None:
    """A file that grows while it is sent is an error, and nothing is visible."""
    local = tmp_path / "growing"
    local.write_bytes(content(2 * PART))

    def grow(_progress: Progress) -> None:
        with local.open("ab") as file:
            file.write(b"more")

    with pytest.raises(SourceChangedError, match="growing"):
        client.file.upload_file(local, f"{folder}/x", progress=grow)
    assert list(client.folder.list_for(folder)) == []


class Storage:
    """An upload API whose storage answers each part's request by the next of a list of statuses, then 200."""

    def __init__(self, start: Any, *statuses: int) -> None:
        self.statuses = list(statuses)
        self.asked: list[dict[str, Any]] = []
        self.put: list[Received] = []
        self.completed: list[dict[str, Any]] = []
        self.server = start(self._answer)

    def _answer(self, request: Received) -> bytes:
        if "begin_upload" in request.target:
            self.asked.append(json.loads(request.body))
            uri = f"{self.server.url}/blob/{len(self.asked)}"
            return json_answer([{"ref": "r1", "upload_uri": uri, "partsize": PART, "part_number": 1}])
        if request.target.startswith("/blob"):
            self.put.append(request)
            return http(self.statuses.pop(0) if self.statuses else 200, ETag=f'"e{len(self.put)}"')
        self.completed.append(json.loads(request.body))
        return json_answer({"path": "x"}, 201)


def test_expired_upload_url_is_asked_for_again(raw_server: Any, client_of: Any) -> None:
    """403 from storage means that the URL has expired: one for the same part of the same upload is fetched."""
    storage = Storage(raw_server, 403)
    client_of(storage.server.url).file.upload_stream(io.BytesIO(b"0123"), "x")
    assert [request.target for request in storage.put] == ["/blob/1", "/blob/2"]
    assert [(asked["part"], asked.get("ref")) for asked in storage.asked] == [(1, None), (1, "r1")]
    assert storage.completed[0]["etags"] == [{"part": 1, "etag": "e2"}]
    assert (storage.completed[0]["ref"], storage.completed[0]["size"]) == ("r1", 4)


@pytest.mark.parametrize("status", [400, 403, 404, 500])
def test_part_that_is_refused_for_good(raw_server: Any, client_of: Any, status: int) -> None:
    """Storage that keeps refusing ends in an error that names part and file, after bounded tries."""
    storage = Storage(raw_server, *[status] * 30)
    with pytest.raises(APIError, match=rf"{status}.*part 1 of x") as caught:
        client_of(storage.server.url, max_network_retries=1).file.upload_stream(io.BytesIO(b"0123"), "x")
    assert caught.value.http_status == status
    assert len(storage.put) <= 6
    assert storage.completed == []


def test_storage_trouble_that_passes(raw_server: Any, client_of: Any) -> None:
    """A part is sent again after passing trouble of storage, whole each time."""
    storage = Storage(raw_server, 503, 500)
    client_of(storage.server.url).file.upload_stream(OneWay(b"0123"), "x")
    assert [request.body for request in storage.put] == [b"0123"] * 3


def test_interrupted_upload_publishes_nothing(raw_server: Any, client_of: Any) -> None:
    """Ctrl-C in the middle comes through, and the upload is not completed."""

    def interrupt(_progress: Progress) -> None:
        raise KeyboardInterrupt

    storage = Storage(raw_server)
    with pytest.raises(KeyboardInterrupt):
        client_of(storage.server.url).file.upload_stream(io.BytesIO(b"0123"), "x", progress=interrupt)
    assert storage.completed == []
