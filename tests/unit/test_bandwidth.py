"""Bandwidth limits: what people write, what it means, and that it holds."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from files_style_sdk.cancel import CancelToken
from files_style_sdk.error import InvalidParameterError, OperationCancelledError
from files_style_sdk.transfer.bandwidth import Bandwidth, Bucket, Throttle

MONDAY = datetime(2026, 1, 5)
MIB = 1024.0 * 1024


@pytest.mark.parametrize(
    ("limit", "rate"),
    [
        (None, None),
        ("off", None),
        (" OFF ", None),
        (1000, 1000.0),
        (0.5, 0.5),
        ("1000", 1000.0),
        ("100B", 100.0),
        ("512K", 512 * 1024.0),
        ("10M", 10 * MIB),
        ("10m", 10 * MIB),
        ("10MiB", 10 * MIB),
        ("10 M/s", 10 * MIB),
        ("1.5G", 1536 * MIB),
        (".5M", MIB / 2),
        ("1T", 1024.0 * 1024 * MIB),
    ],
)
def test_one_limit(limit: Any, rate: float | None) -> None:
    """A number, or text with a unit of 1024, is a limit at all times."""
    bandwidth = Bandwidth.of(limit)
    assert [bandwidth.at(MONDAY), bandwidth.at(MONDAY + timedelta(days=4, hours=13))] == [rate, rate]
    assert bandwidth.is_unlimited == (rate is None)
    assert Bandwidth.of(bandwidth) is bandwidth


def test_timetable_of_a_day() -> None:
    """Each limit holds until the next, and the last one over midnight."""
    bandwidth = Bandwidth.of("08:00,1M 18:30,off 23:00,2M")
    rates = [bandwidth.at(MONDAY + timedelta(hours=h, minutes=m)) for h, m in [(0, 0), (7, 59), (8, 0), (18, 29)]]
    assert rates == [2 * MIB, 2 * MIB, MIB, MIB]
    assert bandwidth.at(MONDAY.replace(hour=18, minute=30)) is None
    assert bandwidth.at(MONDAY.replace(hour=23, minute=1)) == 2 * MIB


def test_timetable_of_a_week() -> None:
    """A day that is named has its own times, before those of every day; the week is round."""
    bandwidth = Bandwidth.of("Mon-09:00,1M Fri-18:00,off")
    assert bandwidth.at(MONDAY) is None
    assert bandwidth.at(MONDAY.replace(hour=9)) == MIB
    assert bandwidth.at(MONDAY + timedelta(days=4, hours=17)) == MIB
    assert bandwidth.at(MONDAY + timedelta(days=6)) is None
    both = Bandwidth.of("08:00,1M sat-08:00,off")
    assert both.at(MONDAY + timedelta(days=5, hours=8)) is None
    assert both.at(MONDAY + timedelta(days=6, hours=8)) == MIB


@pytest.mark.parametrize(
    "bad",
    [
        *(0, -1, True, float("nan"), float("inf"), [], b"10M", "", "fast", "10MB", "10iB", "10 M M", "-1M", "0", "1,2"),
        *("25:00,1M", "08:60,1M", "08:00", "08:00,", "08:00 1M", "noon,1M", "Xyz-08:00,1M", "08:00,1M,18:00,off"),
    ],
)
def test_what_is_no_limit(bad: Any) -> None:
    """Anything else is refused, with what can be written instead."""
    with pytest.raises(InvalidParameterError, match=r"bwlimit.*('10M'|None or 'off')"):
        Bandwidth.of(bad)


@given(
    rate=st.floats(1, 1e9),
    steps=st.lists(st.tuples(st.integers(0, 10**7), st.floats(0, 5)), min_size=1, max_size=50),
)
def test_the_rate_holds(rate: float, steps: list[tuple[int, float]]) -> None:
    """However bytes come, whoever waits as told passes no more than the rate and one burst allow; nothing is lost."""
    bucket = Bucket(rate)
    now = passed = 0.0
    for count, pause in steps:
        now += bucket.take(count, now)
        passed += count
        assert passed <= rate * (now + 0.1) * (1 + 1e-9) + 1e-3
        now += pause


@given(rate=st.integers(1, 10**6), blocks=st.lists(st.integers(1, 10**6), min_size=1, max_size=30))
def test_no_time_is_wasted(rate: int, blocks: list[int]) -> None:
    """Whoever sends all the time gets the whole rate."""
    bucket = Bucket(rate, burst=0)
    now = 0.0
    for count in blocks:
        now += bucket.take(count, now)
    assert now == pytest.approx(sum(blocks) / rate)


def test_what_is_given_back() -> None:
    """Bytes that have to be moved again do not count twice."""
    bucket = Bucket(100, burst=0)
    bucket.take(1000, 0)
    assert bucket.take(-1000, 0) == 0


def test_the_limit_changes_with_the_time_of_day() -> None:
    """A throttle asks the timetable each time: it is tight by day, and does not wait by night."""
    times = iter([MONDAY.replace(hour=9), MONDAY.replace(hour=20), MONDAY.replace(hour=21)])
    throttle = Throttle(Bandwidth.of("08:00,1K 18:00,off"), clock=lambda: 0.0, local_time=lambda: next(times))
    assert throttle.delay(2048) > 1
    assert throttle.delay(10**9) == 0
    throttle.wait(10**9)


def test_waiting_ends_when_it_is_cancelled() -> None:
    """A cancelled token ends the wait at once, however long it would be; a closed throttle holds on to no token."""
    token = CancelToken()
    throttle = Throttle(Bandwidth.of(1), token, clock=lambda: 0.0)
    token.cancel()
    with pytest.raises(OperationCancelledError):
        throttle.wait(10**9)
    other = CancelToken()
    closed = Throttle(Bandwidth.of(1), other)
    closed.close()
    assert other._interrupts == []
