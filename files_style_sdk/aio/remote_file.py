"""What `open()` gives on an async client: a remote file whose reads and writes are awaited."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Generator, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Self

from files_style_sdk.aio.blocking import BlockingCaller

if TYPE_CHECKING:
    from files_style_sdk.aio.caller import AsyncCaller

__all__ = ["AsyncRemoteFile"]

_ENDS = frozenset(("abort", "close", "commit"))
_AWAITED = frozenset(("detach", "peek", "read1", "readall", "readinto1", "truncate"))
"""Further methods of files that may wait."""
_LINES_AHEAD = 64 * 1024
"""Bytes or characters: so much of lines is taken at once by who iterates."""


class _Lines:
    """Lines that were taken from a file before they were asked for, and what ended them if it was an error.

    Args:
        file: Where from; it stands behind them afterwards.
    """

    error: Exception | None = None

    def __init__(self, file: Any) -> None:
        self._file = file
        self.left: deque[Any] = deque()
        most = _LINES_AHEAD
        try:
            self._start = file.tell()
        except OSError:
            most = 1  # not every encoding can tell where it is
        try:
            # Not by readlines(), after which text cannot tell where it is.
            while most > 0 and (line := file.readline()):
                self.left.append(line)
                most -= len(line)
        except Exception as error:
            # It comes after the lines that came before it.
            self.error = error
        self._taken = len(self.left)

    def put_back(self) -> None:
        """Have the file stand at the first line that nobody has had."""
        self._file.seek(self._start)
        for _ in range(self._taken - len(self.left)):
            self._file.readline()


class AsyncRemoteFile:
    """A remote file that is opened by `async with`, or by awaiting it.

    Reading, writing and their details are those of the file that a waiting client opens; that one is at work behind
    this one, in a thread of its own: however many files are open, none keeps another waiting. Leaving an `async with`
    block by an exception publishes nothing. Who is cancelled while a method waits cannot use the file any more.

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
        self._thread: ThreadPoolExecutor | None = None
        self._file: Any = None
        self._ahead: _Lines | None = None

    def __await__(self) -> Generator[Any, None, Self]:
        return self._open().__await__()

    async def __aenter__(self) -> Self:
        return await self._open()

    async def __aexit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        await (self.close() if kind is None else self.abort())

    async def __aiter__(self) -> AsyncIterator[Any]:
        while True:
            ahead = self._ahead
            if ahead is None or not (ahead.left or ahead.error):
                # A thread's turn for each line would cost more than all else.
                ahead = self._ahead = await self._in_its_thread(_Lines, self._opened_file())
            if ahead.left:
                yield ahead.left.popleft()
                continue
            self._ahead = None
            if ahead.error is None:
                return
            raise ahead.error

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        value = getattr(self._file, name)
        return partial(self._do, name) if name in _AWAITED else value

    async def read(self, size: int = -1) -> Any:
        """The next `size` bytes or characters; all that is left for -1."""
        return await self._do("read", size)

    async def readinto(self, buffer: Any) -> int:
        """Put the next bytes into a buffer (binary only); returns how many, 0 at the end."""
        count: int = await self._do("readinto", buffer)
        return count

    async def readline(self, size: int = -1) -> Any:
        """The next line; empty at the end."""
        return await self._do("readline", size)

    async def readlines(self, hint: int = -1) -> list[Any]:
        """The lines that are left; only as many as make up `hint` bytes or characters if that is above 0."""
        lines: list[Any] = await self._do("readlines", hint)
        return lines

    async def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a position; returns it."""
        position: int = await self._do("seek", offset, whence)
        return position

    async def tell(self) -> int:
        """The position."""
        position: int = await self._do("tell")
        return position

    async def write(self, data: Any) -> int:
        """Write bytes or characters; returns how many. Waits while too much is still on its way."""
        written: int = await self._do("write", data)
        return written

    async def writelines(self, lines: Iterable[Any]) -> None:
        """Write several pieces of bytes or text; nothing is put between them."""
        await self._do("writelines", lines)

    async def flush(self) -> None:
        """Hand on what is buffered here."""
        await self._do("flush")

    async def commit(self) -> Any:
        """Publish what was written, and close.

        Returns:
            The record of the published file.

        Raises:
            ValueError: The file was aborted.
            io.UnsupportedOperation: It is open for reading.
        """
        return await self._do("commit")

    async def close(self) -> None:
        """Close; a writer publishes the file."""
        await self._do("close")
        self._end()

    async def abort(self) -> None:
        """Close without publishing anything."""
        if self._blocking is not None:
            # What is under way in the file's thread ends first; ending the file makes no calls.
            self._blocking.cancel()
        await self._do("abort")
        self._end()

    async def _open(self) -> Self:
        if self._blocking is not None:
            raise ValueError("the file is open already: open it a second time by another call of open()")
        self._blocking = BlockingCaller(self._caller, asyncio.get_running_loop(), in_thread=False)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="files-open")
        try:
            self._file = await self._blocking.work(self._make, self._blocking, executor=self._thread)
        except BaseException:
            self._end()
            raise
        return self

    async def _do(self, method: str, *args: Any) -> Any:
        function = getattr(self._opened_file(), method)
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead.left and method not in _ENDS:
            await self._in_its_thread(ahead.put_back)
        return await self._in_its_thread(function, *args)

    def _opened_file(self) -> Any:
        if self._file is None:
            raise ValueError("the file is not open yet: use `async with`, or await it")
        return self._file

    async def _in_its_thread(self, function: Callable[..., Any], *args: Any) -> Any:
        assert self._blocking is not None
        if self._file.closed:
            return function(*args)  # which says so, and waits for nothing
        try:
            return await self._blocking.work(function, *args, executor=self._thread)
        finally:
            if self._file.closed:
                self._end()

    def _end(self) -> None:
        if self._thread is not None:
            self._thread.shutdown(wait=False)
