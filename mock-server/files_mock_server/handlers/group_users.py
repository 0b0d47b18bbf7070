"""Memberships of groups: another view of what the groups themselves say."""

from __future__ import annotations

from typing import Any

from files_mock_server.engine import generic
from files_mock_server.engine.call import Call, handles
from files_mock_server.engine.filters import scope_conditions
from files_mock_server.handlers import delegation, groups
from files_mock_server.people.access import admins, members
from files_mock_server.problems import Problem
from files_mock_server.store.records import Condition


@handles("group_user", "list")
def list_memberships(call: Call) -> list[dict[str, Any]]:
    """Answer a page of memberships; group admins see those of their groups."""
    conditions = list(scope_conditions(call))
    if not call.principal.is_admin:
        own = delegation.administered(call)
        if not own:
            raise delegation.site_admin_required("Only a site admin may list memberships.")
        conditions.append(Condition("group_id", "in", [int(id) for id in own]))
    return generic.list_where(call, conditions)


@handles("group_user", "create")
def create(call: Call) -> dict[str, Any]:
    """Make a user a member of a group; one who is already becomes or ceases to be its admin."""
    _require_admin(call)
    return _put(call, call.params["group_id"], call.params["user_id"])


@handles("group_user", "update")
def update(call: Call) -> dict[str, Any]:
    """Change whether a member is an admin of the group."""
    _require_admin(call)
    row = generic.require(call)
    if (row["group_id"], row["user_id"]) != (call.params["group_id"], call.params["user_id"]):
        raise Problem("not-found", f"The membership {row['id']} is of another group or user.")
    return _put(call, row["group_id"], row["user_id"])


@handles("group_user", "delete")
def delete(call: Call) -> None:
    """End a membership, which the ids of group and user name."""
    delegation.require_group_admin(call, call.params["group_id"], gives_admin=False)
    group, user = generic.require_other(call, "group", call.params["group_id"]), str(call.params["user_id"])
    if user not in members(group):
        raise Problem("not-found", f"The user {user} is no member of the group {group['id']}.")
    kept = [one for one in members(group) if one != user]
    groups.set_members(call, group, kept, [one for one in admins(group) if one != user])


def _require_admin(call: Call) -> None:
    """Site admins may do everything; group admins may add users to their groups, and appoint nobody."""
    group = call.site.records.get("group", call.params["group_id"]) or {}
    is_admin = str(call.params["user_id"]) in admins(group)
    appoints = call.params.get("admin", is_admin) is not is_admin
    delegation.require_group_admin(call, call.params["group_id"], gives_admin=appoints)


def _put(call: Call, group_id: int, user_id: int) -> dict[str, Any]:
    group, user = generic.require_other(call, "group", group_id), str(user_id)
    others = [one for one in admins(group) if one != user]
    is_admin = call.params.get("admin", user in admins(group))
    ids = members(group) if user in members(group) else [*members(group), user]
    groups.set_members(call, group, ids, [*others, user] if is_admin else others)
    conditions = [Condition("group_id", "=", group_id), Condition("user_id", "=", user_id)]
    return generic.present(call, call.site.records.first("group_user", conditions) or {})
