"""Permissions: what users who are no site admins may do in which folder, and who may say so."""

from __future__ import annotations

import pytest
from files_mock_server.paths import parse_path
from files_mock_server.people.access import Access
from files_mock_server.people.principals import Principal
from files_mock_server.store.database import Database
from files_mock_server.store.records import Records
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mock_client import Api, problem

LEVELS = ("admin", "full", "readonly", "writeonly", "list", "history")
RIGHTS = {
    "admin": {"list", "read", "write", "replace", "delete", "history", "manage"},
    "full": {"list", "read", "write", "replace", "delete"},
    "readonly": {"list", "read"},
    "writeonly": {"write"},
    "list": {"list"},
    "history": {"list", "history"},
}
# An attempt that needs a right, and the refusal of who lacks it.
ATTEMPTS = {
    "list": (lambda c: c.get("/file_actions/metadata/team/sub/a.txt"), "read-permission-required"),
    "read": (lambda c: c.get("/files/team/sub/a.txt"), "read-permission-required"),
    "write": (lambda c: c.post("/file_actions/begin_upload/team/sub/new.txt", size=1), "write-permission-required"),
    "replace": (lambda c: c.post("/file_actions/begin_upload/team/sub/a.txt", size=1), None),
    "delete": (lambda c: c.delete("/files/team/sub/a.txt"), "full-permission-required"),
    "history": (lambda c: c.get("/history/files/team/sub/a.txt"), "history-permission-required"),
    "manage": (lambda c: c.post("/permissions", path="team/sub", username="u"), "folder-admin-permission-required"),
}


@pytest.fixture
def tree(api):
    """Files in and beside the folder that is shared, and a user without any permission."""
    for path in ("team/sub/a.txt", "team/top.txt", "other/b.txt"):
        api.upload(path)
    api.post("/users", username="u", password="p")
    return api


@pytest.fixture
def user(tree):
    client = tree.as_user("u", "p")
    yield client
    client.http.close()


def grant(api: Api, path: str, permission: str, **more: object) -> int:
    holder = {} if {"group_id", "group_ids", "user_id", "partner_id"} & more.keys() else {"username": "u"}
    answer = api.post("/permissions", path=path, permission=permission, **holder, **more)
    assert answer.status_code == 201, answer.text
    return int(answer.json()["id"])


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_levels(tree, user, level, attempt):
    """Each level allows exactly what it stands for, at any depth, and the refusal names what is missing."""
    grant(tree, "Team", level)
    act, refusal = ATTEMPTS[attempt]
    answer = act(user)
    if attempt in RIGHTS[level]:
        assert answer.ok, answer.text
    else:
        status, kind = problem(answer)
        assert status == 403
        missing = refusal or ("full" if level == "writeonly" else "write") + "-permission-required"
        assert kind == f"not-authorized/{missing}"


@pytest.mark.parametrize(
    ("level", "letters"), [("admin", "rwdl"), ("full", "rwdl"), ("readonly", "rl"), ("list", "l"), ("history", "l")]
)
def test_letters(tree, user, level, letters):
    """Records tell the caller's own rights in short."""
    grant(tree, "team", level)
    assert user.get("/file_actions/metadata/team/sub/a.txt").json()["permissions"] == letters
    assert tree.get("/file_actions/metadata/team/sub/a.txt").json()["permissions"] == "rwdl"


def test_nothing_without_permission(user, check_problem):
    """Without a permission, the root is empty, and what exists is refused like what does not."""
    assert user.names() == []
    for path in ("other/b.txt", "other/nothing.txt"):
        assert check_problem(user.get(f"/files/{path}")) == (403, "not-authorized/read-permission-required")
        answer = user.get(f"/file_actions/metadata/{path}")
        assert check_problem(answer) == (403, "not-authorized/read-permission-required")


def test_only_the_way_shows(tree, user, check_problem):
    """Of the folders above a permission, only the way to it shows, and none of the files beside it."""
    grant(tree, "team/sub", "readonly")
    assert user.names() == ["team"]
    assert user.names("team") == ["sub"]
    assert user.names("team/sub") == ["a.txt"]
    assert user.get("/file_actions/metadata/team").status_code == 200
    assert check_problem(user.get("/folders/other")) == (403, "not-authorized/read-permission-required")
    assert check_problem(user.get("/files/team/top.txt")) == (403, "not-authorized/read-permission-required")


def test_writers_see_folders_only(tree, user):
    """Who may only write sees the folders to write in, but no file."""
    grant(tree, "team", "writeonly")
    assert user.names("team") == ["sub"]
    assert user.names("team/sub") == []
    user.upload("team/sub/mine.txt", b"mine")
    assert user.names("team/sub") == []
    assert tree.download("team/sub/mine.txt").content == b"mine"


def test_writers_replace_nothing(tree, user, check_problem):
    """Who may only write adds files, beside those that are there."""
    grant(tree, "team", "writeonly")
    grant(tree, "other", "full")
    refused = (403, "not-authorized/full-permission-required")
    for answer in (
        user.post("/files/team/top.txt", data="mine"),
        user.post("/files/team/top.txt", action="append", data="mine"),
        user.post("/file_actions/copy/other/b.txt", destination="team/top.txt", overwrite=True),
        user.post("/file_actions/move/other/b.txt", destination="team/top.txt", overwrite=True),
        user.post("/file_actions/zip", paths=["other/b.txt"], destination="team/top.txt", overwrite=True),
    ):
        assert check_problem(answer) == refused
    assert tree.download("team/top.txt").content == b"hello"
    assert user.post("/files/team/top.txt", data="mine", with_rename=True).json()["path"] == "team/top (1).txt"


def test_not_recursive(tree, user, check_problem):
    """A permission that is not recursive holds for what is directly in the folder, not for what is deeper."""
    grant(tree, "team", "full", recursive=False)
    assert user.get("/files/team/top.txt").status_code == 200
    assert user.names("team") == ["sub", "top.txt"]
    assert user.names("team/sub") == []
    assert check_problem(user.get("/files/team/sub/a.txt")) == (403, "not-authorized/read-permission-required")
    answer = user.post("/file_actions/begin_upload/team/sub/x.txt", size=1)
    assert check_problem(answer) == (403, "not-authorized/write-permission-required")
    for answer in (
        user.delete("/files/team/sub", recursive="true"),
        user.post("/file_actions/copy/team/sub", destination="team/copy"),
        user.post("/file_actions/move/team/sub", destination="team/moved"),
    ):
        assert check_problem(answer)[0] == 403
    assert tree.names("team/sub") == ["a.txt"]


@pytest.mark.parametrize(
    ("action", "source", "destination", "allowed"),
    [
        ("copy", "readonly", "writeonly", True),
        ("copy", "writeonly", "writeonly", False),
        ("copy", "readonly", "readonly", False),
        ("move", "full", "writeonly", True),
        ("move", "readonly", "full", False),
        ("move", "full", "readonly", False),
    ],
)
def test_copy_and_move(tree, user, check_problem, action, source, destination, allowed):
    """A copy reads its source, a move takes it away, and both write where they go."""
    tree.post("/folders/out")
    grant(tree, "team", source)
    grant(tree, "out", destination)
    answer = user.post(f"/file_actions/{action}/team/sub", destination="out/sub")
    if allowed:
        assert answer.status_code == 201, answer.text
        assert tree.names("out/sub") == ["a.txt"]
    else:
        assert check_problem(answer)[0] == 403
        assert tree.names("out") == []
    assert tree.names("team") == (["top.txt"] if allowed and action == "move" else ["sub", "top.txt"])


@pytest.mark.parametrize("level", ["readonly", "full", "writeonly"])
def test_archives(tree, user, check_problem, level):
    """Packing reads what it packs and writes the archive; unpacking reads the archive and writes below."""
    for path in ("team", "other"):
        grant(tree, path, level)
    packed = user.post("/file_actions/zip", paths=["team"], destination="other/a.zip")
    assert packed.ok == (level == "full"), packed.text
    if level != "full":
        assert check_problem(packed)[0] == 403
        tree.post("/file_actions/zip", paths=["team"], destination="other/a.zip")
    unpacked = user.post("/file_actions/unzip", path="other/a.zip", destination="team/out")
    assert unpacked.ok == (level == "full"), unpacked.text


@pytest.mark.parametrize(("level", "locks"), [("readonly", False), ("writeonly", True), ("full", True)])
def test_locks_need_write(tree, user, level, locks):
    """Who may not write may not lock."""
    grant(tree, "team", level)
    assert user.post("/locks/team/top.txt", timeout=60).ok == locks


@pytest.mark.parametrize(("level", "reads"), [("readonly", True), ("writeonly", False), ("list", False)])
def test_comments_and_links_need_read(tree, user, level, reads):
    """Who may not read a file neither sees its comments nor comments on it, and shares no link to it."""
    grant(tree, "team", level)
    assert user.get("/file_comments/files/team/top.txt").ok == reads
    assert user.post("/file_comments", path="team/top.txt", body="hello").ok == reads
    assert user.post("/bundles", paths=["team/top.txt"]).ok == reads


def test_an_upload_that_lost_its_right_does_not_end(tree, user, check_problem):
    """The right to write is checked again when an upload is completed."""
    permission = grant(tree, "team", "full")
    begun = user.grant("team/new.txt", size=1)
    etag = user.put(begun["upload_uri"], b"x").headers["ETag"]
    assert tree.delete(f"/permissions/{permission}").status_code == 204
    end = {"action": "end", "ref": begun["ref"], "etags": [{"part": 1, "etag": etag}]}
    assert check_problem(user.post("/files/team/new.txt", **end))[0] == 403
    assert "new.txt" not in tree.names("team")


def test_rights_follow_memberships(tree, user):
    """What a group may do its members may, from the moment they join until they leave or the group goes."""
    id = tree.get("/users", **{"filter[username]": "u"}).json()[0]["id"]
    group = tree.post("/groups", name="g").json()["id"]
    grant(tree, "team", "readonly", group_id=group)

    def may() -> bool:
        return user.get("/files/team/top.txt").ok

    assert not may()
    row = tree.post("/group_users", group_id=group, user_id=id).json()["id"]
    assert may()
    tree.delete(f"/group_users/{row}", group_id=group, user_id=id)
    assert not may()
    tree.patch(f"/users/{id}", group_ids=str(group))
    assert may()
    assert tree.delete(f"/groups/{group}").status_code == 204
    assert not may()
    assert tree.get("/permissions").json() == []


def test_every_group(tree, user):
    """A permission of several groups is for those who are in all of them."""
    id = tree.get("/users", **{"filter[username]": "u"}).json()[0]["id"]
    first, second = (tree.post("/groups", name=name).json()["id"] for name in ("g1", "g2"))
    made = tree.post("/permissions", path="team", permission="readonly", group_ids=f"{first},{second}").json()
    assert (made["group_ids"], made["group_names"], made["user_id"]) == ([first, second], ["g1", "g2"], None)
    tree.patch(f"/users/{id}", group_ids=str(first))
    assert not user.get("/files/team/top.txt").ok
    tree.patch(f"/users/{id}", group_ids=f"{first},{second}")
    assert user.get("/files/team/top.txt").ok


def test_partner(tree, user):
    """A permission of a partner is for its users."""
    id = tree.get("/users", **{"filter[username]": "u"}).json()[0]["id"]
    partner = tree.post("/partners", name="Acme", root_folder="team").json()["id"]
    grant(tree, "team", "readonly", partner_id=partner)
    assert not user.get("/files/team/top.txt").ok
    tree.patch(f"/users/{id}", partner_id=partner)
    assert user.get("/files/team/top.txt").ok


@pytest.mark.parametrize(
    ("wish", "permissions"), [("read", ["readonly"]), ("list+write", ["list", "writeonly"]), ("full", ["full"])]
)
def test_grant_on_creation(api, wish, permissions):
    """A user can get a permission for its root folder when it is made."""
    id = api.post("/users", username="n", password="p", user_root="home/n", grant_permission=wish).json()["id"]
    found = api.get("/permissions", user_id=id).json()
    assert [(row["path"], row["permission"]) for row in found] == [("home/n", one) for one in permissions]


def test_deleted_users_leave_no_permission(tree):
    """Nothing stays for who might get the same name."""
    id = tree.get("/users", **{"filter[username]": "u"}).json()[0]["id"]
    grant(tree, "team", "full")
    tree.delete(f"/users/{id}")
    assert tree.get("/permissions").json() == []


def test_folder_admins_grant_below_only(tree, user, check_problem):
    """An admin of a folder gives and takes permissions there and below it, and nowhere else."""
    refused = (403, "not-authorized/folder-admin-permission-required")
    grant(tree, "team", "admin")
    other = grant(tree, "other", "list", user_id=1)
    tree.post("/users", username="v", password="p")
    made = user.post("/permissions", path="team/sub", username="v", permission="readonly")
    assert made.status_code == 201
    for path in ("other", ""):
        answer = user.post("/permissions", path=path, username="v")
        assert check_problem(answer) == (refused if path else (400, "bad-request/request-params-required"))
    assert [row["id"] for row in user.get("/permissions", path="team/sub").json()][-1:] == [made.json()["id"]]
    assert check_problem(user.get("/permissions", path="other")) == refused
    assert check_problem(user.delete(f"/permissions/{other}")) == refused
    assert user.delete(f"/permissions/{made.json()['id']}").status_code == 204


def test_who_sees_which_permissions(tree, user, check_problem):
    """Others than site admins see their own permissions, and must ask for a path to see those of others."""
    own = grant(tree, "team", "readonly")
    assert check_problem(user.get("/permissions")) == (403, "not-authorized/non-admins-must-query-by-folder-or-path")
    assert [row["id"] for row in user.get("/permissions", user_id=0).json()] == [own]
    assert check_problem(user.get("/permissions", user_id=1))[0] == 403
    id = tree.get("/users", **{"filter[username]": "u"}).json()[0]["id"]
    group = tree.post("/groups", name="g", user_ids=str(id)).json()["id"]
    inherited = grant(tree, "other", "list", group_id=group)
    assert [row["id"] for row in tree.get("/permissions", user_id=id).json()] == [own]
    found = tree.get("/permissions", user_id=id, include_groups="true").json()
    assert [row["id"] for row in found] == [own, inherited]


def test_list_by_path_looks_upward(tree):
    """The permissions of a path are those that are for it or for a folder above it."""
    ids = [grant(tree, path, "list") for path in ("team", "team/sub", "other", "team/sub/deep")]
    assert [row["id"] for row in tree.get("/permissions", path="TEAM/sub").json()] == ids[:2]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"path": "team"}, (400, "bad-request/request-params-required")),
        ({"path": "team", "user_id": 1, "group_id": 1}, (400, "bad-request/request-params-invalid")),
        ({"path": "team", "user_id": 999}, (404, "not-found/user-not-found")),
        ({"path": "team", "group_ids": "1,999"}, (404, "not-found/group-not-found")),
        ({"path": "team", "group_ids": "9" * 30}, (400, "bad-request/request-params-required")),
        ({"path": "team", "user_id": 1, "permission": "bad"}, (400, "bad-request/request-params-invalid")),
    ],
)
def test_bad_permissions(tree, check_problem, body, expected):
    """A permission has one holder who exists, and a level that there is."""
    tree.post("/groups", name="g")
    assert check_problem(tree.post("/permissions", **body)) == expected
    assert tree.get("/permissions").json() == []


def test_groups_only(tree, check_problem):
    """Where the site wants permissions for groups only, users get none."""
    tree.patch("/site", folder_permissions_groups_only=True)
    answer = tree.post("/permissions", path="team", username="u")
    assert check_problem(answer) == (422, "processing-failure/model-save-error")


PATHS = st.lists(st.sampled_from("abc"), max_size=4).map("/".join)
GRANTS = st.lists(st.tuples(PATHS, st.sampled_from(LEVELS), st.booleans(), st.integers(0, 4)), max_size=8)
ALLOWED = {
    "admin": {"read", "write", "list", "full", "history", "admin"},
    "full": {"read", "write", "list", "full"},
    "readonly": {"read", "list"},
    "writeonly": {"write"},
    "list": {"list"},
    "history": {"list", "history"},
}


def holds(folder: str, recursive: bool, path: str) -> bool:
    above, parts = [part for part in folder.split("/") if part], [part for part in path.split("/") if part]
    return parts[: len(above)] == above and (recursive or len(parts) <= len(above) + 1)


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    database = Database(tmp_path_factory.mktemp("access") / "state.sqlite3")
    yield Records(database)
    database.close()


@settings(deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(grants=GRANTS, memberships=st.sets(st.integers(1, 3)), path=PATHS)
def test_rights_are_the_union_of_grants(records, grants, memberships, path):
    """A user's rights at a path are those of its own and its groups' grants that hold there: no more, no less."""
    for row in records.all("permission"):
        records.delete("permission", row["id"])
    for row in records.all("group"):
        records.delete("group", row["id"])
    groups = [records.insert("group", {"user_ids": "7" if number in memberships else "8"}) for number in (1, 2, 3)]
    expected: set[str] = set()
    for folder, level, recursive, holder in grants:
        others = {"user_id": 8} if holder == 4 else {"group_id": groups[holder - 1]["id"]}
        held_by = {"user_id": 7} if holder == 0 else others
        records.insert("permission", {"path": folder, "permission": level, "recursive": recursive, **held_by})
        if (holder == 0 or holder in memberships) and holds(folder, recursive, path):
            expected |= ALLOWED[level]
    access, remote = Access(records), parse_path(path)
    assert access.rights(Principal(7, False), remote) == expected
    root = parse_path("a/b")
    confined = access.rights(Principal(7, False, root=root), remote)
    assert confined == (expected if remote.is_within(root) else set())
