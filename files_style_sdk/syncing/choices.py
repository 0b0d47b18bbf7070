"""The options of a sync, checked before anything is looked at."""

# No `from __future__ import annotations` here: TypedDict's own types are read from it.

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypedDict

from files_style_sdk.error import InvalidParameterError
from files_style_sdk.operation import Options
from files_style_sdk.syncing.compare import Comparison, checked_comparison
from files_style_sdk.syncing.rules import Patterns, Rules
from files_style_sdk.transfer.bandwidth import Bandwidth, BandwidthLimit
from files_style_sdk.transfer.many import Manner
from files_style_sdk.transfer.progress import ProgressCallback
from files_style_sdk.transfer.tuning import TransferOptions
from files_style_sdk.transfer.verification import Checksum
from files_style_sdk.wire import Pausing

__all__ = ["Choices", "SyncOptions"]


class SyncOptions(TypedDict, total=False):
    """What `sync` accepts by keyword; see :func:`files_style_sdk.syncing.run.sync`."""

    dry_run: bool
    compare: Comparison
    delete: bool
    max_delete: int | None
    force: bool
    include: Patterns
    exclude: Patterns
    bwlimit: BandwidthLimit
    symlinks: Literal["skip", "follow"]
    max_concurrency: int | None
    progress: ProgressCallback | bool | None
    verify: Checksum
    resume: bool
    pause_token: Pausing | None
    preserve_mtime: bool
    manifest: str | os.PathLike[str] | None
    options: Options | None


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of a sync, checked. Make it with :meth:`of`."""

    dry_run: bool
    compare: Comparison
    delete: bool
    max_delete: int | None
    force: bool
    rules: Rules
    manner: Manner
    follow_links: bool
    progress: ProgressCallback | bool | None
    transfer: TransferOptions
    manifest: Path | None
    options: Options | None

    @classmethod
    def of(cls, given: SyncOptions) -> "Choices":
        """The options as they were given, with what is not given by default.

        Raises:
            InvalidParameterError: One is unknown, or not of the kind that is expected, or does not go with another.
            OSError: A file of patterns cannot be read.
        """
        _refuse_unknown(given)
        choices = cls(
            compare=checked_comparison(given.get("compare", "size+mtime")),
            max_delete=_count("max_delete", given.get("max_delete")),
            rules=Rules.of(given.get("include"), given.get("exclude")),
            manner=Manner(given.get("max_concurrency"), Bandwidth.of(given.get("bwlimit")), given.get("pause_token")),
            follow_links=_one_of("symlinks", given.get("symlinks", "skip"), ("skip", "follow")) == "follow",
            progress=given.get("progress"),
            transfer=TransferOptions.of(
                verify=given.get("verify", "crc32"),
                resume=given.get("resume", False),
                pause_token=given.get("pause_token"),
                preserve_mtime=given.get("preserve_mtime", True),
            ),
            manifest=_path("manifest", given.get("manifest")),
            options=given.get("options"),
            dry_run=_flag("dry_run", given.get("dry_run", False)),
            delete=_flag("delete", given.get("delete", False)),
            force=_flag("force", given.get("force", False)),
        )
        choices._check()
        return choices

    def check_direction(self, uploads: bool) -> None:
        """Make sure that the options go with the direction.

        Raises:
            InvalidParameterError: They do not.
        """
        if not uploads and self.compare == "size+mtime" and not self.transfer.preserve_mtime:
            raise InvalidParameterError(
                "compare='size+mtime' needs preserve_mtime=True, or every file would look changed the next time; "
                "compare by 'checksum' or 'size' instead"
            )

    def _check(self) -> None:
        if self.max_delete is not None and not self.delete:
            raise InvalidParameterError("max_delete bounds what delete=True deletes: give both, or neither")


def _refuse_unknown(given: Mapping[str, Any]) -> None:
    unknown = sorted(given.keys() - SyncOptions.__annotations__.keys())
    if unknown:
        raise InvalidParameterError(
            f"sync has no option {', '.join(unknown)}; it has {', '.join(SyncOptions.__annotations__)}"
        )


def _flag(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise InvalidParameterError(f"{name} must be True or False, not {value!r}")
    return value


def _count(name: str, value: Any) -> int | None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < 0):
        raise InvalidParameterError(f"{name} must be a whole number, 0 or more, or None for no bound, not {value!r}")
    return value


def _one_of(name: str, value: Any, choices: tuple[Any, ...]) -> Any:
    if value not in choices:
        raise InvalidParameterError(f"{name} must be one of {', '.join(map(repr, choices))}, not {value!r}")
    return value


def _path(name: str, value: Any) -> Path | None:
    if value is None:
        return None
    if not isinstance(value, (str, os.PathLike)) or not os.fspath(value):
        raise InvalidParameterError(f"{name} must be the path of a file to write, not {value!r}")
    return Path(value)
