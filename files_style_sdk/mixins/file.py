"""What files offer besides the API's own operations: moving their content."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO

from files_style_sdk.delivery import Flow
from files_style_sdk.error import Error
from files_style_sdk.mixins.file_jobs import FileJobs
from files_style_sdk.mixins.file_opening import FileOpening
from files_style_sdk.mixins.file_transfers import FileTransfers
from files_style_sdk.mixins.file_trees import FileTrees
from files_style_sdk.model import Model
from files_style_sdk.settings import Settings

if TYPE_CHECKING:
    from files_style_sdk.models.file import File

__all__ = ["FileMixin", "FileOperations"]

LocalPath = str | os.PathLike[str]


class FileOperations(FileTransfers, FileTrees, FileOpening, FileJobs):
    """Uploads, downloads and files opened in place, through one caller."""


class FileMixin(Model):
    """Moving the content of the file that a record describes."""

    path: str | None

    def download_file(self, local_path: LocalPath | None = None) -> File:
        """Download this file; see :meth:`FileOperations.download_file`."""
        return self._operations().download_file(self._own_path(), local_path, self._options)

    def download_content(self, stream: BinaryIO) -> File:
        """Write this file's bytes to a binary stream; see :meth:`FileOperations.download_stream`."""
        return self._operations().download_stream(self._own_path(), stream, self._options)

    def download_uri_with_load(self) -> str | None:
        """A signed URL of the content, asked for if this record has none (GET /files/{path})."""
        from files_style_sdk.transfer.operations import LOCATE, call

        def flow(settings: Settings) -> Flow[str | None]:
            if self.__dict__.get("download_uri") is None:
                located = yield from call(LOCATE, self._own_path(), settings)
                self.__dict__["download_uri"] = located.get("download_uri")
            uri: str | None = self.__dict__["download_uri"]
            return uri

        return self._operations()._caller.carry_out(flow, self._options)

    def _operations(self) -> FileOperations:
        caller = self._caller or self._default_caller
        if caller is None:
            raise Error("this file is bound to no client: get it from one")
        return FileOperations(caller)

    def _own_path(self) -> str:
        return self.path or ""
