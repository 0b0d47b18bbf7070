"""Credentials: keys, sessions, passwords, and what users who are not admins may do."""

import pytest
from files_mock_server.testing import MockServer


def test_no_credential(connect, server, check_problem):
    """A call without credentials is told to authenticate."""
    assert check_problem(connect(server, {}).get("/users")) == (401, "not-authenticated/authentication-required")


def test_wrong_credentials(connect, server, check_problem):
    """An unknown key and an unknown session are told apart."""
    by_key = connect(server, {"X-FilesAPI-Key": "wrong"}).get("/users")
    by_session = connect(server, {"X-FilesAPI-Auth": "wrong"}).get("/users")
    assert check_problem(by_key) == (401, "not-authenticated/invalid-credentials")
    assert check_problem(by_session) == (401, "not-authenticated/invalid-session")


def test_session(connect, server, check_problem):
    """A session works from login to logout and not longer."""
    answer = connect(server, {}).post("/sessions", username="motor", password="vroom")
    assert answer.status_code == 201
    assert answer.json()["read_only"] is False
    client = connect(server, {"X-FilesAPI-Auth": answer.json()["id"]})
    assert client.get("/users").status_code == 200
    assert client.delete("/sessions").status_code == 204
    assert check_problem(client.get("/users")) == (401, "not-authenticated/invalid-session")


@pytest.mark.parametrize(("username", "password"), [("motor", "wrong"), ("nobody", "vroom")])
def test_wrong_password(connect, server, check_problem, username, password):
    """A wrong name and a wrong password are not told apart."""
    answer = connect(server, {}).post("/sessions", username=username, password=password)
    assert check_problem(answer) == (401, "not-authenticated/invalid-username-or-password")


def test_session_expires(connect, check_problem):
    """A session ends by itself, and asks for a new login."""
    now = [1_000_000.0]
    with MockServer(users={"motor": "vroom"}, clock=lambda: now[0], session_lifetime=60) as server:
        client = connect(server, {}).as_user("motor", "vroom")
        assert client.get("/users").status_code == 200
        now[0] += 61
        assert check_problem(client.get("/users")) == (401, "not-authenticated/invalid-session")
        client.http.close()


def test_created_key_works_until_deleted(api, connect, server, check_problem):
    """A created API key is a credential at once, is shown once, and stops with its deletion."""
    created = api.post("/api_keys", name="ci").json()
    assert created["key"].isalnum()
    assert api.get(f"/api_keys/{created['id']}").json()["key"] is None
    client = connect(server, {"X-FilesAPI-Key": created["key"]})
    assert client.get("/api_key").json()["name"] == "ci"
    assert client.patch("/api_key", name="renamed").json()["name"] == "renamed"
    assert client.delete("/api_key").status_code == 204
    assert check_problem(client.get("/users")) == (401, "not-authenticated/invalid-credentials")


def test_key_wins_over_session(connect, server):
    """A call with both credentials is the key's."""
    client = connect(server, {"X-FilesAPI-Key": "k1", "X-FilesAPI-Auth": "wrong"})
    assert client.get("/api_key").status_code == 200


def test_open_accepts_any_credential(connect, check_problem):
    """An open server takes any key and any session for the site admin's, but still wants one."""
    with MockServer(open=True) as server:
        assert connect(server, {"X-FilesAPI-Key": "placeholder"}).get("/users").status_code == 200
        assert connect(server, {"X-FilesAPI-Auth": "placeholder"}).get("/users").status_code == 200
        assert check_problem(connect(server, {}).get("/users"))[0] == 401


def test_password_is_never_shown(api):
    """No answer carries a password or its hash."""
    created = api.post("/users", username="shy", password="hush-hush").text
    listed = api.get("/users").text
    assert "hush" not in created + listed
    assert "password_hash" not in created + listed


def test_password_change(api, connect, server):
    """A changed password is the one that works."""
    id = api.post("/users", username="u", password="old").json()["id"]
    assert api.patch(f"/users/{id}", password="new").status_code == 200
    login = connect(server, {})
    assert login.post("/sessions", username="u", password="old").status_code == 401
    assert login.post("/sessions", username="U", password="new").status_code == 201


def test_disabled_and_deleted_users(api, connect, server):
    """Disabling or deleting a user ends what its credentials could do."""
    id = api.post("/users", username="u", password="p", site_admin=True).json()["id"]
    client = api.as_user("u", "p")
    key = api.post("/api_keys", name="k", user_id=id).json()["key"]
    assert client.get("/users").status_code == 200
    api.patch(f"/users/{id}", disabled=True)
    assert client.get("/users").status_code == 401
    assert connect(server, {"X-FilesAPI-Key": key}).get("/users").status_code == 401
    api.patch(f"/users/{id}", disabled=False)
    assert client.get("/users").status_code == 401  # disabling ended the session
    assert connect(server, {"X-FilesAPI-Key": key}).get("/users").status_code == 200
    assert api.delete(f"/users/{id}").status_code == 204
    assert client.get("/users").status_code == 401
    assert connect(server, {"X-FilesAPI-Key": key}).get("/users").status_code == 401
    client.http.close()


def test_users_are_no_admins(api, check_problem):
    """A plain user may see itself but not administer the site."""
    id = api.post("/users", username="u", password="p").json()["id"]
    client = api.as_user("u", "p")
    assert client.get(f"/users/{id}").json()["username"] == "u"
    assert check_problem(client.get("/users")) == (403, "not-authorized/site-admin-required")
    assert check_problem(client.get("/users/1")) == (403, "not-authorized/site-admin-required")
    assert check_problem(client.patch(f"/users/{id}", site_admin=True)) == (403, "not-authorized/site-admin-required")
    assert check_problem(client.post("/groups", name="g")) == (403, "not-authorized/site-admin-required")
    client.http.close()


@pytest.mark.parametrize(
    ("permission", "allowed"),
    [
        ("readonly", {"list", "read"}),
        ("writeonly", {"write"}),
        ("full", {"list", "read", "write", "delete"}),
        ("list", {"list"}),
    ],
)
def test_permissions_by_folder(api, check_problem, permission, allowed):
    """What a user may do in a folder follows from its permission, also below it, and nowhere else."""
    api.upload("team/sub/a.txt")
    api.upload("other/b.txt")
    api.post("/users", username="u", password="p")
    assert api.post("/permissions", path="Team", username="u", permission=permission).status_code == 201
    client = api.as_user("u", "p")
    outcomes = {
        "list": client.get("/folders/team/sub"),
        "read": client.get("/files/team/sub/a.txt"),
        "write": client.post("/file_actions/begin_upload/team/sub/new.txt", size=1),
        "delete": client.delete("/files/team/sub/a.txt"),
    }
    for name, answer in outcomes.items():
        if name == "list" and permission == "writeonly":
            continue  # the way to a permission is always visible
        assert answer.ok == (name in allowed), (name, answer.text)
    assert check_problem(client.get("/files/other/b.txt")) == (403, "not-authorized/read-permission-required")
    assert client.names() == ["team"]
    client.http.close()


def test_group_permissions(api):
    """A permission of a group holds for its members, as long as they are members."""
    api.upload("team/a.txt")
    user = api.post("/users", username="u", password="p").json()["id"]
    group = api.post("/groups", name="g", user_ids=str(user)).json()
    assert group["usernames"] == "u"
    assert api.get(f"/users/{user}").json()["group_ids"] == str(group["id"])
    api.post("/permissions", path="team", group_id=group["id"], permission="readonly")
    client = api.as_user("u", "p")
    assert client.get("/files/team/a.txt").status_code == 200
    api.patch(f"/users/{user}", group_ids="")
    assert client.get("/files/team/a.txt").status_code == 403
    client.http.close()
