# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Event record: an event that was published on a channel."""

import builtins
from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class EventRecordListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by created_at, event_type, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by created_at, event_type, workspace_id
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by created_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by created_at
    filter_prefix: Mapping[str, Any]  # fields to the beginning they must have; by event_type
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by created_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by created_at


class EventRecord(Model, caller=face.caller):
    """An event that was published on a channel."""

    id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    event_uuid: str | None = None
    event_type: str | None = None
    severity: str | None = None
    source_type: str | None = None
    source_id: int | None = None
    occurred_at: str | None = None  # ISO 8601 date-time
    human_title: str | None = None
    human_summary: str | None = None
    human_fields: builtins.list[dict[str, Any]] | None = None
    actor: dict[str, Any] | None = None
    resources: builtins.list[dict[str, Any]] | None = None
    payload: dict[str, Any] | None = None
    created_at: str | None = None  # ISO 8601 date-time


_LIST = Operation("GET", "/event_records", EventRecordListParams, page=EventRecord)
_FIND = Operation("GET", "/event_records/{id}", positional={"id": int}, record=EventRecord)


class EventRecordResource(Resource):
    """Event records, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: EventRecordListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventRecordListParams],
    ) -> ListObj[EventRecord]:
        """List event records, a page at a time (GET /event_records).

        Returns:
            A page of `EventRecord`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> EventRecord:
        """Find one event record by its ID (GET /event_records/{id}).

        Args:
            id: ID of the event record.

        Returns:
            The `EventRecord`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> EventRecord:
        """Make an event record from `attributes` without calling the service."""
        return self._new(EventRecord, attributes, options)


_resource = EventRecordResource(face.caller)
list = all = _resource.list
find = get = _resource.find
new = _resource.new
