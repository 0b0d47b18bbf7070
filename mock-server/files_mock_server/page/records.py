"""The records of each resource, newest first; secrets are never among their attributes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from files_mock_server.page import formats, parts
from files_mock_server.page.html import Child, Html, isolated, tag
from files_mock_server.page.view import View
from files_mock_server.site import Site
from files_mock_server.table.routing import Route

_ROWS = 100
_COLUMNS = 5
_LONGEST_CELL = 120  # characters
_LONGEST_VALUE = 4000  # characters

# Attributes that tell most about a record, the best first.
_TELLING = (
    *("name", "username", "title", "path", "permission", "status", "action", "operation", "behavior", "subject"),
    *("group_name", "user_id", "group_id", "email", "body", "message", "description"),
    *("created_at", "start_at", "at", "updated_at"),
)

# Attributes that give access to whoever knows them.
_SECRET = frozenset(("code", "inbox_code", "key", "otp", "pairing_key", "token", "expected_token", "session", "url"))
_SECRET_ENDINGS = ("password", "secret", "token", "private_key", "passphrase", "access_key", "api_key", "secret_key")


def section(site: Site, counts: Mapping[str, int] | None, view: View) -> Html:
    """The number of records of each resource, and the newest of the chosen one.

    Args:
        site: The site.
        counts: Number of records of each collection, None while it is not known.
        view: What is looked at.
    """
    chosen = view.resource or "user"
    if counts is not None and chosen not in counts and not view.resource:
        chosen = next(iter(sorted(counts)), chosen)
    total = formats.number(sum(counts.values())) if counts is not None else "…"
    body = tag("div", _index(counts or {}, chosen, view), _table(site, chosen, view), class_="split")
    return parts.panel("records", "Records", body, note=total)


def _index(counts: Mapping[str, int], chosen: str, view: View) -> Html:
    names = sorted({*counts, chosen})
    links = [
        tag(
            "li",
            tag(
                "a",
                tag("span", name.replace("_", " ")),
                tag("small", formats.number(counts.get(name, 0))),
                href=view.link("records", resource=name, record=""),
                aria_current="true" if name == chosen else None,
            ),
        )
        for name in names
    ]
    return tag("nav", tag("ul", links), class_="index", tabindex="0", aria_label="Resources")


def _table(site: Site, resource: str, view: View) -> Html:
    rows = _newest(site, resource)
    if not rows:
        return parts.empty(f"There are no records of {resource.replace('_', ' ')}.")
    columns = _columns(rows)
    head = tag("tr", [tag("th", name.replace("_", " "), scope="col") for name in columns])
    body: list[Child] = []
    for record in rows:
        is_open = str(record.get("id")) == view.record
        body.append(_row(record, columns, view, resource, is_open))
        if is_open:
            details = tag("div", parts.facts(_facts(record)), class_="inset")
            cells = tag("td", details, colspan=len(columns))
            body.append(tag("tr", cells, class_="details", id=f"record-details-{record['id']}"))
    return parts.scroller("Records", tag("table", tag("thead", head), tag("tbody", body)))


def _row(record: Mapping[str, Any], columns: list[str], view: View, resource: str, is_open: bool) -> Html:
    target = view.link("records", resource=resource, record="" if is_open else record["id"])
    link = tag("a", record["id"], href=target, class_="mono", aria_expanded="true" if is_open else "false")
    cells = [
        tag("td", isolated(_short(record.get(name))), title=_plain(record.get(name))[:500]) for name in columns[1:]
    ]
    return tag(
        "tr",
        tag("th", link, scope="row"),
        cells,
        id=f"record-{resource}-{record['id']}",
        class_="open" if is_open else None,
    )


def _facts(record: Mapping[str, Any]) -> list[tuple[str, Child]]:
    return [(name, tag("code", _plain(value)[:_LONGEST_VALUE])) for name, value in record.items() if value is not None]


def _newest(site: Site, resource: str) -> list[dict[str, Any]]:
    """The newest records as clients may see them, without what gives access."""
    route = _route(site, resource)
    if route is None:
        return []
    names = [name for name in site.shapes.of(route).shown if not _is_secret(name)]
    found = site.records.page(resource, descending=True, limit=_ROWS).items
    return [
        {"id": record["id"], **{name: _harmless(record.get(name)) for name in names if name != "id"}}
        for record in found
    ]


def _route(site: Site, resource: str) -> Route | None:
    """An operation that answers records of a collection."""
    fitting = (route for route in site.table.routes if route.collection == resource and route.schema)
    return min(fitting, key=lambda route: (route.resource != resource, route.shape != "list"), default=None)


def _harmless(value: Any) -> Any:
    """A value without the secrets that may lie in it, such as among the settings of a behavior."""
    if isinstance(value, dict):
        return {name: "*" if _is_secret(name) else _harmless(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_harmless(one) for one in value]
    return value


def _is_secret(name: str) -> bool:
    return name in _SECRET or name.endswith(_SECRET_ENDINGS)


def _columns(rows: list[dict[str, Any]]) -> list[str]:
    """The id and the attributes that tell most, of those that have a value."""
    filled = [name for name in rows[0] if name != "id" and any(row[name] not in (None, "", [], {}) for row in rows)]
    telling = [name for name in _TELLING if name in filled]
    others = [name for name in filled if name not in _TELLING]
    chosen = set((telling + others)[: _COLUMNS - 1])
    return ["id", *(name for name in telling + others if name in chosen)]


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else orjson.dumps(value, default=str).decode()


def _short(value: Any) -> str:
    plain = _plain(value)
    return plain if len(plain) <= _LONGEST_CELL else plain[: _LONGEST_CELL - 1] + "…"
