# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Email log: one entry of the log of e-mails that the site sent."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class EmailLogListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    filter: Mapping[str, Any]  # fields to the exact value they must have; by created_at, status
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by created_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by created_at
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by created_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by created_at


class EmailLog(Model, caller=face.caller):
    """One entry of the log of e-mails that the site sent."""

    timestamp: str | None = None  # ISO 8601 date-time
    message: str | None = None
    status: str | None = None
    subject: str | None = None
    to: str | None = None
    cc: str | None = None
    delivery_method: str | None = None
    smtp_hostname: str | None = None
    smtp_ip: str | None = None
    created_at: str | None = None  # ISO 8601 date-time


_LIST = Operation("GET", "/email_logs", EmailLogListParams, page=EmailLog)


class EmailLogResource(Resource):
    """Email logs, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: EmailLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EmailLogListParams],
    ) -> ListObj[EmailLog]:
        """List email logs, a page at a time (GET /email_logs).

        Returns:
            A page of `EmailLog`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> EmailLog:
        """Make an email log from `attributes` without calling the service."""
        return self._new(EmailLog, attributes, options)


_resource = EmailLogResource(face.caller)
list = all = _resource.list
new = _resource.new
