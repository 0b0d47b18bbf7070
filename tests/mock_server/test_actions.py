"""Copy, move, delete, archives and locks."""

import io
import zipfile

import pytest


def wait(api, answer):
    """The migration of a file action when it has ended."""
    assert answer.status_code == 201, answer.text
    for _ in range(2000):
        migration = api.get(f"/file_migrations/{answer.json()['file_migration_id']}").json()
        if migration["status"] in ("completed", "failed", "cancelled"):
            return migration
    raise AssertionError(migration)


def act(api, action, path, **body):
    return api.post(f"/file_actions/{action}/{path}", **body)


@pytest.fixture
def tree(api):
    for path in ("src/a.txt", "src/sub/b.txt", "src/sub/deep/c.txt"):
        api.upload(path, path.encode(), custom_metadata={"from": path})
    return api


def test_copy_tree(tree):
    """A copied tree has the same bytes and attributes; the original stays, and neither follows the other."""
    migration = wait(tree, act(tree, "copy", "src", destination="copy"))
    assert (migration["status"], migration["dest_path"], migration["files_moved"]) == ("completed", "copy", 6)
    assert tree.download("copy/sub/deep/c.txt").content == b"src/sub/deep/c.txt"
    assert tree.get("/files/copy/a.txt").json()["custom_metadata"] == {"from": "src/a.txt"}
    tree.upload("src/a.txt", b"changed")
    tree.delete("/files/src/sub", recursive="true")
    assert tree.download("copy/a.txt").content == b"src/a.txt"
    assert tree.download("copy/sub/b.txt").content == b"src/sub/b.txt"


def test_copy_structure(tree):
    """`structure` copies the folders without the files."""
    wait(tree, act(tree, "copy", "src", destination="copy", structure=True))
    assert tree.names("copy") == ["sub"]
    assert tree.names("copy/sub") == ["deep"]
    assert tree.names("copy/sub/deep") == []


def test_move_tree(tree, check_problem):
    """A moved tree is at its new path only."""
    assert wait(tree, act(tree, "move", "src", destination="./new/"))["status"] == "completed"
    assert tree.download("new/sub/b.txt").content == b"src/sub/b.txt"
    assert check_problem(tree.get("/files/src/a.txt")) == (404, "not-found/file-not-found")
    assert tree.names() == ["new"]


def test_rename_to_another_spelling(tree):
    """A move to another spelling of the same path changes the spelling."""
    wait(tree, act(tree, "move", "src/a.txt", destination="src/A.TXT"))
    assert tree.names("src", type="file") == ["A.TXT"]


@pytest.mark.parametrize("action", ["copy", "move"])
@pytest.mark.parametrize(
    ("source", "destination", "type"),
    [
        ("src", "src", "destination-same"),
        ("src", "src/sub/new", "destination-parent-conflict"),
        ("src/a.txt", "src/sub", "destination-exists"),
        ("src/a.txt", "src/sub/b.txt", "destination-exists"),
        ("src/a.txt", "none/b.txt", "destination-parent-does-not-exist"),
        ("src/a.txt", "src/sub/b.txt/x", "destination-parent-conflict"),
        ("", "x", "destination-parent-conflict"),
        ("src", "", "destination-parent-conflict"),
    ],
)
def test_refused_destinations(tree, check_problem, action, source, destination, type):
    """A destination that cannot be is refused by type, and nothing has moved."""
    assert check_problem(act(tree, action, source, destination=destination or "/"))[1] == f"processing-failure/{type}"
    assert tree.download("src/a.txt").content == b"src/a.txt"


@pytest.mark.parametrize("action", ["copy", "move"])
def test_no_folder_replaces_one_that_holds_it(tree, check_problem, action):
    """A folder goes neither into itself nor, even to overwrite, in place of a folder above it."""
    answer = act(tree, action, "src/sub", destination="src", overwrite=True)
    assert check_problem(answer) == (422, "processing-failure/destination-parent-conflict")
    assert tree.download("src/sub/deep/c.txt").content == b"src/sub/deep/c.txt"


@pytest.mark.parametrize("action", ["copy", "move"])
def test_overwrite(tree, action):
    """`overwrite` replaces a file and merges folders."""
    tree.upload("dst/a.txt", b"old")
    tree.upload("dst/keep.txt", b"kept")
    wait(tree, act(tree, action, "src", destination="dst", overwrite=True))
    assert tree.download("dst/a.txt").content == b"src/a.txt"
    assert tree.download("dst/keep.txt").content == b"kept"
    assert tree.download("dst/sub/deep/c.txt").content == b"src/sub/deep/c.txt"
    assert tree.names() == (["dst", "src"] if action == "copy" else ["dst"])


def test_delete(tree, check_problem):
    """A folder that is not empty is deleted only recursively."""
    assert check_problem(tree.delete("/files/src")) == (422, "processing-failure/folder-not-empty")
    assert tree.delete("/files/src/a.txt").status_code == 204
    assert tree.delete("/files/src", recursive=True).status_code == 204
    assert tree.names() == []
    assert check_problem(tree.delete("/files/src")) == (404, "not-found/file-not-found")
    assert check_problem(tree.delete("/files/")) == (400, "bad-request/invalid-path")


def test_big_trees_go_in_the_background(api):
    """The copy and deletion of a big tree answers before it is done, and completes."""
    for folder in range(4):
        api.post(f"/folders/big/{folder}", mkdir_parents=True)
        for number in range(40):
            api.post(f"/folders/big/{folder}/{number}")
    for copy in range(6):
        wait(api, act(api, "copy", "big/0", destination=f"big/copy{copy}"))
    for step in ("x", "y", "z"):
        wait(api, act(api, "copy", "big", destination=f"big-{step}"))
        wait(api, act(api, "move", f"big-{step}", destination=f"big/{step}"))
    answer = act(api, "copy", "big", destination="all")
    assert answer.json()["status"] == "pending"
    migration = wait(api, answer)
    assert migration["status"] == "completed"
    assert migration["files_moved"] == migration["files_total"] > 1000
    answer = act(api, "delete", "all", recursive=True)
    assert answer.json()["status"] == "pending"
    assert wait(api, answer)["status"] == "completed"
    assert api.names() == ["big"]


def test_zip(tree, check_problem):
    """Archives are packed, listed and unpacked for real."""
    wait(tree, tree.post("/file_actions/zip", paths=["src/a.txt", "src/sub"], destination="all.zip"))
    with zipfile.ZipFile(io.BytesIO(tree.download("all.zip").content)) as archive:
        assert archive.read("sub/deep/c.txt") == b"src/sub/deep/c.txt"
    listed = tree.get("/file_actions/zip_list/all.zip").json()
    assert {"path": "a.txt", "size": 9} in listed
    body = {"path": "all.zip", "destination": "out"}
    assert wait(tree, tree.post("/file_actions/unzip", **body))["status"] == "completed"
    assert tree.download("out/sub/b.txt").content == b"src/sub/b.txt"
    assert wait(tree, tree.post("/file_actions/unzip", **body))["status"] == "failed"
    kind = (422, "processing-failure/invalid-zip-file")
    assert check_problem(tree.get("/file_actions/zip_list/src/a.txt")) == kind


def test_unpacking_stays_inside(api):
    """Names in an archive that climb out of the folder land inside it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../../evil.txt", "x")
        archive.writestr("/abs.txt", "y")
    api.upload("evil.zip", packed.getvalue())
    wait(api, api.post("/file_actions/unzip", path="evil.zip", destination="out"))
    assert api.names("out") == ["abs.txt", "evil.txt"]
    assert api.names() == ["out", "evil.zip"]


def test_what_the_mock_cannot_do(tree, check_problem):
    """What cannot be done for real is refused, not pretended."""
    answer = act(tree, "gpg_encrypt", "src/a.txt", destination="b")
    assert check_problem(answer) == (422, "processing-failure/invalid-file-type")


def test_lock(tree, check_problem):
    """A locked file refuses writers without the token, until it is released."""
    lock = tree.post("/locks/src/a.txt", timeout=60)
    assert lock.status_code == 201
    token = lock.json()["token"]
    locked = (422, "processing-failure/file-locked")
    assert check_problem(tree.post("/file_actions/begin_upload/SRC/A.txt")) == locked
    assert check_problem(tree.delete("/files/src/a.txt")) == locked
    assert check_problem(tree.delete("/files/src", recursive=True)) == locked
    assert check_problem(act(tree, "move", "src", destination="x")) == locked
    assert check_problem(tree.patch("/files/src/a.txt", priority_color="red")) == locked
    assert check_problem(tree.post("/locks/src/a.txt")) == locked
    assert tree.get("/files/src/a.txt").status_code == 200
    assert tree.patch("/files/src/a.txt", priority_color="red", lock_token=token).status_code == 200
    assert [held["token"] for held in tree.get("/locks/src", include_children=True).json()] == [token]
    assert check_problem(tree.delete("/locks/src/a.txt", token="wrong")) == (404, "not-found")
    assert tree.delete("/locks/src/a.txt", token=token).status_code == 204
    assert tree.delete("/files/src/a.txt").status_code == 204
