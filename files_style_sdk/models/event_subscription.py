# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Event subscription: a rule for which events go to which target."""

import builtins
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class EventSubscriptionListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by enabled, event_channel_id, name, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by enabled, event_channel_id, workspace_id


class EventSubscriptionCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    event_channel_id: int
    workspace_id: int  # the workspace it belongs to; 0 is the default one
    apply_to_all_workspaces: bool  # whether it holds in every workspace
    name: str  # required; what people know it by
    subject: str
    message: str
    message_only: bool
    enabled: bool  # whether it is switched on
    event_types: Sequence[str]
    filter: Mapping[str, Any]  # fields to the exact value they must have
    delivery_policy: Mapping[str, Any]
    event_target_ids: Sequence[int]


class EventSubscriptionUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    event_channel_id: int
    workspace_id: int  # the workspace it belongs to; 0 is the default one
    apply_to_all_workspaces: bool  # whether it holds in every workspace
    name: str  # what people know it by
    subject: str
    message: str
    message_only: bool
    enabled: bool  # whether it is switched on
    event_types: Sequence[str]
    filter: Mapping[str, Any]  # fields to the exact value they must have
    delivery_policy: Mapping[str, Any]
    event_target_ids: Sequence[int]


class EventSubscription(Model, caller=face.caller):
    """A rule for which events go to which target."""

    id: int | None = None
    event_channel_id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    apply_to_all_workspaces: bool | None = None
    name: str | None = None
    subject: str | None = None
    message: str | None = None
    message_only: bool | None = None
    enabled: bool | None = None
    event_types: builtins.list[str] | None = None
    filter: dict[str, Any] | None = None
    delivery_policy: dict[str, Any] | None = None
    event_target_ids: builtins.list[int] | None = None
    created_at: str | None = None  # ISO 8601 date-time
    updated_at: str | None = None  # ISO 8601 date-time

    def update(
        self,
        params: EventSubscriptionUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventSubscriptionUpdateParams],
    ) -> "EventSubscription":
        """Change one event subscription; only what is given is sent (PATCH /event_subscriptions/{id}).

        Returns:
            This event subscription, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one event subscription (DELETE /event_subscriptions/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "EventSubscription":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/event_subscriptions", EventSubscriptionListParams, page=EventSubscription)
_FIND = Operation("GET", "/event_subscriptions/{id}", positional={"id": int}, record=EventSubscription)
_CREATE = Operation(
    "POST", "/event_subscriptions", EventSubscriptionCreateParams, required=("name",), record=EventSubscription
)
_UPDATE = Operation(
    "PATCH",
    "/event_subscriptions/{id}",
    EventSubscriptionUpdateParams,
    positional={"id": int},
    record=EventSubscription,
)
_DELETE = Operation("DELETE", "/event_subscriptions/{id}", positional={"id": int})


class EventSubscriptionResource(Resource):
    """Event subscriptions, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: EventSubscriptionListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventSubscriptionListParams],
    ) -> ListObj[EventSubscription]:
        """List event subscriptions, a page at a time (GET /event_subscriptions).

        Returns:
            A page of `EventSubscription`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> EventSubscription:
        """Find one event subscription by its ID (GET /event_subscriptions/{id}).

        Args:
            id: ID of the event subscription.

        Returns:
            The `EventSubscription`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: EventSubscriptionCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventSubscriptionCreateParams],
    ) -> EventSubscription:
        """Create an event subscription (POST /event_subscriptions).

        Returns:
            The `EventSubscription`.

        Raises:
            MissingParameterError: `name` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: EventSubscriptionUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventSubscriptionUpdateParams],
    ) -> EventSubscription:
        """Change one event subscription; only what is given is sent (PATCH /event_subscriptions/{id}).

        Args:
            id: ID of the event subscription.

        Returns:
            The `EventSubscription`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one event subscription (DELETE /event_subscriptions/{id}).

        Args:
            id: ID of the event subscription.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> EventSubscription:
        """Make an event subscription from `attributes` without calling the service."""
        return self._new(EventSubscription, attributes, options)


_resource = EventSubscriptionResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
