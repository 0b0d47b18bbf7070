"""Bytes and connections in trouble: what a :class:`.fault.Passage` says, done."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from dataclasses import replace

from aiohttp.web import BaseRequest, Response, StreamResponse

from files_mock_server.faults.fault import Flips, Passage
from files_mock_server.faults.options import LONGEST
from files_mock_server.files.blobs import ByteStream
from files_mock_server.http.delivery import Download, Told

_POLL = 0.02  # seconds; nothing tells a handler that the client has gone, so that it has to look
_DRIPS = 20  # blocks a second
_FLUSH = 5.0  # seconds
_BUFFER = 1 << 20  # bytes of a body that the server takes in before somebody reads it


class Spoiled:
    """A body with bits turned over.

    Args:
        stream: The body.
        flips: Which bits.
        length: Bytes of the body if that is known.
    """

    def __init__(self, stream: ByteStream, flips: Flips, length: int | None) -> None:
        self._stream = stream
        self._flips = flips if not length else flips._replace(offset=min(flips.offset, length - 1))

    async def iter_any(self) -> AsyncIterator[bytes]:
        """The spoiled bytes, as they come."""
        at = 0
        async for block in self._stream.iter_any():
            yield flipped(block, at, self._flips)
            at += len(block)


def flipped(block: bytes, at: int, flips: Flips | None) -> bytes:
    """A block of a body with the bits turned over that lie in it.

    Args:
        block: The block.
        at: How many bytes of the body come before it.
        flips: Which bits.
    """
    if flips is None:
        return block
    first = flips.offset - at
    if first < 0:
        if flips.every is None:
            return block
        first %= flips.every
    if first >= len(block):
        return block
    changed = bytearray(block)
    for index in range(first, len(block), flips.every or len(block)):
        changed[index] ^= 1
    return bytes(changed)


async def hold(request: BaseRequest, seconds: float, is_wanted: Callable[[], bool]) -> bool:
    """Let a request wait.

    Args:
        request: The request.
        seconds: How long.
        is_wanted: Asked again and again; False ends the wait.

    Returns:
        Whether all the time has passed.

    Raises:
        ConnectionResetError: If the client has gone.
    """
    loop = asyncio.get_running_loop()
    until = loop.time() + seconds
    while (left := until - loop.time()) > 0:
        if not is_wanted():
            return False
        await asyncio.sleep(min(left, _POLL))
        if request.transport is None or request.transport.is_closing():
            raise ConnectionResetError("the client went away")
    return True


def reset(request: BaseRequest) -> None:
    """Break the connection off with a TCP reset."""
    transport = request.transport
    if transport is not None:
        endpoint = transport.get_extra_info("socket")
        if endpoint is not None:
            # Lingering for no time makes the system send a reset instead of an orderly end.
            endpoint.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()


async def take_in(request: BaseRequest, passage: Passage, is_wanted: Callable[[], bool]) -> None:
    """Let some of a request's body come and then let happen what must.

    Raises:
        ConnectionError: If the connection is broken then.
    """
    upto = passage.upto or 0
    if passage.then == "stall" and passage.seconds is not None:
        # The request goes on afterwards, so that its body is left where it is: in the server's buffer.
        await _wait_until(request, lambda: request.content.total_bytes >= min(upto, _BUFFER), is_wanted)
        if await hold(request, passage.seconds, is_wanted):
            return
    else:
        while upto > 0 and (block := await request.content.read(upto)):
            upto -= len(block)
        if passage.then == "stall":
            await hold(request, LONGEST, is_wanted)
    reset(request)
    raise ConnectionAbortedError("the connection was reset on command")


async def _wait_until(request: BaseRequest, holds: Callable[[], bool], is_wanted: Callable[[], bool]) -> None:
    await hold(request, LONGEST, lambda: is_wanted() and not holds() and not request.content.is_eof())


class Delivered(StreamResponse):
    """An answer that has been sent as far as its fault let it.

    Attributes:
        sent: Bytes of the body that were sent.
    """

    sent = 0


async def send(
    request: BaseRequest, response: StreamResponse, passage: Passage, is_wanted: Callable[[], bool], told: Told
) -> Delivered:
    """Send an answer in trouble.

    Args:
        request: The request.
        response: The answer, of which nothing has been sent.
        passage: The trouble.
        is_wanted: Whether the rule still holds.
        told: Hears how far it is.

    Returns:
        What has been sent; the connection ends behind it where it must.

    Raises:
        ConnectionError: If not even the head was sent.
    """
    if not passage.head:
        reset(request)
        raise ConnectionAbortedError("the connection was reset on command")
    size = size_of(response)
    if passage.then == "stall" and (not size or request.method == "HEAD"):  # then there is only the head to hold back
        if not await _has_stalled(request, passage, is_wanted):
            reset(request)
            raise ConnectionAbortedError("the connection was reset on command")
        passage = replace(passage, then="")
    sending = Delivered(status=response.status, reason=response.reason, headers=response.headers)
    if response.status in (204, 304):
        passage = replace(passage, length_error=0)  # such an answer has neither a body nor a length
    else:
        sending.content_length = max(0, size + passage.length_error)
    if passage.breaks_connection:
        sending.force_close()
        sending.headers["Connection"] = "keep-alive"  # who breaks a connection off does not say so before
    told(sending.status, 0)
    await sending.prepare(request)
    blocks = iter(()) if request.method == "HEAD" else _blocks(response)
    body = _Body(blocks, passage.flips, lambda count: told(sending.status, count))
    with suppress(ConnectionError):  # the client has gone, perhaps because it lost its patience
        await _deliver(request, body, size, passage, is_wanted)
    sending.sent = body.taken
    return sending


async def _deliver(
    request: BaseRequest, body: _Body, size: int, passage: Passage, is_wanted: Callable[[], bool]
) -> None:
    for block in body.take(size if passage.upto is None else passage.upto):
        await _write(request, block, passage.rate, is_wanted)
    if passage.then == "stall" and not await _has_stalled(request, passage, is_wanted):
        reset(request)
    elif passage.then == "stall":
        for block in body.take(size):
            await _write(request, block, passage.rate, is_wanted)
    elif passage.then == "reset":
        await _flush(request)
        reset(request)


async def _has_stalled(request: BaseRequest, passage: Passage, is_wanted: Callable[[], bool]) -> bool:
    """Whether the stall was over by itself."""
    if passage.seconds is None:
        await hold(request, LONGEST, is_wanted)
        return False
    return await hold(request, passage.seconds, is_wanted)


async def _write(request: BaseRequest, block: bytes, rate: float | None, is_wanted: Callable[[], bool]) -> None:
    while block:
        piece = block
        if rate is not None and is_wanted():
            piece = block[: max(1, int(rate / _DRIPS))]
            await hold(request, min(LONGEST, len(piece) / rate), is_wanted)
        transport = request.transport
        if transport is None or transport.is_closing():
            raise ConnectionResetError("the client went away")
        transport.write(piece)  # past aiohttp's writer, which keeps to the length that was announced
        await request.writer.drain()
        block = block[len(piece) :]


async def _flush(request: BaseRequest) -> None:
    """A reset takes along what is still on its way: let it arrive first."""
    transport = request.transport
    if transport is not None:
        await hold(request, _FLUSH, lambda: transport.get_write_buffer_size() > 0)


class _Body:
    """The body of an answer, taken bit by bit.

    Args:
        blocks: The whole of it.
        flips: Which bits are turned over.
        taking: Hears, before they are taken, how many bytes are then.

    Attributes:
        taken: Bytes that were taken, and done with.
    """

    def __init__(self, blocks: Iterator[bytes], flips: Flips | None, taking: Callable[[int], None]) -> None:
        self._blocks = blocks
        self._flips = flips
        self._taking = taking
        self._rest = b""
        self.taken = 0

    def take(self, count: int) -> Iterator[bytes]:
        """The next bytes, in blocks."""
        while count > 0 and (block := self._rest or next(self._blocks, b"")):
            now, self._rest = block[:count], block[count:]
            self._taking(self.taken + len(now))
            yield flipped(now, self.taken, self._flips)
            self.taken += len(now)
            count -= len(now)


def _blocks(response: StreamResponse) -> Iterator[bytes]:
    if isinstance(response, Download):
        return response.blocks()
    body = response.body if isinstance(response, Response) else None
    return iter((body,) if isinstance(body, bytes) else ())


def size_of(response: StreamResponse) -> int:
    """Bytes of an answer's body."""
    if isinstance(response, Download):
        return response.size
    if isinstance(response, Response):
        return len(response.body) if isinstance(response.body, bytes) else 0
    return response.content_length or 0  # an answer to HEAD has no body, but tells of one
