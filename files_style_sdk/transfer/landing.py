"""Local files that appear whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import BinaryIO, Self

from files_style_sdk.error import Error

__all__ = ["Landing"]


class Landing:
    """A file that is written beside its destination, and put in its place when it is whole.

    As a context manager it opens the file; leaving it without :meth:`publish` removes what was written, unless it is
    kept for a next run. A destination that is no regular file, such as a pipe or a device, is written to directly.

    Args:
        destination: The file to make or replace; a link is followed.
        temporary: What an earlier run has written of it, to go on with.
        size: Bytes that it will have, if that is known: there must be room for them.
        follow_links: Whether the destination may be a link, which stays one.

    Attributes:
        is_direct: Whether bytes go to the destination itself, which takes them in order.

    Raises:
        OSError: The file cannot be written, or there is no room for it; the error names `destination`.
    """

    def __init__(
        self,
        destination: Path,
        temporary: Path | None = None,
        size: int | None = None,
        *,
        follow_links: bool = True,
    ) -> None:
        self._given = destination
        self._final, self.is_direct = _resolved(destination, follow_links)
        self._earlier = temporary
        self.temporary = temporary or self._final.with_name(f".{secrets.token_hex(8)}.download")
        self._size = size
        self.is_kept = False
        """Whether what was written stays if it does not become whole."""
        self._file: BinaryIO | None = None
        self._lock = Lock()

    def __enter__(self) -> Self:
        with _naming(self._given):
            if self.is_direct:
                self._file = self._final.open("wb", buffering=0)
                return self
            self._check_room()
            # Made by open(), not tempfile, so that the permissions are those of any other new file.
            self._file = self.temporary.open("r+b" if self._earlier else "x+b", buffering=0)
            if self._earlier and self._size is not None and os.fstat(self._file.fileno()).st_size > self._size:
                self._file.truncate(self._size)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
            if not self.is_direct and not self.is_kept:
                with suppress(OSError):
                    self.temporary.unlink()
        if isinstance(error, OSError) and error.errno is not None and error.filename is None:
            raise OSError(error.errno, error.strerror, str(self._given)) from error

    def _check_room(self) -> None:
        if self._size is None:
            return
        there = self.temporary.stat().st_blocks * 512 if self._earlier and os.name != "nt" else 0
        free = shutil.disk_usage(self._final.parent).free
        if self._size - there > free:
            raise OSError(
                errno.ENOSPC, f"{os.strerror(errno.ENOSPC)}: {self._size - there:,} bytes are needed, {free:,} are free"
            )

    @property
    def file(self) -> BinaryIO:
        """The file, for writing in order."""
        assert self._file is not None
        return self._file

    def write_at(self, offset: int, block: bytes | memoryview) -> None:
        """Write at a position. Safe for several threads."""
        rest = memoryview(block)
        while rest:
            written = self._write_at(offset, rest)
            offset += written
            rest = rest[written:]

    def _write_at(self, offset: int, block: memoryview) -> int:
        if hasattr(os, "pwrite"):
            return os.pwrite(self.file.fileno(), block, offset)
        with self._lock:
            self.file.seek(offset)
            return self.file.write(block)

    def read_at(self, offset: int, size: int) -> bytes:
        """What was written at a position, by an earlier run perhaps."""
        with self._lock:
            self.file.seek(offset)
            return self.file.read(size)

    def publish(self, *, mtime: float | None = None, fsync: bool = False) -> None:
        """Put the file in its place.

        Args:
            mtime: Its modification time, in seconds since the epoch; None leaves it.
            fsync: Whether its bytes, and then its name, are on the disk before this returns.
        """
        with _naming(self._given):
            if fsync and not self.is_direct:
                os.fsync(self.file.fileno())
            self.file.close()
            if not self.is_direct:
                if mtime is not None:
                    os.utime(self.temporary, (mtime, mtime))
                self.temporary.replace(self._final)
                if fsync:
                    _sync_folder(self._final.parent)
        self._file = None


def _resolved(destination: Path, follow_links: bool) -> tuple[Path, bool]:
    """Where the bytes go, and whether that is something that cannot be replaced."""
    final = destination
    try:
        mode = os.lstat(destination).st_mode
        if stat.S_ISLNK(mode):
            if not follow_links:
                raise Error(f"{str(destination)!r} is a link, which could lead elsewhere; it was left alone")
            final = Path(os.path.realpath(destination))
            mode = os.stat(final).st_mode
    except FileNotFoundError:
        return final, False
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(destination))
    return final, not stat.S_ISREG(mode)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # a folder cannot be opened there; its names are in the file system's own journal
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _naming(destination: Path) -> Iterator[None]:
    """Make errors of the operating system name the file that the caller knows."""
    try:
        yield
    except OSError as error:
        if error.errno is None:
            raise
        raise OSError(error.errno, error.strerror, str(destination)) from error
