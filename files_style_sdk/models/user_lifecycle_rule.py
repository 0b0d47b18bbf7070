# Generated from the API description by "python -m codegen"; change the description, not this file.
"""User lifecycle rule: a rule that disables or deletes users after a time without use."""

import builtins
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class UserLifecycleRuleListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by site_id, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by workspace_id


class UserLifecycleRuleCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    action: str
    apply_to_all_workspaces: bool  # whether it holds in every workspace
    authentication_method: str
    group_ids: Sequence[int]  # with commas between them
    inactivity_days: int
    include_site_admins: bool
    include_folder_admins: bool
    name: str  # what people know it by
    notify_users: bool
    partner_tag: str
    user_state: str
    user_tag: str
    workspace_id: int  # the workspace it belongs to; 0 is the default one


class UserLifecycleRuleUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    action: str
    apply_to_all_workspaces: bool  # whether it holds in every workspace
    authentication_method: str
    group_ids: Sequence[int]  # with commas between them
    inactivity_days: int
    include_site_admins: bool
    include_folder_admins: bool
    name: str  # what people know it by
    notify_users: bool
    partner_tag: str
    user_state: str
    user_tag: str
    workspace_id: int  # the workspace it belongs to; 0 is the default one


class UserLifecycleRule(Model, caller=face.caller):
    """A rule that disables or deletes users after a time without use."""

    id: int | None = None
    authentication_method: str | None = None
    group_ids: builtins.list[int] | None = None
    action: str | None = None
    inactivity_days: int | None = None
    include_folder_admins: bool | None = None
    include_site_admins: bool | None = None
    apply_to_all_workspaces: bool | None = None
    name: str | None = None
    notify_users: bool | None = None
    partner_tag: str | None = None
    site_id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    user_state: str | None = None
    user_tag: str | None = None

    def update(
        self,
        params: UserLifecycleRuleUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserLifecycleRuleUpdateParams],
    ) -> "UserLifecycleRule":
        """Change one user lifecycle rule; only what is given is sent (PATCH /user_lifecycle_rules/{id}).

        Returns:
            This user lifecycle rule, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one user lifecycle rule (DELETE /user_lifecycle_rules/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "UserLifecycleRule":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/user_lifecycle_rules", UserLifecycleRuleListParams, page=UserLifecycleRule)
_FIND = Operation("GET", "/user_lifecycle_rules/{id}", positional={"id": int}, record=UserLifecycleRule)
_CREATE = Operation("POST", "/user_lifecycle_rules", UserLifecycleRuleCreateParams, record=UserLifecycleRule)
_UPDATE = Operation(
    "PATCH",
    "/user_lifecycle_rules/{id}",
    UserLifecycleRuleUpdateParams,
    positional={"id": int},
    record=UserLifecycleRule,
)
_DELETE = Operation("DELETE", "/user_lifecycle_rules/{id}", positional={"id": int})


class UserLifecycleRuleResource(Resource):
    """User lifecycle rules, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: UserLifecycleRuleListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserLifecycleRuleListParams],
    ) -> ListObj[UserLifecycleRule]:
        """List user lifecycle rules, a page at a time (GET /user_lifecycle_rules).

        Returns:
            A page of `UserLifecycleRule`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> UserLifecycleRule:
        """Find one user lifecycle rule by its ID (GET /user_lifecycle_rules/{id}).

        Args:
            id: ID of the user lifecycle rule.

        Returns:
            The `UserLifecycleRule`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: UserLifecycleRuleCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserLifecycleRuleCreateParams],
    ) -> UserLifecycleRule:
        """Create a user lifecycle rule (POST /user_lifecycle_rules).

        Returns:
            The `UserLifecycleRule`.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: UserLifecycleRuleUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserLifecycleRuleUpdateParams],
    ) -> UserLifecycleRule:
        """Change one user lifecycle rule; only what is given is sent (PATCH /user_lifecycle_rules/{id}).

        Args:
            id: ID of the user lifecycle rule.

        Returns:
            The `UserLifecycleRule`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one user lifecycle rule (DELETE /user_lifecycle_rules/{id}).

        Args:
            id: ID of the user lifecycle rule.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> UserLifecycleRule:
        """Make a user lifecycle rule from `attributes` without calling the service."""
        return self._new(UserLifecycleRule, attributes, options)


_resource = UserLifecycleRuleResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
