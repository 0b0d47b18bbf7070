"""Stores of seen messages: a key is new once, whoever asks, until it may be forgotten."""

from __future__ import annotations

import asyncio
import stat
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from files_style_sdk.error import InvalidParameterError
from files_style_sdk.events import FileSeen, MemorySeen
from files_style_sdk.events.decision import Marks
from files_style_sdk.events.recall import Recall, recall


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(params=["memory", "file"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[Clock], Any]:
    """Makes a store of each kind."""
    if request.param == "memory":
        return lambda clock: MemorySeen(clock=clock)
    return lambda clock: FileSeen(tmp_path / "deep" / "seen.db", clock=clock)


def test_new_once(make: Callable[[Clock], Any]) -> None:
    """A key is new the first time, and again only after its time."""
    clock = Clock()
    store = make(clock)
    assert store.add("a", 1010) is True
    assert store.add("b", 1020) is True
    assert [store.add("a", 2000), store.add("b", 2000)] == [False, False]
    clock.now = 1010
    assert [store.add("a", 2000), store.add("b", 2000)] == [True, False]


def test_threads_agree(make: Callable[[Clock], Any]) -> None:
    """Of many threads that add one key at once, one is told that it is new."""
    store = make(Clock())
    with ThreadPoolExecutor(8) as threads:
        for key in "abc":
            assert sum(threads.map(lambda _, key=key: store.add(key, 2000), range(16))) == 1


def test_processes_agree(tmp_path: Path) -> None:
    """Of several processes that add the same keys to one file at once, each key is new to one."""
    path = tmp_path / "seen.db"
    program = (
        "import sys, time; from files_style_sdk.events import FileSeen\n"
        f"sys.stdin.read(1); store = FileSeen({str(path)!r})\n"
        "print(sum(store.add(str(key), time.time() + 60) for key in range(20)))"
    )
    ready = [
        subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    for process in ready:
        assert process.stdin is not None
        process.stdin.write("x")
        process.stdin.flush()
    told = [process.communicate(timeout=60)[0] for process in ready]
    assert sum(map(int, told)) == 20


def test_memory_is_bounded() -> None:
    """Beyond the limit, the keys that end first are forgotten first."""
    store = MemorySeen(limit=3, clock=Clock())
    for key, until in [("late", 1300), ("early", 1100), ("middle", 1200), ("another", 1250)]:
        assert store.add(key, until)
    assert len(store) == 3
    assert store.add("late", 1400) is False
    assert store.add("early", 1400) is True
    with pytest.raises(InvalidParameterError):
        MemorySeen(limit=0)


def test_a_file_outlives_its_store(tmp_path: Path) -> None:
    """What was added before a restart is not new after it, and the file is its owner's alone."""
    clock = Clock()
    path = tmp_path / "seen.db"
    assert FileSeen(path, clock=clock).add("a", 2000)
    assert FileSeen(path, clock=clock).add("a", 2000) is False
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


class Failing:
    """A store that fails from a certain call on.

    Args:
        calls: How many calls succeed.
    """

    def __init__(self, calls: int) -> None:
        self.calls = calls
        self.keys: set[str] = set()

    def add(self, key: str, until: float) -> bool:
        """Add a key, while calls are left."""
        if self.calls == 0:
            raise OSError("no disk")
        self.calls -= 1
        is_new = key not in self.keys
        self.keys.add(key)
        return is_new


@pytest.mark.parametrize("calls", range(5))
def test_no_message_is_lost_to_a_store_that_fails(calls: int) -> None:
    """Wherever the store fails, a message is handled now, or is still new when it comes again."""
    store = Failing(calls)
    known_by = Marks(("id-1", "id-2"), ("content-1", "content-2"))
    try:
        first = asyncio.run(recall(store, known_by, 2000))
    except OSError:
        first = None
    store.calls = 10
    again = asyncio.run(recall(store, known_by, 2000))
    assert [first, again].count(Recall.NEW) == 1
    assert asyncio.run(recall(store, Marks(("id-1",), ("other",)), 2000)) is Recall.DIFFERENT
