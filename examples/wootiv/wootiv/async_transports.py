"""The argument `transport` of the client whose calls are awaited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from files_style_sdk.aio.service_client import AsyncServiceClient
from wootiv.transports import client_on

if TYPE_CHECKING:
    import httpx


class OnAsyncTransport(AsyncServiceClient):
    """A client that can be given an async httpx transport. It closes what it was given when it is closed itself."""

    _made: httpx.AsyncClient | None = None

    def __init__(self, *, transport: Any = None, **settings: Any) -> None:
        if transport is not None:
            import httpx

            kinds = (httpx.AsyncBaseTransport, httpx.AsyncHTTPTransport, httpx.AsyncClient)
            self._made = settings["http_client"] = client_on(transport, kinds, settings)
        super().__init__(**settings)

    async def close(self) -> None:
        """Close the connections of the running loop; with a `transport`, it and its connections for good."""
        await super().close()
        if self._made is not None:
            await self._made.aclose()
