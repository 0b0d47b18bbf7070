"""Several files, all of them or none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from files_style_sdk.fs import FilesFileSystem

LARGE = bytes(10_000)


def write(fs: FilesFileSystem, folder: str, local: Path, then: Callable[[], object] = lambda: None) -> None:
    """Write five files, each in another way, and do something then."""
    with fs.open(f"{folder}/opened", "wb") as file:
        file.write(LARGE)
    with fs.open(f"{folder}/text", "w") as file:
        file.write("text")
    fs.pipe(f"{folder}/piped", b"piped")
    fs.touch(f"{folder}/touched")
    local.write_bytes(b"local")
    fs.put(str(local), f"{folder}/put")
    then()


def write_each(fs: FilesFileSystem, *files: dict[str, bytes]) -> None:
    """Write files one after the other."""
    for file in files:
        fs.pipe(file)


def write_half(fs: FilesFileSystem, path: str) -> None:
    """Write half of a file, and fail."""
    with fs.open(path, "wb") as file:
        file.write(b"half")
        raise KeyError


def test_all(fs: FilesFileSystem, folder: str, tmp_path: Path) -> None:
    """What is written in a transaction appears when it ends, and leaves nothing else behind."""
    fs.pipe(f"{folder}/piped", b"before")
    with fs.transaction:
        write(fs, folder, tmp_path / "local")
        assert fs.find(folder) == [f"{folder}/piped"]
        assert fs.cat(f"{folder}/piped") == b"before"
    assert fs.find(folder) == [f"{folder}/{name}" for name in ("opened", "piped", "put", "text", "touched")]
    assert fs.cat(f"{folder}/opened") == LARGE
    assert fs.cat(f"{folder}/piped") == b"piped"


def test_none_after_an_exception(fs: FilesFileSystem, folder: str, tmp_path: Path) -> None:
    """A transaction that is left by an exception publishes nothing; the next write is its own."""
    fs.pipe(f"{folder}/piped", b"before")
    with pytest.raises(ZeroDivisionError), fs.transaction:
        write(fs, folder, tmp_path / "local", then=lambda: 1 // 0)
    assert fs.find(folder) == [f"{folder}/piped"]
    assert fs.cat(f"{folder}/piped") == b"before"
    fs.pipe(f"{folder}/after", b"")
    assert fs.exists(f"{folder}/after")


@pytest.mark.parametrize("failing", ["opened", "piped", "put"])
def test_none_if_one_cannot_be_published(
    fs: FilesFileSystem, folder: str, tmp_path: Path, mock_server: Any, failing: str
) -> None:
    """If the service refuses one of the files, those before it are taken back, and what stood there is put back."""
    fs.pipe({f"{folder}/opened": b"before", f"{folder}/piped": b"before"})
    with (
        mock_server.fault("status", status=422, method="POST", path=f"/files/{folder}/{failing}", times=None),
        pytest.raises(OSError, match=failing),
        fs.transaction,
    ):
        write(fs, folder, tmp_path / "local")
    assert fs.find(folder) == [f"{folder}/opened", f"{folder}/piped"]
    assert {fs.cat(f"{folder}/opened"), fs.cat(f"{folder}/piped")} == {b"before"}


def test_none_if_what_is_there_cannot_be_kept(fs: FilesFileSystem, folder: str, mock_server: Any) -> None:
    """Nothing is replaced that could not be put back; what was published by then is taken back."""
    fs.pipe({f"{folder}/1": b"before", f"{folder}/2": b"before"})
    with (
        mock_server.fault("status", status=403, method="POST", path=f"/file_actions/copy/{folder}/2", times=None),
        pytest.raises(PermissionError),
        fs.transaction,
    ):
        write_each(fs, {f"{folder}/1": b"1"}, {f"{folder}/2": b"2"})
    assert fs.cat([f"{folder}/1", f"{folder}/2"]) == {f"{folder}/1": b"before", f"{folder}/2": b"before"}
    assert fs.find(folder) == [f"{folder}/1", f"{folder}/2"]


def test_none_if_the_last_word_is_lost(fs: FilesFileSystem, folder: str, tmp_path: Path, mock_server: Any) -> None:
    """A file whose publication may or may not have happened is taken back, too."""
    with (
        mock_server.fault("reset", when="after", method="POST", path=f"/files/{folder}/put", times=None),
        mock_server.fault("status", status=500, method="GET", path=f"/*/{folder}/put", times=None),
        pytest.raises(OSError, match="put"),
        fs.transaction,
    ):
        write(fs, folder, tmp_path / "local")
    assert fs.find(folder) == []


def test_what_cannot_be_taken_back_is_told(fs: FilesFileSystem, folder: str, tmp_path: Path, mock_server: Any) -> None:
    """Where even taking back fails, the error says what stands where."""
    fs.pipe(f"{folder}/opened", b"before")
    with (
        mock_server.fault("status", status=422, method="POST", path=f"/files/{folder}/put", times=None),
        mock_server.fault("status", status=422, method="POST", path="/file_actions/move/*", times=None),
        pytest.raises(OSError, match="put") as caught,
        fs.transaction,
    ):
        write(fs, folder, tmp_path / "local")
    (note,) = caught.value.__notes__
    kept = note.rpartition("at ")[2].strip("'")
    assert "opened" in note
    assert fs.cat(kept) == b"before"


def test_a_caught_exception_in_a_file(fs: FilesFileSystem, folder: str) -> None:
    """A file whose own block failed is left out of the transaction that goes on."""
    with fs.transaction:
        fs.pipe(f"{folder}/whole", b"whole")
        with pytest.raises(KeyError):
            write_half(fs, f"{folder}/half")
    assert fs.find(folder) == [f"{folder}/whole"]


def test_without_a_block(fs: FilesFileSystem, folder: str) -> None:
    """A transaction can be begun and ended by calls."""
    fs.start_transaction()
    fs.pipe(f"{folder}/file", b"1")
    assert not fs.exists(f"{folder}/file")
    fs.end_transaction()
    assert fs.cat(f"{folder}/file") == b"1"


def test_one_path_twice(fs: FilesFileSystem, folder: str, mock_server: Any) -> None:
    """What was written last counts; if that fails, what was there before the transaction is back."""
    path = f"{folder}/file"
    fs.pipe(path, b"before")
    with fs.transaction:
        fs.pipe(path, b"1")
        fs.pipe(path, b"2")
    assert fs.cat(path) == b"2"
    with (
        mock_server.fault("status", status=422, method="POST", path=f"/files/{folder}/other", times=None),
        pytest.raises(OSError, match="other"),
        fs.transaction,
    ):
        write_each(fs, {path: b"3"}, {path: b"4"}, {f"{folder}/other": b""})
    assert fs.find(folder) == [path]
    assert fs.cat(path) == b"2"
