# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Remote server configuration file: the settings that an agent needs to serve as a remote server."""

from collections.abc import Mapping
from typing import Any

from files_style_sdk import face
from files_style_sdk.resource import Model, Options, Resource


class RemoteServerConfigurationFile(Model, caller=face.caller):
    """The settings that an agent needs to serve as a remote server."""

    id: int | None = None
    permission_set: str | None = None
    private_key: str | None = None
    subdomain: str | None = None
    root: str | None = None
    node_name: str | None = None
    follow_links: bool | None = None
    prefer_protocol: str | None = None
    dns: str | None = None
    proxy_all_outbound: bool | None = None
    endpoint_override: str | None = None
    log_file: str | None = None
    log_level: str | None = None
    log_rotate_num: int | None = None
    log_rotate_size: int | None = None
    override_max_concurrent_jobs: int | None = None
    graceful_shutdown_timeout: int | None = None
    transfer_rate_limit: str | None = None
    auto_update_policy: str | None = None


class RemoteServerConfigurationFileResource(Resource):
    """Remote server configuration files, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> RemoteServerConfigurationFile:
        """Make a remote server configuration file from `attributes` without calling the service."""
        return self._new(RemoteServerConfigurationFile, attributes, options)


_resource = RemoteServerConfigurationFileResource(face.caller)
new = _resource.new
