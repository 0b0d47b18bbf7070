"""What an operation is about: which records, which of them, and to whom they belong; worked out from the paths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from files_mock_server.services.document import Document
from files_mock_server.services.kinds import Kind, Kinds
from files_mock_server.services.operations import Operation
from files_mock_server.services.options import FLAG, OBJECT, POSITIVE, TEXT, TEXT_OR_FALSE, Common, one_of, option, read

RECORDS = "records"
"""The behaviour of operations that name none."""

_GENERIC = frozenset(("id", "slug", "key", "name", "uuid", "code"))
ACTIONS = ("list", "find", "create", "change", "remove", "accept")


@dataclass(frozen=True)
class RecordOptions:
    """The options of the behaviour ``records``.

    Attributes:
        action: What is done; by default what the verb says.
        collection: Where the records are; by default what the answer's schema is called.
        key: Attribute that tells the item; by default that of the schema.
        item: Parameter that tells the item; False for the only record of the collection.
        parent: Parameters that tell parents, by the attribute that is compared.
        set: Templates of attributes that are set.
        defaults: Templates of attributes of a new record that nobody gave.
        where: Templates of attributes that records must have.
        filters: Attributes that query parameters filter by; False for none.
        descending: Whether the newest record comes first.
        page_size: Records of a page.
        upsert: Whether a change makes the record that is not there.
        merge: Whether a change of an attribute that is an object leaves what it does not name (RFC 7396, but that null
            is a value).
    """

    action: str = option(one_of("", *ACTIONS), "")
    collection: str = option(TEXT, "")
    key: str = option(TEXT, "")
    item: str | bool | None = option(TEXT_OR_FALSE.or_none(), None)
    parent: Mapping[str, Any] | None = option(OBJECT.or_none(), None)
    set: Mapping[str, Any] | None = option(OBJECT.or_none(), None)
    defaults: Mapping[str, Any] | None = option(OBJECT.or_none(), None)
    where: Mapping[str, Any] | None = option(OBJECT.or_none(), None)
    filters: Mapping[str, Any] | None = option(OBJECT.or_none(), None)
    descending: bool = option(FLAG, False)
    page_size: int | None = option(POSITIVE.or_none(), None)
    upsert: bool = option(FLAG, False)
    merge: bool = option(FLAG, False)


@dataclass(frozen=True, slots=True)
class Parent:
    """A record to which others belong.

    Attributes:
        attribute: What the others call it.
        source: The parameter that tells it, or the number of the path's parameter.
    """

    attribute: str
    source: str | int


@dataclass(frozen=True)
class Subject:
    """What an operation is about.

    Attributes:
        kind: The records.
        action: What is done to them, one of :data:`ACTIONS`.
        key: Attribute that tells the item.
        item: The parameter that tells it, or the number of the path's parameter; None for the only record.
        parents: To whom the records belong.
        owners: Records named by the path that must exist.
    """

    kind: Kind
    action: str
    key: str
    item: str | int | None
    parents: tuple[Parent, ...]
    owners: tuple[Subject, ...] = ()


class Subjects:
    """Works out what the operations of a document are about.

    Args:
        document: The document.
        kinds: Its kinds of records.
        operations: Its operations.
    """

    def __init__(self, document: Document, kinds: Kinds, operations: Sequence[Operation]) -> None:
        self._document = document
        self._kinds = kinds
        self._by_path: dict[tuple[str, ...], list[Operation]] = {}
        for operation in operations:
            self._by_path.setdefault(_normal(operation.segments), []).append(operation)
        self._known: dict[int, Subject | None] = {}
        self.parents: dict[str, list[str]] = {}
        """The attributes that tell parents, by collection."""
        for operation in operations:
            subject = self.of(operation) if is_about_records(operation) else None
            if subject is not None:
                self._register(subject.kind.name, subject.parents)

    def of(self, operation: Operation) -> Subject | None:
        """What an operation is about; None for no records."""
        if id(operation) not in self._known:
            self._known[id(operation)] = None  # what its own path finds is not asked for again meanwhile
            self._known[id(operation)] = self._work_out(operation)
        return self._known[id(operation)]

    def options(self, operation: Operation) -> RecordOptions:
        """The options that say it."""
        _, options = read(self._document, f"{operation.place}.x-mock", operation.mock, Common, RecordOptions)
        assert isinstance(options, RecordOptions)
        return options

    def owner_at(self, operation: Operation, position: int) -> Subject | None:
        """The record that the path of an operation names up to one of its parameters, if the document can GET it.

        Args:
            operation: The operation.
            position: Number of the path's parameter.
        """
        return self._found_at(_up_to(operation.segments, position))

    def item(self, operation: Operation, collection: str, parameter: str, key: str = "") -> Subject:
        """One record that an operation needs beside what it is about.

        Args:
            operation: The operation.
            collection: Where the record is.
            parameter: The parameter that tells it.
            key: Attribute that is compared; empty for that of the schema.

        Raises:
            DescriptionError: If there is no such parameter.
        """
        names = operation.path_names
        if parameter not in names and parameter not in operation.schemas_by_name():
            known = ", ".join([*names, *operation.schemas_by_name()]) or "none"
            place = f"{operation.place}.x-mock"
            raise self._document.error(place, f"names no parameter by {parameter!r}; there are: {known}")
        kind = self._kinds.of(collection)
        item: str | int = names.index(parameter) if parameter in names else parameter
        last = item if isinstance(item, int) else len(names)
        parents = tuple(Parent(_attribute(kind, operation.segments, number), number) for number in range(last))
        for attribute in (*(one.attribute for one in parents), key or kind.key):
            self._kinds.check_attribute(attribute, f"{operation.place}.x-mock")
        self._register(collection, parents)
        found = [self.owner_at(operation, position) for position in range(last)]
        owners = tuple(one for one in found if one is not None)
        return Subject(kind, "find", key or kind.key, item, parents, owners)

    def _register(self, collection: str, parents: Sequence[Parent]) -> None:
        known = self.parents.setdefault(collection, [])
        known += [one.attribute for one in parents if one.attribute not in known]

    def _work_out(self, operation: Operation) -> Subject | None:
        options = self.options(operation)
        collection = self._collection(operation, options)
        if not collection:
            return None
        kind = self._kinds.of(collection)
        item, action = self._item(operation, options, collection)
        parents = self._parents(operation, options, kind, item)
        for attribute in (*(one.attribute for one in parents), options.key or kind.key):
            self._kinds.check_attribute(attribute, f"{operation.place}.x-mock")
        last = item if isinstance(item, int) else len(operation.path_names)
        owners = [self.owner_at(operation, position) for position in range(last)]
        return Subject(
            kind, action, options.key or kind.key, item, parents, tuple(one for one in owners if one is not None)
        )

    def _collection(self, operation: Operation, options: RecordOptions) -> str:
        own = options.collection or operation.shape.name
        if own:
            return own
        beside = self._told_at(_normal(operation.segments))
        if beside or (operation.verb == "GET" and operation.shape.kind == "plain"):
            return beside
        return self._kinds.by_resource(operation.resource) or self._inherited(operation)

    def _told_at(self, path: tuple[str, ...]) -> str:
        """The collection that an operation at a path says it is about."""
        for operation in self._by_path.get(path, ()):
            if is_about_records(operation) and (operation.mock.get("collection") or operation.shape.name):
                return str(operation.mock.get("collection") or operation.shape.name)
        return ""

    def _inherited(self, operation: Operation) -> str:
        path = _normal(operation.segments)
        found = (self._told_at(path[:length]) for length in range(len(path) - 1, 0, -1))
        return next((name for name in found if name), "")

    def _found_at(self, path: tuple[str, ...]) -> Subject | None:
        """The record that a GET of a path finds."""
        for operation in self._by_path.get(path, ()):
            if operation.verb == "GET" and is_about_records(operation):
                subject = self.of(operation)
                if subject is not None and subject.action == "find" and isinstance(subject.item, int):
                    return subject
        return None

    def _item(self, operation: Operation, options: RecordOptions, collection: str) -> tuple[str | int | None, str]:
        """What tells the item, and what is done."""
        names = operation.path_names
        ends_in_item = operation.segments[-1].startswith("{")
        is_list = operation.shape.kind == "list"
        if options.item is False:
            item: str | int | None = None
        elif isinstance(options.item, str):
            item = names.index(options.item) if options.item in names else options.item
        elif not names:
            item = None
        elif ends_in_item or self._acts_on(operation, collection):
            item = len(names) - 1
        else:
            item = None
        by_verb = {"GET": "list" if is_list else "find", "DELETE": "remove", "PUT": "change", "PATCH": "change"}
        default = by_verb.get(operation.verb, "change" if item is not None and options.item is None else "create")
        action = options.action or default
        if action in ("list", "create") and options.item is None:
            item = len(names) - 1 if action == "create" and ends_in_item else None
        return item, action

    def _acts_on(self, operation: Operation, collection: str) -> bool:
        """Whether a path with something behind its last parameter is still about the record that this names."""
        path = _up_to(operation.segments, len(operation.path_names) - 1)
        found = [one for one in self._by_path.get(path, ()) if one.verb == "GET" and is_about_records(one)]
        if not found:
            return operation.verb != "POST" or "set" in operation.mock
        return self._told_at(path) == collection

    def _parents(
        self, operation: Operation, options: RecordOptions, kind: Kind, item: str | int | None
    ) -> tuple[Parent, ...]:
        names = operation.path_names
        if options.parent is not None:
            told = ((attribute, str(name)) for attribute, name in options.parent.items())
            return tuple(Parent(one, names.index(name) if name in names else name) for one, name in told)
        found = (number for number in range(len(names)) if number != item)
        return tuple(Parent(_attribute(kind, operation.segments, number), number) for number in found)


def is_about_records(operation: Operation) -> bool:
    """Whether an operation has the behaviour ``records``."""
    return bool(operation.mock.get("behaviour", RECORDS) == RECORDS)


def _normal(segments: Sequence[str]) -> tuple[str, ...]:
    """A path in which parameters have no names."""
    return tuple("{}" if segment.startswith("{") else segment for segment in segments)


def _up_to(segments: Sequence[str], position: int) -> tuple[str, ...]:
    """A path up to one of its parameters."""
    numbers = [index for index, segment in enumerate(segments) if segment.startswith("{")]
    return _normal(segments[: numbers[position] + 1])


def _attribute(kind: Kind, segments: Sequence[str], position: int) -> str:
    """The attribute that tells a parent: as the path calls it, spelled as the schema does."""
    index = len(_up_to(segments, position)) - 1
    name = segments[index][1:-1]
    if name in _GENERIC and index > 0 and not segments[index - 1].startswith("{"):
        name = f"{_singular(segments[index - 1]).replace('-', '_')}_{name}"
    head, *rest = name.split("_")
    camel = head + "".join(part[:1].upper() + part[1:] for part in rest)
    snake = "".join(f"_{char.lower()}" if char.isupper() else char for char in name)
    return next((one for one in (name, camel, snake) if one in kind.properties), name)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
