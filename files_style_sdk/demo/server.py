"""A mock server in a process of its own, for as long as it is needed."""

from __future__ import annotations

import importlib.util
import os
import secrets
import subprocess  # nosec B404
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

__all__ = ["MockServerProcess", "ServerError"]

_START_SECONDS = 30.0
_STOP_SECONDS = 10.0
_READY = "listening on "


class ServerError(Exception):
    """The mock server is not installed, or did not start."""


class MockServerProcess:
    """`python -m files_mock_server` on a free loopback port, with credentials made up for it.

    Args:
        folder: Where its log goes, and its state too unless it is kept.
        keep: Leave it running at the end of the `with` block. Its state is then in a temporary folder of its own, which
            it removes when it is told to stop.

    Attributes:
        url: Where it listens, once it has started.
        api_key: An API key of its site admin.
        username: The name of its site admin.
        password: The password of its site admin.
        pid: Its process.

    Raises:
        ServerError: The mock server is not installed, or it did not start in 30 seconds.
    """

    def __init__(self, folder: Path, *, keep: bool = False) -> None:
        if importlib.util.find_spec("files_mock_server") is None:
            raise ServerError(
                "the mock server is not installed; install it from a checkout of this project with: "
                "pip install ./mock-server"
            )
        self.api_key = secrets.token_hex(16)
        self.username = "demo"
        self.password = secrets.token_hex(16)
        self._folder = folder
        self._keep = keep
        self._process: subprocess.Popen[str] | None = None
        self.url = ""
        self.pid = 0

    def __enter__(self) -> Self:
        log = self._folder / "server.log"
        environment = dict(os.environ)
        if not self._keep:
            # Its temporary folder lies in ours, so that it is gone afterwards even if the server had to be killed.
            environment["TMPDIR"] = str(self._folder)
        with log.open("wb") as errors:
            self._process = subprocess.Popen(  # noqa: S603 (our own interpreter and module)
                self._command(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                env=environment,
                start_new_session=True,  # Ctrl-C is for us alone; we tell the server
            )
        try:
            self.url = self._wait_until_ready(self._process, log)
        except BaseException:
            self._keep = False
            self._stop()
            raise
        self.pid = self._process.pid
        return self

    def _command(self) -> list[str]:
        command = [sys.executable, "-m", "files_mock_server", "--port", "0"]
        return [*command, "--api-key", self.api_key, "--user", f"{self.username}:{self.password}"]

    @staticmethod
    def _wait_until_ready(process: subprocess.Popen[str], log: Path) -> str:
        lines: list[str] = []
        output = process.stdout
        assert output is not None
        # A thread, because a pipe cannot be read with a time limit on every system.
        reader = threading.Thread(target=lambda: lines.append(output.readline()), daemon=True)
        reader.start()
        reader.join(_START_SECONDS)
        line = lines[0].strip() if lines else ""
        if not line.startswith(_READY):
            told = log.read_text(errors="replace").strip()[-2000:]
            raise ServerError(f"the mock server did not start in {_START_SECONDS:.0f} seconds or gave up: {told}")
        return line.removeprefix(_READY)

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._keep = False
        self._stop()

    def _stop(self) -> None:
        process = self._process
        if process is None:
            return
        if self._keep:
            # It outlives this process, which must neither wait for it nor complain that nobody did.
            process.returncode = 0
        else:
            process.terminate()
            try:
                process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        if process.stdout is not None:
            process.stdout.close()
