"""Signed URLs: whoever has one may put bytes there and get them back, until it expires."""

from __future__ import annotations

import pytest
from spec_client import Api

POST = """
openapi: 3.1.0
info: {title: Post, version: "1"}
x-credential: [{header: Authorization, prefix: "Bearer "}]
paths:
  /slots:
    post:
      operationId: slot.create
      requestBody: {content: {application/json: {schema: {type: object, required: [filename], properties:
        {filename: {type: string}}}}}}
      responses: {"200": {description: slot, content: {application/json: {schema: {type: object, properties: {
        url: {type: string}, key: {type: string}, expires_at: {type: string}, other: {type: string}}}}}}}
      x-mock: {behaviour: signed_put, expires_in: 60}
  /shaped:
    post:
      operationId: slot.shaped
      responses: {"201": {description: slot, content: {application/json: {schema: {type: object}}}}}
      x-mock: {behaviour: signed_put, name: fixed.txt, answer: {data: {put: "{url}", how: PUT, until: "{expires}"}}}
"""


@pytest.fixture
def api(serve) -> Api:
    return serve(POST, max_part=1000)


def put(api: Api, url: str, data: bytes = b"hello", **headers):
    api.http.headers.pop("Authorization", None)
    return api.call("PUT", url, data=data, headers=headers)


def test_bytes_go_in_and_come_out(api):
    """What is put to the URL comes back from it, typed by its name and never run as a page; it may be put again."""
    told = api.ok(api.post("/slots", {"filename": "in/sun.png"}))
    assert set(told) == {"url", "key", "expires_at"}
    assert told["url"].startswith(api.server.url + "/__storage__/")
    api.refused(api.get(told["url"]), 404, "Nothing was put")
    for data in (b"first", b"\x00second"):
        assert put(api, told["url"], data).status_code == 200
        got = api.get(told["url"])
        assert got.content == data
    assert got.headers["Content-Type"] == "image/png"
    assert got.headers["Content-Disposition"].startswith("attachment")
    head = api.call("HEAD", told["url"])
    assert (head.status_code, head.headers["Content-Length"], head.content) == (200, "7", b"")
    api.refused(api.call("POST", told["url"]), 405)


def test_urls_that_are_altered_or_old_are_refused(api):
    """A changed name, time or signature is 403, and so is a URL whose time is over."""
    url = api.ok(api.post("/slots", {"filename": "a"}))["url"]
    for wrong in (url.replace("/a?", "/b?"), url[:-1], url.replace("X-Expires=", "X-Expires=9"), url.partition("?")[0]):
        api.refused(put(api, wrong), 403)
    api.server.clock.advance(61)
    api.refused(put(api, url), 403, "expired")


def test_a_leaked_credential_is_noted(api):
    """A credential that is sent along to storage refuses nothing, but the journal says so."""
    url = api.ok(api.post("/slots", {"filename": "a"}))["url"]
    assert put(api, url, Authorization="Bearer leaked").status_code == 200
    assert put(api, url).status_code == 200
    first, second = api.server.journal.entries("PUT")
    assert first.credential == "unwanted: authorization"
    assert second.credential == ""
    assert "leaked" not in str(first.to_dict())


def test_sizes_and_shapes(api):
    """A file has a largest size, and the answer the form that the document gives it."""
    told = api.ok(api.post("/shaped"), 201)["data"]
    assert told["how"] == "PUT"
    assert isinstance(told["until"], int)
    assert "/fixed.txt?" in told["put"]
    api.refused(put(api, told["put"], b"x" * 1001), 413)
    assert put(api, told["put"], b"x" * 1000).status_code == 200


def test_faults_of_storage(api):
    """Faults of uploads and downloads befall signed URLs, and leave calls alone."""
    with api.server.fault("status", on="upload", status=503, times=1) as rule:
        url = api.ok(api.post("/slots", {"filename": "a"}))["url"]
        api.refused(put(api, url), 503)
        assert put(api, url).status_code == 200
        assert rule.hits == 1
    with api.server.fault("corrupt", on="download", times=1):
        assert api.get(url).content != b"hello"
    assert api.get(url).content == b"hello"


def test_bytes_outlive_a_restart(serve, tmp_path):
    """Put bytes are part of the state, and go with a reset."""
    first = serve(POST, data=tmp_path / "data")
    url = first.ok(first.post("/slots", {"filename": "a"}))["url"]
    put(first, url)
    first.server.stop()
    second = serve(POST, data=tmp_path / "data")
    moved = second.server.url + url[len(first.server.url) :]
    assert second.get(moved).content == b"hello"
    second.server.reset()
    second.refused(second.get(moved), 404)
    assert not [path for path in (tmp_path / "data" / "blobs").rglob("*") if path.is_file()]
