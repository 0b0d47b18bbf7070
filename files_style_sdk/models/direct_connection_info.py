# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Direct connection info: how to reach an agent directly instead of through the service."""

import builtins
from collections.abc import Mapping
from typing import Any

from files_style_sdk import face
from files_style_sdk.resource import Model, Options, Resource


class DirectConnectionInfo(Model, caller=face.caller):
    """How to reach an agent directly instead of through the service."""

    version: int | None = None
    server_name: str | None = None
    addresses: builtins.list[str] | None = None
    direct_uri: str | None = None
    ca_pem: str | None = None


class DirectConnectionInfoResource(Resource):
    """Direct connection infos, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> DirectConnectionInfo:
        """Make a direct connection info from `attributes` without calling the service."""
        return self._new(DirectConnectionInfo, attributes, options)


_resource = DirectConnectionInfoResource(face.caller)
new = _resource.new
