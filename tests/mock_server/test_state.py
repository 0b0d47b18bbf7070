"""State: what survives a restart, what a stop leaves behind, and many clients at once."""

import hashlib
import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests
from files_mock_server.store.database import DataFolderError
from files_mock_server.store.schema import VERSION
from files_mock_server.testing import MockServer


def test_restart_loses_nothing(connect, tmp_path):
    """Users, keys, sessions, files, signed URLs and uploads in progress survive a restart on the same folder."""
    with MockServer(data=tmp_path, users={"motor": "vroom"}) as server:
        api = connect(server)
        api.upload("dir/a.txt", b"kept")
        key = api.post("/api_keys", name="made").json()["key"]
        session = api.post("/sessions", username="motor", password="vroom").json()["id"]
        api.post("/users", username="second", password="p")
        grant = api.grant("late.txt")
        etag = api.put(grant["upload_uri"], b"pending").headers["ETag"]
        path = api.get("/files/dir/a.txt").json()["download_uri"].removeprefix(server.url)
    with MockServer(data=tmp_path) as server:
        for headers in ({"X-FilesAPI-Key": key}, {"X-FilesAPI-Auth": session}, {"X-FilesAPI-Key": api.server.api_key}):
            assert connect(server, headers).get("/users").status_code == 200
        again = connect(server, {"X-FilesAPI-Key": key})
        assert again.post("/sessions", username="second", password="p").status_code == 201
        assert requests.get(server.url + path, timeout=10).content == b"kept"
        body = {"action": "end", "ref": grant["ref"], "etags": [{"part": 1, "etag": etag}]}
        assert again.post("/files/late.txt", **body).json()["size"] == 7
        assert again.download("late.txt").content == b"pending"


def test_a_folder_of_a_newer_version_is_refused(tmp_path):
    """A server does not touch tables that a later version has made."""
    MockServer(data=tmp_path).stop()
    with sqlite3.connect(tmp_path / "state.sqlite3") as tables:
        tables.execute(f"PRAGMA user_version={VERSION + 1}")
    tables.close()
    with pytest.raises(DataFolderError, match="newer than this server's"):
        MockServer(data=tmp_path)


def test_checksums_are_made_up_for(connect, tmp_path):
    """A file whose MD5 was not known yet when the server stopped has one soon after the next start."""
    with MockServer(api_keys=["k1"], data=tmp_path) as server:
        connect(server).upload("big.bin", b"x" * 300_000)
    with sqlite3.connect(tmp_path / "state.sqlite3") as tables:
        tables.execute("UPDATE contents SET md5=NULL")
    tables.close()
    with MockServer(api_keys=["k1"], data=tmp_path) as server:
        api, deadline = connect(server), time.monotonic() + 20
        while (found := api.get("/file_actions/metadata/big.bin").json()).get("md5") is None:
            assert time.monotonic() < deadline
            time.sleep(0.005)
    assert found["md5"] == hashlib.md5(b"x" * 300_000).hexdigest()


def test_one_server_a_folder(tmp_path):
    """A second server on the same folder is refused."""
    with MockServer(data=tmp_path), pytest.raises(DataFolderError, match="a server runs on this folder already"):
        MockServer(data=tmp_path)
    MockServer(data=tmp_path).stop()


def test_stop_leaves_nothing(monkeypatch, tmp_path):
    """A stopped server leaves no temporary folder and no thread."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = set(threading.enumerate())
    server = MockServer()
    assert len(list(tmp_path.iterdir())) == 1
    server.stop()
    server.stop()
    assert list(tmp_path.iterdir()) == []
    assert set(threading.enumerate()) <= before


def test_replaced_bytes_are_deleted(connect, tmp_path):
    """Bytes that no file and no upload needs any more leave the disk."""
    with MockServer(data=tmp_path) as server:
        api = connect(server)
        api.patch("/site", days_to_retain_backups=0)

        def blobs() -> int:
            return sum(1 for path in (tmp_path / "blobs").rglob("*") if path.is_file())

        api.upload("a", b"one")
        api.post("/file_actions/copy/a", destination="b")
        assert blobs() == 1
        api.upload("a", b"two")
        assert blobs() == 2
        api.delete("/files/a")
        api.delete("/files/b")
        assert blobs() == 0
        grant = api.grant("c")
        api.put(grant["upload_uri"], b"x")
        api.put(grant["upload_uri"], b"y")
        assert blobs() == 1
        assert list((tmp_path / "tmp").iterdir()) == []


def test_one_winner(api):
    """Of many clients that create equal paths at once exactly one succeeds, and one entry is left."""
    gate = threading.Barrier(24)

    def create(number: int) -> int:
        gate.wait(timeout=30)
        spelling = "Résumé" if number % 2 else "RESUME"
        return api.post(f"/folders/{spelling}").status_code

    with ThreadPoolExecutor(24) as pool:
        statuses = sorted(pool.map(create, range(24)))
    assert statuses == [201] + [422] * 23
    assert len(api.names()) == 1


def test_many_writers_of_one_file(server, connect):
    """Many clients that upload to one path leave one file with the bytes of one of them."""

    def upload(number: int) -> None:
        connect(server).upload("deep/er/a.txt", str(number).encode() * 1000)

    with ThreadPoolExecutor(24) as pool:
        list(pool.map(upload, range(48)))
    api = connect(server)
    content = api.download("deep/er/a.txt").content
    assert content in {str(number).encode() * 1000 for number in range(48)}
    assert api.names("deep/er") == ["a.txt"]


class Process:
    """The server as a command."""

    def __init__(self, *options: str) -> None:
        command = [sys.executable, "-m", "files_mock_server", *options]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        assert line.startswith("listening on http://127.0.0.1:"), line + self.process.stderr.read()
        self.url = line.split()[-1]

    def end(self, how: str) -> tuple[int, str]:
        getattr(self.process, how)()
        _, errors = self.process.communicate(timeout=20)
        return self.process.returncode, errors


def create_folder(url: str, name: str, key: str = "k") -> int:
    headers = {"X-FilesAPI-Key": key}
    return requests.post(f"{url}/api/rest/v1/folders/{name}", headers=headers, timeout=10).status_code


def test_command(tmp_path):
    """The command prints where it listens, takes its credentials, and stops cleanly on SIGTERM."""
    server = Process("--port", "0", "--data", str(tmp_path), "--api-key", "k", "--user", "motor:vroom")
    assert create_folder(server.url, "x") == 201
    assert server.end("terminate") == (0, "")


def test_made_up_credentials():
    """Without credentials on the command line some are made up and told, and work."""
    server = Process("--port", "0")
    try:
        line = server.process.stderr.readline()
        key = line.split("API key ")[1].strip()
        assert create_folder(server.url, "x", key) == 201
        assert create_folder(server.url, "y", "other") == 401
        password = line.split("password ")[1].split(";")[0]
        body = {"username": "admin", "password": password}
        assert requests.post(f"{server.url}/api/rest/v1/sessions", json=body, timeout=10).status_code == 201
    finally:
        assert server.end("terminate")[0] == 0


def test_killed(tmp_path):
    """What was acknowledged survives a kill; what was half done is swept."""
    server = Process("--port", "0", "--data", str(tmp_path), "--api-key", "k")
    assert create_folder(server.url, "kept") == 201
    server.end("kill")
    orphan = Path(tmp_path) / "blobs" / "ab" / "abcd"
    orphan.parent.mkdir(exist_ok=True)
    orphan.write_bytes(b"not referenced")
    server = Process("--port", "0", "--data", str(tmp_path), "--api-key", "k")
    assert create_folder(server.url, "kept") == 422
    assert not orphan.exists()
    assert server.end("terminate")[0] == 0


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--port", "70000"], "between 0 and 65535, not '70000'"),
        (["--port", "http"], "between 0 and 65535, not 'http'"),
        (["--user", "nobody"], "NAME:PASSWORD"),
        (["--api-key", ""], "that a header can carry"),
        (["--api-key", "clé"], "that a header can carry"),
        (["--part-size", "0"], "at least 1, not '0'"),
        (["--max-connections", "1e3"], "at least 1, not '1e3'"),
        (["--checksum-delay", "soon"], "a number of seconds, zero or more, not 'soon'"),
        (["--checksum-delay", "nan"], "a number of seconds, zero or more, not 'nan'"),
        (["--private-key", "key.pem"], "goes with --certificate"),
        (["--nonsense"], "--nonsense"),
    ],
)
def test_wrong_options(options, told, capsys):
    """Wrong options are explained, with the exit status of a usage error."""
    from files_mock_server.__main__ import main

    with pytest.raises(SystemExit) as caught:
        main(options)
    assert caught.value.code == 2
    assert told in capsys.readouterr().err


def test_port_in_use(server, capsys):
    """A port that is in use is a message, not a traceback."""
    from files_mock_server.__main__ import main

    port = server.url.rpartition(":")[2]
    assert main(["--port", port]) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"files_mock_server: cannot listen on 127.0.0.1, port {port}: ")
    assert "choose another port" in told


def test_what_cannot_be_used_is_named(tmp_path, capsys):
    """A data folder that is a file, and a certificate that is missing or none, are told by their names."""
    from files_mock_server.__main__ import main

    file = tmp_path / "plain"
    file.write_text("nothing")
    for options in (
        ["--data", str(file)],
        ["--certificate", str(file)],
        ["--certificate", str(tmp_path / "missing")],
        ["--certificate", str(tmp_path / "missing"), "--private-key", str(file)],
    ):
        assert main(["--port", "0", *options]) == 1
        told = capsys.readouterr().err
        assert told.startswith("files_mock_server: cannot ")
        assert all(name in told for name in options[1::2])


def test_a_seed_that_cannot_be_used(tmp_path, capsys):
    """A mistake in a seed is told as one, and leaves nothing behind: the next start takes a better one."""
    from files_mock_server.__main__ import main

    seed, data = tmp_path / "seed.json", tmp_path / "data"
    options = ("--port", "0", "--data", str(data), "--seed", str(seed))
    seed.write_text('{"folders": ["a"], "permissions": [{"path": "a", "username": "ann", "permission": "full"}]}')
    assert main(options) == 1
    assert "the seed cannot be used: permissions[0]: There is no user 'ann'." in capsys.readouterr().err
    seed.write_text('{"folders": ["seeded"]}')
    server = Process(*options, "--api-key", "k", "--user", "motor:vroom")
    assert create_folder(server.url, "a") == 201
    assert create_folder(server.url, "seeded") == 422
    assert server.end("terminate") == (0, "")


def test_a_seed_that_is_not_used(tmp_path):
    """A data folder that has a state keeps it, and whoever gives a seed for it is told that it is not used."""
    seed, data = tmp_path / "seed.json", tmp_path / "data"
    seed.write_text('{"folders": ["seeded"]}')
    options = ("--port", "0", "--data", str(data), "--api-key", "k", "--user", "motor:vroom", "--seed", str(seed))
    assert Process(*options).end("terminate") == (0, "")
    server = Process(*options)
    assert create_folder(server.url, "seeded") == 422
    status, told = server.end("terminate")
    assert (status, told) == (0, f"warning: {data} is not new, so that the seed is not used\n")
