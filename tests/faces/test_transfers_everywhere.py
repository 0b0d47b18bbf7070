"""Uploads and downloads on every face."""

from __future__ import annotations

import hashlib
import io
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from files_style_sdk.error import FileNotFoundError as RemoteFileNotFoundError
from files_style_sdk.error import InvalidParameterError, SourceChangedError

from .conftest import Face

PART_SIZE = 4096
SIZES = [0, 1, PART_SIZE, PART_SIZE + 1, 5 * PART_SIZE + 7]


def content(size: int) -> bytes:
    return (b"".join(hashlib.sha256(number.to_bytes(4)).digest() for number in range(size // 32 + 1)))[:size]


class OneWay(io.RawIOBase):
    """A stream that cannot seek."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._data.readinto(memoryview(buffer)[:1000])


@pytest.mark.parametrize("size", SIZES)
def test_files_there_and_back(on: Any, folder: str, tmp_path: Path, size: int) -> None:
    """A file of any number of parts arrives as it left; its record says so; nothing else is left in the folder."""
    data = content(size)
    local = tmp_path / "local.bin"
    local.write_bytes(data)

    async def case(face: Face) -> None:
        record = await face(
            face.api.upload_file(str(local), f"{folder}/deep/remote.bin", params={"mkdir_parents": True})
        )
        assert (record.path, record.size) == (f"{folder}/deep/remote.bin", size)
        back = tmp_path / "back"
        back.mkdir()
        got = await face(face.api.download_file(record.path, back))
        assert got.path == record.path
        assert [(entry.name, entry.read_bytes()) for entry in back.iterdir()] == [("remote.bin", data)]
        other = tmp_path / "other.bin"
        found = await face(face.api.file.find(record.path))
        await face(found.download_file(other))
        assert other.read_bytes() == data

    on(case)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", [io.BytesIO, OneWay])
def test_streams_there_and_back(on: Any, folder: str, size: int, kind: Any) -> None:
    """A stream arrives as it left, whether it can seek or not, and is left open."""
    data = content(size)

    async def case(face: Face) -> None:
        stream, back = kind(data), io.BytesIO()
        record = await face(face.api.upload_stream(stream, f"{folder}/s.bin"))
        assert (record.size, stream.closed) == (size, False)
        await face(face.api.download_stream(f"{folder}/s.bin", back))
        assert (back.getvalue(), back.closed) == (data, False)

    on(case)


def test_progress(on: Any, folder: str) -> None:
    """The callback hears of the end, with all bytes."""
    told: list[Any] = []

    async def case(face: Face) -> None:
        await face(face.api.file.upload_stream(io.BytesIO(content(20_000)), f"{folder}/p", progress=told.append))
        assert (told[-1].bytes_done, told[-1].files_done) == (20_000, 1)

    on(case)


def test_transfers_that_fail(on: Any, folder: str, tmp_path: Path) -> None:
    """A missing file, local or remote, a wrong size and a text stream: the same errors, and nothing half-made."""

    async def case(face: Face) -> None:
        api = face.api
        err = await face.refused(FileNotFoundError, lambda: api.upload_file(tmp_path / "no.txt", f"{folder}/no"))
        assert "no.txt" in str(err)
        await face.refused(
            RemoteFileNotFoundError, lambda: api.download_file(f"{folder}/no.txt", tmp_path / "never.txt")
        )
        await face.refused(SourceChangedError, lambda: api.upload_stream(OneWay(b"few"), f"{folder}/few", size=9_000))
        await face.refused(InvalidParameterError, lambda: api.upload_stream(io.StringIO("t"), f"{folder}/t"))
        await face.refused(OSError, lambda: api.download_file(f"{folder}", tmp_path / "x" / "y"))
        assert list(tmp_path.iterdir()) == []
        assert (await face(api.folder.list_for(folder))).data == []

    on(case)


def test_errors_of_the_streams_own(on: Any, folder: str) -> None:
    """What a caller's stream raises comes out as it is, and ends the transfer: nothing is published."""

    class Broken(OneWay):
        def readinto(self, buffer: Any) -> int:
            raise RuntimeError("the source is broken")

    class BrokenSeekable(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise RuntimeError("the source is broken")

    class Full(io.BytesIO):
        def write(self, data: Any) -> int:
            raise RuntimeError("the sink is full")

    async def case(face: Face) -> None:
        for source in (Broken(b"x" * 10), BrokenSeekable(b"x" * 9000)):
            with pytest.raises(RuntimeError, match="source is broken"):
                await face(face.api.upload_stream(source, f"{folder}/broken"))
        assert (await face(face.api.folder.list_for(folder))).data == []
        await face(face.api.upload_stream(io.BytesIO(content(9000)), f"{folder}/fine"))
        with pytest.raises(RuntimeError, match="sink is full"):
            await face(face.api.download_stream(f"{folder}/fine", Full()))

    on(case)


def test_a_file_that_shrinks_while_it_is_sent(on: Any, folder: str, tmp_path: Path) -> None:
    """A file that changes under an upload is an error that names it; nothing is published."""
    local = tmp_path / "shrinks.bin"

    async def case(face: Face) -> None:
        local.write_bytes(content(5 * PART_SIZE))

        def shrink(_progress: Any) -> None:
            local.write_bytes(b"short")

        with pytest.raises(SourceChangedError, match=r"shrinks\.bin"):
            await face(face.api.file.upload_file(local, f"{folder}/shrinks", progress=shrink))
        assert (await face(face.api.folder.list_for(folder))).data == []

    on(case)


def test_open(on: Any, folder: str) -> None:
    """open() writes and reads text and bytes; leaving by an exception publishes nothing."""

    async def case(face: Face) -> None:
        if face.name == "async":
            async with face.api.open(f"{folder}/o.txt", "w") as file:
                await file.write("line 1\nline 2\n")
            async with face.api.open(f"{folder}/o.txt") as file:
                assert [line async for line in file] == ["line 1\n", "line 2\n"]
            with suppress(ZeroDivisionError):
                async with face.api.open(f"{folder}/never", "wb") as file:
                    await file.write(b"x" * 9000)
                    raise ZeroDivisionError
        else:
            with face.api.open(f"{folder}/o.txt", "w") as file:
                file.write("line 1\nline 2\n")
            with face.api.open(f"{folder}/o.txt") as file:
                assert list(file) == ["line 1\n", "line 2\n"]
            with suppress(ZeroDivisionError), face.api.open(f"{folder}/never", "wb") as file:
                file.write(b"x" * 9000)
                raise ZeroDivisionError
        assert [entry.path for entry in (await face(face.api.folder.list_for(folder))).data] == [f"{folder}/o.txt"]

    on(case)


def test_directories(on: Any, folder: str, tmp_path: Path) -> None:
    """A folder there and back, and a walk through it."""
    tree = {"a.txt": b"a", "deep/er/b.bin": content(9000), "deep/empty": b""}
    for name, data in tree.items():
        (tmp_path / "tree" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "tree" / name).write_bytes(data)

    async def case(face: Face) -> None:
        sent = await face(face.api.file.upload_directory(tmp_path / "tree", f"{folder}/tree"))
        sent.raise_for_failures()
        got = await face(face.api.file.download_directory(f"{folder}/tree", tmp_path / "back"))
        got.raise_for_failures()
        back = tmp_path / "back"
        assert {str(path.relative_to(back)): path.read_bytes() for path in back.rglob("*") if path.is_file()} == tree
        walked = [entry.path for entry in await face.each(face.api.folder.walk(f"{folder}/tree"))]
        assert {f"{folder}/tree/{name}" for name in tree} < set(walked)

    on(case)
