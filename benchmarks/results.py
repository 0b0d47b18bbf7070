"""Writing RESULTS.md: one section a benchmark, those that were not run this time kept as they are."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.harness import Column, Context, Goal, Table

__all__ = ["RESULTS", "section", "write"]

RESULTS = Path(__file__).with_name("RESULTS.md")

_HEAD = """\
# Results

Written by `python -m benchmarks`; do not edit. Each figure is the median over the rounds, with the lowest and the
highest beside it; CPU is user + system time of the client's process alone. A ratio is the median of the ratios within
the rounds. Every section says what it was measured with; sections may be of different days.
"""


def section(
    name: str, purpose: str, tables: Sequence[Table], context: Context, versions: Mapping[str, str], load: float
) -> str:
    """One benchmark's part of the page.

    Args:
        name: The benchmark, which is the section's heading.
        purpose: What it is about, a sentence.
        tables: What it measured.
        context: What it was run with.
        versions: Those of what took part, by name.
        load: The machine's load average before it began.
    """
    with_versions = ", ".join(f"{package} {version}" for package, version in versions.items())
    basis = (
        f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f} "
        f"before the run, {context.rounds} round(s){', quick' if context.quick else ''}; {with_versions}."
    )
    return "\n\n".join((f"## {name}", purpose, basis, *map(_table, tables))) + "\n"


def write(sections: Mapping[str, str], path: Path = RESULTS) -> None:
    """Write the page with these sections, keeping those of other benchmarks, in the order of their names.

    Args:
        sections: Text by name of the benchmark.
        path: The page.
    """
    merged = {**_sections_of(path), **sections}
    page = "\n".join((_HEAD, *(merged[name] for name in sorted(merged))))
    temporary = path.with_suffix(".tmp")
    temporary.write_text(page, encoding="utf-8")
    temporary.replace(path)


def _sections_of(path: Path) -> dict[str, str]:
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    parts = text.split("\n## ")[1:]
    return {part.partition("\n")[0]: f"## {part.rstrip()}\n" for part in parts}


def _table(table: Table) -> str:
    heads = ["", *(column.heading for column in table.columns)]
    lines = [f"### {table.title}", "", _row(heads), _row(["---", *("---:" for _ in table.columns)])]
    lines += [
        _row([contender, *(_figure(table.values(contender, column), column) for column in table.columns)])
        for contender in table.samples
    ]
    if table.goals:
        lines += ["", *(_goal(table, goal) for goal in table.goals)]
    if table.notes:
        lines += ["", *(f"- {note}" for note in table.notes)]
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _figure(values: Sequence[float], column: Column) -> str:
    if not values:
        return "-"
    low, middle, high = (f"{value:,.{column.digits}f}" for value in (min(values), median(values), max(values)))
    return f"{middle} ({low} … {high})"


def _goal(table: Table, goal: Goal) -> str:
    ratio = table.ratio(goal)
    met = ratio >= goal.limit if goal.at_least else ratio <= goal.limit
    bar = f"{'aim' if goal.is_aim else 'goal'} {'≥' if goal.at_least else '≤'} {_short(goal.limit)}"
    whose = goal.contender if goal.peer is None else f"{goal.contender} / {goal.peer}"
    return f"- {goal.heading}, {whose}: **{_short(ratio)}** ({bar}: {'met' if met else 'missed'})"


def _short(number: float) -> str:
    return f"{number:.3g}" if number < 1000 else f"{number:,.0f}"
