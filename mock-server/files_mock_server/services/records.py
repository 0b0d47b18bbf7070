"""The behaviour ``records``: what is created is found, listed, changed and removed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from files_mock_server.problems import Problem
from files_mock_server.services.call import Behaviour, ServiceCall
from files_mock_server.services.operations import Operation
from files_mock_server.services.options import Common
from files_mock_server.services.pages import Pager, with_places
from files_mock_server.services.service import Described
from files_mock_server.services.stock import Row, equal, in_scope
from files_mock_server.services.subjects import Parent, RecordOptions, Subject
from files_mock_server.store.records import Condition


class Records(Behaviour):
    """Lists, finds, creates, changes and removes records."""

    options_class = RecordOptions

    def __init__(self, described: Described, operation: Operation, common: Common, options: RecordOptions) -> None:
        super().__init__(described, operation, common, options)
        self._options = options
        self._subject = described.subjects.of(operation)
        self._pager = Pager(described, operation, options.page_size, descending=options.descending)
        kind_defaults = self._subject.kind.defaults if self._subject is not None else {}
        self._defaults: Mapping[str, Any] = {**kind_defaults, **(options.defaults or {})}
        for name in ("set", "defaults", "where"):
            self.check_template(getattr(options, name), name, "record")
        for attribute in options.where or {}:
            described.kinds.check_attribute(attribute, f"{self.place}.where")
        self._filters = self._filtering()
        ends_in_item = operation.segments[-1].startswith("{")
        self._makes_missing = options.upsert or (operation.verb == "POST" and ends_in_item)

    def _filtering(self) -> dict[str, str]:
        """The attribute that each query parameter filters by."""
        if self._subject is None:
            return {}
        queries = [one.name for one in self.operation.parameters if one.place == "query"]
        own = self._pager.own_names if self.operation.pages else frozenset()
        found = {name: name for name in queries if name in self._subject.kind.properties and name not in own}
        for name, attribute in (self._options.filters or {}).items():
            if attribute is False:
                found.pop(name, None)
            else:
                self.described.kinds.check_attribute(str(attribute), self.place)
                found[name] = str(attribute)
        return found

    async def answer(self, call: ServiceCall) -> Any:
        """Answer a call."""
        subject = self._subject
        if subject is None:
            return self.described.schemas.sample(self.operation.shape.whole) if self._has_body else None
        scope = self._scope(call, subject)
        require_owners(call, subject)
        if subject.action == "list":
            return self._list(call, subject, scope)
        if subject.action == "create":
            row = self._create(call, subject, scope, {})
        elif subject.action == "change":
            row = self._change(call, subject, scope)
        else:
            row = self._require(call, subject, scope)
            if subject.action == "remove":
                call.site.stock.remove(subject.kind, row)
        return self._shown(call, subject, row)

    @property
    def _has_body(self) -> bool:
        return self.operation.shape.kind != "none"

    def _shown(self, call: ServiceCall, subject: Subject, row: Row) -> Any:
        if not self._has_body:
            return None
        shape = self.operation.shape
        schema = shape.schema if shape.name else None
        return self.placed(call.site.stock.present(subject.kind, row, schema))

    def _list(self, call: ServiceCall, subject: Subject, scope: Mapping[str, Any]) -> Any:
        conditions = [*in_scope(scope), *self._where(call)]
        for name, attribute in self._filters.items():
            if call.query.get(name) is not None:
                conditions.append(equal(attribute, call.query[name]))
        rows, places = self._pager.cut(call, subject.kind, conditions)
        schema = self.operation.shape.schema if self.operation.shape.name else None
        found = [call.site.stock.present(subject.kind, row, schema) for row in rows]
        return with_places(self.placed(found), places)

    def _where(self, call: ServiceCall) -> list[Condition]:
        filled = {name: call.fill(template) for name, template in (self._options.where or {}).items()}
        return [equal(name, value) for name, value in filled.items() if value is not None]

    def _scope(self, call: ServiceCall, subject: Subject) -> dict[str, Any]:
        return scope_of(call, subject)

    def _find(self, call: ServiceCall, subject: Subject, scope: Mapping[str, Any]) -> Row | None:
        stock = call.site.stock
        where = self._where(call)
        if subject.item is None:
            found = stock.rows(subject.kind, [*in_scope(scope), *where])
            return found[0] if found else None
        row = stock.find(subject.kind, subject.key, call.source(subject.item), scope)
        if row is None or not where:
            return row
        same = stock.rows(subject.kind, [equal(subject.key, row.record[subject.key]), *where, *in_scope(scope)])
        return next((one for one in same if one.number == row.number), None)

    def _require(self, call: ServiceCall, subject: Subject, scope: Mapping[str, Any]) -> Row:
        row = self._find(call, subject, scope)
        if row is not None:
            return row
        if subject.item is None and subject.action != "remove":
            return self._create(call, subject, scope, {})
        raise absent(call, subject)

    def _create(self, call: ServiceCall, subject: Subject, scope: Mapping[str, Any], key: Mapping[str, Any]) -> Row:
        record = {**self._attributes(call, subject, is_new=True), **key}
        for name, template in self._defaults.items():
            if record.get(name) is None:
                record[name] = call.fill(template, record=record)
        return call.site.stock.insert(subject.kind, record, scope, told=False)

    def _change(self, call: ServiceCall, subject: Subject, scope: Mapping[str, Any]) -> Row:
        row = self._find(call, subject, scope)
        if row is None and self._makes_missing and subject.item is not None:
            return self._create(call, subject, scope, {subject.key: call.source(subject.item)})
        row = row or self._require(call, subject, scope)
        return call.site.stock.change(subject.kind, row, self._attributes(call, subject, row))

    def _attributes(
        self, call: ServiceCall, subject: Subject, row: Row | None = None, *, is_new: bool = False
    ) -> dict[str, Any]:
        """What a call sets."""
        properties, schemas = subject.kind.properties, self.described.schemas
        body = self.operation.body
        asked, declared = call.inside, body.properties if body is not None else {}
        if body is not None and body.inner in properties:  # no envelope, but an attribute that is an object
            asked, declared = call.body, {body.inner: True}
        given = {name: value for name, value in call.query.items() if name in properties}
        given = {name: value for name, value in given.items() if name not in self._pager.own_names}
        given |= asked
        chosen = {
            name: value
            for name, value in given.items()
            if name in declared
            or not (
                schemas.resolve(properties.get(name, True)).get("readOnly") or (name == subject.kind.key and not is_new)
            )
        }
        if self._options.merge and row is not None:
            chosen = {name: _merged(row.record.get(name), value) for name, value in chosen.items()}
        record = {**(row.record if row is not None else {}), **chosen}
        return chosen | {
            name: call.fill(template, record=record) for name, template in (self._options.set or {}).items()
        }


def _merged(present: Any, change: Any) -> Any:
    """A value after a change that leaves what it does not name."""
    if not isinstance(present, dict) or not isinstance(change, dict):
        return change
    return present | {name: _merged(present.get(name), value) for name, value in change.items()}


def scope_of(call: ServiceCall, subject: Subject) -> dict[str, Any]:
    """The parents that a call tells, by attribute."""
    return {one.attribute: value for one in subject.parents if (value := _parent(call, subject, one)) is not None}


def _parent(call: ServiceCall, subject: Subject, parent: Parent) -> Any:
    value = call.source(parent.source)
    schema = subject.kind.properties.get(parent.attribute)
    if schema is None or not isinstance(value, str):
        return value
    try:
        return call.site.described.schemas.from_text(schema, value, parent.attribute)
    except Problem:
        return value  # no record belongs to it


def require_owners(call: ServiceCall, subject: Subject) -> None:
    """Refuse a call whose path names a record that does not exist.

    Raises:
        Problem: Not found.
    """
    for owner in subject.owners:
        require_subject(call, owner)


def require_subject(call: ServiceCall, subject: Subject) -> Row:
    """The record that a part of the path names.

    Raises:
        Problem: Not found.
    """
    scope = {one.attribute: call.source(one.source) for one in subject.parents if isinstance(one.source, int)}
    value = None if subject.item is None else call.source(subject.item)
    row = call.site.stock.find(subject.kind, subject.key, value, scope)
    if row is None:
        raise absent(call, subject)
    return row


def absent(call: ServiceCall, subject: Subject) -> Problem:
    """The problem of a record that does not exist."""
    name = subject.kind.name
    word = "".join(f"-{char.lower()}" if char.isupper() else char for char in name).strip("-")
    if subject.item is None:
        return Problem(f"not-found/{word}-not-found", f"There is no {name}.")
    return Problem(
        f"not-found/{word}-not-found", f"No {name} has the {subject.key} {str(call.source(subject.item))[:100]!r}."
    )
