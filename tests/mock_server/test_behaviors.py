"""Folder behaviors, and what else is kept for folders: notifications and requests."""

from __future__ import annotations

import pytest
import requests

TAKEN = (422, "processing-failure/model-save-error")
INVALID = (400, "bad-request/request-params-invalid")
NO_FOLDER = (404, "not-found/folder-not-found")
A_FILE = (400, "bad-request/folder-must-not-be-a-file")
NO_ADMIN = (403, "not-authorized/folder-admin-permission-required")


def make(api, path, /, **body):
    answer = api.post(path, **body)
    assert answer.status_code == 201, answer.text
    return answer.json()


@pytest.fixture
def site(api):
    """A client of a site with the folders top, top/sub and other, and a file."""
    for path in ("top", "top/sub", "other"):
        make(api, f"/folders/{path}")
    api.upload("top/a.txt")
    return api


def names(api, path, **params):
    answer = api.get(f"/behaviors/folders/{path}", **params)
    assert answer.status_code == 200, answer.text
    return [(one["name"], one["inherited"]) for one in answer.json()]


def test_behaviors_of_a_folder(site):
    """A folder has its own behaviors, and with `ancestor_behaviors` the recursive ones from above."""
    for path, recursive in (("top", True), ("top", False), ("top/sub", True), ("other", True)):
        make(site, "/behaviors", path=path, behavior="webhook", recursive=recursive, name=f"{path} {recursive}")
    assert names(site, "TOP/sub/") == [("top/sub True", False)]
    assert names(site, "top/sub", ancestor_behaviors=True) == [("top True", True), ("top/sub True", False)]
    assert len(site.get("/behaviors", **{"filter[behavior]": "webhook"}).json()) == 4
    assert site.get("/behaviors", **{"filter[behavior]": "inbox"}).json() == []


def test_a_folder_cuts_off_what_comes_from_above(site):
    """A behavior that disables its parent's keeps those of its type above out, and lets others through."""
    make(site, "/behaviors", path="/", behavior="watermark", name="root")
    make(site, "/behaviors", path="/", behavior="webhook", name="hook")
    cut = make(site, "/behaviors", path="top", behavior="watermark", name="top", disable_parent_folder_behavior=True)
    inherited = [("hook", True), ("top", True)]
    assert names(site, "top/sub", ancestor_behaviors=True) == inherited
    site.patch(f"/behaviors/{cut['id']}", disable_parent_folder_behavior=False)
    assert names(site, "top/sub", ancestor_behaviors=True) == [("root", True), *inherited]


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ({"path": "top", "behavior": "no_such_thing"}, INVALID),
        ({"path": "none", "behavior": "webhook"}, NO_FOLDER),
        ({"path": "top/a.txt", "behavior": "webhook"}, A_FILE),
        ({"path": "TOP", "behavior": "file_expiration"}, TAKEN),
        ({"path": "top", "behavior": "webhook", "value": "flat"}, INVALID),
    ],
)
def test_what_no_behavior_can_be(site, check_problem, body, problem):
    """A behavior has a known type, of which most are there once a folder, on a folder that exists."""
    make(site, "/behaviors", path="top", behavior="file_expiration", value={"days_to_retain": 30})
    assert check_problem(site.post("/behaviors", **body)) == problem
    assert len(site.get("/behaviors").json()) == 1


def test_behaviors_follow_their_folder(site):
    """A moved folder and those below keep their behaviors, notifications and requests; merging takes them along."""
    for path in ("top", "top/sub", "other"):
        make(site, "/behaviors", path=path, behavior="webhook", name=path)
        make(site, "/notifications", path=path)
        make(site, "/requests", path=path, destination=path)
    assert site.post("/file_actions/move/top", destination="new").json()["status"] == "completed"
    assert names(site, "new") == [("top", False)]
    assert names(site, "new/sub") == [("top/sub", False)]
    assert names(site, "top") == []
    assert [one["path"] for one in site.get("/notifications").json()] == ["new", "new/sub", "other"]
    assert [one["destination"] for one in site.get("/requests/folders/new/sub").json()] == ["top/sub"]
    make(site, "/folders/other/sub")
    merged = site.post("/file_actions/move/new", destination="other", overwrite=True)
    assert merged.json()["status"] == "completed", merged.text
    assert [name for name, _ in names(site, "other/sub")] == ["top/sub"]


def test_behaviors_go_with_their_folder(site, check_problem):
    """A deleted folder takes its behaviors along and those below it, and a new folder of its name has none."""
    for path in ("top", "top/sub", "other"):
        made = make(site, "/behaviors", path=path, behavior="webhook", name=path)
        make(site, "/notifications", path=path)
        make(site, "/requests", path=path, destination="x")
    assert site.delete("/files/top", recursive=True).status_code == 204
    make(site, "/folders/top")
    assert names(site, "top") == []
    for path in ("/behaviors", "/notifications", "/requests"):
        assert [one["path"] for one in site.get(path).json()] == ["other"], path
    assert site.delete(f"/behaviors/{made['id']}").status_code == 204
    assert check_problem(site.get(f"/behaviors/{made['id']}")) == (404, "not-found")


def test_folder_admins_manage_behaviors(site, member, check_problem):
    """An admin of a folder manages its behaviors, whoever may list it sees them, and the root's are for site admins."""
    admin, reader, other = member("admin", {"top": "admin"}), member("reader", {"top": "readonly"}), member("other")
    made = make(admin, "/behaviors", path="top/sub", behavior="webhook", name="ours")
    assert (made["root_behavior_site_admin_only"], made["managed"]) == (False, False)
    assert admin.patch(f"/behaviors/{made['id']}", name="changed").json()["name"] == "changed"
    assert reader.get(f"/behaviors/{made['id']}").json()["name"] == "changed"
    assert names(reader, "top/sub") == [("changed", False)]
    for user in (reader, other):
        for answer in (
            user.post("/behaviors", path="top", behavior="webhook"),
            user.patch(f"/behaviors/{made['id']}", name="x"),
            user.delete(f"/behaviors/{made['id']}"),
        ):
            assert check_problem(answer) == NO_ADMIN
    unseen = (403, "not-authorized/read-permission-required")
    for answer in (other.get(f"/behaviors/{made['id']}"), other.get("/behaviors/folders/top")):
        assert check_problem(answer) == unseen
    assert check_problem(admin.post("/behaviors", path="other", behavior="webhook")) == NO_ADMIN
    root = (403, "not-authorized/root-folder-behavior-site-admin-required")
    assert check_problem(admin.post("/behaviors", path="/", behavior="webhook")) == root
    assert make(site, "/behaviors", path="/", behavior="webhook")["root_behavior_site_admin_only"] is True
    assert admin.delete(f"/behaviors/{made['id']}").status_code == 204


def test_attachments_of_behaviors(site):
    """The file of a behavior is kept under a signed URL until it is taken away."""
    form = {"path": "top", "behavior": "watermark"}
    made = site.call("POST", "/behaviors", data=form, files={"attachment_file": ("w.png", b"png")}).json()
    assert requests.get(made["attachment_url"], timeout=20).content == b"png"
    assert site.patch(f"/behaviors/{made['id']}", attachment_delete=True).json()["attachment_url"] is None


def test_values_may_be_text(site):
    """The value of a behavior comes as a map or as JSON text, and lists filter by the records that it names."""
    made = make(site, "/behaviors", path="top", behavior="remote_server_mount", value='{"remote_server_id": 7}')
    assert made["value"] == {"remote_server_id": 7}
    assert len(site.get("/behaviors", **{"filter[remote_server_id]": 7}).json()) == 1
    assert site.get("/behaviors", **{"filter[remote_server_id]": 8}).json() == []


def test_notifications_of_a_path(site):
    """Notifications are found by path, and those of the folders above if asked for."""
    for path in ("", "top", "top/sub", "other"):
        make(site, "/notifications", path=path)
    assert [one["path"] for one in site.get("/notifications", path="/TOP/sub").json()] == ["top/sub"]
    found = site.get("/notifications", path="top/sub", include_ancestors=True).json()
    assert [one["path"] for one in found] == ["", "top", "top/sub"]


def test_notifications_of_users_and_groups(site, member):
    """A notification is for the caller, a user by id or name, or a group; users see their own."""
    user = member("user", {"top": "readonly"})
    me = next(one["id"] for one in site.get("/users").json() if one["username"] == "user")
    group = make(site, "/groups", name="crew")["id"]
    assert make(user, "/notifications", path="top")["user_id"] == me
    assert make(site, "/notifications", path="top", username="User")["user_id"] == me
    of_group = make(site, "/notifications", path="top", group_id=group, send_interval="daily")
    assert (of_group["group_name"], of_group["send_interval"]) == ("crew", "daily")
    assert [one["id"] for one in site.get("/notifications", group_id=group).json()] == [of_group["id"]]
    assert len(user.get("/notifications").json()) == 2


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ({"path": "none"}, NO_FOLDER),
        ({"path": "top/a.txt"}, A_FILE),
        ({"path": "top", "user_id": 99}, (404, "not-found/user-not-found")),
        ({"path": "top", "username": "nobody"}, (404, "not-found/user-not-found")),
        ({"path": "top", "group_id": 99}, (404, "not-found/group-not-found")),
        ({"path": "top", "send_interval": "never"}, INVALID),
    ],
)
def test_what_no_notification_can_be(site, check_problem, body, problem):
    """A notification is of a folder and for somebody that exist, at one of the intervals."""
    assert check_problem(site.post("/notifications", **body)) == problem
    assert site.get("/notifications").json() == []


def test_notifications_are_their_users(site, member, check_problem):
    """Users ask for notifications of what they may list, for themselves, and see nobody else's."""
    user = member("user", {"top": "readonly"})
    theirs = make(site, "/notifications", path="top")
    assert check_problem(user.post("/notifications", path="other"))[1] == "not-authorized/read-permission-required"
    foreign = user.post("/notifications", path="top", user_id=theirs["user_id"])
    assert check_problem(foreign) == (403, "not-authorized/cant-act-for-other-user")
    assert user.get("/notifications").json() == []
    assert check_problem(user.delete(f"/notifications/{theirs['id']}")) == (404, "not-found")


def test_requests_for_files(site, member):
    """Requests are listed by folder and by who is asked, directly or by a group."""
    asked, mate, other = member("asked"), member("mate"), member("other")
    ids = {one["username"]: one["id"] for one in site.get("/users").json()}
    group = make(site, "/groups", name="crew", user_ids=str(ids["mate"]))["id"]
    made = make(site, "/requests", path="top", destination="x.txt", user_ids=f"{ids['asked']}", group_ids=f"{group}")
    assert (made["path"], made["destination"], made["user_display_name"]) == ("top", "x.txt", "motor")
    make(site, "/requests", path="other", destination="y.txt")
    assert [one["destination"] for one in site.get("/requests/folders/top").json()] == ["x.txt"]
    assert [one["destination"] for one in site.get("/requests", path="other").json()] == ["y.txt"]
    assert len(site.get("/requests", mine=True).json()) == 2
    for user, found in ((asked, ["x.txt"]), (mate, ["x.txt"]), (other, [])):
        assert [one["destination"] for one in user.get("/requests").json()] == found
        assert [one["destination"] for one in user.get("/requests/folders/top", mine=True).json()] == found


def test_folder_admins_request_files(site, member, check_problem):
    """Admins of a folder ask for files in it, see what is asked there, and take it back; others do not."""
    admin, other = member("admin", {"top": "admin"}), member("other", {"top": "full"})
    made = make(admin, "/requests", path="top", destination="x.txt")
    theirs = make(site, "/requests", path="top", destination="y.txt")
    assert check_problem(other.post("/requests", path="top", destination="x")) == NO_ADMIN
    assert check_problem(other.delete(f"/requests/{made['id']}")) == NO_ADMIN
    assert [one["id"] for one in admin.get("/requests").json()] == [made["id"], theirs["id"]]
    assert [one["id"] for one in admin.get("/requests", mine=True).json()] == [made["id"]]
    for record in (made, theirs):
        assert admin.delete(f"/requests/{record['id']}").status_code == 204
    assert site.get("/requests").json() == []


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ({"path": "none", "destination": "x"}, NO_FOLDER),
        ({"path": "top/a.txt", "destination": "x"}, A_FILE),
        ({"path": "top", "destination": "/"}, INVALID),
        ({"path": "top", "destination": "x", "user_ids": "99"}, (404, "not-found/user-not-found")),
        ({"path": "top", "destination": "x", "user_ids": "me"}, INVALID),
        ({"path": "top", "destination": "x", "group_ids": "1,99"}, (404, "not-found/group-not-found")),
    ],
)
def test_what_no_request_can_be(site, check_problem, body, problem):
    """A request asks users and groups that exist for a named file in a folder that exists."""
    make(site, "/groups", name="crew")
    assert check_problem(site.post("/requests", **body)) == problem
    assert site.get("/requests").json() == []
