"""What became of many files: every one by itself, and the counts."""

from __future__ import annotations

import pickle
from collections import Counter
from dataclasses import dataclass, replace
from threading import Lock

from files_style_sdk.error import Error
from files_style_sdk.syncing.spool import IN_MEMORY, Spool

__all__ = ["FileOutcome", "Outcomes", "portable"]

_MOST_RAISED = 1000


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file.

    Attributes:
        path: The file, relative to the folder, with slashes.
        size: Its bytes: those that were moved, or for a file that was skipped or deleted, those it has.
        error: Why it failed, None if it did not.
        action: What was done: `upload`, `download`, `make folder`, `delete` or `skip`.
        reason: Why it was done.
    """

    path: str
    size: int
    error: Exception | None = None
    action: str = ""
    reason: str = ""


class Outcomes(Spool[FileOutcome]):
    """What became of each of many files, in the order in which they ended: a sequence of :class:`FileOutcome`.

    The first 10,000 are kept in memory, the others in an unnamed temporary file; the counts are kept apart, so that
    they cost nothing however many files there are. Safe for threads.

    Attributes:
        skipped: What is neither file nor folder (links, devices), relative to the folder.
        size: Bytes moved.
        failed_count: How many files failed.

    Example:
        >>> outcomes = Outcomes()
        >>> outcomes.add(FileOutcome("a.txt", 3, action="upload", reason="new"))
        >>> len(outcomes), outcomes.size, outcomes.counts
        (1, 3, {'upload': 1})
    """

    def __init__(self, in_memory: int = IN_MEMORY) -> None:
        super().__init__(in_memory)
        self.skipped: Spool[str] = Spool(in_memory)
        self.size = 0
        self.failed_count = 0
        self._counts: Counter[str] = Counter()
        self._counting = Lock()

    def add(self, outcome: FileOutcome) -> None:
        """Take down what became of a file.

        Raises:
            OSError: The temporary file cannot be written.
        """
        if outcome.error is not None and len(self) >= self._in_memory:
            outcome = portable(outcome)
        self.append(outcome)
        with self._counting:
            if outcome.error is not None:
                self.failed_count += 1
                return
            self._counts[outcome.action] += 1
            if outcome.action not in ("skip", "delete"):
                self.size += outcome.size

    @property
    def files(self) -> Outcomes:
        """Every file's outcome: these outcomes themselves."""
        return self

    @property
    def counts(self) -> dict[str, int]:
        """How many files had something done to them, by what was done; those that failed are not among them."""
        with self._counting:
            return dict(self._counts)

    @property
    def failed(self) -> list[FileOutcome]:
        """The outcomes of the files that failed."""
        return [outcome for outcome in self if outcome.error is not None] if self.failed_count else []

    def raise_for_failures(self) -> None:
        """Raise what failed, if anything did.

        Raises:
            ExceptionGroup: At most the first 1,000 errors; its message counts them all.
        """
        if not self.failed_count:
            return
        errors: list[Exception] = []
        for outcome in self:
            if outcome.error is not None:
                errors.append(outcome.error)
            if len(errors) == min(self.failed_count, _MOST_RAISED):
                break
        raise ExceptionGroup(f"{self.failed_count} of {len(self)} files failed", errors)

    def __repr__(self) -> str:
        done = "".join(f", {action or 'moved'}: {count}" for action, count in sorted(self.counts.items()))
        return f"<{type(self).__name__}: {len(self)} files, {self.size} bytes moved{done}, {self.failed_count} failed>"


def portable(outcome: FileOutcome) -> FileOutcome:
    """The outcome, with an error that can be kept in a file or sent to another process."""
    try:
        pickle.loads(pickle.dumps(outcome.error))  # noqa: S301  # what was dumped in the same line
    except Exception:  # whatever an error's own state raises when it is pickled
        return replace(outcome, error=Error(f"{type(outcome.error).__name__}: {outcome.error}"))
    return outcome
