"""Permissions: what a user or a group may do in a folder. Site admins grant them, and admins of the folder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from files_mock_server.engine import generic
from files_mock_server.engine.call import Call, handles
from files_mock_server.handlers import groups
from files_mock_server.handlers.site import setting
from files_mock_server.paths import PATH_KEY, RemotePath, parse_path
from files_mock_server.problems import Problem, invalid, missing
from files_mock_server.store.records import Condition
from files_mock_server.table.traits import NO_TRAITS, TRAITS
from files_mock_server.table.validate import coerce


@handles("permission", "create")
def create(call: Call) -> dict[str, Any]:
    """Grant a permission to a user, a group, the users who are in all of some groups, or the users of a partner."""
    data = generic.attributes(call)
    data |= {"permission": data.get("permission") or "full", "recursive": data.get("recursive") is not False}
    data["path"] = call.path().text
    _require_admin(call, call.path(), data["recursive"])
    user = _holder(call, "user", data.get("user_id"), data.get("username"))
    group = _holder(call, "group", data.get("group_id"), data.get("group_name"))
    partner = _holder(call, "partner", data.get("partner_id"), None)
    every = [generic.require_other(call, "group", id) for id in data.pop("group_ids", None) or ()]
    holders = [holder for holder in (user, group, partner, every) if holder]
    if not holders:
        raise missing("user_id or group_id")
    if len(holders) > 1:
        raise invalid("user_id", "absent where a group or partner is given: a permission has one holder")
    if user is not None:
        if setting(call.site, "folder_permissions_groups_only"):
            raise Problem("processing-failure/model-save-error", "On this site, only groups have permissions.")
        data |= {"user_id": user["id"], "username": user["username"]}
    if group is not None:
        data |= {"group_id": group["id"], "group_name": group["name"]}
    if partner is not None:
        data |= {"partner_id": partner["id"], "partner_name": partner["name"]}
    if every:
        data |= {"group_ids": [one["id"] for one in every], "group_names": [one["name"] for one in every]}
    return generic.present(call, _insert(call, data))


def _insert(call: Call, data: dict[str, Any]) -> dict[str, Any]:
    # The generic engine would make the caller the holder of a record that names no user.
    types = call.shape.types
    row = {name: value for name, value in data.items() if name in types or name == PATH_KEY}
    return call.site.records.insert("permission", row)


def _require_admin(call: Call, path: RemotePath, recursive: bool) -> None:
    call.site.access.require(call.principal, path, "admin", below=recursive)


def _holder(call: Call, resource: str, id: int | None, name: str | None) -> dict[str, Any] | None:
    """The user or group that is named by id or by name, None if neither is given."""
    if id is None and name is None:
        return None
    field = "username" if resource == "user" else "name"
    known = id if id is not None else call.site.records.lookup(resource, field, str(name).casefold())
    if known is None:
        raise Problem(TRAITS.get(resource, NO_TRAITS).not_found, f"There is no {resource} {str(name)[:100]!r}.")
    return generic.require_other(call, resource, known)


@handles("permission", "delete")
def delete(call: Call) -> None:
    """Take a permission back."""
    permission = generic.require(call)
    _require_admin(call, parse_path(permission["path"]), permission.get("recursive") is not False)
    call.site.records.delete("permission", permission["id"])


@handles("permission", "list")
def list_permissions(call: Call) -> list[dict[str, Any]]:
    """Answer a page of permissions: of one user, of one group, or those that hold at a path.

    Others than site admins see their own ones, and those of folders that they are admins of.
    """
    conditions: list[Condition] = []
    holders = {name: coerce(name, "int64", call.params[name]) for name in _HOLDERS if call.get(name)}
    if str(call.get("user_id", "")) == "0":
        holders["user_id"] = call.principal.user_id
    path = _path_asked_for(call)
    if not call.principal.is_admin and holders.get("user_id") != call.principal.user_id:
        if path is None:
            message = "Only a site admin may see all permissions: ask for those of a path."
            raise Problem("not-authorized/non-admins-must-query-by-folder-or-path", message)
        call.site.access.require(call.principal, path, "admin")
    if call.get("path") is not None and path is not None:
        conditions.append(Condition(PATH_KEY, "in", [*path.keys_above, path.key]))
    if "user_id" in holders and call.flag("include_groups"):
        conditions.append(Condition("id", "in", _of_user_and_groups(call, holders.pop("user_id"))))
    conditions += [Condition(name, "=", id) for name, id in holders.items()]
    return generic.list_where(call, conditions)


_HOLDERS = ("user_id", "group_id", "partner_id")


def _path_asked_for(call: Call) -> RemotePath | None:
    text = call.get("path")
    if text is None:
        text = (call.get("filter") or {}).get("path")
    return parse_path(text) if isinstance(text, str) else None


def _of_user_and_groups(call: Call, user_id: int) -> list[int]:
    own = {int(id) for id in groups.ids_of(call, user_id)}
    return [row["id"] for row in call.site.records.all("permission") if _is_of(row, user_id, own)]


def _is_of(row: Mapping[str, Any], user_id: int, own_groups: set[int]) -> bool:
    every = set(row.get("group_ids") or [row.get("group_id")])
    return row.get("user_id") == user_id or every <= own_groups
