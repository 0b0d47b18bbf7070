"""A cluster of two worker processes that find a mock server by their environment only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import files_style_sdk as files_sdk


@pytest.fixture(scope="session")
def server() -> Iterator[Any]:
    """A mock server; what is started while it runs finds it by the environment."""
    from files_mock_server.testing import MockServer

    with MockServer() as running, pytest.MonkeyPatch.context() as patch:
        patch.setenv("FILES_BASE_URL", running.url)
        patch.setenv("FILES_API_KEY", running.api_key)
        yield running


@pytest.fixture(scope="session")
def cluster(server: Any) -> Iterator[Any]:
    """Two workers, each a process with one thread."""
    from distributed import Client, LocalCluster

    with (
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0") as local,
        Client(local, set_as_default=False) as client,  # other tests of this process have nothing to do with it
    ):
        yield client


@pytest.fixture
def site(server: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The server as it was at its start, and a client of it."""
    server.reset()
    monkeypatch.setenv("FILES_BASE_URL", server.url)
    monkeypatch.setenv("FILES_API_KEY", server.api_key)
    with files_sdk.Client(base_url=server.url, api_key=server.api_key) as client:
        yield client
