"""Long lists that do not fill the memory: their beginning is kept there, the rest in a temporary file."""

from __future__ import annotations

import pickle
import tempfile
import weakref
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import merge
from itertools import islice
from threading import Lock
from typing import IO, Any, Generic, TypeVar, overload

__all__ = ["IN_MEMORY", "SortedRecords", "Spool"]

IN_MEMORY = 10_000
"""How many items of a list stay in memory."""

_CHUNK = 500

T = TypeVar("T")


class Spool(Sequence[T]):
    """A list that only grows. What exceeds `in_memory` goes to an unnamed temporary file. Safe for threads.

    Args:
        in_memory: How many items stay in memory.
    """

    __hash__ = None  # type: ignore[assignment]  # it grows

    def __init__(self, in_memory: int = IN_MEMORY) -> None:
        self._in_memory = in_memory
        self._first: list[T] = []
        self._offsets = array("Q")
        self._file: IO[bytes] | None = None
        self._lock = Lock()

    def append(self, item: T) -> None:
        """Put an item at the end.

        Raises:
            OSError: The temporary file cannot be written.
        """
        with self._lock:
            if len(self._first) < self._in_memory:
                self._first.append(item)
                return
            if self._file is None:
                self._file = _unnamed_file(self)
            offset = self._file.seek(0, 2)
            self._file.write(pickle.dumps(item, pickle.HIGHEST_PROTOCOL))
            self._offsets.append(offset)

    def __len__(self) -> int:
        return len(self._first) + len(self._offsets)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> list[T]: ...

    def __getitem__(self, index: int | slice) -> T | list[T]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        place = index + len(self) if index < 0 else index
        if not 0 <= place < len(self):
            raise IndexError(f"there is no item {index}: there are {len(self)}")
        return self._first[place] if place < len(self._first) else self._read(place - len(self._first), 1)[0]

    def __iter__(self) -> Iterator[T]:
        yield from islice(self._first, len(self._first))
        start = 0
        while start < len(self._offsets):
            items = self._read(start, _CHUNK)
            yield from items
            start += len(items)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or isinstance(other, (str, bytes)):
            return NotImplemented
        return len(self) == len(other) and all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    def __repr__(self) -> str:
        shown = ", ".join(map(repr, self[:3]))
        return f"<{type(self).__name__}: {len(self)} items{': ' if shown else ''}{shown}{', …' * (len(self) > 3)}>"

    def _read(self, start: int, most: int) -> list[T]:
        with self._lock:
            assert self._file is not None
            self._file.seek(self._offsets[start])
            # The file has no name: nobody but this object has written it.
            return [pickle.load(self._file) for _ in range(min(most, len(self._offsets) - start))]  # noqa: S301


class SortedRecords(Generic[T]):
    """Records in the order of a key, however many there are: sorted in runs, which a temporary file keeps.

    Args:
        records: What to sort; read to its end at once.
        key: What to sort by.
        in_memory: How many records a run has.

    Raises:
        OSError: The temporary file cannot be written.
    """

    def __init__(self, records: Iterable[T], key: Callable[[T], Any], in_memory: int = IN_MEMORY) -> None:
        self._key = key
        self._file: IO[bytes] | None = None
        self._runs: list[list[int]] = []
        source = iter(records)
        self._last = sorted(islice(source, in_memory), key=key)
        while rest := sorted(islice(source, in_memory), key=key):
            self._keep(self._last)
            self._last = rest

    def _keep(self, run: list[T]) -> None:
        if self._file is None:
            self._file = _unnamed_file(self)
        offsets: list[int] = []
        for start in range(0, len(run), _CHUNK):
            offsets.append(self._file.tell())
            pickle.dump(run[start : start + _CHUNK], self._file, pickle.HIGHEST_PROTOCOL)
        self._runs.append(offsets)

    def __iter__(self) -> Iterator[T]:
        return merge(*map(self._run, self._runs), self._last, key=self._key)

    def _run(self, offsets: list[int]) -> Iterator[T]:
        assert self._file is not None
        for offset in offsets:
            self._file.seek(offset)
            yield from pickle.load(self._file)  # noqa: S301  # written by this object alone


def _unnamed_file(owner: object) -> IO[bytes]:
    file: IO[bytes] = tempfile.TemporaryFile(prefix="files-style-")  # noqa: SIM115  # closed with its owner
    weakref.finalize(owner, file.close)
    return file
