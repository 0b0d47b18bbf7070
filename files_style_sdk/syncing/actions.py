"""What a sync would do to one file or folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from files_style_sdk.syncing.trees import Entry

__all__ = ["Action", "ActionKind"]

ActionKind = Literal["upload", "download", "make folder", "delete", "delete folder", "skip", "fail"]


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a sync would do, and why.

    Attributes:
        kind: What: `upload`, `download`, `make folder`, `delete`, `delete folder`, `skip`, or `fail` for what cannot be
            done.
        path: The file or folder, relative to both ends, with slashes.
        reason: Why, in words.
        size: Bytes of the file; 0 for a folder.
        source_path: Its path at the source, in the spelling there.
        destination_path: Its path at the destination, in the spelling there.
        source: What was seen at the source, None if nothing.
        destination: What was seen at the destination, None if nothing.
        error: Why it cannot be done.
    """

    kind: ActionKind
    path: str
    reason: str = ""
    size: int = 0
    source_path: str = ""
    destination_path: str = ""
    source: Entry | None = None
    destination: Entry | None = None
    error: Exception | None = None

    @property
    def is_transfer(self) -> bool:
        """Whether it moves a file's content."""
        return self.kind in ("upload", "download")

    @property
    def is_unchanged(self) -> bool:
        """Whether it leaves a file alone because it is the same on both sides."""
        return self.kind == "skip" and self.reason == "unchanged"

    def to_dict(self) -> dict[str, Any]:
        """What it is, as plain data."""
        shown: dict[str, Any] = {"action": self.kind, "path": self.path, "size": self.size, "reason": self.reason}
        if self.error is not None:
            shown["error"] = str(self.error)
        return shown
