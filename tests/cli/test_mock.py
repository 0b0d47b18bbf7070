"""`files-style mock`: the mock server from the command."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import Any

import pytest

import files_style_sdk as files_sdk


def test_it_serves_until_interrupted() -> None:
    """It serves with the options that the server's own command takes, and ends cleanly with Ctrl-C."""
    command = [sys.executable, "-m", "files_style_sdk", "mock", "--port", "0", "--api-key", "DEMOKEY"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            url = server.stdout.readline().removeprefix("listening on ").strip()
            with files_sdk.Client(base_url=url, api_key="DEMOKEY") as client:
                assert client.user.list().to_list()
            server.send_signal(signal.SIGINT)
            _, errors = server.communicate(timeout=30)
        finally:
            if server.poll() is None:
                server.kill()
    assert server.returncode == 0
    assert "Traceback" not in errors


def test_wrong_option(run: Any) -> None:
    """An option that the server does not know is told, with status 2."""
    assert run("mock", "--no-such-option").status == 2


def test_missing_package(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the server's package the command says which one is missing."""
    monkeypatch.setitem(sys.modules, "files_mock_server.__main__", None)
    told = run("mock")
    assert told.status == 2
    assert "files-mock-server" in told.err
