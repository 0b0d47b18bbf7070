"""The plan of an upload through thousands of schedules on a virtual clock."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from files_style_sdk.error import APIError, Error
from files_style_sdk.transfer.limiter import Limiter
from files_style_sdk.transfer.pace import Pace
from files_style_sdk.transfer.upload_plan import RENEWALS, Ask, Grant, Limits, Receipt, Send, Take, UploadPlan
from files_style_sdk.wire import Response

from .simulation import Network, Simulation, Trouble

PART = 1000
RETRIES = 4


class Storage:
    """The other side of an upload: gives leave, reads the stream, takes parts in; notes what a plan asks for.

    Args:
        size: Bytes of the source.
        network: What happens on the way.
        told: Whether the plan knows the size.
        serial: Whether parts may only come one after the other.
        stingy: Whether there is one grant at a time, whatever is asked for.
    """

    def __init__(self, size: int, network: Network, *, told: bool, serial: bool, stingy: bool, part: int) -> None:
        self.size = size
        self.network = network
        self.told = told
        self.serial = serial
        self.stingy = stingy
        self.part = part
        self.stored: dict[int, tuple[int, int]] = {}
        self.sends: Counter[int] = Counter()
        self.refusals: Counter[int] = Counter()
        self.renewals: Counter[int] = Counter()
        self.held_grants: set[int] = set()
        self.taken: dict[int, int] = {}
        self.sending: set[int] = set()
        self.peak = 0
        self.acknowledged: set[int] = set()

    def perform(self, task: Any, now: float) -> tuple[float, Any]:
        """Do what a plan wants."""
        if isinstance(task, Ask):
            return self._grant(task)
        if isinstance(task, Take):
            return self._take(task)
        assert isinstance(task, Send)
        return self._receive(task, now)

    def _grant(self, task: Ask) -> tuple[float, list[Grant]]:
        assert task.count >= 1
        assert task.first not in self.held_grants, f"leave for part {task.first} is asked for without need"
        last = task.first + (1 if self.stingy else task.count)
        if self.told:
            last = min(last, max(task.first, -(-self.size // self.part)) + 1)
        self.held_grants |= set(range(task.first, last))
        grants = [
            Grant(number, self.part, f"u/{number}", parallel=not self.serial) for number in range(task.first, last)
        ]
        return self.network.seconds(0), grants

    def _take(self, task: Take) -> tuple[float, tuple[int, bool]]:
        assert not self.told
        assert task.number == len(self.taken) + 1, "a stream is read in order, each part once"
        done = sum(self.taken.values())
        self.taken[task.number] = min(task.size, self.size - done)
        return self.network.seconds(0), (self.taken[task.number], done + self.taken[task.number] == self.size)

    def _receive(self, task: Send, now: float) -> tuple[float, Any]:
        number = task.grant.number
        assert number in self.held_grants, f"part {number} is sent without leave"
        assert now >= self.network.quiet_until - 1e-9, "a part is begun before the moment that the service named"
        assert number not in self.sending, f"part {number} is sent twice at once"
        assert not self.serial or (not self.sending and number == len(self.acknowledged) + 1), "out of order"
        self.sends[number] += 1
        met = self.network.meet()
        if met in ("fine", "unanswered"):
            self.stored[number] = (task.offset, task.size)
        self.sending.add(number)
        self.peak = max(self.peak, len(self.sending))
        if met == "fine":
            return self.network.seconds(task.size), Receipt(number, task.offset, task.size, f"e{number}")
        if met == "expired":
            self.held_grants.discard(number)
            self.renewals[number] += 1
        if met != "expired" or self.renewals[number] > RENEWALS:
            self.refusals[number] += 1
        return self.network.failed(met)


class Watched:
    """A plan whose ends are told to the storage too."""

    def __init__(self, plan: UploadPlan, storage: Storage) -> None:
        self._plan = plan
        self._storage = storage

    def next(self, now: float) -> Any:
        return self._plan.next(now)

    def withdraw(self, task: Any) -> None:
        self._plan.withdraw(task)

    def ended(self, task: Any, outcome: Any, now: float) -> None:
        if isinstance(task, Send):
            self._storage.sending.discard(task.grant.number)
            self._storage.network.heard(outcome, now)
            if isinstance(outcome, Receipt):
                self._storage.acknowledged.add(outcome.number)
        self._plan.ended(task, outcome, now)


def refusal(response: Response, number: int) -> Error:
    return APIError(f"part {number}: {response.status}")


def simulate(
    seed: int,
    size: int,
    trouble: Trouble,
    *,
    most: int = 4,
    adaptive: bool = True,
    told: bool = True,
    serial: bool = False,
    stingy: bool = False,
    receipts: tuple[Receipt, ...] = (),
    part: int = PART,
) -> tuple[UploadPlan, Storage, Simulation, Error | None]:
    """One upload in its world; the last is what it gave up with."""
    network = Network(Random(seed), trouble)
    storage = Storage(size, network, told=told, serial=serial, stingy=stingy, part=part)
    storage.stored.update({receipt.number: (receipt.offset, receipt.size) for receipt in receipts})
    moved = lambda: sum(each for _, each in storage.stored.values())  # noqa: E731
    pace = Pace(most, 1, adaptive=adaptive)
    limits = Limits(RETRIES, 10, lambda retries: network.lot.uniform(0, 0.1 * 2**retries))
    plan = UploadPlan(size if told else None, pace, limits, refusal, moved, receipts)
    simulation = Simulation(Limiter(), (Watched(plan, storage), storage.perform))
    try:
        simulation.run()
    except Error as error:
        return plan, storage, simulation, error
    return plan, storage, simulation, None


def check(plan: UploadPlan, storage: Storage, simulation: Simulation, error: Error | None, most: int) -> None:
    """What holds whatever happened."""
    assert storage.peak <= most
    assert simulation.peak_slots <= most
    assert simulation.peak_held <= most * storage.part
    assert all(count <= (RETRIES + 1) + RENEWALS for count in storage.sends.values()), "tries are bounded"
    if error is not None:
        worst = max(storage.refusals.values(), default=0)
        spent = any(count > RENEWALS for count in storage.renewals.values())
        assert worst > RETRIES or spent, f"gave up without need: {error}"
        return
    numbers = sorted(plan.receipts)
    assert numbers == list(range(1, len(numbers) + 1))
    position = 0
    for number in numbers:
        assert storage.stored[number] == (position, plan.receipts[number].size), "every byte once, where it belongs"
        position += plan.receipts[number].size
    assert position == storage.size
    full = [plan.receipts[number].size for number in numbers[:-1]]
    assert full == [storage.part] * len(full)


CALM = Trouble()
ROUGH = Trouble(lost=0.05, unanswered=0.05, busy=0.08, broken=0.05, expired=0.05, stalled=0.02)
STORM = Trouble(lost=0.1, unanswered=0.1, busy=0.2, broken=0.1, expired=0.1, stalled=0.1)


@pytest.mark.parametrize("trouble", [CALM, ROUGH, STORM], ids=["calm", "rough", "storm"])
@pytest.mark.parametrize("told", [True, False], ids=["size told", "stream"])
def test_a_thousand_schedules(trouble: Trouble, told: bool) -> None:
    """Whatever the network does, the plan ends: with every byte stored once, or with an error that is due."""
    outcomes: Counter[bool] = Counter()
    for seed in range(500):
        lot = Random(-1 - seed)
        size, most = lot.choice((0, 1, PART, PART + 1, lot.randrange(60 * PART))), lot.choice((1, 2, 4, 16))
        plan, storage, simulation, error = simulate(seed, size, trouble, most=most, told=told)
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
)


@settings(max_examples=300)
@given(
    seed=st.integers(0, 2**32),
    size=st.integers(0, 30 * PART),
    trouble=troubles,
    most=st.integers(1, 12),
    adaptive=st.booleans(),
    told=st.booleans(),
    serial=st.booleans(),
    stingy=st.booleans(),
)
@example(seed=1, size=0, trouble=CALM, most=1, adaptive=True, told=False, serial=True, stingy=True)
def test_any_schedule(
    seed: int,
    size: int,
    trouble: Trouble,
    most: int,
    adaptive: bool,
    told: bool,
    serial: bool,
    stingy: bool,
) -> None:
    """Every byte exactly once, bounds of concurrency and memory kept, tries bounded, always an end."""
    kept = simulate(seed, size, trouble, most=most, adaptive=adaptive, told=told, serial=serial, stingy=stingy)
    check(*kept, most)


@settings(max_examples=200)
@given(
    seed=st.integers(0, 2**32),
    parts=st.integers(1, 25),
    last=st.integers(1, PART),
    known=st.sets(st.integers(1, 25)),
    trouble=st.sampled_from((CALM, ROUGH)),
    stingy=st.booleans(),
)
def test_what_an_earlier_run_sent_is_not_sent_again(
    seed: int, parts: int, last: int, known: set[int], trouble: Trouble, stingy: bool
) -> None:
    """Whichever parts storage has already, the rest is sent to its place, and nothing else."""
    size = (parts - 1) * PART + last
    receipts = tuple(
        Receipt(number, (number - 1) * PART, last if number == parts else PART, "old")
        for number in sorted(known)
        if number <= parts
    )
    plan, storage, simulation, error = simulate(seed, size, trouble, receipts=receipts, stingy=stingy)
    check(plan, storage, simulation, error, 4)
    assert not {receipt.number for receipt in receipts} & set(storage.sends)


@settings(max_examples=150)
@given(known=st.sets(st.integers(1, 12), min_size=1), part=st.sampled_from((PART // 2, PART - 1, PART + 1, 2 * PART)))
def test_parts_of_another_size_than_in_an_earlier_run(known: set[int], part: int) -> None:
    """Parts that were laid out otherwise than they would be now never come to lie across others."""
    size = 12 * PART
    receipts = tuple(Receipt(number, (number - 1) * PART, PART, "old") for number in sorted(known))
    plan, storage, _simulation, error = simulate(5, size, CALM, receipts=receipts, part=part)
    if error is not None:
        return
    position = 0
    for number in sorted(plan.receipts):
        assert storage.stored[number] == (position, plan.receipts[number].size), "a part lies across another"
        position += plan.receipts[number].size
    assert position == size


def test_trouble_that_passes_never_ends_an_upload() -> None:
    """As many troubles as one part may be retried, wherever they fall, are overcome."""
    for seed in range(300):
        trouble = Trouble(lost=0.3, busy=0.2, broken=0.2, stalled=0.2, most=RETRIES)
        plan, storage, simulation, error = simulate(seed, 20 * PART, trouble)
        assert error is None
        check(plan, storage, simulation, error, 4)


def test_leave_is_asked_for_many_parts_at_once() -> None:
    """A file of many parts costs few requests for leave."""
    _plan, _storage, simulation, error = simulate(1, 100 * PART, CALM)
    assert error is None
    asks = [task for _, task in simulation.begun if isinstance(task, Ask)]
    assert len(asks) <= 13
    assert max(task.count for task in asks) == 10


def test_leave_is_asked_for_while_parts_travel() -> None:
    """The network is not idle while the next grants are fetched: from the second request on, parts are under way."""
    _plan, _storage, simulation, _error = simulate(1, 100 * PART, CALM, most=4, adaptive=False)
    first_send = next(index for index, (_, task) in enumerate(simulation.begun) if isinstance(task, Send))
    asked_meanwhile = [index for index, (_, task) in enumerate(simulation.begun) if isinstance(task, Ask)][1:]
    assert asked_meanwhile[0] > first_send
    assert asked_meanwhile


def test_parallel_parts_save_time() -> None:
    """Where waiting dominates, several parts at once end sooner than one after the other."""
    times = {}
    for most in (1, 8):
        _plan, _storage, simulation, _error = simulate(3, 60 * PART, CALM, most=most, adaptive=False)
        times[most] = simulation.now
    assert times[8] - 1000 < (times[1] - 1000) / 3


@settings(max_examples=100)
@given(
    seed=st.integers(0, 2**32),
    sizes=st.lists(st.integers(0, 15 * PART), min_size=2, max_size=5),
    parts=st.integers(1, 6),
    held=st.integers(1, 8 * PART),
    trouble=st.sampled_from((CALM, ROUGH)),
)
def test_transfers_that_share_a_limiter(seed: int, sizes: list[int], parts: int, held: int, trouble: Trouble) -> None:
    """Transfers at once keep the common bounds, in parts and in bytes, and none is left waiting for ever."""
    limiter = Limiter(parts, held)
    uploads = []
    for number, size in enumerate(sizes):
        network = Network(Random(seed + number), replace(trouble, most=RETRIES))
        storage = Storage(size, network, told=number % 2 == 0, serial=False, stingy=False, part=PART)
        limits = Limits(RETRIES, 10, lambda _retries: 0.01)
        plan = UploadPlan(size if storage.told else None, Pace(8, 1), limits, refusal)
        uploads.append((Watched(plan, storage), storage))
    simulation = Simulation(limiter, *((plan, storage.perform) for plan, storage in uploads))
    simulation.run()
    assert simulation.peak_slots <= parts
    assert simulation.peak_held <= max(held, PART), "one part that is larger than the bound may go alone"
    assert (limiter.parts_in_use, limiter.held_in_use) == (0, 0)
    for _plan, storage in uploads:
        assert sorted(storage.stored.values())[-1][0] + sorted(storage.stored.values())[-1][1] == storage.size
