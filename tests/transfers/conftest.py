"""A front that does harm, clients that go through it, and a state folder of each test's own."""

from __future__ import annotations

import asyncio
import hashlib
import io
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from behaviour.looped import looped
from faces.conftest import Face

import files_style_sdk as files_sdk
from files_style_sdk.error import Error
from files_style_sdk.transfer.tuning import TransferTuning

from .front import Front

KEY = "TESTKEY1"
"""The key that the mock server of the suite knows."""

PART = 4096
"""Bytes of a part: what the mock server of the suite grants."""

AT_MOST = 5.0
"""Seconds: what has not ended by then does not end."""

QUICK: dict[str, Any] = {
    "api_key": KEY,
    "initial_network_retry_delay": 0,
    "max_network_retry_delay": 0.001,
    "open_timeout": 5,
    "read_timeout": 5,
}


def content(size: int, seed: int = 0) -> bytes:
    """Bytes in which no two places look alike."""
    blocks = (hashlib.sha256(b"%d/%d" % (seed, number)).digest() for number in range(size // 32 + 1))
    return b"".join(blocks)[:size]


def eager(at_once: int = 4, **settings: Any) -> TransferTuning:
    """So many parts or ranges of a few kilobytes at once, from the first moment on."""
    small = {"parallel_from": 1, "range_size": PART, "first_range_size": PART}
    return TransferTuning(**{**small, "max_concurrency": at_once, "adaptive": False, **settings})


class OneWay(io.RawIOBase):
    """A stream that cannot seek, gives little at a time, and tells how much it gave."""

    def __init__(self, data: bytes, most: int = 1000) -> None:
        self._data = io.BytesIO(data)
        self._most = most
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        count = self._data.readinto(memoryview(buffer)[: self._most])
        self.given += count
        return count


@pytest.fixture(autouse=True)
def state_home(clean_settings: None, tmp_path_factory: pytest.TempPathFactory, monkeypatch: Any) -> Path:
    """Where transfers of this test keep what lets them resume."""
    folder: Path = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("FILES_STATE_HOME", str(folder))
    return folder


@pytest.fixture
def front(mock_server: Any) -> Iterator[Front]:
    """A front of this test's own before the mock server of the suite."""
    before = set(threading.enumerate())
    with Front(mock_server.url) as made:
        yield made
    left = [thread for thread in set(threading.enumerate()) - before if thread.name == "front"]
    assert not left


@asynccontextmanager
async def opened(name: str, url: str, settings: dict[str, Any]) -> AsyncIterator[Face]:
    """A face that leads to a server; closed at the end."""
    if name == "client":
        with files_sdk.Client(base_url=url, **{**QUICK, **settings}) as client:
            yield Face(name, client)
    else:
        async with files_sdk.AsyncClient(base_url=url, **{**QUICK, **settings}) as client:
            yield Face(name, client)


async def soon(face: Face, call: Callable[[], Any]) -> Any:
    """What a call comes to; it must end in `AT_MOST` seconds."""
    work = asyncio.to_thread(call) if face.name == "client" else call()
    return await asyncio.wait_for(asyncio.ensure_future(work), AT_MOST)


async def attempted(face: Face, call: Callable[[], Any]) -> Error | None:
    """The SDK's error that a call ends with; None if it ends well."""
    try:
        await face(call())
    except Error as error:
        return error
    return None


@pytest.fixture(params=["client", "async"])
def face_name(request: pytest.FixtureRequest) -> str:
    """Each way to wait in turn."""
    name: str = request.param
    return name


@pytest.fixture
def through(face_name: str, front: Front) -> Callable[..., None]:
    """Runs a case on the face of this turn, through the front."""

    def run(case: Callable[[Face], Any], **settings: Any) -> None:
        async def whole() -> None:
            async with opened(face_name, front.url, settings) as face:
                await case(face)

        before = set(threading.enumerate())
        looped(whole)()
        new = set(threading.enumerate()) - before
        left = [thread for thread in new if not thread.name.startswith(("front", "files-mock"))]
        for thread in left:
            thread.join(5)
        assert not any(thread.is_alive() for thread in left), f"threads left running: {left}"

    return run


@pytest.fixture
def put(client: Any, folder: str) -> Callable[..., str]:
    """Puts a remote file there, past the front; gives its path."""

    def make(data: bytes, name: str = "remote.bin") -> str:
        client.file.upload_stream(io.BytesIO(data), f"{folder}/{name}")
        return f"{folder}/{name}"

    return make


@pytest.fixture
def remote(client: Any) -> Callable[[str], bytes]:
    """The bytes of a remote file, past the front."""

    def get(path: str) -> bytes:
        stream = io.BytesIO()
        client.file.download_stream(path, stream)
        return stream.getvalue()

    return get


@pytest.fixture
def names(client: Any, folder: str) -> Callable[[], list[str]]:
    """The names of what is visible in this test's remote folder."""
    return lambda: sorted(entry.display_name for entry in client.folder.list_for(folder))


@pytest.fixture
def ranges() -> dict[str, Any]:
    """Arguments that make downloads of a few kilobytes several ranges."""
    return {"tuning": eager(4)}
