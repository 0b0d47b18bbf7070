"""open() on an async client: the same objects, awaited, however many are open at once."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

import files_style_sdk as files_sdk
from files_style_sdk.error import APIError, DestinationExistsError, OperationCancelledError

from .conftest import http
from .looped import looped
from .test_opening_writers import PART as SMALL_PART
from .test_opening_writers import Storage, senders

PART = 4096
MANY = 20


@asynccontextmanager
async def client_at(url: str, **settings: Any) -> AsyncIterator[files_sdk.AsyncClient]:
    quick: dict[str, Any] = {"initial_network_retry_delay": 0, "max_network_retry_delay": 0.001, "read_timeout": 60}
    async with files_sdk.AsyncClient(base_url=url, api_key="TESTKEY1", **{**quick, **settings}) as client:
        yield client


def content(size: int, seed: int = 0) -> bytes:
    return bytes((number * 7 + seed) % 251 for number in range(size))


@looped
async def test_many_at_once(mock_server: Any, folder: str) -> None:
    """Twenty writers, and then twenty readers, of one loop work side by side, each with several parts."""
    ready = asyncio.Barrier(MANY)

    async def write(client: Any, number: int) -> None:
        async with client.open(f"{folder}/{number}", "wb", buffering=0) as f:
            await ready.wait()
            for start in range(0, 6 * PART, 2 * PART):
                await f.write(content(2 * PART, number + start))
            await ready.wait()

    async def read(client: Any, number: int) -> None:
        async with client.open(f"{folder}/{number}", "rb", buffering=100) as f:
            await ready.wait()
            for start in range(0, 6 * PART, 2 * PART):
                assert await f.read(2 * PART) == content(2 * PART, number + start)
            assert await f.read() == b""
            await ready.wait()

    async with client_at(mock_server.url) as client:
        await asyncio.gather(*(write(client, number) for number in range(MANY)))
        await asyncio.gather(*(read(client, number) for number in range(MANY)))


def test_no_thread_is_left(mock_server: Any, folder: str) -> None:
    """Each file's thread ends with the file, however it ends."""

    @looped
    async def use() -> None:
        async with client_at(mock_server.url) as client:
            async with client.open(f"{folder}/x", "w") as f:
                await f.write("x")
            with pytest.raises(RuntimeError):
                async with client.open(f"{folder}/y", "w") as f:
                    raise RuntimeError
            with pytest.raises(DestinationExistsError):
                await client.open(f"{folder}/x", "x")
            await (await client.open(f"{folder}/z", "w")).commit()
            f = await client.open(f"{folder}/z")
            assert await f.read() == ""
            await f.close()

    use()
    for thread in threading.enumerate():
        if thread.name.startswith("files-open"):
            thread.join(10)
            assert not thread.is_alive()


@looped
async def test_modes(mock_server: Any, folder: str) -> None:
    """x and a do what they do when one waits; commit() gives the record, and again."""
    async with client_at(mock_server.url) as client:
        async with client.open(f"{folder}/x", "xb") as f:
            await f.write(b"one")
            assert await f.tell() == 3
            record = await f.commit()
            assert (record.path, record.size, f.closed) == (f"{folder}/x", 3, True)
            assert await f.commit() is record
        async with client.open(f"{folder}/x", "a") as f:
            await f.writelines(["two", "three"])
        async with client.open(f"{folder}/x", "rb") as f:
            assert await f.read() == b"onetwothree"
        with pytest.raises(DestinationExistsError):
            async with client.open(f"{folder}/x", "x"):
                pytest.fail("it was opened")


@looped
async def test_reading(mock_server: Any, folder: str) -> None:
    """All ways of reading are awaited; what a file is, is told at once."""
    data = b"".join(b"%d\n" % number for number in range(2000))
    async with client_at(mock_server.url) as client:
        async with client.open(f"{folder}/x", "wb") as f:
            await f.write(data)
        async with client.open(f"{folder}/x", "rb") as f:
            assert (f.name, f.readable(), f.writable(), f.seekable(), f.size) == (f.name, True, False, True, len(data))
            buffer = bytearray(10)
            assert await f.readinto(buffer) == 10
            assert buffer == data[:10]
            assert (await f.tell(), await f.seek(2, 1), await f.tell()) == (10, 12, 12)
            assert data[12:].startswith((await f.peek(5))[:5])
            block = await f.read1(7)
            assert data[12:].startswith(block)
            await f.seek(0)
            assert await f.readline() == b"0\n"
            some = await f.readlines(100)
            assert 90 <= sum(map(len, some)) <= 110
            assert [b"0\n", *some, *await f.readlines()] == data.splitlines(keepends=True)


@looped
async def test_lines(mock_server: Any, folder: str) -> None:
    """`async for` gives the lines; whoever stops half way reads on from the line that comes next."""
    async with client_at(mock_server.url) as client:
        async with client.open(f"{folder}/x", "w", newline="") as f:
            await f.write("".join(f"ä{number}\r\n" for number in range(5000)))
        async with client.open(f"{folder}/x") as f:
            seen = []
            async for line in f:
                seen.append(line)
                if len(seen) == 1234:
                    break
            assert await f.readline() == "ä1234\n"
            assert await f.read(3) == "ä12"
            rest = [line async for line in f]
        assert seen == [f"ä{number}\n" for number in range(1234)]
        assert rest == ["35\n", *(f"ä{number}\n" for number in range(1236, 5000))]


@looped
async def test_lines_before_an_error(mock_server: Any, folder: str, client: Any) -> None:
    """A line that cannot be read keeps back none of those before it, as when one waits."""
    with client.file.open(f"{folder}/x", "wb") as f:
        f.write(b"line\n" * 10_000 + b"\xff\n")
    before = 0
    with client.file.open(f"{folder}/x") as f, pytest.raises(UnicodeDecodeError):  # noqa: PT012
        for _ in f:
            before += 1
    seen = 0
    async with client_at(mock_server.url) as awaited, awaited.open(f"{folder}/x") as f:
        with pytest.raises(UnicodeDecodeError):  # noqa: PT012
            async for _ in f:
                seen += 1
    assert seen == before > 5000
    async with client_at(mock_server.url) as awaited, awaited.open(f"{folder}/x", "wb") as f:
        with pytest.raises(OSError, match="read"):
            await anext(aiter(f))
        await f.abort()


@looped
async def test_misuse(mock_server: Any, folder: str) -> None:
    """A file that is not open yet, is open already, or is closed says so."""
    async with client_at(mock_server.url) as client:
        f = client.open(f"{folder}/x", "w")
        with pytest.raises(ValueError, match="not open yet"):
            await f.write("x")
        async with f:
            with pytest.raises(ValueError, match="open already"):
                await f
            await f.write("x")
        with pytest.raises(ValueError, match="closed"):
            await f.write("x")
        await f.close()
        await f.abort()
        assert f.size == 1
    gc.collect()


def test_abort_while_a_write_waits(raw_server: Any) -> None:
    """abort() ends a write of another task that waits for room, and the parts under way, without their answers."""
    storage = Storage(raw_server)
    storage.gate.clear()

    @looped
    async def use() -> None:
        async with client_at(storage.server.url) as client:
            f = await client.open("x", "wb", buffering=0)
            writing = asyncio.create_task(f.write(content(5 * SMALL_PART)))
            await asyncio.to_thread(storage.wait_for_parts, 2)
            await f.abort()
            with pytest.raises(OperationCancelledError):
                await writing
            assert f.closed

    try:
        use()
        assert (storage.waiting, storage.completed) == (2, [])
        assert not senders()
    finally:
        storage.gate.set()


def test_cancelled_write(raw_server: Any) -> None:
    """A task that is cancelled while it writes ends at once, and publishes nothing."""
    storage = Storage(raw_server)
    storage.gate.clear()

    @looped
    async def use() -> None:
        async with client_at(storage.server.url) as client:

            async def write() -> None:
                async with client.open("x", "wb", buffering=0) as f:
                    await f.write(content(5 * SMALL_PART))

            writing = asyncio.create_task(write())
            await asyncio.to_thread(storage.wait_for_parts, 2)
            writing.cancel()
            with pytest.raises(asyncio.CancelledError):
                await writing

    try:
        use()
        assert (storage.waiting, storage.completed) == (2, [])
        assert not senders()
    finally:
        storage.gate.set()


def test_error_of_a_part(raw_server: Any) -> None:
    """What went wrong in the background is raised by what comes next, as when one waits; nothing is published."""
    storage = Storage(raw_server)
    storage.refused[1] = http(400, b"<Error/>")

    @looped
    async def use() -> None:
        async with client_at(storage.server.url) as client:
            with pytest.raises(APIError, match="receiving part 1"):
                async with client.open("x", "w") as f:
                    await f.write("y" * 3 * SMALL_PART)

    use()
    assert storage.completed == []


@looped
async def test_large_parts(folder: str) -> None:
    """Parts of the size that the service grants by default go from an event loop, too."""
    from files_mock_server.testing import MockServer

    with MockServer(api_keys=["TESTKEY1"]) as server:
        async with client_at(server.url) as client:
            data = content(1000) * 12_000
            async with client.open("x", "wb") as f:
                await f.write(data)
            async with client.open("x", "rb") as f:
                assert await f.read() == data
