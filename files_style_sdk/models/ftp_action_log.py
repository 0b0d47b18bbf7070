# Generated from the API description by "python -m codegen"; change the description, not this file.
"""FTP action log: one entry of the log of FTP commands."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class FtpActionLogListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    # fields to the exact value they must have; by action_type, created_at, path, remote_ip, session_uuid, status,
    # success, true_path, username
    filter: Mapping[str, Any]
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by created_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by created_at
    # fields to the beginning they must have; by action_type, path, true_path, username
    filter_prefix: Mapping[str, Any]
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by created_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by created_at


class FtpActionLog(Model, caller=face.caller):
    """One entry of the log of FTP commands."""

    timestamp: str | None = None  # ISO 8601 date-time
    remote_ip: str | None = None
    server_ip: str | None = None
    username: str | None = None
    session_uuid: str | None = None
    seq_id: int | None = None
    auth_ciphers: str | None = None
    action_type: str | None = None
    path: str | None = None
    true_path: str | None = None
    name: str | None = None
    cmd: str | None = None
    param: str | None = None
    responseCode: int | None = None
    responseMessage: str | None = None
    entries_returned: int | None = None
    success: bool | None = None
    status: str | None = None
    duration_ms: int | None = None
    created_at: str | None = None  # ISO 8601 date-time


_LIST = Operation("GET", "/ftp_action_logs", FtpActionLogListParams, page=FtpActionLog)


class FtpActionLogResource(Resource):
    """FTP action logs, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: FtpActionLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FtpActionLogListParams],
    ) -> ListObj[FtpActionLog]:
        """List FTP action logs, a page at a time (GET /ftp_action_logs).

        Returns:
            A page of `FtpActionLog`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> FtpActionLog:
        """Make an FTP action log from `attributes` without calling the service."""
        return self._new(FtpActionLog, attributes, options)


_resource = FtpActionLogResource(face.caller)
list = all = _resource.list
new = _resource.new
