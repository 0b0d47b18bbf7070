"""The FastAPI example does what its README says."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from io import BytesIO
from typing import Any

import pytest
from httpx import ASGITransport, AsyncClient, Response

import files_style_sdk as files_sdk

AT_ONCE = 200


def through(app: Any, visit: Callable[[AsyncClient], Awaitable[Any]]) -> Any:
    """What a visit brings while the application is up."""

    async def main() -> Any:
        transport = ASGITransport(app=app)
        async with (
            app.router.lifespan_context(app),
            AsyncClient(transport=transport, base_url="http://example") as browser,
        ):
            return await visit(browser)

    return asyncio.run(main())


def test_200_requests_share_one_exchange(example: Any, folder: str) -> None:
    """200 requests at once are all answered, each by a call of its own, after one token exchange in all."""
    with files_sdk.Client(base_url=example.files.url, api_key=example.files.api_key) as client:
        client.file.upload_stream(BytesIO(b"12345"), f"{folder}/five.txt")
    example.files.journal.clear()

    async def visit(browser: AsyncClient) -> list[Response]:
        return await asyncio.gather(*(browser.get(f"/folders/{folder}") for _ in range(AT_ONCE)))

    answers = through(example.app, visit)
    assert [answer.status_code for answer in answers] == [200] * AT_ONCE
    expected = [{"path": f"{folder}/five.txt", "type": "file", "size": 5}]
    assert all(answer.json() == expected for answer in answers)
    assert example.files.journal.count("GET", f"/folders/{folder}") == AT_ONCE
    assert example.identity.count == {"/token": 1, "/me": 1}


def test_files_go_up_and_down(example: Any, folder: str) -> None:
    """What is put under a path is what a later request gets, in folders that did not exist."""
    content = bytes(range(256)) * 40  # more than one part

    async def visit(browser: AsyncClient) -> tuple[Response, Response]:
        put = await browser.put(f"/files/{folder}/new/data.bin", content=content)
        return put, await browser.get(f"/files/{folder}/new/data.bin")

    put, got = through(example.app, visit)
    assert (put.status_code, put.json()) == (201, {"path": f"{folder}/new/data.bin", "size": len(content)})
    assert (got.status_code, got.content) == (200, content)


def test_refusals_are_handed_on(example: Any, folder: str) -> None:
    """What the file service refuses is answered with its status and its error type."""

    async def visit(browser: AsyncClient) -> Response:
        return await browser.get(f"/files/{folder}/missing.txt")

    answer = through(example.app, visit)
    assert answer.status_code == 404
    assert answer.json()["type"] == "not-found/file-not-found"


def test_own_trouble_is_not_blamed_on_the_caller(example: Any, folder: str) -> None:
    """A key that the file service refuses is tried once more with a new token, then answered with 502."""
    example.identity.api_key = "NotAKeyOfTheService"

    async def visit(browser: AsyncClient) -> Response:
        return await browser.get(f"/folders/{folder}")

    answer = through(example.app, visit)
    assert answer.status_code == 502
    assert example.identity.count["/token"] == 2
    assert "NotAKeyOfTheService" not in answer.text


def test_a_silent_service_is_504(example: Any, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file service that cannot be reached is answered with 504."""
    monkeypatch.setenv("FILES_BASE_URL", "http://127.0.0.1:1")

    async def visit(browser: AsyncClient) -> Response:
        client = example.app.state.files
        example.app.state.files = client.with_options(max_retries=0)
        return await browser.get(f"/folders/{folder}")

    assert through(example.app, visit).status_code == 504
