"""Parts and ranges of more than a block: those are streamed, a block at a time, and take other ways than small ones."""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from behaviour.looped import looped
from files_mock_server.testing import MockServer

import files_style_sdk as files_sdk
from files_style_sdk.error import IntegrityError, OperationCancelledError, SourceChangedError

from .conftest import AT_MOST, KEY, OneWay, content, eager, opened, soon
from .faults import answer, corrupt, corrupt_request, cut, cut_request, delay, lose, run, stall, stall_request, too_busy
from .front import COMPLETE, GET, PUT, Front

MIB = 1024 * 1024
PART = MIB + MIB // 2
SIZE = 3 * PART + 77_777
Trouble = Callable[[Front], object]


@cache
def data(seed: int = 0) -> bytes:
    """The file's bytes."""
    block = content(65_521, seed)
    return (block * (SIZE // len(block) + 1))[:SIZE]


def ranges(at_once: int = 3) -> Any:
    """Downloads by ranges of the size of the parts."""
    return eager(at_once, first_range_size=PART, range_size=PART)


@pytest.fixture(scope="module")
def server() -> Iterator[MockServer]:
    """A server whose parts are larger than what is held in memory."""
    with MockServer(api_keys=[KEY], part_size=PART) as made:
        yield made


@pytest.fixture
def front(server: MockServer) -> Iterator[Front]:
    """A front before it."""
    with Front(server.url) as made:
        yield made


@pytest.fixture
def through(face_name: str, front: Front) -> Callable[..., None]:
    """Runs a case on the face of this turn, through the front."""

    def run_case(case: Callable[[Any], Any], **settings: Any) -> None:
        async def whole() -> None:
            async with opened(face_name, front.url, settings) as face:
                await case(face)

        looped(whole)()

    return run_case


@pytest.fixture
def remote(server: MockServer) -> Iterator[files_sdk.Client]:
    """A client past the front."""
    with files_sdk.Client(base_url=server.url, api_key=KEY) as client:
        yield client


def bytes_of(client: files_sdk.Client, path: str) -> bytes:
    """What is at a path."""
    sink = io.BytesIO()
    client.download_stream(path, sink)
    return sink.getvalue()


UPLOADS: dict[str, Trouble] = {
    "none": lambda front: None,
    "parts cut": lambda front: front.on(PUT, cut_request(MIB + 5), times=2),
    "parts lost": lambda front: front.on(PUT, lose(), times=2),
    "parts busy": lambda front: front.on(PUT, too_busy(503), times=2),
    "parts expired": lambda front: front.on(PUT, answer(403), times=2),
    "parts stalled": lambda front: front.on(PUT, stall_request(MIB), times=1),
}
DOWNLOADS: dict[str, Trouble] = {
    "none": lambda front: None,
    "ranges cut": lambda front: front.on(GET, cut(MIB + 5), times=3),
    "ranges cut early": lambda front: front.on(GET, cut(5), times=3),
    "ranges lost": lambda front: front.on(GET, lose(), times=2),
    "ranges busy": lambda front: front.on(GET, too_busy(429), times=2),
    "ranges expired": lambda front: front.on(GET, answer(403), times=2),
    "ranges stalled": lambda front: front.on(GET, stall(MIB + 99), times=1),
}


@pytest.mark.parametrize("name", UPLOADS)
@pytest.mark.parametrize("kind", ["file", "stream", "open file"])
def test_uploads(through: Any, front: Front, remote: Any, tmp_path: Path, name: str, kind: str) -> None:
    """Passing trouble in the middle of a large part is overcome: the right file, and progress that sums up."""
    local, path = tmp_path / "x", f"up-{name}-{kind}-{os.getpid()}"
    local.write_bytes(data())
    UPLOADS[name](front)
    told: list[Any] = []

    async def case(face: Any) -> None:
        stalls = {"read_timeout": 0.5} if "stalled" in name else {}
        more = {"options": stalls, "tuning": eager(3), "progress": told.append}
        if kind == "file":
            await soon(face, lambda: face.api.upload_file(local, path, **more))
        elif kind == "stream":
            await soon(face, lambda: face.api.upload_stream(OneWay(data(), MIB), path, **more))
        else:
            with local.open("rb") as stream:
                await soon(face, lambda: face.api.upload_stream(stream, path, **more))
                assert not stream.closed

    through(case)
    assert bytes_of(remote, path) == data()
    assert told[-1].bytes_done == max(each.bytes_done for each in told) == SIZE


@pytest.mark.parametrize("name", DOWNLOADS)
@pytest.mark.parametrize("kind", ["file", "stream", "md5"])
def test_downloads(through: Any, front: Front, remote: Any, tmp_path: Path, name: str, kind: str) -> None:
    """Passing trouble in the middle of a large range is overcome: the right file, and progress that sums up."""
    path, target = "down", tmp_path / "x"
    remote.upload_stream(io.BytesIO(data()), path)
    DOWNLOADS[name](front)
    told: list[Any] = []

    async def case(face: Any) -> None:
        stalls = {"read_timeout": 0.5} if "stalled" in name else {}
        more: dict[str, Any] = {"options": stalls, "progress": told.append}
        if kind == "stream":
            with target.open("wb") as stream:
                await soon(face, lambda: face.api.download_stream(path, stream, **more))
        else:
            verify = {"verify": "md5"} if kind == "md5" else {}
            await soon(face, lambda: face.api.download_file(path, target, tuning=ranges(), **more, **verify))

    through(case)
    assert [(entry.name, entry.read_bytes() == data()) for entry in tmp_path.iterdir()] == [("x", True)]
    assert told[-1].bytes_done == max(each.bytes_done for each in told) == SIZE


def test_a_wrong_bit_in_the_middle(through: Any, front: Front, remote: Any, tmp_path: Path) -> None:
    """One wrong bit deep inside a part or a range is found."""
    remote.upload_stream(io.BytesIO(data()), "bits")
    local = tmp_path / "local"
    local.write_bytes(data())
    # The first of each is a large one; the last, which has so many bytes not, may be the second to arrive.
    front.on(GET, corrupt(MIB + 3))
    front.on(PUT, corrupt_request(MIB + 3))

    async def case(face: Any) -> None:
        await face.refused(IntegrityError, lambda: face.api.download_file("bits", tmp_path / "x", tuning=ranges()))
        await face.refused(IntegrityError, lambda: face.api.upload_file(local, "bits-up", tuning=eager(3)))

    through(case)
    assert [entry.name for entry in tmp_path.iterdir()] == ["local"]


@pytest.mark.parametrize("how", ["shrinks", "grows", "is rewritten"])
def test_a_file_that_changes_while_its_part_travels(
    through: Any, front: Front, remote: Any, tmp_path: Path, how: str
) -> None:
    """A file that changes while a large part of it is being sent ends in an error; nothing is published."""
    local = tmp_path / "restless"
    local.write_bytes(data())

    def change(_seen: Any) -> None:
        if how == "shrinks":
            os.truncate(local, 10)
        else:
            with local.open("r+b") as file:
                file.seek(0, os.SEEK_END if how == "grows" else os.SEEK_SET)
                file.write(b"changed")
            os.utime(local, (1_000_000_000, 1_000_000_000))

    front.on(PUT, run(change), times=1)

    async def case(face: Any) -> None:
        await face.refused(SourceChangedError, lambda: face.api.upload_file(local, "restless", tuning=eager(2)))

    through(case)
    assert front.of(COMPLETE) == []
    assert "restless" not in [entry.path for entry in remote.folder.list_for("")]


@pytest.mark.parametrize("direction", ["up", "down"])
def test_cancelled_in_the_middle_of_large_parts(
    through: Any, front: Front, remote: Any, tmp_path: Path, direction: str
) -> None:
    """A token ends parts that are half-way through; nothing is left."""
    remote.upload_stream(io.BytesIO(data()), "cancel")
    local, token = tmp_path / "local", files_sdk.CancelToken()
    local.write_bytes(data())
    front.on(PUT, stall_request(MIB), times=None)
    front.on(GET, stall(MIB), times=None)

    def stop() -> None:
        front.wait(lambda: len(front.of(PUT)) + len(front.of(GET)) >= 1)
        threading.Event().wait(0.05)
        token.cancel()

    stopper = threading.Thread(target=stop, name="front-stop", daemon=True)
    stopper.start()

    async def case(face: Any) -> None:
        more = {"options": {"cancel": token}, "tuning": ranges()}

        def begin() -> Any:
            if direction == "up":
                return face.api.upload_file(local, "never", **more)
            return face.api.download_file("cancel", tmp_path / "x", **more)

        with pytest.raises(OperationCancelledError):
            await soon(face, begin)

    through(case, read_timeout=60)
    stopper.join(AT_MOST)
    assert [entry.name for entry in tmp_path.iterdir()] == ["local"]
    assert "never" not in [entry.path for entry in remote.folder.list_for("")]


def test_memory_of_a_stream_is_bounded(through: Any, front: Front, remote: Any) -> None:
    """Large parts of a stream are held no more than a few at a time, although storage is slow."""
    size = 10 * PART
    stream = OneWay(bytes(size), MIB)
    ahead: list[int] = []
    front.on(PUT, delay(0.05), times=6)
    front.on(PUT, run(lambda _seen: ahead.append(stream.given - front.bytes_put)), times=None)

    async def case(face: Any) -> None:
        await soon(face, lambda: face.api.upload_stream(stream, "slow", tuning=eager(2)))

    through(case)
    assert remote.file.find("slow").size == size
    assert max(ahead) <= 4 * PART
