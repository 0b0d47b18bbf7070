# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Group user: the membership of one user in one group."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class GroupUserListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    group_id: int  # the group it is about
    user_id: int  # the user it is about; 0 is the one who calls


class GroupUserCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    group_id: int  # required; the group it is about
    user_id: int  # required; the user it is about; 0 is the one who calls
    admin: bool


class GroupUserUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    group_id: int  # required; the group it is about
    user_id: int  # required; the user it is about; 0 is the one who calls
    admin: bool


class GroupUserDeleteParams(TypedDict, total=False):
    """What `delete` accepts."""

    group_id: int  # required; the group it is about
    user_id: int  # required; the user it is about; 0 is the one who calls


class GroupUser(Model, caller=face.caller):
    """The membership of one user in one group."""

    group_name: str | None = None
    group_id: int | None = None
    user_id: int | None = None
    admin: bool | None = None
    username: str | None = None
    id: int | None = None

    def update(
        self,
        params: GroupUserUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[GroupUserUpdateParams],
    ) -> "GroupUser":
        """Change one group user; only what is given is sent (PATCH /group_users/{id}).

        Returns:
            This group user, with what the service answered.

        Raises:
            MissingParameterError: `group_id`, `user_id` not given.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self,
        params: GroupUserDeleteParams | None = None,
        options: Options | None = None,
        **fields: Unpack[GroupUserDeleteParams],
    ) -> None:
        """Delete one group user (DELETE /group_users/{id}).

        Raises:
            MissingParameterError: `group_id`, `user_id` not given.
        """
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "GroupUser":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/group_users", GroupUserListParams, page=GroupUser)
_CREATE = Operation("POST", "/group_users", GroupUserCreateParams, required=("group_id", "user_id"), record=GroupUser)
_UPDATE = Operation(
    "PATCH",
    "/group_users/{id}",
    GroupUserUpdateParams,
    positional={"id": int},
    required=("group_id", "user_id"),
    record=GroupUser,
)
_DELETE = Operation(
    "DELETE", "/group_users/{id}", GroupUserDeleteParams, positional={"id": int}, required=("group_id", "user_id")
)


class GroupUserResource(Resource):
    """Group users, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: GroupUserListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[GroupUserListParams],
    ) -> ListObj[GroupUser]:
        """List group users, a page at a time (GET /group_users).

        Returns:
            A page of `GroupUser`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def create(
        self,
        params: GroupUserCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[GroupUserCreateParams],
    ) -> GroupUser:
        """Create a group user (POST /group_users).

        Returns:
            The `GroupUser`.

        Raises:
            MissingParameterError: `group_id`, `user_id` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: GroupUserUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[GroupUserUpdateParams],
    ) -> GroupUser:
        """Change one group user; only what is given is sent (PATCH /group_users/{id}).

        Args:
            id: ID of the group user.

        Returns:
            The `GroupUser`.

        Raises:
            MissingParameterError: `group_id`, `user_id` not given.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self,
        id: int,
        params: GroupUserDeleteParams | None = None,
        options: Options | None = None,
        **fields: Unpack[GroupUserDeleteParams],
    ) -> None:
        """Delete one group user (DELETE /group_users/{id}).

        Args:
            id: ID of the group user.

        Raises:
            MissingParameterError: `group_id`, `user_id` not given.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> GroupUser:
        """Make a group user from `attributes` without calling the service."""
        return self._new(GroupUser, attributes, options)


_resource = GroupUserResource(face.caller)
list = all = _resource.list
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
