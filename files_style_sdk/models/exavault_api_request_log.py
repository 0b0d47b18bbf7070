# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Exavault API request log: one entry of the log of requests to the ExaVault-compatible API."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class ExavaultApiRequestLogListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    # fields to the exact value they must have; by created_at, request_ip, request_method, success
    filter: Mapping[str, Any]
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by created_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by created_at
    filter_prefix: Mapping[str, Any]  # fields to the beginning they must have; by request_ip, request_method
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by created_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by created_at


class ExavaultApiRequestLog(Model, caller=face.caller):
    """One entry of the log of requests to the ExaVault-compatible API."""

    timestamp: str | None = None  # ISO 8601 date-time
    endpoint: str | None = None
    version: float | None = None
    request_ip: str | None = None
    request_method: str | None = None
    error_type: str | None = None
    error_message: str | None = None
    user_agent: str | None = None
    response_code: int | None = None
    success: bool | None = None
    duration_ms: int | None = None
    created_at: str | None = None  # ISO 8601 date-time


_LIST = Operation("GET", "/exavault_api_request_logs", ExavaultApiRequestLogListParams, page=ExavaultApiRequestLog)


class ExavaultApiRequestLogResource(Resource):
    """Exavault API request logs, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: ExavaultApiRequestLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ExavaultApiRequestLogListParams],
    ) -> ListObj[ExavaultApiRequestLog]:
        """List exavault API request logs, a page at a time (GET /exavault_api_request_logs).

        Returns:
            A page of `ExavaultApiRequestLog`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> ExavaultApiRequestLog:
        """Make an exavault API request log from `attributes` without calling the service."""
        return self._new(ExavaultApiRequestLog, attributes, options)


_resource = ExavaultApiRequestLogResource(face.caller)
list = all = _resource.list
new = _resource.new
