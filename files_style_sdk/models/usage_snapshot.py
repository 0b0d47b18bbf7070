# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Usage snapshot: storage and bandwidth used in one billing period."""

import builtins
from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class UsageSnapshotListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000


class UsageSnapshot(Model, caller=face.caller):
    """Storage and bandwidth used in one billing period."""

    id: int | None = None
    start_at: str | None = None  # ISO 8601 date-time
    end_at: str | None = None  # ISO 8601 date-time
    high_water_user_count: int | None = None
    transformation_credits_usage: int | None = None
    current_storage: int | None = None
    high_water_storage: int | None = None
    root_storage: int | None = None
    deleted_files_counted_in_minimum: int | None = None
    deleted_files_storage: int | None = None
    total_billable_usage: int | None = None
    total_billable_transfer_usage: int | None = None
    bytes_sent: int | None = None
    sync_bytes_received: int | None = None
    sync_bytes_sent: int | None = None
    usage_by_top_level_dir: builtins.list[dict[str, Any]] | None = None


_LIST = Operation("GET", "/usage_snapshots", UsageSnapshotListParams, page=UsageSnapshot)


class UsageSnapshotResource(Resource):
    """Usage snapshots, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: UsageSnapshotListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UsageSnapshotListParams],
    ) -> ListObj[UsageSnapshot]:
        """List usage snapshots, a page at a time (GET /usage_snapshots).

        Returns:
            A page of `UsageSnapshot`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> UsageSnapshot:
        """Make a usage snapshot from `attributes` without calling the service."""
        return self._new(UsageSnapshot, attributes, options)


_resource = UsageSnapshotResource(face.caller)
list = all = _resource.list
new = _resource.new
