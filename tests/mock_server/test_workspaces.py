"""Workspaces: which records belong to which, and who may look into them."""

from __future__ import annotations

import pytest

REFUSED = (400, "bad-request/invalid-workspace-id-header")
HEADER = "X-Files-Workspace-Id"


@pytest.fixture
def spaces(api):
    """The ids of two workspaces."""
    return [api.post("/workspaces", name=name).json()["id"] for name in ("Alpha", "Beta")]


@pytest.fixture
def within(connect, server):
    """Makes clients that select a workspace."""

    def make(id: object, **headers: str):
        return connect(server, {**(headers or {"X-FilesAPI-Key": "k1"}), HEADER: str(id)})

    return make


def names(client, path="/groups"):
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return [record["name"] for record in answer.json()]


def test_life_of_a_workspace(api, check_problem):
    """A workspace is made, found, renamed and removed; its name is its own."""
    made = api.post("/workspaces", name="Alpha").json()
    assert made == {"id": made["id"], "name": "Alpha"}
    assert check_problem(api.post("/workspaces", name="alpha")) == (422, "processing-failure/model-save-error")
    assert api.patch(f"/workspaces/{made['id']}", name="Gamma").json()["name"] == "Gamma"
    assert names(api, "/workspaces") == ["Gamma"]
    assert api.delete(f"/workspaces/{made['id']}").status_code == 204
    assert check_problem(api.get(f"/workspaces/{made['id']}")) == (404, "not-found")


def test_records_belong_to_the_workspace_of_the_call(api, spaces, within):
    """What is made in a workspace carries its id and shows there only; without a header, all shows."""
    alpha, beta = (within(id) for id in spaces)
    assert alpha.post("/groups", name="a").json()["workspace_id"] == spaces[0]
    assert beta.post("/groups", name="b").json()["workspace_id"] == spaces[1]
    assert api.post("/groups", name="d").json()["workspace_id"] == 0
    assert api.post("/groups", name="e", workspace_id=spaces[0]).json()["workspace_id"] == spaces[0]
    assert names(alpha) == ["a", "e"]
    assert names(beta) == ["b"]
    assert names(within(0)) == ["d"]
    assert names(api) == ["a", "b", "d", "e"]


def test_default_workspace_on_request(api, spaces, within):
    """A list of a workspace shows the default one's records too, if asked."""
    api.post("/groups", name="d")
    within(spaces[0]).post("/groups", name="a")
    within(spaces[1]).post("/groups", name="b")
    assert names(within(spaces[0]), "/groups?include_default_workspace_groups=true") == ["d", "a"]


def test_records_of_another_workspace_are_not_found(api, spaces, within, check_problem):
    """A record of another workspace is neither found nor changed nor removed."""
    id = within(spaces[0]).post("/groups", name="a").json()["id"]
    other = within(spaces[1])
    missing = (404, "not-found/group-not-found")
    assert check_problem(other.get(f"/groups/{id}")) == missing
    assert check_problem(other.patch(f"/groups/{id}", name="x")) == missing
    assert check_problem(other.delete(f"/groups/{id}")) == missing
    assert within(spaces[0]).get(f"/groups/{id}").json()["name"] == "a"


def test_another_workspace_than_that_of_the_call(api, spaces, within, check_problem):
    """A record is neither made in nor moved to another workspace than the one that is selected."""
    alpha = within(spaces[0])
    refused = (403, "not-authorized/insufficient-permission-for-params")
    assert check_problem(alpha.post("/groups", name="a", workspace_id=spaces[1])) == refused
    assert check_problem(alpha.post("/api_keys", name="a", workspace_id=0)) == refused
    id = alpha.post("/users", username="u").json()["id"]
    assert check_problem(alpha.patch(f"/users/{id}", workspace_id=spaces[1])) == refused
    assert names(alpha) == []
    assert api.get(f"/users/{id}").json()["workspace_id"] == spaces[0]


@pytest.mark.parametrize("header", ["999", "-1", "x", "1.5", "٣", "9" * 30])
def test_unknown_workspaces(within, check_problem, header):
    """A header that names no workspace is refused on every path."""
    header = header.encode().decode("latin-1")
    for path in ("/groups", "/folders/"):
        assert check_problem(within(header).get(path)) == REFUSED


def test_keys_stay_in_their_workspace(api, spaces, within, connect, server, check_problem):
    """A key that was made in a workspace sees no other, whatever it selects."""
    key = within(spaces[0]).post("/api_keys", name="k").json()["key"]
    within(spaces[1]).post("/groups", name="b")
    client = connect(server, {"X-FilesAPI-Key": key})
    assert client.post("/groups", name="a").json()["workspace_id"] == spaces[0]
    assert names(client) == ["a"]
    assert names(within(spaces[0], **{"X-FilesAPI-Key": key})) == ["a"]
    for other in (spaces[1], 0):
        assert check_problem(within(other, **{"X-FilesAPI-Key": key}).get("/groups")) == REFUSED


def test_keys_for_files_stay_in_theirs(api, spaces, within, check_problem):
    """A key for files alone cannot select a workspace, not even from the default one."""
    key = api.post("/api_keys", name="k", permission_set="files_only").json()["key"]
    assert within(0, **{"X-FilesAPI-Key": key}).get("/folders/").status_code == 200
    assert check_problem(within(spaces[0], **{"X-FilesAPI-Key": key}).get("/folders/")) == REFUSED


def test_users_stay_in_their_workspace(api, spaces, within, check_problem):
    """A user of a workspace is scoped to it when it logs in; one of the default workspace may select."""
    api.post("/users", username="w", password="p", workspace_id=spaces[0])
    api.post("/users", username="d", password="p")
    session = api.post("/sessions", username="w", password="p").json()["id"]
    assert within(spaces[0], **{"X-FilesAPI-Auth": session}).get("/api_keys").status_code == 200
    assert check_problem(within(spaces[1], **{"X-FilesAPI-Auth": session}).get("/api_keys")) == REFUSED
    session = api.post("/sessions", username="d", password="p").json()["id"]
    assert within(spaces[1], **{"X-FilesAPI-Auth": session}).get("/api_keys").status_code == 200


def test_a_workspace_in_use_stays(api, spaces, within, check_problem):
    """A workspace with records is not removed, and the refusal says what it has."""
    group = within(spaces[0]).post("/groups", name="a").json()["id"]
    answer = api.delete(f"/workspaces/{spaces[0]}")
    assert check_problem(answer) == (422, "processing-failure/model-save-error")
    assert "1 group" in answer.json()["error"]
    assert api.delete(f"/groups/{group}").status_code == 204
    assert api.delete(f"/workspaces/{spaces[0]}").status_code == 204


def test_users_are_listed_by_workspace(api, spaces, within):
    """Users and keys are kept apart like other records."""
    within(spaces[0]).post("/users", username="w", password="p")
    assert [user["username"] for user in within(spaces[0]).get("/users").json()] == ["w"]
    assert [user["username"] for user in within(0).get("/users").json()] == ["motor"]
    assert [key["name"] for key in within(spaces[0]).get("/api_keys").json()] == []
