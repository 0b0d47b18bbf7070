# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Agent node instance: one running process of an agent on a machine."""

import builtins
from collections.abc import Mapping
from typing import Any

from files_style_sdk import face
from files_style_sdk.resource import Model, Options, Resource


class AgentNodeInstance(Model, caller=face.caller):
    """One running process of an agent on a machine."""

    instance_id: str | None = None
    process_state: str | None = None
    status: str | None = None
    is_default: bool | None = None
    agent_version: str | None = None
    last_seen_at: str | None = None  # ISO 8601 date-time
    connections: builtins.list[dict[str, Any]] | None = None


class AgentNodeInstanceResource(Resource):
    """Agent node instances, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> AgentNodeInstance:
        """Make an agent node instance from `attributes` without calling the service."""
        return self._new(AgentNodeInstance, attributes, options)


_resource = AgentNodeInstanceResource(face.caller)
new = _resource.new
