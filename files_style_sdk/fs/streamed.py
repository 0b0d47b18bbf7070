"""What `open_async()` of the filesystem returns."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Any

from files_style_sdk.fs.errors import as_os_errors

__all__ = ["StreamedFile"]


class StreamedFile:
    """A remote file of bytes whose reads and writes are awaited.

    Leaving `async with` by an exception publishes nothing.

    Args:
        file: The file of the async client, open.
        path: Its path.
        mode: The mode it was opened in.
        published: Called when it was published.

    Example:
        >>> async def head(fs):  # doctest: +SKIP
        ...     async with await fs.open_async("reports/2026.csv") as f:
        ...         return await f.read(100)
    """

    def __init__(self, file: Any, path: str, mode: str, published: Callable[[], object]) -> None:
        self._file = file
        self._published = published
        self.path = path
        self.mode = mode
        self.size: int | None = file.size if mode == "rb" else None

    async def read(self, length: int = -1) -> bytes:
        """The next `length` bytes; all that is left for -1."""
        with as_os_errors(self.path):
            data: bytes = await self._file.read(length)
            return data

    async def write(self, data: Any) -> int:
        """Write bytes; returns how many."""
        with as_os_errors(self.path):
            count: int = await self._file.write(data)
            return count

    async def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a position; returns it."""
        position: int = await self._file.seek(offset, whence)
        return position

    async def tell(self) -> int:
        """The position."""
        position: int = await self._file.tell()
        return position

    async def flush(self) -> None:
        """Hand on what is buffered here; nothing can be seen before the file is closed."""
        with as_os_errors(self.path):
            await self._file.flush()

    async def close(self) -> None:
        """Close; a writer publishes the file."""
        with as_os_errors(self.path):
            await self._file.close()
        if self.mode != "rb":
            self._published()

    async def discard(self) -> None:
        """Close without publishing anything."""
        await self._file.abort()

    async def __aenter__(self) -> StreamedFile:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        await (self.close() if kind is None else self.discard())
