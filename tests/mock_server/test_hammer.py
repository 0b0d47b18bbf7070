"""24 clients that hammer the same few paths: no failure of the server, and a tree that is in order at the end.

`MOCK_HAMMER_SECONDS=60 pytest tests/mock_server/test_hammer.py` hammers for a minute instead of a number of calls.
"""

from __future__ import annotations

import logging
import os
import random
import threading
import time
import zlib
from typing import Any

import pytest
import requests
from files_mock_server.state import fsck
from files_mock_server.testing import MockServer
from mock_client import Api

CLIENTS = 24
CALLS = 40  # of each client, unless there is a time
SECONDS = float(os.environ.get("MOCK_HAMMER_SECONDS", "0"))
NAMES = ("a", "A", "b", "dir", "Dir/a", "dir/b", "dir/deep/er", "dir/deep", "Résumé", "resume", "x y%z")
PART = 1 << 12
BLOCK = 16


class Hammer:
    """One client."""

    def __init__(self, api: Api, seed: int) -> None:
        self.api = api
        self.chance = random.Random(seed)
        self.seed = seed
        self.done = 0
        self.tokens: list[tuple[str, str]] = []
        self.succeeded: set[str] = set()
        self.migrations: set[int] = set()
        self.failure: BaseException | None = None

    def run(self, until: float | None) -> None:
        try:
            while time.monotonic() < until if until else self.done < CALLS:
                kind = self.chance.choice(KINDS)
                answer = getattr(self, kind)()
                assert answer is None or answer.status_code < 500, (kind, answer.text)
                self.note(kind, answer)
                self.done += 1
        except BaseException as error:
            self.failure = error

    def note(self, kind: str, answer: requests.Response | None) -> None:
        if answer is not None and answer.ok:
            self.succeeded.add(kind)
            if "file_migration_id" in answer.text:
                self.migrations.add(answer.json()["file_migration_id"])

    def path(self) -> str:
        return requests.utils.quote(self.chance.choice(NAMES))

    def target(self) -> str:
        return self.chance.choice(NAMES)

    def body(self) -> bytes:
        """Bytes that tell where they come from, so that a mixture shows."""
        mark = f"{self.seed:04}-{self.done:010}\n".encode()
        assert len(mark) == BLOCK
        return mark * self.chance.choice((0, 1, 10, 3 * PART // BLOCK + 1))

    def upload(self) -> requests.Response:
        path, body = self.path(), self.body()
        count = max(1, -(-len(body) // PART))
        answer = self.api.post(f"/file_actions/begin_upload/{path}", size=len(body), parts=count, mkdir_parents=True)
        if answer.status_code != 200:
            return answer
        grants = answer.json()
        for index, grant in enumerate(grants):
            put = self.api.put(grant["upload_uri"], body[index * PART : (index + 1) * PART])
            assert put.status_code == 200, put.text
        return self.api.post(f"/files/{path}", action="end", ref=grants[0]["ref"], size=len(body), mkdir_parents=True)

    def put(self) -> requests.Response:
        return self.api.post(f"/files/{self.path()}", data=self.body().decode(), mkdir_parents=True)

    def append(self) -> requests.Response:
        return self.api.post(f"/files/{self.path()}", action="append", data=self.body().decode())

    def mkdir(self) -> requests.Response:
        return self.api.post(f"/folders/{self.path()}", mkdir_parents=True)

    def delete(self) -> requests.Response:
        return self.api.delete(f"/files/{self.path()}", recursive=self.chance.random() < 0.7)

    def begin_delete(self) -> requests.Response:
        return self.api.post(f"/file_actions/delete/{self.path()}", recursive=True)

    def move(self) -> requests.Response:
        flags = {"overwrite": self.chance.random() < 0.7}
        return self.api.post(f"/file_actions/move/{self.path()}", destination=self.target(), **flags)

    def copy(self) -> requests.Response:
        flags = {"overwrite": self.chance.random() < 0.7, "structure": self.chance.random() < 0.1}
        return self.api.post(f"/file_actions/copy/{self.path()}", destination=self.target(), **flags)

    def zip(self) -> requests.Response:
        return self.api.post("/file_actions/zip", paths=[self.target(), self.target()], destination="zips/one.zip")

    def unzip(self) -> requests.Response:
        return self.api.post("/file_actions/unzip", path="zips/one.zip", destination="dir", overwrite=True)

    def list(self) -> requests.Response:
        sort = self.chance.choice(({}, {"sort_by[size]": "desc"}, {"sort_by[path]": "asc"}))
        return self.api.get(f"/folders/{self.chance.choice(('', 'dir'))}", per_page=3, **sort)

    def metadata(self) -> requests.Response:
        return self.api.get(f"/file_actions/metadata/{self.path()}")

    def change(self) -> requests.Response:
        return self.api.patch(f"/files/{self.path()}", custom_metadata={"by": str(self.seed)})

    def lock(self) -> requests.Response:
        path = self.path()
        answer = self.api.post(f"/locks/{path}", timeout=1, recursive=self.chance.random() < 0.3)
        if answer.status_code == 201:
            self.tokens.append((path, answer.json()["token"]))
        return answer

    def unlock(self) -> requests.Response | None:
        if not self.tokens:
            return None
        path, token = self.tokens.pop()
        return self.api.delete(f"/locks/{path}", token=token)

    def comment(self) -> requests.Response:
        return self.api.post("/file_comments", path=self.target(), body="well")

    def download(self) -> requests.Response | None:
        answer = self.api.get(f"/files/{self.path()}")
        if answer.status_code != 200:
            return answer
        got = requests.get(answer.json()["download_uri"], timeout=20)
        if got.status_code == 200:
            check_whole(got.content, answer.json()["path"])
        return got


HELPERS = ("__init__", "run", "note", "path", "target", "body")
KINDS = [name for name, value in vars(Hammer).items() if callable(value) and name not in HELPERS]
KINDS += ["upload", "put", "unlock", "unlock"]


def check_whole(content: bytes, path: str) -> None:
    """A file consists of whole bodies, never of mixed or missing pieces."""
    if path.startswith("zips/"):
        return
    blocks = [content[at : at + BLOCK] for at in range(0, len(content), BLOCK)]
    assert all(len(block) == BLOCK and block.endswith(b"\n") and block[4:5] == b"-" for block in blocks), path


def files(api: Api) -> list[dict[str, Any]]:
    """The records of all files."""
    found, pending = [], [""]
    while pending:
        for record in api.get(f"/folders/{requests.utils.quote(pending.pop())}", per_page=10_000).json():
            if record["type"] == "directory":
                pending.append(record["path"])
            else:
                found.append(record)
    return found


def settle(api: Api, migrations: set[int]) -> None:
    """Wait until no work goes on in the background."""
    deadline = time.monotonic() + 30
    while migrations:
        assert time.monotonic() < deadline, "background work does not end"
        ended = ("completed", "failed", "cancelled")
        migrations = {id for id in migrations if api.get(f"/file_migrations/{id}").json()["status"] not in ended}


@pytest.mark.parametrize("background_from", [1, 1001], ids=["in the background", "at once"])
def test_hammer(connect, tmp_path, caplog, background_from):
    """Whatever clients do to the same paths at the same time, each file is whole and the folder passes its scan."""
    caplog.set_level(logging.WARNING)
    with MockServer(data=tmp_path, part_size=PART, background_from=background_from) as server:
        assert connect(server).post("/folders/zips").status_code == 201
        hammers = [Hammer(connect(server), number) for number in range(CLIENTS)]
        until = time.monotonic() + SECONDS if SECONDS else None
        threads = [threading.Thread(target=hammer.run, args=(until,)) for hammer in hammers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(SECONDS + 120)
        assert [hammer.failure for hammer in hammers if hammer.failure] == []
        api = connect(server)
        settle(api, set().union(*(hammer.migrations for hammer in hammers)))
        for record in files(api):
            quoted = requests.utils.quote(record["path"])
            content = api.download(quoted).content
            again = api.get(f"/file_actions/metadata/{quoted}").json()
            assert (len(content), f"{zlib.crc32(content):08x}") == (again["size"], again["crc32"])
            check_whole(content, record["path"])
        assert set().union(*(hammer.succeeded for hammer in hammers)) >= set(KINDS) - {"unzip"}
    assert [record.getMessage() for record in caplog.records] == []
    assert fsck.scan(tmp_path, checksums=True) == []
