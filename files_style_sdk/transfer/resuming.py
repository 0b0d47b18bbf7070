"""What a transfer keeps for its next run, in its own terms; nothing at all where that was not asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from files_style_sdk.path_util import normalize
from files_style_sdk.settings import Settings
from files_style_sdk.transfer.source import FileSource
from files_style_sdk.transfer.tuning import TransferOptions
from files_style_sdk.transfer.upload_plan import Receipt

if TYPE_CHECKING:
    from files_style_sdk.transfer.journal import Journal, Piece

__all__ = ["DownloadRecord", "UploadRecord", "download_record", "upload_record"]


class UploadRecord:
    """What storage has of an upload.

    Args:
        journal: Where that is kept; None keeps nothing.
        fingerprint: Tells the state of the source from others.
        size: The source's bytes.
    """

    def __init__(self, journal: Journal | None = None, fingerprint: str = "", size: int | None = None) -> None:
        self._journal = journal
        self._fingerprint = fingerprint
        self._size = size
        self.ref = ""
        """The service's name for the upload that an earlier run began."""
        self.receipts: list[Receipt] = []
        """The parts of it that storage has."""
        if journal is not None and journal.header is not None and journal.header.fingerprint == fingerprint:
            self.ref = journal.header.ref
            self.receipts = [_receipt(piece) for piece in journal.pieces if piece.number]

    def begin(self, ref: str) -> None:
        """Note the upload that begins now; what was kept of another goes."""
        if self._journal is not None:
            from files_style_sdk.transfer.journal import Header

            self._journal.begin(Header(self._fingerprint, self._size, ref=ref))

    def add(self, receipt: Receipt) -> None:
        """Note a part that storage has."""
        if self._journal is not None:
            from files_style_sdk.transfer.journal import Piece

            piece = Piece(receipt.offset, receipt.size, receipt.crc32, receipt.number, receipt.etag)
            self._journal.add(piece)

    def finish(self) -> None:
        """There is nothing left to resume."""
        if self._journal is not None:
            self._journal.remove()


@contextmanager
def upload_record(
    options: TransferOptions, source: FileSource, local: Path, remote: str, settings: Settings
) -> Iterator[UploadRecord]:
    """The record of an upload, held while it runs.

    Args:
        options: Say whether and where it is kept.
        source: The file.
        local: Its path.
        remote: Where to.
        settings: Say which service.

    Raises:
        TransferInProgressError: Another process or thread is at work on the same upload.
    """
    if not options.is_resumable:
        yield UploadRecord()
        return
    from files_style_sdk.transfer.journal import Journal, TransferKey

    key = TransferKey("upload", str(local.resolve()), normalize(remote), settings.base_url)
    with Journal.open(key, options.checkpoint) as journal:
        # A checksum that an earlier run did not need cannot be made up for.
        fingerprint = f"{source.fingerprint}:{options.verify}"
        yield UploadRecord(journal, fingerprint, source.size)


@dataclass(frozen=True, slots=True)
class Leftover:
    """What a download has left.

    Attributes:
        fingerprint: The version of the file.
        temporary: The file that it was collected in.
    """

    fingerprint: str
    temporary: Path


class DownloadRecord:
    """What a download has of a file.

    Args:
        journal: Where that is kept; None keeps nothing.
    """

    def __init__(self, journal: Journal | None = None) -> None:
        self._journal = journal

    @property
    def is_kept(self) -> bool:
        """Whether a next run can go on."""
        return self._journal is not None

    @property
    def left_by_earlier_run(self) -> Leftover | None:
        """What an earlier run was at work on."""
        header = self._journal.header if self._journal is not None else None
        return Leftover(header.fingerprint, Path(header.temporary)) if header and header.temporary else None

    def pieces(self) -> list[Piece]:
        """The pieces that an earlier run has collected."""
        return [] if self._journal is None else list(self._journal.pieces)

    def begin(self, fingerprint: str, size: int, temporary: Path) -> None:
        """Note the download that begins now; what was kept of another goes."""
        if self._journal is not None:
            from files_style_sdk.transfer.journal import Header

            self._journal.begin(Header(fingerprint, size, temporary=str(temporary.absolute())))

    def add(self, offset: int, size: int, crc32: int) -> None:
        """Note a piece that is in the temporary file."""
        if self._journal is not None:
            from files_style_sdk.transfer.journal import Piece

            self._journal.add(Piece(offset, size, crc32))

    def finish(self) -> None:
        """There is nothing left to resume."""
        if self._journal is not None:
            self._journal.remove()


@contextmanager
def download_record(options: TransferOptions, remote: str, local: Path, settings: Settings) -> Iterator[DownloadRecord]:
    """The record of a download, held while it runs; see :func:`upload_record`."""
    if not options.is_resumable:
        yield DownloadRecord()
        return
    from files_style_sdk.transfer.journal import Journal, TransferKey

    key = TransferKey("download", normalize(remote), str(local.absolute()), settings.base_url)
    with Journal.open(key, options.checkpoint) as journal:
        yield DownloadRecord(journal)


def _receipt(piece: Piece) -> Receipt:
    return Receipt(piece.number, piece.offset, piece.size, piece.etag, piece.crc32)
