"""Partner sites: requests are approved or rejected by the key that pairs two sites."""

from __future__ import annotations

from typing import Any

from files_mock_server.engine import generic
from files_mock_server.engine.call import Call, handles
from files_mock_server.problems import Problem
from files_mock_server.store.records import Condition


def _require(call: Call) -> dict[str, Any]:
    found = call.site.records.first("partner_site_request", [Condition("pairing_key", "=", call.text("pairing_key"))])
    if found is None:
        raise Problem("not-found", "No partner site request has this pairing key.")
    return found


@handles("partner_site_request", "find_by_pairing_key", admin_only=True)
def find_by_pairing_key(call: Call) -> None:
    """Tell whether there is a request with a key."""
    _require(call)


@handles("partner_site_request", "approve", admin_only=True)
def approve(call: Call) -> None:
    """Approve a request: the partner is connected with the site that asked."""
    records, request = call.site.records, _require(call)
    with call.site.db.transaction():
        records.update("partner_site_request", request["id"], {"status": "approved"})
        partner = records.get("partner", request["host_partner_id"])
        if partner is not None:
            site = records.insert("partner_site", {"partner_id": partner["id"]})
            connection = {"id": site["id"], "role": "guest", "site_name": request["guest_site_url"]}
            connections = [*(partner.get("connections") or []), connection]
            records.update("partner", partner["id"], {"connections": connections})


@handles("partner_site", "delete", admin_only=True)
def disconnect(call: Call) -> None:
    """End the connection of a partner with another site."""
    records, site = call.site.records, generic.require(call)
    with call.site.db.transaction():
        partner = records.get("partner", site["partner_id"])
        if partner is not None:
            kept = [one for one in partner.get("connections") or [] if one["id"] != site["id"]]
            records.update("partner", partner["id"], {"connections": kept})
        records.delete("partner_site", site["id"])


@handles("partner_site_request", "reject", admin_only=True)
def reject(call: Call) -> None:
    """Reject a request."""
    call.site.records.update("partner_site_request", _require(call)["id"], {"status": "rejected"})
