# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Restore: the work of bringing deleted files back."""

import builtins
from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class RestoreListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by restoration_type


class RestoreCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    earliest_date: str  # required
    prefix: str
    restoration_type: str
    restore_deleted_permissions: bool
    restore_in_place: bool
    update_timestamps: bool
    workspace_id: int  # the workspace it belongs to; 0 is the default one


class Restore(Model, caller=face.caller):
    """The work of bringing deleted files back."""

    earliest_date: str | None = None  # ISO 8601 date-time
    id: int | None = None
    dirs_restored: int | None = None
    dirs_errored: int | None = None
    dirs_total: int | None = None
    files_restored: int | None = None
    files_errored: int | None = None
    files_total: int | None = None
    prefix: str | None = None
    restoration_type: str | None = None
    restore_in_place: bool | None = None
    restore_deleted_permissions: bool | None = None
    users_restored: int | None = None
    users_errored: int | None = None
    users_total: int | None = None
    api_keys_restored: int | None = None
    public_keys_restored: int | None = None
    two_factor_authentication_methods_restored: int | None = None
    status: str | None = None
    update_timestamps: bool | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    error_messages: builtins.list[str] | None = None

    def save(self, options: Options | None = None) -> "Restore":
        """Create the record.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, None, options)


_LIST = Operation("GET", "/restores", RestoreListParams, page=Restore)
_CREATE = Operation("POST", "/restores", RestoreCreateParams, required=("earliest_date",), record=Restore)


class RestoreResource(Resource):
    """Restores, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: RestoreListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RestoreListParams],
    ) -> ListObj[Restore]:
        """List restores, a page at a time (GET /restores).

        Returns:
            A page of `Restore`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def create(
        self,
        params: RestoreCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RestoreCreateParams],
    ) -> Restore:
        """Create a restore (POST /restores).

        Returns:
            The `Restore`.

        Raises:
            MissingParameterError: `earliest_date` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Restore:
        """Make a restore from `attributes` without calling the service."""
        return self._new(Restore, attributes, options)


_resource = RestoreResource(face.caller)
list = all = _resource.list
create = _resource.create
new = _resource.new
