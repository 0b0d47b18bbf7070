# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Agent node connection: a connection between an agent's machine and the service."""

from collections.abc import Mapping
from typing import Any

from files_style_sdk import face
from files_style_sdk.resource import Model, Options, Resource


class AgentNodeConnection(Model, caller=face.caller):
    """A connection between an agent's machine and the service."""

    mode: str | None = None
    status: str | None = None
    last_seen_at: str | None = None  # ISO 8601 date-time


class AgentNodeConnectionResource(Resource):
    """Agent node connections, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> AgentNodeConnection:
        """Make an agent node connection from `attributes` without calling the service."""
        return self._new(AgentNodeConnection, attributes, options)


_resource = AgentNodeConnectionResource(face.caller)
new = _resource.new
