# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Partner channel template: a pattern from which agreements with partners are made."""

import builtins
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class PartnerChannelTemplateListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by name, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by workspace_id


class PartnerChannelTemplateCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    direction: str
    use_channel_root: bool
    from_partner_folder_name: str
    from_partner_managed_folder_paths: Sequence[str]
    from_partner_route_path_pattern: str
    to_partner_folder_name: str
    to_partner_managed_folder_paths: Sequence[str]
    to_partner_route_path_pattern: str
    name: str  # required; what people know it by
    path: str  # required; the remote path, from the root
    workspace_id: int  # the workspace it belongs to; 0 is the default one


class PartnerChannelTemplateUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    direction: str
    use_channel_root: bool
    from_partner_folder_name: str
    from_partner_managed_folder_paths: Sequence[str]
    from_partner_route_path_pattern: str
    to_partner_folder_name: str
    to_partner_managed_folder_paths: Sequence[str]
    to_partner_route_path_pattern: str
    name: str  # what people know it by
    path: str  # the remote path, from the root


class PartnerChannelTemplate(Model, caller=face.caller):
    """A pattern from which agreements with partners are made."""

    id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    direction: str | None = None
    use_channel_root: bool | None = None
    name: str | None = None
    path: str | None = None
    to_partner_folder_name: str | None = None
    from_partner_folder_name: str | None = None
    from_partner_route_path_pattern: str | None = None
    to_partner_route_path_pattern: str | None = None
    to_partner_managed_folder_paths: builtins.list[str] | None = None
    from_partner_managed_folder_paths: builtins.list[str] | None = None
    effective_to_partner_folder_name: str | None = None
    effective_from_partner_folder_name: str | None = None

    def update(
        self,
        params: PartnerChannelTemplateUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerChannelTemplateUpdateParams],
    ) -> "PartnerChannelTemplate":
        """Change one partner channel template; only what is given is sent (PATCH /partner_channel_templates/{id}).

        Returns:
            This partner channel template, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one partner channel template (DELETE /partner_channel_templates/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "PartnerChannelTemplate":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/partner_channel_templates", PartnerChannelTemplateListParams, page=PartnerChannelTemplate)
_FIND = Operation("GET", "/partner_channel_templates/{id}", positional={"id": int}, record=PartnerChannelTemplate)
_CREATE = Operation(
    "POST",
    "/partner_channel_templates",
    PartnerChannelTemplateCreateParams,
    required=("name", "path"),
    record=PartnerChannelTemplate,
)
_UPDATE = Operation(
    "PATCH",
    "/partner_channel_templates/{id}",
    PartnerChannelTemplateUpdateParams,
    positional={"id": int},
    record=PartnerChannelTemplate,
)
_DELETE = Operation("DELETE", "/partner_channel_templates/{id}", positional={"id": int})


class PartnerChannelTemplateResource(Resource):
    """Partner channel templates, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: PartnerChannelTemplateListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerChannelTemplateListParams],
    ) -> ListObj[PartnerChannelTemplate]:
        """List partner channel templates, a page at a time (GET /partner_channel_templates).

        Returns:
            A page of `PartnerChannelTemplate`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> PartnerChannelTemplate:
        """Find one partner channel template by its ID (GET /partner_channel_templates/{id}).

        Args:
            id: ID of the partner channel template.

        Returns:
            The `PartnerChannelTemplate`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: PartnerChannelTemplateCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerChannelTemplateCreateParams],
    ) -> PartnerChannelTemplate:
        """Create a partner channel template (POST /partner_channel_templates).

        Returns:
            The `PartnerChannelTemplate`.

        Raises:
            MissingParameterError: `name`, `path` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: PartnerChannelTemplateUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerChannelTemplateUpdateParams],
    ) -> PartnerChannelTemplate:
        """Change one partner channel template; only what is given is sent (PATCH /partner_channel_templates/{id}).

        Args:
            id: ID of the partner channel template.

        Returns:
            The `PartnerChannelTemplate`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one partner channel template (DELETE /partner_channel_templates/{id}).

        Args:
            id: ID of the partner channel template.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> PartnerChannelTemplate:
        """Make a partner channel template from `attributes` without calling the service."""
        return self._new(PartnerChannelTemplate, attributes, options)


_resource = PartnerChannelTemplateResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
