# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Web WebDAV action log: one entry of the log of WebDAV requests."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class WebDavActionLogListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    # fields to the exact value they must have; by action_type, created_at, path, remote_ip, status, success, true_path,
    # username
    filter: Mapping[str, Any]
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by created_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by created_at
    # fields to the beginning they must have; by action_type, path, true_path, username
    filter_prefix: Mapping[str, Any]
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by created_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by created_at


class WebDavActionLog(Model, caller=face.caller):
    """One entry of the log of WebDAV requests."""

    timestamp: str | None = None  # ISO 8601 date-time
    remote_ip: str | None = None
    server_ip: str | None = None
    username: str | None = None
    auth_ciphers: str | None = None
    action_type: str | None = None
    path: str | None = None
    true_path: str | None = None
    name: str | None = None
    http_method: str | None = None
    http_path: str | None = None
    http_response_code: int | None = None
    size: int | None = None  # bytes
    entries_returned: int | None = None
    success: bool | None = None
    status: str | None = None
    duration_ms: int | None = None
    created_at: str | None = None  # ISO 8601 date-time


_LIST = Operation("GET", "/web_dav_action_logs", WebDavActionLogListParams, page=WebDavActionLog)


class WebDavActionLogResource(Resource):
    """Web WebDAV action logs, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: WebDavActionLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[WebDavActionLogListParams],
    ) -> ListObj[WebDavActionLog]:
        """List web WebDAV action logs, a page at a time (GET /web_dav_action_logs).

        Returns:
            A page of `WebDavActionLog`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> WebDavActionLog:
        """Make a web WebDAV action log from `attributes` without calling the service."""
        return self._new(WebDavActionLog, attributes, options)


_resource = WebDavActionLogResource(face.caller)
list = all = _resource.list
new = _resource.new
