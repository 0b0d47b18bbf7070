"""Seeding: a server filled from JSON, a folder or an archive, all or nothing."""

from __future__ import annotations

import base64
import os
import random
import zipfile
from io import BytesIO

import pytest
from files_mock_server.__main__ import main
from files_mock_server.problems import Problem
from files_mock_server.state.fixtures import from_zip, load
from files_mock_server.testing import MockServer, totp

EVERYTHING = {
    "users": [
        {"username": "ann", "password": "secret12", "email": "ann@example.com"},
        {"username": "bob", "password": "secret34", "last_login_at": "2026-01-02T03:04:05Z"},
    ],
    "groups": [{"name": "staff", "users": ["ann", "BOB"], "admins": ["bob"]}],
    "folders": ["empty", "in/deep/er"],
    "files": {
        "in/text.txt": "grüße",
        "in/bytes.bin": {"base64": base64.b64encode(b"\x00\xff").decode(), "mtime": "2026-01-31T12:00:00Z"},
        "in/made.bin": {"size": 1_500_000, "seed": 7},
    },
    "permissions": [
        {"path": "in", "username": "ann", "permission": "readonly"},
        {"path": "empty", "group_name": "staff", "permission": "full"},
    ],
    "api_keys": [{"key": "annskey", "username": "ann"}],
    "records": {
        "automation": [{"automation": "copy_file", "path": "in"}],
        "bandwidth_snapshot": [{"bytes_received": 5}],
    },
    "bulk": {"path": "big", "files": 1200, "size": 10},
}


def test_everything_is_there(api, connect):
    """Each member of a fixture is found, listed and usable by the API."""
    counts = api.server.seed(EVERYTHING)
    assert counts == {
        "users": 2, "groups": 1, "folders": 2, "files": 1203, "permissions": 2, "api_keys": 1, "records": 2,
    }  # fmt: skip
    users = {user["username"]: user for user in api.get("/users").json()}
    assert users["ann"]["email"] == "ann@example.com"
    assert users["bob"]["last_login_at"] == "2026-01-02T03:04:05Z"
    (group,) = api.get("/groups").json()
    assert (group["usernames"], group["admin_ids"]) == ("ann,bob", str(users["bob"]["id"]))
    assert sorted(api.names()) == ["big", "empty", "in"]
    assert api.names("in/deep") == ["er"]
    assert api.download("in/text.txt").content.decode() == "grüße"
    assert api.download("in/bytes.bin").content == b"\x00\xff"
    assert api.get("/file_actions/metadata/in/bytes.bin").json()["provided_mtime"] == "2026-01-31T12:00:00Z"
    assert [row["automation"] for row in api.get("/automations").json()] == ["copy_file"]
    assert [row["bytes_received"] for row in api.get("/bandwidth_snapshots").json()] == [5]
    ann = connect(api.server, {"X-FilesAPI-Key": "annskey"})
    assert ann.get("/files/in/text.txt").status_code == 200
    assert ann.delete("/files/in/text.txt").status_code == 403
    assert ann.post("/folders/empty/x").status_code == 201
    session = api.as_user("bob", "secret34")
    assert session.get("/folders/empty").status_code == 200
    session.http.close()


def test_workspaces_come_first(api):
    """Users of a fixture may belong to a workspace of the same fixture."""
    fixture = {"users": [{"username": "ann", "workspace_id": 1}], "records": {"workspace": [{"name": "lab"}]}}
    api.server.seed(fixture)
    assert api.get("/workspaces/1").json()["name"] == "lab"
    assert {user["username"]: user["workspace_id"] for user in api.get("/users").json()}["ann"] == 1


def test_second_factor(api):
    """A seeded user with a secret is asked for its code, and logs in with it."""
    api.server.seed({"users": [{"username": "ann", "password": "secret12", "totp_secret": "JBSWY3DPEHPK3PXP"}]})
    asked = api.post("/sessions", username="ann", password="secret12")
    assert asked.json()["type"] == "not-authenticated/two-factor-authentication-error"
    partial = asked.json()["data"]["partial_session_id"]
    code = totp("JBSWY3DPEHPK3PXP", api.server.clock())
    assert api.post("/sessions", partial_session_id=partial, otp=code).status_code == 201


def test_made_up_bytes_depend_on_size_and_seed(api):
    """A file of a size holds the same bytes on every server, others with another seed, and its checksums are right."""
    api.server.seed({"files": {"a": {"size": 1000}, "b": {"size": 1000}, "c": {"size": 1000, "seed": 1}}})
    a, b, c = (api.download(name).content for name in "abc")
    assert a == b == random.Random(0).randbytes(1000) != c
    assert len(c) == 1000


def test_bulk_folder_pages(api):
    """The files of a bulk folder are listed in pages, looked up, downloaded, replaced and deleted like any other."""
    api.server.seed({"bulk": [{"path": "big", "files": 2500, "size": 3}]})
    names = api.names("big", per_page=1000)
    assert len(names) == len(set(names)) == 2500
    assert names == sorted(names)
    assert api.download("big/FILE-00000007.bin").content == b"\0\0\0"
    api.upload("big/file-00000008.bin", b"other")
    assert api.delete("/files/big/file-00000007.bin").status_code == 204
    assert api.download("big/file-00000009.bin").content == b"\0\0\0"
    assert len(api.names("big")) == 2499


def test_folder_on_disk(api, tmp_path):
    """A local folder's files come with their bytes and times, its empty folders too."""
    (tmp_path / "in" / "empty").mkdir(parents=True)
    (tmp_path / "in" / "ä #1.txt").write_bytes(b"one")
    (tmp_path / "top.bin").write_bytes(b"x" * 300_000)
    os.utime(tmp_path / "top.bin", (1_700_000_000, 1_700_000_000))
    assert api.server.seed(tmp_path)["files"] == 2
    assert sorted(api.names()) == ["in", "top.bin"]
    assert sorted(api.names("in")) == ["empty", "ä #1.txt"]
    assert api.download("top.bin").content == b"x" * 300_000
    assert api.get("/file_actions/metadata/top.bin").json()["provided_mtime"] == "2023-11-14T22:13:20Z"


def test_files_are_replaced_and_folders_stay(api):
    """What a fixture does not name stays; a file that it names is replaced, a folder of the name is used."""
    api.upload("in/a.txt", b"old")
    api.upload("in/b.txt", b"stays")
    api.server.seed({"folders": ["in"], "files": {"IN/A.txt": "new"}})
    assert api.download("in/a.txt").text == "new"
    assert api.download("in/b.txt").text == "stays"


@pytest.mark.parametrize(
    ("fixture", "told"),
    [
        ({"file": {}}, "file is no member of a fixture; they are users"),
        ({"users": {}}, "users must be a list of objects"),
        ({"users": [1]}, "users[0] must be an object"),
        ({"users": [{"username": "a", "pasword": "x"}]}, "users[0].pasword is no attribute that can be given"),
        ({"users": [{"password": "x"}]}, "users[0]: Parameter username is required"),
        ({"users": [{"username": "motor"}]}, "users[0]: Username has already been taken"),
        ({"groups": [{"name": "g", "users": ["nobody"]}]}, "groups[0].users[0] must be the name of a user"),
        ({"groups": [{"name": "g", "users": "ann"}]}, "groups[0].users must be a list"),
        ({"folders": ["a", "b "]}, "folders[1] is no possible folder"),
        ({"folders": [""]}, "folders[0] must be a path below the root"),
        ({"files": ["a"]}, "files must be an object of contents by path"),
        ({"files": {"a/b": {"size": "x"}}}, 'files["a/b"].size must be a whole number'),
        ({"files": {"a/b": {"size": -1}}}, 'files["a/b"].size must be a whole number from 0'),
        ({"files": {"a": {"base64": "%"}}}, 'files["a"].base64 must be bytes in base64'),
        ({"files": {"a": {"text": "x", "size": 1}}}, 'files["a"] must have exactly one of text, base64 and size'),
        ({"files": {"a": {"text": "x", "seed": 1}}}, 'files["a"].seed goes with size only'),
        ({"files": {"a": {"text": "x", "mtime": 5}}}, 'files["a"].mtime must be an ISO 8601 time'),
        ({"files": {"a": {"text": "x", "colour": "red"}}}, 'files["a"].colour is unknown; there are text'),
        ({"files": {"a.txt": "1", "A.TXT": "2"}}, 'files["A.TXT"] is the same path as files["a.txt"]'),
        ({"files": {"a": "1", "a/b": "2"}}, "'a/b' cannot be made"),
        ({"folders": ["a"], "files": {"A": "1"}}, 'files["A"] is a file, but there is a folder'),
        ({"files": {"there": "1"}}, "'there' cannot be made"),
        ({"api_keys": [{"key": "no spaces"}]}, "api_keys[0].key must be letters and digits"),
        ({"api_keys": [{"key": "k1"}]}, "api_keys[0].key is the key of somebody already"),
        ({"permissions": [{"path": "a"}]}, "permissions[0]: Parameter user_id or group_id is required"),
        ({"records": []}, "records must be an object of lists by resource"),
        ({"records": {"automaton": [{}]}}, 'records["automaton"] is no resource of the API'),
        ({"records": {"user": [{}]}}, 'records["user"][0] belongs into users'),
        ({"records": {"automation": [{"path": "a"}]}}, 'records["automation"][0]: Parameter automation is required'),
        ({"records": {"bandwidth_snapshot": [{"bytes_received": "x"}]}}, "bytes_received must be an integer"),
        ({"bulk": [{"path": "b"}]}, "bulk[0].files must be a whole number from 1"),
        ({"bulk": [{"path": "there", "files": 1}]}, "bulk[0].path must be a folder that is empty"),
    ],
)
def test_mistakes_are_named_and_change_nothing(api, fixture, told):
    """What is wrong is told with its place, before anything is changed."""
    api.server.seed({"files": {"there/x": "1"}})
    before = (api.names(), api.get("/users").json(), api.get("/groups").json())
    site = api.server.service.site
    stored = set(site.blobs.path("xx").parent.parent.glob("*/*"))
    good = {"users": [{"username": "good"}], "files": {"good": "1"}}
    with pytest.raises(Problem) as caught:
        api.server.seed({**good, **fixture})
    assert told in str(caught.value)
    assert (api.names(), api.get("/users").json(), api.get("/groups").json()) == before
    assert set(site.blobs.path("xx").parent.parent.glob("*/*")) == stored


def test_late_mistakes_leave_nothing(api, check_problem):
    """When the last thing of a fixture cannot be, the first is not there either, and its user can be made later."""
    bad = {**EVERYTHING, "records": {"bandwidth_snapshot": [{}], "automation": [{}]}}
    with pytest.raises(Problem):
        api.server.seed(bad)
    assert len(api.get("/bandwidth_snapshots").json()) == 3, "the made-up rows are still to come"
    assert api.names() == []
    missing = (422, "processing-failure/destination-parent-does-not-exist")
    assert check_problem(api.post("/folders/in/x")) == missing, "folders that were made for a moment are forgotten"
    api.server.seed(EVERYTHING)
    assert len(api.get("/users").json()) == 3


def test_seed_at_the_start_is_what_a_reset_goes_back_to(connect):
    """What a server is started with is there at once and again after a reset."""
    with MockServer(seed={"files": {"a.txt": "seeded"}}) as server:
        api = connect(server)
        assert api.download("a.txt").text == "seeded"
        api.delete("/files/a.txt")
        server.reset()
        assert api.download("a.txt").text == "seeded"


def test_json_file(tmp_path):
    """A fixture is read from a JSON file; one that is missing or broken is told by its name."""
    file = tmp_path / "fixture.json"
    with pytest.raises(Problem, match=r"fixture\.json cannot be read: No such file"):
        load(file)
    file.write_text('{"folders": ["a"')
    with pytest.raises(Problem, match=r"fixture\.json is not valid JSON"):
        load(file)
    file.write_text('{"folders": ["a"]}')
    assert [folder.text for folder in load(file).folders] == ["a"]


def test_command_line_refuses_a_bad_fixture(tmp_path, capsys):
    """``--seed`` with a mistake ends the program with status 2 and the place, before it listens."""
    file = tmp_path / "fixture.json"
    file.write_text('{"files": {"a": 5}}')
    with pytest.raises(SystemExit) as caught:
        main(["--seed", str(file), "--port", "0"])
    assert caught.value.code == 2
    told = capsys.readouterr()
    assert 'files["a"] must be the text' in told.err
    assert told.out == ""


def archive(**members: str) -> bytes:
    """A zip archive; ``__`` in a name stands for a slash."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, text in members.items():
            file.writestr(zipfile.ZipInfo(name.replace("__", "/"), (2026, 1, 2, 3, 4, 6)), text)
    return buffer.getvalue()


def test_archive():
    """An archive's files come with their times, and names that climb stay below the root."""
    fixture = from_zip(archive(**{"a__b.txt": "b", "empty__": "", "..__..__up.txt": "up"}))
    assert {file.path.text: file.content for file in fixture.files} == {"a/b.txt": b"b", "up.txt": b"up"}
    assert [folder.text for folder in fixture.folders] == ["empty"]
    assert {file.mtime for file in fixture.files} == {1_767_323_046_000_000}


def test_broken_and_huge_archives(monkeypatch):
    """What is no archive, and one that unpacks to too much, is refused."""
    with pytest.raises(Problem, match="cannot be read"):
        from_zip(b"PK nonsense")
    monkeypatch.setattr("files_mock_server.state.fixtures._MAX_UNZIPPED", 10)
    with pytest.raises(Problem, match=r"b\.txt makes the files more than 10 bytes together"):
        from_zip(archive(**{"a.txt": "1" * 10, "b.txt": "2"}))
