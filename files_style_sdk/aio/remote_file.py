"""What `open()` gives on an async client: a remote file whose reads and writes are awaited."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Generator
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Self

from files_style_sdk.aio.blocking import BlockingCaller

if TYPE_CHECKING:
    from files_style_sdk.aio.caller import AsyncCaller

__all__ = ["AsyncRemoteFile"]


class AsyncRemoteFile:
    """A remote file that is opened by `async with`, or by awaiting it.

    Reading, writing and their details are those of the file that a waiting client opens; that one is at work behind
    this one, in a thread. Leaving an `async with` block by an exception publishes nothing.

    Args:
        caller: Makes the calls.
        make: Opens the file that waits.

    Example:
        >>> async def first_line(client):  # doctest: +SKIP
        ...     async with client.open("notes.txt") as f:
        ...         return await f.readline()
    """

    def __init__(self, caller: AsyncCaller, make: Callable[[BlockingCaller], IO[Any]]) -> None:
        self._caller = caller
        self._make = make
        self._blocking: BlockingCaller | None = None
        self._file: Any = None

    def __await__(self) -> Generator[Any, None, Self]:
        return self._open().__await__()

    async def __aenter__(self) -> Self:
        return await self._open()

    async def __aexit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        await (self.close() if kind is None else self.abort())

    async def __aiter__(self) -> AsyncIterator[Any]:
        while line := await self.readline():
            yield line

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        return getattr(self._file, name)

    async def read(self, size: int = -1) -> Any:
        """The next `size` bytes or characters; all that is left for -1."""
        return await self._do("read", size)

    async def readline(self, size: int = -1) -> Any:
        """The next line; empty at the end."""
        return await self._do("readline", size)

    async def readlines(self) -> list[Any]:
        """The lines that are left."""
        lines: list[Any] = await self._do("readlines")
        return lines

    async def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a position; returns it."""
        position: int = await self._do("seek", offset, whence)
        return position

    async def write(self, data: Any) -> int:
        """Write bytes or characters; returns how many."""
        written: int = await self._do("write", data)
        return written

    async def flush(self) -> None:
        """Hand on what is buffered here."""
        await self._do("flush")

    async def close(self) -> None:
        """Close; a writer publishes the file."""
        await self._do("close")

    async def abort(self) -> None:
        """Close without publishing anything."""
        # A cancelled write has ended the calls of its own thread; ending the file needs none.
        await asyncio.to_thread(self._file.abort)

    async def _open(self) -> Self:
        self._blocking = BlockingCaller(self._caller, asyncio.get_running_loop())
        self._file = await self._blocking.work(self._make, self._blocking)
        return self

    async def _do(self, method: str, *args: Any) -> Any:
        if self._blocking is None:
            raise ValueError("the file is not open yet: use `async with`, or await it")
        return await self._blocking.work(getattr(self._file, method), *args)
