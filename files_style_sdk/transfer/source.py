"""Where the bytes of an upload come from, a part at a time."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable
from threading import Lock
from typing import BinaryIO

from files_style_sdk.error import InvalidParameterError, SourceChangedError
from files_style_sdk.transfer.verification import Digest

__all__ = ["FileSource", "HeldPart", "Part", "StreamSource", "buffered_part_size", "is_regular_file"]

_BUFFER_LIMIT = 16 * 1024 * 1024
_PARTS_PER_DOUBLING = 1000
_SMALL = 1024 * 1024
Moved = Callable[[int], None]


class HeldPart:
    """A part whose bytes are in memory, as a request body that can be sent again.

    Args:
        number: Its number, counted from 1.
        content: Its bytes.
        is_last: Whether no other follows.
        digest: The checksum of its bytes, or of all up to its end.
    """

    def __init__(self, number: int, content: bytes, is_last: bool, digest: Digest) -> None:
        self.number = number
        self.size = len(content)
        self.is_last = is_last
        self.content = content
        self.digest = digest

    @property
    def read_so_far(self) -> int:
        """Bytes that were read of it."""
        return self.size

    def open(self) -> io.BytesIO:
        """A reader placed at the first byte."""
        return io.BytesIO(self.content)


class FileSource:
    """A regular file, from where it stands to its end. Its parts may be read by several threads at once.

    Args:
        file: The file, opened for reading in binary mode; it is left open, where it was.
        name: How messages call it.
        moved: Told how many bytes were read, and minus that many when a part begins anew.
        size: How many bytes to take; by default all to the end.
    """

    def __init__(self, file: BinaryIO, name: str, moved: Moved, size: int | None = None) -> None:
        self.name = name
        self._moved = moved
        self._moved_so_far = 0
        self._file = file
        self._start = file.tell()
        self._stamp = _stamp(file.fileno())
        there = max(0, self._stamp[0] - self._start)
        if size is not None and size > there:
            raise SourceChangedError(
                f"{name} was said to have {size} bytes, but has only {there} bytes from where it stands"
            )
        self.size: int = there if size is None else size
        self._lock = Lock()

    def moved(self, count: int) -> None:
        """`count` bytes more were read to be sent; fewer than nothing when a part begins anew."""
        self._moved_so_far += count
        self._moved(count)

    def moved_so_far(self) -> int:
        """Bytes that were read to be sent."""
        return self._moved_so_far

    def sum_up(self, digest: Digest, size: int) -> None:
        """Have a checksum take in the first `size` bytes, which are not sent again."""
        buffer = memoryview(bytearray(min(size, _SMALL)))
        position = 0
        while position < size:
            count = self.read_at(position, buffer[: size - position])
            digest.update(buffer[:count])
            position += count

    @property
    def fingerprint(self) -> str:
        """What tells this state of the file from others."""
        status = os.fstat(self._file.fileno())
        return f"{status.st_dev}:{status.st_ino}:{status.st_size}:{status.st_mtime_ns}:{self._start}:{self.size}"

    def part(self, number: int, offset: int, size: int, before: Digest) -> Part | HeldPart:
        """One part, as a request body.

        Args:
            number: Its number, counted from 1.
            offset: Where it begins, counted from where the file stood.
            size: How many bytes it has.
            before: The checksum to go on with.
        """
        part = Part(self, number, offset, size, before)
        if size > _SMALL:
            return part
        buffer = bytearray(size)
        reader = part.open()
        filled = 0
        while filled < size:
            filled += reader.readinto(memoryview(buffer)[filled:])
        return HeldPart(number, bytes(buffer), offset + size == self.size, part.digest)

    def read_at(self, offset: int, buffer: memoryview) -> int:
        """Read from a position.

        Raises:
            SourceChangedError: There is nothing any more, or it cannot be read.
        """
        try:
            count = self._read_at(self._start + offset, buffer)
        except (OSError, ValueError) as error:
            # A network layer would take an OSError for trouble with the connection.
            raise SourceChangedError(f"{self.name} could not be read: {_reason(error)}") from error
        if count == 0 and len(buffer):
            raise SourceChangedError(
                f"{self.name} became shorter while it was being uploaded (at byte {offset} of {self.size}); "
                "nothing was published"
            )
        return count

    def _read_at(self, position: int, buffer: memoryview) -> int:
        descriptor = self._file.fileno()
        if hasattr(os, "preadv"):
            return os.preadv(descriptor, [buffer], position)
        with self._lock:
            here = os.lseek(descriptor, 0, os.SEEK_CUR)
            try:
                os.lseek(descriptor, position, os.SEEK_SET)
                block = os.read(descriptor, len(buffer))
            finally:
                os.lseek(descriptor, here, os.SEEK_SET)
        buffer[: len(block)] = block
        return len(block)

    def check_unchanged(self) -> None:
        """Make sure that what was read is still what is there.

        Raises:
            SourceChangedError: Size or modification time differ from those at the start.
        """
        try:
            stamp = _stamp(self._file.fileno())
        except (OSError, ValueError) as error:
            raise SourceChangedError(f"{self.name} was closed while it was being uploaded") from error
        if stamp != self._stamp:
            raise SourceChangedError(f"{self.name} changed while it was being uploaded; nothing was published")


class Part:
    """One part of a file, as a request body that can be sent again.

    Args:
        source: The file.
        number: Its number, counted from 1.
        offset: Where in the source it begins.
        size: How many bytes it has.
        before: The checksum to go on with.
    """

    content: bytes | None = None

    def __init__(self, source: FileSource, number: int, offset: int, size: int, before: Digest) -> None:
        self.number = number
        self.size = size
        self.is_last = offset + size == source.size
        self.digest = before
        self._source = source
        self._offset = offset
        self._before = before
        self._reader: _PartReader | None = None

    @property
    def read_so_far(self) -> int:
        """Bytes that were read of it."""
        return 0 if self._reader is None else self._reader.position

    def open(self) -> _PartReader:
        """A reader placed at the first byte."""
        self._source.moved(-self.read_so_far)
        self.digest = self._before.copy()
        self._reader = _PartReader(self._source, self._offset, self.size, self.digest)
        return self._reader


class _PartReader:
    """Reads one part and sums it up on the way."""

    def __init__(self, source: FileSource, offset: int, size: int, digest: Digest) -> None:
        self._source = source
        self._offset = offset
        self._size = size
        self._digest = digest
        self.position = 0

    def readinto(self, buffer: memoryview) -> int:
        """Put the next bytes into a buffer; returns how many, 0 at the end."""
        wanted = buffer[: self._size - self.position]
        if not wanted:
            return 0
        count = self._source.read_at(self._offset + self.position, wanted)
        self._digest.update(wanted[:count])
        self.position += count
        self._source.moved(count)
        return count


class StreamSource:
    """A stream that is read once, from where it stands; a part of it at a time is held in memory.

    Args:
        stream: Gives bytes; it is left open.
        name: How messages call it.
        moved: Told how many bytes were read.
        size: How many bytes to take; by default all there are.

    Raises:
        InvalidParameterError: It cannot be read, it is a text stream, or `size` is no size.
        SourceChangedError: It can tell that it has fewer bytes.
    """

    def __init__(self, stream: BinaryIO, name: str, moved: Moved, size: int | None = None) -> None:
        _check_stream(stream, name, size)
        self.name = name
        self._moved = moved
        self._stream = stream
        there = _bytes_left(stream)
        if size is not None and there is not None and size > there:
            raise SourceChangedError(
                f"{name} was said to have {size} bytes, but has only {there} bytes from where it stands"
            )
        self.size = there if size is None else size
        self._ahead = b""
        self._taken = 0

    def next_part(self, number: int, part_size: int, before: Digest) -> HeldPart:
        """The part that comes after those taken so far.

        Args:
            number: Its number, counted from 1.
            part_size: How many bytes it has if it is not the last.
            before: The checksum to go on with.

        Raises:
            SourceChangedError: The stream ended before its size was reached.
        """
        content = self._read_fully(part_size if self.size is None else min(part_size, self.size - self._taken))
        if self.size is None and len(content) == part_size:
            self._ahead = self._read_fully(1)  # tells whether another part follows
        self._taken += len(content)
        is_last = not self._ahead if self.size is None else self._taken == self.size
        if self.size is not None and not is_last and len(content) < part_size:
            raise SourceChangedError(
                f"{self.name} was said to have {self.size} bytes but ended after {self._taken}; nothing was published"
            )
        digest = before.copy()
        digest.update(content)
        self._moved(len(content))
        return HeldPart(number, content, is_last, digest)

    def moved_so_far(self) -> int:
        """Bytes that were read."""
        return self._taken

    def _read_fully(self, size: int) -> bytes:
        blocks = [self._ahead] if self._ahead else []
        missing = size - len(self._ahead)
        self._ahead = b""
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


def buffered_part_size(number: int, part_size: int) -> int:
    """How much of a part to hold in memory and send as one.

    Parts may be smaller than granted, so memory stays bounded; the bound grows so that ten thousand parts are enough
    for any stream.

    Args:
        number: The part's number, counted from 1.
        part_size: The size that was granted.
    """
    return min(part_size, _BUFFER_LIMIT << (number // _PARTS_PER_DOUBLING))


def is_regular_file(stream: BinaryIO) -> bool:
    """Whether a stream is a file of the operating system's whose bytes can be read at any place."""
    raw = stream.raw if isinstance(stream, (io.BufferedReader, io.BufferedRandom)) else stream
    if type(raw) is not io.FileIO:
        return False  # something around a file, such as one that is unpacked while it is read
    try:
        if stream.writable():
            stream.flush()
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, AttributeError, ValueError):
        return False


def _check_stream(stream: BinaryIO, name: str, size: int | None) -> None:
    if not callable(getattr(stream, "read", None)):
        raise InvalidParameterError(
            f"{name} must be a binary stream (an object with read()), not {type(stream).__name__}"
        )
    if isinstance(stream, io.TextIOBase):
        raise InvalidParameterError(f"{name} is a text stream: open it in binary mode ('rb')")
    if getattr(stream, "closed", False) is True:
        raise InvalidParameterError(f"{name} is closed: open it, and keep it open while it is read")
    readable = getattr(stream, "readable", None)
    if callable(readable) and not readable():
        raise InvalidParameterError(f"{name} cannot be read: open it for reading ('rb')")
    if size is not None and (isinstance(size, bool) or not isinstance(size, int) or size < 0):
        raise InvalidParameterError(f"size must be a whole number of bytes, 0 or more, not {size!r}")


def _bytes_left(stream: BinaryIO) -> int | None:
    """How many bytes come before the end of a stream that can seek, None of others."""
    seekable = getattr(stream, "seekable", None)
    if not (callable(seekable) and seekable()):
        return None
    here = stream.tell()
    there = stream.seek(0, os.SEEK_END)
    stream.seek(here)
    return max(0, there - here)


def _stamp(descriptor: int) -> tuple[int, int]:
    status = os.fstat(descriptor)
    return status.st_size, status.st_mtime_ns


def _reason(error: OSError | ValueError) -> str:
    return str(getattr(error, "strerror", None) or error)
