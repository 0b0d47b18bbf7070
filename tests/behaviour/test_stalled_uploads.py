"""Storage that stops taking bytes ends an upload, whether it is waited for or awaited."""

from __future__ import annotations

import asyncio
import io
import socket
from collections.abc import Iterator
from typing import Any

import pytest

import files_style_sdk as files_sdk
from files_style_sdk.error import APITimeoutError

from .conftest import Received, json_answer

MORE_THAN_BUFFERS_HOLD = bytes(32 * 1024 * 1024)


@pytest.fixture
def deaf_storage() -> Iterator[socket.socket]:
    """Something that takes connections and reads nothing from them."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening


@pytest.fixture
def options(deaf_storage: socket.socket, raw_server: Any) -> dict[str, Any]:
    """Settings that lead to a service whose storage reads nothing."""
    uri = f"http://127.0.0.1:{deaf_storage.getsockname()[1]}/blob"

    def grant(_request: Received) -> bytes:
        return json_answer([{"ref": "r", "upload_uri": uri, "partsize": len(MORE_THAN_BUFFERS_HOLD)}])

    timeout = files_sdk.Timeout(connect=5, read=20, write=0.2)
    return {"base_url": raw_server(grant).url, "api_key": "K", "timeout": timeout, "max_retries": 0}


def test_a_client_that_waits(options: dict[str, Any]) -> None:
    """The write timeout, not that of reading, bounds each block of a body."""
    with (
        files_sdk.Client(**options) as client,
        pytest.raises(APITimeoutError, match=r"no more of the body within 0\.2 s"),
    ):
        client.upload_stream(io.BytesIO(MORE_THAN_BUFFERS_HOLD), "x")


def test_a_client_that_is_awaited(options: dict[str, Any], deaf_storage: socket.socket) -> None:
    """The same bound holds on an event loop."""

    async def upload() -> None:
        async with files_sdk.AsyncClient(**options) as client:
            with pytest.raises(APITimeoutError, match=r"no more of the body within 0\.2 s"):
                await client.upload_stream(io.BytesIO(MORE_THAN_BUFFERS_HOLD), "x")
            deaf_storage.close()  # what was written but not taken is given up only when the other side is gone
            await asyncio.sleep(0.05)

    asyncio.run(upload())
