"""How a transfer may go about its work."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields, replace
from typing import Any

from files_style_sdk.error import InvalidParameterError
from files_style_sdk.transfer.pace import Pace
from files_style_sdk.transfer.verification import Checksum, checked_verify
from files_style_sdk.wire import Pausing

__all__ = ["TransferOptions", "TransferTuning"]

_MIB = 1024 * 1024
_RESUMABLE_FROM = (
    5 * _MIB
)  # the size of a first part: what is smaller is sent again at the cost of looking what was sent


@dataclass(frozen=True, slots=True)
class TransferTuning:
    """Explicit settings for the parts of one file, for those who know their network better than measurements do.

    Attributes:
        max_concurrency: The most parts at once.
        initial_concurrency: How many to begin with; by default two for uploads, where one is prepared while the other
            is sent, and one for downloads.
        adaptive: Whether the number changes with what is measured; if not, it is `max_concurrency` throughout, and
            still none is begun before the moment that the service asks for.
        grants_at_once: The most upload parts to ask leave for in one call.
        parallel_from: Bytes: the size from which a download is taken in by ranges.
        range_size: Bytes: the largest range. The first is smaller, and they grow.
        first_range_size: Bytes: the first range.

    Raises:
        InvalidParameterError: A value is no whole number above 0, or `adaptive` no truth value.

    Example:
        >>> TransferTuning(max_concurrency=4, adaptive=False).max_concurrency
        4
    """

    max_concurrency: int = 16
    initial_concurrency: int | None = None
    adaptive: bool = True
    grants_at_once: int = 100
    parallel_from: int = 8 * _MIB
    range_size: int = 64 * _MIB
    first_range_size: int = 4 * _MIB

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name == "adaptive":
                if not isinstance(value, bool):
                    raise InvalidParameterError(f"adaptive must be True or False, not {value!r}")
            elif field.name == "initial_concurrency" and value is None:
                continue
            elif isinstance(value, bool) or not isinstance(value, int) or value < 1:
                raise InvalidParameterError(f"{field.name} must be a whole number above 0, not {value!r}")

    def pace(self, start: int) -> Pace:
        """The pace of one transfer that begins now, with `start` parts at once unless it is to begin otherwise."""
        return Pace(self.max_concurrency, self.initial_concurrency or start, adaptive=self.adaptive)


@dataclass(frozen=True, slots=True)
class TransferOptions:
    """What a caller may ask of the transfer of one file.

    Attributes:
        verify: The checksum that is compared.
        resume: Whether to go on where an earlier run stopped, and to keep what the next one needs.
        checkpoint: Where to keep that; by default in the user's state folder.
        pause_token: Holds it up.
        tuning: How it goes about its work.
        preserve_mtime: Whether a downloaded file gets the modification time that the service has.
        fsync: Whether a downloaded file is on the disk before it appears under its name.
    """

    verify: Checksum = "crc32"
    resume: bool = False
    checkpoint: str | os.PathLike[str] | None = None
    pause_token: Pausing | None = None
    tuning: TransferTuning = TransferTuning()  # it is frozen
    preserve_mtime: bool = False
    fsync: bool = False

    @property
    def is_resumable(self) -> bool:
        """Whether what a next run needs is kept."""
        return self.resume or self.checkpoint is not None

    def for_one_of_many(self, size: int) -> TransferOptions:
        """The options for a file among many, of which nothing is kept for a next run if it goes in one piece anyway.

        Args:
            size: Its bytes.
        """
        return replace(self, resume=False) if self.resume and size < _RESUMABLE_FROM else self

    @classmethod
    def of(
        cls,
        *,
        verify: Any = "crc32",
        resume: bool = False,
        checkpoint: Any = None,
        pause_token: Any = None,
        max_concurrency: int | None = None,
        tuning: TransferTuning | None = None,
        preserve_mtime: bool = False,
        fsync: bool = False,
    ) -> TransferOptions:
        """The options that a caller gave, checked.

        Raises:
            InvalidParameterError: One is ill-formed.
        """
        if tuning is not None and not isinstance(tuning, TransferTuning):
            raise InvalidParameterError(f"tuning must be a TransferTuning, not {type(tuning).__name__}")
        if checkpoint is not None and not isinstance(checkpoint, (str, os.PathLike)):
            raise InvalidParameterError(f"checkpoint must be a path, not {type(checkpoint).__name__}")
        if pause_token is not None and not _is_pausing(pause_token):
            raise InvalidParameterError(f"pause_token must be a PauseToken, not {type(pause_token).__name__}")
        for name, value in (("resume", resume), ("preserve_mtime", preserve_mtime), ("fsync", fsync)):
            if not isinstance(value, bool):
                raise InvalidParameterError(f"{name} must be True or False, not {value!r}")
        chosen = tuning or TransferTuning()
        if max_concurrency is not None:
            chosen = replace(chosen, max_concurrency=max_concurrency)
        return cls(checked_verify(verify), resume, checkpoint, pause_token, chosen, preserve_mtime, fsync)


def _is_pausing(value: Any) -> bool:
    return not isinstance(value, type) and hasattr(value, "attach") and hasattr(value, "paused")
