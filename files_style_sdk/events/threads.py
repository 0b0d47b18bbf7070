"""Threads for handlers, which may never return: those of the standard library would hold up the end of the process."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue
from threading import Lock, Semaphore, Thread
from typing import Any, TypeAlias

__all__ = ["Threads"]

_Work: TypeAlias = tuple[Future[Any], Callable[[], Any]]


class Threads(Executor):
    """An executor whose threads end with the interpreter, whatever they are doing then.

    Args:
        most: How many there are at most; they begin as they are needed.
        name: What their names begin with.
    """

    def __init__(self, most: int, name: str) -> None:
        self._most = most
        self._name = name
        self._lock = Lock()
        self._idle = Semaphore(0)
        self._work: SimpleQueue[_Work | None] = SimpleQueue()
        self._threads: list[Thread] = []
        self._is_shut = False

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Have a function called in a thread.

        Raises:
            RuntimeError: It is shut down.
        """
        future: Future[Any] = Future()
        with self._lock:
            if self._is_shut:
                raise RuntimeError("no threads are left: they were shut down")
            self._work.put((future, partial(fn, *args, **kwargs)))
            if not self._idle.acquire(blocking=False) and len(self._threads) < self._most:
                name = f"{self._name}_{len(self._threads)}"
                self._threads.append(Thread(target=self._serve, name=name, daemon=True))
                self._threads[-1].start()
        return future

    def _serve(self) -> None:
        while work := self._next():
            _carry_out(*work)
            del work  # nothing of it is kept while the next one is waited for

    def _next(self) -> _Work | None:
        try:
            return self._work.get_nowait()
        except Empty:
            self._idle.release()
            return self._work.get()

    def _drop(self) -> None:
        with suppress(Empty):
            while True:
                if work := self._work.get_nowait():
                    work[0].cancel()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let the threads end when they have nothing to do.

        Args:
            wait: Whether to wait for them.
            cancel_futures: Whether what has not begun is dropped.
        """
        with self._lock:
            self._is_shut = True
            if cancel_futures:
                self._drop()
            for _ in self._threads:
                self._work.put(None)
        for thread in self._threads if wait else ():
            thread.join()


def _carry_out(future: Future[Any], function: Callable[[], Any]) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = function()
    except BaseException as error:
        future.set_exception(error)
    else:
        future.set_result(result)
