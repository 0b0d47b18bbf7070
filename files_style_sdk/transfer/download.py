"""Downloading: ask where the bytes are, take them in, and let nothing but the whole file be seen."""

from __future__ import annotations

import errno
import io
import os
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from files_style_sdk.delivery import Flow, deliver
from files_style_sdk.error import APIConnectionError, APIError, IntegrityError, InvalidParameterError
from files_style_sdk.path_util import normalize
from files_style_sdk.settings import Settings
from files_style_sdk.transfer.landing import landing
from files_style_sdk.transfer.operations import LOCATE, call, checked_remote_path, is_http_url, known_crc32, refusal
from files_style_sdk.transfer.progress import Meter
from files_style_sdk.wire import Content, Failure, Receive, Request, Response, Sleep

__all__ = ["RemoteContent", "download_file", "download_stream"]

_PROGRESS_THAT_COUNTS = 1024 * 1024
_RENEWALS = 2


def download_file(
    remote: str, local: str | os.PathLike[str] | None, meter: Meter, settings: Settings
) -> Flow[dict[str, Any]]:
    """Download a file. It appears under its name only when it is whole and verified.

    Args:
        remote: The file.
        local: Where to; None is its own name in the current folder, and an existing folder is one for it.
        meter: Told how far the download is.
        settings: The settings of all its calls.

    Returns:
        The file's record, as plain data.

    Raises:
        OSError: The destination cannot be written.
        IntegrityError: The bytes are not those that the service describes.
    """
    name = normalize(checked_remote_path(remote)).rpartition("/")[2]
    if local is not None and not isinstance(local, (str, os.PathLike)):
        raise InvalidParameterError(f"the local file must be a path, not {type(local).__name__}")
    path = Path(name if local is None else local)
    if path.is_dir():
        path = path / name
    content = RemoteContent(remote, settings)
    with landing(path) as file:
        yield from content.copy_to(file, meter)
    return content.record


def download_stream(remote: str, stream: BinaryIO, meter: Meter, settings: Settings) -> Flow[dict[str, Any]]:
    """Write a file's bytes to a binary stream, which is left open.

    Args:
        remote: The file.
        stream: Anything with a `write` that takes bytes.
        meter: Told how far the download is.
        settings: The settings of all its calls.

    Returns:
        The file's record, as plain data.

    Raises:
        InvalidParameterError: The stream cannot be written to.
        IntegrityError: The bytes are not those that the service describes; they have been written by then.
    """
    if not callable(getattr(stream, "write", None)):
        raise InvalidParameterError(f"download_stream needs a stream with write(), not {type(stream).__name__}")
    content = RemoteContent(checked_remote_path(remote), settings)
    yield from content.copy_to(stream, meter)
    return content.record


class RemoteContent:
    """The bytes of one version of a remote file.

    The first answer pins the version by its ETag; an answer that belongs to another version is refused.

    Args:
        remote: The file.
        settings: The settings of all calls.
    """

    def __init__(self, remote: str, settings: Settings) -> None:
        self.remote = remote
        self.record: dict[str, Any] = {}
        self._settings = settings
        self._etag: str | None = None

    @property
    def size(self) -> int | None:
        """How many bytes there are, if the record says."""
        size = self.record.get("size")
        return size if isinstance(size, int) else None

    def locate(self) -> Flow[None]:
        """Ask the service for the record, and for a signed URL of the content.

        Raises:
            FileNotFoundError: There is no such file (:class:`files_style_sdk.error.FileNotFoundError`).
            CannotDownloadDirectoryError: It is a folder.
        """
        record = yield from call(LOCATE, self.remote, self._settings)
        if not isinstance(record, dict) or not is_http_url(record.get("download_uri")):
            raise APIError(f"the service gave no download URL for {self.remote}", outcome="unknown")
        self.record = record

    def open(self, position: int) -> Flow[Content]:
        """The content from `position` on, as a body that is read as it comes.

        Raises:
            IntegrityError: The file has changed since it was first opened.
            APIConnectionError: It could not be fetched.
        """
        if not self.record:
            yield from self.locate()
        response = yield from deliver(self._request(position), self._settings)
        for _ in range(_RENEWALS):
            if response.status != 403:
                break
            yield from self.locate()  # the URL has expired
            response = yield from deliver(self._request(position), self._settings)
        return self._checked(response, position)

    def _request(self, position: int) -> Request:
        headers = {"Accept-Encoding": "identity"}
        if position:
            headers["Range"] = f"bytes={position}-"
        if self._etag:
            headers["If-Match"] = self._etag
        return Request("GET", self.record["download_uri"], headers, repeatable=True, streamed=True)

    def _checked(self, response: Response, position: int) -> Content:
        if response.status == 412:
            raise IntegrityError(f"{self.remote} changed on the service while it was being downloaded")
        if response.content is None:
            raise refusal(response, f"sending {self.remote}")
        if position and response.status != 206:
            response.content.close()
            raise APIConnectionError(f"storage cannot continue {self.remote} at byte {position}: it ignores ranges")
        if position and not response.headers.get("content-range", "").startswith(f"bytes {position}-"):
            response.content.close()
            raise APIConnectionError(f"storage sent another range of {self.remote} than the one from byte {position}")
        self._etag = self._etag or response.headers.get("etag")
        return response.content

    def copy_to(self, stream: BinaryIO, meter: Meter) -> Flow[None]:
        """Write all bytes to a stream, going on where a broken connection left off, and verify them.

        Raises:
            IntegrityError: Size or CRC-32 are not those of the record.
            APIConnectionError: The connection keeps breaking.
        """
        intake = _Intake(_write_all(stream), meter.moved)
        breaks = 0
        while True:
            resumed_at = intake.position
            content = yield from self.open(intake.position)
            meter.expect(self.size)
            try:
                failure = yield Receive(content, intake.write)
            finally:
                content.close()
            if failure is None:
                break
            breaks = 1 if intake.position - resumed_at >= _PROGRESS_THAT_COUNTS else breaks + 1
            self._give_up_after(breaks, intake.position, failure)
            yield Sleep(self._settings.initial_network_retry_delay)
        self._verify(intake)

    def _give_up_after(self, breaks: int, position: int, failure: Failure) -> None:
        if breaks <= self._settings.max_network_retries and (self._etag is not None or position == 0):
            return
        total = f" of {self.size}" if self.size is not None else ""
        raise APIConnectionError(f"{self.remote}: {failure.reason}, after {position}{total} bytes") from failure.cause

    def _verify(self, intake: _Intake) -> None:
        if self.size is not None and intake.position != self.size:
            raise IntegrityError(f"{self.remote} has {self.size} bytes, but {intake.position} arrived")
        checksum = known_crc32(self.record)
        if checksum is not None and checksum != intake.crc32:
            raise IntegrityError(f"{self.remote} has CRC-32 {checksum:08x}, but what arrived has {intake.crc32:08x}")


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

    def __init__(self, write: Callable[[bytes | memoryview], object], moved: Callable[[int], None]) -> None:
        self._write = write
        self._moved = moved
        self.position = 0
        self.crc32 = 0

    def write(self, block: bytes | memoryview) -> None:
        self._write(block)
        self.position += len(block)
        self.crc32 = zlib.crc32(block, self.crc32)
        self._moved(len(block))
