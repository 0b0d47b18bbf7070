"""Downloads: records, signed URLs, ranges and conditions."""

import random

import pytest
import requests
from files_mock_server.testing import MockServer

DATA = bytes(range(100))


@pytest.fixture
def uri(api):
    api.upload("data.bin", DATA)
    return api.get("/files/data.bin").json()["download_uri"]


def fetch(uri, **headers):
    return requests.get(uri, headers=headers, timeout=10)


def test_actions(api, uri, check_problem):
    """`stat` answers the record without a URL, `redirect` the URL as a redirect; a folder has no bytes."""
    assert "download_uri" not in api.get("/files/data.bin", action="stat").json()
    redirect = api.call("GET", "/files/data.bin", params={"action": "redirect"}, allow_redirects=False)
    assert redirect.status_code == 302
    assert fetch(redirect.headers["Location"]).content == DATA
    api.post("/folders/dir")
    assert check_problem(api.get("/files/dir")) == (400, "bad-request/cannot-download-directory")
    assert check_problem(api.get("/files/none")) == (404, "not-found/file-not-found")


@pytest.mark.parametrize(
    ("wanted", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=10-19", 10, 19),
        ("bytes=90-", 90, 99),
        ("bytes=95-1000", 95, 99),
        ("bytes=-7", 93, 99),
        ("bytes=-1000", 0, 99),
    ],
)
def test_ranges(uri, wanted, first, last):
    """A range answers 206 with exactly its bytes."""
    answer = fetch(uri, Range=wanted)
    assert (answer.status_code, answer.content) == (206, DATA[first : last + 1])
    assert answer.headers["Content-Range"] == f"bytes {first}-{last}/100"


@pytest.mark.parametrize(
    "wanted", ["bytes=0--1", "bytes=9-3", "bytes=-", "bytes=a-b", "lines=1-2", "bytes=1-2,5-6", "x"]
)
def test_meaningless_ranges(uri, wanted):
    """A range that means nothing is ignored."""
    answer = fetch(uri, Range=wanted)
    assert (answer.status_code, answer.content) == (200, DATA)


@pytest.mark.parametrize("wanted", ["bytes=100-", "bytes=500-600", "bytes=-0"])
def test_range_past_the_end(uri, wanted):
    """A range behind the end is refused with the size."""
    answer = fetch(uri, Range=wanted)
    assert (answer.status_code, answer.headers["Content-Range"]) == (416, "bytes */100")


def test_conditions(api, uri):
    """If-Match notices that the file was replaced after the URL was made; If-None-Match saves the body."""
    etag = fetch(uri).headers["ETag"]
    assert etag.startswith('"')
    assert fetch(uri, **{"If-Match": etag}).status_code == 200
    assert fetch(uri, **{"If-None-Match": etag}).status_code == 304
    assert fetch(uri, **{"If-Range": etag, "Range": "bytes=0-1"}).status_code == 206
    api.upload("data.bin", DATA[::-1])
    assert fetch(uri, **{"If-Match": etag}).status_code == 412
    assert fetch(uri, **{"If-None-Match": etag}).content == DATA[::-1]
    assert fetch(uri, **{"If-Range": etag, "Range": "bytes=0-1"}).status_code == 200


def test_head(uri):
    """HEAD tells size and ETag without the bytes."""
    answer = requests.head(uri, timeout=10)
    assert (answer.status_code, answer.headers["Content-Length"], answer.content) == (200, "100", b"")
    assert answer.headers["ETag"] == fetch(uri).headers["ETag"]


def test_altered_expired_and_gone(connect):
    """A download URL that was altered, has expired, or whose file is gone, gives nothing."""
    now = [1_000_000.0]
    with MockServer(clock=lambda: now[0], url_lifetime=60) as server:
        api = connect(server)
        api.upload("a")
        api.upload("b")
        uri, other = (api.get(f"/files/{name}").json()["download_uri"] for name in "ab")
        assert fetch(uri[:-1]).status_code == 403
        assert fetch(uri.replace("/a?", "/b?")).status_code == 403
        api.delete("/files/b")
        assert fetch(other).status_code == 404
        now[0] += 60
        expired = fetch(uri)
        assert (expired.status_code, expired.headers["Content-Type"]) == (403, "application/xml")


def test_ranges_over_parts(api):
    """A file of many parts reads as one, wherever a range begins and ends."""
    size = 1 << 16
    data = random.Random(2).randbytes(size * 3 + 5)
    grants = api.post("/file_actions/begin_upload/big", size=len(data), parts=4).json()
    for index, grant in enumerate(grants):
        api.put(grant["upload_uri"], data[index * size : (index + 1) * size])
    assert api.post("/files/big", action="end", ref=grants[0]["ref"], size=len(data)).status_code == 201
    uri = api.get("/files/big").json()["download_uri"]
    assert fetch(uri).content == data
    for first, last in ((0, size), (size - 1, size), (size, 2 * size - 1), (1, 3 * size + 2), (5, len(data) - 1)):
        assert fetch(uri, Range=f"bytes={first}-{last}").content == data[first : last + 1]


def test_replaced_while_reading(api):
    """A download that has begun gets the bytes it began with, although the file is deleted meanwhile."""
    data = random.Random(3).randbytes(1 << 16) * 400
    grants = api.post("/file_actions/begin_upload/big", parts=2).json()
    api.put(grants[0]["upload_uri"], data)
    api.put(grants[1]["upload_uri"], data)
    api.post("/files/big", action="end", ref=grants[0]["ref"])
    uri = api.get("/files/big").json()["download_uri"]
    with requests.get(uri, stream=True, timeout=20) as answer:
        received = answer.raw.read(1000)
        assert api.delete("/files/big").status_code == 204
        while chunk := answer.raw.read(1 << 20):
            received += chunk
    assert received == data * 2
