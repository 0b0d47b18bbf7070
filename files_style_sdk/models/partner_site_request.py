# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Partner site request: a request of one site to be linked with another."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class PartnerSiteRequestListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by host_partner_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by host_partner_id


class PartnerSiteRequestFindByPairingKeyParams(TypedDict, total=False):
    """What `find_by_pairing_key` accepts."""

    pairing_key: str  # required


class PartnerSiteRequestCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    host_partner_id: int  # required
    guest_site_url: str  # required


class PartnerSiteRequestRejectParams(TypedDict, total=False):
    """What `reject` accepts."""

    pairing_key: str  # required


class PartnerSiteRequestApproveParams(TypedDict, total=False):
    """What `approve` accepts."""

    pairing_key: str  # required
    partner_id: int  # the partner it is about


class PartnerSiteRequest(Model, caller=face.caller):
    """A request of one site to be linked with another."""

    id: int | None = None
    host_partner_id: int | None = None
    guest_site_url: str | None = None
    status: str | None = None
    host_site_name: str | None = None
    pairing_key: str | None = None
    created_at: str | None = None  # ISO 8601 date-time
    updated_at: str | None = None  # ISO 8601 date-time

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one partner site request (DELETE /partner_site_requests/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "PartnerSiteRequest":
        """Create the record.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, None, options)


_LIST = Operation("GET", "/partner_site_requests", PartnerSiteRequestListParams, page=PartnerSiteRequest)
_FIND_BY_PAIRING_KEY = Operation(
    "GET",
    "/partner_site_requests/find_by_pairing_key",
    PartnerSiteRequestFindByPairingKeyParams,
    required=("pairing_key",),
)
_CREATE = Operation(
    "POST",
    "/partner_site_requests",
    PartnerSiteRequestCreateParams,
    required=("host_partner_id", "guest_site_url"),
    record=PartnerSiteRequest,
)
_DELETE = Operation("DELETE", "/partner_site_requests/{id}", positional={"id": int})
_REJECT = Operation("POST", "/partner_site_requests/reject", PartnerSiteRequestRejectParams, required=("pairing_key",))
_APPROVE = Operation(
    "POST", "/partner_site_requests/approve", PartnerSiteRequestApproveParams, required=("pairing_key",)
)


class PartnerSiteRequestResource(Resource):
    """Partner site requests, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: PartnerSiteRequestListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerSiteRequestListParams],
    ) -> ListObj[PartnerSiteRequest]:
        """List partner site requests, a page at a time (GET /partner_site_requests).

        Returns:
            A page of `PartnerSiteRequest`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find_by_pairing_key(
        self,
        params: PartnerSiteRequestFindByPairingKeyParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerSiteRequestFindByPairingKeyParams],
    ) -> None:
        """Find by pairing key (partner site request) (GET /partner_site_requests/find_by_pairing_key).

        Raises:
            MissingParameterError: `pairing_key` not given.
        """
        return self._call(_FIND_BY_PAIRING_KEY, (), params, options, fields)

    def create(
        self,
        params: PartnerSiteRequestCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerSiteRequestCreateParams],
    ) -> PartnerSiteRequest:
        """Create a partner site request (POST /partner_site_requests).

        Returns:
            The `PartnerSiteRequest`.

        Raises:
            MissingParameterError: `host_partner_id`, `guest_site_url` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one partner site request (DELETE /partner_site_requests/{id}).

        Args:
            id: ID of the partner site request.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def reject(
        self,
        params: PartnerSiteRequestRejectParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerSiteRequestRejectParams],
    ) -> None:
        """Reject (partner site request) (POST /partner_site_requests/reject).

        Raises:
            MissingParameterError: `pairing_key` not given.
        """
        return self._call(_REJECT, (), params, options, fields)

    def approve(
        self,
        params: PartnerSiteRequestApproveParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerSiteRequestApproveParams],
    ) -> None:
        """Approve (partner site request) (POST /partner_site_requests/approve).

        Raises:
            MissingParameterError: `pairing_key` not given.
        """
        return self._call(_APPROVE, (), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> PartnerSiteRequest:
        """Make a partner site request from `attributes` without calling the service."""
        return self._new(PartnerSiteRequest, attributes, options)


_resource = PartnerSiteRequestResource(face.caller)
list = all = _resource.list
find_by_pairing_key = _resource.find_by_pairing_key
create = _resource.create
delete = destroy = _resource.delete
reject = _resource.reject
approve = _resource.approve
new = _resource.new
