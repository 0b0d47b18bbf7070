"""Notifications: of a path, and of the folders above it if asked for. The mock keeps them and sends nothing."""

from __future__ import annotations

from typing import Any

from files_mock_server.engine import generic
from files_mock_server.engine.call import Call, handles
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
    if data.get("user_id") is not None and call.site.records.get("user", data["user_id"]) is None:
        raise Problem("not-found/user-not-found", f"No user has the id {data['user_id']}.", data={"param": "user_id"})
    if data.get("group_id") is not None:
        group = call.site.records.get("group", data["group_id"])
        if group is None:
            message = f"No group has the id {data['group_id']}."
            raise Problem("not-found/group-not-found", message, data={"param": "group_id"})
        data["group_name"] = group.get("name")
    return generic.present(call, generic.insert(call, data))


@handles("notification", "list")
def list_notifications(call: Call) -> list[dict[str, Any]]:
    """Answer a page of notifications; others than site admins see their own."""
    conditions = [] if call.get("group_id") is None else [Condition("group_id", "=", _group_id(call))]
    if call.get("path") is not None:
        path = call.path()
        depths = range(len(path.keys) + 1) if call.flag("include_ancestors") else (len(path.keys),)
        conditions.append(Condition(PATH_KEY, "in", ["/".join(path.keys[:depth]) for depth in depths]))
    return generic.list_where(call, conditions)


def _group_id(call: Call) -> int:
    text = str(call.params["group_id"])
    return int(text) if text.isdecimal() and len(text) < 19 else -1
