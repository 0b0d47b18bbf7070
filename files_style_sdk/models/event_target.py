# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Event target: where events are delivered."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class EventTargetListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by enabled, name, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by enabled, target_type, workspace_id


class EventTargetCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    name: str  # required; what people know it by
    workspace_id: int  # the workspace it belongs to; 0 is the default one
    apply_to_all_workspaces: bool  # whether it holds in every workspace
    enabled: bool  # whether it is switched on
    config: Mapping[str, Any]  # required
    delivery_policy: Mapping[str, Any]
    target_type: str  # required


class EventTargetUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    name: str  # what people know it by
    workspace_id: int  # the workspace it belongs to; 0 is the default one
    apply_to_all_workspaces: bool  # whether it holds in every workspace
    enabled: bool  # whether it is switched on
    config: Mapping[str, Any]
    delivery_policy: Mapping[str, Any]


class EventTarget(Model, caller=face.caller):
    """Where events are delivered."""

    id: int | None = None
    name: str | None = None
    target_type: str | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    apply_to_all_workspaces: bool | None = None
    enabled: bool | None = None
    config: dict[str, Any] | None = None
    delivery_policy: dict[str, Any] | None = None
    created_at: str | None = None  # ISO 8601 date-time
    updated_at: str | None = None  # ISO 8601 date-time

    def update(
        self,
        params: EventTargetUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventTargetUpdateParams],
    ) -> "EventTarget":
        """Change one event target; only what is given is sent (PATCH /event_targets/{id}).

        Returns:
            This event target, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one event target (DELETE /event_targets/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "EventTarget":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/event_targets", EventTargetListParams, page=EventTarget)
_FIND = Operation("GET", "/event_targets/{id}", positional={"id": int}, record=EventTarget)
_CREATE = Operation(
    "POST", "/event_targets", EventTargetCreateParams, required=("name", "config", "target_type"), record=EventTarget
)
_UPDATE = Operation("PATCH", "/event_targets/{id}", EventTargetUpdateParams, positional={"id": int}, record=EventTarget)
_DELETE = Operation("DELETE", "/event_targets/{id}", positional={"id": int})


class EventTargetResource(Resource):
    """Event targets, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: EventTargetListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventTargetListParams],
    ) -> ListObj[EventTarget]:
        """List event targets, a page at a time (GET /event_targets).

        Returns:
            A page of `EventTarget`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> EventTarget:
        """Find one event target by its ID (GET /event_targets/{id}).

        Args:
            id: ID of the event target.

        Returns:
            The `EventTarget`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: EventTargetCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventTargetCreateParams],
    ) -> EventTarget:
        """Create an event target (POST /event_targets).

        Returns:
            The `EventTarget`.

        Raises:
            MissingParameterError: `name`, `config`, `target_type` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: EventTargetUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventTargetUpdateParams],
    ) -> EventTarget:
        """Change one event target; only what is given is sent (PATCH /event_targets/{id}).

        Args:
            id: ID of the event target.

        Returns:
            The `EventTarget`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one event target (DELETE /event_targets/{id}).

        Args:
            id: ID of the event target.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> EventTarget:
        """Make an event target from `attributes` without calling the service."""
        return self._new(EventTarget, attributes, options)


_resource = EventTargetResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
