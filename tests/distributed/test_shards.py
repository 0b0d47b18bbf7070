"""Cutting a plan into shards."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from files_style_sdk.syncing.actions import Action

pytest.importorskip("distributed", reason="Dask is not installed")

from files_style_sdk.distributed.shards import cut


@given(st.lists(st.integers(0, 1000)), st.integers(1, 2000), st.integers(1, 10))
def test_cut(sizes: list[int], size: int, files: int) -> None:
    """Every action is in one shard, in order; no shard holds more than it may, but for a file that is bigger alone."""
    actions = [Action("upload", str(number), size=bytes_) for number, bytes_ in enumerate(sizes)]
    shards = list(cut(actions, size, files))
    assert [action for shard in shards for action in shard.actions] == actions
    assert [shard.number for shard in shards] == list(range(len(shards)))
    for shard in shards:
        assert 1 <= len(shard.actions) <= files
        assert len(shard.actions) == 1 or sum(action.size for action in shard.actions) <= size


def test_shards_are_filled() -> None:
    """A shard is only ended when the next file does not fit."""
    actions = [Action("upload", str(number), size=100) for number in range(10)]
    assert [len(shard.actions) for shard in cut(actions, 300, 1000)] == [3, 3, 3, 1]
    assert [len(shard.actions) for shard in cut(actions, 10_000, 4)] == [4, 4, 2]
