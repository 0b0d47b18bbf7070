"""Receiving bodies fast: a big one goes from the socket into one buffer, and from there to whoever takes it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from aiohttp.web import BaseRequest

if TYPE_CHECKING:
    from files_mock_server.http.connections import Connection

Sink = Callable[[bytes | memoryview], None]
"""Takes the next bytes of a body; a view is only valid during the call."""

_BLOCK = 1 << 19  # bytes of the buffer; more does not stay in the processor's cache between its two readers
_WORTH_IT = 1 << 18  # bytes still to come from which a buffer of their own pays


async def read_body(request: BaseRequest, sink: Sink) -> None:
    """Hand a request's body to a sink as it arrives, in constant memory.

    Args:
        request: The request; nothing of its body was read before.
        sink: Takes the bytes; what it raises ends the reading.

    Raises:
        ConnectionError: If the client went away.
    """
    content = request.content
    while waiting := content.read_nowait():
        sink(waiting)
    rest = (request.content_length or 0) - content.total_bytes
    connection = request.protocol
    take_over = getattr(connection, "receive_rest", None)
    if rest >= _WORTH_IT and take_over is not None and await take_over(content, rest, sink):
        return
    async for chunk in content.iter_any():
        sink(chunk)


class BodyReceiver(asyncio.BufferedProtocol):
    """Stands in for a connection's HTTP parser while the bytes of one body arrive.

    Args:
        connection: The connection; it is told of everything else.
        count: Bytes to come.
        sink: Takes them.
    """

    def __init__(self, connection: Connection, count: int, sink: Sink) -> None:
        self._connection = connection
        self._sink = sink
        self._view = memoryview(bytearray(min(_BLOCK, count)))
        self.rest = count
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def get_buffer(self, sizehint: int) -> memoryview:
        """Where the next bytes go; never more than the body has, so that what follows it stays in the socket."""
        return self._view[: self.rest]

    def buffer_updated(self, nbytes: int) -> None:
        """Hand on what arrived."""
        if self.done.done():
            return
        self._connection.touch()
        try:
            self._sink(self._view[:nbytes])
        except Exception as error:
            self.done.set_exception(error)
            return
        finally:
            self.rest -= nbytes
        if self.rest == 0:
            self.done.set_result(None)

    def eof_received(self) -> None:
        """The client sends no more; its connection is of no use."""

    def connection_lost(self, exc: Exception | None) -> None:
        """The body will not be complete."""
        if not self.done.done():
            self.done.set_exception(ConnectionResetError("the client went away"))
        self._connection.connection_lost(exc)

    def pause_writing(self) -> None:
        """Tell the connection, which writes."""
        self._connection.pause_writing()

    def resume_writing(self) -> None:
        """Tell the connection, which writes."""
        self._connection.resume_writing()
