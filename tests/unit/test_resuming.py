"""What a transfer keeps for its next run, in its own terms."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from files_style_sdk.error import TransferInProgressError
from files_style_sdk.settings import Settings
from files_style_sdk.transfer.resuming import (
    DownloadRecord,
    Leftover,
    UploadRecord,
    download_record,
    upload_record,
)
from files_style_sdk.transfer.source import FileSource
from files_style_sdk.transfer.tuning import TransferOptions
from files_style_sdk.transfer.upload_plan import Receipt

SETTINGS = Settings(base_url="http://localhost:1")
RESUMED = TransferOptions.of(resume=True)
RECEIPTS = [Receipt(1, 0, 4, "e1", 11), Receipt(2, 4, 4, "e2", 22)]


@pytest.fixture(autouse=True)
def state_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder of this test's own."""
    monkeypatch.setenv("FILES_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def local(tmp_path: Path) -> Iterator[Path]:
    """A file to upload."""
    path = tmp_path / "local"
    path.write_bytes(b"0123456789")
    os.utime(path, ns=(5, 5))
    return path


def uploading(local: Path, options: TransferOptions = RESUMED, **more: Any) -> AbstractContextManager[UploadRecord]:
    """The record of an upload of a file as it is now."""
    with local.open("rb") as file:
        source = FileSource(file, "f", lambda _count: None)
        # The fingerprint is asked for while the file is open: the record opens at once.
        record = upload_record(options, source, local, more.get("remote", "dir/a"), more.get("settings", SETTINGS))
        return Entered(record)


class Entered(AbstractContextManager[Any]):
    """A context that was entered when it was made."""

    def __init__(self, context: AbstractContextManager[Any]) -> None:
        self._context = context
        self._value = context.__enter__()

    def __enter__(self) -> Any:
        return self._value

    def __exit__(self, *error: Any) -> None:
        self._context.__exit__(*error)


def interrupted_upload(local: Path, options: TransferOptions = RESUMED, **more: Any) -> None:
    """An upload that got two parts across."""
    with uploading(local, options, **more) as record:
        record.begin("ref-1")
        for receipt in RECEIPTS:
            record.add(receipt)


def kept(state_home: Path) -> list[Path]:
    return sorted(state_home.rglob("*"))


# Where nothing was asked for


def test_a_record_that_keeps_nothing() -> None:
    """Without a journal a record takes everything and knows nothing."""
    upload = UploadRecord()
    upload.begin("ref-1")
    upload.add(RECEIPTS[0])
    upload.finish()
    assert (upload.ref, upload.receipts) == ("", [])
    download = DownloadRecord()
    download.begin("print", 10, Path("x"))
    download.add(0, 4, 11)
    download.finish()
    assert (download.is_kept, download.left_by_earlier_run, download.pieces()) == (False, None, [])


def test_nothing_is_kept_unless_it_was_asked_for(local: Path, state_home: Path) -> None:
    """A transfer that is not to be resumed makes no file and no folder."""
    interrupted_upload(local, TransferOptions.of())
    with download_record(TransferOptions.of(), "dir/a", local, SETTINGS) as record:
        record.begin("print", 10, local)
        record.add(0, 4, 11)
        assert not record.is_kept
    assert not state_home.exists()


# Uploads


def test_an_upload_finds_what_storage_has(local: Path) -> None:
    """The next run of the same upload finds the service's name for it and the parts that arrived."""
    interrupted_upload(local)
    with uploading(local) as record:
        assert (record.ref, record.receipts) == ("ref-1", RECEIPTS)


def test_an_upload_goes_on_adding(local: Path) -> None:
    """What a next run adds comes to what the first one had, for the run after it."""
    interrupted_upload(local)
    with uploading(local) as record:
        record.add(Receipt(3, 8, 2, "e3", 33))
    with uploading(local) as record:
        assert [receipt.number for receipt in record.receipts] == [1, 2, 3]


def test_an_upload_that_is_finished_leaves_nothing(local: Path, state_home: Path) -> None:
    """After the end there is nothing left to resume, nor any file."""
    interrupted_upload(local)
    with uploading(local) as record:
        record.finish()
    assert [path for path in kept(state_home) if path.is_file()] == []
    with uploading(local) as record:
        assert (record.ref, record.receipts) == ("", [])


def test_an_upload_that_begins_anew_forgets_the_other(local: Path) -> None:
    """Beginning another upload of the same file gives the parts of the first one up."""
    interrupted_upload(local)
    with uploading(local) as record:
        record.begin("ref-2")
    with uploading(local) as record:
        assert (record.ref, record.receipts) == ("ref-2", [])


@pytest.mark.parametrize("change", ["bytes", "time", "checksum"])
def test_an_upload_of_another_state_of_the_file_finds_nothing(local: Path, change: str) -> None:
    """A file that changed, or whose parts were not summed as is asked for now, begins anew."""
    interrupted_upload(local)
    if change == "bytes":
        local.write_bytes(b"0123456789x")
    if change == "time":
        os.utime(local, ns=(6, 6))
    options = TransferOptions.of(resume=True, verify="md5") if change == "checksum" else RESUMED
    with uploading(local, options) as record:
        assert (record.ref, record.receipts) == ("", [])


@pytest.mark.parametrize(
    "more", [{"remote": "dir/b"}, {"settings": Settings(base_url="http://localhost:2")}], ids=["place", "service"]
)
def test_an_upload_to_elsewhere_finds_nothing(local: Path, more: dict[str, Any]) -> None:
    """The same file to another place, or to another service, is another transfer."""
    interrupted_upload(local)
    with uploading(local, **more) as record:
        assert (record.ref, record.receipts) == ("", [])


def test_spellings_of_the_same_transfer(local: Path, tmp_path: Path) -> None:
    """A link to the file and another spelling of the remote path are the same transfer."""
    interrupted_upload(local)
    link = tmp_path / "link"
    link.symlink_to(local)
    with uploading(link, remote="/DIR//a/") as record:
        assert record.ref == "ref-1"


def test_a_checkpoint_is_where_the_caller_says(local: Path, tmp_path: Path, state_home: Path) -> None:
    """With `checkpoint` the record is in that file, and nothing is in the state folder."""
    options = TransferOptions.of(checkpoint=tmp_path / "point")
    interrupted_upload(local, options)
    assert (tmp_path / "point").is_file()
    assert not state_home.exists()
    with uploading(local, options) as record:
        assert record.receipts == RECEIPTS
        record.finish()
    assert not (tmp_path / "point").exists()


def test_a_transfer_that_is_under_way_is_refused(local: Path) -> None:
    """The record is held while the transfer runs: a second one is told so, and may go when the first has ended."""
    with uploading(local), pytest.raises(TransferInProgressError, match="in progress"):
        uploading(local)
    with uploading(local) as record:
        assert record.receipts == []
    with download_record(RESUMED, "dir/a", local, SETTINGS):
        with pytest.raises(TransferInProgressError), download_record(RESUMED, "dir/a", local, SETTINGS):
            pass
        with uploading(local) as record:  # an upload of the file is another transfer than a download to it
            assert record.receipts == []


def test_a_record_is_let_go_after_trouble(local: Path) -> None:
    """However a transfer ends, what it had is kept and the next one may have it."""
    with pytest.raises(KeyboardInterrupt), uploading(local) as record:  # noqa: PT012
        record.begin("ref-1")
        record.add(RECEIPTS[0])
        raise KeyboardInterrupt
    with uploading(local) as record:
        assert record.receipts == RECEIPTS[:1]


# Downloads


def test_a_download_finds_what_it_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next run finds the version that was fetched, the file that it was collected in, and its pieces."""
    monkeypatch.chdir(tmp_path)
    target = tmp_path / "target"
    with download_record(RESUMED, "dir/a", target, SETTINGS) as record:
        assert (record.is_kept, record.left_by_earlier_run, record.pieces()) == (True, None, [])
        record.begin("print", 10, Path(".x.download"))
        record.add(0, 4, 11)
        record.add(6, 2, 22)
    for spelling in (target, Path("target")):
        with download_record(RESUMED, "/dir/A", spelling, SETTINGS) as record:
            assert record.left_by_earlier_run == Leftover("print", tmp_path / ".x.download")
            assert [(piece.offset, piece.size, piece.crc32) for piece in record.pieces()] == [(0, 4, 11), (6, 2, 22)]


def test_a_download_that_begins_anew_forgets_the_other(tmp_path: Path) -> None:
    """Beginning with another version gives the pieces of the first one up."""
    with download_record(RESUMED, "dir/a", tmp_path / "t", SETTINGS) as record:
        record.begin("one", 10, tmp_path / "x")
        record.add(0, 4, 11)
    with download_record(RESUMED, "dir/a", tmp_path / "t", SETTINGS) as record:
        record.begin("other", 12, tmp_path / "y")
    with download_record(RESUMED, "dir/a", tmp_path / "t", SETTINGS) as record:
        assert (record.left_by_earlier_run, record.pieces()) == (Leftover("other", tmp_path / "y"), [])


def test_a_download_that_is_finished_leaves_nothing(tmp_path: Path, state_home: Path) -> None:
    """After the end there is nothing left to resume, nor any file."""
    with download_record(RESUMED, "dir/a", tmp_path / "t", SETTINGS) as record:
        record.begin("one", 10, tmp_path / "x")
        record.finish()
    assert [path for path in kept(state_home) if path.is_file()] == []
    with download_record(RESUMED, "dir/a", tmp_path / "t", SETTINGS) as record:
        assert record.left_by_earlier_run is None


@pytest.mark.parametrize(("remote", "name"), [("dir/b", "t"), ("dir/a", "u")])
def test_another_download_finds_nothing(tmp_path: Path, remote: str, name: str) -> None:
    """Another file, or another place for it, is another transfer."""
    with download_record(RESUMED, "dir/a", tmp_path / "t", SETTINGS) as record:
        record.begin("one", 10, tmp_path / "x")
    with download_record(RESUMED, remote, tmp_path / name, SETTINGS) as record:
        assert (record.left_by_earlier_run, record.pieces()) == (None, [])
