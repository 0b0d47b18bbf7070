# Generated from the API description by "python -m codegen"; change the description, not this file.
"""AI task: work that the AI assistant does by itself, on a schedule or when asked."""

import builtins
from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class AiTaskListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by disabled, name, updated_at, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by disabled, trigger, workspace_id


class AiTaskCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    description: str  # a remark for people
    disabled: bool  # whether it is switched off
    holiday_region: str  # the region whose public holidays the schedule skips
    interval: str  # how often it repeats
    name: str  # required; what people know it by
    path: str  # the remote path, from the root
    permission_set: Literal["full", "files_only"]  # what the key may be used for, such as full or files_only
    prompt: str  # required
    recurring_day: int  # which day of the interval it runs on
    recurring_days: Sequence[int]  # which days of the interval it runs on
    schedule_id: int  # the schedule that it follows
    schedule_days_of_week: Sequence[int]  # days from 0, Sunday, to 6
    schedule_time_zone: str  # the time zone of the times of day
    schedule_times_of_day: Sequence[str]  # times as HH:MM
    source: str  # the path that is read
    trigger: str  # what sets it off
    trigger_actions: Sequence[str]  # the actions on files that set it off
    workspace_id: int  # the workspace it belongs to; 0 is the default one


class AiTaskUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    description: str  # a remark for people
    disabled: bool  # whether it is switched off
    holiday_region: str  # the region whose public holidays the schedule skips
    interval: str  # how often it repeats
    name: str  # what people know it by
    path: str  # the remote path, from the root
    permission_set: Literal["full", "files_only"]  # what the key may be used for, such as full or files_only
    prompt: str
    recurring_day: int  # which day of the interval it runs on
    recurring_days: Sequence[int]  # which days of the interval it runs on
    schedule_id: int  # the schedule that it follows
    schedule_days_of_week: Sequence[int]  # days from 0, Sunday, to 6
    schedule_time_zone: str  # the time zone of the times of day
    schedule_times_of_day: Sequence[str]  # times as HH:MM
    source: str  # the path that is read
    trigger: str  # what sets it off
    trigger_actions: Sequence[str]  # the actions on files that set it off
    workspace_id: int  # the workspace it belongs to; 0 is the default one


class AiTask(Model, caller=face.caller):
    """Work that the AI assistant does by itself, on a schedule or when asked."""

    id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    name: str | None = None
    description: str | None = None
    prompt: str | None = None
    permission_set: str | None = None
    path: str | None = None
    source: str | None = None
    disabled: bool | None = None
    trigger: str | None = None
    trigger_actions: builtins.list[str] | None = None
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
    master_admin_user_id: int | None = None
    created_at: str | None = None  # ISO 8601 date-time
    updated_at: str | None = None  # ISO 8601 date-time

    def update(
        self,
        params: AiTaskUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AiTaskUpdateParams],
    ) -> "AiTask":
        """Change one AI task; only what is given is sent (PATCH /ai_tasks/{id}).

        Returns:
            This AI task, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one AI task (DELETE /ai_tasks/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def manual_run(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Manual run (AI task) (POST /ai_tasks/{id}/manual_run)."""
        return self._call(_MANUAL_RUN, params, options, fields)

    def save(self, options: Options | None = None) -> "AiTask":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/ai_tasks", AiTaskListParams, page=AiTask)
_FIND = Operation("GET", "/ai_tasks/{id}", positional={"id": int}, record=AiTask)
_CREATE = Operation("POST", "/ai_tasks", AiTaskCreateParams, required=("name", "prompt"), record=AiTask)
_UPDATE = Operation("PATCH", "/ai_tasks/{id}", AiTaskUpdateParams, positional={"id": int}, record=AiTask)
_DELETE = Operation("DELETE", "/ai_tasks/{id}", positional={"id": int})
_MANUAL_RUN = Operation("POST", "/ai_tasks/{id}/manual_run", positional={"id": int})


class AiTaskResource(Resource):
    """AI tasks, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self, params: AiTaskListParams | None = None, options: Options | None = None, **fields: Unpack[AiTaskListParams]
    ) -> ListObj[AiTask]:
        """List AI tasks, a page at a time (GET /ai_tasks).

        Returns:
            A page of `AiTask`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> AiTask:
        """Find one AI task by its ID (GET /ai_tasks/{id}).

        Args:
            id: ID of the AI task.

        Returns:
            The `AiTask`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: AiTaskCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AiTaskCreateParams],
    ) -> AiTask:
        """Create an AI task (POST /ai_tasks).

        Returns:
            The `AiTask`.

        Raises:
            MissingParameterError: `name`, `prompt` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: AiTaskUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AiTaskUpdateParams],
    ) -> AiTask:
        """Change one AI task; only what is given is sent (PATCH /ai_tasks/{id}).

        Args:
            id: ID of the AI task.

        Returns:
            The `AiTask`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one AI task (DELETE /ai_tasks/{id}).

        Args:
            id: ID of the AI task.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def manual_run(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Manual run (AI task) (POST /ai_tasks/{id}/manual_run).

        Args:
            id: ID of the AI task.
        """
        return self._call(_MANUAL_RUN, (id,), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> AiTask:
        """Make an AI task from `attributes` without calling the service."""
        return self._new(AiTask, attributes, options)


_resource = AiTaskResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
manual_run = _resource.manual_run
new = _resource.new
