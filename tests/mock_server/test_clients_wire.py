"""What real clients send and the server must take, in the raw protocol: each was once seen to fail."""

import pytest
import requests


def test_parts_in_order_on_the_first_url(server, api):
    """Where parts go in order, all may be put to the first one's URL with the number behind it."""
    server.configure(parallel_parts=False)
    grant, size = api.grant("a"), 1 << 16
    assert grant["parallel_parts"] is False
    pieces = [b"1" * size, b"2" * size, b"3"]
    etags = []
    for number, piece in enumerate(pieces, 1):
        more = f"&part_number={number}" if number > 1 else ""
        answer = api.put(grant["upload_uri"] + more, piece)
        assert answer.status_code == 200, answer.text
        etags.append({"part": str(number), "etag": answer.headers["ETag"].strip('"')})
    ended = api.post("/files/a", action="end", ref=grant["ref"], etags=etags, size=2 * size + 1)
    assert ended.status_code == 201, ended.text
    assert api.download("a").content == b"".join(pieces)


def test_part_number_of_a_parallel_upload(api):
    """Where parts are parallel each has a URL of its own, which the query cannot turn to another part."""
    grant = api.grant("a", size=5)
    assert requests.put(grant["upload_uri"] + "&part_number=2", data=b"hello", timeout=20).status_code == 200
    ended = api.post("/files/a", action="end", ref=grant["ref"], size=5)
    assert ended.status_code == 201, ended.text


def test_empty_file_without_parts(api, check_problem):
    """A client that sends no part of an empty file, and ends with the ref alone, gets an empty file."""
    ended = api.post("/files/a", action="end", ref=api.grant("a")["ref"])
    assert (ended.status_code, ended.json()["size"]) == (201, 0)
    assert api.download("a").content == b""
    announced = api.grant("b", size=3)
    assert check_problem(api.post("/files/b", action="end", ref=announced["ref"]))[0] == 400


def test_behavior_value_as_text(api):
    """A map may come as JSON within the JSON."""
    api.post("/folders/a")
    value = '{"urls": ["https://hooks.example.com/x"], "method": "POST"}'
    made = api.post("/behaviors", path="a", behavior="webhook", value=value)
    assert made.status_code == 201, made.text
    assert made.json()["value"]["urls"] == ["https://hooks.example.com/x"]


NUMBERED = [("etags[0][etag]", '"{0}"'), ("etags[0][part]", "1"), ("etags[1][etag]", "{1}"), ("etags[1][part]", "2")]
LISTED = [("etags[][etag]", "{0}"), ("etags[][part]", "1"), ("etags[][part]", "2"), ("etags[][etag]", "{1}")]
BY_COLUMN = [("etags[etag][]", "{0}"), ("etags[part][]", "1"), ("etags[etag][]", "{1}"), ("etags[part][]", "2")]


@pytest.mark.parametrize(("pairs", "form"), [(NUMBERED, False), (NUMBERED, True), (LISTED, True), (BY_COLUMN, True)])
def test_flattened_etags(api, check_problem, pairs, form):
    """The completion's etags may come flattened, in a form and even within JSON, and are checked all the same."""
    first, size = api.grant("a", mkdir_parents=True), 1 << 16
    sent = []
    for number, piece in ((1, b"x" * size), (2, b"y")):
        grant = api.grant("a", ref=first["ref"], part=number)
        sent.append(api.put(grant["upload_uri"], piece).headers["ETag"].strip('"'))
    wrong = [(name, value.format("wrong", "wrong")) for name, value in pairs]
    right = [(name, value.format(*sent)) for name, value in pairs]
    for body in (wrong, right):
        body += [("action", "end"), ("ref", first["ref"]), ("size", str(size + 1))]
    options = [{"data": body} if form else {"json": dict(body)} for body in (wrong, right)]
    assert check_problem(api.call("POST", "/files/a", **options[0])) == (400, "bad-request/invalid-etags")
    assert api.call("POST", "/files/a", **options[1]).status_code == 201


def test_flattened_maps_and_lists(api):
    """Maps and lists may come flattened within JSON."""
    api.post("/folders/a")
    made = api.call("POST", "/bundles", {"paths[0]": "a", "description": "flat"})
    assert (made.status_code, made.json()["paths"]) == (201, ["a"])
    changed = api.call("PATCH", "/files/a", {"custom_metadata[k]": "v"})
    assert (changed.status_code, changed.json()["custom_metadata"]) == (200, {"k": "v"})


@pytest.mark.parametrize(
    "query",
    ["ids=1&ids[]=2", "ids[]=2&ids[a]=1", "ids[a]=1&ids[a][b]=1", "ids[][]=1&ids[][a]=2", "ids[]=a&ids[][a]=2"],
)
def test_one_name_for_different_things(api, check_problem, query):
    """A name that stands for a list, a map and a single value at once is refused, and named."""
    answer = api.call("GET", "/users?" + query)
    assert check_problem(answer) == (400, "bad-request/request-params-invalid")
    assert answer.json()["data"] == {"param": "ids"}


@pytest.mark.parametrize("name", ["a[", "a]", "a[b", "[b]", "a[[b]]", "a" + "[b]" * 50, "a[b]c"])
def test_odd_brackets(api, name):
    """Brackets that mean nothing do no harm."""
    assert api.get("/folders", **{name: "1"}).status_code == 200


def test_downloads_are_attachments(api):
    """A browser stores what it downloads under the file's name, rather than run it with the rights of the server."""
    api.upload("page \u00fc.html", b"<script>alert(1)</script>")
    told = api.download("page \u00fc.html").headers["Content-Disposition"]
    assert told == "attachment; filename*=UTF-8''page%20%C3%BC.html"
