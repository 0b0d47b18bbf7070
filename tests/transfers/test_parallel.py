"""Several parts and ranges at once: as many as are wanted, no more than may be, asked for in few calls."""

from __future__ import annotations

import asyncio
import io
import time
from pathlib import Path
from typing import Any

import pytest

from files_style_sdk.error import APIConnectionError

from .conftest import PART, OneWay, content, eager
from .faults import Gate, answer, change_items, delay, lose, run, too_busy
from .front import ANY, BEGIN, GET, PUT, Front, Seen

SIZE = 24 * PART + 9
DATA = content(SIZE)


@pytest.mark.parametrize("kind", ["file", "stream"])
def test_parts_travel_at_once(through: Any, front: Front, folder: str, remote: Any, tmp_path: Path, kind: str) -> None:
    """Four parts are in flight together when four are wanted."""
    gate = Gate(4)
    front.on(PUT, gate.fault(), times=4)
    local = tmp_path / "x"
    local.write_bytes(DATA)

    async def case(face: Any) -> None:
        if kind == "file":
            await face(face.api.upload_file(local, f"{folder}/x", tuning=eager(4)))
        else:
            await face(face.api.upload_stream(OneWay(DATA), f"{folder}/x", tuning=eager(4)))

    through(case)
    assert remote(f"{folder}/x") == DATA
    assert front.peak(PUT) == 4


def test_ranges_travel_at_once(through: Any, front: Front, put: Any, tmp_path: Path) -> None:
    """Three ranges are in flight together when three are wanted."""
    path = put(DATA)
    gate = Gate(3)
    front.on(GET, gate.fault(), times=3, skip=1)  # the first alone tells the version of the file

    async def case(face: Any) -> None:
        await face(face.api.download_file(path, tmp_path / "x", tuning=eager(3)))

    through(case)
    assert (tmp_path / "x").read_bytes() == DATA
    assert front.peak(GET) == 3


@pytest.mark.parametrize("most", [1, 2, 5])
@pytest.mark.parametrize("kind", ["file", "stream"])
def test_no_more_than_may_be(
    through: Any, front: Front, folder: str, put: Any, tmp_path: Path, most: int, kind: str
) -> None:
    """`max_concurrency` bounds what is in flight, up and down, with and without trouble."""
    path = put(DATA)
    local = tmp_path / "local"
    local.write_bytes(DATA)
    front.on(PUT, delay(0.01), times=8)
    front.on(GET, delay(0.01), times=8)
    front.on(PUT, too_busy(503), times=3, skip=4)
    front.on(PUT, answer(403), times=2, skip=9)
    front.on(GET, answer(500), times=3, skip=4)

    async def case(face: Any) -> None:
        if kind == "file":
            await face(face.api.upload_file(local, f"{folder}/x", max_concurrency=most, tuning=eager(16)))
            await face(face.api.download_file(path, tmp_path / "x", max_concurrency=most, tuning=eager(16)))
        else:
            await face(face.api.upload_stream(OneWay(DATA), f"{folder}/x", max_concurrency=most, tuning=eager(16)))
            await face(face.api.download_stream(path, io.BytesIO()))

    through(case)
    assert front.peak(PUT) <= most
    assert front.peak(GET) <= most


@pytest.mark.parametrize("kind", ["file", "stream"])
def test_serial_where_the_grant_says_so(
    through: Any, front: Front, folder: str, remote: Any, tmp_path: Path, kind: str
) -> None:
    """`parallel_parts: false` means one part after the other, in order, whatever is wanted otherwise."""
    front.on(BEGIN, change_items(parallel_parts=False), times=None)
    front.on(PUT, too_busy(429), times=1, skip=3)
    local = tmp_path / "x"
    local.write_bytes(DATA)

    async def case(face: Any) -> None:
        if kind == "file":
            await face(face.api.upload_file(local, f"{folder}/x", tuning=eager(8)))
        else:
            await face(face.api.upload_stream(OneWay(DATA), f"{folder}/x", tuning=eager(8)))

    through(case)
    assert remote(f"{folder}/x") == DATA
    assert front.peak(PUT) == 1
    stored = [seen.part for seen in front.of(PUT) if seen.status == 200]
    assert stored == list(range(1, 26))


def test_serial_from_a_later_grant_on(through: Any, front: Front, folder: str, remote: Any) -> None:
    """A service that stops allowing parallel parts half-way gets them in order from there on, and the right file."""
    front.on(BEGIN, change_items(parallel_parts=False), times=None, skip=1)

    async def case(face: Any) -> None:
        await face(face.api.upload_stream(io.BytesIO(DATA), f"{folder}/x", tuning=eager(4, grants_at_once=5)))

    through(case)
    assert remote(f"{folder}/x") == DATA


def test_parts_that_must_not_be_sent_twice(through: Any, front: Front, folder: str, names: Any) -> None:
    """`retry_parts: false`: a part that may have arrived is not sent again; the upload ends in an error."""
    front.on(BEGIN, change_items(retry_parts=False), times=None)
    front.on(PUT, lose(), when=lambda seen: seen.part == 3)

    async def case(face: Any) -> None:
        await face.refused(APIConnectionError, lambda: face.api.upload_stream(io.BytesIO(DATA), f"{folder}/x"))

    through(case)
    assert [seen.part for seen in front.of(PUT)].count(3) == 1
    assert names() == []


def test_many_grants_cost_few_requests(through: Any, front: Front, folder: str, remote: Any, tmp_path: Path) -> None:
    """Leave for all parts is had in a few calls, and for none twice."""
    local = tmp_path / "x"
    local.write_bytes(DATA)

    async def case(face: Any) -> None:
        await face(face.api.upload_file(local, f"{folder}/x", tuning=eager(4)))

    through(case)
    assert remote(f"{folder}/x") == DATA
    asked = [seen.json for seen in front.of(BEGIN)]
    assert len(asked) <= 3
    numbers = [
        number for ask in asked for number in range(ask.get("part", 1), ask.get("part", 1) + ask.get("parts", 1))
    ]
    assert len(numbers) == len(set(numbers)), "leave for a part was asked for twice"
    assert len({ask.get("ref") for ask in asked[1:]} - {None}) <= 1


def test_grants_are_asked_for_while_the_first_part_travels(
    through: Any, front: Front, folder: str, remote: Any, tmp_path: Path
) -> None:
    """The call for the remaining parts does not wait for part 1, nor part 1 for it."""
    local = tmp_path / "x"
    local.write_bytes(DATA)
    asked_meanwhile: list[bool] = []

    def look(_seen: Seen) -> None:
        asked_meanwhile.append(front.wait(lambda: len(front.of(BEGIN)) >= 2))

    front.on(PUT, run(look), when=lambda seen: seen.part == 1)

    async def case(face: Any) -> None:
        await face(face.api.upload_file(local, f"{folder}/x", tuning=eager(4)))

    through(case)
    assert remote(f"{folder}/x") == DATA
    assert asked_meanwhile == [True]


def test_ranges_do_not_overlap(through: Any, front: Front, put: Any, tmp_path: Path) -> None:
    """Without trouble each byte is asked for once."""
    path = put(DATA)

    async def case(face: Any) -> None:
        await face(face.api.download_file(path, tmp_path / "x", tuning=eager(4)))

    through(case)
    spans = sorted((seen.range or (0, None)) for seen in front.of(GET))
    position = 0
    for start, stop in spans:
        assert start == position
        position = SIZE if stop is None else min(stop, SIZE)
    assert position == SIZE
    assert len(spans) > 4


def test_many_transfers_at_once(through: Any, front: Front, folder: str, remote: Any, tmp_path: Path) -> None:
    """Transfers of one client at once do not get into each other's way, and share a bound."""
    sizes = {f"f{number}": number * 1777 for number in range(12)}
    for name, size in sizes.items():
        (tmp_path / name).write_bytes(content(size, seed=size))

    async def case(face: Any) -> None:
        def begin(name: str) -> Any:
            return face.api.upload_file(tmp_path / name, f"{folder}/{name}", tuning=eager(8))

        if face.name == "async":
            await asyncio.gather(*(begin(name) for name in sizes))
        else:
            await asyncio.gather(*(asyncio.to_thread(begin, name) for name in sizes))

    through(case)
    for name, size in sizes.items():
        assert remote(f"{folder}/{name}") == content(size, seed=size)
    assert front.peak(PUT) <= 64
    assert front.inside(ANY) == 0


def test_a_download_backs_off_when_asked_to(through: Any, front: Front, put: Any, tmp_path: Path) -> None:
    """After 503 with Retry-After no range is begun before that moment."""
    path = put(DATA)
    moments: dict[str, list[float]] = {"busy": [], "after": []}
    front.on(GET, run(lambda _seen: moments["after"].append(time.monotonic())), times=None, skip=3)
    front.on(GET, run(lambda _seen: moments["busy"].append(time.monotonic())), skip=2)
    front.on(GET, too_busy(503, 1), skip=2)

    async def case(face: Any) -> None:
        await face(face.api.download_file(path, tmp_path / "x", tuning=eager(1)))

    through(case)
    assert (tmp_path / "x").read_bytes() == DATA
    assert min(moments["after"]) - moments["busy"][0] >= 0.99, "a second was asked for, and waiting longer is no fault"
