"""Sending one request through an `httpx.Client` that the caller gave."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import httpx

from files_style_sdk.httpx_terms import (
    SLICE_SIZE,
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
from files_style_sdk.wire import Failure, Interrupted, Request, Response

__all__ = ["HttpxTransport"]

Guard = Callable[[Callable[[], None] | None], None]


class HttpxTransport:
    """The connections of a caller's own `httpx.Client`, which is left open. Safe for use by many threads.

    The client's transport, proxies, certificates, event hooks, cookies and headers apply, the latter two where we set
    none; its `auth`, and an `Authorization` among its headers, go to the service alone and not to storage. Timeouts are
    those of our settings. What its hooks raise reaches the caller as it is.

    A deadline or a token ends a wait over HTTP/1.1 at once, with one exception: httpx does not tell over which of its
    idle connections it sends a request, so that the wait for the head of an answer over one of those ends with the
    timeouts at the latest, which are never longer than what is left until the deadline. The same holds for waiting for
    a connection, and for HTTP/2, where others have their share in the connection.

    Args:
        settings: They hold the client.

    Raises:
        InvalidParameterError: It is a client for event loops, or there are settings that it cannot obey.
    """

    def __init__(self, settings: Settings) -> None:
        self._client: httpx.Client = checked_client(settings, "Client", "a requests.Session")

    def send(self, request: Request, settings: Settings, guard: Guard | None = None) -> Response | Failure:
        """Send one request, once.

        Args:
            request: What to send.
            settings: The timeouts, and when the operation must have ended.
            guard: Told what makes the wait for the answer fail from another thread.

        Returns:
            The answer (whole, unless `request.streamed`), or how it failed to come.
        """
        outgoing = _Blocks(request.body)
        try:
            sent = outgoing_request(self._client, request, settings, outgoing)
        except (ValueError, httpx.InvalidURL) as error:
            return unsendable(error)
        if guard is not None:
            sent.extensions["trace"] = partial(_trace, guard)
        try:
            with secrets_unlogged():
                return self._sent(sent, request, settings, guard)
        except (httpx.RequestError, httpx.InvalidURL, OSError) as error:
            if outgoing.error is not None:
                # Not the connection failed, but what was to be sent over it.
                raise outgoing.error from None
            return failure_of(error, request, settings, outgoing)
        except RuntimeError:
            if self._client.is_closed:
                return closed_failure("Client")
            raise

    def _sent(
        self, sent: httpx.Request, request: Request, settings: Settings, guard: Guard | None
    ) -> Response | Failure:
        if self._client.is_closed:
            return closed_failure("Client")
        auth = auth_for(request, settings)
        response = self._client.send(sent, stream=True, auth=auth, follow_redirects=False)
        headers = headers_of(response)
        if request.streamed and response.status_code < 300:
            return Response(response.status_code, headers, content=_Content(response))
        if guard is not None:
            guard(partial(_interrupt, response))
        try:
            return Response(response.status_code, headers, response.read())
        finally:
            response.close()

    def close(self) -> None:
        """Nothing to do: the client is its owner's to close."""


class _Blocks(Outgoing):
    """A body that httpx reads by iterating, from its beginning each time."""

    def __iter__(self) -> Iterator[bytes]:
        self.begun = True
        try:
            yield from self._read()
        except Exception as error:
            self.error = error
            raise

    def _read(self) -> Iterator[bytes]:
        assert self.body is not None
        whole = self.body if isinstance(self.body, bytes) else self.body.content
        if whole is not None:
            yield from slices(whole)
        elif not isinstance(self.body, bytes):
            reader = self.body.open()
            buffer = memoryview(bytearray(SLICE_SIZE))
            while count := reader.readinto(buffer):
                yield bytes(buffer[:count])


_CONNECTED = ("connect_tcp.complete", "connect_unix_socket.complete", "start_tls.complete")


def _trace(guard: Guard, event: str, info: dict[str, Any]) -> None:
    """Hear from httpcore what becomes of a request (its extension `trace`)."""
    if event.startswith("http2."):
        guard(None)
    elif event.endswith(_CONNECTED):
        guard(partial(_shut_down, info["return_value"]))


def _interrupt(response: httpx.Response) -> None:
    """Make a read of an answer that waits in another thread fail; not where others share the connection."""
    if response.http_version.startswith("HTTP/1"):
        _shut_down(response.extensions.get("network_stream"))


def _shut_down(stream: Any) -> None:
    connection = None if stream is None else stream.get_extra_info("socket")
    if isinstance(connection, socket.socket):
        # The plain socket's way, for a TLS socket too: saying goodbye politely would wait as well.
        socket.socket.shutdown(connection, socket.SHUT_RDWR)


class _Content:
    """The unread body of an answer, as :class:`files_style_sdk.wire.Content`."""

    def __init__(self, response: httpx.Response) -> None:
        self._response = response
        self._blocks = response.iter_bytes() if response.is_stream_consumed else response.iter_raw()
        self._left = length_of(response)
        self._block = memoryview(b"")
        """What has arrived and was not asked for yet."""

    def read(self, size: int) -> bytes:
        block = self._next(size)
        return bytes(block)

    def readinto(self, buffer: memoryview) -> int:
        block = self._next(len(buffer))
        buffer[: len(block)] = block
        return len(block)

    def _next(self, most: int) -> memoryview:
        if not self._block:
            self._block = memoryview(self._received())
        block, self._block = self._block[:most], self._block[most:]
        return block

    def _received(self) -> bytes:
        try:
            block = next(filter(None, self._blocks), b"")
        except (httpx.HTTPError, httpx.StreamError, OSError) as error:
            cause = root_cause(error)
            raise Interrupted(words(cause)) from cause
        if self._left is not None:
            if not block and self._left > 0:
                raise Interrupted(f"it ended {self._left} bytes early")
            self._left -= len(block)
            if block and self._left == 0:
                self._finish()
        return block

    def _finish(self) -> None:
        """Read the end that follows the last byte: only then does httpx keep the connection."""
        try:
            next(self._blocks, None)
        except (httpx.HTTPError, OSError):
            self._response.close()

    def block_size(self, most: int) -> int:
        return most if self._left is None else max(1, min(most, self._left + len(self._block)))

    def interrupt(self) -> None:
        _interrupt(self._response)

    def close(self) -> None:
        self._response.close()
