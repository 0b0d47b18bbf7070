"""The benchmarks' own arithmetic and bookkeeping; what they measure is not tested here."""

from __future__ import annotations

import re
import signal
import sys
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from benchmarks import __main__ as command
from benchmarks import results
from benchmarks.certificate import Certificate
from benchmarks.harness import Column, Contender, Context, Goal, Table, measure

COLUMN = Column("ms", lambda sample: sample.get("cpu_s"), 1)


def context(tmp_path: Path) -> Context:
    """What a section is written with."""
    return Context(rounds=3, quick=True, peers=Path(sys.executable), workspace=tmp_path)


def table(ours: list[float], theirs: list[float], *goals: Goal) -> Table:
    """A table of one column."""
    samples = {"files_style_sdk": [{"cpu_s": value} for value in ours], "files-com": [{"cpu_s": v} for v in theirs]}
    return Table("work", [COLUMN], samples, goals)


def test_ratio_is_taken_within_rounds() -> None:
    """A round that was slow for both sides does not move the ratio, as that of two medians would."""
    assert table([1, 40, 3], [2, 80, 4]).ratio(Goal("ms", 1)) == 0.5


@pytest.mark.parametrize(
    ("goal", "verdict"),
    [
        (Goal("ms", 0.5), "**0.5** (goal ≤ 0.5: met)"),
        (Goal("ms", 0.4), "**0.5** (goal ≤ 0.4: missed)"),
        (Goal("ms", 0.5, at_least=True), "**0.5** (goal ≥ 0.5: met)"),
        (Goal("ms", 6, at_least=True), "**0.5** (goal ≥ 6: missed)"),
        (Goal("ms", 1, is_aim=True), "**0.5** (aim ≤ 1: met)"),
        (Goal("ms", 3, at_least=True, peer=None), "files_style_sdk: **1** (goal ≥ 3: missed)"),
    ],
)
def test_goal_says_whether_it_was_met(goal: Goal, verdict: str, tmp_path: Path) -> None:
    """A missed goal is written as missed, whichever way the bar goes."""
    text = results.section("x", "Purpose.", [table([1.0], [2.0], goal)], context(tmp_path), {"a": "1"}, 0.25)
    assert text.count(verdict) == 1


def test_figures_are_median_and_range(tmp_path: Path) -> None:
    """A figure shows the median with the lowest and the highest; one that is not there shows a dash."""
    shown = Table("work", [COLUMN], {"a": [{"cpu_s": 3}, {"cpu_s": 1}, {"cpu_s": 2000}], "b": [{}, {}, {}]})
    text = results.section("x", "Purpose.", [shown], context(tmp_path), {}, 0.25)
    assert "| a | 3.0 (1.0 … 2,000.0) |" in text
    assert "| b | - |" in text


def test_sections_of_other_benchmarks_stay(tmp_path: Path) -> None:
    """Running one benchmark replaces its section and leaves every other, tables included, as it is."""
    page = tmp_path / "RESULTS.md"
    first = results.section("b", "Old.", [table([1], [2])], context(tmp_path), {}, 0.25)
    other = results.section("a", "Other.", [table([3], [4])], context(tmp_path), {}, 0.25)
    results.write({"b": first, "a": other}, page)
    both = page.read_text(encoding="utf-8")
    assert both.index("## a") < both.index("## b")
    results.write({"b": first.replace("Old.", "New.")}, page)
    assert page.read_text(encoding="utf-8") == both.replace("Old.", "New.")
    assert other in both


def test_contenders_take_turns(tmp_path: Path) -> None:
    """Rounds are interleaved, after an unrecorded one, and the last line that a worker prints is its sample."""
    log = tmp_path / "turns"
    code = "import sys; open(sys.argv[1], 'a').write(sys.argv[2]); print('noise'); print('{\"n\": %s}' % sys.argv[2])"
    turns = [
        Contender(name, (sys.executable, "-c", code, str(log), number)) for name, number in (("a", "1"), ("b", "2"))
    ]
    assert measure(turns, 2) == {"a": [{"n": 1}, {"n": 1}], "b": [{"n": 2}, {"n": 2}]}
    assert log.read_text() == "121212"


def test_failing_worker_is_named() -> None:
    """A worker that fails ends the run with its name and what it wrote, not with a figure."""
    failing = Contender("broken", (sys.executable, "-c", "import sys; sys.exit('no such thing')"))
    with pytest.raises(RuntimeError, match=r"broken failed \(1\): no such thing"):
        measure([failing], 1)


def test_workers_see_no_settings_of_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    """Proxies and keys in the environment do not reach what is measured."""
    monkeypatch.setenv("FILES_BASE_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    code = "import os; print('{\"n\": %d}' % sum(n in os.environ for n in ('FILES_BASE_URL', 'http_proxy')))"
    assert measure([Contender("a", (sys.executable, "-c", code))], 1, warm_up=False) == {"a": [{"n": 0}]}


def test_contender_gets_the_variables_it_is_given() -> None:
    """What one contender is told by its environment reaches it, and no other."""
    code = "import os; print('{\"n\": %d}' % ('TOLD' in os.environ))"
    told, other = (
        Contender(name, (sys.executable, "-c", code), given) for name, given in (("a", {"TOLD": "1"}), ("b", {}))
    )
    assert measure([told, other], 1, warm_up=False) == {"a": [{"n": 1}], "b": [{"n": 0}]}


def test_page_is_written_where_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--out` takes the results; the repository's own page stays as it is."""
    before = results.RESULTS.read_bytes()
    module = ModuleType("benchmarks.bench_nothing", "Nothing at all.")
    module.run = lambda _context: [table([1.0], [2.0])]  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(command, "_names", lambda: ["nothing"])
    monkeypatch.setattr(command.peers, "interpreter", lambda: Path(sys.executable))
    before_handler = signal.getsignal(signal.SIGTERM)
    try:
        command.main(["nothing", "--rounds", "1", "--out", str(tmp_path / "page.md")])
    finally:
        signal.signal(signal.SIGTERM, before_handler)
    assert "## nothing\n\nNothing at all." in (tmp_path / "page.md").read_text(encoding="utf-8")
    assert results.RESULTS.read_bytes() == before


@pytest.mark.parametrize("name", ["transfers", "small_files", "latency", "tls"])
def test_goals_are_about_what_is_measured(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every goal and aim of a benchmark names a column and contenders that its tables have, so that none is lost."""
    figures = {
        "wall_s": 1.0,
        "cpu_s": 1.0,
        "kept_wall_s": 0.5,
        "kept_cpu_s": 0.5,
        "bytes": 1,
        "count": 1,
        "peak_mib": 1,
    }
    module = import_module(f"benchmarks.bench_{name}")
    monkeypatch.setattr(module, "storage_server", lambda *_args, **_options: nullcontext("http://127.0.0.1:1"))
    monkeypatch.setattr(module, "measure", lambda given, rounds, **_: {each.name: [figures] * rounds for each in given})
    monkeypatch.setattr(module, "big_file", lambda path, _mebibytes: path.write_bytes(b"1") and path, raising=False)
    certificate = Certificate(tmp_path / "server.pem", tmp_path / "bundle.pem")
    monkeypatch.setattr(module, "make_certificate", lambda _folder: certificate, raising=False)
    tables = module.run(context(tmp_path))
    text = results.section(name, "Purpose.", tables, context(tmp_path), {}, 0.25)
    assert text.count("(goal ") + text.count("(aim ") == sum(len(table.goals) for table in tables) > 0


def test_unknown_benchmark_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """A name that is none lists those that there are, before anything is installed or measured."""
    with pytest.raises(SystemExit, match="2"):
        command.main(["nonsense"])
    assert re.search(r"unknown: nonsense; there are: .*\bimport\b", capsys.readouterr().err)
