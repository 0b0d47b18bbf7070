"""What files offer besides the API's own operations: moving their content."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import IO, TYPE_CHECKING, Any, BinaryIO, Literal, overload

from files_style_sdk.delivery import Flow
from files_style_sdk.error import Error
from files_style_sdk.mixins.file_jobs import FileJobs
from files_style_sdk.model import Model
from files_style_sdk.operation import Options, resolve
from files_style_sdk.settings import Settings
from files_style_sdk.transfer.progress import ProgressCallback, Reporter

if TYPE_CHECKING:
    from files_style_sdk.models.file import File
    from files_style_sdk.remote_file import RemoteReader, RemoteText, RemoteWriter
    from files_style_sdk.transfer.directory import DirectoryResult

__all__ = ["FileMixin", "FileOperations"]

_FILE = "files_style_sdk.models.file:File"
LocalPath = str | os.PathLike[str]


class FileOperations(FileJobs):
    """Uploads, downloads and files opened in place, through one caller."""

    _caller: Any

    def upload_file(
        self,
        path: LocalPath,
        destination: str | None = None,
        options: Options | None = None,
        params: Mapping[str, Any] | None = None,
        *,
        progress: ProgressCallback | None = None,
    ) -> File:
        """Upload a local file. It is published whole, or not at all.

        Args:
            path: The local file.
            destination: Where to; by default its own name in the root. A path that ends in a slash is a folder for it.
            options: Settings for the calls.
            params: What to send along: `mkdir_parents` (make missing folders), `provided_mtime` (ISO 8601; by default
                the local file's modification time), `with_rename`, `custom_metadata`.
            progress: Told a :class:`~files_style_sdk.transfer.progress.Progress` at most ten times a second.

        Returns:
            The published file's record.

        Raises:
            OSError: The local file is missing, a folder, or cannot be read.
            SourceChangedError: It changed while it was read; nothing was published.
            IntegrityError: What was published is not what was sent.
            DestinationParentDoesNotExistError: The folder is missing and `mkdir_parents` was not given.
            APIConnectionError: The service or its storage could not be reached.

        Example:
            >>> files_sdk.upload_file("local.txt", "/new/remote.txt", params={"mkdir_parents": True})  # doctest: +SKIP
        """
        from files_style_sdk.transfer.upload import upload_file

        return self._transfer(
            options, progress, lambda meter, settings: upload_file(path, destination, params, meter, settings)
        )

    def upload_stream(
        self,
        stream: BinaryIO,
        destination: str,
        size: int | None = None,
        options: Options | None = None,
        params: Mapping[str, Any] | None = None,
        *,
        progress: ProgressCallback | None = None,
    ) -> File:
        """Upload what a binary stream yields from where it stands; the stream is left open.

        Args:
            stream: The stream. One that cannot seek is held in memory a part at a time.
            destination: Where to.
            size: How many bytes to take; by default all there are.
            options: Settings for the calls.
            params: What to send along; see :meth:`upload_file`.
            progress: Told a :class:`~files_style_sdk.transfer.progress.Progress` at most ten times a second.

        Returns:
            The published file's record.

        Raises:
            InvalidParameterError: It is a text stream, or no stream.
            SourceChangedError: It has fewer bytes than `size`; nothing was published.
        """
        from files_style_sdk.transfer.upload import upload_stream

        return self._transfer(
            options, progress, lambda meter, settings: upload_stream(stream, destination, size, params, meter, settings)
        )

    def download_file(
        self,
        path: str,
        local_path: LocalPath | None = None,
        options: Options | None = None,
        *,
        progress: ProgressCallback | None = None,
    ) -> File:
        """Download a file. It appears under its local name only when it is whole and verified.

        Args:
            path: The remote file.
            local_path: Where to; by default its own name in the current folder. An existing folder is one for it.
            options: Settings for the calls.
            progress: Told a :class:`~files_style_sdk.transfer.progress.Progress` at most ten times a second.

        Returns:
            The file's record.

        Raises:
            FileNotFoundError: There is no such remote file (:class:`files_style_sdk.error.FileNotFoundError`).
            OSError: The destination cannot be written; the error names it.
            IntegrityError: Size or checksum are not those that the service gave; nothing was left.
            APIConnectionError: The connection kept breaking; nothing was left.
        """
        from files_style_sdk.transfer.download import download_file

        return self._transfer(
            options, progress, lambda meter, settings: download_file(path, local_path, meter, settings)
        )

    def download_stream(
        self,
        path: str,
        stream: BinaryIO,
        options: Options | None = None,
        *,
        progress: ProgressCallback | None = None,
    ) -> File:
        """Write a file's bytes to a binary stream, which is left open.

        Args:
            path: The remote file.
            stream: Anything with a `write` that takes bytes.
            options: Settings for the calls.
            progress: Told a :class:`~files_style_sdk.transfer.progress.Progress` at most ten times a second.

        Returns:
            The file's record.

        Raises:
            FileNotFoundError: There is no such remote file (:class:`files_style_sdk.error.FileNotFoundError`).
            IntegrityError: Size or checksum are not those that the service gave; the bytes have been written by then.
        """
        from files_style_sdk.transfer.download import download_stream

        return self._transfer(options, progress, lambda meter, settings: download_stream(path, stream, meter, settings))

    def upload_directory(
        self,
        local_path: LocalPath,
        remote_path: str = "",
        options: Options | None = None,
        params: Mapping[str, Any] | None = None,
        *,
        max_concurrency: int | None = None,
        progress: ProgressCallback | None = None,
    ) -> DirectoryResult:
        """Upload everything below a local folder. One file that fails stops no other; links are skipped and reported.

        Args:
            local_path: The local folder.
            remote_path: The remote folder that its content goes to; made if it is missing.
            options: Settings for the calls.
            params: What to send along with each file; see :meth:`upload_file`.
            max_concurrency: How many files to move at once, 4 by default.
            progress: Told a :class:`~files_style_sdk.transfer.progress.Progress` at most ten times a second.

        Returns:
            What became of each file; `raise_for_failures()` raises if one failed.

        Raises:
            OSError: The local folder is missing or cannot be read.
        """
        from files_style_sdk.transfer.directory import upload_directory

        return self._caller.in_thread(
            lambda caller: upload_directory(caller, local_path, remote_path, params, options, progress, max_concurrency)
        )

    def download_directory(
        self,
        remote_path: str,
        local_path: LocalPath,
        options: Options | None = None,
        *,
        max_concurrency: int | None = None,
        progress: ProgressCallback | None = None,
    ) -> DirectoryResult:
        """Download everything below a remote folder. One file that fails stops no other.

        Names that the service sends stay below `local_path`: one that would lead elsewhere is not downloaded.

        Args:
            remote_path: The remote folder.
            local_path: The local folder that its content goes to; made if it is missing.
            options: Settings for the calls.
            max_concurrency: How many files to move at once, 4 by default.
            progress: Told a :class:`~files_style_sdk.transfer.progress.Progress` at most ten times a second.

        Returns:
            What became of each file; `raise_for_failures()` raises if one failed.

        Raises:
            OSError: The local folder cannot be made.
            APIError: The remote folder cannot be listed.
        """
        from files_style_sdk.transfer.directory import download_directory

        return self._caller.in_thread(
            lambda caller: download_directory(caller, remote_path, local_path, options, progress, max_concurrency)
        )

    @overload
    def open(
        self,
        path: str,
        mode: Literal["r", "rt", "tr", "w", "wt", "tw"] = "r",
        options: Options | None = None,
        *,
        buffering: int = -1,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str | None = None,
        params: Mapping[str, Any] | None = None,
    ) -> RemoteText: ...

    @overload
    def open(
        self,
        path: str,
        mode: Literal["rb", "br"],
        options: Options | None = None,
        *,
        buffering: int = -1,
        params: Mapping[str, Any] | None = None,
    ) -> RemoteReader: ...

    @overload
    def open(
        self,
        path: str,
        mode: Literal["wb", "bw"],
        options: Options | None = None,
        *,
        buffering: int = -1,
        params: Mapping[str, Any] | None = None,
    ) -> RemoteWriter: ...

    @overload
    def open(
        self,
        path: str,
        mode: str,
        options: Options | None = None,
        *,
        buffering: int = -1,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str | None = None,
        params: Mapping[str, Any] | None = None,
    ) -> IO[Any]: ...

    def open(
        self,
        path: str,
        mode: str = "r",
        options: Options | None = None,
        *,
        buffering: int = -1,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str | None = None,
        params: Mapping[str, Any] | None = None,
    ) -> Any:
        """Open a remote file as Python's own `open` opens a local one.

        Reading streams, and can seek. Writing sends parts on the way; the file is published when it is closed. Leaving
        a `with` block by an exception publishes nothing, nor does forgetting to close.

        The object also answers the record's attributes: `f.path`, and `f.size` (of a writer once it is closed).

        Args:
            path: The remote file.
            mode: `r`, `rb`, `w` or `wb`.
            options: Settings for the calls.
            buffering: Bytes to buffer, 0 for none (binary only), 1 for lines (text only), -1 for the default.
            encoding: The text's encoding, UTF-8 by default.
            errors: How encoding errors are handled, as for `open`.
            newline: How line ends are translated, as for `open`.
            params: What to send along with an upload; see :meth:`upload_file`.

        Raises:
            InvalidParameterError: The mode is none of these, or does not go with the other arguments.
            FileNotFoundError: There is no such remote file (:class:`files_style_sdk.error.FileNotFoundError`).

        Example:
            >>> with files_sdk.open("notes.txt", "w") as f:  # doctest: +SKIP
            ...     f.write("contents")
        """
        from files_style_sdk.remote_file import open_remote
        from files_style_sdk.transfer.operations import checked_remote_path

        adopt = resolve(_FILE).adopt
        checked = checked_remote_path(path)

        def make(caller: Any) -> IO[Any]:
            settings = caller.settings_with(options)
            return open_remote(
                checked,
                mode,
                lambda flow: caller.run(flow(settings), settings),
                lambda record: adopt(record, self._caller, options),
                dict(params or {}),
                buffering=buffering,
                encoding=encoding,
                errors=errors,
                newline=newline,
            )

        return self._caller.opened(make)

    def _transfer(
        self,
        options: Options | None,
        progress: ProgressCallback | None,
        start: Callable[[Reporter, Settings], Flow[dict[str, Any]]],
    ) -> Any:
        """Perform a transfer of one file and give the record it ends with."""
        reporter = Reporter(progress, files_total=1)

        def flow(settings: Settings) -> Flow[Any]:
            record = yield from start(reporter, settings)
            reporter.finished_file()
            reporter.finish()
            return resolve(_FILE).adopt(record, self._caller, options)

        return self._caller.carry_out(flow, options)


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
