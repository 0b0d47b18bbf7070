"""Zip archives, read, checked and written in slices; for worker threads, it blocks and knows no database."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from files_mock_server.files.blobs import Blob
from files_mock_server.files.drafts import Draft
from files_mock_server.paths import RemotePath, check_folder_names, parse_path
from files_mock_server.problems import Problem

MAX_ENTRIES = 100_000
MAX_UNPACKED = 16 << 30  # bytes
_MAX_DIRECTORY = 64 << 20  # bytes that may be read to learn what an archive holds
_BLOCK = 1 << 20
_SLICE = 8 << 20  # bytes that are written before others have their turn
_FILES = 50  # that are unpacked before
_ENCRYPTED = 0x1  # of the general purpose flags (APPNOTE.TXT, 4.4.4)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)

Pieces = Sequence[tuple[Path, int]]
"""The blobs that make up a file, each with its bytes."""


def refused(why: str) -> Problem:
    """The problem of an archive that cannot be unpacked."""
    return Problem("processing-failure/invalid-zip-file", why)


class _Joined(io.RawIOBase):
    """A seekable view of blobs joined, of which only so many bytes may be read until the limit is lifted."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self._size = sum(size for _, size in pieces)
        self._at = 0
        self.left: int | None = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: Any) -> int:
        if self.left is not None:
            self.left -= len(buffer)
            if self.left < 0:
                raise refused("The archive's directory is too big.")
        start = 0
        for path, size in self._pieces:
            if start <= self._at < start + size:
                with open(path, "rb", buffering=0) as file:
                    file.seek(self._at - start)
                    count: int = file.readinto(memoryview(buffer)[: start + size - self._at])
                self._at += count
                return count
            start += size
        return 0


def reader(pieces: Pieces) -> io.BufferedReader:
    """A file made of blobs, to read."""
    return io.BufferedReader(_Joined(pieces), _BLOCK)


def open_archive(pieces: Pieces) -> zipfile.ZipFile:
    """Open an archive and read its directory.

    Raises:
        Problem: ``processing-failure/invalid-zip-file`` if it is none, or holds too much.
    """
    source = _Joined(pieces)
    source.left = _MAX_DIRECTORY
    try:
        archive = zipfile.ZipFile(io.BufferedReader(source, 1 << 16))
    except _BROKEN:
        raise refused("The file is no zip archive.") from None
    source.left = None
    if len(archive.infolist()) > MAX_ENTRIES:
        raise refused(f"The archive holds more than {MAX_ENTRIES} entries.")
    return archive


class Member(NamedTuple):
    """An entry of an archive and the path under which it will be."""

    info: zipfile.ZipInfo
    path: RemotePath

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return self.info.is_dir()


def members(archive: zipfile.ZipFile, destination: RemotePath, wanted: str = "") -> list[Member]:
    """What an archive holds, once it is clear that all of it can be unpacked.

    A name that climbs out of the folder, or starts at a root, lands inside the folder.

    Args:
        archive: The archive.
        destination: The folder.
        wanted: The name of the only file to unpack, empty for all.

    Raises:
        Problem: ``processing-failure/invalid-zip-file`` for what is encrypted, has no name, is there twice, or is both
            a file and a folder; ``not-found/file-not-found``; ``processing-failure/path-too-long``.
    """
    found = []
    for info in archive.infolist():
        if wanted and info.filename != wanted:
            continue
        if info.flag_bits & _ENCRYPTED:
            raise refused(f"{info.filename[:500]!r} is encrypted.")
        path = parse_path(f"{destination.text}/{parse_path(info.filename).text}")
        if path.keys == destination.keys:
            if info.is_dir():
                continue
            raise refused(f"{info.filename[:500]!r} is no name of a file.")
        check_folder_names(path if info.is_dir() else path.parent)
        found.append(Member(info, path))
    if wanted and not found:
        raise Problem("not-found/file-not-found", f"The archive holds no {wanted[:500]!r}.")
    if sum(member.info.file_size for member in found) > MAX_UNPACKED:
        raise refused(f"The archive holds more than {MAX_UNPACKED} bytes.")
    _check_distinct(found)
    return found


def _check_distinct(found: Sequence[Member]) -> None:
    """Refuse files of one name, and files that others lie below; sorted, these are neighbours."""
    file: Member | None = None
    for member in sorted(found, key=lambda member: (member.path.keys, member.is_folder)):
        if file is not None and member.path.is_within(file.path):
            raise refused(f"{file.path.text[:500]!r} is in the archive twice, or is both a file and a folder.")
        if not member.is_folder:
            file = member


class Unpacker:
    """Unpacks members one by one.

    What an archive says of its sizes is not believed: the bytes are counted as they come.

    Args:
        archive: The archive.
        draft: Makes an empty blob to write to.
        stopped: Whether to give up.
        limit: Most bytes of all together.
    """

    def __init__(
        self,
        archive: zipfile.ZipFile,
        draft: Callable[[], Draft[Blob]],
        stopped: Callable[[], bool],
        limit: int = MAX_UNPACKED,
    ) -> None:
        self._archive = archive
        self._draft = draft
        self._stopped = stopped
        self._limit = limit
        self._left = limit

    def unpack(self, found: Sequence[Member]) -> Generator[list[tuple[Member, Blob]]]:
        """Unpack files; folders are passed over.

        Args:
            found: What to unpack.

        Yields:
            The files that are done since the last time, each with its blob, whenever others may have their turn.

        Raises:
            Problem: ``processing-failure/invalid-zip-file`` for an archive that is broken or too big; what is done by
                then was yielded.
        """
        done: list[tuple[Member, Blob]] = []
        left = self._left
        for member in found:
            if member.is_folder:
                continue
            blob = self._draft()
            try:
                for _ in self._copy(member, blob):
                    yield done
                    done = []
                done.append((member, blob.publish()))
            except (*_BROKEN, Problem) as error:
                yield done
                if isinstance(error, Problem):
                    raise
                raise refused(f"Cannot unpack {member.info.filename[:500]!r}: {error}.") from None
            finally:
                blob.discard()
            if len(done) >= _FILES or left - self._left >= _SLICE:
                yield done
                done, left = [], self._left
        yield done

    def _copy(self, member: Member, blob: Draft[Blob]) -> Iterator[None]:
        turn = _SLICE
        with self._archive.open(member.info) as source:
            while chunk := source.read(_BLOCK):
                self._left, turn = self._left - len(chunk), turn - len(chunk)
                if self._left < 0:
                    raise refused(f"The archive holds more than {self._limit} bytes.")
                if self._stopped():
                    raise InterruptedError
                blob.write(chunk)
                if turn <= 0:
                    turn = _SLICE
                    yield


class Source(NamedTuple):
    """What goes into an archive.

    Attributes:
        name: Its path in the archive.
        pieces: Its bytes, None for a folder.
        when: When it was changed, in microseconds since the epoch.
    """

    name: str
    pieces: Pieces | None
    when: int


class Packer:
    """An archive under way.

    Args:
        draft: The empty blob that it is written to.
        stopped: Whether to give up.
    """

    def __init__(self, draft: Draft[Blob], stopped: Callable[[], bool]) -> None:
        self._draft = draft
        self._stopped = stopped
        self._archive = zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED)  # type: ignore[call-overload]

    def add(self, sources: Sequence[Source]) -> Generator[None]:
        """Add files and folders; yields where others may have their turn."""
        turn = _SLICE
        for source in sources:
            name = source.name + "/" if source.pieces is None else source.name
            if name in self._archive.NameToInfo:
                continue
            info = zipfile.ZipInfo(name, _date(source.when))
            info.compress_type = zipfile.ZIP_STORED if source.pieces is None else zipfile.ZIP_DEFLATED
            info.external_attr = (0o40755 << 16 | 0x10) if source.pieces is None else 0o100644 << 16
            if source.pieces is None:
                self._archive.writestr(info, b"")
                continue
            with reader(source.pieces) as file, self._archive.open(info, "w", force_zip64=True) as member:
                while chunk := file.read(_BLOCK):
                    if self._stopped():
                        raise InterruptedError
                    member.write(chunk)
                    turn -= len(chunk)
                    if turn <= 0:
                        turn = _SLICE
                        yield

    def finish(self) -> Blob:
        """End the archive and make it a blob."""
        self._archive.close()
        return self._draft.publish()

    def discard(self) -> None:
        """Delete it, unless it was finished."""
        self._archive.fp = None  # nothing more is to be written, not even its end
        self._draft.discard()


def _date(microseconds: int) -> tuple[int, int, int, int, int, int]:
    """A time as archives have it: from 1980 to 2107."""
    earliest, latest = datetime(1980, 1, 1, tzinfo=UTC), datetime(2107, 12, 31, tzinfo=UTC)
    seconds = min(max(microseconds / 1e6, earliest.timestamp()), latest.timestamp())
    moment = datetime.fromtimestamp(seconds, UTC)
    return (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
