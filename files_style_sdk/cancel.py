"""Stopping an operation from outside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Lock

__all__ = ["CancelToken", "tell_all"]


def tell_all(callbacks: Iterable[Callable[[], None]]) -> None:
    """Call functions, each whatever the others raise; the first error is raised when all have been called."""
    failures: list[Exception] = []
    for callback in callbacks:
        try:
            callback()
        except Exception as error:
            # Whoever cannot be told, such as an event loop that has ended, keeps nobody else waiting.
            failures.append(error)
    if failures:
        raise failures[0]


class CancelToken:
    """Stops the operations that it was given to, from any thread: `{"cancel": token}`.

    A wait, and a read that the network keeps waiting, end at once; a connection that is being made ends at its
    `open_timeout`. The operation raises :class:`~files_style_sdk.error.OperationCancelledError`.

    Example:
        >>> token = CancelToken()
        >>> token.cancel()
        >>> token.cancelled
        True
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._cancelled = False
        self._interrupts: list[Callable[[], None]] = []

    @property
    def cancelled(self) -> bool:
        """Whether `cancel()` was called."""
        return self._cancelled

    def cancel(self) -> None:
        """Stop the operations that run with this token, and those that are begun with it later."""
        with self._lock:
            self._cancelled = True
            interrupts, self._interrupts = self._interrupts, []
        tell_all(interrupts)

    def attach(self, interrupt: Callable[[], None]) -> Callable[[], None]:
        """Have `interrupt` called once when the token is cancelled, at once if it has been.

        Returns:
            What takes this back.
        """
        with self._lock:
            waiting = not self._cancelled
            if waiting:
                self._interrupts.append(interrupt)
        if not waiting:
            interrupt()
        return lambda: self._detach(interrupt)

    def _detach(self, interrupt: Callable[[], None]) -> None:
        with self._lock:
            if interrupt in self._interrupts:
                self._interrupts.remove(interrupt)
