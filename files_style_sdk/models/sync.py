# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Sync: a rule that keeps a folder and a remote place equal."""

import builtins
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.mixins.sync import SyncOperations
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource, callable_module, nested

if TYPE_CHECKING:
    from files_style_sdk.models.sync_run import SyncRun


class SyncListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by name, site_id, workspace_id
    # fields to the exact value they must have; by dest_remote_server_id, disabled, src_remote_server_id, workspace_id
    filter: Mapping[str, Any]


class SyncCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    delete_empty_folders: bool
    description: str  # a remark for people
    dest_path: str
    dest_remote_server_id: int
    disabled: bool  # whether it is switched off
    exclude_patterns: Sequence[str]
    holiday_region: str  # the region whose public holidays the schedule skips
    include_patterns: Sequence[str]
    # how often it repeats
    interval: Literal["day", "week", "week_end", "month", "month_end", "quarter", "quarter_end", "year", "year_end"]
    keep_after_copy: bool
    name: str  # what people know it by
    recurring_day: int  # which day of the interval it runs on
    recurring_days: Sequence[int]  # which days of the interval it runs on
    schedule_id: int  # the schedule that it follows
    schedule_days_of_week: Sequence[int]  # days from 0, Sunday, to 6
    schedule_time_zone: str  # the time zone of the times of day
    schedule_times_of_day: Sequence[str]  # times as HH:MM
    src_path: str
    src_remote_server_id: int
    sync_interval_minutes: int
    trigger: str  # what sets it off
    trigger_file: str
    always_write_trigger_file: bool
    workspace_id: int  # the workspace it belongs to; 0 is the default one


class SyncUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    delete_empty_folders: bool
    description: str  # a remark for people
    dest_path: str
    dest_remote_server_id: int
    disabled: bool  # whether it is switched off
    exclude_patterns: Sequence[str]
    holiday_region: str  # the region whose public holidays the schedule skips
    include_patterns: Sequence[str]
    # how often it repeats
    interval: Literal["day", "week", "week_end", "month", "month_end", "quarter", "quarter_end", "year", "year_end"]
    keep_after_copy: bool
    name: str  # what people know it by
    recurring_day: int  # which day of the interval it runs on
    recurring_days: Sequence[int]  # which days of the interval it runs on
    schedule_id: int  # the schedule that it follows
    schedule_days_of_week: Sequence[int]  # days from 0, Sunday, to 6
    schedule_time_zone: str  # the time zone of the times of day
    schedule_times_of_day: Sequence[str]  # times as HH:MM
    src_path: str
    src_remote_server_id: int
    sync_interval_minutes: int
    trigger: str  # what sets it off
    trigger_file: str
    always_write_trigger_file: bool


class Sync(Model, caller=face.caller):
    """A rule that keeps a folder and a remote place equal."""

    id: int | None = None
    name: str | None = None
    description: str | None = None
    site_id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    user_id: int | None = None
    src_path: str | None = None
    dest_path: str | None = None
    src_remote_server_id: int | None = None
    dest_remote_server_id: int | None = None
    src_site_id: int | None = None
    dest_site_id: int | None = None
    two_way: bool | None = None
    keep_after_copy: bool | None = None
    delete_empty_folders: bool | None = None
    disabled: bool | None = None
    trigger: str | None = None
    trigger_file: str | None = None
    always_write_trigger_file: bool | None = None
    include_patterns: builtins.list[str] | None = None
    exclude_patterns: builtins.list[str] | None = None
    created_at: str | None = None  # ISO 8601 date-time
    updated_at: str | None = None  # ISO 8601 date-time
    sync_interval_minutes: int | None = None
    interval: str | None = None
    recurring_day: int | None = None
    recurring_days: builtins.list[int] | None = None
    schedule_id: int | None = None
    schedule_days_of_week: builtins.list[int] | None = None
    schedule_times_of_day: builtins.list[str] | None = None
    schedule_time_zone: str | None = None
    holiday_region: str | None = None
    latest_sync_run: "SyncRun | None" = nested("files_style_sdk.models.sync_run:SyncRun")

    def update(
        self, params: SyncUpdateParams | None = None, options: Options | None = None, **fields: Unpack[SyncUpdateParams]
    ) -> "Sync":
        """Change one sync; only what is given is sent (PATCH /syncs/{id}).

        Returns:
            This sync, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one sync (DELETE /syncs/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def dry_run(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Dry run (sync) (POST /syncs/{id}/dry_run)."""
        return self._call(_DRY_RUN, params, options, fields)

    def manual_run(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Manual run (sync) (POST /syncs/{id}/manual_run)."""
        return self._call(_MANUAL_RUN, params, options, fields)

    def save(self, options: Options | None = None) -> "Sync":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/syncs", SyncListParams, page=Sync)
_FIND = Operation("GET", "/syncs/{id}", positional={"id": int}, record=Sync)
_CREATE = Operation("POST", "/syncs", SyncCreateParams, record=Sync)
_UPDATE = Operation("PATCH", "/syncs/{id}", SyncUpdateParams, positional={"id": int}, record=Sync)
_DELETE = Operation("DELETE", "/syncs/{id}", positional={"id": int})
_DRY_RUN = Operation("POST", "/syncs/{id}/dry_run", positional={"id": int})
_MANUAL_RUN = Operation("POST", "/syncs/{id}/manual_run", positional={"id": int})


class SyncResource(SyncOperations, Resource):
    """Syncs, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self, params: SyncListParams | None = None, options: Options | None = None, **fields: Unpack[SyncListParams]
    ) -> ListObj[Sync]:
        """List syncs, a page at a time (GET /syncs).

        Returns:
            A page of `Sync`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Sync:
        """Find one sync by its ID (GET /syncs/{id}).

        Args:
            id: ID of the sync.

        Returns:
            The `Sync`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self, params: SyncCreateParams | None = None, options: Options | None = None, **fields: Unpack[SyncCreateParams]
    ) -> Sync:
        """Create a sync (POST /syncs).

        Returns:
            The `Sync`.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: SyncUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SyncUpdateParams],
    ) -> Sync:
        """Change one sync; only what is given is sent (PATCH /syncs/{id}).

        Args:
            id: ID of the sync.

        Returns:
            The `Sync`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one sync (DELETE /syncs/{id}).

        Args:
            id: ID of the sync.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def dry_run(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Dry run (sync) (POST /syncs/{id}/dry_run).

        Args:
            id: ID of the sync.
        """
        return self._call(_DRY_RUN, (id,), params, options, fields)

    def manual_run(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Manual run (sync) (POST /syncs/{id}/manual_run).

        Args:
            id: ID of the sync.
        """
        return self._call(_MANUAL_RUN, (id,), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Sync:
        """Make a sync from `attributes` without calling the service."""
        return self._new(Sync, attributes, options)


_resource = SyncResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
dry_run = _resource.dry_run
manual_run = _resource.manual_run
callable_module(__name__, _resource)
new = _resource.new
