"""The service of the wootiv example as its description has it, on loopback."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "wootiv"
if str(EXAMPLE) not in sys.path:
    sys.path.insert(0, str(EXAMPLE))

from files_mock_server.testing import SpecServer  # noqa: E402

from wootiv.service import SERVICE  # noqa: E402

KEY = "my api key"


@pytest.fixture(scope="session")
def running() -> Iterator[SpecServer]:
    """One server for all tests of the example in this process; the space `<id>` has five members."""
    members = [{"id": f"<{number}>", "space_id": "<id>", "name": f"Member {number}"} for number in range(5)]
    with SpecServer(EXAMPLE / "api.yaml", api_keys=[KEY], seed={"Member": members}) as server:
        yield server


@pytest.fixture
def service(running: SpecServer, monkeypatch: pytest.MonkeyPatch) -> SpecServer:
    """The service as it was at first; both environments lead to it, and retries do not wait."""
    running.reset()
    port = running.url.rpartition(":")[2]
    monkeypatch.setitem(SERVICE.environments, "production", running.url)
    monkeypatch.setitem(SERVICE.environments, "environment_1", f"http://localhost:{port}")
    monkeypatch.setenv("WOOTIV_API_KEY", KEY)
    monkeypatch.delenv("WOOTIV_BASE_URL", raising=False)
    settings: Any = SERVICE.settings
    for name in ("initial_network_retry_delay", "max_network_retry_delay"):
        monkeypatch.setitem(settings, name, 0.0)
    return running
