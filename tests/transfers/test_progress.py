"""What a callback is told, whatever happens on the way."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from files_style_sdk.error import Error

from .conftest import PART, OneWay, content
from .faults import answer, corrupt, cut, cut_request, lose, too_busy
from .front import COMPLETE, GET, PUT, Front

SIZE = 9 * PART + 31
DATA = content(SIZE)

TROUBLES: dict[str, Callable[[Front], object]] = {
    "none": lambda front: None,
    "parts cut": lambda front: front.on(PUT, cut_request(PART // 2), times=3, skip=1),
    "parts lost": lambda front: front.on(PUT, lose(), times=2, skip=2),
    "parts busy": lambda front: front.on(PUT, too_busy(503), times=3, skip=1),
    "parts expired": lambda front: front.on(PUT, answer(403), times=2, skip=1),
    "ranges cut": lambda front: front.on(GET, cut(PART // 2), times=3),
    "ranges busy": lambda front: front.on(GET, too_busy(429), times=3, skip=1),
    "ranges lost": lambda front: front.on(GET, lose(), times=2, skip=1),
}


def check(told: list[Any]) -> None:
    """Never beyond the total, at the end exactly the total."""
    assert min(each.bytes_done for each in told) >= 0
    assert max(each.bytes_done for each in told) <= SIZE
    assert all(each.bytes_total in (None, SIZE) for each in told)
    assert (told[-1].bytes_done, told[-1].bytes_total) == (SIZE, SIZE)
    assert (told[-1].files_done, told[-1].files_total) == (1, 1)
    assert [each.files_done for each in told[:-1]] == sorted(each.files_done for each in told[:-1])
    assert all(each.rate >= 0 for each in told)


@pytest.mark.parametrize("name", TROUBLES)
def test_sums_up_to_the_total(
    through: Any, front: Front, folder: str, put: Any, ranges: Any, tmp_path: Path, name: str
) -> None:
    """Bytes that are moved again are not counted twice: the sum ends at the total, and never passes it."""
    path = put(DATA)
    local = tmp_path / "local"
    local.write_bytes(DATA)
    TROUBLES[name](front)

    async def case(face: Any) -> None:
        told: list[Any] = []
        if "range" in name:
            await face(face.api.download_file(path, tmp_path / "x", progress=told.append, **ranges))
            check(told)
            told.clear()
            await face(face.api.download_stream(path, io.BytesIO(), progress=told.append))
        else:
            await face(face.api.upload_file(local, f"{folder}/a", progress=told.append, **ranges))
            check(told)
            told.clear()
            await face(face.api.upload_stream(OneWay(DATA), f"{folder}/b", SIZE, progress=told.append, **ranges))
        check(told)

    through(case)


def test_a_stream_of_unknown_size(through: Any, folder: str, ranges: Any) -> None:
    """What is not known is not told: the total is None or right, and the last word has all bytes."""
    told: list[Any] = []

    async def case(face: Any) -> None:
        await face(face.api.upload_stream(OneWay(DATA), f"{folder}/x", progress=told.append, **ranges))

    through(case)
    assert told[-1].bytes_done == SIZE
    assert {each.bytes_total for each in told} <= {None, SIZE}


@pytest.mark.parametrize("after", [0, 1])
def test_a_callback_that_raises_ends_the_transfer(
    through: Any, front: Front, folder: str, put: Any, ranges: Any, names: Any, tmp_path: Path, after: int
) -> None:
    """The callback's error comes out as it is; nothing is published and nothing is left."""
    path = put(DATA)
    local = tmp_path / "local"
    local.write_bytes(DATA)
    calls = 0

    def fail(_progress: Any) -> None:
        nonlocal calls
        calls += 1
        if calls > after:
            raise ZeroDivisionError("the bar is broken")

    async def case(face: Any) -> None:
        nonlocal calls
        for begin in (
            lambda: face.api.upload_file(local, f"{folder}/x", progress=fail, **ranges),
            lambda: face.api.upload_stream(io.BytesIO(DATA), f"{folder}/y", progress=fail, **ranges),
            lambda: face.api.download_file(path, tmp_path / "x", progress=fail, **ranges),
        ):
            calls = 0
            with pytest.raises(ZeroDivisionError, match="the bar is broken"):
                await face(begin())

    through(case)
    if after == 0:
        assert names() == ["remote.bin"]
        assert front.of(COMPLETE) == []
        assert [entry.name for entry in tmp_path.iterdir()] == ["local"]


def test_a_bar_where_there_is_no_terminal(through: Any, folder: str, capsys: Any, tmp_path: Path) -> None:
    """`progress=True` draws nothing into a log."""

    async def case(face: Any) -> None:
        await face(face.api.upload_stream(io.BytesIO(DATA), f"{folder}/x", progress=True))
        await face(face.api.download_file(f"{folder}/x", tmp_path / "x", progress=True))

    through(case)
    assert capsys.readouterr() == ("", "")
    assert (tmp_path / "x").read_bytes() == DATA


def test_a_transfer_that_fails_does_not_say_that_it_is_done(
    through: Any, front: Front, put: Any, ranges: Any, tmp_path: Path
) -> None:
    """No file is told as done by a download that is refused at its end."""
    path = put(DATA)
    front.on(GET, corrupt(3))
    told: list[Any] = []

    async def case(face: Any) -> None:
        await face.refused(Error, lambda: face.api.download_file(path, tmp_path / "x", progress=told.append, **ranges))

    through(case)
    assert all(each.files_done == 0 for each in told)
