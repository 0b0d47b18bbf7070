"""Which behaviors of the folders above reach a folder: pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Behavior = Mapping[str, Any]


def in_force(keys: Sequence[str], by_folder: Mapping[str, Sequence[Behavior]]) -> list[Behavior]:
    """A folder's own behaviors, then those above that reach it, the nearest folder first.

    Args:
        keys: Comparison keys of the folders from the root down to the one that it is about, which is the last.
        by_folder: The behaviors of each folder that has some.
    """
    found: list[Behavior] = []
    cut: set[str] = set()  # types that a folder further down has cut off from above
    for key in reversed(keys):
        here = by_folder.get(key, ())
        found += [
            behavior
            for behavior in here
            if key == keys[-1] or (behavior.get("recursive") is not False and behavior["behavior"] not in cut)
        ]
        cut |= {behavior["behavior"] for behavior in here if behavior.get("disable_parent_folder_behavior")}
    return found
