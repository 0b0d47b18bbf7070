# Generated from the API description by "python -m codegen"; change the description, not this file.
"""File comment reaction: an emoji on a remark."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class FileCommentReactionCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    file_comment_id: int  # required
    emoji: str  # required


class FileCommentReaction(Model, caller=face.caller):
    """An emoji on a remark."""

    id: int | None = None
    emoji: str | None = None
    user_id: int | None = None
    file_comment_id: int | None = None

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one file comment reaction (DELETE /file_comment_reactions/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "FileCommentReaction":
        """Create the record.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, None, options)


_CREATE = Operation(
    "POST",
    "/file_comment_reactions",
    FileCommentReactionCreateParams,
    required=("file_comment_id", "emoji"),
    record=FileCommentReaction,
)
_DELETE = Operation("DELETE", "/file_comment_reactions/{id}", positional={"id": int})


class FileCommentReactionResource(Resource):
    """File comment reactions, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def create(
        self,
        params: FileCommentReactionCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileCommentReactionCreateParams],
    ) -> FileCommentReaction:
        """Create a file comment reaction (POST /file_comment_reactions).

        Returns:
            The `FileCommentReaction`.

        Raises:
            MissingParameterError: `file_comment_id`, `emoji` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one file comment reaction (DELETE /file_comment_reactions/{id}).

        Args:
            id: ID of the file comment reaction.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> FileCommentReaction:
        """Make a file comment reaction from `attributes` without calling the service."""
        return self._new(FileCommentReaction, attributes, options)


_resource = FileCommentReactionResource(face.caller)
create = _resource.create
delete = destroy = _resource.delete
new = _resource.new
