"""Kinds of records: one for each collection of a described service."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from files_mock_server.services.document import Document
from files_mock_server.services.options import OBJECT, TEXT, TEXTS, option, read
from files_mock_server.services.schemas import Schemas

CREATED = frozenset(("created_at", "createdAt", "created", "inserted_at", "insertedAt"))
UPDATED = frozenset(("updated_at", "updatedAt", "updated", "modified_at", "modifiedAt"))
_KEY = re.compile(r"(.*_)?(id|slug|key|uuid|code)|.*(Id|Slug|Key|Uuid|Code)")
_ATTRIBUTE = re.compile(r"[^\"'\\\x00-\x1f]{1,200}")


@dataclass(frozen=True)
class SchemaOptions:
    """The ``x-mock`` of a schema.

    Attributes:
        key: Attribute that items are addressed by; empty for the usual one.
        defaults: Templates of attributes that a new record has if nobody gave them.
        within: Attributes within which a key is unique; None for the parents.
    """

    key: str = option(TEXT, "")
    defaults: Mapping[str, Any] | None = option(OBJECT.or_none(), None)
    within: tuple[str, ...] | None = option(TEXTS.or_none(), None)


@dataclass(frozen=True)
class Kind:
    """One kind of record.

    Attributes:
        name: Of the collection.
        key: Attribute that items are addressed by.
        schema: Of the records; True if the document has none.
        properties: Schemas of the attributes.
        is_open: Whether answers show attributes that the schema does not name.
        defaults: Templates of attributes that a new record has if nobody gave them.
        within: Attributes within which a key is unique; None for the parents.
    """

    name: str
    key: str
    schema: Any = True
    properties: Mapping[str, Any] = field(default_factory=dict)
    is_open: bool = True
    defaults: Mapping[str, Any] = field(default_factory=dict)
    within: tuple[str, ...] | None = None


class Kinds:
    """The kinds of a document's records, and those that its operations name besides.

    Args:
        document: The document.
        schemas: Its schemas.
    """

    def __init__(self, document: Document, schemas: Schemas) -> None:
        self._document = document
        self._schemas = schemas
        self._known: dict[str, Kind] = {}
        for name in schemas.named:
            if "x-mock" in schemas.resolve(schemas.named[name], f"components.schemas.{name}"):
                self.of(name)  # what is wrong is told before the server starts

    def of(self, name: str) -> Kind:
        """The kind of a collection.

        Raises:
            DescriptionError: If its schema says what cannot be.
        """
        kind = self._known.get(name)
        if kind is None:
            kind = self._known[name] = self._read(name)
        return kind

    def _read(self, name: str) -> Kind:
        place = f"components.schemas.{name}"
        schema = self._schemas.named.get(name, True)
        given = self._schemas.resolve(schema, place).get("x-mock")
        mock = self._document.mapping(given, f"{place}.x-mock")
        (options,) = read(self._document, f"{place}.x-mock", mock, SchemaOptions)
        properties = self._schemas.properties(schema)
        key = options.key or _usual_key(properties)
        within = None if options.within is None else tuple(options.within)
        for attribute in (*properties, key, *(options.defaults or {}), *(within or ())):
            self.check_attribute(attribute, place)
        return Kind(name, key, schema, properties, self._schemas.is_open(schema), options.defaults or {}, within)

    def check_attribute(self, name: str, place: str) -> None:
        """Refuse the name of an attribute that cannot be looked for.

        Raises:
            DescriptionError: If it has quotes, backslashes or control characters.
        """
        if not _ATTRIBUTE.fullmatch(name):
            raise self._document.error(place, f"has an attribute without a proper name: {name!r:.80}")

    def by_resource(self, resource: str) -> str:
        """The schema whose ``x-resource`` is a resource, empty if there is none."""
        for name, schema in self._schemas.named.items():
            if resource and self._schemas.resolve(schema).get("x-resource") == resource:
                return name
        return ""


def _usual_key(properties: Mapping[str, Any]) -> str:
    """The attribute that records are addressed by if nobody says so: ``id``, else the first that is called like one."""
    named = (name for name in properties if _KEY.fullmatch(name))
    return "id" if "id" in properties else next(named, "id")
