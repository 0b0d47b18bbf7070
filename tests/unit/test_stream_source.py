"""Streams as the source of an upload."""

from __future__ import annotations

import io
import zlib
from hashlib import md5
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from files_style_sdk.error import InvalidParameterError, SourceChangedError
from files_style_sdk.transfer.source import HeldPart, StreamSource, buffered_part_size
from files_style_sdk.transfer.verification import Digest

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


def read_out(part: HeldPart, block: int = 7) -> bytes:
    reader = part.open()
    buffer = memoryview(bytearray(block))
    blocks = []
    while count := reader.readinto(buffer):
        blocks.append(bytes(buffer[:count]))
    return b"".join(blocks)


def stream_parts(source: StreamSource, part_size: int) -> list[HeldPart]:
    digest, parts = Digest("md5"), []
    for number in range(1, 1000):
        parts.append(source.next_part(number, part_size, digest))
        digest = parts[-1].digest
        if parts[-1].is_last:
            return parts
    raise AssertionError("the source never ended")


def unmoved(_count: int) -> None:
    """Nobody wants to know."""


@pytest.mark.parametrize("kind", ["of unknown size", "of a size that is told", "that can seek"])
@given(content=st.binary(max_size=60), part_size=st.integers(1, 20), most=st.integers(1, 9))
def test_parts_of_a_stream_are_its_content(kind: str, content: bytes, part_size: int, most: int) -> None:
    """Whatever its size: all parts but the last are full, together they are the content, and the sums are right."""
    moved: list[int] = []
    stream: Any = io.BytesIO(content) if kind == "that can seek" else OneWay(content, most)
    source = StreamSource(stream, "s", moved.append, len(content) if "told" in kind else None)
    assert source.size == (None if "unknown" in kind else len(content))
    parts = stream_parts(source, part_size)
    contents = [read_out(part) for part in parts]
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert [part.size for part in parts] == [len(each) for each in contents]
    assert b"".join(contents) == content
    assert {len(each) for each in contents[:-1]} <= {part_size}
    assert len(parts) == max(1, -(-len(content) // part_size))
    assert parts[-1].digest.md5 == md5(content).hexdigest()
    assert sum(moved) == source.moved_so_far() == len(content)
    assert not stream.closed


def test_a_part_of_a_stream_can_be_sent_again() -> None:
    """A part is in memory: it reads the same twice, also after it was read half, and counts once."""
    moved: list[int] = []
    source = StreamSource(OneWay(b"abcdefgh"), "s", moved.append)
    part = source.next_part(1, 5, Digest("crc32"))
    part.open().readinto(bytearray(2))
    assert read_out(part) == read_out(part) == part.content == b"abcde"
    assert part.digest.crc32 == zlib.crc32(b"abcde")
    assert moved == [5]


def test_checksums_go_on_from_the_one_that_is_given() -> None:
    """Each part gets a checksum that goes on from the one before, which stays as it was."""
    before = Digest("md5")
    before.update(b"earlier")
    part = StreamSource(OneWay(b"abc"), "s", unmoved).next_part(1, 5, before)
    assert part.digest.md5 == md5(b"earlierabc").hexdigest()
    assert before.md5 == md5(b"earlier").hexdigest()


def test_stream_starts_where_it_stands_and_gives_no_more_than_asked() -> None:
    """Bytes before the position are not sent, nor those after `size`; those are left for whoever reads on."""
    stream = io.BytesIO(b"0123456789")
    stream.seek(3)
    source = StreamSource(stream, "s", unmoved, 4)
    assert (source.size, stream.tell()) == (4, 3)
    assert [part.content for part in stream_parts(source, 3)] == [b"345", b"6"]
    assert stream.read() == b"789"


def test_a_stream_behind_its_end_has_nothing() -> None:
    """A stream that was placed beyond its end is empty, not of a negative size."""
    stream = io.BytesIO(b"abc")
    stream.seek(10)
    source = StreamSource(stream, "s", unmoved)
    assert source.size == 0
    assert [part.content for part in stream_parts(source, 3)] == [b""]


def test_parts_that_were_read_do_not_move_the_stream() -> None:
    """Once a part was read, sending it, and sending it again, leaves the stream where it is."""
    stream = io.BytesIO(b"0123456789")
    part = StreamSource(stream, "s", unmoved).next_part(1, 4, Digest("crc32"))
    assert stream.tell() == 4
    read_out(part)
    read_out(part)
    assert stream.tell() == 4


@pytest.mark.parametrize("seekable", [True, False])
def test_stream_with_fewer_bytes_than_said(seekable: bool) -> None:
    """A stream that ends early raises, at once if it can tell; it is never padded or cut."""
    stream: Any = io.BytesIO(b"abc") if seekable else OneWay(b"abc")
    with pytest.raises(SourceChangedError, match=r"only 3 bytes|ended after 3"):
        stream_parts(StreamSource(stream, "the stream", unmoved, 10), 4)


def test_stream_that_has_nothing_yet_is_not_at_its_end() -> None:
    """A non-blocking stream's None means "nothing yet": it must not publish half a file."""

    class Slow(OneWay):
        turns = 0

        def read(self, size: int = -1) -> bytes:
            self.turns += 1
            return None if self.turns == 2 else super().read(size)  # type: ignore[return-value]

    with pytest.raises(InvalidParameterError, match="the stream does not block"):
        StreamSource(Slow(b"abcdef"), "the stream", unmoved).next_part(1, 100, Digest("crc32"))


def test_error_of_a_stream_is_its_own() -> None:
    """What a stream raises reaches the caller as it is."""
    error = ConnectionResetError("gone")

    class Broken(OneWay):
        def read(self, size: int = -1) -> bytes:
            raise error

    with pytest.raises(ConnectionResetError) as caught:
        StreamSource(Broken(b""), "the stream", unmoved).next_part(1, 100, Digest("crc32"))
    assert caught.value is error


@pytest.mark.parametrize("stream", [io.StringIO("text"), "path", b"bytes", None, 5, Path("x")])
def test_what_is_no_binary_stream_is_refused(stream: Any) -> None:
    """Text streams, paths and bytes are refused before anything is sent."""
    with pytest.raises(InvalidParameterError, match="stream"):
        StreamSource(stream, "the stream", unmoved)


@pytest.mark.parametrize("trouble", ["closed", "closed one-way", "write-only", "write-only, unbuffered"])
def test_stream_that_cannot_be_read_is_refused(tmp_path: Path, trouble: str) -> None:
    """A stream that is closed, or open for writing only, is refused by name before anything is sent."""
    stream: Any = io.BytesIO(b"abc") if trouble == "closed" else OneWay(b"abc")
    if trouble.startswith("write"):
        stream = (tmp_path / "f").open("wb", buffering=0 if "unbuffered" in trouble else -1)
    else:
        stream.close()
    try:
        with pytest.raises(InvalidParameterError, match="the stream"):
            StreamSource(stream, "the stream", unmoved)
    finally:
        stream.close()


def test_stream_that_turns_out_to_be_text_is_refused() -> None:
    """A stream that yields text without saying so is refused when it does."""

    class Text:
        def read(self, _size: int) -> str:
            return "text"

    with pytest.raises(InvalidParameterError, match="the stream yields str: a binary stream is needed"):
        StreamSource(Text(), "the stream", unmoved).next_part(1, 10, Digest("crc32"))  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [-1, 1.5, True, "5"])
def test_bad_size_is_refused(size: Any) -> None:
    """A size that is no count of bytes is refused by name."""
    with pytest.raises(InvalidParameterError, match="size must be a whole number of bytes"):
        StreamSource(io.BytesIO(b"abc"), "the stream", unmoved, size)


def test_memory_for_a_part_is_bounded_and_ten_thousand_parts_are_enough() -> None:
    """A huge granted part is not held whole in memory; the bound grows so that terabytes fit into 10,000 parts."""
    assert buffered_part_size(1, 5 * MIB) == 5 * MIB
    assert buffered_part_size(1, 5000 * MIB) == 16 * MIB
    total = sum(buffered_part_size(number, 5000 * MIB) for number in range(1, 10_001))
    assert total > 5 * 1024**4
