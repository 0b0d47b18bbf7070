"""Users: passwords and secrets are kept apart and never shown."""

from __future__ import annotations

from typing import Any

from files_mock_server.engine import generic
from files_mock_server.engine.call import Call, handles
from files_mock_server.handlers import delegation, groups, second_factor
from files_mock_server.paths import PATH_KEY, parse_path
from files_mock_server.people.auth import password_fields
from files_mock_server.problems import Problem
from files_mock_server.store.records import Condition
from files_mock_server.table.traits import TRAITS, Traits

TRAITS["user"] = Traits(
    not_found="not-found/user-not-found",
    hidden=frozenset(
        (
            "announcements_read",
            "avatar_delete",
            "change_password",
            "change_password_confirmation",
            "clear_2fa",
            "convert_to_partner_user",
            "grant_permission",
            "group_id",
            "imported_password_hash",
            "password",
            "password_confirmation",
        )
    ),
    unique=("username",),
)

_DEFAULTS = {"authentication_method": "password", "disabled": False, "site_admin": False, "language": "en"}
# Permissions that a new user gets for its root, by the word that asks for them.
_GRANTED = {
    "admin": ("admin",),
    "full": ("full",),
    "read": ("readonly",),
    "write": ("writeonly",),
    "list": ("list",),
    "read+write": ("readonly", "writeonly"),
    "list+write": ("list", "writeonly"),
    "history": ("history",),
}
_OWNED = ("automation", "bundle")  # what a deleted user leaves to somebody else


@handles("user", "create")
def create(call: Call) -> dict[str, Any]:
    """Add a user; group admins add to their groups."""
    wanted = _wanted_groups(call) or set()
    delegation.check_new(call, wanted)
    factor, secret = second_factor.changes(call)
    data = {**_DEFAULTS, **_attributes(call), **factor}
    password = _password(call)
    if password:
        data["password_set_at"] = generic.now(call)
    with call.site.db.transaction():
        user = generic.insert(call, data, {**password, **secret})
        groups.set_memberships(call, user["id"], wanted)
        _grant(call, user)
    return _shown(call, user)


def _grant(call: Call, user: dict[str, Any]) -> None:
    path = parse_path(user.get("user_root") or "")
    holder = {"user_id": user["id"], "username": user["username"]}
    for permission in _GRANTED.get(call.get("grant_permission", ""), ()):
        data = {"path": path.text, PATH_KEY: path.key, "permission": permission, "recursive": True, **holder}
        call.site.records.insert("permission", data)


@handles("user", "find")
def find(call: Call) -> dict[str, Any]:
    """Answer a user; others than site admins see only themselves and the members of groups that they administer."""
    delegation.require_manager(call, generic.record_id(call))
    return _shown(call, generic.require(call))


@handles("user", "list")
def list_users(call: Call) -> list[dict[str, Any]]:
    """Answer a page of users; group admins see those of their groups."""
    conditions = []
    if not call.principal.is_admin:
        if not delegation.administered(call):
            raise delegation.site_admin_required("Only a site admin may list users.")
        conditions.append(Condition("id", "in", sorted(delegation.managed_users(call))))
    if call.get("search"):
        conditions.append(Condition("username", "prefix", str(call.get("search"))))
    not_admin = (call.get("filter") or {}).pop("not_site_admin", None)
    if not_admin is not None:
        conditions.append(Condition("site_admin", "=", str(not_admin).lower() not in ("true", "1")))
    memberships, administrations = groups.by_user(call)
    found = generic.list_where(call, conditions)
    for user in found:
        user["group_ids"] = ",".join(memberships.get(user["id"], []))
        user["admin_group_ids"] = [int(id) for id in administrations.get(user["id"], [])]
    return found


@handles("user", "update")
def update(call: Call) -> dict[str, Any]:
    """Change a user; others than site admins may change themselves and members of their groups, and no rights."""
    delegation.require_manager(call, generic.record_id(call))
    user = generic.require(call)
    id, before, wanted = user["id"], set(groups.ids_of(call, user["id"])), _wanted_groups(call)
    after = before if wanted is None else wanted
    delegation.check_change(call, user, before, after)
    factor, secret = second_factor.changes(call)
    data, password = {**_attributes(call), **factor}, _password(call)
    if password:
        data["password_set_at"] = generic.now(call)
    with call.site.db.transaction():
        user = generic.change(call, id, data, {**password, **secret})
        if after != before:
            groups.set_memberships(call, id, after)
        if "username" in data:
            groups.rename_member(call, id)
        if password or data.get("disabled"):
            call.site.auth.forget_user(id, but=call.principal.session_id)
    return _shown(call, user)


@handles("user", "delete")
def delete(call: Call) -> None:
    """Remove a user with its sessions, keys, memberships and permissions."""
    delegation.require_manager(call, generic.record_id(call))
    user = generic.require(call)
    delegation.check_delete(call, user)
    id, records, own = user["id"], call.site.records, Condition("user_id", "=", user["id"])
    heir = call.get("new_owner_id")
    if heir is not None and (heir == id or records.get("user", heir) is None):
        raise Problem("not-found/user-not-found", f"No other user has the id {heir}.", data={"param": "new_owner_id"})
    with call.site.db.transaction():
        call.site.auth.forget_user(id)
        for resource in ("api_key", "public_key", "permission"):
            for record in records.all(resource, [own]):
                records.delete(resource, record["id"])
        for resource in _OWNED if heir is not None else ():
            for record in records.all(resource, [own]):
                records.update(resource, record["id"], {"user_id": heir})
        groups.set_memberships(call, id, set())
        records.delete("user", id)


@handles("user", "unlock", admin_only=True)
def unlock(call: Call) -> None:
    """Let a locked-out user log in again."""
    private: dict[str, Any] = {"failed_logins": []}
    call.site.records.update("user", generic.require(call)["id"], {"lockout_expires": None}, private=private)


@handles("user", "user_2fa_reset", admin_only=True)
def reset_2fa(call: Call) -> None:
    """Forget a user's second factor."""
    second_factor.clear(call, generic.require(call)["id"])


@handles("user", "resend_welcome_email", admin_only=True)
def resend_welcome_email(call: Call) -> None:
    """Nothing is sent, but the user must exist."""
    generic.require(call)


def _attributes(call: Call) -> dict[str, Any]:
    data = generic.attributes(call)
    data.pop("group_ids", None)  # kept with the groups
    return data


def _password(call: Call) -> dict[str, Any]:
    for name in ("password", "change_password"):
        password = call.get(name)
        if password:
            if call.get(f"{name}_confirmation", password) != password:
                raise Problem("processing-failure/model-save-error", "The password and its confirmation differ.")
            return password_fields(password)
    return {}


def _wanted_groups(call: Call) -> set[str] | None:
    """The ids of the groups that the user is to be in, None if the call says nothing of them."""
    wanted = call.get("group_ids")
    if wanted is None and call.get("group_id") is not None:
        wanted = str(call.get("group_id"))
    return None if wanted is None else {text.strip() for text in str(wanted).split(",") if text.strip()}


def _shown(call: Call, user: dict[str, Any]) -> dict[str, Any]:
    memberships, administrations = groups.by_user(call)
    administered = [int(id) for id in administrations.get(user["id"], [])]
    shown = {**user, "group_ids": ",".join(memberships.get(user["id"], [])), "admin_group_ids": administered}
    return generic.present(call, shown)
