"""Whether a message was here before."""

from __future__ import annotations

from enum import Enum

from files_style_sdk.events.calls import called
from files_style_sdk.events.decision import Marks
from files_style_sdk.events.seen import SeenStore
from files_style_sdk.log import LOGGER

__all__ = ["Recall", "recall"]


class Recall(Enum):
    """What a store of seen messages remembers."""

    NEW = "new"
    AGAIN = "again"
    DIFFERENT = "different"
    """The id was here before, but said something else."""


async def recall(seen: SeenStore, marks: Marks, until: float) -> Recall:
    """Remember a message, and tell whether it was here before.

    Args:
        seen: Where messages are remembered.
        marks: What it is known by.
        until: When it may be forgotten, in seconds since the epoch.

    Raises:
        Exception: What the store raised. The message then counts as new when it comes again.
    """
    # What it says goes first: if the store fails after that, the message itself is not yet known.
    says_new = [await _add(seen, mark, until) for mark in marks.content]
    is_new: list[bool] = []
    for mark in marks.message:
        try:
            is_new.append(await _add(seen, mark, until))
        except Exception as error:
            if not any(is_new):
                raise
            # Known by one of its marks, it would not be new any more when it is sent again.
            LOGGER.warning("a message is remembered in part: %s", type(error).__name__)
    if all(is_new):
        return Recall.NEW
    return Recall.DIFFERENT if says_new and all(says_new) else Recall.AGAIN


async def _add(seen: SeenStore, mark: str, until: float) -> bool:
    # Nothing bounds the time of this: a key that is remembered after we have given up would be a message lost.
    return bool(await called(seen.add, mark, until))
