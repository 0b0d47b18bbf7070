"""The control endpoints of the state, the clock, the limits and the journal."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import files_mock_server
import pytest
import requests
from files_mock_server.testing import MockServer
from mock_client import problem


@pytest.fixture
def control(server):
    """Calls a control endpoint and returns the answer."""

    def call(method: str, path: str, body: Any = None, **options: Any) -> requests.Response:
        if body is not None:
            options["json"] = body
        return requests.request(method, f"{server.url}/__mock__{path}", timeout=20, **options)

    return call


def test_ready(control, server):
    """A program that waits for the server learns that it is there, where, and in which version."""
    answer = control("GET", "/ready")
    assert answer.status_code == 200
    told = answer.json()
    assert (told["status"], told["url"], told["api"]) == ("ready", server.url, f"{server.url}/api/rest/v1")
    assert told["version"] == files_mock_server.__version__
    assert told["time"] == pytest.approx(server.clock(), abs=60)


def test_snapshots(control, api):
    """A state is kept, listed, brought back and forgotten, under a name that may have any characters."""
    api.upload("a.txt", b"one")
    assert control("POST", "/snapshots", {"name": "b/c #1"}).json() == {"name": "b/c #1"}
    assert control("POST", "/snapshots").json() == {"name": "snapshot-1"}
    listed = control("GET", "/snapshots").json()
    assert [one["name"] for one in listed] == ["b/c #1", "snapshot-1"]
    assert all(one["size"] > 0 and one["time"] > 0 for one in listed)
    api.delete("/files/a.txt")
    assert control("POST", "/snapshots/b%2Fc%20%231/restore").status_code == 204
    assert api.download("a.txt").content == b"one"
    assert control("DELETE", "/snapshots/b%2Fc%20%231").status_code == 204
    assert problem(control("POST", "/snapshots/b%2Fc%20%231/restore")) == (404, "not-found")
    assert problem(control("POST", "/snapshots", {"name": ""})) == (400, "bad-request/request-params-invalid")


def test_reset(control, api):
    """A reset makes everything as after the start."""
    api.upload("a.txt")
    assert control("POST", "/reset").status_code == 204
    assert api.names() == []
    assert api.server.journal.count("POST") == 0


def test_seed_with_json(control, api):
    """A fixture is sent as JSON; a mistake is told with its place in the envelope of the API."""
    answer = control("POST", "/seed", {"files": {"a.txt": "one"}, "folders": ["b"]})
    assert answer.json() == {
        "users": 0, "groups": 0, "folders": 1, "files": 1, "permissions": 0, "api_keys": 0, "records": 0,
    }  # fmt: skip
    assert api.download("a.txt").content == b"one"
    refused = control("POST", "/seed", {"files": {"c.txt": 1}})
    assert problem(refused) == (400, "bad-request/request-params-invalid")
    assert refused.json()["data"] == {"param": 'files["c.txt"]'}


def test_seed_with_an_archive(control, api):
    """A zip archive is sent as the file of a form."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("in/a.txt", "one")
    answer = control("POST", "/seed", files={"file": ("tree.zip", buffer.getvalue())})
    assert answer.json()["files"] == 1
    assert api.download("in/a.txt").content == b"one"
    assert problem(control("POST", "/seed", files={"file": ("tree.zip", b"no zip")}))[0] == 400


def test_seed_reads_no_local_path(control, api, tmp_path):
    """Nobody gets at files of the server's machine by naming them."""
    (tmp_path / "secret.txt").write_text("x")
    for body in ({"folder": str(tmp_path)}, {"file": str(tmp_path / "secret.txt")}, {"seed": str(tmp_path)}):
        assert problem(control("POST", "/seed", body)) == (400, "bad-request/request-params-invalid")
    assert api.names() == []


def test_clock(control, server):
    """The time is told, moved, set, stopped, and the real one again."""
    real = server.clock()
    assert control("POST", "/clock/advance", {"seconds": 3600}).json()["seconds"] >= real + 3600
    control("POST", "/clock/freeze")
    told = control("POST", "/clock/set", {"time": "2030-01-02T03:04:05Z"}).json()
    assert told == {"time": "2030-01-02T03:04:05Z", "seconds": 1_893_553_445, "frozen": True}
    assert control("GET", "/clock").json() == told
    assert control("POST", "/clock/set", {"time": 5}).json()["seconds"] == 5
    assert control("POST", "/clock/resume").json()["frozen"] is False
    assert control("POST", "/clock/reset").json()["seconds"] >= real


def test_what_expires_follows_the_clock(control, api):
    """An hour later by the clock, signed URLs have expired, a day later sessions."""
    api.upload("a.txt")
    session = api.as_user("motor", "vroom")
    uri = api.get("/files/a.txt").json()["download_uri"]
    control("POST", "/clock/advance", {"seconds": 3601})
    assert requests.get(uri, timeout=10).status_code == 403
    assert session.get("/folders/").status_code == 200
    control("POST", "/clock/advance", {"seconds": 86400})
    assert session.get("/folders/").status_code == 401
    session.http.close()


def test_limits(control, api):
    """A limit is set, listed without the key, and taken back."""
    made = control("POST", "/limits", {"requests": 1, "per_seconds": 1000, "key": "k1"}).json()
    assert control("GET", "/limits").json() == [made]
    assert made["requests"] == 1
    assert made["credential"] != "k1"
    assert [api.get("/folders/").status_code for _ in range(2)] == [200, 429]
    assert control("DELETE", "/limits", params={"key": "other"}).status_code == 204
    assert api.get("/folders/").status_code == 429
    assert control("DELETE", "/limits").status_code == 204
    assert api.get("/folders/").status_code == 200


def test_journal_is_queried(control, api):
    """Requests are found by method, path, status and number; the newest are told when there are too many."""
    api.post("/folders/a")
    api.get("/folders/nowhere")
    api.get("/users")
    entries = control("GET", "/journal").json()
    assert [entry["path"] for entry in entries] == [
        f"/api/rest/v1/{path}" for path in ("folders/a", "folders/nowhere", "users")
    ]
    assert entries[0].keys() >= {"method", "path", "query", "status", "duration", "received", "sent", "credential"}
    found = control("GET", "/journal", params={"method": "get", "path": "/folders/*", "status": 404}).json()
    assert found == [entries[1]]
    assert control("GET", "/journal", params={"since": entries[0]["number"], "limit": 1}).json() == [entries[2]]
    assert control("DELETE", "/journal").status_code == 204
    assert control("GET", "/journal").json() == []


def test_journal_is_asserted(control, api):
    """Expectations that hold are answered 200, others 417 with what was found and what came instead."""
    api.post("/folders/a")
    api.post("/folders/b")
    fitting = {"method": "POST", "path": "/folders/*"}
    for bounds in ({"count": 2}, {"at_least": 1}, {"at_most": 2}, {"at_least": 2, "at_most": 2}):
        answer = control("POST", "/journal/assert", {**fitting, **bounds})
        assert (answer.status_code, answer.json()) == (200, {"found": 2})
    for bounds in ({"count": 1}, {"at_least": 3}, {"at_most": 1}, {"status": 404, "at_least": 1}):
        refused = control("POST", "/journal/assert", {**fitting, **bounds})
        assert problem(refused) == (417, "processing-failure")
    assert refused.json()["data"]["found"] == 0
    assert "POST /api/rest/v1/folders/a 201" in refused.json()["data"]["last_requests"]
    assert problem(control("POST", "/journal/assert", fitting)) == (400, "bad-request/request-params-required")


def test_journal_has_no_secrets(control, api, connect):
    """No key, session, password, signature, token or cookie is in the journal, however it was sent."""
    server = api.server
    key = api.post("/api_keys", name="k").json()["key"]
    session = api.post("/sessions", username="motor", password="vroom").json()["id"]
    api.upload("a.txt", b"data")
    uri = api.get("/files/a.txt").json()["download_uri"]
    requests.get(uri, timeout=10, headers={"Cookie": "c00kie"})
    token = api.post("/locks/a.txt", timeout=100).json()["token"]
    api.get("/files/a.txt", lock_token=token, password="s3cret-pass", otp="998877")
    api.delete("/files/a.txt", lock_token=token)
    with_key, with_session = (
        connect(server, {"X-FilesAPI-Key": key, "Cookie": "c00kie"}),
        connect(server, {"X-FilesAPI-Auth": session, "Authorization": "Bearer b3arer"}),
    )
    with_key.get("/folders/", api_key=key)
    with_session.get("/folders/", session_id=session)
    connect(server, {"X-FilesAPI-Key": "wr0ngkey"}).get("/folders/")
    signature = uri.partition("X-Signature=")[2]
    text = control("GET", "/journal").text
    assert len(control("GET", "/journal").json()) >= 10
    for secret in (
        "k1",
        key,
        session,
        "vroom",
        signature,
        token,
        "s3cret-pass",
        "998877",
        "c00kie",
        "b3arer",
        "wr0ngkey",
    ):
        assert f'"{secret}"' not in text
        assert len(secret) < 5 or secret not in text


@pytest.mark.parametrize(
    ("method", "path", "body", "kind"),
    [
        ("POST", "/reset", {"now": True}, "request-params-invalid"),
        ("POST", "/clock/advance", {}, "request-params-required"),
        ("POST", "/clock/advance", {"seconds": -1}, "request-params-invalid"),
        ("POST", "/clock/advance", {"seconds": "soon"}, "request-params-invalid"),
        ("POST", "/clock/set", {"time": "tomorrow"}, "request-params-invalid"),
        ("POST", "/clock/set", {"time": "nan"}, "request-params-invalid"),
        ("POST", "/limits", {"requests": 0}, "request-params-invalid"),
        ("POST", "/limits", {"request": 1}, "request-params-invalid"),
        ("POST", "/journal/assert", {"count": -1}, "request-params-invalid"),
        ("POST", "/journal/assert", {"count": "x"}, "request-params-invalid"),
        ("POST", "/snapshots", {"name": 7, "x": 1}, "request-params-invalid"),
        ("GET", "/journal?limit=-1", None, "request-params-invalid"),
        ("GET", "/journal?from=1", None, "request-params-invalid"),
    ],
)
def test_mistakes_are_told(control, method, path, body, kind):
    """Unknown parameters and impossible values are refused by name, in the envelope of the API."""
    assert problem(control(method, path, body)) == (400, f"bad-request/{kind}")


def test_unknown_endpoints(control):
    """What is no endpoint is not found; a wrong method is told the right ones."""
    assert problem(control("GET", "/nothing")) == (404, "not-found")
    assert problem(control("GET", "/reset")) == (405, "bad-request/method-not-allowed")


def test_no_control():
    """Without control, no endpoint is there; Python still has its own way."""
    with MockServer(control=False) as server:
        for method, path in (("GET", ""), ("GET", "/ready"), ("POST", "/reset"), ("GET", "/journal")):
            answer = requests.request(method, f"{server.url}/__mock__{path}", timeout=10)
            assert problem(answer) == (404, "not-found")
        server.reset()
