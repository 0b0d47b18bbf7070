"""What a transfer tells while it runs, by a clock of the test's own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

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
    assert told[-1] == Progress(1000, 1000, 0, 1, clock.now - 100.0)
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
