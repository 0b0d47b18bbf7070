"""Downloading: ask where the bytes are, take them in, and let nothing but the whole file be seen."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from files_style_sdk.delivery import Flow, attempt
from files_style_sdk.error import APIConnectionError, IntegrityError, InvalidParameterError
from files_style_sdk.path_util import normalize
from files_style_sdk.retry import backoff
from files_style_sdk.settings import Settings
from files_style_sdk.transfer.checksum import crc32_of_pieces
from files_style_sdk.transfer.content import RemoteContent
from files_style_sdk.transfer.download_plan import (
    PROGRESS_THAT_COUNTS,
    DownloadLimits,
    DownloadPlan,
    Locate,
    Range,
    Taken,
)
from files_style_sdk.transfer.landing import Landing
from files_style_sdk.transfer.operations import checked_remote_path
from files_style_sdk.transfer.progress import Meter
from files_style_sdk.transfer.resuming import DownloadRecord, download_record
from files_style_sdk.transfer.tuning import TransferOptions
from files_style_sdk.transfer.verification import Digest, check
from files_style_sdk.wire import Failure, Receive, Response, Sleep, Together

__all__ = ["RemoteContent", "download_file", "download_stream", "download_to"]

_BLOCK_SIZE = 1024 * 1024
_WORTH_A_LOOK = 256 * 1024


def download_file(
    remote: str,
    local: str | os.PathLike[str] | None,
    meter: Meter,
    settings: Settings,
    options: TransferOptions,
) -> Flow[dict[str, Any]]:
    """Download a file. It appears under its name only when it is whole and verified.

    Args:
        remote: The file.
        local: Where to; None is its own name in the current folder, and an existing folder is one for it.
        meter: Told how far the download is.
        settings: The settings of all its calls.
        options: What is asked of it.

    Returns:
        The file's record, as plain data.

    Raises:
        OSError: The destination cannot be written, or there is no room for it.
        IntegrityError: The bytes are not those that the service describes.
    """
    return (yield from download_to(remote, _destination(remote, local), meter, settings, options))


def download_to(
    remote: str,
    path: Path,
    meter: Meter,
    settings: Settings,
    options: TransferOptions,
    *,
    follow_links: bool = True,
) -> Flow[dict[str, Any]]:
    """Download a file to a path that is known to be its own; see :func:`download_file`.

    Args:
        remote: The file.
        path: Where to.
        meter: Told how far the download is.
        settings: The settings of all its calls.
        options: What is asked of it.
        follow_links: Whether the path may be a link.
    """
    content = RemoteContent(remote, settings)
    with download_record(options, remote, path, settings) as earlier:
        yield from content.locate()
        meter.expect(content.size)
        if _goes_by_ranges(content, path, options):
            yield from _Ranges(content, path, meter, settings, options, earlier).download(follow_links)
            return content.record
        # For a small file, looking whether there is room costs more than finding out.
        size = content.size if content.size and content.size > _WORTH_A_LOOK else None
        with Landing(path, size=size, follow_links=follow_links) as landing:
            yield from _download_in_order(content, landing.file, meter, settings, options)
            landing.publish(mtime=_mtime(content.record, options), fsync=options.fsync)
    return content.record


def download_stream(
    remote: str, stream: BinaryIO, meter: Meter, settings: Settings, options: TransferOptions
) -> Flow[dict[str, Any]]:
    """Write a file's bytes to a binary stream, which is left open.

    Args:
        remote: The file.
        stream: Anything with a `write` that takes bytes.
        meter: Told how far the download is.
        settings: The settings of all its calls.
        options: What is asked of it.

    Returns:
        The file's record, as plain data.

    Raises:
        InvalidParameterError: The stream cannot be written to, or it was asked to be resumable.
        IntegrityError: The bytes are not those that the service describes; they have been written by then.
    """
    if not callable(getattr(stream, "write", None)):
        raise InvalidParameterError(f"download_stream needs a stream with write(), not {type(stream).__name__}")
    if options.is_resumable:
        raise InvalidParameterError("a later run cannot go on with a stream: resume and checkpoint need download_file")
    content = RemoteContent(checked_remote_path(remote), settings)
    yield from content.locate()
    meter.expect(content.size)
    yield from _download_in_order(content, stream, meter, settings, options)
    return content.record


def _destination(remote: str, local: str | os.PathLike[str] | None) -> Path:
    name = normalize(checked_remote_path(remote)).rpartition("/")[2]
    if local is not None and not isinstance(local, (str, os.PathLike)):
        raise InvalidParameterError(f"the local file must be a path, not {type(local).__name__}")
    path = Path(name if local is None else local)
    if path.is_dir():
        path = path / name
    elif not path.parent.is_dir():
        code = errno.ENOTDIR if path.parent.exists() else errno.ENOENT
        raise OSError(code, os.strerror(code), str(path))
    return path


def _goes_by_ranges(content: RemoteContent, path: Path, options: TransferOptions) -> bool:
    if content.size is None or content.size < options.tuning.parallel_from or options.verify == "md5":
        return False  # the MD5 of ranges cannot be put together
    return not path.exists() or path.is_file()


def _download_in_order(
    content: RemoteContent, stream: BinaryIO, meter: Meter, settings: Settings, options: TransferOptions
) -> Flow[None]:
    """Write all bytes to a stream, going on where a broken connection left off, and verify them."""
    intake = _Intake(_write_all(stream), meter.moved, Digest(options.verify))
    yield from _receive_in_order(content, intake, settings)
    check(content.record, content.remote, intake.size, intake.digest)


def _receive_in_order(content: RemoteContent, intake: _Intake, settings: Settings) -> Flow[None]:
    breaks = 0
    while True:
        resumed_at = intake.size
        body = yield from content.open(intake.size)
        try:
            failure = yield Receive(body, intake.write)
        finally:
            body.close()
        if failure is None or intake.size == content.size:  # all is there, whatever else was announced
            return
        breaks = 1 if intake.size - resumed_at >= PROGRESS_THAT_COUNTS else breaks + 1
        if breaks > settings.max_network_retries or (content.etag is None and intake.size):
            raise _broken(content, failure, intake.size)
        yield Sleep(backoff(breaks - 1, settings))


def _broken(content: RemoteContent, failure: Failure, position: int) -> APIConnectionError:
    total = f" of {content.size}" if content.size is not None else ""
    error = APIConnectionError(f"{content.remote}: {failure.reason}, after {position}{total} bytes")
    error.__cause__ = failure.cause
    return error


class _Ranges:
    """One download of a file of known size by ranges, several at once.

    Args:
        content: The file.
        path: Where to.
        meter: Told how far it is.
        settings: Those of all calls.
        options: What is asked of it.
        earlier: What an earlier run has left.
    """

    def __init__(
        self,
        content: RemoteContent,
        path: Path,
        meter: Meter,
        settings: Settings,
        options: TransferOptions,
        earlier: DownloadRecord,
    ) -> None:
        assert content.size is not None
        self._content = content
        self._size = content.size
        self._path = path
        self._meter = meter
        self._settings = settings
        self._options = options
        self._earlier = earlier
        self._moved = 0
        self._landing: Landing

    def download(self, follow_links: bool) -> Flow[None]:
        """Take all in, verify it, and publish it."""
        temporary = self._take_up()
        with Landing(self._path, temporary, self._size, follow_links=follow_links) as self._landing:
            pieces = self._good_pieces() if temporary is not None else []
            self._landing.is_kept = temporary is not None
            try:
                plan = self._plan(pieces)
                yield Together(plan, self._work, self._options.pause_token)
                yield from self._content.check_version()
                self._check(plan)
            except IntegrityError:
                # Nothing of it is worth going on with.
                self._landing.is_kept = False
                self._earlier.finish()
                raise
            self._landing.publish(mtime=_mtime(self._content.record, self._options), fsync=self._options.fsync)
        self._earlier.finish()

    def _take_up(self) -> Path | None:
        """The file that an earlier run was collecting this version in, if there is one."""
        left = self._earlier.left_by_earlier_run
        if left is None:
            return None
        described, _, etag = left.fingerprint.rpartition("|")
        if described == self._description and etag and left.temporary.is_file():
            self._content.etag = etag
            return left.temporary
        left.temporary.unlink(missing_ok=True)
        return None

    @property
    def _description(self) -> str:
        return f"{self._size}:{self._content.record.get('mtime')}"

    def _good_pieces(self) -> list[tuple[int, int, int]]:
        """What is in the temporary file for certain: a machine that went down may have lost what was noted."""
        good = []
        for piece in self._earlier.pieces():
            digest = Digest("crc32")
            for start in range(piece.offset, piece.offset + piece.size, _BLOCK_SIZE):
                digest.update(self._landing.read_at(start, min(_BLOCK_SIZE, piece.offset + piece.size - start)))
            if digest.crc32 == piece.crc32:
                good.append((piece.offset, piece.size, piece.crc32))
        self._meter.resumed(sum(size for _, size, _ in good))
        return good

    def _plan(self, pieces: list[tuple[int, int, int]]) -> DownloadPlan:
        tuning = self._options.tuning
        limits = DownloadLimits(
            self._settings.max_network_retries,
            lambda retries: backoff(retries, self._settings),
            tuning.first_range_size,
            tuning.range_size,
        )
        return DownloadPlan(self._size, tuning.pace(1), limits, self._content.refusal, lambda: self._moved, pieces)

    def _work(self, task: Range | Locate) -> Flow[Taken | None]:
        if isinstance(task, Locate):
            yield from self._content.locate()
            return None
        outcome: Response | Failure = yield from attempt(self._content.request(task.start, task.stop))
        if isinstance(outcome, Failure) or outcome.status in _TO_BE_DECIDED_ON:
            return Taken(0, 0, outcome)
        body = self._content.checked(outcome, task.start)
        self._note_version()
        intake = _Intake(self._writer(task.start), self._count, self._digest())
        try:
            failure: Failure | None = yield Receive(body, intake.write)
        finally:
            body.close()
        if failure is None and intake.size < task.stop - task.start:
            failure = Failure("the range ended early", APIConnectionError("the range ended early"), "unknown")
        if intake.size and self._landing.is_kept:
            self._earlier.add(task.start, intake.size, intake.digest.crc32)
        return Taken(intake.size, intake.digest.crc32, failure)

    def _digest(self) -> Digest:
        # What a next run finds must be known to be what was received.
        return Digest("crc32" if self._earlier.is_kept else self._options.verify)

    def _note_version(self) -> None:
        if self._earlier.is_kept and not self._landing.is_kept and self._content.etag:
            self._earlier.begin(f"{self._description}|{self._content.etag}", self._size, self._landing.temporary)
            self._landing.is_kept = True

    def _writer(self, start: int) -> Callable[[bytes | memoryview], object]:
        position = start

        def write(block: bytes | memoryview) -> None:
            nonlocal position
            if position + len(block) > self._size:
                raise IntegrityError(f"storage sent more of {self._content.remote} than it has")
            self._landing.write_at(position, block)
            position += len(block)

        return write

    def _count(self, count: int) -> None:
        self._moved += count
        self._meter.moved(count)

    def _check(self, plan: DownloadPlan) -> None:
        pieces = sorted(plan.pieces)
        digest = Digest(self._options.verify, crc32_of_pieces((crc, size) for _, size, crc in pieces))
        check(self._content.record, self._content.remote, sum(size for _, size, _ in pieces), digest)


_TO_BE_DECIDED_ON = frozenset((403, 408, 429, 500, 502, 503, 504))
"""Statuses of answers that the plan knows what to do with."""


def _mtime(record: Mapping[str, Any], options: TransferOptions) -> float | None:
    """The modification time that a file is to get, in seconds since the epoch."""
    text = record.get("provided_mtime") or record.get("mtime")
    if not options.preserve_mtime or not isinstance(text, str):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _write_all(stream: BinaryIO) -> Callable[[bytes | memoryview], object]:
    """The stream's `write`, or for a raw stream, which may take less than it is given, as many as are needed."""
    if isinstance(stream, io.BufferedWriter):
        return stream.write
    if not isinstance(stream, io.RawIOBase):
        return lambda block: stream.write(bytes(block))

    def write(block: bytes | memoryview) -> None:
        rest = memoryview(block)
        while rest:
            taken = stream.write(rest)
            if not taken or taken < 0:
                raise BlockingIOError(errno.EAGAIN, "the stream takes no more bytes")
            rest = rest[taken:]

    return write


class _Intake:
    """Counts and sums what goes through it."""

    def __init__(
        self,
        write: Callable[[bytes | memoryview], object],
        moved: Callable[[int], None],
        digest: Digest,
    ) -> None:
        self._write = write
        self._moved = moved
        self.digest = digest
        self.size = 0

    def write(self, block: bytes | memoryview) -> None:
        """Take the next bytes."""
        self._write(block)
        self.size += len(block)
        self.digest.update(block)
        self._moved(len(block))
