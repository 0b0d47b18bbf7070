# Generated from the API description by "python -m codegen"; change the description, not this file.
# mypy: no-warn-return-any
"""Teams: a workspace; before V4 they were called teams."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource

if TYPE_CHECKING:
    from frameio.models.schemas import WorkspaceResponse


class WorkspaceListParams(TypedDict, total=False):
    """What `list` accepts."""

    after: str  # where to go on, from the link of the page before
    page_size: int  # records on a page, 50 by default


class Workspace(Model):
    """A workspace; before V4 they were called teams."""

    id: str | None = None
    account_id: str | None = None
    name: str | None = None
    created_at: str | None = None  # ISO 8601 date-time
    updated_at: str | None = None  # ISO 8601 date-time


_LIST = Operation(
    "GET",
    "/accounts/{account_id}/workspaces",
    WorkspaceListParams,
    positional={"account_id": str},
    page=Workspace,
    records="data",
)
_SHOW = Operation(
    "GET",
    "/accounts/{account_id}/workspaces/{workspace_id}",
    positional={"account_id": str, "workspace_id": str},
    record="frameio.models.schemas:WorkspaceResponse",
)


class WorkspaceResource(Resource):
    """Teams, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        account_id: str,
        params: WorkspaceListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[WorkspaceListParams],
    ) -> ListObj[Workspace]:
        """List the workspaces of an account (GET /accounts/{account_id}/workspaces).

        Args:
            account_id: The account's id.

        Returns:
            A page of `Workspace`, which can load the others.
        """
        return self._call(_LIST, (account_id,), params, options, fields)

    index = list

    def show(
        self,
        account_id: str,
        workspace_id: str,
        params: NoParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NoParams],
    ) -> "WorkspaceResponse":
        """Show a workspace (GET /accounts/{account_id}/workspaces/{workspace_id}).

        Args:
            account_id: The account's id.
            workspace_id: The workspace's id.

        Returns:
            The `WorkspaceResponse`.
        """
        return self._call(_SHOW, (account_id, workspace_id), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Workspace:
        """Make a workspace from `attributes` without calling the service."""
        return self._new(Workspace, attributes, options)
