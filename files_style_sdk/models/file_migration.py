# Generated from the API description by "python -m codegen"; change the description, not this file.
"""File migration: background work such as a copy, a move or a deletion of files."""

from collections.abc import Mapping
from typing import Any, Unpack

from files_style_sdk import face
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class FileMigration(Model, caller=face.caller):
    """Background work such as a copy, a move or a deletion of files."""

    id: int | None = None
    path: str | None = None
    dest_path: str | None = None  # where the files go
    failure_message: str | None = None  # why it failed
    files_moved: int | None = None  # how many files are done
    files_total: int | None = None  # how many files there are
    operation: str | None = None  # what is being done, such as copy or move
    region: str | None = None
    status: str | None = None  # pending, processing, completed, failed or cancelled
    log_url: str | None = None  # where to download the log


_FIND = Operation("GET", "/file_migrations/{id}", positional={"id": int}, record=FileMigration)


class FileMigrationResource(Resource):
    """File migrations, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> FileMigration:
        """Find one file migration by its ID (GET /file_migrations/{id}).

        Args:
            id: ID of the file migration.

        Returns:
            The `FileMigration`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> FileMigration:
        """Make a file migration from `attributes` without calling the service."""
        return self._new(FileMigration, attributes, options)


_resource = FileMigrationResource(face.caller)
find = get = _resource.find
new = _resource.new
