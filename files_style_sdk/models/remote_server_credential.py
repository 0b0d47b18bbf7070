# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Remote server credential: login data that several remote servers can share."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class RemoteServerCredentialListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by name, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by name, workspace_id
    filter_prefix: Mapping[str, Any]  # fields to the beginning they must have; by name


class RemoteServerCredentialCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    name: str  # what people know it by
    description: str  # a remark for people
    server_type: str
    aws_access_key: str
    s3_assume_role_arn: str
    s3_assume_role_duration_seconds: int
    cloudflare_access_key: str
    filebase_access_key: str
    google_cloud_storage_s3_compatible_access_key: str
    linode_access_key: str
    s3_compatible_access_key: str
    sharepoint_client_id: str
    sharepoint_tenant_id: str
    username: str  # the name somebody logs in with
    wasabi_access_key: str
    password: str  # kept confidential; never answered again
    private_key: str  # kept confidential; never answered again
    private_key_passphrase: str
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
    sharepoint_client_certificate: str
    sharepoint_client_secret: str
    wasabi_secret_key: str
    workspace_id: int  # the workspace it belongs to; 0 is the default one
    copy_values_from_credential_id: int


class RemoteServerCredentialUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    name: str  # what people know it by
    description: str  # a remark for people
    server_type: str
    aws_access_key: str
    s3_assume_role_arn: str
    s3_assume_role_duration_seconds: int
    cloudflare_access_key: str
    filebase_access_key: str
    google_cloud_storage_s3_compatible_access_key: str
    linode_access_key: str
    s3_compatible_access_key: str
    sharepoint_client_id: str
    sharepoint_tenant_id: str
    username: str  # the name somebody logs in with
    wasabi_access_key: str
    password: str  # kept confidential; never answered again
    private_key: str  # kept confidential; never answered again
    private_key_passphrase: str
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
    sharepoint_client_certificate: str
    sharepoint_client_secret: str
    wasabi_secret_key: str


class RemoteServerCredential(Model, caller=face.caller):
    """Login data that several remote servers can share."""

    id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    name: str | None = None
    description: str | None = None
    server_type: str | None = None
    aws_access_key: str | None = None
    s3_assume_role_arn: str | None = None
    s3_assume_role_duration_seconds: int | None = None
    s3_assume_role_external_id: str | None = None
    google_cloud_storage_s3_compatible_access_key: str | None = None
    wasabi_access_key: str | None = None
    s3_compatible_access_key: str | None = None
    filebase_access_key: str | None = None
    cloudflare_access_key: str | None = None
    linode_access_key: str | None = None
    sharepoint_tenant_id: str | None = None
    sharepoint_client_id: str | None = None
    sharepoint_app_credential_type: str | None = None
    username: str | None = None
    password: str | None = None
    private_key: str | None = None
    private_key_passphrase: str | None = None
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
    sharepoint_client_certificate: str | None = None
    sharepoint_client_secret: str | None = None
    wasabi_secret_key: str | None = None
    copy_values_from_credential_id: int | None = None

    def update(
        self,
        params: RemoteServerCredentialUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RemoteServerCredentialUpdateParams],
    ) -> "RemoteServerCredential":
        """Change one remote server credential; only what is given is sent (PATCH /remote_server_credentials/{id}).

        Returns:
            This remote server credential, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one remote server credential (DELETE /remote_server_credentials/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "RemoteServerCredential":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/remote_server_credentials", RemoteServerCredentialListParams, page=RemoteServerCredential)
_FIND = Operation("GET", "/remote_server_credentials/{id}", positional={"id": int}, record=RemoteServerCredential)
_CREATE = Operation(
    "POST", "/remote_server_credentials", RemoteServerCredentialCreateParams, record=RemoteServerCredential
)
_UPDATE = Operation(
    "PATCH",
    "/remote_server_credentials/{id}",
    RemoteServerCredentialUpdateParams,
    positional={"id": int},
    record=RemoteServerCredential,
)
_DELETE = Operation("DELETE", "/remote_server_credentials/{id}", positional={"id": int})


class RemoteServerCredentialResource(Resource):
    """Remote server credentials, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: RemoteServerCredentialListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RemoteServerCredentialListParams],
    ) -> ListObj[RemoteServerCredential]:
        """List remote server credentials, a page at a time (GET /remote_server_credentials).

        Returns:
            A page of `RemoteServerCredential`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> RemoteServerCredential:
        """Find one remote server credential by its ID (GET /remote_server_credentials/{id}).

        Args:
            id: ID of the remote server credential.

        Returns:
            The `RemoteServerCredential`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: RemoteServerCredentialCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RemoteServerCredentialCreateParams],
    ) -> RemoteServerCredential:
        """Create a remote server credential (POST /remote_server_credentials).

        Returns:
            The `RemoteServerCredential`.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: RemoteServerCredentialUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RemoteServerCredentialUpdateParams],
    ) -> RemoteServerCredential:
        """Change one remote server credential; only what is given is sent (PATCH /remote_server_credentials/{id}).

        Args:
            id: ID of the remote server credential.

        Returns:
            The `RemoteServerCredential`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one remote server credential (DELETE /remote_server_credentials/{id}).

        Args:
            id: ID of the remote server credential.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> RemoteServerCredential:
        """Make a remote server credential from `attributes` without calling the service."""
        return self._new(RemoteServerCredential, attributes, options)


_resource = RemoteServerCredentialResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
