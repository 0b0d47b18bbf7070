"""What the raw files below all others share."""

from __future__ import annotations

import io
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any
from warnings import warn

from files_style_sdk.remote_file.driver import Driver

__all__ = ["Adopt", "RawFile", "Recorded"]

Adopt = Callable[[dict[str, Any]], Any]
"""Makes a record of decoded values."""


class Recorded:
    """Answers for the record of the file; a `with` block that is left by an exception publishes nothing."""

    if TYPE_CHECKING:
        record: Any

        def close(self) -> None: ...
        def abort(self) -> None: ...

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.abort()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name == "record":
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        return getattr(self.record, name)

    def _warn_forgotten(self) -> None:
        # A file that is forgotten may hold half of what was meant: it is not published.
        warn(f"a remote file was never closed: {self!r}", ResourceWarning, stacklevel=3, source=self)


class RawFile(Recorded, io.RawIOBase):
    """A remote file without a buffer.

    Args:
        path: The file.
        run: Performs the flows of API calls.
        adopt: Makes a record of decoded values.

    Attributes:
        name: The path.
        record: The file's record: that of the service for a reader, and for a writer once it is closed.
        mode: The mode it was opened in; binary, whatever lies above it.
        is_bare: Whether there is nothing above it, so that it is this object that somebody may forget to close.
    """

    mode: str
    is_bare = False

    def __init__(self, path: str, run: Driver, adopt: Adopt) -> None:
        self.name = path
        self.record: Any = adopt({"path": path})
        self._run = run
        self._adopt = adopt

    def commit(self) -> Any:
        """Publish what was written, and close; see :meth:`RemoteFile.commit`."""
        raise io.UnsupportedOperation(f"{self.name} is open for reading: there is nothing to publish")

    def abort(self) -> None:
        """Close without publishing anything."""
        self.close()

    def forget(self) -> None:
        """Close without publishing anything, and without waiting for what is under way."""
        self.close()

    def __del__(self) -> None:
        if not self.closed:
            try:
                if self.is_bare:
                    self._warn_forgotten()
            finally:
                self.forget()

    def _check_open(self) -> None:
        if self.closed:
            raise ValueError(f"{self.name} is closed")
