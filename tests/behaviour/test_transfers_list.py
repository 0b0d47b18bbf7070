"""files_sdk.transfers: what was interrupted, and giving it up."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from files_style_sdk import transfers
from files_style_sdk.error import InvalidParameterError
from files_style_sdk.transfer.journal import Header, Journal, Piece, TransferKey

SERVICE = "https://app.files.com"
BEGUN = datetime(2026, 11, 21, 12, 30, tzinfo=UTC)
DAY = 86400.0
Interrupt = Callable[..., Path]


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of journals, below one that belongs to this test."""
    monkeypatch.setenv("FILES_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "transfers"


@pytest.fixture
def interrupted(state: Path, tmp_path: Path) -> Interrupt:
    """Leaves what a transfer leaves that was interrupted so many seconds ago; returns its journal."""

    def leave(name: str, age: float = 0, *, download: bool = False, pieces: int = 2) -> Path:
        local = tmp_path / name
        if download:
            key = TransferKey("download", f"remote/{name}", str(local), SERVICE)
            collected = tmp_path / f".{name}.download"
            collected.write_bytes(b"half")
            header = Header("etag", 40, temporary=str(collected), begun=BEGUN.timestamp())
        else:
            local.write_bytes(b"whole")
            key = TransferKey("upload", str(local), f"remote/{name}", SERVICE)
            header = Header("fingerprint", None, ref="put-1", begun=BEGUN.timestamp())
        with Journal.open(key) as journal:
            journal.begin(header)
            for number in range(pieces):
                journal.add(Piece(number * 10, 10, 1, number + 1))
        os.utime(journal.path, (time.time() - age,) * 2)
        return journal.path

    return leave


def names() -> list[str]:
    """The local names of what is listed, in its order."""
    return [Path(each.source if each.direction == "upload" else each.destination).name for each in transfers.list()]


def test_nothing_was_interrupted(state: Path) -> None:
    """Without a state folder there is nothing to list or to give up, and none is made."""
    assert transfers.list() == []
    assert transfers.prune() == 0
    assert not state.exists()


def test_what_a_transfer_tells(state: Path, interrupted: Interrupt, tmp_path: Path) -> None:
    """A listed transfer says what moves where, how far it is, and when it began and moved last."""
    path = interrupted("a.bin", download=True)
    (found,) = transfers.list()
    updated = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    assert found == transfers.InterruptedTransfer(
        "download", "remote/a.bin", str(tmp_path / "a.bin"), SERVICE, 40, 20, BEGUN, updated, False
    )
    assert found.updated.tzinfo is not None
    interrupted("b.bin", age=10)
    upload = transfers.list()[1]
    assert (upload.direction, upload.source, upload.size) == ("upload", str(tmp_path / "b.bin"), None)


def test_the_newest_comes_first(interrupted: Interrupt) -> None:
    """Transfers are listed by when they moved last."""
    for name, age in (("old", 3000), ("new", 10), ("middle", 200)):
        interrupted(name, age)
    assert names() == ["new", "middle", "old"]


def test_a_piece_done_twice_counts_once(interrupted: Interrupt, tmp_path: Path) -> None:
    """The bytes done are those of the file, however often a piece of it was moved."""
    interrupted("a", pieces=3)
    with Journal.open(TransferKey("upload", str(tmp_path / "a"), "remote/a", SERVICE)) as journal:
        journal.add(Piece(0, 10, 7, 1))
    assert [each.bytes_done for each in transfers.list()] == [30]


def test_what_is_at_work_is_listed_and_left_alone(interrupted: Interrupt, tmp_path: Path) -> None:
    """A transfer in progress is listed as such, and is neither given up nor disturbed."""
    path = interrupted("busy", age=10 * DAY, download=True)
    interrupted("idle", age=11 * DAY)
    with Journal.open(TransferKey("download", "remote/busy", str(tmp_path / "busy"), SERVICE)) as journal:
        assert [(each.in_progress, each.direction) for each in transfers.list()] == [
            (True, "download"),
            (False, "upload"),
        ]
        assert transfers.prune() == 1
        journal.add(Piece(20, 10, 1, 3))
    assert path.exists()
    assert (tmp_path / ".busy.download").exists()
    assert [(each.bytes_done, each.in_progress) for each in transfers.list()] == [(30, False)]


def test_looking_disturbs_nobody(interrupted: Interrupt, tmp_path: Path) -> None:
    """Whoever lists again and again keeps no transfer from being continued, and leaves no lock."""
    path = interrupted("a")
    key = TransferKey("upload", str(tmp_path / "a"), "remote/a", SERVICE)
    with ThreadPoolExecutor(1) as pool:
        looking = pool.submit(lambda: [transfers.list() for _ in range(100)])
        for _ in range(100):
            with Journal.open(key) as journal:
                assert len(journal.pieces) == 2
        assert all(len(found) == 1 for found in looking.result())
    assert os.listdir(path.parent) == [path.name]


_KILLED = """
import os, signal, sys
from files_style_sdk.transfer.journal import *
journal = Journal.open(TransferKey("upload", sys.argv[1], "remote/killed", "https://app.files.com"))
journal.begin(Header("fingerprint", 100))
journal.add(Piece(0, 10, 1, 1))
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_was_killed_is_listed(state: Path, tmp_path: Path) -> None:
    """A process that was killed leaves a transfer that is not in progress; giving it up leaves nothing."""
    subprocess.run([sys.executable, "-c", _KILLED, str(tmp_path / "killed")], timeout=60, check=False)
    assert [(each.bytes_done, each.size, each.in_progress) for each in transfers.list()] == [(10, 100, False)]
    assert transfers.prune() == 1
    assert os.listdir(state) == []


def test_giving_all_up(state: Path, interrupted: Interrupt, tmp_path: Path) -> None:
    """Without an age all that is not at work is given up: journals and what downloads collected, but no user's file."""
    for name, download in (("a", False), ("b", True), ("c", True)):
        interrupted(name, download=download)
    (tmp_path / "b").write_bytes(b"an older version")
    assert transfers.prune() == 3
    assert os.listdir(state) == []
    assert sorted(os.listdir(tmp_path)) == ["a", "b", "state"]


@pytest.mark.parametrize("age", [2 * DAY, timedelta(days=2)])
def test_giving_up_what_is_old(interrupted: Interrupt, tmp_path: Path, age: Any) -> None:
    """With an age only older transfers are given up, and younger uploads whose local file is gone."""
    interrupted("young", DAY)
    interrupted("old", 3 * DAY, download=True)
    interrupted("gone", DAY)
    interrupted("young download", DAY, download=True)
    (tmp_path / "gone").unlink()
    assert transfers.prune(older_than=age) == 2
    assert sorted(names()) == ["young", "young download"]
    assert not (tmp_path / ".old.download").exists()
    assert (tmp_path / ".young download.download").exists()
    assert transfers.prune(0) == 2


def test_a_destination_is_never_what_was_collected(interrupted: Interrupt, tmp_path: Path) -> None:
    """Neither the destination nor a link is removed, whatever a journal says was collected there."""
    (tmp_path / "a").write_bytes(b"precious")
    (tmp_path / "link").symlink_to(tmp_path / "a")
    for name, temporary in (("a", tmp_path / "a"), ("b", tmp_path / "link")):
        key = TransferKey("download", f"remote/{name}", str(tmp_path / name), SERVICE)
        with Journal.open(key) as journal:
            journal.begin(Header("etag", 40, temporary=str(temporary)))
    interrupted("c")
    assert transfers.prune() == 3
    assert (tmp_path / "a").read_bytes() == b"precious"
    assert (tmp_path / "link").is_symlink()


@pytest.mark.parametrize("content", [b"", b"rubbish\n", b"[" * 10**6 + b"\n", b'{"format":"files-style transfer"}\n'])
def test_one_broken_file_hides_nothing(state: Path, interrupted: Interrupt, content: bytes) -> None:
    """A journal that cannot be read is left out of the list, and given up with the others."""
    interrupted("fine")
    (state / f"{'0' * 64}.jsonl").write_bytes(content)
    (state / "folder.jsonl").mkdir()
    (state / "unrelated.txt").touch()
    assert names() == ["fine"]
    assert transfers.prune() == 2
    assert sorted(os.listdir(state)) == ["folder.jsonl", "unrelated.txt"]


def test_what_was_left_behind_is_swept(state: Path, interrupted: Interrupt) -> None:
    """Locks without a journal go, and old journals that were never begun; what may be in use stays."""
    path = interrupted("a")
    orphan = state / f".{'0' * 64}.jsonl.lock"
    half_begun, fresh = (state / f".{path.name}.{suffix}" for suffix in ("0badcafe", "1badcafe"))
    for file in (orphan, half_begun, fresh):
        file.touch()
    os.utime(half_begun, (time.time() - DAY,) * 2)
    assert transfers.prune(DAY) == 0
    assert sorted(os.listdir(state)) == sorted([path.name, fresh.name])


@pytest.mark.parametrize("wrong", [-1, True, "7d", float("nan"), float("inf"), timedelta(seconds=-1), [1]])
def test_an_age_is_a_length_of_time(interrupted: Interrupt, wrong: Any) -> None:
    """What is no length of time is refused, with what was given, and nothing is given up."""
    interrupted("a")
    with pytest.raises(InvalidParameterError, match="older_than must be a timedelta or a number of seconds"):
        transfers.prune(wrong)
    assert names() == ["a"]
