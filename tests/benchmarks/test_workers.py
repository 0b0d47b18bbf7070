"""The programs that benchmarks run, each once with little work against the mock server."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

import files_style_sdk as files_sdk
from benchmarks.harness import Contender, measure, worker
from benchmarks.server import page_server

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
