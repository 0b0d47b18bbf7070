"""The site itself: one record of settings."""

from __future__ import annotations

from typing import Any

from files_mock_server.engine import generic
from files_mock_server.engine.call import Call, handles
from files_mock_server.files.trash import DEFAULT_DAYS
from files_mock_server.handlers import usage
from files_mock_server.site import Site
from files_mock_server.table.traits import TRAITS, Traits


def _admin(call: Call, record: dict[str, Any]) -> int:
    return call.site.auth.first_admin().user_id


_ON = (
    "allowed_2fa_method_totp",
    "dav_enabled",
    "desktop_app",
    "ftp_enabled",
    "group_admins_can_add_users",
    "group_admins_can_enable_disable_users",
    "group_admins_can_manage_group_memberships",
    "group_admins_can_modify_users",
    "group_admins_can_reset_passwords",
    "sftp_enabled",
    "sharing_enabled",
    "user_lockout",
    "users_can_create_api_keys",
    "users_can_create_ssh_keys",
)
_OFF = ("folder_permissions_groups_only", "group_admins_can_delete_users", "require_2fa")
_DEFAULTS: dict[str, Any] = {
    "name": "Mock site",
    "subdomain": "mock",
    "currency": "USD",
    "language": "en",
    "default_time_zone": "UTC",
    "admin_user_id": _admin,
    "days_to_retain_backups": DEFAULT_DAYS,
    "user_lockout_lock_period": 1,  # hours, as the next
    "user_lockout_within": 6,
    "user_lockout_tries": 5,
    **dict.fromkeys(_ON, True),
    **dict.fromkeys(_OFF, False),
}
TRAITS["site"] = Traits(defaults=_DEFAULTS)


def setting(site: Site, name: str) -> Any:
    """A setting of the site as it is now, its default if nobody set it, else None.

    Args:
        site: The service.
        name: Attribute of the site's record.
    """
    value = (site.records.first("site", []) or {}).get(name)
    return _DEFAULTS.get(name) if value is None else value


@handles("site", "update", admin_only=True)
def update(call: Call) -> dict[str, Any]:
    """Change settings; each change is told in the settings' log."""
    site, data = generic.single(call), generic.attributes(call)
    changed = sorted(name for name, value in data.items() if site.get(name) != value)
    with call.site.db.transaction():
        site = generic.change(call, site["id"], data)
        if changed:
            who = {"user_id": call.principal.user_id, "username": call.site.auth.username(call.principal.user_id)}
            row = {**who, "api_key_id": call.principal.api_key_id, "created_at": generic.now(call), "changes": changed}
            call.site.seeds.ensure("settings_change")
            call.site.records.insert("settings_change", row)
    return generic.present(call, site)


@handles("site", "get_usage", admin_only=True)
async def get_usage(call: Call) -> dict[str, Any]:
    """Answer what the site holds now."""
    return generic.present(call, await usage.of_month(call))
