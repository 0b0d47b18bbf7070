# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Expectation: files that must arrive by a certain time, and what happens if they do not."""

import builtins
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource

if TYPE_CHECKING:
    from files_style_sdk.models.expectation_evaluation import ExpectationEvaluation


class ExpectationListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by disabled, name, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by disabled, workspace_id


class ExpectationCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    name: str  # what people know it by
    description: str  # a remark for people
    path: str  # the remote path, from the root
    source: str  # the path that is read
    exclude_pattern: str  # glob pattern of the paths to leave out
    disabled: bool  # whether it is switched off
    trigger: str  # what sets it off
    interval: str  # how often it repeats
    recurring_day: int  # which day of the interval it runs on
    recurring_days: Sequence[int]  # which days of the interval it runs on
    schedule_id: int  # the schedule that it follows
    schedule_days_of_week: Sequence[int]  # days from 0, Sunday, to 6
    schedule_times_of_day: Sequence[str]  # times as HH:MM
    schedule_time_zone: str  # the time zone of the times of day
    holiday_region: str  # the region whose public holidays the schedule skips
    lookback_interval: int
    late_acceptance_interval: int
    inactivity_interval: int
    max_open_interval: int
    criteria: Mapping[str, Any]
    workspace_id: int  # the workspace it belongs to; 0 is the default one


class ExpectationUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    name: str  # what people know it by
    description: str  # a remark for people
    path: str  # the remote path, from the root
    source: str  # the path that is read
    exclude_pattern: str  # glob pattern of the paths to leave out
    disabled: bool  # whether it is switched off
    trigger: str  # what sets it off
    interval: str  # how often it repeats
    recurring_day: int  # which day of the interval it runs on
    recurring_days: Sequence[int]  # which days of the interval it runs on
    schedule_id: int  # the schedule that it follows
    schedule_days_of_week: Sequence[int]  # days from 0, Sunday, to 6
    schedule_times_of_day: Sequence[str]  # times as HH:MM
    schedule_time_zone: str  # the time zone of the times of day
    holiday_region: str  # the region whose public holidays the schedule skips
    lookback_interval: int
    late_acceptance_interval: int
    inactivity_interval: int
    max_open_interval: int
    criteria: Mapping[str, Any]
    workspace_id: int  # the workspace it belongs to; 0 is the default one


class Expectation(Model, caller=face.caller):
    """Files that must arrive by a certain time, and what happens if they do not."""

    id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    name: str | None = None
    description: str | None = None
    path: str | None = None
    source: str | None = None
    exclude_pattern: str | None = None
    disabled: bool | None = None
    expectations_version: int | None = None
    trigger: str | None = None
    interval: str | None = None
    recurring_day: int | None = None
    recurring_days: builtins.list[int] | None = None
    schedule_id: int | None = None
    schedule_days_of_week: builtins.list[int] | None = None
    schedule_times_of_day: builtins.list[str] | None = None
    schedule_time_zone: str | None = None
    holiday_region: str | None = None
    lookback_interval: int | None = None
    late_acceptance_interval: int | None = None
    inactivity_interval: int | None = None
    max_open_interval: int | None = None
    criteria: dict[str, Any] | None = None
    last_evaluated_at: str | None = None  # ISO 8601 date-time
    last_success_at: str | None = None  # ISO 8601 date-time
    last_failure_at: str | None = None  # ISO 8601 date-time
    last_result: str | None = None
    created_at: str | None = None  # ISO 8601 date-time
    updated_at: str | None = None  # ISO 8601 date-time

    def update(
        self,
        params: ExpectationUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ExpectationUpdateParams],
    ) -> "Expectation":
        """Change one expectation; only what is given is sent (PATCH /expectations/{id}).

        Returns:
            This expectation, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one expectation (DELETE /expectations/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def trigger_evaluation(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Any:
        """Trigger evaluation (expectation) (POST /expectations/{id}/trigger_evaluation).

        Returns:
            The decoded answer.
        """
        return self._call(_TRIGGER_EVALUATION, params, options, fields, plain=True)

    def save(self, options: Options | None = None) -> "Expectation":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/expectations", ExpectationListParams, page=Expectation)
_FIND = Operation("GET", "/expectations/{id}", positional={"id": int}, record=Expectation)
_CREATE = Operation("POST", "/expectations", ExpectationCreateParams, record=Expectation)
_UPDATE = Operation("PATCH", "/expectations/{id}", ExpectationUpdateParams, positional={"id": int}, record=Expectation)
_DELETE = Operation("DELETE", "/expectations/{id}", positional={"id": int})
_TRIGGER_EVALUATION = Operation(
    "POST",
    "/expectations/{id}/trigger_evaluation",
    positional={"id": int},
    record="files_style_sdk.models.expectation_evaluation:ExpectationEvaluation",
)


class ExpectationResource(Resource):
    """Expectations, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: ExpectationListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ExpectationListParams],
    ) -> ListObj[Expectation]:
        """List expectations, a page at a time (GET /expectations).

        Returns:
            A page of `Expectation`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Expectation:
        """Find one expectation by its ID (GET /expectations/{id}).

        Args:
            id: ID of the expectation.

        Returns:
            The `Expectation`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: ExpectationCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ExpectationCreateParams],
    ) -> Expectation:
        """Create an expectation (POST /expectations).

        Returns:
            The `Expectation`.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: ExpectationUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ExpectationUpdateParams],
    ) -> Expectation:
        """Change one expectation; only what is given is sent (PATCH /expectations/{id}).

        Args:
            id: ID of the expectation.

        Returns:
            The `Expectation`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one expectation (DELETE /expectations/{id}).

        Args:
            id: ID of the expectation.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def trigger_evaluation(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> "ExpectationEvaluation":
        """Trigger evaluation (expectation) (POST /expectations/{id}/trigger_evaluation).

        Args:
            id: ID of the expectation.

        Returns:
            The `ExpectationEvaluation`.
        """
        return self._call(_TRIGGER_EVALUATION, (id,), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Expectation:
        """Make an expectation from `attributes` without calling the service."""
        return self._new(Expectation, attributes, options)


_resource = ExpectationResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
trigger_evaluation = _resource.trigger_evaluation
new = _resource.new
