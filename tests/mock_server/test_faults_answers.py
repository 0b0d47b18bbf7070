"""Faults of the answer, seen with a raw client: what it gets, and what the server has done."""

from __future__ import annotations

import json
from typing import Any

import pytest
import requests
from fault_help import DATA, Exchange
from files_mock_server.testing import MockServer
from mock_client import Api


def test_status_in_the_manner_of_the_service(server: MockServer, api: Api, check_problem: Any) -> None:
    """A refused call is answered in the service's envelope, with Retry-After, and is not applied."""
    rule = server.faults.add("status", status=503, retry_after=1, path="/folders/*", times=2)
    for _ in range(2):
        answer = api.post("/folders/a")
        assert check_problem(answer) == (503, "service-unavailable")
        assert answer.headers["Retry-After"] == "1"
    assert api.names() == []
    assert api.post("/folders/a").status_code == 201
    assert (rule.seen, rule.hits, rule.is_spent) == (4, 2, True)


@pytest.mark.parametrize(
    ("options", "status", "content_type", "body"),
    [
        ({"status": 418, "body": "short and stout"}, 418, "text/plain; charset=utf-8", b"short and stout"),
        ({"status": 200, "body": [{"id": 1}]}, 200, "application/json", b'[{"id":1}]'),
        ({"status": 200, "body": "[]", "headers": {"Content-Type": "text/x"}}, 200, "text/x", b"[]"),
    ],
)
def test_status_with_a_body(
    server: MockServer, api: Api, options: dict[str, Any], status: int, content_type: str, body: bytes
) -> None:
    """A given body is sent as it is: text as text, anything else as JSON, with the headers that are given."""
    server.faults.add("status", **options)
    answer = api.get("/users")
    assert (answer.status_code, answer.headers["Content-Type"], answer.content) == (status, content_type, body)


def test_status_with_a_type_and_a_date(server: MockServer, api: Api, check_problem: Any) -> None:
    """The type of the error and a date to come back at can be chosen."""
    date = "Fri, 31 Dec 1999 23:59:59 GMT"
    server.faults.add("status", status=429, type="rate-limited/too-many-concurrent-requests", retry_after=date)
    answer = api.get("/users")
    assert check_problem(answer) == (429, "rate-limited/too-many-concurrent-requests")
    assert answer.headers["Retry-After"] == date


def test_status_of_the_storage(server: MockServer, exchange: Exchange, url: str) -> None:
    """Behind signed URLs errors are XML, as the storage's are."""
    server.faults.add("status", status=503, on="download")
    status, headers, body = exchange("GET", url)
    assert (status, headers["Content-Type"]) == (503, "application/xml")
    assert b"<Code>SlowDown</Code>" in body
    assert exchange("GET", url)[2] == DATA


def test_status_although_it_was_applied(server: MockServer, api: Api) -> None:
    """An answer that lies: an error, although the folder is there."""
    server.faults.add("status", status=504, applied=True, method="POST")
    assert api.post("/folders/a").status_code == 504
    assert api.names() == ["a"]


def test_expired(server: MockServer, api: Api, url: str) -> None:
    """A signed URL is refused as an expired one is, in the very words, to get and to put."""
    short = MockServer(api_keys=["k1"], url_lifetime=0)
    with short:
        other = Api(short)
        really = requests.put(other.grant("a", size=1)["upload_uri"], b"1", timeout=10)
        other.http.close()
    server.faults.add("expired", times=2)
    assert api.get("/users").status_code == 200
    answers = [requests.get(url, timeout=10), requests.put(api.grant("a", size=1)["upload_uri"], b"1", timeout=10)]
    for answer in answers:
        assert (answer.status_code, answer.headers["Content-Type"]) == (403, really.headers["Content-Type"])
        assert answer.text.partition("<RequestId>")[0] == really.text.partition("<RequestId>")[0]
    assert requests.get(url, timeout=10).content == DATA


def test_repeated_cursor(server: MockServer, api: Api) -> None:
    """A page hands out the cursor again that it was asked for with; first pages are let through and not counted."""
    for name in "abcd":
        api.post(f"/folders/{name}")
    rule = server.faults.add("repeat_cursor", path="/folders*")
    first = api.get("/folders/", per_page=2).headers["X-Files-Cursor-Next"]
    assert rule.seen == 0
    second = api.get("/folders/", per_page=2, cursor=first)
    assert second.headers["X-Files-Cursor-Next"] == second.headers["X-Files-Cursor"] == first
    assert "X-Files-Cursor-Next" not in api.get("/folders/", per_page=2, cursor=first).headers


@pytest.mark.parametrize("path", ["/folders/", "/users", "/files/nowhere"])
def test_malformed_json(server: MockServer, api: Api, path: str) -> None:
    """The answer says that it is JSON and is none, while its framing is right."""
    server.faults.add("malformed_json")
    answer = api.get(path)
    assert answer.headers["Content-Type"] == "application/json"
    with pytest.raises(json.JSONDecodeError):
        json.loads(answer.content)
    assert api.get("/users").json()


def test_malformed_json_of_an_empty_answer(server: MockServer, api: Api) -> None:
    """Where nothing would be answered something is, and it is no JSON; the deed is done."""
    api.post("/folders/a")
    server.faults.add("malformed_json", method="DELETE")
    answer = api.delete("/files/a")
    assert (answer.status_code, answer.content) == (200, b"{")
    assert api.names() == []


def test_html(server: MockServer, api: Api) -> None:
    """A proxy's page comes and nothing is applied."""
    server.faults.add("html", method="POST")
    answer = api.post("/folders/a")
    assert (answer.status_code, answer.headers["Content-Type"]) == (502, "text/html; charset=utf-8")
    assert "<h1>502 Bad Gateway</h1>" in answer.text
    assert api.names() == []


def test_empty(server: MockServer, exchange: Exchange, url: str) -> None:
    """Status and headers come, and no body."""
    server.faults.add("empty", times=2)
    status, headers, body = exchange("GET", url)
    assert (status, headers["Content-Length"], body) == (200, "0", b"")
    assert exchange("GET", "/users")[::2] == (200, b"")
    assert exchange("GET", url)[2] == DATA


def test_redirect(server: MockServer, exchange: Exchange) -> None:
    """An origin sends the client to the same path and query there; a whole URL is taken as it is."""
    server.faults.add("redirect", location="http://127.0.0.1:9")
    status, headers, _ = exchange("GET", "/users?per_page=3")
    assert (status, headers["Location"]) == (307, "http://127.0.0.1:9/api/rest/v1/users?per_page=3")
    server.faults.add("redirect", location="http://other/x?y", status=302)
    status, headers, _ = exchange("GET", "/users")
    assert (status, headers["Location"]) == (302, "http://other/x?y")


def test_headers(server: MockServer, exchange: Exchange, url: str) -> None:
    """Headers of a download are changed and taken away; its bytes are not."""
    server.faults.add("headers", headers={"ETag": None, "X-More": "1"})
    _, headers, body = exchange("GET", url)
    assert ("ETag" in headers, headers["X-More"], body) == (False, "1", DATA)


def test_etag(server: MockServer, exchange: Exchange, url: str) -> None:
    """Entity tags are weak, missing, or another one for each range."""
    honest = exchange("GET", url)[1]["ETag"]
    server.faults.add("etag", change="weak")
    assert exchange("GET", url)[1]["ETag"] == f"W/{honest}"
    server.faults.add("etag", change="missing")
    assert "ETag" not in exchange("GET", url)[1]
    server.faults.add("etag", change="changed", times=2)
    tags = {exchange("GET", url, Range=f"bytes={start}-{start + 9}")[1]["ETag"] for start in (0, 10)}
    assert len(tags | {honest}) == 3


def test_ignored_range(server: MockServer, exchange: Exchange, url: str) -> None:
    """A range is asked for and everything comes; who asks for everything does not use the rule up."""
    rule = server.faults.add("ignore_range")
    assert exchange("GET", url)[2] == DATA
    assert rule.seen == 0
    status, headers, body = exchange("GET", url, Range="bytes=5-9")
    assert (status, "Content-Range" in headers, body) == (200, False, DATA)
    assert exchange("GET", url, Range="bytes=5-9")[::2] == (206, DATA[5:10])


def test_file_patterns(server: MockServer, api: Api) -> None:
    """A pattern of remote paths fits API calls, uploads and downloads of the file, as the service compares paths."""
    api.upload("data/a.csv", b"a")
    api.upload("data/a.txt", b"a")
    rule = server.faults.add("status", status=500, file="/DATA/*.csv", times=None)
    assert api.get("/files/data/a.txt").status_code == 200
    assert api.get("/files/data/a.csv").status_code == 500
    assert api.get("/users").status_code == 200
    assert api.get("/folders/%FF").status_code == 400
    assert rule.hits == 1
    server.faults.clear()
    uris = [api.get(f"/files/data/{name}").json()["download_uri"] for name in ("a.csv", "a.txt")]
    grant = api.grant("data/new.csv", size=1)
    server.faults.add("status", status=500, file="data/*.csv", times=None)
    assert [requests.get(uri, timeout=10).status_code for uri in uris] == [500, 200]
    assert api.put(grant["upload_uri"], b"1").status_code == 500


def test_control_is_spared(server: MockServer) -> None:
    """No fault befalls the control endpoints."""
    rule = server.faults.add("status", status=500, times=None)
    assert requests.get(f"{server.url}/__mock__/faults", timeout=10).json()[0]["id"] == rule.id
    assert rule.seen == 0
