"""Changes of users, groups, permissions and API keys are written to the history, whoever handles them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from files_mock_server.engine.call import Behaviour, Call, Handler, Reply
from files_mock_server.handlers import history
from files_mock_server.paths import PATH_KEY, parse_path
from files_mock_server.table.routing import Route
from files_mock_server.table.validate import id_in

_OPERATIONS = {"create": "create", "update": "update", "delete": "destroy"}
# What is written for an operation: the action, and the collection of what it changes.
_AUDITED = {
    (resource, operation): (f"{resource}_{event}", resource)
    for resource in ("user", "group", "permission", "api_key")
    for operation, event in _OPERATIONS.items()
}
_AUDITED |= {("user", name): ("user_update", "user") for name in ("unlock", "user_2fa_reset")}
_AUDITED |= {("group_user", name): ("group_update", "group") for name in _OPERATIONS}
_AUDITED |= {
    ("api_key", "update_current"): ("api_key_update", "api_key"),
    ("api_key", "delete_current"): ("api_key_destroy", "api_key"),
}
_TOLD = ("id", "name", "username", "user_id", "permission", "recursive", "permission_set", "platform", "expires_at")


def audited(route: Route, behaviour: Behaviour) -> Behaviour:
    """How an operation is answered when what it changes is written down.

    Args:
        route: The operation.
        behaviour: How it is answered as such.

    Returns:
        The same behaviour for an operation that changes nothing of interest.
    """
    entry = _AUDITED.get((route.resource, route.operation))
    if entry is None:
        return behaviour
    return replace(behaviour, handler=_writing(*entry, behaviour))


def _writing(action: str, collection: str, behaviour: Behaviour) -> Handler:
    handler = behaviour.handler

    def answer(call: Call) -> Any:
        with call.site.db.transaction():
            before = _target(call, collection)
            result = handler(call)
            _write(call, action, _changed(result, collection, call) or before)
        return result

    async def answer_later(call: Call) -> Any:
        before = _target(call, collection)
        result = await handler(call)
        _write(call, action, _changed(result, collection, call) or before)
        return result

    return answer_later if behaviour.is_async else answer


def _target(call: Call, collection: str) -> Mapping[str, Any] | None:
    """The record that a call is about to change, None if it makes a new one or there is none."""
    id = call.params.get("group_id") if collection != call.route.resource else call.params.get("id")
    if call.route.operation.endswith("_current"):
        id = call.principal.api_key_id
    known = id_in(str(id))
    return None if known is None else call.site.records.get(collection, known)


def _changed(result: Any, collection: str, call: Call) -> Mapping[str, Any] | None:
    record = result.body if isinstance(result, Reply) else result
    return record if isinstance(record, Mapping) and collection == call.route.resource else None


def _write(call: Call, action: str, target: Mapping[str, Any] | None) -> None:
    told = {name: target[name] for name in _TOLD if target.get(name) is not None} if target else {}
    data: dict[str, Any] = {"action": action, "targets": told}
    if target and isinstance(target.get("path"), str) and action.startswith("permission"):
        path = parse_path(target["path"])
        data |= {"path": path.text, "folder": path.parent.text, PATH_KEY: path.key, "parent_key": path.parent.key}
    thing, _, event = action.rpartition("_")
    name = told.get("username") or told.get("name") or told.get("id")
    verb = {"create": "created", "update": "updated", "destroy": "deleted"}[event]
    history.write(call.site, history.actor(call), data, f"{verb} {thing.replace('_', ' ')} {name}")
