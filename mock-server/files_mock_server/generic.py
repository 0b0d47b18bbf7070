"""The engine for every resource without behaviour of its own: driven by the route table, it knows none by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from files_mock_server.call import TRAITS, Behaviour, Call, Handler, Reply, Traits
from files_mock_server.problems import Problem, invalid
from files_mock_server.routing import Route
from files_mock_server.store.records import Condition
from files_mock_server.times import iso, parse
from files_mock_server.validate import coerce

_OPERATORS = {
    "filter": "=",
    "filter_prefix": "prefix",
    "filter_gt": ">",
    "filter_gteq": ">=",
    "filter_lt": "<",
    "filter_lteq": "<=",
}
_TIME_TYPES = frozenset(("date-time", "date"))
_SECRET_ENDINGS = ("password", "password_confirmation", "password_hash", "secret", "secret_key", "private_key")


def behaviour_for(route: Route) -> Behaviour:
    """The generic answer to an operation, chosen by its verb and result."""
    return Behaviour(_handler_for(route), admin_only=True, public=False, is_async=False)


def _handler_for(route: Route) -> Handler:
    has_id = route.path.endswith("/{id}")
    if route.shape in ("list", "array"):
        return list_records
    if has_id:
        by_verb: dict[str, Handler] = {"GET": find, "PATCH": update, "PUT": update, "DELETE": delete}
        return by_verb.get(route.verb, accept)
    if route.verb == "POST" and route.shape == "object" and "{" not in route.path:
        return create
    return accept


def traits(call: Call) -> Traits:
    """What is special about the call's resource."""
    return TRAITS.get(call.route.resource, Traits())


def schema(call: Call) -> Mapping[str, str]:
    """Attribute types of the call's records."""
    return call.site.table.schemas.get(call.route.schema, {})


def present(call: Call, record: Mapping[str, Any]) -> dict[str, Any]:
    """A stored record as an answer: every attribute of its schema, null where nothing is stored."""
    hidden = traits(call).hidden
    shown = {
        name: None
        for name, kind in schema(call).items()
        if kind != "file" and name not in hidden and not _is_secret(name, kind)
    }
    shown.update((name, value) for name, value in record.items() if name not in hidden)
    return shown


def _is_secret(name: str, kind: str) -> bool:
    return kind == "string" and name.endswith(_SECRET_ENDINGS)


def record_id(call: Call) -> int:
    """The id in the path.

    Raises:
        Problem: Not found, if it is no id at all.
    """
    text = str(call.params["id"])
    if not text.isascii() or not text.isdecimal() or len(text) > 18:
        raise Problem(traits(call).not_found, f"No {call.route.resource} has the id {text[:50]!r}.")
    return int(text)


def require(call: Call) -> dict[str, Any]:
    """The stored record with the id in the path.

    Raises:
        Problem: Not found.
    """
    record = call.site.records.get(call.route.resource, record_id(call))
    if record is None:
        raise Problem(traits(call).not_found, f"No {call.route.resource} has the id {record_id(call)}.")
    return record


def find(call: Call) -> dict[str, Any]:
    """Answer a record by id."""
    return present(call, require(call))


def attributes(call: Call) -> dict[str, Any]:
    """The attributes that a create or update sets: parameters that the schema has and that are no secrets."""
    hidden = traits(call).hidden
    types = schema(call)
    chosen: dict[str, Any] = {}
    for name in call.route.params:
        if name not in call.params or name not in types or name == "id" or types[name] == "file":
            continue
        if name in hidden or _is_secret(name, types[name]):
            continue
        value = call.params[name]
        if types[name] in _TIME_TYPES and isinstance(value, str):
            value = iso(parse(value)) if value else None
        chosen[name] = value
    return chosen


def unique_values(call: Call, data: Mapping[str, Any]) -> dict[str, str]:
    """The values of a record that no other may have."""
    return {field: str(data[field]).casefold() for field in traits(call).unique if data.get(field) is not None}


def create(call: Call) -> dict[str, Any]:
    """Store a new record and answer it."""
    return present(call, insert(call, attributes(call)))


def insert(call: Call, data: dict[str, Any], private: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Store a new record of the call's resource, with the time of creation if its schema has one."""
    if "created_at" in schema(call):
        data.setdefault("created_at", iso(call.site.now() // 1_000_000 * 1_000_000))
    return call.site.records.insert(call.route.resource, data, private=private, unique=unique_values(call, data))


def update(call: Call) -> dict[str, Any]:
    """Change a stored record and answer it."""
    require(call)
    return present(call, change(call, record_id(call), attributes(call)))


def change(call: Call, id: int, data: Mapping[str, Any], private: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Change a stored record of the call's resource."""
    return call.site.records.update(call.route.resource, id, data, private=private, unique=unique_values(call, data))


def delete(call: Call) -> None:
    """Remove a record."""
    require(call)
    call.site.records.delete(call.route.resource, record_id(call))


def accept(call: Call) -> Any:
    """Answer an operation that has nothing to change: 204, or the record it names."""
    if "id" in call.params and call.route.shape == "object":
        return Reply(find(call), 200)
    if call.route.shape == "object":
        return Reply(present(call, {}), 200)
    return None


def list_records(call: Call) -> list[dict[str, Any]]:
    """Answer a page of records."""
    return list_where(call, [])


def list_where(call: Call, conditions: list[Condition]) -> list[dict[str, Any]]:
    """Answer a page of the records that meet some conditions besides the client's own filters."""
    sort, descending = sort_order(call)
    page = call.site.records.page(
        call.route.resource,
        conditions=conditions + _conditions(call),
        ids=_ids(call),
        sort=sort,
        descending=descending,
        position=call.position(),
        limit=call.per_page(),
    )
    return [present(call, record) for record in call.paged(page)]


def sort_order(call: Call, default: str = "id") -> tuple[str, bool]:
    """The field to sort by and whether downwards.

    Raises:
        Problem: ``bad-request/invalid-sort-field`` or ``…/multiple-sort-params-not-allowed``.
    """
    wanted = call.get("sort_by") or {}
    if len(wanted) > 1:
        raise Problem("bad-request/multiple-sort-params-not-allowed", "Sort by one field only.")
    for name, direction in wanted.items():
        if name not in call.route.params["sort_by"].get("fields", ()):
            raise Problem(
                "bad-request/invalid-sort-field", f"Cannot sort by {name[:100]!r}.", data={"param": "sort_by"}
            )
        if str(direction).lower() not in ("asc", "desc"):
            raise invalid("sort_by", "asc or desc")
        return name, str(direction).lower() == "desc"
    return default, False


def _ids(call: Call) -> list[int] | None:
    ids = call.get("ids")
    if not isinstance(ids, str) or not ids:
        return None
    return [coerce("ids", "int64", text) for text in ids.split(",") if text.strip()]


def _conditions(call: Call) -> list[Condition]:
    conditions = []
    types = schema(call)
    for param, operator in _OPERATORS.items():
        if param not in call.route.params:
            continue
        for name, value in (call.get(param) or {}).items():
            if name not in call.route.params[param].get("fields", ()):
                message = f"Cannot use {param} with {name[:100]!r}."
                raise Problem("bad-request/invalid-filter-field", message, data={"param": param})
            conditions.append(Condition(name, operator, _filter_value(param, types.get(name, "string"), value)))
    return conditions


def _filter_value(param: str, kind: str, value: Any) -> Any:
    if value is None or value == "":
        return None
    if isinstance(value, (dict, list)):
        raise Problem("bad-request/invalid-filter-param-value", f"A value of {param} must be a scalar.")
    try:
        if param == "filter_prefix":
            return str(value)
        if kind in _TIME_TYPES:
            return iso(parse(str(value)))
        return coerce(param, kind, value)
    except Problem:
        message = f"A value of {param} does not fit its field."
        raise Problem("bad-request/invalid-filter-param-value", message, data={"param": param}) from None
