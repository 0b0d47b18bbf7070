# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Public hosting request log: one entry of the log of requests to publicly hosted folders."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class PublicHostingRequestLogListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    filter: Mapping[str, Any]  # fields to the exact value they must have; by created_at, path, remote_ip, success
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by created_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by created_at
    filter_prefix: Mapping[str, Any]  # fields to the beginning they must have; by path
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by created_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by created_at


class PublicHostingRequestLog(Model, caller=face.caller):
    """One entry of the log of requests to publicly hosted folders."""

    timestamp: str | None = None  # ISO 8601 date-time
    remote_ip: str | None = None
    server_ip: str | None = None
    hostname: str | None = None
    path: str | None = None
    responseCode: int | None = None
    success: bool | None = None
    duration_ms: int | None = None
    created_at: str | None = None  # ISO 8601 date-time
    bytes_transferred: int | None = None
    http_method: str | None = None


_LIST = Operation(
    "GET", "/public_hosting_request_logs", PublicHostingRequestLogListParams, page=PublicHostingRequestLog
)


class PublicHostingRequestLogResource(Resource):
    """Public hosting request logs, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: PublicHostingRequestLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PublicHostingRequestLogListParams],
    ) -> ListObj[PublicHostingRequestLog]:
        """List public hosting request logs, a page at a time (GET /public_hosting_request_logs).

        Returns:
            A page of `PublicHostingRequestLog`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> PublicHostingRequestLog:
        """Make a public hosting request log from `attributes` without calling the service."""
        return self._new(PublicHostingRequestLog, attributes, options)


_resource = PublicHostingRequestLogResource(face.caller)
list = all = _resource.list
new = _resource.new
