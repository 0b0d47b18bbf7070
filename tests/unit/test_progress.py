"""What a transfer tells while it runs, by a clock of the test's own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from files_style_sdk.transfer.progress import Progress, Reporter, SharedMeter


class Clock:
    """Seconds that move when the test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_at_most_ten_times_a_second_and_once_at_the_end() -> None:
    """However many blocks move, the callback hears at most every tenth of a second, and always the end."""
    clock, told = Clock(), []
    reporter = Reporter(told.append, 1000, 1, clock)
    for _ in range(1000):
        clock.now += 0.001
        reporter.moved(1)
    reporter.finish()
    assert 9 <= len(told) - 1 <= 11
    assert told[-1] == Progress(1000, 1000, 0, 1, clock.now - 100.0, told[-1].current_rate)
    assert [each.bytes_done for each in told] == sorted(each.bytes_done for each in told)


def test_first_news_come_at_once() -> None:
    """A short transfer is heard of before it ends."""
    told: list[Progress] = []
    Reporter(told.append, clock=Clock()).moved(5)
    assert [each.bytes_done for each in told] == [5]


def test_rate() -> None:
    """The rate is bytes a second; before any time has passed it is 0, not an error."""
    assert Progress(500, None, 0, None, 2.0).rate == 250.0
    assert Progress(500, None, 0, None, 0.0).rate == 0.0


def test_bytes_moved_again_are_taken_back() -> None:
    """A part that is sent again does not count twice."""
    told: list[Progress] = []
    reporter = Reporter(told.append, clock=Clock())
    reporter.moved(10)
    reporter.moved(-10)
    reporter.moved(10)
    reporter.finish()
    assert told[-1].bytes_done == 10


def test_total_and_files() -> None:
    """expect() sets the total of one file; finished files are counted."""
    told: list[Progress] = []
    reporter = Reporter(told.append, files_total=2, clock=Clock())
    reporter.expect(30)
    reporter.finished_file()
    reporter.finish()
    assert (told[-1].bytes_total, told[-1].files_done, told[-1].files_total) == (30, 1, 2)


def test_shared_meter_leaves_the_total_alone() -> None:
    """One file of many adds its bytes to the whole and does not replace its total."""
    told: list[Progress] = []
    reporter = Reporter(told.append, bytes_total=100, clock=Clock())
    meter = SharedMeter(reporter)
    meter.expect(5)
    meter.moved(5)
    assert (told[-1].bytes_done, told[-1].bytes_total) == (5, 100)


def test_without_a_callback_nothing_happens() -> None:
    """No callback, no error."""
    reporter = Reporter(None)
    reporter.moved(1)
    reporter.finish()


def test_many_threads_lose_no_byte() -> None:
    """Counts from several threads add up."""
    told: list[Progress] = []
    reporter = Reporter(told.append, clock=Clock())
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: [reporter.moved(1) for _ in range(500)], range(8)))
    reporter.finish()
    assert told[-1].bytes_done == 4000


def test_current_rate_is_that_of_the_last_seconds() -> None:
    """The current rate follows a change of speed within seconds, while the rate is the whole transfer's."""
    clock, told = Clock(), []
    reporter = Reporter(told.append, 10_000, clock=clock)
    for speed, seconds in ((100, 20), (10, 10)):
        for _ in range(seconds):
            clock.now += 1
            reporter.moved(speed)
    assert told[-1].current_rate == pytest.approx(10)
    assert told[-1].rate == pytest.approx(2100 / 30)
    assert told[19].current_rate == pytest.approx(100)
    assert told[-1].seconds_left == pytest.approx((10_000 - 2100) / 10)


def test_current_rate_forgets_what_is_long_past() -> None:
    """However long a transfer takes, its rate is worked out from few moments."""
    clock = Clock()
    reporter = Reporter(lambda _: None, clock=clock)
    for _ in range(5000):
        clock.now += 0.05
        reporter.moved(1)
    assert len(reporter._samples) <= 60


def test_rates_are_never_negative() -> None:
    """Bytes that are taken back slow a transfer down, to nothing at worst."""
    clock, told = Clock(), []
    reporter = Reporter(told.append, 100, clock=clock)
    reporter.moved(50)
    clock.now += 1
    reporter.moved(-50)
    assert (told[-1].current_rate, told[-1].seconds_left) == (0.0, None)


@pytest.mark.parametrize(
    ("progress", "left"),
    [
        (Progress(0, None, 0, None, 1.0, 10.0), None),
        (Progress(0, 100, 0, None, 1.0, 0.0), None),
        (Progress(50, 100, 0, None, 1.0, 10.0), 5.0),
        (Progress(100, 100, 0, None, 1.0, 0.0), 0.0),
        (Progress(120, 100, 0, None, 1.0, 10.0), 0.0),
    ],
)
def test_seconds_left(progress: Progress, left: float | None) -> None:
    """The time left is unknown without a total or while nothing moves, and 0 when all is there."""
    assert progress.seconds_left == left


def test_what_an_earlier_run_moved_is_done_but_no_speed() -> None:
    """A transfer that is continued starts where it was, and is not fast for it."""
    clock, told = Clock(), []
    reporter = Reporter(told.append, 1000, clock=clock)
    meter = SharedMeter(reporter)
    meter.resumed(900)
    assert (told[-1].bytes_done, told[-1].bytes_resumed) == (900, 900)
    clock.now += 2
    meter.moved(20)
    assert (told[-1].bytes_done, told[-1].rate, told[-1].current_rate) == (920, 10.0, 10.0)
    assert told[-1].seconds_left == 8.0


class Refused(OSError):
    """What a callback of these tests raises; an OSError, as a broken pipe would be."""


def refuse(_: Progress) -> None:
    raise Refused("no more")


def test_a_callback_that_raises_is_heard_by_everybody() -> None:
    """What the callback raised is raised by everything that follows: nothing can go on past it."""
    reporter = Reporter(refuse, clock=Clock())
    for tell in (lambda: reporter.moved(1), lambda: reporter.moved(1), reporter.finished_file, reporter.finish):
        with pytest.raises(Refused):
            tell()
    assert isinstance(reporter.failure, Refused)


def test_a_callbacks_error_survives_whatever_becomes_of_it() -> None:
    """An error of the callback that was taken for trouble of the network, or swallowed, ends the transfer as itself."""
    reporter = Reporter(refuse, clock=Clock())
    with pytest.raises(Refused), reporter:  # noqa: PT012
        try:
            reporter.moved(1)
        except OSError as error:
            raise ConnectionError("the connection broke") from error

    reporter = Reporter(refuse, clock=Clock())
    with pytest.raises(Refused), reporter, suppress(OSError):
        reporter.moved(1)


def test_as_a_context_manager_it_has_the_last_word() -> None:
    """A block that ends well is told of at its end; one that fails for another reason keeps its own error."""
    told: list[Progress] = []
    with Reporter(told.append, clock=Clock()) as reporter:
        reporter.moved(1)
        reporter.moved(1)
    assert [each.bytes_done for each in told] == [1, 2]
    with pytest.raises(KeyError), Reporter(told.append, clock=Clock()) as reporter:
        raise KeyError
    assert len(told) == 2
