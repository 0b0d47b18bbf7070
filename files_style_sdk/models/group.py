# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Group: a named set of users that share permissions."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class GroupListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by name, site_id, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by name, workspace_id
    filter_prefix: Mapping[str, Any]  # fields to the beginning they must have; by name
    ids: str  # with commas between them
    include_parent_site_groups: bool
    include_default_workspace_groups: bool


class GroupCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    notes: str  # a remark for people
    user_ids: str  # with commas between them
    admin_ids: str  # with commas between them
    ai_assistant_personality_id: int
    ftp_permission: bool
    sftp_permission: bool
    dav_permission: bool
    restapi_permission: bool
    s3_compatible_endpoint_permission: bool
    desktop_configuration_profile_id: int
    integration_centric_profile_id: int
    allowed_ips: str  # addresses and ranges, one a line
    name: str  # required; what people know it by
    workspace_id: int  # the workspace it belongs to; 0 is the default one


class GroupUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    notes: str  # a remark for people
    user_ids: str  # with commas between them
    admin_ids: str  # with commas between them
    ai_assistant_personality_id: int
    ftp_permission: bool
    sftp_permission: bool
    dav_permission: bool
    restapi_permission: bool
    s3_compatible_endpoint_permission: bool
    desktop_configuration_profile_id: int
    integration_centric_profile_id: int
    allowed_ips: str  # addresses and ranges, one a line
    name: str  # what people know it by


class Group(Model, caller=face.caller):
    """A named set of users that share permissions."""

    id: int | None = None
    name: str | None = None
    allowed_ips: str | None = None  # addresses and ranges, one a line
    admin_ids: str | None = None  # with commas between them
    notes: str | None = None
    user_ids: str | None = None  # with commas between them
    usernames: str | None = None  # with commas between them
    ai_assistant_personality_id: int | None = None
    ftp_permission: bool | None = None
    sftp_permission: bool | None = None
    dav_permission: bool | None = None
    restapi_permission: bool | None = None
    s3_compatible_endpoint_permission: bool | None = None
    desktop_configuration_profile_id: int | None = None
    integration_centric_profile_id: int | None = None
    site_id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one

    def update(
        self,
        params: GroupUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[GroupUpdateParams],
    ) -> "Group":
        """Change one group; only what is given is sent (PATCH /groups/{id}).

        Returns:
            This group, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one group (DELETE /groups/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "Group":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/groups", GroupListParams, page=Group)
_FIND = Operation("GET", "/groups/{id}", positional={"id": int}, record=Group)
_CREATE = Operation("POST", "/groups", GroupCreateParams, required=("name",), record=Group)
_UPDATE = Operation("PATCH", "/groups/{id}", GroupUpdateParams, positional={"id": int}, record=Group)
_DELETE = Operation("DELETE", "/groups/{id}", positional={"id": int})


class GroupResource(Resource):
    """Groups, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self, params: GroupListParams | None = None, options: Options | None = None, **fields: Unpack[GroupListParams]
    ) -> ListObj[Group]:
        """List groups, a page at a time (GET /groups).

        Returns:
            A page of `Group`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Group:
        """Find one group by its ID (GET /groups/{id}).

        Args:
            id: ID of the group.

        Returns:
            The `Group`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: GroupCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[GroupCreateParams],
    ) -> Group:
        """Create a group (POST /groups).

        Returns:
            The `Group`.

        Raises:
            MissingParameterError: `name` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: GroupUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[GroupUpdateParams],
    ) -> Group:
        """Change one group; only what is given is sent (PATCH /groups/{id}).

        Args:
            id: ID of the group.

        Returns:
            The `Group`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one group (DELETE /groups/{id}).

        Args:
            id: ID of the group.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Group:
        """Make a group from `attributes` without calling the service."""
        return self._new(Group, attributes, options)


_resource = GroupResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
