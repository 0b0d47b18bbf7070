# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Agent push update: the answer to asking an agent to update itself."""

from collections.abc import Mapping
from typing import Any

from files_style_sdk import face
from files_style_sdk.resource import Model, Options, Resource


class AgentPushUpdate(Model, caller=face.caller):
    """The answer to asking an agent to update itself."""

    version: str | None = None
    message: str | None = None
    current_version: str | None = None
    pending_version: str | None = None
    last_error: str | None = None
    error: str | None = None


class AgentPushUpdateResource(Resource):
    """Agent push updates, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> AgentPushUpdate:
        """Make an agent push update from `attributes` without calling the service."""
        return self._new(AgentPushUpdate, attributes, options)


_resource = AgentPushUpdateResource(face.caller)
new = _resource.new
