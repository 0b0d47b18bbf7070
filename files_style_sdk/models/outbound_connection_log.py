# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Outbound connection log: one entry of the log of connections that the service opened."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class OutboundConnectionLogListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    # fields to the exact value they must have; by client_ip, created_at, dest_remote_server_id, operation, path,
    # src_remote_server_id, status
    filter: Mapping[str, Any]
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by created_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by created_at
    filter_prefix: Mapping[str, Any]  # fields to the beginning they must have; by path
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by created_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by created_at


class OutboundConnectionLog(Model, caller=face.caller):
    """One entry of the log of connections that the service opened."""

    timestamp: str | None = None  # ISO 8601 date-time
    path: str | None = None
    client_ip: str | None = None
    src_remote_server_id: int | None = None
    src_remote_server_name: str | None = None
    dest_remote_server_id: int | None = None
    dest_remote_server_name: str | None = None
    operation: str | None = None
    error_message: str | None = None
    error_operation: str | None = None
    error_type: str | None = None
    status: str | None = None
    duration_ms: int | None = None
    bytes_uploaded: int | None = None
    bytes_downloaded: int | None = None
    list_count: int | None = None
    created_at: str | None = None  # ISO 8601 date-time


_LIST = Operation("GET", "/outbound_connection_logs", OutboundConnectionLogListParams, page=OutboundConnectionLog)


class OutboundConnectionLogResource(Resource):
    """Outbound connection logs, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: OutboundConnectionLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[OutboundConnectionLogListParams],
    ) -> ListObj[OutboundConnectionLog]:
        """List outbound connection logs, a page at a time (GET /outbound_connection_logs).

        Returns:
            A page of `OutboundConnectionLog`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> OutboundConnectionLog:
        """Make an outbound connection log from `attributes` without calling the service."""
        return self._new(OutboundConnectionLog, attributes, options)


_resource = OutboundConnectionLogResource(face.caller)
list = all = _resource.list
new = _resource.new
