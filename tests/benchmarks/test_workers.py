"""The programs that benchmarks run, each once with little work."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import files_style_sdk as files_sdk
from benchmarks.certificate import make_certificate
from benchmarks.harness import Contender, measure, worker
from benchmarks.server import KEY, page_server, storage_server

SDK = "files_style_sdk"


def sample(name: str, *arguments: object) -> Any:
    """What a worker prints."""
    return measure([Contender(name, worker(sys.executable, name, *arguments))], 1, warm_up=False, timeout=60)[name][0]


@pytest.fixture
def local(tmp_path: Path) -> Path:
    """A folder of three files, 9,000 bytes in all: more than one part, and an empty one."""
    path = tmp_path / "local"
    path.mkdir()
    for name, size in (("a", 8000), ("b", 1000), ("c", 0)):
        (path / name).write_bytes(name.encode() * size)
    return path


@pytest.mark.parametrize("face", [SDK, "client", "requests", "urllib3"])
def test_calls(mock_server: Any, face: str) -> None:
    """Every contender of the small calls makes them, with credentials that the server takes."""
    taken = sample("calls", face, mock_server.url, mock_server.api_key, 3)
    assert taken["count"] == 3
    assert taken["peak_mib"] > 1


def test_threads(mock_server: Any) -> None:
    """Calls by threads are counted as they are made: the same number each."""
    assert sample("threads", SDK, mock_server.url, mock_server.api_key, 9, 4)["count"] == 8


def test_calls_from_an_event_loop(mock_server: Any) -> None:
    """The async worker makes as many calls as fit evenly into those in flight, and says how many."""
    assert sample("calls_async", mock_server.url, mock_server.api_key, 9, 4)["count"] == 8


def test_pages_made_beforehand() -> None:
    """The server of ready pages is walked to its end like any other."""
    with page_server(5, 2) as url:
        assert sample("paging", SDK, url, "KEY", "many", 5, 2)["count"] == 5


def test_paging(mock_server: Any, client: files_sdk.Client, folder: str) -> None:
    """The walk meets every record of several pages, and says so when one is missing."""
    for number in range(5):
        client.folder.create(f"{folder}/{number}")
    assert sample("paging", SDK, mock_server.url, mock_server.api_key, folder, 5, 2)["count"] == 5
    with pytest.raises(RuntimeError, match="5 records instead of 6"):
        sample("paging", SDK, mock_server.url, mock_server.api_key, folder, 6, 2)


def test_server_on_one_core(tmp_path: Path) -> None:
    """The server of its own is measured both ways and with each kind of call, and leaves nothing behind."""
    moved = sample("pinned", "transfer", 2, tmp_path)
    assert moved["mib"] == 2
    assert min(moved["up_s"], moved["down_s"]) > 0
    called = sample("pinned", "calls", 20, tmp_path)
    assert [called[f"{kind}_count"] for kind in ("create", "find", "list")] == [20] * 3
    assert list(tmp_path.iterdir()) == []


def test_walk_through_pages(mock_server: Any, client: files_sdk.Client, folder: str) -> None:
    """The walk meets every entry once, and times pages at three places."""
    for number in range(9):
        client.folder.create(f"{folder}/{number}")
    taken = sample("walk_pages", mock_server.url, mock_server.api_key, folder, 2)
    assert taken["entries"] == 9
    assert min(taken[f"{place}_ms"] for place in ("first", "middle", "last")) > 0


@pytest.mark.parametrize("how", ["directory", "each"])
def test_transfers_of_a_folder(mock_server: Any, client: files_sdk.Client, folder: str, local: Path, how: str) -> None:
    """Both ways to move many files move them all, and leave neither remote nor local copies behind."""
    up = sample("transfer", SDK, f"upload-{how}", mock_server.url, mock_server.api_key, local, f"{folder}/up")
    assert (up["count"], up["bytes"]) == (3, 9000)
    assert [record.path for record in client.folder.list_for(folder)] == [f"{folder}/up.first"]
    client.file.upload_directory(local, f"{folder}/down").raise_for_failures()
    down = sample("transfer", SDK, f"download-{how}", mock_server.url, mock_server.api_key, local, f"{folder}/down")
    assert (down["count"], down["bytes"]) == (3, 9000)
    assert [path.name for path in local.parent.iterdir()] == ["local"]


def test_download_of_other_content_is_no_figure(
    mock_server: Any, client: files_sdk.Client, folder: str, local: Path
) -> None:
    """A transfer that moved something else than it should ends the run."""
    client.file.upload_file(local / "a", f"{folder}/a")
    (local / "a").write_bytes(b"b" * 8000)
    with pytest.raises(RuntimeError, match="downloaded with other content"):
        sample("transfer", SDK, "download", mock_server.url, mock_server.api_key, local / "a", f"{folder}/a")


@pytest.fixture
def storage(local: Path) -> Iterator[str]:
    """The lean service, whose files are the local ones."""
    with storage_server(local.parent) as url:
        yield url


@pytest.mark.parametrize(("script", "sockets"), [("blocks", ()), ("raw", (1,)), ("raw", (3,))])
@pytest.mark.parametrize("verb", ["upload", "download"])
def test_bare_transfers(storage: str, local: Path, verb: str, script: str, sockets: tuple[int, ...]) -> None:
    """What shows the reachable moves the whole file too, in one part or several, and leaves no copy behind."""
    assert sample(script, verb, storage, KEY, local / "a", "local/a", *sockets)["bytes"] == 8000
    assert sorted(path.name for path in local.iterdir()) == ["a", "b", "c"]


@pytest.mark.parametrize(("how", "in_flight"), [("urllib3", 1), ("aiohttp", 2)])
@pytest.mark.parametrize("verb", ["upload", "download"])
def test_bare_transfers_of_many_files(storage: str, local: Path, verb: str, how: str, in_flight: int) -> None:
    """HTTP libraries alone move every file of a folder, by the calls of an SDK."""
    assert sample("many", how, verb, storage, KEY, local, "local", in_flight)["count"] == 3


def test_walks(local: Path) -> None:
    """An SDK's walk meets every entry of a tree, or there is no figure; a bare one lists the same folders."""
    for folder in ("x", "x/y", "z"):
        (local / folder).mkdir()
        (local / folder / "file").write_bytes(b"1")
    with storage_server(local.parent) as url:
        assert sample("walk", SDK, url, KEY, "local", 9)["count"] == 9
        with pytest.raises(RuntimeError, match="9 entries instead of 8"):
            sample("walk", SDK, url, KEY, "local", 8)
        assert sample("many", "aiohttp", "walk", url, KEY, local, "local", 2)["wall_s"] > 0


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
@pytest.mark.parametrize("face", [SDK, "urllib3"])
def test_new_connections(tmp_path: Path, face: str) -> None:
    """Calls over new connections are told apart from those over one that is kept; the first ones cost more."""
    certificate = make_certificate(tmp_path)
    with storage_server(tmp_path, certificate=certificate) as url:
        command = worker(sys.executable, "connections", face, url, KEY, 3)
        taken = measure([Contender(face, command, certificate.environment)], 1, warm_up=False, timeout=60)[face][0]
    assert taken["count"] == 3
    assert {"wall_s", "cpu_s", "kept_wall_s", "kept_cpu_s"} <= taken.keys()


def test_transfer_with_further_arguments(storage: str, local: Path) -> None:
    """Further arguments of a call reach it: one that it does not know ends the run."""
    with pytest.raises(RuntimeError, match="no_such_argument"):
        sample("transfer", SDK, "upload", storage, KEY, local / "a", "up/a", '{"no_such_argument": 1}')
    assert sample("transfer", SDK, "upload", storage, KEY, local / "a", "up/a")["bytes"] == 8000


def test_bare_transfer_of_other_content_is_no_figure(storage: str, local: Path) -> None:
    """A bare transfer is checked like any other: other bytes than the local file's end the run."""
    changed = local / "b"
    changed.write_bytes(b"x" * 1000)
    with pytest.raises(RuntimeError, match="downloaded with other content"):
        sample("blocks", "download", storage, KEY, changed, "local/b")


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize("verb", ["upload", "download"])
def test_curl(mock_server: Any, client: files_sdk.Client, folder: str, local: Path, verb: str) -> None:
    """curl is handed a signed URL and moves the whole file through it."""
    remote = f"{folder}/a"
    source = local / "b"  # one part: a part of other than the granted size is refused where parts are this small
    if verb == "download":
        client.file.upload_file(source, remote)
    assert sample("curl", verb, mock_server.url, mock_server.api_key, source, remote)["bytes"] == 1000


def test_imports() -> None:
    """Importing the package is measured in an interpreter that has loaded nothing of it before."""
    root = Path(files_sdk.__file__).parent.parent
    for script, figure in (("imports.py", "modules"), ("importtime.py", "total_ms")):
        path = root / "benchmarks" / "workers" / script
        command = (sys.executable, "-I", "-S", str(path), SDK, str(root))
        assert measure([Contender(script, command)], 1, warm_up=False, timeout=60)[script][0][figure] > 0
