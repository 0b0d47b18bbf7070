# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Event delivery attempt: one attempt to deliver an event to a target."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class EventDeliveryAttemptListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    # one field to asc or desc; by created_at, event_record_id, event_target_id, status, workspace_id
    sort_by: Mapping[str, str]
    # fields to the exact value they must have; by event_record_id, event_target_id, status, workspace_id
    filter: Mapping[str, Any]


class EventDeliveryAttempt(Model, caller=face.caller):
    """One attempt to deliver an event to a target."""

    id: int | None = None
    event_record_id: int | None = None
    event_subscription_id: int | None = None
    event_target_id: int | None = None
    activity_notification_batch_id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    status: str | None = None
    attempt_number: int | None = None
    response_code: int | None = None
    error_message: str | None = None
    response_body: str | None = None
    latency_ms: int | None = None
    delivered_at: str | None = None  # ISO 8601 date-time
    last_attempted_at: str | None = None  # ISO 8601 date-time
    next_attempt_at: str | None = None  # ISO 8601 date-time
    created_at: str | None = None  # ISO 8601 date-time


_LIST = Operation("GET", "/event_delivery_attempts", EventDeliveryAttemptListParams, page=EventDeliveryAttempt)
_FIND = Operation("GET", "/event_delivery_attempts/{id}", positional={"id": int}, record=EventDeliveryAttempt)


class EventDeliveryAttemptResource(Resource):
    """Event delivery attempts, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: EventDeliveryAttemptListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventDeliveryAttemptListParams],
    ) -> ListObj[EventDeliveryAttempt]:
        """List event delivery attempts, a page at a time (GET /event_delivery_attempts).

        Returns:
            A page of `EventDeliveryAttempt`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> EventDeliveryAttempt:
        """Find one event delivery attempt by its ID (GET /event_delivery_attempts/{id}).

        Args:
            id: ID of the event delivery attempt.

        Returns:
            The `EventDeliveryAttempt`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> EventDeliveryAttempt:
        """Make an event delivery attempt from `attributes` without calling the service."""
        return self._new(EventDeliveryAttempt, attributes, options)


_resource = EventDeliveryAttemptResource(face.caller)
list = all = _resource.list
find = get = _resource.find
new = _resource.new
