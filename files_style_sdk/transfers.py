"""Transfers that were interrupted, and can be continued with `resume=True`.

This is about the journals in the user's state folder; those that were kept elsewhere, with `checkpoint=PATH`, are not
looked for. The state folder is the one that the system has for a user's programs, or `FILES_STATE_HOME` if that
environment variable is set.

Example:
    >>> for transfer in files_sdk.transfers.list():  # doctest: +SKIP
    ...     print(transfer.direction, transfer.source, transfer.bytes_done, "of", transfer.size)
    >>> files_sdk.transfers.prune(older_than=timedelta(days=7))  # doctest: +SKIP
    2
"""

from __future__ import annotations

import builtins
import math
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from files_style_sdk.error import InvalidParameterError
from files_style_sdk.transfer.journal import JOURNAL_SUFFIX, JournalLock, state_folder
from files_style_sdk.transfer.journal_format import Kept, read_journal

__all__ = ["InterruptedTransfer", "list", "prune"]

_PAUSES = (0.005,)
_ABANDONED_AFTER = 3600.0


@dataclass(frozen=True, slots=True)
class InterruptedTransfer:
    """A transfer of one file that has begun and not ended.

    Attributes:
        direction: `upload` or `download`.
        source: The local path of an upload, the remote path of a download.
        destination: The remote path of an upload, the local path of a download.
        service: The service's base URL.
        size: The file's bytes, None if that was not known.
        bytes_done: How many of them need not be moved again.
        begun: When the transfer began.
        updated: When its last piece was done.
        in_progress: Whether a process or thread is at work on it now.
    """

    direction: Literal["upload", "download"]
    source: str
    destination: str
    service: str
    size: int | None
    bytes_done: int
    begun: datetime
    updated: datetime
    in_progress: bool


def list() -> builtins.list[InterruptedTransfer]:
    """The transfers that can be continued, and those at work now; the one that moved last comes first.

    What cannot be read is left out.

    Raises:
        ImportError: filelock or platformdirs is not installed (extra `transfer`).
    """
    found: builtins.list[InterruptedTransfer] = []
    for path in _files(f"*{JOURNAL_SUFFIX}"):
        with suppress(OSError):
            transfer = _transfer(path)
            if transfer is not None:
                found.append(transfer)
    return sorted(found, key=lambda transfer: transfer.updated, reverse=True)


def prune(older_than: timedelta | float | None = None) -> int:
    """Give interrupted transfers up: their journals are removed, and what downloads had collected.

    Transfers that are in progress are left alone.

    Args:
        older_than: Only those in which nothing has moved for so long (seconds, or a timedelta), and uploads whose local
            file is gone. By default all.

    Returns:
        How many were removed.

    Raises:
        InvalidParameterError: `older_than` is no length of time.
        ImportError: filelock or platformdirs is not installed (extra `transfer`).
    """
    oldest = None if older_than is None else time.time() - _seconds(older_than)
    removed = 0
    for path in _files(f"*{JOURNAL_SUFFIX}"):
        with suppress(OSError):
            removed += _remove(path, oldest)
    _sweep()
    return removed


def _seconds(older_than: timedelta | float) -> float:
    seconds = older_than.total_seconds() if isinstance(older_than, timedelta) else older_than
    fine = isinstance(seconds, (int, float)) and not isinstance(seconds, bool) and math.isfinite(seconds)
    if not fine or seconds < 0:
        raise InvalidParameterError(
            f"older_than must be a timedelta or a number of seconds, 0 or more, not {older_than!r}"
        )
    return seconds


def _files(pattern: str) -> Iterator[Path]:
    with suppress(OSError):
        yield from sorted(state_folder().glob(pattern))


def _transfer(path: Path) -> InterruptedTransfer | None:
    in_progress = not _is_free(path)
    kept = read_journal(path)
    if kept.key is None or kept.header is None:
        return None
    return InterruptedTransfer(
        kept.key.direction,
        kept.key.source,
        kept.key.destination,
        kept.key.service,
        kept.header.size,
        sum(piece.size for piece in kept.pieces),
        datetime.fromtimestamp(kept.header.begun, UTC),
        datetime.fromtimestamp(path.stat().st_mtime, UTC),
        in_progress,
    )


def _is_free(path: Path) -> bool:
    lock = JournalLock(path)
    if not lock.take(_PAUSES):
        return False
    lock.give_back()
    return True


def _remove(path: Path, oldest: float | None) -> bool:
    """Remove a journal that nobody uses, if it is old enough or of no more use."""
    lock = JournalLock(path)
    if not lock.take(_PAUSES):
        return False
    try:
        # Read only now: whoever held the lock a moment ago may have ended the transfer.
        updated = path.stat().st_mtime
        kept = read_journal(path)
        if oldest is not None and updated > oldest and not _is_useless(kept):
            return False
        _remove_collected(kept)
        path.unlink()
        return True
    finally:
        lock.give_back()


def _is_useless(kept: Kept) -> bool:
    return kept.key is not None and kept.key.direction == "upload" and not Path(kept.key.source).exists()


def _remove_collected(kept: Kept) -> None:
    if kept.key is None or kept.header is None or kept.key.direction != "download" or not kept.header.temporary:
        return
    collected = Path(kept.header.temporary)
    if collected.is_file() and not collected.is_symlink() and collected != Path(kept.key.destination):
        collected.unlink()


def _sweep() -> None:
    """Remove what processes that were killed have left: locks without a journal, and journals half begun."""
    for path in _files(f".*{JOURNAL_SUFFIX}.*"):
        with suppress(OSError):
            if path.suffix != ".lock":
                if path.stat().st_mtime < time.time() - _ABANDONED_AFTER:
                    path.unlink()
            elif not (journal := path.with_name(path.stem[1:])).exists():
                _is_free(journal)  # who takes and gives back a lock leaves no file
