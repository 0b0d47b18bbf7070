"""What a sync would do, as a list that can be read, kept and carried out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from files_style_sdk.syncing.actions import Action
from files_style_sdk.syncing.spool import IN_MEMORY, Spool

__all__ = ["Plan", "readable_size", "shown_path"]

_ROWS = 100
_UNITS = ("KiB", "MiB", "GiB", "TiB", "PiB")


class Plan(Spool[Action]):
    """What a sync would do: a sequence of :class:`~files_style_sdk.syncing.actions.Action`.

    `sync(dry_run=True)` makes it. What is unchanged is among the actions, but not shown by `table()` and `to_json()`.

    Attributes:
        source: The folder to be like.
        destination: The folder to change.
        size: Bytes that would be moved.
        unchanged: How many files are the same on both sides.
        source_files: How many files of the source are taken.
        unlisted: How many folders could not be listed. While there are any, nothing is deleted.
        refusal: Why `apply()` would refuse to delete what the plan says, None if it would not.

    Args:
        source: The folder to be like.
        destination: The folder to change.
        apply: Carries the plan out.
        in_memory: How many actions stay in memory; the rest goes to a temporary file.
    """

    def __init__(self, source: str, destination: str, apply: Callable[[Plan], Any], in_memory: int = IN_MEMORY) -> None:
        super().__init__(in_memory)
        self.source = source
        self.destination = destination
        self.size = 0
        self.unchanged = 0
        self.source_files = 0
        self.unlisted = 0
        self.refusal: str | None = None
        self._apply = apply
        self._counts: Counter[str] = Counter()

    def take(self, actions: Iterable[Action]) -> None:
        """List actions."""
        for action in actions:
            self.append(action)
            if action.is_unchanged:
                self.unchanged += 1
            else:
                self._counts[action.kind] += 1
            if action.is_transfer:
                self.size += action.size

    @property
    def expected(self) -> tuple[int, int]:
        """Bytes and files that would be moved."""
        return self.size, self._counts["upload"] + self._counts["download"]

    @property
    def changes(self) -> Iterator[Action]:
        """The actions but for those that leave a file as it is because it is unchanged."""
        return (action for action in self if not action.is_unchanged)

    @property
    def counts(self) -> dict[str, int]:
        """How many actions there are of each kind, such as `{"upload": 3, "delete": 1}`; what is unchanged is apart."""
        return dict(self._counts)

    def apply(self) -> Any:
        """Carry the plan out. Each action is done only if both sides are still as the plan saw them.

        What has changed since is left alone and reported as failed, with a
        :class:`~files_style_sdk.error.SyncConflictError`.

        Returns:
            The :class:`~files_style_sdk.syncing.outcomes.Outcomes`; from an async client, something to await for them.

        Raises:
            DeletionRefusedError: See `refusal`; nothing was changed.
        """
        return self._apply(self)

    def table(self, rows: int | None = _ROWS) -> str:
        """The plan as text: a line for each action, and the counts.

        Args:
            rows: How many actions to show, None for all.
        """
        shown = list(islice(self.changes, rows))
        left = len(self) - self.unchanged - len(shown)
        cells = [("action", "size", "path", "reason")]
        cells += [
            (
                action.kind,
                readable_size(action.size) if action.source or action.destination else "",
                shown_path(action.path or "."),
                str(action.error) if action.error is not None else action.reason,
            )
            for action in shown
        ]
        widths = [max(len(row[column]) for row in cells) for column in range(3)]
        lines = [
            f"{kind:<{widths[0]}}  {size:>{widths[1]}}  {path:<{widths[2]}}  {shown_path(reason)}".rstrip()
            for kind, size, path, reason in cells
        ]
        if left:
            lines.append(f"… and {left:,} more")
        return "\n".join([f"{self.source} -> {self.destination}", *(lines if shown else ()), self.summary()])

    def summary(self) -> str:
        """The counts in one line."""
        parts = [f"{kind}: {count:,}" for kind, count in sorted(self._counts.items())]
        parts.append(f"unchanged: {self.unchanged:,}")
        parts.append(f"{readable_size(self.size)} to move")
        if self.refusal:
            return f"{', '.join(parts)}; apply() will refuse: {self.refusal}"
        if self.unlisted and self._counts["delete"]:
            return f"{', '.join(parts)}; apply() will delete nothing, for a folder could not be listed"
        return ", ".join(parts)

    def to_json(self) -> str:
        """The plan as JSON: `source`, `destination`, `counts`, `unchanged`, `size`, `refusal` and `actions`."""
        return json.dumps(
            {
                "source": self.source,
                "destination": self.destination,
                "counts": self.counts,
                "unchanged": self.unchanged,
                "size": self.size,
                "refusal": self.refusal,
                "actions": [action.to_dict() for action in self.changes],
            }
        )

    def __str__(self) -> str:
        return self.table()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.summary()}>"


def readable_size(size: int) -> str:
    """Bytes as people read them.

    Example:
        >>> readable_size(999), readable_size(1536)
        ('999 B', '1.5 KiB')
    """
    if size < 1024:
        return f"{size} B"
    power = min((size.bit_length() - 1) // 10, len(_UNITS))
    return f"{size / 1024**power:.1f} {_UNITS[power - 1]}"


def shown_path(text: str) -> str:
    """Text in which what cannot be printed, and could steer a terminal, is spelled out."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape", "surrogatepass").decode("ascii") for char in text
    )
