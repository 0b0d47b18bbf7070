"""What the objects that `open()` returns add to those of `io`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from files_style_sdk.remote_file.raw import RawFile, Recorded

__all__ = ["RemoteFile"]


class RemoteFile(Recorded):
    """The record of an open file, and its end with or without publishing."""

    if TYPE_CHECKING:

        @property
        def closed(self) -> bool: ...

        def flush(self) -> None: ...

    def _raw_file(self) -> RawFile:
        raise NotImplementedError

    @property
    def record(self) -> Any:
        """The file's record: that of the service for a reader, and for a writer once it is closed."""
        return self._raw_file().record

    def commit(self) -> Any:
        """Publish what was written, and close. `close()` does the same; this also gives the record.

        Returns:
            The record of the published file; the same again if it is published already.

        Raises:
            ValueError: The file was aborted, or could not be published before.
            io.UnsupportedOperation: It is open for reading.
            APIError: The service refuses to publish it.
            APIConnectionError: A part, or the last word, could not be delivered.

        Example:
            >>> with files_sdk.open("notes.txt", "w") as f:  # doctest: +SKIP
            ...     f.write("contents")
            ...     record = f.commit()
        """
        raw = self._raw_file()
        if raw.writable():
            self.close()
        return raw.commit()

    def abort(self) -> None:
        """Close without publishing anything; a part that is on its way is stopped. Closes a reader like `close()`."""
        self._raw_file().abort()
        self.close()

    def close(self) -> None:
        """Close; a writer publishes the file. After `commit()` or `abort()` it does nothing.

        Raises:
            APIError: The service refuses to publish it.
            APIConnectionError: A part, or the last word, could not be delivered.
        """
        if not self.closed:
            try:
                self.flush()
            except BaseException:
                # Closing would go on, and publish without what could not be flushed.
                self._raw_file().abort()
                raise
        super().close()

    def __del__(self) -> None:
        try:
            if self.closed:
                return
        except ValueError:
            return  # it was never made
        try:
            self._warn_forgotten()
        finally:
            self._raw_file().forget()
            self.close()
