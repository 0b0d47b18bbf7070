# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Sync run: one run of a sync, with its outcome."""

import builtins
from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class SyncRunListParams(TypedDict, total=False):
    """What `list` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by created_at, site_id, status, sync_id, workspace_id
    # fields to the exact value they must have; by created_at, dest_remote_server_type, dry_run, src_remote_server_type,
    # status, sync_id, workspace_id
    filter: Mapping[str, Any]
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by created_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by created_at
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by created_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by created_at


class SyncRun(Model, caller=face.caller):
    """One run of a sync, with its outcome."""

    id: int | None = None
    body: str | None = None
    bytes_synced: int | None = None
    compared_files: int | None = None
    compared_folders: int | None = None
    completed_at: str | None = None  # ISO 8601 date-time
    created_at: str | None = None  # ISO 8601 date-time
    dest_remote_server_type: str | None = None
    dry_run: bool | None = None
    errored_files: int | None = None
    estimated_bytes_count: int | None = None
    event_errors: builtins.list[str] | None = None
    log_url: str | None = None
    runtime: float | None = None
    site_id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    src_remote_server_type: str | None = None
    status: str | None = None
    successful_files: int | None = None
    sync_id: int | None = None
    sync_name: str | None = None
    updated_at: str | None = None  # ISO 8601 date-time
    live_transfers: builtins.list[dict[str, Any]] | None = None


_LIST = Operation("GET", "/sync_runs", SyncRunListParams, page=SyncRun)
_FIND = Operation("GET", "/sync_runs/{id}", positional={"id": int}, record=SyncRun)


class SyncRunResource(Resource):
    """Sync runs, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: SyncRunListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SyncRunListParams],
    ) -> ListObj[SyncRun]:
        """List sync runs, a page at a time (GET /sync_runs).

        Returns:
            A page of `SyncRun`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> SyncRun:
        """Find one sync run by its ID (GET /sync_runs/{id}).

        Args:
            id: ID of the sync run.

        Returns:
            The `SyncRun`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> SyncRun:
        """Make a sync run from `attributes` without calling the service."""
        return self._new(SyncRun, attributes, options)


_resource = SyncRunResource(face.caller)
list = all = _resource.list
find = get = _resource.find
new = _resource.new
