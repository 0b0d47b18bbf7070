"""Frame.io as its description has it, on loopback, and apps that it sends events to."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "examples" / "frameio"
# The package of the example, and the uvicorn that serves apps in the tests of `files_style_sdk.events`.
for folder in (EXAMPLE, ROOT / "tests" / "events"):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))

from files_mock_server.testing import SpecServer  # noqa: E402

TOKEN = "app-token"


@pytest.fixture(scope="session")
def running() -> Iterator[SpecServer]:
    """The service, for all tests of the example."""
    with SpecServer(EXAMPLE / "api.yaml", api_keys=[TOKEN]) as server:
        yield server


@pytest.fixture
def service(running: SpecServer, monkeypatch: pytest.MonkeyPatch) -> SpecServer:
    """The service as it was at first, and an environment that points to it."""
    running.reset()
    monkeypatch.setenv("FRAMEIO_BASE_URL", running.url)
    monkeypatch.setenv("FRAMEIO_TOKEN", TOKEN)
    return running
