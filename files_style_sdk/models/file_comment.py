# Generated from the API description by "python -m codegen"; change the description, not this file.
"""File comment: a remark on a file."""

import builtins
from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class FileCommentListForParams(TypedDict, total=False):
    """What `list_for` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000


class FileCommentCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    body: str  # required; what is sent
    path: str  # required; the remote path, from the root


class FileCommentUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    body: str  # required; what is sent


class FileComment(Model, caller=face.caller):
    """A remark on a file."""

    id: int | None = None
    body: str | None = None
    reactions: builtins.list[dict[str, Any]] | None = None
    path: str | None = None

    def update(
        self,
        params: FileCommentUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileCommentUpdateParams],
    ) -> "FileComment":
        """Change one file comment; only what is given is sent (PATCH /file_comments/{id}).

        Returns:
            This file comment, with what the service answered.

        Raises:
            MissingParameterError: `body` not given.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one file comment (DELETE /file_comments/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "FileComment":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST_FOR = Operation(
    "GET", "/file_comments/files/{path}", FileCommentListForParams, positional={"path": str}, page=FileComment
)
_CREATE = Operation("POST", "/file_comments", FileCommentCreateParams, required=("body", "path"), record=FileComment)
_UPDATE = Operation(
    "PATCH",
    "/file_comments/{id}",
    FileCommentUpdateParams,
    positional={"id": int},
    required=("body",),
    record=FileComment,
)
_DELETE = Operation("DELETE", "/file_comments/{id}", positional={"id": int})


class FileCommentResource(Resource):
    """File comments, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list_for(
        self,
        path: str,
        params: FileCommentListForParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileCommentListForParams],
    ) -> ListObj[FileComment]:
        """List the file comments of one path, a page at a time (GET /file_comments/files/{path}).

        Args:
            path: The remote path, from the root.

        Returns:
            A page of `FileComment`, which can load the others.
        """
        return self._call(_LIST_FOR, (path,), params, options, fields)

    def create(
        self,
        params: FileCommentCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileCommentCreateParams],
    ) -> FileComment:
        """Create a file comment (POST /file_comments).

        Returns:
            The `FileComment`.

        Raises:
            MissingParameterError: `body`, `path` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: FileCommentUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileCommentUpdateParams],
    ) -> FileComment:
        """Change one file comment; only what is given is sent (PATCH /file_comments/{id}).

        Args:
            id: ID of the file comment.

        Returns:
            The `FileComment`.

        Raises:
            MissingParameterError: `body` not given.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one file comment (DELETE /file_comments/{id}).

        Args:
            id: ID of the file comment.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> FileComment:
        """Make a file comment from `attributes` without calling the service."""
        return self._new(FileComment, attributes, options)


_resource = FileCommentResource(face.caller)
list_for = _resource.list_for
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
