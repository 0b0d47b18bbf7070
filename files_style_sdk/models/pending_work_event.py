# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Pending work event: something that happened to work which waits in the background."""

import builtins
from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class PendingWorkEventListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by created_at, folder_behavior_id, status
    filter: Mapping[str, Any]  # fields to the exact value they must have; by created_at, folder_behavior_id, status
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by created_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by created_at
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by created_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by created_at


class PendingWorkEvent(Model, caller=face.caller):
    """Something that happened to work which waits in the background."""

    id: int | None = None
    event_type: str | None = None
    status: str | None = None
    body: str | None = None
    event_errors: builtins.list[str] | None = None
    created_at: str | None = None  # ISO 8601 date-time
    body_url: str | None = None
    folder_behavior_id: int | None = None


_LIST = Operation("GET", "/pending_work_events", PendingWorkEventListParams, page=PendingWorkEvent)
_FIND = Operation("GET", "/pending_work_events/{id}", positional={"id": int}, record=PendingWorkEvent)


class PendingWorkEventResource(Resource):
    """Pending work events, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: PendingWorkEventListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PendingWorkEventListParams],
    ) -> ListObj[PendingWorkEvent]:
        """List pending work events, a page at a time (GET /pending_work_events).

        Returns:
            A page of `PendingWorkEvent`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> PendingWorkEvent:
        """Find one pending work event by its ID (GET /pending_work_events/{id}).

        Args:
            id: ID of the pending work event.

        Returns:
            The `PendingWorkEvent`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> PendingWorkEvent:
        """Make a pending work event from `attributes` without calling the service."""
        return self._new(PendingWorkEvent, attributes, options)


_resource = PendingWorkEventResource(face.caller)
list = all = _resource.list
find = get = _resource.find
new = _resource.new
