"""Fault rules over HTTP, from a file, and with the state on command."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import requests
from files_mock_server.__main__ import main
from files_mock_server.faults import FaultError
from files_mock_server.testing import MockServer
from mock_client import Api


def control(server: MockServer, method: str, path: str = "", body: Any = None) -> requests.Response:
    """A call of the endpoints of faults."""
    return requests.request(method, f"{server.url}/__mock__/faults{path}", json=body, timeout=10)


def test_over_http(server: MockServer, api: Api) -> None:
    """Rules are added, listed with their counters and removed; what is added acts at once."""
    made = control(server, "POST", body={"kind": "status", "status": 503, "path": "/users", "times": None}).json()
    assert (made["kind"], made["status"], made["hits"]) == ("status", 503, 0)
    assert api.get("/users").status_code == 503
    other = control(server, "POST", body={"kind": "html", "times": 5}).json()
    listed = control(server, "GET").json()
    assert [(rule["id"], rule["hits"]) for rule in listed] == [(made["id"], 1), (other["id"], 0)]
    assert control(server, "DELETE", f"/{made['id']}").status_code == 204
    assert [rule.id for rule in server.faults.list()] == [other["id"]]
    assert control(server, "DELETE").status_code == 204
    assert control(server, "GET").json() == []
    assert api.get("/users").status_code == 200


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"kind": "nothing"}, "kind must be one of status, "),
        ({"kind": "status"}, "status is required: an HTTP status from 200 to 599."),
        ({"kind": "html", "times": "2"}, "times must be a positive integer, or null, not '2'."),
        ({"kind": "html", "tmes": 2}, "tmes is no option of html; "),
    ],
)
def test_refused_over_http(server: MockServer, check_problem: Any, body: dict[str, Any], message: str) -> None:
    """A rule that cannot be is refused in the service's envelope, with what is wrong and what was expected."""
    answer = control(server, "POST", body=body)
    assert check_problem(answer) == (400, "bad-request/request-params-invalid")
    assert answer.json()["error"].startswith(message)
    assert server.faults.list() == ()


@pytest.mark.parametrize("id", ["7", "x", "9" * 30])
def test_unknown_rule(server: MockServer, check_problem: Any, id: str) -> None:
    """A rule that is not there cannot be removed."""
    assert check_problem(control(server, "DELETE", f"/{id}")) == (404, "not-found")


def test_from_the_start(connect: Any) -> None:
    """A server can start with rules, which a reset brings back while it forgets all others."""
    with MockServer(faults=[{"kind": "html", "path": "/users"}]) as server:
        api = connect(server)
        assert [api.get("/users").status_code for _ in range(2)] == [502, 200]
        server.faults.add("status", status=500, times=None)
        server.reset()
        assert [api.get("/users").status_code for _ in range(2)] == [502, 200]


def test_bad_rules_from_the_start(tmp_path: Path) -> None:
    """A server with rules that cannot be does not start, and makes nothing."""
    with pytest.raises(FaultError, match=r"^faults\[0\].kind must be"):
        MockServer(data=tmp_path / "data", faults=[{"kind": "no"}])
    assert list(tmp_path.iterdir()) == []


def test_snapshots(server: MockServer, api: Api) -> None:
    """Restoring a snapshot brings its rules back with their counters, and ends those that were made later."""
    rule = server.faults.add("status", status=500, path="/users", times=2)
    assert api.get("/users").status_code == 500
    name = server.snapshot()
    assert api.get("/users").status_code == 500
    server.faults.add("html", path="/groups", times=None)
    server.restore(name)
    assert [api.get("/users").status_code for _ in range(2)] == [500, 200]
    assert api.get("/groups").status_code == 200
    assert server.faults.get(rule.id) is not None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[", "not valid JSON"),
        ("{}", "faults must be a list of rules"),
        ('[{"kind": "html"}, {"kind": "html", "times": 0}]', "faults[1].times must be a positive integer, or null"),
        (None, "No such file or directory"),
    ],
)
def test_bad_file(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str | None, message: str) -> None:
    """A file that cannot be read as rules stops the start with status 2, and is told with place and reason."""
    path = tmp_path / "rules.json"
    if text is not None:
        path.write_text(text)
    with pytest.raises(SystemExit) as ended:
        main(["--port", "0", "--faults", str(path)])
    assert ended.value.code == 2
    printed = capsys.readouterr()
    assert f"{path}: {message}" in printed.err
    assert "listening" not in printed.out


def test_file(tmp_path: Path) -> None:
    """The command line takes rules from a file, and they act."""
    path = tmp_path / "rules.json"
    path.write_text(json.dumps([{"kind": "status", "status": 503, "retry_after": 7, "on": "api"}]))
    command = [sys.executable, "-m", "files_mock_server", "--port", "0", "--open", "--faults", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            url = process.stdout.readline().split()[-1]
            answers = [
                requests.get(f"{url}/api/rest/v1/users", headers={"X-FilesAPI-Key": "k"}, timeout=10) for _ in "ab"
            ]
        finally:
            process.terminate()
            process.wait(10)
    assert [answer.status_code for answer in answers] == [503, 200]
    assert answers[0].headers["Retry-After"] == "7"
