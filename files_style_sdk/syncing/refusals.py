"""When a sync refuses or withholds deleting."""

from __future__ import annotations

__all__ = ["refusal", "withheld"]


def refusal(source_files: int, deletions: int, max_delete: int | None, force: bool) -> str | None:
    """Why a sync may not delete, None if it may.

    Args:
        source_files: How many files of the source are taken.
        deletions: How many files it would delete.
        max_delete: The most that it may, None for any number.
        force: Whether an empty source is no obstacle.

    Example:
        >>> refusal(source_files=10, deletions=3, max_delete=2, force=False)
        '3 files would be deleted, and max_delete allows 2'
    """
    if not deletions:
        return None
    if max_delete is not None and deletions > max_delete:
        return f"{deletions:,} files would be deleted, and max_delete allows {max_delete:,}"
    if not source_files and not force:
        return (
            f"the source has no files, and {deletions:,} would be deleted; is it the right folder, and mounted? "
            "force=True deletes all the same"
        )
    return None


def withheld(unlisted: int, failures: int, force: bool) -> str | None:
    """Why nothing is deleted for now, None if it may be.

    Args:
        unlisted: How many folders could not be listed. What they hold is not known, so it may not be missing at all.
        failures: How many files could not be moved. What would be deleted may be the last copy of one of them.
        force: Whether failures are no obstacle.
    """
    if unlisted:
        return "a folder could not be listed"
    return "a file could not be moved; force=True deletes all the same" if failures and not force else None
