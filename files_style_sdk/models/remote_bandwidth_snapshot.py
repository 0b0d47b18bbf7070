# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Remote bandwidth snapshot: bytes that went to and from remote servers in one interval."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class RemoteBandwidthSnapshotListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by logged_at
    filter: Mapping[str, Any]  # fields to the exact value they must have; by logged_at
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by logged_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by logged_at
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by logged_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by logged_at


class RemoteBandwidthSnapshot(Model, caller=face.caller):
    """Bytes that went to and from remote servers in one interval."""

    id: int | None = None
    sync_bytes_received: int | None = None
    sync_bytes_sent: int | None = None
    logged_at: str | None = None  # ISO 8601 date-time
    remote_server_id: int | None = None


_LIST = Operation("GET", "/remote_bandwidth_snapshots", RemoteBandwidthSnapshotListParams, page=RemoteBandwidthSnapshot)


class RemoteBandwidthSnapshotResource(Resource):
    """Remote bandwidth snapshots, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: RemoteBandwidthSnapshotListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RemoteBandwidthSnapshotListParams],
    ) -> ListObj[RemoteBandwidthSnapshot]:
        """List remote bandwidth snapshots, a page at a time (GET /remote_bandwidth_snapshots).

        Returns:
            A page of `RemoteBandwidthSnapshot`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> RemoteBandwidthSnapshot:
        """Make a remote bandwidth snapshot from `attributes` without calling the service."""
        return self._new(RemoteBandwidthSnapshot, attributes, options)


_resource = RemoteBandwidthSnapshotResource(face.caller)
list = all = _resource.list
new = _resource.new
