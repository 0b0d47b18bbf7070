"""A mock server for each test, which tells afterwards what it failed on, and rclone pointed to it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import environments
import pytest
from client_setup import API_KEY, USER, required
from files_mock_server.testing import MockServer
from rclone_command import Rclone

# For the certificates that the benchmarks make.
sys.path.insert(0, str(environments.ROOT))


@pytest.fixture
def mock_server() -> Iterator[MockServer]:
    """A server of the test's own; the test fails if it failed on any request."""
    with MockServer(api_keys=[API_KEY], users=dict([USER])) as server:
        yield server
        failed = [entry for entry in server.journal.entries() if (entry.status or 0) >= 500]
        assert not failed, failed


@pytest.fixture
def rclone(mock_server: MockServer, tmp_path: Path) -> Rclone:
    """The rclone command, pointed to the server with an API key."""
    return Rclone(required(environments.rclone), mock_server.url, tmp_path / "rclone.conf", api_key=API_KEY)
