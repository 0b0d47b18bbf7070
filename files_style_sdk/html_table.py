"""Records as tables of HTML, which is how notebooks show them. Everything that a service sent is escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from itertools import chain

__all__ = ["MOST_ROWS", "table_of_record", "table_of_records"]

MOST_ROWS = 60
"""Records that are shown of a list."""
_LONGEST = 120


def table_of_record(title: str, cells: Mapping[str, str]) -> str:
    """A table with a row for each attribute.

    Args:
        title: What stands above it.
        cells: Names and values.
    """
    rows = "".join(f"<tr><th>{escape(name)}</th><td>{_cell(value)}</td></tr>" for name, value in cells.items())
    return f"<table><caption>{escape(title)}</caption><tbody>{rows}</tbody></table>"


def table_of_records(title: str, records: Sequence[Mapping[str, str]]) -> str:
    """A table with a row for each record, and a column for each attribute that one of them has.

    Args:
        title: What stands above it.
        records: Names and values of each; of a long list the first :data:`MOST_ROWS` are shown.
    """
    shown = records[:MOST_ROWS]
    names = list(dict.fromkeys(chain.from_iterable(shown)))
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    rows = "".join(
        "<tr>" + "".join(f"<td>{_cell(record.get(name, ''))}</td>" for name in names) + "</tr>" for record in shown
    )
    left = len(records) - len(shown)
    rest = f"<tfoot><tr><td colspan={max(1, len(names))}>{left} more</td></tr></tfoot>" if left else ""
    caption = f"<caption>{escape(title)}</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>{rest}</table>"


def _cell(value: str) -> str:
    return escape(value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…")
