# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Action log: one entry of the log of everything that was done on the site."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class ActionLogListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    # fields to the exact value they must have; by created_at, destination, folder, path, src, user_id, username
    filter: Mapping[str, Any]
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by created_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by created_at
    # fields to the beginning they must have; by destination, folder, path, src, username
    filter_prefix: Mapping[str, Any]
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by created_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by created_at


class ActionLog(Model, caller=face.caller):
    """One entry of the log of everything that was done on the site."""

    action: str | None = None
    created_at: str | None = None  # ISO 8601 date-time
    destination: str | None = None
    failure_type: str | None = None
    folder: str | None = None
    interface: str | None = None
    ip: str | None = None
    metadata_dm_id: int | None = None
    parent_metadata_dm_id: int | None = None
    path: str | None = None
    site_id: int | None = None
    src: str | None = None
    user_id: int | None = None
    username: str | None = None


_LIST = Operation("GET", "/action_logs", ActionLogListParams, page=ActionLog)


class ActionLogResource(Resource):
    """Action logs, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: ActionLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ActionLogListParams],
    ) -> ListObj[ActionLog]:
        """List action logs, a page at a time (GET /action_logs).

        Returns:
            A page of `ActionLog`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> ActionLog:
        """Make an action log from `attributes` without calling the service."""
        return self._new(ActionLog, attributes, options)


_resource = ActionLogResource(face.caller)
list = all = _resource.list
new = _resource.new
