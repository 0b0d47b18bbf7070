# Generated from the API description by "python -m codegen"; change the description, not this file.
# mypy: no-warn-return-any
"""Comments: a comment on a file."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource, nested
from frameio.models.inputs import CreateCommentParamsData, UpdateCommentParamsData

if TYPE_CHECKING:
    from frameio.models.schemas import CommentResponse
    from frameio.models.users import User


class CommentListParams(TypedDict, total=False):
    """What `list` accepts."""

    after: str  # where to go on, from the link of the page before
    page_size: int  # records on a page, 50 by default


class CommentCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    data: CreateCommentParamsData  # required


class CommentUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    data: UpdateCommentParamsData  # required


class Comment(Model):
    """A comment on a file."""

    id: str | None = None
    text: str | None = None
    timestamp: int | None = None  # the frame that it is about
    duration: int | None = None  # frames
    page: int | None = None  # the page of a document
    annotation: str | None = None  # a drawing, as JSON
    file_id: str | None = None
    owner: "User | None" = nested("frameio.models.users:User")
    completed_at: str | None = None  # ISO 8601 date-time
    created_at: str | None = None  # ISO 8601 date-time
    updated_at: str | None = None  # ISO 8601 date-time


_LIST = Operation(
    "GET",
    "/accounts/{account_id}/files/{file_id}/comments",
    CommentListParams,
    positional={"account_id": str, "file_id": str},
    page=Comment,
    records="data",
)
_CREATE = Operation(
    "POST",
    "/accounts/{account_id}/files/{file_id}/comments",
    CommentCreateParams,
    positional={"account_id": str, "file_id": str},
    required=("data",),
    record="frameio.models.schemas:CommentResponse",
)
_UPDATE = Operation(
    "PATCH",
    "/accounts/{account_id}/comments/{comment_id}",
    CommentUpdateParams,
    positional={"account_id": str, "comment_id": str},
    required=("data",),
    record="frameio.models.schemas:CommentResponse",
)
_DELETE = Operation(
    "DELETE", "/accounts/{account_id}/comments/{comment_id}", positional={"account_id": str, "comment_id": str}
)
_SHOW = Operation(
    "GET",
    "/accounts/{account_id}/comments/{comment_id}",
    positional={"account_id": str, "comment_id": str},
    record="frameio.models.schemas:CommentResponse",
)


class CommentResource(Resource):
    """Comments, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        account_id: str,
        file_id: str,
        params: CommentListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[CommentListParams],
    ) -> ListObj[Comment]:
        """List the comments on a file (GET /accounts/{account_id}/files/{file_id}/comments).

        Args:
            account_id: The account's id.
            file_id: The file's id.

        Returns:
            A page of `Comment`, which can load the others.
        """
        return self._call(_LIST, (account_id, file_id), params, options, fields)

    index = list

    def create(
        self,
        account_id: str,
        file_id: str,
        params: CommentCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[CommentCreateParams],
    ) -> "CommentResponse":
        """Comment on a file (POST /accounts/{account_id}/files/{file_id}/comments).

        Args:
            account_id: The account's id.
            file_id: The file's id.

        Returns:
            The `CommentResponse`.

        Raises:
            MissingParameterError: `data` not given.
        """
        return self._call(_CREATE, (account_id, file_id), params, options, fields)

    def update(
        self,
        account_id: str,
        comment_id: str,
        params: CommentUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[CommentUpdateParams],
    ) -> "CommentResponse":
        """Change a comment (PATCH /accounts/{account_id}/comments/{comment_id}).

        Args:
            account_id: The account's id.
            comment_id: The comment's id.

        Returns:
            The `CommentResponse`.

        Raises:
            MissingParameterError: `data` not given.
        """
        return self._call(_UPDATE, (account_id, comment_id), params, options, fields)

    def delete(
        self,
        account_id: str,
        comment_id: str,
        params: NoParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NoParams],
    ) -> None:
        """Delete a comment (DELETE /accounts/{account_id}/comments/{comment_id}).

        Args:
            account_id: The account's id.
            comment_id: The comment's id.
        """
        return self._call(_DELETE, (account_id, comment_id), params, options, fields)

    def show(
        self,
        account_id: str,
        comment_id: str,
        params: NoParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NoParams],
    ) -> "CommentResponse":
        """Show a comment (GET /accounts/{account_id}/comments/{comment_id}).

        Args:
            account_id: The account's id.
            comment_id: The comment's id.

        Returns:
            The `CommentResponse`.
        """
        return self._call(_SHOW, (account_id, comment_id), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Comment:
        """Make a comment from `attributes` without calling the service."""
        return self._new(Comment, attributes, options)
