# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Automation log: one entry of the log of automations."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class AutomationLogListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    # fields to the exact value they must have; by automation_id, automation_run_id, correlation_id, created_at,
    # error_type, node_id, node_type, operation, output, path, source_automation_id, source_automation_version, status
    filter: Mapping[str, Any]
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by created_at, source_automation_version
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by created_at, source_automation_version
    # fields to the beginning they must have; by correlation_id, error_type, node_id, node_type, output, path
    filter_prefix: Mapping[str, Any]
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by created_at, source_automation_version
    # fields to the greatest value they may have; by created_at, source_automation_version
    filter_lteq: Mapping[str, Any]


class AutomationLog(Model, caller=face.caller):
    """One entry of the log of automations."""

    timestamp: str | None = None  # ISO 8601 date-time
    automation_id: int | None = None
    automation_run_id: int | None = None
    correlation_id: str | None = None
    dest_path: str | None = None
    error_type: str | None = None
    source_automation_id: int | None = None
    source_automation_version: int | None = None
    message: str | None = None
    node_id: str | None = None
    node_type: str | None = None
    operation: str | None = None
    output: str | None = None
    path: str | None = None
    status: str | None = None
    created_at: str | None = None  # ISO 8601 date-time


_LIST = Operation("GET", "/automation_logs", AutomationLogListParams, page=AutomationLog)


class AutomationLogResource(Resource):
    """Automation logs, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: AutomationLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AutomationLogListParams],
    ) -> ListObj[AutomationLog]:
        """List automation logs, a page at a time (GET /automation_logs).

        Returns:
            A page of `AutomationLog`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> AutomationLog:
        """Make an automation log from `attributes` without calling the service."""
        return self._new(AutomationLog, attributes, options)


_resource = AutomationLogResource(face.caller)
list = all = _resource.list
new = _resource.new
