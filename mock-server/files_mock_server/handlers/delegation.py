"""What users who are not site admins may do with users and groups: themselves, and the groups that they administer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from files_mock_server.engine.call import Call
from files_mock_server.handlers.site import setting
from files_mock_server.people.access import admins, members
from files_mock_server.problems import Problem

_ADMIN_FLAGS = frozenset(("site_admin", "readonly_site_admin"))
_PASSWORD = frozenset(("password", "password_confirmation", "change_password", "change_password_confirmation"))
_OF_ONESELF = _PASSWORD | {
    "announcements_read",
    "avatar_delete",
    "avatar_file",
    "clear_2fa",
    "company",
    "default_workspace_id",
    "email",
    "filesystem_layout",
    "language",
    "name",
    "notification_daily_send_time",
    "skip_welcome_screen",
    "time_zone",
    "totp_secret",
}
_OF_MEMBERS = frozenset(
    ("authenticate_until", "company", "email", "header_text", "language", "name", "notes", "tags", "time_zone")
)
_NEW_MEMBER = _OF_MEMBERS | _PASSWORD | {"authentication_method", "group_id", "group_ids", "username"}
_NOT_COMPARED = frozenset(("id", "group_ids", "group_id"))


def site_admin_required(message: str) -> Problem:
    """The refusal of whoever is neither a site admin nor has the right by another way."""
    return Problem("not-authorized/site-admin-required", message)


def administered(call: Call) -> dict[str, dict[str, Any]]:
    """The groups that the caller is an admin of, by id as text."""
    own = str(call.principal.user_id)
    groups = call.site.records.all("group")
    return {str(group["id"]): group for group in groups if own in admins(group)}


def managed_users(call: Call) -> set[int]:
    """The users whom the caller may see: itself, and the members of the groups that it administers."""
    return {call.principal.user_id, *(int(id) for group in administered(call).values() for id in members(group))}


def require_manager(call: Call, user_id: int) -> None:
    """Refuse whoever is neither a site admin, nor the user, nor an admin of one of its groups.

    Raises:
        Problem: ``not-authorized/site-admin-required``.
    """
    if not call.principal.is_admin and user_id != call.principal.user_id and user_id not in managed_users(call):
        raise site_admin_required("Only a site admin may do that with other users.")


def require_group_admin(call: Call, group_id: int, *, gives_admin: bool) -> None:
    """Refuse whoever may not add and remove the members of a group.

    Args:
        call: The call.
        group_id: The group.
        gives_admin: Whether somebody is to become or to cease to be an admin of the group.

    Raises:
        Problem: ``not-authorized/site-admin-required``.
    """
    if call.principal.is_admin:
        return
    may = setting(call.site, "group_admins_can_manage_group_memberships")
    if gives_admin or not may or str(group_id) not in administered(call):
        raise site_admin_required("Only a site admin may do that with this group.")


def check_new(call: Call, group_ids: set[str]) -> None:
    """Refuse a new user from whoever may not add it: group admins may, to their groups and without further rights.

    Raises:
        Problem: ``not-authorized/site-admin-required`` or ``…/insufficient-permission-for-params``.
    """
    if call.principal.is_admin:
        return
    groups = administered(call)
    if not groups or not setting(call.site, "group_admins_can_add_users"):
        raise site_admin_required("Only a site admin may add users.")
    if not group_ids or not group_ids <= groups.keys():
        raise _insufficient("group_ids")
    _check_names(_NEW_MEMBER, _changed(call, {}))


def check_change(call: Call, user: Mapping[str, Any], before: set[str], after: set[str]) -> None:
    """Refuse changes of a user that the caller may not make; what is sent as it is stored is no change.

    Args:
        call: The call.
        user: The record as it is.
        before: The ids of its groups.
        after: The ids of its groups as the call wants them.

    Raises:
        Problem: ``not-authorized/site-admin-required``, ``…/cannot-administer-higher-level-user`` or
            ``…/insufficient-permission-for-params``.
    """
    if call.principal.is_admin:
        return
    changed, allowed = _changed(call, user), set(_OF_ONESELF)
    if user["id"] != call.principal.user_id:
        _check_level(user)
        allowed = _allowed_to_group_admins(call)
    if changed & _ADMIN_FLAGS:
        raise site_admin_required("Only a site admin may make site admins.")
    _check_names(allowed, changed)
    if before != after:
        may = setting(call.site, "group_admins_can_manage_group_memberships")
        if not may or not before ^ after <= administered(call).keys():
            raise _insufficient("group_ids")


def check_delete(call: Call, user: Mapping[str, Any]) -> None:
    """Refuse whoever may not remove a user: group admins may if the site lets them.

    Raises:
        Problem: ``not-authorized/site-admin-required`` or ``…/cannot-administer-higher-level-user``.
    """
    if call.principal.is_admin:
        return
    is_own = user["id"] == call.principal.user_id
    if is_own or not setting(call.site, "group_admins_can_delete_users"):
        raise site_admin_required("Only a site admin may remove users.")
    _check_level(user)


def _check_level(user: Mapping[str, Any]) -> None:
    if user.get("site_admin") or user.get("readonly_site_admin"):
        raise Problem("not-authorized/cannot-administer-higher-level-user", "The user is a site admin.")


def _allowed_to_group_admins(call: Call) -> set[str]:
    allowed: set[str] = set()
    if setting(call.site, "group_admins_can_modify_users"):
        allowed |= _OF_MEMBERS
    if setting(call.site, "group_admins_can_enable_disable_users"):
        allowed.add("disabled")
    if setting(call.site, "group_admins_can_reset_passwords"):
        allowed |= _PASSWORD
    return allowed


def _changed(call: Call, user: Mapping[str, Any]) -> set[str]:
    """The parameters whose values differ from the record; null, false and empty are the same."""
    sent = {name for name in (*call.route.params, "totp_secret", "type_of_2fa") if name in call.params}
    return {name for name in sent - _NOT_COMPARED if (call.params[name] or None) != (user.get(name) or None)}


def _check_names(allowed: Iterable[str], changed: set[str]) -> None:
    refused = sorted(changed - set(allowed))
    if refused:
        raise _insufficient(refused[0])


def _insufficient(name: str) -> Problem:
    message = f"You may not set {name} so."
    return Problem("not-authorized/insufficient-permission-for-params", message, data={"param": name})
