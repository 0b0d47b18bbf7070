"""How the bytes of stored files leave: by sendfile, or block by block for who has to look at them."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager

from aiohttp.web import BaseRequest, StreamResponse

from files_mock_server.files.blobs import Blobs

_BLOCK = 1 << 16

Told = Callable[[int, int], None]
"""Hears of an answer that is sent bit by bit its status and, before they leave, how many bytes of its body go."""


class Download(StreamResponse):
    """An answer whose body lies in blobs; :meth:`send` it before its request is over.

    Args:
        blobs: Where they lie.
        segments: Names and bytes of the blobs that make the file.
        start: First byte of the file that is sent.
        stop: The byte behind the last one.
        status: HTTP status.
        headers: Of the answer.
    """

    def __init__(
        self,
        blobs: Blobs,
        segments: Sequence[tuple[str, int]],
        start: int,
        stop: int,
        *,
        status: int,
        headers: Mapping[str, str],
    ) -> None:
        super().__init__(status=status, headers=headers)
        self._blobs = blobs
        self._slices = _slices(segments, start, stop)
        self.size = stop - start
        self.content_length = self.size

    def kept(self) -> AbstractContextManager[None]:
        """Keeps the blobs on disk although the file may be deleted or replaced meanwhile."""
        return self._blobs.pinned([name for name, _, _ in self._slices])

    async def send(self, request: BaseRequest, told: Told) -> None:
        """Send all of it as fast as the system can.

        Args:
            request: The request that it answers.
            told: Hears how far it is.

        Raises:
            ConnectionError: If the client went away.
        """
        told(self.status, 0)
        with self.kept():
            await self.prepare(request)
            if request.secure:
                await self._send_encrypted(told)
            else:
                await self._send_files(request, told)
            await self.write_eof()

    async def _send_files(self, request: BaseRequest, told: Told) -> None:
        loop, sent = asyncio.get_running_loop(), 0
        for name, offset, count in self._slices:
            transport = request.transport
            if transport is None or transport.is_closing():
                raise ConnectionResetError("the client went away")
            with open(self._blobs.path(name), "rb") as file:
                told(self.status, sent + count)  # before the client can have the last byte
                try:
                    await loop.sendfile(transport, file, offset, count)
                except BaseException:
                    told(self.status, sent + max(0, file.tell() - offset))  # asyncio leaves the file where it stopped
                    raise
            sent += count

    async def _send_encrypted(self, told: Told) -> None:
        # asyncio's sendfile loses count of who is paused when there is TLS in between.
        sent = 0
        for block in self.blocks():
            told(self.status, sent := sent + len(block))
            await self.write(block)

    def blocks(self) -> Iterator[bytes]:
        """The body in blocks of at most 64 KiB; keep the blobs meanwhile."""
        for name, offset, count in self._slices:
            with open(self._blobs.path(name), "rb", buffering=0) as file:
                for at in range(offset, offset + count, _BLOCK):
                    yield os.pread(file.fileno(), min(_BLOCK, offset + count - at), at)

    def read(self) -> bytes:
        """The whole body."""
        return b"".join(self.blocks())


def _slices(segments: Sequence[tuple[str, int]], start: int, stop: int) -> list[tuple[str, int, int]]:
    """(blob, offset, bytes) of each segment that a range touches."""
    found, at = [], 0
    for name, size in segments:
        low, high = max(start, at), min(stop, at + size)
        if low < high:
            found.append((name, low - at, high - low))
        at += size
    return found
