"""Groups: sets of users, kept with the group."""

from __future__ import annotations

from typing import Any

from files_mock_server import generic
from files_mock_server.access import members
from files_mock_server.call import TRAITS, Call, Traits, handles
from files_mock_server.problems import Problem
from files_mock_server.store.records import Condition

TRAITS["group"] = Traits(not_found="not-found/group-not-found", unique=("name",))


@handles("group", "create", admin_only=True)
def create(call: Call) -> dict[str, Any]:
    """Add a group."""
    return generic.present(call, generic.insert(call, _with_names(call, generic.attributes(call))))


@handles("group", "update", admin_only=True)
def update(call: Call) -> dict[str, Any]:
    """Change a group."""
    group = generic.require(call)
    return generic.present(call, generic.change(call, group["id"], _with_names(call, generic.attributes(call))))


@handles("group", "delete", admin_only=True)
def delete(call: Call) -> None:
    """Remove a group and the permissions that it had."""
    group = generic.require(call)
    with call.site.db.transaction():
        for permission in call.site.records.all("permission", [Condition("group_id", "=", group["id"])]):
            call.site.records.delete("permission", permission["id"])
        call.site.records.delete("group", group["id"])


def _with_names(call: Call, data: dict[str, Any]) -> dict[str, Any]:
    if data.get("user_ids") is not None:
        names = []
        ids = [text.strip() for text in data["user_ids"].split(",") if text.strip()]
        for id in ids:
            user = call.site.records.get("user", int(id)) if id.isdecimal() and len(id) < 19 else None
            if user is None:
                raise Problem("not-found/user-not-found", f"No user has the id {id[:50]!r}.")
            names.append(user["username"])
        data["user_ids"], data["usernames"] = ",".join(ids), ",".join(names)
    return data


def ids_of(call: Call, user_id: int) -> list[str]:
    """The ids of a user's groups, as text."""
    return [str(group["id"]) for group in call.site.records.all("group") if str(user_id) in members(group)]


def by_user(call: Call) -> dict[int, list[str]]:
    """The ids of every user's groups, as text."""
    found: dict[int, list[str]] = {}
    for group in call.site.records.all("group"):
        for user_id in members(group):
            found.setdefault(int(user_id), []).append(str(group["id"]))
    return found


def set_memberships(call: Call, user_id: int, group_ids: set[str]) -> None:
    """Make a user a member of exactly these groups.

    Raises:
        Problem: ``not-found/group-not-found``.
    """
    groups = {str(group["id"]): group for group in call.site.records.all("group")}
    unknown = group_ids - groups.keys()
    if unknown:
        raise Problem("not-found/group-not-found", f"No group has the id {sorted(unknown)[0][:50]!r}.")
    for id, group in groups.items():
        ids = members(group)
        if (str(user_id) in ids) != (id in group_ids):
            ids = [*ids, str(user_id)] if id in group_ids else [other for other in ids if other != str(user_id)]
            call.site.records.update("group", group["id"], _with_names(call, {"user_ids": ",".join(ids)}))
