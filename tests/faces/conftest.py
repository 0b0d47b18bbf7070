"""The three faces behind one small adapter: a case is written once, as a coroutine."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from behaviour.conftest import raw_server as raw_server
from behaviour.looped import looped

import files_style_sdk as files_sdk

KEY = "TESTKEY1"
"""The key that the mock server of the suite knows."""


class Face:
    """One face.

    Attributes:
        name: `module`, `client` or `async`.
        api: What the resources are attributes of.
    """

    def __init__(self, name: str, api: Any) -> None:
        self.name = name
        self.api = api

    async def __call__(self, result: Any) -> Any:
        """What a call came to: awaited where it has to be, and nowhere else."""
        if self.name == "async":
            assert inspect.isawaitable(result), f"{result!r} came from an async client and cannot be awaited"
            return await result
        return result

    async def each(self, records: Any) -> list[Any]:
        """The items of an iterator of this face."""
        if self.name == "async":
            return [record async for record in records]
        return list(records)

    async def refused(self, kind: type[Exception], call: Callable[[], Any]) -> Any:
        """The error that a call ends with."""
        with pytest.raises(kind) as caught:
            await self(call())
        return caught.value


@asynccontextmanager
async def opened(name: str, url: str) -> AsyncIterator[Face]:
    """A face that leads to a server; closed at the end."""
    quick: dict[str, Any] = {"initial_network_retry_delay": 0, "max_network_retry_delay": 0.001}
    if name == "module":
        files_sdk.base_url = url
        files_sdk.set_api_key(KEY)
        yield Face(name, files_sdk)
        files_sdk.close()
    elif name == "client":
        with files_sdk.Client(base_url=url, api_key=KEY, **quick) as client:
            yield Face(name, client)
    else:
        async with files_sdk.AsyncClient(base_url=url, api_key=KEY, **quick) as client:
            yield Face(name, client)


@pytest.fixture(params=["module", "client", "async"])
def face_name(request: pytest.FixtureRequest) -> str:
    """Each face in turn."""
    name: str = request.param
    return name


@pytest.fixture
def on(face_name: str, mock_server: Any) -> Callable[..., None]:
    """Runs a case on the face of this turn, against the mock server or another."""

    def run(case: Callable[..., Any], url: str = mock_server.url) -> None:
        async def whole() -> None:
            async with opened(face_name, url) as face:
                await case(face)

        looped(whole)()

    return run
