"""What is published and when: local files that appear whole, checks that are made and those that are waived."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import stat
import threading
import types
from pathlib import Path
from typing import Any

import pytest

from files_style_sdk.error import IntegrityError, InvalidParameterError

from .conftest import PART, OneWay, attempted, content
from .faults import change_record, corrupt, cut_request, run, too_busy
from .front import COMPLETE, GET, LOCATE, PUT, Front, Seen

SIZE = 6 * PART + 77
DATA = content(SIZE)
WRONG_MD5 = "0" * 32


def test_a_download_is_invisible_until_it_is_whole(
    through: Any, front: Front, put: Any, ranges: Any, tmp_path: Path
) -> None:
    """Until the end there is the old file, and one temporary file beside it, which is gone afterwards."""
    path, target = put(DATA), tmp_path / "x"
    target.write_bytes(b"old")
    looks: list[tuple[bytes, int]] = []
    front.on(GET, run(lambda _: looks.append((target.read_bytes(), len(list(tmp_path.iterdir()))))), times=None)

    async def case(face: Any) -> None:
        await face(face.api.download_file(path, target, **ranges))

    through(case)
    assert {old for old, _ in looks} == {b"old"}
    assert max(count for _, count in looks) <= 2
    assert [(entry.name, entry.read_bytes()) for entry in tmp_path.iterdir()] == [("x", DATA)]
    assert stat.S_IMODE(target.stat().st_mode) == 0o666 & ~current_umask()


def current_umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_free_space_is_looked_at_first(
    through: Any, front: Front, put: Any, ranges: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that cannot fit is refused, by the name of its destination, before a byte is asked for."""
    path = put(DATA)
    full = types.SimpleNamespace(f_bavail=1, f_bfree=1, f_blocks=9, f_frsize=512, f_bsize=512, f_flag=0)
    monkeypatch.setattr(os, "statvfs", lambda _path: full)

    async def case(face: Any) -> None:
        error = await face.refused(OSError, lambda: face.api.download_file(path, tmp_path / "big", **ranges))
        assert error.errno == errno.ENOSPC
        assert "big" in str(error)

    through(case)
    assert front.of(GET) == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_device_that_is_full(through: Any, put: Any, ranges: Any) -> None:
    """A destination that takes no more is an error that names it."""
    path = put(DATA)

    async def case(face: Any) -> None:
        error = await face.refused(OSError, lambda: face.api.download_file(path, "/dev/full", **ranges))
        assert error.errno == errno.ENOSPC
        assert "/dev/full" in str(error)

    through(case)


def test_a_pipe_as_destination(through: Any, put: Any, ranges: Any, tmp_path: Path) -> None:
    """What cannot be written here and there, such as a named pipe, gets the bytes in order."""
    path, fifo = put(DATA), tmp_path / "fifo"
    os.mkfifo(fifo)
    got: list[bytes] = []

    async def case(face: Any) -> None:
        thread = threading.Thread(target=lambda: got.append(fifo.read_bytes()), name="front-reader", daemon=True)
        thread.start()
        await face(face.api.download_file(path, fifo, **ranges))
        thread.join(5)

    through(case)
    assert got == [DATA]


def test_a_stream_gets_the_bytes_in_order(through: Any, put: Any) -> None:
    """A stream that cannot seek gets every byte once and in order."""
    path = put(DATA)

    class Sink(io.RawIOBase):
        def __init__(self) -> None:
            self.got = b""

        def writable(self) -> bool:
            return True

        def write(self, data: Any) -> int:
            taken = bytes(data)[:1000]
            self.got += taken
            return len(taken)

    async def case(face: Any) -> None:
        sink = Sink()
        await face(face.api.download_stream(path, sink))
        assert (sink.got, sink.closed) == (DATA, False)

    through(case)


def test_a_stream_is_written_from_where_it_stands(through: Any, put: Any) -> None:
    """What stands in a stream before its position is left alone."""
    path = put(DATA)

    async def case(face: Any) -> None:
        stream = io.BytesIO(b"head")
        stream.seek(4)
        await face(face.api.download_stream(path, stream))
        assert stream.getvalue() == b"head" + DATA

    through(case)


@pytest.mark.parametrize("preserve", [True, False])
def test_modification_time(through: Any, client: Any, folder: str, ranges: Any, tmp_path: Path, preserve: bool) -> None:
    """`preserve_mtime=True` gives the local file the time that the service keeps; otherwise it is new."""
    params = {"provided_mtime": "2001-09-09T01:46:40Z"}
    client.upload_stream(io.BytesIO(DATA), f"{folder}/old", params=params)

    async def case(face: Any) -> None:
        await face(face.api.download_file(f"{folder}/old", tmp_path / "x", preserve_mtime=preserve, **ranges))

    through(case)
    assert ((tmp_path / "x").stat().st_mtime == 1_000_000_000) is preserve


@pytest.mark.parametrize("wanted", [True, False])
def test_fsync(
    through: Any, put: Any, ranges: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wanted: bool
) -> None:
    """`fsync=True` has the bytes on the disk before the name; by default nobody waits for the disk."""
    path, target = put(DATA), tmp_path / "x"
    synced: list[bool] = []
    real = {name: getattr(os, name) for name in ("fsync", "fdatasync")}
    for name in real:

        def sync(descriptor: int, name: str = name) -> None:
            if stat.S_ISREG(os.fstat(descriptor).st_mode):
                synced.append(target.exists())
            real[name](descriptor)

        monkeypatch.setattr(os, name, sync)

    async def case(face: Any) -> None:
        await face(face.api.download_file(path, target, fsync=wanted, **ranges))

    through(case)
    assert target.read_bytes() == DATA
    assert (synced[:1] == [False]) is wanted


CHECKS = [
    ("crc32", {"crc32": "00000001"}, True),
    ("crc32", {"md5": WRONG_MD5}, False),
    ("crc32", {"crc32": None, "md5": None}, False),
    ("md5", {"md5": WRONG_MD5}, True),
    ("md5", {"md5": None}, False),
    (False, {"crc32": "00000001", "md5": WRONG_MD5}, False),
]


@pytest.mark.parametrize(("verify", "changes", "refused"), CHECKS)
def test_what_downloads_check(
    through: Any, front: Front, put: Any, ranges: Any, tmp_path: Path, verify: Any, changes: Any, refused: bool
) -> None:
    """The checksum that was chosen is compared when the record has it, and no other; False compares none."""
    path = put(DATA)
    front.on(LOCATE, change_record(**changes), times=None)

    async def case(face: Any) -> None:
        for target in (tmp_path / "x", None):

            def get(target: Any = target) -> Any:
                if target is None:
                    return face.api.download_stream(path, io.BytesIO(), verify=verify)
                return face.api.download_file(path, target, verify=verify, **ranges)

            if refused:
                await face.refused(IntegrityError, get)
            else:
                await face(get())

    through(case)
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == ([] if refused else [DATA])


@pytest.mark.parametrize("verify", ["crc32", "md5"])
@pytest.mark.parametrize("skip", [0, 3])
def test_a_wrong_bit_under_either_checksum(
    through: Any, front: Front, client: Any, put: Any, ranges: Any, tmp_path: Path, verify: str, skip: int
) -> None:
    """One wrong bit in any range is found by either checksum alone."""
    path = put(DATA)
    assert front.wait(lambda: client.file.find(path).md5 is not None)
    front.on(LOCATE, change_record(**{"crc32": None} if verify == "md5" else {"md5": None}), times=None)
    front.on(GET, corrupt(9), skip=skip if verify == "crc32" else 0)

    async def case(face: Any) -> None:
        await face.refused(
            IntegrityError, lambda: face.api.download_file(path, tmp_path / "x", verify=verify, **ranges)
        )

    through(case)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("verify", "changes", "refused"), CHECKS)
def test_what_uploads_check(
    through: Any, front: Front, folder: str, ranges: Any, tmp_path: Path, verify: Any, changes: Any, refused: bool
) -> None:
    """What was published is compared with what was sent, by the checksum that was chosen."""
    front.on(COMPLETE, change_record(**changes), times=None)
    local = tmp_path / "x"
    local.write_bytes(DATA)

    async def case(face: Any) -> None:
        for upload in (
            lambda: face.api.upload_file(local, f"{folder}/x", verify=verify, **ranges),
            lambda: face.api.upload_stream(io.BytesIO(DATA), f"{folder}/x", verify=verify, **ranges),
        ):
            if refused:
                await face.refused(IntegrityError, upload)
            else:
                await face(upload())

    through(case)


@pytest.mark.parametrize("right", [True, False])
@pytest.mark.parametrize("kind", ["file", "stream"])
def test_md5_in_spite_of_retries(
    through: Any, front: Front, folder: str, ranges: Any, tmp_path: Path, right: bool, kind: str
) -> None:
    """The MD5 of an upload is that of its bytes in order, also where parts are sent again."""
    front.on(PUT, cut_request(100), times=3, skip=1)
    front.on(PUT, too_busy(503), times=2, skip=5)
    front.on(COMPLETE, change_record(md5=hashlib.md5(DATA).hexdigest() if right else WRONG_MD5), times=None)
    local = tmp_path / "x"
    local.write_bytes(DATA)

    async def case(face: Any) -> None:
        def upload() -> Any:
            if kind == "file":
                return face.api.upload_file(local, f"{folder}/x", verify="md5", **ranges)
            return face.api.upload_stream(OneWay(DATA), f"{folder}/x", verify="md5", **ranges)

        error = await attempted(face, upload)
        assert (error is None) is right, error
        assert right or isinstance(error, IntegrityError)

    through(case)


BAD: list[dict[str, Any]] = [
    {"verify": "sha1"},
    {"verify": 5},
    {"max_concurrency": 0},
    {"max_concurrency": -1},
    {"max_concurrency": "4"},
    {"max_concurrency": True},
    {"tuning": {"parts": 3}},
    {"pause_token": object()},
    {"progress": "yes"},
    {"resume": "yes"},
    {"checkpoint": 5},
]


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: ",".join(f"{name}={value!r:.9}" for name, value in bad.items()))
def test_arguments_that_make_no_sense(
    through: Any, front: Front, folder: str, names: Any, tmp_path: Path, bad: dict[str, Any]
) -> None:
    """An argument that cannot be meant is refused by its name before anything is sent or written."""
    local = tmp_path / "local"
    local.write_bytes(b"x")

    async def case(face: Any) -> None:
        for call in (
            lambda: face.api.upload_file(local, f"{folder}/x", **bad),
            lambda: face.api.download_file(f"{folder}/x", tmp_path / "never", **bad),
        ):
            error = await face.refused(InvalidParameterError, call)
            assert next(iter(bad)) in str(error)

    through(case)
    assert front.seen == []
    assert names() == []
    assert [entry.name for entry in tmp_path.iterdir()] == ["local"]


def test_a_small_file_costs_three_requests(through: Any, front: Front, folder: str, tmp_path: Path) -> None:
    """One part: leave, part, completion. One range: record, bytes. Nothing is asked twice."""

    async def case(face: Any) -> None:
        await face(face.api.upload_stream(io.BytesIO(b"small"), f"{folder}/x"))
        await face(face.api.download_file(f"{folder}/x", tmp_path / "x"))

    through(case)
    assert [seen.method for seen in front.seen] == ["POST", "PUT", "POST", "GET", "GET"]


def test_two_downloads_to_one_place(through: Any, front: Front, put: Any, ranges: Any, tmp_path: Path) -> None:
    """Two downloads to the same name at once do not mix: one whole file is there at the end."""
    first, second = put(DATA, "a"), put(content(SIZE, seed=1), "b")
    target = tmp_path / "x"
    other_done = threading.Event()

    async def case(face: Any) -> None:
        def other(_seen: Seen) -> None:
            import files_style_sdk as files_sdk

            with files_sdk.Client(base_url=front.url, api_key="TESTKEY1") as client:
                client.download_file(second, target)
            other_done.set()

        front.on(GET, run(other), when=lambda seen: seen.path.endswith("/a"))
        await face(face.api.download_file(first, target, **ranges))

    through(case)
    assert other_done.is_set()
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == [DATA]
