"""What the cases share: where the server is, a folder of one's own, expected errors."""

from __future__ import annotations

import hashlib
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import files_sdk

MIB = 1 << 20
MAJOR = int(files_sdk.version.split(".")[0])
PATIENCE = 20.0
"""Seconds to wait for what the server does in the background."""


@dataclass(frozen=True)
class Case:
    """What a case is given.

    Attributes:
        url: Of the server.
        api_key: Of its site admin.
        username: Of another site admin.
        password: Of that.
        folder: A remote folder that is the case's own.
        local: A local folder that is the case's own.
    """

    url: str
    api_key: str
    username: str
    password: str
    folder: str
    local: Path

    def file(self, name: str, data: bytes) -> str:
        """A local file with these bytes; returns its path."""
        path = self.local / name
        path.write_bytes(data)
        return str(path)

    def remote(self, name: str, data: bytes = b"hello") -> str:
        """A remote file with these bytes; returns its path."""
        path = f"{self.folder}/{name}"
        files_sdk.upload_file(self.file("of-remote", data), path)
        return path

    def received(self, path: str) -> bytes:
        """The bytes of a remote file."""
        target = self.local / "received"
        files_sdk.download_file(path, str(target))
        return target.read_bytes()


def set_up(url: str, api_key: str) -> None:
    """Point the SDK to the server, without the pauses that it makes for real networks."""
    files_sdk.base_url = url
    files_sdk.set_api_key(api_key)
    files_sdk.session_id = None
    files_sdk.initial_network_retry_delay = 0.01
    files_sdk.max_network_retry_delay = 0.02
    # Version 1 counts tries, version 2 those after the first.
    files_sdk.max_network_retries = 1 if MAJOR == 1 else 0


def random_bytes(size: int) -> bytes:
    """Bytes that are the same in every run."""
    return random.Random(size).randbytes(size)


def md5(data: bytes) -> str:
    """The sum that a record tells."""
    return hashlib.md5(data).hexdigest()


@contextmanager
def refused(error: str, status: int) -> Iterator[None]:
    """What is inside must fail with this class of the SDK's errors, by name, and this HTTP status."""
    kind: type[Exception] = getattr(files_sdk.error, error)
    try:
        yield
    except kind as failure:
        found = getattr(failure, "http_status", None)
    else:
        raise AssertionError(f"{error} was expected")
    assert found == status, f"{error} came with {found}"


def until(condition: Callable[[], Any]) -> Any:
    """The first true value of a condition, asked again and again for a while."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if value := condition():
            return value
        time.sleep(0.02)
    raise AssertionError("it did not happen")


def finished(action: Any) -> Any:
    """The file migration of a file action, once it has completed."""
    attributes = action if isinstance(action, dict) else vars(action)

    def found() -> Any:
        migration = files_sdk.file_migration.find(attributes["file_migration_id"])
        assert migration.status in ("pending", "processing", "completed"), migration.failure_message
        return migration if migration.status == "completed" else None

    return until(found)


@contextmanager
def session(case: Case, username: str, password: str) -> Iterator[Any]:
    """Act in a session of a user for a while, without the key."""
    files_sdk.set_api_key("")
    try:
        made = files_sdk.session.create({"username": username, "password": password})
        files_sdk.session_id = made.id
        yield made
    finally:
        files_sdk.session_id = None
        files_sdk.set_api_key(case.api_key)


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A local folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="vendor-case-") as folder:
        yield Path(folder)
