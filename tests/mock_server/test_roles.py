"""Roles: site admins, those who only look, admins of groups, and everybody else."""

from __future__ import annotations

import pytest
from files_mock_server.table.routing import load_table
from mock_client import problem
from mock_samples import PUBLIC_KEY

ADMIN_REQUIRED = (403, "not-authorized/site-admin-required")
# Parts of the service that an ordinary user has no business with.
FOR_ADMINS = (
    "as2_partner",
    "as2_station",
    "automation",
    "clickwrap",
    "custom_domain",
    "gpg_key",
    "group",
    "partner",
    "remote_server",
    "secret",
    "siem_http_destination",
    "sso_strategy",
    "style",
    "sync",
    "user_lifecycle_rule",
    "workspace",
)
ROUTES = {(route.resource, route.operation): route for route in load_table().routes}
CALLS = [ROUTES[resource, name] for resource in FOR_ADMINS for name in ("list", "delete") if (resource, name) in ROUTES]


def test_a_deleted_user_takes_its_belongings(api):
    """The keys, public keys, permissions and memberships of a deleted user go with it; those of others stay."""
    ids = [api.post("/users", username=name, password="p").json()["id"] for name in ("one", "other")]
    api.post("/folders/in")
    group = api.post("/groups", name="g", user_ids=",".join(map(str, ids))).json()["id"]
    for id in ids:
        for path, body in (
            ("/api_keys", {"name": "k"}),
            ("/public_keys", {"title": "p", "public_key": PUBLIC_KEY}),
            ("/permissions", {"path": "in"}),
        ):
            assert api.post(path, user_id=id, **body).status_code == 201
    assert api.delete(f"/users/{ids[0]}").status_code == 204
    for path in ("/api_keys", "/public_keys", "/permissions"):
        owners = {row["user_id"] for row in api.get(path).json()}
        assert (ids[0] in owners, ids[1] in owners) == (False, True)
    assert api.get(f"/groups/{group}").json()["user_ids"] == str(ids[1])


@pytest.fixture
def user(api):
    api.post("/users", username="u", password="p")
    client = api.as_user("u", "p")
    yield client
    client.http.close()


def id_of(api, username):
    return api.get("/users", **{"filter[username]": username}).json()[0]["id"]


def test_what_is_for_admins_is_refused(user):
    """An ordinary user's calls to what belongs to site admins are refused as such, whatever they ask for."""
    for route in CALLS:
        path = route.path.replace("{id}", "1").replace("{path}", "x")
        assert problem(user.call(route.verb, path)) == ADMIN_REQUIRED, route


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/users", None),
        ("GET", "/users/1", None),
        ("POST", "/users", {"username": "x"}),
        ("PATCH", "/users/1", {"name": "x"}),
        ("DELETE", "/users/1", None),
        ("DELETE", "/users/999", None),
        ("POST", "/users/1/unlock", None),
        ("POST", "/users/1/2fa/reset", None),
        ("POST", "/groups", {"name": "g"}),
        ("GET", "/groups/1", None),
        ("GET", "/group_users", None),
        ("POST", "/group_users", {"group_id": 1, "user_id": 2}),
        ("PATCH", "/site", {"name": "x"}),
        ("GET", "/history/login", None),
    ],
)
def test_administration_is_refused(api, user, method, path, body):
    """An ordinary user administers neither users nor groups nor the site, and learns nothing of who there is."""
    assert problem(user.call(method, path, body)) == ADMIN_REQUIRED
    assert len(api.get("/users").json()) == 2


def test_own_records(api, user):
    """Users see and change themselves and their own public keys."""
    own = id_of(api, "u")
    assert user.get(f"/users/{own}").json()["username"] == "u"
    assert user.patch(f"/users/{own}", name="Ursula", language="de").json()["name"] == "Ursula"
    key = user.post("/public_keys", title="mine", public_key=PUBLIC_KEY).json()
    assert key["user_id"] == own
    api.post("/public_keys", title="other", public_key=PUBLIC_KEY)
    assert [one["title"] for one in user.get("/public_keys").json()] == ["mine"]
    assert user.delete(f"/public_keys/{key['id']}").status_code == 204
    api.patch("/site", users_can_create_ssh_keys=False)
    assert problem(user.post("/public_keys", title="x", public_key=PUBLIC_KEY)) == ADMIN_REQUIRED


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"site_admin": True}, "site-admin-required"),
        ({"readonly_site_admin": True}, "site-admin-required"),
        ({"workspace_admin": True}, "insufficient-permission-for-params"),
        ({"group_ids": "1"}, "insufficient-permission-for-params"),
        ({"group_id": 1}, "insufficient-permission-for-params"),
        ({"partner_id": 1}, "insufficient-permission-for-params"),
        ({"disabled": True}, "insufficient-permission-for-params"),
        ({"username": "other"}, "insufficient-permission-for-params"),
        ({"require_2fa": "never_require"}, "insufficient-permission-for-params"),
        ({"authenticate_until": "2099-01-01T00:00:00Z"}, "insufficient-permission-for-params"),
    ],
)
def test_nobody_makes_himself_more(api, user, change, refusal):
    """Users do not change their own rights, not even together with what they may change."""
    own = id_of(api, "u")
    api.post("/groups", name="g")
    assert problem(user.patch(f"/users/{own}", name="x", **change)) == (403, f"not-authorized/{refusal}")
    after = api.get(f"/users/{own}").json()
    assert (after["name"], after["site_admin"], after["group_ids"]) == (None, False, "")


def test_a_whole_record_can_be_sent_back(api, user):
    """What is sent as it is stored is no change, so that clients may save the record that they got."""
    own = id_of(api, "u")
    record = user.get(f"/users/{own}").json()
    answer = user.patch(f"/users/{own}", **{**record, "name": "New"})
    assert answer.status_code == 200, answer.text
    assert answer.json() == {**record, "name": "New"}


def test_site_admins_who_only_look(api, connect, server):
    """A read-only site admin sees everything, by session and by key, and changes nothing."""
    api.upload("a/b.txt", b"hello")
    id = api.post("/users", username="r", password="p", readonly_site_admin=True).json()["id"]
    key = api.post("/api_keys", name="k", user_id=id).json()["key"]
    session = api.post("/sessions", username="r", password="p").json()
    assert session["read_only"] is True
    clients = {
        "read-only-session": connect(server, {"X-FilesAPI-Auth": session["id"]}),
        "site-admin-required": connect(server, {"X-FilesAPI-Key": key}),
    }
    for refusal, client in clients.items():
        for path in ("/users", "/site", "/history", "/permissions", "/automations", "/folders/a", "/files/a/b.txt"):
            assert client.get(path).status_code == 200, path
        assert client.download("a/b.txt").content == b"hello"
        assert client.get("/file_actions/metadata/a/b.txt").json()["permissions"] == "rl"
        for answer in (
            client.post("/users", username="x"),
            client.patch("/site", name="x"),
            client.patch(f"/users/{id}", readonly_site_admin=False, site_admin=True),
            client.post("/folders/x"),
            client.post("/api_keys", name="x"),
            client.delete("/files/a/b.txt"),
        ):
            assert problem(answer) == (403, f"not-authorized/{refusal}")
    assert api.names() == ["a"]


@pytest.fixture
def group(api, user):
    """A group with the member m, whose admin is the user."""
    member = api.post("/users", username="m", password="p").json()["id"]
    own = id_of(api, "u")
    body = {"name": "g", "user_ids": f"{own},{member}", "admin_ids": str(own)}
    return {**api.post("/groups", **body).json(), "member": member, "admin": own}


def test_group_admins_see_their_groups(api, user, group):
    """A group admin sees its groups and their members, and no others."""
    api.post("/groups", name="other")
    api.post("/users", username="stranger")
    assert [one["name"] for one in user.get("/groups").json()] == ["g"]
    assert user.get(f"/groups/{group['id']}").json()["name"] == "g"
    assert problem(user.get(f"/groups/{group['id'] + 1}")) == ADMIN_REQUIRED
    assert sorted(one["username"] for one in user.get("/users").json()) == ["m", "u"]
    assert {one["user_id"] for one in user.get("/group_users").json()} == {group["admin"], group["member"]}
    assert user.get(f"/users/{group['member']}").json()["group_ids"] == str(group["id"])
    assert problem(user.get("/users/1")) == ADMIN_REQUIRED
    assert user.get(f"/users/{group['admin']}").json()["admin_group_ids"] == [group["id"]]


def test_group_admins_manage_members(api, user, group):
    """A group admin adds users to its groups, changes and disables them, and takes them out again."""
    created = user.post("/users", username="n", password="p", group_ids=str(group["id"]))
    assert created.status_code == 201, created.text
    id = created.json()["id"]
    assert user.patch(f"/users/{id}", name="Nina", disabled=True).json()["disabled"] is True
    assert user.patch(f"/users/{id}", password="new", disabled=False).status_code == 200
    assert api.post("/sessions", username="n", password="new").status_code == 201
    row = next(row for row in user.get("/group_users").json() if row["user_id"] == id)
    assert user.delete(f"/group_users/{row['id']}", group_id=group["id"], user_id=id).status_code == 204
    assert problem(user.get(f"/users/{id}")) == ADMIN_REQUIRED
    assert user.post("/group_users", group_id=group["id"], user_id=id).status_code == 201
    assert user.get(f"/users/{id}").status_code == 200


def test_group_admins_do_no_more(api, user, group):
    """A group admin touches no other group, appoints nobody, and has no power over site admins."""
    other = api.post("/groups", name="other").json()["id"]
    api.patch(f"/groups/{group['id']}", user_ids=f"{group['admin']},{group['member']},1")
    member, insufficient = group["member"], (403, "not-authorized/insufficient-permission-for-params")
    higher = (403, "not-authorized/cannot-administer-higher-level-user")
    for answer, expected in (
        (user.post("/users", username="n"), insufficient),
        (user.post("/users", username="n", group_ids=str(other)), insufficient),
        (user.post("/users", username="n", group_ids=str(group["id"]), site_admin=True), insufficient),
        (user.patch(f"/users/{member}", site_admin=True), ADMIN_REQUIRED),
        (user.patch(f"/users/{member}", group_ids=f"{group['id']},{other}"), insufficient),
        (user.patch(f"/users/{member}", workspace_admin=True), insufficient),
        (user.patch("/users/1", name="x"), higher),
        (user.delete(f"/users/{member}"), ADMIN_REQUIRED),
        (user.post("/group_users", group_id=other, user_id=member), ADMIN_REQUIRED),
        (user.post("/group_users", group_id=group["id"], user_id=member, admin=True), ADMIN_REQUIRED),
        (user.patch(f"/groups/{group['id']}", name="mine"), ADMIN_REQUIRED),
    ):
        assert problem(answer) == expected
    assert [one["username"] for one in api.get("/users").json()] == ["motor", "u", "m"]
    assert api.get(f"/users/{member}").json()["group_ids"] == str(group["id"])


@pytest.mark.parametrize(
    ("setting", "body"),
    [
        ("group_admins_can_modify_users", {"name": "x"}),
        ("group_admins_can_enable_disable_users", {"disabled": True}),
        ("group_admins_can_reset_passwords", {"password": "new"}),
        ("group_admins_can_manage_group_memberships", {"group_ids": ""}),
    ],
)
def test_the_site_says_what_group_admins_may(api, user, group, setting, body):
    """Each power of group admins is one of the site's settings."""
    api.patch("/site", **{setting: False})
    answer = user.patch(f"/users/{group['member']}", **body)
    assert problem(answer) == (403, "not-authorized/insufficient-permission-for-params")
    api.patch("/site", **{setting: True})
    assert user.patch(f"/users/{group['member']}", **body).status_code == 200


def test_group_admins_may_delete_if_the_site_says_so(api, user, group):
    """Group admins remove members only where the site lets them, and add none where it does not."""
    api.patch("/site", group_admins_can_delete_users=True, group_admins_can_add_users=False)
    assert user.delete(f"/users/{group['member']}").status_code == 204
    assert problem(user.delete(f"/users/{group['admin']}")) == ADMIN_REQUIRED
    assert problem(user.post("/users", username="n", group_ids=str(group["id"]))) == ADMIN_REQUIRED


def test_what_a_deleted_user_leaves(api, user):
    """Links of a deleted user go to whom the call names, who must exist."""
    own = id_of(api, "u")
    api.upload("a.txt")
    bundle = api.post("/bundles", paths=["a.txt"], user_id=own).json()["id"]
    missing = (404, "not-found/user-not-found")
    for heir in (own, 999):
        assert problem(api.delete(f"/users/{own}", new_owner_id=heir)) == missing
    assert api.delete(f"/users/{own}", new_owner_id=1).status_code == 204
    assert api.get(f"/bundles/{bundle}").json()["user_id"] == 1
