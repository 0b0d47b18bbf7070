"""The bound that transfers share."""

from __future__ import annotations

import threading
from collections.abc import Callable

from files_style_sdk.transfer.limiter import MOST_HELD, MOST_PARTS, Limiter


def never() -> None:
    raise AssertionError("whoever was not refused is not told")


def test_what_is_free_is_given_and_what_is_not_is_not() -> None:
    """Parts and bytes are bounded each; what is in use is known; whoever gets what it asks for is not told later."""
    limiter = Limiter(parts=3, held=100)
    assert limiter.take(2, 40, never)
    assert limiter.take(1, 60, never)
    assert (limiter.parts_in_use, limiter.held_in_use) == (3, 100)
    assert not limiter.take(1, 0, lambda: None)
    limiter.give_back(1, 60)
    assert not limiter.take(1, 61, lambda: None)
    assert limiter.take(1, 60, never)
    limiter.give_back(1, 60)
    limiter.give_back(2, 40)
    assert (limiter.parts_in_use, limiter.held_in_use) == (0, 0)


def test_bounds_that_nobody_set() -> None:
    """By default there is room for so many parts and bytes as the module says, and for no more."""
    limiter = Limiter()
    assert limiter.take(MOST_PARTS - 1, MOST_HELD, never)
    assert limiter.take(1, 0, never)
    assert not limiter.take(1, 0, lambda: None)


def test_one_that_is_larger_than_the_bound_goes_alone() -> None:
    """A part that never fits may go when nothing else does, and nothing goes beside it."""
    limiter = Limiter(parts=2, held=100)
    assert limiter.take(1, 10, never)
    assert not limiter.take(1, 500, lambda: None)
    limiter.give_back(1, 10)
    assert limiter.take(1, 500, never)
    assert not limiter.take(1, 1, lambda: None)
    limiter.give_back(1, 500)
    assert limiter.take(1, 1, never)


def test_what_takes_nothing_is_never_refused() -> None:
    """What needs neither parts nor bytes does not wait for others, not even for one that is larger than the bound."""
    limiter = Limiter(parts=1, held=100)
    assert limiter.take(1, 100, never)
    assert limiter.take(0, 0, never)
    limiter.give_back(1, 100)
    assert limiter.take(1, 500, never)
    assert limiter.take(0, 0, never)


def test_who_was_refused_is_told_once() -> None:
    """Each who was refused is told when something becomes free, and not again unless it asks again."""
    limiter = Limiter(parts=1)
    told: list[str] = []
    limiter.take(1, 0, never)
    assert not limiter.take(1, 0, lambda: told.append("one"))
    assert not limiter.take(1, 0, lambda: told.append("other"))
    assert told == []
    limiter.give_back(1, 0)
    assert told == ["one", "other"]
    limiter.take(1, 0, never)
    limiter.give_back(1, 0)
    assert told == ["one", "other"]


def test_who_is_told_may_ask_at_once() -> None:
    """Nothing is locked while somebody is told, and what was given back is there by then."""
    limiter = Limiter(parts=1)
    got: list[bool] = []
    limiter.take(1, 0, never)
    limiter.take(1, 0, lambda: got.append(limiter.take(1, 0, never)))
    limiter.give_back(1, 0)
    assert (got, limiter.parts_in_use) == ([True], 1)


def test_one_that_cannot_be_told_does_not_keep_the_others_waiting() -> None:
    """Whoever is gone, such as an event loop that has ended, neither keeps others waiting nor harms who gives back."""
    limiter = Limiter(parts=1)
    told: list[int] = []

    def fail() -> None:
        raise RuntimeError("Event loop is closed")

    limiter.take(1, 0, never)
    limiter.take(1, 0, fail)
    limiter.take(1, 0, lambda: told.append(1))
    limiter.give_back(1, 0)
    assert told == [1]


def test_from_many_threads() -> None:
    """However threads take, wait and give back, the bounds hold, everybody gets a turn, and in the end all is free."""
    limiter = Limiter(parts=3, held=50)
    beyond: list[tuple[int, int]] = []
    turns: list[int] = []

    def wait_for(take: Callable[[Callable[[], object]], bool]) -> bool:
        for _ in range(10_000):
            free = threading.Event()
            if take(free.set):
                return True
            if not free.wait(20):
                return False
        return False

    def work(number: int) -> None:
        for _ in range(50):
            if not wait_for(lambda when_free: limiter.take(1, 10 + number, when_free)):
                return
            in_use = limiter.parts_in_use, limiter.held_in_use
            if in_use[0] > 3 or in_use[1] > 50:
                beyond.append(in_use)
            limiter.give_back(1, 10 + number)
        turns.append(number)

    threads = [threading.Thread(target=work, args=(number,), daemon=True) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(turns) == list(range(8))
    assert beyond == []
    assert (limiter.parts_in_use, limiter.held_in_use) == (0, 0)
