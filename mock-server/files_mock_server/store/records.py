"""Records of every resource but files and folders: JSON documents by resource and id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from files_mock_server.problems import Problem
from files_mock_server.store.cursors import Page, Position
from files_mock_server.store.database import Database


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on one field.

    Attributes:
        field: Attribute name.
        operator: ``=``, ``<``, ``<=``, ``>``, ``>=``, ``prefix``, ``in``, or ``in0``: in, where null counts as 0.
        value: What to compare with; a list for ``in`` and ``in0``.
    """

    field: str
    operator: str
    value: Any


class Records:
    """The document store.

    Args:
        database: Where the documents live.
    """

    def __init__(self, database: Database) -> None:
        self._db = database
        self.version = 0  # grows with every write, so that what is derived from records knows when to forget
        self._versions: dict[str, int] = {}
        self._undone = 0
        database.on_rollback(self._undo)

    def _touch(self, resource: str) -> None:
        self.version += 1
        self._versions[resource] = self._versions.get(resource, 0) + 1

    def _undo(self) -> None:
        self.version += 1
        self._undone += 1

    def version_of(self, *resources: str) -> int:
        """A number that grows with every write to some resources, but not with those to others."""
        return self._undone + sum(self._versions.get(resource, 0) for resource in resources)

    def insert(
        self,
        resource: str,
        data: Mapping[str, Any],
        *,
        private: Mapping[str, Any] | None = None,
        unique: Mapping[str, str] | None = None,
        quiet: bool = False,
    ) -> dict[str, Any]:
        """Add a record.

        Args:
            resource: Which collection.
            data: Attributes that clients may see; ``id`` is assigned.
            private: Attributes that no answer shows, such as a password's hash.
            unique: Values that no other record of the resource may have.
            quiet: Whether nothing is derived from the record, so that nobody needs to forget anything.

        Returns:
            The record with its id.

        Raises:
            Problem: ``processing-failure/model-save-error`` if a unique value is taken.
        """
        with self._db.transaction():
            row = self._db.one(
                "INSERT INTO sequences(name, last) VALUES(?, 1) "
                "ON CONFLICT(name) DO UPDATE SET last=last+1 RETURNING last",
                (resource,),
            )
            assert row is not None
            record = {**data, "id": row[0]}
            self._db.run(
                "INSERT INTO records(resource, id, data, private) VALUES(?,?,?,?)",
                (resource, row[0], _dump(record), _dump(private or {})),
            )
            self._claim(resource, row[0], unique or {})
        if not quiet:
            self._touch(resource)
        return record

    def _claim(self, resource: str, id: int, unique: Mapping[str, str]) -> None:
        for field, value in unique.items():
            owner = self.lookup(resource, field, value)
            if owner == id:
                continue
            if owner is not None:
                message = f"{field.replace('_', ' ').capitalize()} has already been taken."
                raise Problem("processing-failure/model-save-error", message, data={"param": field})
            self._db.run("DELETE FROM uniques WHERE resource=? AND id=? AND field=?", (resource, id, field))
            self._db.run("INSERT INTO uniques VALUES(?,?,?,?)", (resource, field, value, id))

    def lookup(self, resource: str, field: str, value: str) -> int | None:
        """The id of the record that holds a unique value, or None."""
        row = self._db.one("SELECT id FROM uniques WHERE resource=? AND field=? AND value=?", (resource, field, value))
        return None if row is None else int(row[0])

    def get(self, resource: str, id: int) -> dict[str, Any] | None:
        """A record, or None."""
        row = self._db.one("SELECT data FROM records WHERE resource=? AND id=?", (resource, id))
        return None if row is None else dict(orjson.loads(row[0]))

    def private(self, resource: str, id: int) -> dict[str, Any]:
        """The hidden attributes of a record."""
        row = self._db.one("SELECT private FROM records WHERE resource=? AND id=?", (resource, id))
        return {} if row is None else dict(orjson.loads(row[0]))

    def update(
        self,
        resource: str,
        id: int,
        changes: Mapping[str, Any],
        *,
        private: Mapping[str, Any] | None = None,
        unique: Mapping[str, str] | None = None,
        quiet: bool = False,
    ) -> dict[str, Any]:
        """Change some attributes of an existing record; the arguments are those of :meth:`insert`.

        Raises:
            Problem: ``processing-failure/model-save-error`` if a unique value is taken.
            KeyError: If there is no such record.
        """
        with self._db.transaction():
            record = self.get(resource, id)
            if record is None:
                raise KeyError((resource, id))
            record.update(changes)
            self._claim(resource, id, unique or {})
            hidden = {**self.private(resource, id), **(private or {})}
            self._db.run(
                "UPDATE records SET data=?, private=? WHERE resource=? AND id=?",
                (_dump(record), _dump(hidden), resource, id),
            )
        if not quiet:
            self._touch(resource)
        return record

    def delete(self, resource: str, id: int) -> bool:
        """Remove a record; returns whether there was one."""
        with self._db.transaction():
            existed = self.get(resource, id) is not None
            self._db.run("DELETE FROM records WHERE resource=? AND id=?", (resource, id))
            self._db.run("DELETE FROM uniques WHERE resource=? AND id=?", (resource, id))
        self._touch(resource)
        return existed

    def is_untouched(self, resource: str) -> bool:
        """Whether the resource never had a record."""
        return self._db.one("SELECT 1 FROM sequences WHERE name=?", (resource,)) is None

    def delete_until(self, resource: str, id: int) -> None:
        """Remove the records of a log up to an id."""
        self._db.run("DELETE FROM records WHERE resource=? AND id<=?", (resource, id))

    def first(self, resource: str, conditions: Sequence[Condition]) -> dict[str, Any] | None:
        """The first record that meets the conditions, or None."""
        where, values = _where(resource, conditions)
        row = self._db.one(f"SELECT data FROM records {where} ORDER BY id LIMIT 1", values)  # noqa: S608 - see _where
        return None if row is None else dict(orjson.loads(row[0]))

    def all(self, resource: str, conditions: Sequence[Condition] = ()) -> list[dict[str, Any]]:
        """Every record that meets the conditions, by id."""
        where, values = _where(resource, conditions)
        sql = f"SELECT data FROM records {where} ORDER BY id"  # noqa: S608 - see _where
        return [orjson.loads(row[0]) for row in self._db.all(sql, values)]

    def page(
        self,
        resource: str,
        *,
        conditions: Sequence[Condition] = (),
        ids: Iterable[int] | None = None,
        sort: str = "id",
        descending: bool = False,
        position: Position | None = None,
        limit: int = 1000,
    ) -> Page:
        """One page of the records that meet the conditions.

        Args:
            resource: Which collection.
            conditions: All must hold.
            ids: Only these records, when given.
            sort: Field to sort by; ties go by id.
            descending: Whether the largest comes first.
            position: Where the page begins.
            limit: Most entries of the page.
        """
        where, values = _where(resource, conditions)
        if ids is not None:
            where += " AND id IN (SELECT value FROM json_each(?))"
            values.append(_dump(list(ids)))
        backwards = position is not None and position.backwards
        order = "DESC" if descending != backwards else "ASC"
        expression = "id" if sort == "id" else f"ifnull(json_extract(data, '$.{sort}'), {_BEFORE_ALL})"
        if position is not None:
            where += f" AND ({expression}, id) {'<' if order == 'DESC' else '>'} (?, ?)"
            values.extend(position.values)
        sql = f"SELECT data, {expression}, id FROM records {where} ORDER BY {expression} {order}, id {order} LIMIT ?"  # noqa: S608 - see _where
        rows = self._db.all(sql, [*values, limit + 1])
        return paginate([(orjson.loads(row[0]), (row[1], row[2])) for row in rows], limit, position)


def paginate(rows: list[tuple[Any, tuple[Any, ...]]], limit: int, position: Position | None) -> Page:
    """Make a page of up to limit + 1 rows in the order they were read (reversed for a walk backwards).

    Args:
        rows: Entries with their sort values.
        limit: Most entries of the page.
        position: Where the page began.
    """
    backwards = position is not None and position.backwards
    more = len(rows) > limit
    rows = rows[:limit]
    if backwards:
        rows.reverse()
    has_next = backwards or more
    has_previous = more if backwards else position is not None
    return Page(
        [row[0] for row in rows],
        Position(rows[-1][1]) if rows and has_next else None,
        Position(rows[0][1], backwards=True) if rows and has_previous else None,
    )


_BEFORE_ALL = -(1 << 63)  # where null sorts: before any number and any text
_COMPARISONS = frozenset(("=", "<", "<=", ">", ">="))


def _where(resource: str, conditions: Sequence[Condition]) -> tuple[str, list[Any]]:
    clauses, values = ["resource=?"], [resource]
    for condition in conditions:
        # Field names come from the route table, never from a client.
        expression = f"json_extract(data, '$.{condition.field}')"
        if condition.operator == "prefix":
            clauses.append(f"substr({expression}, 1, length(?)) = ? COLLATE NOCASE")
            values += [condition.value, condition.value]
        elif condition.operator == "in0":
            clauses.append(f"ifnull({expression}, 0) IN (SELECT value FROM json_each(?))")  # noqa: S608 - see above
            values.append(_dump(condition.value))
        elif condition.operator == "in":
            clauses.append(f"{expression} IN (SELECT value FROM json_each(?))")  # noqa: S608 - see above
            values.append(_dump(condition.value))
        elif condition.value is None:
            clauses.append(f"{expression} IS NULL")
        elif condition.operator in _COMPARISONS:
            clauses.append(f"{expression} {condition.operator} ? COLLATE NOCASE")
            values.append(condition.value)
    return "WHERE " + " AND ".join(clauses), values


def _dump(value: Any) -> str:
    return orjson.dumps(value).decode()
