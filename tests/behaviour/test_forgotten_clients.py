"""Clients that nobody closes."""

from __future__ import annotations

import asyncio
import gc
import weakref
from typing import Any

import files_style_sdk as files_sdk

from .conftest import json_answer
from .looped import looped


@looped
async def test_a_forgotten_async_client_is_closed_by_its_loop(raw_server: Any) -> None:
    """The connections of an async client that is garbage are closed in good order: no warning, no complaint."""
    server = raw_server(lambda _request: json_answer([]))
    client = files_sdk.AsyncClient(base_url=server.url, api_key="K")
    await client.user.list()
    transports: Any = client._caller._connections._transports
    (session,) = (weakref.ref(each._session()) for each in transports.values())
    assert session() is not None
    del client, transports
    gc.collect()
    for _ in range(1000):
        if session() is None:
            break
        await asyncio.sleep(0)
    assert session() is None
