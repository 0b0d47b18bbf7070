"""The two drivers under a toy plan: tasks side by side, ended and bounded as a plan may count on; loops that go on."""

from __future__ import annotations

import asyncio
import io
import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from faces.conftest import Face

import files_style_sdk as files_sdk
from files_style_sdk.error import APITimeoutError, OperationCancelledError
from files_style_sdk.pause import PauseToken
from files_style_sdk.transfer.limiter import MOST_PARTS, Limiter
from files_style_sdk.wire import Sleep, Task, Together, Wait

from .conftest import AT_MOST, PART, OneWay, attempted, content, eager, soon
from .faults import cut_request, delay
from .front import PUT, Front


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Task):
    """A task with a number."""

    number: int


class Toy:
    """So many tasks, so many at once; notes what it is told.

    Args:
        count: How many.
        width: How many at once.
        in_order: Which of them must not be done beside each other.
    """

    def __init__(self, count: int, width: int, in_order: Callable[[int], bool] = lambda _number: False) -> None:
        self.count = count
        self.width = width
        self.in_order = in_order
        self.begun = 0
        self.under_way: set[int] = set()
        self.ends: list[tuple[int, Any]] = []
        self.clashes = 0
        self._in_use = threading.Lock()

    def next(self, now: float) -> Task | Wait | None:
        is_alone = self._in_use.acquire(blocking=False)
        self.clashes += not is_alone
        try:
            return self._next()
        finally:
            if is_alone:
                self._in_use.release()

    def _next(self) -> Task | Wait | None:
        if self.begun == self.count:
            return Wait() if self.under_way else None
        if len(self.under_way) >= self.width:
            return Wait()
        self.begun += 1
        self.under_way.add(self.begun)
        return Job(number=self.begun, in_order=self.in_order(self.begun), held=1)

    def withdraw(self, task: Job) -> None:
        assert task.number == self.begun, "only the task that was named last can be taken back"
        self.begun -= 1
        self.under_way.remove(task.number)

    def ended(self, task: Job, outcome: Any, now: float) -> None:
        self.under_way.remove(task.number)
        self.ends.append((task.number, outcome))
        if isinstance(outcome, BaseException):
            raise outcome


class Work:
    """What the tasks do: sleep, and note when they are done beside each other and whether they were ended."""

    def __init__(self, seconds: float = 0.002, fail: dict[int, BaseException] | None = None) -> None:
        self.seconds = seconds
        self.fail = fail or {}
        self.inside: set[int] = set()
        self.peak = 0
        self.left: list[int] = []
        self.together: list[set[int]] = []
        self._lock = threading.Lock()

    def __call__(self, task: Job) -> Generator[Sleep, None, int]:
        with self._lock:
            self.inside.add(task.number)
            self.peak = max(self.peak, len(self.inside))
            self.together.append(set(self.inside))
        try:
            yield Sleep(self.seconds)
            if task.number in self.fail:
                raise self.fail[task.number]
            return task.number * 10
        finally:
            with self._lock:
                self.inside.discard(task.number)
                self.left.append(task.number)


def limiter_of(face: Any) -> Limiter:
    """The limiter of a face's connections."""
    limiter: Limiter = face.api._caller._connections.limiter
    return limiter


async def drive(face: Any, plan: Any, work: Any, pausing: Any = None, **options: Any) -> None:
    """Have a face carry out a plan; it must end soon, and give back all that it took."""

    def flow(_settings: Any) -> Generator[Together, Any, None]:
        yield Together(plan, work, pausing)

    def begin() -> Any:
        return face.api._caller.carry_out(flow, options or None)

    await soon(face, begin)


@pytest.mark.parametrize("width", [1, 2, 7])
@pytest.mark.parametrize("count", [0, 1, 20])
def test_every_task_once(through: Any, width: int, count: int) -> None:
    """Each task is done once, no more at once than the plan wants, and told with what its flow returned."""
    plan, work = Toy(count, width), Work()

    async def case(face: Any) -> None:
        await drive(face, plan, work)
        limiter = limiter_of(face)
        assert (limiter.parts_in_use, limiter.held_in_use) == (0, 0)

    through(case)
    assert sorted(plan.ends) == [(number, number * 10) for number in range(1, count + 1)]
    assert work.peak <= width
    assert width == 1 or count < 20 or work.peak > 1
    assert plan.clashes == 0, "a plan is used by one thread at a time"


@pytest.mark.parametrize("width", [1, 4])
@pytest.mark.parametrize("kind", [ZeroDivisionError, TimeoutError, APITimeoutError, OSError])
def test_a_task_that_fails(through: Any, width: int, kind: type[Exception]) -> None:
    """An error that the plan lets stand ends everything: what is under way is ended too, and nothing else begins."""
    plan, work = Toy(50, width), Work(fail={6: kind("task 6")})

    async def case(face: Any) -> None:
        with pytest.raises(kind, match="task 6"):
            await drive(face, plan, work)
        limiter = limiter_of(face)
        assert (limiter.parts_in_use, limiter.held_in_use) == (0, 0)

    through(case)
    assert work.inside == set()
    assert plan.begun <= 6 + 2 * width


@pytest.mark.parametrize("kind", [ZeroDivisionError, TimeoutError, APITimeoutError, OSError])
def test_the_last_task_fails(through: Any, kind: type[Exception]) -> None:
    """An error comes out of whatever kind it is, also when the driver was waiting for nothing else."""

    class Slow(Work):
        def __call__(self, task: Job) -> Any:
            return Work(0.1 if task.number == 2 else 0.001, {2: kind("task 2")})(task)

    async def case(face: Any) -> None:
        with pytest.raises(kind, match="task 2"):
            await drive(face, Toy(2, 2), Slow())

    through(case)


def test_a_plan_that_fails(through: Any) -> None:
    """An error of the plan itself comes out, and nothing that it began goes on."""
    work = Work(seconds=0.01)

    class Broken(Toy):
        def next(self, now: float) -> Task | Wait | None:
            if self.begun == 3:
                raise ZeroDivisionError("no idea")
            return super().next(now)

    async def case(face: Any) -> None:
        with pytest.raises(ZeroDivisionError, match="no idea"):
            await drive(face, Broken(9, 5), work)
        limiter = limiter_of(face)
        assert (limiter.parts_in_use, limiter.held_in_use) == (0, 0)

    through(case)
    assert work.inside == set()


def test_tasks_in_order_are_never_beside_each_other(through: Any) -> None:
    """Tasks that use a caller's stream are done one at a time, beside others that do not."""
    plan, work = Toy(30, 6, in_order=lambda number: number % 3 == 0), Work()

    async def case(face: Any) -> None:
        await drive(face, plan, work)

    through(case)
    assert all(len([number for number in group if number % 3 == 0]) <= 1 for group in work.together)


def test_cancelled_while_all_sleep(through: Any) -> None:
    """Tasks that wait end with the operation."""
    plan, work, token = Toy(9, 4), Work(seconds=60), files_sdk.CancelToken()

    async def case(face: Any) -> None:
        asyncio.get_running_loop().call_later(0.1, token.cancel)
        with pytest.raises(OperationCancelledError):
            await drive(face, plan, work, cancel=token)
        limiter = limiter_of(face)
        assert (limiter.parts_in_use, limiter.held_in_use) == (0, 0)

    through(case)
    assert work.inside == set()


@pytest.mark.parametrize("width", [1, 3])
def test_paused_from_the_beginning(through: Any, width: int) -> None:
    """Nothing begins while the token is paused, whatever the plan wants."""
    plan, work, token = Toy(6, width), Work(), PauseToken()
    token.pause()

    async def case(face: Any) -> None:
        driving = asyncio.ensure_future(drive(face, plan, work, token))
        await asyncio.sleep(0.05)
        assert work.left == []
        assert not driving.done()
        token.resume()
        await driving

    through(case)
    assert len(plan.ends) == 6


@pytest.mark.parametrize("width", [1, 3])
def test_paused_on_the_way(through: Any, width: int) -> None:
    """A pause is heard of before the next task, also where tasks are done one by one."""
    token = PauseToken()
    plan, work = Toy(40, width), Work()

    class Pausing(Work):
        def __call__(self, task: Job) -> Any:
            if task.number == 5:
                token.pause()
            return super().__call__(task)

    work = Pausing()

    async def case(face: Any) -> None:
        driving = asyncio.ensure_future(drive(face, plan, work, token))
        await asyncio.sleep(0.1)
        assert token.paused
        assert max(work.left) <= 5 + width
        token.resume()
        await driving

    through(case)
    assert len(plan.ends) == 40


def test_waits_for_what_others_have_taken(through: Any) -> None:
    """A transfer that finds no room waits until others give some back, and then goes on."""
    plan, work = Toy(6, 3), Work()

    async def case(face: Any) -> None:
        limiter = limiter_of(face)
        assert limiter.take(MOST_PARTS, 0, lambda: None)
        driving = asyncio.ensure_future(drive(face, plan, work))
        await asyncio.sleep(0.05)
        assert work.left == []
        limiter.give_back(MOST_PARTS, 0)
        await driving

    through(case)
    assert len(plan.ends) == 6


def test_cancelled_while_waiting_for_room(through: Any) -> None:
    """A transfer that waits for others can be cancelled."""
    token = files_sdk.CancelToken()

    async def case(face: Any) -> None:
        limiter = limiter_of(face)
        assert limiter.take(MOST_PARTS, 0, lambda: None)
        asyncio.get_running_loop().call_later(0.05, token.cancel)
        with pytest.raises(OperationCancelledError):
            await drive(face, Toy(6, 3), Work(), cancel=token)
        limiter.give_back(MOST_PARTS, 0)
        await drive(face, Toy(6, 3), Work())

    through(case)


def test_a_wait_for_room_that_ended_with_its_loop(front: Front) -> None:
    """A transfer that was waiting for room when its event loop ended is no trouble to those who give room back."""

    async def first(client: files_sdk.AsyncClient) -> None:
        driving = asyncio.ensure_future(drive(Face("async", client), Toy(6, 3), Work()))
        await asyncio.sleep(0.05)
        driving.cancel()
        with pytest.raises(asyncio.CancelledError):
            await driving
        await client.close()

    client = files_sdk.AsyncClient(base_url=front.url, api_key="TESTKEY1")
    limiter = limiter_of(Face("async", client))
    assert limiter.take(MOST_PARTS, 0, lambda: None)
    asyncio.run(first(client))
    limiter.give_back(MOST_PARTS, 0)
    assert (limiter.parts_in_use, limiter.held_in_use) == (0, 0)


def test_failures_do_not_use_the_limiter_up(through: Any, front: Front, folder: str, remote: Any) -> None:
    """However many transfers fail or are cancelled in the middle, the next one has room."""
    data = content(12 * PART)
    front.on(PUT, cut_request(10), times=None, when=lambda seen: "/bad" in seen.path or seen.part == 9)

    async def case(face: Any) -> None:
        for _ in range(20):
            stream = OneWay(data)
            call = lambda stream=stream: face.api.upload_stream(stream, f"{folder}/bad", tuning=eager(4))  # noqa: E731
            assert await attempted(face, call) is not None
        front.forgive()
        limiter = limiter_of(face)
        assert (limiter.parts_in_use, limiter.held_in_use) == (0, 0)
        await face(face.api.upload_stream(io.BytesIO(data), f"{folder}/x", tuning=eager(4)))

    through(case, max_network_retries=0)
    assert remote(f"{folder}/x") == data


@pytest.mark.parametrize("what", ["stream", "sink", "callback"])
def test_an_event_loop_goes_on(front: Front, put: Any, folder: str, remote: Any, tmp_path: Path, what: str) -> None:
    """A stream, a sink or a callback that takes its time holds up its own transfer, and not the loop."""
    data = content(6 * PART)
    path = put(data)
    go_on = threading.Event()

    class Source(OneWay):
        def readinto(self, buffer: Any) -> int:
            assert go_on.wait(AT_MOST)
            return super().readinto(buffer)

    class Sink(io.BytesIO):
        def write(self, block: Any) -> int:
            assert go_on.wait(AT_MOST)
            return super().write(block)

    async def whole() -> None:
        async with files_sdk.AsyncClient(base_url=front.url, api_key="TESTKEY1") as client:
            # Only a loop that is not held up comes to this.
            asyncio.get_running_loop().call_later(0.05, go_on.set)
            if what == "stream":
                await client.upload_stream(Source(data), f"{folder}/x", tuning=eager(2))
            elif what == "sink":
                await client.download_stream(path, Sink())
            else:
                callback = lambda _progress: go_on.wait(AT_MOST)  # noqa: E731
                await client.upload_stream(OneWay(data), f"{folder}/x", progress=callback, tuning=eager(2))
        assert go_on.is_set()

    asyncio.run(whole())
    if what != "sink":
        assert remote(f"{folder}/x") == data


@pytest.mark.parametrize("how", ["cancel", "pause"])
def test_tokens_used_by_a_callback(through: Any, front: Front, folder: str, names: Any, how: str) -> None:
    """A callback may cancel or pause the transfer that it is told of: nothing waits for itself."""
    cancel, pause = files_sdk.CancelToken(), PauseToken()
    front.on(PUT, delay(0.02), times=None)

    def react(progress: Any) -> None:
        if progress.bytes_done >= PART and how == "cancel":
            cancel.cancel()
        elif progress.bytes_done >= PART and not pause.paused:
            pause.pause()
            threading.Timer(0.05, pause.resume).start()

    async def case(face: Any) -> None:
        def begin() -> Any:
            stream = OneWay(content(8 * PART))
            return face.api.upload_stream(
                stream,
                f"{folder}/x",
                options={"cancel": cancel},
                pause_token=pause,
                progress=react,
                tuning=eager(2),
            )

        if how == "cancel":
            with pytest.raises(OperationCancelledError):
                await soon(face, begin)
        else:
            await soon(face, begin)

    through(case)
    assert names() == ([] if how == "cancel" else ["x"])
