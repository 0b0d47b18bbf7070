"""Moving many small files over loopback HTTP, up and down."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.harness import Context, Goal, Table, measure
from benchmarks.moving import CPU_A_FILE, FILES, OURS_UNVERIFIED, PEAK, SMALL_BYTES, Job, small_files
from benchmarks.server import storage_server

_IN_FLIGHT = 16
_AIOHTTP = f"aiohttp alone, {_IN_FLIGHT} in flight"
_URLLIB3 = "urllib3 alone, one thread"
_COLUMNS = (FILES, CPU_A_FILE, PEAK)
# What issue 5 asks: of the vendor's files a second at least, and of its CPU at most.
_BARS = {"upload": 6, "download": 8}
_CPU_BAR = 0.2


def run(context: Context) -> list[Table]:
    """Measure folders in one call, and fewer files one by one."""
    root = context.workspace / "root"
    many = small_files(root / "many", 500 if context.quick else 5000)
    few = small_files(root / "few", 100 if context.quick else 300)
    tables = []
    with storage_server(root) as url:
        for verb in ("upload", "download"):
            up = verb == "upload"
            tables.append(_folder(Job(context, url, verb, many, "bench/many" if up else "many")))
            tables.append(_each(Job(context, url, verb, few, "bench/few" if up else "few")))
    return tables


def _folder(job: Job) -> Table:
    directory = f"{job.verb}-directory"
    contenders = [
        job.ours(verb=directory),
        job.ours(OURS_UNVERIFIED, directory, verify=False),
        job.theirs(verb=directory),
        job.bare(_AIOHTTP, "many", ("aiohttp",), (_IN_FLIGHT,)),
        job.bare(_URLLIB3, "many", ("urllib3",), (1,)),
    ]
    goals = [
        Goal(FILES.heading, _BARS[job.verb], at_least=True),
        Goal(CPU_A_FILE.heading, _CPU_BAR),
        Goal(PEAK.heading, 1),
        Goal(FILES.heading, 1, at_least=True, peer=_AIOHTTP, is_aim=True),
        Goal(CPU_A_FILE.heading, 1, peer=_AIOHTTP, is_aim=True),
    ]
    notes = ["aiohttp and urllib3 alone make the requests of an SDK and check nothing: they show what can be reached."]
    samples = measure(contenders, job.context.rounds, warm_up=False)  # so many files warm up by themselves
    return Table(_title(job, "a folder in one call"), _COLUMNS, samples, goals, notes)


def _each(job: Job) -> Table:
    each = replace(job, verb=f"{job.verb}-each")
    contenders = [each.ours(), each.theirs(), each.boto3(), job.bare(_URLLIB3, "many", ("urllib3",), (1,))]
    goals = [
        Goal(CPU_A_FILE.heading, _CPU_BAR),
        Goal(CPU_A_FILE.heading, 1, peer=_URLLIB3, is_aim=True),
    ]
    notes = ["boto3 makes one request a file, the others three (upload) or two (download)."]
    return Table(_title(job, "one by one"), _COLUMNS, measure(contenders, job.context.rounds), goals, notes)


def _title(job: Job, how: str) -> str:
    count = sum(1 for _ in job.local.iterdir())
    return f"{job.verb} {count:,} files of {SMALL_BYTES >> 10} KiB, {how}"
