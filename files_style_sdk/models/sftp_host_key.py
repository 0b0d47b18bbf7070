# Generated from the API description by "python -m codegen"; change the description, not this file.
"""SFTP host key: a host key with which the site proves itself over SFTP."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class SftpHostKeyListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000


class SftpHostKeyCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    active: bool
    custom_domain_id: int
    name: str  # what people know it by
    private_key: str  # kept confidential; never answered again


class SftpHostKeyUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    active: bool
    custom_domain_id: int
    name: str  # what people know it by
    private_key: str  # kept confidential; never answered again


class SftpHostKey(Model, caller=face.caller):
    """A host key with which the site proves itself over SFTP."""

    active: bool | None = None
    custom_domain_id: int | None = None
    id: int | None = None
    name: str | None = None
    key_type: str | None = None
    fingerprint_md5: str | None = None
    fingerprint_sha256: str | None = None
    private_key: str | None = None

    def update(
        self,
        params: SftpHostKeyUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SftpHostKeyUpdateParams],
    ) -> "SftpHostKey":
        """Change one SFTP host key; only what is given is sent (PATCH /sftp_host_keys/{id}).

        Returns:
            This SFTP host key, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one SFTP host key (DELETE /sftp_host_keys/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "SftpHostKey":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/sftp_host_keys", SftpHostKeyListParams, page=SftpHostKey)
_FIND = Operation("GET", "/sftp_host_keys/{id}", positional={"id": int}, record=SftpHostKey)
_CREATE = Operation("POST", "/sftp_host_keys", SftpHostKeyCreateParams, record=SftpHostKey)
_UPDATE = Operation(
    "PATCH", "/sftp_host_keys/{id}", SftpHostKeyUpdateParams, positional={"id": int}, record=SftpHostKey
)
_DELETE = Operation("DELETE", "/sftp_host_keys/{id}", positional={"id": int})


class SftpHostKeyResource(Resource):
    """SFTP host keys, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: SftpHostKeyListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SftpHostKeyListParams],
    ) -> ListObj[SftpHostKey]:
        """List SFTP host keys, a page at a time (GET /sftp_host_keys).

        Returns:
            A page of `SftpHostKey`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> SftpHostKey:
        """Find one SFTP host key by its ID (GET /sftp_host_keys/{id}).

        Args:
            id: ID of the SFTP host key.

        Returns:
            The `SftpHostKey`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: SftpHostKeyCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SftpHostKeyCreateParams],
    ) -> SftpHostKey:
        """Create an SFTP host key (POST /sftp_host_keys).

        Returns:
            The `SftpHostKey`.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: SftpHostKeyUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SftpHostKeyUpdateParams],
    ) -> SftpHostKey:
        """Change one SFTP host key; only what is given is sent (PATCH /sftp_host_keys/{id}).

        Args:
            id: ID of the SFTP host key.

        Returns:
            The `SftpHostKey`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one SFTP host key (DELETE /sftp_host_keys/{id}).

        Args:
            id: ID of the SFTP host key.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> SftpHostKey:
        """Make an SFTP host key from `attributes` without calling the service."""
        return self._new(SftpHostKey, attributes, options)


_resource = SftpHostKeyResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
