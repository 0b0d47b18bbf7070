# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Inbox registration: the form that a visitor filled in to upload into an inbox."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class InboxRegistrationListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    folder_behavior_id: int


class InboxRegistration(Model, caller=face.caller):
    """The form that a visitor filled in to upload into an inbox."""

    code: str | None = None
    name: str | None = None
    company: str | None = None
    email: str | None = None
    ip: str | None = None
    clickwrap_body: str | None = None
    form_field_set_id: int | None = None
    form_field_data: dict[str, Any] | None = None
    inbox_id: int | None = None
    inbox_recipient_id: int | None = None
    inbox_title: str | None = None
    created_at: str | None = None  # ISO 8601 date-time


_LIST = Operation("GET", "/inbox_registrations", InboxRegistrationListParams, page=InboxRegistration)


class InboxRegistrationResource(Resource):
    """Inbox registrations, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: InboxRegistrationListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[InboxRegistrationListParams],
    ) -> ListObj[InboxRegistration]:
        """List inbox registrations, a page at a time (GET /inbox_registrations).

        Returns:
            A page of `InboxRegistration`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> InboxRegistration:
        """Make an inbox registration from `attributes` without calling the service."""
        return self._new(InboxRegistration, attributes, options)


_resource = InboxRegistrationResource(face.caller)
list = all = _resource.list
new = _resource.new
