"""Remote files as text."""

from __future__ import annotations

import io
from typing import cast

from files_style_sdk.remote_file.face import RemoteFile
from files_style_sdk.remote_file.raw import RawFile

__all__ = ["RemoteText"]


class RemoteText(RemoteFile, io.TextIOWrapper):
    """A remote file as text."""

    mode: str  # pyright: ignore[reportIncompatibleMethodOverride]  # set from outside, as open() does

    def _raw_file(self) -> RawFile:
        return cast(RawFile, self.buffer.raw)  # type: ignore[attr-defined]
