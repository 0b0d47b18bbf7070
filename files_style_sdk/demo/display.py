"""What the main job shows: a progress bar a phase (plain lines when nobody watches), and a table at the end."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

__all__ = ["Display", "Phase"]

MIB = 1024 * 1024


@dataclass(slots=True)
class Phase:
    """What one phase did.

    Attributes:
        title: What it is called.
        files: How many files it handled.
        bytes: How many bytes it handled, None if it does not move bytes.
        pages: How many pages of lists it read, None if it reads none.
        seconds: How long it took.
    """

    title: str
    files: int = 0
    bytes: int | None = None
    pages: int | None = None
    seconds: float = 0.0


class Meter:
    """Moves the bar of one phase; without a terminal there is none and it does nothing."""

    def __init__(self, bars: Progress | None, title: str, total: int | None) -> None:
        self._bars = bars
        self._task = bars.add_task(title, total=total, note="") if bars is not None else None

    def __call__(self, done: int, note: str = "") -> None:
        """So much of the total is done, and a few words about it."""
        if self._bars is not None and self._task is not None:
            self._bars.update(self._task, completed=done, note=note)

    def finish(self) -> None:
        """All is done, whatever the total was."""
        if self._bars is not None and self._task is not None:
            total = self._bars.tasks[self._task].completed or 1
            self._bars.update(self._task, total=total, completed=total)


class Display:
    """Shows phases as they go on, and remembers them for the table.

    Args:
        console: Where to; the standard output by default.
    """

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console()
        self.phases: list[Phase] = []

    def say(self, text: str) -> None:
        """Show a line."""
        self.console.print(text, markup=False, highlight=False, soft_wrap=True)

    @contextmanager
    def phase(self, title: str, total: int | None = None) -> Iterator[tuple[Phase, Meter]]:
        """Time a phase and show it.

        Args:
            title: What it is called.
            total: What its meter will be told at the end, if that is known.
        """
        phase = Phase(title)
        started = time.perf_counter()
        if self.console.is_terminal:
            with self._bars() as bars:
                meter = Meter(bars, title, total)
                yield phase, meter
                meter.finish()
        else:
            self.say(f"{title} ...")
            yield phase, Meter(None, title, total)
        phase.seconds = time.perf_counter() - started
        self.phases.append(phase)

    def _bars(self) -> Progress:
        columns = (
            TextColumn("{task.description:<22}"),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f}%"),
            TimeElapsedColumn(),
            TextColumn("{task.fields[note]}"),
        )
        return Progress(*columns, console=self.console)

    def table(self) -> None:
        """Show what every phase did."""
        table = Table(title="files_style_sdk demo")
        table.add_column("phase")
        for title in ("files", "MiB", "seconds", "MiB/s", "pages"):
            table.add_column(title, justify="right")
        for phase in self.phases:
            mib = None if phase.bytes is None else phase.bytes / MIB
            table.add_row(
                phase.title,
                f"{phase.files:,}",
                "" if mib is None else f"{mib:,.1f}",
                f"{phase.seconds:.2f}",
                "" if mib is None or not phase.seconds else f"{mib / phase.seconds:,.1f}",
                "" if phase.pages is None else f"{phase.pages:,}",
            )
        self.console.print(table)
