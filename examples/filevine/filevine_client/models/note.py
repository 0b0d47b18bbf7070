# Generated from the API description by "python -m codegen"; change the description, not this file.
# mypy: no-warn-return-any
"""Note: a note of a project."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource, wire_name


class NoteListParams(TypedDict, total=False):
    """What `list` accepts."""

    page: int  # number of the page, from 1 on
    limit: int  # notes of a page


class Note(Model):
    """A note of a project."""

    note_id: int | None = wire_name("noteId")
    project_id: int | None = wire_name("projectId")
    subject: str | None = None
    body: str | None = None
    created_at: str | None = wire_name("createdAt")  # ISO 8601 date-time


_LIST = Operation(
    "GET",
    "/core/projects/{projectId}/notes",
    NoteListParams,
    positional={"project_id": int},
    page=Note,
    records="items",
    names={"project_id": "projectId"},
)


class NoteResource(Resource):
    """Notes, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        project_id: int,
        params: NoteListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NoteListParams],
    ) -> ListObj[Note]:
        """List the notes of a project (GET /core/projects/{projectId}/notes).

        Args:
            project_id: The project.

        Returns:
            A page of `Note`, which can load the others.
        """
        return self._call(_LIST, (project_id,), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Note:
        """Make a note from `attributes` without calling the service."""
        return self._new(Note, attributes, options)
