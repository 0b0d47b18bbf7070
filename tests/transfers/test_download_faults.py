"""Downloads under every fault: the right file or an error, and never a wrong file or a trace of one."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from files_style_sdk.error import APIConnectionError, APIError, Error, IntegrityError

from .conftest import PART, attempted, content
from .faults import (
    answer,
    change_headers,
    change_record,
    corrupt,
    cut,
    delay,
    hang_up,
    ignore,
    instead,
    lie_about_length,
    lose,
    redirect,
    reset,
    run_after,
    stall,
    too_busy,
)
from .front import ANY, GET, LOCATE, Front

SIZE = 7 * PART + 123
DATA = content(SIZE)
Trouble = Callable[[Front], object]

PASSING: dict[str, Trouble] = {
    "429 for ranges": lambda front: front.on(GET, too_busy(429), times=3),
    "429 without saying how long": lambda front: front.on(GET, too_busy(429, None), times=2, skip=1),
    "503 for ranges": lambda front: front.on(GET, too_busy(503), times=3, skip=1),
    "500 for ranges": lambda front: front.on(GET, answer(500), times=2),
    "429 for the record": lambda front: front.on(LOCATE, too_busy(429), times=2),
    "500 for the record": lambda front: front.on(LOCATE, answer(500, {}, b"{}"), times=2),
    "a first answer cut": lambda front: front.on(GET, cut(1000)),
    "answers cut at once": lambda front: front.on(GET, cut(0), times=3),
    "answers cut again and again": lambda front: front.on(GET, cut(1500), times=3, skip=1),
    "an answer cut before its last byte": lambda front: front.on(GET, cut(PART - 1)),
    "a reset": lambda front: front.on(GET, reset()),
    "an answer lost": lambda front: front.on(GET, lose(), times=2),
    "a record lost": lambda front: front.on(LOCATE, lose()),
    "more announced than sent": lambda front: front.on(GET, lie_about_length(10)),
    "an expired URL": lambda front: front.on(GET, answer(403, {}, b"<Error/>")),
    "a URL that expires on the way": lambda front: front.on(GET, answer(403, {}, b"<Error/>"), skip=2, times=2),
    "a slow first range": lambda front: front.on(GET, delay(0.2)),
    "a slow range in the middle": lambda front: front.on(GET, delay(0.2), skip=3),
    "a stalled answer": lambda front: front.on(GET, stall(700)),
    "a stalled head": lambda front: front.on(GET, stall(0), skip=1),
    "connections that end behind each answer": lambda front: front.on(ANY, hang_up(), times=None),
    "redirects": lambda front: front.on(GET, redirect(), times=3, skip=1),
    "everything at once": lambda front: [
        front.on(GET, too_busy(503), times=1),
        front.on(GET, cut(100), times=1, skip=1),
        front.on(GET, answer(403), times=1, skip=2),
        front.on(GET, answer(500), times=1, skip=3),
        front.on(GET, lose(), times=1, skip=5),
        front.on(GET, cut(2000), times=1, skip=6),
    ],
}


@pytest.mark.parametrize("name", PASSING)
@pytest.mark.parametrize("kind", ["file", "stream"])
def test_trouble_that_passes(
    through: Any, front: Front, put: Any, ranges: Any, tmp_path: Path, name: str, kind: str
) -> None:
    """Passing trouble is overcome: the right bytes, and nothing else in the folder."""
    path = put(DATA)
    PASSING[name](front)
    target = tmp_path / "x"

    async def case(face: Any) -> None:
        stalls = {"read_timeout": 0.3} if "stalled" in name else {}
        if kind == "file":
            record = await face(face.api.download_file(path, target, stalls, **ranges))
        else:
            with target.open("wb") as stream:
                record = await face(face.api.download_stream(path, stream, stalls))
        assert record.size == SIZE

    through(case)
    assert [(entry.name, entry.read_bytes()) for entry in tmp_path.iterdir()] == [("x", DATA)]


LASTING: dict[str, tuple[Trouble, type[Exception]]] = {
    "500": (lambda front: front.on(GET, answer(500), times=None, skip=2), APIError),
    "403": (lambda front: front.on(GET, answer(403), times=None, skip=2), APIError),
    "404": (lambda front: front.on(GET, answer(404), times=None, skip=1), APIError),
    "429": (lambda front: front.on(GET, too_busy(429), times=None, skip=1), APIError),
    "cut": (lambda front: front.on(GET, cut(10), times=None), APIConnectionError),
    "reset": (lambda front: front.on(GET, reset(), times=None, skip=2), APIConnectionError),
    "a wrong bit": (lambda front: front.on(GET, corrupt(5)), IntegrityError),
    "a wrong checksum": (lambda front: front.on(LOCATE, change_record(crc32="00000001"), times=None), IntegrityError),
    "a wrong size": (lambda front: front.on(LOCATE, change_record(size=SIZE + 1, crc32=None), times=None), Error),
    "a smaller size": (lambda front: front.on(LOCATE, change_record(size=SIZE - 1, crc32=None), times=None), Error),
    "no URL": (lambda front: front.on(LOCATE, change_record(download_uri=None), times=None), APIError),
    "no http": (lambda front: front.on(LOCATE, change_record(download_uri="file:///etc/passwd")), APIError),
    "no record": (lambda front: front.on(LOCATE, instead(200, b"[1]")), Error),
}


@pytest.mark.parametrize("name", LASTING)
def test_trouble_that_lasts(through: Any, front: Front, put: Any, ranges: Any, tmp_path: Path, name: str) -> None:
    """Lasting trouble ends in an error after bounded tries; what stood there stands as before, nothing beside it."""
    path = put(DATA)
    trouble, error = LASTING[name]
    trouble(front)
    target = tmp_path / "x"
    target.write_bytes(b"what was there before")

    async def case(face: Any) -> None:
        await face.refused(error, lambda: face.api.download_file(path, target, **ranges))

    through(case, max_network_retries=2)
    assert [(entry.name, entry.read_bytes()) for entry in tmp_path.iterdir()] == [("x", b"what was there before")]
    assert len(front.of(GET)) <= 60, "tries are bounded"


def test_a_wrong_bit_in_a_later_range(through: Any, front: Front, put: Any, ranges: Any, tmp_path: Path) -> None:
    """The checksum holds over all ranges together, not only over the first."""
    path = put(DATA)
    front.on(GET, corrupt(7), when=lambda seen: bool(seen.range and seen.range[0] > 0))

    async def case(face: Any) -> None:
        await face.refused(IntegrityError, lambda: face.api.download_file(path, tmp_path / "x", **ranges))

    through(case)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("size", [SIZE, 3 * PART])
@pytest.mark.parametrize("times", [1, None])
def test_storage_that_ignores_ranges(
    through: Any, front: Front, put: Any, ranges: Any, tmp_path: Path, size: int, times: int | None
) -> None:
    """200 and the whole file for a range: the right file or a clear error, and never bytes in the wrong place."""
    path = put(content(size))
    front.on(GET, ignore("range"), times=times)
    target = tmp_path / "x"

    async def case(face: Any) -> None:
        error = await attempted(face, lambda: face.api.download_file(path, target, **ranges))
        if error is None:
            assert target.read_bytes() == content(size)
        else:
            assert "range" in str(error)
            assert list(tmp_path.iterdir()) == []

    through(case)
    assert len(list(tmp_path.iterdir())) <= 1


@pytest.mark.parametrize("value", ["bytes 1-5/9", "nonsense", "bytes */9", None])
def test_answers_for_another_range(
    through: Any, front: Front, put: Any, ranges: Any, tmp_path: Path, value: str | None
) -> None:
    """206 that does not say that it is the range that was asked for is not believed."""
    path = put(DATA)
    front.on(GET, change_headers(content_range=value), times=None, when=lambda seen: seen.range is not None)

    async def case(face: Any) -> None:
        target = tmp_path / "x"
        if (await gone_wrong(face, path, target, ranges)) is None:
            assert target.read_bytes() == DATA

    through(case)
    assert len(front.of(GET)) <= 60


async def gone_wrong(face: Any, path: str, target: Path, ranges: Any) -> Error | None:
    """The error of a download, which must leave nothing; None if there is none."""
    error = await attempted(face, lambda: face.api.download_file(path, target, **ranges))
    assert error is None or list(target.parent.iterdir()) == []
    return error


@pytest.mark.parametrize("skip", [1, 2, 5])
@pytest.mark.parametrize("same_size", [True, False])
def test_a_file_that_is_replaced_meanwhile(
    through: Any, front: Front, put: Any, ranges: Any, tmp_path: Path, skip: int, same_size: bool
) -> None:
    """A version is pinned over all ranges: a file that is replaced in the middle never comes out as a mixture."""
    path = put(DATA)
    other = content(SIZE if same_size else SIZE + 999, seed=1)
    front.on(GET, run_after(lambda _seen: put(other)), skip=skip)
    target = tmp_path / "x"

    async def case(face: Any) -> None:
        error = await gone_wrong(face, path, target, ranges)
        if error is None:
            assert target.read_bytes() in (DATA, other)
        else:
            assert "changed" in str(error)

    through(case)
    first, *later = front.of(GET)
    assert first.range is None or first.range[0] == 0 or "if-match" in first.headers
    assert all("if-match" in seen.headers for seen in later)


def test_storage_that_gives_no_etag(through: Any, front: Front, put: Any, ranges: Any, tmp_path: Path) -> None:
    """Without an ETag ranges cannot be pinned: still the right file or an error, by its checksum."""
    path = put(DATA)
    front.on(GET, change_headers(etag=None), times=None)
    front.on(GET, run_after(lambda _seen: put(content(SIZE, seed=1))), skip=2)
    target = tmp_path / "x"

    async def case(face: Any) -> None:
        if (await gone_wrong(face, path, target, ranges)) is None:
            assert target.read_bytes() in (DATA, content(SIZE, seed=1))

    through(case)


@pytest.mark.parametrize("size", [0, 1, PART - 1, PART, PART + 1, 4 * PART])
def test_any_number_of_ranges(through: Any, front: Front, put: Any, ranges: Any, tmp_path: Path, size: int) -> None:
    """A file of any size beside that of a range arrives as it is, an empty one too, without a range past the end."""
    path = put(content(size))

    async def case(face: Any) -> None:
        await face(face.api.download_file(path, tmp_path / "x", **ranges))
        stream = io.BytesIO()
        await face(face.api.download_stream(path, stream))
        assert stream.getvalue() == content(size)

    through(case)
    assert (tmp_path / "x").read_bytes() == content(size)
    assert {seen.status for seen in front.of(GET)} <= {200, 206}


def test_no_credential_reaches_storage(through: Any, front: Front, put: Any, ranges: Any, tmp_path: Path) -> None:
    """A range's request carries neither key nor session."""
    path = put(DATA)

    async def case(face: Any) -> None:
        await face(face.api.download_file(path, tmp_path / "x", **ranges))

    through(case)
    for seen in front.of(GET):
        assert not any(name.startswith(("x-filesapi", "authorization", "cookie")) for name in seen.headers)
