"""Workspaces: which one a call is about, and which records belong to it.

A header selects the workspace of a call. Without it a call is about all that its credential reaches: every workspace,
or the only one to which the user or key is confined.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from files_mock_server.people.principals import Principal
from files_mock_server.problems import Problem
from files_mock_server.store.records import Condition, Records
from files_mock_server.table.validate import id_in

HEADER = "X-Files-Workspace-Id"
ATTRIBUTE = "workspace_id"


def selected(records: Records, header: str | None, principal: Principal) -> int | None:
    """The workspace that a call is about.

    Args:
        records: Holds the workspaces.
        header: The value of :data:`HEADER`, if it was sent.
        principal: The caller.

    Returns:
        Its id, 0 for the default one; None for all of them.

    Raises:
        Problem: ``bad-request/invalid-workspace-id-header``.
    """
    if not header or not header.strip():
        return principal.workspace_id if principal.is_confined else None
    text = header.strip()
    id = id_in(text)
    if id is None:
        raise _refused(f"{HEADER} must be the id of a workspace, or 0.")
    if principal.is_confined and id != principal.workspace_id:
        raise _refused(f"This credential belongs to the workspace {principal.workspace_id} alone.")
    if id and records.get("workspace", id) is None:
        raise _refused(f"No workspace has the id {id}.")
    return id


def _refused(message: str) -> Problem:
    return Problem("bad-request/invalid-workspace-id-header", message)


def conditions(workspace_id: int | None, types: Mapping[str, str], *, default_too: bool = False) -> list[Condition]:
    """What the records of a list must meet to belong to the workspace of the call.

    Args:
        workspace_id: The workspace; None for all of them.
        types: Attributes of the records; those without a workspace belong to every one.
        default_too: Whether records of the default workspace are listed as well.
    """
    if workspace_id is None or ATTRIBUTE not in types:
        return []
    return [Condition(ATTRIBUTE, "in0", [workspace_id, 0] if default_too else [workspace_id])]


def holds(workspace_id: int | None, record: Mapping[str, Any]) -> bool:
    """Whether a record belongs to the workspace of the call; one that has no workspace belongs to every one."""
    return workspace_id is None or ATTRIBUTE not in record or (record[ATTRIBUTE] or 0) == workspace_id


def assign(workspace_id: int | None, data: Mapping[str, Any]) -> int:
    """The workspace of a new record, or of one that changes it: the one that was asked for, else that of the call.

    Raises:
        Problem: ``not-authorized/insufficient-permission-for-params``, if the call is about another one.
    """
    wanted = data.get(ATTRIBUTE)
    if wanted is None:
        return workspace_id or 0
    if workspace_id is not None and wanted != workspace_id:
        message = f"The call is about the workspace {workspace_id}, not {wanted}."
        raise Problem("not-authorized/insufficient-permission-for-params", message, data={"param": ATTRIBUTE})
    return int(wanted)
