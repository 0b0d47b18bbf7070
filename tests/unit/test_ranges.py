"""Where the bytes of a reader come from: what is asked for, how often, and that they are the right ones."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from files_style_sdk.error import APIConnectionError, IntegrityError
from files_style_sdk.remote_file.driver import Driver
from files_style_sdk.remote_file.ranges import (
    KEPT_IN_ALL,
    SKIP_BY_READING,
    SMALLEST,
    WHOLE,
    Fetch,
    FlowOn,
    Kept,
    Ranges,
    Stream,
)
from files_style_sdk.remote_file.reader import RawReader, RemoteReader
from files_style_sdk.settings import Settings
from files_style_sdk.wire import Failure, ReadInto, Request, Response, Sleep

MIB = 1024 * 1024
BUFFER = 128 * 1024


def pattern(size: int) -> bytes:
    """Bytes in which neighbouring places differ, quickly made."""
    block = b"".join(number.to_bytes(4) for number in range(16_384))
    return b"".join(bytes([turn % 256]) + block for turn in range(size // len(block) + 1))[:size]


DATA = pattern(3 * MIB + 17)


class Blob:
    """The body of an answer, which may break off."""

    def __init__(self, storage: Storage, data: memoryview, breaks_after: int | None) -> None:
        self._storage = storage
        self._data = data
        self._left = breaks_after
        self.closed = False

    def take(self, size: int) -> bytes | Failure:
        assert not self.closed, "read after it was given back"
        if self._left == 0:
            return Failure("it broke", OSError("it broke"), "unknown")
        count = min(size, self._storage.most, len(self._data) if self._left is None else self._left)
        block, self._data = bytes(self._data[:count]), self._data[count:]
        self._left = None if self._left is None else self._left - len(block)
        self._storage.sent += len(block)
        return block

    def close(self) -> None:
        self.closed = True


class Storage:
    """A service with one file, without sockets: performs the flows of a reader, and counts.

    Args:
        data: The file.
        breaks: After how many bytes each of the first answers breaks off; None if it does not.
        in_place: Whether bytes are received into the buffer, as threads do, or in blocks, as event loops do.
        most: How many bytes come at once at most.
    """

    def __init__(
        self, data: bytes, breaks: list[int | None] | None = None, in_place: bool = True, most: int = MIB
    ) -> None:
        self.data = data
        self.etag = '"1"'
        self.says_size = True
        self.ends_at = len(data)
        self.most = most
        self.sent = 0
        self.asked: list[str] = []
        self.bodies: list[Blob] = []
        self._breaks = list(breaks or [])
        self._in_place = in_place

    def run(self, flow: Any, settings: Settings) -> Any:
        """Perform a flow."""
        outcome: Any = None
        try:
            while True:
                outcome = self._perform(flow.send(outcome))
        except StopIteration as done:
            return done.value

    def open(self, settings: Settings | None = None, buffer: int = BUFFER) -> RemoteReader:
        """A reader of the file."""
        return RemoteReader(self.raw(settings, buffer), buffer)  # type: ignore[arg-type]

    def raw(self, settings: Settings | None = None, slack: int = 0) -> RawReader:
        """A reader without a buffer."""
        settings = settings or Settings(api_key="KEY", base_url="http://x", initial_network_retry_delay=0)
        return RawReader("x", Driver(self, settings), lambda record: record, slack)

    def _perform(self, step: Any) -> Any:
        if isinstance(step, Sleep):
            return None
        if isinstance(step, ReadInto):
            block = step.content.take(len(step.buffer))  # type: ignore[attr-defined]
            if isinstance(block, Failure) or not self._in_place:
                return block
            step.buffer[: len(block)] = block
            return len(block)
        assert isinstance(step, Request)
        return self._blob(step) if step.url.endswith("/blob") else self._record()

    def _record(self) -> Response:
        size = {"size": len(self.data)} if self.says_size else {}
        body = json.dumps({"path": "x", "download_uri": "http://x/blob", **size}).encode()
        return Response(200, {"content-type": "application/json"}, body)

    def _blob(self, request: Request) -> Response:
        given = request.headers.get("Range")
        self.asked.append(given or "all")
        if request.headers.get("If-Match", self.etag) != self.etag:
            return Response(412, {})
        first, last = (given or "bytes=0-")[6:].split("-")
        start, stop = int(first), min(int(last) + 1, len(self.data)) if last else len(self.data)
        body = Blob(
            self, memoryview(self.data)[start : min(stop, self.ends_at)], self._breaks.pop(0) if self._breaks else None
        )
        self.bodies.append(body)
        headers = {"etag": self.etag}
        if given:
            headers["content-range"] = f"bytes {start}-{stop - 1}/{len(self.data)}"
        return Response(206 if given else 200, headers, content=body)  # type: ignore[arg-type]


OPERATIONS = st.one_of(
    st.tuples(st.just("read"), st.integers(0, 400_000)),
    st.tuples(st.just("read"), st.integers(0, 50)),
    st.tuples(st.just("readline"), st.integers(0, 5000)),
    st.tuples(st.just("readinto"), st.integers(0, 300_000)),
    st.tuples(st.just("seek"), st.integers(0, len(DATA) + 1000)),
    st.tuples(st.just("forward"), st.integers(0, 600_000)),
    st.tuples(st.just("back"), st.integers(0, 300_000)),
    st.tuples(st.just("from the end"), st.integers(0, 200_000)),
)


def done(file: Any, name: str, number: int) -> Any:
    """What one operation gives, and where it leaves the file."""
    result: Any
    if name == "readinto":
        buffer = bytearray(number)
        count = file.readinto(buffer)
        result = bytes(buffer[:count])
    elif name in ("read", "readline"):
        result = getattr(file, name)(number)
    elif name == "seek":
        result = file.seek(number)
    elif name == "forward":
        result = file.seek(number, io.SEEK_CUR)
    elif name == "back":
        result = file.seek(max(0, file.tell() - number))
    else:
        result = file.seek(-number, io.SEEK_END)
    return result, file.tell()


@given(
    st.lists(OPERATIONS, max_size=25),
    st.lists(st.one_of(st.none(), st.integers(0, 200_000)), max_size=6),
    st.booleans(),
    st.sampled_from([100, 8192, BUFFER]),
)
def test_any_reading_is_that_of_bytes(
    operations: list[tuple[str, int]], breaks: list[int | None], in_place: bool, buffer: int
) -> None:
    """However one reads and seeks, and wherever connections break, the bytes are those of the file, as in BytesIO."""
    storage = Storage(DATA, breaks, in_place)
    settings = Settings(api_key="KEY", base_url="http://x", initial_network_retry_delay=0, max_network_retries=6)
    with storage.open(settings, buffer) as file:
        expected = io.BytesIO(DATA)
        for name, number in operations:
            assert done(file, name, number) == done(expected, name, number)
    assert all(body.closed for body in storage.bodies)


@given(st.lists(OPERATIONS, max_size=40), st.sampled_from([1, 40_000, WHOLE, WHOLE + 1, len(DATA)]))
def test_what_is_kept_is_bounded(operations: list[tuple[str, int]], size: int) -> None:
    """A reader holds no more than its bound, asks only for bytes that the file has, and never for an empty range."""
    ranges = Ranges(size, BUFFER)
    position, held = 0, 0
    for name, number in operations:
        if name != "read":
            position = (position + number) % size
            continue
        for _ in range(3):
            step = ranges.next(position % size, max(1, number))
            if isinstance(step, Fetch):
                assert 0 <= step.start <= position % size < step.stop <= size
                ranges.keep(step.start, bytes(step.stop - step.start))
                held = sum(map(len, ranges._kept.values()))
                assert held == ranges._kept_bytes <= KEPT_IN_ALL
            elif isinstance(step, Stream):
                assert step.start == position % size
                ranges.streams(step.start, step.stop)
            else:
                count = min(max(1, number), len(step.data) if isinstance(step, Kept) else size - position % size)
                if isinstance(step, FlowOn):
                    assert 0 <= step.skip <= SKIP_BY_READING
                    assert step.most is None or step.most > 0
                    ranges.flowed(step.skip + min(count, step.most or count))
                ranges.took(count)
                position += count
                break
        else:
            pytest.fail("asked a third time for the same bytes")


@pytest.mark.parametrize("read", [lambda f: f.read(), lambda f: b"".join(iter(lambda: f.read(10_000), b"")), b"".join])
def test_reading_through_is_one_request(read: Callable[[Any], bytes]) -> None:
    """Whoever reads from start to end, at once, in blocks or by lines, gets one answer that flows."""
    storage = Storage(DATA)
    with storage.open() as file:
        assert read(file) == DATA
    assert storage.asked == ["all"]


def test_a_small_file_is_one_request() -> None:
    """All of a small file comes at once, whatever is read of it, in whatever order."""
    storage = Storage(DATA[:WHOLE])
    with storage.open(buffer=100) as file:
        for position in (WHOLE - 22, 5000, 0, WHOLE - 3000, 100):
            file.seek(position)
            assert file.read(200) == DATA[position : min(WHOLE, position + 200)]
    assert (len(storage.asked), storage.sent) == (1, WHOLE)


def test_a_small_step_forward_reads_through() -> None:
    """Skipping a little costs no request, and what was skipped is at hand for who goes back to it."""
    storage = Storage(DATA)
    with storage.open(buffer=100) as file:
        file.read(10)
        for ahead in (1000, SKIP_BY_READING // 2):
            position = file.seek(ahead, io.SEEK_CUR)
            assert file.read(10) == DATA[position : position + 10]
        file.seek(500)
        assert file.read(10) == DATA[500:510]
    assert storage.asked == ["all"]


def test_a_large_step_forward_asks_anew() -> None:
    """What lies between is not fetched when the step is large."""
    storage = Storage(DATA)
    with storage.open(buffer=8192) as file:
        file.read(10)
        file.seek(2 * MIB)
        assert file.read(10) == DATA[2 * MIB : 2 * MIB + 10]
    assert len(storage.asked) == 2
    assert storage.sent <= 8192 + SMALLEST


def test_what_flows_goes_on_after_a_look_elsewhere() -> None:
    """A look at another place does not end what flows: reading on there costs no request."""
    storage = Storage(DATA)
    with storage.open(buffer=8192) as file:
        first = file.read(100_000)
        file.seek(-100, io.SEEK_END)
        assert file.read() == DATA[-100:]
        file.seek(100_000)
        assert first + file.read() == DATA
    assert len(storage.asked) == 2


def test_reading_on_from_a_jump_takes_few_requests() -> None:
    """Each range is larger than the one before, so that even a long way takes few of them, and no byte comes twice."""
    data = pattern(40 * MIB)
    storage = Storage(data)
    with storage.open() as file:
        file.seek(1000)
        while block := file.read(50_000):
            assert block == data[file.tell() - len(block) : file.tell()]
    assert len(storage.asked) <= 7
    assert storage.sent == len(data) - 1000


def test_reading_backwards_takes_few_requests() -> None:
    """Whoever goes back step by step gets what is before it in pieces of a useful size, and no byte twice."""
    storage = Storage(DATA)
    with storage.open(buffer=512) as file:
        for position in range(len(DATA) - 512, len(DATA) - MIB, -512):
            file.seek(position)
            assert file.read(512) == DATA[position : position + 512]
    assert len(storage.asked) <= MIB // SMALLEST + 1
    assert storage.sent <= MIB + SMALLEST


def test_a_long_read_at_a_jump_fetches_about_that() -> None:
    """A column of a table, read in one call, is one request and little more than its bytes."""
    storage = Storage(DATA)
    with storage.open() as file:
        file.seek(MIB)
        assert file.read(MIB + 1234) == DATA[MIB : 2 * MIB + 1234]
    assert len(storage.asked) == 1
    assert storage.sent <= MIB + 1234 + BUFFER


def test_repeated_looks_are_at_hand() -> None:
    """What was fetched lately is not fetched again."""
    storage = Storage(DATA)
    with storage.open(buffer=64) as file:
        for _ in range(20):
            for position in (MIB, 2 * MIB, 3 * MIB):
                file.seek(position)
                assert file.read(17) == DATA[position : position + 17]
    assert len(storage.asked) == 3


def test_version_is_pinned() -> None:
    """A file that changes between two ranges is refused: its bytes are never mixed."""
    storage = Storage(DATA)
    with storage.open() as file:
        file.seek(MIB)
        file.read(100)
        storage.etag = '"2"'
        file.seek(2 * MIB)
        with pytest.raises(IntegrityError, match="changed"):
            file.read(100)


def test_breaks_end_the_reading_at_last() -> None:
    """A connection that breaks each time is given up after as many tries as the settings allow, with its reason."""
    storage = Storage(DATA, breaks=[0] * 50)
    with storage.open() as file, pytest.raises(APIConnectionError, match=r"x: it broke, after 0 bytes"):
        file.read(10)
    assert len(storage.asked) == Settings().max_network_retries + 1


def test_a_broken_flow_is_taken_up_where_it_stood() -> None:
    """After a break one more request goes on from the byte it broke at; nothing is fetched twice."""
    storage = Storage(DATA, breaks=[MIB + 5])
    with storage.open() as file:
        assert file.read() == DATA
    assert storage.asked == ["all", f"bytes={MIB + 5}-"]
    assert storage.sent == len(DATA)


def test_an_answer_that_ends_early_is_no_end() -> None:
    """An answer that stops short of the size that the service gave raises; it is not taken for the end of the file."""
    storage = Storage(DATA)
    storage.ends_at = 2 * MIB
    with storage.open() as file, pytest.raises(APIConnectionError, match=f"after {2 * MIB} bytes"):
        file.read()
    with storage.open() as file, pytest.raises(APIConnectionError, match="ended before its last byte"):  # noqa: PT012
        file.seek(-10, io.SEEK_END)
        file.read()


def test_unknown_size() -> None:
    """Where the service does not say how long a file is, reading goes to its end; the end cannot be sought."""
    storage = Storage(DATA[:300_000])
    storage.says_size = False
    with storage.open() as file:
        with pytest.raises(io.UnsupportedOperation, match="how long"):
            file.seek(0, io.SEEK_END)
        assert file.read(10) == DATA[:10]
        file.seek(100)
        assert file.read() == DATA[100:300_000]
        assert file.read() == b""


@pytest.mark.parametrize("in_place", [True, False])
def test_reading_into_a_buffer(in_place: bool) -> None:
    """readinto fills what it is given, whatever the items of the buffer are."""
    import array

    storage = Storage(DATA, in_place=in_place)
    with storage.open(buffer=1000) as file:
        numbers = array.array("I", bytes(4000))
        assert file.readinto(numbers) == 4000
        assert numbers.tobytes() == DATA[:4000]
    with storage.raw() as raw:
        assert raw.readinto(bytearray(0)) == 0
        assert raw.readinto(numbers) == 4000


def test_whence_and_closed_files() -> None:
    """A whence that is none, and anything but close() on a closed file, is a ValueError, as for local files."""
    raw = Storage(DATA).raw()
    with pytest.raises(ValueError, match="whence"):
        raw.seek(0, 7)
    raw.close()
    raw.close()
    for use in (raw.tell, raw.readall, lambda: raw.seek(0), lambda: raw.readinto(bytearray(1))):
        with pytest.raises(ValueError, match="closed"):
            use()


def test_one_member_of_a_large_archive_is_about_that_member() -> None:
    """zipfile fetches the directory and the member that is read of 100 MiB, in few requests, and little more."""
    packed = io.BytesIO()
    block = pattern(4 * MIB)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for number in range(25):
            archive.writestr(f"{number}.bin", block)
            archive.writestr(f"{number}.txt", b"a few words" * number)
    storage = Storage(packed.getvalue())
    assert len(storage.data) > 100 * MIB
    with storage.open() as file, zipfile.ZipFile(file) as archive:
        assert archive.read("13.txt") == b"a few words" * 13
        assert len(storage.asked) <= 2
        assert storage.sent <= 200 * 1024
        asked, sent = len(storage.asked), storage.sent
        assert archive.read("20.bin") == block
    assert len(storage.asked) - asked <= 5
    assert storage.sent - sent <= 2 * len(block)
