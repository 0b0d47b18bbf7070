"""CancelToken and the moment at which an operation must have ended."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest

from files_style_sdk.cancel import CancelToken
from files_style_sdk.settings import Settings
from files_style_sdk.watch import begin


def test_everybody_is_told_once() -> None:
    """Whoever is attached is told once, however often the token is cancelled."""
    token = CancelToken()
    told: list[int] = []
    token.attach(lambda: told.append(1))
    token.attach(lambda: told.append(2))
    assert (token.cancelled, told) == (False, [])
    token.cancel()
    token.cancel()
    assert (token.cancelled, told) == (True, [1, 2])


def test_who_comes_late_is_told_at_once() -> None:
    """Attaching to a cancelled token is being told."""
    token = CancelToken()
    token.cancel()
    told: list[int] = []
    detach = token.attach(lambda: told.append(1))
    detach()
    assert told == [1]


def test_who_has_left_is_not_told() -> None:
    """What is detached is forgotten; detaching twice, or after the cancellation, does nothing."""
    token = CancelToken()
    told: list[int] = []
    detach = token.attach(lambda: told.append(1))
    detach()
    detach()
    token.cancel()
    detach()
    assert told == []


def test_one_that_fails_does_not_keep_the_others_waiting() -> None:
    """An interrupt that raises does not keep the token from telling the others."""
    token = CancelToken()
    told: list[int] = []

    def fail() -> None:
        raise RuntimeError("no")

    token.attach(fail)
    token.attach(lambda: told.append(1))
    with pytest.raises(RuntimeError):
        token.cancel()
    assert (token.cancelled, told) == (True, [1])


def test_attaching_in_many_threads() -> None:
    """However attaching and cancelling fall together, everybody is told exactly once."""
    token = CancelToken()
    told: list[int] = []
    threads = [Thread(target=lambda n=n: token.attach(lambda: told.append(n))) for n in range(40)]  # type: ignore[misc]
    for number, thread in enumerate(threads):
        thread.start()
        if number == 20:
            token.cancel()
    for thread in threads:
        thread.join()
    assert sorted(told) == list(range(40))


def test_the_nearer_bound_holds() -> None:
    """Of a time and a moment the nearer one is the end; without either there is none."""
    soon = datetime.now(UTC) + timedelta(seconds=5)
    assert begin(Settings()).expires is None
    for settings in (
        Settings(request_timeout=5, deadline=soon + timedelta(hours=1)),
        Settings(request_timeout=5000, deadline=soon),
        Settings(deadline=soon.astimezone()),
    ):
        expires = begin(settings).expires
        assert expires is not None
        assert expires - time.monotonic() <= 5
    past = begin(Settings(deadline=soon - timedelta(hours=1))).expires
    assert past is not None
    assert past < time.monotonic()
