# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Public IP address: an address under which a server of the service is reached."""

from collections.abc import Mapping
from typing import Any

from files_style_sdk import face
from files_style_sdk.resource import Model, Options, Resource


class PublicIpAddress(Model, caller=face.caller):
    """An address under which a server of the service is reached."""

    ip_address: str | None = None
    server_name: str | None = None
    ftp_enabled: bool | None = None
    sftp_enabled: bool | None = None


class PublicIpAddressResource(Resource):
    """Public IP addresses, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> PublicIpAddress:
        """Make a public IP address from `attributes` without calling the service."""
        return self._new(PublicIpAddress, attributes, options)


_resource = PublicIpAddressResource(face.caller)
new = _resource.new
