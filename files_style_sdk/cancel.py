"""Stopping an operation from outside it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

__all__ = ["CancelToken"]


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
        failures: list[Exception] = []
        for interrupt in interrupts:
            try:
                interrupt()
            except Exception as error:
                # Whoever cannot be told, such as an event loop that has ended, keeps nobody else waiting.
                failures.append(error)
        if failures:
            raise failures[0]

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
