"""The pages of lists, in the manner that ``x-pages`` says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode

from files_mock_server.problems import invalid
from files_mock_server.services.call import ServiceCall
from files_mock_server.services.kinds import Kind
from files_mock_server.services.operations import Operation
from files_mock_server.services.service import Described
from files_mock_server.services.stock import Row
from files_mock_server.services.templates import put
from files_mock_server.store.cursors import Page, fingerprint
from files_mock_server.store.records import Condition

STYLES = ("header_cursor", "body_cursor", "page_number", "next_link")
SIZES = ("limit", "per_page", "page_size", "perPage", "pageSize")
"""Query parameters that say how many records a page has."""

_DEFAULT_SIZE = 100
_LARGEST_SIZE = 1000
_INTEGER = {"type": "integer"}


class Pager:
    """Cuts the list of one operation into pages.

    Args:
        described: The service.
        operation: The operation.
        size: Records of a page unless the client says more; None for the usual number.
        descending: Whether the newest record comes first.

    Raises:
        DescriptionError: If its ``x-pages`` cannot be.
    """

    def __init__(self, described: Described, operation: Operation, size: int | None, *, descending: bool) -> None:
        self._schemas = described.schemas
        self._operation = operation
        self._descending = descending
        self._options: Mapping[str, Any] = operation.pages
        self._style = self._options.get("style", "")
        self._parameter = str(self._options.get("parameter") or ("page" if self._style == "page_number" else "cursor"))
        queries = {one.name: one.schema for one in operation.parameters if one.place == "query"}
        self._size_name = next((name for name in SIZES if name in queries), "")
        schema = self._schemas.resolve(queries.get(self._size_name, True))
        self._size = int(schema.get("default") or size or described.options.page_size or _DEFAULT_SIZE)
        self.own_names = frozenset((self._parameter, self._size_name))
        """The query parameters that are about pages, not about records."""
        if self._options:
            self._check(described)

    def _check(self, described: Described) -> None:
        place = f"{self._operation.place}: x-pages"
        if self._style not in STYLES:
            raise described.document.error(f"{place}.style", f"must be one of {', '.join(STYLES)}, not {self._style!r}")
        needed = {"header_cursor": "headers", "body_cursor": "at", "next_link": "at"}.get(self._style)
        if needed and not self._options.get(needed):
            raise described.document.error(f"{place}.{needed}", f"is required for {self._style}")
        in_body = [name for name in ("at", "more", "total") if self._options.get(name)]
        shape = self._operation.shape
        if in_body and "array" in self._schemas.types(shape.whole):
            message = "names a place in the answer, which must be an object then, not a list"
            raise described.document.error(f"{place}.{in_body[0]}", message)

    def cut(self, call: ServiceCall, kind: Kind, conditions: Sequence[Condition]) -> tuple[list[Row], Places]:
        """The records of the page that a call asks for.

        Args:
            call: The call; headers that lead to the next page are added to its answer.
            kind: Which records.
            conditions: Those that the list has.

        Returns:
            The records, and what is to be set in the answer, by dotted places.

        Raises:
            Problem: ``bad-request/invalid-cursor`` or ``…/request-params-invalid``.
        """
        if not self._options:
            rows = call.site.stock.rows(kind, conditions)
            return (rows[::-1] if self._descending else rows), {}
        places: Places = {}
        if total := self._options.get("total"):
            places[str(total)] = len(call.site.stock.rows(kind, conditions))
        if self._style == "page_number":
            return self._by_number(call, kind, conditions, places)
        query = self._fingerprint(call)
        given = call.query.get(self._parameter)
        position = call.site.cursors.decode(str(given), query) if given not in (None, "") else None
        page = call.site.stock.page(kind, conditions, position, self._limit(call), descending=self._descending)
        self._lead_on(call, page, query, places)
        return page.items, places

    def _lead_on(self, call: ServiceCall, page: Page, query: str, places: Places) -> None:
        cursor = None if page.next is None else call.site.cursors.encode(page.next, query)
        if self._style == "header_cursor":
            for name in self._options["headers"] if cursor else ():
                call.reply_headers[str(name)] = str(cursor)
        elif self._style == "body_cursor":
            places[str(self._options["at"])] = cursor
        else:
            places[str(self._options["at"])] = None if cursor is None else self._link(call, cursor)
        if more := self._options.get("more"):
            places[str(more)] = cursor is not None

    def _link(self, call: ServiceCall, cursor: str) -> str:
        path, _, query = call.target.partition("?")
        pairs = [pair for pair in parse_qsl(query, keep_blank_values=True) if pair[0] != self._parameter]
        link = f"{path}?{urlencode([*pairs, (self._parameter, cursor)])}"
        return link if self._options.get("absolute") is False else call.origin + link

    def _by_number(
        self, call: ServiceCall, kind: Kind, conditions: Sequence[Condition], places: Places
    ) -> tuple[list[Row], Places]:
        first = int(self._options.get("first", 1))
        given = call.query.get(self._parameter)
        number = first if given is None else self._schemas.from_text(_INTEGER, given, self._parameter)
        if number < first:
            raise invalid(self._parameter, f"at least {first}")
        limit = self._limit(call)
        rows = call.site.stock.rows(kind, conditions)
        rows = rows[::-1] if self._descending else rows
        start = (number - first) * limit
        if more := self._options.get("more"):
            places[str(more)] = start + limit < len(rows)
        return rows[start : start + limit], places

    def _limit(self, call: ServiceCall) -> int:
        given = call.query.get(self._size_name) if self._size_name else None
        if given is None:
            return min(self._size, _LARGEST_SIZE)
        limit = self._schemas.from_text(_INTEGER, given, self._size_name)
        if limit < 1:
            raise invalid(self._size_name, "a positive integer")
        return min(int(limit), _LARGEST_SIZE)

    def _fingerprint(self, call: ServiceCall) -> str:
        own = {name: value for name, value in call.query.items() if name not in self.own_names}
        return fingerprint(self._operation.id, {"path": call.path, "query": own})


Places = dict[str, Any]
"""Values by the dotted places of an answer in which they stand."""


def with_places(body: Any, places: Places, copy: Callable[[Any], Any] = dict) -> Any:
    """An answer in which some places are set; one that is no object has none."""
    if not places or not isinstance(body, dict):
        return body
    changed = copy(body)
    for steps, value in places.items():
        put(changed, steps, value)
    return changed
