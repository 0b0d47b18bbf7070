# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Permission: what one user, group or partner may do below one path."""

import builtins
from collections.abc import Mapping
from typing import Any, Literal, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class PermissionListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by group_id, id, partner_id, path, site_id, user_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by group_id, partner_id, path, user_id
    filter_prefix: Mapping[str, Any]  # fields to the beginning they must have; by path
    path: str  # the remote path, from the root
    include_groups: bool  # also answer what users have through their groups
    group_id: str  # the group or groups it is for; with commas between them in a list
    partner_id: str  # the partner or partners it is for; with commas between them in a list
    user_id: str  # the user or users it is for; with commas between them in a list


class PermissionCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    path: str  # required; the remote path, from the root
    group_id: int  # the group or groups it is for; with commas between them in a list
    group_ids: str  # with commas between them
    permission: Literal["admin", "full", "readonly", "writeonly", "list", "history"]  # how much is allowed
    recursive: bool  # hold for everything below, too
    partner_id: int  # the partner or partners it is for; with commas between them in a list
    user_id: int  # the user or users it is for; with commas between them in a list
    username: str  # the name somebody logs in with
    group_name: str
    site_id: int


class Permission(Model, caller=face.caller):
    """What one user, group or partner may do below one path."""

    id: int | None = None
    path: str | None = None  # the folder it is for
    user_id: int | None = None
    username: str | None = None
    group_id: int | None = None
    group_name: str | None = None
    group_ids: builtins.list[int] | None = None
    group_names: builtins.list[str] | None = None
    partner_id: int | None = None
    partner_name: str | None = None
    permission: str | None = None  # admin, full, readonly, writeonly, list or history
    recursive: bool | None = None  # whether it holds for everything below, too
    site_id: int | None = None

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one permission (DELETE /permissions/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "Permission":
        """Create the record.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, None, options)


_LIST = Operation("GET", "/permissions", PermissionListParams, page=Permission)
_CREATE = Operation("POST", "/permissions", PermissionCreateParams, required=("path",), record=Permission)
_DELETE = Operation("DELETE", "/permissions/{id}", positional={"id": int})


class PermissionResource(Resource):
    """Permissions, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: PermissionListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PermissionListParams],
    ) -> ListObj[Permission]:
        """List permissions, a page at a time (GET /permissions).

        Returns:
            A page of `Permission`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def create(
        self,
        params: PermissionCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PermissionCreateParams],
    ) -> Permission:
        """Create a permission (POST /permissions).

        Returns:
            The `Permission`.

        Raises:
            MissingParameterError: `path` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one permission (DELETE /permissions/{id}).

        Args:
            id: ID of the permission.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Permission:
        """Make a permission from `attributes` without calling the service."""
        return self._new(Permission, attributes, options)


_resource = PermissionResource(face.caller)
list = all = _resource.list
create = _resource.create
delete = destroy = _resource.delete
new = _resource.new
