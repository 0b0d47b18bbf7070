"""Where the bytes of an upload come from: streams of every kind, and files that do not hold still."""

from __future__ import annotations

import io
import os
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from files_style_sdk.error import InvalidParameterError, SourceChangedError

from .conftest import PART, OneWay, content, eager, soon
from .faults import cut_request, delay, run
from .front import COMPLETE, PUT, Front, Seen

SIZES = [0, 1, PART - 1, PART, PART + 1, 9 * PART + 7]


class Bare:
    """An object that has read() and nothing else, and gives what it likes."""

    def __init__(self, data: bytes) -> None:
        self._blocks = iter([data[at : at + 777] for at in range(0, len(data), 777)])
        self._rest = b""

    def read(self, size: int = -1) -> bytes:
        block = self._rest or next(self._blocks, b"")
        taken = block if size < 0 else block[:size]
        self._rest = block[len(taken) :]
        return taken


def fed(data: bytes, sink: Any) -> threading.Thread:
    """A thread that writes all of `data` to a sink and closes it."""

    def feed() -> None:
        with sink:
            for at in range(0, len(data), 1000):
                sink.write(data[at : at + 1000])

    thread = threading.Thread(target=feed, name="front-feed", daemon=True)
    thread.start()
    return thread


def pipe(data: bytes) -> Any:
    reader, writer = os.pipe()
    fed(data, os.fdopen(writer, "wb"))
    return os.fdopen(reader, "rb")


def socket_file(data: bytes) -> Any:
    near, far = socket.socketpair()
    with near, far:
        fed(data, far.makefile("wb"))
        return near.makefile("rb")


KINDS: dict[str, Callable[[bytes], Any]] = {
    "BytesIO": io.BytesIO,
    "one-way": OneWay,
    "pipe": pipe,
    "socket": socket_file,
    "bare": Bare,
    "buffered": lambda data: io.BufferedReader(OneWay(data), 100),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KINDS)
def test_any_stream(through: Any, folder: str, remote: Any, kind: str, size: int) -> None:
    """A stream of any kind arrives as it left, its size told or not, and is left open."""
    data = content(size)

    async def case(face: Any) -> None:
        for told in (None, size):
            stream = KINDS[kind](data)
            record = await face(face.api.upload_stream(stream, f"{folder}/{told}", told, tuning=eager(3)))
            assert record.size == size
            assert remote(f"{folder}/{told}") == data
            if kind != "bare":
                assert not stream.closed
                stream.close()

    through(case)


@pytest.mark.parametrize("kind", ["BytesIO", "one-way", "bare"])
def test_no_more_than_was_asked_for(through: Any, folder: str, remote: Any, kind: str) -> None:
    """`size` takes so many bytes, and of a stream that cannot go back not one more."""
    data = content(5 * PART)

    async def case(face: Any) -> None:
        stream = KINDS[kind](data)
        await face(face.api.upload_stream(stream, f"{folder}/x", 2 * PART + 3))
        assert remote(f"{folder}/x") == data[: 2 * PART + 3]
        if kind == "one-way":
            assert stream.given == 2 * PART + 3

    through(case)


@pytest.mark.parametrize("kind", ["BytesIO", "one-way", "pipe", "bare"])
@pytest.mark.parametrize("missing", [1, PART, 3 * PART])
def test_fewer_bytes_than_were_promised(
    through: Any, front: Front, folder: str, names: Any, kind: str, missing: int
) -> None:
    """A stream that ends early is a SourceChangedError that gives both numbers; nothing is published."""
    size = 5 * PART + 10

    async def case(face: Any) -> None:
        stream = KINDS[kind](content(size - missing))
        caught = await face.refused(
            SourceChangedError, lambda: face.api.upload_stream(stream, f"{folder}/x", size, tuning=eager(3))
        )
        assert str(size) in str(caught)
        assert str(size - missing) in str(caught)
        if kind != "bare":
            assert not stream.closed
            stream.close()

    through(case)
    assert names() == []
    assert front.of(COMPLETE) == []


@pytest.mark.parametrize("after", [0, PART, 4 * PART])
@pytest.mark.parametrize("kind", [ZeroDivisionError, TimeoutError, ConnectionResetError, StopIteration])
def test_a_stream_that_fails(
    through: Any, front: Front, folder: str, names: Any, after: int, kind: type[Exception]
) -> None:
    """What a stream raises comes out as it is, from wherever; nothing is published."""

    class Failing(OneWay):
        def readinto(self, buffer: Any) -> int:
            if self.given >= after:
                raise kind("the source is broken")
            return super().readinto(buffer)

    async def case(face: Any) -> None:
        # An iterator's own signal cannot pass through the SDK's generators as it is.
        expected = RuntimeError if kind is StopIteration else kind
        with pytest.raises(expected, match="StopIteration" if kind is StopIteration else "the source is broken"):
            await soon(face, lambda: face.api.upload_stream(Failing(content(7 * PART)), f"{folder}/x", tuning=eager(3)))

    through(case)
    assert names() == []
    assert front.of(COMPLETE) == []


def test_a_stream_with_nothing_to_give_yet(through: Any, folder: str, names: Any) -> None:
    """None from a stream that does not block is not taken for its end."""

    class NotYet(OneWay):
        def read(self, size: int | None = -1) -> Any:
            return None

    async def case(face: Any) -> None:
        await face.refused(InvalidParameterError, lambda: face.api.upload_stream(NotYet(b"x"), f"{folder}/x"))

    through(case)
    assert names() == []


@pytest.mark.parametrize("seekable", [True, False])
def test_a_stream_is_used_by_one_at_a_time(
    through: Any, front: Front, folder: str, remote: Any, seekable: bool
) -> None:
    """Parts may travel at once, but a caller's stream never hears of two things at once."""
    overlaps: list[str] = []
    busy = threading.Lock()

    class Touchy(io.BytesIO):
        def seekable(self) -> bool:
            return seekable

        def seek(self, *args: Any) -> int:
            return self._alone(super().seek, *args)

        def read(self, *args: Any) -> bytes:
            return self._alone(super().read, *args)

        def readinto(self, *args: Any) -> int:
            return self._alone(super().readinto, *args)

        def _alone(self, method: Any, *args: Any) -> Any:
            if not busy.acquire(blocking=False):
                overlaps.append(method.__name__)
                return method(*args)
            try:
                threading.Event().wait(0.001)
                return method(*args)
            finally:
                busy.release()

    data = content(12 * PART + 5)
    front.on(PUT, cut_request(100), times=2, skip=3)

    async def case(face: Any) -> None:
        await face(face.api.upload_stream(Touchy(data), f"{folder}/x", tuning=eager(4)))

    through(case)
    assert remote(f"{folder}/x") == data
    assert overlaps == []


@pytest.mark.parametrize("told", [True, False])
def test_memory_is_bounded(through: Any, front: Front, folder: str, remote: Any, told: bool) -> None:
    """A stream that cannot go back is read only a few parts ahead of what storage has taken."""
    size = 40 * PART
    stream = OneWay(content(size), PART)
    ahead: list[int] = []
    stored = 0

    def look(seen: Seen) -> None:
        nonlocal stored
        ahead.append(stream.given - stored)
        stored += len(seen.body)

    front.on(PUT, delay(0.05), times=4)
    front.on(PUT, run(look), times=None)

    async def case(face: Any) -> None:
        await face(face.api.upload_stream(stream, f"{folder}/x", size if told else None, tuning=eager(2)))

    through(case)
    assert remote(f"{folder}/x") == content(size)
    assert max(ahead) <= 5 * PART


def truncate(path: Path) -> None:
    os.truncate(path, PART)


def grow(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"more")


def rewrite(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(6 * PART)
        file.write(b"other bytes")
    os.utime(path, (1_000_000_000, 1_000_000_000))


@pytest.mark.parametrize("change", [truncate, grow, rewrite])
@pytest.mark.parametrize("part", [1, 4, 8])
def test_a_file_that_changes_while_it_is_read(
    through: Any, front: Front, folder: str, names: Any, tmp_path: Path, change: Any, part: int
) -> None:
    """A file that shrinks, grows or is rewritten meanwhile is an error that names it; nothing is published."""
    local = tmp_path / "restless.bin"
    local.write_bytes(content(7 * PART + 5))
    front.on(PUT, run(lambda _seen: change(local)), when=lambda seen: seen.part == part)

    async def case(face: Any) -> None:
        caught = await face.refused(
            SourceChangedError, lambda: face.api.upload_file(local, f"{folder}/x", tuning=eager(3))
        )
        assert "restless.bin" in str(caught)

    through(case)
    assert names() == []
    assert front.of(COMPLETE) == []


@pytest.mark.parametrize("replacing", [True, False])
def test_a_file_that_is_replaced_or_deleted_meanwhile(
    through: Any, front: Front, folder: str, names: Any, remote: Any, tmp_path: Path, replacing: bool
) -> None:
    """What was opened is what is sent: all of the old file or an error, and never some of both."""
    local = tmp_path / "x"
    data = content(7 * PART + 5)
    local.write_bytes(data)

    def replace(_seen: Seen) -> None:
        if replacing:
            (tmp_path / "new").write_bytes(content(7 * PART + 5, seed=1))
            (tmp_path / "new").replace(local)
        else:
            local.unlink()

    front.on(PUT, run(replace), when=lambda seen: seen.part == 2)

    async def case(face: Any) -> None:
        try:
            await face(face.api.upload_file(local, f"{folder}/x", tuning=eager(3)))
        except SourceChangedError:
            assert names() == []
        else:
            assert remote(f"{folder}/x") == data

    through(case)


def test_a_file_that_grows_behind_a_stream_of_a_size(
    through: Any, front: Front, folder: str, remote: Any, tmp_path: Path
) -> None:
    """A stream with a size from a file that only grows, such as a log, ends either as it was or in an error."""
    local = tmp_path / "log"
    data = content(5 * PART)
    local.write_bytes(data)
    front.on(PUT, run(lambda _seen: grow(local)), when=lambda seen: seen.part == 2)

    async def case(face: Any) -> None:
        with local.open("rb") as stream:
            try:
                await face(face.api.upload_stream(stream, f"{folder}/x", 3 * PART))
            except SourceChangedError:
                assert front.of(COMPLETE) == []
            else:
                assert remote(f"{folder}/x") == data[: 3 * PART]

    through(case)
