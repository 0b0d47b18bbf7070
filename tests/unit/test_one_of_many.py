"""What is asked of one file among many."""

from __future__ import annotations

from typing import Any

import pytest

from files_style_sdk.settings import Settings
from files_style_sdk.syncing.outcomes import Outcomes
from files_style_sdk.transfer.bandwidth import Bandwidth
from files_style_sdk.transfer.many import FileTask, Manner, _Movement
from files_style_sdk.transfer.progress import Reporter
from files_style_sdk.transfer.tuning import TransferOptions

MIB = 1 << 20


@pytest.mark.parametrize(("size", "kept"), [(0, False), (5 * MIB - 1, False), (5 * MIB, True), (1 << 40, True)])
def test_only_large_files_are_kept_for_a_next_run(size: int, kept: bool) -> None:
    """Of many files, those of a single part are sent again rather than written down each."""
    assert TransferOptions(resume=True).for_one_of_many(size).resume is kept
    assert TransferOptions(resume=False).for_one_of_many(size).resume is False


@pytest.mark.parametrize(
    ("size", "bandwidth", "large"),
    [(1, None, False), (5 * MIB, None, True), (None, None, False), (None, "1M", True), (1, "1M", False)],
)
def test_files_of_unknown_size_are_held_up_as_they_pass(size: int | None, bandwidth: Any, large: bool) -> None:
    """Where the size is not known, a bandwidth can only be kept byte by byte."""
    manner = Manner(bandwidth=Bandwidth.of(bandwidth))
    movement = _Movement(iter(()), Settings(), manner, Outcomes(), Reporter(None))
    task = FileTask("a", size, lambda settings, meter: iter(()), "download")  # type: ignore[arg-type,return-value]
    assert movement._is_large(task) is large
