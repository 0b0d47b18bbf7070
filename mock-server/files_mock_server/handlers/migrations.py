"""File migrations: the progress of copies, moves and deletions."""

from __future__ import annotations

from typing import Any

from files_mock_server import generic
from files_mock_server.call import Call, handles
from files_mock_server.traits import TRAITS, Traits

TRAITS["file_migration_log"] = Traits(extra={"type": "string"}, live=True)


@handles("file_migration", "find")
def find(call: Call) -> dict[str, Any]:
    """Answer the state of a migration."""
    return generic.find(call)


def begin(call: Call, operation: str, path: str, destination: str | None, total: int) -> int:
    """Record a migration that starts; returns its id."""
    data: dict[str, Any] = {"path": path, "dest_path": destination, "operation": operation, "region": "local"}
    data |= {"status": "processing", "files_moved": 0, "files_total": total}
    id: int = call.site.records.insert("file_migration", data)["id"]
    return id


def progress(call: Call, id: int, moved: int) -> None:
    """Record how many entries are done."""
    call.site.records.update("file_migration", id, {"files_moved": moved})


def finish(call: Call, id: int, failure: str | None = None) -> dict[str, Any]:
    """Record the end of a migration; the answer of a file action."""
    migration = call.site.records.get("file_migration", id) or {}
    changes: dict[str, Any] = {"status": "failed", "failure_message": failure}
    if failure is None:
        changes = {"status": "completed", "files_moved": migration.get("files_total", 0)}
    call.site.records.update("file_migration", id, changes)
    told = {name: migration.get(name) for name in ("path", "dest_path", "operation")}
    told |= {"file_migration_id": id, "status": changes["status"], "message": failure, "type": told["operation"]}
    told |= {"timestamp": generic.now(call), "created_at": generic.now(call)}
    call.site.records.insert("file_migration_log", told, quiet=True)
    return {"status": changes["status"], "file_migration_id": id}
