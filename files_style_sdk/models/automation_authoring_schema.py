# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Automation authoring schema: what an automation's definition may consist of."""

import builtins
from collections.abc import Mapping
from typing import Any

from files_style_sdk import face
from files_style_sdk.resource import Model, Options, Resource


class AutomationAuthoringSchema(Model, caller=face.caller):
    """What an automation's definition may consist of."""

    definition_schema: dict[str, Any] | None = None
    error_families: builtins.list[dict[str, Any]] | None = None
    nodes: builtins.list[dict[str, Any]] | None = None
    schema_url: str | None = None


class AutomationAuthoringSchemaResource(Resource):
    """Automation authoring schemas, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> AutomationAuthoringSchema:
        """Make an automation authoring schema from `attributes` without calling the service."""
        return self._new(AutomationAuthoringSchema, attributes, options)


_resource = AutomationAuthoringSchemaResource(face.caller)
new = _resource.new
