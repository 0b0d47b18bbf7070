# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Partner connection: how a partner's site is linked with this one."""

from collections.abc import Mapping
from typing import Any

from files_style_sdk import face
from files_style_sdk.resource import Model, Options, Resource


class PartnerConnection(Model, caller=face.caller):
    """How a partner's site is linked with this one."""

    id: int | None = None
    role: str | None = None
    site_id: int | None = None
    site_name: str | None = None
    mount_path: str | None = None


class PartnerConnectionResource(Resource):
    """Partner connections, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> PartnerConnection:
        """Make a partner connection from `attributes` without calling the service."""
        return self._new(PartnerConnection, attributes, options)


_resource = PartnerConnectionResource(face.caller)
new = _resource.new
