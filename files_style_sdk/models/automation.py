# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Automation: work on files that the service does by itself, on a schedule or when something happens."""

import builtins
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource

if TYPE_CHECKING:
    from files_style_sdk.models.automation_authoring_schema import AutomationAuthoringSchema


class AutomationListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    # one field to asc or desc; by automation, disabled, last_modified_at, name, workspace_id
    sort_by: Mapping[str, str]
    # fields to the exact value they must have; by automation, disabled, last_modified_at, workspace_id
    filter: Mapping[str, Any]
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by last_modified_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by last_modified_at
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by last_modified_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by last_modified_at


class AutomationCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    source: str  # the path that is read
    destinations: Sequence[str]
    destination_replace_from: str
    destination_replace_to: str
    # how often it repeats
    interval: Literal["day", "week", "week_end", "month", "month_end", "quarter", "quarter_end", "year", "year_end"]
    path: str  # the remote path, from the root
    sync_ids: str
    user_ids: str  # with commas between them
    group_ids: str  # with commas between them
    schedule_id: int  # the schedule that it follows
    schedule_days_of_week: Sequence[int]  # days from 0, Sunday, to 6
    schedule_times_of_day: Sequence[str]  # times as HH:MM
    schedule_time_zone: str  # the time zone of the times of day
    holiday_region: str  # the region whose public holidays the schedule skips
    always_overwrite_size_matching_files: bool
    always_serialize_jobs: bool
    description: str  # a remark for people
    definition: Mapping[str, Any]
    disabled: bool  # whether it is switched off
    exclude_pattern: str  # glob pattern of the paths to leave out
    import_urls: Sequence[Mapping[str, Any]]
    flatten_destination_structure: bool
    ignore_locked_folders: bool
    legacy_folder_matching: bool  # deprecated
    name: str  # what people know it by
    overwrite_files: bool
    path_time_zone: str
    retry_on_failure_interval_in_minutes: int
    retry_on_failure_number_of_attempts: int
    trigger: str  # what sets it off
    trigger_actions: Sequence[str]  # the actions on files that set it off
    value: Mapping[str, Any]  # the value to store
    recurring_day: int  # which day of the interval it runs on
    recurring_days: Sequence[int]  # which days of the interval it runs on
    automation: str  # required
    workspace_id: int  # the workspace it belongs to; 0 is the default one


class AutomationUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    source: str  # the path that is read
    destinations: Sequence[str]
    destination_replace_from: str
    destination_replace_to: str
    # how often it repeats
    interval: Literal["day", "week", "week_end", "month", "month_end", "quarter", "quarter_end", "year", "year_end"]
    path: str  # the remote path, from the root
    sync_ids: str
    user_ids: str  # with commas between them
    group_ids: str  # with commas between them
    schedule_id: int  # the schedule that it follows
    schedule_days_of_week: Sequence[int]  # days from 0, Sunday, to 6
    schedule_times_of_day: Sequence[str]  # times as HH:MM
    schedule_time_zone: str  # the time zone of the times of day
    holiday_region: str  # the region whose public holidays the schedule skips
    always_overwrite_size_matching_files: bool
    always_serialize_jobs: bool
    description: str  # a remark for people
    definition: Mapping[str, Any]
    disabled: bool  # whether it is switched off
    exclude_pattern: str  # glob pattern of the paths to leave out
    import_urls: Sequence[Mapping[str, Any]]
    flatten_destination_structure: bool
    ignore_locked_folders: bool
    legacy_folder_matching: bool  # deprecated
    name: str  # what people know it by
    overwrite_files: bool
    path_time_zone: str
    retry_on_failure_interval_in_minutes: int
    retry_on_failure_number_of_attempts: int
    trigger: str  # what sets it off
    trigger_actions: Sequence[str]  # the actions on files that set it off
    value: Mapping[str, Any]  # the value to store
    recurring_day: int  # which day of the interval it runs on
    recurring_days: Sequence[int]  # which days of the interval it runs on
    automation: str


class AutomationManualRunParams(TypedDict, total=False):
    """What `manual_run` accepts."""

    items: Sequence[Mapping[str, Any]]


class Automation(Model, caller=face.caller):
    """Work on files that the service does by itself, on a schedule or when something happens."""

    id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    always_serialize_jobs: bool | None = None
    always_overwrite_size_matching_files: bool | None = None
    automation: str | None = None
    deleted: bool | None = None
    description: str | None = None
    definition: dict[str, Any] | None = None
    destination_replace_from: str | None = None
    destination_replace_to: str | None = None
    destinations: builtins.list[str] | None = None
    disabled: bool | None = None
    exclude_pattern: str | None = None
    import_urls: builtins.list[dict[str, Any]] | None = None
    inbound_email_address: str | None = None
    flatten_destination_structure: bool | None = None
    group_ids: builtins.list[int] | None = None
    ignore_locked_folders: bool | None = None
    interval: str | None = None
    last_modified_at: str | None = None  # ISO 8601 date-time
    legacy_folder_matching: bool | None = None
    name: str | None = None
    overwrite_files: bool | None = None
    path: str | None = None
    path_time_zone: str | None = None
    version: int | None = None
    recurring_day: int | None = None
    recurring_days: builtins.list[int] | None = None
    schedule_id: int | None = None
    retry_on_failure_interval_in_minutes: int | None = None
    retry_on_failure_number_of_attempts: int | None = None
    schedule: dict[str, Any] | None = None
    human_readable_schedule: str | None = None
    schedule_days_of_week: builtins.list[int] | None = None
    schedule_times_of_day: builtins.list[str] | None = None
    schedule_time_zone: str | None = None
    source: str | None = None
    sync_ids: builtins.list[int] | None = None
    trigger_actions: builtins.list[str] | None = None
    trigger: str | None = None
    user_id: int | None = None
    user_ids: builtins.list[int] | None = None
    value: dict[str, Any] | None = None
    webhook_url: str | None = None
    holiday_region: str | None = None

    def update(
        self,
        params: AutomationUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AutomationUpdateParams],
    ) -> "Automation":
        """Change one automation; only what is given is sent (PATCH /automations/{id}).

        Returns:
            This automation, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one automation (DELETE /automations/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def upgrade(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Any:
        """Upgrade (automation) (POST /automations/{id}/upgrade).

        Returns:
            The decoded answer.
        """
        return self._call(_UPGRADE, params, options, fields, plain=True)

    def manual_run(
        self,
        params: AutomationManualRunParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AutomationManualRunParams],
    ) -> None:
        """Manual run (automation) (POST /automations/{id}/manual_run)."""
        return self._call(_MANUAL_RUN, params, options, fields)

    def save(self, options: Options | None = None) -> "Automation":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/automations", AutomationListParams, page=Automation)
_FIND = Operation("GET", "/automations/{id}", positional={"id": int}, record=Automation)
_GET_AUTHORING_SCHEMA = Operation(
    "GET",
    "/automations/authoring_schema",
    record="files_style_sdk.models.automation_authoring_schema:AutomationAuthoringSchema",
)
_CREATE = Operation("POST", "/automations", AutomationCreateParams, required=("automation",), record=Automation)
_UPDATE = Operation("PATCH", "/automations/{id}", AutomationUpdateParams, positional={"id": int}, record=Automation)
_DELETE = Operation("DELETE", "/automations/{id}", positional={"id": int})
_UPGRADE = Operation("POST", "/automations/{id}/upgrade", positional={"id": int}, record=Automation)
_MANUAL_RUN = Operation("POST", "/automations/{id}/manual_run", AutomationManualRunParams, positional={"id": int})


class AutomationResource(Resource):
    """Automations, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: AutomationListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AutomationListParams],
    ) -> ListObj[Automation]:
        """List automations, a page at a time (GET /automations).

        Returns:
            A page of `Automation`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Automation:
        """Find one automation by its ID (GET /automations/{id}).

        Args:
            id: ID of the automation.

        Returns:
            The `Automation`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def get_authoring_schema(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> "AutomationAuthoringSchema":
        """Get authoring schema (automation) (GET /automations/authoring_schema).

        Returns:
            The `AutomationAuthoringSchema`.
        """
        return self._call(_GET_AUTHORING_SCHEMA, (), params, options, fields)

    def create(
        self,
        params: AutomationCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AutomationCreateParams],
    ) -> Automation:
        """Create an automation (POST /automations).

        Returns:
            The `Automation`.

        Raises:
            MissingParameterError: `automation` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: AutomationUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AutomationUpdateParams],
    ) -> Automation:
        """Change one automation; only what is given is sent (PATCH /automations/{id}).

        Args:
            id: ID of the automation.

        Returns:
            The `Automation`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one automation (DELETE /automations/{id}).

        Args:
            id: ID of the automation.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def upgrade(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Automation:
        """Upgrade (automation) (POST /automations/{id}/upgrade).

        Args:
            id: ID of the automation.

        Returns:
            The `Automation`.
        """
        return self._call(_UPGRADE, (id,), params, options, fields)

    def manual_run(
        self,
        id: int,
        params: AutomationManualRunParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AutomationManualRunParams],
    ) -> None:
        """Manual run (automation) (POST /automations/{id}/manual_run).

        Args:
            id: ID of the automation.
        """
        return self._call(_MANUAL_RUN, (id,), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Automation:
        """Make an automation from `attributes` without calling the service."""
        return self._new(Automation, attributes, options)


_resource = AutomationResource(face.caller)
list = all = _resource.list
find = get = _resource.find
get_authoring_schema = _resource.get_authoring_schema
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
upgrade = _resource.upgrade
manual_run = _resource.manual_run
new = _resource.new
