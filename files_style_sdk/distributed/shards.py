"""Cutting a plan into shares of about the same size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from files_style_sdk.syncing.actions import Action

__all__ = ["Shard", "cut"]


@dataclass(frozen=True, slots=True)
class Shard:
    """What one task moves.

    Attributes:
        number: Its place among the shards, from 0 on.
        actions: What to do, uploads or downloads all.
    """

    number: int
    actions: tuple[Action, ...]


def cut(actions: Iterable[Action], size: int, files: int) -> Iterator[Shard]:
    """Cut actions into shards, in their order.

    Args:
        actions: What to do.
        size: Bytes after which a shard is full; a bigger file is a shard of its own.
        files: Files after which a shard is full.
    """
    number, held = 0, 0
    taken: list[Action] = []
    for action in actions:
        if taken and (held + action.size > size or len(taken) >= files):
            yield Shard(number, tuple(taken))
            number, taken, held = number + 1, [], 0
        taken.append(action)
        held += action.size
    if taken:
        yield Shard(number, tuple(taken))
