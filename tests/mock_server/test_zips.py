"""Archives: packed and unpacked for real, with progress; hostile ones are refused before anything is written."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from files_mock_server.files import archives
from files_mock_server.files.blobs import Blobs
from files_mock_server.paths import parse_path
from files_mock_server.problems import Problem
from mock_client import Api

ENDED = ("completed", "failed", "cancelled")


def wait(api: Api, answer: Any) -> dict[str, Any]:
    """The migration of a file action when it has ended."""
    assert answer.status_code == 201, answer.text
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        migration: dict[str, Any] = api.get(f"/file_migrations/{answer.json()['file_migration_id']}").json()
        if migration["status"] in ENDED:
            return migration
        time.sleep(0.005)
    raise AssertionError(migration)


def pack(api: Api, paths: list[str], destination: str = "all.zip", **body: Any) -> dict[str, Any]:
    return wait(api, api.post("/file_actions/zip", paths=paths, destination=destination, **body))


def unpack(api: Api, destination: str = "out", path: str = "in.zip", **body: Any) -> dict[str, Any]:
    return wait(api, api.post("/file_actions/unzip", path=path, destination=destination, **body))


def archive(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of names and bytes; a name twice is in it twice."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as writer:
        for name, data in members:
            writer.NameToInfo.pop(name, None)
            writer.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), data, method)
    return packed.getvalue()


@pytest.fixture
def tree(api: Api) -> Api:
    for path in ("src/a.txt", "src/sub/b.txt", "src/sub/deep/ü €.txt"):
        api.upload(path, path.encode() * 100, provided_mtime="2021-03-04T05:06:08Z")
    api.post("/folders/src/empty")
    return api


def test_there_and_back(tree: Api) -> None:
    """An unpacked archive is the tree that was packed, empty folders and times in the archive included."""
    migration = pack(tree, ["src", "src/a.txt"])
    assert (migration["status"], migration["operation"], migration["files_moved"]) == ("completed", "zip", 8)
    with zipfile.ZipFile(io.BytesIO(tree.download("all.zip").content)) as packed:
        assert packed.testzip() is None
        assert packed.getinfo("src/a.txt").date_time == (2021, 3, 4, 5, 6, 8)
        assert packed.getinfo("src/empty/").is_dir()
    migration = unpack(tree, path="all.zip")
    assert (migration["status"], migration["files_moved"], migration["files_total"]) == ("completed", 8, 8)
    assert tree.names("out") == ["src", "a.txt"]
    assert tree.names("out/src") == ["empty", "sub", "a.txt"]
    assert tree.download("out/src/sub/deep/ü €.txt").content == "src/sub/deep/ü €.txt".encode() * 100


def test_empty_folder(api: Api) -> None:
    """A folder that holds nothing is packed and unpacked as such."""
    api.post("/folders/none")
    assert pack(api, ["none"])["status"] == "completed"
    assert unpack(api, path="all.zip")["status"] == "completed"
    assert (api.names("out"), api.names("out/none")) == (["none"], [])


def test_empty_archive(api: Api) -> None:
    """An archive of nothing makes its folder and nothing else."""
    api.upload("in.zip", archive())
    assert (unpack(api)["status"], api.names("out")) == ("completed", [])


def test_one_file(tree: Api) -> None:
    """`filename` unpacks one file of an archive, and one that is not there is told."""
    pack(tree, ["src"])
    assert unpack(tree, path="all.zip", filename="src/sub/b.txt")["files_moved"] == 1
    assert (tree.names("out"), tree.names("out/src"), tree.names("out/src/sub")) == (["src"], ["sub"], ["b.txt"])
    migration = unpack(tree, "other", path="all.zip", filename="none.txt")
    assert (migration["status"], migration["failure_message"]) == ("failed", "The archive holds no 'none.txt'.")
    assert tree.names() == ["out", "src", "all.zip"]


def test_overwriting(tree: Api) -> None:
    """What is there is replaced only with `overwrite`; without it nothing at all is written."""
    tree.upload("in.zip", archive(("new.txt", b"new"), ("old.txt", b"new")))
    tree.upload("out/old.txt", b"old")
    assert unpack(tree)["status"] == "failed"
    assert (tree.names("out"), tree.download("out/old.txt").content) == (["old.txt"], b"old")
    assert unpack(tree, overwrite=True)["status"] == "completed"
    assert (tree.names("out"), tree.download("out/old.txt").content) == (["new.txt", "old.txt"], b"new")
    tree.upload("all.zip", b"old")
    again = tree.post("/file_actions/zip", paths=["src"], destination="all.zip")
    assert (again.status_code, again.json()["type"]) == (422, "processing-failure/destination-exists")
    assert pack(tree, ["src"], overwrite=True)["status"] == "completed"
    assert tree.download("all.zip").content[:2] == b"PK"


def test_overwriting_needs_the_right_to(api: Api, member: Any) -> None:
    """Who may only write adds files by unpacking, but replaces none."""
    api.upload("zips/in.zip", archive(("a.txt", b"new")))
    api.upload("old/a.txt", b"kept")
    api.post("/folders/empty")
    writer = member("writer", {"zips": "readonly", "old": "writeonly", "empty": "writeonly"})
    done = [unpack(writer, destination, "zips/in.zip", overwrite=True) for destination in ("empty", "old")]
    assert [migration["status"] for migration in done] == ["completed", "failed"]
    assert done[1]["failure_message"] == "You need full permission for 'old/a.txt'."
    assert (api.download("empty/a.txt").content, api.download("old/a.txt").content) == (b"new", b"kept")


@pytest.mark.parametrize("existing", ["out/x/y", "out/x"])
def test_file_meets_folder(api: Api, existing: str) -> None:
    """A file where the archive has a folder, or the other way round, stops it, with `overwrite` too."""
    api.upload(existing, b"here")
    member = ("x", b"file") if existing == "out/x/y" else ("x/y", b"file")
    api.upload("in.zip", archive(("first.txt", b"1"), member))
    migration = unpack(api, overwrite=True)
    assert migration["status"] == "failed"
    assert api.names("out") == ["x"]
    assert api.download(existing).content == b"here"


def encrypted() -> bytes:
    """An archive that says of its file that it is encrypted (APPNOTE.TXT, 4.4.4)."""
    data = bytearray(archive(("a.txt", b"x")))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def lying(data: bytes = b"\0" * 5_000_000) -> bytes:
    """An archive whose directory says that its file is small."""
    packed = bytearray(archive(("a.txt", data)))
    at = packed.index(b"PK\x01\x02")
    packed[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(packed)


HOSTILE = {
    "none": b"no archive",
    "empty": b"",
    "cut": archive(("a.txt", b"x" * 1000))[:-30],
    "encrypted": encrypted(),
    "twice": archive(("a.txt", b"1"), ("A.TXT", b"2")),
    "twice by climbing": archive(("a.txt", b"1"), ("../a.txt", b"2")),
    "file and folder": archive(("a", b"1"), ("a/b", b"2")),
    "file and folder of one name": archive(("a", b"1"), ("a/", b"")),
    "no name": archive(("..", b"1")),
    "broken bytes": archive(("a.txt", b"x" * 1000), method=zipfile.ZIP_STORED).replace(b"xxxx", b"xyxx", 1),
    "lying size": lying(),
}


@pytest.mark.parametrize("kind", sorted(HOSTILE))
def test_hostile_archives(api: Api, check_problem: Any, kind: str) -> None:
    """An archive that is broken or means harm fails with the reason, and no file of it appears."""
    api.upload("in.zip", HOSTILE[kind])
    migration = unpack(api)
    assert (migration["status"], bool(migration["failure_message"])) == ("failed", True)
    assert (api.names("out") if "out" in api.names() else []) == []
    (row,) = api.get("/file_migration_logs", **{"filter[status]": "failed"}).json()
    assert row["error_type"] == "processing-failure/invalid-zip-file"
    if kind in ("none", "empty", "cut"):
        listed = api.get("/file_actions/zip_list/in.zip")
        assert check_problem(listed) == (422, "processing-failure/invalid-zip-file")


def test_names_stay_inside(api: Api) -> None:
    """Names that climb, are absolute or have backslashes land below the destination."""
    names = ("../../up.txt", "/abs.txt", "c\\d.txt", "./e//f.txt", "con", "g%2Fh")
    api.upload("in.zip", archive(*((name, b"x") for name in names)))
    assert unpack(api)["status"] == "completed"
    assert api.names() == ["out", "in.zip"]
    assert api.names("out") == ["c", "e", "abs.txt", "con", "g%2Fh", "up.txt"]


def test_bombs_are_bounded(tmp_path: Path) -> None:
    """What is unpacked is counted as it is written, and nothing of the file that goes over the limit is kept."""
    blobs = Blobs(tmp_path / "data")
    packed = tmp_path / "bomb.zip"
    packed.write_bytes(archive(("a", b"x"), ("b", b"\0" * 40_000_000)))
    with archives.open_archive([(packed, packed.stat().st_size)]) as opened:
        found = archives.members(opened, parse_path("out"))
        unpacker = archives.Unpacker(opened, blobs.draft, lambda: False, limit=20_000_000)
        with pytest.raises(Problem, match="more than 20000000 bytes"):
            for _ in unpacker.unpack(found):
                pass
    kept = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in kept] == [b"x"]


def test_huge_directories_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive's directory is read only as far as a server can hold it."""
    packed = tmp_path / "many.zip"
    packed.write_bytes(archive(*((f"{number}-{'x' * 200}", b"") for number in range(1000))))
    pieces = [(packed, packed.stat().st_size)]
    monkeypatch.setattr(archives, "MAX_ENTRIES", 999)
    with pytest.raises(Problem, match="more than 999 entries"):
        archives.open_archive(pieces)
    monkeypatch.setattr(archives, "_MAX_DIRECTORY", 150_000)
    with pytest.raises(Problem, match="directory is too big"):
        archives.open_archive(pieces)


def test_what_cannot_be_packed(tree: Api, check_problem: Any) -> None:
    """Paths that do not exist, have one name or hold everything are refused, as is a destination without a folder."""
    tree.upload("other/a.txt")
    for paths, destination, expected in (
        (["none"], "z.zip", (404, "not-found/file-not-found")),
        (["src/a.txt", "other/A.txt"], "z.zip", (400, "bad-request/request-params-invalid")),
        (["/"], "z.zip", (400, "bad-request/invalid-path")),
        ([], "z.zip", (400, "bad-request/request-params-invalid")),
        (["src"], "no/z.zip", (422, "processing-failure/destination-parent-does-not-exist")),
        (["src"], "other", (422, "processing-failure/destination-exists")),
    ):
        assert check_problem(tree.post("/file_actions/zip", paths=paths, destination=destination)) == expected
    answer = tree.post("/file_actions/unzip", path="src", destination="out")
    assert check_problem(answer) == (422, "processing-failure/invalid-file-type")
    answer = tree.post("/file_actions/unzip", path="src/a.txt", destination="other/a.txt")
    assert check_problem(answer) == (422, "processing-failure/destination-exists")


FILES = {"zip": 600, "unzip": 200}  # more than a step packs or unpacks


def begin(api: Api, action: str) -> Any:
    """A background archive of many files, whose first steps take long, and its answer."""
    api.server.seed({"bulk": [{"path": "many", "files": FILES[action], "size": 10}]})
    if action == "unzip":
        assert pack(api, ["many"])["status"] == "completed"
    api.server.configure(background_from=150, step_delay=60)
    body = {"paths": ["many"], "destination": "new.zip"}
    if action == "unzip":
        body = {"path": "all.zip", "destination": "out"}
    answer = api.post(f"/file_actions/{action}", **body)
    assert answer.json()["status"] == "pending"
    return answer


@pytest.mark.parametrize("action", ["zip", "unzip"])
def test_progress(api: Api, action: str) -> None:
    """A big archive is worked on in the background, and every entry is counted."""
    answer = begin(api, action)
    api.server.configure(step_delay=0)
    migration = wait(api, answer)
    assert (migration["status"], migration["files_moved"], migration["files_total"]) == (
        "completed",
        FILES[action] + 1,
        FILES[action] + 1,
    )


@pytest.mark.parametrize("action", ["zip", "unzip"])
def test_cancelling(api: Api, action: str) -> None:
    """A cancelled archive stops: a half archive is nowhere, half of what was unpacked stays."""
    answer = begin(api, action)
    id = answer.json()["file_migration_id"]
    api.server.configure(step_delay=0.05)
    deadline = time.monotonic() + 20
    while api.get(f"/file_migrations/{id}").json()["files_moved"] < 2:
        assert time.monotonic() < deadline
    api.server.configure(step_delay=60)
    api.server.cancel_migration(id)
    migration = wait(api, answer)
    assert (migration["status"], 1 < migration["files_moved"] < FILES[action]) == ("cancelled", True)
    assert "new.zip" not in api.names()
    if action == "unzip":
        assert len(api.names("out/many")) == migration["files_moved"] - 1


def test_cancelled_archives_leave_nothing(api: Api) -> None:
    """Of an archive that was cancelled no bytes stay on the disk."""
    answer = begin(api, "zip")
    api.server.cancel_migration(answer.json()["file_migration_id"])
    assert wait(api, answer)["status"] == "cancelled"
    site = api.server.service.site
    api.server.run(lambda: site.in_worker(lambda: None))
    assert list(site.blobs.path("x").parents[2].joinpath("tmp").iterdir()) == []


def test_source_deleted_while_packing(api: Api) -> None:
    """Files that are deleted while they wait to be packed are not in the archive, and the others are whole."""
    answer = begin(api, "zip")
    api.server.configure(step_delay=0.05)
    api.server.configure(background_from=10**9)
    assert api.delete("/files/many", recursive="true").status_code == 204
    migration = wait(api, answer)
    assert migration["status"] == "completed"
    with zipfile.ZipFile(io.BytesIO(api.download("new.zip").content)) as packed:
        assert packed.testzip() is None


def test_archive_replaced_meanwhile(api: Api) -> None:
    """An archive that is replaced before its turn comes fails, instead of something else being unpacked."""
    answer = begin(api, "unzip")
    api.upload("all.zip", archive(("other", b"")))
    api.server.configure(step_delay=0)
    migration = wait(api, answer)
    assert (migration["status"], "replaced" in migration["failure_message"]) == ("failed", True)
    assert "out" not in api.names()
