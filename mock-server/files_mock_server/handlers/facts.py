"""What is special about the records of resources that the generic engine serves alone."""

from __future__ import annotations

from files_mock_server.engine.call import Call
from files_mock_server.engine.effects import Record, next_version, now
from files_mock_server.people.passwords import random_token
from files_mock_server.table.traits import TRAITS, Traits


def _token(call: Call, record: Record) -> str:
    return random_token(24)


TRAITS.update(
    {
        "action_notification_export": Traits(defaults={"status": "ready", "export_version": "1"}),
        "action_notification_export_result": Traits(extra={"action_notification_export_id": "int64"}, live=True),
        "automation": Traits(
            defaults={"version": 1, "last_modified_at": now, "deleted": False},
            touches={"version": next_version, "last_modified_at": now},
        ),
        "automation_run": Traits(live=True),
        "custom_domain": Traits(unique=("domain",)),
        "external_event": Traits(owned=True),
        "form_field_set": Traits(owned=True, defaults={"in_use": False}),
        "history_export_result": Traits(extra={"history_export_id": "int64"}, live=True),
        "partner_site_request": Traits(
            defaults={"status": "pending", "pairing_key": _token}, extra={"pairing_key": "string"}
        ),
        "restore": Traits(
            defaults={
                "status": "complete",
                **dict.fromkeys(
                    (
                        "dirs_restored",
                        "dirs_errored",
                        "dirs_total",
                        "files_restored",
                        "files_errored",
                        "files_total",
                        "users_restored",
                        "users_errored",
                        "users_total",
                        "api_keys_restored",
                        "public_keys_restored",
                        "two_factor_authentication_methods_restored",
                    ),
                    0,
                ),
                "error_messages": [],
            }
        ),
        "share_group": Traits(owned=True),
        "snapshot": Traits(owned=True),
        "sync_run": Traits(live=True),
        "user_additional_email_recipient": Traits(owned=True),
        "user_request": Traits(unique=("email",)),
    }
)
