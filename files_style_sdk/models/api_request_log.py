# Generated from the API description by "python -m codegen"; change the description, not this file.
"""API request log: one entry of the log of API requests."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class ApiRequestLogListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    # fields to the exact value they must have; by api_key_id, created_at, interface, request_id, request_ip,
    # request_method, success, user_id
    filter: Mapping[str, Any]
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by created_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by created_at
    # fields to the beginning they must have; by interface, request_id, request_ip, request_method
    filter_prefix: Mapping[str, Any]
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by created_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by created_at


class ApiRequestLog(Model, caller=face.caller):
    """One entry of the log of API requests."""

    timestamp: str | None = None  # ISO 8601 date-time
    api_key_id: int | None = None
    api_key_prefix: str | None = None
    user_id: int | None = None
    username: str | None = None
    user_is_from_parent_site: bool | None = None
    interface: str | None = None
    request_method: str | None = None
    request_path: str | None = None
    request_ip: str | None = None
    request_host: str | None = None
    request_id: str | None = None
    api_name: str | None = None
    user_agent: str | None = None
    error_type: str | None = None
    error_message: str | None = None
    response_code: int | None = None
    success: bool | None = None
    duration_ms: int | None = None
    impersonator_user_id: int | None = None
    created_at: str | None = None  # ISO 8601 date-time


_LIST = Operation("GET", "/api_request_logs", ApiRequestLogListParams, page=ApiRequestLog)


class ApiRequestLogResource(Resource):
    """API request logs, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: ApiRequestLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiRequestLogListParams],
    ) -> ListObj[ApiRequestLog]:
        """List API request logs, a page at a time (GET /api_request_logs).

        Returns:
            A page of `ApiRequestLog`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> ApiRequestLog:
        """Make an API request log from `attributes` without calling the service."""
        return self._new(ApiRequestLog, attributes, options)


_resource = ApiRequestLogResource(face.caller)
list = all = _resource.list
new = _resource.new
