# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Action: something that was done to a file, a folder, a user or the site, as the history remembers it."""

from collections.abc import Mapping
from typing import Any

from files_style_sdk import face
from files_style_sdk.resource import Model, Options, Resource


class Action(Model, caller=face.caller):
    """Something that was done to a file, a folder, a user or the site, as the history remembers it."""

    id: int | None = None
    path: str | None = None
    when: str | None = None  # ISO 8601 date-time
    destination: str | None = None
    display: str | None = None
    ip: str | None = None
    source: str | None = None
    targets: dict[str, Any] | None = None
    user_id: int | None = None
    username: str | None = None
    user_is_from_parent_site: bool | None = None
    action: str | None = None
    failure_type: str | None = None
    interface: str | None = None


class ActionResource(Resource):
    """Actions, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Action:
        """Make an action from `attributes` without calling the service."""
        return self._new(Action, attributes, options)


_resource = ActionResource(face.caller)
new = _resource.new
