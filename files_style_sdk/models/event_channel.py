# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Event channel: a stream of events that others can subscribe to."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class EventChannelListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by default_channel, enabled, name, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by default_channel, enabled, workspace_id


class EventChannelCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    name: str  # required; what people know it by
    workspace_id: int  # the workspace it belongs to; 0 is the default one
    description: str  # a remark for people
    enabled: bool  # whether it is switched on
    default_channel: bool


class EventChannelUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    name: str  # what people know it by
    workspace_id: int  # the workspace it belongs to; 0 is the default one
    description: str  # a remark for people
    enabled: bool  # whether it is switched on
    default_channel: bool


class EventChannel(Model, caller=face.caller):
    """A stream of events that others can subscribe to."""

    id: int | None = None
    name: str | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    description: str | None = None
    enabled: bool | None = None
    default_channel: bool | None = None
    created_at: str | None = None  # ISO 8601 date-time
    updated_at: str | None = None  # ISO 8601 date-time

    def update(
        self,
        params: EventChannelUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventChannelUpdateParams],
    ) -> "EventChannel":
        """Change one event channel; only what is given is sent (PATCH /event_channels/{id}).

        Returns:
            This event channel, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one event channel (DELETE /event_channels/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "EventChannel":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/event_channels", EventChannelListParams, page=EventChannel)
_FIND = Operation("GET", "/event_channels/{id}", positional={"id": int}, record=EventChannel)
_CREATE = Operation("POST", "/event_channels", EventChannelCreateParams, required=("name",), record=EventChannel)
_UPDATE = Operation(
    "PATCH", "/event_channels/{id}", EventChannelUpdateParams, positional={"id": int}, record=EventChannel
)
_DELETE = Operation("DELETE", "/event_channels/{id}", positional={"id": int})


class EventChannelResource(Resource):
    """Event channels, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: EventChannelListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventChannelListParams],
    ) -> ListObj[EventChannel]:
        """List event channels, a page at a time (GET /event_channels).

        Returns:
            A page of `EventChannel`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> EventChannel:
        """Find one event channel by its ID (GET /event_channels/{id}).

        Args:
            id: ID of the event channel.

        Returns:
            The `EventChannel`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: EventChannelCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventChannelCreateParams],
    ) -> EventChannel:
        """Create an event channel (POST /event_channels).

        Returns:
            The `EventChannel`.

        Raises:
            MissingParameterError: `name` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: EventChannelUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventChannelUpdateParams],
    ) -> EventChannel:
        """Change one event channel; only what is given is sent (PATCH /event_channels/{id}).

        Args:
            id: ID of the event channel.

        Returns:
            The `EventChannel`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one event channel (DELETE /event_channels/{id}).

        Args:
            id: ID of the event channel.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> EventChannel:
        """Make an event channel from `attributes` without calling the service."""
        return self._new(EventChannel, attributes, options)


_resource = EventChannelResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
