"""What a sync does not do: nothing lost, nothing overwritten, nothing outside."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

import files_style_sdk as files_sdk
from files_style_sdk.error import DeletionRefusedError, SyncConflictError
from files_style_sdk.transfer.progress import Progress

from .conftest import Received, http, json_answer
from .sync_help import FILES, OLD, Syncs, contents, done, planted, remote_files


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A local folder with odd names, an empty folder and a link; all of it is old."""
    return planted(tmp_path / "tree", FILES, link=True)


@pytest.fixture
def syncs(client: files_sdk.Client) -> Syncs:
    return Syncs(client)


def test_an_empty_source_deletes_nothing(client: files_sdk.Client, syncs: Syncs, folder: str, tmp_path: Path) -> None:
    """A source without files is no order to delete everything, unless it is forced; nor are rules that take nothing."""
    full = planted(tmp_path / "full", {"a": b"1", "b/c": b"2"})
    syncs(full, f"files:/{folder}")
    empty = tmp_path / "empty"
    (empty / "b").mkdir(parents=True)
    with pytest.raises(DeletionRefusedError, match=r"no files.*force=True"):
        syncs(empty, f"files:/{folder}", delete=True)
    assert done(syncs(full, f"files:/{folder}", delete=True, include=["*.nothing"])) == {}
    assert set(remote_files(client, folder)) == {"a", "b/c"}
    plan = syncs.plan(empty, f"files:/{folder}", delete=True)
    assert "apply() will refuse" in str(plan)
    with pytest.raises(DeletionRefusedError):
        plan.apply()
    syncs(empty, f"files:/{folder}", delete=True, force=True).raise_for_failures()
    assert remote_files(client, folder) == {}


def test_too_many_deletions(client: files_sdk.Client, syncs: Syncs, folder: str, tmp_path: Path) -> None:
    """max_delete counts files and refuses before anything at all is changed."""
    root = planted(tmp_path / "l", {"a": b"1", "b": b"2", "c/d": b"3"})
    syncs(root, f"files:/{folder}")
    (root / "a").unlink()
    (root / "c/d").unlink()
    (root / "c").rmdir()
    planted(root, {"new": b"n"})
    with pytest.raises(DeletionRefusedError, match="2 files would be deleted, and max_delete allows 1"):
        syncs(root, f"files:/{folder}", delete=True, max_delete=1)
    assert set(remote_files(client, folder)) == {"a", "b", "c/d"}
    outcomes = syncs(root, f"files:/{folder}", delete=True, max_delete=2)
    assert done(outcomes) == {"a": "delete", "b": "skip", "new": "upload", "c/d": "delete", "c": "delete"}


def test_a_plan_that_the_world_has_overtaken(
    client: files_sdk.Client, syncs: Syncs, folder: str, tmp_path: Path
) -> None:
    """apply() leaves alone what is no longer as the plan saw it, says so for each, and does the rest."""
    root = planted(tmp_path / "l", {"ok": b"1", "grew": b"2", "taken": b"3", "kept": b"4", "gone": b"5"})
    syncs(root, f"files:/{folder}", exclude=["ok", "grew", "taken", "gone"])
    (root / "kept").unlink()
    plan = syncs.plan(root, f"files:/{folder}", delete=True)
    assert plan.counts == {"upload": 4, "delete": 1}
    planted(root, {"grew": b"22222"})
    planted(root, {"kept": b"back again"})
    (root / "gone").unlink()
    client.file.upload_file(root / "ok", f"{folder}/taken")
    outcomes = plan.apply()
    assert done(outcomes) == {
        "ok": "upload",
        "grew": "failed",
        "taken": "failed",
        "gone": "failed",
        "kept": "skip",
    }
    assert {type(each.error) for each in outcomes.failed} == {SyncConflictError}
    assert "'taken' has appeared at the destination" in str(
        {each.path: each.error for each in outcomes.failed}["taken"]
    )
    assert set(remote_files(client, folder)) == {"ok", "taken", "kept"}


def test_a_deletion_that_the_world_has_overtaken(syncs: Syncs, folder: str, tmp_path: Path) -> None:
    """A file that is to be deleted stays if it has changed, or if the source has it again."""
    syncs(planted(tmp_path / "l", {"keep": b"1"}), f"files:/{folder}")
    back = planted(tmp_path / "back", {"keep": b"1", "edited": b"2", "old": b"3"})
    plan = syncs.plan(f"files:/{folder}", back, delete=True)
    planted(back, {"edited": b"mine now"})
    assert done(plan.apply()) == {"keep": "skip", "edited": "failed", "old": "delete"}
    assert set(contents(back)) == {"keep", "edited"}


def test_one_file_that_fails_stops_no_other(client: files_sdk.Client, syncs: Syncs, folder: str, tree: Path) -> None:
    """A file that cannot be sent is reported, the others arrive, and nothing is deleted for now."""
    client.file.upload_file(tree / "a.txt", f"{folder}/extra")
    with open(os.fsencode(tree) + b"/bad\xff.txt", "wb") as file:
        file.write(b"x")
    (tree / "back\\slash").write_bytes(b"x")
    outcomes = syncs(tree, f"files:/{folder}", delete=True)
    assert {each.path for each in outcomes.failed} == {os.fsdecode(b"bad\xff.txt"), "back\\slash"}
    assert set(remote_files(client, folder)) == {*FILES, "extra"}
    withheld = [each for each in outcomes if each.path == "extra"]
    assert (withheld[0].action, "not deleted: a file could not be moved" in withheld[0].reason) == ("skip", True)
    syncs(tree, f"files:/{folder}", delete=True, force=True)
    assert set(remote_files(client, folder)) == set(FILES)


def test_links(client: files_sdk.Client, syncs: Syncs, folder: str, tree: Path) -> None:
    """Followed links are what they lead to; one that leads nowhere, or above itself, is reported and never followed."""
    (tree / "sub" / "up").symlink_to(tree)
    (tree / "nowhere").symlink_to(tree / "missing")
    (tree / "folder link").symlink_to(tree / "sub" / "deeper")
    outcomes = syncs(tree, f"files:/{folder}", symlinks="follow")
    assert sorted(outcomes.skipped) == ["nowhere", "sub/up"]
    followed = {"link", "folder link/.hidden", "folder link/Ünï cödé 100%#?.txt"}
    assert set(remote_files(client, folder)) == {*FILES, *followed}


def test_links_at_the_destination(syncs: Syncs, folder: str, tmp_path: Path) -> None:
    """Nothing is written or deleted through a link in a local destination."""
    outside = planted(tmp_path / "outside", {"precious": b"p"})
    syncs(planted(tmp_path / "l", {"d/precious": b"evil", "f": b"evil", "ok": b"1"}), f"files:/{folder}")
    back = tmp_path / "back"
    back.mkdir()
    (back / "d").symlink_to(outside)
    (back / "f").symlink_to(outside / "precious")
    (back / "extra").symlink_to(outside)
    outcomes = syncs(f"files:/{folder}", back, delete=True, symlinks="follow")
    assert {each.path for each in outcomes.failed} == {"d", "f"}
    assert contents(outside) == {"precious": b"p"}
    assert (back / "extra").is_symlink()
    assert (back / "ok").read_bytes() == b"1"


def test_names_that_are_one_on_the_service(client: files_sdk.Client, syncs: Syncs, folder: str, tmp_path: Path) -> None:
    """Of two local names that the service takes for one, one is sent and the other reported; neither overwrites."""
    root = planted(tmp_path / "l", {"Readme": b"first", "résumé": b"1", "resume": b"22"})
    try:
        with open(root / "README", "xb") as file:
            file.write(b"second!")
    except FileExistsError:
        pytest.skip("the file system takes them for one, too")
    outcomes = syncs(root, f"files:/{folder}")
    assert sorted(done(outcomes).values()) == ["failed", "failed", "upload", "upload"]
    assert all("rename one of them" in str(each.error) for each in outcomes.failed)
    assert remote_files(client, folder) == {"README": 7, "resume": 2}


def test_a_spelling_that_differs(client: files_sdk.Client, syncs: Syncs, folder: str, tmp_path: Path) -> None:
    """A name spelled otherwise on the other side is the same file: it is not doubled in either direction."""
    syncs(planted(tmp_path / "l", {"Sub/File.TXT": b"1"}), f"files:/{folder}")
    back = planted(tmp_path / "back", {"sub/file.txt": b"old!"})
    syncs(f"files:/{folder}", back).raise_for_failures()
    assert contents(back) == {"sub/file.txt": b"1"}
    planted(back, {"sub/file.txt": b"longer"})
    syncs(back, f"files:/{folder}").raise_for_failures()
    assert remote_files(client, folder) == {"Sub/File.TXT": 6}


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "f/../../evil.txt", "f//evil.txt", "f/..", "g/e"])
def test_names_of_a_server_stay_below_the_folder(raw_server: Any, client_of: Any, tmp_path: Path, name: str) -> None:
    """A server's names never lead out of the local folder; what is no name in the folder is reported."""
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
    outcomes = Syncs(client_of(server.url))("files:/f", root)
    outside = [path for path in tmp_path.rglob("*") if path.is_file() and root not in path.parents]
    assert outside == []
    assert len(outcomes) == 1
    assert set(contents(root)) <= {"evil.txt", "e"}


def test_a_folder_that_holds_itself(raw_server: Any, client_of: Any, tmp_path: Path) -> None:
    """A server whose folder lists itself is reported, not followed for ever."""
    asked: list[str] = []

    def answer(request: Received) -> bytes:
        asked.append(request.target)
        return json_answer([{"path": "f", "type": "directory"}, {"path": "f/f", "type": "file", "size": 0}])

    Syncs(client_of(raw_server(answer).url, max_network_retries=0))("files:/f", tmp_path / "back")
    assert len(asked) < 20


def test_what_changes_during_the_sync(syncs: Syncs, folder: str, tmp_path: Path) -> None:
    """A local file that was edited after it was looked at is not overwritten by a download."""
    syncs(planted(tmp_path / "l", {"a": b"new a", "z": b"new z"}), f"files:/{folder}")
    back = planted(tmp_path / "back", {"a": b"a", "z": b"z"}, mtime=OLD - 100)

    def edit(_progress: Progress) -> None:
        if (back / "z").read_bytes() == b"z":
            planted(back, {"z": b"my own work"})

    outcomes = syncs(f"files:/{folder}", back, progress=edit, max_concurrency=1)
    assert done(outcomes) == {"a": "download", "z": "failed"}
    assert isinstance(outcomes.failed[0].error, SyncConflictError)
    assert contents(back) == {"a": b"new a", "z": b"my own work"}
