"""The engine for every resource without behaviour of its own: driven by the route table, it knows none by name."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from files_mock_server.engine.call import Behaviour, Call, Handler, Reply
from files_mock_server.engine.filters import (
    TIME_TYPES,
    chosen_ids,
    client_conditions,
    scope_conditions,
    sort_order,
)
from files_mock_server.http import storage
from files_mock_server.paths import PATH_KEY, parse_path
from files_mock_server.people import workspaces
from files_mock_server.problems import Problem
from files_mock_server.store.cursors import Page
from files_mock_server.store.records import Condition, paginate
from files_mock_server.table import attachments
from files_mock_server.table.routing import Route
from files_mock_server.table.traits import NO_TRAITS, TRAITS, Traits
from files_mock_server.table.validate import id_in
from files_mock_server.times import iso, parse


def behaviour_for(route: Route) -> Behaviour:
    """The generic answer to an operation, chosen by its verb, path and result."""
    owned = TRAITS.get(route.resource, NO_TRAITS).owned
    return Behaviour(_handler_for(route), admin_only=not owned, public=False, is_async=False)


def _handler_for(route: Route) -> Handler:
    """Records are addressed by id, by path, or are the only one of their kind."""
    by_verb: dict[str, Handler] = {}
    if route.shape in ("list", "array"):
        by_verb = {"GET": list_records}
    elif route.path.endswith("/{id}"):
        by_verb = {"GET": find, "PATCH": update, "PUT": update, "DELETE": delete}
    elif route.path.endswith("/{path}"):
        by_verb = {"GET": find_at_path, "POST": create, "PATCH": put_at_path, "DELETE": delete_at_path}
    elif route.shape == "object" and "{" not in route.path:
        by_verb = {"GET": find_single, "POST": create, "PATCH": update_single, "PUT": update_single}
    elif route.shape == "object" and "/{id}/" in route.path:
        by_verb = {"GET": find_part}
    return by_verb.get(route.verb, accept)


def traits(call: Call) -> Traits:
    """What is special about the call's resource."""
    return TRAITS.get(call.route.resource, NO_TRAITS)


def rows(call: Call) -> str:
    """The collection of the call's records; made-up ones of a log are there from now on."""
    collection = call.route.collection
    call.site.seeds.ensure(collection)
    return collection


def present(call: Call, record: Mapping[str, Any]) -> dict[str, Any]:
    """A stored record as an answer: every attribute of its schema, null where nothing is stored."""
    shape = call.shape
    shown: dict[str, Any] = dict(shape.shown)
    for name, value in record.items():
        if name in shown:
            shown[name] = value
    if shape.has_text_id:
        shown["id"] = str(record.get("id"))
    for name, remembered in record.get(attachments.KEY, {}).items():
        url = call.signed_url(storage.attachment_path(remembered["digest"], remembered["name"]))
        shown[name] = attachments.described(shape.types[name], remembered, url)
    return shown


def record_id(call: Call) -> int:
    """The id in the path.

    Raises:
        Problem: Not found, if it is no id at all.
    """
    text = str(call.params["id"])
    id = id_in(text)
    if id is None:
        raise Problem(traits(call).not_found, f"No {call.route.resource} has the id {text[:50]!r}.")
    return id


def require(call: Call) -> dict[str, Any]:
    """The stored record with the id in the path.

    Raises:
        Problem: Not found; also in another workspace, and for a user who is no site admin and does not own it.
    """
    rows(call)
    record = call.site.records.get(call.route.resource, record_id(call))
    if record is None or not _may_see(call, record):
        raise Problem(traits(call).not_found, f"No {call.route.resource} has the id {record_id(call)}.")
    return record


def _may_see(call: Call, record: Mapping[str, Any]) -> bool:
    if not workspaces.holds(call.workspace_id, record):
        return False
    is_own = not traits(call).owned or record.get("user_id") == call.principal.user_id
    return is_own or call.principal.is_admin


def require_other(call: Call, resource: str, id: int, param: str = "") -> dict[str, Any]:
    """A stored record of another resource.

    Args:
        call: The call.
        resource: The collection.
        id: Its id.
        param: The parameter that named it, for the error; empty if none did.

    Raises:
        Problem: Not found.
    """
    record = call.site.records.get(resource, id)
    if record is None:
        error = TRAITS.get(resource, NO_TRAITS).not_found
        raise Problem(error, f"No {resource} has the id {id}.", data={"param": param} if param else None)
    return record


def find(call: Call) -> dict[str, Any]:
    """Answer a record by id."""
    return present(call, require(call))


def find_part(call: Call) -> dict[str, Any]:
    """Answer what belongs to a record: made up from the record and the schema, the same at every call."""
    owner = require(call)
    return present(call, {**call.site.seeds.row(call.route.schema, owner["id"]), **owner})


def attributes(call: Call) -> dict[str, Any]:
    """The attributes that a create or update sets: parameters that the schema has and that are no secrets."""
    shape = call.shape
    chosen: dict[str, Any] = {}
    for name in call.route.params:
        if name not in call.params:
            continue
        value = call.params[name]
        if name in shape.accepted:
            chosen[name] = _stored(shape.types[name], value)
        if name in shape.digests:
            digest = hashlib.md5(str(value).encode("utf-8", "surrogatepass"), usedforsecurity=False)
            chosen[shape.digests[name]] = digest.hexdigest() if value else None
        if name in shape.masks:
            chosen[shape.masks[name]] = f"****{value[-4:]}" if value and len(value) > 8 else "****" if value else None
    if isinstance(chosen.get("path"), str):
        path = parse_path(chosen["path"])
        chosen |= {"path": path.text, PATH_KEY: path.key}
    return chosen


def _stored(kind: str, value: Any) -> Any:
    """A parameter as the attribute of its name is stored: the two types may differ in the table."""
    if kind in TIME_TYPES and isinstance(value, str):
        return iso(parse(value)) if value else None
    if kind == "decimal" and isinstance(value, (int, float)):
        return str(Decimal(repr(value)))
    if kind.startswith("array(") and isinstance(value, str):
        items = [text.strip() for text in value.split(",") if text.strip()]
        return [id for id in map(id_in, items) if id is not None] if kind == "array(int64)" else items
    return value


def _with_attachments(call: Call, data: dict[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = dict(before.get(attachments.KEY, {}))
    for param, names in call.shape.files.items():
        if call.get(f"{param.removesuffix('_file')}_delete") is True:
            kept = {name: value for name, value in kept.items() if name not in names}
        if call.get(param) is not None:
            remembered = call.site.attachments.store(call.params[param])
            kept |= dict.fromkeys(names, remembered)
    if kept or attachments.KEY in before:
        data[attachments.KEY] = kept
    return data


def unique_values(call: Call, data: Mapping[str, Any]) -> dict[str, str]:
    """The values of a record that no other may have."""
    return {field: str(data[field]).casefold() for field in traits(call).unique if data.get(field) is not None}


def create(call: Call) -> dict[str, Any]:
    """Store a new record and answer it."""
    return present(call, insert(call, attributes(call)))


def now(call: Call) -> str:
    """The time, to the second, as records carry it."""
    return str(iso(call.site.now() // 1_000_000 * 1_000_000))


def insert(call: Call, data: dict[str, Any], private: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Store a new record of the call's resource, with its owner and the time of creation if its schema has them.

    Raises:
        Problem: Not found, if a record that the new one must refer to does not exist.
    """
    types = call.shape.types
    for name in ("created_at", "updated_at"):
        if name in types:
            data.setdefault(name, now(call))
    _own(call, data)
    if workspaces.ATTRIBUTE in types:
        data[workspaces.ATTRIBUTE] = workspaces.assign(call.workspace_id, data)
    _check_references(call, data)
    for name, value in traits(call).defaults.items():
        if data.get(name) is None:
            data[name] = value(call, data) if callable(value) else value
    with call.site.db.transaction():
        _with_attachments(call, data, {})
        return call.site.records.insert(rows(call), data, private=private, unique=unique_values(call, data))


def _own(call: Call, data: dict[str, Any]) -> None:
    if "user_id" not in call.shape.types:
        return
    data["user_id"] = data.get("user_id") or call.principal.user_id
    if data["user_id"] != call.principal.user_id and not call.principal.is_admin:
        raise Problem("not-authorized/cant-act-for-other-user", "Only a site admin may act for others.")
    if "username" in call.shape.types and data.get("username") is None:
        data["username"] = call.site.auth.username(data["user_id"])


def _check_references(call: Call, data: Mapping[str, Any]) -> None:
    for name, rule in call.route.params.items():
        resource = name.removesuffix("_id")
        if not rule.get("required") or resource == name or resource not in call.site.resources:
            continue
        require_other(call, resource, data.get(name) or 0, name)


def update(call: Call) -> dict[str, Any]:
    """Change a stored record and answer it."""
    record = require(call)
    return present(call, change(call, record["id"], attributes(call)))


def change(call: Call, id: int, data: Mapping[str, Any], private: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Change a stored record of the call's resource."""
    records, collection = call.site.records, rows(call)
    before = records.get(collection, id) or {}
    changes = {name: value for name, value in data.items() if name != "user_id" or call.principal.is_admin}
    if "updated_at" in call.shape.types:
        changes["updated_at"] = now(call)
    if changes.get(workspaces.ATTRIBUTE) is not None:
        workspaces.assign(call.workspace_id, changes)
    for name, value in traits(call).touches.items():
        changes[name] = value(call, {**before, **changes}) if callable(value) else value
    with call.site.db.transaction():
        _with_attachments(call, changes, before)
        return records.update(collection, id, changes, private=private, unique=unique_values(call, changes))


def delete(call: Call) -> None:
    """Remove a record."""
    call.site.records.delete(call.route.resource, require(call)["id"])


def at_path(call: Call) -> dict[str, Any] | None:
    """The record that is kept for the path of the call, or None."""
    return call.site.records.first(rows(call), [Condition(PATH_KEY, "=", call.path().key)])


def require_at_path(call: Call) -> dict[str, Any]:
    """The record that is kept for the path of the call.

    Raises:
        Problem: Not found.
    """
    record = at_path(call)
    if record is None:
        raise Problem(traits(call).not_found, f"There is no {call.route.resource} for {call.path().text[:500]!r}.")
    return record


def find_at_path(call: Call) -> dict[str, Any]:
    """Answer the record of a path."""
    return present(call, require_at_path(call))


def put_at_path(call: Call) -> dict[str, Any]:
    """Change the record of a path, which need not exist before."""
    record, path = at_path(call), call.path()
    data = {**attributes(call), "path": path.text, PATH_KEY: path.key}
    return present(call, insert(call, data) if record is None else change(call, record["id"], data))


def delete_at_path(call: Call) -> None:
    """Remove the record of a path."""
    call.site.records.delete(call.route.collection, require_at_path(call)["id"])


def single(call: Call) -> dict[str, Any]:
    """The only record of a collection, made on first use."""
    record = call.site.records.first(rows(call), [])
    return insert(call, {}) if record is None else record


def find_single(call: Call) -> dict[str, Any]:
    """Answer the only record of its kind."""
    return present(call, single(call))


def update_single(call: Call) -> dict[str, Any]:
    """Change the only record of its kind."""
    return present(call, change(call, single(call)["id"], attributes(call)))


def accept(call: Call) -> Any:
    """Answer an operation that has nothing to change: 204, or the record it names."""
    if "id" in call.route.params:
        record = require(call)
        return Reply(present(call, record), 200) if call.route.shape == "object" else None
    return Reply(present(call, {}), 200) if call.route.shape == "object" else None


def list_records(call: Call) -> list[dict[str, Any]]:
    """Answer a page of records."""
    return list_where(call, list(scope_conditions(call)))


def list_where(call: Call, conditions: Sequence[Condition], collection: str = "") -> list[dict[str, Any]]:
    """Answer a page of the records that meet some conditions besides the client's own filters.

    Args:
        call: The call.
        conditions: All must hold.
        collection: Where to look, the call's own when empty.
    """
    collection = collection or rows(call)
    own = [] if call.principal.is_admin else _of_caller(call)
    own += workspaces.conditions(call.workspace_id, call.shape.types, default_too=_lists_default_too(call))
    sort, descending = sort_order(call)
    page = call.site.records.page(
        collection,
        conditions=[*conditions, *own, *client_conditions(call)],
        ids=chosen_ids(call),
        sort=sort,
        descending=descending,
        position=call.position(),
        limit=call.per_page(),
    )
    return [present(call, record) for record in call.paged(page)]


def _of_caller(call: Call) -> list[Condition]:
    return [Condition("user_id", "=", call.principal.user_id)] if traits(call).owned else []


def _lists_default_too(call: Call) -> bool:
    return any(call.flag(name) for name in call.route.params if name.startswith("include_default_workspace_"))


def page_of(call: Call, found: Sequence[dict[str, Any]], key: str) -> list[dict[str, Any]]:
    """A page of records that are in memory.

    Args:
        call: The call.
        found: All of them.
        key: Attribute that orders them and is the same for no two.
    """
    position, limit = call.position(), call.per_page()
    backwards = position is not None and position.backwards
    ordered = sorted(found, key=lambda record: record[key], reverse=backwards)
    if position is not None:
        at = position.values[0]
        ordered = [record for record in ordered if (record[key] < at if backwards else record[key] > at)]
    page: Page = paginate([(record, (record[key],)) for record in ordered[: limit + 1]], limit, position)
    return call.paged(page)
