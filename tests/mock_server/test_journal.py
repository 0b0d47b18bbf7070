"""The journal: what came and what was answered, without secrets."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

import pytest
from files_mock_server.http.journal import Journal, redacted
from files_mock_server.path_globs import fits

BASE = "/api/rest/v1"


def test_entries_tell_what_was_answered(api):
    """An entry has method, path, status, sizes, duration and who called, in the order of arrival."""
    api.get("/users", search="x")
    api.post("/folders/reports")
    users, folder = api.server.journal.entries()
    assert (users.method, users.path, users.query, users.status) == ("GET", f"{BASE}/users", "search=x", 200)
    assert (folder.method, folder.status, folder.received) == ("POST", 201, 2)
    assert users.number < folder.number
    assert users.time <= folder.time
    assert users.sent > 0
    assert users.duration is not None
    assert users.credential == "api_key 1 of user 1"


def test_error_answers_are_found_by_their_instance(api):
    """The entry of a refused request carries the id that the error carries."""
    answer = api.get("/users/77")
    (entry,) = api.server.journal.entries(status=404)
    assert entry.request_id == answer.json()["instance"] == answer.headers["X-Request-Id"]


def ended(server, method: str, path: str):
    """The only request that fits, once it is over: the last byte of a streamed answer comes a moment before."""
    for _ in range(10_000):
        (entry,) = server.journal.entries(method, path)
        if entry.duration is not None:
            return entry
        server.run(lambda: None)
    raise AssertionError("the request does not end")


def test_storage_requests_tell_their_bytes(api):
    """Uploads and downloads are in the journal with the bytes that moved, and no signature."""
    api.upload("a.bin", b"x" * 300_000)
    api.download("a.bin")
    put = ended(api.server, "PUT", "/storage/uploads/*")
    got = ended(api.server, "GET", "/storage/files/*")
    assert (put.received, got.sent) == (300_000, 300_000)
    assert put.query.endswith("X-Signature=*")


@pytest.mark.parametrize("fault", [None, "corrupt"])
def test_downloads_are_told_while_they_are_sent(api, fault):
    """A download has its status as soon as its head is there, and what was on its way when the client went away."""
    size = 64 << 20  # more than the system takes in at once
    seeded = api.server.seed({"files": {"big.bin": {"size": size, "seed": 1}}})
    assert seeded["files"] == 1
    url = urlsplit(api.get("/files/big.bin").json()["download_uri"])
    if fault is not None:
        api.server.faults.add(fault, on="download")
    connection = http.client.HTTPConnection(url.hostname, url.port, timeout=20)
    connection.request("GET", f"{url.path}?{url.query}")
    answer = connection.getresponse()
    answer.read(1000)
    (entry,) = api.server.journal.entries("GET", "/storage/files/*", status=200)
    assert entry.sent >= 1000
    assert entry.duration is None
    answer.close()
    connection.close()
    entry = ended(api.server, "GET", "/storage/files/*")
    assert entry.status == 200
    assert 1000 <= entry.sent < size


def test_counting_by_pattern(api):
    """Patterns name decoded paths, with or without the API's base path; a star stands for slashes too."""
    api.post("/folders/a")
    api.post("/folders/a%2Fb%20c")
    journal = api.server.journal
    assert journal.count("POST", "/folders/*") == 2
    assert journal.count("POST", f"{BASE}/folders/a/b c") == 1
    assert journal.count("*", "/folders/a") == 1
    assert journal.count("post", "/folders/*") == 2
    assert journal.count("GET", "/folders/*") == 0
    assert journal.count("POST", status=201) == 2


def test_clearing(api):
    """A cleared journal is empty, and numbers go on."""
    api.get("/users")
    last = api.server.journal.entries()[-1].number
    api.server.journal.clear()
    assert api.server.journal.entries() == []
    api.get("/users")
    assert [entry.number for entry in api.server.journal.entries()] == [last + 1]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("per_page=5&cursor=abc", "per_page=5&cursor=abc"),
        ("password=p&a=b", "password=*&a=b"),
        ("%70assword=p", "%70assword=*"),
        ("X-Expires=1&X-Signature=s", "X-Expires=1&X-Signature=*"),
        ("filter%5Bapi_key%5D=k", "filter%5Bapi_key%5D=*"),
        ("API-KEY=k=k", "API-KEY=*"),
        ("token", "token"),
    ],
)
def test_secrets_in_queries(query, shown):
    """The values of parameters that sound secret are not written down."""
    assert redacted(query) == shown


def test_newest_entries_are_kept():
    """The journal is bounded; `since` and `limit` select."""
    journal = Journal(lambda: 0.0, BASE)
    for number in range(10_050):
        journal.open("GET", f"/x/{number}")
    assert len(journal) == 10_000
    assert [entry.path for entry in journal.entries(limit=2)] == ["/x/10048", "/x/10049"]
    assert len(journal.entries(since=10_040)) == 10


def test_patterns():
    """Patterns are shell-style and take the base path as optional, never in part."""
    assert fits("/files/*", f"{BASE}/files/a/b", BASE)
    assert not fits("/files/*", "/api/rest/v1x/files/a", BASE)
    assert not fits("/files", "/files/a")
    assert fits("*.csv", "/a/b.csv")


def test_requests_that_break_off_are_there(server):
    """A request whose body never came is in the journal, without a status."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=10)
    connection.putrequest("POST", f"{BASE}/groups")
    connection.putheader("X-FilesAPI-Key", "k1")
    connection.putheader("Content-Length", "100")
    connection.endheaders(b"{")
    connection.close()
    for _ in range(10_000):
        if server.journal.entries():
            break
        server.run(lambda: None)
    assert ended(server, "POST", "/groups").status is None
