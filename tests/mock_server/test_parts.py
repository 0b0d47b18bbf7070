"""The small pure parts, by themselves."""

import zlib

import pytest
from files_mock_server.files.checksums import combine_crc32
from files_mock_server.problems import Problem
from files_mock_server.table.routing import Router
from files_mock_server.times import iso, parse
from hypothesis import given
from hypothesis import strategies as st


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_combined_crc(first, second):
    """The combined CRC-32 is that of the bytes joined."""
    assert combine_crc32(zlib.crc32(first), zlib.crc32(second), len(second)) == zlib.crc32(first + second)


@given(st.integers(min_value=-62135596800_000_000, max_value=253402300799_999_999))
def test_times_round_trip(moment):
    """A time that is shown reads back as the same time."""
    assert parse(iso(moment)) == moment


@pytest.mark.parametrize(
    "text", ["2001-01-01T00:00:00", "2001-01-01T00:00:00Z", "2001-01-01T02:00:00+02:00", "2001-01-01"]
)
def test_spellings_of_a_time(text):
    """A time without an offset is UTC."""
    assert iso(parse(text)) == "2001-01-01T00:00:00Z"


@pytest.fixture
def router():
    router = Router("/api")
    for verb, path in [
        ("GET", "/users"),
        ("GET", "/users/{id}"),
        ("POST", "/users/{id}/2fa/reset"),
        ("GET", "/history/login"),
        ("GET", "/history/{path}"),
        ("GET", "/files/{path}"),
        ("DELETE", "/files/{path}"),
    ]:
        router.add(verb, path, path)
    return router


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/api/users", ("/users", {})),
        ("/api/users/", ("/users", {})),
        ("/api/users?x=/y", ("/users", {})),
        ("/api/users/5", ("/users/{id}", {"id": "5"})),
        ("/api/history/login", ("/history/login", {})),
        ("/api/history/login/x", ("/history/{path}", {"path": "login/x"})),
        ("/api/files", ("/files/{path}", {"path": ""})),
        ("/api/files/a/b", ("/files/{path}", {"path": "a/b"})),
        ("/api/files/a%2Fb%2520", ("/files/{path}", {"path": "a/b%20"})),
    ],
)
def test_routing(router, path, expected):
    """The most literal template wins, and paths are decoded exactly once."""
    assert router.find("GET", path) == expected


@pytest.mark.parametrize(
    ("verb", "path", "status"), [("GET", "/api/x", 404), ("GET", "/x", 404), ("PUT", "/api/files/a", 405)]
)
def test_no_route(router, verb, path, status):
    """An unknown path and an unknown method are told apart."""
    with pytest.raises(Problem) as caught:
        router.find(verb, path)
    assert caught.value.status == status


@pytest.mark.parametrize("text", ["soon", "", "9999-12-31T23:59:59-23:00", "0001-01-01T00:00:00+23:59", "2001-02-30"])
def test_no_time(text):
    """What is no time, or lies beyond what can be shown, is refused by type."""
    with pytest.raises(Problem) as caught:
        parse(text)
    assert caught.value.type == "bad-request/datetime-parse"
