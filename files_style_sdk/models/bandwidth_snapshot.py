# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Bandwidth snapshot: bytes and requests that the site used in one interval."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class BandwidthSnapshotListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by logged_at
    filter: Mapping[str, Any]  # fields to the exact value they must have; by logged_at
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by logged_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by logged_at
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by logged_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by logged_at


class BandwidthSnapshot(Model, caller=face.caller):
    """Bytes and requests that the site used in one interval."""

    id: int | None = None
    bytes_received: int | None = None
    bytes_sent: int | None = None
    sync_bytes_received: int | None = None
    sync_bytes_sent: int | None = None
    requests_get: int | None = None
    requests_put: int | None = None
    requests_other: int | None = None
    logged_at: str | None = None  # ISO 8601 date-time


_LIST = Operation("GET", "/bandwidth_snapshots", BandwidthSnapshotListParams, page=BandwidthSnapshot)


class BandwidthSnapshotResource(Resource):
    """Bandwidth snapshots, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: BandwidthSnapshotListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BandwidthSnapshotListParams],
    ) -> ListObj[BandwidthSnapshot]:
        """List bandwidth snapshots, a page at a time (GET /bandwidth_snapshots).

        Returns:
            A page of `BandwidthSnapshot`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> BandwidthSnapshot:
        """Make a bandwidth snapshot from `attributes` without calling the service."""
        return self._new(BandwidthSnapshot, attributes, options)


_resource = BandwidthSnapshotResource(face.caller)
list = all = _resource.list
new = _resource.new
