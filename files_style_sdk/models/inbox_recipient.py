# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Inbox recipient: somebody who was invited to upload into an inbox."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class InboxRecipientListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc
    filter: Mapping[str, Any]  # fields to the exact value they must have; by has_registrations
    inbox_id: int  # required


class InboxRecipientCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    inbox_id: int  # required
    recipient: str  # required
    name: str  # what people know it by
    company: str  # the company somebody works for
    note: str  # a text for the recipient
    share_after_create: bool


class InboxRecipient(Model, caller=face.caller):
    """Somebody who was invited to upload into an inbox."""

    company: str | None = None
    name: str | None = None
    note: str | None = None
    recipient: str | None = None
    sent_at: str | None = None  # ISO 8601 date-time
    inbox_id: int | None = None
    share_after_create: bool | None = None

    def save(self, options: Options | None = None) -> "InboxRecipient":
        """Create the record.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, None, options)


_LIST = Operation("GET", "/inbox_recipients", InboxRecipientListParams, required=("inbox_id",), page=InboxRecipient)
_CREATE = Operation(
    "POST", "/inbox_recipients", InboxRecipientCreateParams, required=("inbox_id", "recipient"), record=InboxRecipient
)


class InboxRecipientResource(Resource):
    """Inbox recipients, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: InboxRecipientListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[InboxRecipientListParams],
    ) -> ListObj[InboxRecipient]:
        """List inbox recipients, a page at a time (GET /inbox_recipients).

        Returns:
            A page of `InboxRecipient`, which can load the others.

        Raises:
            MissingParameterError: `inbox_id` not given.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def create(
        self,
        params: InboxRecipientCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[InboxRecipientCreateParams],
    ) -> InboxRecipient:
        """Create an inbox recipient (POST /inbox_recipients).

        Returns:
            The `InboxRecipient`.

        Raises:
            MissingParameterError: `inbox_id`, `recipient` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> InboxRecipient:
        """Make an inbox recipient from `attributes` without calling the service."""
        return self._new(InboxRecipient, attributes, options)


_resource = InboxRecipientResource(face.caller)
list = all = _resource.list
create = _resource.create
new = _resource.new
