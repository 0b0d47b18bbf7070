# Generated from the API description by "python -m codegen"; change the description, not this file.
"""GPG key: a GPG key for encrypting, decrypting or signing files."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class GpgKeyListParams(TypedDict, total=False):
    """What `list` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by expires_at, name, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by expires_at, partner_id, workspace_id
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by expires_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by expires_at
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by expires_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by expires_at


class GpgKeyCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    partner_id: int  # the partner it is about
    public_key: str
    private_key: str  # kept confidential; never answered again
    private_key_password: str  # opens the private key
    name: str  # required; what people know it by
    workspace_id: int  # the workspace it belongs to; 0 is the default one
    generate_expires_at: str
    generate_keypair: bool
    generate_full_name: str
    generate_email: str


class GpgKeyUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    partner_id: int  # the partner it is about
    public_key: str
    private_key: str  # kept confidential; never answered again
    private_key_password: str  # opens the private key
    name: str  # what people know it by


class GpgKey(Model, caller=face.caller):
    """A GPG key for encrypting, decrypting or signing files."""

    id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    expires_at: str | None = None  # ISO 8601 date-time
    name: str | None = None
    partner_id: int | None = None
    partner_name: str | None = None
    user_id: int | None = None
    public_key_md5: str | None = None
    private_key_md5: str | None = None
    generated_public_key: str | None = None
    generated_private_key: str | None = None
    private_key_password_md5: str | None = None
    public_key: str | None = None
    private_key: str | None = None
    private_key_password: str | None = None
    generate_expires_at: str | None = None
    generate_keypair: bool | None = None
    generate_full_name: str | None = None
    generate_email: str | None = None

    def update(
        self,
        params: GpgKeyUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[GpgKeyUpdateParams],
    ) -> "GpgKey":
        """Change one GPG key; only what is given is sent (PATCH /gpg_keys/{id}).

        Returns:
            This GPG key, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one GPG key (DELETE /gpg_keys/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "GpgKey":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/gpg_keys", GpgKeyListParams, page=GpgKey)
_FIND = Operation("GET", "/gpg_keys/{id}", positional={"id": int}, record=GpgKey)
_CREATE = Operation("POST", "/gpg_keys", GpgKeyCreateParams, required=("name",), record=GpgKey)
_UPDATE = Operation("PATCH", "/gpg_keys/{id}", GpgKeyUpdateParams, positional={"id": int}, record=GpgKey)
_DELETE = Operation("DELETE", "/gpg_keys/{id}", positional={"id": int})


class GpgKeyResource(Resource):
    """GPG keys, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self, params: GpgKeyListParams | None = None, options: Options | None = None, **fields: Unpack[GpgKeyListParams]
    ) -> ListObj[GpgKey]:
        """List GPG keys, a page at a time (GET /gpg_keys).

        Returns:
            A page of `GpgKey`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> GpgKey:
        """Find one GPG key by its ID (GET /gpg_keys/{id}).

        Args:
            id: ID of the GPG key.

        Returns:
            The `GpgKey`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: GpgKeyCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[GpgKeyCreateParams],
    ) -> GpgKey:
        """Create a GPG key (POST /gpg_keys).

        Returns:
            The `GpgKey`.

        Raises:
            MissingParameterError: `name` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: GpgKeyUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[GpgKeyUpdateParams],
    ) -> GpgKey:
        """Change one GPG key; only what is given is sent (PATCH /gpg_keys/{id}).

        Args:
            id: ID of the GPG key.

        Returns:
            The `GpgKey`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one GPG key (DELETE /gpg_keys/{id}).

        Args:
            id: ID of the GPG key.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> GpgKey:
        """Make a GPG key from `attributes` without calling the service."""
        return self._new(GpgKey, attributes, options)


_resource = GpgKeyResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
