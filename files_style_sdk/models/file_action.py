# Generated from the API description by "python -m codegen"; change the description, not this file.
"""File action: the answer to an operation on files that may go on in the background."""

from collections.abc import Mapping
from typing import Any

from files_style_sdk import face
from files_style_sdk.mixins.file_action import FileActionMixin
from files_style_sdk.resource import Model, Options, Resource


class FileAction(FileActionMixin, Model, caller=face.caller):
    """The answer to an operation on files that may go on in the background."""

    status: str | None = None  # pending or completed
    file_migration_id: int | None = None  # the background work to look at while it is pending


class FileActionResource(Resource):
    """File actions, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> FileAction:
        """Make a file action from `attributes` without calling the service."""
        return self._new(FileAction, attributes, options)


_resource = FileActionResource(face.caller)
new = _resource.new
