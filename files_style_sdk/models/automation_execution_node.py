# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Automation execution node: one step of an automation's run."""

import builtins
from collections.abc import Mapping
from typing import Any

from files_style_sdk import face
from files_style_sdk.resource import Model, Options, Resource


class AutomationExecutionNode(Model, caller=face.caller):
    """One step of an automation's run."""

    node_id: str | None = None
    node_type: str | None = None
    status: str | None = None
    run_stage: str | None = None
    reused: bool | None = None
    successful_operations: int | None = None
    failed_operations: int | None = None
    started_at: str | None = None  # ISO 8601 date-time
    completed_at: str | None = None  # ISO 8601 date-time
    duration_ms: int | None = None
    inputs: builtins.list[dict[str, Any]] | None = None
    outputs: dict[str, Any] | None = None
    input_items: dict[str, Any] | None = None
    output_items: dict[str, Any] | None = None


class AutomationExecutionNodeResource(Resource):
    """Automation execution nodes, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> AutomationExecutionNode:
        """Make an automation execution node from `attributes` without calling the service."""
        return self._new(AutomationExecutionNode, attributes, options)


_resource = AutomationExecutionNodeResource(face.caller)
new = _resource.new
