"""Small work where every answer takes 50 ms longer: walking folders, and moving small files."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.harness import OURS, THEIRS, Column, Contender, Context, Goal, Table, measure, worker
from benchmarks.moving import PEAK, SECONDS, Job, small_files
from benchmarks.server import KEY, storage_server

_DELAY = 0.05
_IN_FLIGHT = 64
_AIOHTTP = f"aiohttp alone, {_IN_FLIGHT} in flight"
_TREE = "tree"
_FILES_A_FOLDER = 4
_COLUMNS = (SECONDS, Column("CPU s", lambda sample: sample["cpu_s"], 2), PEAK)
# What issue 5 asks: the vendor's time over ours; None where it asks nothing.
_BARS = {"upload": 8, "download": None}
_WALK_BAR = 15


def run(context: Context) -> list[Table]:
    """Measure all against one server that waits before each answer."""
    root = context.workspace / "root"
    small = small_files(root / "small", 50 if context.quick else 200)
    entries, folders = _tree(root / _TREE, *((5, 20) if context.quick else (20, 25)))
    with storage_server(root, delay=_DELAY) as url:
        return [
            _walk(context, url, small, entries, folders),
            _move(Job(context, url, "upload", small, "bench/small")),
            _move(Job(context, url, "download", small, "small")),
        ]


def _walk(context: Context, url: str, small: Path, entries: int, folders: int) -> Table:
    walking = Job(context, url, "walk", small, _TREE)
    contenders = [
        Contender(OURS, worker(sys.executable, "walk", "files_style_sdk", url, KEY, _TREE, entries)),
        Contender(THEIRS, worker(context.peers, "walk", "files_sdk", url, KEY, _TREE, entries)),
        walking.bare(_AIOHTTP, "many", ("aiohttp",), (_IN_FLIGHT,)),
    ]
    goals = _goals(_WALK_BAR)
    return Table(f"a walk of {folders} folders", _COLUMNS, measure(contenders, context.rounds, warm_up=False), goals)


def _move(job: Job) -> Table:
    directory = f"{job.verb}-directory"
    contenders = [
        job.ours(verb=directory),
        job.theirs(verb=directory),
        job.bare(_AIOHTTP, "many", ("aiohttp",), (_IN_FLIGHT,)),
    ]
    samples = measure(contenders, job.context.rounds, warm_up=False)
    count = sum(1 for _ in job.local.iterdir())
    return Table(f"{job.verb} {count} small files, a folder in one call", _COLUMNS, samples, _goals(_BARS[job.verb]))


def _goals(times: float | None) -> list[Goal]:
    bar = [] if times is None else [Goal(SECONDS.heading, 1 / times)]
    return [*bar, Goal(PEAK.heading, 1), Goal(SECONDS.heading, 1, peer=_AIOHTTP, is_aim=True)]


def _tree(root: Path, wide: int, below: int) -> tuple[int, int]:
    """Make a tree of folders two levels deep; how many entries it has, and how many folders with the first one."""
    for number in range(wide):
        for inner in range(below - 1):
            folder = root / f"{number:02}" / f"{inner:02}"
            folder.mkdir(parents=True)
            for file in range(_FILES_A_FOLDER):
                (folder / f"{file}.txt").write_bytes(b"1")
    folders = wide * below
    return folders + wide * (below - 1) * _FILES_A_FOLDER, folders + 1
