"""Deleted files: kept for the site's retention, restored, and freed when it is over."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from files_mock_server.testing import MockServer
from mock_client import Api

EARLIEST = "2000-01-01T00:00:00Z"
DAY = 24 * 3600


def restore(api: Api, prefix: str = "", **body: Any) -> dict[str, Any]:
    """A restore of everything below a prefix, in place unless told otherwise, when it has ended."""
    sent = {"earliest_date": EARLIEST, "prefix": prefix, "restore_in_place": True, **body}
    answer = api.post("/restores", **sent)
    assert answer.status_code == 201, answer.text
    record: dict[str, Any] = answer.json()
    deadline = time.monotonic() + 20
    while record["status"] in ("pending", "in_progress"):
        assert time.monotonic() < deadline
        (record,) = [one for one in api.get("/restores").json() if one["id"] == record["id"]]
    return record


def counts(record: dict[str, Any]) -> tuple[int, int, int, int]:
    return tuple(record[name] for name in ("dirs_restored", "files_restored", "files_errored", "files_total"))  # type: ignore[return-value]


@pytest.fixture
def tree(api: Api) -> Api:
    for path in ("src/a.txt", "src/sub/b.txt", "src/sub/deep/c.txt", "srcs.txt"):
        api.upload(path, path.encode(), custom_metadata={"from": path}, provided_mtime="2020-05-05T05:05:05Z")
    return api


def test_in_place(tree: Api) -> None:
    """A deleted tree comes back where it was, with bytes, times and attributes as they were."""
    before = {path: tree.get(f"/file_actions/metadata/{path}").json() for path in ("src", "src/a.txt", "src/sub/b.txt")}
    assert tree.delete("/files/src", recursive="true").status_code == 204
    record = restore(tree, "src/")
    assert (record["status"], counts(record)) == ("complete", (3, 3, 0, 3))
    assert {path: tree.get(f"/file_actions/metadata/{path}").json() for path in before} == before
    assert tree.download("src/sub/deep/c.txt").content == b"src/sub/deep/c.txt"
    assert counts(restore(tree, "src/")) == (0, 0, 0, 0)


def test_locked_places_stay_empty(tree: Api) -> None:
    """A restore puts nothing where somebody has taken a lock meanwhile, and says so; the rest comes back."""
    tree.delete("/files/src", recursive="true")
    assert tree.post("/locks/src/sub/b.txt", timeout=600).status_code == 201
    record = restore(tree, "src/")
    assert counts(record) == (3, 2, 1, 3)
    assert record["error_messages"] == ["src/sub/b.txt: 'src/sub/b.txt' is locked."]
    assert tree.names("src/sub") == ["deep"]


def test_into_a_folder(tree: Api) -> None:
    """Restored into a folder, files keep their paths below it and what is in their old place stays."""
    tree.delete("/files/src", recursive="true")
    tree.upload("src/a.txt", b"new")
    record = restore(tree, restore_in_place=False)
    folder = f"restored-{record['id']}"
    assert counts(record) == (3, 3, 0, 3)
    assert tree.download(f"{folder}/src/a.txt").content == b"src/a.txt"
    assert tree.download("src/a.txt").content == b"new"


@pytest.mark.parametrize(
    ("prefix", "files"),
    [
        ("", ["src/a.txt", "src/sub/b.txt", "src/sub/deep/c.txt", "srcs.txt"]),
        ("src", ["src/a.txt", "src/sub/b.txt", "src/sub/deep/c.txt", "srcs.txt"]),
        ("SRC/", ["src/a.txt", "src/sub/b.txt", "src/sub/deep/c.txt"]),
        ("src/sub/b.txt", ["src/sub/b.txt"]),
        ("src/sub/d", ["src/sub/deep/c.txt"]),
        ("none/", []),
    ],
)
def test_prefix(tree: Api, prefix: str, files: list[str]) -> None:
    """A prefix is the beginning of paths; with a slash at its end it is a folder."""
    for path in ("src", "srcs.txt"):
        tree.delete(f"/files/{path}", recursive="true")
    assert restore(tree, prefix)["files_restored"] == len(files)
    every = ("src/a.txt", "src/sub/b.txt", "src/sub/deep/c.txt", "srcs.txt")
    assert [path for path in every if tree.get(f"/files/{path}").status_code == 200] == files


def test_what_is_in_the_way(tree: Api) -> None:
    """A file whose place is taken is not restored and counted as an error; the next restore can have it."""
    tree.delete("/files/src/a.txt")
    tree.upload("src/a.txt", b"new")
    record = restore(tree)
    assert counts(record) == (0, 0, 1, 1)
    assert record["error_messages"] == ["src/a.txt: Something else is there."]
    assert tree.download("src/a.txt").content == b"new"
    tree.post("/file_actions/move/src/a.txt", destination="b.txt")
    assert counts(restore(tree)) == (0, 1, 0, 1)
    assert tree.download("src/a.txt").content == b"src/a.txt"


def test_newest_deletion_first(api: Api) -> None:
    """Of a file that was deleted twice, the later one comes back, and the earlier one afterwards."""
    for data in (b"one", b"two"):
        api.upload("a.txt", data)
        api.delete("/files/a.txt")
    assert counts(restore(api)) == (0, 1, 0, 1)
    assert api.download("a.txt").content == b"two"
    api.post("/file_actions/move/a.txt", destination="b.txt")
    assert restore(api)["files_restored"] == 1
    assert api.download("a.txt").content == b"one"


def test_earliest_date(tree: Api) -> None:
    """Only what was deleted since the earliest date comes back."""
    tree.delete("/files/srcs.txt")
    tree.server.run(lambda: tree.server.clock.advance(DAY))
    since = tree.server.run(lambda: tree.server.clock()) - 3600
    tree.delete("/files/src/a.txt")
    stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(since))
    assert counts(restore(tree, earliest_date=stamp)) == (0, 1, 0, 1)
    assert tree.names() == ["src"]
    assert restore(tree)["files_restored"] == 1


@pytest.mark.parametrize("touch", [False, True])
def test_timestamps(tree: Api, touch: bool) -> None:
    """`update_timestamps` makes a restored file one that was changed now."""
    before = tree.get("/file_actions/metadata/srcs.txt").json()["mtime"]
    tree.delete("/files/srcs.txt")
    tree.server.run(lambda: tree.server.clock.advance(DAY))
    restore(tree, update_timestamps=touch)
    assert (tree.get("/file_actions/metadata/srcs.txt").json()["mtime"] > before) is touch


def test_refusals(tree: Api, check_problem: Any) -> None:
    """What cannot be restored is refused before anything is changed; only site admins restore."""
    for body, type in (
        ({}, "request-params-required"),
        ({"earliest_date": "soon"}, "datetime-parse"),
        ({"earliest_date": "2999-01-01"}, "request-params-invalid"),
        ({"earliest_date": EARLIEST, "restoration_type": "users"}, "request-params-invalid"),
    ):
        assert check_problem(tree.post("/restores", **body)) == (400, f"bad-request/{type}")
    assert tree.get("/restores").json() == []
    tree.post("/users", username="second", password="p")
    second = tree.as_user("second", "p")
    assert check_problem(second.post("/restores", earliest_date=EARLIEST))[0] == 403
    second.http.close()


def test_overwritten_files_are_not_kept(tree: Api) -> None:
    """Only deletions are kept: a version that another replaced is gone."""
    tree.upload("srcs.txt", b"new")
    tree.post("/file_actions/copy/src/a.txt", destination="srcs.txt", overwrite=True)
    assert counts(restore(tree)) == (0, 0, 0, 0)


@pytest.mark.parametrize("days", [None, 3])
def test_retention(tmp_path: Path, connect: Any, days: int | None) -> None:
    """Deleted files can be restored until the site's retention is over; then their bytes leave the disk."""
    with MockServer(api_keys=["k"], data=tmp_path) as server:
        api = connect(server)
        if days is not None:
            assert api.patch("/site", days_to_retain_backups=days).status_code == 200
        assert api.get("/site").json()["days_to_retain_backups"] == (days or 30)
        for name in ("a", "b"):
            api.upload(name, name.encode())
            api.delete(f"/files/{name}")
        server.run(lambda: server.clock.advance((days or 30) * DAY - 60))
        assert restore(api, "a")["files_restored"] == 1
        api.delete("/files/a")
        server.run(lambda: server.clock.advance(120))
        assert restore(api, "b")["files_restored"] == 0
        assert restore(api, "a")["files_restored"] == 1
        server.run(lambda: [server.service.site.housekeeping.step() for _ in range(3)])
        blobs = [path.read_bytes() for path in (tmp_path / "blobs").rglob("*") if path.is_file()]
        assert blobs == [b"a"]


def test_expiry_by_itself(api: Api) -> None:
    """The server frees what is over by itself, without being asked for anything."""
    api.upload("a")
    api.delete("/files/a")
    grant = api.grant("b")
    api.put(grant["upload_uri"], b"part")
    db, site = api.server.service.site.db, api.server.service.site
    tables = ("trash", "contents", "uploads", "upload_parts")

    def rows() -> list[int]:
        return [db.one(f"SELECT count(*) FROM {table}")[0] for table in tables]  # type: ignore[index]

    assert api.server.run(rows) == [1, 1, 1, 1]
    api.server.run(lambda: site.clock.advance(31 * DAY))
    deadline = time.monotonic() + 20
    while api.server.run(rows) != [0, 0, 0, 0]:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_trash_survives_a_restart(tmp_path: Path, connect: Any) -> None:
    """What was deleted before a restart can be restored after it."""
    with MockServer(api_keys=["k"], data=tmp_path) as server:
        connect(server).upload("a", b"kept")
        connect(server).delete("/files/a")
    with MockServer(api_keys=["k"], data=tmp_path) as server:
        api = connect(server)
        assert restore(api)["files_restored"] == 1
        assert api.download("a").content == b"kept"


def test_big_restore(api: Api) -> None:
    """A big restore runs behind its answer with its counts in the record, and restores every entry."""
    api.server.seed({"bulk": [{"path": f"big/{number}", "files": 400} for number in range(3)]})
    api.server.configure(background_from=10**9)
    assert api.delete("/files/big", recursive="true").status_code == 204
    api.server.configure(background_from=100, step_delay=60)
    body = {"earliest_date": EARLIEST, "restore_in_place": True}
    assert api.post("/restores", **body).json()["status"] == "pending"
    api.server.configure(step_delay=0)
    deadline = time.monotonic() + 20
    while (record := api.get("/restores").json()[0])["status"] != "complete":
        assert time.monotonic() < deadline
    assert counts(record) == (4, 1200, 0, 1200)
    assert len(api.names("big/1")) == 400


def test_usage_counts_deleted_files(tree: Api) -> None:
    """Usage tells the bytes of deleted files that are kept, until they are restored or gone."""
    total = tree.get("/site/usage").json()["current_storage"]
    tree.delete("/files/srcs.txt")
    usage = tree.get("/site/usage").json()
    assert (usage["current_storage"], usage["deleted_files_storage"]) == (total - 8, 8)
    assert usage["deleted_files_counted_in_minimum"] == 8
    (day,) = tree.get("/usage_daily_snapshots").json()
    assert day["deleted_files_storage"] == 8
    restore(tree)
    assert tree.get("/site/usage").json()["deleted_files_storage"] == 0
    tree.delete("/files/srcs.txt")
    tree.server.run(lambda: tree.server.clock.advance(31 * DAY))
    assert tree.get("/site/usage").json()["deleted_files_storage"] == 0
