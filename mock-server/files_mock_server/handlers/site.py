"""The site itself: one record of settings."""

from __future__ import annotations

from typing import Any

from files_mock_server import generic
from files_mock_server.call import Call, handles
from files_mock_server.handlers import usage
from files_mock_server.traits import TRAITS, Traits


def _admin(call: Call, record: dict[str, Any]) -> int:
    return call.site.auth.first_admin().user_id


TRAITS["site"] = Traits(
    defaults={
        "name": "Mock site",
        "subdomain": "mock",
        "currency": "USD",
        "language": "en",
        "default_time_zone": "UTC",
        "admin_user_id": _admin,
        **dict.fromkeys(("sharing_enabled", "sftp_enabled", "ftp_enabled", "dav_enabled", "desktop_app"), True),
    },
)


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
def get_usage(call: Call) -> dict[str, Any]:
    """Answer what the site holds now."""
    return generic.present(call, usage.of_month(call))
