"""Moving the content of one file."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

from files_style_sdk.delivery import Flow
from files_style_sdk.operation import Options
from files_style_sdk.pause import PauseToken
from files_style_sdk.references import resolve
from files_style_sdk.resource import Resource
from files_style_sdk.settings import Settings
from files_style_sdk.transfer.display import display
from files_style_sdk.transfer.progress import ProgressCallback, Reporter
from files_style_sdk.transfer.tuning import TransferOptions, TransferTuning
from files_style_sdk.transfer.verification import Checksum

if TYPE_CHECKING:
    from files_style_sdk.models.file import File

__all__ = ["FileTransfers"]

_FILE = "files_style_sdk.models.file:File"
LocalPath = str | os.PathLike[str]


class FileTransfers(Resource):
    """Uploads and downloads of single files."""

    _caller: Any

    def upload_file(
        self,
        path: LocalPath,
        destination: str | None = None,
        options: Options | None = None,
        params: Mapping[str, Any] | None = None,
        *,
        progress: ProgressCallback | bool | None = None,
        verify: Checksum = "crc32",
        resume: bool = False,
        checkpoint: LocalPath | None = None,
        pause_token: PauseToken | None = None,
        max_concurrency: int | None = None,
        tuning: TransferTuning | None = None,
    ) -> File:
        """Upload a local file. It is published whole, or not at all.

        Args:
            path: The local file.
            destination: Where to; by default its own name in the root. A path that ends in a slash is a folder for it.
            options: Settings for the calls.
            params: What to send along: `mkdir_parents` (make missing folders), `provided_mtime` (ISO 8601; by default
                the local file's modification time), `with_rename`, `custom_metadata`.
            progress: Told a :class:`~files_style_sdk.transfer.progress.Progress` at most ten times a second; True draws
                a bar.
            verify: The checksum that is compared where the service has it, besides the size: `crc32`, `md5` or False.
            resume: Go on where an earlier run was interrupted, and keep what the next one needs, in the user's state
                folder (extra `transfer`).
            checkpoint: The file to keep that in instead.
            pause_token: Holds the transfer up while it is paused.
            max_concurrency: The most parts to move at once, 16 by default.
            tuning: How to go about it in detail.

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

        chosen = TransferOptions.of(
            verify=verify,
            resume=resume,
            checkpoint=checkpoint,
            pause_token=pause_token,
            max_concurrency=max_concurrency,
            tuning=tuning,
        )
        return self._transfer(
            options,
            progress,
            chosen,
            lambda meter, settings: upload_file(path, destination, params, meter, settings, chosen),
        )

    def ensure_uploaded(
        self,
        path: LocalPath,
        destination: str | None = None,
        options: Options | None = None,
        params: Mapping[str, Any] | None = None,
        *,
        progress: ProgressCallback | bool | None = None,
        verify: Checksum = "crc32",
        resume: bool = False,
    ) -> File:
        """Upload a local file unless the service has it already, such as after an upload that ended in doubt.

        It has it if size and checksum are the same; a file whose checksum the service does not know is uploaded.

        Args:
            path: The local file.
            destination: Where to; see :meth:`upload_file`.
            options: Settings for the calls.
            params: What to send along; see :meth:`upload_file`.
            progress: Told the progress of an upload; True draws a bar.
            verify: The checksum that is compared, `crc32` or `md5`.
            resume: Go on where an earlier upload was interrupted.

        Returns:
            The record of the file, whoever uploaded it.

        Raises:
            OSError: The local file is missing, a folder, or cannot be read.
            SourceChangedError: It changed while it was read.
        """
        from files_style_sdk.transfer.upload import ensure_uploaded

        chosen = TransferOptions.of(verify=verify, resume=resume)
        return self._transfer(
            options,
            progress,
            chosen,
            lambda meter, settings: ensure_uploaded(path, destination, params, meter, settings, chosen),
        )

    def upload_chunks(
        self,
        io: BinaryIO,
        path: str,
        options: Options | None = None,
        upload: Mapping[str, Any] | None = None,
        etags: Sequence[Mapping[str, Any]] | None = None,
        params: Mapping[str, Any] | None = None,
    ) -> tuple[dict[str, Any], list[dict[str, Any]], int]:
        """Send what a stream yields as parts of an upload, without completing it. Most callers want `upload_stream`.

        Args:
            io: The stream, read to its end and left open.
            path: Where to.
            options: Settings for the calls.
            upload: What an earlier call returned first, to go on with its upload.
            etags: The ETags that earlier calls returned.
            params: What to send along with the first step; see :meth:`upload_file`.

        Returns:
            What is known of the upload (`ref`, `part_number` of the last part), the ETags of all parts, and how many
            bytes were sent. `file.create(path, action="end", ref=…, etags=…, size=…)` completes it.

        Raises:
            APIError: The service or its storage refuses a part.
            APIConnectionError: A part could not be delivered.
        """
        from files_style_sdk.transfer.upload import upload_chunks

        sent: Any = self._caller.carry_out(
            lambda settings: upload_chunks(io, path, upload, etags, params, settings), options
        )
        return sent

    def upload_stream(
        self,
        stream: BinaryIO,
        destination: str,
        size: int | None = None,
        options: Options | None = None,
        params: Mapping[str, Any] | None = None,
        *,
        progress: ProgressCallback | bool | None = None,
        verify: Checksum = "crc32",
        pause_token: PauseToken | None = None,
        max_concurrency: int | None = None,
        tuning: TransferTuning | None = None,
    ) -> File:
        """Upload what a binary stream yields from where it stands; the stream is left open.

        Args:
            stream: The stream. One that cannot seek is held in memory a part at a time.
            destination: Where to.
            size: How many bytes to take; by default all there are.
            options: Settings for the calls.
            params: What to send along; see :meth:`upload_file`.
            progress: Told a :class:`~files_style_sdk.transfer.progress.Progress` at most ten times a second; True draws
                a bar.
            verify: The checksum that is compared where the service has it, besides the size: `crc32`, `md5` or False.
            pause_token: Holds the transfer up while it is paused.
            max_concurrency: The most parts to move at once, 16 by default.
            tuning: How to go about it in detail.

        Returns:
            The published file's record.

        Raises:
            InvalidParameterError: It is a text stream, or no stream.
            SourceChangedError: It has fewer bytes than `size`; nothing was published.
        """
        from files_style_sdk.transfer.upload import upload_stream

        chosen = TransferOptions.of(
            verify=verify, pause_token=pause_token, max_concurrency=max_concurrency, tuning=tuning
        )
        return self._transfer(
            options,
            progress,
            chosen,
            lambda meter, settings: upload_stream(stream, destination, size, params, meter, settings, chosen),
        )

    def download_file(
        self,
        path: str,
        local_path: LocalPath | None = None,
        options: Options | None = None,
        *,
        progress: ProgressCallback | bool | None = None,
        verify: Checksum = "crc32",
        resume: bool = False,
        checkpoint: LocalPath | None = None,
        pause_token: PauseToken | None = None,
        max_concurrency: int | None = None,
        tuning: TransferTuning | None = None,
        preserve_mtime: bool = False,
        fsync: bool = False,
    ) -> File:
        """Download a file. It appears under its local name only when it is whole and verified.

        Args:
            path: The remote file.
            local_path: Where to; by default its own name in the current folder. An existing folder is one for it.
            options: Settings for the calls.
            progress: Told a :class:`~files_style_sdk.transfer.progress.Progress` at most ten times a second; True draws
                a bar.
            verify: The checksum that is compared where the service has it, besides the size: `crc32`, `md5` or False.
            resume: Go on where an earlier run was interrupted, and keep what the next one needs, in the user's state
                folder (extra `transfer`).
            checkpoint: The file to keep that in instead.
            pause_token: Holds the transfer up while it is paused.
            max_concurrency: The most parts to move at once, 16 by default.
            tuning: How to go about it in detail.
            preserve_mtime: Give the file the modification time that the service has.
            fsync: Have the file on the disk before it appears under its name.

        Returns:
            The file's record.

        Raises:
            FileNotFoundError: There is no such remote file (:class:`files_style_sdk.error.FileNotFoundError`).
            OSError: The destination cannot be written; the error names it.
            IntegrityError: Size or checksum are not those that the service gave; nothing was left.
            APIConnectionError: The connection kept breaking; nothing was left.
        """
        from files_style_sdk.transfer.download import download_file

        chosen = TransferOptions.of(
            verify=verify,
            resume=resume,
            checkpoint=checkpoint,
            pause_token=pause_token,
            max_concurrency=max_concurrency,
            tuning=tuning,
            preserve_mtime=preserve_mtime,
            fsync=fsync,
        )
        return self._transfer(
            options, progress, chosen, lambda meter, settings: download_file(path, local_path, meter, settings, chosen)
        )

    def download_stream(
        self,
        path: str,
        stream: BinaryIO,
        options: Options | None = None,
        *,
        progress: ProgressCallback | bool | None = None,
        verify: Checksum = "crc32",
    ) -> File:
        """Write a file's bytes to a binary stream, which is left open.

        Args:
            path: The remote file.
            stream: Anything with a `write` that takes bytes.
            options: Settings for the calls.
            progress: Told a :class:`~files_style_sdk.transfer.progress.Progress` at most ten times a second; True draws
                a bar.
            verify: The checksum that is compared where the service has it, besides the size: `crc32`, `md5` or False.

        Returns:
            The file's record.

        Raises:
            FileNotFoundError: There is no such remote file (:class:`files_style_sdk.error.FileNotFoundError`).
            IntegrityError: Size or checksum are not those that the service gave; the bytes have been written by then.
        """
        from files_style_sdk.transfer.download import download_stream

        chosen = TransferOptions.of(verify=verify)
        return self._transfer(
            options, progress, chosen, lambda meter, settings: download_stream(path, stream, meter, settings, chosen)
        )

    def _transfer(
        self,
        options: Options | None,
        progress: ProgressCallback | bool | None,
        chosen: TransferOptions,
        start: Callable[[Reporter, Settings], Flow[dict[str, Any]]],
    ) -> Any:
        """Perform a transfer of one file and give the record it ends with."""

        def flow(settings: Settings) -> Flow[Any]:
            with display(progress) as callback, Reporter(callback, files_total=1) as reporter:
                try:
                    record = yield from start(reporter, settings)
                except KeyboardInterrupt as interruption:
                    if chosen.is_resumable:
                        interruption.add_note("The same call goes on from here (resume or checkpoint was given).")
                    raise
                reporter.finished_file()
            return resolve(_FILE).adopt(record, self._caller, options)

        return self._caller.carry_out(flow, options)
