"""Writing through open(): parts go in the background, memory is bounded, and nothing half-made is ever published."""

from __future__ import annotations

import gc
import io
import json
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from files_style_sdk import CancelToken
from files_style_sdk.error import APIError, Error, OperationCancelledError
from files_style_sdk.remote_file import parts
from files_style_sdk.remote_file.parts import MOST_IN_FLIGHT

from .conftest import RawServer, Received, http, json_answer

PART = 1000
WAIT = 10.0
"""Seconds: no wait of these tests outlasts this; none is waited for in full unless something is wrong."""


class Storage:
    """A service that takes parts of `PART` bytes, and answers to them when the test lets it.

    Attributes:
        parts: The parts that arrived, by number.
        asked: What leave was asked for: first part, and how many.
        completed: The completion calls.
        gate: While it is not set, no part is answered.
        most: The most parts that were there unanswered at once.
        arrived: Counts the parts that arrived.
    """

    def __init__(self, raw_server: Callable[[Any], RawServer], parallel: bool = True) -> None:
        self.parts: dict[int, bytes] = {}
        self.order: list[int] = []
        self.asked: list[tuple[int, int]] = []
        self.completed: list[dict[str, Any]] = []
        self.refused: dict[int, bytes] = {}
        self.gate = threading.Event()
        self.gate.set()
        self.arrived = threading.Semaphore(0)
        self.at_arrival: Callable[[], None] = lambda: None
        self.answered = 0
        self.waiting = self.most = 0
        self._parallel = parallel
        self._lock = threading.Lock()
        self.server = raw_server(self._answer)

    def _answer(self, request: Received) -> bytes:
        if "begin_upload" in request.target:
            return self._granted(json.loads(request.body))
        if request.target.startswith("/blob"):
            return self._taken(int(request.target.rpartition("/")[2]), request.body)
        self.completed.append(json.loads(request.body))
        return json_answer({"path": "x", "size": self.completed[-1]["size"]}, 201)

    def _granted(self, asked: dict[str, Any]) -> bytes:
        first, count = asked["part"], asked.get("parts", 1)
        self.asked.append((first, count))
        grants = [
            {
                "ref": "r",
                "upload_uri": f"{self.server.url}/blob/{number}",
                "partsize": PART,
                "part_number": number,
                "parallel_parts": self._parallel,
            }
            for number in range(first, first + count)
        ]
        return json_answer(grants)

    def _taken(self, number: int, body: bytes) -> bytes:
        with self._lock:
            self.waiting += 1
            self.most = max(self.most, self.waiting)
            self.order.append(number)
            self.at_arrival()
        self.arrived.release()
        self.gate.wait(WAIT)
        with self._lock:
            self.waiting -= 1
            self.answered += len(body)
            self.parts[number] = body
        return self.refused.get(number, http(200, ETag=f'"e{number}"'))

    def wait_for_parts(self, count: int) -> None:
        """Wait until so many more parts have arrived."""
        for _ in range(count):
            assert self.arrived.acquire(timeout=WAIT)

    @property
    def content(self) -> bytes:
        """What the parts make."""
        return b"".join(self.parts[number] for number in sorted(self.parts))


@pytest.fixture
def storage(raw_server: Any) -> Iterator[Storage]:
    """A service whose parts may run side by side."""
    made = Storage(raw_server)
    yield made
    made.gate.set()


@pytest.fixture
def opened(storage: Storage, client_of: Any) -> Iterator[Callable[..., Any]]:
    """Opens the file x there for writing, without a buffer; at the end no thread that sends is left."""
    client = client_of(storage.server.url, read_timeout=60)
    yield lambda mode="wb", options=None: client.file.open("x", mode, options, buffering=0)
    assert not senders()


def senders() -> list[threading.Thread]:
    """The threads that send parts."""
    return [thread for thread in threading.enumerate() if thread.name.startswith("files-write")]


def data(size: int) -> bytes:
    return bytes(number * 7 % 251 for number in range(size))


def test_writing_goes_on_while_parts_are_sent(storage: Storage, opened: Any) -> None:
    """write() returns while the part before is on its way: the program and the network work side by side."""
    storage.gate.clear()
    with opened() as f:
        f.write(data(PART + 1))
        storage.wait_for_parts(1)
        f.write(data(PART))
        storage.wait_for_parts(1)
        assert storage.waiting == 2
        storage.gate.set()
    assert len(storage.content) == 2 * PART + 1


def test_memory_is_bounded(storage: Storage, opened: Any) -> None:
    """However fast one writes, what is held are a few parts: write() waits while two are on their way."""
    written = 0
    ahead: list[int] = []
    storage.at_arrival = lambda: ahead.append(written - storage.answered)
    content = data(30 * PART)
    with opened() as f:
        for start in range(0, len(content), 100):
            f.write(content[start : start + 100])
            written += 100
    assert storage.content == content
    assert max(ahead) <= (MOST_IN_FLIGHT + 1) * PART
    assert storage.most <= MOST_IN_FLIGHT


def test_write_waits_for_room(storage: Storage, opened: Any) -> None:
    """While two parts are unanswered a third is not sent, and whoever writes it is held back."""
    storage.gate.clear()
    f = opened()
    f.write(data(2 * PART + 1))
    storage.wait_for_parts(2)
    writer = threading.Thread(target=f.write, args=(data(2 * PART),))
    writer.start()
    try:
        assert not storage.arrived.acquire(timeout=0.1)
        assert writer.is_alive()
    finally:
        storage.gate.set()
        writer.join(WAIT)
    f.close()
    assert len(storage.content) == 4 * PART + 1


def test_parts_one_after_the_other(raw_server: Any, client_of: Any) -> None:
    """Where the service does not take parts side by side, each is sent when the one before has arrived, in order."""
    storage = Storage(raw_server, parallel=False)
    content = data(6 * PART + 3)
    with client_of(storage.server.url).file.open("x", "wb", buffering=0) as f:
        f.write(content)
    assert (storage.most, storage.order) == (1, list(range(1, 8)))
    assert storage.content == content
    assert all(count == 1 for _first, count in storage.asked)


def test_leave_is_asked_for_in_few_calls(storage: Storage, opened: Any) -> None:
    """A file of many parts takes few calls besides the parts; one of a single part takes the one that it needs."""
    with opened() as f:
        f.write(data(30 * PART))
    assert len(storage.asked) <= 7
    storage.asked.clear()
    with opened() as f:
        f.write(data(PART))
    assert storage.asked == [(1, 1)]


def test_completion_names_every_part(storage: Storage, opened: Any) -> None:
    """The service is told all parts in order with the ETags that storage gave, and the size."""
    with opened() as f:
        f.write(data(4 * PART))
    (completion,) = storage.completed
    assert completion["size"] == 4 * PART
    assert completion["etags"] == [{"part": number, "etag": f"e{number}"} for number in range(1, 5)]


def test_small_files_cost_no_thread(storage: Storage, opened: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of one part is sent by who closes it."""
    monkeypatch.setattr(parts, "ThreadPoolExecutor", None)
    with opened() as f:
        f.write(data(PART))
    assert storage.content == data(PART)


@pytest.mark.parametrize("use", ["write", "flush", "close", "commit"])
def test_error_of_a_part_is_raised_by_what_comes_next(storage: Storage, opened: Any, use: str) -> None:
    """A part that was refused in the background is reported by the next call, whichever it is; nothing is published."""
    storage.refused[1] = http(400, b"<Error/>")
    f = opened()
    f.write(data(PART + 1))
    storage.wait_for_parts(1)
    f._sender.stop(wait_for_parts=True)
    with pytest.raises(APIError, match="receiving part 1 of x"):
        f.write(b"y") if use == "write" else getattr(f, use)()
    f.abort()
    assert storage.completed == []


def test_error_is_raised_once(storage: Storage, opened: Any) -> None:
    """After the error itself, writing and closing say that nothing is published, and because of what."""
    storage.refused[1] = http(400, b"<Error/>")
    f = opened()
    f.write(data(PART + 1))
    f._sender.stop(wait_for_parts=True)
    with pytest.raises(APIError, match="receiving part 1"):
        f.write(b"y")
    for use in (lambda: f.write(b"y"), f.flush, f.close):
        with pytest.raises(Error, match=r"x was not published: an earlier write failed") as caught:
            use()
        assert isinstance(caught.value.__cause__, APIError)
    f.close()
    with pytest.raises(ValueError, match="not published"):
        f.commit()
    assert (f.closed, storage.completed) == (True, [])


@pytest.mark.parametrize("mode", ["w", "wb"])
def test_error_of_a_part_through_a_buffer(storage: Storage, client_of: Any, mode: str) -> None:
    """A part's error is raised by flush() and by leaving the block too when text or bytes are buffered; once."""
    storage.refused[1] = http(400, b"<Error/>")
    client = client_of(storage.server.url)
    text: Any = "y" * (PART + 1) if mode == "w" else b"y" * (PART + 1)
    with pytest.raises(APIError, match="receiving part 1") as caught, client.file.open("x", mode) as f:
        f.write(text)
    assert f.closed
    assert caught.value.__context__ is None
    f = client.file.open("x", mode)
    f.write(text)
    with pytest.raises(APIError, match="receiving part 1"):  # noqa: PT012
        for _ in range(2000):  # until the background has got its answer
            f.flush()
            storage.arrived.acquire(timeout=0.01)
    with pytest.raises(Error, match="earlier write failed"):
        f.close()
    assert f.closed
    assert storage.completed == []


@pytest.mark.parametrize("end", ["abort", "exception", "interrupt"])
def test_ending_stops_what_is_under_way(storage: Storage, opened: Any, end: str) -> None:
    """abort() and an exception end a part that is on its way without waiting for its answer; nothing is published."""
    storage.gate.clear()
    f = opened()
    if end == "abort":
        f.write(data(2 * PART + 1))
        storage.wait_for_parts(2)
        f.abort()
    else:
        error = RuntimeError if end == "exception" else KeyboardInterrupt
        with pytest.raises(error), f:  # noqa: PT012
            f.write(data(2 * PART + 1))
            storage.wait_for_parts(2)
            raise error
    # The parts were never answered: it was not the answers that ended them.
    assert (storage.waiting, f.closed, storage.completed) == (2, True, [])
    assert not senders()


def test_forgotten_writer_with_parts_under_way(storage: Storage, opened: Any) -> None:
    """A writer that goes away while a part is on its way warns, publishes nothing, and waits for nothing."""
    storage.gate.clear()
    with pytest.warns(ResourceWarning, match="never closed"):  # noqa: PT031
        f = opened()
        f.write(data(PART + 1))
        storage.wait_for_parts(1)
        del f
        gc.collect()
    assert storage.waiting == 1
    for thread in senders():
        thread.join(WAIT)
    assert storage.completed == []


def test_the_users_token_ends_parts_too(storage: Storage, opened: Any) -> None:
    """Cancelling the token that a file was opened with ends its parts; the next call says so."""
    storage.gate.clear()
    token = CancelToken()
    f = opened("wb", {"cancel": token})
    f.write(data(PART + 1))
    storage.wait_for_parts(1)
    token.cancel()
    f._sender.stop(wait_for_parts=True)
    with pytest.raises(OperationCancelledError):
        f.close()
    assert (f.closed, storage.completed) == (True, [])


def test_a_token_is_let_go_of(storage: Storage, opened: Any) -> None:
    """A token that outlives many files holds nothing of them."""
    token = CancelToken()
    for end in ("close", "abort"):
        getattr(opened("wb", {"cancel": token}), end)()
    assert token._interrupts == []


@pytest.mark.parametrize("mode", ["w", "wb"])
@pytest.mark.parametrize("buffering", [-1, 1, 100])
def test_commit(face: Any, folder: str, mode: str, buffering: int) -> None:
    """commit() publishes, closes and gives the record, again if asked again; closing then does nothing more."""
    with face.file.open(f"{folder}/x", mode, buffering=buffering) as f:
        f.write("a" * 5000 if mode == "w" else b"a" * 5000)
        record = f.commit()
        assert (record.path, record.size, f.closed) == (f"{folder}/x", 5000, True)
        assert f.commit() is record
    f.close()
    f.abort()
    assert f.record is record
    assert [each.path for each in face.folder.list_for(folder)] == [f"{folder}/x"]


@pytest.mark.parametrize("buffering", [-1, 0])
def test_commit_after_abort(client: Any, folder: str, buffering: int) -> None:
    """What was aborted cannot be committed any more; aborting and closing it again is harmless."""
    f = client.file.open(f"{folder}/x", "wb", buffering=buffering)
    f.write(b"a")
    f.abort()
    f.abort()
    f.close()
    with pytest.raises(ValueError, match="not published"):
        f.commit()
    assert list(client.folder.list_for(folder)) == []


@pytest.mark.parametrize("mode", ["r", "rb"])
def test_readers_have_nothing_to_commit(client: Any, folder: str, mode: str) -> None:
    """commit() of a reader is an unsupported operation, as write() is; the reader stays open."""
    with client.file.open(f"{folder}/x", "w") as f:
        f.write("x")
    with client.file.open(f"{folder}/x", mode) as f:
        with pytest.raises(io.UnsupportedOperation, match="nothing to publish"):
            f.commit()
        assert len(f.read()) == 1


@pytest.mark.parametrize("buffering", [-1, 0])
def test_exception_with_and_without_a_buffer(client: Any, folder: str, buffering: int) -> None:
    """An unbuffered writer publishes nothing after an exception either."""
    with (  # noqa: PT012
        pytest.raises(RuntimeError, match="half way"),
        client.file.open(f"{folder}/x", "wb", buffering=buffering) as f,
    ):
        f.write(b"a" * 10_000)
        raise RuntimeError("half way")
    assert list(client.folder.list_for(folder)) == []


def test_publishing_that_fails(raw_server: Any, client_of: Any) -> None:
    """If the service refuses to publish, close() says so once; the file is closed and is not tried again."""

    def answer(request: Received) -> bytes:
        if "begin_upload" in request.target:
            return json_answer([{"ref": "r", "upload_uri": f"{server.url}/blob", "partsize": 9, "part_number": 1}])
        if request.target.startswith("/blob"):
            return http(200, ETag='"e"')
        return json_answer({"type": "bad-request/invalid-etags", "error": "no"}, 400)

    server = raw_server(answer)
    f = client_of(server.url).file.open("x", "w")
    f.write("text")
    with pytest.raises(APIError, match="no"):
        f.close()
    assert f.closed
    f.close()
    with pytest.raises(ValueError, match="not published"):
        f.commit()
    assert sum("/files/" in request.target for request in server.received) == 1


def test_any_buffer_can_be_written(client: Any, folder: str) -> None:
    """bytes, bytearray, memoryview and arrays of wider items are all taken byte by byte."""
    import array

    pieces: list[Any] = [b"ab", bytearray(b"cd"), memoryview(b"xefx")[1:3], array.array("H", [0x6867])]
    with client.file.open(f"{folder}/x", "wb", buffering=0) as f:
        assert [f.write(piece) for piece in pieces] == [2, 2, 2, 2]
        with pytest.raises(TypeError):
            f.write("text")
    with client.file.open(f"{folder}/x", "rb") as f:
        assert f.read() == b"abcdef" + pieces[3].tobytes()


def test_one_buffer_filled_again_and_again(client: Any, folder: str) -> None:
    """What was written is taken at once: who writes from one buffer may fill it anew while parts are sent."""
    buffer = bytearray(3000)
    expected = b""
    with client.file.open(f"{folder}/x", "wb", buffering=0) as f:
        for number in range(20):
            buffer[:] = bytes([number]) * len(buffer)
            f.write(buffer)
            expected += buffer
    with client.file.open(f"{folder}/x", "rb") as f:
        assert f.read() == expected
