"""Where the bytes of an upload come from."""

from __future__ import annotations

import io
import os
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from files_style_sdk.error import Error, InvalidParameterError, SourceChangedError
from files_style_sdk.transfer.source import (
    FileSource,
    Part,
    Source,
    StreamSource,
    buffered_part_size,
    open_source,
)

MIB = 1024 * 1024


class OneWay(io.RawIOBase):
    """A stream that cannot seek and gives a few bytes at a time."""

    def __init__(self, content: bytes, most: int = 3) -> None:
        self._content = io.BytesIO(content)
        self._most = most

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self._content.read(self._most if size < 0 else min(size, self._most))


def read_out(part: Part, block: int = 7) -> bytes:
    reader = part.open()
    return b"".join(iter(lambda: reader.read(block), b""))


def parts_of(source: Source, part_size: int) -> list[bytes]:
    contents = []
    for number in range(1, 1000):
        part = source.next_part(number, part_size)
        contents.append(read_out(part))
        assert len(contents[-1]) == part.size
        if part.is_last:
            return contents
    raise AssertionError("the source never ended")


def unmoved(_count: int) -> None:
    """Nobody wants to know."""


@given(st.binary(max_size=60), st.integers(1, 20), st.sampled_from(["file", "stream", "sized stream"]))
def test_parts_are_the_content(content: bytes, part_size: int, kind: str) -> None:
    """Whatever the size: all parts but the last are full, together they are the content, and the CRC-32 is its."""
    moved: list[int] = []
    source: Source
    if kind == "file":
        source = FileSource(io.BytesIO(content), "f", moved.append)
    else:
        source = StreamSource(OneWay(content), "s", moved.append, None if kind == "stream" else len(content))
    parts = parts_of(source, part_size)
    assert b"".join(parts) == content
    assert {len(part) for part in parts[:-1]} <= {part_size}
    assert len(parts) == max(1, -(-len(content) // part_size))
    assert source.crc32 == zlib.crc32(content)
    assert sum(moved) == len(content)


def test_empty_source_is_one_empty_part() -> None:
    """An empty file is one part of zero bytes."""
    assert parts_of(FileSource(io.BytesIO(), "f", unmoved), 5) == [b""]
    assert parts_of(StreamSource(OneWay(b""), "s", unmoved), 5) == [b""]


def test_file_source_starts_where_the_stream_stands_and_takes_no_more_than_asked() -> None:
    """Bytes before the position are not sent, nor those after `size`."""
    stream = io.BytesIO(b"0123456789")
    stream.seek(3)
    source = FileSource(stream, "f", unmoved, 4)
    assert source.size == 4
    assert parts_of(source, 3) == [b"345", b"6"]


@pytest.mark.parametrize(
    "make", [lambda c: FileSource(io.BytesIO(c), "f", unmoved), lambda c: StreamSource(OneWay(c), "s", unmoved)]
)
def test_a_part_can_be_sent_again(make: Any) -> None:
    """A part reads the same twice, also after it was read half; the CRC-32 counts it once."""
    source = make(b"abcdefgh")
    part = source.next_part(1, 5)
    part.open().read(2)
    assert read_out(part) == read_out(part) == b"abcde"
    assert read_out(source.next_part(2, 5)) == b"fgh"
    assert source.crc32 == zlib.crc32(b"abcdefgh")


def test_bytes_sent_again_count_once() -> None:
    """Progress takes back what has to be sent again."""
    moved: list[int] = []
    part = FileSource(io.BytesIO(b"abcdef"), "f", moved.append).next_part(1, 6)
    part.open().read(4)
    read_out(part)
    assert sum(moved) == 6


def test_file_that_changes_is_noticed(tmp_path: Path) -> None:
    """A file that was written to meanwhile raises, naming it."""
    path = tmp_path / "data"
    path.write_bytes(b"x" * 10)
    with path.open("rb") as file:
        source = FileSource(file, "'data'", unmoved)
        source.check_unchanged()
        with path.open("ab") as other:
            other.write(b"more")
        with pytest.raises(SourceChangedError, match="'data' changed"):
            source.check_unchanged()


def test_file_touched_without_a_change_of_size_is_noticed(tmp_path: Path) -> None:
    """The modification time counts as well as the size."""
    path = tmp_path / "data"
    path.write_bytes(b"x" * 10)
    with path.open("rb") as file:
        source = FileSource(file, "f", unmoved)
        os.utime(path, ns=(1, 1))
        with pytest.raises(SourceChangedError):
            source.check_unchanged()


def test_file_that_shrinks_is_noticed(tmp_path: Path) -> None:
    """A file cut short while it is read raises instead of sending a short part."""
    path = tmp_path / "data"
    path.write_bytes(b"x" * 100)
    with path.open("rb", buffering=0) as file:
        part = FileSource(file, "'data'", unmoved).next_part(1, 100)
        reader = part.open()
        reader.read(10)
        os.truncate(path, 20)
        with pytest.raises(SourceChangedError, match="shorter"):
            list(iter(lambda: reader.read(10), b""))


def test_file_that_cannot_be_read_any_further() -> None:
    """An error of the disk is told apart from one of the network."""

    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    part = FileSource(Broken(b"abc"), "'data'", unmoved).next_part(1, 3)
    with pytest.raises(SourceChangedError, match=r"'data'.*Input/output error"):
        part.open().read(1)


@pytest.mark.parametrize("seekable", [True, False])
def test_stream_with_fewer_bytes_than_said(seekable: bool) -> None:
    """A stream that ends early raises as documented, whether it can seek or not; it is never padded or cut."""
    stream: Any = io.BytesIO(b"abc") if seekable else OneWay(b"abc")
    with pytest.raises(SourceChangedError, match=r"3 bytes|after 3"):
        parts_of(open_source(stream, "the stream", unmoved, 10), 4)


def test_stream_that_has_nothing_yet_is_not_at_its_end() -> None:
    """A non-blocking stream's None means "nothing yet": it must not publish half a file."""

    class Slow(OneWay):
        turns = 0

        def read(self, size: int = -1) -> bytes:
            self.turns += 1
            return None if self.turns == 2 else super().read(size)  # type: ignore[return-value]

    try:
        parts = parts_of(StreamSource(Slow(b"abcdef"), "the stream", unmoved), 100)
    except (Error, OSError):
        return
    assert b"".join(parts) == b"abcdef"


@pytest.mark.parametrize("stream", [io.StringIO("text"), "path", b"bytes", None, 5, Path("x")])
def test_what_is_no_binary_stream_is_refused(stream: Any) -> None:
    """Text streams, paths and bytes are refused before anything is sent."""
    with pytest.raises(InvalidParameterError, match="stream"):
        open_source(stream, "the stream", unmoved, None)


def test_stream_that_turns_out_to_be_text_is_refused() -> None:
    """A stream that yields text without saying so is refused when it does."""

    class Text:
        def read(self, _size: int) -> str:
            return "text"

    with pytest.raises(InvalidParameterError, match="str: a binary stream is needed"):
        open_source(Text(), "the stream", unmoved, None).next_part(1, 10)  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [-1, 1.5, True, "5"])
def test_bad_size_is_refused(size: Any) -> None:
    """A size that is no count of bytes is refused by name."""
    with pytest.raises(InvalidParameterError, match="size"):
        open_source(io.BytesIO(b"abc"), "the stream", unmoved, size)


def test_memory_for_a_part_is_bounded_and_ten_thousand_parts_are_enough() -> None:
    """A huge granted part is not held whole in memory; the bound grows so that terabytes fit into 10,000 parts."""
    assert buffered_part_size(1, 5 * MIB) == 5 * MIB
    assert buffered_part_size(1, 5000 * MIB) == 16 * MIB
    total = sum(buffered_part_size(number, 5000 * MIB) for number in range(1, 10_001))
    assert total > 5 * 1024**4
