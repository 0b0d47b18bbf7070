"""What tests of the command share: a clean service, a configuration folder of their own, and the command itself."""

from __future__ import annotations

import io
import json
import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click.testing
import pytest

import files_style_sdk as files_sdk


@dataclass(frozen=True)
class Told:
    """What the command answered.

    Attributes:
        status: The exit status.
        out: Standard output.
        err: Standard error.
        data: Standard output as bytes.
    """

    status: int
    out: str
    err: str
    data: bytes

    @property
    def lines(self) -> list[str]:
        """Standard output, line by line."""
        return self.out.splitlines()

    @property
    def json(self) -> list[Any]:
        """Standard output as JSON lines."""
        return [json.loads(line) for line in self.lines]


Command = Callable[..., Told]


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test sees the user's own configuration, journals or keyring."""
    monkeypatch.setenv("FILES_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("FILES_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr("files_style_sdk.cli.credentials._keyring", lambda: None)
    return tmp_path / "config"


@pytest.fixture
def run() -> Command:
    """The command in this process."""
    from files_style_sdk.cli.group import cli

    def call(*arguments: str, stdin: bytes | str | None = None) -> Told:
        result = click.testing.CliRunner().invoke(cli, list(arguments), input=stdin, prog_name="files-style")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Told(result.exit_code, result.stdout, result.stderr, result.stdout_bytes)

    return call


@pytest.fixture
def logged_in(files_mock: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The environment leads to a clean mock server."""
    monkeypatch.setenv("FILES_BASE_URL", files_mock.url)
    monkeypatch.setenv("FILES_API_KEY", files_mock.api_key)
    return files_mock


@pytest.fixture
def put(logged_in: Any, files_client: files_sdk.Client) -> Callable[..., None]:
    """Put a file on the service."""

    def upload(path: str, content: bytes = b"", **params: Any) -> None:
        files_client.file.upload_stream(io.BytesIO(content), path, params={"mkdir_parents": True, **params})

    return upload


@pytest.fixture
def tree(put: Callable[..., None]) -> None:
    """A few files: two reports, one note, and one in a folder below."""
    put("/reports/q1.csv", b"a,b\n1,2\n", provided_mtime="2026-01-01T00:00:00Z")
    put("/reports/q2.csv", b"a,b\n" + b"3,4\n" * 500, provided_mtime="2026-04-01T00:00:00Z")
    put("/reports/old/q0.csv", b"old\n", provided_mtime="2020-01-01T00:00:00Z")
    put("/notes.txt", b"".join(b"line %d\n" % n for n in range(1, 31)))


@pytest.fixture
def content(logged_in: Any, files_client: files_sdk.Client) -> Callable[[str], bytes]:
    """The bytes of a remote file."""

    def read(path: str) -> bytes:
        with files_client.file.open(path, "rb") as file:
            return bytes(file.read())

    return read


@pytest.fixture
def names(logged_in: Any, files_client: files_sdk.Client) -> Callable[[], set[str]]:
    """The paths of everything on the service."""
    return lambda: {str(entry.path) for entry in files_client.folder.walk("/")}


@pytest.fixture
def interrupted_at(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Sends this process what Ctrl-C sends."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield lambda: os.kill(os.getpid(), signal.SIGINT)
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A local folder with a page, a log and an image below."""
    folder = tmp_path / "site"
    (folder / "img").mkdir(parents=True)
    (folder / "index.html").write_bytes(b"<h1>Hello</h1>")
    (folder / "debug.log").write_bytes(b"noise")
    (folder / "img" / "dot.svg").write_bytes(b"<svg/>")
    return folder
