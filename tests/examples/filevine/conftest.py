"""The Filevine example, in front of the mock server that its description makes."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from files_mock_server.testing import SpecServer
from filevine_setup import CREDENTIALS, EXAMPLE, LONGEST, PERSONAL_TOKEN, URLS, variables_of


@pytest.fixture(scope="package")
def running() -> Iterator[SpecServer]:
    """The service, for all tests of the example."""
    with SpecServer(EXAMPLE / "api.yaml", api_keys=[PERSONAL_TOKEN]) as server:
        yield server


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A project folder with an empty `.env`, and an environment in which nothing speaks of Filevine."""
    (tmp_path / ".env").touch()
    monkeypatch.chdir(tmp_path)
    with mock.patch.dict(os.environ):
        for name in (*CREDENTIALS, *URLS):
            os.environ.pop(name, None)
        yield tmp_path


@pytest.fixture
def service(running: SpecServer, bare: Path) -> SpecServer:
    """The service as it was at first, and an environment that points to it."""
    running.reset()
    os.environ.update(variables_of(running))
    return running


@pytest.fixture
def with_client(service: SpecServer) -> Callable[..., Any]:
    """Runs what a test does with a client whose retries do not wait: `with_client(visit, timeout=…)`."""
    from filevine_client import FilevineClient

    def run(visit: Callable[[FilevineClient], Coroutine[Any, Any, Any]], **settings: Any) -> Any:
        async def main() -> Any:
            options: dict[str, Any] = {"initial_network_retry_delay": 0, "max_network_retry_delay": 0.001, **settings}
            async with FilevineClient(**options) as client:
                return await asyncio.wait_for(visit(client), LONGEST)

        return asyncio.run(main())

    return run
