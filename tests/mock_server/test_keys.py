"""API keys: whom they act for, how far they reach, and when they end."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import requests
from mock_client import Api

FILES_ONLY = (403, "not-authorized/api-key-only-for-file-operations")
RESTRICTED = (403, "not-authorized/api-key-is-path-restricted")
Act = Callable[[Api], requests.Response]


@pytest.fixture
def tree(api):
    for path in ("team/in/a.txt", "team/b.txt", "other/c.txt"):
        api.upload(path)
    return api


@pytest.fixture
def with_key(api, connect, server):
    """Makes clients that use a new key."""

    def make(by: Api | None = None, **params: object) -> Api:
        answer = (by or api).post("/api_keys", **{"name": "k", **params})
        assert answer.status_code == 201, answer.text
        return connect(server, {"X-FilesAPI-Key": answer.json()["key"]})

    return make


@pytest.mark.parametrize(
    "act",
    [
        lambda c: c.get("/files/other/c.txt"),
        lambda c: c.get("/file_actions/metadata/team/b.txt"),
        lambda c: c.get("/folders/"),
        lambda c: c.get("/folders/team"),
        lambda c: c.post("/folders/team/new"),
        lambda c: c.post("/file_actions/begin_upload/other/x.txt", size=1),
        lambda c: c.post("/file_actions/begin_upload/team/in/../x.txt", size=1),
        lambda c: c.post("/files/other/x.txt", data="x"),
        lambda c: c.patch("/files/other/c.txt", priority_color="red"),
        lambda c: c.delete("/files/other/c.txt"),
        lambda c: c.post("/file_actions/delete/other/c.txt"),
        lambda c: c.post("/file_actions/copy/team/in/a.txt", destination="other/x.txt"),
        lambda c: c.post("/file_actions/copy/other/c.txt", destination="team/in/x.txt"),
        lambda c: c.post("/file_actions/move/team/in/a.txt", destination="other/x.txt"),
        lambda c: c.post("/file_actions/move/other/c.txt", destination="team/in/x.txt"),
        lambda c: c.post("/file_actions/zip", paths=["other"], destination="team/in/x.zip"),
        lambda c: c.post("/file_actions/zip", paths=["team/in"], destination="x.zip"),
        lambda c: c.post("/api_keys", name="wider"),
    ],
)
@pytest.mark.parametrize("permission_set", ["full", "files_only"])
def test_outside_its_folder(tree, with_key, check_problem, act: Act, permission_set):
    """A key that is restricted to a folder is refused everything outside, even that of a site admin."""
    client = with_key(path="Team/IN", permission_set=permission_set)
    status, kind = check_problem(act(client))
    assert (status, kind) in (RESTRICTED, FILES_ONLY)
    assert kind == RESTRICTED[1] or "/api_keys" in str(act(client).url)
    assert sorted(tree.names() + tree.names("team")) == ["b.txt", "in", "other", "team"]
    assert tree.names("other") == ["c.txt"]
    assert tree.names("team/in") == ["a.txt"]


def test_inside_its_folder(tree, with_key):
    """Inside its folder, a restricted key does what its user may do."""
    client = with_key(path="team/in")
    assert client.names("team/in") == ["a.txt"]
    client.upload("team/in/deep/new.txt", b"new")
    assert client.download("team/in/deep/new.txt").content == b"new"
    copied = client.post("/file_actions/copy/team/in/deep", destination="team/in/copy")
    assert copied.status_code == 201
    assert client.get(f"/file_migrations/{copied.json()['file_migration_id']}").json()["status"] == "completed"
    assert client.get("/file_actions/metadata/team/in").json()["permissions"] == "rwdl"
    assert client.delete("/files/team/in/copy", recursive="true").status_code == 204


def test_a_restricted_key_gives_no_rights(tree, with_key, check_problem):
    """A folder narrows what the user may do and adds nothing to it."""
    id = tree.post("/users", username="u", password="p").json()["id"]
    tree.post("/permissions", path="team", user_id=id, permission="readonly")
    client = with_key(user_id=id, path="team/in")
    assert client.get("/files/team/in/a.txt").status_code == 200
    assert check_problem(client.get("/files/team/b.txt")) == RESTRICTED
    assert check_problem(client.delete("/files/team/in/a.txt")) == (403, "not-authorized/full-permission-required")
    assert check_problem(with_key(user_id=id, path="other").get("/files/other/c.txt"))[0] == 403


def test_migrations_of_others(tree, with_key, check_problem):
    """A restricted key follows the file migrations that it started; other users follow their own."""
    started = tree.post("/file_actions/copy/team/b.txt", destination="team/in/b.txt").json()["file_migration_id"]
    id = tree.post("/users", username="u", password="p").json()["id"]
    for client in (with_key(path="team"), with_key(user_id=id)):
        assert check_problem(client.get(f"/file_migrations/{started}")) == (404, "not-found")
    assert with_key().get(f"/file_migrations/{started}").status_code == 200


@pytest.mark.parametrize(
    ("permission_set", "refusal"),
    [
        ("desktop_app", "api-key-only-for-desktop-app"),
        ("sync_app", "api-key-only-for-desktop-app"),
        ("mobile_app", "api-key-only-for-mobile-app"),
        ("office_integration", "api-key-only-for-office-integration"),
        ("files_only", "api-key-only-for-file-operations"),
        ("none", "api-key-is-disabled"),
        ("full", None),
    ],
)
def test_permission_sets(tree, with_key, check_problem, permission_set, refusal):
    """Each set allows the operations that it is named after, and refuses the others with its own error."""
    path = {"path": "team"} if permission_set == "office_integration" else {}
    client = with_key(permission_set=permission_set, **path)
    assert client.get("/api_key").json()["permission_set"] == permission_set
    files, links, users = client.get("/folders/team"), client.get("/bundles"), client.get("/users")
    assert files.ok == (permission_set != "none")
    assert links.ok == (permission_set in ("full", "desktop_app", "sync_app", "mobile_app"))
    assert users.ok == (permission_set == "full")
    for answer in (files, links, users):
        assert answer.ok or check_problem(answer) == (403, f"not-authorized/{refusal}")


def test_files_only_is_no_site_admin(tree, with_key, check_problem):
    """A key for files alone does with files what its user may, and nothing of what makes it a site admin."""
    client = with_key(permission_set="files_only")
    assert client.upload("other/new.txt")["path"] == "other/new.txt"
    for act in (
        lambda: client.get("/locks/team"),
        lambda: client.get("/history"),
        lambda: client.patch("/api_key", name="x"),
        lambda: client.post("/users", username="x"),
    ):
        assert check_problem(act()) == FILES_ONLY


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"permission_set": "everything"}, (400, "bad-request/request-params-invalid")),
        ({"permission_set": "office_integration"}, (400, "bad-request/request-params-required")),
        ({"user_id": 999}, (404, "not-found/user-not-found")),
        ({"expires_at": "soon"}, (400, "bad-request/datetime-parse")),
    ],
)
def test_bad_keys(api, check_problem, body, expected):
    """A key that could not work is not made."""
    before = len(api.get("/api_keys").json())
    assert check_problem(api.post("/api_keys", name="k", **body)) == expected
    assert len(api.get("/api_keys").json()) == before


def test_expiry(api, with_key, check_problem, clock):
    """A key ends at its time, by the server's clock."""
    client = with_key(expires_at="2023-11-14T22:14:20Z")
    clock.advance(59)
    assert client.get("/api_key").status_code == 200
    clock.advance(1)
    assert check_problem(client.get("/api_key")) == (401, "not-authenticated/invalid-credentials")


def test_last_use(api, with_key, clock):
    """A key tells when it was used last, to the minute."""
    client = with_key()
    id = client.get("/api_key").json()["id"]

    def last_use() -> str:
        return str(api.get(f"/api_keys/{id}").json()["last_use_at"])

    assert last_use() == "2023-11-14T22:13:20Z"
    clock.advance(59)
    client.get("/api_key")
    assert last_use() == "2023-11-14T22:13:20Z"
    clock.advance(1)
    client.get("/api_key")
    assert last_use() == "2023-11-14T22:14:20Z"


def test_a_key_acts_for_its_user(tree, with_key, check_problem):
    """A user's key may what the user may, also when that changes."""
    id = tree.post("/users", username="u", password="p").json()["id"]
    client = with_key(user_id=id)
    assert check_problem(client.get("/users")) == (403, "not-authorized/site-admin-required")
    assert client.names() == []
    permission = tree.post("/permissions", path="team", user_id=id, permission="readonly").json()["id"]
    assert client.names() == ["team"]
    tree.delete(f"/permissions/{permission}")
    assert client.names() == []
    tree.patch(f"/users/{id}", site_admin=True)
    assert client.get("/users").status_code == 200


def test_own_keys(api, with_key, check_problem):
    """Users make, see and remove their own keys, and not those of others."""
    api.post("/users", username="u", password="p")
    user = api.as_user("u", "p")
    key = with_key(user, name="mine")
    assert [one["name"] for one in user.get("/api_keys").json()] == ["mine"]
    assert check_problem(user.get("/api_keys/1")) == (404, "not-found/api-key-not-found")
    assert check_problem(user.post("/api_keys", name="k", user_id=1)) == (403, "not-authorized/cant-act-for-other-user")
    assert user.delete(f"/api_keys/{key.get('/api_key').json()['id']}").status_code == 204
    assert check_problem(key.get("/api_key")) == (401, "not-authenticated/invalid-credentials")
    api.patch("/site", users_can_create_api_keys=False)
    assert check_problem(user.post("/api_keys", name="k")) == (403, "not-authorized/site-admin-required")
    user.http.close()


def test_session_has_no_current_key(api, check_problem):
    """Who is logged in with a session has no key to ask about."""
    client = api.as_user("motor", "vroom")
    assert check_problem(client.get("/api_key")) == (403, "not-authorized/must-authenticate-with-api-key")
    client.http.close()
