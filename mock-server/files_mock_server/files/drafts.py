"""A blob under way that is written piece by piece, in one worker thread at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from io import FileIO
from pathlib import Path
from typing import Generic, TypeVar
from zlib import crc32

_IN_MEMORY = 1 << 18  # bytes, up to which nothing touches the disk before all is there
B = TypeVar("B")


class Draft(Generic[B]):
    """A blob under way; it can be written to as to a file, but not read.

    Args:
        path: Where it is written.
        publish: Makes a blob of the path, its bytes, CRC-32 and MD5.
    """

    def __init__(self, path: Path, publish: Callable[[Path, int, int, str | None], B]) -> None:
        self.size = 0
        """Bytes so far."""
        self._path = path
        self._publish = publish
        self._crc = 0
        self._md5 = hashlib.md5(usedforsecurity=False)
        self._held = bytearray()
        self._file: FileIO | None = None

    def write(self, data: bytes) -> int:
        """Add bytes; returns how many."""
        self._crc = crc32(data, self._crc)
        self._md5.update(data)
        self.size += len(data)
        self._held += data
        if len(self._held) > _IN_MEMORY:
            self._spill()
        return len(data)

    def _spill(self) -> FileIO:
        if self._file is None:
            self._file = open(self._path, "wb", buffering=0)  # noqa: SIM115 - closed by `publish` or `discard`
        with memoryview(self._held) as left:
            at = 0
            while at < len(left):  # a nearly full disk writes short before it fails
                at += self._file.write(left[at:])
        self._held.clear()
        return self._file

    def flush(self) -> None:
        """Does nothing: only a whole blob is of use."""

    def publish(self) -> B:
        """Make it a blob."""
        self._spill().close()
        blob = self._publish(self._path, self.size, self._crc, self._md5.hexdigest())
        self._file = None
        return blob

    def discard(self) -> None:
        """Delete it, unless it was published."""
        if self._file is not None:
            self._file.close()
            self._path.unlink(missing_ok=True)
            self._file = None
