"""The records of a described service, and to whom they belong."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from files_mock_server.numeric import is_integer
from files_mock_server.problems import Problem
from files_mock_server.services.kinds import CREATED, UPDATED, Kind
from files_mock_server.services.schemas import Schemas
from files_mock_server.state.clock import Clock
from files_mock_server.store.cursors import Page, Position
from files_mock_server.store.database import Database
from files_mock_server.store.records import Condition, Records
from files_mock_server.times import from_seconds, iso

_MADE = "made"  # field of the ids that were made up, which no other record has
_LARGEST_NUMBER = 1 << 53


@dataclass(slots=True)
class Row:
    """A stored record.

    Attributes:
        number: Its number in the collection, in the order of creation.
        record: Its attributes.
        parents: To whom it belongs: None fits everybody, an empty text nobody.
    """

    number: int
    record: dict[str, Any]
    parents: dict[str, Any]


class Stock:
    """Keeps records.

    Args:
        database: Where they are.
        schemas: Of the document.
        parents: The attributes that tell parents, by collection.
        clock: Tells when they are made.
        replace: Applied to every record that the description or a test brought along, before it is shown.
    """

    def __init__(
        self, database: Database, schemas: Schemas, parents: Mapping[str, Sequence[str]], clock: Clock, replace: Any
    ) -> None:
        self._db = database
        self.records = Records(database)
        self._schemas = schemas
        self._parents = parents
        self._clock = clock
        self._replace = replace

    def now(self) -> str:
        """The time as records carry it."""
        return str(iso(from_seconds(self._clock()) // 1000 * 1000))

    def find(self, kind: Kind, attribute: str, value: Any, scope: Mapping[str, Any]) -> Row | None:
        """The first record with a value of an attribute among those of some parents.

        Args:
            kind: Which collection.
            attribute: Its name.
            value: A text also stands for the number that it spells.
            scope: The parents by attribute.
        """
        known = self._quickly(kind, value)
        if known is not None and _same(known.record.get(attribute), value) and _belongs(known, scope):
            return known
        for row in self.rows(kind, [Condition(f'r."{attribute}"', "in", _spellings(value)), *in_scope(scope)]):
            return row
        return None

    def _quickly(self, kind: Kind, value: Any) -> Row | None:
        """The record whose id was made up like that."""
        id = self.records.lookup(kind.name, _MADE, str(value))
        if id is None and str(value).isdecimal() and len(str(value)) < 16:
            id = int(value)
        data = None if id is None else self.records.get(kind.name, id)
        return None if data is None else self._row(data)

    def rows(self, kind: Kind, conditions: Sequence[Condition] = ()) -> list[Row]:
        """Every record that meets the conditions, in the order of creation."""
        return [self._row(data) for data in self.records.all(kind.name, conditions)]

    def page(
        self, kind: Kind, conditions: Sequence[Condition], position: Position | None, limit: int, *, descending: bool
    ) -> Page:
        """A page of the records that meet the conditions; its entries are rows."""
        page = self.records.page(
            kind.name, conditions=conditions, descending=descending, position=position, limit=limit
        )
        return Page([self._row(data) for data in page.items], page.next, page.previous)

    def _row(self, data: Mapping[str, Any]) -> Row:
        record = self._replace(data["r"]) if data.get("told") else data["r"]
        return Row(data["id"], record, data["p"])

    def insert(self, kind: Kind, given: Mapping[str, Any], scope: Mapping[str, Any], *, told: bool) -> Row:
        """Add a record.

        Args:
            kind: Which collection.
            given: Its attributes; a key and times are made up.
            scope: Its parents by attribute.
            told: Whether the description or a test brings it along: then it belongs to every parent of which it tells
                nothing.

        Raises:
            Problem: 409 if its key is taken.
        """
        record = dict(given)
        for name, value in scope.items():
            if name in kind.properties:
                record.setdefault(name, value)
        unknown = None if told else ""
        parents = dict.fromkeys(self._parents.get(kind.name, ()), unknown)
        parents |= {name: record[name] for name in parents if record.get(name) is not None} | dict(scope)
        with self._db.transaction():
            self._check_key(kind, record, parents)
            number = self._next_number(kind, record)
            made = self._make_ids(kind, record, number)
            self._complete(kind, record)
            data = {"r": record, "p": parents, "told": told}
            stored = self.records.insert(kind.name, data, unique={_MADE: made} if made else None)
        return self._row(stored)

    def _check_key(self, kind: Kind, record: Mapping[str, Any], parents: Mapping[str, Any]) -> None:
        value = record.get(kind.key)
        if value is None:
            return
        names = kind.within if kind.within is not None else parents
        scope = {name: parents.get(name, record.get(name)) for name in names}
        if self.find(kind, kind.key, value, {name: one for name, one in scope.items() if one not in (None, "")}):
            message = f"There is a {kind.name} with the {kind.key} {value!r} already."
            raise Problem("conflict/already-exists", message, status=409, data={"param": kind.key})

    def _next_number(self, kind: Kind, record: Mapping[str, Any]) -> int:
        """The number that the next record will have: that of its id, if this is greater than those before."""
        id = record.get(kind.key)
        last = self._db.one("SELECT last FROM sequences WHERE name=?", (kind.name,))
        following = (0 if last is None else int(last[0])) + 1
        if isinstance(id, int) and is_integer(id) and following < id < _LARGEST_NUMBER:
            self._db.run(
                "INSERT INTO sequences VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET last=excluded.last",
                (kind.name, id - 1),
            )
            return int(id)
        return following

    def _make_ids(self, kind: Kind, record: dict[str, Any], number: int) -> str:
        """Make up the key and the id that are not given; returns the one that no other record has."""
        made = ""
        for name in dict.fromkeys((kind.key, "id")):
            if record.get(name) is None and (name == kind.key or name in kind.properties):
                is_number = "integer" in self._schemas.types(kind.properties.get(name, True))
                record[name] = number if is_number else str(uuid.uuid4())
                made = made or ("" if is_number else record[name])
        return made

    def _complete(self, kind: Kind, record: dict[str, Any]) -> None:
        """Give a new record the times, defaults and required attributes that it lacks."""
        for name in kind.properties:
            if name in CREATED or name in UPDATED:
                record.setdefault(name, self._time_for(kind, name))
            elif name not in record and "default" in self._schemas.resolve(kind.properties[name]):
                record[name] = self._schemas.empty(kind.properties[name])
        for name in self._schemas.required(kind.schema):
            if name not in record and name in kind.properties:
                record[name] = self._schemas.empty(kind.properties[name])

    def _time_for(self, kind: Kind, name: str) -> Any:
        types = self._schemas.types(kind.properties[name])
        return self.now() if "string" in types or not types else int(self._clock())

    def change(self, kind: Kind, row: Row, changes: Mapping[str, Any]) -> Row:
        """Change some attributes of a record.

        Raises:
            Problem: 409 if its new key is taken.
        """
        stamps = {name: self._time_for(kind, name) for name in kind.properties if name in UPDATED}
        with self._db.transaction():
            if changes.get(kind.key) is not None and not _same(changes[kind.key], row.record.get(kind.key)):
                self._check_key(kind, changes, row.parents)
            data = self.records.get(kind.name, row.number)
            assert data is not None
            record = {**data["r"], **stamps, **changes}
            moved = {name: changes[name] for name in row.parents if changes.get(name) is not None}
            return self._row(self.records.update(kind.name, row.number, {"r": record, "p": {**row.parents, **moved}}))

    def remove(self, kind: Kind, row: Row) -> None:
        """Remove a record."""
        self.records.delete(kind.name, row.number)

    def counts(self) -> dict[str, int]:
        """How many records each collection has; those of the server itself are not told."""
        sql = "SELECT resource, count(*) FROM records WHERE resource NOT LIKE '/%' GROUP BY resource ORDER BY resource"
        return {str(name): int(count) for name, count in self._db.all(sql)}

    def present(self, kind: Kind, row: Row, schema: Any = None) -> dict[str, Any]:
        """A record as an answer: what its schema has.

        Args:
            kind: Its collection.
            row: The record.
            schema: Of the answer, if that is not the collection's own.
        """
        own = schema is None or self._schemas.name_of(schema) == kind.name
        shown = kind.schema if own else schema
        properties = kind.properties if own else self._schemas.properties(shown)
        is_open = kind.is_open if own else self._schemas.is_open(shown)
        required = self._schemas.required(shown)
        answer: dict[str, Any] = {}
        for name, inner in properties.items():
            if name in row.record:
                answer[name] = row.record[name]
            elif name in required or "null" in self._schemas.types(inner):
                answer[name] = self._schemas.empty(inner) if name in required else None
        extra = {name: value for name, value in row.record.items() if name not in answer}
        return answer | extra if is_open else answer


def in_scope(scope: Mapping[str, Any]) -> Iterable[Condition]:
    """The conditions that a record belongs to some parents, or to everybody."""
    return [Condition(f'p."{name}"', "in0", [0, *_spellings(value)]) for name, value in scope.items()]


def equal(attribute: str, value: Any) -> Condition:
    """The condition that an attribute has a value, or one of several."""
    values = [one for item in value for one in _spellings(item)] if isinstance(value, list) else _spellings(value)
    return Condition(f'r."{attribute}"', "in", values)


def _spellings(value: Any) -> list[Any]:
    """A value as text and as number."""
    if isinstance(value, bool):
        return [int(value)]  # as SQLite takes it out of JSON
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 16:
        return [value, int(value)]
    return [value, str(value)] if is_integer(value) else [value]


def _same(one: Any, other: Any) -> bool:
    return one is not None and str(one) == str(other)


def _belongs(row: Row, scope: Mapping[str, Any]) -> bool:
    return all(row.parents.get(name) is None or _same(row.parents[name], value) for name, value in scope.items())
