"""A sync on a cluster of two worker processes."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from files_style_sdk.error import DeletionRefusedError, InvalidParameterError

pytest.importorskip("distributed", reason="Dask is not installed")

from distributed import Client

from files_style_sdk.distributed import sync
from files_style_sdk.distributed.limits import Limits

COUNT = 40


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A folder with files in it, and an empty one."""
    folder = tmp_path / "tree"
    for number in range(COUNT):
        path = folder / f"d{number % 4}" / f"{number:02}.bin"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(f"content {number} ".encode() * 500)
    (folder / "empty").mkdir()
    return folder


def until(holds: Callable[[], bool]) -> None:
    """Wait until something is so, but not for ever."""
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def completed(server: Any) -> Counter[str]:
    """How often each file was completed, by its path."""
    return Counter(unquote(entry.path) for entry in server.journal.entries("POST", "/files/*", status=201))


def assert_same(site: Any, tree: Path, remote: str) -> None:
    """Every file is there with its bytes, and no other."""
    found = {entry.path for entry in site.folder.walk(remote) if entry.type == "file"}
    assert found == {f"{remote}/{path.relative_to(tree).as_posix()}" for path in tree.rglob("*") if path.is_file()}
    for path in tree.rglob("*.bin"):
        with site.file.open(f"{remote}/{path.relative_to(tree).as_posix()}", "rb") as remote_file:
            assert remote_file.read() == path.read_bytes()


def test_up_down_and_again(cluster: Client, server: Any, site: Any, tree: Path, tmp_path: Path) -> None:
    """A folder goes up and comes down whole, in shards; a second sync moves nothing; the manifest has every file."""
    manifest = tmp_path / "moved.jsonl"
    outcomes = sync(tree, "files:/site", client=cluster, shard_files=7, manifest=manifest)
    assert outcomes.counts["upload"] == COUNT
    assert outcomes.failed_count == 0
    assert_same(site, tree, "site")
    assert site.file.find("site/empty").type == "directory"
    lines = [json.loads(line) for line in manifest.read_text().splitlines()]
    assert Counter(line["path"] for line in lines if line.get("action") == "upload").most_common(1)[0][1] == 1
    assert site.file.verify(manifest).raise_for_failures() is None
    again = sync(tree, "files:/site", client=cluster)
    assert again.counts == {"skip": COUNT}
    down = sync("files:/site", tmp_path / "copy", client=cluster, shard_size=20_000)
    assert down.counts["download"] == COUNT
    assert sorted(path.read_bytes() for path in (tmp_path / "copy").rglob("*.bin")) == sorted(
        path.read_bytes() for path in tree.rglob("*.bin")
    )


def test_killed_worker(cluster: Client, server: Any, site: Any, tree: Path, tmp_path: Path) -> None:
    """A worker that is killed half-way loses nothing, and nothing that had arrived is sent again."""
    manifest = tmp_path / "moved.jsonl"
    server.faults.add("latency", seconds=0.05, method="PUT", path="/storage/uploads/*", times=None)
    before: Counter[str] = Counter()
    pids = cluster.run(os.getpid)

    def kill() -> None:
        until(lambda: sum(completed(server).values()) >= COUNT // 3)
        os.kill(next(iter(pids.values())), signal.SIGKILL)
        before.update(completed(server))

    killer = threading.Thread(target=kill)
    killer.start()
    outcomes = sync(tree, "files:/site", client=cluster, shard_files=5, max_concurrency=1, manifest=manifest)
    killer.join()
    assert set(cluster.run(os.getpid).values()) != set(pids.values())
    assert outcomes.failed_count == 0
    assert len({outcome.path for outcome in outcomes}) == len(outcomes)
    assert_same(site, tree, "site")
    sent = completed(server)
    assert len(before) >= COUNT // 3
    assert {path: sent[path] for path in before} == dict.fromkeys(before, 1)
    assert site.file.verify(manifest).raise_for_failures() is None


def test_failing_files_stop_no_other(cluster: Client, server: Any, site: Any, tree: Path) -> None:
    """A file that fails is told with its error; the others arrive, and nothing is deleted."""
    site.file.upload_stream(BytesIO(b"old"), "site/old.txt", params={"mkdir_parents": True})
    server.faults.add("status", status=422, method="POST", path="/files/site/d1/01.bin", times=None)
    outcomes = sync(tree, "files:/site", client=cluster, shard_files=10, delete=True)
    assert [outcome.path for outcome in outcomes.failed] == ["d1/01.bin"]
    assert outcomes.counts["upload"] == COUNT - 1
    assert site.file.find("site/old.txt").size == 3
    with pytest.raises(ExceptionGroup):
        outcomes.raise_for_failures()


def test_deletions(cluster: Client, site: Any, tree: Path) -> None:
    """What the source has not is deleted at the end, or the sync is refused as a whole."""
    site.file.upload_stream(BytesIO(b"old"), "site/old.txt", params={"mkdir_parents": True})
    with pytest.raises(DeletionRefusedError):
        sync(tree, "files:/site", client=cluster, delete=True, max_delete=0)
    assert [entry.path for entry in site.folder.list_for("site")] == ["site/old.txt"]
    outcomes = sync(tree, "files:/site", client=cluster, delete=True)
    assert outcomes.counts["delete"] == 1
    assert_same(site, tree, "site")


def test_shared_limits(cluster: Client, server: Any, site: Any, tree: Path) -> None:
    """All workers together make no more requests in a second than they may, nor use more connections."""
    outcomes = sync(
        tree, "files:/site", client=cluster, shard_files=5, max_connections=2, max_concurrency=2, requests_per_second=50
    )
    assert outcomes.failed_count == 0
    puts = [entry.time for entry in server.journal.entries("PUT")]
    fullest = max(sum(1 for other in puts if start <= other < start + 0.9) for start in puts)
    assert fullest <= 50
    assert Limits("x", 4, None, 2).session() is None


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"shard_size": 0}, "shard_size"),
        ({"retries": -1}, "retries"),
        ({"max_connections": 0}, "max_connections"),
        ({"max_connections": 2, "max_concurrency": 4}, "max_connections"),
        ({"dry_run": True}, "dry_run"),
        ({"options": {"api_key": "k"}}, "FILES_API_KEY"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_bad_options(cluster: Client, server: Any, site: Any, tree: Path, options: Any, message: str) -> None:
    """What cannot be is refused before anything is sent to anybody."""
    with pytest.raises(InvalidParameterError, match=message):
        sync(tree, "files:/site", client=cluster, **options)
    assert server.journal.count("POST") == 0


def test_no_cluster(tree: Path) -> None:
    """What is no Dask client is refused in plain words."""
    with pytest.raises(InvalidParameterError, match="dask"):
        sync(tree, "files:/site", client="tcp://scheduler")  # type: ignore[arg-type]


def test_interrupted(cluster: Client, server: Any, site: Any, tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C gives the cluster back what has not begun and says how to go on; the same sync does the rest."""
    from files_style_sdk.distributed import coordinator

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(coordinator._Run, "_take", interrupt)
        with pytest.raises(KeyboardInterrupt) as interruption:
            sync(tree, "files:/site", client=cluster, shard_files=2)
    assert "goes on from there" in interruption.value.__notes__[0]
    until(lambda: not any(cluster.processing().values()))
    before = completed(server)
    assert 0 < len(before) < COUNT
    outcomes = sync(tree, "files:/site", client=cluster)
    assert outcomes.failed_count == 0
    assert_same(site, tree, "site")
    assert {path: completed(server)[path] for path in before} == dict.fromkeys(before, 1)
