# Generated from the API description by "python -m codegen"; change the description, not this file.
"""AS2 station: the site's own identity and keys in AS2 exchanges."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class As2StationListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by name, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by workspace_id


class As2StationCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    name: str  # required; what people know it by
    workspace_id: int  # the workspace it belongs to; 0 is the default one
    public_certificate: str
    private_key: str  # kept confidential; never answered again
    private_key_password: str  # opens the private key
    pkcs12: str
    pkcs12_password: str  # opens the PKCS


class As2StationUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    name: str  # what people know it by
    public_certificate: str
    private_key: str  # kept confidential; never answered again
    private_key_password: str  # opens the private key
    pkcs12: str
    pkcs12_password: str  # opens the PKCS


class As2Station(Model, caller=face.caller):
    """The site's own identity and keys in AS2 exchanges."""

    id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    name: str | None = None
    uri: str | None = None
    domain: str | None = None
    hex_public_certificate_serial: str | None = None
    public_certificate_md5: str | None = None
    public_certificate: str | None = None
    private_key_md5: str | None = None
    public_certificate_subject: str | None = None
    public_certificate_issuer: str | None = None
    public_certificate_serial: str | None = None
    public_certificate_not_before: str | None = None
    public_certificate_not_after: str | None = None
    private_key_password_md5: str | None = None
    private_key: str | None = None
    private_key_password: str | None = None
    pkcs12: str | None = None
    pkcs12_password: str | None = None

    def update(
        self,
        params: As2StationUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[As2StationUpdateParams],
    ) -> "As2Station":
        """Change one AS2 station; only what is given is sent (PATCH /as2_stations/{id}).

        Returns:
            This AS2 station, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one AS2 station (DELETE /as2_stations/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "As2Station":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/as2_stations", As2StationListParams, page=As2Station)
_FIND = Operation("GET", "/as2_stations/{id}", positional={"id": int}, record=As2Station)
_CREATE = Operation("POST", "/as2_stations", As2StationCreateParams, required=("name",), record=As2Station)
_UPDATE = Operation("PATCH", "/as2_stations/{id}", As2StationUpdateParams, positional={"id": int}, record=As2Station)
_DELETE = Operation("DELETE", "/as2_stations/{id}", positional={"id": int})


class As2StationResource(Resource):
    """AS2 stations, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: As2StationListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[As2StationListParams],
    ) -> ListObj[As2Station]:
        """List AS2 stations, a page at a time (GET /as2_stations).

        Returns:
            A page of `As2Station`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> As2Station:
        """Find one AS2 station by its ID (GET /as2_stations/{id}).

        Args:
            id: ID of the AS2 station.

        Returns:
            The `As2Station`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: As2StationCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[As2StationCreateParams],
    ) -> As2Station:
        """Create an AS2 station (POST /as2_stations).

        Returns:
            The `As2Station`.

        Raises:
            MissingParameterError: `name` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: As2StationUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[As2StationUpdateParams],
    ) -> As2Station:
        """Change one AS2 station; only what is given is sent (PATCH /as2_stations/{id}).

        Args:
            id: ID of the AS2 station.

        Returns:
            The `As2Station`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one AS2 station (DELETE /as2_stations/{id}).

        Args:
            id: ID of the AS2 station.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> As2Station:
        """Make an AS2 station from `attributes` without calling the service."""
        return self._new(As2Station, attributes, options)


_resource = As2StationResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
