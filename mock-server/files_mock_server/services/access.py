"""The records of a described service, for tests and control."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from files_mock_server.problems import Problem
from files_mock_server.services.document import DescriptionError
from files_mock_server.services.kinds import Kind
from files_mock_server.services.seeds import checked
from files_mock_server.services.site import SpecSite
from files_mock_server.services.stock import Row


class Access:
    """Reads and changes records; they show what no answer shows. Use it in the thread of the event loop.

    Args:
        site: The service.
    """

    def __init__(self, site: SpecSite) -> None:
        self._site = site

    def all(self, collection: str) -> list[dict[str, Any]]:
        """The records of a collection, in the order of creation.

        Raises:
            Problem: If there is no such collection.
        """
        return [row.record for row in self._site.stock.rows(self._kind(collection))]

    def get(self, collection: str, key: Any) -> dict[str, Any] | None:
        """The record with a key, None if there is none."""
        row = self._row(collection, key)
        return None if row is None else row.record

    def add(self, collection: str, record: Mapping[str, Any]) -> dict[str, Any]:
        """Add a record; a key and times are made up.

        Raises:
            Problem: If it cannot be.
        """
        kind = self._kind(collection)
        described = self._site.described
        try:
            checked({collection: [dict(record)]}, "records", described.kinds, described.schemas, {collection})
        except DescriptionError as error:
            raise Problem("bad-request/request-params-invalid", str(error)) from None
        return self._site.stock.insert(kind, record, {}, told=True).record

    def change(self, collection: str, key: Any, changes: Mapping[str, Any]) -> dict[str, Any]:
        """Change some attributes of a record.

        Raises:
            Problem: If there is no such record.
        """
        return self._site.stock.change(self._kind(collection), self._require(collection, key), changes).record

    def remove(self, collection: str, key: Any) -> None:
        """Remove a record.

        Raises:
            Problem: If there is no such record.
        """
        self._site.stock.remove(self._kind(collection), self._require(collection, key))

    def clear(self, collection: str) -> int:
        """Remove the records of a collection; returns how many there were."""
        kind = self._kind(collection)
        rows = self._site.stock.rows(kind)
        for row in rows:
            self._site.stock.remove(kind, row)
        return len(rows)

    def _kind(self, collection: str) -> Kind:
        known = self._site.described.collections
        if collection not in known:
            message = f"There is no collection {collection[:100]!r}; there are: {', '.join(sorted(known)) or 'none'}."
            raise Problem("not-found", message)
        return self._site.described.kinds.of(collection)

    def _row(self, collection: str, key: Any) -> Row | None:
        kind = self._kind(collection)
        return self._site.stock.find(kind, kind.key, key, {})

    def _require(self, collection: str, key: Any) -> Row:
        row = self._row(collection, key)
        if row is None:
            raise Problem("not-found", f"No {collection} has the key {str(key)[:100]!r}.")
        return row
