"""Reading a remote file from any position."""

from __future__ import annotations

import io
import operator
from typing import Any, cast

from files_style_sdk.delivery import Flow
from files_style_sdk.error import APIConnectionError
from files_style_sdk.remote_file.driver import Driver
from files_style_sdk.remote_file.face import RemoteFile
from files_style_sdk.remote_file.ranges import Fetch, FlowOn, Kept, Ranges, Stream
from files_style_sdk.remote_file.raw import Adopt, RawFile
from files_style_sdk.retry import backoff
from files_style_sdk.settings import Settings
from files_style_sdk.transfer.content import RemoteContent
from files_style_sdk.wire import Content, Failure, ReadInto, Sleep

__all__ = ["RawReader", "RemoteReader"]

_BLOCK_SIZE = 1024 * 1024
Taken = int | bytes | memoryview
"""How many bytes were put into the buffer, or the bytes themselves."""


class RawReader(RawFile):
    """Reads one version of a file; what to ask for is decided by :class:`~files_style_sdk.remote_file.ranges.Ranges`.

    Args:
        path: The file.
        run: Performs the flows of API calls.
        adopt: Makes a record of decoded values.
        slack: Bytes that are likely to be read behind those asked for.
    """

    mode = "rb"

    def __init__(self, path: str, run: Driver, adopt: Adopt, slack: int = 0) -> None:
        super().__init__(path, run, adopt)
        self._position = 0
        self._slack = slack
        self._flow: Content | None = None
        self._is_opened = False
        self._remote: RemoteContent

        def locate(settings: Settings) -> Flow[None]:
            self._remote = RemoteContent(path, settings)
            yield from self._remote.locate()

        run(locate)
        self._ranges = Ranges(self._remote.size, slack)
        self.record = adopt(self._remote.record)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        self._check_open()
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._check_open()
        if whence == io.SEEK_END and self._remote.size is None:
            raise io.UnsupportedOperation(f"the service does not say how long {self.name} is: seek from its start")
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._remote.size}.get(whence)
        if start is None:
            raise ValueError(f"whence must be 0, 1 or 2, not {whence}")
        position = start + operator.index(offset)
        if position < 0:
            raise ValueError(f"cannot seek to {position}, before the beginning")
        self._position = position
        return position

    def readinto(self, buffer: Any) -> int:
        self._check_open()
        view = memoryview(buffer).cast("B")
        if not view or self._is_at_end():
            return 0
        taken = self._run(lambda settings: self._taken(view, settings))
        if not isinstance(taken, int):
            view[: len(taken)] = taken
            taken = len(taken)
        self._position += taken
        return taken

    def readall(self) -> bytes:
        self._check_open()
        if self._remote.size is None:
            return b"".join(iter(lambda: self.read(_BLOCK_SIZE) or b"", b""))
        left = max(0, self._remote.size - self._position)
        # Received where it will stay: joining blocks would hold all of them twice.
        whole = io.BytesIO()
        if left:
            whole.seek(left - 1)
            whole.write(b"\0")
            with whole.getbuffer() as view:
                filled = 0
                while filled < left:
                    filled += self.readinto(view[filled : filled + _BLOCK_SIZE])
        return whole.getvalue()

    def close(self) -> None:
        self._drop_flow()
        super().close()

    def _is_at_end(self) -> bool:
        return self._remote.size is not None and self._position >= self._remote.size

    def _taken(self, view: memoryview, settings: Settings) -> Flow[Taken]:
        """Take the next bytes; there are none at the end only."""
        retries = 0
        while isinstance(taken := (yield from self._next_bytes(view)), Failure):
            if retries >= settings.max_network_retries:
                raise APIConnectionError(f"{self.name}: {taken.reason}, after {self._position} bytes") from taken.cause
            yield Sleep(backoff(retries, settings))
            retries += 1
        self._ranges.took(_count(taken))
        return taken

    def _next_bytes(self, view: memoryview) -> Flow[Taken | Failure]:
        while True:
            step = self._ranges.next(self._position, len(view))
            if isinstance(step, Kept):
                return step.data[: len(view)]
            if isinstance(step, FlowOn):
                return (yield from self._from_flow(step, view))
            failure = yield from (self._fetched(step) if isinstance(step, Fetch) else self._streaming(step))
            if failure is not None:
                return failure

    def _fetched(self, step: Fetch) -> Flow[Failure | None]:
        if self._ranges.flow is None:
            self._drop_flow()
        content = yield from self._open(step.start, step.stop)
        try:
            block, failure = yield from _collected(content, step.stop - step.start)
        finally:
            content.close()
        # What came before a connection broke need not come again.
        self._ranges.keep(step.start, block)
        return failure

    def _streaming(self, step: Stream) -> Flow[None]:
        self._drop_flow()
        self._flow = yield from self._open(step.start, step.stop)
        self._ranges.streams(step.start, step.stop)

    def _open(self, start: int, stop: int | None) -> Flow[Content]:
        if self._is_opened:
            yield from self._remote.check_version()
        self._is_opened = True
        return (yield from self._remote.open(start, None if stop == self._remote.size else stop))

    def _from_flow(self, step: FlowOn, view: memoryview) -> Flow[Taken | Failure]:
        flow = cast(Content, self._flow)
        failure = yield from self._skipped(flow, step.skip)
        if failure is None:
            taken = yield ReadInto(flow, view if step.most is None else view[: step.most])
            if not isinstance(taken, Failure) and (taken or self._remote.size is None):
                if len(view) <= self._slack:
                    self._ranges.keep_for_return(
                        self._position, bytes(view[:taken]) if isinstance(taken, int) else taken
                    )
                self._ranges.flowed(_count(taken))
                if self._ranges.flow is None:
                    self._drop_flow()
                return cast(Taken, taken)
            failure = taken if isinstance(taken, Failure) else _ended()
        self._ranges.broke()
        self._drop_flow()
        return failure

    def _skipped(self, flow: Content, size: int) -> Flow[Failure | None]:
        if size == 0:
            return None
        start = self._position - size
        block, failure = yield from _collected(flow, size)
        self._ranges.keep(start, block)
        self._ranges.flowed(len(block))
        return failure

    def _drop_flow(self) -> None:
        flow, self._flow = self._flow, None
        if flow is not None:
            flow.close()


def _collected(content: Content, size: int) -> Flow[tuple[bytearray, Failure | None]]:
    """The next `size` bytes; fewer of them, and why, if no more can be had."""
    block = bytearray(size)
    filled = 0
    while filled < size:
        taken = yield ReadInto(content, memoryview(block)[filled:])
        if isinstance(taken, Failure) or not taken:
            return block[:filled], taken if isinstance(taken, Failure) else _ended()
        if not isinstance(taken, int):
            block[filled : filled + len(taken)] = taken
        filled += _count(taken)
    return block, None


def _count(taken: Taken) -> int:
    return taken if isinstance(taken, int) else len(taken)


def _ended() -> Failure:
    reason = "the answer ended before its last byte"
    return Failure(reason, EOFError(reason), "unknown")


class RemoteReader(RemoteFile, io.BufferedReader):
    """A remote file to read bytes from; it can seek."""

    def _raw_file(self) -> RawFile:
        return cast(RawFile, self.raw)
