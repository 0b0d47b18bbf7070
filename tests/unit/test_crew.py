"""Plans carried out in threads."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from typing import Any

import pytest

from files_style_sdk import crew
from files_style_sdk.api_client import Caller
from files_style_sdk.crew import work_together
from files_style_sdk.error import OperationCancelledError
from files_style_sdk.settings import Settings
from files_style_sdk.watch import begin
from files_style_sdk.wire import Step, Task, Together, Wait

from .crew_plans import AT_MOST, Job, Listed, Trace, WatchedLimiter, after, carry_out, helpers, jobs, soon


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


# What is done, by whom


@pytest.mark.parametrize("width", [1, 2, 5])
def test_all_is_done_and_heard_of(limiter: WatchedLimiter, width: int) -> None:
    """Each task is done once, in the plan's order, and the plan hears what its flow returned."""
    plan, trace = Listed(jobs("abcdefg"), width), Trace()
    carry_out(plan, trace, limiter)
    assert sorted(trace.begun) == list("abcdefg")
    assert plan.outcomes == {name: name for name in "abcdefg"}
    assert width > 1 or trace.begun == list("abcdefg")


def test_a_plan_that_has_nothing_to_do(limiter: WatchedLimiter) -> None:
    """A plan without a task ends at once."""
    plan = Listed([])
    carry_out(plan, Trace(), limiter)
    assert plan.questions == 1


def test_the_plan_is_used_by_one_thread_at_a_time(limiter: WatchedLimiter) -> None:
    """A plan needs no lock, and its time never goes back."""
    plan = Listed(jobs("abcdefgh"), 4)
    carry_out(plan, Trace(), limiter)
    assert plan.clashes == 0
    assert plan.moments == sorted(plan.moments)


def test_what_is_alone_is_done_by_the_calling_thread(limiter: WatchedLimiter) -> None:
    """One task at a time needs no other thread."""
    plan, trace = Listed(jobs("abc")), Trace()
    carry_out(plan, trace, limiter)
    assert set(trace.threads.values()) == {plan.waited_for_by}


def test_what_must_be_in_order_is_done_by_the_calling_thread(limiter: WatchedLimiter) -> None:
    """Beside others as well, tasks in order are done where the caller is, one after the other."""
    tasks = [*jobs("a"), *jobs("xyz", in_order=True), *jobs("b")]
    done = threading.Event()
    overlaps: list[str] = []
    inside = threading.Lock()

    def alone(name: str) -> Callable[[], str]:
        def act() -> str:
            if not inside.acquire(blocking=False):
                overlaps.append(name)
                return name
            inside.release()
            if name == "z":
                done.set()
            return name

        return act

    trace = Trace({name: alone(name) for name in "xyz"} | {"a": lambda: done.wait(AT_MOST)})
    plan = Listed(tasks, 5)
    carry_out(plan, trace, limiter)
    assert {trace.threads[name] for name in "xyz"} == {plan.waited_for_by}
    assert trace.threads["a"] != plan.waited_for_by
    assert [name for name in trace.begun if name in "xyz"] == list("xyz")
    assert (overlaps, plan.outcomes["a"]) == ([], True)


def test_several_are_done_at_once(limiter: WatchedLimiter) -> None:
    """As many as the plan wants are under way at the same moment, and no more threads are made than that."""
    together = threading.Barrier(3)
    plan = Listed(jobs("abcdefghi"), 3)
    trace = Trace(dict.fromkeys("abcdefghi", lambda: together.wait(AT_MOST)))
    carry_out(plan, trace, limiter)
    assert sorted(plan.outcomes.values()) == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    assert len(set(trace.threads.values())) == 3
    assert trace.most == 3


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


def test_what_a_task_ends_with_is_the_plans_to_judge(limiter: WatchedLimiter) -> None:
    """A plan that does not mind a failure hears of it and goes on, in the calling thread and in others."""
    failures = {"a": ValueError("a"), "c": OSError("c")}

    def fail(name: str) -> Callable[[], None]:
        def act() -> None:
            raise failures[name]

        return act

    for width in (1, 3):
        plan = Listed(jobs("abcd"), width, raises=False)
        carry_out(plan, Trace({name: fail(name) for name in failures}), limiter)
        assert {name: plan.outcomes[name] for name in "abcd"} == {**failures, "b": "b", "d": "d"}


def test_flow_that_cannot_be_made_is_a_failure_of_its_task(limiter: WatchedLimiter) -> None:
    """What goes wrong before a flow's first step is heard of like the rest."""

    class Broken(Trace):
        def flow(self, task: Any) -> Any:
            raise ValueError(task.name)

    for width in (1, 3):
        plan = Listed(jobs("ab"), width, raises=False)
        carry_out(plan, Broken(), limiter)
        assert {name: str(error) for name, error in plan.outcomes.items()} == {"a": "a", "b": "b"}


@pytest.mark.parametrize("failing", [ValueError("no"), KeyboardInterrupt(), SystemExit(3)])
def test_what_the_plan_raises_ends_all_and_surfaces(limiter: WatchedLimiter, failing: BaseException) -> None:
    """What the plan makes of a failure is raised as it is; the others are stopped and have ended by then."""
    together = threading.Barrier(2)

    def fail() -> None:
        together.wait(AT_MOST)
        raise failing

    plan = Listed(jobs("abcdef"), 4)
    trace = Trace({"a": fail, "b": lambda: together.wait(AT_MOST)}, sleepers="cd")
    with pytest.raises(type(failing)) as caught:
        carry_out(plan, trace, limiter)
    assert caught.value is failing
    assert sorted(trace.ended) == sorted(trace.begun)
    assert {type(trace.errors[name]) for name in "cd" if name in trace.errors} <= {OperationCancelledError}


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
@pytest.mark.parametrize("question", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("width", [1, 3])
def test_interrupted_while_the_plan_is_asked(
    limiter: WatchedLimiter, error: type[BaseException], question: int, width: int
) -> None:
    """Whenever Ctrl-C comes, or the plan fails: it surfaces, all that is under way ends, and nothing stays in use."""

    def disturb(number: int) -> None:
        if number == question:
            raise error("stop")

    plan = Listed(jobs("abcde", held=10), width, disturb=disturb)
    trace = Trace(sleepers="c" if width > 1 else "")
    with pytest.raises(error, match="stop"):
        carry_out(plan, trace, limiter)
    assert sorted(trace.ended) == sorted(trace.begun)
    assert plan.questions == question


def test_interrupted_in_the_calling_thread(limiter: WatchedLimiter) -> None:
    """Ctrl-C in a task that the calling thread does surfaces; what others do is stopped."""

    def interrupt() -> None:
        raise KeyboardInterrupt

    tasks = [*jobs("ab"), *jobs("x", in_order=True)]
    trace = Trace({"x": interrupt}, sleepers="ab")
    with pytest.raises(KeyboardInterrupt):
        carry_out(Listed(tasks, 3), trace, limiter)
    assert sorted(trace.ended) == sorted(trace.begun)


def test_a_thread_that_cannot_be_started(limiter: WatchedLimiter, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system gives no more threads, that is the error, and nothing stays in use."""

    class NoThread(threading.Thread):
        def start(self) -> None:
            raise RuntimeError("can't start new thread")

    monkeypatch.setattr(crew, "Thread", NoThread)
    with pytest.raises(RuntimeError, match="can't start new thread"):
        carry_out(Listed(jobs("ab"), 2), Trace(), limiter)


# The bound that is shared


def test_who_is_refused_waits_until_something_is_free(limiter: WatchedLimiter) -> None:
    """A task that does not fit begins when another transfer gives back what it has."""
    limiter.take(64, 0, lambda: None)
    trace, begun_before = Trace(), []

    def free() -> None:
        begun_before.extend(trace.begun)
        limiter.give_back(64, 0)

    thread = after(limiter.refused, free)
    carry_out(Listed(jobs("abc"), 2), trace, limiter)
    thread.join(AT_MOST)
    assert (begun_before, sorted(trace.ended)) == ([], list("abc"))


@pytest.mark.parametrize(("parts", "held", "at_once"), [(2, 1 << 28, 2), (64, 25, 2), (1, 5, 1)])
def test_a_crew_keeps_to_the_bound(parts: int, held: int, at_once: int) -> None:
    """However wide the plan is, no more goes at once than the bound allows, and all gets done."""
    limiter = WatchedLimiter(parts, held)
    together = threading.Barrier(at_once)
    plan, trace = Listed(jobs("abcdefghij", held=10), 8), Trace(dict.fromkeys("abcdefghij", together.wait))
    carry_out(plan, trace, limiter)
    assert len(plan.outcomes) == 10
    assert (trace.most, limiter.in_use) == (at_once, (0, 0))


def test_crews_share_a_bound() -> None:
    """Several crews that want more than there is take turns, and each comes to its end."""
    limiter = WatchedLimiter(2)
    plans, trace = [Listed(jobs("abcdefghij"), 3) for _ in range(4)], Trace()
    threads = [threading.Thread(target=carry_out, args=(plan, trace, limiter), daemon=True) for plan in plans]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(AT_MOST)
    assert [len(plan.outcomes) for plan in plans] == [10] * 4
    assert trace.most <= 2
    assert limiter.in_use == (0, 0)


def test_work_within_a_task_takes_its_own() -> None:
    """A task that takes no part may have a plan of its own, whose tasks do: the two do not wait for each other."""
    limiter, inner = WatchedLimiter(1), [Listed(jobs("abc"), 2) for _ in range(3)]
    trace, settings = Trace(), Settings()

    def flow(task: Job) -> Generator[Step, Any, None]:
        yield Together(inner[int(task.name)], trace.flow)

    caller, plan = Caller(lambda: settings), Listed(jobs("012", slots=0), 3)
    caller._connections.limiter = limiter
    soon(lambda: work_together(Together(plan, flow), caller.run, settings, limiter, None))
    assert [len(each.outcomes) for each in (plan, *inner)] == [3, 3, 3, 3]
    assert (trace.most, limiter.in_use) == (1, (0, 0))


def test_a_caller_carries_a_plan_out() -> None:
    """A flow that yields a plan goes on when all of it is done, with the settings of the operation."""
    plan, trace = Listed(jobs("abc"), 2), Trace()

    def flow() -> Any:
        outcome = yield Together(plan, trace.flow)
        return outcome, dict(plan.outcomes)

    settings = Settings()
    caller = Caller(lambda: settings)
    expected = (None, {"a": "a", "b": "b", "c": "c"})
    assert soon(lambda: caller.run(flow(), settings)) == expected
    plan, watched = Listed(jobs("abc"), 2), begin(replace(settings, request_timeout=60.0))
    assert soon(lambda: caller.run(flow(), watched)) == expected
