"""Where the next bytes of a reader come from: decisions without I/O.

Whoever reads from start to end gets one answer that flows. Whoever jumps gets short ranges, which are kept for a while;
if they turn out to be read on from, each is larger than the one before.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

__all__ = ["Fetch", "FlowOn", "Kept", "Ranges", "Step", "Stream"]

KIB = 1024
SKIP_BY_READING = 256 * KIB
"""Bytes: so far ahead, reading through what flows costs less than asking anew."""
SMALLEST = 64 * KIB
"""Bytes: what a jump fetches at least, because its round trip costs more."""
LARGEST_KEPT = 1024 * KIB
"""Bytes: a longer range flows through and is not kept."""
WHOLE = 256 * KIB
"""Bytes: a file no larger than this is fetched in one piece."""
KEPT_IN_ALL = 8 * 1024 * KIB
"""Bytes."""
MOST_KEPT = 128
"""Pieces: they are looked through one by one."""
GROWTH = 2
"""A range that is read on from is so many times as long as what was read before it."""
PATIENCE = 4
"""So many ranges may be fetched elsewhere before what flows is given up."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Take the bytes from here."""

    data: memoryview


@dataclass(frozen=True, slots=True)
class FlowOn:
    """Take the bytes from what flows, `skip` bytes further on; at most `most` of them, None for any number."""

    skip: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Fetch:
    """Ask for the bytes from `start` up to `stop`, and hand them to :meth:`Ranges.keep`."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Stream:
    """Let the bytes from `start` up to `stop` (None: all) flow from now on, instead of what flowed before."""

    start: int
    stop: int | None


Step = Kept | FlowOn | Fetch | Stream


class Ranges:
    """Decides, for one reader, where the next bytes come from.

    Args:
        size: How many bytes the file has; None if that is not known, and only its end will tell.
        slack: Bytes that are likely to be read behind those asked for: the size of the buffer above.
    """

    def __init__(self, size: int | None, slack: int = 0) -> None:
        self._size = size
        self._slack = slack
        self._kept: OrderedDict[int, bytes | bytearray] = OrderedDict()
        self._kept_bytes = 0
        self._is_first = True
        self._next = 0
        self._run = 0
        self._away = 0
        self._flow_stop: int | None = None
        self._broken_at: int | None = None
        self._return: int | None = None
        self.flow: int | None = None
        """The position of what flows; None if nothing does."""

    def next(self, position: int, wanted: int) -> Step:
        """Where the bytes at a position come from.

        Args:
            position: Where to read; before the end, if that is known.
            wanted: How many bytes to read at most, 1 or more.

        Returns:
            What to do. After a :class:`Fetch` or a :class:`Stream` the same question is asked again.
        """
        if position != self._next:
            self._next, self._run = position, 0
        kept = self._holding(position)
        if kept is not None:
            return kept
        if self.flow is not None and self._is_ahead(position, self.flow):
            self._away = 0
            return FlowOn(position - self.flow, None if self._flow_stop is None else self._flow_stop - position)
        return self._ask(position, wanted)

    def took(self, count: int) -> None:
        """Hear how many bytes were read at the position that was asked about last."""
        self._next += count
        self._run += count

    def keep(self, start: int, block: bytes | bytearray) -> None:
        """Keep bytes, in place of those that were not needed for longest if there are too many.

        Args:
            start: Where they stand in the file.
            block: The bytes.
        """
        self._kept_bytes += len(block) - len(self._kept.pop(start, b""))
        self._kept[start] = block
        while self._kept_bytes > KEPT_IN_ALL or len(self._kept) > MOST_KEPT:
            self._kept_bytes -= len(self._kept.popitem(last=False)[1])

    def keep_for_return(self, start: int, block: bytes | bytearray) -> None:
        """Keep what was taken last from what flows, in place of what was taken before it.

        A buffer forgets what it holds when its file is read elsewhere; whoever comes back goes on within it.
        """
        if self._return is not None:
            self._kept_bytes -= len(self._kept.pop(self._return, b""))
        self.keep(start, block)
        self._return = start

    def streams(self, start: int, stop: int | None) -> None:
        """Hear that the bytes from `start` up to `stop` flow from now on."""
        self._away, self._broken_at = 0, None
        self.flow, self._flow_stop = start, self._size if stop is None else stop

    def flowed(self, count: int) -> None:
        """Hear that so many bytes were taken from what flows."""
        if self.flow is not None:
            self.flow += count
            if self._ended(self.flow):
                self.flow = None

    def broke(self) -> None:
        """Hear that what flowed broke off; it is taken up where it stood, if it is still wanted there."""
        self._broken_at, self.flow = self.flow, None

    def _is_ahead(self, position: int, flow: int) -> bool:
        return 0 <= position - flow <= SKIP_BY_READING and not self._ended(position)

    def _ended(self, position: int) -> bool:
        return self._flow_stop is not None and position >= self._flow_stop

    def _holding(self, position: int) -> Kept | None:
        for start, block in reversed(self._kept.items()):
            if start <= position < start + len(block):
                self._kept.move_to_end(start)
                return Kept(memoryview(block)[position - start :])
        return None

    def _ask(self, position: int, wanted: int) -> Step:
        is_first, self._is_first = self._is_first, False
        if self._size is None:
            return Stream(position, None)
        if self._broken_at is not None and self._is_ahead(position, self._broken_at):
            return Stream(position, self._flow_stop)
        if self._size <= WHOLE:
            return self._short_range(position, self._size) if self._kept else Fetch(0, self._size)
        if is_first and position == 0:
            return Stream(0, None)
        # Who reads more than a buffer holds reads past it, and then fills the buffer.
        wanted += self._slack if wanted > self._slack else 0
        stop = min(self._size, position + max(wanted, SMALLEST, GROWTH * self._run))
        if stop - position > LARGEST_KEPT:
            return Stream(position, stop)
        self._away += 1
        if self._away > PATIENCE:
            self.flow = None
        return self._short_range(position, stop)

    def _short_range(self, position: int, stop: int) -> Fetch:
        """The range, without what is at hand behind it; in its place what is before it, for who reads backwards."""
        behind = [start for start in (*self._kept, self.flow) if start is not None and position < start < stop]
        stop = min([stop, *behind])
        start = position
        if self._run == 0 and stop - position < SMALLEST:
            before = [at + len(block) for at, block in self._kept.items() if at + len(block) <= position]
            start = max([0, stop - SMALLEST, *before])
        return Fetch(start, stop)
