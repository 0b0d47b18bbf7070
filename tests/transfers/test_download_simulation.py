"""The plan of a download through thousands of schedules on a virtual clock."""

from __future__ import annotations

import zlib
from collections import Counter
from random import Random
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from files_style_sdk.error import APIError, Error
from files_style_sdk.transfer.checksum import crc32_of_pieces
from files_style_sdk.transfer.download_plan import DownloadLimits, DownloadPlan, Locate, Range, Taken
from files_style_sdk.transfer.limiter import Limiter
from files_style_sdk.transfer.pace import Pace
from files_style_sdk.transfer.upload_plan import RENEWALS
from files_style_sdk.wire import Response

from .conftest import content
from .simulation import Network, Simulation, Trouble

UNIT = 100
RETRIES = 4
WHOLE = content(100 * UNIT)


class Storage:
    """The other side of a download: gives URLs and bytes; writes down what it gave, where and how often.

    Args:
        size: Bytes of the file.
        network: What happens on the way. `expired` there kills the URL of the moment: requests begun with it from then
            on are answered 403, however late.
    """

    def __init__(self, size: int, network: Network) -> None:
        self.size = size
        self.network = network
        self.file = bytearray(size)
        self.times = bytearray(size)
        """How often each byte was given."""
        self.tries: Counter[int] = Counter()
        self.asking: list[Range] = []
        self.peak = 0
        self.url = 0
        self.dead: set[int] = set()
        self.fruitless: set[int] = set()
        """URLs whose death the plan has heard of since a whole range came."""
        self.through: dict[Range, int] = {}
        """The URL that a range under way was asked for with."""
        self.locates = 0

    def perform(self, task: Any, now: float) -> tuple[float, Any]:
        """Do what a plan wants."""
        if isinstance(task, Locate):
            assert self.url in self.dead, "a new URL is asked for without need"
            self.locates += 1
            self.url += 1
            return self.network.seconds(0), None
        assert isinstance(task, Range)
        return self._give(task, now)

    def _give(self, task: Range, now: float) -> tuple[float, Any]:
        assert 0 <= task.start < task.stop <= self.size
        assert now >= self.network.quiet_until - 1e-9, "a range is begun before the moment that the service named"
        for other in self.asking:
            assert other.stop <= task.start or task.stop <= other.start, "ranges under way overlap"
        self.asking.append(task)
        self.peak = max(self.peak, len(self.asking))
        self.tries[task.start] += 1
        met = self.network.meet()
        self.through[task] = self.url
        if met == "expired":
            self.dead.add(self.url)
        if self.url in self.dead:
            return self.network.failed("expired")[0], Taken(0, 0, Response(403, {}))
        if met == "fine":
            return self._some(task, task.stop - task.start, None)
        took, trouble = self.network.failed(met)
        if met in ("partial", "stalled", "unanswered"):
            return took, self._some(task, self.network.lot.randrange(task.stop - task.start), trouble)[1]
        return took, Taken(0, 0, trouble)

    def heard(self, task: Range, outcome: Taken, now: float) -> None:
        """The plan hears what came of a range."""
        self.asking.remove(task)
        self.network.heard(outcome.trouble, now)
        url = self.through.pop(task)
        if outcome.trouble is None:
            self.fruitless.clear()
        elif isinstance(outcome.trouble, Response) and outcome.trouble.status == 403:
            self.fruitless.add(url)

    def _some(self, task: Range, size: int, trouble: Any) -> tuple[float, Taken]:
        data = WHOLE[task.start : task.start + size]
        self.file[task.start : task.start + size] = data
        for position in range(task.start, task.start + size):
            self.times[position] += 1
        return self.network.seconds(size), Taken(size, zlib.crc32(data), trouble)


class Watched:
    """A plan whose ends are told to the storage too."""

    def __init__(self, plan: DownloadPlan, storage: Storage) -> None:
        self._plan = plan
        self._storage = storage

    def next(self, now: float) -> Any:
        return self._plan.next(now)

    def ended(self, task: Any, outcome: Any, now: float) -> None:
        if isinstance(task, Range):
            self._storage.heard(task, outcome, now)
        self._plan.ended(task, outcome, now)


def refusal(response: Response) -> Error:
    return APIError(f"storage answered {response.status}", http_status=response.status)


def simulate(
    seed: int,
    size: int,
    trouble: Trouble,
    *,
    most: int = 4,
    adaptive: bool = True,
    first: int = UNIT,
    largest: int = 4 * UNIT,
    pieces: tuple[tuple[int, int, int], ...] = (),
) -> tuple[DownloadPlan, Storage, Simulation, Error | None]:
    """One download in its world; the last is what it gave up with."""
    network = Network(Random(seed), trouble)
    storage = Storage(size, network)
    for start, length, _crc in pieces:
        storage.file[start : start + length] = WHOLE[start : start + length]
        for position in range(start, start + length):
            storage.times[position] += 1
    limits = DownloadLimits(RETRIES, lambda retries: network.lot.uniform(0, 0.1 * 2**retries), first, largest)
    pace = Pace(most, 1, adaptive=adaptive)
    plan = DownloadPlan(size, pace, limits, refusal, lambda: sum(storage.times), pieces)
    simulation = Simulation(Limiter(), (Watched(plan, storage), storage.perform))
    try:
        simulation.run()
    except Error as error:
        return plan, storage, simulation, error
    return plan, storage, simulation, None


def check(plan: DownloadPlan, storage: Storage, simulation: Simulation, error: Error | None, most: int) -> None:
    """What holds whatever happened."""
    assert storage.peak <= most
    assert simulation.peak_slots <= most
    assert max(storage.times, default=0) <= 1, "a byte is taken in twice"
    assert all(count <= (RETRIES + 1) * (RENEWALS + 1) * 8 for count in storage.tries.values()), "tries are bounded"
    if error is not None:
        if getattr(error, "http_status", None) == 403:
            dead = len(storage.fruitless)
            assert dead > RENEWALS, f"gave up after {dead} dead URLs in a row, and {RENEWALS} are to be renewed"
        return
    assert bytes(storage.file) == WHOLE[: storage.size]
    assert set(storage.times) <= {1}, "every byte exactly once"
    position = 0
    for start, length, _crc in sorted(plan.pieces):
        assert start == position, "the pieces have gaps or lie across each other"
        position += length
    assert position == storage.size
    whole = crc32_of_pieces((crc, length) for _start, length, crc in sorted(plan.pieces))
    assert whole == zlib.crc32(WHOLE[: storage.size])


CALM = Trouble()
ROUGH = Trouble(lost=0.05, unanswered=0.05, busy=0.08, broken=0.05, expired=0.03, stalled=0.02, partial=0.1)
STORM = Trouble(lost=0.1, unanswered=0.1, busy=0.2, broken=0.1, expired=0.1, stalled=0.1, partial=0.2)


@pytest.mark.parametrize("trouble", [CALM, ROUGH, STORM], ids=["calm", "rough", "storm"])
def test_a_thousand_schedules(trouble: Trouble) -> None:
    """Whatever the network does, the plan ends: with every byte taken in once, or with an error that is due."""
    outcomes: Counter[bool] = Counter()
    for seed in range(700):
        lot = Random(-1 - seed)
        size, most = lot.choice((0, 1, UNIT, UNIT + 1, lot.randrange(60 * UNIT))), lot.choice((1, 2, 4, 16))
        plan, storage, simulation, error = simulate(seed, size, trouble, most=most)
        check(plan, storage, simulation, error, most)
        outcomes[error is None] += 1
    assert outcomes[True] > 50
    assert trouble is not CALM or outcomes[False] == 0


troubles = st.builds(
    Trouble,
    lost=st.floats(0, 0.2),
    unanswered=st.floats(0, 0.1),
    busy=st.floats(0, 0.3),
    broken=st.floats(0, 0.1),
    expired=st.floats(0, 0.2),
    stalled=st.floats(0, 0.1),
    partial=st.floats(0, 0.4),
)


@settings(max_examples=300)
@given(
    seed=st.integers(0, 2**32),
    size=st.integers(0, 30 * UNIT),
    trouble=troubles,
    most=st.integers(1, 12),
    adaptive=st.booleans(),
    first=st.integers(1, 3 * UNIT),
    largest=st.integers(UNIT, 8 * UNIT),
)
@example(seed=1, size=0, trouble=CALM, most=1, adaptive=True, first=1, largest=UNIT)
def test_any_schedule(
    seed: int, size: int, trouble: Trouble, most: int, adaptive: bool, first: int, largest: int
) -> None:
    """Every byte exactly once, the bound of concurrency kept, tries bounded, always an end."""
    kept = simulate(seed, size, trouble, most=most, adaptive=adaptive, first=first, largest=max(first, largest))
    check(*kept, most)


@settings(max_examples=200)
@given(
    seed=st.integers(0, 2**32),
    size=st.integers(1, 25 * UNIT),
    cuts=st.lists(st.integers(0, 25 * UNIT), max_size=12),
    trouble=st.sampled_from((CALM, ROUGH)),
)
def test_what_an_earlier_run_took_in_is_not_asked_for_again(
    seed: int, size: int, cuts: list[int], trouble: Trouble
) -> None:
    """Whatever is there already, the rest is asked for, and nothing else."""
    edges = sorted({cut for cut in cuts if cut <= size})
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    pieces = tuple((start, stop - start, zlib.crc32(WHOLE[start:stop])) for start, stop in spans)
    plan, storage, simulation, error = simulate(seed, size, trouble, pieces=pieces)
    check(plan, storage, simulation, error, 4)


def test_trouble_that_passes_never_ends_a_download() -> None:
    """As many troubles as one range may be retried, wherever they fall, are overcome."""
    for seed in range(400):
        trouble = Trouble(lost=0.2, busy=0.2, broken=0.2, stalled=0.1, partial=0.2, most=RETRIES)
        plan, storage, simulation, error = simulate(seed, 40 * UNIT, trouble)
        assert error is None
        check(plan, storage, simulation, error, 4)


def test_a_url_that_expires_under_many_ranges() -> None:
    """Late answers to requests that were made with an old URL are not held against the new one."""
    for seed in range(400):
        trouble = Trouble(expired=0.2, most=1)
        plan, storage, simulation, error = simulate(seed, 60 * UNIT, trouble, most=12, adaptive=False)
        assert error is None, f"seed {seed}: {error} though only one URL expired"
        assert storage.locates == len(storage.dead), "one new URL for each that expired"
        check(plan, storage, simulation, error, 12)


def test_few_requests() -> None:
    """Ranges grow: a large file costs few of them."""
    _plan, storage, simulation, _error = simulate(1, 100 * UNIT, CALM, largest=16 * UNIT)
    assert len(simulation.begun) <= 12
    assert storage.locates == 0
