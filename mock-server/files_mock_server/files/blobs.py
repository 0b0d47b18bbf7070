"""Bytes on disk: immutable blobs with random names, so that no name of a client ever becomes a local path."""

from __future__ import annotations

import asyncio
import hashlib
import os
import shutil
import uuid
from collections import Counter
from collections.abc import AsyncIterator, Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from aiohttp.web import BaseRequest

from files_mock_server.files.drafts import Draft
from files_mock_server.files.receiving import read_body

try:
    from isal.isal_zlib import crc32  # nine times as fast
except ImportError:
    from zlib import crc32

FOLDER = "blobs"
"""Folder of the blobs below a data folder."""

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


class ByteStream(Protocol):
    """What bytes come from, such as the body of a request."""

    def iter_any(self) -> AsyncIterator[bytes]:
        """The bytes in pieces, as they come."""
        ...


class TooLarge(Exception):
    """More bytes arrived than allowed."""


class Blobs:
    """The blob folder.

    A blob is written under ``tmp``, renamed into place and only then referenced by the database: whatever a killed
    process leaves behind is never reachable, and is swept at the next start.

    Args:
        folder: The data folder.
        durable: Whether to sync each blob to disk before anything refers to it.
    """

    def __init__(self, folder: Path, *, durable: bool = False) -> None:
        self._durable = durable
        self._root = folder / FOLDER
        self._tmp = folder / "tmp"
        shutil.rmtree(self._tmp, ignore_errors=True)
        self._tmp.mkdir(parents=True)
        self._root.mkdir(exist_ok=True)
        self._pins: Counter[str] = Counter()
        self._doomed: set[str] = set()

    def path(self, name: str) -> Path:
        """Where a blob lies."""
        return blob_path(self._root, name)

    async def receive(self, body: BaseRequest | ByteStream, limit: int) -> Blob:
        """Store a body as it arrives, in constant memory.

        Args:
            body: A request, or what else the bytes come from.
            limit: Most bytes.

        Raises:
            TooLarge: If more bytes arrive.
        """
        incoming = _Incoming(self._tmp / uuid.uuid4().hex, limit)
        try:
            if isinstance(body, BaseRequest):
                await read_body(body, incoming.write)
            else:
                async for chunk in body.iter_any():
                    incoming.write(chunk)
            if self._durable:
                await asyncio.to_thread(os.fsync, incoming.descriptor)
            blob = self._publish(incoming.path, incoming.size, incoming.crc, incoming.md5)
            if self._durable:
                await asyncio.to_thread(self._sync_name, blob.name)
            return blob
        finally:
            incoming.close()

    def store(self, data: bytes) -> Blob:
        """Store bytes that are in memory already."""
        temporary = self._tmp / uuid.uuid4().hex
        temporary.write_bytes(data)
        md5 = hashlib.md5(data, usedforsecurity=False).hexdigest()
        return self._publish_durably(temporary, len(data), crc32(data), md5)

    def draft(self) -> Draft[Blob]:
        """An empty blob that is written piece by piece, in worker threads."""
        return Draft(self._tmp / uuid.uuid4().hex, self._publish_durably)

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
            return self._publish_durably(temporary, temporary.stat().st_size, crc, md5)
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

    def _publish_durably(self, temporary: Path, size: int, crc: int, md5: str | None) -> Blob:
        if self._durable:
            _sync(temporary)
        blob = self._publish(temporary, size, crc, md5)
        if self._durable:
            self._sync_name(blob.name)
        return blob

    def _sync_name(self, name: str) -> None:
        """Make a blob's name durable, and that of its folder, which may be new."""
        _sync(self.path(name).parent)
        _sync(self._root)

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
    def pinned(self, names: Collection[str]) -> Iterator[None]:
        """Keep blobs on disk while they are read, although their file may be deleted or replaced meanwhile."""
        self.pin(names)
        try:
            yield
        finally:
            self.unpin(names)

    def pin(self, names: Collection[str]) -> None:
        """Keep blobs on disk until :meth:`unpin`, whatever is removed meanwhile."""
        self._pins.update(names)

    def unpin(self, names: Collection[str]) -> None:
        """Take back a :meth:`pin`; what was removed meanwhile goes."""
        self._pins.subtract(names)
        for name in names:
            if self._pins[name] <= 0:
                del self._pins[name]
                if name in self._doomed:
                    self._doomed.discard(name)
                    self.remove([name])

    def revive(self, names: Iterable[str]) -> None:
        """Take back the removal of pinned blobs, because something refers to them again."""
        self._doomed.difference_update(names)

    def sweep(self, is_referenced: Callable[[str], bool]) -> int:
        """Delete the blobs that nothing refers to; returns how many."""
        swept = 0
        for folder in self._root.iterdir():
            for path in folder.iterdir():
                if self._pins[path.name] <= 0 and not is_referenced(path.name):
                    path.unlink()
                    swept += 1
        return swept


class _Incoming:
    """A blob whose bytes are arriving; closing it removes what was not published."""

    __slots__ = ("_limit", "_md5", "crc", "descriptor", "path", "size")

    def __init__(self, path: Path, limit: int) -> None:
        self.path = path
        self._limit = limit
        self.descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)
        self.size = self.crc = 0
        self._md5 = hashlib.md5(usedforsecurity=False)

    @property
    def md5(self) -> str | None:
        return self._md5.hexdigest() if self.size <= _SMALL else None

    def write(self, data: bytes | memoryview) -> None:
        self.size += len(data)
        if self.size > self._limit:
            raise TooLarge
        self.crc = crc32(data, self.crc)
        if self.size <= _SMALL:
            self._md5.update(data)
        written = os.write(self.descriptor, data)
        while written < len(data):  # a full write is the rule; a nearly full disk writes short before it fails
            written += os.write(self.descriptor, memoryview(data)[written:])

    def close(self) -> None:
        os.close(self.descriptor)
        self.path.unlink(missing_ok=True)


def blob_path(root: Path, name: str) -> Path:
    """Where a blob lies.

    Args:
        root: The folder :data:`FOLDER` of a data folder.
        name: The blob.
    """
    return root / name[:2] / name


def _sync(path: Path) -> None:
    """Make a file's bytes, or a folder's names, survive a loss of power."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


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
                crc = crc32(view[:count], crc)
                md5.update(view[:count])
    return crc, md5.hexdigest()
