"""Runs and exports: what they consist of."""

from __future__ import annotations

from typing import Any

from files_mock_server.engine import generic
from files_mock_server.engine.call import Call, handles
from files_mock_server.problems import Problem


@handles("automation_run", "find_node", admin_only=True)
def find_node(call: Call) -> dict[str, Any]:
    """Answer one node of a run."""
    for node in generic.require(call).get("execution_nodes") or []:
        if node["node_id"] == call.text("node_id"):
            return generic.present(call, node)
    raise Problem("not-found", f"The run has no node {call.text('node_id')[:100]!r}.")


@handles("automation", "get_authoring_schema", admin_only=True)
def get_authoring_schema(call: Call) -> dict[str, Any]:
    """Answer what an automation's definition looks like, as far as the mock reads it."""
    node = {"type": "object", "properties": {"id": {"type": "string"}, "type": {"type": "string"}}}
    definition = {"type": "object", "properties": {"nodes": {"type": "array", "items": node}}}
    return generic.present(call, {"definition_schema": definition, "nodes": [], "error_families": []})
