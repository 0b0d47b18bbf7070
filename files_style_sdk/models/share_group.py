# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Share group: a named list of people to whom share links are sent."""

import builtins
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class ShareGroupListParams(TypedDict, total=False):
    """What `list` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000


class ShareGroupCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    notes: str  # a remark for people
    name: str  # required; what people know it by
    members: Sequence[Mapping[str, Any]]  # required


class ShareGroupUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    notes: str  # a remark for people
    name: str  # what people know it by
    members: Sequence[Mapping[str, Any]]


class ShareGroup(Model, caller=face.caller):
    """A named list of people to whom share links are sent."""

    id: int | None = None
    name: str | None = None
    notes: str | None = None
    user_id: int | None = None
    members: builtins.list[dict[str, Any]] | None = None

    def update(
        self,
        params: ShareGroupUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ShareGroupUpdateParams],
    ) -> "ShareGroup":
        """Change one share group; only what is given is sent (PATCH /share_groups/{id}).

        Returns:
            This share group, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one share group (DELETE /share_groups/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "ShareGroup":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/share_groups", ShareGroupListParams, page=ShareGroup)
_FIND = Operation("GET", "/share_groups/{id}", positional={"id": int}, record=ShareGroup)
_CREATE = Operation("POST", "/share_groups", ShareGroupCreateParams, required=("name", "members"), record=ShareGroup)
_UPDATE = Operation("PATCH", "/share_groups/{id}", ShareGroupUpdateParams, positional={"id": int}, record=ShareGroup)
_DELETE = Operation("DELETE", "/share_groups/{id}", positional={"id": int})


class ShareGroupResource(Resource):
    """Share groups, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: ShareGroupListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ShareGroupListParams],
    ) -> ListObj[ShareGroup]:
        """List share groups, a page at a time (GET /share_groups).

        Returns:
            A page of `ShareGroup`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> ShareGroup:
        """Find one share group by its ID (GET /share_groups/{id}).

        Args:
            id: ID of the share group.

        Returns:
            The `ShareGroup`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: ShareGroupCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ShareGroupCreateParams],
    ) -> ShareGroup:
        """Create a share group (POST /share_groups).

        Returns:
            The `ShareGroup`.

        Raises:
            MissingParameterError: `name`, `members` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: ShareGroupUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ShareGroupUpdateParams],
    ) -> ShareGroup:
        """Change one share group; only what is given is sent (PATCH /share_groups/{id}).

        Args:
            id: ID of the share group.

        Returns:
            The `ShareGroup`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one share group (DELETE /share_groups/{id}).

        Args:
            id: ID of the share group.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> ShareGroup:
        """Make a share group from `attributes` without calling the service."""
        return self._new(ShareGroup, attributes, options)


_resource = ShareGroupResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
