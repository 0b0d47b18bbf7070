# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Action notification export: a request to export the notifications that the site sent about actions."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class ActionNotificationExportCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    workspace_id: int  # the workspace it belongs to; 0 is the default one
    start_at: str  # leave out what is earlier than this, ISO 8601
    end_at: str  # leave out what is later than this, ISO 8601
    query_message: str
    query_request_method: str
    query_request_url: str
    query_status: str
    query_success: bool
    query_path: str
    query_folder: str


class ActionNotificationExport(Model, caller=face.caller):
    """A request to export the notifications that the site sent about actions."""

    id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    export_version: str | None = None
    start_at: str | None = None  # ISO 8601 date-time
    end_at: str | None = None  # ISO 8601 date-time
    status: str | None = None
    query_path: str | None = None
    query_folder: str | None = None
    query_message: str | None = None
    query_request_method: str | None = None
    query_request_url: str | None = None
    query_status: str | None = None
    query_success: bool | None = None
    results_url: str | None = None
    user_id: int | None = None

    def save(self, options: Options | None = None) -> "ActionNotificationExport":
        """Create the record.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, None, options)


_FIND = Operation("GET", "/action_notification_exports/{id}", positional={"id": int}, record=ActionNotificationExport)
_CREATE = Operation(
    "POST", "/action_notification_exports", ActionNotificationExportCreateParams, record=ActionNotificationExport
)


class ActionNotificationExportResource(Resource):
    """Action notification exports, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> ActionNotificationExport:
        """Find one action notification export by its ID (GET /action_notification_exports/{id}).

        Args:
            id: ID of the action notification export.

        Returns:
            The `ActionNotificationExport`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: ActionNotificationExportCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ActionNotificationExportCreateParams],
    ) -> ActionNotificationExport:
        """Create an action notification export (POST /action_notification_exports).

        Returns:
            The `ActionNotificationExport`.
        """
        return self._call(_CREATE, (), params, options, fields)

    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> ActionNotificationExport:
        """Make an action notification export from `attributes` without calling the service."""
        return self._new(ActionNotificationExport, attributes, options)


_resource = ActionNotificationExportResource(face.caller)
find = get = _resource.find
create = _resource.create
new = _resource.new
