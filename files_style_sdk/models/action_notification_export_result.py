# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Action notification export result: one row of a finished export of action notifications."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class ActionNotificationExportResultListParams(TypedDict, total=False):
    """What `list` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    action_notification_export_id: int  # required


class ActionNotificationExportResult(Model, caller=face.caller):
    """One row of a finished export of action notifications."""

    id: int | None = None
    created_at: int | None = None
    status: int | None = None
    message: str | None = None
    success: bool | None = None
    request_headers: str | None = None
    request_method: str | None = None
    request_url: str | None = None
    path: str | None = None
    folder: str | None = None


_LIST = Operation(
    "GET",
    "/action_notification_export_results",
    ActionNotificationExportResultListParams,
    required=("action_notification_export_id",),
    page=ActionNotificationExportResult,
)


class ActionNotificationExportResultResource(Resource):
    """Action notification export results, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: ActionNotificationExportResultListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ActionNotificationExportResultListParams],
    ) -> ListObj[ActionNotificationExportResult]:
        """List action notification export results, a page at a time (GET /action_notification_export_results).

        Returns:
            A page of `ActionNotificationExportResult`, which can load the others.

        Raises:
            MissingParameterError: `action_notification_export_id` not given.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> ActionNotificationExportResult:
        """Make an action notification export result from `attributes` without calling the service."""
        return self._new(ActionNotificationExportResult, attributes, options)


_resource = ActionNotificationExportResultResource(face.caller)
list = all = _resource.list
new = _resource.new
