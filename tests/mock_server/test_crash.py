"""`kill -9` at any moment: what was acknowledged is there after a restart, nothing is there by halves."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
import requests
from files_mock_server.state import fsck
from files_mock_server.testing import MockServer
from mock_client import Api

ROUNDS = int(os.environ.get("MOCK_CRASH_ROUNDS", "3"))
WRITERS = 3
PART = 1 << 16
KEY = "crashkey"


class Process:
    """The server as a command."""

    def __init__(self, data, *options: str) -> None:
        command = [sys.executable, "-m", "files_mock_server", "--port", "0", "--api-key", KEY, "--data", str(data)]
        self._process = subprocess.Popen(
            [*command, "--part-size", str(PART), *options], stdout=subprocess.PIPE, text=True
        )
        line = self._process.stdout.readline()
        assert line.startswith("listening on "), line
        self.url = line.split()[-1]

    def api(self) -> Api:
        return Api(SimpleNamespace(url=self.url, api_key=KEY))

    def end(self, number: signal.Signals) -> int:
        self._process.send_signal(number)
        self._process.communicate(timeout=20)
        return self._process.returncode


@dataclass
class Writer:
    """A client that writes below a folder of its own and knows what must be there.

    `files` are the bytes of each path that was acknowledged. While a call is under way, `doubt` is what will hold if it
    was applied: after a crash one of the two must be true, and nothing in between.
    """

    folder: str
    chance: random.Random
    files: dict[str, bytes] = field(default_factory=dict)
    doubt: dict[str, bytes] = field(default_factory=dict)
    groups: set[str] = field(default_factory=set)
    doubtful_group: str = ""
    pending: tuple[str, str, bytes] | None = None  # path and ref of an upload whose parts all arrived, and its bytes
    calls: int = 0
    failure: BaseException | None = None

    def run(self, api: Api) -> None:
        """Write until the server is gone."""
        try:
            while True:
                self.step(api)
                self.calls += 1
        except requests.RequestException:
            pass  # killed
        except BaseException as error:
            self.failure = error
        finally:
            api.http.close()

    def step(self, api: Api) -> None:
        kind = self.chance.choice(("upload", "upload", "parts", "move", "delete", "copy", "group", "data"))
        getattr(self, kind)(api)

    def _path(self) -> str:
        return f"{self.folder}/{self.chance.randrange(4)}/{self.chance.randrange(12)}"

    def _some(self) -> str | None:
        return self.chance.choice(sorted(self.files)) if self.files else None

    def _apply(self, changed: dict[str, bytes], call: Any) -> None:
        """Make a call that turns what is there into something else, at once or not at all."""
        self.doubt = changed
        answer = call()
        assert answer.status_code in (200, 201, 204), answer.text
        self.files = changed

    def upload(self, api: Api, size: int | None = None) -> None:
        path, data = self._path(), self.chance.randbytes(size or self.chance.choice((0, 1, 5000)))
        self._send(api, path, data)
        self._complete(api)

    def parts(self, api: Api) -> None:
        self.upload(api, self.chance.randint(PART, 4 * PART))

    def _send(self, api: Api, path: str, data: bytes) -> None:
        count = max(1, -(-len(data) // PART))
        answer = api.post(f"/file_actions/begin_upload/{path}", size=len(data), parts=count, mkdir_parents=True)
        grants = answer.json()
        for index, grant in enumerate(grants):
            assert api.put(grant["upload_uri"], data[index * PART : (index + 1) * PART]).status_code == 200
        self.pending = (path, grants[0]["ref"], data)

    def _complete(self, api: Api) -> None:
        path, ref, data = self.pending
        body = {"action": "end", "ref": ref, "size": len(data), "mkdir_parents": True}
        self._apply({**self.files, path: data}, lambda: api.post(f"/files/{path}", **body))
        self.pending = None

    def data(self, api: Api) -> None:
        path, text = self._path(), "text" * self.chance.randint(0, 2000)
        body = {"data": text, "mkdir_parents": True}
        self._apply({**self.files, path: text.encode()}, lambda: api.post(f"/files/{path}", **body))

    def move(self, api: Api) -> None:
        source, target = self._some(), self._path()
        if source is None or source == target or target.rpartition("/")[0] != source.rpartition("/")[0]:
            return
        changed = {path: data for path, data in self.files.items() if path != source}
        changed[target] = self.files[source]
        self._apply(changed, lambda: api.post(f"/file_actions/move/{source}", destination=target, overwrite=True))

    def copy(self, api: Api) -> None:
        source, target = self._some(), self._path()
        if source is None or source == target or target.rpartition("/")[0] != source.rpartition("/")[0]:
            return
        changed = {**self.files, target: self.files[source]}
        self._apply(changed, lambda: api.post(f"/file_actions/copy/{source}", destination=target, overwrite=True))

    def delete(self, api: Api) -> None:
        gone = self._some()
        if gone is not None:
            changed = {path: data for path, data in self.files.items() if path != gone}
            self._apply(changed, lambda: api.delete(f"/files/{gone}"))

    def group(self, api: Api) -> None:
        self.doubtful_group = name = f"{self.folder} {self.chance.randrange(10**9)}"
        assert api.post("/groups", name=name).status_code == 201
        self.groups.add(name)

    def check(self, api: Api) -> None:
        """After a restart: what was acknowledged is there, and of the last call all or nothing."""
        found = tree(api, self.folder)
        assert found in (self.files, self.doubt)
        self.files = found
        if self.pending is not None:
            path, ref, data = self.pending
            answer = api.post(f"/files/{path}", action="end", ref=ref, size=len(data), mkdir_parents=True)
            if answer.status_code == 404:
                assert found == self.doubt  # the last call was its completion, and it was applied
            else:
                self.files = {**found, path: data}  # parts that were acknowledged are there, too
                assert tree(api, self.folder) == self.files
            self.pending = None
        names = {group["name"] for group in api.get("/groups").json()}
        assert names >= self.groups
        assert {name for name in names if name.startswith(self.folder + " ")} <= {*self.groups, self.doubtful_group}


def tree(api: Api, folder: str) -> dict[str, bytes]:
    """The bytes of every file below a folder."""
    found: dict[str, bytes] = {}
    pending = [folder]
    while pending:
        answer = api.get(f"/folders/{pending.pop()}")
        for record in answer.json() if answer.status_code == 200 else []:
            if record["type"] == "directory":
                pending.append(record["path"])
            else:
                found[record["path"]] = api.download(record["path"]).content
                assert len(found[record["path"]]) == record["size"]
    return found


def scan_copy(data, copy) -> list[fsck.Finding]:
    """Scan a killed server's folder without touching it: the restart shall find what the kill left."""
    shutil.copytree(data, copy)
    found = fsck.scan(copy, checksums=True)
    shutil.rmtree(copy)
    return [finding for finding in found if not finding.is_warning]


@pytest.mark.parametrize("options", [(), ("--durable",)], ids=["plain", "durable"])
def test_killed(tmp_path, options):
    """A server that is killed again and again while clients write loses nothing that it acknowledged."""
    chance = random.Random(f"crash {options}")
    data = tmp_path / "data"
    writers = [Writer(f"w{number}", random.Random(f"writer {number}")) for number in range(WRITERS)]
    server = Process(data, *options)
    try:
        for _ in range(ROUNDS if not options else max(1, ROUNDS // 4)):
            threads = [threading.Thread(target=writer.run, args=(server.api(),)) for writer in writers]
            for thread in threads:
                thread.start()
            threading.Event().wait(chance.uniform(0.05, 0.6))
            server.end(signal.SIGKILL)
            for thread in threads:
                thread.join(30)
            assert [writer.failure for writer in writers if writer.failure] == []
            assert scan_copy(data, tmp_path / "copy") == []
            server = Process(data, *options)
            api = server.api()
            for writer in writers:
                writer.check(api)
            api.http.close()
        assert sum(writer.calls for writer in writers) > 0
    finally:
        code = server.end(signal.SIGTERM)
    assert code == 0
    assert fsck.scan(data, checksums=True) == []


def test_durable_syncs(connect, tmp_path, monkeypatch):
    """With `durable`, the bytes and the name of what is stored are synced before it is acknowledged; else not."""
    synced: list[int] = []
    real = os.fsync

    def fsync(descriptor: int) -> None:
        synced.append(os.fstat(descriptor).st_ino)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    for durable, size, level in ((True, 5, 2), (True, 500_000, 2), (False, 5, 1)):
        data = tmp_path / f"{durable} {size}"
        with MockServer(data=data, durable=durable) as server:
            synced.clear()
            connect(server).upload("a", bytes(size))
            (blob,) = (path for path in (data / "blobs").rglob("*") if path.is_file())
            expected = {path.stat().st_ino for path in (blob, blob.parent, data / "blobs")} if durable else set()
            assert set(synced) == expected
            assert server.run(lambda: server.service.site.db.one("PRAGMA synchronous")) == (level,)
