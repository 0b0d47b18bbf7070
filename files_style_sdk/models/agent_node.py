# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Agent node: one machine on which an agent runs."""

import builtins
from collections.abc import Mapping
from typing import Any

from files_style_sdk import face
from files_style_sdk.resource import Model, Options, Resource


class AgentNode(Model, caller=face.caller):
    """One machine on which an agent runs."""

    node_id: str | None = None
    name: str | None = None
    hostname: str | None = None
    availability_role: str | None = None
    status: str | None = None
    is_default: bool | None = None
    direct_transfer_available: bool | None = None
    last_seen_at: str | None = None  # ISO 8601 date-time
    instances: builtins.list[dict[str, Any]] | None = None


class AgentNodeResource(Resource):
    """Agent nodes, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> AgentNode:
        """Make an agent node from `attributes` without calling the service."""
        return self._new(AgentNode, attributes, options)


_resource = AgentNodeResource(face.caller)
new = _resource.new
