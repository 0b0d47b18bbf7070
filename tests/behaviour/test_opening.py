"""What open() returns: remote files as Python's own file objects."""

from __future__ import annotations

import csv
import gc
import io
import os
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import files_style_sdk as files_sdk
from files_style_sdk.error import APIConnectionError, Error, IntegrityError, InvalidParameterError, NotFoundError

from .conftest import RawServer, Received, http, json_answer

PART = 4096
TEXT = "first\nzweite Zeile äöü\r\nthird 日本語\n\nlast without end"


def write(face: Any, path: str, data: bytes) -> None:
    with face.file.open(path, "wb") as f:
        f.write(data)


def read(face: Any, path: str) -> bytes:
    with face.file.open(path, "rb") as f:
        data: bytes = f.read()
    return data


def listed(client: Any, folder: str) -> list[str]:
    return [each.path for each in client.folder.list_for(folder)]


@pytest.mark.parametrize("size", [0, 1, PART - 1, PART, PART + 1, 3 * PART + 5])
def test_bytes_round_trip(face: Any, folder: str, size: int) -> None:
    """What was written is what is read, whatever its size is beside that of a part."""
    data = bytes(number % 251 for number in range(size))
    write(face, f"{folder}/x", data)
    assert read(face, f"{folder}/x") == data


@pytest.mark.parametrize("block", [1, 7, 1000, PART, 200_000])
def test_writes_of_any_size_make_the_same_file(client: Any, folder: str, block: int) -> None:
    """How the bytes are cut into writes does not matter."""
    data = bytes(number % 249 for number in range(2 * PART + 11))
    with client.file.open(f"{folder}/x", "wb") as f:
        for start in range(0, len(data), block):
            assert f.write(data[start : start + block]) == len(data[start : start + block])
        assert f.tell() == len(data)
    assert read(client, f"{folder}/x") == data


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig", "latin-1", None])
def test_text_round_trip(face: Any, folder: str, encoding: str | None) -> None:
    """Text is encoded as asked, UTF-8 by default."""
    text = TEXT if encoding != "latin-1" else "äöü\nß"
    with face.file.open(f"{folder}/t", "w", encoding=encoding, newline="") as f:
        f.write(text)
    assert read(face, f"{folder}/t") == text.encode(encoding or "utf-8")
    with face.file.open(f"{folder}/t", "r", encoding=encoding, newline="") as f:
        assert f.read() == text


@pytest.mark.parametrize("newline", [None, "", "\n", "\r\n"])
def test_newlines_are_those_of_a_local_file(client: Any, folder: str, tmp_path: Path, newline: str | None) -> None:
    """Reading and writing translate line ends exactly as Python's own open does."""
    local, remote = tmp_path / "t", f"{folder}/t"
    for opened in (local.open("w", encoding="utf-8", newline=newline), client.file.open(remote, "w", newline=newline)):
        with opened as f:
            f.write("a\nb\r\nc")
    assert read(client, remote) == local.read_bytes()
    with local.open("r", encoding="utf-8", newline=newline) as here, client.file.open(remote, newline=newline) as there:
        assert list(there) == list(here)


def test_encoding_errors(client: Any, folder: str) -> None:
    """Undecodable bytes raise, or are replaced where that is asked for."""
    write(client, f"{folder}/t", b"a\xffb")
    with client.file.open(f"{folder}/t") as f, pytest.raises(UnicodeDecodeError):
        f.read()
    with client.file.open(f"{folder}/t", errors="replace") as f:
        assert f.read() == "a\ufffdb"


def test_lines(client: Any, folder: str) -> None:
    """Iteration, readline, readlines and csv read line by line."""
    write(client, f"{folder}/t", b"a,b\n1,2\n3,4")
    with client.file.open(f"{folder}/t") as f:
        assert list(f) == ["a,b\n", "1,2\n", "3,4"]
    with client.file.open(f"{folder}/t") as f:
        assert (f.readline(), f.readlines(), f.readline()) == ("a,b\n", ["1,2\n", "3,4"], "")
    with client.file.open(f"{folder}/t", newline="") as f:
        assert list(csv.reader(f)) == [["a", "b"], ["1", "2"], ["3", "4"]]
    with client.file.open(f"{folder}/t", "rb") as f:
        assert f.readline() == b"a,b\n"


@pytest.mark.parametrize("buffering", [-1, 0, 100])
def test_seek_and_tell(client: Any, folder: str, buffering: int) -> None:
    """A reader seeks to any place, from start, position and end, forward and back, and past the end."""
    data = bytes(number % 251 for number in range(600_000))
    write(client, f"{folder}/x", data)
    with client.file.open(f"{folder}/x", "rb", buffering=buffering) as f:
        assert f.seekable()
        assert f.read(0) == b""
        for offset in (500_000, 10, 400_000, 400_050, 0):
            assert f.seek(offset) == f.tell() == offset
            assert f.read(5) == data[offset : offset + 5]
        assert f.seek(-3, io.SEEK_END) == len(data) - 3
        assert f.read() == data[-3:]
        f.seek(100)
        assert f.seek(20, io.SEEK_CUR) == 120
        assert f.seek(len(data) + 10) == len(data) + 10
        assert f.read(5) == b""
        with pytest.raises(ValueError, match=r"seek|negative|before"):
            f.seek(-1)
        f.seek(7)
        assert f.read(3) == data[7:10]


def test_text_seek(client: Any, folder: str) -> None:
    """Text goes back to where tell() was."""
    write(client, f"{folder}/t", TEXT.encode())
    with client.file.open(f"{folder}/t", newline="") as f:
        f.readline()
        here = f.tell()
        second = f.readline()
        f.seek(here)
        assert f.readline() == second


def test_zipfile_reads_remote_archives(client: Any, folder: str) -> None:
    """What needs a seekable file works: zipfile reads one member."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", b"A" * 100_000)
        archive.writestr("b.txt", b"B")
    write(client, f"{folder}/z.zip", packed.getvalue())
    with client.file.open(f"{folder}/z.zip", "rb") as f, zipfile.ZipFile(f) as archive:
        assert archive.namelist() == ["a.txt", "b.txt"]
        assert archive.read("b.txt") == b"B"


def test_zipfile_writes_remote_archives(client: Any, folder: str) -> None:
    """A writer, which cannot seek, is enough for zipfile to write to."""
    with client.file.open(f"{folder}/z.zip", "wb") as f, zipfile.ZipFile(f, "w") as archive:
        archive.writestr("a.txt", b"A" * 10_000)
    with zipfile.ZipFile(io.BytesIO(read(client, f"{folder}/z.zip"))) as archive:
        assert archive.read("a.txt") == b"A" * 10_000


@pytest.mark.parametrize("mode", ["w", "wb"])
def test_nothing_is_visible_before_close(client: Any, folder: str, mode: str) -> None:
    """A file appears under its name when the writer closes, not before."""
    f = client.file.open(f"{folder}/x", mode)
    f.write("a" * 3 * PART if mode == "w" else b"a" * 3 * PART)
    f.flush()
    assert listed(client, folder) == []
    f.close()
    f.close()
    assert listed(client, folder) == [f"{folder}/x"]


@pytest.mark.parametrize("mode", ["w", "wb"])
@pytest.mark.parametrize("size", [0, 10, 3 * PART])
def test_exception_publishes_nothing(face: Any, client: Any, folder: str, mode: str, size: int) -> None:
    """Leaving the block by an exception publishes nothing, and the exception comes through."""
    with pytest.raises(RuntimeError, match="half way"), face.file.open(f"{folder}/x", mode) as f:  # noqa: PT012
        f.write("a" * size if mode == "w" else b"a" * size)
        raise RuntimeError("half way")
    assert f.closed
    assert listed(client, folder) == []


def test_exception_keeps_the_file_that_was_there(client: Any, folder: str) -> None:
    """An aborted rewrite leaves the earlier content."""
    write(client, f"{folder}/x", b"earlier")
    with pytest.raises(KeyboardInterrupt), client.file.open(f"{folder}/x", "wb") as f:  # noqa: PT012
        f.write(b"later")
        raise KeyboardInterrupt
    assert read(client, f"{folder}/x") == b"earlier"


@pytest.mark.parametrize("mode", ["w", "wb"])
def test_abort(client: Any, folder: str, mode: str) -> None:
    """abort() closes without publishing; writing on is an error."""
    f = client.file.open(f"{folder}/x", mode)
    f.write("a" if mode == "w" else b"a")
    f.abort()
    assert f.closed
    with pytest.raises(ValueError, match="closed"):
        f.write("a" if mode == "w" else b"a")
    assert listed(client, folder) == []


@pytest.mark.parametrize("mode", ["w", "wb"])
@pytest.mark.parametrize("action", ["always", "error"])
def test_forgotten_writer_is_not_published(client: Any, folder: str, mode: str, action: Any) -> None:
    """A writer that nobody closed may hold half a file: it warns and is not published, even where warnings raise."""
    with warnings.catch_warnings(record=action == "always") as caught, pytest.MonkeyPatch.context() as patch:
        warnings.simplefilter(action)
        unraisable: list[Any] = []
        patch.setattr("sys.unraisablehook", lambda event: unraisable.append(event.exc_type))
        f = client.file.open(f"{folder}/x", mode)
        f.write("a" * 2 * PART if mode == "w" else b"a" * 2 * PART)
        del f
        gc.collect()
    assert ResourceWarning in [*unraisable, *(warning.category for warning in caught or [])]
    assert listed(client, folder) == []


def test_writer_that_is_open_at_exit_is_not_published(pointed: Any, client: Any, folder: str) -> None:
    """A program that ends without closing its writer publishes nothing."""
    code = "import sys, files_style_sdk as sdk; f = sdk.open(sys.argv[1], 'w'); f.write('a' * 10_000)"
    env = {**os.environ, "FILES_BASE_URL": pointed.url, "FILES_API_KEY": pointed.api_key}
    command = [sys.executable, "-B", "-W", "ignore", "-c", code, f"{folder}/x"]
    subprocess.run(command, env=env, timeout=30, check=True, capture_output=True)
    assert listed(client, folder) == []


def test_attributes_of_the_record(face: Any, folder: str) -> None:
    """The object answers for the file's record: path at once, size of a writer after closing."""
    name = f"{folder}/foo.txt"
    with face.file.open(name, "w") as f:
        assert f.path == name
        assert f.size is None
        f.write("contents")
    assert (f.path, f.size, f.type, f.record.size) == (name, 8, "file", 8)
    for mode in ("r", "rb"):
        with face.file.open(name, mode) as f:
            assert (f.path, f.size, f.name) == (name, 8, name)
            with pytest.raises(AttributeError):
                _ = f.no_such_thing


@pytest.mark.parametrize("mode", ["r", "rb", "w", "wb"])
def test_object_is_a_file_of_its_mode(client: Any, folder: str, mode: str) -> None:
    """mode, readable, writable and the io classes are those that Python's own open gives."""
    write(client, f"{folder}/x", b"x")
    f = client.file.open(f"{folder}/x", mode)
    try:
        assert f.mode == mode
        assert (f.readable(), f.writable()) == (mode[0] == "r", mode[0] == "w")
        assert isinstance(f, io.TextIOBase if mode in ("r", "w") else io.BufferedIOBase)
        with pytest.raises(io.UnsupportedOperation):
            f.write("x" if mode == "r" else b"x") if mode[0] == "r" else f.read()
    finally:
        f.abort()


@pytest.mark.parametrize("mode", ["", "rw", "r+", "wb+", "U", "xa", "rr", "b", 5])
def test_bad_modes(client: Any, folder: str, mode: Any) -> None:
    """A mode that is not offered raises InvalidParameterError before anything is sent."""
    with pytest.raises(InvalidParameterError, match="mode"):
        client.file.open(f"{folder}/x", mode)


@pytest.mark.parametrize(
    "arguments", [{"encoding": "utf-8"}, {"errors": "strict"}, {"newline": "\n"}, {"buffering": 1.5}, {"buffering": -2}]
)
def test_arguments_that_do_not_go_with_bytes(client: Any, folder: str, arguments: dict[str, Any]) -> None:
    """A binary mode takes no text arguments, and buffering is a count."""
    with pytest.raises(InvalidParameterError):
        client.file.open(f"{folder}/x", "rb", **arguments)


@pytest.mark.parametrize("arguments", [{"encoding": "no-such"}, {"newline": "x"}, {"buffering": 0}])
def test_bad_text_arguments_leave_nothing_open(client: Any, folder: str, arguments: dict[str, Any]) -> None:
    """A bad encoding or newline raises, publishes nothing and leaves nothing half-made to complain later."""
    with pytest.raises((InvalidParameterError, LookupError, ValueError)):
        client.file.open(f"{folder}/x", "w", **arguments)
    gc.collect()
    assert listed(client, folder) == []


def test_missing_file_and_folder(client: Any, folder: str) -> None:
    """Reading what is not there raises at once, as does reading a folder."""
    with pytest.raises(NotFoundError):
        client.file.open(f"{folder}/missing")
    with pytest.raises(Error):
        client.file.open(folder)


def test_missing_parent(client: Any, folder: str) -> None:
    """Writing below a missing folder raises when it is opened, unless it is to be made."""
    with pytest.raises(files_sdk.error.DestinationParentDoesNotExistError):
        client.file.open(f"{folder}/no/x", "w")
    with client.file.open(f"{folder}/no/x", "w", params={"mkdir_parents": True}) as f:
        f.write("x")
    assert read(client, f"{folder}/no/x") == b"x"


def test_settings_are_those_of_the_moment_of_opening(pointed: Any, folder: str) -> None:
    """A file that was opened goes on with its key, whatever is assigned meanwhile."""
    with files_sdk.open(f"{folder}/x", "w") as f:
        files_sdk.set_api_key("WRONG")
        f.write("x" * 2 * PART)
    files_sdk.set_api_key(pointed.api_key)
    assert len(read(files_sdk, f"{folder}/x")) == 2 * PART


def _api(
    server: list[RawServer], blob: Callable[[Received], bytes | None], size: int
) -> Callable[[Received], bytes | None]:
    def answer(request: Received) -> bytes | None:
        if request.target.startswith("/api"):
            return json_answer({"path": "x", "size": size, "download_uri": f"{server[0].url}/blob"})
        return blob(request)

    return answer


def test_reader_survives_a_break(raw_server: Any, client_of: Any) -> None:
    """A connection that breaks while reading is taken up where it broke."""
    data = bytes(range(256)) * 400
    server: list[RawServer] = []

    def blob(request: Received) -> bytes:
        start = int(request.headers.get("range", "bytes=0-")[6:].partition("-")[0])
        if start:
            content_range = f"bytes {start}-{len(data) - 1}/{len(data)}"
            return http(206, data[start:], ETag='"1"', Content_Range=content_range)
        return http(200, data[:1000], length=len(data), ETag='"1"')

    server.append(raw_server(_api(server, blob, len(data))))
    with client_of(server[0].url).file.open("x", "rb") as f:
        assert f.read() == data


@pytest.mark.parametrize("length", [None, 50])
def test_reader_never_ends_early_in_silence(raw_server: Any, client_of: Any, length: int | None) -> None:
    """A body that stops short of the record's size raises; it is not taken for the end of the file."""
    server: list[RawServer] = []
    server.append(raw_server(_api(server, lambda _request: http(200, b"x" * 50, length=length), 100)))
    with client_of(server[0].url).file.open("x", "rb") as f, pytest.raises((IntegrityError, APIConnectionError)):
        f.read()


def test_failed_part_publishes_nothing(raw_server: Any, client_of: Any) -> None:
    """A writer whose part was refused raises, and closing it does not publish the rest."""
    server: list[RawServer] = []

    def answer(request: Received) -> bytes:
        if "begin_upload" in request.target:
            grant = {"ref": "r", "upload_uri": f"{server[0].url}/blob", "partsize": 10, "part_number": 1}
            return json_answer([grant])
        return http(400, b"<Error/>") if request.target.startswith("/blob") else json_answer({"path": "x"})

    server.append(raw_server(answer))
    with pytest.raises(Error), client_of(server[0].url).file.open("x", "wb", buffering=0) as f:
        f.write(b"y" * 25)
    f = client_of(server[0].url).file.open("x", "wb")
    f.write(b"y" * 25)
    with pytest.raises(Error):
        f.close()
    assert not [request for request in server[0].received if "/files/" in request.target]
