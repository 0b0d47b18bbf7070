"""When two files are the same, and when something is no longer as it was seen."""

from __future__ import annotations

import hashlib
import os
import zlib
from pathlib import Path
from typing import Any

import pytest

from files_style_sdk.error import InvalidParameterError
from files_style_sdk.syncing.compare import checked_comparison, difference, has_changed, hash_file
from files_style_sdk.syncing.refusals import refusal, withheld
from files_style_sdk.syncing.trees import Entry, LocalTree

SECOND = 1_000_000_000
CONTENT = b"content" * 1000


def entry(size: int = 7000, mtime: int | None = 100 * SECOND, **sums: Any) -> Entry:
    return Entry("f", "f", "file", size, mtime, **sums)


@pytest.fixture
def local(tmp_path: Path) -> Path:
    path = tmp_path / "f"
    path.write_bytes(CONTENT)
    return path


def test_hashes(local: Path) -> None:
    """A file is read once for all the sums that are wanted."""
    assert hash_file(local) == (len(CONTENT), zlib.crc32(CONTENT), "", "")
    whole = hash_file(local, md5=True, sha256=True)
    assert whole.md5 == hashlib.md5(CONTENT).hexdigest()
    assert whole.sha256 == hashlib.sha256(CONTENT).hexdigest()


@pytest.mark.parametrize("how", ["size+mtime", "checksum", "size"])
def test_sizes_come_first(how: Any, tmp_path: Path) -> None:
    """Another size is a difference, whatever is compared; nothing is read for it."""
    assert "size differs (2 bytes" in str(difference(entry(1), entry(2), how, tmp_path / "missing"))


@pytest.mark.parametrize(
    ("source", "destination", "reason"),
    [
        (100 * SECOND, 101 * SECOND, None),
        (101 * SECOND, 100 * SECOND, None),
        (101 * SECOND + 1, 100 * SECOND, "the source is newer"),
        (98 * SECOND, 100 * SECOND, "the source is older"),
        (None, 100 * SECOND, "the modification time is not known"),
        (100 * SECOND, None, "the modification time is not known"),
    ],
)
def test_times(source: int | None, destination: int | None, reason: str | None) -> None:
    """Times within a second are the same: file systems and the service keep them as finely as they can."""
    assert difference(entry(mtime=source), entry(mtime=destination), "size+mtime", Path("unread")) == reason
    assert difference(entry(mtime=source), entry(mtime=destination), "size", Path("unread")) is None


def test_checksums(local: Path) -> None:
    """The CRC-32 decides, the MD5 where there is none; a file whose sum is not known is moved. Times say nothing."""
    crc, md5 = zlib.crc32(CONTENT), hashlib.md5(CONTENT).hexdigest()
    for remote, reason in (
        (entry(mtime=None, crc32=crc, md5="wrong"), None),
        (entry(crc32=crc ^ 1, md5=md5), "the CRC-32 differs"),
        (entry(md5=md5), None),
        (entry(md5="0" * 32), "the MD5 differs"),
        (entry(), "the service has no checksum of it"),
        (entry(crc32=0), "the CRC-32 differs"),
    ):
        assert difference(entry(), remote, "checksum", local) == reason
        assert difference(remote, entry(), "checksum", local) == reason


def test_what_has_changed() -> None:
    """Kind, size, time and sums count; a sum that came later is no change."""
    seen = entry(crc32=1)
    assert not has_changed(seen, seen)
    assert not has_changed(None, None)
    assert not has_changed(seen, entry())
    assert not has_changed(entry(), seen)
    folder = Entry("f", "f", "folder")
    assert not has_changed(folder, Entry("f", "f", "folder", mtime=5))
    for now in (None, folder, entry(1), entry(mtime=5), entry(crc32=2)):
        assert has_changed(seen, now)
        assert has_changed(now, seen)


def test_bad_ways_to_compare() -> None:
    """What is no way to compare is refused, with those that are."""
    with pytest.raises(InvalidParameterError, match=r"'size\+mtime', 'checksum', 'size', not 'mtime'"):
        checked_comparison("mtime")


def test_when_deleting_is_refused() -> None:
    """Too many deletions, or an empty source; never when there is nothing to delete."""
    assert refusal(0, 0, 0, False) is None
    assert refusal(5, 3, 3, False) is None
    assert refusal(0, 3, None, True) is None
    assert "max_delete allows 2" in str(refusal(5, 3, 2, True))
    assert "no files" in str(refusal(0, 3, None, False))


def test_when_deleting_is_withheld() -> None:
    """What could not be listed may not be gone: not even force deletes then. A failure can be forced past."""
    assert withheld(0, 0, False) is None
    assert withheld(0, 2, True) is None
    assert "could not be moved" in str(withheld(0, 2, False))
    assert "could not be listed" in str(withheld(1, 0, True))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes are what this is about")
def test_a_local_folder(tmp_path: Path) -> None:
    """Each entry is what it is; what still arrives and what is hidden is not there."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"12")
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "back\\slash").write_bytes(b"1")
    (tmp_path / ".0123456789abcdef.download").write_bytes(b"partial")
    (tmp_path / "manifest").write_bytes(b"m")
    os.mkfifo(tmp_path / "pipe")
    tree = LocalTree(tmp_path, hidden=tmp_path / "folder" / ".." / "manifest")
    kinds = {found.name: found.kind for found in tree.list("")}
    assert kinds == {
        "back\\slash": "bad name",
        "file": "file",
        "folder": "folder",
        "link": "link",
        "pipe": "special",
    }
    assert {found.name: found.kind for found in LocalTree(tmp_path, follow=True).list("")}["link"] == "file"
    assert tree.find("missing") is None
    assert tree.find("file/below") is None
    assert tree.find("file") == next(found for found in tree.list("") if found.name == "file")


def test_deleting_locally(tmp_path: Path) -> None:
    """Files and empty folders go, what is gone is fine, and a folder that holds something stays."""
    tree = LocalTree(tmp_path / "root")
    tree.make_folder("")
    tree.make_folder("a/b")
    (tmp_path / "root/a/f").write_bytes(b"")
    assert not tree.delete_folder("a")
    tree.delete_file("a/f")
    tree.delete_file("a/f")
    assert tree.delete_folder("a/b")
    assert tree.delete_folder("a/b")
    assert list((tmp_path / "root/a").iterdir()) == []
