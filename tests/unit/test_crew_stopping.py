"""Holding up and ending, from outside, a plan that is carried out in threads."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from files_style_sdk.cancel import CancelToken
from files_style_sdk.error import DeadlineExceededError, OperationCancelledError
from files_style_sdk.pause import PauseToken
from files_style_sdk.settings import Settings

from .crew_plans import AT_MOST, Gate, Listed, Trace, WatchedLimiter, after, carry_out, helpers, jobs


@pytest.fixture(autouse=True)
def nobody_left_behind() -> Iterator[None]:
    """When a crew's work is over, however it ended, none of its threads is left."""
    before = helpers()
    yield
    assert helpers() - before == set()


@pytest.fixture
def limiter() -> Iterator[WatchedLimiter]:
    """A limiter that has everything back in the end."""
    limiter = WatchedLimiter()
    yield limiter
    assert limiter.in_use == (0, 0)


# Holding up


@pytest.mark.parametrize("width", [1, 3])
def test_nothing_begins_while_it_is_paused(limiter: WatchedLimiter, width: int) -> None:
    """A gate that is closed at the beginning holds everything up; once it opens, all is done."""
    gate, trace = Gate(paused=True), Trace()
    begun_before: list[str] = []

    def go_on() -> None:
        begun_before.extend(trace.begun)
        gate.set(paused=False)

    thread = after(gate.found_closed, go_on)
    carry_out(Listed(jobs("abc"), width), trace, limiter, pausing=gate)
    thread.join(AT_MOST)
    assert (begun_before, sorted(trace.ended)) == ([], list("abc"))
    assert not gate.is_watched


@pytest.mark.parametrize(("width", "in_order"), [(1, False), (3, False), (1, True)])
def test_what_is_paused_midway_begins_nothing_new(limiter: WatchedLimiter, width: int, in_order: bool) -> None:
    """When the gate closes, what is under way ends, and nothing is begun until it opens, one at a time or not."""
    gate, closed = Gate(), threading.Event()
    begun_before: list[list[str]] = []

    def close() -> None:
        gate.set(paused=True)
        closed.set()

    def go_on() -> None:
        begun_before.append(list(trace.begun))
        gate.set(paused=False)

    trace = Trace({"b": close, "c": lambda: closed.wait(AT_MOST)} if width > 1 else {"b": close})
    thread = after(gate.found_closed, go_on)
    carry_out(Listed(jobs("abcdefgh", in_order=in_order), width), trace, limiter, pausing=gate)
    thread.join(AT_MOST)
    assert sorted(trace.ended) == list("abcdefgh")
    assert len(begun_before) == 1, "nobody asked whether it is paused"
    assert width > 1 or begun_before == [["a", "b"]]


def test_paused_and_resumed_over_and_over(limiter: WatchedLimiter) -> None:
    """A real token that is switched from another thread all the time never loses the crew."""
    token, over = PauseToken(), threading.Event()

    def switch() -> None:
        while not over.is_set():
            token.pause()
            token.resume()

    switcher = threading.Thread(target=switch, daemon=True)
    switcher.start()
    plan = Listed([*jobs("abcdefgh"), *jobs("ij", in_order=True)], 3)
    try:
        carry_out(plan, Trace(), limiter, pausing=token)
    finally:
        over.set()
        switcher.join(AT_MOST)
    assert len(plan.outcomes) == 10


# Ending from outside


@pytest.mark.parametrize("width", [1, 3])
@pytest.mark.parametrize("raises", [True, False])
def test_a_token_ends_what_sleeps(limiter: WatchedLimiter, width: int, raises: bool) -> None:
    """Cancelled, all that is under way ends and nothing more begins, even if the plan would go on past failures."""
    token = CancelToken()
    plan = Listed(jobs("abcdefgh"), width, raises=raises)
    trace = Trace({"a": token.cancel}, sleepers="bcdefgh")
    with pytest.raises(OperationCancelledError):
        carry_out(plan, trace, limiter, Settings(cancel=token))
    assert sorted(trace.ended) == sorted(trace.begun)
    assert len(trace.begun) <= width + 1
    assert token._interrupts == []


def test_a_token_that_was_cancelled_before(limiter: WatchedLimiter) -> None:
    """With a token that is cancelled already nothing is begun."""
    token, trace = CancelToken(), Trace()
    token.cancel()
    with pytest.raises(OperationCancelledError):
        carry_out(Listed(jobs("abc"), 2), trace, limiter, Settings(cancel=token))
    assert trace.begun == []


@pytest.mark.parametrize("waits_for", ["the limiter", "the gate"])
@pytest.mark.parametrize("ends", ["token", "deadline"])
def test_who_waits_is_ended_too(waits_for: str, ends: str) -> None:
    """Who waits for something to become free, or for the gate to open, hears of a token and of a deadline."""
    limiter, gate, token, trace = WatchedLimiter(1), Gate(paused=waits_for == "the gate"), CancelToken(), Trace()
    limiter.take(1, 0, lambda: None)
    settings = Settings(cancel=token) if ends == "token" else Settings(request_timeout=0.05)
    waiting = limiter.refused if waits_for == "the limiter" else gate.found_closed
    thread = after(waiting, token.cancel) if ends == "token" else None
    with pytest.raises(OperationCancelledError if ends == "token" else DeadlineExceededError):
        carry_out(Listed(jobs("abc"), 2), trace, limiter, settings, gate)
    if thread is not None:
        thread.join(AT_MOST)
    assert trace.begun == []
    assert limiter.in_use == (1, 0)
    assert not gate.is_watched


@pytest.mark.parametrize("width", [1, 3])
@pytest.mark.parametrize("raises", [True, False])
def test_a_deadline_ends_what_sleeps(limiter: WatchedLimiter, width: int, raises: bool) -> None:
    """When the time is up, all that is under way ends, nothing more begins, and the error says which time it was."""
    plan = Listed(jobs("abcdefgh"), width, raises=raises)
    trace = Trace(sleepers="abcdefgh")
    with pytest.raises(DeadlineExceededError, match=r"its time of 0\.05 s"):
        carry_out(plan, trace, limiter, Settings(request_timeout=0.05))
    assert sorted(trace.ended) == sorted(trace.begun)
    assert set(trace.begun) <= set("abcdefgh"[:width])


def test_the_callers_token_is_not_cancelled_by_trouble_of_its_own(limiter: WatchedLimiter) -> None:
    """A crew that ends its tasks because of a failure leaves the caller's token as it was."""
    token = CancelToken()

    def fail() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        carry_out(Listed(jobs("abc"), 3), Trace({"a": fail}, sleepers="bc"), limiter, Settings(cancel=token))
    assert not token.cancelled
    assert token._interrupts == []
