# Generated from the API description by "python -m codegen"; change the description, not this file.
"""IP address: the addresses from which the service talks to the site's partners."""

import builtins
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource

if TYPE_CHECKING:
    from files_style_sdk.models.public_ip_address import PublicIpAddress


class IpAddressListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000


class IpAddressGetSmartfileReservedParams(TypedDict, total=False):
    """What `get_smartfile_reserved` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000


class IpAddressGetExavaultReservedParams(TypedDict, total=False):
    """What `get_exavault_reserved` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000


class IpAddressGetReservedParams(TypedDict, total=False):
    """What `get_reserved` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000


class IpAddress(Model, caller=face.caller):
    """The addresses from which the service talks to the site's partners."""

    id: str | None = None
    associated_with: str | None = None
    group_id: int | None = None
    ip_addresses: builtins.list[str] | None = None


_LIST = Operation("GET", "/ip_addresses", IpAddressListParams, page=IpAddress)
_GET_SMARTFILE_RESERVED = Operation(
    "GET",
    "/ip_addresses/smartfile-reserved",
    IpAddressGetSmartfileReservedParams,
    page="files_style_sdk.models.public_ip_address:PublicIpAddress",
)
_GET_EXAVAULT_RESERVED = Operation(
    "GET",
    "/ip_addresses/exavault-reserved",
    IpAddressGetExavaultReservedParams,
    page="files_style_sdk.models.public_ip_address:PublicIpAddress",
)
_GET_RESERVED = Operation(
    "GET",
    "/ip_addresses/reserved",
    IpAddressGetReservedParams,
    page="files_style_sdk.models.public_ip_address:PublicIpAddress",
)


class IpAddressResource(Resource):
    """IP addresses, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: IpAddressListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[IpAddressListParams],
    ) -> ListObj[IpAddress]:
        """List IP addresses, a page at a time (GET /ip_addresses).

        Returns:
            A page of `IpAddress`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def get_smartfile_reserved(
        self,
        params: IpAddressGetSmartfileReservedParams | None = None,
        options: Options | None = None,
        **fields: Unpack[IpAddressGetSmartfileReservedParams],
    ) -> "ListObj[PublicIpAddress]":
        """Get smartfile reserved (IP address) (GET /ip_addresses/smartfile-reserved).

        Returns:
            A page of `PublicIpAddress`, which can load the others.
        """
        return self._call(_GET_SMARTFILE_RESERVED, (), params, options, fields)

    def get_exavault_reserved(
        self,
        params: IpAddressGetExavaultReservedParams | None = None,
        options: Options | None = None,
        **fields: Unpack[IpAddressGetExavaultReservedParams],
    ) -> "ListObj[PublicIpAddress]":
        """Get exavault reserved (IP address) (GET /ip_addresses/exavault-reserved).

        Returns:
            A page of `PublicIpAddress`, which can load the others.
        """
        return self._call(_GET_EXAVAULT_RESERVED, (), params, options, fields)

    def get_reserved(
        self,
        params: IpAddressGetReservedParams | None = None,
        options: Options | None = None,
        **fields: Unpack[IpAddressGetReservedParams],
    ) -> "ListObj[PublicIpAddress]":
        """Get reserved (IP address) (GET /ip_addresses/reserved).

        Returns:
            A page of `PublicIpAddress`, which can load the others.
        """
        return self._call(_GET_RESERVED, (), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> IpAddress:
        """Make an IP address from `attributes` without calling the service."""
        return self._new(IpAddress, attributes, options)


_resource = IpAddressResource(face.caller)
list = all = _resource.list
get_smartfile_reserved = _resource.get_smartfile_reserved
get_exavault_reserved = _resource.get_exavault_reserved
get_reserved = _resource.get_reserved
new = _resource.new
