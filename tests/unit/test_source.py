"""Files as the source of an upload, and what is one."""

from __future__ import annotations

import gzip
import io
import os
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import md5
from pathlib import Path
from random import Random
from tempfile import TemporaryFile
from typing import Any, BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from files_style_sdk.error import SourceChangedError
from files_style_sdk.transfer.source import (
    FileSource,
    HeldPart,
    Part,
    is_regular_file,
)
from files_style_sdk.transfer.verification import Digest

MIB = 1024 * 1024
BIG = Random(1).randbytes(3 * MIB + 17)
"""More than is held in memory as one part."""


@pytest.fixture(params=["at positions", "one at a time"])
def way_of_reading(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the system's own reads at a position, and as on systems that have none."""
    if request.param == "one at a time":
        monkeypatch.delattr(os, "preadv", raising=False)


@pytest.fixture
def big(tmp_path: Path) -> Iterator[BinaryIO]:
    """A file of several MiB, from whose start some was read."""
    (tmp_path / "big").write_bytes(BIG)
    with (tmp_path / "big").open("rb", buffering=0) as file:
        yield file


def read_out(part: Part | HeldPart, block: int = 7) -> bytes:
    reader = part.open()
    buffer = memoryview(bytearray(block))
    blocks = []
    while count := reader.readinto(buffer):
        blocks.append(bytes(buffer[:count]))
    return b"".join(blocks)


def unmoved(_count: int) -> None:
    """Nobody wants to know."""


# Files


@given(st.binary(max_size=60), st.integers(1, 20), st.integers(0, 70), st.data())
def test_parts_of_a_file_are_its_content(content: bytes, part_size: int, start: int, data: st.DataObject) -> None:
    """From where the file stands, as many bytes as asked: the parts are the content, in any order, with their sums."""
    with TemporaryFile() as file:
        file.write(content)
        file.seek(start)
        size = data.draw(st.none() | st.integers(0, max(0, len(content) - start)))
        moved: list[int] = []
        source = FileSource(file, "f", moved.append, size)
        wanted = content[start:] if size is None else content[start : start + size]
        assert source.size == len(wanted)
        offsets = list(range(0, len(wanted), part_size)) or [0]
        for offset in data.draw(st.permutations(offsets)):
            piece = wanted[offset : offset + part_size]
            part = source.part(1 + offset // part_size, offset, len(piece), Digest("crc32"))
            assert (part.number, part.size, read_out(part)) == (1 + offset // part_size, len(piece), piece)
            assert part.is_last == (offset == offsets[-1])
            assert part.digest.crc32 == zlib.crc32(piece)
        assert sum(moved) == source.moved_so_far() == len(wanted)
        assert file.tell() == start


@pytest.mark.usefixtures("way_of_reading")
def test_several_threads_read_a_file_at_once(big: BinaryIO) -> None:
    """Parts that are read side by side are what they would be one after the other."""
    source, size = FileSource(big, "f", unmoved), 70_001

    def read(offset: int) -> bytes:
        part = Part(source, 1, offset, min(size, len(BIG) - offset), Digest("crc32"))
        return read_out(part, 1000)

    with ThreadPoolExecutor(8) as pool:
        assert b"".join(pool.map(read, range(0, len(BIG), size))) == BIG


@pytest.mark.usefixtures("way_of_reading")
@pytest.mark.parametrize("buffering", [0, -1])
def test_the_callers_file_stays_where_it_was(tmp_path: Path, buffering: int) -> None:
    """Reading parts does not move the caller's file: it goes on from where it stood, and can be placed anew."""
    (tmp_path / "f").write_bytes(BIG)
    with (tmp_path / "f").open("rb", buffering=buffering) as file:
        assert file.read(10) == BIG[:10]
        source = FileSource(file, "f", unmoved)
        source.sum_up(Digest("crc32"), 2 * MIB)
        for size in (100, 2 * MIB):
            assert read_out(source.part(1, 5, size, Digest("crc32")), MIB) == BIG[15 : 15 + size]
        assert file.tell() == 10
        file.seek(source.size - 3, os.SEEK_CUR)
        assert file.read() == BIG[-3:]
    assert file.closed


def test_the_callers_file_is_not_closed(big: BinaryIO) -> None:
    """A source and its parts that are let go leave the file open."""
    read_out(FileSource(big, "f", unmoved).part(1, 0, 2 * MIB, Digest("crc32")), MIB)
    assert big.read(3) == BIG[:3]


def test_small_parts_are_in_memory_and_large_ones_are_not(big: BinaryIO) -> None:
    """A small part is read at once, to be sent in one piece; of a large one no more is held than a block."""
    source = FileSource(big, "f", unmoved)
    small, large = source.part(1, 0, MIB, Digest("crc32")), source.part(2, MIB, MIB + 1, Digest("crc32"))
    assert small.content == BIG[:MIB]
    assert large.content is None


@pytest.mark.parametrize("size", [1000, 2 * MIB])
def test_a_part_of_a_file_can_be_sent_again(big: BinaryIO, size: int) -> None:
    """A part reads the same twice, also after it was read half; its bytes count once, in the checksum and as moved."""
    moved: list[int] = []
    before = Digest("md5")
    before.update(b"earlier")
    source = FileSource(big, "f", moved.append)
    part = source.part(1, 4, size, before)
    part.open().readinto(memoryview(bytearray(size // 2)))
    assert read_out(part, MIB) == read_out(part, MIB) == BIG[4 : 4 + size]
    assert part.digest.md5 == md5(b"earlier" + BIG[4 : 4 + size]).hexdigest()
    assert before.md5 == md5(b"earlier").hexdigest()
    assert sum(moved) == source.moved_so_far() == size


def test_a_checksum_takes_in_what_is_not_sent_again(big: BinaryIO) -> None:
    """The beginning of a file can be summed without being moved."""
    moved: list[int] = []
    big.seek(7)
    source, digest = FileSource(big, "f", moved.append), Digest("md5")
    source.sum_up(digest, 2 * MIB + 5)
    assert digest.md5 == md5(BIG[7 : 7 + 2 * MIB + 5]).hexdigest()
    assert (moved, source.moved_so_far()) == ([], 0)


def test_file_with_fewer_bytes_than_said(big: BinaryIO) -> None:
    """A file that ends before the size that the caller names is refused before anything is read."""
    big.seek(len(BIG) - 3)
    with pytest.raises(SourceChangedError, match="10 bytes, but has only 3 bytes from where it stands"):
        FileSource(big, "the file", unmoved, 10)


@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.write_bytes(b"x" * 11),
        lambda path: os.truncate(path, 5),
        lambda path: os.utime(path, ns=(1, 1)),
    ],
    ids=["longer", "shorter", "touched"],
)
def test_file_that_changes_is_noticed(tmp_path: Path, change: Callable[[Path], object]) -> None:
    """Another size and another modification time raise, naming the file; its fingerprint is another one too."""
    path = tmp_path / "data"
    path.write_bytes(b"x" * 10)
    with path.open("rb") as file:
        source = FileSource(file, "'data'", unmoved)
        fingerprint = source.fingerprint
        source.check_unchanged()
        assert source.fingerprint == fingerprint
        change(path)
        assert source.fingerprint != fingerprint
        with pytest.raises(SourceChangedError, match="'data' changed while"):
            source.check_unchanged()


def test_fingerprints_tell_sources_apart(tmp_path: Path) -> None:
    """Another file of the same content, another beginning and another size are other sources; opening anew is not."""
    for name in ("one", "other"):
        (tmp_path / name).write_bytes(b"0123456789")
        os.utime(tmp_path / name, ns=(5, 5))

    def fingerprint(name: str, start: int = 0, size: int | None = None) -> str:
        with (tmp_path / name).open("rb") as file:
            file.seek(start)
            return FileSource(file, "f", unmoved, size).fingerprint

    prints = [fingerprint("one"), fingerprint("other"), fingerprint("one", 1), fingerprint("one", 0, 9)]
    assert len(set(prints)) == 4
    assert fingerprint("one") == prints[0]


@pytest.mark.usefixtures("way_of_reading")
@pytest.mark.parametrize("size", [1000, 2 * MIB])
def test_file_that_shrinks_is_noticed(tmp_path: Path, size: int) -> None:
    """A file cut short while it is read raises instead of giving a short part."""
    path = tmp_path / "data"
    path.write_bytes(b"x" * size)
    with path.open("rb", buffering=0) as file:
        source = FileSource(file, "'data'", unmoved)
        os.truncate(path, size // 2)
        with pytest.raises(SourceChangedError, match=f"'data' became shorter .*at byte {size // 2} of {size}"):
            read_out(source.part(1, 0, size, Digest("crc32")), size // 4)


@pytest.mark.usefixtures("way_of_reading")
def test_file_that_cannot_be_read_any_further(big: BinaryIO, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the disk is told apart from one of the network: it is no OSError, and names the file."""

    def broken(*_args: object) -> Any:
        raise OSError(5, "Input/output error")

    source = FileSource(big, "'data'", unmoved)
    for name in ("preadv", "read"):
        monkeypatch.setattr(os, name, broken, raising=False)
    with pytest.raises(SourceChangedError, match=r"'data' could not be read: Input/output error"):
        source.read_at(0, memoryview(bytearray(1)))


def test_file_that_is_closed_meanwhile(tmp_path: Path) -> None:
    """A file that its owner closed is no longer read, nor taken for unchanged: its descriptor may be another's."""
    (tmp_path / "f").write_bytes(b"x" * 100)
    with (tmp_path / "f").open("rb", buffering=0) as file:
        source = FileSource(file, "'f'", unmoved)
    for use in (lambda: source.read_at(0, memoryview(bytearray(1))), source.check_unchanged):
        with pytest.raises(SourceChangedError, match="'f'"):
            use()
    # The system gives the lowest number that is free: that of the file that was closed.
    (tmp_path / "other").write_bytes(b"y" * 100)
    with (tmp_path / "other").open("rb", buffering=0), pytest.raises(SourceChangedError, match="'f'"):
        source.read_at(0, memoryview(bytearray(1)))


# Which is which


@pytest.mark.parametrize(("mode", "buffering"), [("rb", -1), ("rb", 0), ("r+b", -1), ("w+b", 0)])
def test_files_of_the_system_are_told(tmp_path: Path, mode: str, buffering: int) -> None:
    """A regular file is one, buffered or not."""
    (tmp_path / "f").write_bytes(b"abc")
    with (tmp_path / "f").open(mode, buffering=buffering) as file:
        assert is_regular_file(file)  # type: ignore[arg-type]


def test_what_was_written_and_not_flushed_belongs_to_the_file(tmp_path: Path) -> None:
    """Bytes in a file's own buffer are in the file before it is read at positions."""
    with (tmp_path / "f").open("w+b") as file:
        file.write(b"abc")
        file.seek(0)
        file.write(b"x")
        assert is_regular_file(file)
        assert (tmp_path / "f").read_bytes() == b"xbc"
        file.seek(0)
        assert read_out(FileSource(file, "f", unmoved).part(1, 0, 3, Digest("crc32"))) == b"xbc"


def test_what_only_has_a_file_behind_it_is_none(tmp_path: Path) -> None:
    """Whatever unpacks or alters a file while it is read is no regular file: its bytes are not the file's."""

    class Upper(io.FileIO):
        """A file whose bytes are altered as they are read."""

        def readinto(self, buffer: Any, /) -> int:
            block = super().read(len(buffer)) or b""
            buffer[: len(block)] = block.upper()
            return len(block)

    with gzip.open(tmp_path / "f", "wb") as file:
        file.write(b"abc" * 1000)
    with gzip.open(tmp_path / "f", "rb") as packed:
        assert not is_regular_file(packed)  # type: ignore[arg-type]
        with io.BufferedReader(packed) as buffered:  # type: ignore[arg-type]
            assert not is_regular_file(buffered)
    with Upper(tmp_path / "f") as altered:
        assert not is_regular_file(altered)


def test_what_is_no_file_is_none(tmp_path: Path) -> None:
    """Memory, pipes, devices, files that are closed and objects that only read are no regular files."""
    with (tmp_path / "f").open("wb") as closed:
        pass
    reading, writing = os.pipe()
    with open(reading, "rb") as pipe, open(writing, "wb"), open("/dev/null", "rb") as device:
        for stream in (io.BytesIO(b"abc"), pipe, device, closed, object()):
            assert not is_regular_file(stream)  # type: ignore[arg-type]
