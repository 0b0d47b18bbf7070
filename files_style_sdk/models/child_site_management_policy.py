# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Child site management policy: settings that a parent site imposes on its child sites."""

import builtins
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class ChildSiteManagementPolicyListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000


class ChildSiteManagementPolicyCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    value: Mapping[str, Any]  # the value to store
    skip_child_site_ids: Sequence[int]
    child_site_ids: Sequence[int]
    default_policy: bool
    policy_type: str  # required
    name: str  # what people know it by
    description: str  # a remark for people


class ChildSiteManagementPolicyUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    value: Mapping[str, Any]  # the value to store
    skip_child_site_ids: Sequence[int]
    child_site_ids: Sequence[int]
    default_policy: bool
    policy_type: str
    name: str  # what people know it by
    description: str  # a remark for people


class ChildSiteManagementPolicy(Model, caller=face.caller):
    """Settings that a parent site imposes on its child sites."""

    id: int | None = None
    policy_type: str | None = None
    name: str | None = None
    description: str | None = None
    value: dict[str, Any] | None = None
    applied_child_site_ids: builtins.list[int] | None = None
    skip_child_site_ids: builtins.list[int] | None = None
    child_site_ids: builtins.list[int] | None = None
    default_policy: bool | None = None
    created_at: str | None = None  # ISO 8601 date-time
    updated_at: str | None = None  # ISO 8601 date-time

    def update(
        self,
        params: ChildSiteManagementPolicyUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ChildSiteManagementPolicyUpdateParams],
    ) -> "ChildSiteManagementPolicy":
        """Change one child site management policy; only what is given is sent (PATCH
        /child_site_management_policies/{id}).

        Returns:
            This child site management policy, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one child site management policy (DELETE /child_site_management_policies/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "ChildSiteManagementPolicy":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation(
    "GET", "/child_site_management_policies", ChildSiteManagementPolicyListParams, page=ChildSiteManagementPolicy
)
_FIND = Operation(
    "GET", "/child_site_management_policies/{id}", positional={"id": int}, record=ChildSiteManagementPolicy
)
_CREATE = Operation(
    "POST",
    "/child_site_management_policies",
    ChildSiteManagementPolicyCreateParams,
    required=("policy_type",),
    record=ChildSiteManagementPolicy,
)
_UPDATE = Operation(
    "PATCH",
    "/child_site_management_policies/{id}",
    ChildSiteManagementPolicyUpdateParams,
    positional={"id": int},
    record=ChildSiteManagementPolicy,
)
_DELETE = Operation("DELETE", "/child_site_management_policies/{id}", positional={"id": int})


class ChildSiteManagementPolicyResource(Resource):
    """Child site management policies, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: ChildSiteManagementPolicyListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ChildSiteManagementPolicyListParams],
    ) -> ListObj[ChildSiteManagementPolicy]:
        """List child site management policies, a page at a time (GET /child_site_management_policies).

        Returns:
            A page of `ChildSiteManagementPolicy`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> ChildSiteManagementPolicy:
        """Find one child site management policy by its ID (GET /child_site_management_policies/{id}).

        Args:
            id: ID of the child site management policy.

        Returns:
            The `ChildSiteManagementPolicy`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: ChildSiteManagementPolicyCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ChildSiteManagementPolicyCreateParams],
    ) -> ChildSiteManagementPolicy:
        """Create a child site management policy (POST /child_site_management_policies).

        Returns:
            The `ChildSiteManagementPolicy`.

        Raises:
            MissingParameterError: `policy_type` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: ChildSiteManagementPolicyUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ChildSiteManagementPolicyUpdateParams],
    ) -> ChildSiteManagementPolicy:
        """Change one child site management policy; only what is given is sent (PATCH
        /child_site_management_policies/{id}).

        Args:
            id: ID of the child site management policy.

        Returns:
            The `ChildSiteManagementPolicy`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one child site management policy (DELETE /child_site_management_policies/{id}).

        Args:
            id: ID of the child site management policy.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> ChildSiteManagementPolicy:
        """Make a child site management policy from `attributes` without calling the service."""
        return self._new(ChildSiteManagementPolicy, attributes, options)


_resource = ChildSiteManagementPolicyResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
