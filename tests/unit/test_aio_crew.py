"""Plans carried out as tasks of an event loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Generator, Iterator
from typing import Any

import pytest

from files_style_sdk.aio.caller import AsyncCaller
from files_style_sdk.aio.crew import work_together
from files_style_sdk.cancel import CancelToken
from files_style_sdk.error import DeadlineExceededError, OperationCancelledError
from files_style_sdk.pause import PauseToken
from files_style_sdk.settings import Settings
from files_style_sdk.watch import begin
from files_style_sdk.wire import Step, Task, Together, Wait

from .crew_plans import AT_MOST, Gate, Job, Listed, Trace, WatchedLimiter, after, helpers, jobs, soon


@pytest.fixture
def limiter() -> Iterator[WatchedLimiter]:
    """A limiter that has everything back in the end."""
    limiter = WatchedLimiter()
    yield limiter
    assert limiter.in_use == (0, 0)


def on_a_loop(work: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    """What a coroutine comes to, which must end by itself and leave no task behind; no crew makes threads for it."""

    async def whole() -> Any:
        try:
            async with asyncio.timeout(AT_MOST / 4):
                return await work()
        finally:
            assert asyncio.all_tasks() == {asyncio.current_task()}

    before = helpers()
    try:
        return soon(lambda: asyncio.run(whole()))
    finally:
        assert helpers() == before


def carry_out(plan: Any, trace: Trace, limiter: WatchedLimiter, pausing: Any = None) -> None:
    """Carry a plan out as a caller does."""
    settings = Settings()
    caller = AsyncCaller(lambda: settings)
    step = Together(plan, trace.flow, pausing)
    on_a_loop(lambda: work_together(step, lambda flow, _task: caller.run(flow, settings), limiter))


# What is done


@pytest.mark.parametrize("width", [1, 2, 5])
def test_all_is_done_and_heard_of(limiter: WatchedLimiter, width: int) -> None:
    """Each task is begun in the plan's order and done once, and the plan hears what its flow returned."""
    plan, trace = Listed(jobs("abcdefg"), width), Trace()
    carry_out(plan, trace, limiter)
    assert trace.begun == list("abcdefg")
    assert plan.outcomes == {name: name for name in "abcdefg"}
    assert trace.most <= width


def test_all_is_done_on_the_loop(limiter: WatchedLimiter) -> None:
    """The plan and the flows are used by the loop's thread alone, and the plan's time never goes back."""
    plan, trace = Listed([*jobs("abc"), *jobs("x", in_order=True), *jobs("def")], 4), Trace()
    carry_out(plan, trace, limiter)
    assert set(trace.threads.values()) == {plan.waited_for_by}
    assert plan.moments == sorted(plan.moments)


def test_several_are_done_at_once(limiter: WatchedLimiter) -> None:
    """As many as the plan wants are under way at the same moment."""
    together = asyncio.Barrier(3)
    plan, trace = Listed(jobs("abcdefghi"), 3), Trace(dict.fromkeys("abcdefghi", together.wait))
    carry_out(plan, trace, limiter)
    assert (len(plan.outcomes), trace.most) == (9, 3)


def test_waits_no_longer_than_the_plan_says(limiter: WatchedLimiter) -> None:
    """A plan that has nothing to begin is asked again after its time, though nothing has ended."""
    waits = [Wait(0.01), Wait(0), Wait(0.01)]

    class Patient(Listed):
        def next(self, now: float) -> Task | Wait | None:
            task = super().next(now)
            return waits.pop() if waits else task

    plan = Patient([])
    carry_out(plan, Trace(), limiter)
    assert plan.questions == 4


# What goes wrong


@pytest.mark.parametrize("width", [1, 3])
def test_what_a_task_ends_with_is_the_plans_to_judge(limiter: WatchedLimiter, width: int) -> None:
    """A plan that does not mind a failure hears of it and goes on, whether the flow failed or could not be made."""
    failure = ValueError("b")

    class Broken(Trace):
        def flow(self, task: Job) -> Any:
            if task.name == "b":
                raise failure
            return super().flow(task)

    async def fail() -> None:
        raise OSError("c")

    plan = Listed(jobs("abcd"), width, raises=False)
    carry_out(plan, Broken({"c": fail}), limiter)
    assert {name: str(plan.outcomes[name]) for name in "abcd"} == {"a": "a", "b": "b", "c": "c", "d": "d"}
    assert plan.outcomes["b"] is failure


@pytest.mark.parametrize("width", [1, 3])
def test_a_task_that_is_cancelled_by_itself_is_heard_of(limiter: WatchedLimiter, width: int) -> None:
    """What a user's function awaits may have been cancelled by others: its task has failed, and nobody waits on."""

    async def cancelled() -> None:
        future = asyncio.get_running_loop().create_future()
        future.cancel()
        await future

    with pytest.raises(asyncio.CancelledError):
        carry_out(Listed(jobs("abc"), width), Trace({"b": cancelled}), limiter)


def test_what_the_plan_raises_ends_all_and_surfaces(limiter: WatchedLimiter) -> None:
    """What the plan makes of a failure is raised as it is; the others are cancelled and have ended by then."""
    failing = ValueError("no")
    together = asyncio.Barrier(2)

    async def fail() -> None:
        await together.wait()
        raise failing

    trace = Trace({"a": fail, "b": together.wait}, sleepers="cd")
    with pytest.raises(ValueError, match="no") as caught:
        carry_out(Listed(jobs("abcdef"), 4), trace, limiter)
    assert caught.value is failing
    assert sorted(trace.ended) == sorted(trace.begun)
    assert {type(error) for name, error in trace.errors.items() if name in "cd"} == {asyncio.CancelledError}


@pytest.mark.parametrize("question", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("width", [1, 3])
def test_trouble_while_the_plan_is_asked(limiter: WatchedLimiter, question: int, width: int) -> None:
    """Whenever the plan fails: it surfaces, all that is under way ends, and nothing stays in use."""

    def disturb(number: int) -> None:
        if number == question:
            raise ValueError("stop")

    plan = Listed(jobs("abcde", held=10), width, disturb=disturb)
    trace = Trace(sleepers="c" if width > 1 else "")
    with pytest.raises(ValueError, match="stop"):
        carry_out(plan, trace, limiter)
    assert sorted(trace.ended) == sorted(trace.begun)
    assert plan.questions == question


@pytest.mark.parametrize("width", [1, 3])
@pytest.mark.parametrize("waits_for", ["tasks", "the limiter", "the gate"])
def test_whoever_awaits_is_cancelled(width: int, waits_for: str) -> None:
    """Cancelled, a crew ends its tasks, lets go of what they had and of the gate, and is cancelled itself."""
    limiter, gate = WatchedLimiter(4), Gate(paused=waits_for == "the gate")
    if waits_for == "the limiter":
        limiter.take(4, 0, lambda: None)
    before, settings = limiter.in_use, Settings()
    caller, trace = AsyncCaller(lambda: settings), Trace(sleepers="abc")

    async def work() -> None:
        step = Together(Listed(jobs("abc", held=10), width), trace.flow, gate)
        crew = asyncio.ensure_future(work_together(step, lambda flow, _task: caller.run(flow, settings), limiter))
        while not (len(trace.begun) == width or limiter.refused.is_set() or gate.found_closed.is_set()):
            await asyncio.sleep(0)
        crew.cancel()
        with pytest.raises(asyncio.CancelledError):
            await crew

    on_a_loop(work)
    assert sorted(trace.ended) == sorted(trace.begun)
    assert limiter.in_use == before
    assert not gate.is_watched


# The bound that is shared


@pytest.mark.parametrize("width", [1, 2])
def test_who_is_refused_waits_until_something_is_free(limiter: WatchedLimiter, width: int) -> None:
    """A task that does not fit begins when somebody, in any thread, gives back what it has."""
    limiter.take(64, 0, lambda: None)
    trace, begun_before = Trace(), []

    def free() -> None:
        begun_before.extend(trace.begun)
        limiter.give_back(64, 0)

    thread = after(limiter.refused, free)
    carry_out(Listed(jobs("abc"), width), trace, limiter)
    thread.join(AT_MOST)
    assert (begun_before, sorted(trace.ended)) == ([], list("abc"))


@pytest.mark.parametrize(("parts", "held", "at_once"), [(2, 1 << 28, 2), (64, 25, 2), (1, 5, 1)])
def test_a_crew_keeps_to_the_bound(parts: int, held: int, at_once: int) -> None:
    """However wide the plan is, no more goes at once than the bound allows, and all gets done."""
    limiter, together = WatchedLimiter(parts, held), asyncio.Barrier(at_once)
    plan, trace = Listed(jobs("abcdefghij", held=10), 8), Trace(dict.fromkeys("abcdefghij", together.wait))
    carry_out(plan, trace, limiter)
    assert len(plan.outcomes) == 10
    assert (trace.most, limiter.in_use) == (at_once, (0, 0))


def test_crews_share_a_bound() -> None:
    """Crews of one loop and of others that want more than there is take turns, and each comes to its end."""
    limiter, trace, settings = WatchedLimiter(2), Trace(), Settings()
    caller = AsyncCaller(lambda: settings)
    plans = [Listed(jobs("abcdefghij"), 3) for _ in range(6)]

    async def pair(two: list[Listed]) -> None:
        await asyncio.gather(
            *(
                work_together(Together(plan, trace.flow), lambda f, _task: caller.run(f, settings), limiter)
                for plan in two
            )
        )

    threads = [
        threading.Thread(target=on_a_loop, args=(lambda first=first: pair(plans[first : first + 2]),), daemon=True)
        for first in (0, 2, 4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(AT_MOST)
    assert [len(plan.outcomes) for plan in plans] == [10] * 6
    assert trace.most <= 2
    assert limiter.in_use == (0, 0)


def test_a_loop_that_has_ended_harms_nobody() -> None:
    """Who waited on a loop that is gone is not missed: whoever gives back goes on, and others get their turn."""
    limiter, settings = WatchedLimiter(1), Settings()
    limiter.take(1, 0, lambda: None)
    caller = AsyncCaller(lambda: settings)

    async def give_up() -> None:
        step = Together(Listed(jobs("a")), Trace().flow)
        crew = asyncio.ensure_future(work_together(step, lambda flow, _task: caller.run(flow, settings), limiter))
        while not limiter.refused.is_set():
            await asyncio.sleep(0)
        crew.cancel()
        await asyncio.wait({crew})

    on_a_loop(give_up)
    limiter.refused.clear()
    thread = after(limiter.refused, lambda: limiter.give_back(1, 0))
    plan = Listed(jobs("abc"), 2)
    carry_out(plan, Trace(), limiter)
    thread.join(AT_MOST)
    assert len(plan.outcomes) == 3


def test_work_within_a_task_takes_its_own() -> None:
    """A task that takes no part may have a plan of its own, whose tasks do: the two do not wait for each other."""
    limiter, inner = WatchedLimiter(1), [Listed(jobs("abc"), 2) for _ in range(3)]
    trace, settings = Trace(), Settings()

    def flow(task: Job) -> Generator[Step, Any, None]:
        yield Together(inner[int(task.name)], trace.flow)

    caller, plan = AsyncCaller(lambda: settings), Listed(jobs("012", slots=0), 3)
    caller._connections.limiter = limiter
    on_a_loop(lambda: work_together(Together(plan, flow), lambda f, _task: caller.run(f, settings), limiter))
    assert [len(each.outcomes) for each in (plan, *inner)] == [3, 3, 3, 3]
    assert (trace.most, limiter.in_use) == (1, (0, 0))


# Holding up


@pytest.mark.parametrize("width", [1, 3])
def test_nothing_begins_while_it_is_paused(limiter: WatchedLimiter, width: int) -> None:
    """A gate that is closed at the beginning holds everything up; opened from another thread, all is done."""
    gate, trace = Gate(paused=True), Trace()
    begun_before: list[str] = []

    def go_on() -> None:
        begun_before.extend(trace.begun)
        gate.set(paused=False)

    thread = after(gate.found_closed, go_on)
    carry_out(Listed(jobs("abc"), width), trace, limiter, gate)
    thread.join(AT_MOST)
    assert (begun_before, sorted(trace.ended)) == ([], list("abc"))
    assert not gate.is_watched


@pytest.mark.parametrize("width", [1, 3])
def test_what_is_paused_midway_begins_nothing_new(limiter: WatchedLimiter, width: int) -> None:
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
    carry_out(Listed(jobs("abcdefgh"), width), trace, limiter, gate)
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
            over.wait(0.0005)

    switcher = threading.Thread(target=switch, daemon=True)
    switcher.start()
    plan = Listed([*jobs("abcdefgh"), *jobs("ij", in_order=True)], 3)
    try:
        carry_out(plan, Trace(), limiter, token)
    finally:
        over.set()
        switcher.join(AT_MOST)
    assert len(plan.outcomes) == 10


# Through the caller


@pytest.mark.parametrize("in_thread", [False, True])
@pytest.mark.parametrize("bounded", [False, True])
def test_a_caller_carries_a_plan_out(in_thread: bool, bounded: bool) -> None:
    """A flow that yields a plan goes on when all of it is done, whether its own work is done in threads or not."""
    plan, trace = Listed(jobs("abc"), 2), Trace()

    def flow() -> Generator[Step, Any, Any]:
        outcome = yield Together(plan, trace.flow)
        return outcome, dict(plan.outcomes)

    settings = begin(Settings(request_timeout=60.0 if bounded else None))
    caller = AsyncCaller(lambda: settings)
    outcome = on_a_loop(lambda: caller.run(flow(), settings, in_thread=in_thread))
    assert outcome == (None, {"a": "a", "b": "b", "c": "c"})


@pytest.mark.parametrize("ends", ["token", "deadline"])
@pytest.mark.parametrize("raises", [True, False])
@pytest.mark.parametrize("width", [1, 3])
def test_a_token_and_a_deadline_end_what_sleeps(width: int, raises: bool, ends: str) -> None:
    """All that is under way ends, nothing more begins even if the plan would go on past failures, and nothing stays."""
    token, trace = CancelToken(), Trace(sleepers="abcdefgh")
    given = Settings(cancel=token) if ends == "token" else Settings(request_timeout=0.05)
    caller = AsyncCaller(lambda: given)
    caller._connections.transport(given)  # what has to be imported takes none of the time

    def flow() -> Generator[Step, Any, None]:
        yield Together(Listed(jobs("abcdefgh"), width, raises=raises), trace.flow)

    async def work() -> None:
        run = asyncio.ensure_future(caller.run(flow(), begin(given)))
        while len(trace.begun) < width and not run.done():
            await asyncio.sleep(0)
        if ends == "token":
            threading.Thread(target=token.cancel, daemon=True).start()
        await run

    with pytest.raises(OperationCancelledError if ends == "token" else DeadlineExceededError):
        on_a_loop(work)
    assert sorted(trace.ended) == sorted(trace.begun)
    assert trace.begun == list("abc")[: min(width, len(trace.begun))]
    assert caller._connections.limiter.parts_in_use == 0
    assert token._interrupts == []
