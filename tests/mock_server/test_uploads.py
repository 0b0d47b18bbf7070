"""Uploads: grants, parts, completion, and everything that clients vary."""

import hashlib
import random
import socket
import zlib
from urllib.parse import urlsplit

import pytest
import requests
from files_mock_server.testing import MockServer

PART = 1 << 16


def put_parts(api, path, pieces, **body):
    """Begin an upload and send the pieces; returns the ref and the completion's etags."""
    ref, etags = None, []
    for number, piece in enumerate(pieces, 1):
        grant = api.grant(path, part=number, **({"ref": ref} if ref else {}), **body)
        ref = grant["ref"]
        answer = api.put(grant["upload_uri"], piece)
        assert answer.status_code == 200, answer.text
        etags.append({"part": number, "etag": answer.headers["ETag"]})
    return ref, etags


def end(api, path, ref, **body):
    return api.post(f"/files/{path}", action="end", ref=ref, **body)


def test_grant(api, server):
    """A grant carries everything that clients read, on the origin that they used."""
    grant = api.grant("a.txt", size=10)
    expected = {
        "path": "a.txt",
        "action": "put/write",
        "http_method": "PUT",
        "part_number": 1,
        "partsize": PART,
        "next_partsize": PART,
        "available_parts": 1,
        "parallel_parts": True,
        "retry_parts": True,
        "headers": {},
        "parameters": {},
        "send": {"partsize": "required-header Content-Length", "partdata": "body"},
        "ask_about_overwrites": False,
    }
    assert {name: grant[name] for name in expected} == expected
    assert grant["upload_uri"].startswith(server.url + "/")
    assert grant["expires"].endswith("Z")
    by_name = api.call("POST", "/file_actions/begin_upload/b", {}, headers={"Host": "files.example:80"}).json()[0]
    assert by_name["upload_uri"].startswith("http://files.example:80/")


def test_several_grants_at_once(api):
    """As many grants are answered as are asked for, for consecutive parts of one upload."""
    answer = api.post("/file_actions/begin_upload/a", parts=3, part=2)
    assert [grant["part_number"] for grant in answer.json()] == [2, 3, 4]
    assert len({grant["ref"] for grant in answer.json()}) == 1
    assert len(api.post("/file_actions/begin_upload/a", parts=9, size=PART * 2).json()) == 2


def test_growing_part_sizes():
    """Unless configured, parts grow so that ten thousand of them hold terabytes."""
    with MockServer(api_keys=["k"]) as server:
        url = f"{server.url}/api/rest/v1/file_actions/begin_upload/a"
        sizes = [
            requests.post(url, json={"part": part}, headers={"X-FilesAPI-Key": "k"}, timeout=10).json()[0]["partsize"]
            for part in (1, 1000, 1001, 10000)
        ]
    assert sizes == [5 << 20, 5 << 20, 10 << 20, (5 << 20) << 9]


def test_parts_become_one_file(api):
    """Parts sent in any order become the file, with the checksums of the whole."""
    data = random.Random(1).randbytes(PART * 3 + 17)
    grants = api.post("/file_actions/begin_upload/d/a.bin", size=len(data), parts=4, mkdir_parents=True).json()
    etags = []
    for grant in reversed(grants):
        start = (grant["part_number"] - 1) * PART
        answer = api.put(grant["upload_uri"], data[start : start + PART])
        etags.append({"part": str(grant["part_number"]), "etag": answer.headers["ETag"]})
    record = end(api, "d/a.bin", grants[0]["ref"], size=str(len(data)), etags=etags).json()
    assert (record["size"], record["crc32"]) == (len(data), f"{zlib.crc32(data):08x}")
    assert api.download("d/a.bin").content == data
    for _ in range(200):
        record = api.get("/file_actions/metadata/d/a.bin").json()
        if "md5" in record:
            break
    assert record["md5"] == hashlib.md5(data).hexdigest()


def test_nothing_is_visible_before_completion(api, check_problem):
    """Until it is completed, an upload leaves the path as it was, and makes no folder."""
    put_parts(api, "new/a", [b"data"], mkdir_parents=True)
    assert check_problem(api.get("/files/new/a")) == (404, "not-found/file-not-found")
    assert api.names() == []


def test_replacing_a_file(api):
    """A completed upload replaces the file that was there, and keeps its time of creation."""
    before = api.upload("a", b"one")
    after = api.upload("a", b"three")
    assert (after["size"], after["created_at"]) == (5, before["created_at"])
    assert api.download("a").content == b"three"
    assert api.names() == ["a"]


def test_empty_file(api):
    """An empty file is one part of no bytes."""
    assert api.upload("empty", b"")["size"] == 0
    answer = api.download("empty")
    assert (answer.status_code, answer.content) == (200, b"")


def test_empty_last_part(api):
    """An empty part behind an exact multiple of the part size means nothing, also when it is sent twice."""
    ref, etags = put_parts(api, "a", [b"x" * PART, b""])
    again = api.grant("a", ref=ref, part=2)
    etags.append({"part": 2, "etag": api.put(again["upload_uri"]).headers["ETag"]})
    with_last = end(api, "a", ref, size=PART, etags=[etags[0], etags[2]])
    assert (with_last.status_code, with_last.json()["size"]) == (201, PART)


def test_completion_without_etags_and_size(api):
    """A client that names neither etags nor size gets the parts that arrived, if they have no gap."""
    ref, _ = put_parts(api, "a", [b"x" * PART, b"y"])
    assert end(api, "a", ref).json()["size"] == PART + 1


def test_parts_bigger_than_granted(connect):
    """A client may send parts of its own size."""
    with MockServer(part_size=1000) as server:
        api = connect(server)
        ref, etags = put_parts(api, "a", [b"x" * 5000, b"y" * 3000, b"z"])
        assert end(api, "a", ref, size=8001, etags=etags).json()["size"] == 8001


@pytest.mark.parametrize(
    ("change", "type"),
    [
        (lambda body: body.update(size=7), "invalid-upload-part-size"),
        (lambda body: body["etags"][0].update(etag="wrong"), "invalid-etags"),
        (lambda body: body["etags"].pop(0), "invalid-upload-part-gap"),
        (lambda body: body["etags"].append({"part": 4, "etag": "x"}), "invalid-upload-part-gap"),
        (lambda body: body["etags"].append({"part": 3, "etag": "x"}), "invalid-upload-part-gap"),
        (lambda body: body.update(etags="x"), "request-params-invalid"),
        (lambda body: body.update(etags=[{"etag": "x"}]), "request-params-invalid"),
    ],
)
def test_refused_completion(api, check_problem, change, type):
    """A completion that does not fit the parts is refused by type, and can be tried again."""
    ref, etags = put_parts(api, "a", [b"x" * PART, b"y"])
    body = {"size": PART + 1, "etags": [dict(etag) for etag in etags]}
    change(body)
    assert check_problem(end(api, "a", ref, **body)) == (400, f"bad-request/{type}")
    assert end(api, "a", ref, size=PART + 1, etags=etags).status_code == 201


def test_gap_without_etags(api, check_problem):
    """A missing part is a gap, also when the client names none."""
    grant = api.grant("a", part=2)
    api.put(grant["upload_uri"], b"x")
    assert check_problem(end(api, "a", grant["ref"])) == (400, "bad-request/invalid-upload-part-gap")
    assert check_problem(end(api, "a", api.grant("a", size=1)["ref"])) == (400, "bad-request/invalid-upload-part-gap")


def test_small_part_in_the_middle(api, check_problem):
    """Every part but the last must be of full size."""
    ref, etags = put_parts(api, "a", [b"x", b"y"])
    assert check_problem(end(api, "a", ref, etags=etags)) == (400, "bad-request/invalid-upload-part-size")


def test_unknown_ref(api, check_problem):
    """A ref that is unknown, completed, or of another path is not found."""
    kind = (404, "not-found/file-upload-not-found")
    assert check_problem(end(api, "a", "nonsense")) == kind
    ref, etags = put_parts(api, "a", [b"x"])
    assert check_problem(end(api, "b", ref, etags=etags)) == kind
    assert check_problem(api.post("/file_actions/begin_upload/b", ref=ref)) == kind
    assert end(api, "A", ref, etags=etags).status_code == 201
    assert check_problem(end(api, "a", ref, etags=etags)) == kind


def test_repeated_part(api):
    """A part that is sent again replaces the one before; its old etag no longer fits."""
    ref, old = put_parts(api, "a", [b"first"])
    again = api.put(api.grant("a", ref=ref)["upload_uri"], b"second").headers["ETag"]
    assert again != old[0]["etag"]
    assert end(api, "a", ref, etags=old).status_code == 400
    assert end(api, "a", ref, etags=[{"part": 1, "etag": again.strip('"')}]).json()["size"] == 6


def test_restart(api):
    """A restarted upload forgets the parts that arrived."""
    ref, _ = put_parts(api, "a", [b"x" * PART, b"y"])
    grant = api.grant("a", ref=ref, restart=1)
    api.put(grant["upload_uri"], b"new")
    assert end(api, "a", ref).json()["size"] == 3


def test_destination_is_checked_at_the_start(api, check_problem):
    """An upload that could never be completed is refused before bytes are sent."""
    api.post("/folders/dir")
    api.upload("file")
    begin = "/file_actions/begin_upload"
    exists, conflict = "processing-failure/destination-exists", "processing-failure/destination-parent-conflict"
    assert check_problem(api.post(f"{begin}/dir")) == (422, exists)
    assert check_problem(api.post(f"{begin}/")) == (422, exists)
    missing = (422, "processing-failure/destination-parent-does-not-exist")
    assert check_problem(api.post(f"{begin}/none/a")) == missing
    assert check_problem(api.post(f"{begin}/file/a", mkdir_parents=True)) == (422, conflict)
    ref, _ = put_parts(api, "late/a", [b"x"], mkdir_parents=True)
    assert end(api, "late/a", ref).json()["path"] == "late/a"


@pytest.mark.parametrize(
    ("body", "type"),
    [
        ({"part": 0}, "request-params-invalid"),
        ({"part": 10001}, "part-number-too-large"),
        ({"parts": 0}, "request-params-invalid"),
        ({"size": -1}, "request-params-invalid"),
        ({"size": "big"}, "request-params-invalid"),
    ],
)
def test_refused_grants(api, check_problem, body, type):
    """Numbers that make no sense are refused by type."""
    assert check_problem(api.post("/file_actions/begin_upload/a", **body)) == (400, f"bad-request/{type}")


def test_altered_url(api):
    """A signed URL that was altered is refused in the way of the storage."""
    uri = api.grant("a")["upload_uri"]
    for altered in (uri[:-2], uri.replace("/1?", "/2?"), uri.replace("X-Expires=", "X-Expires=9"), uri.split("?")[0]):
        answer = api.put(altered, b"x")
        assert answer.status_code == 403
        assert answer.headers["Content-Type"] == "application/xml"
        assert b"<Code>SignatureDoesNotMatch</Code>" in answer.content


def test_expired_url(connect):
    """A signed URL stops working; a new one for the same part is had with the ref."""
    now = [1_000_000.0]
    with MockServer(clock=lambda: now[0], url_lifetime=60) as server:
        api = connect(server)
        grant = api.grant("a")
        now[0] += 61
        assert api.put(grant["upload_uri"], b"x").status_code == 403
        again = api.grant("a", ref=grant["ref"], part=1)
        assert api.put(again["upload_uri"], b"x").status_code == 200


def test_put_after_completion(api):
    """The URL of a completed upload takes nothing more."""
    grant = api.grant("a")
    api.put(grant["upload_uri"], b"x")
    end(api, "a", grant["ref"])
    assert api.put(grant["upload_uri"], b"late").status_code == 404
    assert api.download("a").content == b"x"


def test_put_action(api):
    """`put` stores data that comes along, and without data answers a grant as begin_upload does."""
    assert api.post("/files/a.txt", action="put", data="héllo").json()["size"] == 6
    grant = api.post("/files/b.txt", action="put", size=1).json()
    assert grant["upload_uri"]
    api.put(grant["upload_uri"], b"x")
    assert end(api, "b.txt", grant["ref"]).json()["path"] == "b.txt"


def test_append_action(api):
    """`append` puts bytes behind those that are there."""
    api.upload("log", b"one ")
    grant = api.post("/files/log", action="append").json()
    api.put(grant["upload_uri"], b"two ")
    end(api, "log", grant["ref"])
    record = api.post("/files/log", action="append", data="three").json()
    assert record["crc32"] == f"{zlib.crc32(b'one two three'):08x}"
    assert api.download("log").content == b"one two three"
    assert api.download("log", Range="bytes=3-8").content == b" two t"


def test_with_rename(api):
    """An upload may ask for a free name instead of replacing."""
    api.upload("a.txt", b"one")
    assert api.upload("a.txt", b"two", with_rename=True)["path"] == "a (1).txt"
    assert api.download("a.txt").content == b"one"


def test_attributes(api, check_problem):
    """Time, metadata and colour are kept with the file and can be changed."""
    record = api.upload("a", provided_mtime="2001-02-03T04:05:06", custom_metadata={"k": "v"})
    assert (record["provided_mtime"], record["custom_metadata"]) == ("2001-02-03T04:05:06Z", {"k": "v"})
    changed = api.patch("/files/a", provided_mtime="2001-02-03T04:05:06+02:00", priority_color="red").json()
    assert (changed["provided_mtime"], changed["priority_color"]) == ("2001-02-03T02:05:06Z", "red")
    assert changed["custom_metadata"] == {"k": "v"}
    assert check_problem(api.patch("/files/a", provided_mtime="soon")) == (400, "bad-request/datetime-parse")
    wrong = api.patch("/files/a", priority_color="plaid")
    assert check_problem(wrong) == (422, "processing-failure/invalid-priority-color")


def test_record_of_a_file(api):
    """A file's record carries what clients rely on."""
    record = api.upload("dir/Photo.JPG", b"hello")
    assert {name: record[name] for name in ("path", "display_name", "type", "size", "mime_type", "crc32", "md5")} == {
        "path": "dir/Photo.JPG",
        "display_name": "Photo.JPG",
        "type": "file",
        "size": 5,
        "mime_type": "image/jpeg",
        "crc32": "3610a686",
        "md5": hashlib.md5(b"hello").hexdigest(),
    }
    assert record["permissions"].startswith("rwd")
    assert record["mtime"]
    assert record["created_at"]


def test_client_goes_away(api, server, caplog):
    """A client that breaks off in the middle of a part leaves nothing, and the part can be sent again."""
    grant = api.grant("a")
    host = urlsplit(server.url)
    with socket.create_connection((host.hostname, host.port), timeout=10) as connection:
        path = grant["upload_uri"].removeprefix(server.url)
        connection.sendall(f"PUT {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nshort".encode())
    assert api.put(grant["upload_uri"], b"whole").status_code == 200
    assert end(api, "a", grant["ref"]).json()["size"] == 5
    assert caplog.records == []
