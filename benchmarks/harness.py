"""Measuring contenders beside each other: every sample in a process of its own, rounds interleaved, medians compared.

A machine is never quiet for long, so contenders take turns (A B A B …) and are compared round by round: what disturbs
one round disturbs both sides of its ratio.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

__all__ = ["OURS", "ROOT", "THEIRS", "Column", "Contender", "Context", "Goal", "Sample", "Table", "measure", "worker"]

ROOT = Path(__file__).resolve().parent.parent
OURS = "files_style_sdk"
THEIRS = "files-com"

Sample = Mapping[str, float]
"""What one run of a worker found, by name: seconds, bytes, counts."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a benchmark is run with.

    Attributes:
        rounds: Samples of each contender.
        quick: Whether to do less work a sample.
        peers: The interpreter of the environment that has the vendor's SDK.
        workspace: A folder for files, empty at the beginning.
    """

    rounds: int
    quick: bool
    peers: Path
    workspace: Path


@dataclass(frozen=True, slots=True)
class Contender:
    """Something that is measured: a command that prints one line of JSON, numbers by name.

    Attributes:
        name: How it is called in the results.
        command: The program and its arguments.
        environment: Variables that it gets besides the few that all get.
    """

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Column:
    """A figure that is computed from a sample; `digits` are those after the point."""

    heading: str
    value: Callable[[Sample], float | None]
    digits: int = 0


@dataclass(frozen=True, slots=True)
class Goal:
    """A bar for the ratio of two contenders in one column, or for the figure of one.

    Attributes:
        heading: The column.
        limit: The bar.
        at_least: Whether the ratio must reach the bar; else it must stay below.
        contender: Whose figure is divided.
        peer: By whose figure; None for the figure itself.
        is_aim: Whether it is what we aim at beyond the bars: as good as the least code that does the work.
    """

    heading: str
    limit: float
    at_least: bool = False
    contender: str = OURS
    peer: str | None = THEIRS
    is_aim: bool = False


@dataclass(slots=True)
class Table:
    """The samples of contenders that did the same work, and how they are shown."""

    title: str
    columns: Sequence[Column]
    samples: Mapping[str, Sequence[Sample]]
    goals: Sequence[Goal] = ()
    notes: Sequence[str] = field(default=())

    def values(self, contender: str, column: Column) -> list[float]:
        """A contender's figures in one column, round by round."""
        return [value for sample in self.samples[contender] if (value := column.value(sample)) is not None]

    def ratio(self, goal: Goal) -> float:
        """The median over the rounds of the ratio, or figure, that a goal is about."""
        column = next(column for column in self.columns if column.heading == goal.heading)
        if goal.peer is None:
            return median(self.values(goal.contender, column))
        pairs = zip(self.values(goal.contender, column), self.values(goal.peer, column), strict=True)
        return median(ours / theirs for ours, theirs in pairs)


def worker(python: Path | str, name: str, *arguments: object) -> tuple[str, ...]:
    """The command of a worker.

    Args:
        python: The interpreter of the right environment.
        name: A module of :mod:`benchmarks.workers`.
        arguments: What it is told.
    """
    return (str(python), "-m", f"benchmarks.workers.{name}", *map(str, arguments))


def measure(
    contenders: Sequence[Contender], rounds: int, *, warm_up: bool = True, timeout: float = 300
) -> dict[str, list[Sample]]:
    """Run contenders in turn, each sample in a process of its own.

    Args:
        contenders: What to run.
        rounds: How often.
        warm_up: Whether to run each once before, unrecorded, so that bytecode is compiled and files are cached.
        timeout: Seconds that one sample may take.

    Returns:
        The samples of each contender by its name, in the order of the rounds.

    Raises:
        RuntimeError: A worker failed; the message holds the end of what it wrote.
        subprocess.TimeoutExpired: A worker took too long; it was ended.
    """
    samples: dict[str, list[Sample]] = {contender.name: [] for contender in contenders}
    for number in range(-1 if warm_up else 0, rounds):
        for contender in contenders:
            sample = _run(contender, timeout)
            if number >= 0:
                samples[contender.name].append(sample)
        print(f"  {'warm-up' if number < 0 else f'round {number + 1} of {rounds}'} done", file=sys.stderr, flush=True)
    return samples


def _run(contender: Contender, timeout: float) -> Sample:
    environment = _environment() | dict(contender.environment)
    done = subprocess.run(  # noqa: S603
        contender.command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=timeout, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(f"{contender.name} failed ({done.returncode}): {done.stderr[-2000:]}")
    sample: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return sample


def _environment() -> dict[str, str]:
    """Few variables, and the same everywhere: proxies and settings in the environment would change what is measured."""
    kept = ("PATH", "HOME", "TMPDIR", "LANG", "SYSTEMROOT")
    return {name: os.environ[name] for name in kept if name in os.environ}
