"""Notifications: of a path, and of the folders above it if asked for. The mock keeps them and sends nothing."""

from __future__ import annotations

from typing import Any

from files_mock_server.engine import generic
from files_mock_server.engine.call import Call, handles
from files_mock_server.engine.filters import refers_to
from files_mock_server.handlers.common import require_folder
from files_mock_server.paths import PATH_KEY
from files_mock_server.problems import Problem
from files_mock_server.store.records import Condition
from files_mock_server.table.traits import TRAITS, Traits

_ON = ("notify_on_copy", "notify_on_delete", "notify_on_download", "notify_on_move", "notify_on_upload")
TRAITS["notification"] = Traits(
    owned=True,
    defaults={
        "send_interval": "fifteen_minutes",
        "unsubscribed": False,
        "suppressed_email": False,
        "recursive": False,
        "notify_user_actions": False,
        **{name: name == "notify_on_upload" for name in _ON},
    },
)


@handles("notification", "create")
def create(call: Call) -> dict[str, Any]:
    """Ask for notifications of a folder, for a user or a group."""
    path = call.path() if call.get("path") is not None else None
    if path is not None:
        call.site.access.require(call.principal, path, "list")
        require_folder(call, path)
    data = generic.attributes(call)
    username = data.pop("username", None)
    if username is not None and data.get("user_id") is None:
        data["user_id"] = call.site.records.lookup("user", "username", username.casefold())
        if data["user_id"] is None:
            raise Problem("not-found/user-not-found", f"No user has the name {username[:100]!r}.")
    if data.get("user_id") is not None:
        generic.require_other(call, "user", data["user_id"], "user_id")
    if data.get("group_id") is not None:
        data["group_name"] = generic.require_other(call, "group", data["group_id"], "group_id").get("name")
    return generic.present(call, generic.insert(call, data))


@handles("notification", "list")
def list_notifications(call: Call) -> list[dict[str, Any]]:
    """Answer a page of notifications; others than site admins see their own."""
    conditions = [] if call.get("group_id") is None else [refers_to("group_id", call.params["group_id"])]
    if call.get("path") is not None:
        path = call.path()
        above = path.keys_above if call.flag("include_ancestors") else []
        conditions.append(Condition(PATH_KEY, "in", [*above, path.key]))
    return generic.list_where(call, conditions)
