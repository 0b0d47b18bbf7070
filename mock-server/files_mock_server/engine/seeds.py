"""Rows for logs and lists that no client can write: made from names and types, the same at every start."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Mapping
from typing import Any

from files_mock_server.paths import PATH_KEY, parse_path
from files_mock_server.people.auth import Authenticator
from files_mock_server.store.records import Records
from files_mock_server.table.routing import RouteTable
from files_mock_server.table.traits import NO_TRAITS, TRAITS
from files_mock_server.times import iso, parse

ROWS = 3
_FIRST_TIME = parse("2025-01-06T08:00:00Z")
_DAY, _MINUTE = 86_400_000_000, 60_000_000
_PATHS = ("reports/2025/january.csv", "invoices/march.pdf", "images/logo.png")
_LATER = ("updated", "completed", "delivered", "closed", "resolved", "last", "end", "sent", "finalized")
_FAR = ("expires", "deadline", "next", "until")
_NOTHING = ("error", "failure", "impersonator", "reversed", "deleted")

# Text by the end of its name; the first that fits is taken.
_TEXTS: tuple[tuple[tuple[str, ...], Callable[[str, int], str]], ...] = (
    (("user_agent",), lambda name, n: f"example-client/1.{n}"),
    (
        ("uuid", "message_id", "request_id", "correlation_id"),
        lambda name, n: str(uuid.uuid5(uuid.NAMESPACE_OID, f"{name}{n}")),
    ),
    (("_ip", "ip", "ip_address"), lambda name, n: f"192.0.2.{n}"),
    (("hostname", "_host", "domain"), lambda name, n: f"host{n}.example.com"),
    (("email", "sender", "to", "from", "cc", "recipient"), lambda name, n: f"person{n}@example.com"),
    (("_url", "_uri", "url"), lambda name, n: f"https://example.com/{name}/{n}"),
    (("request_method", "http_method"), lambda name, n: ("GET", "POST", "DELETE")[n % 3]),
    (("md5",), lambda name, n: hashlib.md5(f"{name}{n}".encode(), usedforsecurity=False).hexdigest()),
    (("response_code",), lambda name, n: "200"),
    (("status", "_result"), lambda name, n: "success"),
    (("currency",), lambda name, n: "USD"),
    (("interface",), lambda name, n: ("web", "restapi", "sftp")[n % 3]),
    (("action", "action_type", "operation"), lambda name, n: ("create", "read", "move")[n % 3]),
    (("request_path", "http_path"), lambda name, n: "/api/rest/v1/folders"),
    (("path",), lambda name, n: _PATHS[n % 3]),
    (("folder", "dir"), lambda name, n: _PATHS[n % 3].rpartition("/")[0]),
    (("code",), lambda name, n: f"code{n}"),
    (("version",), lambda name, n: f"1.{n}.0"),
    (("_at", "date", "started_at"), lambda name, n: str(iso(_FIRST_TIME + n * _DAY))),
)


class Seeds:
    """Makes up rows, a collection at a time, when somebody first looks at it.

    Args:
        table: Says which collections clients read but cannot write, and what their rows look like.
        records: Where the rows go.
        auth: Knows the site admin in whose name the rows are.
    """

    def __init__(self, table: RouteTable, records: Records, auth: Authenticator) -> None:
        self._table, self._records, self._auth = table, records, auth
        self._schemas = _read_only(table)
        self.pending = {name for name in self._schemas if records.is_untouched(name)}
        """Collections that have no rows yet."""

    def look_again(self) -> None:
        """Find out anew which collections have no rows, because the records were replaced."""
        self.pending.clear()
        self.pending.update(name for name in self._schemas if self._records.is_untouched(name))

    def ensure(self, collection: str) -> None:
        """Fill a collection if it is one that is pending."""
        if collection in self.pending:
            self._sow(collection)

    def _sow(self, collection: str) -> None:
        self.pending.discard(collection)
        for number in range(1, ROWS + 1):
            row = self.row(self._schemas[collection], number)
            row.update((name, None) for name in TRAITS.get(collection, NO_TRAITS).extra)
            if isinstance(row.get("path"), str):
                row[PATH_KEY] = parse_path(row["path"]).key
            self._records.insert(collection, row, quiet=True)

    def row(self, schema: str, number: int, *, nested: bool = False) -> dict[str, Any]:
        """The row of a number, of the types and names that a schema has.

        Args:
            schema: Name of the schema.
            number: From 1 on; different numbers make different rows.
            nested: Whether it is part of another row, whose own parts are left out.
        """
        types = self._table.schemas.get(schema, {})
        return {name: self._value(schema, name, kind, number, nested) for name, kind in types.items()}

    def _value(self, schema: str, name: str, kind: str, number: int, nested: bool) -> Any:
        if name.startswith(_NOTHING) and kind != "array(string)":
            return None
        if kind == "date-time":
            return _time(name, number)
        if kind == "date":
            return _time(name, number)[:10]
        if kind in ("int64", "int32"):
            return self._integer(name, number)
        if kind == "boolean":
            return "success" in name or name in ("enabled", "message_received", "is_default")
        if kind in ("double", "decimal"):
            return f"{10 * number}.50" if kind == "decimal" else number * 0.5
        if kind.startswith("array("):
            return [_text(name, number)] if kind == "array(string)" and not name.endswith("errors") else []
        if kind in self._table.schemas:
            return None if nested else self.row(kind, number, nested=True)
        return {} if kind in ("object", "Auto") else self._string(schema, name, number)

    def _integer(self, name: str, number: int) -> int | None:
        if name == "id":
            return number
        if name.endswith("user_id"):
            return self._auth.first_admin().user_id
        if name.endswith("_id"):
            # A reference is only honest to what is made up too; whatever else it named would not exist.
            return number if name.removesuffix("_id") in self._schemas else None
        if name.lower().endswith(("response_code", "responsecode")) or name in ("status", "code"):
            return 200
        if name.endswith(("_at", "timestamp")):
            return (_FIRST_TIME + number * _DAY) // 1_000_000
        if any(word in name for word in ("bytes", "size", "storage")):
            return 1024 * number
        return number * 10 if name.endswith("_ms") else number

    def _string(self, schema: str, name: str, number: int) -> str | None:
        if name in ("username", "user_name"):
            return self._auth.username(self._auth.first_admin().user_id)
        if name == "name":
            return f"{_words(schema)} {number}"
        return _text(name, number)


def _time(name: str, number: int) -> str:
    later = 365 * _DAY if any(word in name for word in _FAR) else 5 * _MINUTE if name.startswith(_LATER) else 0
    return str(iso(_FIRST_TIME + number * _DAY + later))


def _text(name: str, number: int) -> str:
    for endings, make in _TEXTS:
        if any(name == ending or name.endswith("_" + ending.lstrip("_")) for ending in endings):
            return make(name, number)
    return f"{name.replace('_', ' ').strip()} {number}"


def _words(schema: str) -> str:
    return "".join(f" {char.lower()}" if char.isupper() else char for char in schema).strip()


def _read_only(table: RouteTable) -> Mapping[str, str]:
    """The collections that clients read but cannot write, with the schema of each."""
    written = {route.collection for route in table.routes if _writes(route.verb, route.shape, route.path)}
    return {
        route.collection: route.schema
        for route in table.routes
        if route.verb == "GET"
        and route.shape in ("list", "array")
        and route.collection not in written
        and not TRAITS.get(route.resource, NO_TRAITS).live
    }


def _writes(verb: str, shape: str, path: str) -> bool:
    return verb in ("POST", "PUT", "PATCH") and shape == "object" and "/{id}" not in path
