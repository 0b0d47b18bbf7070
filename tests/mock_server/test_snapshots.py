"""Snapshots, restoring and resetting, while the server listens."""

from __future__ import annotations

import asyncio
import os
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests
from files_mock_server.problems import Problem
from files_mock_server.state.fsck import scan
from files_mock_server.state.gate import Gate
from files_mock_server.testing import MockServer
from mock_client import Api


def tree(api: Api, path: str = "") -> dict[str, str]:
    """Every file below a folder with its bytes as text."""
    found: dict[str, str] = {}
    for record in api.get(f"/folders/{path}").json():
        if record["type"] == "directory":
            found |= tree(api, record["path"])
        else:
            found[record["path"]] = api.download(record["path"]).text
    return found


def blobs(server: MockServer) -> set[str]:
    """The names of the blobs on disk."""
    folder = server.service.site.blobs.path("xx").parent.parent
    return {path.name for path in folder.glob("*/*")}


def test_restore_brings_files_and_records_back(api):
    """Files that were changed, deleted or added, and records, are again what they were."""
    server = api.server
    api.upload("in/a.txt", b"one")
    api.upload("in/b.txt", b"two")
    group = api.post("/groups", name="staff").json()["id"]
    name = server.snapshot()
    before = tree(api)
    api.upload("in/a.txt", b"changed")
    api.delete("/files/in/b.txt")
    api.upload("c.txt", b"new")
    api.delete(f"/groups/{group}")
    assert tree(api) != before
    server.restore(name)
    assert tree(api) == before == {"in/a.txt": "one", "in/b.txt": "two"}
    assert api.get(f"/groups/{group}").json()["name"] == "staff"


def test_folders_that_were_remembered_are_forgotten(api):
    """A folder that is gone after restoring is gone for uploads too, and one that is back is found."""
    api.post("/folders/old")
    name = api.server.snapshot()
    api.delete("/files/old")
    api.post("/folders/new")
    api.upload("new/a.txt")
    api.server.restore(name)
    assert api.get("/folders/new").status_code == 404
    assert api.post("/file_actions/begin_upload/new/a.txt").status_code == 422
    api.upload("old/a.txt")


def test_sequences_go_back(api):
    """Ids are given out again from where they were: a test sees the same ones after every reset."""
    first = api.post("/groups", name="a").json()["id"]
    made = api.post("/folders/x").json()["path"]
    api.server.reset()
    assert api.post("/groups", name="b").json()["id"] == first
    assert api.post("/folders/x").json()["path"] == made


def test_credentials_go_back(api, connect):
    """A key and a session made after the snapshot are none any more; the user's password is the old one."""
    server = api.server
    name = server.snapshot()
    key = api.post("/api_keys", name="k").json()["key"]
    user = api.get("/users").json()[0]["id"]
    session = api.post("/sessions", username="motor", password="vroom").json()["id"]
    late = [connect(server, {"X-FilesAPI-Key": key}), connect(server, {"X-FilesAPI-Auth": session})]
    assert [client.get("/folders/").status_code for client in late] == [200, 200]
    api.patch(f"/users/{user}", password="changed1")
    server.restore(name)
    assert [client.get("/folders/").status_code for client in late] == [401, 401]
    assert api.post("/sessions", username="motor", password="vroom").status_code == 201


def test_permissions_go_back(api):
    """What a user may do is again what it was, although it was looked up in between."""
    api.post("/users", username="ann", password="secret12")
    api.post("/folders/in")
    name = api.server.snapshot()
    api.post("/permissions", path="in", username="ann", permission="full")
    ann = api.as_user("ann", "secret12")
    assert ann.get("/folders/in").status_code == 200
    ann.http.close()
    api.server.restore(name)
    ann = api.as_user("ann", "secret12")
    assert ann.get("/folders/in").status_code == 403
    ann.http.close()


def test_clock_settings_limits_and_faults_go_back(api):
    """The clock, live settings, rate limits and fault rules belong to the state."""
    server = api.server
    server.clock.freeze()
    server.clock.set(1_000_000)
    server.configure(checksum_delay=5)
    server.limits.set(10)
    rule = server.service.app.faults.add("status", status=503, path="/nowhere", times=None)
    name = server.snapshot("then")
    server.clock.resume()
    server.clock.advance(77)
    server.configure(checksum_delay=0, part_size=9)
    server.limits.clear()
    server.service.app.faults.clear()
    server.restore(name)
    assert server.clock() == 1_000_000
    assert (server.live.checksum_delay, server.live.part_size) == (5, 1 << 16)
    assert [limit.requests for limit in server.limits.all()] == [10]
    assert [one.id for one in server.service.app.faults.list()] == [rule.id]


def test_rules_of_the_start_come_back(connect):
    """A reset leaves the rules that the server was started with, as if they had met nothing, and no others."""
    with MockServer(api_keys=["k1"], faults=[{"kind": "status", "status": 503, "path": "/users"}]) as server:
        api = connect(server)
        for _ in range(2):
            server.faults.add("empty", path="/nowhere")
            assert [api.get("/users").status_code for _ in range(2)] == [503, 200]
            server.reset()
            assert [(rule.fault.kind, rule.hits) for rule in server.faults.list()] == [("status", 0)]


def test_reset_is_as_after_the_start(api):
    """A reset leaves the configured users and keys, no file, no rule, no limit, the real time and an empty journal."""
    server = api.server
    api.upload("a.txt")
    api.post("/users", username="ann", password="secret12")
    api.delete(f"/api_keys/{api.get('/api_key').json()['id']}")
    server.clock.set(5)
    server.configure(step_delay=1)
    server.limits.set(1, 1000)
    server.service.app.faults.add("status", status=500, times=None)
    server.reset()
    assert len(server.journal) == 0
    assert server.clock.state.offset == 0
    assert server.live.step_delay == 0
    assert api.names() == []
    assert [user["username"] for user in api.get("/users").json()] == ["motor"]
    assert api.post("/sessions", username="motor", password="vroom").status_code == 201
    assert blobs(server) == set()


def test_made_up_rows_come_back(api):
    """A log that nobody can write holds its made-up rows after a reset, too."""
    rows = api.get("/bandwidth_snapshots").json()
    assert len(rows) == 3
    api.server.reset()
    assert api.get("/bandwidth_snapshots").json() == rows


def test_last_use_of_a_key_is_noted_again(api):
    """What a key's record says of its last use is right after a reset."""
    assert api.get("/api_key").json()["last_use_at"]
    api.server.reset()
    assert api.get("/api_key").json()["last_use_at"]


def test_bytes_stay_as_long_as_a_snapshot_needs_them(api):
    """Blobs of a snapshot outlive their files, and go with the last snapshot that has them."""
    server = api.server
    api.upload("a.txt", b"kept")
    kept = blobs(server)
    server.snapshot("one")
    server.snapshot("two")
    server.reset()
    assert blobs(server) == kept
    server.restore("one")
    server.delete_snapshot("one")
    server.delete_snapshot("two")
    assert tree(api) == {"a.txt": "kept"}
    server.reset()
    assert blobs(server) == set()


def test_snapshot_of_the_same_name_is_replaced(api):
    """Taking a snapshot under a used name keeps the newer state; names are listed."""
    server = api.server
    api.upload("a.txt", b"1")
    server.snapshot("s")
    api.upload("a.txt", b"2")
    server.snapshot("s")
    assert server.snapshot() == "snapshot-1"
    assert server.snapshots == ["s", "snapshot-1"]
    server.reset()
    server.restore("s")
    assert tree(api) == {"a.txt": "2"}
    assert server.snapshots == ["s", "snapshot-1"]


def test_unknown_and_impossible_names(api):
    """A snapshot that is not there is told with those that are; a name that cannot be is refused."""
    server = api.server
    server.snapshot("good")
    with pytest.raises(Problem, match="there are: good") as caught:
        server.restore("bad")
    assert caught.value.type == "not-found"
    for name in ("", "  ", "a\nb", "x" * 101):
        with pytest.raises(Problem, match="name must be"):
            server.snapshot(name)


def test_snapshots_survive_a_restart(tmp_path, connect):
    """With a data folder, snapshots and the state that a reset goes back to are there after a restart."""
    with MockServer(api_keys=["k1"], data=tmp_path, seed={"files": {"seeded.txt": "s"}}) as server:
        api = connect(server)
        api.upload("a.txt", b"one")
        server.snapshot("mine")
        api.delete("/files/a.txt")
        api.delete("/files/seeded.txt")
    late = {"api_keys": ["k2"], "checksum_delay": 7}
    with MockServer(data=tmp_path, seed={"files": {"seeded.txt": "never"}}, **late) as server:
        api = connect(server)
        assert api.names() == []
        assert server.snapshots == ["mine"]
        server.restore("mine")
        old = connect(server, {"X-FilesAPI-Key": "k1"})
        assert tree(old) == {"a.txt": "one", "seeded.txt": "s"}
        server.configure(checksum_delay=0)
        server.reset()
        assert tree(api) == {"seeded.txt": "s"}, "the key of this start works after the reset"
        assert server.live.checksum_delay == 7, "a setting of this start too"


def test_upload_in_progress_is_part_of_the_state(api):
    """An upload that had one of two parts goes on where the snapshot had it."""
    half = b"h" * (1 << 16)
    grant = api.grant("big.bin", size=len(half) + 3)
    first = api.put(grant["upload_uri"], half).headers["ETag"]
    name = api.server.snapshot()
    api.server.reset()
    gone = api.put(grant["upload_uri"], half)
    assert gone.status_code == 404
    api.server.restore(name)
    second = api.post("/file_actions/begin_upload/big.bin", ref=grant["ref"], part=2).json()[0]
    last = api.put(second["upload_uri"], b"end").headers["ETag"]
    etags = [{"part": 1, "etag": first}, {"part": 2, "etag": last}]
    assert api.post("/files/big.bin", action="end", ref=grant["ref"], etags=etags).status_code == 201
    assert api.download("big.bin").content == half + b"end"


def test_download_under_way_is_finished(api):
    """A download whose file is gone after a reset gets all of its bytes."""
    data = bytes(range(256)) * (64 << 10)
    api.upload("big.bin", data)
    uri = api.get("/files/big.bin").json()["download_uri"]
    with requests.get(uri, stream=True, timeout=20, headers={"Accept-Encoding": "identity"}) as answer:
        first = next(answer.iter_content(1 << 16))
        api.server.reset()
        rest = b"".join(answer.iter_content(1 << 20))
    assert first + rest == data
    assert requests.get(uri, timeout=20).status_code == 404


def test_background_work_ends_with_its_state(api):
    """A copy that runs behind its answer does not go on in the state that was restored."""
    server = api.server
    server.seed({"bulk": {"path": "from", "files": 3000}})
    server.configure(background_from=10, step_delay=30)
    name = server.snapshot()
    started = api.post("/file_actions/copy/from", destination="to").json()
    assert started["status"] == "pending"
    server.snapshot("amid")
    server.restore(name)
    assert api.names() == ["from"]
    assert api.get(f"/file_migrations/{started['file_migration_id']}").status_code == 404
    server.restore("amid")
    assert api.get(f"/file_migrations/{started['file_migration_id']}").json()["status"] == "failed"
    assert not server.service.site._tasks


def in_parallel(server: MockServer, *looks: Callable[[Api], str | None]) -> list[str]:
    """Calls functions over and over while the state is switched between two snapshots; returns what they complain."""
    odd: list[str] = []
    done = threading.Event()
    looked = Counter(dict.fromkeys(looks, 0))

    def watch(look: Callable[[Api], str | None]) -> None:
        client = Api(server)
        try:
            while not done.is_set() and not odd:
                odd.extend(filter(None, [look(client)]))
                looked[look] += 1
        except Exception as error:
            odd.append(repr(error))
        finally:
            client.http.close()

    threads = [threading.Thread(target=watch, args=(look,)) for look in looks]
    for thread in threads:
        thread.start()
    try:
        for turn in range(3000):
            server.restore("one" if turn % 2 else "two")
            if odd or (turn > 40 and min(looked.values()) >= 25):
                break
    finally:
        done.set()
        for thread in threads:
            thread.join(20)
    assert odd or min(looked.values()) >= 25
    return odd


@pytest.fixture
def two_states(server):
    """A server with the snapshots ``one`` (five files in a folder ``one``) and ``two`` (seven in ``two``)."""
    for name, count in (("one", 5), ("two", 7)):
        server.reset()
        server.seed({"files": {f"{name}/{n}.txt": name for n in range(count)}})
        server.snapshot(name)
    return server


def test_parallel_readers_see_one_state(two_states):
    """While the state is switched to and fro, each answer is of one of the states, and none is a failure."""

    def root(client: Api) -> str | None:
        names = client.names()
        return None if names in (["one"], ["two"]) else f"the root holds {names}"

    def folder(client: Api) -> str | None:
        answer = client.get("/folders/one")
        right = answer.status_code == 404 or len(answer.json()) == 5
        return None if right else f"one: {answer.status_code} {answer.text[:200]}"

    assert in_parallel(two_states, root, folder) == []


def test_parallel_writers_never_fail(two_states):
    """Writers that meet a switch of the state get an answer of either state, no failure; none leaves a trace."""

    def copy(client: Api) -> str | None:
        statuses = {
            client.post("/file_actions/copy/one", destination="copied", overwrite=True).status_code,
            client.delete("/files/copied", recursive=True).status_code,
            client.post("/folders/made").status_code,
        }
        return None if statuses <= {201, 204, 404, 422} else f"answered {statuses}"

    def upload(client: Api) -> str | None:
        grant = client.grant("up.txt", size=3)
        etag = client.put(grant["upload_uri"], b"abc").headers.get("ETag")
        end = client.post("/files/up.txt", action="end", ref=grant["ref"], etags=[{"part": 1, "etag": etag}])
        return None if end.status_code in (201, 400, 404) else f"answered {end.status_code} {end.text[:200]}"

    assert in_parallel(two_states, copy, upload) == []
    two_states.restore("two")
    client = Api(two_states)
    assert tree(client) == {f"two/{n}.txt": "two" for n in range(7)}
    client.http.close()


def test_calls_of_many_steps_are_waited_for(api):
    """The state is replaced only after calls that take several steps have come to their end."""
    service = api.server.service
    name = api.server.snapshot()

    async def scene() -> None:
        held = asyncio.Event()
        call = asyncio.ensure_future(service.site.gate.run(held.wait()))
        await asyncio.sleep(0)
        restoring = asyncio.ensure_future(service.app.states.restore(name))
        for _ in range(10):
            await asyncio.sleep(0)
        assert not restoring.done()
        held.set()
        await call
        await restoring

    api.server.run(scene)


def test_caller_is_checked_again(api, connect):
    """A call that was let in before the state was replaced is refused if its key is none in the state that came."""
    server = api.server
    key = api.post("/api_keys", name="k").json()["key"]
    late = connect(server, {"X-FilesAPI-Key": key, "Content-Type": "application/json"})
    go_on = threading.Event()

    def body() -> Iterator[bytes]:
        yield b'{"name":'
        go_on.wait(20)
        yield b'"staff"}'

    answers: list[int] = []
    slow = threading.Thread(target=lambda: answers.append(late.call("POST", "/groups", data=body()).status_code))
    slow.start()
    for _ in range(2000):
        if any(entry.credential for entry in server.journal.entries("POST", "/groups")):
            break
        api.get("/users")
    server.reset()
    go_on.set()
    slow.join(20)
    assert answers == [401]
    assert api.get("/groups").json() == []


def test_call_that_takes_too_long_is_stopped(monkeypatch):
    """A call of many steps that does not end is answered 503 rather than hold up the replacement of the state."""
    monkeypatch.setattr("files_mock_server.state.gate._PATIENCE", 0.01)

    async def scene() -> None:
        gate = Gate()
        endless = asyncio.ensure_future(gate.run(asyncio.sleep(3600)))
        await asyncio.sleep(0)
        assert await gate.close() is True
        with pytest.raises(Problem, match="replaced") as caught:
            await endless
        assert caught.value.status == 503
        waiting = asyncio.ensure_future(gate.passed())
        await asyncio.sleep(0)
        assert not waiting.done()
        gate.open()
        await waiting
        assert await gate.close() is False

    asyncio.run(scene())


def test_small_state_is_kept_in_small_files(tmp_path):
    """A snapshot is a file of the data folder whose name no client chose."""
    with MockServer(data=tmp_path) as server:
        server.snapshot("../../escape")
        server.restore("../../escape")
        files = sorted(path.relative_to(tmp_path).parts[0] for path in tmp_path.rglob("*") if path.is_file())
        assert files.count("snapshots") == 2
        assert not list(Path(tmp_path).parent.glob("escape*"))


def test_data_folder_with_snapshots_is_in_order(tmp_path, connect):
    """The scan of a data folder takes blobs that only a snapshot has for needed, and tells when one is missing."""
    with MockServer(data=tmp_path) as server:
        api = connect(server)
        api.upload("a.txt", b"kept")
        kept = blobs(server)
        server.snapshot("s")
        server.reset()
    assert scan(tmp_path, checksums=True) == []
    for name in kept:
        (tmp_path / "blobs" / name[:2] / name).unlink()
    assert [finding.check for finding in scan(tmp_path)] == ["snapshot"]


def test_killed_server_keeps_what_snapshots_need(tmp_path, connect):
    """The sweep after a crash leaves alone what only a snapshot refers to."""
    with MockServer(api_keys=["k1"], data=tmp_path) as server:
        api = connect(server)
        api.upload("a.txt", b"kept")
        server.snapshot("s")
        server.reset()
        server.service.site.has_leftovers = True  # makes the next start sweep, as it does after a crash
    with MockServer(api_keys=["k1"], data=tmp_path) as server:
        server.restore("s")
        assert tree(connect(server)) == {"a.txt": "kept"}


def test_killed_while_it_replaced_a_snapshot(tmp_path, connect):
    """Of two files of one name, which a kill may leave, the newer one counts, and the other is removed."""
    with MockServer(api_keys=["k1"], data=tmp_path) as server:
        connect(server).upload("old.txt", b"old")
        server.snapshot("s")
        (old,) = set((tmp_path / "snapshots").iterdir()) - {server.service.app.states._snapshots.require("").path}
        copy = old.read_bytes()
        connect(server).upload("new.txt", b"new")
        server.snapshot("s")
    old.write_bytes(copy)
    os.utime(old, (1, 1))
    with MockServer(api_keys=["k1"], data=tmp_path) as server:
        server.restore("s")
        assert tree(connect(server)) == {"new.txt": "new", "old.txt": "old"}
        assert not old.exists()


def test_broken_snapshot_is_left_aside(tmp_path, caplog):
    """A file that is no snapshot does not keep a server from starting; it is warned of."""
    with MockServer(data=tmp_path) as server:
        server.snapshot("good")
    (tmp_path / "snapshots" / "bad.sqlite3").write_bytes(b"nonsense" * 1000)
    with MockServer(data=tmp_path) as server:
        assert server.snapshots == ["good"]
    assert "cannot be read" in caplog.text
    assert [finding.check for finding in scan(tmp_path)] == ["snapshot"]
