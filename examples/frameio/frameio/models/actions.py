# Generated from the API description by "python -m codegen"; change the description, not this file.
# mypy: no-warn-return-any
"""Actions: a custom action, which users of a workspace may call."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class ActionActionsIndexParams(TypedDict, total=False):
    """What `actions_index` accepts."""

    after: str  # where to go on, from the link of the page before
    page_size: int  # records on a page, 50 by default


class Action(Model):
    """A custom action, which users of a workspace may call."""

    id: str | None = None
    name: str | None = None
    description: str | None = None
    event: str | None = None  # the type of the events that it sends
    url: str | None = None  # where it sends them
    workspace_id: str | None = None


_ACTIONS_INDEX = Operation(
    "GET",
    "/accounts/{account_id}/workspaces/{workspace_id}/actions",
    ActionActionsIndexParams,
    positional={"account_id": str, "workspace_id": str},
    page=Action,
    records="data",
)


class ActionResource(Resource):
    """Actions, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Action:
        """Make an action from `attributes` without calling the service."""
        return self._new(Action, attributes, options)


class ActionExperimental(Resource):
    """Operations that may still change: what `client.experimental` offers."""

    def actions_index(
        self,
        account_id: str,
        workspace_id: str,
        params: ActionActionsIndexParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ActionActionsIndexParams],
    ) -> ListObj[Action]:
        """List the custom actions of a workspace (GET /accounts/{account_id}/workspaces/{workspace_id}/actions).

        Args:
            account_id: The account's id.
            workspace_id: The workspace's id.

        Returns:
            A page of `Action`, which can load the others.
        """
        return self._call(_ACTIONS_INDEX, (account_id, workspace_id), params, options, fields)
