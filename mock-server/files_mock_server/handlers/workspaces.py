"""Workspaces: parts of a site with records of their own; the engine keeps them apart."""

from __future__ import annotations

from files_mock_server.engine import generic
from files_mock_server.engine.call import Call, handles
from files_mock_server.problems import Problem
from files_mock_server.table.traits import TRAITS, Traits

TRAITS["workspace"] = Traits(unique=("name",))
_USED_BY = (
    "SELECT resource, count(*) FROM records WHERE resource<>'workspace' AND json_extract(data, '$.workspace_id')=? "
    "GROUP BY resource ORDER BY resource"
)


@handles("workspace", "delete", admin_only=True)
def delete(call: Call) -> None:
    """Remove a workspace that is empty: what belongs to it would belong nowhere."""
    workspace = generic.require(call)
    used = call.site.db.all(_USED_BY, (workspace["id"],))
    if used:
        held = ", ".join(f"{count} {resource}" for resource, count in used[:5])
        message = f"The workspace {workspace['id']} is not empty: it has {held}."
        raise Problem("processing-failure/model-save-error", message)
    call.site.records.delete("workspace", workspace["id"])
