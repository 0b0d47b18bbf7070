"""Users: passwords are kept hashed and never shown."""

from __future__ import annotations

from typing import Any

from files_mock_server import generic
from files_mock_server.auth import password_fields
from files_mock_server.call import Call, handles
from files_mock_server.handlers import groups
from files_mock_server.problems import Problem
from files_mock_server.store.records import Condition
from files_mock_server.traits import TRAITS, Traits

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


@handles("user", "create", admin_only=True)
def create(call: Call) -> dict[str, Any]:
    """Add a user."""
    data = {**_DEFAULTS, **_attributes(call)}
    with call.site.db.transaction():
        user = generic.insert(call, data, _password(call))
        _join_groups(call, user["id"])
    return _shown(call, user)


@handles("user", "find")
def find(call: Call) -> dict[str, Any]:
    """Answer a user; others than site admins see only themselves."""
    if not call.principal.is_admin and generic.record_id(call) != call.principal.user_id:
        raise Problem("not-authorized/site-admin-required", "Only a site admin may see other users.")
    return _shown(call, generic.require(call))


@handles("user", "list", admin_only=True)
def list_users(call: Call) -> list[dict[str, Any]]:
    """Answer a page of users."""
    conditions = []
    if call.get("search"):
        conditions.append(Condition("username", "prefix", str(call.get("search"))))
    not_admin = (call.get("filter") or {}).pop("not_site_admin", None)
    if not_admin is not None:
        conditions.append(Condition("site_admin", "=", str(not_admin).lower() not in ("true", "1")))
    memberships = groups.by_user(call)
    found = generic.list_where(call, conditions)
    return [{**user, "group_ids": ",".join(memberships.get(user["id"], []))} for user in found]


@handles("user", "update")
def update(call: Call) -> dict[str, Any]:
    """Change a user; others than site admins may change only themselves, and not their rights."""
    user = generic.require(call)
    data = _attributes(call)
    if not call.principal.is_admin and (user["id"] != call.principal.user_id or "site_admin" in data):
        raise Problem("not-authorized/site-admin-required", "Only a site admin may do that.")
    with call.site.db.transaction():
        user = generic.change(call, user["id"], data, _password(call))
        _join_groups(call, user["id"])
        if "username" in data:
            groups.rename_member(call, user["id"])
    return _shown(call, user)


@handles("user", "delete", admin_only=True)
def delete(call: Call) -> None:
    """Remove a user with its sessions and keys."""
    user = generic.require(call)
    records = call.site.records
    with call.site.db.transaction():
        call.site.auth.forget_user(user["id"])
        for key in records.all("api_key", [Condition("user_id", "=", user["id"])]):
            records.delete("api_key", key["id"])
        for permission in records.all("permission", [Condition("user_id", "=", user["id"])]):
            records.delete("permission", permission["id"])
        groups.set_memberships(call, user["id"], set())
        records.delete("user", user["id"])


@handles("user", "unlock", admin_only=True)
def unlock(call: Call) -> None:
    """Let a locked-out user log in again."""
    call.site.records.update("user", generic.require(call)["id"], {"lockout_expires": None})


@handles("user", "user_2fa_reset", admin_only=True)
def reset_2fa(call: Call) -> None:
    """Forget a user's second factor."""
    call.site.records.update("user", generic.require(call)["id"], {"active_2fa": False, "type_of_2fa": None})


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


def _join_groups(call: Call, user_id: int) -> None:
    wanted = call.get("group_ids")
    if wanted is None and call.get("group_id") is not None:
        wanted = str(call.get("group_id"))
    if wanted is not None:
        groups.set_memberships(call, user_id, {text.strip() for text in str(wanted).split(",") if text.strip()})


def _shown(call: Call, user: dict[str, Any]) -> dict[str, Any]:
    return generic.present(call, {**user, "group_ids": ",".join(groups.ids_of(call, user["id"]))})
