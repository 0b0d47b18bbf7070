"""What small calls cost the client: one by one, by many threads, and a record of a long list."""

from __future__ import annotations

import sys

from benchmarks.harness import OURS, THEIRS, Column, Contender, Context, Goal, Table, measure, worker
from benchmarks.server import KEY, mock_server, page_server

_CPU = Column("CPU µs each", lambda sample: sample["cpu_s"] / sample["count"] * 1e6, 1)
_RATE = Column("a second", lambda sample: sample["count"] / sample["wall_s"])
_PEAK = Column("peak MiB", lambda sample: sample.get("peak_mib"))
_COLUMNS = (_CPU, _RATE, _PEAK)
_THREADS = 16
_IN_FLIGHT = 64
_ASYNC = f"AsyncClient of ours, {_IN_FLIGHT} in flight"
_FOLDER = "many"


def run(context: Context) -> list[Table]:
    """Measure all three against one server."""
    with mock_server(context.workspace) as url:
        return [_single(context, url), _threads(context, url), _records(context)]


def _single(context: Context, url: str) -> Table:
    count = 500 if context.quick else 3000
    contenders = [
        Contender(OURS, worker(sys.executable, "calls", "files_style_sdk", url, KEY, count)),
        Contender("Client of ours", worker(sys.executable, "calls", "client", url, KEY, count)),
        Contender(_ASYNC, worker(sys.executable, "calls_async", url, KEY, count, _IN_FLIGHT)),
        Contender(THEIRS, worker(context.peers, "calls", "files_sdk", url, KEY, count)),
        Contender("requests.get", worker(sys.executable, "calls", "requests", url, KEY, count)),
        Contender("urllib3 alone", worker(sys.executable, "calls", "urllib3", url, KEY, count)),
    ]
    goals = [
        Goal(_CPU.heading, 0.33),
        Goal(_CPU.heading, 0.33, contender="Client of ours"),
        Goal(_CPU.heading, 0.2, contender=_ASYNC),
    ]
    title = f"{count:,} small GETs, one after the other or as many in flight as said"
    return Table(title, _COLUMNS, measure(contenders, context.rounds), goals)


def _threads(context: Context, url: str) -> Table:
    count = 800 if context.quick else 3200
    contenders = [
        Contender(OURS, worker(sys.executable, "threads", "files_style_sdk", url, KEY, count, _THREADS)),
        Contender(THEIRS, worker(context.peers, "threads", "files_sdk", url, KEY, count, _THREADS)),
    ]
    title = f"{count:,} small GETs by {_THREADS} threads on one client"
    return Table(title, _COLUMNS, measure(contenders, context.rounds), [Goal(_CPU.heading, 0.5)])


def _records(context: Context) -> Table:
    count = 5_000 if context.quick else 100_000
    per_page = 1000
    with page_server(count, per_page) as url:
        contenders = [
            Contender(OURS, worker(sys.executable, "paging", "files_style_sdk", url, KEY, _FOLDER, count, per_page)),
            Contender(THEIRS, worker(context.peers, "paging", "files_sdk", url, KEY, _FOLDER, count, per_page)),
        ]
        samples = measure(contenders, context.rounds)
    title = f"{count:,} records through auto_paging_iter, {per_page} a page"
    goals = [Goal(_RATE.heading, 6, at_least=True)]
    notes = ["The pages were made beforehand, so that the server does not bound the records a second."]
    return Table(title, _COLUMNS, samples, goals, notes)
