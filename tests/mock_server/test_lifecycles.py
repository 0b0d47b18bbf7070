"""The life of a record of every resource, and what every list can do."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from files_mock_server.table.routing import Route
from mock_client import problem
from mock_samples import COUNTER, FILE, FOLDER, ROUTES, TABLE, Caller, check_record, value

RECORDS = sorted(
    resource
    for resource in {route.resource for route in TABLE.routes}
    if all((resource, operation) in ROUTES for operation in ("create", "find", "list", "update", "delete"))
)
LISTS = [route for route in TABLE.routes if route.shape == "list" and route.resource not in ("folder", "lock")]
ROWS = 5
OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "filter": lambda one, wanted: one == wanted,
    "filter_gt": lambda one, wanted: one > wanted,
    "filter_gteq": lambda one, wanted: one >= wanted,
    "filter_lt": lambda one, wanted: one < wanted,
    "filter_lteq": lambda one, wanted: one <= wanted,
    "filter_prefix": lambda one, wanted: one.startswith(wanted),
}
# Attributes that the service itself keeps, whatever a client sends.
KEPT = {"user": {"group_ids"}, "group": {"usernames"}, "notification": {"group_name"}}


def comparable(kind: str, one: Any) -> Any:
    """A value as values compare: times as times, text without case."""
    if kind == "date-time":
        return datetime.fromisoformat(one)
    if kind == "decimal":
        return Decimal(str(one))
    if kind == "array(int64)" and isinstance(one, str):
        return [int(text) for text in one.split(",")]
    return one.casefold() if isinstance(one, str) else one


def shows(route: Route, params: dict[str, Any], record: dict[str, Any]) -> int:
    """Assert that a record shows what was sent; returns how many attributes that are."""
    compared = 0
    for name, one in params.items():
        if name not in record or name in KEPT.get(route.resource, ()):
            continue
        kind = TABLE.schemas[route.schema][name]
        assert record[name] is not None, f"{name} was set and is null"
        assert comparable(kind, record[name]) == comparable(kind, one), name
        compared += 1
    return compared


@pytest.mark.parametrize("resource", RECORDS)
def test_life_of_a_record(caller: Caller, resource: str) -> None:
    """What is created is found as it was sent, changes by an update alone, and is gone after its deletion."""
    create, update = ROUTES[resource, "create"], ROUTES[resource, "update"]
    params = caller.params(create, next(COUNTER), everything=True)
    created = caller.call(create, create.path, params)
    assert created.status_code == 201, created.text
    record = created.json()
    check_record(record, resource, create.schema)
    assert shows(create, params, record) > 0
    path = f"{create.path}/{record['id']}"
    once = {name for name in record if name in ("key", "generated_private_key")}
    found = caller.api.get(path).json()
    assert {**found, **dict.fromkeys(once)} == {**record, **dict.fromkeys(once)}
    changes = caller.params(update, next(COUNTER), everything=True)
    changed = caller.call(update, path, changes)
    assert changed.status_code == 200, changed.text
    assert shows(update, changes, changed.json()) > 0
    assert {**caller.api.get(path).json(), **dict.fromkeys(once)} == {**changed.json(), **dict.fromkeys(once)}
    kept = set(record) - set(changes) - {"updated_at"}
    assert [name for name in kept if name in params and record[name] != changed.json()[name]] == []
    assert caller.api.delete(path).status_code == 204
    for answer in (caller.api.get(path), caller.call(update, path, changes), caller.api.delete(path)):
        status, kind = problem(answer)
        assert (status, kind.partition("/")[0]) == (404, "not-found")


@pytest.mark.parametrize("resource", RECORDS)
def test_empty_update(caller: Caller, resource: str) -> None:
    """An update that sets nothing changes nothing."""
    route, update = ROUTES[resource, "create"], ROUTES[resource, "update"]
    record = caller.make(resource)
    path = f"{route.path}/{record['id']}"
    needed = {name: record[name] for name, rule in update.params.items() if rule.get("required") and name != "id"}
    before = caller.api.get(path).json()
    assert caller.call(update, path, needed).status_code == 200
    after = caller.api.get(path).json()
    moving = {"updated_at", "last_modified_at", "version"}
    assert [name for name in before if before[name] != after[name] and name not in moving] == []


def rows_of(caller: Caller, route: Route) -> dict[str, Any]:
    """Make rows that a list shows; returns the parameters that the list needs."""
    params = {
        name: caller.special(route.resource, name, 1) for name, rule in route.params.items() if rule.get("required")
    }
    params = {name: one for name, one in params.items() if f"{{{name}}}" not in route.path}
    create = ROUTES.get((route.resource, "create"))
    for name in params:
        other = name.removesuffix("_id")
        if params[name] is ...:
            params[name] = caller.make(other)["id"] if (other, "create") in ROUTES else 101
    for _ in range(ROWS if create else 0):
        assert create is not None
        body = caller.params(create, next(COUNTER), everything=True)
        answer = caller.call(create, create.path.replace("{path}", FILE), {**body, **params})
        assert answer.status_code == 201, answer.text
    if route.resource == "automation_run":
        for _ in range(ROWS):
            caller.api.post(f"/automations/{params['automation_id']}/manual_run")
    if route.resource == "sync_run":
        for _ in range(ROWS):
            caller.id_of(route)
    if route.resource in ("history", "action_log", "file_migration_log"):
        caller.api.post("/sessions", username="motor", password="vroom")
        caller.api.upload(f"docs/{next(COUNTER)}", b"x")
        caller.api.post(f"/file_actions/copy/{FILE}", destination=f"docs/copy-{next(COUNTER)}")
    return params


def everything(caller: Caller, path: str, params: dict[str, Any]) -> list[dict[str, Any]]:
    answer = caller.api.get(path, **params)
    assert answer.status_code == 200, answer.text
    assert "X-Files-Cursor" not in answer.headers
    found: list[dict[str, Any]] = answer.json()
    return found


def walk(caller: Caller, path: str, params: dict[str, Any]) -> list[dict[str, Any]]:
    """Every record of a list, two a page."""
    found, cursor, seen = [], "", set()
    for _ in range(500):
        answer = caller.api.get(path, **params, per_page=2, **({"cursor": cursor} if cursor else {}))
        assert answer.status_code == 200, answer.text
        assert len(answer.json()) <= 2
        found += answer.json()
        cursor = answer.headers.get("X-Files-Cursor-Next", "")
        if not cursor:
            return found
        assert cursor not in seen
        seen.add(cursor)
    raise AssertionError("the walk does not end")


def as_set(records: list[dict[str, Any]]) -> list[str]:
    return sorted(json.dumps(record, sort_keys=True) for record in records)


def name_of(route: Route) -> str:
    return f"{route.resource}.{route.operation}"


@pytest.mark.parametrize("route", LISTS, ids=name_of)
def test_list(caller: Caller, route: Route) -> None:
    """Each list pages, sorts and filters by exactly the fields that the table declares."""
    params, types = rows_of(caller, route), TABLE.schemas[route.schema]
    path = route.path.replace("{path}", FOLDER if "folder" in route.operation else FILE)
    path = path.replace("{user_id}", str(caller.admin))
    if "/behaviors/folders/" in path:
        path = "/behaviors/folders/docs/1"
    records = everything(caller, path, params)
    assert as_set(walk(caller, path, params)) == as_set(records)
    check_sorting(caller, route, path, params, records)
    for param, keeps in OPERATORS.items():
        fields = route.params.get(param, {}).get("fields", [])
        for field in fields:
            check_filter(caller, path, params, (param, field, types.get(field, "")), keeps, records)
        refused = caller.api.get(path, **params, **{f"{param}[nonsense]": "1"})
        assert problem(refused) == (400, "bad-request/invalid-filter-field")


def check_sorting(
    caller: Caller, route: Route, path: str, params: dict[str, Any], records: list[dict[str, Any]]
) -> None:
    fields = route.params.get("sort_by", {}).get("fields", [])
    for field in fields:
        for direction in ("asc", "desc"):
            found = walk(caller, path, {**params, f"sort_by[{field}]": direction})
            assert as_set(found) == as_set(records), field
            values = [record.get(field) for record in found]
            ordered = sorted(values, key=lambda one: (one is not None, one), reverse=direction == "desc")
            assert field not in TABLE.schemas[route.schema] or values == ordered, field
    refused = caller.api.get(path, **params, **{"sort_by[nonsense]": "asc"})
    assert problem(refused) == (400, "bad-request/invalid-sort-field")


def check_filter(
    caller: Caller,
    path: str,
    params: dict[str, Any],
    what: tuple[str, str, str],
    keeps: Callable[[Any, Any], bool],
    records: list[dict[str, Any]],
) -> None:
    param, field, kind = what
    known = [record[field] for record in records if record.get(field) is not None]
    if not known or not kind:
        some = "2020-01-01T00:00:00Z" if kind == "date-time" else "1"
        assert caller.api.get(path, **params, **{f"{param}[{field}]": some}).status_code == 200
        return
    wanted = known[len(known) // 2]
    if param == "filter_prefix":
        wanted = wanted[:-1] or wanted
    sent = str(wanted).lower() if isinstance(wanted, bool) else wanted
    found = everything(caller, path, {**params, f"{param}[{field}]": sent})
    limit = comparable(kind, wanted)
    expected = [
        record for record in records if record.get(field) is not None and keeps(comparable(kind, record[field]), limit)
    ]
    assert as_set(found) == as_set(expected), (param, field, wanted)


def test_empty_fields_allow_nothing(caller: Caller) -> None:
    """A list whose declared fields are none can be sorted by nothing, not even by an attribute."""
    routes = [route for route in LISTS if route.params.get("sort_by", {}).get("fields") == []]
    assert routes
    for route in routes:
        if any(rule.get("required") for rule in route.params.values()):
            continue
        answer = caller.api.get(route.path, **{"sort_by[id]": "asc"})
        assert problem(answer) == (400, "bad-request/invalid-sort-field"), route.path


def test_samples_are_distinct() -> None:
    """Two numbers make different samples, so that a test that mixes records up fails."""
    route = ROUTES["group", "create"]
    assert value(route, "name", 1) != value(route, "name", 2)
