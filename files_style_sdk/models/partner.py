# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Partner: a company that works with the site, with users and a folder of its own."""

import builtins
from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class PartnerListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by name, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by workspace_id


class PartnerCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    ai_assistant_personality_id: int
    allowed_ips: str  # addresses and ranges, one a line
    allow_bypassing_2fa_policies: bool
    allow_credential_changes: bool
    allow_providing_gpg_keys: bool
    allow_user_creation: bool
    cc_emails_to_responsible_party: bool
    notes: str  # a remark for people
    partner_channel_template_id: int
    responsible_group_id: int
    responsible_user_id: int
    show_partner_channel_home_page: bool
    tags: str
    name: str  # required; what people know it by
    root_folder: str  # required
    workspace_id: int  # the workspace it belongs to; 0 is the default one


class PartnerUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    ai_assistant_personality_id: int
    allowed_ips: str  # addresses and ranges, one a line
    allow_bypassing_2fa_policies: bool
    allow_credential_changes: bool
    allow_providing_gpg_keys: bool
    allow_user_creation: bool
    cc_emails_to_responsible_party: bool
    notes: str  # a remark for people
    partner_channel_template_id: int
    responsible_group_id: int
    responsible_user_id: int
    show_partner_channel_home_page: bool
    tags: str
    name: str  # what people know it by
    partnership_role: str
    root_folder: str


class Partner(Model, caller=face.caller):
    """A company that works with the site, with users and a folder of its own."""

    allow_bypassing_2fa_policies: bool | None = None
    allowed_ips: str | None = None
    allow_credential_changes: bool | None = None
    allow_providing_gpg_keys: bool | None = None
    allow_user_creation: bool | None = None
    cc_emails_to_responsible_party: bool | None = None
    connections: builtins.list[dict[str, Any]] | None = None
    id: int | None = None
    ai_assistant_personality_id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    name: str | None = None
    notes: str | None = None
    partner_admin_ids: builtins.list[int] | None = None
    partner_channel_template_id: int | None = None
    partnership_role: str | None = None
    responsible_group_id: int | None = None
    responsible_user_id: int | None = None
    root_folder: str | None = None
    show_partner_channel_home_page: bool | None = None
    tags: str | None = None
    user_ids: builtins.list[int] | None = None

    def update(
        self,
        params: PartnerUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerUpdateParams],
    ) -> "Partner":
        """Change one partner; only what is given is sent (PATCH /partners/{id}).

        Returns:
            This partner, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one partner (DELETE /partners/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "Partner":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/partners", PartnerListParams, page=Partner)
_FIND = Operation("GET", "/partners/{id}", positional={"id": int}, record=Partner)
_CREATE = Operation("POST", "/partners", PartnerCreateParams, required=("name", "root_folder"), record=Partner)
_UPDATE = Operation("PATCH", "/partners/{id}", PartnerUpdateParams, positional={"id": int}, record=Partner)
_DELETE = Operation("DELETE", "/partners/{id}", positional={"id": int})


class PartnerResource(Resource):
    """Partners, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: PartnerListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerListParams],
    ) -> ListObj[Partner]:
        """List partners, a page at a time (GET /partners).

        Returns:
            A page of `Partner`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Partner:
        """Find one partner by its ID (GET /partners/{id}).

        Args:
            id: ID of the partner.

        Returns:
            The `Partner`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: PartnerCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerCreateParams],
    ) -> Partner:
        """Create a partner (POST /partners).

        Returns:
            The `Partner`.

        Raises:
            MissingParameterError: `name`, `root_folder` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: PartnerUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerUpdateParams],
    ) -> Partner:
        """Change one partner; only what is given is sent (PATCH /partners/{id}).

        Args:
            id: ID of the partner.

        Returns:
            The `Partner`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one partner (DELETE /partners/{id}).

        Args:
            id: ID of the partner.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Partner:
        """Make a partner from `attributes` without calling the service."""
        return self._new(Partner, attributes, options)


_resource = PartnerResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
