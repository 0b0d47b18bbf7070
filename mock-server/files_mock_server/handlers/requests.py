"""Requests: files that somebody is asked to put into a folder."""

from __future__ import annotations

from typing import Any

from files_mock_server import generic
from files_mock_server.call import Call, handles
from files_mock_server.store.records import Condition
from files_mock_server.traits import TRAITS, Traits

TRAITS["request"] = Traits(
    extra={"requester_id": "int64"},
    defaults={
        "requester_id": lambda call, record: call.principal.user_id,
        "user_display_name": lambda call, record: call.site.auth.username(call.principal.user_id),
    },
)


@handles("request", "list", admin_only=True)
def list_requests(call: Call) -> list[dict[str, Any]]:
    """Answer a page of requests, with `mine` only those that the caller made or is asked in."""
    found = call.site.records.all("request")
    if not call.flag("mine"):
        return generic.list_records(call)
    me = call.principal.user_id
    ids = [
        record["id"]
        for record in found
        if record.get("requester_id") == me or str(me) in str(record.get("user_ids") or "").split(",")
    ]
    return generic.list_where(call, [Condition("id", "in", ids)])
