# Generated from the API description by "python -m codegen"; change the description, not this file.
"""External event: something that another system reported, such as the outcome of a sync."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class ExternalEventListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by created_at, event_type, status
    filter: Mapping[str, Any]  # fields to the exact value they must have; by created_at, status
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by created_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by created_at
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by created_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by created_at


class ExternalEventCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    status: str  # required
    body: str  # required; what is sent


class ExternalEvent(Model, caller=face.caller):
    """Something that another system reported, such as the outcome of a sync."""

    id: int | None = None
    event_type: str | None = None
    status: str | None = None
    body: str | None = None
    created_at: str | None = None  # ISO 8601 date-time
    body_url: str | None = None

    def save(self, options: Options | None = None) -> "ExternalEvent":
        """Create the record.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, None, options)


_LIST = Operation("GET", "/external_events", ExternalEventListParams, page=ExternalEvent)
_FIND = Operation("GET", "/external_events/{id}", positional={"id": int}, record=ExternalEvent)
_CREATE = Operation(
    "POST", "/external_events", ExternalEventCreateParams, required=("status", "body"), record=ExternalEvent
)


class ExternalEventResource(Resource):
    """External events, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: ExternalEventListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ExternalEventListParams],
    ) -> ListObj[ExternalEvent]:
        """List external events, a page at a time (GET /external_events).

        Returns:
            A page of `ExternalEvent`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> ExternalEvent:
        """Find one external event by its ID (GET /external_events/{id}).

        Args:
            id: ID of the external event.

        Returns:
            The `ExternalEvent`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: ExternalEventCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ExternalEventCreateParams],
    ) -> ExternalEvent:
        """Create an external event (POST /external_events).

        Returns:
            The `ExternalEvent`.

        Raises:
            MissingParameterError: `status`, `body` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> ExternalEvent:
        """Make an external event from `attributes` without calling the service."""
        return self._new(ExternalEvent, attributes, options)


_resource = ExternalEventResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
new = _resource.new
