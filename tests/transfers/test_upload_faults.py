"""Uploads under every fault: the right file or an error, and never a wrong file or half of one."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from files_style_sdk.error import APIConnectionError, APIError, Error, IntegrityError

from .conftest import PART, OneWay, attempted, content, eager
from .faults import (
    answer,
    change_headers,
    change_items,
    change_record,
    corrupt_request,
    cut_request,
    delay,
    hang_up,
    instead,
    lie_about_length,
    lose,
    redirect,
    reset,
    stall,
    stall_request,
    too_busy,
)
from .front import BEGIN, COMPLETE, PUT, STAT, Front, Seen

SIZE = 7 * PART + 123
DATA = content(SIZE)
Trouble = Callable[[Front], object]


def is_part(*numbers: int) -> Callable[[Seen], bool]:
    return lambda seen: seen.part in numbers


PASSING: dict[str, Trouble] = {
    "429 for parts": lambda front: front.on(PUT, too_busy(429), times=3),
    "429 for a part without saying how long": lambda front: front.on(PUT, too_busy(429, None), when=is_part(2)),
    "503 for parts": lambda front: front.on(PUT, too_busy(503), times=3),
    "500 for one part": lambda front: front.on(PUT, answer(500), when=is_part(3), times=2),
    "502 for the last part": lambda front: front.on(PUT, answer(502, {}, b"<html>"), when=is_part(8), times=2),
    "429 for leave": lambda front: front.on(BEGIN, too_busy(429), times=2),
    "503 for completion": lambda front: front.on(COMPLETE, too_busy(503), times=2),
    "a part cut": lambda front: front.on(PUT, cut_request(1000), when=is_part(2)),
    "a part cut at its end": lambda front: front.on(PUT, cut_request(PART), when=is_part(2)),
    "several parts cut": lambda front: front.on(PUT, cut_request(1), times=3),
    "a part reset": lambda front: front.on(PUT, reset(), when=is_part(1)),
    "a part's answer lost": lambda front: front.on(PUT, lose(), when=is_part(4), times=2),
    "the last part's answer lost": lambda front: front.on(PUT, lose(), when=is_part(8)),
    "a part's answer shorter than said": lambda front: front.on(PUT, lie_about_length(5), when=is_part(2)),
    "an expired URL": lambda front: front.on(PUT, answer(403, {}, b"<Error/>"), when=is_part(2)),
    "all first URLs expired": lambda front: front.on(PUT, answer(403, {}, b"<Error/>"), times=2),
    "a slow first part": lambda front: front.on(PUT, delay(0.2), when=is_part(1)),
    "a slow last part": lambda front: front.on(PUT, delay(0.2), when=is_part(8)),
    "a stalled part": lambda front: front.on(PUT, stall_request(100), when=is_part(2)),
    "a stalled answer": lambda front: front.on(PUT, stall(), when=lambda seen: seen.part == 3 and bool(seen.body)),
    "connections that end behind each part": lambda front: front.on(PUT, hang_up(), times=None),
    "redirects": lambda front: front.on(PUT, redirect(), times=3, skip=1),
    "everything at once": lambda front: [
        front.on(PUT, cut_request(50), when=is_part(1)),
        front.on(PUT, too_busy(503), when=is_part(2)),
        front.on(PUT, answer(403), when=is_part(3)),
        front.on(PUT, lose(), when=is_part(5)),
        front.on(PUT, answer(500), when=is_part(8)),
        front.on(BEGIN, too_busy(429)),
    ],
}


@pytest.mark.parametrize("name", PASSING)
@pytest.mark.parametrize("kind", ["file", "adaptive", "one-way"])
def test_trouble_that_passes(
    through: Any, front: Front, folder: str, remote: Any, names: Any, tmp_path: Path, name: str, kind: str
) -> None:
    """Passing trouble is overcome: the right file, published by one completion that was let through."""
    PASSING[name](front)
    local = tmp_path / "x"
    local.write_bytes(DATA)

    async def case(face: Any) -> None:
        stalls = {"read_timeout": 0.3} if "stalled" in name else {}
        tuning = eager(4) if kind != "adaptive" else None
        if kind != "one-way":
            record = await face(face.api.upload_file(local, f"{folder}/x", stalls, tuning=tuning))
        else:
            stream = OneWay(DATA)
            record = await face(face.api.upload_stream(stream, f"{folder}/x", options=stalls, tuning=tuning))
        assert record.size == SIZE

    through(case)
    assert remote(f"{folder}/x") == DATA
    assert names() == ["x"]
    assert [seen.status for seen in front.of(COMPLETE) if seen.status in (200, 201)] == [201]
    assert front.bytes_put <= 3 * SIZE, "what storage has is not sent again"


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (answer(500), APIError),
        (answer(404, {}, b"<Error/>"), APIError),
        (answer(403, {}, b"<Error/>"), APIError),
        (too_busy(429), APIError),
        (cut_request(10), APIConnectionError),
        (reset(), APIConnectionError),
    ],
    ids=["500", "404", "403", "429", "cut", "reset"],
)
def test_a_part_that_never_arrives(through: Any, front: Front, folder: str, names: Any, fault: Any, error: Any) -> None:
    """Lasting trouble with one part ends the upload after bounded tries; nothing is published or left running."""
    front.on(PUT, fault, when=is_part(4), times=None)

    async def case(face: Any) -> None:
        caught = await face.refused(
            error, lambda: face.api.upload_stream(io.BytesIO(DATA), f"{folder}/x", tuning=eager(4))
        )
        assert f"{folder}/x" in str(caught) or "4" in str(caught) or error is APIConnectionError

    through(case, max_network_retries=2)
    assert names() == []
    assert front.of(COMPLETE) == []
    assert len([seen for seen in front.of(PUT) if seen.part == 4]) <= 3 * 4, "tries are bounded"


def test_an_expired_url_is_renewed_for_its_part_only(through: Any, front: Front, folder: str, remote: Any) -> None:
    """A new URL is asked for the part whose URL expired, under the same upload; the others go on with theirs."""
    front.on(PUT, answer(403, {}, b"<Error/>"), when=is_part(3))

    async def case(face: Any) -> None:
        await face(face.api.upload_stream(io.BytesIO(DATA), f"{folder}/x", tuning=eager(4)))

    through(case)
    assert remote(f"{folder}/x") == DATA
    tries = [seen for seen in front.of(PUT) if seen.part == 3]
    assert [seen.status for seen in tries] == [403, 200]
    asked = [seen.json for seen in front.of(BEGIN)]
    assert [ask.get("ref") is not None for ask in asked[1:]] == [True] * (len(asked) - 1)
    assert any(ask.get("part") == 3 for ask in asked[1:])
    assert sorted(seen.part for seen in front.of(PUT) if seen.status == 200) == list(range(1, 9))


def test_urls_that_expire_while_parts_wait(through: Any, front: Front, folder: str, remote: Any) -> None:
    """Each URL that was had in advance may have expired by its turn: each is renewed once, and all arrive."""
    tried: set[int] = set()

    def first_time(seen: Seen) -> bool:
        is_first = seen.part not in tried
        tried.add(seen.part)
        return is_first and seen.part > 1

    front.on(PUT, answer(403, {}, b"<Error/>"), when=first_time, times=None)

    async def case(face: Any) -> None:
        await face(face.api.upload_stream(io.BytesIO(DATA), f"{folder}/x", tuning=eager(4)))

    through(case)
    assert remote(f"{folder}/x") == DATA
    assert [seen.status for seen in front.of(PUT)].count(403) <= 7


@pytest.mark.parametrize("part", [1, 5, 8])
def test_bytes_that_change_on_their_way(through: Any, front: Front, folder: str, part: int, tmp_path: Path) -> None:
    """A bit that turns over on the way is told by the record's checksum: an IntegrityError, never silence."""
    front.on(PUT, corrupt_request(17), when=is_part(part))
    local = tmp_path / "x"
    local.write_bytes(DATA)

    async def case(face: Any) -> None:
        await face.refused(IntegrityError, lambda: face.api.upload_file(local, f"{folder}/x", tuning=eager(4)))

    through(case)


def test_a_wrong_size_in_the_record(through: Any, front: Front, folder: str) -> None:
    """A record that tells of another size than was sent is an IntegrityError."""
    front.on(COMPLETE, change_record(size=SIZE - 1, crc32=None))

    async def case(face: Any) -> None:
        await face.refused(
            IntegrityError, lambda: face.api.upload_stream(io.BytesIO(DATA), f"{folder}/x", tuning=eager(4))
        )

    through(case)


def test_storage_that_gives_no_etag(through: Any, front: Front, folder: str, remote: Any, names: Any) -> None:
    """Without a part's ETag there is an error or the right file, and never a part that is taken for another."""
    front.on(PUT, change_headers(etag=None), when=is_part(2))

    async def case(face: Any) -> None:
        error = await attempted(face, lambda: face.api.upload_stream(io.BytesIO(DATA), f"{folder}/x", tuning=eager(4)))
        if error is None:
            assert remote(f"{folder}/x") == DATA
        else:
            assert names() == []

    through(case)


@pytest.mark.parametrize(
    "edit",
    [
        lambda grants: [],
        lambda grants: [{**grants[0], "upload_uri": "file:///etc/passwd"}],
        lambda grants: [{**grants[0], "partsize": 0}],
        lambda grants: [{**grants[0], "partsize": "big"}],
        lambda grants: [{**grants[0], "ref": None}],
        lambda grants: ["what"],
        lambda grants: None,
        lambda grants: [{**grants[0], "part_number": 99}],
        lambda grants: {"error": "none today"},
    ],
    ids=["none", "no http", "size 0", "size is text", "no ref", "no object", "null", "another part", "no list"],
)
def test_grants_that_make_no_sense(through: Any, front: Front, folder: str, names: Any, edit: Any) -> None:
    """What is no usable grant is an error at once; nothing is sent anywhere, nothing is asked for ever."""
    front.on(BEGIN, change_items(edit), times=None)

    async def case(face: Any) -> None:
        await face.refused(Error, lambda: face.api.upload_stream(io.BytesIO(DATA), f"{folder}/x", tuning=eager(4)))

    through(case)
    assert (names(), front.of(PUT)) == ([], [])
    assert len(front.of(BEGIN)) <= 4


@pytest.mark.parametrize("fault", [lose(), answer(500), answer(502, {}, b"<html>")], ids=["lost", "500", "502"])
@pytest.mark.parametrize("skip", [0, 1])
def test_leave_whose_answer_does_not_come(
    through: Any, front: Front, folder: str, remote: Any, fault: Any, skip: int
) -> None:
    """Asking for leave publishes nothing: it is asked for again when its answer is lost, as a part is sent again."""
    front.on(BEGIN, fault, skip=skip)

    async def case(face: Any) -> None:
        await face(face.api.upload_stream(io.BytesIO(DATA), f"{folder}/x", tuning=eager(4)))

    through(case)
    assert remote(f"{folder}/x") == DATA


def test_more_grants_than_were_asked_for(through: Any, front: Front, folder: str, remote: Any) -> None:
    """Grants for parts that nobody needs do no harm."""
    front.on(
        BEGIN,
        change_items(lambda grants: [*grants, *({**grants[-1], "part_number": 90 + extra} for extra in range(3))]),
        times=None,
    )

    async def case(face: Any) -> None:
        await face(face.api.upload_stream(io.BytesIO(DATA), f"{folder}/x", tuning=eager(4)))

    through(case)
    assert remote(f"{folder}/x") == DATA


def test_fewer_grants_than_were_asked_for(through: Any, front: Front, folder: str, remote: Any) -> None:
    """A service that gives one grant at a time, whatever it is asked for, is asked as often as needed."""
    front.on(BEGIN, change_items(lambda grants: grants[:1]), times=None)

    async def case(face: Any) -> None:
        await face(face.api.upload_stream(io.BytesIO(DATA), f"{folder}/x", tuning=eager(4)))

    through(case)
    assert remote(f"{folder}/x") == DATA
    assert len(front.of(BEGIN)) <= 9


def test_no_credential_reaches_storage(through: Any, front: Front, folder: str) -> None:
    """A part's request carries neither key nor session."""

    async def case(face: Any) -> None:
        await face(face.api.upload_stream(io.BytesIO(DATA), f"{folder}/x", tuning=eager(4)))

    through(case)
    for seen in front.of(PUT):
        assert not any(name.startswith(("x-filesapi", "authorization", "cookie")) for name in seen.headers)
        assert int(seen.headers["content-length"]) == len(seen.body)


@pytest.mark.parametrize("status", [500, 502, 504])
def test_a_gateway_that_answers_for_a_completion_that_was_made(
    through: Any, front: Front, folder: str, remote: Any, status: int
) -> None:
    """The file was published but a gateway says otherwise: the outcome is looked up, and it is not published twice."""
    front.on(COMPLETE, instead(status, b"<html>bad gateway</html>"))

    async def case(face: Any) -> None:
        record = await face(face.api.upload_stream(io.BytesIO(DATA), f"{folder}/x", tuning=eager(4)))
        assert (record.path, record.size) == (f"{folder}/x", SIZE)

    through(case)
    assert remote(f"{folder}/x") == DATA
    assert len(front.of(COMPLETE)) == 1


@pytest.mark.parametrize("verify", ["crc32", "md5", False])
@pytest.mark.parametrize("hashed", [True, False])
def test_completion_whose_answer_is_lost(
    through: Any, front: Front, folder: str, remote: Any, names: Any, tmp_path: Path, verify: Any, hashed: bool
) -> None:
    """The file was published but the answer got lost: that is found out, whatever hashes there are, and done once."""
    front.on(COMPLETE, lose())
    if not hashed:
        front.on(STAT, change_record(crc32=None, md5=None), times=None)
    local = tmp_path / "x"
    local.write_bytes(DATA)

    async def case(face: Any) -> None:
        record = await face(face.api.upload_file(local, f"{folder}/x", verify=verify, tuning=eager(4)))
        assert (record.path, record.size) == (f"{folder}/x", SIZE)

    through(case)
    assert (remote(f"{folder}/x"), names()) == (DATA, ["x"])
    assert [seen.status for seen in front.of(COMPLETE) if seen.status == 201] == []
    assert len(front.of(COMPLETE)) <= 2


def test_completion_of_which_nothing_can_be_found_out(through: Any, front: Front, folder: str, remote: Any) -> None:
    """Where nobody can tell whether the file was published, the error says so, and nothing is claimed."""
    front.on(COMPLETE, lose(), times=None)
    front.on(STAT, answer(500, {}, b"{}"), times=None)

    async def case(face: Any) -> None:
        error = await attempted(face, lambda: face.api.upload_stream(io.BytesIO(DATA), f"{folder}/x"))
        assert getattr(error, "outcome", None) == "unknown"

    through(case, max_network_retries=1)
    assert remote(f"{folder}/x") == DATA


def test_completion_that_never_arrived_is_not_taken_for_done(
    through: Any, front: Front, put: Any, remote: Any, names: Any
) -> None:
    """An older file of the same size stands there: it is not mistaken for what was sent."""
    path = put(content(SIZE, seed=1))
    front.on(COMPLETE, reset())

    async def case(face: Any) -> None:
        error = await attempted(face, lambda: face.api.upload_stream(io.BytesIO(DATA), path))
        if error is None:
            assert remote(path) == DATA
        else:
            assert getattr(error, "outcome", None) in ("unknown", "not_sent")
            assert remote(path) == content(SIZE, seed=1)

    through(case)
    completions = [position for position, seen in enumerate(front.seen) if COMPLETE.fits(seen)]
    for first, second in pairwise(completions):
        assert any(seen.method == "GET" for seen in front.seen[first:second]), "it looked before it asked again"
