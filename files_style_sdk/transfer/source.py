"""Where the bytes of an upload come from, a part at a time."""

from __future__ import annotations

import io
import os
import stat
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from files_style_sdk.error import InvalidParameterError, SourceChangedError

__all__ = ["FileSource", "Part", "Source", "StreamSource", "buffered_part_size", "open_source"]

_BUFFER_LIMIT = 16 * 1024 * 1024
_PARTS_PER_DOUBLING = 1000
Moved = Callable[[int], None]


@dataclass(slots=True)
class Part:
    """One part of an upload, as a request body that can be sent again."""

    number: int
    size: int
    is_last: bool
    _open: Callable[[], PartReader]

    def open(self) -> PartReader:
        """A reader placed at the first byte of the part."""
        return self._open()


class PartReader(Protocol):
    """Reads one part."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes of the part; empty at its end."""
        ...


class Source(Protocol):
    """The bytes of one upload."""

    name: str
    """How messages call it."""

    @property
    def size(self) -> int | None:
        """How many bytes there are, None if that shows only at the end."""
        ...

    def next_part(self, number: int, part_size: int) -> Part:
        """The part that comes after those taken so far.

        Args:
            number: Its number, counted from 1.
            part_size: How many bytes it has if it is not the last.
        """
        ...

    @property
    def crc32(self) -> int:
        """The CRC-32 of all bytes read so far."""
        ...

    def check_unchanged(self) -> None:
        """Make sure that what was read is still what is there.

        Raises:
            SourceChangedError: It is not.
        """
        ...


class FileSource:
    """A file, or any stream that can seek, from where it stands to its end.

    Args:
        file: The stream; it is left open.
        name: How messages call it.
        moved: Told how many bytes were read, and minus that many when a part begins anew.
        size: How many bytes to take; by default all to the end.
    """

    def __init__(self, file: BinaryIO, name: str, moved: Moved, size: int | None = None) -> None:
        self.name = name
        self._file = file
        self._moved = moved
        self._start = file.tell()
        there = file.seek(0, os.SEEK_END) - self._start
        if size is not None and size > there:
            raise SourceChangedError(
                f"{name} was said to have {size} bytes, but has only {there} bytes from where it stands"
            )
        self.size: int = there if size is None else size
        self._stamp = _stamp(file)
        self._taken = 0
        self._crc = 0
        self._reader: _SectionReader | None = None

    @property
    def crc32(self) -> int:
        """The CRC-32 of all bytes read so far."""
        return self._reader.crc if self._reader is not None else self._crc

    def next_part(self, number: int, part_size: int) -> Part:
        """The part that comes after those taken so far."""
        crc_before = self._crc = self.crc32
        offset = self._start + self._taken
        size = min(part_size, self.size - self._taken)
        self._taken += size

        def open_reader() -> _SectionReader:
            if self._reader is not None:
                self._moved(-self._reader.position)
            self._file.seek(offset)
            self._reader = _SectionReader(self._file, size, crc_before, self.name, self._moved)
            return self._reader

        self._reader = None
        return Part(number, size, self._taken == self.size, open_reader)

    def check_unchanged(self) -> None:
        """Raise SourceChangedError if size or modification time differ from those at the start."""
        if _stamp(self._file) != self._stamp:
            raise SourceChangedError(f"{self.name} changed while it was being uploaded; nothing was published")


class _SectionReader:
    """Reads a fixed number of bytes and keeps the CRC-32 up to where it is."""

    def __init__(self, file: BinaryIO, size: int, crc: int, name: str, moved: Moved) -> None:
        self._file = file
        self._left = size
        self.position = 0
        self.crc = crc
        self._name = name
        self._moved = moved

    def read(self, size: int = -1, /) -> bytes:
        wanted = self._left if size < 0 else min(size, self._left)
        if wanted == 0:
            return b""
        try:
            block = self._file.read(wanted)
        except OSError as error:
            # A network layer would take an OSError for trouble with the connection.
            raise SourceChangedError(f"{self._name} cannot be read any further: {error}") from error
        if not block:
            raise SourceChangedError(f"{self._name} became shorter while it was being uploaded; nothing was published")
        self._left -= len(block)
        self.position += len(block)
        self.crc = zlib.crc32(block, self.crc)
        self._moved(len(block))
        return block


class StreamSource:
    """A stream that cannot seek: a pipe, a socket, a generator's reader. Holds one part in memory.

    Args:
        stream: The stream; it is left open.
        name: How messages call it.
        moved: Told how many bytes were taken.
        size: How many bytes there will be, if that is known.
    """

    def __init__(self, stream: BinaryIO, name: str, moved: Moved, size: int | None = None) -> None:
        self.name = name
        self.size = size
        self._stream = stream
        self._moved = moved
        self._ahead = b""
        self._taken = 0
        self.crc32 = 0

    def next_part(self, number: int, part_size: int) -> Part:
        """The part that comes after those taken so far."""
        limit = buffered_part_size(number, part_size)
        if self.size is None:
            block = self._read_fully(limit + 1)  # one byte more than the part tells whether another follows
        else:
            block = self._read_fully(min(limit, self.size - self._taken))
        content, self._ahead = block[:limit], block[limit:]
        self._taken += len(content)
        self.crc32 = zlib.crc32(content, self.crc32)
        is_last = not self._ahead if self.size is None else self._taken == self.size
        if self.size is not None and not content and not is_last:
            raise SourceChangedError(
                f"{self.name} was said to have {self.size} bytes but ended after {self._taken}; nothing was published"
            )
        self._moved(len(content))
        return Part(number, len(content), is_last, lambda: io.BytesIO(content))

    def _read_fully(self, size: int) -> bytes:
        blocks = [self._ahead]
        missing = size - len(self._ahead)
        while missing > 0:
            block = self._stream.read(missing)
            if block is None:
                raise InvalidParameterError(f"{self.name} does not block: it has nothing yet, which is not its end")
            if not block:
                break
            if not isinstance(block, (bytes, bytearray, memoryview)):
                raise InvalidParameterError(f"{self.name} yields {type(block).__name__}: a binary stream is needed")
            blocks.append(bytes(block))
            missing -= len(block)
        return b"".join(blocks)

    def check_unchanged(self) -> None:
        """Nothing to check: a stream is read once."""


def buffered_part_size(number: int, part_size: int) -> int:
    """How much of a part to hold in memory and send as one.

    Parts may be smaller than granted, so memory stays bounded; the bound grows so that ten thousand parts are enough
    for any stream.

    Args:
        number: The part's number, counted from 1.
        part_size: The size that was granted.
    """
    return min(part_size, _BUFFER_LIMIT << (number // _PARTS_PER_DOUBLING))


def open_source(stream: BinaryIO, name: str, moved: Moved, size: int | None) -> Source:
    """The source for a caller's stream.

    Raises:
        InvalidParameterError: It cannot be read, or it is a text stream.
    """
    if not callable(getattr(stream, "read", None)):
        raise InvalidParameterError(
            f"{name} must be a binary stream (an object with read()), not {type(stream).__name__}"
        )
    if isinstance(stream, io.TextIOBase):
        raise InvalidParameterError(f"{name} is a text stream: open it in binary mode ('rb')")
    if size is not None and (isinstance(size, bool) or not isinstance(size, int) or size < 0):
        raise InvalidParameterError(f"size must be a whole number of bytes, 0 or more, not {size!r}")
    seekable = getattr(stream, "seekable", None)
    if callable(seekable) and seekable():
        return FileSource(stream, name, moved, size)
    return StreamSource(stream, name, moved, size)


def _stamp(file: BinaryIO) -> tuple[int, int] | None:
    try:
        status = os.fstat(file.fileno())
    except (OSError, AttributeError):
        return None  # not a file of the system's, such as io.BytesIO
    return (status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else None
