"""Progress as a bar: rich's in a terminal, tqdm's in a notebook (extra `progress`)."""

from __future__ import annotations

import importlib
import math
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from files_style_sdk.error import InvalidParameterError
from files_style_sdk.transfer.progress import Progress, ProgressCallback

__all__ = ["caption", "display"]

_STEPS = (("KiB", 1024.0), ("MiB", 1024.0**2), ("GiB", 1024.0**3), ("TiB", 1024.0**4))


@contextmanager
def display(progress: ProgressCallback | bool | None, title: str = "") -> Iterator[ProgressCallback | None]:
    """What a transfer tells its progress to, for as long as the block lasts.

    Args:
        progress: A callback is that itself. True is a bar on the standard error output: in a notebook tqdm's, in a
            terminal rich's, elsewhere none. None and False are nothing.
        title: What stands before the bar.

    Raises:
        InvalidParameterError: `progress` is none of these.
        ImportError: A bar is to be drawn, and what draws it is not installed (extra `progress`).

    Example:
        >>> with display(print) as callback:
        ...     callback is print
        True
    """
    if progress is not None and not isinstance(progress, bool) and not callable(progress):
        raise InvalidParameterError(
            f"progress must be a function that takes a Progress, or True for a bar, not {progress!r}"
        )
    if progress is not True:
        yield progress or None
    elif _in_notebook():
        with _notebook_bar(title) as callback:
            yield callback
    elif _is_terminal(sys.stderr):
        with _terminal_bar(title) as callback:
            yield callback
    else:
        yield None


def caption(progress: Progress) -> str:
    """What stands behind a bar: bytes, files if there are several, rate and time left, as far as they are known.

    Example:
        >>> caption(Progress(512 * 1024, 1024 * 1024, 0, 1, 1.0, current_rate=256 * 1024.0))
        '512.0 KiB of 1.0 MiB · 256.0 KiB/s · 0:02 left'
    """
    done = _amount(progress.bytes_done)
    parts = [done if progress.bytes_total is None else f"{done} of {_amount(progress.bytes_total)}"]
    if files := _files(progress):
        parts.append(files)
    parts.append(f"{_amount(progress.current_rate)}/s")
    if progress.seconds_left:
        parts.append(f"{_clock(progress.seconds_left)} left")
    return " · ".join(parts)


def _files(progress: Progress) -> str:
    """How many files are done, if there are several."""
    if progress.files_total is None:
        return f"{progress.files_done:,} files" if progress.files_done else ""
    return f"{progress.files_done:,} of {progress.files_total:,} files" if progress.files_total > 1 else ""


def _amount(count: float) -> str:
    unit, size = "B", 1.0
    for name, step in _STEPS:
        if count >= step:
            unit, size = name, step
    return f"{count:.0f} B" if unit == "B" else f"{count / size:,.1f} {unit}"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(math.ceil(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _share(progress: Progress) -> tuple[int, int | None]:
    """How much of how much a bar shows: bytes, but files where there are no bytes to move, as in empty files."""
    if progress.bytes_total == 0 and progress.files_total:
        return progress.files_done, progress.files_total
    return progress.bytes_done, progress.bytes_total


def _in_notebook() -> bool:
    interactive = sys.modules.get("IPython")
    if interactive is None:
        return False  # nobody runs in a notebook without it
    shell = getattr(interactive, "get_ipython", lambda: None)()
    return shell is not None and getattr(shell, "kernel", None) is not None


def _is_terminal(stream: TextIO | None) -> bool:
    # A program without a console has no standard streams, or closed ones.
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def _drawer(module: str) -> Any:
    try:
        return importlib.import_module(module)
    except ImportError:
        package = module.partition(".")[0]
        raise ImportError(
            f"drawing a progress bar needs {package}: pip install 'files-style-sdk[progress]', or give a function "
            "instead of progress=True"
        ) from None


@contextmanager
def _terminal_bar(title: str) -> Iterator[ProgressCallback]:
    drawer = _drawer("rich.progress")
    columns = [
        drawer.TextColumn("{task.description}", markup=False),
        drawer.BarColumn(),
        drawer.TaskProgressColumn(),
        drawer.TextColumn("{task.fields[caption]}", markup=False),
    ]
    console = importlib.import_module("rich.console").Console(stderr=True)
    bars = drawer.Progress(
        *columns[not title :],
        console=console,
        auto_refresh=False,  # with every news instead: no thread, which would outlive the bar
        redirect_stdout=_is_terminal(sys.stdout),  # what a program prints into a file must still get there
    )
    with bars:
        task = bars.add_task(title, total=None, caption="")

        def draw(progress: Progress) -> None:
            done, total = _share(progress)
            bars.update(task, completed=done, total=total, caption=caption(progress), refresh=True)

        yield draw


@contextmanager
def _notebook_bar(title: str) -> Iterator[ProgressCallback]:
    bar = _new_notebook_bar(title)
    try:

        def draw(progress: Progress) -> None:
            done, total = _share(progress)
            if total is not None and total != bar.total:
                started = bar.start_t
                bar.reset(total)
                bar.start_t = started
            bar.n, bar.initial = done, progress.bytes_resumed
            bar.set_postfix_str(_files(progress), refresh=False)
            bar.refresh()

        yield draw
    finally:
        bar.close()


def _new_notebook_bar(title: str) -> Any:
    module = _drawer("tqdm.notebook")
    if getattr(module, "IProgress", None) is None:
        module = _drawer("tqdm.std")  # without ipywidgets a notebook shows text
    return _quiet(module.tqdm)(desc=title or None, unit="B", unit_scale=True, unit_divisor=1024)


def _quiet(kind: Any) -> Any:
    """The class without the thread that looks after bars nobody refreshes: these are refreshed with every news."""
    return type(kind.__name__, (kind,), {"monitor_interval": 0})
