"""What every test runs in: settings put back, a clean environment, loopback only, and a mock server on demand."""

from __future__ import annotations

import logging
import os
import socket
import threading
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from itertools import count
from typing import Any

import pytest
from hypothesis import settings as hypothesis_settings

import files_style_sdk as files_sdk

hypothesis_settings.register_profile("suite", derandomize=True, database=None, deadline=None, max_examples=60)
hypothesis_settings.load_profile("suite")

API_KEY = "TESTKEY1"
USER = ("motor", "vroom")
PART_SIZE = 4096
"""Bytes: small, so that tests of many parts move few bytes."""

_PROXY_VARIABLES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
_folder_numbers = count(1)


@pytest.fixture(autouse=True)
def clean_settings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each test starts from the defaults, with retries that do not wait, and leaves no assignment behind."""
    for name in list(os.environ):
        if name.startswith("FILES_") or name.lower() in map(str.lower, _PROXY_VARIABLES):
            monkeypatch.delenv(name)
    loggers = {name: logging.getLogger(name) for name in ("files_sdk", "files_style_sdk")}
    levels = {name: logger.level for name, logger in loggers.items()}
    before = files_sdk._settings.snapshot()
    files_sdk._settings.restore({"initial_network_retry_delay": 0.0, "max_network_retry_delay": 0.001})
    yield
    files_sdk._settings.restore(before)
    for name, logger in loggers.items():
        logger.setLevel(levels[name])


def _is_loopback(address: Any) -> bool:
    if not isinstance(address, tuple):
        return True  # a socket of the file system
    try:
        return ip_address(address[0]).is_loopback
    except ValueError:
        return address[0] == "localhost"


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection to anywhere but this machine is refused, loudly."""

    def guarded(connect: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
        def checked(self: socket.socket, address: Any) -> Any:
            if not _is_loopback(address):
                self.close()
                raise AssertionError(f"a test tried to connect to {address!r}")
            return connect(self, address)

        return checked

    monkeypatch.setattr(socket.socket, "connect", guarded(socket.socket.connect))
    monkeypatch.setattr(socket.socket, "connect_ex", guarded(socket.socket.connect_ex))


@pytest.fixture(scope="session")
def mock_server() -> Iterator[Any]:
    """One mock server for all tests of this process; its parts are `PART_SIZE` bytes."""
    from files_mock_server.testing import MockServer

    with MockServer(api_keys=[API_KEY], users=dict([USER]), part_size=PART_SIZE) as server:
        yield server
        files_sdk.close()


@pytest.fixture
def pointed(mock_server: Any) -> Any:
    """The package's own settings lead to the mock server, with a key that it knows."""
    files_sdk.base_url = mock_server.url
    files_sdk.set_api_key(API_KEY)
    return mock_server


@pytest.fixture
def client(mock_server: Any) -> Iterator[files_sdk.Client]:
    """A client of the mock server."""
    with files_sdk.Client(
        base_url=mock_server.url, api_key=API_KEY, initial_network_retry_delay=0, max_network_retry_delay=0.001
    ) as made:
        yield made


@pytest.fixture(params=["module", "client"])
def face(request: pytest.FixtureRequest) -> Any:
    """The module face and the client face in turn: the same names on both."""
    if request.param == "module":
        request.getfixturevalue("pointed")
        return files_sdk
    return request.getfixturevalue("client")


@pytest.fixture
def folder(client: files_sdk.Client) -> str:
    """A fresh remote folder that belongs to this test alone."""
    path = f"test-{os.getpid()}-{next(_folder_numbers)}"
    client.folder.create(path)
    return path


@pytest.fixture
def no_threads_left() -> Iterator[None]:
    """The test ends with no more threads than it began with."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in set(threading.enumerate()) - before if thread.is_alive()]
    assert not left, f"threads left running: {left}"
