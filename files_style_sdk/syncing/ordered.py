"""Doing something with each of many items, several at once, and getting the results in the order of the items."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import TypeVar

from files_style_sdk.error import InvalidParameterError

__all__ = ["Guarded", "checked_concurrency", "in_order"]

T = TypeVar("T")
R = TypeVar("R")


class Guarded(Iterator[T]):
    """A generator that one thread may close while another still takes from it: it is closed when that one is done.

    Args:
        generator: The generator.
    """

    def __init__(self, generator: Generator[T, None, None]) -> None:
        self._generator = generator
        self._lock = Lock()

    def __next__(self) -> T:
        with self._lock:
            return next(self._generator)

    def close(self) -> None:
        """End the generator."""
        with self._lock:
            self._generator.close()


def checked_concurrency(given: int | None, default: int) -> int:
    """How many to do at once.

    Raises:
        InvalidParameterError: It is no whole number above 0.
    """
    workers = default if given is None else given
    if isinstance(workers, bool) or not isinstance(workers, int) or workers < 1:
        raise InvalidParameterError(f"max_concurrency must be a whole number above 0, not {given!r}")
    return workers


def in_order(function: Callable[[T], R], items: Iterable[T], workers: int) -> Iterator[R]:
    """What a function makes of each item, in the order of the items, taking few more of them than are worked on.

    Args:
        function: Called in several threads.
        items: Taken as they are needed.
        workers: How many threads.

    Raises:
        Exception: Whatever the function raises, when its item's turn comes.
    """
    pool = ThreadPoolExecutor(workers, thread_name_prefix="files-compare")
    pending: deque[Future[R]] = deque()
    try:
        for item in items:
            pending.append(pool.submit(function, item))
            if len(pending) >= 4 * workers:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)
