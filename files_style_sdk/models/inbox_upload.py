# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Inbox upload: one upload into an inbox."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource, nested

if TYPE_CHECKING:
    from files_style_sdk.models.inbox_registration import InboxRegistration


class InboxUploadListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by created_at
    # fields to the exact value they must have; by created_at, folder_behavior_id, inbox_registration_id
    filter: Mapping[str, Any]
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by created_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by created_at
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by created_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by created_at


class InboxUpload(Model, caller=face.caller):
    """One upload into an inbox."""

    inbox_registration: "InboxRegistration | None" = nested(
        "files_style_sdk.models.inbox_registration:InboxRegistration"
    )
    path: str | None = None
    created_at: str | None = None  # ISO 8601 date-time


_LIST = Operation("GET", "/inbox_uploads", InboxUploadListParams, page=InboxUpload)


class InboxUploadResource(Resource):
    """Inbox uploads, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: InboxUploadListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[InboxUploadListParams],
    ) -> ListObj[InboxUpload]:
        """List inbox uploads, a page at a time (GET /inbox_uploads).

        Returns:
            A page of `InboxUpload`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> InboxUpload:
        """Make an inbox upload from `attributes` without calling the service."""
        return self._new(InboxUpload, attributes, options)


_resource = InboxUploadResource(face.caller)
list = all = _resource.list
new = _resource.new
