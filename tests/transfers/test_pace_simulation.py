"""How many at once: the pace beside networks of several kinds, on a virtual clock."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from files_style_sdk.transfer.limiter import Limiter
from files_style_sdk.transfer.pace import Pace


def drive(pace: Pace, throughput: Any, seconds: float = 60.0, begin: float = 0.0) -> list[int]:
    """The widths of a pace whose parts move `throughput(width)` bytes a second together."""
    now, moved, widths = begin, 0.0, []
    while now < begin + seconds:
        pace.look(now, int(moved), pace.width)
        widths.append(pace.width)
        moved += throughput(pace.width) * 0.05
        now += 0.05
    return widths


@pytest.mark.parametrize("enough", [1, 2, 4, 8])
def test_grows_to_what_brings_more(enough: int) -> None:
    """Where so many connections fill the line, the width stays close to that many: no hundred connections."""
    widths = drive(Pace(16), lambda width: 1e6 * min(width, enough))
    late = widths[len(widths) // 2 :]
    assert max(late) <= enough + 1
    assert min(late) >= enough
    assert widths == sorted(widths) or max(widths) <= enough + 1


def test_does_not_grow_where_more_is_slower() -> None:
    """Connections that only get in each other's way are given up again."""
    widths = drive(Pace(16), lambda width: 1e6 / width)
    assert max(widths) <= 2
    assert widths.count(1) > widths.count(2)


def test_fills_a_line_that_always_gains() -> None:
    """As long as each more brings more, the width goes up to its bound and no further."""
    assert drive(Pace(6), lambda width: 1e6 * width)[-1] == 6


def test_push_back_halves_and_is_not_repeated_for_what_was_under_way() -> None:
    """Of many answers to what was sent at once only the first halves; one to what was sent later halves again."""
    pace = Pace(16, 16)
    for _ in range(8):
        pace.push_back(now=10.0, begun=9.0)
    assert pace.width == 8
    pace.push_back(now=11.0, begun=10.5)
    assert pace.width == 4
    for moment in range(12, 40):
        pace.push_back(now=moment, begun=moment - 0.1)
    assert pace.width == 1


def test_push_back_that_names_a_moment() -> None:
    """The moment before which nothing begins is the latest that was named, and never moves back."""
    pace = Pace(4, 4)
    pace.push_back(now=10.0, begun=9.0, wait=5.0)
    pace.push_back(now=11.0, begun=9.0, wait=1.0)
    assert pace.not_before == 15.0


def test_recovers_after_push_back() -> None:
    """A line that was busy for a while is filled again later."""
    pace = Pace(8, 8)
    pace.push_back(now=0.0, begun=-1.0)
    pace.push_back(now=1.0, begun=0.5)
    assert pace.width == 2
    assert drive(pace, lambda width: 1e6 * width, begin=1.0)[-1] == 8


@settings(max_examples=200)
@given(
    most=st.integers(1, 20),
    start=st.integers(1, 30),
    adaptive=st.booleans(),
    events=st.lists(
        st.tuples(st.floats(0, 2), st.integers(0, 10**7), st.integers(0, 25), st.sampled_from(("look", "push"))),
        max_size=60,
    ),
)
def test_never_leaves_its_bounds(most: int, start: int, adaptive: bool, events: list[Any]) -> None:
    """Whatever is measured and whatever comes back, there is at least one at once and never more than the bound."""
    pace = Pace(most, start, adaptive=adaptive)
    now, moved = 0.0, 0
    for passed, count, busy, what in events:
        now, moved = now + passed, moved + count
        if what == "look":
            pace.look(now, moved, busy)
        else:
            pace.push_back(now, now - passed, passed)
        assert 1 <= pace.width <= most
        assert adaptive or pace.width == most


@settings(max_examples=200)
@given(
    parts=st.integers(1, 5),
    held=st.integers(1, 100),
    wishes=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 120), st.booleans()), max_size=40),
)
def test_the_limiter_keeps_its_bounds(parts: int, held: int, wishes: list[tuple[int, int, bool]]) -> None:
    """Never more than the bounds but for one alone; whoever is refused is told, once, when something becomes free."""
    limiter = Limiter(parts, held)
    taken: list[tuple[int, int]] = []
    woken: list[int] = []
    refused = 0
    for number, (slots, size, giving) in enumerate(wishes):
        if giving and taken:
            limiter.give_back(*taken.pop(0))
            assert len(woken) == refused, "all who were refused are told that something is free"
        elif limiter.take(slots, size, lambda number=number: woken.append(number)):
            taken.append((slots, size))
        else:
            refused += 1
        in_use = (sum(slots for slots, _ in taken), sum(size for _, size in taken))
        assert (limiter.parts_in_use, limiter.held_in_use) == in_use
        alone = len([each for each in taken if each != (0, 0)]) <= 1
        assert alone or (in_use[0] <= parts and in_use[1] <= held)
    assert len(woken) == len(set(woken))
