"""Progress as a bar, in what looks like a terminal, a notebook or neither."""

from __future__ import annotations

import io
import sys
import threading
import types
from typing import Any

import pytest

from files_style_sdk.error import InvalidParameterError
from files_style_sdk.transfer.display import caption, display
from files_style_sdk.transfer.progress import Progress, ProgressCallback

MIB = 1024 * 1024
HALF = Progress(MIB // 2, MIB, 1, 3, 2.0, current_rate=MIB / 4)
WHOLE = Progress(MIB, MIB, 3, 3, 4.0, current_rate=MIB / 4)


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        if self.closed:
            raise ValueError("I/O operation on closed file")
        return True


def terminal_of(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Makes the standard error output a terminal, wide enough for a line.

    Not a fixture: what a fixture puts into `sys` is replaced by pytest's own capturing before the test is called.
    """
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delitem(sys.modules, "IPython", raising=False)
    return stream


def notebook_of(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """Makes the program run in the kernel of a notebook."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    interactive: Any = types.ModuleType("IPython")
    interactive.get_ipython = lambda: types.SimpleNamespace(kernel=object())
    monkeypatch.setitem(sys.modules, "IPython", interactive)
    return stream


def drawn(title: str = "big.bin", news: tuple[Progress, ...] = (HALF, WHOLE)) -> None:
    """Draw a bar from its beginning to its end."""
    with display(True, title) as callback:
        assert callback is not None
        for progress in news:
            callback(progress)


@pytest.mark.usefixtures("no_threads_left")
def test_a_terminal_gets_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a terminal a bar shows title, bytes, files, rate and time left, and leaves no thread behind."""
    terminal = terminal_of(monkeypatch)
    drawn()
    shown = terminal.getvalue()
    for part in ("big.bin", "50%", "512.0 KiB of 1.0 MiB", "1 of 3 files", "256.0 KiB/s", "0:02 left", "100%"):
        assert part in shown


def test_a_title_is_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file name with brackets is shown as it is, not taken for markup."""
    terminal = terminal_of(monkeypatch)
    drawn("[red]a[/red].txt")
    assert "[red]a[/red].txt" in terminal.getvalue()


def test_what_the_program_prints_stays_where_it_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bar does not draw the standard output into the error output."""
    terminal = terminal_of(monkeypatch)
    output = io.StringIO()
    monkeypatch.setattr(sys, "stdout", output)
    with display(True):
        print("result")
    assert output.getvalue() == "result\n"
    assert "result" not in terminal.getvalue()
    assert (sys.stdout, sys.stderr) == (output, terminal)


def test_the_terminal_is_given_back_after_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A transfer that fails shows its cursor again, and its error passes."""
    terminal = terminal_of(monkeypatch)
    with pytest.raises(ValueError, match="broken"), display(True):
        raise ValueError("broken")
    assert terminal.getvalue().rstrip().endswith("\x1b[?25h")
    assert sys.stderr is terminal


@pytest.mark.parametrize("stream", [io.StringIO(), None])
def test_no_terminal_no_bar(stream: io.StringIO | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody looks nothing is drawn, and nothing has to be installed for that."""
    monkeypatch.setattr(sys, "stderr", stream)
    for module in ("rich", "rich.progress", "tqdm", "tqdm.notebook"):
        monkeypatch.setitem(sys.modules, module, None)
    with display(True) as callback:
        assert callback is None
    assert stream is None or stream.getvalue() == ""


def test_a_closed_error_output_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A daemon that has closed its streams transfers without a bar."""
    stream = Terminal()
    stream.close()
    monkeypatch.setattr(sys, "stderr", stream)
    with display(True) as callback:
        assert callback is None


@pytest.mark.usefixtures("no_threads_left")
def test_a_notebook_without_widgets_gets_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a notebook without ipywidgets tqdm draws text, and leaves no thread behind."""
    import tqdm.notebook

    notebook = notebook_of(monkeypatch)
    monkeypatch.setattr(tqdm.notebook, "IProgress", None)
    drawn()
    shown = notebook.getvalue()
    for part in ("big.bin", "512k/1.00M", "1 of 3 files", "100%"):
        assert part in shown


def test_a_notebook_gets_tqdms_own_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a notebook with widgets the bar is tqdm's for notebooks, and hears the total in the way that it needs."""
    import tqdm.notebook
    import tqdm.std

    notebook_of(monkeypatch)

    calls: list[tuple[str, Any]] = []

    class Bar(tqdm.std.tqdm):  # type: ignore[misc]
        def reset(self, total: float | None = None) -> None:
            calls.append(("reset", total))
            super().reset(total)

        def close(self) -> None:
            calls.append(("close", self.n))
            super().close()

    monkeypatch.setattr(tqdm.notebook, "IProgress", object)
    monkeypatch.setattr(tqdm.notebook, "tqdm", Bar)
    drawn(news=(Progress(10, None, 0, 1, 0.5), HALF, WHOLE))
    assert [call for call in calls if call != ("close", MIB)] == [("reset", MIB)]
    assert ("close", MIB) in calls


@pytest.mark.parametrize("where", ["terminal", "notebook"])
def test_a_missing_extra_is_named_where_a_bar_would_be_drawn(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package that draws, the error says what to install, before anything is moved."""
    {"terminal": terminal_of, "notebook": notebook_of}[where](monkeypatch)
    for module in ("rich", "rich.progress", "tqdm", "tqdm.notebook", "tqdm.std"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ImportError, match=r"files-style-sdk\[progress\]"):
        display(True).__enter__()


def test_a_callback_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A callback is itself, None and False are nothing; none of them draws."""
    terminal = terminal_of(monkeypatch)
    callback: ProgressCallback = [].append
    for given, expected in ((callback, callback), (None, None), (False, None)):
        with display(given) as got:
            assert got is expected
    assert terminal.getvalue() == ""


@pytest.mark.parametrize("wrong", [1, "yes", [print]])
def test_nonsense_is_refused(wrong: Any) -> None:
    """What is neither a callback nor True or False is refused, with what was given."""
    with pytest.raises(InvalidParameterError, match="progress must be"), display(wrong):
        pass


def test_a_bar_may_be_drawn_from_many_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts that move in several threads draw one bar."""
    terminal = terminal_of(monkeypatch)
    with display(True) as callback:
        assert callback is not None
        threads = [threading.Thread(target=callback, args=(HALF,)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert "512.0 KiB of 1.0 MiB" in terminal.getvalue()


@pytest.mark.parametrize(
    ("progress", "text"),
    [
        (Progress(0, None, 0, None, 0.0), "0 B · 0 B/s"),
        (Progress(999, 1000, 0, 1, 1.0, 999.0), "999 B of 1000 B · 999 B/s · 0:01 left"),
        (Progress(3 * MIB, None, 1200, None, 9.0, 2.5 * MIB), "3.0 MiB · 1,200 files · 2.5 MiB/s"),
        (Progress(MIB, MIB, 2, 2, 1.0, 5.0), "1.0 MiB of 1.0 MiB · 2 of 2 files · 5 B/s"),
        (Progress(0, 7200 * MIB, 0, 1, 1.0, MIB), "0 B of 7.0 GiB · 1.0 MiB/s · 2:00:00 left"),
    ],
)
def test_captions(progress: Progress, text: str) -> None:
    """The text behind a bar says what is known, and nothing else."""
    assert caption(progress) == text


def test_empty_files_fill_the_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are no bytes to move the bar follows the files, and is full at the end."""
    terminal = terminal_of(monkeypatch)
    drawn(news=(Progress(0, 0, 1, 1, 0.1),))
    assert "100%" in terminal.getvalue()
