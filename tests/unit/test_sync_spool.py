"""Long lists that do not fill the memory, and the outcomes that are kept in one."""

from __future__ import annotations

import gc
import os
import threading
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from files_style_sdk.error import Error
from files_style_sdk.error import FileNotFoundError as RemoteFileNotFoundError
from files_style_sdk.syncing.outcomes import FileOutcome, Outcomes
from files_style_sdk.syncing.spool import SortedRecords, Spool


@given(st.lists(st.integers(), max_size=40), st.integers(0, 10))
def test_a_spool_is_a_sequence(items: list[int], in_memory: int) -> None:
    """However much of it lies in a file, it reads as the list of what was put in."""
    spool: Spool[int] = Spool(in_memory)
    for item in items:
        spool.append(item)
    assert spool == items
    assert list(spool) == items
    assert len(spool) == len(items)
    assert [spool[index] for index in range(len(items))] == items
    assert spool[2:5] == items[2:5]
    assert spool[-3:] == items[-3:]
    for index in (len(items), -len(items) - 1):
        with pytest.raises(IndexError, match="there is no item"):
            spool[index]
    assert spool != [*items, 1]
    assert spool != "text"


def test_a_spool_grows_while_it_is_read() -> None:
    """What is appended during an iteration belongs to it, as with a list."""
    spool: Spool[int] = Spool(2)
    for number in range(4):
        spool.append(number)
    seen = []
    for number in spool:
        seen.append(number)
        if number < 4:
            spool.append(number + 4)
    assert seen == list(range(8))


def test_a_spool_is_safe_for_threads() -> None:
    """Nothing is lost or torn when several threads append and read."""
    spool: Spool[tuple[int, str]] = Spool(10)

    def work(number: int) -> None:
        for count in range(200):
            spool.append((number, "x" * count))
            assert spool[-1][1].strip("x") == ""

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(spool) == sorted((number, "x" * count) for number in range(4) for count in range(200))


def test_the_file_has_no_name_and_goes_with_the_spool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is left in the temporary folder, during or after."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    spool: Spool[int] = Spool(1)
    for number in range(5):
        spool.append(number)
    if os.name != "nt":
        assert list(tmp_path.iterdir()) == []
    file: Any = spool._file
    del spool
    gc.collect()
    assert file.closed


@given(st.lists(st.tuples(st.integers(0, 5), st.integers()), max_size=60), st.integers(1, 10))
def test_sorting_in_runs(records: list[tuple[int, int]], in_memory: int) -> None:
    """Records come sorted by the key, those of one key as they came, whatever fits into memory."""
    found = SortedRecords(records, lambda record: record[0], in_memory)
    assert list(found) == sorted(records, key=lambda record: record[0])
    assert list(found) == list(found)


def test_counts_are_kept_apart() -> None:
    """Counts and bytes are right without reading the outcomes; failures are found, in memory or not."""
    outcomes = Outcomes(in_memory=2)
    outcomes.add(FileOutcome("a", 10, action="upload", reason="new"))
    outcomes.add(FileOutcome("b", 5, action="skip", reason="unchanged"))
    outcomes.add(FileOutcome("c", 7, action="delete"))
    outcomes.add(FileOutcome("d", 0, RemoteFileNotFoundError("gone", http_status=404), "upload"))
    outcomes.add(FileOutcome("e", 0, OSError(13, "denied", "e"), "upload"))
    assert (len(outcomes), outcomes.size, outcomes.failed_count) == (5, 10, 2)
    assert outcomes.counts == {"upload": 1, "skip": 1, "delete": 1}
    assert [(each.path, type(each.error)) for each in outcomes.failed] == [
        ("d", RemoteFileNotFoundError),
        ("e", PermissionError),
    ]
    assert outcomes.files is outcomes
    assert repr(outcomes) == "<Outcomes: 5 files, 10 bytes moved, delete: 1, skip: 1, upload: 1, 2 failed>"
    with pytest.raises(ExceptionGroup, match="2 of 5 files") as caught:
        outcomes.raise_for_failures()
    assert len(caught.value.exceptions) == 2


def test_no_failures() -> None:
    """Outcomes without failures raise nothing; those of a folder as they were still add up."""
    outcomes = Outcomes()
    outcomes.add(FileOutcome("a", 3))
    outcomes.raise_for_failures()
    assert (outcomes.failed, outcomes.size, outcomes.skipped) == ([], 3, [])


def test_an_error_that_cannot_be_kept_in_a_file() -> None:
    """An error with a state that cannot be pickled is kept as its words."""

    class Stateful(Exception):
        pass

    error = Stateful("broken")
    error.lock = threading.Lock()  # type: ignore[attr-defined]
    outcomes = Outcomes(in_memory=0)
    outcomes.add(FileOutcome("a", 0, error))
    kept = outcomes[0].error
    assert type(kept) is Error
    assert str(kept) == "Stateful: broken"


def test_many_failures_are_raised_in_part() -> None:
    """A thousand errors are enough to raise; the message counts them all."""
    outcomes = Outcomes(in_memory=10)
    for number in range(1200):
        outcomes.add(FileOutcome(str(number), 0, Error("no")))
    with pytest.raises(ExceptionGroup, match="1200 of 1200") as caught:
        outcomes.raise_for_failures()
    assert len(caught.value.exceptions) == 1000


def test_memory_stays_flat() -> None:
    """Ten thousand outcomes take hardly more memory than the first thousand."""
    outcomes = Outcomes(in_memory=1000)
    for number in range(1000):
        outcomes.add(FileOutcome(f"folder/{number}", number, action="upload"))
    tracemalloc.start()
    for number in range(10_000):
        outcomes.add(FileOutcome(f"folder/{number}", number, action="upload"))
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert grown < 1_000_000
    assert len(outcomes) == 11_000
