"""PauseToken: holding transfers up from outside them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from files_style_sdk.pause import PauseToken


def test_everybody_is_told_of_each_change() -> None:
    """Whoever is attached is told when the token is paused and when it is resumed, and finds it so."""
    token = PauseToken()
    seen: list[tuple[str, bool]] = []
    token.attach(lambda: seen.append(("first", token.paused)))
    token.attach(lambda: seen.append(("second", token.paused)))
    token.pause()
    token.resume()
    assert seen == [("first", True), ("second", True), ("first", False), ("second", False)]


def test_what_changes_nothing_is_not_told() -> None:
    """Pausing what is paused, and resuming what is not, is no news."""
    token = PauseToken()
    told: list[int] = []
    token.attach(lambda: told.append(1))
    token.resume()
    assert (token.paused, told) == (False, [])
    token.pause()
    token.pause()
    assert (token.paused, told) == (True, [1])


def test_who_comes_late_is_not_told_of_what_holds() -> None:
    """Attaching to a paused token is no news: whoever attaches looks."""
    token = PauseToken()
    token.pause()
    told: list[int] = []
    token.attach(lambda: told.append(1))
    assert told == []


def test_who_has_left_is_not_told() -> None:
    """What is detached is forgotten, and only that; detaching twice does nothing."""
    token = PauseToken()
    told: list[int] = []

    def callback() -> None:
        told.append(1)

    detach = token.attach(callback)
    token.attach(callback)
    detach()
    detach()
    token.pause()
    assert told == [1]


def test_one_that_fails_does_not_keep_the_others_waiting() -> None:
    """A callback that raises does not keep the token from telling the others, and its error is not lost."""
    token = PauseToken()
    told: list[int] = []

    def fail() -> None:
        raise RuntimeError("no")

    token.attach(fail)
    token.attach(lambda: told.append(1))
    with pytest.raises(RuntimeError):
        token.pause()
    assert (token.paused, told) == (True, [1])


def test_callbacks_may_use_the_token() -> None:
    """A callback may detach itself and change the token: nothing is locked while it is told."""
    token = PauseToken()
    told: list[bool] = []

    def once() -> None:
        told.append(token.paused)
        detach()
        token.resume()

    detach = token.attach(once)
    token.pause()
    assert (token.paused, told) == (False, [True])


def test_from_many_threads() -> None:
    """However pausing and resuming fall together, whoever looks when told ends with what holds in the end."""
    token = PauseToken()
    seen: list[bool] = [token.paused]
    token.attach(lambda: seen.append(token.paused))
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: token.pause() if number % 2 else token.resume(), range(400)))
    token.resume()
    token.pause()
    assert (token.paused, seen[-1]) == (True, True)
