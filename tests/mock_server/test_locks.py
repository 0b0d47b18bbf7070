"""Locks: who holds them, whom they stop, and when they end."""

from __future__ import annotations

import pytest
from files_mock_server.testing import MockServer

LOCKED = (422, "processing-failure/file-locked")
FOREIGN = (403, "not-authorized/cant-act-for-other-user")
NOT_FOUND = (404, "not-found")


def lock(api, path, **body):
    answer = api.post(f"/locks/{path}", **body)
    assert answer.status_code == 201, answer.text
    return answer.json()


@pytest.fixture
def tree(api):
    """A client of a site with two files in a folder and one beside it."""
    for path in ("dir/a.txt", "dir/b.txt", "c.txt"):
        api.upload(path)
    return api


# Each writes to dir/a.txt, or would.
WRITERS = {
    "upload": lambda api, **token: api.post("/file_actions/begin_upload/dir/a.txt", size=1, **token),
    "store": lambda api, **token: api.post("/files/dir/a.txt", data="x", **token),
    "update": lambda api, **token: api.patch("/files/dir/a.txt", priority_color="red", **token),
    "copy onto": lambda api, **token: api.post(
        "/file_actions/copy/c.txt", destination="dir/a.txt", overwrite=True, **token
    ),
    "move onto": lambda api, **token: api.post(
        "/file_actions/move/c.txt", destination="dir/a.txt", overwrite=True, **token
    ),
    "move": lambda api, **token: api.post("/file_actions/move/dir/a.txt", destination="d.txt", **token),
    "delete": lambda api, **token: api.call("DELETE", "/files/dir/a.txt", params=token),
    "delete later": lambda api, **token: api.post("/file_actions/delete/dir/a.txt", **token),
}


@pytest.mark.parametrize("place", ["dir/a.txt", "dir"])
@pytest.mark.parametrize("writer", WRITERS)
def test_writers_need_the_token(tree, check_problem, writer, place):
    """A lock on a file, or recursively on its folder, refuses every writer but the one who shows the token."""
    token = lock(tree, place, recursive=True)["token"]
    assert check_problem(WRITERS[writer](tree)) == LOCKED
    assert check_problem(WRITERS[writer](tree, lock_token="wrong")) == LOCKED
    assert WRITERS[writer](tree, lock_token=token).status_code < 300


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("DELETE", "/files/dir?recursive=true", None),
        ("POST", "/file_actions/move/dir", {"destination": "x"}),
        ("POST", "/file_actions/delete/dir", {"recursive": True}),
    ],
)
def test_folders_of_a_locked_file_stay(tree, check_problem, method, path, body):
    """A folder with a locked file in it is neither moved nor deleted, and nothing of it is."""
    lock(tree, "dir/a.txt")
    assert check_problem(tree.call(method, path, body)) == LOCKED
    assert tree.names("dir") == ["a.txt", "b.txt"]


def test_a_lock_stops_the_end_of_an_upload(tree, check_problem):
    """An upload that began before the lock ends only with the token, given as a header too."""
    grant = tree.grant("dir/a.txt", size=3)
    etag = tree.put(grant["upload_uri"], b"new").headers["ETag"]
    token = lock(tree, "dir/a.txt")["token"]
    end = {"action": "end", "ref": grant["ref"], "size": 3, "etags": [{"part": 1, "etag": etag}]}
    assert check_problem(tree.post("/files/dir/a.txt", **end)) == LOCKED
    assert tree.download("dir/a.txt").content == b"hello"
    ended = tree.call("POST", "/files/dir/a.txt", end, headers={"Lock-Token": f"<{token}>"})
    assert ended.status_code == 201
    assert tree.download("dir/a.txt").content == b"new"


def test_a_recursive_lock_stops_new_entries(tree, check_problem):
    """Nothing new comes into a folder that is locked with all below it; a lock on the folder alone lets it in."""
    token = lock(tree, "dir", recursive=True)["token"]
    assert check_problem(tree.post("/folders/dir/new")) == LOCKED
    assert check_problem(tree.post("/file_actions/begin_upload/dir/x/y.txt", mkdir_parents=True)) == LOCKED
    assert tree.delete("/locks/dir", token=token).status_code == 204
    lock(tree, "dir")
    assert tree.post("/folders/dir/new").status_code == 201
    assert check_problem(tree.delete("/files/dir", recursive=True)) == LOCKED


def test_readers_pass(tree):
    """A lock stops nobody from reading."""
    lock(tree, "dir", recursive=True)
    assert tree.download("dir/a.txt").content == b"hello"
    assert tree.names("dir") == ["a.txt", "b.txt"]
    assert tree.post("/file_actions/copy/dir", destination="copy").json()["status"] == "completed"


@pytest.mark.parametrize(
    ("first", "second", "fits"),
    [(True, True, False), (True, False, False), (False, True, False), (False, False, True)],
)
def test_exclusive_and_shared(tree, check_problem, first, second, fits):
    """Only shared locks lie beside each other, on one path or one above the other."""
    lock(tree, "dir/a.txt", exclusive=first)
    for path, recursive in (("dir/a.txt", False), ("dir", True)):
        answer = tree.post(f"/locks/{path}", exclusive=second, recursive=recursive)
        assert answer.status_code == 201 if fits else check_problem(answer) == LOCKED
    assert lock(tree, "c.txt", exclusive=second)["scope"] == ("exclusive" if second else "shared")


def test_holders_of_a_shared_lock_write(tree, member, check_problem):
    """Of several shared locks on a file the token of any opens it; one for any user stops nobody."""
    first, second = (lock(tree, "c.txt", exclusive=False) for _ in "ab")
    assert first["token"] != second["token"]
    assert check_problem(tree.patch("/files/c.txt", priority_color="red")) == LOCKED
    for held in (first, second):
        assert tree.patch("/files/c.txt", priority_color="red", lock_token=held["token"]).status_code == 200
    lock(tree, "c.txt", exclusive=False, allow_access_by_any_user=True)
    assert member("other", {"": "full"}).patch("/files/c.txt", priority_color="blue").status_code == 200


def test_locks_are_listed(tree, member, check_problem):
    """The locks on a path are listed page by page, those below it if asked for, to who may list it."""
    tokens = sorted(lock(tree, "c.txt", exclusive=False, owner="me", timeout=60)["token"] for _ in range(3))
    first = tree.get("/locks/C.txt", per_page=2)
    last = tree.get("/locks/C.txt", per_page=2, cursor=first.headers["X-Files-Cursor-Next"])
    assert [held["token"] for held in first.json() + last.json()] == tokens
    (held,) = last.json()
    assert (held["owner"], held["username"], held["timeout"], held["type"]) == ("me", "motor", 60, "write")
    assert tree.get("/locks/").json() == []
    assert len(tree.get("/locks/", include_children=True).json()) == 3
    refused = member("blind").get("/locks/c.txt")
    assert check_problem(refused) == (403, "not-authorized/read-permission-required")


def test_locks_end_with_their_time(connect, check_problem):
    """A lock ends after its seconds by the server's clock, and lasts longer when it is renewed with its token."""
    with MockServer() as server:
        api = connect(server)
        api.upload("a.txt")
        held = lock(api, "a.txt", timeout=60)
        server.clock.advance(50)
        assert lock(api, "a.txt", timeout=60, expected_token=held["token"]) == held
        server.clock.advance(50)
        assert check_problem(api.patch("/files/a.txt", priority_color="red")) == LOCKED
        server.clock.advance(10)
        assert api.get("/locks/a.txt").json() == []
        assert api.patch("/files/a.txt", priority_color="red").status_code == 200
        assert lock(api, "a.txt")["token"] != held["token"]
        assert check_problem(api.delete("/locks/a.txt", token=held["token"])) == NOT_FOUND


@pytest.mark.parametrize("timeout", [0, -1, 8 * 24 * 3600])
def test_timeouts_are_bounded(tree, check_problem, timeout):
    """A lock lasts at least a second and at most a week."""
    assert check_problem(tree.post("/locks/c.txt", timeout=timeout)) == (400, "bad-request/request-params-invalid")


def test_locks_are_their_owners(tree, member, check_problem):
    """A lock is used, renewed and released by its owner with the token, by site admins, and by all if it allows so."""
    ann, bob = member("ann", {"": "full"}), member("bob", {"": "full"})
    held = lock(ann, "c.txt")
    token = held["token"]
    assert check_problem(bob.patch("/files/c.txt", priority_color="red", lock_token=token)) == LOCKED
    assert check_problem(bob.post("/locks/c.txt", expected_token=token)) == FOREIGN
    assert check_problem(bob.delete("/locks/c.txt", token=token)) == FOREIGN
    assert ann.patch("/files/c.txt", priority_color="red", lock_token=token).status_code == 200
    assert check_problem(ann.delete("/locks/c.txt")) == (400, "bad-request/request-params-required")
    assert check_problem(ann.delete("/locks/c.txt", token="wrong")) == NOT_FOUND
    assert tree.delete("/locks/c.txt", token=token).status_code == 204
    opened = lock(ann, "c.txt", allow_access_by_any_user=True)
    assert lock(bob, "c.txt", token=opened["token"])["username"] == "ann"
    assert bob.delete("/locks/c.txt", token=opened["token"]).status_code == 204
    assert tree.get("/locks/c.txt").json() == []


def test_locking_needs_the_right_to_write(tree, member, check_problem):
    """Who may not write somewhere locks nothing there."""
    refused = member("reader", {"": "readonly"}).post("/locks/c.txt")
    assert check_problem(refused) == (403, "not-authorized/write-permission-required")


def test_tokens_are_never_shared(tree):
    """A token that a client chooses is kept, unless it opens another lock already."""
    assert lock(tree, "c.txt", token="mine")["token"] == "mine"
    assert lock(tree, "dir/a.txt", token="mine")["token"] != "mine"


def test_locks_do_not_move(tree):
    """What is moved or deleted is not locked any more, neither where it was nor where it is."""
    token = lock(tree, "dir", recursive=True)["token"]
    assert tree.post("/file_actions/move/dir", destination="new", lock_token=token).json()["status"] == "completed"
    tree.post("/folders/dir")
    inner = lock(tree, "new/a.txt")["token"]
    tree.delete("/files/new", recursive=True, lock_token=inner)
    tree.upload("new/a.txt")
    assert tree.get("/locks/", include_children=True).json() == []
