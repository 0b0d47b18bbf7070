"""The scan of a data folder: what is in order is found so, and each kind of damage is named."""

import json
import sqlite3

import pytest
from files_mock_server.__main__ import main
from files_mock_server.state import fsck
from files_mock_server.store.database import DataFolderError
from files_mock_server.testing import MockServer


@pytest.fixture
def folder(connect, tmp_path):
    """A folder with something of everything, whose server was stopped."""
    with MockServer(data=tmp_path, users={"motor": "vroom"}, part_size=1 << 16) as server:
        api = connect(server)
        api.upload("Dir/Résumé.txt", b"kept")
        api.upload("empty", b"")
        api.post("/file_actions/copy/Dir", destination="other")
        data = bytes(range(256)) * 600
        grants = api.post("/file_actions/begin_upload/parts", size=len(data), parts=3).json()
        for index, grant in enumerate(grants):
            api.put(grant["upload_uri"], data[index << 16 : (index + 1) << 16])
        assert api.post("/files/parts", action="end", ref=grants[0]["ref"]).status_code == 201
        api.put(api.grant("never")["upload_uri"], b"pending")
        user = api.post("/users", username="second", password="p").json()["id"]
        assert api.post("/permissions", user_id=user, path="Dir", permission="full").status_code == 201
        assert api.post("/sessions", username="motor", password="vroom").status_code == 201
        assert api.post("/locks/empty").status_code == 201
        api.upload("deleted", b"deleted")
        assert api.delete("/files/deleted").status_code == 204
    return tmp_path


def execute(folder, *statements):
    with sqlite3.connect(folder / "state.sqlite3") as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def checks(folder, **options):
    return {finding.check for finding in fsck.scan(folder, **options)}


def test_in_order(folder, capsys):
    """A folder that was stopped cleanly has no finding, not even a warning, and the command says so."""
    assert fsck.scan(folder, checksums=True) == []
    assert main(["fsck", "--data", str(folder), "--checksums"]) == 0
    assert capsys.readouterr().out == "the folder is in order\n"
    MockServer(data=folder).stop()
    assert fsck.scan(folder, checksums=True) == []


@pytest.mark.parametrize("folders", [[], ["a/b"]])
def test_in_order_without_files(connect, tmp_path, folders):
    """A folder of a server that never had a file is in order, whether it holds folders or nothing at all."""
    with MockServer(data=tmp_path) as server:
        for path in folders:
            assert connect(server).post(f"/folders/{path}", mkdir_parents=True).status_code == 201
    assert fsck.scan(tmp_path, checksums=True) == []


BIG = "(SELECT id FROM nodes WHERE key='parts')"
DAMAGE = [
    ("parent", "UPDATE nodes SET parent=999 WHERE key='empty'"),
    ("parent", f"UPDATE nodes SET parent={BIG} WHERE key='empty'"),
    ("cycle", "UPDATE nodes SET parent=id WHERE key='other'"),
    ("unique-key", "DROP INDEX nodes_by_key", "UPDATE nodes SET key='empty' WHERE key='parts'"),
    ("key", "UPDATE nodes SET key='EMPTY' WHERE key='empty'"),
    ("key", "UPDATE nodes SET name='a/b' WHERE key='empty'"),
    ("key", "UPDATE nodes SET name='..' WHERE key='empty'"),
    ("kind", "UPDATE nodes SET kind=2 WHERE key='empty'"),
    ("kind", "UPDATE nodes SET kind=0 WHERE key='parts'"),
    ("content", "UPDATE nodes SET content=NULL WHERE key='empty'"),
    ("content", "UPDATE nodes SET content=999 WHERE key='empty'"),
    ("size", "UPDATE nodes SET size=size+1 WHERE key='parts'"),
    ("size", "DELETE FROM segments WHERE seq=1"),
    ("segment", "DELETE FROM segments WHERE seq=1"),
    ("orphan-content", "DELETE FROM nodes WHERE key='parts'"),
    ("orphan-blob", "DELETE FROM segments WHERE seq=1"),
    ("upload", "DELETE FROM uploads"),
    ("content", "UPDATE trash SET content=999"),
    ("size", "UPDATE trash SET size=size+1"),
    ("json", "UPDATE trash SET extra='{'"),
    ("session", "INSERT INTO partial_sessions VALUES('x', 999, 0, 0)"),
    ("json", "UPDATE nodes SET extra='{' WHERE key='empty'"),
    ("json", "UPDATE records SET data='[' WHERE resource='user'"),
    ("json", "UPDATE records SET private='1' WHERE resource='user'"),
    ("record-id", "UPDATE records SET data='{}' WHERE resource='user'"),
    ("unique", "DELETE FROM records WHERE resource='user'"),
    ("session", "DELETE FROM records WHERE resource='user'"),
    ("lock", "DELETE FROM records WHERE resource='user'"),
    ("reference", "DELETE FROM records WHERE resource='user'"),
    ("sequence", "UPDATE sequences SET last=0 WHERE name='user'"),
    ("sequence", "DELETE FROM sequences WHERE name='permission'"),
]


@pytest.mark.parametrize(("check", "statements"), [(check, rest) for check, *rest in DAMAGE])
def test_damaged_tables(folder, check, statements):
    """Each invariant that the tables break is named."""
    execute(folder, *statements)
    assert check in checks(folder)


def blobs(folder):
    return [path for path in (folder / "blobs").rglob("*") if path.is_file()]


def test_damaged_blobs(folder):
    """A blob that is missing, of another size or, if asked for, of other bytes is named."""
    first, second, third = _three(folder)
    second.write_bytes(second.read_bytes()[::-1])
    assert checks(folder) == set()
    assert checks(folder, checksums=True) == {"checksum"}
    third.write_bytes(b"")
    assert checks(folder) == {"blob"}
    first.unlink()
    assert len([one for one in fsck.scan(folder) if one.check == "blob"]) == 2


def _three(folder):
    """Blobs of bytes that are not the same backwards."""
    found = [path for path in blobs(folder) if path.stat().st_size > 1]
    assert len(found) >= 3
    return found[:3]


def test_leftovers(folder):
    """What nothing refers to is an error after a clean stop, and a warning after a kill, which a start removes."""
    (folder / "blobs" / "ab").mkdir(exist_ok=True)
    (folder / "blobs" / "ab" / "abcdef").write_bytes(b"x")
    (folder / "tmp" / "half").write_bytes(b"x")
    assert [(one.check, one.is_warning) for one in fsck.scan(folder)] == [("orphan-blob", False)] * 2
    execute(folder, "UPDATE meta SET value='no' WHERE name='clean'")
    assert [(one.check, one.is_warning) for one in fsck.scan(folder)] == [("orphan-blob", True)] * 2
    assert main(["fsck", "--data", str(folder)]) == 0
    MockServer(data=folder).stop()
    assert fsck.scan(folder) == []


def test_many_findings(folder):
    """Of many findings of a kind twenty are told one by one, the rest counted."""
    names = ",".join(f"({number + 1000}, 999, 'n{number}', 'n{number}', 0, 0, 0)" for number in range(50))
    execute(folder, f"INSERT INTO nodes(id, parent, name, key, kind, mtime, created) VALUES{names}")
    found = [one.message for one in fsck.scan(folder) if one.check == "parent"]
    assert (len(found), found[-1]) == (21, "… and 30 more")


def test_command(folder, capsys):
    """Findings make the exit status 1 and are printed, as JSON if asked for."""
    execute(folder, "UPDATE nodes SET size=size+1 WHERE key='parts'")
    assert main(["fsck", "--data", str(folder)]) == 1
    assert "error: size: file" in capsys.readouterr().out
    assert main(["fsck", "--data", str(folder), "--json"]) == 1
    (finding,) = json.loads(capsys.readouterr().out)
    assert finding.keys() == {"check", "message", "is_warning"}


def test_what_cannot_be_scanned(folder, tmp_path, capsys):
    """A folder in use, of a newer version, without a database or with something else in its place is refused."""
    with MockServer(data=folder):
        assert main(["fsck", "--data", str(folder)]) == 2
        assert "a server runs on it" in capsys.readouterr().err
    empty = tmp_path / "empty"
    empty.mkdir()
    assert main(["fsck", "--data", str(empty)]) == 2
    assert list(empty.iterdir()) == []
    execute(folder, "PRAGMA user_version=1000")
    with pytest.raises(DataFolderError, match="version 1000"):
        fsck.scan(folder)
    (folder / "state.sqlite3").write_bytes(b"no database" * 1000)
    with pytest.raises(DataFolderError):
        fsck.scan(folder)
