"""What `open()` of the filesystem returns."""

from __future__ import annotations

import codecs
import io
from types import TracebackType
from typing import TYPE_CHECKING, Any
from warnings import warn

from files_style_sdk.fs.bases import AbstractBufferedFile
from files_style_sdk.fs.errors import as_os_errors
from files_style_sdk.fs.listing import info_of
from files_style_sdk.fs.reading import bounds, read_range
from files_style_sdk.remote_file import Driver
from files_style_sdk.transfer.content import RemoteContent

if TYPE_CHECKING:
    from files_style_sdk.fs.filesystem import FilesFileSystem

__all__ = ["CompressedFile", "FilesFile", "TextFile"]


class FilesFile(AbstractBufferedFile):
    """A remote file of bytes.

    Reading fetches blocks through a cache of fsspec, of the version that was there when the file was opened. Writing
    sends parts as they come and publishes at the end: nothing can be seen before `close()`, and nothing is ever
    published if a `with` block is left by an exception, or if the file is forgotten without being closed.

    Args:
        fs: The filesystem.
        path: The file.
        mode: `rb`, `wb`, `xb` or `ab`.
        block_size: Bytes to fetch or to collect at a time.
        autocommit: Whether closing publishes; else :meth:`commit` does.
        cache_type: The cache of blocks, by fsspec's name: `readahead`, `blockcache`, `bytes`, `none`, ….
        cache_options: What that cache takes.
        size: Ignored: what the service says counts.
        kwargs: Kept for whoever opens the file again.

    Raises:
        FileNotFoundError: There is no such file.
        IsADirectoryError: It is a folder.
        FileExistsError: The mode is `xb`, and something stands there.
        PermissionError: The credential does not allow it.
    """

    def __init__(
        self,
        fs: FilesFileSystem,
        path: str,
        mode: str = "rb",
        block_size: int | str | None = "default",
        autocommit: bool = True,
        cache_type: str = "readahead",
        cache_options: dict[str, Any] | None = None,
        size: int | None = None,
        **kwargs: Any,
    ) -> None:
        self._writer: Any = None
        self._is_sink = False
        client = fs.waiting_client
        if mode == "rb":
            caller = client._caller
            self._drive = Driver(caller, caller.settings_with(None))
            self._content = RemoteContent(path, self._drive.settings)
            with as_os_errors(path):
                self._drive(lambda _settings: self._content.locate())
            self._details = info_of(self._content.record, path)
            size = bounds(None, None, self._content.size)[1]
        super().__init__(
            fs, path, mode, block_size, autocommit, cache_type, dict(cache_options or {}), size=size, **kwargs
        )
        if mode != "rb":
            self.closed = True  # until there is something to close
            params = {"mkdir_parents": True} if fs.auto_mkdir else {}
            with as_os_errors(path):
                self._writer = client.file.open(path, mode, buffering=0, params=params)
            self.closed = False
            self.loc = self._writer.tell()

    def write(self, data: Any) -> int:
        """Write bytes.

        Args:
            data: The bytes.

        Returns:
            How many they are.

        Raises:
            ValueError: The file is closed, or open for reading.
            OSError: What was written before could not be sent; nothing will be published.
        """
        count: int = memoryview(data).nbytes if self._is_sink else super().write(data)
        return count

    def flush(self, force: bool = False) -> None:
        """Send what has come together, if it is a block; nothing can be seen before the file is closed."""
        if not self._is_sink:
            super().flush(force)

    def commit(self) -> None:
        """Publish what was written; a file that was discarded stays so.

        Raises:
            OSError: It could not be published.
        """
        if self._writer is None:
            return
        if not self.closed:
            self.close()
        writer, self._writer = self._writer, None
        if writer is not None:
            with as_os_errors(self.path):
                writer.commit()
            self._forget_listings()

    def discard(self) -> None:
        """Close without publishing anything; of a file that is published already, nothing is taken back."""
        self.closed = True
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.abort()

    def ignore_writes(self) -> None:
        """Take what is still written, and drop it, so that what writes to this file can end in its own way."""
        self._is_sink = True

    def close(self) -> None:
        """Close; a writer publishes the file, unless that is left to a transaction.

        Raises:
            OSError: It could not be published.
        """
        if self.closed:
            return
        try:
            super().close()
        except BaseException:
            self.discard()
            raise
        if self._writer is not None and self.autocommit:
            self.commit()

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None and self._writer is not None:
            self.discard()
        self.close()

    def __del__(self) -> None:
        if not self.closed and self._writer is not None:
            # It may hold half of what was meant.
            warn(
                f"a remote file was never closed, and is not published: {self!r}",
                ResourceWarning,
                stacklevel=2,
                source=self,
            )
            self.closed = True
            self._writer.forget()

    def _fetch_range(self, start: int, end: int) -> bytes:
        first, stop = max(0, start), min(end, self.size)
        with as_os_errors(self.path):
            return self._drive(lambda settings: read_range(self._content, first, stop, settings))

    def _upload_chunk(self, final: bool = False) -> bool:
        try:
            with as_os_errors(self.path):
                self._writer.write(self.buffer.getbuffer())
        except BaseException:
            self.discard()
            raise
        return True

    def _forget_listings(self) -> None:
        self.fs.invalidate_cache(self.path)


class TextFile(io.TextIOWrapper):
    """A remote file of text; like the bytes below it, it publishes nothing after an exception, or when forgotten."""

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            _discard(self.buffer)
        self.close()

    @classmethod
    def above(
        cls, binary: Any, encoding: str | None = None, errors: str | None = None, newline: str | None = None
    ) -> TextFile:
        """Text above a file of bytes.

        Args:
            binary: The file of bytes.
            encoding: The text's encoding, UTF-8 by default.
            errors: How encoding errors are handled, as for `open`.
            newline: How line ends are translated, as for `open`.
        """
        try:
            text = cls(binary, encoding or "utf-8", errors, newline)
            mark = "".encode(text.encoding)
            if mark and binary.writable() and codecs.lookup(text.encoding).name != "utf-8-sig" and not binary.tell():
                # TextIOWrapper leaves it out where it cannot seek.
                binary.write(mark)
        except BaseException:
            _discard(binary)
            raise
        return text

    def __del__(self) -> None:
        buffer = getattr(self, "buffer", None)
        if buffer is not None and not buffer.closed and buffer.writable():
            warn("a remote file was never closed, and is not published", ResourceWarning, stacklevel=2, source=self)
            _discard(buffer)


class CompressedFile:
    """A compressing stream, and the remote file that it writes to: both are closed together.

    Args:
        stream: What compresses.
        file: What it writes to.
    """

    def __init__(self, stream: Any, file: FilesFile) -> None:
        self._stream = stream
        self._file = file

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def close(self) -> None:
        """Compress what is left, and close the file, which publishes it."""
        if self._file.closed:
            return
        try:
            self._stream.close()
        except BaseException:
            self.discard()
            raise
        self._file.close()

    def discard(self) -> None:
        """Close without publishing anything."""
        self._file.ignore_writes()
        self._stream.close()
        self._file.discard()

    @property
    def closed(self) -> bool:
        """Whether it is closed."""
        return self._file.closed

    def __enter__(self) -> CompressedFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self.discard()
        self.close()


def _discard(buffer: Any) -> None:
    discard = getattr(buffer, "discard", None)
    if discard is not None and buffer.writable():
        discard()
