"""Errors that users of a filesystem know."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from files_style_sdk import error
from files_style_sdk.fs import FilesFileSystem
from files_style_sdk.fs.errors import os_error


@pytest.mark.parametrize(
    ("status", "kind", "expected"),
    [
        (404, "not-found/file-not-found", FileNotFoundError),
        (404, "not-found/of-tomorrow", FileNotFoundError),
        (401, "not-authenticated/invalid-session", PermissionError),
        (403, "not-authorized/read-permission-required", PermissionError),
        (422, "processing-failure/destination-exists", FileExistsError),
        (400, "bad-request/cannot-download-directory", IsADirectoryError),
        (400, "bad-request/folder-must-not-be-a-file", NotADirectoryError),
        (422, "processing-failure/file-locked", OSError),
        (500, "of-tomorrow", OSError),
    ],
)
def test_answers(status: int, kind: str, expected: type[OSError]) -> None:
    """Each of the service's errors is the built-in error that a local file would bring, with its path and reason."""
    made = os_error(error.from_response(status, {}, b"", {"type": kind, "error": "the reason"}), "a/b")
    assert type(made) is expected
    assert isinstance(made, OSError)
    assert (made.filename, made.strerror) == ("a/b", "the reason")
    assert made.errno


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (error.APITimeoutError("slow"), TimeoutError),
        (error.DeadlineExceededError("late"), TimeoutError),
        (error.APIConnectionError("gone"), ConnectionError),
        (error.IntegrityError("changed"), OSError),
        (error.InvalidParameterError("odd"), ValueError),
    ],
)
def test_other_trouble(problem: error.Error, expected: type[Exception]) -> None:
    """What is no answer has a built-in error, too."""
    assert type(os_error(problem)) is expected


def test_the_cause_is_kept(fs: FilesFileSystem, folder: str) -> None:
    """The SDK's error, with all that the service said, is the cause of the built-in one."""
    with pytest.raises(FileNotFoundError, match=f"{folder}/missing") as caught:
        fs.info(f"{folder}/missing")
    assert isinstance(caught.value.__cause__, error.APIError)
    assert caught.value.__cause__.http_status == 404


CALLS: dict[str, Callable[[Any, str], Any]] = {
    "info": lambda fs, path: fs.info(path),
    "ls": lambda fs, path: fs.ls(path),
    "cat": lambda fs, path: fs.cat_file(path),
    "range": lambda fs, path: fs.cat_file(path, 0, 1),
    "open": lambda fs, path: fs.open(path),
    "get": lambda fs, path: fs.get_file(path, "/dev/null"),
    "copy": lambda fs, path: fs.cp_file(path, f"{path}-2"),
    "move": lambda fs, path: fs.mv(path, f"{path}-2"),
    "rm": lambda fs, path: fs.rm_file(path),
    "rm_tree": lambda fs, path: fs.rm(path, recursive=True),
    "checksum": lambda fs, path: fs.checksum(path),
    "modified": lambda fs, path: fs.modified(path),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS.keys())
def test_nothing_there(fs: FilesFileSystem, folder: str, call: Callable[[Any, str], Any]) -> None:
    """Whatever is asked of a path under which nothing stands, the error is FileNotFoundError."""
    with pytest.raises(FileNotFoundError):
        call(fs, f"{folder}/missing")


def test_folders_are_no_files(fs: FilesFileSystem, folder: str) -> None:
    """A folder cannot be read as a file."""
    for read in (fs.open, fs.cat_file):
        with pytest.raises(IsADirectoryError):
            read(folder)
    for write in (lambda: fs.open(folder, "wb").close(), lambda: fs.pipe(folder, b"")):
        with pytest.raises((IsADirectoryError, FileExistsError)):
            write()


@pytest.mark.parametrize("call", ["ls", "cat", "open"])
def test_refused_credentials(options: dict[str, Any], folder: str, call: str) -> None:
    """A credential that the service refuses is PermissionError, in which the credential is not."""
    fs = FilesFileSystem(**{**options, "api_key": "NotAKey1"})
    with pytest.raises(PermissionError) as caught:
        CALLS[call](fs, folder)
    assert "NotAKey1" not in str(caught.value)


def test_a_service_that_is_not_there() -> None:
    """A service that cannot be reached is ConnectionError."""
    fs = FilesFileSystem(base_url="http://127.0.0.1:1", api_key="KEY", max_retries=0)
    for look in (fs.info, fs.isfile, fs.exists, fs.ls, fs.open):
        with pytest.raises(ConnectionError):
            look("file")
