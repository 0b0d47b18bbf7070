"""The mock server itself, on one core: bytes in and out, small calls, and pages of a folder of a million entries."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence

from benchmarks.harness import Column, Contender, Context, Goal, Sample, Table, measure, worker
from benchmarks.server import KEY, mock_server

_RATE = Column("GiB/s", lambda sample: sample["mib"] / 1024 / sample["wall_s"], 2)
_CPU = Column("server CPU s/GiB", lambda sample: sample["cpu_s"] / sample["mib"] * 1024, 2)
_CALLS = Column("a second", lambda sample: sample["count"] / sample["wall_s"])
_CALL_CPU = Column("server CPU µs each", lambda sample: sample["cpu_s"] / sample["count"] * 1e6)
_PAGE = Column("ms a page", lambda sample: sample["ms"], 2)
_UP, _DOWN = "a part up, by its signed URL", "a file down, by its signed URL"
_KINDS = {"find": "GET metadata of a folder", "create": "POST a folder", "list": "GET a page of 10 entries"}
_PLACES = {"first": "at the beginning", "middle": "in the middle", "last": "at the end"}
_FOLDER = "big"


def run(context: Context) -> list[Table]:
    """Measure each with a server of its own."""
    return [_transfers(context), _calls(context), _pages(context)]


def _transfers(context: Context) -> Table:
    mib = 128 if context.quick else 512
    samples = _samples(context, "transfer", mib)
    split = {
        name: [{"mib": one["mib"], "wall_s": one[f"{way}_s"], "cpu_s": one[f"{way}_cpu_s"]} for one in samples]
        for way, name in (("up", _UP), ("down", _DOWN))
    }
    goals = [
        Goal(_RATE.heading, 1, at_least=True, contender=_UP, peer=None),
        Goal(_RATE.heading, 2, at_least=True, contender=_DOWN, peer=None),
    ]
    notes = [
        "The server is bound to one core and the client to another; what is uploaded is written to the data folder.",
        "The client sends by `sendfile` and has the system drop what it receives.",
    ]
    return Table(f"{mib:,} MiB on one connection", (_RATE, _CPU), split, goals, notes)


def _calls(context: Context) -> Table:
    count = 1000 if context.quick else 5000
    samples = _samples(context, "calls", count)
    split = {
        name: [
            {"count": one[f"{kind}_count"], "wall_s": one[f"{kind}_s"], "cpu_s": one[f"{kind}_cpu_s"]}
            for one in samples
        ]
        for kind, name in _KINDS.items()
    }
    goals = [Goal(_CALLS.heading, 1500, at_least=True, contender=name, peer=None) for name in _KINDS.values()]
    notes = ["The server is bound to one core; eight connections stay open, each with one request in flight."]
    return Table(f"{count:,} small calls of each kind", (_CALLS, _CALL_CPU), split, goals, notes)


def _pages(context: Context) -> Table:
    entries, per_page = (50_000 if context.quick else 1_000_000), 1000
    fixture = context.workspace / "fixture.json"
    fixture.write_text(json.dumps({"bulk": {"path": _FOLDER, "files": entries, "size": 0}}), encoding="utf-8")
    with mock_server(context.workspace, "--seed", str(fixture)) as url:
        walk = Contender("walk", worker(sys.executable, "walk_pages", url, KEY, _FOLDER, per_page))
        samples = measure([walk], context.rounds)["walk"]
    assert all(one["entries"] == entries for one in samples)
    split: Mapping[str, Sequence[Sample]] = {
        name: [{"ms": one[f"{place}_ms"]} for one in samples] for place, name in _PLACES.items()
    }
    goals = [Goal(_PAGE.heading, 1.5, contender=_PLACES[place], peer=_PLACES["first"]) for place in ("middle", "last")]
    notes = ["Medians of a twentieth of the pages each, as one client sees them that walks through all."]
    return Table(f"pages of {per_page:,} in a folder of {entries:,} files", (_PAGE,), split, goals, notes)


def _samples(context: Context, kind: str, amount: int) -> Sequence[Sample]:
    command = worker(sys.executable, "pinned", kind, amount, context.workspace)
    return measure([Contender(kind, command)], context.rounds)[kind]
