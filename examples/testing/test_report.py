"""How to test code that works with remote files. Copy it: the fixtures come with the SDK and the mock server."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from io import BytesIO
from typing import Any

import pytest

from files_style_sdk import AsyncClient, Client
from files_style_sdk.error import FileNotFoundError, ServiceUnavailableError


def publish(client: Client, text: str) -> None:
    """The code under test: it replaces the report of today, and keeps the one before."""
    with suppress(FileNotFoundError):
        client.file.move_and_wait("/reports/today.csv", {"destination": "/reports/yesterday.csv", "overwrite": True})
    client.file.upload_stream(BytesIO(text.encode()), "/reports/today.csv", params={"mkdir_parents": True})


def test_first_report(files_client: Client) -> None:
    """Every test starts from an empty site."""
    publish(files_client, "a,b\n")
    assert files_client.file.find("/reports/today.csv").size == 4
    with pytest.raises(FileNotFoundError):
        files_client.file.find("/reports/yesterday.csv")


def test_next_report(files_client: Client, files_mock: Any) -> None:
    """What the code did is in the server's state, and what it sent in its journal."""
    publish(files_client, "old")
    publish(files_client, "new")
    assert sorted(str(entry.path) for entry in files_client.folder.list_for("/reports")) == [
        "reports/today.csv",
        "reports/yesterday.csv",
    ]
    assert files_mock.journal.count("POST", "/file_actions/move/*", status=201) == 1


def test_busy_service(files_client: Client, files_mock: Any) -> None:
    """A service that is busy twice is asked again; the report is there once."""
    with files_mock.fault("status", status=503, retry_after=0, path="/file_actions/begin_upload/*", times=2) as busy:
        publish(files_client, "text")
    assert busy.hits == 2
    assert files_client.file.find("/reports/today.csv").size == 4


def test_service_that_stays_down(files_client: Client, files_mock: Any) -> None:
    """When it stays down, the code gets the typed error and nothing is published."""
    with (
        files_mock.fault("status", status=503, path="/file_actions/begin_upload/*", times=None),
        pytest.raises(ServiceUnavailableError),
    ):
        publish(files_client, "text")
    with pytest.raises(FileNotFoundError):
        files_client.file.find("/reports/today.csv")


def test_locks_end(files_client: Client, files_mock: Any) -> None:
    """Time is moved instead of waited for."""
    publish(files_client, "text")
    files_client.lock.create("/reports/today.csv", timeout=600)
    files_mock.clock.advance(601)
    assert list(files_client.lock.list_for("/reports/today.csv")) == []


def test_async_code(async_files_client: AsyncClient) -> None:
    """Async code has a client of its own; it works on any loop, so with pytest-asyncio and anyio too."""

    async def work() -> list[str | None]:
        await async_files_client.folder.create("inbox")
        return [entry.path async for entry in await async_files_client.folder.list_for("/")]

    assert asyncio.run(work()) == ["inbox"]
