"""What the command says: lines for people and pipes, one JSON value a line for programs, trouble to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, TextIO

__all__ = ["Output", "age", "printable", "readable", "when"]

_ROWS_AT_ONCE = 1000


class Output:
    """Where a subcommand's results, remarks and errors go.

    Results go to standard output: as JSON lines with `--json`, else as text, aligned on a terminal and with tabs in a
    pipe. Remarks go to standard error, and are what `-q` leaves out, together with results that only say that
    something was done. Errors always go to standard error.

    Args:
        as_json: Whether results are JSON values, one a line.
        quiet: Whether only what was asked for, and errors, are told.

    Example:
        >>> Output(as_json=True).record({"path": "a"}, "a")
        {"path": "a"}
    """

    def __init__(self, as_json: bool = False, quiet: bool = False) -> None:
        self.as_json = as_json
        self.quiet = quiet

    @property
    def on_terminal(self) -> bool:
        """Whether standard output is a terminal."""
        return _is_terminal(sys.stdout)

    @property
    def progress(self) -> bool:
        """What a transfer's `progress` should be: a bar on a terminal, unless `-q` or `--json` was given."""
        return not self.quiet and not self.as_json and _is_terminal(sys.stderr)

    def record(self, value: Mapping[str, Any], text: str) -> None:
        """Tell one result that was asked for.

        Args:
            value: The result for programs; what JSON has no form for is written as text.
            text: The result for people.
        """
        self.print(_json(value) if self.as_json else text)

    def done(self, value: Mapping[str, Any], text: str) -> None:
        """Tell that something was done: like `record`, but nothing with `-q`.

        Args:
            value: What was done, for programs.
            text: What was done, for people.
        """
        if not self.quiet:
            self.record(value, text)

    def table(
        self,
        rows: Iterable[tuple[Mapping[str, Any], Sequence[str]]],
        columns: Sequence[str] = (),
        right: Sequence[int] = (),
    ) -> None:
        """Tell results that have several fields each, as they come.

        On a terminal the fields stand in columns (of a thousand rows at a time); in a pipe, tabs stand between them.

        Args:
            rows: For each result its value for programs and its fields for people.
            columns: What stands above the columns on a terminal; nothing by default.
            right: Which fields are numbers, to be set flush right.
        """
        if self.as_json:
            for value, _fields in rows:
                self.print(_json(value))
        elif not self.on_terminal:
            for _value, fields in rows:
                self.print("\t".join(fields))
        else:
            shown = (tuple(map(printable, fields)) for _value, fields in rows)
            heading = [tuple(columns)] if columns else []
            while block := list(islice(shown, _ROWS_AT_ONCE)):
                for line in _aligned([*heading, *block], frozenset(right)):
                    self.print(line)
                heading = []

    def print(self, text: str) -> None:
        """Write a line to standard output; on a terminal, what could steer it is spelled out."""
        sys.stdout.write((printable(text) if self.on_terminal else text) + "\n")

    def note(self, text: str) -> None:
        """Tell a remark, on standard error; nothing with `-q`."""
        if not self.quiet:
            self._trouble(text)

    def warning(self, text: str) -> None:
        """Tell, on standard error, what its reader must know even with `-q`."""
        self._trouble(f"files-style: {text}")

    def error(self, error: BaseException, about: str = "") -> None:
        """Tell an error, on standard error: one line of text, or with `--json` one JSON value.

        Args:
            error: What was raised.
            about: What it happened to, such as a path.
        """
        message = _message(error)
        if self.as_json:
            from files_style_sdk.cli.exits import exit_status

            told = {
                "error": message,
                "class": type(error).__name__,
                "type": getattr(error, "error_type", None),
                "request_id": getattr(error, "request_id", None),
                "path": about or None,
                "exit_status": exit_status(error),
            }
            print(_json({name: value for name, value in told.items() if value is not None}), file=sys.stderr)
        else:
            self._trouble(f"files-style: {about}: {message}" if about else f"files-style: {message}")

    def _trouble(self, text: str) -> None:
        print(printable(text) if _is_terminal(sys.stderr) else text, file=sys.stderr)


def printable(text: str) -> str:
    """Text in which what could steer a terminal is spelled out; line ends stay."""
    if text.isprintable():
        return text
    from files_style_sdk.syncing.plan import shown_path

    return "\n".join(map(shown_path, text.split("\n")))


def readable(size: int | None, exact: bool = False) -> str:
    """Bytes as people read them.

    Args:
        size: The bytes, None if that is not known.
        exact: Whether to give their plain number.

    Example:
        >>> readable(1536), readable(1536, exact=True), readable(None)
        ('1.5 KiB', '1536', '-')
    """
    if size is None:
        return "-"
    if exact:
        return str(size)
    from files_style_sdk.syncing.plan import readable_size

    return readable_size(size)


def when(moment: str | None) -> str:
    """A moment of the service (ISO 8601) in local time, to the second; `-` if there is none.

    Example:
        >>> when(None), len(when("2026-11-22T05:22:16.789819Z"))
        ('-', 19)
    """
    if not moment:
        return "-"
    from datetime import datetime

    try:
        return f"{datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M:%S}"
    except ValueError:
        return moment


def age(moment: str | None, now: float) -> float | None:
    """How many seconds ago a moment of the service (ISO 8601) was; None if there is none.

    Args:
        moment: The moment.
        now: The present, as `time.time()` gives it.

    Example:
        >>> age("1970-01-01T00:01:00Z", 90.0)
        30.0
    """
    if not moment:
        return None
    from datetime import UTC, datetime

    try:
        then = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return now - (then if then.tzinfo else then.replace(tzinfo=UTC)).timestamp()


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _message(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    if isinstance(error, BaseExceptionGroup):
        return f"{error.message}: {_message(error.exceptions[0])}"
    return str(error) or type(error).__name__


def _is_terminal(stream: TextIO | None) -> bool:
    # A program without a console has no standard streams, or closed ones.
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def _aligned(rows: Sequence[Sequence[str]], right: frozenset[int]) -> Iterable[str]:
    from rich.cells import cell_len

    last = max(map(len, rows)) - 1
    widths = [max(cell_len(row[n]) if n < len(row) else 0 for row in rows) for n in range(last + 1)]
    for row in rows:
        cells = []
        for n, text in enumerate(row):
            padding = " " * (widths[n] - cell_len(text))
            cells.append(padding + text if n in right else text + padding * (n < last))
        yield "  ".join(cells).rstrip()
