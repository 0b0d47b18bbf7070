"""Fixtures for pytest: a mock server for the session, clean for each test, and clients of it.

pytest finds this module by itself where the package is installed. The server comes from the distribution
``files-style-mock-server``; it is imported when a fixture is first used, and listens on a free loopback port, one for
each process, so that tests may run in parallel (pytest-xdist).

Example:
    >>> def test_upload(files_client, files_mock):  # doctest: +SKIP
    ...     files_client.file.upload_stream(io.BytesIO(b"a,b"), "/report.csv")
    ...     assert files_client.file.find("/report.csv").size == 3
    ...     assert files_mock.journal.count("POST", "/files/*") == 1
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pytest

import files_style_sdk

if TYPE_CHECKING:
    from files_mock_server.testing import MockServer

    from files_style_sdk import AsyncClient, Client

__all__ = [
    "async_files_client",
    "files_client",
    "files_mock",
    "files_mock_options",
    "files_mock_server",
    "files_module",
]

# Retries are as many as usual, but a test does not wait for them.
_PATIENCE: dict[str, Any] = {"initial_network_retry_delay": 0.0, "max_network_retry_delay": 0.01}


@pytest.fixture(scope="session")
def files_mock_options() -> Mapping[str, Any]:
    """Arguments of the server; override it in a ``conftest.py`` to change them.

    Returns:
        Keyword arguments of ``files_mock_server.testing.MockServer``, such as ``part_size`` or ``users``.
    """
    return {}


@pytest.fixture(scope="session")
def files_mock_server(files_mock_options: Mapping[str, Any]) -> Iterator[MockServer]:
    """A mock server for all tests of this process; what one test leaves behind, the next one finds."""
    try:
        from files_mock_server.testing import MockServer
    except ImportError as error:
        pytest.fail(
            f"the fixtures of files_style_sdk need the mock server (pip install files-style-mock-server): {error}",
            pytrace=False,
        )
    with MockServer(**files_mock_options) as server:
        yield server


@pytest.fixture
def files_mock(files_mock_server: MockServer) -> MockServer:
    """The mock server as it was when it started: no files, no records, no faults, an empty journal, the true time."""
    files_mock_server.reset()
    return files_mock_server


@pytest.fixture
def files_client(files_mock: MockServer) -> Iterator[Client]:
    """A `Client` of the clean mock server, as a site admin; its retries do not wait."""
    with files_style_sdk.Client(base_url=files_mock.url, api_key=files_mock.api_key, **_PATIENCE) as client:
        yield client


@pytest.fixture
def async_files_client(files_mock: MockServer) -> Iterator[AsyncClient]:
    """An `AsyncClient` of the clean mock server, as a site admin, for whichever event loop the test runs on."""
    client = files_style_sdk.AsyncClient(base_url=files_mock.url, api_key=files_mock.api_key, **_PATIENCE)
    yield client
    client._caller.drop_connections()  # the test's loop may be idle or ended: nothing can be awaited on it


@pytest.fixture
def files_module(files_mock: MockServer) -> Iterator[Any]:
    """The package itself, its settings led to the clean mock server for the length of the test.

    For code that uses the module face, such as one-line scripts. Returns ``files_style_sdk``.
    """
    before = files_style_sdk._settings.snapshot()
    files_style_sdk._settings.restore({**_PATIENCE, "base_url": files_mock.url, "api_key": files_mock.api_key})
    try:
        yield files_style_sdk
    finally:
        files_style_sdk._settings.restore(before)
        files_style_sdk.close()
