# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Scheduled export: a report that is made again and again."""

import builtins
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class ScheduledExportListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by disabled, export_type, name
    filter: Mapping[str, Any]  # fields to the exact value they must have; by disabled, export_type
    filter_prefix: Mapping[str, Any]  # fields to the beginning they must have; by export_type


class ScheduledExportCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    name: str  # required; what people know it by
    export_type: str  # required
    export_options: Mapping[str, Any]
    user_id: int  # the user it is about; 0 is the one who calls
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


class ScheduledExportUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    name: str  # what people know it by
    export_type: str
    export_options: Mapping[str, Any]
    user_id: int  # the user it is about; 0 is the one who calls
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


class ScheduledExport(Model, caller=face.caller):
    """A report that is made again and again."""

    id: int | None = None
    name: str | None = None
    export_type: str | None = None
    report_name: str | None = None
    export_options: dict[str, Any] | None = None
    user_id: int | None = None
    disabled: bool | None = None
    trigger: str | None = None
    interval: str | None = None
    recurring_day: int | None = None
    recurring_days: builtins.list[int] | None = None
    schedule_id: int | None = None
    schedule_days_of_week: builtins.list[int] | None = None
    schedule_times_of_day: builtins.list[str] | None = None
    schedule_time_zone: str | None = None
    holiday_region: str | None = None
    human_readable_schedule: str | None = None
    last_run_at: str | None = None  # ISO 8601 date-time
    last_export_id: int | None = None
    last_error: str | None = None
    created_at: str | None = None  # ISO 8601 date-time
    updated_at: str | None = None  # ISO 8601 date-time

    def update(
        self,
        params: ScheduledExportUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ScheduledExportUpdateParams],
    ) -> "ScheduledExport":
        """Change one scheduled export; only what is given is sent (PATCH /scheduled_exports/{id}).

        Returns:
            This scheduled export, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one scheduled export (DELETE /scheduled_exports/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "ScheduledExport":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/scheduled_exports", ScheduledExportListParams, page=ScheduledExport)
_FIND = Operation("GET", "/scheduled_exports/{id}", positional={"id": int}, record=ScheduledExport)
_CREATE = Operation(
    "POST", "/scheduled_exports", ScheduledExportCreateParams, required=("name", "export_type"), record=ScheduledExport
)
_UPDATE = Operation(
    "PATCH", "/scheduled_exports/{id}", ScheduledExportUpdateParams, positional={"id": int}, record=ScheduledExport
)
_DELETE = Operation("DELETE", "/scheduled_exports/{id}", positional={"id": int})


class ScheduledExportResource(Resource):
    """Scheduled exports, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: ScheduledExportListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ScheduledExportListParams],
    ) -> ListObj[ScheduledExport]:
        """List scheduled exports, a page at a time (GET /scheduled_exports).

        Returns:
            A page of `ScheduledExport`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> ScheduledExport:
        """Find one scheduled export by its ID (GET /scheduled_exports/{id}).

        Args:
            id: ID of the scheduled export.

        Returns:
            The `ScheduledExport`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: ScheduledExportCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ScheduledExportCreateParams],
    ) -> ScheduledExport:
        """Create a scheduled export (POST /scheduled_exports).

        Returns:
            The `ScheduledExport`.

        Raises:
            MissingParameterError: `name`, `export_type` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: ScheduledExportUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ScheduledExportUpdateParams],
    ) -> ScheduledExport:
        """Change one scheduled export; only what is given is sent (PATCH /scheduled_exports/{id}).

        Args:
            id: ID of the scheduled export.

        Returns:
            The `ScheduledExport`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one scheduled export (DELETE /scheduled_exports/{id}).

        Args:
            id: ID of the scheduled export.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> ScheduledExport:
        """Make a scheduled export from `attributes` without calling the service."""
        return self._new(ScheduledExport, attributes, options)


_resource = ScheduledExportResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
