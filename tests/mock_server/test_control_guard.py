"""The control endpoints: for programs and the server's own page only."""

from __future__ import annotations

import pytest
import requests
from files_mock_server.control import guard
from files_mock_server.problems import Problem
from files_mock_server.testing import MockServer


def settings(server: MockServer, **headers: str) -> requests.Response:
    return requests.get(f"{server.url}/__mock__/settings", headers=headers, timeout=10)


def test_programs_need_no_credential(server):
    """A program on the machine may control the server."""
    assert settings(server).json()["parallel_parts"] is True
    url = f"{server.url}/__mock__/settings"
    assert requests.patch(url, json={"parallel_parts": False}, timeout=10).json()["parallel_parts"] is False
    assert server.live.parallel_parts is False


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Host": "rebound.evil.example:4041"},
        {"Host": ""},
    ],
)
def test_other_origins_are_refused(server, headers, check_problem):
    """A page of another origin, or under a name that is not ours, controls nothing."""
    answer = settings(server, **headers)
    assert check_problem(answer) == (403, "not-authorized/insufficient-permission-for-params")


def test_own_page_may(server):
    """The page that the server serves itself may use the endpoints."""
    assert settings(server, Origin=server.url).status_code == 200
    assert settings(server, **{"Sec-Fetch-Site": "same-origin"}).status_code == 200


@pytest.mark.parametrize(
    "host", ["127.0.0.1:1", "[::1]:1", "[::1]", "localhost:1", "mock:1", "a.localhost", "10.1.2.3"]
)
def test_expected_hosts(host):
    """Addresses and single-label names are nobody's foreign domain."""
    guard.check({"Host": host}, "http", "127.0.0.1")


def test_host_that_was_chosen():
    """The name that the server was told to listen on is its own."""
    guard.check({"Host": "files.example.com:1"}, "http", "files.example.com")
    with pytest.raises(Problem):
        guard.check({"Host": "files.example.com:1"}, "http", "127.0.0.1")


def test_switched_off(connect, check_problem):
    """Without control there is nothing below the path, whatever the method."""
    with MockServer(control=False) as server:
        for method in ("GET", "PATCH", "POST", "DELETE"):
            answer = requests.request(method, f"{server.url}/__mock__/settings", timeout=10)
            assert check_problem(answer) == (404, "not-found")


def test_unknown_endpoint_and_method(server, check_problem):
    """Mistakes are told in the envelope of the API."""
    assert check_problem(requests.get(f"{server.url}/__mock__/nothing", timeout=10)) == (404, "not-found")
    answer = requests.delete(f"{server.url}/__mock__/settings", timeout=10)
    assert check_problem(answer) == (405, "bad-request/method-not-allowed")


def test_control_is_not_in_the_journal(server):
    """What controls the server leaves no trace among the requests that are counted."""
    settings(server)
    assert server.journal.entries() == []
