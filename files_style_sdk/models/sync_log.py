# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Sync log: one entry of the log of syncs."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class SyncLogListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    # fields to the exact value they must have; by created_at, external_event_id, operation, status, sync_id,
    # sync_run_id
    filter: Mapping[str, Any]
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by created_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by created_at
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by created_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by created_at


class SyncLog(Model, caller=face.caller):
    """One entry of the log of syncs."""

    timestamp: str | None = None  # ISO 8601 date-time
    sync_id: int | None = None
    external_event_id: int | None = None
    sync_run_id: int | None = None
    error_type: str | None = None
    message: str | None = None
    operation: str | None = None
    path: str | None = None
    size: int | None = None  # bytes
    file_type: str | None = None
    status: str | None = None
    created_at: str | None = None  # ISO 8601 date-time


_LIST = Operation("GET", "/sync_logs", SyncLogListParams, page=SyncLog)


class SyncLogResource(Resource):
    """Sync logs, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: SyncLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SyncLogListParams],
    ) -> ListObj[SyncLog]:
        """List sync logs, a page at a time (GET /sync_logs).

        Returns:
            A page of `SyncLog`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> SyncLog:
        """Make a sync log from `attributes` without calling the service."""
        return self._new(SyncLog, attributes, options)


_resource = SyncLogResource(face.caller)
list = all = _resource.list
new = _resource.new
