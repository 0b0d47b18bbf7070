# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Holiday calendar: the site's own list of days on which schedules rest."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class HolidayCalendarListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc


class HolidayCalendarCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    definition: Mapping[str, Any]  # required
    name: str  # required; what people know it by


class HolidayCalendarUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    definition: Mapping[str, Any]
    name: str  # what people know it by


class HolidayCalendar(Model, caller=face.caller):
    """The site's own list of days on which schedules rest."""

    id: int | None = None
    name: str | None = None
    definition: dict[str, Any] | None = None
    created_at: str | None = None  # ISO 8601 date-time
    updated_at: str | None = None  # ISO 8601 date-time

    def update(
        self,
        params: HolidayCalendarUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[HolidayCalendarUpdateParams],
    ) -> "HolidayCalendar":
        """Change one holiday calendar; only what is given is sent (PATCH /holiday_calendars/{id}).

        Returns:
            This holiday calendar, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one holiday calendar (DELETE /holiday_calendars/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "HolidayCalendar":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/holiday_calendars", HolidayCalendarListParams, page=HolidayCalendar)
_FIND = Operation("GET", "/holiday_calendars/{id}", positional={"id": int}, record=HolidayCalendar)
_CREATE = Operation(
    "POST", "/holiday_calendars", HolidayCalendarCreateParams, required=("definition", "name"), record=HolidayCalendar
)
_UPDATE = Operation(
    "PATCH", "/holiday_calendars/{id}", HolidayCalendarUpdateParams, positional={"id": int}, record=HolidayCalendar
)
_DELETE = Operation("DELETE", "/holiday_calendars/{id}", positional={"id": int})


class HolidayCalendarResource(Resource):
    """Holiday calendars, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: HolidayCalendarListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[HolidayCalendarListParams],
    ) -> ListObj[HolidayCalendar]:
        """List holiday calendars, a page at a time (GET /holiday_calendars).

        Returns:
            A page of `HolidayCalendar`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> HolidayCalendar:
        """Find one holiday calendar by its ID (GET /holiday_calendars/{id}).

        Args:
            id: ID of the holiday calendar.

        Returns:
            The `HolidayCalendar`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: HolidayCalendarCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[HolidayCalendarCreateParams],
    ) -> HolidayCalendar:
        """Create a holiday calendar (POST /holiday_calendars).

        Returns:
            The `HolidayCalendar`.

        Raises:
            MissingParameterError: `definition`, `name` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: HolidayCalendarUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[HolidayCalendarUpdateParams],
    ) -> HolidayCalendar:
        """Change one holiday calendar; only what is given is sent (PATCH /holiday_calendars/{id}).

        Args:
            id: ID of the holiday calendar.

        Returns:
            The `HolidayCalendar`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one holiday calendar (DELETE /holiday_calendars/{id}).

        Args:
            id: ID of the holiday calendar.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> HolidayCalendar:
        """Make a holiday calendar from `attributes` without calling the service."""
        return self._new(HolidayCalendar, attributes, options)


_resource = HolidayCalendarResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
