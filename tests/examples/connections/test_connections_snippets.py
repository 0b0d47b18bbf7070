"""What people are told to write does what it is meant to: the README's examples, and the calls of a walkthrough."""

from __future__ import annotations

import asyncio
import importlib
import re
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest
from connections_site import COOKIE, CSRF, EXAMPLE, ROOT, TOKEN
from files_mock_server.testing import SpecServer

from codegen.__main__ import main
from facilio_connections_sdk import ConnectionsClient

_FIVE_MINUTES, _COOKIES, _AWAITED = re.findall(
    r"```python\n(.*?)```", (EXAMPLE / "README.md").read_text("utf-8"), re.DOTALL
)

WALKTHROUGH = """
from facilio_connections_sdk import ConnectionsClient

client = ConnectionsClient("https://your-host", "your-service-token")
print(client.list_connections())
print(client.get_connection("servicenow-connection").get("connection").get("display_name"))
print(client.list_actions("servicenow-connection"))
print(client.list_action_inputs("servicenow-connection", "add-comment-in-servicenow-task"))
result = client.connection("servicenow-connection").actions().execute("add-comment-in-servicenow-task", {
    "input": {
        "parentId": "1234567890",
        "body": "This is a test comment",
    }
})
print(result)
if result.get("job_id"):
    client.get_job_result(str(result["job_id"]))
client.close()
"""
WITH_COOKIES = """
from facilio_connections_sdk import ConnectionsClient, ConnectionsClientConfig

cfg = ConnectionsClientConfig(
    base_url="https://connections.facilio.com",
    service_token=None,
    csrf_token="",
    extra_headers={
        "Cookie": "fc.idToken.connections=xxxxxxxx; JSESSIONID=xxxxxx",
    },
    timeout_seconds=120.0,
)
client = ConnectionsClient.from_config(cfg)
"""
WITH_PROOF = """
from facilio_connections_sdk import ConnectionsClient, ConnectionsClientConfig

cfg = ConnectionsClientConfig(
    base_url="http://localhost:8081",
    service_token=None,
    csrf_token="paste-fc-csrfToken-cookie-value",
    extra_headers={
        "Cookie": "JSESSIONID=...; fc.idToken.connections=...; fc.csrfToken=...",
    },
    timeout_seconds=120.0,
)
client = ConnectionsClient.from_config(cfg)
"""


def run(snippet: str, replaced: dict[str, str]) -> dict[str, Any]:
    """Run a snippet with its placeholders filled in; returns its names."""
    for placeholder, value in replaced.items():
        assert placeholder in snippet
        snippet = snippet.replace(placeholder, value)
    names: dict[str, Any] = {}
    exec(snippet, names)
    return names


def test_walkthrough(service: SpecServer, capsys: pytest.CaptureFixture[str]) -> None:
    """The walkthrough lists, finds and executes; the action has added a comment to the task."""
    run(WALKTHROUGH, {"https://your-host": service.url, "your-service-token": TOKEN})
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 5
    assert lines[1] == "ServiceNow"
    (comment,) = service.records.all("Comment")
    assert (comment["task_id"], comment["text"]) == ("1234567890", "This is a test comment")


def test_walkthrough_with_a_job(service: SpecServer, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the answer is a job, the walkthrough's last step finds how it stands."""
    snippet = WALKTHROUGH.replace("    }\n})", "    }\n}, async_=True)")
    replaced = {"client.get_job_result": "job = client.get_job_result", "https://your-host": service.url}
    names = run(snippet, {**replaced, "your-service-token": TOKEN})
    assert names["job"]["job_id"] == names["result"]["job_id"]
    assert names["job"]["status"] in ("pending", "running", "completed")


def test_configurations(service: SpecServer) -> None:
    """Both configurations make clients as they stand; with real cookies, they read, and the one with proof changes."""
    for snippet in (WITH_COOKIES, WITH_PROOF):
        assert isinstance(run(snippet, {})["client"], ConnectionsClient)
    host = {"https://connections.facilio.com": service.url}
    with run(WITH_COOKIES, {**host, "JSESSIONID=xxxxxx": f"JSESSIONID={TOKEN}"})["client"] as client:
        assert client.list_connections()["connections"]
    cookie = "JSESSIONID=...; fc.idToken.connections=...; fc.csrfToken=..."
    given = {"http://localhost:8081": service.url, "paste-fc-csrfToken-cookie-value": CSRF, cookie: COOKIE}
    with run(WITH_PROOF, given)["client"] as client:
        assert client.toggle_connection_active("crm-prod", False)["connection"]["active"] is False


def test_five_minutes(service: SpecServer, capsys: pytest.CaptureFixture[str]) -> None:
    """The README's first example does what it shows, for each kind of executor."""
    run(_FIVE_MINUTES, {"http://localhost:8081": service.url, "your-service-token": TOKEN})
    assert capsys.readouterr().out.splitlines() == [
        "servicenow-connection http True",
        "share-connection file True",
        "ledger-connection sql True",
        "crm-prod http False",
        "['parentId', 'body']",
        "201 This is a test comment",
        "one",
        "two",
        "",
        "completed 2",
        "409 The Connection must have authorized True for this.",
    ]


def test_cookies(service: SpecServer, capsys: pytest.CaptureFixture[str]) -> None:
    """The README's second example authorizes a connection by a browser's session."""
    run(_COOKIES, {"http://localhost:8081": service.url, "your-service-token": TOKEN})
    assert capsys.readouterr().out == "True\n"


def test_awaited(
    service: SpecServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One more line in the description makes an async client, whose calls are the same."""
    text = (EXAMPLE / "api.yaml").read_text("utf-8")
    assert text.count("\n  name: Client\n") == 1
    description = tmp_path / "api.yaml"
    description.write_text(text.replace("\n  name: Client\n", "\n  name: Client\n  async: AsyncClient\n"), "utf-8")
    assert main(["--spec", str(description), "--package", "connections_awaited", "--out", str(tmp_path)]) == 0
    monkeypatch.syspath_prepend(str(tmp_path))
    names: dict[str, Any] = {"AsyncClient": importlib.import_module("connections_awaited").AsyncClient}
    snippet = _AWAITED.replace("http://localhost:8081", service.url).replace("your-service-token", TOKEN)
    exec(f"async def example():\n{textwrap.indent(snippet, '    ')}", names)
    capsys.readouterr()
    asyncio.run(names["example"]())
    slug, job = capsys.readouterr().out.splitlines()
    assert slug == "share-connection"
    assert "'row_count': 3" in job
    for name in [name for name in sys.modules if name.split(".")[0] == "connections_awaited"]:
        del sys.modules[name]


TYPED = """
from typing import Any, assert_type

import httpx

client = ConnectionsClient("http://localhost", http_client=httpx.Client())
slug = "crm-prod"
for async_, timeout_ms in ((False, None), (True, None), (False, 5000), (True, 5000)):
    assert_type(client.execute_http_get(slug, {"path": "/"}, async_=async_, timeout_ms=timeout_ms), dict[str, Any])
    assert_type(client.connection(slug).http().get({"path": "/"}, async_=async_, timeout_ms=timeout_ms), dict[str, Any])
    client.connection(slug).actions().execute("fetch-deal", body={"input": {}}, async_=async_, timeout_ms=timeout_ms)
assert_type(client.connections().list("relay-1", authorized=None), dict[str, Any])
assert_type(client.list_connections(relay_id="relay-1", authorized=True), dict[str, Any])
assert_type(client.jobs().result("7"), dict[str, Any])
assert_type(client.connection(slug).set_active(False), dict[str, Any])
client.execute_sql_query(slug, async_="yes")  # type: ignore[arg-type]
client.connection(slug).file().read({"path": ""}, bogus=1)  # type: ignore[call-arg]
client.connection(slug).http().read()  # type: ignore[attr-defined]
client.get_connection()  # type: ignore[call-arg]
"""


def test_types(tmp_path: Path) -> None:
    """To a type checker, flat and fluent names have the signatures of their operations: right use passes, wrong use
    does not, and all the snippets above pass (but for a `.get().get()`: to a checker, `dict.get` may give None).
    """
    sample = tmp_path / "sample.py"
    head = "from facilio_connections_sdk import ConnectionsClient\n"
    bodies = [WALKTHROUGH.replace('.get("connection").get(', '["connection"].get('), WITH_COOKIES, WITH_PROOF, TYPED]
    parts = [f"def part_{number}() -> None:\n{textwrap.indent(body, '    ')}" for number, body in enumerate(bodies)]
    sample.write_text(head + "\n\n".join(parts), "utf-8")
    command = ["--strict", "--config-file", str(ROOT / "pyproject.toml"), "--cache-dir", str(tmp_path / "cache")]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *command, "--follow-imports", "silent", str(sample)],
        env={"MYPYPATH": f"{ROOT}:{EXAMPLE}", "PATH": ""},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
