"""A described service from the command line, and under control over HTTP."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests
from files_mock_server.__main__ import main
from files_mock_server.services.server import SpecService
from files_mock_server.store.database import DataFolderError
from files_mock_server.testing import MockServer, SpecServer

NOTES = {
    "openapi": "3.1.0",
    "info": {"title": "Notes"},
    "servers": [{"url": "https://notes.example/v1"}],
    "x-credential": [{"header": "X-Key"}],
    "paths": {
        "/notes": {
            "get": {
                "operationId": "note.list",
                "responses": {
                    "200": {
                        "content": {
                            "application/json": {
                                "schema": {"type": "array", "items": {"$ref": "#/components/schemas/Note"}}
                            }
                        }
                    }
                },
            }
        }
    },
    "components": {"schemas": {"Note": {"type": "object", "properties": {"id": {"type": "integer"}, "text": {}}}}},
}


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    path = tmp_path / "notes.json"
    path.write_text(json.dumps(NOTES))
    return path


@contextmanager
def running(*arguments: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The server as a process; its URL, and the process, which is stopped at the end."""
    command = [sys.executable, "-m", "files_mock_server", "--port", "0", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert line.startswith("listening on "), line
            yield line.removeprefix("listening on ").strip(), process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(20)


def test_command(spec: Path, tmp_path: Path):
    """The options that make sense work together: key, seed, faults, data; the process stops cleanly."""
    seed, faults = tmp_path / "seed.json", tmp_path / "faults.json"
    seed.write_text(json.dumps({"Note": [{"text": "a"}, {"text": "b"}]}))
    faults.write_text(json.dumps([{"kind": "status", "status": 503, "times": 1}]))
    data = tmp_path / "data"
    options = [
        "--spec",
        str(spec),
        "--api-key",
        "k1",
        "--seed",
        str(seed),
        "--faults",
        str(faults),
        "--data",
        str(data),
    ]
    for _ in range(2):
        with running(*options) as (url, process):
            headers = {"X-Key": "k1"}
            assert requests.get(f"{url}/v1/notes", headers=headers, timeout=10).status_code == 503
            notes = requests.get(f"{url}/v1/notes", headers=headers, timeout=10).json()
            assert notes == [{"id": 1, "text": "a"}, {"id": 2, "text": "b"}]
            assert requests.get(f"{url}/v1/notes", timeout=10).status_code == 401
        assert process.returncode == 0


def test_a_generated_key_is_told(spec: Path):
    """Without a key of one's choice, one is made up and printed."""
    with running("--spec", str(spec)) as (url, process):
        assert process.stderr is not None
        key = process.stderr.readline().removeprefix("API key ").strip()
        assert requests.get(f"{url}/v1/notes", headers={"X-Key": key}, timeout=10).json() == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--user", "a:b"], "argument --user: it is about the Files service, and does not go with --spec"),
        (["--part-size", "5"], "argument --part-size: it is about the Files service"),
        (["--checksum-delay", "5"], "argument --checksum-delay: it is about the Files service"),
        (["--webhooks-anywhere"], "argument --webhooks-anywhere: it is about the Files service"),
        (["--seed", "nope.json"], "argument --seed: nope.json: No such file"),
    ],
)
def test_options_that_make_no_sense(spec: Path, options, message, capsys):
    """What is about files and people is refused, and so is a seed that cannot be."""
    with pytest.raises(SystemExit) as caught:
        main(["--spec", str(spec), "--port", "0", *options])
    assert caught.value.code == 2
    assert message in capsys.readouterr().err


def test_a_bad_description_is_one_line(tmp_path: Path, capsys):
    """A description that cannot be served ends the command with one line and status 1."""
    assert main(["--spec", str(tmp_path / "nope.yaml"), "--port", "0"]) == 1
    assert capsys.readouterr().err == f"files_mock_server: {tmp_path / 'nope.yaml'}: No such file or directory\n"


def test_help_tells_of_it(capsys):
    """The help names the option."""
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "--spec FILE" in capsys.readouterr().out


def test_data_folders_are_not_mixed_up(tmp_path: Path):
    """The data folder of a Files server is refused, and the other way round."""
    SpecServer(NOTES, data=tmp_path / "notes").stop()
    with pytest.raises(DataFolderError, match="of a described service, Notes"):
        MockServer(data=tmp_path / "notes")
    MockServer(data=tmp_path / "data").stop()
    with pytest.raises(DataFolderError, match="another kind of server"):
        SpecServer(NOTES, data=tmp_path / "data")


def test_control(serve):
    """The control endpoints tell and change the state: ready, records, journal, faults, clock, reset."""
    with SpecServer(NOTES, api_keys=["k1"], seed={"Note": [{"text": "a"}]}) as server:
        base = server.url + "/__mock__"

        def call(method: str, path: str, body=None, status: int = 200):
            answer = requests.request(method, base + path, json=body, timeout=10)
            assert answer.status_code == status, answer.text
            return answer.json() if answer.content else None

        assert call("GET", "/ready")["title"] == "Notes"
        assert call("GET", "/records") == {"Note": 1}
        assert call("POST", "/records/Note", {"text": "b"}) == {"text": "b", "id": 2}
        assert [one["text"] for one in call("GET", "/records/Note")] == ["a", "b"]
        call("DELETE", "/records/Note", status=204)
        assert call("GET", "/records") == {}
        assert call("GET", "/records/Nope", status=404)["type"] == "not-found"
        requests.get(server.api_url + "/notes", headers={"X-Key": "k1"}, timeout=10)
        assert [one["path"] for one in call("GET", "/journal?path=/notes")] == ["/v1/notes"]
        assert call("POST", "/journal/assert", {"count": 2}, status=417)["type"] == "processing-failure"
        rule = call("POST", "/faults", {"kind": "status", "status": 500})
        assert call("GET", "/faults")[0]["id"] == rule["id"]
        assert call("POST", "/clock/advance", {"seconds": 5})["frozen"] is False
        call("POST", "/reset", status=204)
        assert call("GET", "/records") == {"Note": 1}
        assert call("GET", "/faults") == []
        assert "no page" in call("GET", "/", status=404)["message"]
        assert call("GET", "/nope", status=404)["status"] == 404
        refused = requests.get(base + "/records", headers={"Origin": "https://evil.example"}, timeout=10)
        assert refused.status_code == 403


def test_no_control():
    """Control can be switched off."""
    with SpecServer(NOTES, control=False) as server:
        assert requests.get(server.url + "/__mock__/records", timeout=10).status_code == 404


def test_both_kinds_of_servers_in_one_process():
    """A Files server and a described one keep to their own endpoints."""
    with MockServer() as files, SpecServer(NOTES) as notes:
        assert requests.get(files.url + "/__mock__/records", timeout=10).status_code == 404
        assert requests.get(files.url + "/__mock__/settings", timeout=10).status_code == 200
        assert requests.get(notes.url + "/__mock__/settings", timeout=10).status_code == 404
        assert requests.get(notes.url + "/__mock__/records", timeout=10).status_code == 200


def test_whatever_comes_is_answered():
    """Bytes that are no HTTP, bodies that are too large and broken encodings get an error, and the server goes on."""
    with SpecServer(NOTES, api_keys=["k1"], max_body=100) as server:
        assert isinstance(server.service, SpecService)
        for path in (
            "/v1/notes?a=%ff",
            "/v1/%ff",
            "/%00",
            "/v1//notes",
            "/__storage__/x/y?X-Expires=%C3%A4&X-Signature=%C3%A4",
        ):
            answer = requests.get(server.url + path, headers={"X-Key": "k1"}, timeout=10)
            assert 400 <= answer.status_code < 500, path
            assert answer.json()["message"]
        host, port = server.service.config.host, server.service.port
        with socket.create_connection((host, port), timeout=10) as connection:
            connection.sendall(b"GARBAGE\r\n\r\n")
            head, _, body = connection.makefile("rb").read().partition(b"\r\n\r\n")
        assert head.startswith((b"HTTP/1.0 400", b"HTTP/1.1 400"))
        assert json.loads(body).keys() == {"message", "type", "status"}
        large = requests.post(server.api_url + "/notes", json={"a": "x" * 200}, headers={"X-Key": "k1"}, timeout=10)
        assert large.status_code == 405
        assert requests.get(server.api_url + "/notes", headers={"X-Key": "k1"}, timeout=10).status_code == 200
