# Generated from the API description by "python -m codegen"; change the description, not this file.
"""History export result: one row of a finished export of the history."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class HistoryExportResultListParams(TypedDict, total=False):
    """What `list` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    history_export_id: int  # required


class HistoryExportResult(Model, caller=face.caller):
    """One row of a finished export of the history."""

    id: int | None = None
    created_at: int | None = None
    created_at_iso8601: str | None = None
    user_id: int | None = None
    file_id: int | None = None
    parent_id: int | None = None
    path: str | None = None
    folder: str | None = None
    src: str | None = None
    destination: str | None = None
    ip: str | None = None
    username: str | None = None
    user_is_from_parent_site: bool | None = None
    action: str | None = None
    failure_type: str | None = None
    interface: str | None = None
    target_id: int | None = None
    target_name: str | None = None
    target_permission: str | None = None
    target_recursive: bool | None = None
    target_expires_at: int | None = None
    target_expires_at_iso8601: str | None = None
    target_permission_set: str | None = None
    target_platform: str | None = None
    target_username: str | None = None
    target_user_id: int | None = None


_LIST = Operation(
    "GET",
    "/history_export_results",
    HistoryExportResultListParams,
    required=("history_export_id",),
    page=HistoryExportResult,
)


class HistoryExportResultResource(Resource):
    """History export results, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: HistoryExportResultListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[HistoryExportResultListParams],
    ) -> ListObj[HistoryExportResult]:
        """List history export results, a page at a time (GET /history_export_results).

        Returns:
            A page of `HistoryExportResult`, which can load the others.

        Raises:
            MissingParameterError: `history_export_id` not given.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> HistoryExportResult:
        """Make a history export result from `attributes` without calling the service."""
        return self._new(HistoryExportResult, attributes, options)


_resource = HistoryExportResultResource(face.caller)
list = all = _resource.list
new = _resource.new
