"""Copies, moves and deletions of big trees: in the background, with progress, interrupted at any moment."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import Any

import pytest
import requests
from files_mock_server.handlers import migrations
from files_mock_server.testing import MockServer
from mock_client import Api

ENDED = ("completed", "failed", "cancelled")


def wait(api: Api, id: int, done: Any = lambda migration: migration["status"] in ENDED) -> dict[str, Any]:
    """The migration as soon as something is true of it."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        migration: dict[str, Any] = api.get(f"/file_migrations/{id}").json()
        if done(migration):
            return migration
        time.sleep(0.005)
    raise AssertionError(migration)


def act(api: Api, action: str, path: str, **body: Any) -> int:
    """Begin a file action that runs in the background; returns its migration."""
    answer = api.post(f"/file_actions/{action}/{path}", **body)
    assert (answer.status_code, answer.json()["status"]) == (201, "pending"), answer.text
    return int(answer.json()["file_migration_id"])


def has_begun(migration: dict[str, Any]) -> bool:
    return migration["status"] in ENDED or migration["files_moved"] > 0


@pytest.fixture
def big(api: Api) -> Api:
    """A server with two thousand files below `big`, whose background work waits for :func:`go`."""
    folders = {f"big/{name}": {"files": 500} for name in ("a", "b/c", "b/d", "e")}
    api.server.seed({"bulk": [{"path": path, **options} for path, options in folders.items()]})
    api.server.configure(step_delay=60)
    return api


TOTAL = 2006  # the files, and big, a, b, c, d and e


def go(api: Api, delay: float = 0.0) -> None:
    api.server.configure(step_delay=delay)


def count(api: Api, path: str) -> int:
    """How many entries a tree has, itself included."""
    found = api.get(f"/folders/{path}", per_page=10_000)
    assert found.status_code == 200, found.text
    return 1 + sum(count(api, record["path"]) if record["type"] == "directory" else 1 for record in found.json())


@pytest.mark.parametrize(("action", "steps"), [("copy", True), ("move", False), ("delete", True)])
def test_progress(big: Api, action: str, steps: bool) -> None:
    """A big tree is answered as pending, is seen to progress, and completes with every entry counted."""
    body = {"recursive": True} if action == "delete" else {"destination": "new"}
    id = act(big, action, "big", **body)
    assert big.get(f"/file_migrations/{id}").json()["status"] == "pending"
    go(big, 0.2)
    first = wait(big, id, has_begun)
    assert not steps or (first["status"], 0 < first["files_moved"] < TOTAL) == ("processing", True)
    go(big)
    last = wait(big, id)
    assert (last["status"], last["files_moved"], last["files_total"]) == ("completed", TOTAL, TOTAL)
    assert big.names() == {"copy": ["big", "new"], "move": ["new"], "delete": []}[action]
    assert action == "delete" or count(big, "new") == TOTAL
    assert action != "copy" or count(big, "big") == TOTAL


def test_log(big: Api) -> None:
    """What becomes of a migration is written to the log of migrations."""
    id = act(big, "copy", "big", destination="new")
    go(big)
    wait(big, id)
    log = big.get("/file_migration_logs", **{"filter[file_migration_id]": id}).json()
    assert [row["status"] for row in log] == ["pending", "processing", "completed"]
    assert {(row["operation"], row["path"], row["dest_path"]) for row in log} == {("copy", "big", "new")}


def test_only_the_newest_of_the_log_are_kept(api: Api, monkeypatch: Any) -> None:
    """The log of migrations is bounded: its oldest entries go, the newest stay."""
    monkeypatch.setattr(migrations, "_KEPT", 5)
    monkeypatch.setattr(migrations, "_TRIM", 10)
    for _ in range(21):
        api.post("/folders/a")
        api.post("/file_actions/delete/a")
    assert len(api.get("/file_migration_logs").json()) == 6


def test_merging_folders(big: Api) -> None:
    """A big tree moved onto one that exists joins it: equal files are replaced, others stay."""
    big.upload("new/b/c/keep.txt", b"kept")
    first = big.get("/folders/big/b/c", per_page=1).json()[0]["display_name"]
    big.upload(f"new/b/c/{first}", b"to be replaced")
    id = act(big, "move", "big", destination="new", overwrite=True)
    go(big)
    assert wait(big, id)["status"] == "completed"
    assert big.names() == ["new"]
    assert count(big, "new") == TOTAL + 1
    assert big.download(f"new/b/c/{first}").content != b"to be replaced"


@pytest.mark.parametrize("way", ["python", "http"])
def test_cancelling(big: Api, way: str) -> None:
    """A cancelled copy stops at the next step: what was copied stays, and the source is whole."""
    id = act(big, "copy", "big", destination="new")
    go(big, 0.2)
    wait(big, id, has_begun)
    go(big, 60)
    running = requests.get(f"{big.server.url}/__mock__/file_migrations", timeout=20).json()
    assert [migration["id"] for migration in running] == [id]
    if way == "python":
        big.server.cancel_migration(id)
    else:
        url = f"{big.server.url}/__mock__/file_migrations/{id}/cancel"
        assert requests.post(url, json={}, timeout=20).status_code == 200
    migration = wait(big, id)
    assert migration["status"] == "cancelled"
    assert 1 < count(big, "new") == migration["files_moved"] < TOTAL
    assert count(big, "big") == TOTAL
    again = requests.post(f"{big.server.url}/__mock__/file_migrations/{id}/cancel", json={}, timeout=20)
    assert (again.status_code, again.json()["type"]) == (422, "processing-failure/already-completed")
    none = requests.post(f"{big.server.url}/__mock__/file_migrations/99/cancel", json={}, timeout=20)
    assert (none.status_code, none.json()["type"]) == (404, "not-found")


def test_cancelling_before_it_begins(big: Api) -> None:
    """A migration that is cancelled while it is pending has changed nothing."""
    id = act(big, "delete", "big", recursive=True)
    big.server.cancel_migration(id)
    assert (wait(big, id)["status"], count(big, "big")) == ("cancelled", TOTAL)


def test_several_at_once(big: Api) -> None:
    """Several big copies progress side by side, and others are answered meanwhile."""
    ids = [act(big, "copy", "big", destination=f"new{number}") for number in range(3)]
    go(big, 0.3)
    states = [wait(big, id, has_begun)["status"] for id in ids]
    assert states == ["processing"] * 3
    assert big.upload("other.txt")["size"] == 5
    go(big)
    assert [wait(big, id)["status"] for id in ids] == ["completed"] * 3
    assert [count(big, f"new{number}") for number in range(3)] == [TOTAL] * 3


CHANGES = {
    "deleted": lambda api: api.delete("/files/big", recursive="true"),
    "moved": lambda api: [
        api.server.configure(background_from=100_000),
        api.post("/file_actions/move/big", destination="elsewhere"),
    ],
}


@pytest.mark.parametrize("change", sorted(CHANGES))
@pytest.mark.parametrize("action", ["copy", "move", "delete"])
def test_changed_meanwhile(big: Api, action: str, change: str) -> None:
    """A migration whose source is deleted or moved meanwhile fails and says so; nothing is torn."""
    body = {"recursive": True} if action == "delete" else {"destination": "new"}
    id = act(big, action, "big", **body)
    CHANGES[change](big)
    go(big)
    migration = wait(big, id)
    assert migration["status"] == "failed"
    assert migration["failure_message"] == "'big' was moved or deleted meanwhile."
    assert big.names() == (["elsewhere"] if change == "moved" else [])
    (row,) = big.get("/file_migration_logs", **{"filter[status]": "failed"}).json()
    assert row["error_type"] == "not-found/file-not-found"


def test_destination_deleted_meanwhile(big: Api) -> None:
    """A copy whose destination is deleted meanwhile fails and says so."""
    id = act(big, "copy", "big", destination="new")
    go(big, 0.2)
    wait(big, id, has_begun)
    go(big, 60)
    assert big.delete("/files/new", recursive="true").status_code == 204
    go(big)
    migration = wait(big, id)
    assert (migration["status"], "deleted meanwhile" in migration["failure_message"]) == ("failed", True)
    assert big.names() == ["big"]


@pytest.mark.parametrize("action", ["move", "delete"])
def test_locked_meanwhile(big: Api, action: str) -> None:
    """A lock that somebody takes inside the tree before it is touched stops the migration."""
    body = {"recursive": True} if action == "delete" else {"destination": "new"}
    id = act(big, action, "big", **body)
    file = big.get("/folders/big/b/d", per_page=1).json()[0]["path"]
    assert big.post(f"/locks/{file}", timeout=600, exclusive=True).status_code == 201
    go(big)
    migration = wait(big, id)
    assert (migration["status"], "locked" in migration["failure_message"]) == ("failed", True)
    assert count(big, "big") == TOTAL


@pytest.mark.parametrize("action", ["copy", "move"])
def test_destination_locked_meanwhile(big: Api, action: str) -> None:
    """A lock that somebody takes on the destination while it is filled stops a copy and a merge."""
    for name in ("c", "d"):
        big.post(f"/folders/new/b/{name}", mkdir_parents=True)
    id = act(big, action, "big", destination="new", overwrite=True)
    go(big, 0.2)
    wait(big, id, has_begun)
    go(big, 60)
    assert big.post("/locks/new", timeout=600, exclusive=True, recursive=True).status_code == 201
    go(big)
    migration = wait(big, id)
    assert (migration["status"], "locked" in migration["failure_message"]) == ("failed", True)


def test_copy_that_meets_itself(big: Api) -> None:
    """A copy ends although its destination is moved into its source meanwhile."""
    id = act(big, "copy", "big", destination="new")
    go(big, 0.2)
    wait(big, id, has_begun)
    go(big, 60)
    big.server.configure(background_from=100_000)
    assert big.post("/file_actions/move/new", destination="big/zz").json()["status"] == "completed"
    go(big)
    assert wait(big, id)["status"] in ENDED
    assert big.names() == ["big"]


def test_merge_that_would_close_a_circle(big: Api) -> None:
    """A merge whose destination is moved into its source meanwhile fails, and every entry keeps its place in a tree."""
    big.server.seed({"bulk": [{"path": "new/a", "files": 500}]})
    id = act(big, "move", "big", destination="new", overwrite=True)
    big.server.configure(background_from=100_000)
    assert big.post("/file_actions/move/new", destination="big/b/new").json()["status"] == "completed"
    go(big)
    wait(big, id)
    assert sum(count(big, name) for name in big.names()) == TOTAL + 502


@pytest.mark.parametrize("action", ["copy", "move", "begin_delete"])
def test_rights_inside_the_tree(api: Api, check_problem: Any, action: str) -> None:
    """Who lacks a right somewhere below is refused before anything is changed, small tree or not."""
    api.upload("top/a.txt")
    api.upload("top/sub/b.txt")
    api.post("/folders/out")
    user = api.post("/users", username="second", password="p").json()["id"]
    for path, recursive in (("top", False), ("out", True)):
        body = {"path": path, "user_id": user, "permission": "full", "recursive": recursive}
        assert api.post("/permissions", **body).status_code == 201
    second = api.as_user("second", "p")
    body = {"recursive": True} if action == "begin_delete" else {"destination": "out/new"}
    action = action.removeprefix("begin_")
    status, type = check_problem(second.post(f"/file_actions/{action}/top", **body))
    assert (status, type.endswith("-permission-required")) == (403, True)
    if action == "delete":
        assert check_problem(second.delete("/files/top", recursive="true"))[0] == 403
    assert api.names("top/sub") == ["b.txt"]
    assert api.names("out") == []
    body["destination"] = "out/a.txt"
    assert second.post(f"/file_actions/{action}/top/a.txt", **body).status_code == 201
    second.http.close()


@pytest.mark.parametrize("action", ["copy", "move"])
def test_rights_inside_the_destination(api: Api, check_problem: Any, action: str) -> None:
    """Who may write in a folder but not below it is refused to put a tree there, before anything is changed."""
    api.upload("top/sub/b.txt")
    api.post("/folders/out")
    user = api.post("/users", username="second", password="p").json()["id"]
    for path, recursive in (("top", True), ("out", False)):
        body = {"path": path, "user_id": user, "permission": "full", "recursive": recursive}
        assert api.post("/permissions", **body).status_code == 201
    second = api.as_user("second", "p")
    refused = second.post(f"/file_actions/{action}/top", destination="out/new")
    assert check_problem(refused) == (403, "not-authorized/write-permission-required")
    assert (api.names("top/sub"), api.names("out")) == (["b.txt"], [])
    second.http.close()


def test_stopping_the_server(tmp_path: Any, connect: Any) -> None:
    """What runs when the server stops is failed afterwards, and the tree is a tree."""
    with MockServer(api_keys=["k"], data=tmp_path, step_delay=60, background_from=2) as server:
        api = connect(server)
        api.upload("top/a.txt")
        id = act(api, "copy", "top", destination="new")
    with MockServer(api_keys=["k"], data=tmp_path) as server:
        migration = connect(server).get(f"/file_migrations/{id}").json()
        assert (migration["status"], migration["failure_message"]) == ("failed", "The server was stopped.")
        assert connect(server).names() == ["top"]


def test_kill(tmp_path: Any, connect: Any) -> None:
    """A kill in the middle of a copy leaves a proper tree, and the migration is failed after the next start."""
    options = {"api_keys": ["k"], "data": tmp_path}
    with MockServer(**options) as server:
        server.seed({"bulk": [{"path": "big", "files": 2000}]})
    command = [sys.executable, "-m", "files_mock_server", "--port", "0", "--data", str(tmp_path), "--api-key", "k"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            url = process.stdout.readline().split()[-1]
            http = {"headers": {"X-FilesAPI-Key": "k"}, "timeout": 20}
            requests.patch(f"{url}/__mock__/settings", json={"step_delay": 0.3}, timeout=20)
            body = {"destination": "new"}
            answer = requests.post(f"{url}/api/rest/v1/file_actions/copy/big", json=body, **http).json()
            migration = f"{url}/api/rest/v1/file_migrations/{answer['file_migration_id']}"
            deadline = time.monotonic() + 20
            while not has_begun(requests.get(migration, **http).json()):
                assert time.monotonic() < deadline
        finally:
            os.kill(process.pid, signal.SIGKILL)
    with MockServer(**options) as server:
        api = connect(server)
        found = api.get(f"/file_migrations/{answer['file_migration_id']}").json()
        assert (found["status"], 1 < count(api, "new") < 2001, count(api, "big")) == ("failed", True, 2001)
        assert api.delete("/files/new", recursive="true").status_code == 204


def test_twenty_thousand(api: Api) -> None:
    """A tree of twenty thousand entries is copied, moved and deleted, while others are answered."""
    api.server.seed({"bulk": [{"path": f"big/{number}", "files": 999} for number in range(20)]})
    for action, body in (("copy", {"destination": "new"}), ("move", {"destination": "far"}), ("delete", {})):
        id = act(api, action, "big" if action != "delete" else "far", **body, recursive=True)
        assert api.post(f"/folders/during-{action}").status_code == 201
        assert wait(api, id)["files_moved"] == 20_001
    assert api.names() == ["during-copy", "during-delete", "during-move", "new"]
