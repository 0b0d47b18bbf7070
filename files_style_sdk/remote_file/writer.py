"""Writing a remote file: parts are sent while more is written, and the whole is published at the end."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any, cast

from files_style_sdk.cancel import CancelToken
from files_style_sdk.remote_file.driver import Driver
from files_style_sdk.remote_file.face import RemoteFile
from files_style_sdk.remote_file.parts import PartSender
from files_style_sdk.remote_file.raw import Adopt, RawFile
from files_style_sdk.remote_file.uploads import AppendingUpload, make_upload

__all__ = ["RawWriter", "RemoteWriter"]


class RawWriter(RawFile):
    """Cuts what is written into parts, and hands them on.

    Args:
        path: The file.
        run: Performs the flows of API calls.
        adopt: Makes a record of decoded values.
        params: What to send along with the upload.
        kind: `w`, `x` or `a`.

    Attributes:
        size_before: Bytes that stand before those that are written: of a file that is appended to.
    """

    def __init__(self, path: str, run: Driver, adopt: Adopt, params: Mapping[str, Any], kind: str) -> None:
        self._is_published = self._is_discarding = False
        self._token = CancelToken()
        stoppable, self._detach = run.stoppable(self._token)
        super().__init__(path, stoppable, adopt)
        self.mode = f"{kind}b"
        self._pending = io.BytesIO()
        self._written = 0
        upload = make_upload(kind, path, params, stoppable.settings)
        self._sender = PartSender(upload, stoppable)
        self._sender.begin()
        self.size_before = upload.size_before if isinstance(upload, AppendingUpload) else 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        self._check_open()
        return self.size_before + self._written

    def write(self, data: Any) -> int:
        self._check_open()
        view = memoryview(data).cast("B")
        if self._is_discarding:
            return len(view)
        self._sender.check()
        taken = 0
        while taken < len(view):
            room = self._sender.part_size - self._pending.tell()
            # A part is sent once there is a byte more than fills it: only then is it sure not to be the last.
            if room == 0:
                self._sender.send(self._take_pending())
                continue
            taken += self._pending.write(view[taken : taken + room])
        self._written += taken
        return taken

    def flush(self) -> None:
        if not self.closed and not self._is_discarding and not self._is_published:
            self._sender.check()

    def commit(self) -> Any:
        self.close()
        if not self._is_published:
            raise ValueError(f"{self.name} was not published, and now it is closed")
        return self.record

    def abort(self) -> None:
        self._discard(wait_for_parts=True)

    def forget(self) -> None:
        # The garbage may be collected by the very thread that sends.
        self._discard(wait_for_parts=False)

    def close(self) -> None:
        if self.closed:
            return
        try:
            if not self._is_discarding:
                self.record = self._adopt(self._sender.finish(self._take_pending()))
                self._is_published = True
        finally:
            self._discard(wait_for_parts=True)

    def _take_pending(self) -> bytes:
        # Its value is handed out without a copy; another buffer takes what follows.
        pending, self._pending = self._pending, io.BytesIO()
        return pending.getvalue()

    def _discard(self, *, wait_for_parts: bool) -> None:
        if self.closed:
            return
        self._is_discarding = True
        if not self._is_published:
            self._token.cancel()
        self._detach()
        if hasattr(self, "_sender"):
            self._sender.stop(wait_for_parts=wait_for_parts)
        self._pending = io.BytesIO()
        super().close()


class RemoteWriter(RemoteFile, io.BufferedWriter):
    """A remote file to write bytes to; it is published when it is closed."""

    def flush(self) -> None:
        """Hand on what is buffered here. It cannot be seen before the file is closed.

        Raises:
            Error: A part that was sent in the background has failed; nothing will be published.
        """
        super().flush()
        self.raw.flush()

    def _raw_file(self) -> RawFile:
        return cast(RawFile, self.raw)
