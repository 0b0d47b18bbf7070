# Generated from the API description by "python -m codegen"; change the description, not this file.
"""SIEM HTTP destination: a log collector to which the site sends its logs."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class SiemHttpDestinationListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000


class SiemHttpDestinationCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    name: str  # what people know it by
    additional_headers: Mapping[str, Any]
    sending_active: bool
    generic_payload_type: str
    file_destination_path: str
    file_format: str
    file_interval_minutes: int
    splunk_token: str
    crowdstrike_token: str
    azure_dcr_immutable_id: str
    azure_stream_name: str
    azure_oauth_client_credentials_tenant_id: str
    azure_oauth_client_credentials_client_id: str
    azure_oauth_client_credentials_client_secret: str
    qradar_username: str
    qradar_password: str
    solar_winds_token: str
    new_relic_api_key: str
    datadog_api_key: str
    action_send_enabled: bool
    sftp_action_send_enabled: bool
    ftp_action_send_enabled: bool
    web_dav_action_send_enabled: bool
    sync_send_enabled: bool
    outbound_connection_send_enabled: bool
    automation_send_enabled: bool
    api_request_send_enabled: bool
    public_hosting_request_send_enabled: bool
    email_send_enabled: bool
    exavault_api_request_send_enabled: bool
    settings_change_send_enabled: bool
    destination_type: str  # required
    destination_url: str


class SiemHttpDestinationUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    name: str  # what people know it by
    additional_headers: Mapping[str, Any]
    sending_active: bool
    generic_payload_type: str
    file_destination_path: str
    file_format: str
    file_interval_minutes: int
    splunk_token: str
    crowdstrike_token: str
    azure_dcr_immutable_id: str
    azure_stream_name: str
    azure_oauth_client_credentials_tenant_id: str
    azure_oauth_client_credentials_client_id: str
    azure_oauth_client_credentials_client_secret: str
    qradar_username: str
    qradar_password: str
    solar_winds_token: str
    new_relic_api_key: str
    datadog_api_key: str
    action_send_enabled: bool
    sftp_action_send_enabled: bool
    ftp_action_send_enabled: bool
    web_dav_action_send_enabled: bool
    sync_send_enabled: bool
    outbound_connection_send_enabled: bool
    automation_send_enabled: bool
    api_request_send_enabled: bool
    public_hosting_request_send_enabled: bool
    email_send_enabled: bool
    exavault_api_request_send_enabled: bool
    settings_change_send_enabled: bool
    destination_type: str
    destination_url: str


class SiemHttpDestinationSendTestEntryParams(TypedDict, total=False):
    """What `send_test_entry` accepts."""

    siem_http_destination_id: int
    destination_type: str
    destination_url: str
    name: str  # what people know it by
    additional_headers: Mapping[str, Any]
    sending_active: bool
    generic_payload_type: str
    file_destination_path: str
    file_format: str
    file_interval_minutes: int
    splunk_token: str
    crowdstrike_token: str
    azure_dcr_immutable_id: str
    azure_stream_name: str
    azure_oauth_client_credentials_tenant_id: str
    azure_oauth_client_credentials_client_id: str
    azure_oauth_client_credentials_client_secret: str
    qradar_username: str
    qradar_password: str
    solar_winds_token: str
    new_relic_api_key: str
    datadog_api_key: str
    action_send_enabled: bool
    sftp_action_send_enabled: bool
    ftp_action_send_enabled: bool
    web_dav_action_send_enabled: bool
    sync_send_enabled: bool
    outbound_connection_send_enabled: bool
    automation_send_enabled: bool
    api_request_send_enabled: bool
    public_hosting_request_send_enabled: bool
    email_send_enabled: bool
    exavault_api_request_send_enabled: bool
    settings_change_send_enabled: bool


class SiemHttpDestination(Model, caller=face.caller):
    """A log collector to which the site sends its logs."""

    id: int | None = None
    name: str | None = None
    destination_type: str | None = None
    destination_url: str | None = None
    file_destination_path: str | None = None
    file_format: str | None = None
    file_interval_minutes: int | None = None
    additional_headers: dict[str, Any] | None = None
    sending_active: bool | None = None
    generic_payload_type: str | None = None
    splunk_token_masked: str | None = None
    crowdstrike_token_masked: str | None = None
    azure_dcr_immutable_id: str | None = None
    azure_stream_name: str | None = None
    azure_oauth_client_credentials_tenant_id: str | None = None
    azure_oauth_client_credentials_client_id: str | None = None
    azure_oauth_client_credentials_client_secret_masked: str | None = None
    qradar_username: str | None = None
    qradar_password_masked: str | None = None
    solar_winds_token_masked: str | None = None
    new_relic_api_key_masked: str | None = None
    datadog_api_key_masked: str | None = None
    action_send_enabled: bool | None = None
    action_entries_sent: int | None = None
    sftp_action_send_enabled: bool | None = None
    sftp_action_entries_sent: int | None = None
    ftp_action_send_enabled: bool | None = None
    ftp_action_entries_sent: int | None = None
    web_dav_action_send_enabled: bool | None = None
    web_dav_action_entries_sent: int | None = None
    sync_send_enabled: bool | None = None
    sync_entries_sent: int | None = None
    outbound_connection_send_enabled: bool | None = None
    outbound_connection_entries_sent: int | None = None
    automation_send_enabled: bool | None = None
    automation_entries_sent: int | None = None
    api_request_send_enabled: bool | None = None
    api_request_entries_sent: int | None = None
    public_hosting_request_send_enabled: bool | None = None
    public_hosting_request_entries_sent: int | None = None
    email_send_enabled: bool | None = None
    email_entries_sent: int | None = None
    exavault_api_request_send_enabled: bool | None = None
    exavault_api_request_entries_sent: int | None = None
    settings_change_send_enabled: bool | None = None
    settings_change_entries_sent: int | None = None
    last_http_call_target_type: str | None = None
    last_http_call_success: bool | None = None
    last_http_call_response_code: int | None = None
    last_http_call_response_body: str | None = None
    last_http_call_error_message: str | None = None
    last_http_call_time: str | None = None
    last_http_call_duration_ms: int | None = None
    most_recent_http_call_success_time: str | None = None
    connection_test_entry: str | None = None
    splunk_token: str | None = None
    crowdstrike_token: str | None = None
    azure_oauth_client_credentials_client_secret: str | None = None
    qradar_password: str | None = None
    solar_winds_token: str | None = None
    new_relic_api_key: str | None = None
    datadog_api_key: str | None = None

    def update(
        self,
        params: SiemHttpDestinationUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SiemHttpDestinationUpdateParams],
    ) -> "SiemHttpDestination":
        """Change one SIEM HTTP destination; only what is given is sent (PATCH /siem_http_destinations/{id}).

        Returns:
            This SIEM HTTP destination, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one SIEM HTTP destination (DELETE /siem_http_destinations/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "SiemHttpDestination":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/siem_http_destinations", SiemHttpDestinationListParams, page=SiemHttpDestination)
_FIND = Operation("GET", "/siem_http_destinations/{id}", positional={"id": int}, record=SiemHttpDestination)
_CREATE = Operation(
    "POST",
    "/siem_http_destinations",
    SiemHttpDestinationCreateParams,
    required=("destination_type",),
    record=SiemHttpDestination,
)
_UPDATE = Operation(
    "PATCH",
    "/siem_http_destinations/{id}",
    SiemHttpDestinationUpdateParams,
    positional={"id": int},
    record=SiemHttpDestination,
)
_DELETE = Operation("DELETE", "/siem_http_destinations/{id}", positional={"id": int})
_SEND_TEST_ENTRY = Operation("POST", "/siem_http_destinations/send_test_entry", SiemHttpDestinationSendTestEntryParams)


class SiemHttpDestinationResource(Resource):
    """SIEM HTTP destinations, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: SiemHttpDestinationListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SiemHttpDestinationListParams],
    ) -> ListObj[SiemHttpDestination]:
        """List SIEM HTTP destinations, a page at a time (GET /siem_http_destinations).

        Returns:
            A page of `SiemHttpDestination`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> SiemHttpDestination:
        """Find one SIEM HTTP destination by its ID (GET /siem_http_destinations/{id}).

        Args:
            id: ID of the SIEM HTTP destination.

        Returns:
            The `SiemHttpDestination`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: SiemHttpDestinationCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SiemHttpDestinationCreateParams],
    ) -> SiemHttpDestination:
        """Create a SIEM HTTP destination (POST /siem_http_destinations).

        Returns:
            The `SiemHttpDestination`.

        Raises:
            MissingParameterError: `destination_type` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: SiemHttpDestinationUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SiemHttpDestinationUpdateParams],
    ) -> SiemHttpDestination:
        """Change one SIEM HTTP destination; only what is given is sent (PATCH /siem_http_destinations/{id}).

        Args:
            id: ID of the SIEM HTTP destination.

        Returns:
            The `SiemHttpDestination`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one SIEM HTTP destination (DELETE /siem_http_destinations/{id}).

        Args:
            id: ID of the SIEM HTTP destination.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def send_test_entry(
        self,
        params: SiemHttpDestinationSendTestEntryParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SiemHttpDestinationSendTestEntryParams],
    ) -> None:
        """Send test entry (SIEM HTTP destination) (POST /siem_http_destinations/send_test_entry)."""
        return self._call(_SEND_TEST_ENTRY, (), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> SiemHttpDestination:
        """Make a SIEM HTTP destination from `attributes` without calling the service."""
        return self._new(SiemHttpDestination, attributes, options)


_resource = SiemHttpDestinationResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
send_test_entry = _resource.send_test_entry
new = _resource.new
