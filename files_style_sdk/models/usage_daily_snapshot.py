# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Usage daily snapshot: storage and bandwidth used on one day."""

import builtins
from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class UsageDailySnapshotListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by date
    filter: Mapping[str, Any]  # fields to the exact value they must have; by date, usage_snapshot_id
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by date
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by date
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by date
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by date


class UsageDailySnapshot(Model, caller=face.caller):
    """Storage and bandwidth used on one day."""

    id: int | None = None
    date: str | None = None  # ISO 8601 date
    api_usage_available: bool | None = None
    read_api_usage: int | None = None
    write_api_usage: int | None = None
    transformation_credits_usage: int | None = None
    user_count: int | None = None
    current_storage: int | None = None
    deleted_files_storage: int | None = None
    deleted_files_counted_in_minimum: int | None = None
    root_storage: int | None = None
    usage_by_top_level_dir: builtins.list[dict[str, Any]] | None = None


_LIST = Operation("GET", "/usage_daily_snapshots", UsageDailySnapshotListParams, page=UsageDailySnapshot)


class UsageDailySnapshotResource(Resource):
    """Usage daily snapshots, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: UsageDailySnapshotListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UsageDailySnapshotListParams],
    ) -> ListObj[UsageDailySnapshot]:
        """List usage daily snapshots, a page at a time (GET /usage_daily_snapshots).

        Returns:
            A page of `UsageDailySnapshot`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> UsageDailySnapshot:
        """Make a usage daily snapshot from `attributes` without calling the service."""
        return self._new(UsageDailySnapshot, attributes, options)


_resource = UsageDailySnapshotResource(face.caller)
list = all = _resource.list
new = _resource.new
