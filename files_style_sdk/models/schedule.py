# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Schedule: times at which other things run."""

import builtins
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class ScheduleListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by name


class ScheduleCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    name: str  # required; what people know it by
    schedule_days_of_week: Sequence[int]  # required; days from 0, Sunday, to 6
    schedule_times_of_day: Sequence[str]  # required; times as HH:MM
    schedule_time_zone: str  # the time zone of the times of day
    holiday_region: str  # the region whose public holidays the schedule skips


class ScheduleUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    name: str  # what people know it by
    schedule_days_of_week: Sequence[int]  # days from 0, Sunday, to 6
    schedule_times_of_day: Sequence[str]  # times as HH:MM
    schedule_time_zone: str  # the time zone of the times of day
    holiday_region: str  # the region whose public holidays the schedule skips


class Schedule(Model, caller=face.caller):
    """Times at which other things run."""

    id: int | None = None
    name: str | None = None
    schedule_days_of_week: builtins.list[int] | None = None
    schedule_times_of_day: builtins.list[str] | None = None
    schedule_time_zone: str | None = None
    holiday_region: str | None = None
    human_readable_schedule: str | None = None
    created_at: str | None = None  # ISO 8601 date-time
    updated_at: str | None = None  # ISO 8601 date-time

    def update(
        self,
        params: ScheduleUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ScheduleUpdateParams],
    ) -> "Schedule":
        """Change one schedule; only what is given is sent (PATCH /schedules/{id}).

        Returns:
            This schedule, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one schedule (DELETE /schedules/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "Schedule":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/schedules", ScheduleListParams, page=Schedule)
_FIND = Operation("GET", "/schedules/{id}", positional={"id": int}, record=Schedule)
_CREATE = Operation(
    "POST",
    "/schedules",
    ScheduleCreateParams,
    required=("name", "schedule_days_of_week", "schedule_times_of_day"),
    record=Schedule,
)
_UPDATE = Operation("PATCH", "/schedules/{id}", ScheduleUpdateParams, positional={"id": int}, record=Schedule)
_DELETE = Operation("DELETE", "/schedules/{id}", positional={"id": int})


class ScheduleResource(Resource):
    """Schedules, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: ScheduleListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ScheduleListParams],
    ) -> ListObj[Schedule]:
        """List schedules, a page at a time (GET /schedules).

        Returns:
            A page of `Schedule`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Schedule:
        """Find one schedule by its ID (GET /schedules/{id}).

        Args:
            id: ID of the schedule.

        Returns:
            The `Schedule`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: ScheduleCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ScheduleCreateParams],
    ) -> Schedule:
        """Create a schedule (POST /schedules).

        Returns:
            The `Schedule`.

        Raises:
            MissingParameterError: `name`, `schedule_days_of_week`, `schedule_times_of_day` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: ScheduleUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ScheduleUpdateParams],
    ) -> Schedule:
        """Change one schedule; only what is given is sent (PATCH /schedules/{id}).

        Args:
            id: ID of the schedule.

        Returns:
            The `Schedule`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one schedule (DELETE /schedules/{id}).

        Args:
            id: ID of the schedule.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Schedule:
        """Make a schedule from `attributes` without calling the service."""
        return self._new(Schedule, attributes, options)


_resource = ScheduleResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
