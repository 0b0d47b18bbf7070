"""Notifications: of a path, and of the folders above it if asked for."""

from __future__ import annotations

from typing import Any

from files_mock_server import generic
from files_mock_server.call import Call, handles
from files_mock_server.paths import PATH_KEY
from files_mock_server.store.records import Condition
from files_mock_server.traits import TRAITS, Traits

TRAITS["notification"] = Traits(owned=True, defaults={"send_interval": "fifteen_minutes", "unsubscribed": False})


@handles("notification", "list")
def list_notifications(call: Call) -> list[dict[str, Any]]:
    """Answer a page of notifications; others than site admins see their own."""
    conditions = [] if call.get("group_id") is None else [Condition("group_id", "=", int(call.params["group_id"]))]
    if call.get("path") is not None:
        path = call.path()
        depths = range(len(path.keys) + 1) if call.flag("include_ancestors") else (len(path.keys),)
        conditions.append(Condition(PATH_KEY, "in", ["/".join(path.keys[:depth]) for depth in depths]))
    return generic.list_where(call, conditions)
