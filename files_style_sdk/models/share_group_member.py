# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Share group member: one person on such a list."""

from collections.abc import Mapping
from typing import Any

from files_style_sdk import face
from files_style_sdk.resource import Model, Options, Resource


class ShareGroupMember(Model, caller=face.caller):
    """One person on such a list."""

    name: str | None = None
    company: str | None = None
    email: str | None = None


class ShareGroupMemberResource(Resource):
    """Share group members, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> ShareGroupMember:
        """Make a share group member from `attributes` without calling the service."""
        return self._new(ShareGroupMember, attributes, options)


_resource = ShareGroupMemberResource(face.caller)
new = _resource.new
