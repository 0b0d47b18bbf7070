# Generated from the API description by "python -m codegen"; change the description, not this file.
# mypy: no-warn-return-any
"""Project: a case."""

from collections.abc import Mapping
from typing import Any, Unpack

from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource, wire_name


class Project(Model):
    """A case."""

    project_id: int | None = wire_name("projectId")
    number: str | None = None  # the number that people call it by
    client_name: str | None = wire_name("clientName")
    project_type_code: str | None = wire_name("projectTypeCode")


_FIND = Operation(
    "GET",
    "/core/projects/{projectId}",
    positional={"project_id": int},
    record=Project,
    names={"project_id": "projectId"},
)


class ProjectResource(Resource):
    """Projects, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def find(
        self,
        project_id: int,
        params: NoParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NoParams],
    ) -> Project:
        """Show a project (GET /core/projects/{projectId}).

        Args:
            project_id: The project.

        Returns:
            The `Project`.
        """
        return self._call(_FIND, (project_id,), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Project:
        """Make a project from `attributes` without calling the service."""
        return self._new(Project, attributes, options)
