"""Permissions: what a user or a group may do in a folder."""

from __future__ import annotations

from typing import Any

from files_mock_server import generic
from files_mock_server.call import Call, handles
from files_mock_server.paths import parse_path
from files_mock_server.problems import Problem, missing
from files_mock_server.store.records import Condition
from files_mock_server.validate import coerce


@handles("permission", "create", admin_only=True)
def create(call: Call) -> dict[str, Any]:
    """Grant a permission to a user or a group."""
    data = {"permission": "full", "recursive": True, **generic.attributes(call)}
    data["path"] = call.path().text
    user = _holder(call, "user", data.get("user_id"), data.get("username"))
    group = _holder(call, "group", data.get("group_id"), data.get("group_name"))
    if user is None and group is None:
        raise missing("user_id or group_id")
    if user is not None:
        data |= {"user_id": user["id"], "username": user["username"]}
    if group is not None:
        data |= {"group_id": group["id"], "group_name": group["name"]}
    data.pop("group_ids", None)
    return generic.present(call, generic.insert(call, data))


def _holder(call: Call, resource: str, id: int | None, name: str | None) -> dict[str, Any] | None:
    """The user or group that is named by id or by name, None if neither is given."""
    if id is None and name is None:
        return None
    field = "username" if resource == "user" else "name"
    known = id if id is not None else call.site.records.lookup(resource, field, str(name).casefold())
    record = call.site.records.get(resource, known) if known is not None else None
    if record is None:
        raise Problem(f"not-found/{resource}-not-found", f"There is no {resource} {id if id is not None else name!r}.")
    return record


@handles("permission", "list", admin_only=True)
def list_permissions(call: Call) -> list[dict[str, Any]]:
    """Answer a page of permissions, of one user, group or path if asked for."""
    conditions = [
        Condition(name, "=", coerce(name, "int64", call.params[name]))
        for name in ("user_id", "group_id")
        if call.get(name)
    ]
    if call.get("path") is not None:
        conditions.append(Condition("path", "=", parse_path(call.params["path"]).text))
    return generic.list_where(call, conditions)
