"""Sending one request from an event loop: the only module that knows aiohttp."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import suppress
from functools import lru_cache
from typing import Any
from urllib.request import getproxies, proxy_bypass
from weakref import WeakKeyDictionary, finalize

import aiohttp
from yarl import URL

from files_style_sdk.delivery import origin_of
from files_style_sdk.error import InvalidParameterError
from files_style_sdk.settings import Settings
from files_style_sdk.tls import tls_context
from files_style_sdk.wire import Body, Failure, Reader, Request, Response

__all__ = ["AsyncContent", "AsyncTransport"]

_BLOCK_SIZE = 1024 * 1024
_CONNECTIONS_A_HOST = 64


class AsyncTransport:
    """Connections made in one way, a set of them for each event loop.

    Args:
        settings: Say which local address, proxies and certificates connections are made with.
        is_own_loop: Whether bodies may be read, from local files, on the loop itself.
    """

    def __init__(self, settings: Settings, *, is_own_loop: bool = False) -> None:
        self._settings = settings
        self._is_own_loop = is_own_loop
        self._sessions: WeakKeyDictionary[asyncio.AbstractEventLoop, aiohttp.ClientSession] = WeakKeyDictionary()
        self._farewells: WeakKeyDictionary[asyncio.AbstractEventLoop, AsyncGenerator[None]] = WeakKeyDictionary()
        # When a client is forgotten without having been closed, its loops close its sessions. They are held from
        # outside until then: as garbage, together with the client, they would complain that nobody closed them.
        finalize(self, self._farewells.clear).atexit = False
        self._proxies: dict[str, str | None] = {}
        session = settings.http_session
        if session is not None and not isinstance(session, aiohttp.ClientSession):
            raise InvalidParameterError(
                "http_session must be an aiohttp.ClientSession or an httpx.AsyncClient here, "
                f"not {type(session).__name__}"
            )

    async def send(self, request: Request, settings: Settings) -> Response | Failure:
        """Send one request, once.

        Args:
            request: What to send.
            settings: The timeouts.

        Returns:
            The answer (whole, unless `request.streamed`), or how it failed to come.
        """
        outgoing = _Outgoing(request.body, settings.write_timeout or settings.read_timeout, self._is_own_loop)
        try:
            if outgoing.is_bounded:
                async with asyncio.timeout(None) as outgoing.bound:
                    answer = await self._request(request, outgoing, settings)
            else:
                answer = await self._request(request, outgoing, settings)
            headers = {name.lower(): value for name, value in answer.headers.items()}
            if request.streamed and answer.status < 300:
                content: Any = AsyncContent(answer)  # read by the driver that asked for it, which awaits it
                return Response(answer.status, headers, content=content)
            async with answer:
                return Response(answer.status, headers, await answer.read())
        except (aiohttp.ClientError, OSError) as error:
            if outgoing.error is not None:
                # Not the connection failed, but what was to be sent over it.
                raise outgoing.error from None
            if outgoing.bound is not None and outgoing.bound.expired():
                return outgoing.stalled(error)
            return _failure(error, request, settings)
        except ValueError as error:
            # An address that is no URL, or a header or method that HTTP cannot carry.
            return Failure(f"the request cannot be sent: {error}", error, "not_sent", lasting=True)

    async def close(self) -> None:
        """Close the connections of the running loop."""
        self._forget_ended_loops()
        loop = asyncio.get_running_loop()
        session = self._sessions.pop(loop, None)
        if session is not None:
            await session.close()
            await self._farewells.pop(loop).aclose()

    async def _request(self, request: Request, outgoing: _Outgoing, settings: Settings) -> aiohttp.ClientResponse:
        url = URL(request.url, encoded=True)
        return await self._session().request(
            request.method,
            url,
            headers=_headers(request),
            data=outgoing.data,
            timeout=_timeout(settings.open_timeout, settings.read_timeout),
            proxy=self._proxy(url),
            allow_redirects=False,
            auto_decompress=not request.streamed,
        )

    def _session(self) -> aiohttp.ClientSession:
        if self._settings.http_session is not None:
            own: aiohttp.ClientSession = self._settings.http_session
            return own
        loop = asyncio.get_running_loop()
        session = self._sessions.get(loop)
        if session is None or session.closed:
            self._forget_ended_loops()
            session = self._sessions[loop] = self._new_session()
            self._farewells[loop] = _closed_with_its_loop(session)
        return session

    def _forget_ended_loops(self) -> None:
        self._drop([loop for loop in self._sessions if loop.is_closed()])

    def drop(self) -> None:
        """Drop the connections of every loop; none of them may be running."""
        self._drop(list(self._sessions))

    def _drop(self, loops: list[asyncio.AbstractEventLoop]) -> None:
        for loop in loops:
            self._farewells.pop(loop)
            closing = self._sessions.pop(loop).close()
            # Without a running loop there is nothing to wait for: what it held is let go of at once.
            with suppress(StopIteration, RuntimeError):
                closing.send(None)
            closing.close()

    def _new_session(self) -> aiohttp.ClientSession:
        source_ip = self._settings.source_ip
        connector = aiohttp.TCPConnector(
            limit=0,
            limit_per_host=_CONNECTIONS_A_HOST,
            local_addr=(source_ip, 0) if source_ip else None,
            ssl=tls_context(self._settings),
        )
        session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            read_bufsize=_BLOCK_SIZE,
            skip_auto_headers=("User-Agent", "Accept", "Accept-Encoding", "Content-Type"),
        )
        # What may be sent again is decided by us alone.
        session._retry_connection = False
        return session

    def _proxy(self, url: URL) -> str | None:
        origin = f"{url.scheme}://{url.raw_authority}"
        if origin not in self._proxies:
            self._proxies[origin] = self._find_proxy(url.scheme, url.raw_host or "")
        return self._proxies[origin]

    def _find_proxy(self, scheme: str, host: str) -> str | None:
        if self._settings.proxies is not None:
            return self._settings.proxies.get(scheme) or self._settings.proxies.get("all")
        if not self._settings.trust_env or proxy_bypass(host):
            return None
        proxies = getproxies()
        return proxies.get(scheme) or proxies.get("all")


def _closed_with_its_loop(session: aiohttp.ClientSession) -> AsyncGenerator[None]:
    """Have a session closed when the running loop is shut down, if nobody has closed it before.

    What shuts a loop down (`asyncio.run`, for one) first closes the asynchronous generators that were begun on it: the
    only moment at which connections can still be closed in good order. The loop knows them weakly: keep what this
    returns.
    """

    async def farewell() -> AsyncGenerator[None]:
        try:
            yield
        finally:
            await session.close()
            await asyncio.sleep(0)  # what was closed is told so by the loop, in its next round

    begun = farewell()
    with suppress(StopIteration):  # it stops at the yield, without waiting for anything
        begun.__anext__().send(None)
    return begun


@lru_cache(maxsize=64)
def _timeout(open_timeout: float, read_timeout: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=None, sock_connect=open_timeout, sock_read=read_timeout)


class AsyncContent:
    """The unread body of an answer."""

    def __init__(self, answer: aiohttp.ClientResponse) -> None:
        self._answer = answer
        self._loop = asyncio.get_running_loop()

    async def read(self, size: int) -> bytes | Failure:
        """The next bytes, at most `size`; empty at the end."""
        try:
            return await self._answer.content.read(size)
        except (aiohttp.ClientError, OSError) as error:
            return Failure(f"the connection broke: {_words(error)}", error, "unknown")

    def close(self) -> None:
        """Give the connection back, or drop it if bytes are left. May be called from another thread."""
        with suppress(RuntimeError):  # the loop has ended, and its connections with it
            self._loop.call_soon_threadsafe(self._close)

    def _close(self) -> None:
        if self._answer.content.at_eof():
            self._answer.release()
        else:
            self._answer.close()


def _headers(request: Request) -> dict[str, str]:
    headers = {**request.headers, **request.credentials}
    if request.body is None:
        return headers
    return {
        **headers,
        "Content-Length": str(len(request.body) if isinstance(request.body, bytes) else request.body.size),
    }


class _Outgoing:
    """A body on its way, and what went wrong while it was read."""

    bound: asyncio.Timeout | None = None
    """Ends the request; moved on with each block that is taken."""

    def __init__(self, body: bytes | Body | None, write_timeout: float, is_own_loop: bool) -> None:
        self._is_own_loop = is_own_loop
        self.error: BaseException | None = None
        whole = body if body is None or isinstance(body, bytes) else body.content
        self.data: Any = whole if whole is not None or body is None else self._blocks(body)  # type: ignore[arg-type]
        if whole is not None and len(whole) > _BLOCK_SIZE:
            # In one piece it would hold the loop up, and nobody would notice if the other side took no more of it.
            self.data = self._slices(whole)
        self.is_bounded = self.data is not whole
        """Whether it is sent in blocks, each of which must be taken in time."""
        self._write_timeout = write_timeout

    def stalled(self, error: BaseException) -> Failure:
        """The failure of a body that the other side stopped taking."""
        reason = f"the other side took no more of the body within {self._write_timeout:g} s"
        return Failure(reason, error, "unknown", kind="timeout")

    async def _slices(self, whole: bytes) -> AsyncIterator[memoryview]:
        view = memoryview(whole)
        for start in range(0, len(view), _BLOCK_SIZE):
            self._expire(self._write_timeout)
            yield view[start : start + _BLOCK_SIZE]
            self._expire(None)

    async def _blocks(self, body: Body) -> AsyncIterator[memoryview]:
        try:
            reader = await asyncio.to_thread(body.open)
            while block := _next_block(reader) if self._is_own_loop else await asyncio.to_thread(_next_block, reader):
                self._expire(self._write_timeout)
                yield block
                self._expire(None)
        except Exception as error:
            self.error = error
            raise

    def _expire(self, seconds: float | None) -> None:
        if self.bound is not None:
            with suppress(RuntimeError):  # the answer came before the whole body was taken
                self.bound.reschedule(None if seconds is None else asyncio.get_running_loop().time() + seconds)


def _next_block(reader: Reader) -> memoryview:
    # A block may wait in the transport while the next is read: each has memory of its own.
    block = memoryview(bytearray(_BLOCK_SIZE))
    return block[: reader.readinto(block)]


def _failure(error: Exception, request: Request, settings: Settings) -> Failure:
    origin = origin_of(request.url)
    because = _words(error)
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return Failure(
            f"could not connect to {origin} within {settings.open_timeout:g} s", error, "not_sent", kind="timeout"
        )
    if isinstance(error, (aiohttp.SocketTimeoutError, TimeoutError)):
        return Failure(f"no answer from {origin} within {settings.read_timeout:g} s", error, "unknown", kind="timeout")
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return Failure(f"the certificate does not verify for {origin}: {because}", error, "not_sent", lasting=True)
    if isinstance(error, aiohttp.ClientProxyConnectionError):
        return Failure(f"the proxy did not connect to {origin}: {because}", error, "not_sent")
    if isinstance(error, aiohttp.ClientConnectorError):
        lasting = settings.source_ip is not None and "assign requested address" in because.lower()
        source = f" from {settings.source_ip}" if settings.source_ip else ""
        return Failure(f"could not connect to {origin}{source}: {because}", error, "not_sent", lasting=lasting)
    if isinstance(error, aiohttp.InvalidURL):
        return Failure("the request cannot be sent: its address is no URL", error, "not_sent", lasting=True)
    return Failure(f"the connection to {origin} broke: {because}", error, "unknown")


def _words(error: BaseException) -> str:
    inner = getattr(error, "os_error", None) or error.__cause__ or error
    if isinstance(inner, ConnectionError) and inner.errno:
        return os.strerror(inner.errno)  # asyncio has put words of its own in its place
    if isinstance(inner, OSError) and inner.strerror:
        return f"{inner.strerror}: {inner.filename!r}" if inner.filename else inner.strerror
    return str(inner) or type(inner).__name__
