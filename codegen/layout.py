"""Lines of Python, laid out the way the formatter lays them out, so that formatting the output changes nothing."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 120
HEADER = '# Generated from the API description by "python -m codegen"; change the description, not this file.'


@dataclass(frozen=True, slots=True)
class Group:
    """Something in brackets: `head` opens it, `tail` closes it, `items` stand between, on one line if they fit.

    The items of a `literal` (a dict, list or tuple) stand on a line each as soon as they do not fit behind its head.
    """

    head: str
    items: Sequence["str | Group"]
    tail: str
    literal: bool = False

    def flat(self) -> str:
        """Return it on one line."""
        return self.head + ", ".join(map(flat, self.items)) + self.tail


def flat(item: "str | Group") -> str:
    """Return `item` on one line."""
    return item if isinstance(item, str) else item.flat()


def tuple_of(items: Sequence[str], head: str = "") -> Group:
    """Return a tuple display of `items`; one item keeps its comma."""
    return Group(f"{head}(", items, ",)" if len(items) == 1 else ")", literal=True)


def lay(item: "str | Group", indent: int = 0, suffix: str = "") -> list[str]:
    """Return the lines of `item`: one if it fits, else the inside indented, else an item a line."""
    margin = " " * indent
    line = margin + flat(item) + suffix
    if isinstance(item, str) or len(line) <= WIDTH or not item.items:
        return [line]
    inside = margin + "    " + ", ".join(map(flat, item.items))
    closing = margin + item.tail.lstrip(",") + suffix
    if len(inside) <= WIDTH and not item.literal:
        return [margin + item.head, inside, closing]
    lines = [margin + item.head]
    for part in item.items:
        lines += lay(part, indent + 4, "," if not flat(part).startswith("**kwargs:") else "")
    return [*lines, closing]


def docstring(summary: str, indent: int = 0, details: Sequence[str] = ()) -> list[str]:
    """Return the lines of a docstring: the summary alone, or the summary, a blank line and the details, wrapped."""
    margin = " " * indent
    summary, details = _inside(summary), [_inside(detail) for detail in details]
    if not details and summary.endswith('"'):
        summary += " "  # as the formatter has it
    opening = margin + '"""' + summary
    if not details and len(opening) + 3 <= WIDTH:
        return [opening + '"""']
    lines = _wrap(summary, margin + '"""', margin)
    if details:
        lines.append("")
    for detail in details:
        lines += _wrap(detail, margin, margin + "    ") if detail else [""]
    return [*lines, margin + '"""']


def comment(text: str, indent: int) -> list[str]:
    """Return `text` as comment lines."""
    margin = " " * indent + "# "
    return _wrap(text, margin, margin)


def _inside(text: str) -> str:
    """Return a text as it may stand in a docstring."""
    return text.replace("\\", "\\\\").replace('"""', "'''")


def _wrap(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
