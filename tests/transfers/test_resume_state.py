"""What is kept of a transfer that was broken off, and what becomes of it when the world has changed meanwhile."""

from __future__ import annotations

import hashlib
import http.client
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import files_style_sdk as files_sdk
from files_style_sdk.error import InvalidParameterError

from .conftest import KEY, PART, attempted, content, eager
from .faults import answer, change_headers, change_items, change_record, cut_request, lose
from .front import ANY, BEGIN, COMPLETE, GET, PUT, Front
from .test_resume import journals, pieces

SIZE = 14 * PART + 321
DATA = content(SIZE)
GONE = b'{"type": "not-found/file-upload-not-found", "http-code": 404, "error": "gone"}'


class Transfer:
    """One resumable transfer in one direction, for a case to break off and to call again.

    Attributes:
        local: The local file: the source of an upload, what a download makes.
        path: The remote file: what an upload makes, the source of a download.
    """

    def __init__(self, direction: str, front: Front, local: Path, path: str) -> None:
        self.direction = direction
        self.front = front
        self.local = local
        self.path = path
        self.kind = PUT if direction == "upload" else GET
        self.options: dict[str, Any] = {"resume": True, "tuning": eager(2, grants_at_once=6)}

    def begin(self, face: Any) -> Any:
        """Call it."""
        if self.direction == "upload":
            return face.api.upload_file(self.local, self.path, **self.options)
        return face.api.download_file(self.path, self.local, **self.options)

    async def broken_off(self, face: Any, after: int = 5) -> None:
        """Have it fail after some parts or ranges."""
        self.front.on(self.kind, answer(500), times=None, skip=after)
        assert await attempted(face, lambda: self.begin(face)) is not None
        self.front.forgive()
        assert self.front.wait(lambda: self.front.inside(ANY) == 0), "a request of the first call is still on its way"

    async def done(self, face: Any) -> None:
        """Call it again, and have it end well."""
        await face(self.begin(face))


@pytest.fixture
def upload(front: Front, tmp_path: Path, folder: str) -> Transfer:
    """An upload of a local file."""
    local = tmp_path / "local.bin"
    local.write_bytes(DATA)
    return Transfer("upload", front, local, f"{folder}/x")


@pytest.fixture
def download(front: Front, tmp_path: Path, put: Any) -> Transfer:
    """A download of a remote file."""
    return Transfer("download", front, tmp_path / "x", put(DATA))


@pytest.fixture(params=["upload", "download"])
def transfer(request: pytest.FixtureRequest) -> Transfer:
    """Both directions in turn."""
    made: Transfer = request.getfixturevalue(request.param)
    return made


@pytest.fixture
def arrived(remote: Callable[[str], bytes]) -> Callable[[Transfer], bytes]:
    """The bytes that a transfer has made."""
    return lambda one: remote(one.path) if one.direction == "upload" else one.local.read_bytes()


FEW = {"max_network_retries": 0}


@pytest.mark.parametrize("explicit", [True, False])
def test_goes_on_after_an_error(
    through: Any, state_home: Path, tmp_path: Path, transfer: Transfer, arrived: Any, explicit: bool
) -> None:
    """After an error the same call moves what is missing, with a checkpoint or without; no trace is left."""
    checkpoint = tmp_path / "checkpoint"
    told: list[Any] = []
    if explicit:
        transfer.options = {"checkpoint": checkpoint, "tuning": eager(2)}
    transfer.options["progress"] = told.append

    async def case(face: Any) -> None:
        await transfer.broken_off(face)
        assert (checkpoint.exists(), len(journals(state_home))) == ((True, 0) if explicit else (False, 1))
        before, sent = len(transfer.front.of(transfer.kind)), transfer.front.bytes_put
        told.clear()
        await transfer.done(face)
        # What was under way beside the one that failed may have to be moved again.
        assert len(transfer.front.of(transfer.kind)) - before <= 15 - 4
        assert transfer.front.bytes_put - sent <= SIZE - 4 * PART

    through(case, **FEW)
    assert arrived(transfer) == DATA
    assert (told[-1].bytes_done, max(each.bytes_done for each in told)) == (SIZE, SIZE)
    assert journals(state_home) == []
    assert {entry.name for entry in tmp_path.iterdir()} == {transfer.local.name}


def test_breaks_off_again_and_again(
    through: Any, state_home: Path, tmp_path: Path, transfer: Transfer, arrived: Any
) -> None:
    """However often it is broken off, each call gets further, and little is moved twice."""

    async def case(face: Any) -> None:
        kept = 0
        for _ in range(4):
            await transfer.broken_off(face, after=2)
            assert len(pieces(state_home)) >= kept + 1
            kept = len(pieces(state_home))
        await transfer.done(face)

    through(case, **FEW)
    assert arrived(transfer) == DATA
    assert len([seen for seen in transfer.front.of(transfer.kind) if seen.status in (200, 206)]) <= 15 + 4
    assert {entry.name for entry in tmp_path.iterdir()} == {transfer.local.name}


def test_without_resume_nothing_is_kept(
    through: Any, state_home: Path, tmp_path: Path, transfer: Transfer, names: Any
) -> None:
    """By default an error leaves neither journal nor temporary file."""
    transfer.options.pop("resume")

    async def case(face: Any) -> None:
        await transfer.broken_off(face)

    through(case, **FEW)
    assert [entry for entry in state_home.rglob("*") if entry.is_file()] == []
    left = {entry.name for entry in tmp_path.iterdir()}
    assert left == ({"local.bin"} if transfer.direction == "upload" else set())


@pytest.mark.parametrize("damage", ["torn", "garbage", "empty", "gone", "header only", "twice"])
def test_a_damaged_journal(through: Any, state_home: Path, transfer: Transfer, arrived: Any, damage: str) -> None:
    """A journal that is torn or spoiled never spoils a file."""

    async def case(face: Any) -> None:
        await transfer.broken_off(face)
        (journal,) = journals(state_home)
        spoil(journal, damage)
        await transfer.done(face)

    through(case, **FEW)
    assert arrived(transfer) == DATA
    assert journals(state_home) == []


def spoil(journal: Path, damage: str) -> None:
    """Damage a journal."""
    data = journal.read_bytes()
    if damage == "gone":
        journal.unlink()
        return
    header, *lines = data.splitlines(keepends=True)
    spoiled = {
        "torn": data[:-7],
        "garbage": os.urandom(len(data)),
        "empty": b"",
        "header only": header,
        "twice": header + b"".join([*lines, *lines]),
    }
    journal.write_bytes(spoiled[damage])


def test_a_source_that_changed_begins_anew(through: Any, state_home: Path, upload: Transfer, arrived: Any) -> None:
    """What was sent of another state of the file is not used."""
    other = content(SIZE, seed=1)

    async def case(face: Any) -> None:
        await upload.broken_off(face)
        upload.local.write_bytes(other)
        await upload.done(face)

    through(case, **FEW)
    assert arrived(upload) == other
    assert journals(state_home) == []


@pytest.mark.parametrize("size", [SIZE, SIZE - 5000, 10])
def test_a_remote_file_that_changed_begins_anew(
    through: Any, state_home: Path, tmp_path: Path, download: Transfer, put: Any, size: int
) -> None:
    """What was received of another version of the file is not used, and its temporary file does not stay."""
    other = content(size, seed=1)

    async def case(face: Any) -> None:
        await download.broken_off(face)
        put(other)
        await download.done(face)

    through(case, **FEW)
    assert [(entry.name, entry.read_bytes()) for entry in tmp_path.iterdir()] == [("x", other)]
    assert journals(state_home) == []


@pytest.mark.parametrize("harm", ["a bit", "zeros", "shorter", "gone", "longer"])
def test_a_temporary_file_that_is_not_what_it_was(
    through: Any, state_home: Path, tmp_path: Path, download: Transfer, harm: str
) -> None:
    """A temporary file that lost bytes between two runs (a power failure) never becomes a wrong file."""

    async def case(face: Any) -> None:
        await download.broken_off(face)
        (temporary,) = tmp_path.iterdir()
        damage(temporary, harm)
        await download.done(face)

    through(case, **FEW)
    assert [(entry.name, entry.read_bytes()) for entry in tmp_path.iterdir()] == [("x", DATA)]
    assert journals(state_home) == []


def damage(temporary: Path, harm: str) -> None:
    """Do something to a temporary file."""
    if harm == "gone":
        temporary.unlink()
    elif harm == "shorter":
        os.truncate(temporary, 10)
    elif harm == "longer":
        os.truncate(temporary, SIZE + 99)
    else:
        with temporary.open("r+b") as file:
            file.seek(100)
            file.write(b"\0" * PART if harm == "zeros" else bytes([DATA[100] ^ 1]))


def test_an_upload_that_the_service_has_forgotten(
    through: Any, front: Front, state_home: Path, upload: Transfer, arrived: Any
) -> None:
    """A ref that the service does not know any more begins anew by itself."""

    async def case(face: Any) -> None:
        await upload.broken_off(face)
        headers = {"Content-Type": "application/json"}
        front.on(BEGIN, answer(404, headers, GONE), when=lambda seen: "ref" in seen.json)
        await upload.done(face)

    through(case, **FEW)
    assert arrived(upload) == DATA
    assert journals(state_home) == []


def test_parts_that_the_service_has_forgotten(
    through: Any, mock_server: Any, state_home: Path, upload: Transfer, arrived: Any
) -> None:
    """Parts that storage has dropped meanwhile do not keep an upload from ever ending: at most one call fails of it."""

    async def case(face: Any) -> None:
        await upload.broken_off(face)
        (journal,) = journals(state_home)
        restart(mock_server.url, upload.path, json.loads(journal.read_text().splitlines()[0])["header"]["ref"])
        if await attempted(face, lambda: upload.begin(face)) is not None:
            await upload.done(face)

    through(case, **FEW)
    assert arrived(upload) == DATA
    assert journals(state_home) == []


def restart(url: str, path: str, ref: str) -> None:
    """Have the service drop the parts of an upload."""
    connection = http.client.HTTPConnection("127.0.0.1", int(url.rpartition(":")[2]), timeout=10)
    body = json.dumps({"ref": ref, "restart": 1, "part": 1})
    headers = {"X-FilesAPI-Key": KEY, "Content-Type": "application/json"}
    connection.request("POST", f"/api/rest/v1/file_actions/begin_upload/{path}", body, headers)
    assert connection.getresponse().status == 200
    connection.close()


@pytest.mark.parametrize("part_size", [PART * 2, PART * 2 + 7])
def test_a_service_that_cuts_otherwise_now(
    through: Any, front: Front, upload: Transfer, arrived: Any, part_size: int
) -> None:
    """Parts of other sizes than in the earlier run do not come to lie across those that are there."""

    async def case(face: Any) -> None:
        await upload.broken_off(face)
        front.on(BEGIN, change_items(partsize=part_size), times=None)
        await upload.done(face)

    through(case, **FEW)
    assert arrived(upload) == DATA


def test_a_checkpoint_of_another_transfer(
    through: Any, front: Front, upload: Transfer, folder: str, tmp_path: Path
) -> None:
    """A checkpoint that belongs to another transfer, or is no checkpoint, is refused and left as it is."""
    checkpoint, foreign = tmp_path / "checkpoint", tmp_path / "notes.txt"
    foreign.write_text("my notes")
    upload.options = {"checkpoint": checkpoint}

    async def case(face: Any) -> None:
        await upload.broken_off(face)
        kept = checkpoint.read_bytes()
        for other, path in ((f"{folder}/y", checkpoint), (f"{folder}/x", foreign)):
            error = await face.refused(
                InvalidParameterError,
                lambda other=other, path=path: face.api.upload_file(upload.local, other, checkpoint=path),
            )
            assert path.name in str(error)
        assert (checkpoint.read_bytes(), foreign.read_text()) == (kept, "my notes")

    through(case, **FEW)


def test_a_lost_answer_of_completion_keeps_no_journal(
    through: Any, front: Front, state_home: Path, upload: Transfer, arrived: Any
) -> None:
    """When the outcome of a completion has been found out, nothing is left to resume."""
    front.on(COMPLETE, lose())

    async def case(face: Any) -> None:
        await upload.done(face)

    through(case)
    assert arrived(upload) == DATA
    assert journals(state_home) == []


def test_interrupted_transfers_are_listed_and_pruned(
    through: Any, front: Front, state_home: Path, tmp_path: Path, download: Transfer
) -> None:
    """What can be resumed is listed with how far it came; pruning it removes the temporary file too."""

    async def case(face: Any) -> None:
        await download.broken_off(face)

    through(case, **FEW)
    (found,) = files_sdk.transfers.list()
    assert (found.direction, found.size, found.in_progress, found.service) == ("download", SIZE, False, front.url)
    assert (found.source, found.destination) == (download.path, str(download.local))
    assert 4 * PART <= found.bytes_done < SIZE
    assert files_sdk.transfers.prune() == 1
    assert (files_sdk.transfers.list(), list(tmp_path.iterdir())) == ([], [])


def test_storage_that_gives_no_etag(
    through: Any, front: Front, state_home: Path, download: Transfer, arrived: Any
) -> None:
    """Without an ETag nothing can be resumed, but a download that was asked to be resumable works all the same."""
    front.on(GET, change_headers(etag=None), times=None)

    async def case(face: Any) -> None:
        await download.done(face)

    through(case)
    assert arrived(download) == DATA
    assert journals(state_home) == []


@pytest.mark.parametrize("right", [True, False])
def test_md5_over_two_runs(through: Any, front: Front, upload: Transfer, arrived: Any, right: bool) -> None:
    """An MD5 that was begun in one run and ended in another is that of the whole file, retries notwithstanding."""
    upload.options["verify"] = "md5"
    md5 = hashlib.md5(DATA).hexdigest() if right else "0" * 32

    async def case(face: Any) -> None:
        await upload.broken_off(face)
        front.on(PUT, cut_request(100), times=2, skip=1)
        front.on(COMPLETE, change_record(md5=md5))
        error = await attempted(face, lambda: upload.begin(face))
        assert (error is None) is right, error

    through(case, max_network_retries=2)
    assert arrived(upload) == DATA


def test_a_checksum_of_another_kind_than_in_the_first_run(through: Any, upload: Transfer, arrived: Any) -> None:
    """A second run that wants MD5 does not trust what the first, which summed up CRC-32, cannot tell."""

    async def case(face: Any) -> None:
        await upload.broken_off(face)
        upload.options["verify"] = "md5"
        await upload.done(face)

    through(case, **FEW)
    assert arrived(upload) == DATA
