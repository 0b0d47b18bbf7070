"""What a visitor looks at: everything that the page's address says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any, Self
from urllib.parse import parse_qsl, urlencode

from files_mock_server.table.validate import id_in

_MOST_FIELDS = 200


@dataclass(frozen=True, slots=True)
class View:
    """The state of one look at the page. Every link keeps it but for what the link is about.

    Attributes:
        method: Requests with this method only.
        path: Requests whose path fits this pattern, or contains it if it has no wildcard.
        status: Requests with this status only: a number, a class such as ``4xx``, or a word.
        request: Number of the request whose details are shown.
        before: Only requests older than the one with this number.
        folder: Path of the folder that is open.
        at: Position of the page of that folder.
        file: Path of the file that is previewed.
        resource: Resource whose records are shown.
        record: Id of the record whose attributes are shown.
        fault_method: Method that the form for a new fault begins with.
        fault_path: Pattern that the form for a new fault begins with.
        said: Name of a message that tells what was done.
    """

    method: str = ""
    path: str = ""
    status: str = ""
    request: str = ""
    before: str = ""
    folder: str = ""
    at: str = ""
    file: str = ""
    resource: str = ""
    record: str = ""
    fault_method: str = ""
    fault_path: str = ""
    said: str = ""

    @classmethod
    def of(cls, query: str) -> Self:
        """The view that a query string describes; what it does not know is passed over."""
        known = {field.name for field in fields(cls)}
        pairs = parse_qsl(query, errors="replace", max_num_fields=_MOST_FIELDS)
        return cls(**{name: value for name, value in pairs if name in known})

    def link(self, anchor: str = "", **changes: Any) -> str:
        """The address of this view with some of it changed.

        Args:
            anchor: Id of the element to go to.
            changes: New values by name; an empty one takes the value away.
        """
        merged = {**_kept(self), **{name: str(value) for name, value in changes.items()}}
        query = urlencode({name: value for name, value in merged.items() if value}, errors="replace")
        return "./" + (f"?{query}" if query else "") + (f"#{anchor}" if anchor else "")

    def changed(self, **changes: Any) -> View:
        """This view with some of it changed; what was said is not said again."""
        return replace(self, **{"said": "", **{name: str(value) for name, value in changes.items()}})

    def values(self) -> Mapping[str, str]:
        """What is not empty, by name."""
        return {field.name: value for field in fields(self) if (value := getattr(self, field.name))}

    def whole(self, name: str) -> int | None:
        """A value as a number, None if it is none."""
        return id_in(getattr(self, name))


@lru_cache(maxsize=64)
def _kept(view: View) -> Mapping[str, str]:
    """What every link of a view has; a page has hundreds of links."""
    return view.changed().values()
