# Generated from the API description by "python -m codegen"; change the description, not this file.
# mypy: no-warn-return-any
"""Projects: a project in a workspace."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource
from frameio.models.inputs import CreateProjectParamsData

if TYPE_CHECKING:
    from frameio.models.schemas import ProjectResponse


class ProjectListParams(TypedDict, total=False):
    """What `list` accepts."""

    after: str  # where to go on, from the link of the page before
    page_size: int  # records on a page, 50 by default


class ProjectCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    data: CreateProjectParamsData  # required


class Project(Model):
    """A project in a workspace."""

    id: str | None = None
    name: str | None = None
    description: str | None = None
    status: str | None = None
    restricted: bool | None = None
    storage: int | None = None  # bytes that its files take
    root_folder_id: str | None = None
    workspace_id: str | None = None
    view_url: str | None = None
    created_at: str | None = None  # ISO 8601 date-time
    updated_at: str | None = None  # ISO 8601 date-time


_LIST = Operation(
    "GET",
    "/accounts/{account_id}/workspaces/{workspace_id}/projects",
    ProjectListParams,
    positional={"account_id": str, "workspace_id": str},
    page=Project,
    records="data",
)
_CREATE = Operation(
    "POST",
    "/accounts/{account_id}/workspaces/{workspace_id}/projects",
    ProjectCreateParams,
    positional={"account_id": str, "workspace_id": str},
    required=("data",),
    record="frameio.models.schemas:ProjectResponse",
)
_SHOW = Operation(
    "GET",
    "/accounts/{account_id}/projects/{project_id}",
    positional={"account_id": str, "project_id": str},
    record="frameio.models.schemas:ProjectResponse",
)


class ProjectResource(Resource):
    """Projects, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        account_id: str,
        workspace_id: str,
        params: ProjectListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ProjectListParams],
    ) -> ListObj[Project]:
        """List the projects of a workspace (GET /accounts/{account_id}/workspaces/{workspace_id}/projects).

        Args:
            account_id: The account's id.
            workspace_id: The workspace's id.

        Returns:
            A page of `Project`, which can load the others.
        """
        return self._call(_LIST, (account_id, workspace_id), params, options, fields)

    index = list

    def create(
        self,
        account_id: str,
        workspace_id: str,
        params: ProjectCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ProjectCreateParams],
    ) -> "ProjectResponse":
        """Create a project (POST /accounts/{account_id}/workspaces/{workspace_id}/projects).

        Args:
            account_id: The account's id.
            workspace_id: The workspace's id.

        Returns:
            The `ProjectResponse`.

        Raises:
            MissingParameterError: `data` not given.
        """
        return self._call(_CREATE, (account_id, workspace_id), params, options, fields)

    def show(
        self,
        account_id: str,
        project_id: str,
        params: NoParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NoParams],
    ) -> "ProjectResponse":
        """Show a project (GET /accounts/{account_id}/projects/{project_id}).

        Args:
            account_id: The account's id.
            project_id: The project's id.

        Returns:
            The `ProjectResponse`.
        """
        return self._call(_SHOW, (account_id, project_id), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Project:
        """Make a project from `attributes` without calling the service."""
        return self._new(Project, attributes, options)
