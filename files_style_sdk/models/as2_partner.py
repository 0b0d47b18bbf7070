# Generated from the API description by "python -m codegen"; change the description, not this file.
"""AS2 partner: a company with which the site exchanges AS2 messages."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class As2PartnerListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by as2_station_id, name, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by as2_station_id, workspace_id


class As2PartnerCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    enable_dedicated_ips: bool
    http_auth_username: str
    http_auth_password: str
    mdn_validation_level: str
    signature_validation_level: str
    server_certificate: str  # how strictly the server's certificate is checked
    default_mime_type: str
    additional_http_headers: Mapping[str, Any]
    as2_station_id: int  # required
    name: str  # required; what people know it by
    uri: str  # required
    public_certificate: str
    pkcs12: str
    pkcs12_password: str  # opens the PKCS


class As2PartnerUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    enable_dedicated_ips: bool
    http_auth_username: str
    http_auth_password: str
    mdn_validation_level: str
    signature_validation_level: str
    server_certificate: str  # how strictly the server's certificate is checked
    default_mime_type: str
    additional_http_headers: Mapping[str, Any]
    name: str  # what people know it by
    uri: str
    public_certificate: str
    pkcs12: str
    pkcs12_password: str  # opens the PKCS


class As2Partner(Model, caller=face.caller):
    """A company with which the site exchanges AS2 messages."""

    id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    as2_station_id: int | None = None
    name: str | None = None
    uri: str | None = None
    server_certificate: str | None = None
    http_auth_username: str | None = None
    additional_http_headers: dict[str, Any] | None = None
    default_mime_type: str | None = None
    mdn_validation_level: str | None = None
    signature_validation_level: str | None = None
    enable_dedicated_ips: bool | None = None
    hex_public_certificate_serial: str | None = None
    public_certificate: str | None = None
    public_certificate_md5: str | None = None
    public_certificate_subject: str | None = None
    public_certificate_issuer: str | None = None
    public_certificate_serial: str | None = None
    public_certificate_not_before: str | None = None
    public_certificate_not_after: str | None = None
    http_auth_password: str | None = None
    pkcs12: str | None = None
    pkcs12_password: str | None = None

    def update(
        self,
        params: As2PartnerUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[As2PartnerUpdateParams],
    ) -> "As2Partner":
        """Change one AS2 partner; only what is given is sent (PATCH /as2_partners/{id}).

        Returns:
            This AS2 partner, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one AS2 partner (DELETE /as2_partners/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "As2Partner":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/as2_partners", As2PartnerListParams, page=As2Partner)
_FIND = Operation("GET", "/as2_partners/{id}", positional={"id": int}, record=As2Partner)
_CREATE = Operation(
    "POST", "/as2_partners", As2PartnerCreateParams, required=("as2_station_id", "name", "uri"), record=As2Partner
)
_UPDATE = Operation("PATCH", "/as2_partners/{id}", As2PartnerUpdateParams, positional={"id": int}, record=As2Partner)
_DELETE = Operation("DELETE", "/as2_partners/{id}", positional={"id": int})


class As2PartnerResource(Resource):
    """AS2 partners, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: As2PartnerListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[As2PartnerListParams],
    ) -> ListObj[As2Partner]:
        """List AS2 partners, a page at a time (GET /as2_partners).

        Returns:
            A page of `As2Partner`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> As2Partner:
        """Find one AS2 partner by its ID (GET /as2_partners/{id}).

        Args:
            id: ID of the AS2 partner.

        Returns:
            The `As2Partner`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: As2PartnerCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[As2PartnerCreateParams],
    ) -> As2Partner:
        """Create an AS2 partner (POST /as2_partners).

        Returns:
            The `As2Partner`.

        Raises:
            MissingParameterError: `as2_station_id`, `name`, `uri` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: As2PartnerUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[As2PartnerUpdateParams],
    ) -> As2Partner:
        """Change one AS2 partner; only what is given is sent (PATCH /as2_partners/{id}).

        Args:
            id: ID of the AS2 partner.

        Returns:
            The `As2Partner`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one AS2 partner (DELETE /as2_partners/{id}).

        Args:
            id: ID of the AS2 partner.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> As2Partner:
        """Make an AS2 partner from `attributes` without calling the service."""
        return self._new(As2Partner, attributes, options)


_resource = As2PartnerResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
