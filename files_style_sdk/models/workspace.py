# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Workspace: a part of the site with users and folders of its own."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class WorkspaceListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by name
    filter: Mapping[str, Any]  # fields to the exact value they must have; by name
    filter_prefix: Mapping[str, Any]  # fields to the beginning they must have; by name


class WorkspaceCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    name: str  # what people know it by


class WorkspaceUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    name: str  # what people know it by


class Workspace(Model, caller=face.caller):
    """A part of the site with users and folders of its own."""

    id: int | None = None
    name: str | None = None

    def update(
        self,
        params: WorkspaceUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[WorkspaceUpdateParams],
    ) -> "Workspace":
        """Change one workspace; only what is given is sent (PATCH /workspaces/{id}).

        Returns:
            This workspace, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one workspace (DELETE /workspaces/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "Workspace":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/workspaces", WorkspaceListParams, page=Workspace)
_FIND = Operation("GET", "/workspaces/{id}", positional={"id": int}, record=Workspace)
_CREATE = Operation("POST", "/workspaces", WorkspaceCreateParams, record=Workspace)
_UPDATE = Operation("PATCH", "/workspaces/{id}", WorkspaceUpdateParams, positional={"id": int}, record=Workspace)
_DELETE = Operation("DELETE", "/workspaces/{id}", positional={"id": int})


class WorkspaceResource(Resource):
    """Workspaces, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: WorkspaceListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[WorkspaceListParams],
    ) -> ListObj[Workspace]:
        """List workspaces, a page at a time (GET /workspaces).

        Returns:
            A page of `Workspace`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Workspace:
        """Find one workspace by its ID (GET /workspaces/{id}).

        Args:
            id: ID of the workspace.

        Returns:
            The `Workspace`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: WorkspaceCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[WorkspaceCreateParams],
    ) -> Workspace:
        """Create a workspace (POST /workspaces).

        Returns:
            The `Workspace`.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: WorkspaceUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[WorkspaceUpdateParams],
    ) -> Workspace:
        """Change one workspace; only what is given is sent (PATCH /workspaces/{id}).

        Args:
            id: ID of the workspace.

        Returns:
            The `Workspace`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one workspace (DELETE /workspaces/{id}).

        Args:
            id: ID of the workspace.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Workspace:
        """Make a workspace from `attributes` without calling the service."""
        return self._new(Workspace, attributes, options)


_resource = WorkspaceResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
