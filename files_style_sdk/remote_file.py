"""What `open()` returns: remote files as `io` objects."""

from __future__ import annotations

import codecs
import io
import zlib
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Protocol, TypeVar
from warnings import warn

from files_style_sdk.delivery import Flow
from files_style_sdk.error import APIConnectionError, Error, InvalidParameterError
from files_style_sdk.settings import Settings
from files_style_sdk.transfer.download import RemoteContent
from files_style_sdk.transfer.source import Part, buffered_part_size
from files_style_sdk.transfer.upload import Upload
from files_style_sdk.wire import Content, Failure, Read

__all__ = ["open_remote"]

T = TypeVar("T")
Adopt = Callable[[dict[str, Any]], Any]
_BUFFER_SIZE = 128 * 1024
_SKIP_BY_READING = 256 * 1024
_MODES = ("r", "rt", "tr", "rb", "br", "w", "wt", "tw", "wb", "bw")


class Driver(Protocol):
    """Performs flows with settings that were fixed when the file was opened."""

    def __call__(self, flow: Callable[[Settings], Flow[T]]) -> T: ...


def open_remote(
    path: str,
    mode: str,
    run: Driver,
    adopt: Adopt,
    params: Mapping[str, Any],
    *,
    buffering: int = -1,
    encoding: str | None = None,
    errors: str | None = None,
    newline: str | None = None,
) -> IO[Any]:
    """Open a remote file; see :meth:`files_style_sdk.mixins.file.FileOperations.open`.

    Args:
        path: The file.
        mode: `r` or `w`, with `b` for bytes.
        run: Performs the flows of API calls.
        adopt: Makes a record of decoded values.
        params: What to send along with an upload.
        buffering: Bytes to buffer in binary mode, 0 for none; -1 for the default.
        encoding: The text's encoding, UTF-8 by default.
        errors: How encoding errors are handled.
        newline: How line ends are translated.
    """
    if mode not in _MODES:
        raise InvalidParameterError(f"mode must be 'r', 'rb', 'w' or 'wb', not {mode!r}")
    binary = "b" in mode
    if binary and (encoding, errors, newline) != (None, None, None):
        raise InvalidParameterError("a binary mode takes no encoding, errors or newline")
    if isinstance(buffering, bool) or not isinstance(buffering, int) or buffering < -1:
        raise InvalidParameterError(f"buffering must be a number of bytes, 0, 1 or -1, not {buffering!r}")
    if buffering == 0 and not binary:
        raise InvalidParameterError("only a binary file can be unbuffered (buffering=0)")
    encoding = encoding or "utf-8"
    _check_text_arguments(encoding, errors, newline)
    size = _BUFFER_SIZE if buffering < 1 else buffering
    raw: Any = _RawReader(path, run, adopt) if "r" in mode else _RawWriter(path, run, adopt, params)
    if buffering == 0:
        return raw  # type: ignore[no-any-return]
    buffered: Any = RemoteReader(raw, size) if "r" in mode else RemoteWriter(raw, size)
    if binary:
        return buffered  # type: ignore[no-any-return]
    if "w" in mode and codecs.lookup(encoding).name in ("utf-16", "utf-32"):
        buffered.write("".encode(encoding))  # the mark that TextIOWrapper leaves out where it cannot tell its position
    try:
        text = RemoteText(buffered, encoding, errors, newline, line_buffering=buffering == 1)
    except LookupError as error:
        buffered.abort()
        raise InvalidParameterError(str(error)) from None
    text.mode = mode
    return text


def _check_text_arguments(encoding: str, errors: str | None, newline: str | None) -> None:
    try:
        codecs.lookup(encoding)
        codecs.lookup_error(errors or "strict")
    except (LookupError, TypeError) as error:
        raise InvalidParameterError(str(error)) from None
    if newline not in (None, "", "\n", "\r", "\r\n"):
        raise InvalidParameterError(f"newline must be None, '', '\\n', '\\r' or '\\r\\n', not {newline!r}")


class _Raw(io.RawIOBase):
    """What readers and writers share: a name and a record."""

    def __init__(self, path: str, run: Driver, adopt: Adopt) -> None:
        self.name = path
        self.record: Any = adopt({"path": path})
        self._run = run
        self._adopt = adopt

    def abort(self) -> None:
        """Close without publishing anything."""
        self.close()

    def __del__(self) -> None:
        if not self.closed:
            self.abort()


class _RawReader(_Raw):
    mode = "rb"

    def __init__(self, path: str, run: Driver, adopt: Adopt) -> None:
        super().__init__(path, run, adopt)
        self._position = 0
        self._content: Content | None = None
        self._content_position = 0
        self._remote: RemoteContent

        def locate(settings: Settings) -> Flow[None]:
            self._remote = RemoteContent(path, settings)
            yield from self._remote.locate()

        run(locate)
        self.record = adopt(self._remote.record)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._remote.size}.get(whence)
        if start is None:
            raise ValueError(f"whence must be 0, 1 or 2 and the size known to seek from the end, not {whence}")
        if start + offset < 0:
            raise ValueError(f"cannot seek to {start + offset}, before the beginning")
        self._position = start + offset
        return self._position

    def readinto(self, buffer: Any) -> int:
        if self.closed:
            raise ValueError("the file is closed")
        view = memoryview(buffer).cast("B")
        block = self._read(len(view))
        view[: len(block)] = block
        return len(block)

    def readall(self) -> bytes:
        blocks = []
        while block := self._read(1024 * 1024):
            blocks.append(block)
        return b"".join(blocks)

    def _read(self, size: int) -> bytes:
        if size == 0 or (self._remote.size is not None and self._position >= self._remote.size):
            return b""
        block = self._run(lambda settings: self._next_block(size, settings.max_network_retries))
        self._position += len(block)
        self._content_position = self._position
        return block

    def _next_block(self, size: int, retries: int) -> Flow[bytes]:
        while True:
            content = yield from self._at_position()
            block = yield Read(content, size)
            if isinstance(block, bytes) and (block or self._remote.size is None):
                return block
            self._drop_content()
            if retries == 0:
                break
            retries -= 1
        reason = block.reason if isinstance(block, Failure) else f"it ended before byte {self._remote.size}"
        raise APIConnectionError(f"{self.name}: {reason}, after {self._position} bytes")

    def _at_position(self) -> Flow[Content]:
        """The content, placed where the next byte is wanted."""
        ahead = self._position - self._content_position
        if self._content is not None and 0 < ahead <= _SKIP_BY_READING:
            skipped = yield Read(self._content, ahead)
            while isinstance(skipped, bytes) and skipped and len(skipped) < ahead:
                ahead -= len(skipped)
                skipped = yield Read(self._content, ahead)
            ahead = 0 if isinstance(skipped, bytes) and skipped else ahead
        if self._content is not None and ahead != 0:
            self._drop_content()
        if self._content is None:
            self._content = yield from self._remote.open(self._position)
        self._content_position = self._position
        return self._content

    def _drop_content(self) -> None:
        content, self._content = self._content, None
        if content is not None:
            content.close()

    def close(self) -> None:
        self._drop_content()
        super().close()


class _RawWriter(_Raw):
    mode = "wb"

    def __init__(self, path: str, run: Driver, adopt: Adopt, params: Mapping[str, Any]) -> None:
        super().__init__(path, run, adopt)
        self._pending = bytearray()
        self._written = 0
        self._crc32 = 0
        self._discarding = False
        self._failure: BaseException | None = None
        self._upload: Upload

        def begin(settings: Settings) -> Flow[int]:
            self._upload = Upload(path, params, None, settings)
            return (yield from self._upload.next_part_size())

        self._part_size = self._limited(run(begin))

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._written

    def write(self, data: Any) -> int:
        if self.closed:
            raise ValueError("the file is closed")
        view = memoryview(data).cast("B")
        if self._discarding:
            return len(view)
        self._pending += view
        self._written += len(view)
        # A part is sent once there is a byte more than fills it: only then is it sure not to be the last.
        while len(self._pending) > self._part_size:
            self._put(self._part_size, is_last=False)
            self._part_size = self._limited(self._guarded(lambda _settings: self._upload.next_part_size()))
        return len(view)

    def _limited(self, part_size: int) -> int:
        return buffered_part_size(self._upload.number, part_size)

    def _put(self, size: int, *, is_last: bool) -> None:
        content = bytes(self._pending[:size])
        del self._pending[:size]
        self._crc32 = zlib.crc32(content, self._crc32)
        part = Part(self._upload.number, len(content), is_last, lambda: io.BytesIO(content))
        self._guarded(lambda _settings: self._upload.put(part))

    def _guarded(self, flow: Callable[[Settings], Flow[T]]) -> T:
        """Run a step; if it fails, nothing can be published any more."""
        try:
            return self._run(flow)
        except BaseException as error:
            self._failure = error
            raise

    def abort(self) -> None:
        self._discarding = True
        self.close()

    def close(self) -> None:
        if self.closed:
            return
        try:
            if not self._discarding:
                self._publish()
        finally:
            self._discarding = True
            self._pending.clear()
            super().close()

    def _publish(self) -> None:
        if self._failure is not None:
            raise Error(
                f"{self.name} was not published: an earlier write failed", outcome="rejected"
            ) from self._failure
        self._put(len(self._pending), is_last=True)
        self.record = self._adopt(self._run(lambda _settings: self._upload.complete(self._crc32)))


class _Remote:
    """What the objects that `open()` returns add to those of `io`: the record, and an end without publishing."""

    if TYPE_CHECKING:

        @property
        def closed(self) -> bool: ...

    def _raw_file(self) -> _Raw:
        raise NotImplementedError

    @property
    def record(self) -> Any:
        """The file's record: that of the service for a reader, and for a writer once it is closed."""
        return self._raw_file().record

    def abort(self) -> None:
        """Close without publishing anything. Closes a reader like `close()`."""
        self._raw_file().abort()
        self.close()

    def close(self) -> None:
        """Close; a writer publishes the file.

        Raises:
            APIError: The service refuses to publish it.
            APIConnectionError: A part, or the last word, could not be delivered.
        """
        super().close()  # type: ignore[misc]

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.abort()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        return getattr(self.record, name)

    def __del__(self) -> None:
        try:
            if self.closed:
                return
        except ValueError:
            return  # it was never made
        # A file that is forgotten may hold half of what was meant: it is not published.
        warn(f"a remote file was never closed: {self!r}", ResourceWarning, stacklevel=2, source=self)
        self.abort()


class RemoteReader(_Remote, io.BufferedReader):
    """A remote file to read bytes from; it can seek."""

    def _raw_file(self) -> _Raw:
        return self.raw  # type: ignore[return-value]


class RemoteWriter(_Remote, io.BufferedWriter):
    """A remote file to write bytes to; it is published when it is closed."""

    def _raw_file(self) -> _Raw:
        return self.raw  # type: ignore[return-value]


class RemoteText(_Remote, io.TextIOWrapper):
    """A remote file as text."""

    mode: str  # pyright: ignore[reportIncompatibleMethodOverride]  # set from outside, as open() does

    def _raw_file(self) -> _Raw:
        return self.buffer.raw  # type: ignore[no-any-return, attr-defined]
