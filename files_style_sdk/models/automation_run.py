# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Automation run: one run of an automation, with its outcome."""

import builtins
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource

if TYPE_CHECKING:
    from files_style_sdk.models.automation_execution_node import AutomationExecutionNode


class AutomationRunListParams(TypedDict, total=False):
    """What `list` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by automation_id, created_at, status
    filter: Mapping[str, Any]  # fields to the exact value they must have; by automation_id, status, workspace_id
    automation_id: int  # required


class AutomationRunFindNodeParams(TypedDict, total=False):
    """What `find_node` accepts."""

    node_id: str  # required


class AutomationRunRerunParams(TypedDict, total=False):
    """What `rerun` accepts."""

    node_id: str  # required


class AutomationRun(Model, caller=face.caller):
    """One run of an automation, with its outcome."""

    id: int | None = None
    automation_id: int | None = None
    automation_version_id: int | None = None
    version: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    cancel_requested_at: str | None = None  # ISO 8601 date-time
    completed_at: str | None = None  # ISO 8601 date-time
    created_at: str | None = None  # ISO 8601 date-time
    retry_at: str | None = None  # ISO 8601 date-time
    retried_at: str | None = None  # ISO 8601 date-time
    retried_in_run_id: int | None = None
    retry_of_run_id: int | None = None
    rerun_of_run_id: int | None = None
    rerun_from_node_id: str | None = None
    runtime: float | None = None
    status: str | None = None
    successful_operations: int | None = None
    failed_operations: int | None = None
    definition: dict[str, Any] | None = None
    node_states: dict[str, Any] | None = None
    execution_nodes: builtins.list[dict[str, Any]] | None = None
    journal_url: str | None = None
    status_messages_url: str | None = None

    def cancel(self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]) -> Any:
        """Cancel (automation run) (POST /automation_runs/{id}/cancel).

        Returns:
            The decoded answer.
        """
        return self._call(_CANCEL, params, options, fields, plain=True)

    def rerun(
        self,
        params: AutomationRunRerunParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AutomationRunRerunParams],
    ) -> Any:
        """Rerun (automation run) (POST /automation_runs/{id}/rerun).

        Returns:
            The decoded answer.

        Raises:
            MissingParameterError: `node_id` not given.
        """
        return self._call(_RERUN, params, options, fields, plain=True)


_LIST = Operation("GET", "/automation_runs", AutomationRunListParams, required=("automation_id",), page=AutomationRun)
_FIND = Operation("GET", "/automation_runs/{id}", positional={"id": int}, record=AutomationRun)
_FIND_NODE = Operation(
    "GET",
    "/automation_runs/{id}/node",
    AutomationRunFindNodeParams,
    positional={"id": int},
    required=("node_id",),
    record="files_style_sdk.models.automation_execution_node:AutomationExecutionNode",
)
_CANCEL = Operation("POST", "/automation_runs/{id}/cancel", positional={"id": int}, record=AutomationRun)
_RERUN = Operation(
    "POST",
    "/automation_runs/{id}/rerun",
    AutomationRunRerunParams,
    positional={"id": int},
    required=("node_id",),
    record=AutomationRun,
)


class AutomationRunResource(Resource):
    """Automation runs, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: AutomationRunListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AutomationRunListParams],
    ) -> ListObj[AutomationRun]:
        """List automation runs, a page at a time (GET /automation_runs).

        Returns:
            A page of `AutomationRun`, which can load the others.

        Raises:
            MissingParameterError: `automation_id` not given.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> AutomationRun:
        """Find one automation run by its ID (GET /automation_runs/{id}).

        Args:
            id: ID of the automation run.

        Returns:
            The `AutomationRun`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def find_node(
        self,
        id: int,
        params: AutomationRunFindNodeParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AutomationRunFindNodeParams],
    ) -> "AutomationExecutionNode":
        """Find node (automation run) (GET /automation_runs/{id}/node).

        Args:
            id: ID of the automation run.

        Returns:
            The `AutomationExecutionNode`.

        Raises:
            MissingParameterError: `node_id` not given.
        """
        return self._call(_FIND_NODE, (id,), params, options, fields)

    def cancel(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> AutomationRun:
        """Cancel (automation run) (POST /automation_runs/{id}/cancel).

        Args:
            id: ID of the automation run.

        Returns:
            The `AutomationRun`.
        """
        return self._call(_CANCEL, (id,), params, options, fields)

    def rerun(
        self,
        id: int,
        params: AutomationRunRerunParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AutomationRunRerunParams],
    ) -> AutomationRun:
        """Rerun (automation run) (POST /automation_runs/{id}/rerun).

        Args:
            id: ID of the automation run.

        Returns:
            The `AutomationRun`.

        Raises:
            MissingParameterError: `node_id` not given.
        """
        return self._call(_RERUN, (id,), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> AutomationRun:
        """Make an automation run from `attributes` without calling the service."""
        return self._new(AutomationRun, attributes, options)


_resource = AutomationRunResource(face.caller)
list = all = _resource.list
find = get = _resource.find
find_node = _resource.find_node
cancel = _resource.cancel
rerun = _resource.rerun
new = _resource.new
