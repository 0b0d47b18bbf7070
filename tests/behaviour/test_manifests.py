"""What a sync writes down, and checking it later."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

import files_style_sdk as files_sdk
from files_style_sdk.error import IntegrityError, InvalidParameterError
from files_style_sdk.syncing.verification import verify

from .sync_help import FILES, OLD, Syncs, planted


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A local folder with odd names, an empty folder and a link; all of it is old."""
    return planted(tmp_path / "tree", FILES, link=True)


@pytest.fixture
def syncs(client: files_sdk.Client) -> Syncs:
    return Syncs(client)


def test_a_manifest(client: files_sdk.Client, syncs: Syncs, folder: str, tree: Path, tmp_path: Path) -> None:
    """The manifest has a line for each file, with its sums and times, and verify() finds what differs later."""
    path = tree / "sync.jsonl"
    outcomes = syncs(tree, f"files:/{folder}", manifest=path, exclude=["*.tmp"])
    assert outcomes.counts["upload"] == len(FILES)
    lines = [json.loads(line) for line in path.read_text("ascii").splitlines()]
    assert {line["path"] for line in lines[1:]} == set(FILES)
    assert all(len(line["sha256"]) == 64 and datetime.fromisoformat(line["moved_at"]) for line in lines[1:])
    assert {datetime.fromisoformat(line["mtime"]).timestamp() for line in lines[1:]} == {OLD}
    for root in (None, f"files:/{folder}", tree):
        checked = verify(syncs.caller, path, root)
        assert (checked.ok, checked.checked, checked.size_only) == (True, len(FILES), 0)
        checked.raise_for_failures()
    planted(tree, {"a.txt": b"A", "extra": b"e", "left.tmp": b"out"})
    (tree / "-rf").unlink()
    client.file.upload_file(tree / "extra", f"{folder}/sub/b.bin")
    here, there = verify(syncs.caller, path, tree), verify(syncs.caller, path)
    assert (list(here.missing), list(here.extra)) == (["-rf"], ["extra"])
    assert [tuple(each) for each in here.changed] == [("a.txt", "its SHA-256 differs")]
    assert [tuple(each) for each in there.changed] == [("sub/b.bin", "it has 1 bytes, not 9000")]
    with pytest.raises(IntegrityError, match=r"1 missing, 1 changed, 1 extra: '-rf' is missing"):
        here.raise_for_failures()


def test_a_manifest_of_what_did_not_change(syncs: Syncs, folder: str, tree: Path, tmp_path: Path) -> None:
    """A later manifest is whole: unchanged files are in it, with the CRC-32 that the service knows."""
    syncs(tree, f"files:/{folder}")
    path = tmp_path / "m.jsonl"
    planted(tree, {"a.txt": b"changed"})
    (tree / "empty").chmod(0o600)
    syncs(tree, f"files:/{folder}", manifest=path)
    actions = {line["path"]: line["action"] for line in map(json.loads, path.read_text("ascii").splitlines()[1:])}
    assert actions == {**dict.fromkeys(FILES, "unchanged"), "a.txt": "upload"}
    assert verify(syncs.caller, path, tree).checked == len(FILES)
    planted(tree, {"-rf": b"y"})
    assert [tuple(each) for each in verify(syncs.caller, path, tree).changed] == [("-rf", "its CRC-32 differs")]


def test_no_manifest(syncs: Syncs, tmp_path: Path) -> None:
    """What is no manifest is refused by name, a broken line by number; a torn last line is left out."""
    path = tmp_path / "m.jsonl"
    header = json.dumps({"manifest": 1, "source": "x", "destination": str(tmp_path)}) + "\n"
    for text, words in (
        ("", "no manifest"),
        ("{}\n", "no manifest"),
        ("[1]\n", "no manifest"),
        (header + "torn\n", "line 2"),
        (header + '{"path": 5}\n', "line 2"),
        (header + '{"path": "a", "crc32": "zz"}\n', "line 2"),
    ):
        path.write_text(text)
        with pytest.raises(InvalidParameterError, match=words):
            verify(syncs.caller, path)
    for wrong in (5, None, b"m"):
        with pytest.raises(InvalidParameterError, match="manifest must be the path"):
            verify(syncs.caller, wrong)  # type: ignore[arg-type]
    path.write_text('{"manifest": 1}\n')
    with pytest.raises(InvalidParameterError, match="root"):
        verify(syncs.caller, path)
    path.write_text(header + '{"path": "a", "action": "upload", "size": 1}\n{"path": "b", "act')
    assert list(verify(syncs.caller, path).missing) == ["a"]
