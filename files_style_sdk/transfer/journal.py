"""What is kept of a transfer while it runs, so that a new process can continue it: the file, and who may use it."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import Any, Self

from files_style_sdk.error import Error, InvalidParameterError, TransferInProgressError
from files_style_sdk.transfer.journal_format import (
    Header,
    Kept,
    Piece,
    TransferKey,
    first_line,
    piece_line,
    read_journal,
)

__all__ = [
    "JOURNAL_SUFFIX",
    "Header",
    "Journal",
    "JournalLock",
    "Piece",
    "TransferKey",
    "state_folder",
]

JOURNAL_SUFFIX = ".jsonl"
"""What the names of journals in the user's state folder end in."""

_PAUSES = (0.005, 0.01, 0.02, 0.05, 0.1)


def state_folder() -> Path:
    """Where journals are kept: below `FILES_STATE_HOME` if it is set, else below the user's state folder.

    Raises:
        ImportError: It is not set, and platformdirs is not installed (extra `transfer`).
    """
    given = os.environ.get("FILES_STATE_HOME")
    if given:
        return Path(given).expanduser().absolute() / "transfers"
    try:
        from platformdirs import user_state_path
    except ImportError:
        raise ImportError(
            "finding the user's state folder needs platformdirs: pip install 'files-style-sdk[transfer]', "
            "or set FILES_STATE_HOME to a folder"
        ) from None
    return user_state_path("files-style", appauthor=False) / "transfers"


class JournalLock:
    """Keeps others from a journal. Its file is there only while it is held.

    Args:
        journal: The journal's path.

    Raises:
        ImportError: filelock is not installed (extra `transfer`).
    """

    def __init__(self, journal: Path) -> None:
        try:
            from filelock import FileLock, Timeout
        except ImportError:
            raise ImportError("continuing transfers needs filelock: pip install 'files-style-sdk[transfer]'") from None
        self.path = journal.with_name(f".{journal.name}.lock")
        self._taken_by_another = Timeout
        # Taken in one thread and given back in another, where an event loop is at work.
        options: dict[str, Any] = {"mode": 0o600, "thread_local": False}
        try:
            self._lock = FileLock(self.path, **options, preserve_lock_file=os.name != "nt")
        except TypeError:
            self._lock = FileLock(self.path, **options)
        # A filelock that does not promise to leave the file alone may remove it itself, at a time of its own choice.
        self._is_ours_to_unlink = bool(getattr(self._lock, "preserve_lock_file", False))

    def take(self, pauses: tuple[float, ...] = ()) -> bool:
        """Take the lock unless another holds it, after a try and one more after each pause (seconds).

        Raises:
            OSError: The lock's file cannot be made.
        """
        for pause in (*pauses, None):
            try:
                self._lock.acquire(blocking=False)
            except self._taken_by_another:
                if pause is not None:
                    time.sleep(pause)
            else:
                return True
        return False

    def give_back(self) -> None:
        """Let others have the journal."""
        # Unlinked while it is held: whoever has opened the file meanwhile and locks it then finds that it has no name
        # any more, and opens anew (filelock sees to that). Unlinked later, it could be another's that is held.
        if self._is_ours_to_unlink:
            with suppress(OSError):
                self.path.unlink()
        self._lock.release()


class Journal:
    """The journal of one transfer of one file, held by whoever opened it. Safe for threads.

    Leaving it as a context manager lets others have it and keeps what it holds; `remove()` ends it.

    Attributes:
        header: What an earlier run began with; None if there was none, or what it left cannot be read.
        pieces: What that run has done.
        path: The journal's file.

    Example:
        >>> with Journal.open(key) as journal:  # doctest: +SKIP
        ...     if journal.header is None or journal.header.fingerprint != fingerprint:
        ...         journal.begin(Header(fingerprint, size=3))
        ...     journal.add(Piece(offset=0, size=3, crc32=0x352441C2))
        ...     journal.remove()
    """

    def __init__(self, key: TransferKey, path: Path, lock: JournalLock, kept: Kept) -> None:
        self._key = key
        self.path = path
        self._held: JournalLock | None = lock
        usable = kept.header is not None and kept.key is not None and kept.key.digest == key.digest
        self.header = kept.header if usable else None
        self.pieces = kept.pieces if usable else []
        self._end = kept.end
        self._descriptor: int | None = None
        self._lock = Lock()

    @classmethod
    def open(cls, key: TransferKey, checkpoint: str | os.PathLike[str] | None = None) -> Journal:
        """Open the journal of a transfer, which need not exist.

        Args:
            key: The transfer.
            checkpoint: The journal's file; by default one in the user's state folder (see :func:`state_folder`).

        Raises:
            TransferInProgressError: Another process or thread has it open.
            InvalidParameterError: `checkpoint` is no path, or that of something else than this transfer's journal.
            OSError: The folder or the file cannot be made or read; the error names it.
            ImportError: What it needs is not installed (extra `transfer`).
        """
        path = _default_path(key) if checkpoint is None else _checkpoint_path(checkpoint)
        lock = JournalLock(path)
        # transfers.list() and prune() hold a lock for a moment, to see whether it is free.
        if not lock.take(_PAUSES):
            raise TransferInProgressError(
                f"the {key.direction} of {key.source!r} to {key.destination!r} is in progress already, in another "
                f"process or thread (journal {str(path)!r}): wait for it to end, or end it"
            )
        try:
            kept = read_journal(path)
            if checkpoint is not None:
                _check_owner(kept, key, path)
            return cls(key, path, lock, kept)
        except BaseException:
            lock.give_back()
            raise

    def begin(self, header: Header) -> None:
        """Start anew: what was there is replaced as a whole.

        Raises:
            OSError: The file cannot be written; the error names it.
        """
        line = first_line(self._key, header)
        with self._lock, self._naming():
            self._check_open()
            self._let_go()
            temporary = self.path.with_name(f".{self.path.name}.{secrets.token_hex(4)}")
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                try:
                    _write(descriptor, line)
                finally:
                    os.close(descriptor)
                temporary.replace(self.path)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise
            self.header, self.pieces, self._end = header, [], len(line)

    def add(self, piece: Piece) -> None:
        """Note that a piece is done.

        Raises:
            Error: The journal is closed, or has not begun.
            OSError: The file cannot be written; the error names it.
        """
        line = piece_line(piece)
        with self._lock, self._naming():
            self._check_open()
            if self.header is None:
                raise Error("a journal must begin before pieces are added to it")
            if self._descriptor is None:
                self._descriptor = os.open(self.path, os.O_WRONLY | os.O_APPEND)
                os.ftruncate(self._descriptor, self._end)  # a line that was torn would spoil the next
            _write(self._descriptor, line)

    def remove(self) -> None:
        """End the journal, for the transfer is over: nothing is left of it. Once closed, nothing happens.

        Raises:
            OSError: The file cannot be removed.
        """
        self._close(remove=True)

    def close(self) -> None:
        """Let others have the journal, and keep what it holds. Closing it twice does nothing."""
        self._close(remove=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _close(self, *, remove: bool) -> None:
        with self._lock:
            lock, self._held = self._held, None
            if lock is None:
                return
            try:
                self._let_go()
                if remove:
                    self.path.unlink(missing_ok=True)
            finally:
                lock.give_back()

    def _let_go(self) -> None:
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            self._end = os.fstat(descriptor).st_size
            os.close(descriptor)

    def _check_open(self) -> None:
        if self._held is None:
            raise Error("this journal is closed")

    @contextmanager
    def _naming(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(self.path)) from error


def _write(descriptor: int, line: bytes) -> None:
    written = os.write(descriptor, line)
    if written < len(line):
        # The disk is full: what did get there would spoil the next line.
        os.ftruncate(descriptor, os.fstat(descriptor).st_size - written)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _default_path(key: TransferKey) -> Path:
    folder = state_folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if os.name != "nt" and stat.S_IMODE(folder.stat().st_mode) & 0o077:
        folder.chmod(0o700)
    return folder / f"{key.digest}{JOURNAL_SUFFIX}"


def _checkpoint_path(checkpoint: str | os.PathLike[str]) -> Path:
    if not isinstance(checkpoint, (str, os.PathLike)) or not os.fspath(checkpoint):
        raise InvalidParameterError(
            f"checkpoint must be the path of a file, such as 'upload.checkpoint', not {checkpoint!r}"
        )
    path = Path(os.path.realpath(checkpoint))  # behind a link, so that the link stays one
    if path.is_dir():
        raise InvalidParameterError(f"checkpoint must be the path of a file, but {str(path)!r} is a folder")
    if not path.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "the folder of the checkpoint does not exist", str(path))
    return path


def _check_owner(kept: Kept, key: TransferKey, path: Path) -> None:
    """A checkpoint that is not this transfer's is left as it is."""
    if not kept.is_ours:
        raise InvalidParameterError(
            f"checkpoint {str(path)!r} is a file of another kind, which is not overwritten: give the path of a "
            "checkpoint, or of a file that does not exist"
        )
    if kept.key is not None and kept.key.digest != key.digest:
        raise InvalidParameterError(
            f"checkpoint {str(path)!r} is of another transfer, the {kept.key.direction} of {kept.key.source!r} to "
            f"{kept.key.destination!r}: give each transfer a checkpoint of its own, or remove it to give that one up"
        )
