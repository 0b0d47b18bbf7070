"""Whole folders, up and down."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

import files_style_sdk as files_sdk
from files_style_sdk.error import Error, InvalidParameterError, NotFoundError
from files_style_sdk.transfer.progress import Progress

from .conftest import Received, http, json_answer

FILES = {
    "a.txt": b"a",
    "empty": b"",
    "sub/b.txt": b"b" * 5000,
    "sub/deeper/Ünï cödé 100%#?.txt": b"odd",
    "sub/deeper/.hidden": b"h",
    "-rf": b"x",
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A local folder with odd names, an empty folder and a link."""
    root = tmp_path / "tree"
    for name, data in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    (root / "empty folder").mkdir()
    (root / "link").symlink_to("a.txt")
    return root


def contents(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_up_and_down(face: Any, folder: str, tree: Path, tmp_path: Path) -> None:
    """A tree comes back as it was: files, odd names, empty folders; links are reported as skipped."""
    sent = face.file.upload_directory(tree, f"/{folder}/t")
    assert sorted(outcome.path for outcome in sent.files) == sorted(FILES)
    assert sent.skipped == ["link"]
    assert sent.failed == []
    assert sent.size == sum(map(len, FILES.values()))
    got = face.file.download_directory(f"{folder}/t/", tmp_path / "back")
    assert got.failed == []
    assert contents(tmp_path / "back") == FILES
    assert (tmp_path / "back" / "empty folder").is_dir()
    assert got.size == sent.size


def test_walk_sees_everything(face: Any, folder: str, tree: Path) -> None:
    """walk() yields each file and folder once, whatever the page size."""
    face.file.upload_directory(tree, folder)
    for per_page in (None, 1):
        found = [each.path.removeprefix(f"{folder}/") for each in face.folder.walk(folder, per_page=per_page)]
        assert sorted(found) == sorted([*FILES, "sub", "sub/deeper", "empty folder"])


def test_progress(client: Any, folder: str, tree: Path) -> None:
    """The callback hears of all files and bytes at the end."""
    told: list[Progress] = []
    client.file.upload_directory(tree, folder, progress=told.append)
    last = told[-1]
    assert (last.files_done, last.files_total) == (len(FILES), len(FILES))
    assert last.bytes_done == last.bytes_total == sum(map(len, FILES.values()))


def test_one_file_that_fails_stops_no_other(client: Any, folder: str, tree: Path) -> None:
    """A file that cannot be sent is reported with its error; the others arrive."""
    bad = os.fsencode(tree) + b"/bad\xff.txt"
    with open(bad, "wb") as file:
        file.write(b"x")
    result = client.file.upload_directory(tree, folder)
    assert len(result.files) == len(FILES) + 1
    assert [outcome.path for outcome in result.failed] == [os.fsdecode(b"bad\xff.txt")]
    assert isinstance(result.failed[0].error, InvalidParameterError)
    with pytest.raises(ExceptionGroup, match="1 of 7"):
        result.raise_for_failures()


def test_file_in_the_way_of_a_folder(client: Any, folder: str, tree: Path, tmp_path: Path) -> None:
    """A local file where a folder has to be fails what is below it, and names it; the rest lands."""
    client.file.upload_directory(tree, folder)
    back = tmp_path / "back"
    back.mkdir()
    (back / "sub").write_bytes(b"in the way")
    result = client.file.download_directory(folder, back)
    below = {name for name in FILES if name.startswith("sub/")}
    assert {outcome.path.removeprefix(f"{folder}/") for outcome in result.failed} >= below
    assert {name: data for name, data in contents(back).items() if name != "sub"} == {
        name: data for name, data in FILES.items() if name not in below
    }
    assert not [name for name in os.listdir(back) if name.endswith(".download")]


def test_failures_and_successes_are_named_alike(client: Any, folder: str, tree: Path, tmp_path: Path) -> None:
    """The path of an outcome is relative to the folder, whether the file was moved or not."""
    client.file.upload_directory(tree, folder)
    back = tmp_path / "back"
    (back / "a.txt").mkdir(parents=True)
    (back / "a.txt" / "a.txt").mkdir()
    result = client.file.download_directory(folder, back)
    assert [outcome.path for outcome in result.failed] == ["a.txt"]


def test_existing_folder_is_no_obstacle(client: Any, folder: str, tree: Path) -> None:
    """Uploading the same tree twice is fine."""
    client.file.upload_directory(tree, folder)
    assert client.file.upload_directory(tree, folder).failed == []


def test_empty_folder_is_made(client: Any, folder: str, tmp_path: Path) -> None:
    """The remote folder is made even if there is nothing to put into it."""
    (tmp_path / "nothing").mkdir()
    assert client.file.upload_directory(tmp_path / "nothing", f"{folder}/made").files == []
    assert client.file.find(f"{folder}/made").type == "directory"


def test_bad_arguments(client: Any, folder: str, tmp_path: Path) -> None:
    """A missing folder, a file given as a folder, a missing remote folder and a bad count are clear errors."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileNotFoundError, match="missing"):
        client.file.upload_directory(tmp_path / "missing", folder)
    with pytest.raises(NotADirectoryError, match="file"):
        client.file.upload_directory(tmp_path / "file", folder)
    with pytest.raises(FileExistsError, match="file"):
        client.file.download_directory(folder, tmp_path / "file")
    with pytest.raises(NotFoundError):
        client.file.download_directory(f"{folder}/missing", tmp_path / "back")
    with pytest.raises(InvalidParameterError, match="params"):
        client.file.upload_directory(tmp_path, folder, params="mkdir_parents")
    for bad in (0, -1, True, "4", 1.5):
        with pytest.raises(InvalidParameterError, match="max_concurrency"):
            client.file.upload_directory(tmp_path, folder, max_concurrency=bad)


def test_wrong_key_is_reported_for_each_file(folder: str, pointed: Any, tree: Path, no_threads_left: None) -> None:
    """A key that does not work fails every file, and no thread is left behind."""
    result = files_sdk.file.upload_directory(tree, folder, {"api_key": "WRONG", "max_network_retries": 0})
    assert {type(outcome.error).__name__ for outcome in result.files} == {"InvalidCredentialsError"}


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "f/../../evil.txt", "f//evil.txt", "f/.."])
def test_names_of_a_server_stay_below_the_folder(raw_server: Any, client_of: Any, tmp_path: Path, name: str) -> None:
    """A server's names never lead out of the local folder; what would is reported as failed."""
    server = raw_server(
        lambda request: (
            json_answer([{"path": name, "type": "file", "size": 4}])
            if "/folders/" in request.target
            else json_answer({"path": name, "size": 4, "download_uri": f"{server.url}/blob"})
            if request.target.startswith("/api")
            else http(200, b"evil")
        )
    )
    root = tmp_path / "a" / "root"
    result = client_of(server.url).file.download_directory("f", root)
    outside = [path for path in tmp_path.rglob("*") if path.is_file() and root not in path.parents]
    assert outside == []
    assert not Path("/etc/evil.txt").exists()
    assert [path for path in root.rglob("*") if path.name.endswith(".download")] == []
    for outcome in result.failed:
        assert isinstance(outcome.error, Error | OSError)


def test_folder_that_lists_itself_does_not_loop(raw_server: Any, client_of: Any) -> None:
    """A server whose folder contains itself ends in an error or in a finite walk, never in an endless one."""
    asked: list[str] = []

    def answer(request: Received) -> bytes:
        asked.append(request.target)
        return json_answer([{"path": "f", "type": "directory"}])

    walked = 0
    try:
        for _ in client_of(raw_server(answer).url).folder.walk("f"):
            walked += 1
            assert walked < 20, "the walk goes on for ever"
    except Error:
        pass
    assert len(asked) < 20
