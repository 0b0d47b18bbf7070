"""Actions on records: what an operation changes and adds, told as values instead of a function each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from files_mock_server.engine import generic
from files_mock_server.engine.call import BEHAVIOURS, Behaviour, Call, Reply

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Effect:
    """What an action does with the record that its path names.

    Values may be functions of the call and the record.

    Attributes:
        sets: Attributes that the record gets.
        adds: Collection of a new record, empty for none.
        values: Attributes of the new record.
        links: Attribute of the record that gets one of the new record, by name; ``*`` is the whole.
    """

    sets: Mapping[str, Any] = field(default_factory=dict)
    adds: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)


def register(effects: Mapping[tuple[str, str], Effect]) -> None:
    """Register actions.

    Args:
        effects: Effect by resource and operation.
    """
    for key, effect in effects.items():
        BEHAVIOURS[key] = Behaviour(_answering(effect), admin_only=True, public=False, is_async=False)


def _answering(effect: Effect) -> Callable[[Call], Any]:
    def answer(call: Call) -> Any:
        record, added = apply(call, effect)
        if call.route.shape != "object":
            return None
        ours = added is not None and effect.adds == call.route.collection
        return Reply(generic.present(call, added if ours and added is not None else record), 200)

    return answer


def apply(call: Call, effect: Effect) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """Do what an action does.

    Returns:
        The record as it is now, and the one that was added.

    Raises:
        Problem: Not found, if there is no such record.
    """
    records, record, added = call.site.records, generic.require(call), None
    with call.site.db.transaction():
        if effect.adds:
            call.site.seeds.ensure(effect.adds)
            added = records.insert(effect.adds, _resolved(call, effect.values, record))
        changes = _resolved(call, effect.sets, record)
        for name, source in effect.links.items():
            changes[name] = added if source == "*" else (added or {}).get(source)
        if changes:
            record = records.update(call.route.resource, record["id"], changes)
    return record, added


def _resolved(call: Call, values: Mapping[str, Any], record: Record) -> dict[str, Any]:
    return {name: value(call, record) if callable(value) else value for name, value in values.items()}


def now(call: Call, record: Record) -> str:
    """The time, as a value of an effect."""
    return generic.now(call)


def next_version(call: Call, record: Record) -> int:
    """The record's version and one, as a value of an effect."""
    return int(record.get("version") or 0) + 1


def caller(call: Call, record: Record) -> int:
    """The id of the caller, as a value of an effect."""
    return call.principal.user_id


def of(name: str) -> Callable[[Call, Record], Any]:
    """An attribute of the record, as a value of an effect."""
    return lambda call, record: record.get(name)


def param(name: str) -> Callable[[Call, Record], Any]:
    """A parameter of the call, as a value of an effect."""
    return lambda call, record: call.get(name)
