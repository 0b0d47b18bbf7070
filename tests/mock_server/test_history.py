"""History and action logs: written by what happens, read by who may, exported."""

from __future__ import annotations

from datetime import datetime

import pytest
import requests
from files_mock_server.handlers import history
from files_mock_server.testing import MockServer

REFUSED = (403, "not-authorized/history-permission-required")


def make(api, path, /, **body):
    answer = api.post(path, **body)
    assert answer.status_code == 201, answer.text
    return answer.json()


def actions(api, path="/history", **params):
    answer = api.get(path, **params)
    assert answer.status_code == 200, answer.text
    return [one["action"] for one in answer.json()]


def latest(api):
    """The newest entry."""
    return api.get("/action_logs").json()[-1]


def test_history_is_written(api):
    """Uploads, moves, deletions and logins are found in the history of the file, its folder and the site."""
    api.upload("dir/a.txt")
    api.upload("dir/a.txt")
    api.post("/file_actions/move/dir/a.txt", destination="dir/b.txt")
    api.delete("/files/dir/b.txt")
    api.post("/sessions", username="motor", password="wrong")
    api.post("/sessions", username="motor", password="vroom")
    assert actions(api, "/history/files/dir/a.txt") == ["create", "update"]
    (moved, gone) = api.get("/history/files/DIR/b.txt").json()
    assert (moved["action"], moved["source"], moved["path"]) == ("move", "dir/a.txt", "dir/b.txt")
    assert moved["display"] == "motor moved dir/a.txt to dir/b.txt"
    assert gone["action"] == "destroy"
    assert len(api.get("/history/folders/dir").json()) == 4
    logins = api.get("/history/login").json()
    assert [(one["action"], one["username"]) for one in logins] == [("failedlogin", "motor"), ("login", "motor")]
    assert logins[0]["failure_type"] == "invalid-username-or-password"
    moves = api.get("/action_logs", **{"filter[src]": "dir/a.txt"}).json()
    assert [one["action"] for one in moves] == ["move"]


DOINGS = [
    ("create", "new", lambda api: api.post("/folders/new")),
    ("create", "new.txt", lambda api: api.post("/files/new.txt", data="x")),
    ("update", "a.txt", lambda api: api.post("/files/a.txt", data="x")),
    ("update", "a.txt", lambda api: api.patch("/files/a.txt", priority_color="red")),
    ("read", "a.txt", lambda api: api.get("/files/a.txt")),
    ("read", "a.txt", lambda api: api.get("/files/A.TXT", action="redirect", allow_redirects=False)),
    ("copy", "b.txt", lambda api: api.post("/file_actions/copy/a.txt", destination="b.txt")),
    ("move", "b.txt", lambda api: api.post("/file_actions/move/a.txt", destination="b.txt")),
    ("destroy", "a.txt", lambda api: api.delete("/files/a.txt")),
    ("destroy", "a.txt", lambda api: api.post("/file_actions/delete/a.txt")),
]


@pytest.mark.parametrize(("action", "path", "do"), DOINGS)
def test_what_happens_to_files(api, action, path, do):
    """Each thing that is done to a file is one entry: what, where, who, from where, when."""
    api.upload("a.txt")
    before = len(api.get("/action_logs").json())
    assert do(api).status_code < 400
    found = api.get("/action_logs").json()
    assert len(found) == before + 1
    entry = found[-1]
    assert (entry["action"], entry["path"].casefold(), entry["folder"]) == (action, path, "")
    assert (entry["username"], entry["ip"], entry["interface"]) == ("motor", "127.0.0.1", "restapi")
    assert datetime.fromisoformat(entry["created_at"]).tzinfo is not None
    assert actions(api, f"/history/files/{path}")[-1] == action


@pytest.mark.parametrize(
    "look",
    [
        lambda api: api.get("/files/a.txt", action="stat"),
        lambda api: api.get("/file_actions/metadata/a.txt"),
        lambda api: api.get("/folders/"),
        lambda api: api.get("/files/none.txt"),
        lambda api: api.delete("/files/none.txt"),
        lambda api: api.post("/file_actions/copy/a.txt", destination="no/where"),
    ],
)
def test_what_leaves_no_trace(api, look):
    """Looking at records and what is refused is not written down."""
    api.upload("a.txt")
    before = api.get("/action_logs").json()
    look(api)
    assert api.get("/action_logs").json() == before


def test_changes_of_people_are_written(api):
    """Users, groups, permissions and API keys that are made, changed and removed are entries that name them."""
    user = make(api, "/users", username="second", password="long enough 1")["id"]
    assert (latest(api)["action"], latest(api)["username"]) == ("user_create", "motor")
    api.patch(f"/users/{user}", name="New")
    group = make(api, "/groups", name="crew")["id"]
    api.patch(f"/groups/{group}", notes="x")
    make(api, "/group_users", group_id=group, user_id=user)
    permission = make(api, "/permissions", path="dir", user_id=user, permission="full")["id"]
    api.delete(f"/permissions/{permission}")
    key = make(api, "/api_keys", name="k")
    api.patch(f"/api_keys/{key['id']}", name="other")
    api.delete(f"/api_keys/{key['id']}")
    api.delete(f"/groups/{group}")
    api.delete(f"/users/{user}")
    entries = api.get("/history").json()
    assert [(one["action"], one["targets"].get("name") or one["targets"].get("username")) for one in entries] == [
        ("user_create", "second"),
        ("user_update", "New"),
        ("group_create", "crew"),
        ("group_update", "crew"),
        ("group_update", "crew"),
        ("permission_create", "second"),
        ("permission_destroy", "second"),
        ("api_key_create", "k"),
        ("api_key_update", "other"),
        ("api_key_destroy", "other"),
        ("group_destroy", "crew"),
        ("user_destroy", "New"),
    ]
    permitted = entries[5]
    assert (permitted["path"], permitted["targets"]["permission"], permitted["targets"]["user_id"]) == (
        "dir",
        "full",
        user,
    )
    assert key["key"] not in str(entries)


def test_refused_changes_are_not_written(api):
    """A change that is refused leaves nothing in the history."""
    make(api, "/users", username="second", password="long enough 1")
    assert api.post("/users", username="Second", password="long enough 1").status_code == 422
    assert api.delete("/users/99").status_code == 404
    assert actions(api) == ["user_create"]


def test_own_keys_are_written(api, connect):
    """A key that changes and removes itself is written down as such."""
    key = make(api, "/api_keys", name="k")
    own = connect(api.server, {"X-FilesAPI-Key": key["key"]})
    assert own.patch("/api_key", name="new").status_code == 200
    assert own.delete("/api_key").status_code == 204
    entries = api.get("/history").json()
    assert [(one["action"], one["targets"]["name"]) for one in entries] == [
        ("api_key_create", "k"),
        ("api_key_update", "new"),
        ("api_key_destroy", "new"),
    ]


def test_histories_are_ranges_of_time(connect):
    """Entries carry the server's time; a history begins and ends where it is asked to, and sorts by it both ways."""
    now = [1_700_000_000.0]
    with MockServer(clock=lambda: now[0]) as server:
        api = connect(server)
        for name in ("one", "two", "three"):
            make(api, f"/folders/{name}")
            now[0] += 60
        assert [one["when"] for one in api.get("/history").json()] == [
            "2023-11-14T22:13:20Z",
            "2023-11-14T22:14:20Z",
            "2023-11-14T22:15:20Z",
        ]
        middle = {"start_at": "2023-11-14T22:14:00Z", "end_at": "2023-11-14T22:15:00+00:00"}
        assert [one["path"] for one in api.get("/history", **middle).json()] == ["two"]
        newest = api.get("/history/folders/", **{"sort_by[created_at]": "desc"}).json()
        assert [one["path"] for one in newest] == ["three", "two", "one"]
        late = api.get("/action_logs", **{"filter_gt[created_at]": "2023-11-14T22:14:20Z"}).json()
        assert [one["path"] for one in late] == ["three"]


def test_folders_and_what_lies_below(api):
    """The history of a folder is of what is directly in it; a prefix of the path finds all below."""
    for path in ("dir/a.txt", "dir/sub/b.txt", "dirt.txt"):
        api.upload(path)
    assert [one["path"] for one in api.get("/history/folders/dir").json()] == ["dir/a.txt"]
    found = api.get("/history", **{"filter_prefix[path]": "dir/"}).json()
    assert [one["path"] for one in found] == ["dir/a.txt", "dir/sub/b.txt"]
    assert [one["path"] for one in api.get("/history", **{"filter[folder]": "dir/sub"}).json()] == ["dir/sub/b.txt"]


def test_who_sees_the_history(api, member, check_problem):
    """Others than site admins see the history of folders that they have the right to, and what they did themselves."""
    api.upload("dir/a.txt")
    api.upload("other/b.txt")
    seer, reader = member("seer", {"dir": "history"}), member("reader", {"dir": "readonly"})
    assert actions(seer, "/history/files/dir/a.txt") == ["create"]
    assert actions(seer, "/history/folders/dir") == ["create"]
    assert actions(seer, **{"filter[path]": "dir/a.txt"}) == ["create"]
    assert actions(seer, **{"filter_prefix[path]": "dir/a"}) == ["create"]
    for path in ("/history/files/dir/a.txt", "/history/folders/dir"):
        assert check_problem(reader.get(path)) == REFUSED
    assert check_problem(seer.get("/history/folders/other")) == REFUSED
    assert check_problem(seer.get("/history", **{"filter[folder]": "other"})) == REFUSED
    assert check_problem(seer.get("/history", **{"filter_prefix[path]": "di"})) == REFUSED
    unfiltered = (403, "not-authorized/non-admins-must-query-by-folder-or-path")
    assert check_problem(seer.get("/history")) == unfiltered
    admins_only = (403, "not-authorized/site-admin-required")
    for path in ("/history/login", "/action_logs", "/history/users/1"):
        assert check_problem(seer.get(path)) == admins_only
    assert seer.get("/files/dir/a.txt").status_code == 403
    me = next(one["id"] for one in api.get("/users").json() if one["username"] == "reader")
    assert reader.get("/files/dir/a.txt").status_code == 200
    assert actions(reader, f"/history/users/{me}") == ["login", "read"]
    assert actions(api, f"/history/users/{me}") == ["login", "read"]


def test_exports(api, check_problem):
    """An export holds what its query selects, by time, action, place, person and target, and is ready at once."""
    user = make(api, "/users", username="second", password="long enough 1")["id"]
    make(api, "/permissions", path="dir", user_id=user, permission="full")
    make(api, "/permissions", path="dir", user_id=user, permission="list")
    api.upload("dir/a.txt")
    api.post("/file_actions/move/dir/a.txt", destination="dir/b.txt")

    def exported(**query):
        export = make(api, "/history_exports", **query)
        assert export["status"] == "ready"
        assert api.get(f"/history_exports/{export['id']}").json() == export
        return api.get("/history_export_results", history_export_id=export["id"]).json()

    assert [(one["src"], one["destination"]) for one in exported(query_action="move")] == [("dir/a.txt", "dir/b.txt")]
    assert [one["action"] for one in exported(query_folder="dir")] == ["create", "move"]
    assert exported(query_user_id="77") == []
    (target,) = exported(query_target_permission="list")
    assert (target["action"], target["target_permission"], target["target_user_id"]) == (
        "permission_create",
        "list",
        user,
    )
    (made,) = exported(query_action="user_create", query_target_username="SECOND")
    assert (made["target_id"], made["username"]) == (user, "motor")
    assert made["created_at"] == datetime.fromisoformat(made["created_at_iso8601"]).timestamp() // 1
    assert exported(end_at="2000-01-01T00:00:00Z") == []
    backwards = api.post("/history_exports", start_at="2001-01-01T00:00:00Z", end_at="2000-01-01T00:00:00Z")
    assert check_problem(backwards) == (400, "bad-request/request-params-invalid")
    assert check_problem(api.post("/history_exports", query_action="fly")) == (
        400,
        "bad-request/request-params-invalid",
    )


def test_only_the_newest_are_kept(api, monkeypatch):
    """The history is bounded: its oldest entries go, the newest stay."""
    monkeypatch.setattr(history, "_KEPT", 5)
    monkeypatch.setattr(history, "_TRIM", 10)
    api.upload("a.txt")
    for _ in range(20):
        assert api.get("/files/a.txt").status_code == 200
    found = api.get("/history").json()
    assert found[-1]["id"] == 21
    assert 5 <= len(found) < 15


def test_ip_of_the_client(api):
    """An entry tells the address that the client used, whatever it claims in headers."""
    requests.post(
        f"{api.server.url}/api/rest/v1/sessions",
        json={"username": "nobody", "password": "x"},
        headers={"X-Forwarded-For": "192.0.2.9"},
        timeout=20,
    )
    (entry,) = api.get("/history/login").json()
    assert (entry["ip"], entry["username"], entry["user_id"]) == ("127.0.0.1", "nobody", None)
