# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Partner channel: a folder agreement between the site and a partner."""

import builtins
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class PartnerChannelListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by partner_id, path, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by partner_id, workspace_id


class PartnerChannelCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    direction: str
    use_channel_root: bool
    from_partner_folder_name: str
    from_partner_managed_folder_paths: Sequence[str]
    from_partner_route_path: str
    to_partner_folder_name: str
    to_partner_managed_folder_paths: Sequence[str]
    to_partner_route_path: str
    partner_id: int  # required; the partner it is about
    path: str  # required; the remote path, from the root
    workspace_id: int  # the workspace it belongs to; 0 is the default one


class PartnerChannelUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    direction: str
    use_channel_root: bool
    from_partner_folder_name: str
    from_partner_managed_folder_paths: Sequence[str]
    from_partner_route_path: str
    to_partner_folder_name: str
    to_partner_managed_folder_paths: Sequence[str]
    to_partner_route_path: str
    path: str  # the remote path, from the root


class PartnerChannel(Model, caller=face.caller):
    """A folder agreement between the site and a partner."""

    id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    direction: str | None = None
    use_channel_root: bool | None = None
    partner_id: int | None = None
    partner_channel_template_id: int | None = None
    path: str | None = None
    to_partner_folder_name: str | None = None
    from_partner_folder_name: str | None = None
    from_partner_route_path: str | None = None
    to_partner_route_path: str | None = None
    to_partner_managed_folder_paths: builtins.list[str] | None = None
    from_partner_managed_folder_paths: builtins.list[str] | None = None
    effective_to_partner_folder_name: str | None = None
    effective_from_partner_folder_name: str | None = None
    channel_path: str | None = None
    to_partner_folder_path: str | None = None
    from_partner_folder_path: str | None = None

    def update(
        self,
        params: PartnerChannelUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerChannelUpdateParams],
    ) -> "PartnerChannel":
        """Change one partner channel; only what is given is sent (PATCH /partner_channels/{id}).

        Returns:
            This partner channel, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one partner channel (DELETE /partner_channels/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "PartnerChannel":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/partner_channels", PartnerChannelListParams, page=PartnerChannel)
_FIND = Operation("GET", "/partner_channels/{id}", positional={"id": int}, record=PartnerChannel)
_CREATE = Operation(
    "POST", "/partner_channels", PartnerChannelCreateParams, required=("partner_id", "path"), record=PartnerChannel
)
_UPDATE = Operation(
    "PATCH", "/partner_channels/{id}", PartnerChannelUpdateParams, positional={"id": int}, record=PartnerChannel
)
_DELETE = Operation("DELETE", "/partner_channels/{id}", positional={"id": int})


class PartnerChannelResource(Resource):
    """Partner channels, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: PartnerChannelListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerChannelListParams],
    ) -> ListObj[PartnerChannel]:
        """List partner channels, a page at a time (GET /partner_channels).

        Returns:
            A page of `PartnerChannel`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> PartnerChannel:
        """Find one partner channel by its ID (GET /partner_channels/{id}).

        Args:
            id: ID of the partner channel.

        Returns:
            The `PartnerChannel`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: PartnerChannelCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerChannelCreateParams],
    ) -> PartnerChannel:
        """Create a partner channel (POST /partner_channels).

        Returns:
            The `PartnerChannel`.

        Raises:
            MissingParameterError: `partner_id`, `path` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: PartnerChannelUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerChannelUpdateParams],
    ) -> PartnerChannel:
        """Change one partner channel; only what is given is sent (PATCH /partner_channels/{id}).

        Args:
            id: ID of the partner channel.

        Returns:
            The `PartnerChannel`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one partner channel (DELETE /partner_channels/{id}).

        Args:
            id: ID of the partner channel.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> PartnerChannel:
        """Make a partner channel from `attributes` without calling the service."""
        return self._new(PartnerChannel, attributes, options)


_resource = PartnerChannelResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
