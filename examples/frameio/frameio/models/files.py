# Generated from the API description by "python -m codegen"; change the description, not this file.
# mypy: no-warn-return-any
"""Files: a file in a project."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource
from frameio.models.inputs import UpdateFileParamsData

if TYPE_CHECKING:
    from frameio.models.schemas import FileResponse


class FileListParams(TypedDict, total=False):
    """What `list` accepts."""

    after: str  # where to go on, from the link of the page before
    page_size: int  # records on a page, 50 by default


class FileUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    data: UpdateFileParamsData  # required


class File(Model):
    """A file in a project."""

    id: str | None = None
    type: str | None = None
    name: str | None = None
    status: str | None = None
    media_type: str | None = None  # the media type of what was uploaded
    file_size: int | None = None  # bytes
    parent_id: str | None = None  # the folder that it is in
    project_id: str | None = None
    view_url: str | None = None
    created_at: str | None = None  # ISO 8601 date-time
    updated_at: str | None = None  # ISO 8601 date-time


_LIST = Operation(
    "GET",
    "/accounts/{account_id}/folders/{folder_id}/files",
    FileListParams,
    positional={"account_id": str, "folder_id": str},
    page=File,
    records="data",
)
_UPDATE = Operation(
    "PATCH",
    "/accounts/{account_id}/files/{file_id}",
    FileUpdateParams,
    positional={"account_id": str, "file_id": str},
    required=("data",),
    record="frameio.models.schemas:FileResponse",
)
_DELETE = Operation("DELETE", "/accounts/{account_id}/files/{file_id}", positional={"account_id": str, "file_id": str})
_SHOW = Operation(
    "GET",
    "/accounts/{account_id}/files/{file_id}",
    positional={"account_id": str, "file_id": str},
    record="frameio.models.schemas:FileResponse",
)


class FileResource(Resource):
    """Files, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        account_id: str,
        folder_id: str,
        params: FileListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileListParams],
    ) -> ListObj[File]:
        """List the files in a folder (GET /accounts/{account_id}/folders/{folder_id}/files).

        Args:
            account_id: The account's id.
            folder_id: The folder's id.

        Returns:
            A page of `File`, which can load the others.
        """
        return self._call(_LIST, (account_id, folder_id), params, options, fields)

    index = list

    def update(
        self,
        account_id: str,
        file_id: str,
        params: FileUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileUpdateParams],
    ) -> "FileResponse":
        """Change a file (PATCH /accounts/{account_id}/files/{file_id}).

        Args:
            account_id: The account's id.
            file_id: The file's id.

        Returns:
            The `FileResponse`.

        Raises:
            MissingParameterError: `data` not given.
        """
        return self._call(_UPDATE, (account_id, file_id), params, options, fields)

    def delete(
        self,
        account_id: str,
        file_id: str,
        params: NoParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NoParams],
    ) -> None:
        """Delete a file (DELETE /accounts/{account_id}/files/{file_id}).

        Args:
            account_id: The account's id.
            file_id: The file's id.
        """
        return self._call(_DELETE, (account_id, file_id), params, options, fields)

    def show(
        self,
        account_id: str,
        file_id: str,
        params: NoParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NoParams],
    ) -> "FileResponse":
        """Show a file (GET /accounts/{account_id}/files/{file_id}).

        Args:
            account_id: The account's id.
            file_id: The file's id.

        Returns:
            The `FileResponse`.
        """
        return self._call(_SHOW, (account_id, file_id), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> File:
        """Make a file from `attributes` without calling the service."""
        return self._new(File, attributes, options)
