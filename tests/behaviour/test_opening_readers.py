"""What reads files reads remote ones: archives, tables and text, with few requests for few bytes."""

from __future__ import annotations

import csv
import gzip
import io
import json
import shutil
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from files_style_sdk.error import APIConnectionError, IntegrityError
from files_style_sdk.transfer.content import RemoteContent

from .conftest import Received, http, json_answer

MIB = 1024 * 1024


@pytest.fixture
def put(client: Any, folder: str) -> Callable[[bytes], str]:
    """Puts a remote file there; gives its path."""

    def make(content: bytes) -> str:
        with client.file.open(f"{folder}/data", "wb") as f:
            f.write(content)
        return f"{folder}/data"

    return make


@pytest.fixture
def fetched(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How many answers of storage were asked for since this was called last.

    Counted here, because the mock server lists a request only when its answer is complete.
    """
    asked: list[int] = []
    original = RemoteContent.open

    def counted(self: RemoteContent, position: int, stop: int | None = None) -> Any:
        asked.append(position)
        return original(self, position, stop)

    monkeypatch.setattr(RemoteContent, "open", counted)

    def count() -> int:
        number = len(asked)
        asked.clear()
        return number

    return count


def varied(size: int) -> bytes:
    """Bytes that compress badly enough to stay large."""
    block = bytes(number * number % 251 for number in range(65_537))
    return (block * (size // len(block) + 1))[:size]


def archive_of(members: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def test_one_member_of_an_archive(client: Any, put: Any, fetched: Any) -> None:
    """zipfile reads the directory and one member of an archive with a few requests, not the archive."""
    members = {f"{number}.bin": varied(500_000) + str(number).encode() for number in range(4)}
    members["note.txt"] = b"the note"
    path = put(archive_of(members))
    fetched()
    with client.file.open(path, "rb") as f, zipfile.ZipFile(f) as archive:
        assert archive.namelist() == list(members)
        assert fetched() == 1
        assert archive.read("note.txt") == b"the note"
        assert fetched() <= 1
        assert archive.read("2.bin") == members["2.bin"]
        assert fetched() <= 4
        assert archive.testzip() is None


def test_archives_are_written_and_read(client: Any, folder: str) -> None:
    """Archives, compressed ones too, are written to a remote file directly, and read from it."""
    with client.file.open(f"{folder}/a.zip", "xb") as f, zipfile.ZipFile(f, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("one", varied(300_000))
        archive.writestr("two", b"2")
    with client.file.open(f"{folder}/a.zip", "rb") as f, zipfile.ZipFile(f) as archive:
        assert (archive.read("two"), archive.read("one")) == (b"2", varied(300_000))
    with client.file.open(f"{folder}/a.tar.gz", "wb") as f, tarfile.open(fileobj=f, mode="w:gz") as tar:
        info = tarfile.TarInfo("one")
        info.size = 300_000
        tar.addfile(info, io.BytesIO(varied(300_000)))
    with client.file.open(f"{folder}/a.tar.gz", "rb") as f, tarfile.open(fileobj=f) as tar:
        member = tar.extractfile("one")
        assert member is not None
        assert member.read() == varied(300_000)


def test_tarfile_skips_what_it_does_not_read(client: Any, put: Any, fetched: Any) -> None:
    """The last member of an archive without a directory is found by jumps over the others, not through them."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        for number in range(4):
            info = tarfile.TarInfo(str(number))
            info.size = 500_000
            tar.addfile(info, io.BytesIO(varied(500_000)))
    path = put(packed.getvalue())
    fetched()
    with client.file.open(path, "rb") as f, tarfile.open(fileobj=f) as tar:
        assert tar.getnames() == ["0", "1", "2", "3"]
        member = tar.extractfile("3")
        assert member is not None
        assert member.read() == varied(500_000)
    assert fetched() <= 10


def test_csv_and_json(client: Any, folder: str) -> None:
    """csv and json read and write remote text."""
    rows = [{"name": f"Zoë {number}", "n": str(number)} for number in range(5000)]
    with client.file.open(f"{folder}/t.csv", "w", newline="") as f:
        table = csv.DictWriter(f, ["name", "n"])
        table.writeheader()
        table.writerows(rows)
    with client.file.open(f"{folder}/t.csv", newline="") as f:
        assert list(csv.DictReader(f)) == rows
    with client.file.open(f"{folder}/t.json", "w") as f:
        json.dump(rows, f)
    with client.file.open(f"{folder}/t.json") as f:
        assert json.load(f) == rows


def test_sniffing_and_starting_again(client: Any, put: Any, fetched: Any) -> None:
    """Whoever looks at the beginning and starts again has not asked twice."""
    path = put(b"a;b\n" + b"1;2\n" * 200_000)
    fetched()
    with client.file.open(path, newline="") as f:
        dialect = csv.Sniffer().sniff(f.read(1000))
        f.seek(0)
        assert next(csv.reader(f, dialect)) == ["a", "b"]
    assert fetched() == 1


def test_gzip_and_text_over_bytes(client: Any, folder: str) -> None:
    """gzip packs and unpacks on the way; io.TextIOWrapper reads bytes as text."""
    text = "zeile äöü\n" * 50_000
    with client.file.open(f"{folder}/t.gz", "wb") as f, gzip.open(f, "wt", encoding="utf-8") as packed:
        packed.write(text)
    with client.file.open(f"{folder}/t.gz", "rb") as f, gzip.open(f, "rt", encoding="utf-8") as unpacked:
        assert unpacked.read() == text
    with client.file.open(f"{folder}/t", "wb") as f:
        f.write(text.encode())
    with client.file.open(f"{folder}/t", "rb") as f, io.TextIOWrapper(f, "utf-8") as wrapper:
        assert wrapper.readline() == "zeile äöü\n"
        assert sum(1 for _ in wrapper) == 49_999


@pytest.mark.parametrize("length", [0, 1000, 300_000])
def test_copying(client: Any, folder: str, tmp_path: Path, fetched: Any, length: int) -> None:
    """shutil.copyfileobj copies up, across and down, reading in one request whatever its blocks are."""
    content = varied(600_001)
    with client.file.open(f"{folder}/up", "wb") as f:
        shutil.copyfileobj(io.BytesIO(content), f, length)
    fetched()
    with client.file.open(f"{folder}/up", "rb") as source, client.file.open(f"{folder}/across", "wb") as target:
        shutil.copyfileobj(source, target, length)
    assert fetched() == 1
    with client.file.open(f"{folder}/across", "rb") as source, (tmp_path / "down").open("wb") as local:
        shutil.copyfileobj(source, local, length)
    assert (tmp_path / "down").read_bytes() == content


def test_reading_into_buffers(client: Any, put: Any) -> None:
    """readinto, readinto1, read1 and peek are those of a local file."""
    content = varied(500_000)
    with client.file.open(put(content), "rb") as f:
        buffer = bytearray(400_000)
        assert f.readinto(buffer) == 400_000
        assert buffer == content[:400_000]
        assert content[400_000:].startswith(f.peek(10)[:10])
        block = f.read1(50)
        assert block == content[400_000 : 400_000 + len(block)]
        f.seek(0)
        small = bytearray(100)
        count = f.readinto1(small)
        assert small[:count] == content[:count]


def test_two_readers_of_one_file(client: Any, put: Any) -> None:
    """Each opening has a position of its own."""
    path = put(varied(400_000))
    with client.file.open(path, "rb") as one, client.file.open(path, "rb") as other:
        one.seek(300_000)
        assert other.read(10) == varied(10)
        assert one.read(10) == varied(400_000)[300_000:300_010]


def test_version_is_pinned_over_jumps(client: Any, put: Any) -> None:
    """A file that is replaced while it is open is not mixed from two versions: the next request says so."""
    path = put(varied(600_000))
    with client.file.open(path, "rb") as f:
        f.seek(400_000)
        f.read(10)
        put(b"x" * 600_000)
        f.seek(0)
        with pytest.raises(IntegrityError, match="changed"):
            f.read(10)


def test_urls_that_expire_are_renewed(raw_server: Any, client_of: Any) -> None:
    """A reader that was open for longer than its signed URL lives asks for another and goes on."""
    content = varied(2 * MIB)
    old: set[str] = set()

    def answer(request: Received) -> bytes:
        if request.target.startswith("/api"):
            uri = f"{server.url}/blob?{len(server.received)}"
            return json_answer({"path": "x", "size": len(content), "download_uri": uri})
        if request.target in old:
            return http(403, b"<Error/>")
        old.add(request.target)
        start, stop = (int(number) for number in request.headers["range"][6:].split("-"))
        content_range = f"bytes {start}-{stop}/{len(content)}"
        return http(206, content[start : stop + 1], ETag='"1"', Content_Range=content_range)

    server = raw_server(answer)
    with client_of(server.url).file.open("x", "rb") as f:
        for position in (MIB, 100, MIB + 500_000):
            f.seek(position)
            assert f.read(10) == content[position : position + 10]


def test_storage_without_ranges(raw_server: Any, client_of: Any) -> None:
    """Where storage ignores ranges, reading through works, and a jump is an error, never the wrong bytes."""
    content = varied(MIB)

    def answer(request: Received) -> bytes:
        if request.target.startswith("/api"):
            return json_answer({"path": "x", "size": len(content), "download_uri": f"{server.url}/blob"})
        return http(200, content, ETag='"1"')

    server = raw_server(answer)
    client = client_of(server.url)
    with client.file.open("x", "rb") as f:
        assert f.read() == content
    with client.file.open("x", "rb") as f:
        f.seek(MIB // 2)
        with pytest.raises((APIConnectionError, IntegrityError)):
            f.read(10)


def test_pandas_reads_tables(client: Any, put: Any) -> None:
    """pandas.read_csv reads a remote table, of bytes and of text."""
    pandas = pytest.importorskip("pandas")
    path = put(b"a,b\n" + b"1,2\n" * 10_000)
    for mode in ("r", "rb"):
        with client.file.open(path, mode) as f:
            assert pandas.read_csv(f).sum().to_dict() == {"a": 10_000, "b": 20_000}


def test_pyarrow_reads_one_column(client: Any, folder: str, fetched: Any) -> None:
    """pyarrow.parquet reads one of many columns with few requests."""
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pyarrow.table({f"c{number}": range(number, 200_000 + number) for number in range(20)})
    with client.file.open(f"{folder}/t.parquet", "wb") as f:
        parquet.write_table(table, f, use_dictionary=False, compression="none")
    fetched()
    with client.file.open(f"{folder}/t.parquet", "rb") as f:
        column = parquet.read_table(f, columns=["c7"])
    assert column["c7"].to_pylist() == list(range(7, 200_007))
    assert fetched() <= 6


def test_broken_connections_in_the_middle(raw_server: Any, client_of: Any) -> None:
    """A connection that breaks again and again costs requests, never bytes, at a jump as in a stream."""
    content = varied(600_000)

    def answer(request: Received) -> bytes:
        if request.target.startswith("/api"):
            return json_answer({"path": "x", "size": len(content), "download_uri": f"{server.url}/blob"})
        given = request.headers.get("range", "bytes=0-")
        first, _, last = given[6:].partition("-")
        start, stop = int(first), int(last) + 1 if last else len(content)
        sent = content[start : min(stop, start + 100_000)]
        if "range" not in request.headers:
            return http(200, sent, length=len(content), ETag='"1"')
        return http(
            206, sent, length=stop - start, ETag='"1"', Content_Range=f"bytes {start}-{stop - 1}/{len(content)}"
        )

    server = raw_server(answer)
    with client_of(server.url).file.open("x", "rb") as f:
        f.seek(250_000)
        assert f.read(300_000) == content[250_000:550_000]
        f.seek(0)
        assert f.read() == content
