"""Async clients as type checkers see them: the same calls, with results that are awaited. Checked, never run."""

from __future__ import annotations

import asyncio
from typing import Any, assert_type

from files_style_sdk import AsyncClient, Bundle, User
from files_style_sdk.aio.pages import AsyncListObj


async def calls(client: AsyncClient) -> None:
    assert_type(await client.user.find(1), User)
    assert_type(await client.user.create(username="otto"), User)
    assert_type(await client.user.update(1, {"name": "Otto"}), User)
    assert_type(await client.bundle.list(), AsyncListObj[Bundle])
    assert_type(await asyncio.gather(client.user.find(1), client.user.find(2)), tuple[User, User])
    await client.user.delete(1)


async def lists(client: AsyncClient) -> None:
    async for user in client.user.list({"per_page": 5}):
        assert_type(user, User)
    page = await client.user.list()
    async for user in page.auto_paging_iter(prefetch=1):
        assert_type(user, User)
    assert_type(page.data, list[User])
    assert_type(await page.get_next_page(), AsyncListObj[User] | None)
    assert_type(await page.to_list(limit=3), list[User])


async def raw(client: AsyncClient) -> Any:
    await client.get("/users", {"per_page": 1})
    return await client.request("GET", "/users")
