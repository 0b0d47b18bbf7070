"""Exports of the history: made at once from what is written, and listed row by row."""

from __future__ import annotations

from typing import Any

from files_mock_server.engine import generic
from files_mock_server.engine.call import Call, handles
from files_mock_server.engine.filters import refers_to
from files_mock_server.problems import invalid
from files_mock_server.store.records import Condition
from files_mock_server.table.traits import TRAITS, Traits
from files_mock_server.times import parse

TRAITS["history_export"] = Traits(defaults={"status": "ready", "history_version": "1"})
_QUERIED = ("action", "path", "folder", "src", "destination", "ip", "username", "interface", "failure_type")
_TARGETS = {
    "id": "target_id",
    "name": "target_name",
    "permission": "target_permission",
    "recursive": "target_recursive",
    "permission_set": "target_permission_set",
    "platform": "target_platform",
    "username": "target_username",
    "user_id": "target_user_id",
    "expires_at": "target_expires_at_iso8601",
}


@handles("history_export", "create", admin_only=True)
def create(call: Call) -> dict[str, Any]:
    """Export the history that a query selects; the export is ready at once."""
    data = generic.attributes(call)
    start, end = data.get("start_at"), data.get("end_at")
    if start and end and parse(start) > parse(end):
        raise invalid("end_at", "a time after start_at")
    with call.site.db.transaction():
        export = generic.insert(call, data)
        for event in call.site.records.all("history", _conditions(export)):
            row = _result(event)
            if _is_wanted(export, row):
                call.site.records.insert(
                    "history_export_result", {**row, "history_export_id": export["id"]}, quiet=True
                )
    return generic.present(call, export)


def _conditions(export: dict[str, Any]) -> list[Condition]:
    limits = (("start_at", ">="), ("end_at", "<="))
    conditions = [Condition("created_at", op, export[name]) for name, op in limits if export.get(name)]
    wanted = {name: export.get(f"query_{name}") for name in _QUERIED}
    conditions += [Condition(name, "=", value) for name, value in wanted.items() if value]
    if export.get("query_user_id"):
        conditions.append(refers_to("user_id", export["query_user_id"]))
    return conditions


def _is_wanted(export: dict[str, Any], row: dict[str, Any]) -> bool:
    """Whether a row has the targets that an export asks for."""
    for name in _TARGETS.values():
        wanted = export.get(f"query_{name}")
        if wanted and str(row.get(name)).casefold() != str(wanted).casefold():
            return False
    return True


def _result(event: dict[str, Any]) -> dict[str, Any]:
    """An entry of the history as a row of an export."""
    targets = event.get("targets") or {}
    row = {**event, **{shown: targets.get(name) for name, shown in _TARGETS.items()}}
    row["created_at"] = parse(event["created_at"]) // 1_000_000
    row["created_at_iso8601"] = event["created_at"]
    if row["target_expires_at_iso8601"]:
        row["target_expires_at"] = parse(row["target_expires_at_iso8601"]) // 1_000_000
    return row
