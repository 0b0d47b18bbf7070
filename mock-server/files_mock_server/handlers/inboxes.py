"""Inboxes: behaviors of the type ``inbox``, and whom they were sent to."""

from __future__ import annotations

from typing import Any

from files_mock_server.engine import generic
from files_mock_server.engine.call import Call, handles
from files_mock_server.paths import parse_path
from files_mock_server.problems import Problem
from files_mock_server.store.records import Condition
from files_mock_server.table.traits import TRAITS, Traits

TRAITS.update(
    {
        "inbox_recipient": Traits(extra={"has_registrations": "boolean"}, defaults={"has_registrations": False}),
        "inbox_registration": Traits(extra={"folder_behavior_id": "int64"}),
        "inbox_upload": Traits(extra={"folder_behavior_id": "int64", "inbox_registration_id": "int64"}),
    }
)


@handles("inbox_recipient", "create")
def create_recipient(call: Call) -> dict[str, Any]:
    """Add a recipient to an inbox; with `share_after_create` the inbox counts as sent. The mock sends no mail."""
    inbox = _require_inbox(call)
    known = [Condition("inbox_id", "=", inbox["id"]), Condition("recipient", "=", call.text("recipient"))]
    if call.site.records.first("inbox_recipient", known) is not None:
        message = f"The inbox is shared with {call.text('recipient')[:100]!r} already."
        raise Problem("processing-failure/recipient-already-shared", message, data={"param": "recipient"})
    sent = generic.now(call) if call.flag("share_after_create") else None
    return generic.present(call, generic.insert(call, {**generic.attributes(call), "sent_at": sent}))


@handles("inbox_recipient", "list")
def list_recipients(call: Call) -> list[dict[str, Any]]:
    """Answer a page of the recipients of an inbox."""
    _require_inbox(call)
    return generic.list_records(call)


def _require_inbox(call: Call) -> dict[str, Any]:
    """The behavior that makes an inbox, of a folder that the caller administers.

    Raises:
        Problem: ``not-found/inbox-not-found`` or ``not-authorized/need-admin-permission-for-inbox``.
    """
    inbox = call.site.records.get("behavior", call.params["inbox_id"])
    if inbox is None or inbox["behavior"] != "inbox":
        raise Problem("not-found/inbox-not-found", f"No inbox has the id {call.params['inbox_id']}.")
    if "admin" not in call.site.access.rights(call.principal, parse_path(inbox["path"])):
        raise Problem("not-authorized/need-admin-permission-for-inbox", "Only admins of its folder manage an inbox.")
    return inbox
