"""A server per module with a clean folder per test, and a small client that speaks the raw protocol."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fault_help import DATA, Exchange, raw_exchange
from files_mock_server.state.clock import Clock
from files_mock_server.testing import MockServer
from mock_client import Api, problem
from mock_samples import FILE, Caller
from page_reader import Visitor


@pytest.fixture
def server() -> Iterator[MockServer]:
    with MockServer(api_keys=["k1"], users={"motor": "vroom"}, part_size=1 << 16) as running:
        yield running


@pytest.fixture
def api(server: MockServer) -> Iterator[Api]:
    client = Api(server)
    yield client
    client.http.close()


@pytest.fixture
def clock(server: MockServer) -> Clock:
    """The server's clock, which stands still unless the test moves it."""
    server.clock.freeze()
    server.clock.set(1_700_000_000)
    return server.clock


@pytest.fixture
def exchange(server: MockServer) -> Iterator[Exchange]:
    """Makes requests on one kept connection."""
    with raw_exchange(server.url) as make:
        yield make


@pytest.fixture
def url(api: Api) -> str:
    """The signed URL of a file."""
    api.upload("data/big.bin", DATA)
    found: str = api.get("/files/data/big.bin").json()["download_uri"]
    return found


@pytest.fixture
def check_problem() -> Any:
    return problem


@pytest.fixture
def connect() -> Iterator[Any]:
    """Makes clients of other servers, or with other credentials, that are closed at the end."""
    made: list[Api] = []

    def make(server: MockServer, headers: dict[str, str] | None = None) -> Api:
        made.append(Api(server, headers))
        return made[-1]

    yield make
    for client in made:
        client.http.close()


@pytest.fixture(scope="module")
def caller() -> Iterator[Caller]:
    """Calls operations with samples of their parameters, on a server of the module's own that has a file."""
    with MockServer(api_keys=["k1"], users={"motor": "vroom"}) as server:
        api = Api(server)
        api.upload(FILE, b"hello")
        yield Caller(api)
        api.http.close()


@pytest.fixture
def member(api: Api) -> Iterator[Any]:
    """Makes users who are no site admins, each with permissions by path; gives their clients."""
    made: list[Api] = []

    def make(name: str, permissions: dict[str, str] | None = None) -> Api:
        user = api.post("/users", username=name, password="long enough 1").json()["id"]
        for path, permission in (permissions or {}).items():
            assert api.post("/permissions", path=path or "/", user_id=user, permission=permission).status_code == 201
        made.append(api.as_user(name, "long enough 1"))
        return made[-1]

    yield make
    for client in made:
        client.http.close()


@pytest.fixture
def visitor(server: MockServer) -> Iterator[Visitor]:
    """Somebody who looks at the server's page."""
    made = Visitor(server)
    yield made
    made.http.close()
