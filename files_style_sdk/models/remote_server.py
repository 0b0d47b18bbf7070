# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Remote server: storage elsewhere that the site can mount or sync with."""

import builtins
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource

if TYPE_CHECKING:
    from files_style_sdk.models.agent_node import AgentNode
    from files_style_sdk.models.agent_push_update import AgentPushUpdate
    from files_style_sdk.models.remote_server_configuration_file import RemoteServerConfigurationFile


class RemoteServerListParams(TypedDict, total=False):
    """What `list` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    # one field to asc or desc; by azure_blob_storage_container, azure_files_storage_share_name, backblaze_b2_bucket,
    # cloudflare_bucket, filebase_bucket, google_cloud_storage_bucket, linode_bucket, name, s3_bucket,
    # s3_compatible_bucket, server_type, wasabi_bucket, workspace_id
    sort_by: Mapping[str, str]
    # fields to the exact value they must have; by azure_blob_storage_container, azure_files_storage_share_name,
    # backblaze_b2_bucket, cloudflare_bucket, filebase_bucket, google_cloud_storage_bucket, linode_bucket, name,
    # s3_bucket, s3_compatible_bucket, server_type, wasabi_bucket, workspace_id
    filter: Mapping[str, Any]
    # fields to the beginning they must have; by azure_blob_storage_container, azure_files_storage_share_name,
    # backblaze_b2_bucket, cloudflare_bucket, filebase_bucket, google_cloud_storage_bucket, linode_bucket, name,
    # s3_bucket, s3_compatible_bucket, wasabi_bucket
    filter_prefix: Mapping[str, Any]


class RemoteServerCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    password: str  # kept confidential; never answered again
    private_key: str  # kept confidential; never answered again
    private_key_passphrase: str
    reset_authentication: bool
    sharepoint_client_certificate: str
    sharepoint_client_secret: str
    ssl_certificate: str
    aws_secret_key: str
    azure_blob_storage_access_key: str
    azure_blob_storage_sas_token: str
    azure_files_storage_access_key: str
    azure_files_storage_sas_token: str
    backblaze_b2_application_key: str
    backblaze_b2_key_id: str
    cloudflare_secret_key: str
    filebase_secret_key: str
    google_cloud_storage_credentials_json: str
    google_cloud_storage_s3_compatible_secret_key: str
    linode_secret_key: str
    s3_compatible_secret_key: str
    wasabi_secret_key: str
    allow_relative_paths: bool
    aws_access_key: str
    azure_blob_storage_account: str
    azure_blob_storage_container: str
    azure_blob_storage_dns_suffix: str
    azure_blob_storage_hierarchical_namespace: bool
    azure_files_storage_account: str
    azure_files_storage_dns_suffix: str
    azure_files_storage_share_name: str
    backblaze_b2_bucket: str
    backblaze_b2_s3_endpoint: str
    buffer_uploads: str
    cloudflare_access_key: str
    cloudflare_bucket: str
    cloudflare_endpoint: str
    description: str  # a remark for people
    dropbox_teams: bool
    enable_dedicated_ips: bool
    filebase_access_key: str
    filebase_bucket: str
    files_api_key: str
    files_agent_permission_set: str
    files_agent_root: str
    files_agent_version: str
    outbound_agent_id: int
    custom_domain_id: int
    google_cloud_storage_authentication_method: str
    google_cloud_storage_bucket: str
    google_cloud_storage_oauth_scope: str
    google_cloud_storage_project_id: str
    google_cloud_storage_s3_compatible_access_key: str
    hostname: str
    linode_access_key: str
    linode_bucket: str
    linode_region: str
    max_connections: int
    name: str  # what people know it by
    one_drive_account_type: str
    pin_to_site_region: bool
    port: int
    upload_staging_path: str
    remote_server_credential_id: int
    s3_assume_role_arn: str
    s3_assume_role_duration_seconds: int
    s3_bucket: str
    s3_compatible_access_key: str
    s3_compatible_bucket: str
    s3_compatible_endpoint: str
    s3_compatible_region: str
    s3_compatible_virtual_hosted_style: bool
    s3_kms_key_id: str
    s3_region: str
    server_certificate: str  # how strictly the server's certificate is checked
    server_host_key: str
    server_type: str
    sharepoint_client_id: str
    sharepoint_site_url: str
    sharepoint_tenant_id: str
    ssl: str
    username: str  # the name somebody logs in with
    wasabi_access_key: str
    wasabi_bucket: str
    wasabi_region: str
    workspace_id: int  # the workspace it belongs to; 0 is the default one


class RemoteServerUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    password: str  # kept confidential; never answered again
    private_key: str  # kept confidential; never answered again
    private_key_passphrase: str
    reset_authentication: bool
    sharepoint_client_certificate: str
    sharepoint_client_secret: str
    ssl_certificate: str
    aws_secret_key: str
    azure_blob_storage_access_key: str
    azure_blob_storage_sas_token: str
    azure_files_storage_access_key: str
    azure_files_storage_sas_token: str
    backblaze_b2_application_key: str
    backblaze_b2_key_id: str
    cloudflare_secret_key: str
    filebase_secret_key: str
    google_cloud_storage_credentials_json: str
    google_cloud_storage_s3_compatible_secret_key: str
    linode_secret_key: str
    s3_compatible_secret_key: str
    wasabi_secret_key: str
    allow_relative_paths: bool
    aws_access_key: str
    azure_blob_storage_account: str
    azure_blob_storage_container: str
    azure_blob_storage_dns_suffix: str
    azure_blob_storage_hierarchical_namespace: bool
    azure_files_storage_account: str
    azure_files_storage_dns_suffix: str
    azure_files_storage_share_name: str
    backblaze_b2_bucket: str
    backblaze_b2_s3_endpoint: str
    buffer_uploads: str
    cloudflare_access_key: str
    cloudflare_bucket: str
    cloudflare_endpoint: str
    description: str  # a remark for people
    dropbox_teams: bool
    enable_dedicated_ips: bool
    filebase_access_key: str
    filebase_bucket: str
    files_api_key: str
    files_agent_permission_set: str
    files_agent_root: str
    files_agent_version: str
    outbound_agent_id: int
    custom_domain_id: int
    google_cloud_storage_authentication_method: str
    google_cloud_storage_bucket: str
    google_cloud_storage_oauth_scope: str
    google_cloud_storage_project_id: str
    google_cloud_storage_s3_compatible_access_key: str
    hostname: str
    linode_access_key: str
    linode_bucket: str
    linode_region: str
    max_connections: int
    name: str  # what people know it by
    one_drive_account_type: str
    pin_to_site_region: bool
    port: int
    upload_staging_path: str
    remote_server_credential_id: int
    s3_assume_role_arn: str
    s3_assume_role_duration_seconds: int
    s3_bucket: str
    s3_compatible_access_key: str
    s3_compatible_bucket: str
    s3_compatible_endpoint: str
    s3_compatible_region: str
    s3_compatible_virtual_hosted_style: bool
    s3_kms_key_id: str
    s3_region: str
    server_certificate: str  # how strictly the server's certificate is checked
    server_host_key: str
    server_type: str
    sharepoint_client_id: str
    sharepoint_site_url: str
    sharepoint_tenant_id: str
    ssl: str
    username: str  # the name somebody logs in with
    wasabi_access_key: str
    wasabi_bucket: str
    wasabi_region: str


class RemoteServer(Model, caller=face.caller):
    """Storage elsewhere that the site can mount or sync with."""

    id: int | None = None
    disabled: bool | None = None
    authentication_method: str | None = None
    hostname: str | None = None
    remote_home_path: str | None = None
    upload_staging_path: str | None = None
    allow_relative_paths: bool | None = None
    name: str | None = None
    description: str | None = None
    port: int | None = None
    buffer_uploads: str | None = None
    max_connections: int | None = None
    pin_to_site_region: bool | None = None
    pinned_region: str | None = None
    remote_server_credential_id: int | None = None
    s3_bucket: str | None = None
    s3_region: str | None = None
    s3_kms_key_id: str | None = None
    aws_access_key: str | None = None
    s3_assume_role_arn: str | None = None
    s3_assume_role_duration_seconds: int | None = None
    s3_assume_role_external_id: str | None = None
    server_certificate: str | None = None
    server_host_key: str | None = None
    server_type: str | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    ssl: str | None = None
    username: str | None = None
    google_cloud_storage_bucket: str | None = None
    google_cloud_storage_authentication_method: str | None = None
    google_cloud_storage_oauth_scope: str | None = None
    google_cloud_storage_project_id: str | None = None
    google_cloud_storage_s3_compatible_access_key: str | None = None
    backblaze_b2_s3_endpoint: str | None = None
    backblaze_b2_bucket: str | None = None
    wasabi_bucket: str | None = None
    wasabi_region: str | None = None
    wasabi_access_key: str | None = None
    auth_status: str | None = None
    auth_account_name: str | None = None
    one_drive_account_type: str | None = None
    sharepoint_tenant_id: str | None = None
    sharepoint_client_id: str | None = None
    sharepoint_app_authentication: bool | None = None
    sharepoint_app_credential_type: str | None = None
    sharepoint_site_url: str | None = None
    azure_blob_storage_account: str | None = None
    azure_blob_storage_container: str | None = None
    azure_blob_storage_hierarchical_namespace: bool | None = None
    azure_blob_storage_dns_suffix: str | None = None
    azure_files_storage_account: str | None = None
    azure_files_storage_share_name: str | None = None
    azure_files_storage_dns_suffix: str | None = None
    s3_compatible_bucket: str | None = None
    s3_compatible_endpoint: str | None = None
    s3_compatible_region: str | None = None
    s3_compatible_virtual_hosted_style: bool | None = None
    s3_compatible_access_key: str | None = None
    enable_dedicated_ips: bool | None = None
    custom_domain_id: int | None = None
    outbound_ip_addresses: builtins.list[str] | None = None
    files_agent_permission_set: str | None = None
    files_agent_root: str | None = None
    files_agent_version: str | None = None
    files_agent_up_to_date: bool | None = None
    files_agent_latest_version: str | None = None
    files_agent_supports_push_updates: bool | None = None
    direct_transfer_available: bool | None = None
    outbound_agent_id: int | None = None
    filebase_bucket: str | None = None
    filebase_access_key: str | None = None
    files_api_key_prefix: str | None = None
    cloudflare_bucket: str | None = None
    cloudflare_access_key: str | None = None
    cloudflare_endpoint: str | None = None
    dropbox_teams: bool | None = None
    linode_bucket: str | None = None
    linode_access_key: str | None = None
    linode_region: str | None = None
    supports_versioning: bool | None = None
    user_id: int | None = None
    password: str | None = None
    private_key: str | None = None
    private_key_passphrase: str | None = None
    reset_authentication: bool | None = None
    sharepoint_client_certificate: str | None = None
    sharepoint_client_secret: str | None = None
    ssl_certificate: str | None = None
    aws_secret_key: str | None = None
    azure_blob_storage_access_key: str | None = None
    azure_blob_storage_sas_token: str | None = None
    azure_files_storage_access_key: str | None = None
    azure_files_storage_sas_token: str | None = None
    backblaze_b2_application_key: str | None = None
    backblaze_b2_key_id: str | None = None
    cloudflare_secret_key: str | None = None
    filebase_secret_key: str | None = None
    google_cloud_storage_credentials_json: str | None = None
    google_cloud_storage_s3_compatible_secret_key: str | None = None
    linode_secret_key: str | None = None
    s3_compatible_secret_key: str | None = None
    wasabi_secret_key: str | None = None
    files_api_key: str | None = None

    def update(
        self,
        params: RemoteServerUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RemoteServerUpdateParams],
    ) -> "RemoteServer":
        """Change one remote server; only what is given is sent (PATCH /remote_servers/{id}).

        Returns:
            This remote server, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one remote server (DELETE /remote_servers/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def agent_nodes(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Any:
        """Agent nodes (remote server) (GET /remote_servers/{id}/agent_nodes).

        Returns:
            The decoded answer.
        """
        return self._call(_AGENT_NODES, params, options, fields, plain=True)

    def agent_push_update(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Any:
        """Agent push update (remote server) (POST /remote_servers/{id}/agent_push_update).

        Returns:
            The decoded answer.
        """
        return self._call(_AGENT_PUSH_UPDATE, params, options, fields, plain=True)

    def save(self, options: Options | None = None) -> "RemoteServer":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/remote_servers", RemoteServerListParams, page=RemoteServer)
_FIND = Operation("GET", "/remote_servers/{id}", positional={"id": int}, record=RemoteServer)
_FIND_CONFIGURATION_FILE = Operation(
    "GET",
    "/remote_servers/{id}/configuration_file",
    positional={"id": int},
    record="files_style_sdk.models.remote_server_configuration_file:RemoteServerConfigurationFile",
)
_CREATE = Operation("POST", "/remote_servers", RemoteServerCreateParams, record=RemoteServer)
_UPDATE = Operation(
    "PATCH", "/remote_servers/{id}", RemoteServerUpdateParams, positional={"id": int}, record=RemoteServer
)
_DELETE = Operation("DELETE", "/remote_servers/{id}", positional={"id": int})
_AGENT_NODES = Operation(
    "GET",
    "/remote_servers/{id}/agent_nodes",
    positional={"id": int},
    record="files_style_sdk.models.agent_node:AgentNode",
)
_AGENT_PUSH_UPDATE = Operation(
    "POST",
    "/remote_servers/{id}/agent_push_update",
    positional={"id": int},
    record="files_style_sdk.models.agent_push_update:AgentPushUpdate",
)


class RemoteServerResource(Resource):
    """Remote servers, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: RemoteServerListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RemoteServerListParams],
    ) -> ListObj[RemoteServer]:
        """List remote servers, a page at a time (GET /remote_servers).

        Returns:
            A page of `RemoteServer`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> RemoteServer:
        """Find one remote server by its ID (GET /remote_servers/{id}).

        Args:
            id: ID of the remote server.

        Returns:
            The `RemoteServer`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def find_configuration_file(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> "RemoteServerConfigurationFile":
        """Find configuration file (remote server) (GET /remote_servers/{id}/configuration_file).

        Args:
            id: ID of the remote server.

        Returns:
            The `RemoteServerConfigurationFile`.
        """
        return self._call(_FIND_CONFIGURATION_FILE, (id,), params, options, fields)

    def create(
        self,
        params: RemoteServerCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RemoteServerCreateParams],
    ) -> RemoteServer:
        """Create a remote server (POST /remote_servers).

        Returns:
            The `RemoteServer`.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: RemoteServerUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RemoteServerUpdateParams],
    ) -> RemoteServer:
        """Change one remote server; only what is given is sent (PATCH /remote_servers/{id}).

        Args:
            id: ID of the remote server.

        Returns:
            The `RemoteServer`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one remote server (DELETE /remote_servers/{id}).

        Args:
            id: ID of the remote server.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def agent_nodes(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> "AgentNode":
        """Agent nodes (remote server) (GET /remote_servers/{id}/agent_nodes).

        Args:
            id: ID of the remote server.

        Returns:
            The `AgentNode`.
        """
        return self._call(_AGENT_NODES, (id,), params, options, fields)

    def agent_push_update(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> "AgentPushUpdate":
        """Agent push update (remote server) (POST /remote_servers/{id}/agent_push_update).

        Args:
            id: ID of the remote server.

        Returns:
            The `AgentPushUpdate`.
        """
        return self._call(_AGENT_PUSH_UPDATE, (id,), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> RemoteServer:
        """Make a remote server from `attributes` without calling the service."""
        return self._new(RemoteServer, attributes, options)


_resource = RemoteServerResource(face.caller)
list = all = _resource.list
find = get = _resource.find
find_configuration_file = _resource.find_configuration_file
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
agent_nodes = _resource.agent_nodes
agent_push_update = _resource.agent_push_update
new = _resource.new
