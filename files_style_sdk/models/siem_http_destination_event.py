# Generated from the API description by "python -m codegen"; change the description, not this file.
"""SIEM HTTP destination event: something that happened while logs were sent to a collector."""

import builtins
from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class SiemHttpDestinationEventListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by created_at, siem_http_destination_id, status
    # fields to the exact value they must have; by created_at, siem_http_destination_id, status
    filter: Mapping[str, Any]
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by created_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by created_at
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by created_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by created_at


class SiemHttpDestinationEvent(Model, caller=face.caller):
    """Something that happened while logs were sent to a collector."""

    id: int | None = None
    event_type: str | None = None
    status: str | None = None
    body: str | None = None
    event_errors: builtins.list[str] | None = None
    created_at: str | None = None  # ISO 8601 date-time
    body_url: str | None = None
    siem_http_destination_id: int | None = None


_LIST = Operation(
    "GET", "/siem_http_destination_events", SiemHttpDestinationEventListParams, page=SiemHttpDestinationEvent
)
_FIND = Operation("GET", "/siem_http_destination_events/{id}", positional={"id": int}, record=SiemHttpDestinationEvent)


class SiemHttpDestinationEventResource(Resource):
    """SIEM HTTP destination events, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: SiemHttpDestinationEventListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SiemHttpDestinationEventListParams],
    ) -> ListObj[SiemHttpDestinationEvent]:
        """List SIEM HTTP destination events, a page at a time (GET /siem_http_destination_events).

        Returns:
            A page of `SiemHttpDestinationEvent`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> SiemHttpDestinationEvent:
        """Find one SIEM HTTP destination event by its ID (GET /siem_http_destination_events/{id}).

        Args:
            id: ID of the SIEM HTTP destination event.

        Returns:
            The `SiemHttpDestinationEvent`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> SiemHttpDestinationEvent:
        """Make a SIEM HTTP destination event from `attributes` without calling the service."""
        return self._new(SiemHttpDestinationEvent, attributes, options)


_resource = SiemHttpDestinationEventResource(face.caller)
list = all = _resource.list
find = get = _resource.find
new = _resource.new
