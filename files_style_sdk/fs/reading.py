"""Ranges of bytes of one version of a remote file, as flows that both kinds of callers perform."""

from __future__ import annotations

from files_style_sdk.delivery import Flow
from files_style_sdk.error import APIConnectionError
from files_style_sdk.retry import backoff
from files_style_sdk.settings import Settings
from files_style_sdk.transfer.content import RemoteContent
from files_style_sdk.wire import Content, Failure, ReadInto, Sleep

__all__ = ["bounds", "read_range"]


def bounds(start: int | None, end: int | None, size: int | None) -> tuple[int, int]:
    """The first byte of a range and the one behind it, counted from the beginning of the file.

    Args:
        start: The first byte; None is the beginning, and below 0 it counts from the end.
        end: The byte behind the last; None is the end, and below 0 it counts from the end.
        size: Bytes in the file.

    Raises:
        OSError: The service does not say how long the file is.
    """
    if size is None:
        raise OSError("the service does not say how long the file is: read it whole")
    first, stop, _ = slice(start, end).indices(size)
    return first, stop


def read_range(content: RemoteContent, start: int, stop: int, settings: Settings) -> Flow[bytes]:
    """The bytes from `start` to before `stop`; a range that breaks off goes on where it broke.

    Args:
        content: The file, located.
        start: The first byte, counted from 0.
        stop: The byte behind the last; there must be so many.
        settings: The settings of all calls.

    Raises:
        APIConnectionError: They could not be fetched.
        IntegrityError: The file has changed since it was first read.
    """
    buffer = bytearray(max(0, stop - start))
    filled = retries = 0
    while filled < len(buffer):
        body = yield from content.open(start + filled, stop)
        try:
            count, failure = yield from _fill(body, memoryview(buffer)[filled:])
        finally:
            body.close()
        filled += count
        if failure is None:
            break
        if retries >= settings.max_network_retries:
            raise APIConnectionError(f"{failure.reason}, after {start + filled} bytes") from failure.cause
        yield Sleep(backoff(retries, settings))
        retries += 1
    return bytes(buffer)


def _fill(body: Content, view: memoryview) -> Flow[tuple[int, Failure | None]]:
    """Take the bytes that fill `view`; returns how many came, and why there are no more if they do not fill it."""
    filled = 0
    while filled < len(view):
        taken = yield ReadInto(body, view[filled:])
        if isinstance(taken, Failure):
            return filled, taken
        if not taken:
            reason = "the answer ended before its last byte"
            return filled, Failure(reason, EOFError(reason), "unknown")
        if isinstance(taken, int):
            filled += taken
        else:
            view[filled : filled + len(taken)] = taken
            filled += len(taken)
    return filled, None
