"""Share links: what they share, with whom, how often, and what visitors without a credential can do."""

from __future__ import annotations

from typing import Any

import pytest
import requests
from files_mock_server.http import share_links
from files_mock_server.testing import MockServer

GONE = (404, "not-found")
EXPIRED = (401, "not-authenticated/invalid-or-expired-code")


def make(api, path, /, **body):
    answer = api.post(path, **body)
    assert answer.status_code == 201, answer.text
    return answer.json()


def visit(link: dict[str, Any], **params: Any) -> requests.Response:
    return requests.get(link["url"], params=params, timeout=20)


@pytest.fixture
def files(api):
    """A client of a site with the file a.txt and the folder docs with two files."""
    for path, data in (("a.txt", b"alpha"), ("docs/one.txt", b"one"), ("docs/two.txt", b"two")):
        api.upload(path, data)
    return api


def test_links_have_a_code_and_a_url(files, check_problem):
    """Each link has a code of its own, made up or chosen, that no other link may have until it is deleted."""
    first = make(files, "/bundles", paths=["/docs/", "a.txt", "A.TXT"], password="p")
    second = make(files, "/bundles", paths=["a.txt"], code="Mine")
    assert first["code"] != second["code"] == "Mine"
    assert second["url"] == f"{files.server.url}/f/Mine"
    assert (first["password_protected"], second["password_protected"]) == (True, False)
    assert first["paths"] == ["docs", "A.TXT"]
    assert [one["path"] for one in first["bundlepaths"]] == ["docs", "A.TXT"]
    assert "password" not in first
    taken = files.post("/bundles", paths=["a.txt"], code="mine")
    assert check_problem(taken) == (422, "processing-failure/model-save-error")
    assert files.delete(f"/bundles/{second['id']}").status_code == 204
    assert check_problem(files.get(f"/bundles/{second['id']}")) == GONE
    assert files.get(f"/bundles/{second['id']}", deleted=True).json()["deleted"] is True
    assert [one["id"] for one in files.get("/bundles").json()] == [first["id"]]
    assert [one["id"] for one in files.get("/bundles", deleted="true").json()] == [second["id"]]
    assert make(files, "/bundles", paths=["a.txt"], code="Mine")["id"] > second["id"]


def test_lists_leave_the_paths_out(files):
    """A list of links carries no paths, as the service says; the link itself does."""
    link = make(files, "/bundles", paths=["docs"])
    (listed,) = files.get("/bundles").json()
    assert (listed["paths"], listed["bundlepaths"], listed["url"]) == (None, None, link["url"])
    assert files.get(f"/bundles/{link['id']}").json()["paths"] == ["docs"]


REFUSED = [
    ({"paths": []}, (400, "bad-request/request-params-required")),
    ({"paths": ["none"]}, (404, "not-found/file-not-found")),
    ({"paths": ["a.txt"], "permissions": "any"}, (400, "bad-request/request-params-invalid")),
    ({"paths": ["a.txt"], "max_uses": 0}, (400, "bad-request/request-params-invalid")),
    ({"paths": ["a.txt"], "code": "a/b"}, (422, "processing-failure/invalid-bundle-code")),
    ({"paths": ["a.txt"], "expires_at": "soon"}, (400, "bad-request/datetime-parse")),
    ({"paths": ["a.txt"], "clickwrap_id": 9}, (404, "not-found")),
    ({"paths": ["a.txt"], "form_field_set_id": 9}, (404, "not-found")),
    ({"paths": ["a.txt"], "group_id": 9}, (404, "not-found/group-not-found")),
]


@pytest.mark.parametrize(("body", "problem"), REFUSED, ids=[str(body) for body, _ in REFUSED])
def test_what_no_link_can_be(files, check_problem, body, problem):
    """A link is refused for the reason, whether it is made or changed, and nothing is left of it."""
    link = make(files, "/bundles", paths=["docs"])
    assert check_problem(files.post("/bundles", **body)) == problem
    assert check_problem(files.patch(f"/bundles/{link['id']}", **body)) == problem
    assert files.get("/bundles").json() == [{**link, "paths": None, "bundlepaths": None}]


def test_null_leaves_as_it_is(files):
    """What a link cannot be without stays when a change sends null for it."""
    link = make(files, "/bundles", paths=["docs"])
    changed = files.patch(f"/bundles/{link['id']}", paths=None, permissions=None, code=None, note="new").json()
    assert changed == {**link, "note": "new"}
    assert visit(link).status_code == 200


def test_users_share_what_they_may_read(files, member, check_problem):
    """A user shares what they may read, for writing only what they may write, and manages own links alone."""
    reader = member("reader", {"docs": "readonly"})
    link = make(reader, "/bundles", paths=["docs/one.txt"])
    unreadable = (403, "not-authorized/read-permission-required")
    assert check_problem(reader.post("/bundles", paths=["a.txt"])) == unreadable
    assert check_problem(reader.patch(f"/bundles/{link['id']}", paths=["docs", "a.txt"])) == unreadable
    unwritable = (403, "not-authorized/write-permission-required")
    assert check_problem(reader.post("/bundles", paths=["docs"], permissions="full")) == unwritable
    assert check_problem(reader.patch(f"/bundles/{link['id']}", permissions="write")) == unwritable
    other = member("other")
    assert other.get("/bundles").json() == []
    for answer in (other.get(f"/bundles/{link['id']}"), other.delete(f"/bundles/{link['id']}")):
        assert check_problem(answer) == GONE
    assert check_problem(other.get("/bundle_recipients", bundle_id=link["id"])) == GONE
    assert check_problem(other.post(f"/bundles/{link['id']}/share", to=["x"])) == GONE


def test_members_of_its_group_manage_a_link(files, member):
    """A link that belongs to a group is seen and changed by its members."""
    mate = member("mate", {"docs": "readonly"})
    me = next(one["id"] for one in files.get("/users").json() if one["username"] == "mate")
    group = make(files, "/groups", name="crew", user_ids=str(me))["id"]
    link = make(files, "/bundles", paths=["docs"], group_id=group)
    assert [one["id"] for one in mate.get("/bundles").json()] == [link["id"]]
    assert mate.patch(f"/bundles/{link['id']}", note="ours").json()["note"] == "ours"


def test_sharing_adds_recipients(files, check_problem):
    """Whom a link is sent to is listed as its recipient, once; an address cannot be added a second time."""
    bundle, other = (make(files, "/bundles", paths=["a.txt"])["id"] for _ in "ab")
    body = {"to": ["x@example.com"], "recipients": [{"name": "Y", "recipient": "y@example.com"}], "note": "hi"}
    for _ in range(2):
        assert files.post(f"/bundles/{bundle}/share", **body).status_code == 204
    found = files.get("/bundle_recipients", bundle_id=bundle).json()
    assert [(one["recipient"], one["name"], one["note"]) for one in found] == [
        ("x@example.com", None, "hi"),
        ("y@example.com", "Y", "hi"),
    ]
    assert all(one["sent_at"] for one in found)
    assert files.get("/bundle_recipients", bundle_id=other).json() == []
    made = make(files, "/bundle_recipients", bundle_id=other, recipient="z@example.com")
    assert (made["recipient"], made["sent_at"]) == ("z@example.com", None)
    again = files.post("/bundle_recipients", bundle_id=other, recipient="Z@example.com")
    assert check_problem(again) == (422, "processing-failure/recipient-already-shared")
    assert check_problem(files.post("/bundle_recipients", bundle_id=99, recipient="z")) == GONE
    for recipient in ({"name": "Z"}, {"recipient": {"a": 1}}, "z@example.com"):
        answer = files.post(f"/bundles/{bundle}/share", recipients=[recipient])
        assert check_problem(answer) == (400, "bad-request/request-params-invalid")


def test_whoever_has_the_url_downloads(files):
    """A link lists what it shares, down into folders, and its files download without a credential."""
    link = make(files, "/bundles", paths=["a.txt", "docs"], description="for you")
    told = visit(link).json()
    assert (told["code"], told["description"], told["gone"]) == (link["code"], "for you", [])
    assert [(one["path"], one["type"]) for one in told["entries"]] == [("a.txt", "file"), ("docs", "directory")]
    assert "download_uri" not in told["entries"][1]
    assert requests.get(told["entries"][0]["download_uri"], timeout=20).content == b"alpha"
    below = visit(link, path="docs").json()
    assert [one["path"] for one in below["entries"]] == ["docs/one.txt", "docs/two.txt"]
    ranged = requests.get(below["entries"][1]["download_uri"], headers={"Range": "bytes=1-"}, timeout=20)
    assert (ranged.status_code, ranged.content) == (206, b"wo")


def test_downloads_are_counted(files):
    """Each download through a link is a row of its downloads and actions and of the file's history."""
    link, other = (make(files, "/bundles", paths=["docs"]) for _ in "ab")
    visitor = requests.post(link["url"], json={"name": "Ann", "email": "ann@example.com", "company": "A"}, timeout=20)
    assert visitor.status_code == 201
    registration = visitor.json()
    entry = visit(link, path="docs", registration=registration["code"]).json()["entries"][0]
    assert requests.head(entry["download_uri"], allow_redirects=False, timeout=20).status_code == 302
    for _ in range(2):
        assert requests.get(entry["download_uri"], timeout=20).content == b"one"
    for params in ({"bundle_id": link["id"]}, {}):
        found = files.get("/bundle_downloads", **params).json()
        assert [(one["path"], one["download_method"]) for one in found] == [("docs/one.txt", "file")] * 2
        assert found[0]["bundle_registration"] == registration
    (action, _) = files.get("/bundle_actions", **{"filter[bundle_id]": link["id"]}).json()
    assert (action["action"], action["path"], action["bundle_registration_email"]) == (
        "read",
        "docs/one.txt",
        "ann@example.com",
    )
    assert files.get("/bundle_downloads", bundle_id=other["id"]).json() == []
    assert [one["code"] for one in files.get("/bundle_registrations", bundle_id=link["id"]).json()] == [
        registration["code"]
    ]
    (read, _) = [one for one in files.get("/history/files/docs/one.txt").json() if one["action"] == "read"]
    assert (read["user_id"], read["username"], read["interface"]) == (None, "Ann", "web")


def test_owners_see_the_uses_of_their_links(files, member):
    """Downloads and registrations show to the owner of the link, and to no other user."""
    owner, other = member("owner", {"docs": "readonly"}), member("other", {"docs": "readonly"})
    link = make(owner, "/bundles", paths=["docs/one.txt"])
    requests.post(link["url"], json={"email": "ann@example.com"}, timeout=20)
    requests.get(visit(link).json()["entries"][0]["download_uri"], timeout=20)
    for path in ("/bundle_downloads", "/bundle_actions", "/bundle_registrations"):
        assert len(owner.get(path).json()) == 1, path
        assert len(files.get(path).json()) == 1, path
        assert other.get(path).json() == [], path


def test_passwords(files, check_problem):
    """A link with a password opens to whoever sends it, in the query or the body, until it is taken away."""
    link = make(files, "/bundles", paths=["a.txt"], password="open sesame")
    needed = (401, "not-authenticated/authentication-required")
    assert check_problem(visit(link)) == needed
    assert check_problem(visit(link, password="wrong")) == (401, "not-authenticated/invalid-credentials")
    assert visit(link, password="open sesame").json()["entries"][0]["path"] == "a.txt"
    body = {"password": "open sesame", "email": "a@example.com"}
    assert requests.post(link["url"], json=body, timeout=20).status_code == 201
    assert check_problem(requests.post(link["url"], json={"email": "a"}, timeout=20)) == needed
    assert files.patch(f"/bundles/{link['id']}", note="x").json()["password_protected"] is True
    assert check_problem(visit(link)) == needed
    assert files.patch(f"/bundles/{link['id']}", password="").json()["password_protected"] is False
    assert visit(link).status_code == 200


def test_registration(files, check_problem):
    """A link that asks for it opens only to who registered with all that is not left out."""
    link = make(files, "/bundles", paths=["a.txt"], require_registration=True, skip_company=True)
    failed = (401, "not-authenticated/bundle-registration-code-failed")
    assert check_problem(visit(link)) == failed
    assert check_problem(visit(link, registration="nonsense")) == failed
    nameless = requests.post(link["url"], json={"email": "a@example.com"}, timeout=20)
    assert check_problem(nameless) == (400, "bad-request/request-params-required")
    body = {"name": "Ann", "email": "ann@example.com"}
    registration = requests.post(link["url"], json=body, timeout=20).json()
    assert (registration["bundle_id"], registration["ip"]) == (link["id"], "127.0.0.1")
    assert visit(link, registration=registration["code"]).status_code == 200
    other = make(files, "/bundles", paths=["a.txt"], require_registration=True)
    assert check_problem(visit(other, registration=registration["code"])) == failed


def test_only_recipients_may_register(files, check_problem):
    """A link for its recipients alone takes registrations of their addresses only, and marks them."""
    link = make(files, "/bundles", paths=["a.txt"], require_share_recipient=True)
    files.post(f"/bundles/{link['id']}/share", to=["ann@example.com"])
    body = {"name": "Ann", "company": "A", "email": "eve@example.com"}
    refused = requests.post(link["url"], json=body, timeout=20)
    assert check_problem(refused) == (401, "not-authenticated/bundle-registration-code-failed")
    registered = requests.post(link["url"], json={**body, "email": "ann@example.com"}, timeout=20).json()
    assert registered["bundle_recipient_id"] is not None
    marked = files.get("/bundle_recipients", bundle_id=link["id"], **{"filter[has_registrations]": True}).json()
    assert [one["recipient"] for one in marked] == ["ann@example.com"]


def test_terms_and_forms_show(files):
    """A link shows the terms and the form that it refers to, and a registration keeps what was agreed and filled in."""
    clickwrap = make(files, "/clickwraps", name="t", body="be nice")["id"]
    form = make(files, "/form_field_sets", title="f")["id"]
    link = make(files, "/bundles", paths=["a.txt"], clickwrap_id=clickwrap, form_field_set_id=form)
    assert (link["clickwrap_body"], link["form_field_set"]["title"]) == ("be nice", "f")
    body = {"form_field_data": {"size": 5}}
    registration = requests.post(link["url"], json=body, timeout=20).json()
    assert (registration["clickwrap_body"], registration["form_field_data"]) == ("be nice", {"size": 5})


def test_a_used_up_link_refuses(files, check_problem):
    """Downloads use a link up; then neither it nor the URLs that it gave open, until it may be used more often."""
    link = make(files, "/bundles", paths=["a.txt"], max_uses=2)
    uri = visit(link).json()["entries"][0]["download_uri"]
    used_up = (403, "not-authorized/bundle-maximum-uses-reached")
    for _ in range(2):
        assert requests.get(uri, timeout=20).status_code == 200
    for answer in (visit(link), requests.get(uri, timeout=20)):
        assert check_problem(answer) == used_up
    assert files.patch(f"/bundles/{link['id']}", max_uses=3).status_code == 200
    assert requests.get(uri, timeout=20).status_code == 200
    assert len(files.get("/bundle_downloads").json()) == 3


def test_a_link_opens_and_expires(connect, check_problem):
    """A link opens at its first moment and refuses from its last one on, together with the URLs that it gave."""
    now = [1_700_000_000.0]
    with MockServer(clock=lambda: now[0], url_lifetime=60) as server:
        api = connect(server)
        api.upload("a.txt", b"alpha")
        times = {"start_access_on_date": "2023-11-14T22:15:00Z", "expires_at": "2023-11-14T22:20:00Z"}
        link = make(api, "/bundles", paths=["a.txt"], **times)
        assert link["effective_expires_at"] == times["expires_at"]
        assert check_problem(visit(link)) == EXPIRED
        now[0] += 2 * 60
        uri = visit(link).json()["entries"][0]["download_uri"]
        assert requests.get(uri, timeout=20).content == b"alpha"
        now[0] += 60
        assert requests.get(uri, timeout=20).status_code == 403
        fresh = visit(link).json()["entries"][0]["download_uri"]
        assert requests.get(fresh, timeout=20).status_code == 200
        now[0] += 5 * 60
        assert check_problem(visit(link)) == EXPIRED


def test_what_is_deleted_is_gone_from_its_links(files, check_problem):
    """A shared path that is deleted is told as gone and its URL refuses; what is stored there later is shared again."""
    link = make(files, "/bundles", paths=["a.txt", "docs"])
    uri = visit(link).json()["entries"][0]["download_uri"]
    files.delete("/files/a.txt")
    told = visit(link).json()
    assert ([one["path"] for one in told["entries"]], told["gone"]) == (["docs"], ["a.txt"])
    assert check_problem(requests.get(uri, timeout=20)) == (404, "not-found/file-not-found")
    assert files.get("/bundle_downloads").json() == []
    files.upload("a.txt", b"new")
    assert requests.get(visit(link).json()["entries"][0]["download_uri"], timeout=20).content == b"new"


def test_no_link_shares_more(files, check_problem):
    """Paths beside the shared ones, deleted and unknown links, altered URLs and other methods are refused."""
    link, deleted = (make(files, "/bundles", paths=["docs"]) for _ in "ab")
    beside = (404, "not-found/bundle-path-not-found")
    for path in ("", "a.txt", "doc"):
        assert check_problem(visit(link, path=path)) == beside
        assert (repr(path) if path else "The top folder") in visit(link, path=path).json()["error"]
    assert check_problem(visit(link, path="docs/none")) == (404, "not-found/folder-not-found")
    assert check_problem(visit(link, path="docs/one.txt")) == (400, "bad-request/folder-must-not-be-a-file")
    files.delete(f"/bundles/{deleted['id']}")
    unknown = (404, "not-found/code-not-found")
    assert check_problem(visit(deleted)) == unknown
    assert (
        check_problem(requests.get(f"{files.server.url}/f/{deleted['code']}%2F{deleted['id']}", timeout=20))[0] == 405
    )
    assert check_problem(requests.get(f"{files.server.url}/f/", timeout=20)) == unknown
    uri = visit(link, path="docs").json()["entries"][0]["download_uri"]
    assert requests.get(uri.replace("one.txt", "two.txt"), timeout=20).status_code == 403
    assert check_problem(requests.put(link["url"], timeout=20)) == (405, "bad-request/method-not-allowed")


@pytest.mark.parametrize(
    ("permissions", "entries"), [("preview_only", 1), ("write", 0), ("none", 0), ("read_write", 1), ("full", 1)]
)
def test_permissions_of_a_link(files, check_problem, permissions, entries):
    """What a link does not allow to read it does not list, and what it only previews it does not hand out."""
    link = make(files, "/bundles", paths=["a.txt"])
    uri = visit(link).json()["entries"][0]["download_uri"]
    assert files.patch(f"/bundles/{link['id']}", permissions=permissions).status_code == 200
    told = visit(link).json()
    assert len(told["entries"]) == entries
    if permissions in ("read_write", "full"):
        assert requests.get(told["entries"][0]["download_uri"], timeout=20).content == b"alpha"
        return
    assert all("download_uri" not in one for one in told["entries"])
    kind = "preview-only-permission-cannot-download" if entries else "read-permission-required"
    assert check_problem(requests.get(uri, timeout=20)) == (403, f"not-authorized/{kind}")


@pytest.mark.parametrize(("permissions", "replaces"), [("write", False), ("read_write", False), ("full", True)])
def test_visitors_put_files_into_shared_folders(files, check_problem, permissions, replaces):
    """A link for writing takes files into its folders; only one with every permission lets visitors replace some."""
    link = make(files, "/bundles", paths=["docs"], permissions=permissions)
    who = requests.post(link["url"], json={"name": "Ann"}, timeout=20).json()
    put = requests.put(f"{link['url']}/files/docs/in/new.txt?registration={who['code']}", data=b"from Ann", timeout=20)
    assert (put.status_code, put.json()["path"], put.json()["size"]) == (201, "docs/in/new.txt", 8)
    assert files.download("docs/in/new.txt").content == b"from Ann"
    again = requests.put(f"{link['url']}/files/docs/one.txt", data=b"newer", timeout=20)
    if replaces:
        assert again.status_code == 201
    else:
        assert check_problem(again) == (422, "processing-failure/destination-exists")
    assert files.download("docs/one.txt").content == (b"newer" if replaces else b"one")
    done = files.get("/bundle_actions").json()
    assert [(one["action"], one["path"], one["bundle_registration_name"]) for one in done] == [
        ("create", "docs/in/new.txt", "Ann"),
        *([("update", "docs/one.txt", None)] if replaces else []),
    ]
    (entry, _) = files.get("/history/files/docs/in/new.txt").json()
    assert (entry["action"], entry["username"], entry["interface"]) == ("create", "Ann", "web")


def test_what_visitors_cannot_put(files, check_problem):
    """Uploads stay in the shared folders, need what the link asks for, stop at locks and count as uses."""
    reading = make(files, "/bundles", paths=["docs"])
    refused = requests.put(f"{reading['url']}/files/docs/x", data=b"x", timeout=20)
    assert check_problem(refused) == (403, "not-authorized/write-permission-required")
    link = make(files, "/bundles", paths=["docs", "a.txt"], permissions="full", password="p", max_uses=1)
    make(files, "/locks/docs/locked")

    def put(path, **params):
        return requests.put(f"{link['url']}/files/{path}", params=params, data=b"x", timeout=20)

    assert check_problem(put("docs/x")) == (401, "not-authenticated/authentication-required")
    for path in ("x", "a.txt", "docs", ""):
        assert check_problem(put(path, password="p")) == (404, "not-found/bundle-path-not-found")
    assert check_problem(put("docs/one.txt/x", password="p")) == (
        422,
        "processing-failure/destination-parent-conflict",
    )
    assert check_problem(put("docs/locked", password="p")) == (422, "processing-failure/file-locked")
    assert put("docs/x", password="p").status_code == 201
    assert check_problem(put("docs/y", password="p")) == (403, "not-authorized/bundle-maximum-uses-reached")
    assert files.names("docs") == ["one.txt", "two.txt", "x"]


def test_a_big_folder_comes_in_pages(files, monkeypatch):
    """A visitor walks a big folder page by page, by the name behind which the next one begins."""
    monkeypatch.setattr(share_links, "_PAGE", 2)
    files.upload("docs/three.txt")
    link = make(files, "/bundles", paths=["docs"])
    first = visit(link, path="docs").json()
    assert ([one["display_name"] for one in first["entries"]], first["next"]) == (["one.txt", "three.txt"], "three.txt")
    last = visit(link, path="docs", after=first["next"]).json()
    assert ([one["display_name"] for one in last["entries"]], last["next"]) == (["two.txt"], None)


def test_notifications_of_a_link(files, member, check_problem):
    """Who is told of a link's use is kept by link; it must be a user, and a link that the caller manages."""
    link = make(files, "/bundles", paths=["a.txt"])["id"]
    made = make(files, "/bundle_notifications", bundle_id=link, notify_on_registration=True)
    assert (made["notify_current_user"], made["notify_on_registration"], made["notify_on_upload"]) == (True, True, True)
    assert [one["id"] for one in files.get("/bundle_notifications", bundle_id=link).json()] == [made["id"]]
    unknown = files.post("/bundle_notifications", bundle_id=link, notify_user_id=99)
    assert check_problem(unknown) == (404, "not-found/user-not-found")
    assert check_problem(member("other").post("/bundle_notifications", bundle_id=link)) == GONE


def test_who_manages_an_inbox(files, member, check_problem):
    """Only admins of its folder add to an inbox's recipients and see them, whatever else they may do there."""
    inbox = make(files, "/behaviors", path="docs", behavior="inbox", value={"key": "in"})["id"]
    refused = (403, "not-authorized/need-admin-permission-for-inbox")
    full, admin = member("full", {"docs": "full"}), member("admin", {"docs": "admin"})
    assert check_problem(full.post("/inbox_recipients", inbox_id=inbox, recipient="a@example.com")) == refused
    assert check_problem(full.get("/inbox_recipients", inbox_id=inbox)) == refused
    assert admin.post("/inbox_recipients", inbox_id=inbox, recipient="a@example.com").status_code == 201
    assert len(admin.get("/inbox_recipients", inbox_id=inbox).json()) == 1


def test_inbox_recipients(files, check_problem):
    """An inbox is a behavior of a folder; its recipients are kept, each once."""
    inbox = make(files, "/behaviors", path="docs", behavior="inbox", value={"key": "in"})["id"]
    made = make(files, "/inbox_recipients", inbox_id=inbox, recipient="a@example.com", share_after_create=True)
    assert made["sent_at"] is not None
    assert [one["recipient"] for one in files.get("/inbox_recipients", inbox_id=inbox).json()] == ["a@example.com"]
    again = files.post("/inbox_recipients", inbox_id=inbox, recipient="a@example.com")
    assert check_problem(again) == (422, "processing-failure/recipient-already-shared")
    webhook = make(files, "/behaviors", path="docs", behavior="webhook")["id"]
    for id in (webhook, 99):
        answer = files.get("/inbox_recipients", inbox_id=id)
        assert check_problem(answer) == (404, "not-found/inbox-not-found")
