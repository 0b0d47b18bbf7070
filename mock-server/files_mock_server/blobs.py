"""Bytes on disk: immutable blobs with random names, so that no name of a client ever becomes a local path."""

from __future__ import annotations

import hashlib
import os
import shutil
import uuid
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from aiohttp import StreamReader

_BLOCK = 1 << 20
_SMALL = 1 << 18


@dataclass(frozen=True, slots=True)
class Blob:
    """One stored blob.

    Attributes:
        name: Its name in the store.
        size: Bytes.
        crc32: Its CRC-32.
        md5: Its MD5 in hexadecimal when it was small enough to hash at once, else None.
    """

    name: str
    size: int
    crc32: int
    md5: str | None


class TooLarge(Exception):
    """More bytes arrived than allowed."""


class Blobs:
    """The blob folder.

    A blob is written under ``tmp``, renamed into place and only then referenced by the database: whatever a killed
    process leaves behind is never reachable, and is swept at the next start.

    Args:
        folder: The data folder.
    """

    def __init__(self, folder: Path) -> None:
        self._root = folder / "blobs"
        self._tmp = folder / "tmp"
        shutil.rmtree(self._tmp, ignore_errors=True)
        self._tmp.mkdir(parents=True)
        self._root.mkdir(exist_ok=True)
        self._pins: Counter[str] = Counter()
        self._doomed: set[str] = set()

    def path(self, name: str) -> Path:
        """Where a blob lies."""
        return self._root / name[:2] / name

    async def receive(self, stream: StreamReader, limit: int) -> Blob:
        """Store a body as it arrives, in constant memory.

        Args:
            stream: The body.
            limit: Most bytes.

        Raises:
            TooLarge: If more bytes arrive.
        """
        temporary = self._tmp / uuid.uuid4().hex
        size = crc = 0
        md5 = hashlib.md5(usedforsecurity=False)
        try:
            with open(temporary, "wb", buffering=0) as file:
                async for chunk in stream.iter_any():
                    size += len(chunk)
                    if size > limit:
                        raise TooLarge
                    crc = zlib.crc32(chunk, crc)
                    if size <= _SMALL:
                        md5.update(chunk)
                    _write_all(file.fileno(), chunk)
            return self._publish(temporary, size, crc, md5.hexdigest() if size <= _SMALL else None)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise

    def store(self, data: bytes) -> Blob:
        """Store bytes that are in memory already."""
        temporary = self._tmp / uuid.uuid4().hex
        temporary.write_bytes(data)
        md5 = hashlib.md5(data, usedforsecurity=False).hexdigest()
        return self._publish(temporary, len(data), zlib.crc32(data), md5)

    def store_with(self, write: Callable[[Path], None], stopped: Callable[[], bool] = lambda: False) -> Blob:
        """Store what a function writes to a path; for worker threads, it blocks.

        Args:
            write: Writes the file.
            stopped: Whether to give up.
        """
        temporary = self._tmp / uuid.uuid4().hex
        try:
            write(temporary)
            crc, md5 = hash_files([temporary], stopped)
            return self._publish(temporary, temporary.stat().st_size, crc, md5)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise

    def _publish(self, temporary: Path, size: int, crc: int, md5: str | None) -> Blob:
        name = temporary.name
        target = self.path(name)
        try:
            temporary.rename(target)
        except FileNotFoundError:
            target.parent.mkdir(exist_ok=True)
            temporary.rename(target)
        return Blob(name, size, crc, md5)

    def remove(self, names: Iterable[str]) -> None:
        """Delete blobs; one that is being read goes when its last reader is done."""
        for name in names:
            if self._pins[name] > 0:
                self._doomed.add(name)
            else:
                del self._pins[name]
                with suppress(FileNotFoundError):
                    self.path(name).unlink()

    @contextmanager
    def pinned(self, names: Sequence[str]) -> Iterator[None]:
        """Keep blobs on disk while they are read, although their file may be deleted or replaced meanwhile."""
        self._pins.update(names)
        try:
            yield
        finally:
            self._pins.subtract(names)
            for name in names:
                if self._pins[name] <= 0:
                    del self._pins[name]
                    if name in self._doomed:
                        self._doomed.discard(name)
                        self.remove([name])

    def sweep(self, is_referenced: Callable[[str], bool]) -> int:
        """Delete the blobs that nothing refers to; returns how many."""
        swept = 0
        for folder in self._root.iterdir():
            for path in folder.iterdir():
                if not is_referenced(path.name):
                    path.unlink()
                    swept += 1
        return swept


def _write_all(descriptor: int, chunk: bytes) -> None:
    written = os.write(descriptor, chunk)
    while written < len(chunk):  # a full write is the rule; a nearly full disk writes short before it fails
        written += os.write(descriptor, memoryview(chunk)[written:])


def hash_files(paths: Iterable[Path], stopped: Callable[[], bool] = lambda: False) -> tuple[int, str]:
    """CRC-32 and MD5 of files joined; for worker threads, it blocks.

    Args:
        paths: The files, in order.
        stopped: Asked for every block; True gives up.

    Raises:
        InterruptedError: If it gave up.
    """
    crc, md5 = 0, hashlib.md5(usedforsecurity=False)
    buffer = bytearray(_BLOCK)
    view = memoryview(buffer)
    for path in paths:
        with open(path, "rb", buffering=0) as file:
            while count := file.readinto(buffer):
                if stopped():
                    raise InterruptedError
                crc = zlib.crc32(view[:count], crc)
                md5.update(view[:count])
    return crc, md5.hexdigest()
