"""Bounds of one operation that waits: its deadline, and a token that cancels it."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from threading import Event, Lock, Timer
from types import TracebackType
from typing import Self

from files_style_sdk.cancel import CancelToken
from files_style_sdk.error import DeadlineExceededError, Error, OperationCancelledError, Outcome
from files_style_sdk.settings import Settings

__all__ = ["Watch", "begin", "stoppable", "stopped"]

_POLL_INTERVAL = 0.05


def begin(settings: Settings) -> Settings:
    """The settings of an operation that begins now: its deadline and the time it may take become one moment."""
    if settings.request_timeout is None and settings.deadline is None:
        return settings
    allowed = [] if settings.request_timeout is None else [settings.request_timeout]
    if settings.deadline is not None:
        allowed.append((settings.deadline - datetime.now(UTC)).total_seconds())
    return replace(settings, expires=time.monotonic() + min(allowed))


def stoppable(settings: Settings, token: CancelToken) -> tuple[Settings, Callable[[], None]]:
    """The settings of work that ends when `token` is cancelled, or when the token is that these settings have.

    Args:
        settings: Those of the work.
        token: The token that they get.

    Returns:
        The settings, and what is to be called when the work is over, so that nothing is remembered of it.
    """
    detach = settings.cancel.attach(token.cancel) if settings.cancel is not None else lambda: None
    return replace(settings, cancel=token), detach


def stopped(settings: Settings, outcome: Outcome) -> Error:
    """The error of an operation that was cancelled or ran out of time.

    Args:
        settings: Those of the operation.
        outcome: What became of its last request.
    """
    known = "" if outcome == "not_sent" else "; the service may or may not have carried it out"
    if settings.cancel is not None and settings.cancel.cancelled:
        return OperationCancelledError(f"the operation was cancelled{known}", outcome=outcome)
    limit = f" of {settings.request_timeout:g} s" if settings.request_timeout is not None else ""
    return DeadlineExceededError(
        f"the operation did not end within its time{limit}{known}", outcome=outcome, is_retryable=True
    )


class Watch:
    """Ends the waiting of one operation when its time is up or its token is cancelled.

    Args:
        settings: Those of the operation, with the moment at which it expires.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._stop = Event()
        self._interrupt: Callable[[], None] | None = None
        self._timer: Timer | None = None
        self._detach: Callable[[], None] | None = None
        self.may_have_changed = False
        """Whether a request was sent that may have changed something."""

    def __enter__(self) -> Self:
        if self._settings.cancel is not None:
            self._detach = self._settings.cancel.attach(self.stop)
        if self._settings.expires is not None:
            self._timer = Timer(max(0.0, self._settings.expires - time.monotonic()), self.stop)
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._detach is not None:
            self._detach()
        if self._timer is not None:
            self._timer.cancel()

    @property
    def outcome(self) -> Outcome:
        """What can be said of the operation if it ends now."""
        return "unknown" if self.may_have_changed else "not_sent"

    @property
    def is_stopped(self) -> bool:
        """Whether the operation is to end."""
        expires = self._settings.expires
        return self._stop.is_set() or (expires is not None and time.monotonic() >= expires)

    def stop(self) -> None:
        """End the operation: wake what it waits for."""
        self._stop.set()
        interrupt = self._interrupt
        if interrupt is not None:
            with suppress(OSError):
                interrupt()

    def guard(self, interrupt: Callable[[], None] | None) -> None:
        """Say what wakes the wait that begins now; None when there is none any more."""
        self._interrupt = interrupt
        if interrupt is not None and self._stop.is_set():
            self.stop()

    def sleep(self, seconds: float) -> None:
        """Wait, but not beyond the end of the operation."""
        self._stop.wait(seconds)

    def acquire(self, lock: Lock) -> None:
        """Take a lock, or give up when the operation is to end."""
        while not lock.acquire(timeout=_POLL_INTERVAL):
            if self.is_stopped:
                raise stopped(self._settings, self.outcome)

    def bounded(self, settings: Settings) -> Settings:
        """The settings with timeouts that do not outlast the operation."""
        if settings.expires is None:
            return settings
        left = max(0.001, settings.expires - time.monotonic())
        return replace(
            settings, open_timeout=min(settings.open_timeout, left), read_timeout=min(settings.read_timeout, left)
        )
