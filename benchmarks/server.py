"""The mock server in a process of its own, for as long as a benchmark needs it."""

from __future__ import annotations

import re
import selectors
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from benchmarks.certificate import Certificate
from benchmarks.harness import ROOT

__all__ = ["KEY", "mock_server", "page_server", "storage_server"]

KEY = "benchmarkkey"
_START_SECONDS = 30
_STOP_SECONDS = 15
_LIFETIME_SECONDS = 3600


@contextmanager
def mock_server(workspace: Path, *options: str) -> Iterator[str]:
    """Run a server on a free port of the loopback interface; it accepts the key :data:`KEY`.

    Args:
        workspace: Where its state may lie; it is removed at the end.
        options: Further ones of its command line.

    Returns:
        Its URL.

    Raises:
        RuntimeError: It does not start; the message holds what it wrote.
    """
    with (
        tempfile.TemporaryDirectory(dir=workspace, prefix="server-") as data,
        _served("files_mock_server", "--port", "0", "--api-key", KEY, "--data", data, *options) as url,
    ):
        yield url


@contextmanager
def page_server(count: int, per_page: int) -> Iterator[str]:
    """Run a server that hands out the pages of one list, made beforehand.

    Args:
        count: Records of the list.
        per_page: Records of a page.

    Returns:
        Its URL.
    """
    with _served("benchmarks.workers.serve_pages", str(count), str(per_page)) as url:
        yield url


@contextmanager
def storage_server(
    root: Path, *, certificate: Certificate | None = None, delay: float = 0.0, pins_versions: bool = True
) -> Iterator[str]:
    """Run a service that costs hardly anything beside a client; see :mod:`benchmarks.storage`.

    Args:
        root: The folder whose files can be downloaded. They must not change meanwhile.
        certificate: What to speak TLS with, if at all.
        delay: Seconds that every answer is held back.
        pins_versions: Whether downloads are told how to stay with one version of a file.

    Returns:
        Its URL.
    """
    options = ["--delay", str(delay)]
    if certificate is not None:
        options += ["--tls", str(certificate.server)]
    if not pins_versions:
        options.append("--no-pins")
    with _served("benchmarks.storage", str(root), *options) as url:
        yield url


@contextmanager
def _served(module: str, *arguments: str) -> Iterator[str]:
    with tempfile.TemporaryFile("w+") as log:
        server = [sys.executable, "-m", module, *arguments]
        # Should this process be killed, the server must still end.
        bounded = ["timeout", "--kill-after=5", str(_LIFETIME_SECONDS)] if shutil.which("timeout") else []
        process = subprocess.Popen(  # noqa: S603
            [*bounded, *server], cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True
        )
        try:
            assert process.stdout is not None
            yield _url(process.stdout, log)
        finally:
            _end(process)


def _url(output: IO[str], log: IO[str]) -> str:
    with selectors.DefaultSelector() as selector:
        selector.register(output, selectors.EVENT_READ)
        deadline = time.monotonic() + _START_SECONDS
        line = output.readline() if selector.select(max(0.0, deadline - time.monotonic())) else ""
    found = re.match(r"listening on (\S+)", line)
    if found is None:
        log.seek(0)
        raise RuntimeError(f"the server did not start: {line}{log.read()[-2000:]}")
    return found[1]


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()
