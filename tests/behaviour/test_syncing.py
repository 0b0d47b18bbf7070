"""Making one folder like another, against the mock server."""

from __future__ import annotations

import asyncio
import json
import os
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import files_style_sdk as files_sdk
from files_style_sdk.cancel import CancelToken
from files_style_sdk.error import DeadlineExceededError, InvalidParameterError, NotFoundError, OperationCancelledError
from files_style_sdk.pause import PauseToken
from files_style_sdk.syncing.ends import RemotePath
from files_style_sdk.syncing.run import sync
from files_style_sdk.transfer.bandwidth import Bandwidth, Throttle
from files_style_sdk.transfer.progress import Progress

from .sync_help import FILES, OLD, Syncs, contents, done, planted, remote_files


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A local folder with odd names, an empty folder and a link; all of it is old."""
    return planted(tmp_path / "tree", FILES, link=True)


@pytest.fixture
def syncs(client: files_sdk.Client) -> Syncs:
    return Syncs(client)


@pytest.fixture
def threads_end() -> Iterator[None]:
    """All threads that the test begins end, soon after it if not with it."""
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        thread.join(10)
        assert not thread.is_alive(), f"{thread} is left running"


def test_up_and_down(syncs: Syncs, folder: str, tree: Path, tmp_path: Path) -> None:
    """A tree goes up and comes down as it was, times too; a second sync either way moves nothing."""
    sent = syncs(tree, f"files:/{folder}/t")
    assert sent.failed == []
    assert sent.skipped == ["link"]
    assert sent.counts == {"upload": len(FILES), "make folder": 1, "skip": 1}
    assert sent.size == sum(map(len, FILES.values()))
    got = syncs(RemotePath(f"{folder}/t"), tmp_path / "back")
    got.raise_for_failures()
    assert contents(tmp_path / "back") == FILES
    assert (tmp_path / "back" / "empty folder").is_dir()
    assert {path.stat().st_mtime for path in (tmp_path / "back").rglob("*") if path.is_file()} == {OLD}
    for source, destination in ((tree, f"files://{folder}/t/"), (f"files:{folder}/t", tmp_path / "back")):
        again = syncs(source, destination)
        assert (again.size, set(done(again).values())) == (0, {"skip"})
        assert {each.reason for each in again} <= {"unchanged", "a symbolic link"}


@pytest.mark.parametrize("compare", ["size+mtime", "checksum", "size"])
def test_comparing(syncs: Syncs, folder: str, tmp_path: Path, compare: Any) -> None:
    """Each way to compare finds what it can find, in both directions, and says why."""
    root = planted(tmp_path / "l", {"same": b"1", "bigger": b"22", "other": b"3", "newer": b"4", "close": b"5"})
    syncs(root, f"files:/{folder}").raise_for_failures()
    planted(root, {"bigger": b"2222", "other": b"X"})
    planted(root, {"newer": b"4"}, mtime=OLD + 10)
    os.utime(root / "close", (OLD + 0.9, OLD + 0.9))
    expected = {"size+mtime": {"bigger", "newer"}, "checksum": {"bigger", "other"}, "size": {"bigger"}}[compare]
    for source, destination in ((root, f"files:/{folder}"), (f"files:/{folder}", root)):
        plan = syncs.plan(source, destination, compare=compare)
        assert {action.path for action in plan.changes} == expected
        assert plan.unchanged == 5 - len(expected)
        assert all("differs" in action.reason or "the source is" in action.reason for action in plan.changes)


def test_deleting(client: files_sdk.Client, syncs: Syncs, folder: str, tree: Path, tmp_path: Path) -> None:
    """What the source has lost goes at the destination, folders too, only with delete=True, in both directions."""
    syncs(tree, f"files:/{folder}")
    syncs(f"files:/{folder}", tmp_path / "back")
    (tree / "a.txt").unlink()
    (tree / "sub/deeper/.hidden").unlink()
    (tree / "sub/deeper/Ünï cödé 100%#?.txt").unlink()
    (tree / "sub/deeper").rmdir()
    assert syncs(tree, f"files:/{folder}").counts == {"skip": 4}
    outcomes = syncs(tree, f"files:/{folder}", delete=True)
    assert outcomes.failed == []
    assert outcomes.counts["delete"] == 4
    left = {"empty", "sub/b.bin", "-rf"}
    assert set(remote_files(client, folder)) == left
    assert not [each.path for each in client.folder.walk(folder) if "deeper" in str(each.path)]
    planted(tmp_path / "back", {"mine.txt": b"m"})
    syncs(f"files:/{folder}", tmp_path / "back", delete=True).raise_for_failures()
    assert set(contents(tmp_path / "back")) == left
    assert not (tmp_path / "back/sub/deeper").exists()


def test_rules(
    client: files_sdk.Client, syncs: Syncs, folder: str, tree: Path, tmp_path: Path, mock_server: Any
) -> None:
    """What is excluded is neither moved nor deleted, and an excluded remote folder is not listed."""
    syncs(tree, f"files:/{folder}")
    back = planted(tmp_path / "back", {"sub/mine": b"m", "x.log": b"l"})
    mock_server.journal.clear()
    outcomes = syncs(f"files:/{folder}", back, exclude=["sub/", "*.log"], delete=True)
    assert outcomes.failed == []
    assert set(contents(back)) == {"a.txt", "empty", "-rf", "sub/mine", "x.log"}
    assert not [each for each in mock_server.journal.entries() if "sub" in each.path]
    only = tmp_path / "only"
    filters = tmp_path / "filter"
    filters.write_text("# what we want\n/sub/**\n", encoding="utf-8")
    syncs(f"files:/{folder}", only, include=filters, exclude=".hidden").raise_for_failures()
    assert set(contents(only)) == {"sub/b.bin", "sub/deeper/Ünï cödé 100%#?.txt"}


def test_a_plan(client: files_sdk.Client, syncs: Syncs, folder: str, tree: Path) -> None:
    """A dry run changes nothing; the plan can be read, counted, kept as JSON, and carried out."""
    planted(tree, {"sub/\x1b[31m.txt": b"colour"})
    plan = syncs.plan(tree, f"files:/{folder}/new", manifest=tree / "never.jsonl")
    assert remote_files(client, folder) == {}
    assert not (tree / "never.jsonl").exists()
    assert plan.counts == {"upload": 7, "make folder": 1, "skip": 1}
    assert plan.size == sum(map(len, FILES.values())) + 6
    table = str(plan)
    assert "upload" in table
    assert "8.8 KiB  sub/b.bin" in table
    assert "\x1b" not in table
    assert "… and 6 more" in plan.table(rows=3)
    kept = json.loads(plan.to_json())
    assert {action["path"] for action in kept["actions"] if action["action"] == "upload"} == {
        *FILES,
        "sub/\x1b[31m.txt",
    }
    outcomes = plan.apply()
    assert outcomes.failed == []
    assert set(remote_files(client, f"{folder}/new")) == {*FILES, "sub/\x1b[31m.txt"}


def test_progress(syncs: Syncs, folder: str, tree: Path) -> None:
    """The callback hears of all files and bytes at the end; what it raises ends the sync."""
    told: list[Progress] = []
    syncs(tree, f"files:/{folder}", progress=told.append)
    last = told[-1]
    assert (last.files_done, last.files_total) == (len(FILES), len(FILES))
    assert last.bytes_done == last.bytes_total == sum(map(len, FILES.values()))

    def broken(_progress: Progress) -> None:
        raise ZeroDivisionError("mine")

    with pytest.raises(ZeroDivisionError, match="mine"):
        syncs(tree, f"files:/{folder}/again", progress=broken)


def test_cancelling(syncs: Syncs, folder: str, tree: Path, threads_end: None) -> None:
    """A cancelled token ends the sync, which deletes nothing then; no thread stays behind."""
    token = CancelToken()
    with pytest.raises(OperationCancelledError):
        syncs(
            tree,
            f"files:/{folder}",
            progress=lambda _told: token.cancel(),
            options={"cancel": token},
            max_concurrency=1,
        )
    with pytest.raises(OperationCancelledError):
        syncs(tree, f"files:/{folder}", options={"cancel": token})


def test_the_deadline_is_that_of_the_whole(syncs: Syncs, folder: str, tree: Path, threads_end: None) -> None:
    """A sync whose time is up ends with that error, rather than with a failure for each file."""
    over = datetime.now(UTC) - timedelta(seconds=1)
    for source, destination in ((tree, f"files:/{folder}"), (f"files:/{folder}", tree)):
        with pytest.raises(DeadlineExceededError):
            syncs(source, destination, options={"deadline": over})


def test_pausing(client: files_sdk.Client, syncs: Syncs, folder: str, tree: Path) -> None:
    """While the token is paused nothing is begun; resumed, the sync goes on to its end."""
    token = PauseToken()
    token.pause()
    thread = threading.Thread(target=syncs, args=(tree, f"files:/{folder}"), kwargs={"pause_token": token})
    thread.start()
    thread.join(0.3)
    assert remote_files(client, folder) == {}
    assert thread.is_alive()
    token.resume()
    thread.join(30)
    assert set(remote_files(client, folder)) == set(FILES)


def test_bandwidth(syncs: Syncs, folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All bytes of all files pass one throttle of the limit that was given, in both directions."""
    passed: list[int] = []

    class Recording(Throttle):
        def delay(self, count: int) -> float:
            passed.append(count)
            assert self._bandwidth == Bandwidth.of("100K")
            return 0.0

    monkeypatch.setattr("files_style_sdk.transfer.many.Throttle", Recording)
    files = {f"{number}": b"x" * 5000 for number in range(4)}
    syncs(planted(tmp_path / "l", files), f"files:/{folder}", bwlimit="100K").raise_for_failures()
    assert sum(passed) == 20_000
    syncs(f"files:/{folder}", tmp_path / "back", bwlimit=102_400).raise_for_failures()
    assert sum(passed) == 40_000
    assert contents(tmp_path / "back") == files


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"compare": "date"}, "'size\\+mtime', 'checksum', 'size'"),
        ({"symlinks": "keep"}, "'skip', 'follow'"),
        ({"delete": "yes"}, "delete must be True or False"),
        ({"max_delete": -1, "delete": True}, "max_delete must be a whole number"),
        ({"max_delete": 5}, "give both, or neither"),
        ({"max_concurrency": 0}, "max_concurrency"),
        ({"bwlimit": "fast"}, "bwlimit"),
        ({"exclude": 5}, "exclude"),
        ({"verify": "sha1"}, "verify"),
        ({"manifest": 5}, "manifest"),
        ({"progress": 5}, "progress"),
        ({"colour": "red"}, "no option colour; it has dry_run"),
    ],
)
def test_bad_options(syncs: Syncs, folder: str, tree: Path, mock_server: Any, options: Any, words: str) -> None:
    """An option that is not of its kind is refused with what is expected, before anything is sent or written."""
    mock_server.journal.clear()
    with pytest.raises(InvalidParameterError, match=words):
        syncs(tree, f"files:/{folder}", **options)
    assert not [each for each in mock_server.journal.entries() if each.method != "GET"]


def test_bad_ends(client: files_sdk.Client, syncs: Syncs, folder: str, tree: Path, tmp_path: Path) -> None:
    """Two local or two remote ends, no folder, a missing source and a file at the destination are clear errors."""
    for source, destination, words in (
        (tree, tmp_path, "both .* are local"),
        ("files:/a", RemotePath("b"), "both files:/a and files:/b are remote"),
        (5, "files:/a", "source must be a local path"),
        (b"bytes", "files:/a", "source must be a local path"),
        ("", "files:/a", "must name a folder"),
    ):
        with pytest.raises(InvalidParameterError, match=words):
            syncs(source, destination)
    with pytest.raises(InvalidParameterError, match="RemotePath is made from a string"):
        RemotePath(5)  # type: ignore[arg-type]
    with pytest.raises(FileNotFoundError, match="missing"):
        syncs(tmp_path / "missing", f"files:/{folder}", delete=True, force=True)
    with pytest.raises(NotADirectoryError):
        syncs(tree / "a.txt", f"files:/{folder}")
    with pytest.raises(NotFoundError):
        syncs(f"files:/{folder}/missing", tmp_path / "back", delete=True, force=True)
    with pytest.raises(NotADirectoryError):
        syncs(f"files:/{folder}", tree / "a.txt")
    client.file.upload_file(tree / "a.txt", f"{folder}/file")
    with pytest.raises(InvalidParameterError, match="is a file; sync needs a folder"):
        syncs(tree, f"files:/{folder}/file")
    with pytest.raises(InvalidParameterError, match="preserve_mtime"):
        syncs(f"files:/{folder}", tmp_path / "back", preserve_mtime=False)


def test_from_an_event_loop(mock_server: Any, folder: str, tree: Path, tmp_path: Path) -> None:
    """The same sync from an async client, dry run and apply() included, each to be awaited."""
    pytest.importorskip("aiohttp")

    async def case() -> None:
        async with files_sdk.AsyncClient(base_url=mock_server.url, api_key="TESTKEY1") as client:
            caller: Any = client._caller

            def start(*ends: Any, **options: Any) -> Any:
                return caller.in_thread(lambda waiting: sync(waiting, *ends, in_thread=caller.in_thread, **options))

            plan = await start(tree, f"files:/{folder}", dry_run=True)
            outcomes = await plan.apply()
            assert outcomes.failed == []
            (await start(f"files:/{folder}", tmp_path / "back")).raise_for_failures()

    asyncio.run(case())
    assert contents(tmp_path / "back") == FILES
