"""Reads the mock server's page as a visitor without a browser would, and presses its buttons."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

import requests
from files_mock_server.testing import MockServer


@dataclass
class Element:
    """One element of a page and the text inside it."""

    name: str
    attributes: dict[str, str | None]
    text: str = ""


@dataclass
class Reader(HTMLParser):
    """Collects the elements of a page."""

    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.elements.append(element)
        if tag not in ("meta", "link", "input", "img"):
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data


class Page:
    """The page as one answer shows it."""

    def __init__(self, answer: requests.Response) -> None:
        self.answer = answer
        reader = Reader()
        reader.feed(answer.text)
        reader.close()
        assert not reader.open, "every element is closed"
        self.elements = reader.elements

    def all(self, name: str, /, **attributes: str) -> list[Element]:
        return [
            element
            for element in self.elements
            if element.name == name and all(element.attributes.get(key) == value for key, value in attributes.items())
        ]

    def part(self, id: str) -> str:
        return next(element.text for element in self.elements if element.attributes.get("id") == id)

    def href(self, label: str) -> str:
        """The target of the last link with a text."""
        found = [element for element in self.all("a") if element.text == label]
        assert found, f"there is no link {label!r}"
        return urljoin(self.answer.url, found[-1].attributes["href"])

    def figure(self, name: str) -> str:
        terms = [element.text for element in self.elements if element.name == "dt"]
        values = [element.text for element in self.elements if element.name == "dd"]
        return values[terms.index(name)]

    def fields(self, prefix: str) -> dict[str, str]:
        """What the fields of forms hold whose names begin so."""
        found: dict[str, str] = {}
        name = ""
        for element in self.elements:
            if element.name in ("input", "select"):
                name = element.attributes.get("name") or ""
            is_chosen = element.name == "option" and "selected" in element.attributes
            if name.startswith(prefix) and (element.name == "input" or is_chosen):
                found[name] = element.attributes.get("value") or ""
        return found

    def requests(self) -> list[str]:
        """The paths of the journal, as they are shown."""
        return [element.text for element in self.all("a", **{"class": "path"})]


class Visitor:
    """Somebody who looks at the page and presses its buttons."""

    def __init__(self, server: MockServer) -> None:
        self.url = server.url + "/__mock__/"
        self.http = requests.Session()
        self.http.trust_env = False

    def look(self, target: str = "", **params: Any) -> Page:
        answer = self.http.get(urljoin(self.url, target), params=params, timeout=20)
        assert answer.status_code == 200, answer.text[:500]
        return Page(answer)

    def wait_for(self, figure: str, value: str) -> Page:
        """Look until a total has a value: the totals of a site may be a little old."""
        for _ in range(500):
            page = self.look()
            if page.figure(figure) == value:
                return page
            time.sleep(0.02)
        raise AssertionError(f"{figure} is {page.figure(figure)}, not {value}")

    def press(self, do: str, *, status: int = 200, **fields: str) -> Page:
        answer = self.http.post(self.url, data={"do": do, **fields}, timeout=20)
        assert answer.status_code == status, answer.text[:500]
        if status == 200:
            assert [past.status_code for past in answer.history] == [303]
        return Page(answer)
