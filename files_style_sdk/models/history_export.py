# Generated from the API description by "python -m codegen"; change the description, not this file.
"""History export: a request to export the site's history."""

from collections.abc import Mapping
from typing import Any, Literal, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class HistoryExportCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    start_at: str  # leave out what is earlier than this, ISO 8601
    end_at: str  # leave out what is later than this, ISO 8601
    query_action: Literal[
        "create",
        "read",
        "update",
        "destroy",
        "move",
        "login",
        "failedlogin",
        "copy",
        "user_create",
        "user_update",
        "user_destroy",
        "group_create",
        "group_update",
        "group_destroy",
        "permission_create",
        "permission_destroy",
        "api_key_create",
        "api_key_update",
        "api_key_destroy",
        "archived_delete",
    ]
    query_interface: Literal[
        "web",
        "ftp",
        "robot",
        "jsapi",
        "webdesktopapi",
        "sftp",
        "dav",
        "desktop",
        "restapi",
        "scim",
        "office",
        "mobile",
        "as2",
        "inbound_email",
        "remote",
        "inbound_s3",
    ]
    query_user_id: str
    query_file_id: str
    query_parent_id: str
    query_path: str
    query_folder: str
    query_src: str
    query_destination: str
    query_ip: str
    query_username: str
    query_failure_type: str
    query_target_id: str
    query_target_name: str
    query_target_permission: str
    query_target_user_id: str
    query_target_username: str
    query_target_platform: str
    query_target_permission_set: str


class HistoryExport(Model, caller=face.caller):
    """A request to export the site's history."""

    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    id: int | None = None
    history_version: str | None = None
    start_at: str | None = None  # ISO 8601 date-time
    end_at: str | None = None  # ISO 8601 date-time
    status: str | None = None
    query_action: str | None = None
    query_interface: str | None = None
    query_user_id: str | None = None
    query_file_id: str | None = None
    query_parent_id: str | None = None
    query_path: str | None = None
    query_folder: str | None = None
    query_src: str | None = None
    query_destination: str | None = None
    query_ip: str | None = None
    query_username: str | None = None
    query_failure_type: str | None = None
    query_target_id: str | None = None
    query_target_name: str | None = None
    query_target_permission: str | None = None
    query_target_user_id: str | None = None
    query_target_username: str | None = None
    query_target_platform: str | None = None
    query_target_permission_set: str | None = None
    results_url: str | None = None
    user_id: int | None = None

    def save(self, options: Options | None = None) -> "HistoryExport":
        """Create the record.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, None, options)


_FIND = Operation("GET", "/history_exports/{id}", positional={"id": int}, record=HistoryExport)
_CREATE = Operation("POST", "/history_exports", HistoryExportCreateParams, record=HistoryExport)


class HistoryExportResource(Resource):
    """History exports, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> HistoryExport:
        """Find one history export by its ID (GET /history_exports/{id}).

        Args:
            id: ID of the history export.

        Returns:
            The `HistoryExport`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: HistoryExportCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[HistoryExportCreateParams],
    ) -> HistoryExport:
        """Create a history export (POST /history_exports).

        Returns:
            The `HistoryExport`.
        """
        return self._call(_CREATE, (), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> HistoryExport:
        """Make a history export from `attributes` without calling the service."""
        return self._new(HistoryExport, attributes, options)


_resource = HistoryExportResource(face.caller)
find = get = _resource.find
create = _resource.create
new = _resource.new
