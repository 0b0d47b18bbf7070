# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Custom domain: a domain of the customer's own under which the site answers."""

import builtins
from collections.abc import Mapping
from typing import Any, Literal, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class CustomDomainListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by available_to_all_workspaces, id, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by workspace_id


class CustomDomainCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    available_to_all_workspaces: bool
    workspace_id: int  # the workspace it belongs to; 0 is the default one
    destination: Literal["site_alias", "public_hosting", "s3_endpoint", "unassigned"]  # the path where the result goes
    folder_behavior_id: int
    ssl_certificate_id: int
    domain: str  # required


class CustomDomainCreateAllocateIpParams(TypedDict, total=False):
    """What `create_allocate_ip` accepts."""

    count: int  # required


class CustomDomainUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    available_to_all_workspaces: bool
    workspace_id: int  # the workspace it belongs to; 0 is the default one
    destination: Literal["site_alias", "public_hosting", "s3_endpoint", "unassigned"]  # the path where the result goes
    folder_behavior_id: int
    ssl_certificate_id: int
    domain: str


class CustomDomain(Model, caller=face.caller):
    """A domain of the customer's own under which the site answers."""

    id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    available_to_all_workspaces: bool | None = None
    outbound_ip_addresses: builtins.list[str] | None = None
    domain: str | None = None
    destination: str | None = None
    dns_status: str | None = None
    ssl_certificate_id: int | None = None
    brick_managed: bool | None = None
    folder_behavior_id: int | None = None
    ip_addresses: builtins.list[str] | None = None
    created_at: str | None = None  # ISO 8601 date-time
    updated_at: str | None = None  # ISO 8601 date-time

    def update(
        self,
        params: CustomDomainUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[CustomDomainUpdateParams],
    ) -> "CustomDomain":
        """Change one custom domain; only what is given is sent (PATCH /custom_domains/{id}).

        Returns:
            This custom domain, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one custom domain (DELETE /custom_domains/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "CustomDomain":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/custom_domains", CustomDomainListParams, page=CustomDomain)
_FIND = Operation("GET", "/custom_domains/{id}", positional={"id": int}, record=CustomDomain)
_CREATE = Operation("POST", "/custom_domains", CustomDomainCreateParams, required=("domain",), record=CustomDomain)
_CREATE_ALLOCATE_IP = Operation(
    "POST",
    "/custom_domains/{id}/allocate_ips",
    CustomDomainCreateAllocateIpParams,
    positional={"id": int},
    required=("count",),
    record=CustomDomain,
)
_UPDATE = Operation(
    "PATCH", "/custom_domains/{id}", CustomDomainUpdateParams, positional={"id": int}, record=CustomDomain
)
_DELETE = Operation("DELETE", "/custom_domains/{id}", positional={"id": int})


class CustomDomainResource(Resource):
    """Custom domains, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: CustomDomainListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[CustomDomainListParams],
    ) -> ListObj[CustomDomain]:
        """List custom domains, a page at a time (GET /custom_domains).

        Returns:
            A page of `CustomDomain`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> CustomDomain:
        """Find one custom domain by its ID (GET /custom_domains/{id}).

        Args:
            id: ID of the custom domain.

        Returns:
            The `CustomDomain`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: CustomDomainCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[CustomDomainCreateParams],
    ) -> CustomDomain:
        """Create a custom domain (POST /custom_domains).

        Returns:
            The `CustomDomain`.

        Raises:
            MissingParameterError: `domain` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def create_allocate_ip(
        self,
        id: int,
        params: CustomDomainCreateAllocateIpParams | None = None,
        options: Options | None = None,
        **fields: Unpack[CustomDomainCreateAllocateIpParams],
    ) -> CustomDomain:
        """Create allocate IP (custom domain) (POST /custom_domains/{id}/allocate_ips).

        Args:
            id: ID of the custom domain.

        Returns:
            The `CustomDomain`.

        Raises:
            MissingParameterError: `count` not given.
        """
        return self._call(_CREATE_ALLOCATE_IP, (id,), params, options, fields)

    def update(
        self,
        id: int,
        params: CustomDomainUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[CustomDomainUpdateParams],
    ) -> CustomDomain:
        """Change one custom domain; only what is given is sent (PATCH /custom_domains/{id}).

        Args:
            id: ID of the custom domain.

        Returns:
            The `CustomDomain`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one custom domain (DELETE /custom_domains/{id}).

        Args:
            id: ID of the custom domain.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> CustomDomain:
        """Make a custom domain from `attributes` without calling the service."""
        return self._new(CustomDomain, attributes, options)


_resource = CustomDomainResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
create_allocate_ip = _resource.create_allocate_ip
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
