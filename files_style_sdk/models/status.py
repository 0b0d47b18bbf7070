# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Status: the state of a piece of background work."""

import builtins
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from files_style_sdk import face
from files_style_sdk.resource import Model, Options, Resource, nested

if TYPE_CHECKING:
    from files_style_sdk.models.auto import Auto


class Status(Model, caller=face.caller):
    """The state of a piece of background work."""

    code: int | None = None
    message: str | None = None
    status: str | None = None
    data: "Auto | None" = nested("files_style_sdk.models.auto:Auto")
    errors: builtins.list[dict[str, Any]] | None = None
    clickwrap_id: int | None = None
    clickwrap_body: str | None = None


class StatusResource(Resource):
    """Status, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Status:
        """Make a status from `attributes` without calling the service."""
        return self._new(Status, attributes, options)


_resource = StatusResource(face.caller)
new = _resource.new
