# Generated from the API description by "python -m codegen"; change the description, not this file.
"""API key: a key with which programs authenticate, for a user or for the whole site."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class ApiKeyListParams(TypedDict, total=False):
    """What `list` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by site_id, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by aws_style_credentials, expires_at
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by expires_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by expires_at
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by expires_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by expires_at


class ApiKeyCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    description: str  # a remark for people
    expires_at: str  # when it stops working, ISO 8601
    name: str  # required; what people know it by
    aws_style_credentials: bool
    path: str  # the remote path, from the root
    permission_set: str  # what the key may be used for, such as full or files_only
    workspace_id: int  # the workspace it belongs to; 0 is the default one


class ApiKeyUpdateCurrentParams(TypedDict, total=False):
    """What `update_current` accepts."""

    expires_at: str  # when it stops working, ISO 8601
    name: str  # what people know it by
    permission_set: str  # what the key may be used for, such as full or files_only


class ApiKeyUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    description: str  # a remark for people
    expires_at: str  # when it stops working, ISO 8601
    name: str  # what people know it by


class ApiKey(Model, caller=face.caller):
    """A key with which programs authenticate, for a user or for the whole site."""

    id: int | None = None
    descriptive_label: str | None = None
    description: str | None = None
    created_at: str | None = None  # ISO 8601 date-time
    expires_at: str | None = None  # ISO 8601 date-time
    key: str | None = None  # the key itself; only told when it is created
    aws_style_credentials: bool | None = None
    aws_access_key_id: str | None = None
    aws_secret_key: str | None = None
    last_use_at: str | None = None  # ISO 8601 date-time
    name: str | None = None
    permission_set: str | None = None  # what the key may be used for, such as full or files_only
    platform: str | None = None  # the kind of program that the key was made for
    site_id: int | None = None
    site_name: str | None = None
    url: str | None = None
    user_id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    path: str | None = None  # the folder that the key is confined to

    def update(
        self,
        params: ApiKeyUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiKeyUpdateParams],
    ) -> "ApiKey":
        """Change one API key; only what is given is sent (PATCH /api_keys/{id}).

        Returns:
            This API key, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one API key (DELETE /api_keys/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "ApiKey":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/api_keys", ApiKeyListParams, page=ApiKey)
_FIND_CURRENT = Operation("GET", "/api_key", record=ApiKey)
_FIND = Operation("GET", "/api_keys/{id}", positional={"id": int}, record=ApiKey)
_CREATE = Operation("POST", "/api_keys", ApiKeyCreateParams, required=("name",), record=ApiKey)
_UPDATE_CURRENT = Operation("PATCH", "/api_key", ApiKeyUpdateCurrentParams, record=ApiKey)
_UPDATE = Operation("PATCH", "/api_keys/{id}", ApiKeyUpdateParams, positional={"id": int}, record=ApiKey)
_DELETE_CURRENT = Operation("DELETE", "/api_key")
_DELETE = Operation("DELETE", "/api_keys/{id}", positional={"id": int})


class ApiKeyResource(Resource):
    """API keys, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self, params: ApiKeyListParams | None = None, options: Options | None = None, **fields: Unpack[ApiKeyListParams]
    ) -> ListObj[ApiKey]:
        """List API keys, a page at a time (GET /api_keys).

        Returns:
            A page of `ApiKey`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find_current(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> ApiKey:
        """Find the API key with which this call authenticates (GET /api_key).

        Returns:
            The `ApiKey`.
        """
        return self._call(_FIND_CURRENT, (), params, options, fields)

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> ApiKey:
        """Find one API key by its ID (GET /api_keys/{id}).

        Args:
            id: ID of the API key.

        Returns:
            The `ApiKey`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: ApiKeyCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiKeyCreateParams],
    ) -> ApiKey:
        """Create an API key (POST /api_keys).

        Returns:
            The `ApiKey`.

        Raises:
            MissingParameterError: `name` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update_current(
        self,
        params: ApiKeyUpdateCurrentParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiKeyUpdateCurrentParams],
    ) -> ApiKey:
        """Change the API key with which this call authenticates (PATCH /api_key).

        Returns:
            The `ApiKey`.
        """
        return self._call(_UPDATE_CURRENT, (), params, options, fields)

    def update(
        self,
        id: int,
        params: ApiKeyUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiKeyUpdateParams],
    ) -> ApiKey:
        """Change one API key; only what is given is sent (PATCH /api_keys/{id}).

        Args:
            id: ID of the API key.

        Returns:
            The `ApiKey`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete_current(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete the API key with which this call authenticates (DELETE /api_key)."""
        return self._call(_DELETE_CURRENT, (), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one API key (DELETE /api_keys/{id}).

        Args:
            id: ID of the API key.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> ApiKey:
        """Make an API key from `attributes` without calling the service."""
        return self._new(ApiKey, attributes, options)


_resource = ApiKeyResource(face.caller)
list = all = _resource.list
find_current = _resource.find_current
find = get = _resource.find
create = _resource.create
update_current = _resource.update_current
update = _resource.update
delete_current = _resource.delete_current
delete = destroy = _resource.delete
new = _resource.new
