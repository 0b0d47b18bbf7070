"""What belongs to share links: whom they were sent to, who registered, what was done through them."""

from __future__ import annotations

from typing import Any

from files_mock_server.engine import generic
from files_mock_server.engine.call import Call, handles
from files_mock_server.engine.filters import scope_conditions
from files_mock_server.handlers import sharing
from files_mock_server.problems import Problem, invalid
from files_mock_server.store.records import Condition
from files_mock_server.table.traits import TRAITS, Traits

_OWNER = {"user_id": "int64"}  # of the link
TRAITS.update(
    {
        "bundle_recipient": Traits(extra={"has_registrations": "boolean"}, defaults={"has_registrations": False}),
        "bundle_registration": Traits(extra=_OWNER, live=True),
        "bundle_action": Traits(extra={"bundle_id": "int64", **_OWNER}, live=True),
        "bundle_download": Traits(extra={"bundle_id": "int64", "bundle_registration_id": "int64", **_OWNER}, live=True),
        "bundle_notification": Traits(owned=True, defaults={"notify_on_registration": False, "notify_on_upload": True}),
    }
)


@handles("bundle", "share")
def share(call: Call) -> None:
    """Write down whom a share link is sent to; the mock sends no mail."""
    bundle = sharing.require(call, generic.record_id(call))
    wanted = [{"recipient": address} for address in call.get("to", [])]
    for one in call.get("recipients", []):
        if not isinstance(one.get("recipient"), str) or not one["recipient"]:
            raise invalid("recipients", "a list of maps, each with a recipient")
        wanted.append(one)
    with call.site.db.transaction():
        for one in wanted:
            _send(
                call,
                bundle,
                {name: one[name] for name in ("recipient", "name", "company") if isinstance(one.get(name), str)},
            )


def _send(call: Call, bundle: dict[str, Any], named: dict[str, Any]) -> None:
    known = recipient_of(call, bundle["id"], named["recipient"])
    told = {"sent_at": generic.now(call), "note": call.get("note"), **named}
    if known is not None:
        call.site.records.update("bundle_recipient", known["id"], told)
        return
    common = {"bundle_id": bundle["id"], "user_id": call.principal.user_id, "has_registrations": False}
    call.site.records.insert("bundle_recipient", {**common, "workspace_id": bundle.get("workspace_id"), **told})


def recipient_of(call: Call, bundle_id: int, address: str) -> dict[str, Any] | None:
    """The recipient of a link with an address, None if it was not sent there."""
    conditions = [Condition("bundle_id", "=", bundle_id), Condition("recipient", "=", address)]
    return call.site.records.first("bundle_recipient", conditions)


@handles("bundle_recipient", "create")
def create_recipient(call: Call) -> dict[str, Any]:
    """Add a recipient to a share link; with `share_after_create` the link counts as sent."""
    bundle = sharing.require(call, call.params["bundle_id"])
    if recipient_of(call, bundle["id"], call.text("recipient")) is not None:
        message = f"The bundle is shared with {call.text('recipient')[:100]!r} already."
        raise Problem("processing-failure/recipient-already-shared", message, data={"param": "recipient"})
    sent = generic.now(call) if call.flag("share_after_create") else None
    data = {**generic.attributes(call), "sent_at": sent, "workspace_id": bundle.get("workspace_id")}
    return generic.present(call, generic.insert(call, data))


@handles("bundle_recipient", "list")
def list_recipients(call: Call) -> list[dict[str, Any]]:
    """Answer a page of the recipients of a share link that the caller manages."""
    sharing.require(call, call.params["bundle_id"], deleted=True)
    return generic.list_records(call)


@handles("bundle_registration", "list")
@handles("bundle_download", "list")
@handles("bundle_action", "list")
def list_uses(call: Call) -> list[dict[str, Any]]:
    """Answer a page of what happened through the share links that the caller manages."""
    return generic.list_where(call, [*scope_conditions(call), *sharing.managed(call)])


@handles("bundle_notification", "create")
def create_notification(call: Call) -> dict[str, Any]:
    """Ask to be told of what happens through a share link."""
    sharing.require(call, call.params["bundle_id"])
    data = generic.attributes(call)
    data["notify_user_id"] = data.get("notify_user_id") or data.get("user_id") or call.principal.user_id
    generic.require_other(call, "user", data["notify_user_id"], "notify_user_id")
    data["notify_current_user"] = data["notify_user_id"] == call.principal.user_id
    return generic.present(call, generic.insert(call, data))
