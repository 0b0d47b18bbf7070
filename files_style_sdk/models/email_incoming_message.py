# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Email incoming message: an e-mail that arrived at one of the site's inboxes."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class EmailIncomingMessageListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by created_at, inbox_id, sender, status
    filter: Mapping[str, Any]  # fields to the exact value they must have; by created_at, inbox_id, sender, status
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by created_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by created_at
    filter_prefix: Mapping[str, Any]  # fields to the beginning they must have; by sender
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by created_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by created_at


class EmailIncomingMessage(Model, caller=face.caller):
    """An e-mail that arrived at one of the site's inboxes."""

    id: int | None = None
    inbox_id: int | None = None
    sender: str | None = None
    sender_name: str | None = None
    status: str | None = None
    body: str | None = None
    message: str | None = None
    created_at: str | None = None  # ISO 8601 date-time
    inbox_title: str | None = None


_LIST = Operation("GET", "/email_incoming_messages", EmailIncomingMessageListParams, page=EmailIncomingMessage)


class EmailIncomingMessageResource(Resource):
    """Email incoming messages, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: EmailIncomingMessageListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EmailIncomingMessageListParams],
    ) -> ListObj[EmailIncomingMessage]:
        """List email incoming messages, a page at a time (GET /email_incoming_messages).

        Returns:
            A page of `EmailIncomingMessage`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> EmailIncomingMessage:
        """Make an email incoming message from `attributes` without calling the service."""
        return self._new(EmailIncomingMessage, attributes, options)


_resource = EmailIncomingMessageResource(face.caller)
list = all = _resource.list
new = _resource.new
