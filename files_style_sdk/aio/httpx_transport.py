"""Sending one request through an `httpx.AsyncClient` that the caller gave."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

import httpx

from files_style_sdk.httpx_terms import (
    Outgoing,
    auth_for,
    checked_client,
    closed_failure,
    failure_of,
    headers_of,
    length_of,
    outgoing_request,
    root_cause,
    secrets_unlogged,
    slices,
    unsendable,
    words,
)
from files_style_sdk.settings import Settings
from files_style_sdk.wire import Body, Failure, Reader, Request, Response

__all__ = ["AsyncHttpxTransport"]

_BLOCK_SIZE = 1024 * 1024


class AsyncHttpxTransport:
    """The connections of a caller's own `httpx.AsyncClient`, which is left open, and which serves one event loop.

    The client's transport, proxies, certificates, event hooks, cookies and headers apply, the latter two where we set
    none; its `auth`, and an `Authorization` among its headers, go to the service alone and not to storage. Timeouts are
    those of our settings. What its hooks raise reaches the caller as it is.

    Args:
        settings: They hold the client.

    Raises:
        InvalidParameterError: It is a client that waits, or there are settings that it cannot obey.
    """

    def __init__(self, settings: Settings) -> None:
        self._client: httpx.AsyncClient = checked_client(settings, "AsyncClient", "an aiohttp.ClientSession")

    async def send(self, request: Request, settings: Settings) -> Response | Failure:
        """Send one request, once.

        Args:
            request: What to send.
            settings: The timeouts.

        Returns:
            The answer (whole, unless `request.streamed`), or how it failed to come.
        """
        outgoing = _Blocks(request.body)
        try:
            sent = outgoing_request(self._client, request, settings, outgoing)
        except (ValueError, httpx.InvalidURL) as error:
            return unsendable(error)
        try:
            with secrets_unlogged():
                return await self._sent(sent, request, settings)
        except (httpx.RequestError, httpx.InvalidURL, OSError) as error:
            if outgoing.error is not None:
                # Not the connection failed, but what was to be sent over it.
                raise outgoing.error from None
            return failure_of(error, request, settings, outgoing)
        except RuntimeError as error:
            if self._client.is_closed:
                return closed_failure("AsyncClient")
            if "event loop" in str(error).lower():
                reason = f"the httpx.AsyncClient given as http_session is used from another event loop: {error}"
                return Failure(reason, error, "unknown", lasting=True)
            raise

    async def _sent(self, sent: httpx.Request, request: Request, settings: Settings) -> Response | Failure:
        if self._client.is_closed:
            return closed_failure("AsyncClient")
        auth = auth_for(request, settings)
        response = await self._client.send(sent, stream=True, auth=auth, follow_redirects=False)
        headers = headers_of(response)
        if request.streamed and response.status_code < 300:
            content: Any = _AsyncContent(response)  # read by the driver that asked for it, which awaits it
            return Response(response.status_code, headers, content=content)
        try:
            return Response(response.status_code, headers, await response.aread())
        finally:
            await response.aclose()

    async def close(self) -> None:
        """Nothing to do: the client is its owner's to close."""

    def drop(self) -> None:
        """Nothing to do: the connections are those of the client's owner."""


class _Blocks(Outgoing):
    """A body that httpx reads by iterating, from its beginning each time; files are read in threads."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        self.begun = True
        try:
            async for block in self._read():
                for piece in slices(block):
                    yield piece
        except Exception as error:
            self.error = error
            raise

    async def _read(self) -> AsyncIterator[bytes | memoryview]:
        assert self.body is not None
        whole = self.body if isinstance(self.body, bytes) else self.body.content
        if whole is not None:
            yield whole
        elif not isinstance(self.body, bytes):
            body: Body = self.body
            reader = await asyncio.to_thread(body.open)
            buffer = memoryview(bytearray(_BLOCK_SIZE))
            while count := await asyncio.to_thread(_fill, reader, buffer):
                yield buffer[:count]


def _fill(reader: Reader, buffer: memoryview) -> int:
    return reader.readinto(buffer)


class _AsyncContent:
    """The unread body of an answer, as :class:`files_style_sdk.aio.transport.AsyncContent`."""

    def __init__(self, response: httpx.Response) -> None:
        self._response = response
        self._blocks = response.aiter_bytes() if response.is_stream_consumed else response.aiter_raw()
        self._left = length_of(response)
        self._block = memoryview(b"")
        self._loop = asyncio.get_running_loop()
        self._closing: asyncio.Task[None] | None = None

    async def read(self, size: int) -> bytes | Failure:
        """The next bytes, at most `size`; empty at the end."""
        if not self._block:
            try:
                self._block = memoryview(await self._received())
            except (httpx.HTTPError, httpx.StreamError, OSError) as error:
                cause = root_cause(error)
                return Failure(f"the connection broke: {words(cause)}", cause, "unknown")
        block, self._block = self._block[:size], self._block[size:]
        return bytes(block)

    async def _received(self) -> bytes:
        block = b""
        async for block in self._blocks:
            if block:
                break
        if self._left is not None:
            if not block and self._left > 0:
                raise ConnectionError(f"it ended {self._left} bytes early")
            self._left -= len(block)
            if block and self._left == 0:
                await self._finish()
        return block

    async def _finish(self) -> None:
        """Read the end that follows the last byte: only then does httpx keep the connection."""
        try:
            await anext(self._blocks, None)
        except (httpx.HTTPError, OSError):
            await self._response.aclose()

    def close(self) -> None:
        """Give the connection back, or drop it if bytes are left. May be called from another thread."""
        with suppress(RuntimeError):  # the loop has ended, and its connections with it
            self._loop.call_soon_threadsafe(self._close)

    def _close(self) -> None:
        if not self._response.is_closed and self._closing is None:
            self._closing = self._loop.create_task(self._leave())

    async def _leave(self) -> None:
        with suppress(httpx.HTTPError, OSError):
            await self._response.aclose()
