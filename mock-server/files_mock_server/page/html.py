"""HTML from Python: text is escaped unless it is HTML already, so that no stored name can become markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from html import escape
from typing import TypeAlias

_VOID = frozenset(("br", "col", "hr", "img", "input", "link", "meta"))

# Control and format characters, lone surrogates and tags: what would be invisible, or turn the text around.
# The joiners stay, because emoji and several scripts are spelled with them.
_ODD = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_SPECIAL = re.compile("[&<>\"']")
_READ_ALOUD = frozenset(("alt", "aria-label", "title"))
_ODD_IN_LINES = re.compile(f"(?![\n\t]){_ODD.pattern}")


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


Child: TypeAlias = "str | int | Iterable[Child] | None"
"""What may stand inside an element: HTML as it is, text and numbers escaped, None as nothing, or several of these."""


def tag(name: str, /, *children: Child, **attributes: object) -> Html:
    """An element.

    Args:
        name: Its name.
        children: What stands inside.
        attributes: Its attributes; an underscore at the end of a name is dropped, others become hyphens. None and
            False leave the attribute out, True makes it bare.
    """
    parts = [f"<{name}"]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        spelled = _spelled(key)
        parts.append(f" {spelled}" if value is True else f' {spelled}="{_attribute(spelled, value)}"')
    parts.append(">")
    if name not in _VOID:
        parts.extend(html(child) for child in children)
        parts.append(f"</{name}>")
    return Html("".join(parts))


@cache
def _spelled(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def html(child: Child) -> Html:
    """A child as HTML."""
    if child is None:
        return Html("")
    if isinstance(child, Html):
        return child
    if isinstance(child, str):
        return text(child)
    if isinstance(child, int):
        return Html(str(child))
    return Html("".join(html(one) for one in child))


def text(value: str, *, lines: bool = False) -> Html:
    """Text as HTML; characters that nobody would see are spelled out.

    Args:
        value: The text.
        lines: Whether line breaks and tabs stay as they are.
    """
    escaped = escape(value, quote=False) if _SPECIAL.search(value) else value
    return Html((_ODD_IN_LINES if lines else _ODD).sub(_spelled_out, escaped))


def isolated(value: str) -> Html:
    """Text whose direction of writing does not touch what stands around it."""
    return tag("bdi", value)


def _spelled_out(match: re.Match[str]) -> str:
    return f'<span class="odd">U+{ord(match.group()):04X}</span>'


def _attribute(name: str, value: object) -> str:
    plain = str(value)
    if name in _READ_ALOUD:
        plain = _ODD.sub(lambda match: f"U+{ord(match.group()):04X}", plain)
    return escape(plain) if _SPECIAL.search(plain) else plain
