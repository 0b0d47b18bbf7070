"""Pieces that the parts of the page are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from files_mock_server.page.html import Child, Html, tag
from files_mock_server.page.view import View

METHODS = ("GET", "POST", "PATCH", "PUT", "DELETE", "HEAD")
"""The HTTP methods that forms offer."""


def panel(id: str, title: str, *children: Child, note: Child = None, level: str = "h2") -> Html:
    """A part of the page under a heading.

    Args:
        id: What links go to.
        title: The heading.
        children: What the part holds.
        note: A remark beside the heading.
        level: Element of the heading.
    """
    heading = tag("header", tag(level, title, id=f"{id}-title"), tag("small", note) if note is not None else None)
    return tag("section", heading, *children, id=id, class_="panel", aria_labelledby=f"{id}-title", tabindex="-1")


def scroller(label: str, table: Html, *, kind: str = "") -> Html:
    """A table that scrolls inside the page; it can be reached and scrolled with the keyboard."""
    return tag("div", table, class_=f"scroller {kind}".strip(), tabindex="0", role="region", aria_label=label)


def empty(message: str) -> Html:
    """What is said where nothing is."""
    return tag("p", message, class_="empty")


def facts(pairs: Iterable[tuple[str, Child]]) -> Html:
    """Names and values."""
    rows = [tag("div", tag("dt", name), tag("dd", value)) for name, value in pairs]
    return tag("dl", rows, class_="facts")


def pager(*links: tuple[str, str | None]) -> Html | None:
    """Links to other pages of a list; None if there is none."""
    shown = [tag("a", label, href=href) for label, href in links if href is not None]
    return tag("nav", shown, class_="pager", aria_label="Pages") if shown else None


def kept(view: View, *without: str) -> list[Html]:
    """Hidden fields that keep the view in a form that asks for a page.

    Args:
        view: What is looked at.
        without: Names that the form sets itself.
    """
    values = view.changed().values()
    return [
        tag("input", type="hidden", name=name, value=value) for name, value in values.items() if name not in without
    ]


def field(label: str, name: str, value: str = "", *, type: str = "text", **attributes: object) -> Html:
    """A labelled field for text.

    Args:
        label: What it is for.
        name: Name in the form.
        value: What it begins with.
        type: Kind of input.
        attributes: Further attributes of the input.
    """
    box = tag("input", type=type, name=name, value=value or None, autocomplete="off", spellcheck="false", **attributes)
    return tag("label", tag("span", label), box)


def select(label: str, name: str, options: Sequence[tuple[str, str]], chosen: str) -> Html:
    """A labelled choice.

    Args:
        label: What it is for.
        name: Name in the form.
        options: Values and what they are called.
        chosen: The value that is chosen.
    """
    shown = [tag("option", text, value=value, selected=value == chosen) for value, text in options]
    return tag("label", tag("span", label), tag("select", shown, name=name))


def action(view: View, anchor: str, label: str, do: str, *, style: str = "", **values: str) -> Html:
    """A form that is one button.

    Args:
        view: What is looked at afterwards.
        anchor: Id of the element to go to.
        label: What the button says.
        do: Name of the action.
        style: Class of the button.
        values: Further values of the form; ``aria`` is what the button says to those who hear it.
    """
    aria = values.pop("aria", None)
    hidden = [tag("input", type="hidden", name=name, value=value) for name, value in values.items()]
    button = tag("button", label, name="do", value=do, class_=style or None, aria_label=aria)
    return tag("form", hidden, button, method="post", action=view.link(anchor), class_="single")


def place(path: str, *, is_folder: bool) -> dict[str, str]:
    """The part of a view that shows a file or a folder."""
    if is_folder:
        return {"folder": path, "at": "", "file": ""}
    return {"folder": path.rpartition("/")[0], "at": "", "file": path}
