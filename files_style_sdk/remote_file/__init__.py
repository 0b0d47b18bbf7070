"""What `open()` returns: remote files as `io` objects."""

from __future__ import annotations

from files_style_sdk.remote_file.driver import Driver
from files_style_sdk.remote_file.opening import open_remote
from files_style_sdk.remote_file.reader import RemoteReader
from files_style_sdk.remote_file.text import RemoteText
from files_style_sdk.remote_file.writer import RemoteWriter

__all__ = ["Driver", "RemoteReader", "RemoteText", "RemoteWriter", "open_remote"]
