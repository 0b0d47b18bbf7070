"""Tasks that are cancelled: the operation ends, nothing is published, nothing is left."""

from __future__ import annotations

import asyncio
import io
import threading
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

import files_style_sdk as files_sdk
from files_style_sdk import auth

from .conftest import Received
from .looped import looped

KEY = "TESTKEY1"


def client_of_mock(mock_server: Any, **more: Any) -> files_sdk.AsyncClient:
    return files_sdk.AsyncClient(base_url=mock_server.url, api_key=KEY, **more)


async def cancelled_when(reached: threading.Event, work: Callable[[], Coroutine[Any, Any, Any]]) -> None:
    """Begin work, cancel it at the moment that is waited for, and see it end as cancelled."""

    async def run() -> None:
        await work()

    task = asyncio.create_task(run())
    for _ in range(2000):
        if reached.is_set() or task.done():
            break
        await asyncio.sleep(0.005)
    assert not task.done(), "it ended before it could be cancelled"
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


class Held(io.BytesIO):
    """A stream that says when it is read or written for the `nth` time, and then takes a moment."""

    def __init__(self, data: bytes, nth: int = 1) -> None:
        super().__init__(data)
        self.reached = threading.Event()
        self._release = threading.Event()
        self._left = nth

    def _hold(self) -> None:
        self._left -= 1
        if self._left == 0:
            self.reached.set()
            self._release.wait(0.2)

    def read(self, size: int | None = -1) -> bytes:
        self._hold()
        return super().read(size)

    def write(self, data: Any) -> int:
        self._hold()
        return super().write(data)


class HeldOneWay(Held):
    def seekable(self) -> bool:
        return False


@pytest.mark.parametrize("kind", [Held, HeldOneWay])
@pytest.mark.parametrize("nth", [1, 2, 4])
@looped
async def test_an_upload(mock_server: Any, folder: str, kind: Any, nth: int) -> None:
    """Cancelled while its source is read, an upload publishes nothing; the client goes on working."""
    async with client_of_mock(mock_server) as client:
        source = kind(b"x" * 30_000, nth)
        await cancelled_when(source.reached, lambda: client.upload_stream(source, f"{folder}/never"))
        assert (await client.folder.list_for(folder)).data == []
        await client.upload_stream(io.BytesIO(b"fine"), f"{folder}/fine")
        assert (await client.file.find(f"{folder}/fine")).size == 4


@looped
async def test_an_upload_of_a_file(mock_server: Any, folder: str, tmp_path: Path) -> None:
    """Cancelled in its midst, an upload lets go of the local file."""
    local = tmp_path / "local.bin"
    local.write_bytes(b"x" * 300_000)
    reached = threading.Event()
    async with client_of_mock(mock_server) as client:
        await cancelled_when(
            reached,
            lambda: client.file.upload_file(local, f"{folder}/never", progress=lambda _told: reached.set()),
        )
        assert (await client.folder.list_for(folder)).data == []


@pytest.mark.parametrize("where", ["stream", "file"])
@looped
async def test_a_download(mock_server: Any, folder: str, tmp_path: Path, where: str) -> None:
    """Cancelled in its midst, a download leaves neither the file nor a part of it, and no connection in use."""
    async with client_of_mock(mock_server) as client:
        await client.upload_stream(io.BytesIO(b"x" * 400_000), f"{folder}/big")
        if where == "stream":
            sink = Held(b"")
            await cancelled_when(sink.reached, lambda: client.download_stream(f"{folder}/big", sink))
        else:
            reached = threading.Event()
            await cancelled_when(
                reached,
                lambda: client.file.download_file(
                    f"{folder}/big", tmp_path / "big", progress=lambda _told: reached.set()
                ),
            )
        assert list(tmp_path.iterdir()) == []
        await client.file.download_file(f"{folder}/big", tmp_path / "big")
        assert (tmp_path / "big").stat().st_size == 400_000


@looped
async def test_a_read_that_the_server_keeps_waiting(raw_server: Any) -> None:
    """A call that waits for its answer ends at once when its task is cancelled."""
    reached = threading.Event()

    def answer(_request: Received) -> None:
        reached.set()

    server = raw_server(answer)
    async with files_sdk.AsyncClient(base_url=server.url, api_key="K") as client:
        await cancelled_when(reached, lambda: client.user.list())
        await cancelled_when(reached, lambda: client.user.list({}, {"request_timeout": 500}))
        await cancelled_when(reached, lambda: client.user.list({}, {"cancel": files_sdk.CancelToken()}))


@looped
async def test_a_timeout_of_asyncio(raw_server: Any) -> None:
    """asyncio's own ways to bound a wait work on calls as on any coroutine."""
    server = raw_server(lambda _request: None)
    async with files_sdk.AsyncClient(base_url=server.url, api_key="K") as client:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.1):
                await client.user.list()
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(client.user.list(), 0.1)
        with pytest.raises(ExceptionGroup) as caught:  # noqa: PT012  # the group raises at its end
            async with asyncio.TaskGroup() as group:
                group.create_task(client.user.list())
                group.create_task(client.user.find("wrong"))  # type: ignore[arg-type]
        assert caught.group_contains(files_sdk.error.InvalidParameterError)


@looped
async def test_a_renewal(mock_server: Any) -> None:
    """A task that is cancelled while it logs in, or while it waits for another's login, locks nobody out."""
    reached = threading.Event()
    logins: list[int] = []
    async with client_of_mock(mock_server) as client:
        session = await client.session.create({"username": "motor", "password": "vroom"})

        async def login() -> str:
            logins.append(1)
            if len(logins) == 1:
                reached.set()
                await asyncio.sleep(300)
            return str(session.id)

        slow = client.with_options(auth=auth.Session(login=login))

        async def two() -> None:
            await asyncio.gather(slow.user.list(), slow.user.list())

        await cancelled_when(reached, two)
        assert (await slow.user.list()).data
        assert len(logins) == 2


@looped
async def test_a_lock_that_was_just_got(mock_server: Any) -> None:
    """A transfer that is cancelled at the moment at which it has got a credential's lock gives it back."""
    credential = auth.Session(login=lambda: "S")
    task: Any = None

    class Cancelling:
        """A lock that is got at the moment of the cancellation."""

        def __init__(self) -> None:
            self.lock = threading.Lock()

        def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
            got = self.lock.acquire(blocking, timeout)
            task.cancel()
            return got

        def release(self) -> None:
            self.lock.release()

    credential._lock = held = Cancelling()  # type: ignore[assignment]

    async def work(client: Any) -> None:
        await client.upload_stream(io.BytesIO(b"x"), "never")

    async with client_of_mock(mock_server, auth=credential) as client:
        task = asyncio.create_task(work(client))
        with pytest.raises(asyncio.CancelledError):
            await task
    assert held.lock.acquire(timeout=5)


@looped
async def test_walks_and_directories(mock_server: Any, folder: str, tmp_path: Path) -> None:
    """What runs in threads for an async client ends too: a walk, and a folder on its way."""
    tree = tmp_path / "tree"
    tree.mkdir()
    for number in range(30):
        (tree / str(number)).write_bytes(b"x" * 9000)
    reached = threading.Event()
    async with client_of_mock(mock_server) as client:
        own = {"mkdir_parents": True}
        await client.upload_stream(io.BytesIO(b"x" * 9000), f"{folder}/tree/own", params=own)
        await cancelled_when(
            reached,
            lambda: client.file.upload_directory(tree, f"{folder}/tree", progress=lambda _told: reached.set()),
        )
        left = {entry.path async for entry in client.folder.walk(folder)}
        for path in left - {f"{folder}/tree"}:
            assert (await client.file.find(path)).size == 9000
        walk = client.folder.walk(folder, per_page=1)
        await anext(walk)
        await walk.aclose()
