# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Public key: an SSH public key with which a user logs in over SFTP."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class PublicKeyListParams(TypedDict, total=False):
    """What `list` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by created_at, title, user_id, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by created_at, workspace_id
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by created_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by created_at
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by created_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by created_at


class PublicKeyCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    title: str  # required
    public_key: str
    generate_keypair: bool
    generate_private_key_password: str
    generate_algorithm: str
    generate_length: int


class PublicKeyUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    title: str  # required


class PublicKey(Model, caller=face.caller):
    """An SSH public key with which a user logs in over SFTP."""

    id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    title: str | None = None
    created_at: str | None = None  # ISO 8601 date-time
    expires_at: str | None = None  # ISO 8601 date-time
    expired: bool | None = None
    fingerprint: str | None = None
    fingerprint_sha256: str | None = None
    status: str | None = None
    last_login_at: str | None = None  # ISO 8601 date-time
    generated_private_key: str | None = None
    generated_public_key: str | None = None
    username: str | None = None
    user_id: int | None = None
    public_key: str | None = None
    generate_keypair: bool | None = None
    generate_private_key_password: str | None = None
    generate_algorithm: str | None = None
    generate_length: int | None = None

    def update(
        self,
        params: PublicKeyUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PublicKeyUpdateParams],
    ) -> "PublicKey":
        """Change one public key; only what is given is sent (PATCH /public_keys/{id}).

        Returns:
            This public key, with what the service answered.

        Raises:
            MissingParameterError: `title` not given.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one public key (DELETE /public_keys/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "PublicKey":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/public_keys", PublicKeyListParams, page=PublicKey)
_FIND = Operation("GET", "/public_keys/{id}", positional={"id": int}, record=PublicKey)
_CREATE = Operation("POST", "/public_keys", PublicKeyCreateParams, required=("title",), record=PublicKey)
_UPDATE = Operation(
    "PATCH", "/public_keys/{id}", PublicKeyUpdateParams, positional={"id": int}, required=("title",), record=PublicKey
)
_DELETE = Operation("DELETE", "/public_keys/{id}", positional={"id": int})


class PublicKeyResource(Resource):
    """Public keys, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: PublicKeyListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PublicKeyListParams],
    ) -> ListObj[PublicKey]:
        """List public keys, a page at a time (GET /public_keys).

        Returns:
            A page of `PublicKey`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> PublicKey:
        """Find one public key by its ID (GET /public_keys/{id}).

        Args:
            id: ID of the public key.

        Returns:
            The `PublicKey`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: PublicKeyCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PublicKeyCreateParams],
    ) -> PublicKey:
        """Create a public key (POST /public_keys).

        Returns:
            The `PublicKey`.

        Raises:
            MissingParameterError: `title` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: PublicKeyUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PublicKeyUpdateParams],
    ) -> PublicKey:
        """Change one public key; only what is given is sent (PATCH /public_keys/{id}).

        Args:
            id: ID of the public key.

        Returns:
            The `PublicKey`.

        Raises:
            MissingParameterError: `title` not given.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one public key (DELETE /public_keys/{id}).

        Args:
            id: ID of the public key.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> PublicKey:
        """Make a public key from `attributes` without calling the service."""
        return self._new(PublicKey, attributes, options)


_resource = PublicKeyResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
