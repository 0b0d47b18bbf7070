# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Expectation incident: a missed expectation, until somebody resolves it."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class ExpectationIncidentListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by created_at, expectation_id, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by expectation_id, workspace_id


class ExpectationIncidentSnoozeParams(TypedDict, total=False):
    """What `snooze` accepts."""

    snoozed_until: str  # required


class ExpectationIncident(Model, caller=face.caller):
    """A missed expectation, until somebody resolves it."""

    id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    expectation_id: int | None = None
    status: str | None = None
    opened_at: str | None = None  # ISO 8601 date-time
    last_failed_at: str | None = None  # ISO 8601 date-time
    acknowledged_at: str | None = None  # ISO 8601 date-time
    snoozed_until: str | None = None  # ISO 8601 date-time
    resolved_at: str | None = None  # ISO 8601 date-time
    opened_by_evaluation_id: int | None = None
    last_evaluation_id: int | None = None
    resolved_by_evaluation_id: int | None = None
    summary: dict[str, Any] | None = None
    created_at: str | None = None  # ISO 8601 date-time
    updated_at: str | None = None  # ISO 8601 date-time

    def resolve(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Any:
        """Resolve (expectation incident) (POST /expectation_incidents/{id}/resolve).

        Returns:
            The decoded answer.
        """
        return self._call(_RESOLVE, params, options, fields, plain=True)

    def snooze(
        self,
        params: ExpectationIncidentSnoozeParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ExpectationIncidentSnoozeParams],
    ) -> Any:
        """Snooze (expectation incident) (POST /expectation_incidents/{id}/snooze).

        Returns:
            The decoded answer.

        Raises:
            MissingParameterError: `snoozed_until` not given.
        """
        return self._call(_SNOOZE, params, options, fields, plain=True)

    def acknowledge(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Any:
        """Acknowledge (expectation incident) (POST /expectation_incidents/{id}/acknowledge).

        Returns:
            The decoded answer.
        """
        return self._call(_ACKNOWLEDGE, params, options, fields, plain=True)


_LIST = Operation("GET", "/expectation_incidents", ExpectationIncidentListParams, page=ExpectationIncident)
_FIND = Operation("GET", "/expectation_incidents/{id}", positional={"id": int}, record=ExpectationIncident)
_RESOLVE = Operation("POST", "/expectation_incidents/{id}/resolve", positional={"id": int}, record=ExpectationIncident)
_SNOOZE = Operation(
    "POST",
    "/expectation_incidents/{id}/snooze",
    ExpectationIncidentSnoozeParams,
    positional={"id": int},
    required=("snoozed_until",),
    record=ExpectationIncident,
)
_ACKNOWLEDGE = Operation(
    "POST", "/expectation_incidents/{id}/acknowledge", positional={"id": int}, record=ExpectationIncident
)


class ExpectationIncidentResource(Resource):
    """Expectation incidents, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: ExpectationIncidentListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ExpectationIncidentListParams],
    ) -> ListObj[ExpectationIncident]:
        """List expectation incidents, a page at a time (GET /expectation_incidents).

        Returns:
            A page of `ExpectationIncident`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> ExpectationIncident:
        """Find one expectation incident by its ID (GET /expectation_incidents/{id}).

        Args:
            id: ID of the expectation incident.

        Returns:
            The `ExpectationIncident`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def resolve(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> ExpectationIncident:
        """Resolve (expectation incident) (POST /expectation_incidents/{id}/resolve).

        Args:
            id: ID of the expectation incident.

        Returns:
            The `ExpectationIncident`.
        """
        return self._call(_RESOLVE, (id,), params, options, fields)

    def snooze(
        self,
        id: int,
        params: ExpectationIncidentSnoozeParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ExpectationIncidentSnoozeParams],
    ) -> ExpectationIncident:
        """Snooze (expectation incident) (POST /expectation_incidents/{id}/snooze).

        Args:
            id: ID of the expectation incident.

        Returns:
            The `ExpectationIncident`.

        Raises:
            MissingParameterError: `snoozed_until` not given.
        """
        return self._call(_SNOOZE, (id,), params, options, fields)

    def acknowledge(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> ExpectationIncident:
        """Acknowledge (expectation incident) (POST /expectation_incidents/{id}/acknowledge).

        Args:
            id: ID of the expectation incident.

        Returns:
            The `ExpectationIncident`.
        """
        return self._call(_ACKNOWLEDGE, (id,), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> ExpectationIncident:
        """Make an expectation incident from `attributes` without calling the service."""
        return self._new(ExpectationIncident, attributes, options)


_resource = ExpectationIncidentResource(face.caller)
list = all = _resource.list
find = get = _resource.find
resolve = _resource.resolve
snooze = _resource.snooze
acknowledge = _resource.acknowledge
new = _resource.new
