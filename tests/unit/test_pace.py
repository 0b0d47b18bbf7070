"""How many parts at once: each conclusion by itself. A network that it is driven by is in tests/transfers."""

from __future__ import annotations

from typing import Any

import pytest

from files_style_sdk.transfer.pace import WINDOW, Pace


class Measured:
    """A pace that is looked at once a window, all that it allows being busy, at a given rate."""

    def __init__(self, pace: Pace) -> None:
        self.pace = pace
        self.now = 0.0
        self.moved = 0
        pace.look(0.0, 0, pace.width)

    def window(self, rate: int, busy: int | None = None) -> int:
        """One window more in which `rate` bytes a second are moved; returns how many at once then."""
        self.now += WINDOW
        self.moved += int(rate * WINDOW)
        self.pace.look(self.now, self.moved, self.pace.width if busy is None else busy)
        return self.pace.width


def test_begins_as_it_is_told() -> None:
    """It begins with `start`, but no more than the most; without adapting, with the most."""
    assert [Pace(4).width, Pace(4, 3).width, Pace(4, 9).width] == [1, 3, 4]
    assert [Pace(4, adaptive=False).width, Pace(4, 2, adaptive=False).width] == [4, 4]


def test_may_grow_below_the_most_only() -> None:
    """Looking again is worth while as long as it may grow."""
    assert Pace(2).may_grow
    assert not Pace(2, 2).may_grow
    assert not Pace(2, 1, adaptive=False).may_grow


def test_grows_one_at_a_time_while_each_brings_more() -> None:
    """After a window one more is tried; as long as each brings more, another, up to the most."""
    measured = Measured(Pace(4))
    widths = [measured.window(rate) for rate in (1000, 2000, 3000, 4000, 4000, 4000)]
    assert widths == [2, 3, 4, 4, 4, 4]


def test_one_that_brings_nothing_is_taken_back() -> None:
    """One more that moves no more is taken back, and not tried again for a while; then it is."""
    measured = Measured(Pace(4))
    assert measured.window(1000) == 2
    assert measured.window(1010) == 1
    held = [measured.window(1000) for _ in range(30)]
    assert held[0] == held[10] == 1
    assert 2 in held


def test_nothing_is_concluded_before_a_window_has_passed() -> None:
    """However much is moved, a moment is too short to conclude from."""
    pace = Pace(4)
    for step in range(10):
        pace.look(step * WINDOW / 11, step * 10**9, 1)
    assert pace.width == 1


def test_what_is_not_in_use_is_not_judged() -> None:
    """While fewer are busy than may be, more would bring nothing: the number stays, and measuring begins anew."""
    measured = Measured(Pace(4, 2))
    assert [measured.window(1000, busy=1) for _ in range(20)] == [2] * 20
    assert measured.window(1000) == 3


def test_what_does_not_adapt_stays() -> None:
    """Without adapting, neither measuring nor pushing back changes the number."""
    measured = Measured(Pace(4, adaptive=False))
    assert [measured.window(rate) for rate in (1, 1000, 1)] == [4, 4, 4]
    measured.pace.push_back(measured.now, measured.now)
    assert measured.pace.width == 4


def test_what_does_not_adapt_waits_too() -> None:
    """The latest moment that the other side names holds, whether the number changes or not."""
    pace = Pace(4, adaptive=False)
    assert pace.not_before == 0.0
    pace.push_back(now=10.0, begun=9.0, wait=3.0)
    assert pace.not_before == 13.0
    pace.push_back(now=11.0, begun=10.5, wait=1.0)
    assert pace.not_before == 13.0


@pytest.mark.parametrize(("width", "halves"), [(16, [8, 4, 2, 1, 1]), (5, [2, 1, 1])])
def test_push_back_halves(width: int, halves: list[int]) -> None:
    """Each request that was begun after the last step back and is pushed back halves the number, down to one."""
    pace = Pace(16, width)
    for moment, half in enumerate(halves, 1):
        pace.push_back(now=float(moment), begun=moment - 0.5)
        assert pace.width == half


def test_push_back_of_what_was_under_way_counts_once_but_its_wait_holds() -> None:
    """Requests that were begun before the last step back do not halve again, yet what they ask for is kept to."""
    pace = Pace(16, 16)
    pace.push_back(now=10.0, begun=9.0)
    pace.push_back(now=10.5, begun=10.0, wait=7.0)
    assert (pace.width, pace.not_before) == (8, 17.5)


def test_push_back_ends_a_trial() -> None:
    """After a step back the number is not taken for one that was tried: it neither sinks nor grows at once."""
    measured = Measured(Pace(16, 8))
    assert measured.window(1000) == 9
    measured.pace.push_back(measured.now, measured.now)
    assert measured.pace.width == 4
    assert [measured.window(10) for _ in range(4)] == [4] * 4


def test_what_was_measured_before_a_push_back_is_not_concluded_from() -> None:
    """Measuring begins anew after a step back: the bytes of the wide time are not those of the narrow one."""
    pace = Pace(16, 8)
    pace.look(0.0, 0, 8)
    pace.push_back(now=WINDOW / 2, begun=0.0)
    pace.look(10.0, 10**9, 4)
    assert pace.width == 4
    pace.look(10.0 + WINDOW, 10**9 + 1000, 4)
    assert pace.width == 5


def test_reads_no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it concludes depends on what it is told alone: the same is concluded of the same."""

    def widths() -> list[Any]:
        measured = Measured(Pace(9))
        found: list[Any] = [measured.window(1000 * number % 3500) for number in range(40)]
        measured.pace.push_back(measured.now, measured.now, 2.0)
        return [*found, measured.pace.width, measured.pace.not_before]

    first = widths()
    monkeypatch.setattr("time.monotonic", lambda: 0.0)
    monkeypatch.setattr("time.time", lambda: 0.0)
    assert widths() == first
