"""The page to look at, over HTTP: what it shows, and what it never lets through."""

from __future__ import annotations

import re
from importlib import resources
from urllib.parse import quote, urljoin, urlsplit

import pytest
import requests
from files_mock_server.files.tree import FILE, FOLDER
from files_mock_server.http.journal import LENGTH, Journal
from files_mock_server.page import previews
from files_mock_server.page.figures import Tally
from files_mock_server.testing import MockServer
from mock_client import Api
from page_reader import Page, Visitor

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\xa75\x81\x84\x00\x00\x00\x00IEND\xaeB`\x82"
)


def put_nodes(server: MockServer, count: int, kind: int = FILE, parent: int = 0) -> None:
    def put() -> None:
        with server.service.site.db.transaction():
            for number in range(count):
                server.service.site.tree.insert(parent, f"entry-{number:05d}", kind)

    server.run(put)


def test_it_needs_nothing_from_elsewhere_and_lets_nothing_else_run(visitor: Visitor) -> None:
    """The page loads only its own files, and its policy allows no other script, style, frame or form target."""
    page = visitor.look()
    assert page.answer.headers["Content-Type"] == "text/html; charset=utf-8"
    policy = page.answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert page.answer.headers["X-Frame-Options"] == "DENY"
    assert page.answer.headers["Cache-Control"] == "no-store"
    nonce = re.search(r"script-src 'nonce-([\w-]+)'", policy)
    assert nonce
    assert nonce.group(1) not in visitor.look().answer.text
    for element in page.elements:
        for name in ("href", "src", "action"):
            target = element.attributes.get(name) or ""
            assert not urlsplit(target).netloc
            if element.name in ("script", "link", "img"):
                got = visitor.http.get(urljoin(visitor.url, target), timeout=20)
                assert got.status_code == 200
                assert got.headers["X-Content-Type-Options"] == "nosniff"
        assert "style" not in element.attributes
        assert not any(name.startswith("on") for name in element.attributes)
        if element.name in ("script", "style"):
            assert element.attributes["nonce"] == nonce.group(1)
            assert not element.text


def test_the_slash_may_be_left_out(visitor: Visitor, server: MockServer) -> None:
    """Without the slash at its end the address leads to the page, in no other way and for nobody else."""
    answer = visitor.http.get(f"{server.url}/__mock__", timeout=20)
    assert (answer.status_code, answer.url) == (200, visitor.url)
    refused = requests.get(f"{server.url}/__mock__", headers={"Origin": "http://evil.example"}, timeout=20)
    assert (refused.status_code, refused.history) == (403, [])
    assert requests.get(f"{server.url}/__mock__x", timeout=20).status_code == 404


def test_looking_leaves_no_trace(visitor: Visitor, server: MockServer) -> None:
    """Visits of the page are no requests of clients."""
    assert visitor.look().figure("Requests") == "0"
    assert visitor.look().figure("Requests") == "0"
    assert server.journal.count() == 0


def test_hostile_names_are_only_text(visitor: Visitor, api: Api) -> None:
    """Names of files, users and requests cannot become markup, nor turn the text around them."""
    script = "<script>alert(1)<"
    api.upload(f"{script}.txt", b"</pre><script>alert(2)</script>")
    api.upload('"><img src=x onerror=alert(3)>/\u202egnp.txt')
    api.post("/users", username="<b onclick=alert(4)>", name="'\"><script>alert(5)</script>", password="Long-enough-1")
    api.get("/files/<script>alert(6)</script>", **{"a<b>": "<i>"})
    first = visitor.look(file=f"{script}.txt", folder="", path="<script>", resource="user", record="2")
    second = visitor.look(folder='"><img src=x onerror=alert(3)>', resource="<u>", file="<s>", status="<tt>")
    for page in (first, second):
        assert len(page.all("script")) == 1
        assert not any(name.startswith("on") for element in page.elements for name in element.attributes)
        assert not [one for name in ("b", "i", "u", "s", "tt", "img") for one in page.all(name)]
    assert "</pre><script>alert(2)</script>" in first.part("preview")
    assert "\u202e" not in re.sub(' value="[^"]*"', "", second.answer.text)
    assert "U+202Egnp.txt" in second.part("files")


@pytest.mark.parametrize(
    "name", ["100%.txt", "%41.txt", "a#b?c&d=e+f.txt", " two  words ;.txt", "ñ/日本語/🧑‍🚀.txt", "q'\"`<>"]
)
def test_links_lead_to_any_path(visitor: Visitor, api: Api, name: str) -> None:
    """A folder and a file open by their links, however their names are spelled."""
    api.upload(quote(f"in {name}/{name}"), b"found it")
    page = visitor.look()
    for segment in f"in {name}/{name}".split("/"):
        page = visitor.look(page.href(segment))
    assert "found it" in page.part("preview")
    assert "Nothing" not in page.part("files")


def test_journal_is_newest_first_and_can_be_narrowed(visitor: Visitor, api: Api) -> None:
    """Requests are shown with status, bytes and caller, newest first; method, path and status choose among them."""
    api.post("/folders/reports")
    api.get("/folders/reports")
    api.get("/files/none")
    api.http.get(api.server.url + "/api/rest/v1/users", headers={"X-FilesAPI-Key": ""}, timeout=20)
    page = visitor.look()
    assert page.requests() == ["/users", "/files/none", "/folders/reports", "/folders/reports"]
    assert [element.text for element in page.all("span", **{"class": "status s4"})] == ["401", "404"]
    assert page.figure("Errors").startswith("2")
    assert "key 1" in page.part("request-3")
    assert "api_key 1 of user 1" in visitor.look(request=3).part("details-3")
    assert visitor.look(method="POST").requests() == ["/folders/reports"]
    assert visitor.look(path="/folders/*").requests() == ["/folders/reports"] * 2
    assert visitor.look(path="port", status="2xx").requests() == ["/folders/reports"] * 2
    assert visitor.look(status="404").requests() == ["/files/none"]
    assert visitor.look(status="errors").requests() == ["/users", "/files/none"]
    assert "No request fits." in visitor.look(path="nowhere").part("requests")


def test_details_of_a_request_tell_all_but_secrets(visitor: Visitor, api: Api) -> None:
    """A request opens by its link and shows its id and query; keys, passwords and signatures are nowhere."""
    answer = api.get("/folders/", per_page=7, password="hush-hush")
    api.upload("a.txt")
    api.download("a.txt")
    page = visitor.look()
    for label in list(dict.fromkeys(page.requests())):
        opened = visitor.look(page.href(label))
        assert "Request id" in opened.part("requests")
        for secret in ("hush-hush", api.server.api_key, "vroom", "put-"):
            assert f"={secret}" not in opened.answer.text
        assert not re.search(r"X-Signature=[^*<]", opened.answer.text)
    first = visitor.look(request=1)
    assert answer.headers["X-Request-Id"] in first.part("details-1")
    assert "per_page=7&password=*" in first.part("details-1")


def test_journal_pages_back(visitor: Visitor, api: Api) -> None:
    """More than a page of requests is reached by going back, each once."""
    for number in range(205):
        api.http.get(f"{api.server.url}/api/rest/v1/nowhere/{number}", timeout=20)
    page, seen = visitor.look(), []
    for _ in range(3):
        seen += page.requests()
        if len(seen) < 205:
            page = visitor.look(page.href("Older"))
    assert seen == [f"/nowhere/{number}" for number in reversed(range(205))]
    assert not [element for element in page.all("a") if element.text == "Older"]
    assert visitor.look(page.href("Newest")).requests()[0] == "/nowhere/204"


def test_folders_page(visitor: Visitor, server: MockServer) -> None:
    """A big folder is shown a page at a time, folders first; the pages together have each entry once."""
    put_nodes(server, 130)
    put_nodes(server, 3, FOLDER, parent=-7)
    server.run(
        lambda: server.service.site.db.run("UPDATE nodes SET parent=0, name='f'||id, key='f'||id WHERE parent=-7")
    )
    page, seen = visitor.look(), []
    for _ in range(2):
        seen += [link.text for link in page.all("a") if re.fullmatch(r"entry-\d+|f\d+", link.text)]
        if len(seen) < 133:
            page = visitor.look(page.href("Next"))
    assert seen == ["f131", "f132", "f133", *(f"entry-{number:05d}" for number in range(130))]
    assert "entry-00000" in visitor.look(page.href("Previous")).part("files")


def test_a_big_tree_costs_no_more_than_a_page(visitor: Visitor, server: MockServer) -> None:
    """The page of a tree of many entries is as small as any, and says where a size is only a lower bound."""
    put_nodes(server, 1, FOLDER)
    small = len(visitor.look().answer.content)
    put_nodes(server, 12_000, parent=1)
    page = visitor.wait_for("Files", "12,000")
    assert "≥ 1,000" in page.part("files")
    assert len(page.answer.content) < small + 500
    opened = visitor.look(folder="entry-00000")
    assert len([link for link in opened.all("a") if link.text.startswith("entry-")]) == 101  # and the way there


def test_sizes_of_folders(visitor: Visitor, api: Api) -> None:
    """A folder shows the bytes and the number of all that lies below it."""
    api.upload("a/b/one", b"x" * 1000)
    api.upload("a/two", b"x" * 1048)
    row = next(row.text for row in visitor.look().all("tr") if row.text.startswith("a2"))
    assert row.startswith("a2.0 KiB3")


def test_totals(visitor: Visitor, api: Api) -> None:
    """The totals are what the site holds, and follow what changes."""
    api.upload("a/one", b"x" * 2048)
    page = visitor.wait_for("Stored", "2.0 KiB")
    assert (page.figure("Files"), page.figure("Folders")) == ("1", "1")
    assert page.figure("Requests") == "3"
    before = int(page.figure("Records"))
    api.post("/groups", name="g")
    api.delete("/files/a/one")
    page = visitor.wait_for("Stored", "0 B")
    assert page.figure("Files") == "0"
    assert int(page.figure("Records")) > before


def test_a_tally_outlives_the_entries_that_it_counted() -> None:
    """Requests are counted once each, when they are over, although the journal keeps the newest only."""
    journal = Journal(lambda: 0.0, "")
    tally = Tally(journal)
    for _ in range(3):
        for number in range(LENGTH - 1):
            entry = journal.open("GET", "/")
            entry.status, entry.duration, entry.received, entry.sent = (404 if number == 0 else 200), 0.1, 2, 3
        tally.update()
    running = journal.open("GET", "/")
    tally.update()
    count = 3 * (LENGTH - 1)
    assert (tally.requests, tally.errors, tally.received, tally.sent) == (count + 1, 3, 2 * count, 3 * count)
    running.duration = 0.5  # it ended without an answer
    tally.update()
    tally.update()
    assert (tally.requests, tally.errors) == (count + 1, 4)
    journal.clear()
    journal.open("GET", "/").duration = 0.1
    tally.update()
    assert (tally.requests, tally.errors, tally.sent) == (1, 1, 0)


def test_preview_of_text_and_bytes(visitor: Visitor, api: Api) -> None:
    """A preview shows the first KiB of text, cut between characters, and other bytes as numbers."""
    api.upload("text.txt", "é".encode() * 600 + b"THE END")
    api.upload("odd.bin", bytes(range(250)))
    api.upload("empty", b"")
    text = visitor.look(file="text.txt").part("preview")
    assert "é" * 512 in text
    assert "THE END" not in text
    assert "The first 1024 bytes of 1,207." in text
    assert "0000  0001 0203 0405 0607 0809 0a0b 0c0d 0e0f" in visitor.look(file="odd.bin").part("preview")
    assert "The file is empty." in visitor.look(file="empty").part("preview")
    assert "There is no file 'gone'." in visitor.look(file="gone").part("files")


def test_pictures_are_shown_and_nothing_that_runs_is(visitor: Visitor, api: Api) -> None:
    """A picture is served under the type of its bytes in a sandbox; documents that may run are text, never served."""
    api.upload("not-named-like-one.html", PNG)
    api.upload("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")
    api.upload("fake.png", b"<html><script>alert(1)</script></html>")
    page = visitor.look(file="not-named-like-one.html")
    source = page.all("img")[0].attributes["src"]
    got = visitor.http.get(urljoin(visitor.url, source), timeout=20)
    assert (got.status_code, got.headers["Content-Type"], got.content) == (200, "image/png", PNG)
    assert "sandbox" in got.headers["Content-Security-Policy"]
    for name in ("drawing.svg", "fake.png"):
        page = visitor.look(file=name)
        assert not page.all("img")
        assert "alert(1)" in page.part("preview")
    for number in ("2", "3", "99", "x"):
        refused = visitor.http.get(f"{visitor.url}page/picture/{number}", timeout=20)
        assert refused.status_code == 404
        assert b"alert" not in refused.content


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"\0\0\0 ftypavif", "image/avif"),
        (b"RIFF\0\0\0\0WAVEfmt ", None),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", None),
        (b"", None),
    ],
)
def test_pictures_are_known_by_their_first_bytes(data: bytes, kind: str | None) -> None:
    """Pictures that browsers show without running anything are known as such, and nothing else is."""
    assert previews.picture_type(data) == kind


def test_huge_pictures_are_not_shown(visitor: Visitor, api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture that is too big to be read at once is neither shown nor served."""
    api.upload("picture.png", PNG)
    monkeypatch.setattr(previews, "LARGEST_PICTURE", len(PNG) - 1)
    assert not visitor.look(file="picture.png").all("img")
    assert visitor.http.get(f"{visitor.url}page/picture/1", timeout=20).status_code == 404


def test_records_show_no_secrets(visitor: Visitor, api: Api) -> None:
    """Records of every resource are counted and listed, without anything that gives access."""
    key = api.post("/api_keys", name="for tests").json()["key"]
    api.post("/users", username="ines", password="Sample-pass-1", email="ines@example.com")
    api.post("/sessions", username="ines", password="Sample-pass-1")
    api.post("/folders/shared")
    code = api.post("/bundles", paths=["shared"], password="open-sesame").json()["code"]
    api.post("/remote_servers", name="far", server_type="s3", aws_access_key="AKIASAMPLE", aws_secret_key="s3-secret")
    api.post("/behaviors", path="shared", behavior="webhook", value={"urls": [{"token": "nested-secret"}]})
    page = visitor.look()
    links = [
        link
        for link in page.all("a")
        if "record=" in (link.attributes["href"] or "") or "resource=" in (link.attributes["href"] or "")
    ]
    resources_ = {
        dict(pair.split("=") for pair in urlsplit(link.attributes["href"]).query.split("&")).get("resource")
        for link in links
    }
    assert {"user", "api_key", "bundle", "remote_server", "behavior"} <= resources_
    for resource in resources_ - {None}:
        for record in ("1", "2"):
            shown = visitor.look(resource=resource, record=record).part("records")
            for secret in (
                key,
                "Sample-pass-1",
                code,
                "open-sesame",
                "AKIASAMPLE",
                "s3-secret",
                "nested-secret",
                "password_hash",
            ):
                assert secret not in shown
    assert "ines@example.com" in visitor.look(resource="user").part("records")
    assert "There are no records of nonsense." in visitor.look(resource="nonsense").part("records")


@pytest.mark.parametrize("headers", [{"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_pages_of_other_origins_can_do_nothing(visitor: Visitor, api: Api, headers: dict[str, str]) -> None:
    """A form on a foreign page neither shows the page nor does what its buttons do."""
    api.post("/folders/kept")
    for method in ("GET", "POST"):
        refused = visitor.http.request(method, visitor.url, data={"do": "reset"}, headers=headers, timeout=20)
        assert refused.status_code == 403
        assert "kept" not in refused.text
    assert api.names() == ["kept"]


def test_without_control_there_is_no_page() -> None:
    """With the control endpoints switched off, nothing of the page is there."""
    with MockServer(control=False) as server:
        for path in ("", "page/page.js", "page/picture/1"):
            assert requests.get(f"{server.url}/__mock__/{path}", timeout=20).status_code == 404


RUBBISH = (
    *("at=x", "at=W10=", "at=W1szLDEsImEiXSxmYWxzZV0=", "before=x&request=-1", "before=99999999999999999999"),
    *("folder=../..", "folder=%00", "file=%ff", "folder=" + "a" * 6000, "file=" + "x/" * 2000),
    *("path=[", "path=" + "*a" * 40 + "b", "status=²", "method=%0d%0a", "request=1&request=" + "9" * 30),
    *("record=nan&resource=user", "resource=user&resource=x", "unknown=1", "said=constructor"),
)


@pytest.mark.parametrize("query", RUBBISH, ids=range(len(RUBBISH)))
def test_rubbish_addresses_show_a_page(visitor: Visitor, api: Api, query: str) -> None:
    """Whatever the address says, there is a page or a clear refusal, never a failure."""
    api.upload("a/b.txt")
    answer = visitor.http.get(f"{visitor.url}?{query}", timeout=20)
    assert answer.status_code in (200, 400)
    if answer.status_code == 200:
        assert Page(answer).part("totals")


def test_unknown_parts_are_not_found(visitor: Visitor) -> None:
    """Only the page's own files are served, by name."""
    for name in ("page.py", "..%2fhtml.py", "%2e%2e/html.py", "nothing"):
        assert visitor.http.get(f"{visitor.url}page/{name}", timeout=20).status_code == 404


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_have_contrast(scheme: str) -> None:
    """Text stands out from what it is put on by at least 4.5 to 1 (WCAG 2, AA), borders of fields by 3 to 1."""
    style = resources.files("files_mock_server.page").joinpath("static", "page.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+): (#\w{6});", light))
    if scheme == "dark":
        colours.update(re.findall(r"--([\w-]+): (#\w{6});", dark))
    grounds = ("page", "panel", "sunken", "hover")
    pairs = [(text, on, 4.5) for text in ("text", "dim", "accent", "good", "warn", "bad") for on in grounds]
    pairs += [(text, f"{text}-soft", 4.5) for text in ("good", "warn", "bad")]
    pairs += [("on-accent", "accent", 4.5), ("strong-line", "panel", 3.0), ("strong-line", "sunken", 3.0)]
    for text, on, least in pairs:
        lighter, darker = sorted((_luminance(colours[text]), _luminance(colours[on])), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= least, (text, on)
