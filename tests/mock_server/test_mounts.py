"""Parts that must come in order, their ETags, uploads that expire, and checksums that come late or never."""

from __future__ import annotations

import hashlib
import time
import zlib
from typing import Any

import pytest
from mock_client import Api

PART = 1 << 16  # bytes, what the fixture `server` is started with
DAY = 24 * 3600


@pytest.fixture
def mounted(api: Api) -> Api:
    """A server on which `remote` stands for a remote server."""
    api.post("/folders/remote")
    assert mount(api, "remote").status_code == 201
    return api


def mount(api: Api, path: str, **value: Any) -> Any:
    return api.post("/behaviors", path=path, behavior="remote_server_mount", value={"remote_server_id": 1, **value})


def grants(api: Api, path: str, parts: int, **body: Any) -> list[dict[str, Any]]:
    answer = api.post(f"/file_actions/begin_upload/{path}", parts=parts, mkdir_parents=True, **body)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()
    return found


def part(api: Api, path: str, ref: str, number: int) -> str:
    return str(grants(api, path, 1, ref=ref, part=number)[0]["upload_uri"])


def end(api: Api, path: str, ref: str, etags: list[str], **body: Any) -> Any:
    parts = [{"part": number, "etag": etag} for number, etag in enumerate(etags, 1)]
    return api.post(f"/files/{path}", action="end", ref=ref, etags=parts, **body)


def test_grants_below_a_mount(mounted: Api) -> None:
    """Below a mount a grant says that parts cannot go side by side, and comes alone; elsewhere nothing changes."""
    (grant,) = grants(mounted, "remote/sub/a.bin", 3, size=3 * PART)
    assert (grant["parallel_parts"], grant["available_parts"], grant["part_number"]) == (False, 3, 1)
    found = grants(mounted, "local.bin", 3, size=3 * PART)
    assert [grant["parallel_parts"] for grant in found] == [True] * 3


def test_parts_in_order(mounted: Api) -> None:
    """Below a mount a part is taken only behind those before it; the last one may be sent again."""
    ref = grants(mounted, "remote/a.bin", 1, size=3 * PART)[0]["ref"]
    uris = [part(mounted, "remote/a.bin", ref, number) for number in (1, 2, 3)]
    for number in (2, 3):
        refused = mounted.put(uris[number - 1], b"x" * PART)
        assert (refused.status_code, "<Code>InvalidPartOrder</Code>" in refused.text) == (409, True)
    for data in (b"0", b"1"):
        etags = [mounted.put(uris[0], data * PART).headers["ETag"]]
    assert mounted.put(uris[2], b"x" * PART).status_code == 409
    etags.append(mounted.put(uris[1], b"2" * PART).headers["ETag"])
    assert mounted.put(uris[0], b"x" * PART).status_code == 409
    etags.append(mounted.put(uris[2], b"3" * PART).headers["ETag"])
    assert end(mounted, "remote/a.bin", ref, etags, size=3 * PART).status_code == 201
    assert mounted.download("remote/a.bin").content == b"1" * PART + b"2" * PART + b"3" * PART


def test_gaps_below_a_mount(mounted: Api, check_problem: Any) -> None:
    """An upload below a mount cannot end with a part that never came."""
    ref = grants(mounted, "remote/a.bin", 1, size=2 * PART)[0]["ref"]
    etag = mounted.put(part(mounted, "remote/a.bin", ref, 1), b"1" * PART).headers["ETag"]
    answer = end(mounted, "remote/a.bin", ref, [etag, etag], size=2 * PART)
    assert check_problem(answer) == (400, "bad-request/invalid-upload-part-gap")
    assert mounted.names("remote") == []


def test_mounts_come_and_go(api: Api) -> None:
    """A mount holds as long as its behavior: new uploads follow it, those that were begun stay as they are."""
    api.post("/folders/remote")
    before = grants(api, "remote/a.bin", 1, size=2 * PART)[0]
    id = mount(api, "remote").json()["id"]
    assert grants(api, "remote/b.bin", 1)[0]["parallel_parts"] is False
    assert api.put(part(api, "remote/a.bin", before["ref"], 2), b"2" * PART).status_code == 200
    assert api.delete(f"/behaviors/{id}").status_code == 204
    assert grants(api, "remote/c.bin", 1)[0]["parallel_parts"] is True


def test_no_parallel_parts_anywhere(api: Api) -> None:
    """The live setting `parallel_parts` makes every folder like a mount in this."""
    api.server.configure(parallel_parts=False)
    (grant,) = grants(api, "a.bin", 3, size=3 * PART)
    assert grant["parallel_parts"] is False
    assert api.put(part(api, "a.bin", grant["ref"], 2), b"2").status_code == 409


@pytest.mark.parametrize("checksums", [None, True, False])
def test_mounts_without_checksums(api: Api, checksums: bool | None) -> None:
    """Files below a mount have no checksums if its behavior says so."""
    api.post("/folders/remote")
    mount(api, "remote", **({} if checksums is None else {"checksums": checksums}))
    api.upload("remote/sub/a.txt")
    api.upload("a.txt")
    shown = api.get("/file_actions/metadata/remote/sub/a.txt").json()
    listed = api.get("/folders/remote/sub").json()[0]
    for record in (shown, listed):
        assert ("md5" in record, "crc32" in record) == ((checksums is not False,) * 2)
    assert "md5" in api.get("/file_actions/metadata/a.txt").json()


def test_the_nearest_mount_counts(api: Api) -> None:
    """Of two mounts, one in the other, the inner one says whether its files have checksums."""
    api.post("/folders/remote")
    mount(api, "remote", checksums=False)
    api.post("/folders/remote/inner")
    mount(api, "remote/inner", checksums=True)
    found = [api.upload(path) for path in ("remote/a.txt", "remote/inner/a.txt")]
    assert ["md5" in record for record in found] == [False, True]


def test_late_checksums(api: Api) -> None:
    """With `checksum_delay` a new content's checksums show when that time is over; a copy of an old file has them."""
    api.upload("old.txt", b"old")
    api.server.configure(checksum_delay=60)
    record = api.upload("new.txt", b"new")
    assert not {"md5", "crc32"} & record.keys()
    api.post("/file_actions/copy/old.txt", destination="copy.txt")
    assert "md5" in api.get("/file_actions/metadata/copy.txt").json()
    for name in ("new.txt", "new-copy.txt"):
        api.post("/file_actions/copy/new.txt", destination="new-copy.txt")
        assert "md5" not in api.get(f"/file_actions/metadata/{name}").json()
    api.upload("old.txt", b"replaced")
    assert "crc32" not in api.get("/files/old.txt").json()
    api.server.clock.advance(59)
    assert "md5" not in api.get("/file_actions/metadata/new.txt").json()
    api.server.clock.advance(2)
    shown = api.get("/file_actions/metadata/new.txt").json()
    assert (shown["md5"], shown["crc32"]) == (hashlib.md5(b"new").hexdigest(), f"{zlib.crc32(b'new'):08x}")
    assert "md5" in api.get("/file_actions/metadata/new-copy.txt").json()


@pytest.mark.parametrize("size", [5, 300_000])
def test_part_etags_are_of_the_bytes(api: Api, size: int) -> None:
    """The same bytes have the same ETag, others have another, small parts and big ones alike."""
    uris = [api.grant(name)["upload_uri"] for name in ("a", "b")]
    first, again, other = b"1" * size, b"1" * size, b"2" * size
    etags = [api.put(uris[0], first), api.put(uris[1], again), api.put(uris[1], other)]
    one, two, three = (answer.headers["ETag"] for answer in etags)
    assert one == two != three
    assert size > 1000 or one == f'"{hashlib.md5(first).hexdigest()}"'


def test_replaced_part(api: Api, check_problem: Any) -> None:
    """A part that was sent again with other bytes is refused under its old ETag."""
    grant = api.grant("a", size=1)
    old, new = (api.put(grant["upload_uri"], data).headers["ETag"] for data in (b"1", b"2"))
    assert check_problem(end(api, "a", grant["ref"], [old])) == (400, "bad-request/invalid-etags")
    assert end(api, "a", grant["ref"], [new]).status_code == 201


def test_uploads_expire(api: Api, check_problem: Any) -> None:
    """An upload that nobody completes is gone after three days by the clock, without a restart."""
    api.server.configure(url_lifetime=10 * DAY)
    grant = api.grant("a", size=1)
    etag = api.put(grant["upload_uri"], b"1").headers["ETag"]
    api.server.clock.advance(3 * DAY - 60)
    assert api.put(grant["upload_uri"], b"1").status_code == 200
    api.server.clock.advance(120)
    refused = api.put(grant["upload_uri"], b"1")
    assert (refused.status_code, "<Code>NoSuchUpload</Code>" in refused.text) == (404, True)
    gone = (404, "not-found/file-upload-not-found")
    assert check_problem(end(api, "a", grant["ref"], [etag])) == gone
    assert check_problem(api.post("/file_actions/begin_upload/a", ref=grant["ref"], part=2)) == gone
    db, deadline = api.server.service.site.db, time.monotonic() + 20
    while api.server.run(lambda: db.all("SELECT * FROM upload_parts")):
        assert time.monotonic() < deadline
        time.sleep(0.02)
