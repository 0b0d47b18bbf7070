# Generated from the API description by "python -m codegen"; change the description, not this file.
"""File migration log: one entry of the log of background work on files."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class FileMigrationLogListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    # fields to the exact value they must have; by created_at, file_migration_id, operation, status, type
    filter: Mapping[str, Any]
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by created_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by created_at
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by created_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by created_at


class FileMigrationLog(Model, caller=face.caller):
    """One entry of the log of background work on files."""

    timestamp: str | None = None  # ISO 8601 date-time
    file_migration_id: int | None = None
    dest_path: str | None = None
    error_type: str | None = None
    message: str | None = None
    operation: str | None = None
    path: str | None = None
    status: str | None = None
    created_at: str | None = None  # ISO 8601 date-time


_LIST = Operation("GET", "/file_migration_logs", FileMigrationLogListParams, page=FileMigrationLog)


class FileMigrationLogResource(Resource):
    """File migration logs, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: FileMigrationLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileMigrationLogListParams],
    ) -> ListObj[FileMigrationLog]:
        """List file migration logs, a page at a time (GET /file_migration_logs).

        Returns:
            A page of `FileMigrationLog`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> FileMigrationLog:
        """Make a file migration log from `attributes` without calling the service."""
        return self._new(FileMigrationLog, attributes, options)


_resource = FileMigrationLogResource(face.caller)
list = all = _resource.list
new = _resource.new
