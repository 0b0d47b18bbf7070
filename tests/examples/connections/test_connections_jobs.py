"""Work that goes on as a job: begun with `async_`, or slower than `timeout_ms`, and looked at until it has ended."""

from __future__ import annotations

from typing import Any

import pytest
from files_mock_server.testing import SpecServer

from facilio_connections_sdk import ConnectionsClient, DeadlineExceededError, Error, InvalidParameterError

SERVICENOW, SHARE, LEDGER = "servicenow-connection", "share-connection", "ledger-connection"

BEGUN = {
    "http": lambda client: (
        client.connection("servicenow-connection").http().get({"path": "/tasks/1/comments"}, async_=True)
    ),
    "file": lambda client: client.connection(SHARE).file().read({"path": "readme.txt"}, async_=True),
    "sql": lambda client: client.execute_sql_select(LEDGER, {"table": "invoices"}, async_=True),
    "action": lambda client: client.execute_action(LEDGER, "unpaid-invoices", async_=True),
}


@pytest.mark.parametrize("kind", BEGUN)
def test_a_job_of_each_executor(client: ConnectionsClient, kind: str) -> None:
    """What begins with `async_` answers with a job at once; waiting for it brings what the call would have brought."""
    begun = BEGUN[kind](client)
    assert begun["status"] == "pending"
    ended = client.job(begun).wait(timeout=30, interval=0.01)
    assert ended["status"] == "completed"
    found = {"http": ("status", 200), "file": ("size", 22), "sql": ("row_count", 3), "action": ("row_count", 2)}[kind]
    assert ended["result"][found[0]] == found[1]
    assert client.get_job_result(str(begun["job_id"])) == ended
    assert client.jobs().result(begun["job_id"]) == ended


def test_a_job_shows_how_it_stands(client: ConnectionsClient, service: SpecServer) -> None:
    """While its work waits, a job has not ended; each look is told, and a wait that is bounded ends in time."""
    with service.hold_work():
        begun = client.connection(SHARE).file().upload({"path": "late.txt", "content": "x"}, async_=True)
        assert client.get_job_result(begun["job_id"])["status"] in ("pending", "running")
        assert not (service.sandbox(SHARE) / "late.txt").exists()
        with pytest.raises(DeadlineExceededError):
            client.job(begun).wait(timeout=0.05, interval=0.01)
    looks: list[Any] = []
    client.job(begun["job_id"]).wait(timeout=30, interval=0.01, on_progress=looks.append)
    assert looks[-1]["status"] == "completed"
    assert (service.sandbox(SHARE) / "late.txt").read_text() == "x"


def test_work_that_is_too_slow_goes_on_as_a_job(client: ConnectionsClient, service: SpecServer) -> None:
    """What takes longer than `timeout_ms` answers with a job; what does not answers as always."""
    files = client.connection(SHARE).file()
    with service.hold_work():
        begun = files.read({"path": "readme.txt"}, timeout_ms=20)
        assert begun["status"] == "running"
    assert client.job(begun).wait(timeout=30, interval=0.01)["result"]["size"] == 22
    assert files.read({"path": "readme.txt"}, timeout_ms=30_000)["size"] == 22


def test_both_at_once(client: ConnectionsClient) -> None:
    """With `async_` and `timeout_ms` the answer is a job at once."""
    begun = client.execute_sql_query(LEDGER, {"sql": "SELECT 1 AS one"}, async_=True, timeout_ms=5000)
    assert begun["status"] == "pending"
    assert client.job(begun).wait(timeout=30, interval=0.01)["result"]["rows"] == [{"one": 1}]


def test_a_job_that_fails(client: ConnectionsClient) -> None:
    """A job whose work failed raises with the reason that the service gives; its record tells the same."""
    begun = client.execute_file_read_file(SHARE, {"path": "nothing.txt"}, async_=True)
    with pytest.raises(Error, match="ended as failed: There is no such file"):
        client.job(begun).wait(timeout=30, interval=0.01)
    record = client.get_job_result(begun["job_id"])
    assert record["status"] == "failed"
    assert record["error"]["status"] == 404


def test_an_answer_without_a_job(client: ConnectionsClient) -> None:
    """Waiting for an answer that is no job is refused with words that say what is missing."""
    answer = client.execute_sql_query(LEDGER, {"sql": "SELECT 1"})
    with pytest.raises(InvalidParameterError, match="job_id"):
        client.job(answer)
