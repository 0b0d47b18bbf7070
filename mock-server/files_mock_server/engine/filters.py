"""What part of a list a client wants: its filters and its order, as far as the route table allows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from files_mock_server.engine.call import Call
from files_mock_server.paths import PATH_KEY, parse_path
from files_mock_server.problems import Problem, invalid
from files_mock_server.store.records import Condition
from files_mock_server.table.validate import coerce, id_in
from files_mock_server.times import iso, parse

_OPERATORS = {
    "filter": "=",
    "filter_prefix": "prefix",
    "filter_gt": ">",
    "filter_gteq": ">=",
    "filter_lt": "<",
    "filter_lteq": "<=",
}
TIME_TYPES = frozenset(("date-time", "date"))
_OWN_MEANING = frozenset((*_OPERATORS, "sort_by", "cursor", "per_page", "id"))


def sort_order(call: Call, default: str = "id") -> tuple[str, bool]:
    """The field to sort by and whether downwards.

    Raises:
        Problem: ``bad-request/invalid-sort-field`` or ``…/multiple-sort-params-not-allowed``.
    """
    wanted = call.get("sort_by") or {}
    if not isinstance(wanted, dict):
        raise invalid("sort_by", "a map")
    if len(wanted) > 1:
        raise Problem("bad-request/multiple-sort-params-not-allowed", "Sort by one field only.")
    for name, direction in wanted.items():
        if name not in call.route.params.get("sort_by", {}).get("fields", ()):
            message = f"Cannot sort by {name[:100]!r}."
            raise Problem("bad-request/invalid-sort-field", message, data={"param": "sort_by"})
        if str(direction).lower() not in ("asc", "desc"):
            raise invalid("sort_by", "asc or desc")
        return name, str(direction).lower() == "desc"
    return default, False


def chosen_ids(call: Call) -> list[int] | None:
    """The ids of the parameter ``ids``, None if it is absent."""
    ids = call.get("ids") if "ids" in call.route.params else None
    if not isinstance(ids, str) or not ids:
        return None
    return [coerce("ids", "int64", text) for text in ids.split(",") if text.strip()]


def client_conditions(call: Call) -> list[Condition]:
    """What the client's own filters ask for.

    Raises:
        Problem: ``bad-request/invalid-filter-field`` or ``…/invalid-filter-param-value``.
    """
    types = call.shape.types
    conditions = []
    for param, operator in _OPERATORS.items():
        if param not in call.route.params:
            if param in call.params:
                raise _refused(param, "anything here")
            continue
        for name, value in (call.get(param) or {}).items():
            if name not in call.route.params[param].get("fields", ()):
                raise _refused(param, repr(name[:100]))
            kind = types.get(name) or ("int64" if name.endswith("_id") else "string")
            conditions.append(Condition(name, operator, _filter_value(param, kind, value)))
    return conditions


def _refused(param: str, what: str) -> Problem:
    return Problem("bad-request/invalid-filter-field", f"Cannot use {param} with {what}.", data={"param": param})


def _filter_value(param: str, kind: str, value: Any) -> Any:
    if value is None or value == "":
        return None
    if isinstance(value, (dict, list)):
        raise Problem("bad-request/invalid-filter-param-value", f"A value of {param} must be a scalar.")
    try:
        if param == "filter_prefix":
            return str(value)
        if kind == "date":
            return str(value)[:10]
        if kind in TIME_TYPES:
            return iso(parse(str(value)))
        return coerce(param, kind, value)
    except Problem:
        message = f"A value of {param} does not fit its field."
        raise Problem("bad-request/invalid-filter-param-value", message, data={"param": param}) from None


def refers_to(field: str, value: Any) -> Condition:
    """What records meet whose attribute is the id that a value names; none do if it names none."""
    id = id_in(str(value))
    return Condition(field, "in", [] if id is None else [id])


def scope_conditions(call: Call) -> Iterator[Condition]:
    """What the other parameters of a list say: those named like an attribute must equal it.

    A ``user_id`` of 0 is the caller. A path is compared as paths compare.
    """
    types: Mapping[str, str] = call.shape.types
    for name in call.route.params:
        value = call.params.get(name)
        if value is None or value == "" or name not in types or name in _OWN_MEANING:
            continue
        if name == "path":
            yield Condition(PATH_KEY, "=", parse_path(str(value)).key)
            continue
        if name == "user_id" and str(value) == "0":
            value = call.principal.user_id
        yield Condition(name, "=", coerce(name, types[name], value))
