"""Groups: sets of users, kept with the group. Group admins see their groups, and may change who is in them."""

from __future__ import annotations

from typing import Any

from files_mock_server.engine import generic
from files_mock_server.engine.call import Call, handles
from files_mock_server.handlers import delegation
from files_mock_server.people.access import admins, members
from files_mock_server.problems import Problem
from files_mock_server.store.records import Condition
from files_mock_server.table.traits import TRAITS, Traits
from files_mock_server.table.validate import id_in

TRAITS["group"] = Traits(not_found="not-found/group-not-found", unique=("name",))


@handles("group", "create", admin_only=True)
def create(call: Call) -> dict[str, Any]:
    """Add a group."""
    with call.site.db.transaction():
        group = generic.insert(call, _with_names(call, generic.attributes(call)))
        _sync_rows(call, group)
    return generic.present(call, group)


@handles("group", "list")
def list_groups(call: Call) -> list[dict[str, Any]]:
    """Answer a page of groups; group admins see their own."""
    if call.principal.is_admin:
        return generic.list_where(call, [])
    own = delegation.administered(call)
    if not own:
        raise delegation.site_admin_required("Only a site admin may list groups.")
    return generic.list_where(call, [Condition("id", "in", [int(id) for id in own])])


@handles("group", "find")
def find(call: Call) -> dict[str, Any]:
    """Answer a group; group admins see their own."""
    if not call.principal.is_admin and str(generic.record_id(call)) not in delegation.administered(call):
        raise delegation.site_admin_required("Only a site admin may see this group.")
    return generic.find(call)


@handles("group", "update", admin_only=True)
def update(call: Call) -> dict[str, Any]:
    """Change a group."""
    group = generic.require(call)
    with call.site.db.transaction():
        group = generic.change(call, group["id"], _with_names(call, generic.attributes(call)))
        _sync_rows(call, group)
    return generic.present(call, group)


@handles("group", "delete", admin_only=True)
def delete(call: Call) -> None:
    """Remove a group, its memberships and the permissions that it had."""
    group = generic.require(call)
    with call.site.db.transaction():
        for record in call.site.records.all("group_user", [Condition("group_id", "=", group["id"])]):
            call.site.records.delete("group_user", record["id"])
        for record in call.site.records.all("permission"):
            if group["id"] == record.get("group_id") or group["id"] in (record.get("group_ids") or ()):
                call.site.records.delete("permission", record["id"])
        call.site.records.delete("group", group["id"])


def _with_names(call: Call, data: dict[str, Any]) -> dict[str, Any]:
    for field in ("user_ids", "admin_ids"):
        if data.get(field) is None:
            continue
        ids = [text.strip() for text in data[field].split(",") if text.strip()]
        names = [_username(call, id) for id in ids]
        data[field] = ",".join(ids)
        if field == "user_ids":
            data["usernames"] = ",".join(names)
    return data


def _username(call: Call, id: str) -> str:
    user_id = id_in(id)
    name = None if user_id is None else call.site.auth.username(user_id)
    if name is None:
        raise Problem("not-found/user-not-found", f"No user has the id {id[:50]!r}.")
    return name


def _sync_rows(call: Call, group: dict[str, Any]) -> None:
    """Make the membership records say what the group says; those that stay keep their ids."""
    records = call.site.records
    appointed = admins(group)
    wanted = {int(id): id in appointed for id in dict.fromkeys([*members(group), *appointed])}
    for row in records.all("group_user", [Condition("group_id", "=", group["id"])]):
        admin = wanted.pop(row["user_id"], None)
        if admin is None:
            records.delete("group_user", row["id"])
        else:
            changes = {"admin": admin, "group_name": group.get("name")}
            records.update("group_user", row["id"], changes)
    for user_id, admin in wanted.items():
        row = {"group_id": group["id"], "group_name": group.get("name"), "user_id": user_id, "admin": admin}
        records.insert("group_user", {**row, "username": call.site.auth.username(user_id)})


def set_members(call: Call, group: dict[str, Any], user_ids: list[str], admin_ids: list[str]) -> None:
    """Give a group exactly these members and admins.

    Raises:
        Problem: ``not-found/user-not-found``.
    """
    data = _with_names(call, {"user_ids": ",".join(user_ids), "admin_ids": ",".join(admin_ids)})
    with call.site.db.transaction():
        _sync_rows(call, call.site.records.update("group", group["id"], data))


def rename_member(call: Call, user_id: int) -> None:
    """Tell the groups of a user its new name."""
    for row in call.site.records.all("group_user", [Condition("user_id", "=", user_id)]):
        call.site.records.update("group_user", row["id"], {"username": call.site.auth.username(user_id)})
        group = call.site.records.get("group", row["group_id"]) or {}
        set_members(call, group, members(group), admins(group))


def ids_of(call: Call, user_id: int) -> list[str]:
    """The ids of a user's groups, as text."""
    return [str(group["id"]) for group in call.site.records.all("group") if str(user_id) in members(group)]


def by_user(call: Call) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """The ids of every user's groups, as text, and of those that it administers."""
    member_of: dict[int, list[str]] = {}
    admin_of: dict[int, list[str]] = {}
    for group in call.site.records.all("group"):
        for found, ids in ((member_of, members(group)), (admin_of, admins(group))):
            for user_id in ids:
                found.setdefault(int(user_id), []).append(str(group["id"]))
    return member_of, admin_of


def set_memberships(call: Call, user_id: int, group_ids: set[str]) -> None:
    """Make a user a member of exactly these groups.

    Raises:
        Problem: ``not-found/group-not-found``.
    """
    groups = {str(group["id"]): group for group in call.site.records.all("group")}
    unknown = group_ids - groups.keys()
    if unknown:
        raise Problem("not-found/group-not-found", f"No group has the id {sorted(unknown)[0][:50]!r}.")
    own = str(user_id)
    for id, group in groups.items():
        ids = members(group)
        if (own in ids) == (id in group_ids):
            continue
        if id in group_ids:
            set_members(call, group, [*ids, own], admins(group))
        else:
            set_members(call, group, [one for one in ids if one != own], [one for one in admins(group) if one != own])
