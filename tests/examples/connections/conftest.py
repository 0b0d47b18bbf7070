"""Facilio Connections as its description has it, on loopback, and another system behind it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import pytest
from connections_site import CSRF, EXAMPLE, TOKEN, OtherSystem

if str(EXAMPLE) not in sys.path:
    sys.path.insert(0, str(EXAMPLE))

from files_mock_server.testing import SpecServer

from facilio_connections_sdk import ConnectionsClient


@pytest.fixture(scope="package")
def running() -> Iterator[SpecServer]:
    """The service, for all tests of the example."""
    with SpecServer(EXAMPLE / "api.yaml", api_keys=[TOKEN]) as server:
        yield server


@pytest.fixture
def service(running: SpecServer) -> SpecServer:
    """The service as it was at first."""
    running.reset()
    return running


@pytest.fixture
def client(service: SpecServer) -> Iterator[ConnectionsClient]:
    """A client of the service."""
    with ConnectionsClient(service.url, TOKEN) as made:
        yield made


@pytest.fixture
def other() -> Iterator[OtherSystem]:
    """Another system, which has been sent nothing yet."""
    with OtherSystem() as system:
        yield system


@pytest.fixture
def cookies() -> dict[str, Any]:
    """The fields of a configuration by which a browser's session identifies the caller."""
    from connections_site import COOKIE

    return {"service_token": None, "csrf_token": CSRF, "extra_headers": {"Cookie": COOKIE}}
