# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Inbound S3 log: one entry of the log of requests to the S3-compatible endpoint."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class InboundS3LogListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    # fields to the exact value they must have; by client_ip, created_at, operation, path, status
    filter: Mapping[str, Any]
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by created_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by created_at
    filter_prefix: Mapping[str, Any]  # fields to the beginning they must have; by client_ip, operation, path, status
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by created_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by created_at


class InboundS3Log(Model, caller=face.caller):
    """One entry of the log of requests to the S3-compatible endpoint."""

    path: str | None = None
    client_ip: str | None = None
    operation: str | None = None
    status: str | None = None
    aws_access_key: str | None = None
    error_message: str | None = None
    error_type: str | None = None
    duration_ms: int | None = None
    request_id: str | None = None
    user_agent: str | None = None
    created_at: str | None = None  # ISO 8601 date-time


_LIST = Operation("GET", "/inbound_s3_logs", InboundS3LogListParams, page=InboundS3Log)


class InboundS3LogResource(Resource):
    """Inbound S3 logs, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: InboundS3LogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[InboundS3LogListParams],
    ) -> ListObj[InboundS3Log]:
        """List inbound S3 logs, a page at a time (GET /inbound_s3_logs).

        Returns:
            A page of `InboundS3Log`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> InboundS3Log:
        """Make an inbound S3 log from `attributes` without calling the service."""
        return self._new(InboundS3Log, attributes, options)


_resource = InboundS3LogResource(face.caller)
list = all = _resource.list
new = _resource.new
