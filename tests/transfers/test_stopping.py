"""Transfers that are ended or held up from outside: tokens, deadlines, tasks that are cancelled, Ctrl-C."""

from __future__ import annotations

import asyncio
import io
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import files_style_sdk as files_sdk
from files_style_sdk.error import DeadlineExceededError, OperationCancelledError
from files_style_sdk.pause import PauseToken

from .conftest import AT_MOST, PART, QUICK, OneWay, content, eager, soon
from .faults import run
from .front import COMPLETE, GET, PUT, Fault, Front, Kind
from .test_resume import Start, Stopped, finish, journals, kill_when, pieces
from .test_resume import start as start

SIZE = 12 * PART + 5
DATA = content(SIZE)
SLOW: dict[str, Any] = {"read_timeout": 60, "max_network_retries": 3}


def stalling(front: Front, kind: Kind, after: int, then: Callable[[], object] = lambda: None) -> None:
    """All requests of a kind after some others never end; `then` is called when the first of them is there."""
    called = threading.Event()

    def hang(exchange: Any) -> None:
        if not called.is_set():
            called.set()
            then()
        exchange.stall()

    front.on(kind, Fault(arrived=hang), times=None, skip=after)


AFTER = {"upload_file": 3, "upload_stream": 3, "download_file": 3, "download_stream": 0}
"""How many requests come through before one hangs; a stream is downloaded by a single one."""

TRANSFERS: dict[str, tuple[Kind, Callable[[Any, str, Path, dict[str, Any]], Any]]] = {
    "upload_file": (PUT, lambda api, path, local, more: api.upload_file(local, f"{path}.new", **more)),
    "upload_stream": (PUT, lambda api, path, local, more: api.upload_stream(OneWay(DATA), f"{path}.new", **more)),
    "download_file": (GET, lambda api, path, local, more: api.download_file(path, local.with_name("x"), **more)),
    "download_stream": (
        GET,
        lambda api, path, _local, more: api.download_stream(path, io.BytesIO(), more.get("options")),
    ),
}


@pytest.fixture
def local(tmp_path: Path) -> Path:
    """A file to upload, alone in its folder."""
    (tmp_path / "folder").mkdir()
    path = tmp_path / "folder" / "local"
    path.write_bytes(DATA)
    return path


@pytest.fixture
def nothing_left(local: Path, names: Any, front: Front, state_home: Path) -> Iterator[None]:
    """Nothing was published, up or down, and nothing is left lying about."""
    yield
    assert [entry.name for entry in local.parent.iterdir()] == ["local"]
    assert names() == ["remote.bin"]
    assert front.of(COMPLETE) == []
    assert [entry for entry in state_home.rglob("*") if entry.is_file()] == []


@pytest.mark.parametrize("at_once", [1, 4])
@pytest.mark.parametrize("name", TRANSFERS)
def test_cancel_token(
    through: Any, front: Front, put: Any, local: Path, nothing_left: None, name: str, at_once: int
) -> None:
    """A token that is cancelled while the network keeps the transfer waiting ends it at once; nothing is left."""
    path, token = put(DATA), files_sdk.CancelToken()
    kind, begin = TRANSFERS[name]
    stalling(front, kind, AFTER[name], token.cancel)

    async def case(face: Any) -> None:
        more = {"options": {"cancel": token}, "tuning": eager(at_once)}
        with pytest.raises(OperationCancelledError):
            await soon(face, lambda: begin(face.api, path, local, more))

    through(case, **SLOW)


@pytest.mark.parametrize("at_once", [1, 4])
@pytest.mark.parametrize("name", TRANSFERS)
def test_deadline(
    through: Any, front: Front, put: Any, local: Path, nothing_left: None, name: str, at_once: int
) -> None:
    """The time of the whole operation bounds it, whatever waits."""
    path = put(DATA)
    kind, begin = TRANSFERS[name]
    stalling(front, kind, AFTER[name])

    async def case(face: Any) -> None:
        more = {"options": {"request_timeout": 0.5}, "tuning": eager(at_once)}
        with pytest.raises(DeadlineExceededError):
            await soon(face, lambda: begin(face.api, path, local, more))

    through(case, **SLOW)


@pytest.mark.parametrize("at_once", [1, 4])
@pytest.mark.parametrize("name", TRANSFERS)
def test_a_task_that_is_cancelled(
    front: Front, put: Any, local: Path, nothing_left: None, name: str, at_once: int
) -> None:
    """Cancelling the asyncio task ends its transfer; nothing is left, and the client works on."""
    path = put(DATA)
    kind, begin = TRANSFERS[name]
    reached = threading.Event()
    stalling(front, kind, AFTER[name], reached.set)

    async def whole() -> None:
        async with files_sdk.AsyncClient(base_url=front.url, **{**QUICK, **SLOW}) as client:

            async def transfer() -> None:
                await begin(client, path, local, {"tuning": eager(at_once)})

            task = asyncio.create_task(transfer())
            assert await asyncio.to_thread(reached.wait, AT_MOST)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await asyncio.wait_for(asyncio.shield(task), AT_MOST)
            assert (await client.file.find(path)).size == SIZE

    asyncio.run(whole())


@pytest.mark.parametrize("name", TRANSFERS)
def test_a_token_that_was_cancelled_before(
    through: Any, front: Front, put: Any, local: Path, nothing_left: None, name: str
) -> None:
    """Nothing begins with a token that is cancelled already."""
    path, token = put(DATA), files_sdk.CancelToken()
    token.cancel()
    kind, begin = TRANSFERS[name]

    async def case(face: Any) -> None:
        with pytest.raises(OperationCancelledError):
            await soon(face, lambda: begin(face.api, path, local, {"options": {"cancel": token}}))

    through(case)
    assert front.of(kind) == []


@pytest.mark.parametrize("direction", ["upload_file", "download_file"])
def test_cancelled_but_resumable(
    through: Any, front: Front, put: Any, local: Path, state_home: Path, remote: Any, direction: str
) -> None:
    """With `resume=True` what was moved before the cancellation is kept, and the next call goes on from there."""
    path, token = put(DATA), files_sdk.CancelToken()
    kind, begin = TRANSFERS[direction]
    stopped = Stopped(front, kind, 5)

    async def case(face: Any) -> None:
        more = {"resume": True, "tuning": eager(2)}
        threading.Thread(
            target=lambda: (front.wait(lambda: len(pieces(state_home)) >= 4), token.cancel()), name="front-c"
        ).start()
        with pytest.raises(OperationCancelledError):
            await soon(face, lambda: begin(face.api, path, local, {"options": {"cancel": token}, **more}))
        assert len(journals(state_home)) == 1
        stopped.open()
        sent, before = front.bytes_put, len(front.of(kind))
        await soon(face, lambda: begin(face.api, path, local, more))
        assert front.bytes_put - sent <= SIZE - 4 * PART
        assert len(front.of(kind)) - before <= 9

    through(case, **SLOW)
    assert journals(state_home) == []
    arrived = remote(f"{path}.new") if direction == "upload_file" else local.with_name("x").read_bytes()
    assert arrived == DATA


@pytest.mark.parametrize("at_once", [1, 4])
@pytest.mark.parametrize("name", ["upload_file", "upload_stream", "download_file"])
def test_pause_and_resume(
    through: Any, front: Front, put: Any, local: Path, remote: Any, name: str, at_once: int
) -> None:
    """While the token is paused no part or range begins; when it is resumed the transfer goes on to the right end."""
    path, token = put(DATA), PauseToken()
    kind, begin = TRANSFERS[name]
    front.on(kind, run(lambda _seen: token.pause()), skip=3)
    counts: list[int] = []

    def watch() -> None:
        front.wait(lambda: token.paused)
        front.wait(lambda: front.inside(kind) == 0)
        threading.Event().wait(0.05)  # what had been begun before the pause was noticed
        front.wait(lambda: front.inside(kind) == 0)
        counts.append(len(front.of(kind)))
        threading.Event().wait(0.2)
        counts.append(len(front.of(kind)))
        token.resume()

    watcher = threading.Thread(target=watch, name="front-watch", daemon=True)
    watcher.start()

    async def case(face: Any) -> None:
        await soon(face, lambda: begin(face.api, path, local, {"pause_token": token, "tuning": eager(at_once)}))

    through(case)
    watcher.join(AT_MOST)
    assert counts[0] == counts[1] <= 4 + at_once
    if name == "upload_file":
        assert remote(f"{path}.new") == DATA
    if name == "download_file":
        assert local.with_name("x").read_bytes() == DATA


@pytest.mark.parametrize("name", ["upload_file", "download_file"])
def test_cancelled_while_paused(
    through: Any, front: Front, put: Any, local: Path, nothing_left: None, name: str
) -> None:
    """A transfer that is paused can be cancelled: it does not sleep on."""
    path, pause, cancel = put(DATA), PauseToken(), files_sdk.CancelToken()
    kind, begin = TRANSFERS[name]
    front.on(kind, run(lambda _seen: pause.pause()), skip=2)

    def stop() -> None:
        front.wait(lambda: pause.paused and front.inside(kind) == 0)
        threading.Event().wait(0.05)
        cancel.cancel()

    stopper = threading.Thread(target=stop, name="front-stop", daemon=True)
    stopper.start()

    async def case(face: Any) -> None:
        more = {"pause_token": pause, "options": {"cancel": cancel}, "tuning": eager(2)}
        with pytest.raises(OperationCancelledError):
            await soon(face, lambda: begin(face.api, path, local, more))

    through(case)
    stopper.join(AT_MOST)


@pytest.mark.parametrize("resume", [True, False])
@pytest.mark.parametrize("face", ["client", "async"])
@pytest.mark.parametrize("call", ["upload_file", "download_file"])
def test_ctrl_c(
    start: Start,
    front: Front,
    put: Any,
    tmp_path: Path,
    state_home: Path,
    names: Any,
    call: str,
    face: str,
    resume: bool,
) -> None:
    """SIGINT ends a transfer that the network keeps waiting; only what can be resumed is left, and then it resumes."""
    path, local, target = put(DATA), tmp_path / "local", tmp_path / "x"
    local.write_bytes(DATA)
    upload = call == "upload_file"
    stopped = Stopped(front, PUT if upload else GET, 5)
    arguments = (local, f"{path}.new") if upload else (path, target)
    process = start(call, *arguments, face=face, resume=resume)
    hanging = lambda: len(front.of(PUT if upload else GET)) >= 6  # noqa: E731
    assert front.wait(
        lambda: (hanging() and (not resume or len(pieces(state_home)) >= 4)) or process.poll() is not None
    )
    process.send_signal(signal.SIGINT)
    try:
        _out, err = process.communicate(timeout=AT_MOST)
    finally:
        process.kill()
    assert process.returncode != 0
    assert "KeyboardInterrupt" in err
    assert names() == ["remote.bin"]
    temporary = {entry.name for entry in tmp_path.iterdir()} - {"local"}
    if not resume:
        assert (temporary, journals(state_home)) == (set(), [])
        return
    assert len(journals(state_home)) == 1
    assert len(temporary) == (0 if upload else 1)
    stopped.open()
    sent = front.bytes_put
    finish(start(call, *arguments, face=face))
    assert front.bytes_put - sent <= SIZE - 4 * PART
    assert {entry.name for entry in tmp_path.iterdir()} == {"local"} | (set() if upload else {"x"})


def test_kill_9_without_resume_is_the_only_way_to_leave_something(
    start: Start, front: Front, put: Any, tmp_path: Path, state_home: Path
) -> None:
    """A process that is killed can tidy nothing up, but what it leaves never looks like the file."""
    path, target = put(DATA), tmp_path / "x"
    Stopped(front, GET, 5)
    process = start("download_file", path, target, resume=False)
    kill_when(process, front, lambda: len(front.of(GET)) >= 6)
    assert not target.exists()
    assert all(entry.name.startswith(".") for entry in tmp_path.iterdir())
    assert journals(state_home) == []


def test_ctrl_c_says_how_to_go_on(start: Start, front: Front, put: Any, tmp_path: Path, state_home: Path) -> None:
    """Whoever interrupts a resumable transfer is told that it can be resumed."""
    path, target = put(DATA), tmp_path / "x"
    Stopped(front, GET, 5)
    process = start("download_file", path, target)
    assert front.wait(lambda: len(pieces(state_home)) >= 4 or process.poll() is not None)
    process.send_signal(signal.SIGINT)
    _out, err = process.communicate(timeout=AT_MOST)
    assert "resume" in err.rpartition("KeyboardInterrupt")[2]
