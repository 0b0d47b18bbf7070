"""Local files that appear whole or not at all, and local names that a server may choose."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import BinaryIO, Self

from files_style_sdk.error import Error

__all__ = ["Landing", "safe_local_path"]


class Landing:
    """A file that is written beside its destination, and put in its place when it is whole.

    As a context manager it opens the file; leaving it without :meth:`publish` removes what was written, unless it is
    kept for a next run. A destination that is no regular file, such as a pipe or a device, is written to directly.

    Args:
        destination: The file to make or replace; a link is followed.
        temporary: What an earlier run has written of it, to go on with.
        size: Bytes that it will have, if that is known: there must be room for them.

    Raises:
        OSError: The file cannot be written, or there is no room for it; the error names `destination`.
    """

    def __init__(self, destination: Path, temporary: Path | None = None, size: int | None = None) -> None:
        self._given = destination
        self._final = Path(os.path.realpath(destination))
        if self._final.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(destination))
        self.is_direct = self._final.exists() and not self._final.is_file()
        """Whether bytes go to the destination itself, which takes them in order."""
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
            self._file = self.temporary.open("r+b" if self._earlier else "xb", buffering=0)
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
            if fsync:
                os.fsync(self.file.fileno())
            self.file.close()
            if not self.is_direct:
                if mtime is not None:
                    os.utime(self.temporary, (mtime, mtime))
                self.temporary.replace(self._final)
                if fsync:
                    _sync_folder(self._final.parent)
        self._file = None


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


_RESERVED_ON_WINDOWS = frozenset(
    (
        "con",
        "prn",
        "aux",
        "nul",
        "conin$",
        "conout$",
        *(f"{port}{n}" for port in ("com", "lpt") for n in "123456789¹²³"),
    )
)


def safe_local_path(root: Path, relative: str, *, windows: bool = os.name == "nt") -> Path:
    """The local path for a name that a server sent, below `root` and nowhere else.

    Args:
        root: The folder that it must stay in.
        relative: The remote path relative to the folder that is downloaded, with slashes.
        windows: Whether the rules of Windows names hold.

    Raises:
        Error: The name would lead elsewhere, or cannot be a local name.
    """
    path = root
    for segment in relative.split("/"):
        if segment in ("", ".", "..") or "\0" in segment or os.sep in segment or _is_unsafe(segment, windows):
            raise Error(f"{relative!r} is no safe name for a local file; it was not downloaded")
        path = path / segment
        if path.is_symlink():
            raise Error(
                f"{str(path)!r} is a link, which could lead out of {str(root)!r}; {relative!r} was not downloaded"
            )
    return path


def _is_unsafe(segment: str, windows: bool) -> bool:
    if not windows:
        return False
    stem = segment.partition(".")[0].strip().lower()
    return (
        stem in _RESERVED_ON_WINDOWS
        or segment[-1] in ". "
        or any(char in '<>:"|?*\\' or ord(char) < 32 for char in segment)
    )
