# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Secret: a confidential value that other settings can refer to."""

import builtins
from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class SecretListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by name, secret_type, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by name, secret_type, workspace_id
    filter_prefix: Mapping[str, Any]  # fields to the beginning they must have; by name


class SecretCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    name: str  # required; what people know it by
    description: str  # a remark for people
    secret_type: str  # required
    metadata: Mapping[str, Any]
    workspace_id: int  # the workspace it belongs to; 0 is the default one


class SecretUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    name: str  # what people know it by
    description: str  # a remark for people
    secret_type: str
    metadata: Mapping[str, Any]


class Secret(Model, caller=face.caller):
    """A confidential value that other settings can refer to."""

    id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    name: str | None = None
    description: str | None = None
    secret_type: str | None = None
    metadata: dict[str, Any] | None = None
    value_field_names: builtins.list[str] | None = None
    created_at: str | None = None  # ISO 8601 date-time
    updated_at: str | None = None  # ISO 8601 date-time

    def update(
        self,
        params: SecretUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SecretUpdateParams],
    ) -> "Secret":
        """Change one secret; only what is given is sent (PATCH /secrets/{id}).

        Returns:
            This secret, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one secret (DELETE /secrets/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "Secret":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/secrets", SecretListParams, page=Secret)
_FIND = Operation("GET", "/secrets/{id}", positional={"id": int}, record=Secret)
_CREATE = Operation("POST", "/secrets", SecretCreateParams, required=("name", "secret_type"), record=Secret)
_UPDATE = Operation("PATCH", "/secrets/{id}", SecretUpdateParams, positional={"id": int}, record=Secret)
_DELETE = Operation("DELETE", "/secrets/{id}", positional={"id": int})


class SecretResource(Resource):
    """Secrets, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self, params: SecretListParams | None = None, options: Options | None = None, **fields: Unpack[SecretListParams]
    ) -> ListObj[Secret]:
        """List secrets, a page at a time (GET /secrets).

        Returns:
            A page of `Secret`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Secret:
        """Find one secret by its ID (GET /secrets/{id}).

        Args:
            id: ID of the secret.

        Returns:
            The `Secret`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: SecretCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SecretCreateParams],
    ) -> Secret:
        """Create a secret (POST /secrets).

        Returns:
            The `Secret`.

        Raises:
            MissingParameterError: `name`, `secret_type` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: SecretUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SecretUpdateParams],
    ) -> Secret:
        """Change one secret; only what is given is sent (PATCH /secrets/{id}).

        Args:
            id: ID of the secret.

        Returns:
            The `Secret`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one secret (DELETE /secrets/{id}).

        Args:
            id: ID of the secret.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Secret:
        """Make a secret from `attributes` without calling the service."""
        return self._new(Secret, attributes, options)


_resource = SecretResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
