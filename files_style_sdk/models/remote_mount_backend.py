# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Remote mount backend: one of the remote servers behind a mount that survives failures."""

import builtins
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource, decimal


class RemoteMountBackendListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    filter: Mapping[str, Any]  # fields to the exact value they must have; by remote_server_mount_id


class RemoteMountBackendCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    enabled: bool  # whether it is switched on
    fall: int
    health_check_enabled: bool
    health_check_type: str
    interval: int  # how often it repeats
    min_free_cpu: float
    min_free_mem: float
    priority: int
    remote_path: str
    rise: int
    canary_file_path: str  # required
    remote_server_mount_id: int  # required
    remote_server_id: int  # required


class RemoteMountBackendUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    enabled: bool  # whether it is switched on
    fall: int
    health_check_enabled: bool
    health_check_type: str
    interval: int  # how often it repeats
    min_free_cpu: float
    min_free_mem: float
    priority: int
    remote_path: str
    rise: int
    canary_file_path: str
    remote_server_id: int


class RemoteMountBackend(Model, caller=face.caller):
    """One of the remote servers behind a mount that survives failures."""

    canary_file_path: str | None = None
    enabled: bool | None = None
    fall: int | None = None
    health_check_enabled: bool | None = None
    health_check_results: builtins.list[dict[str, Any]] | None = None
    health_check_type: str | None = None
    id: int | None = None
    interval: int | None = None
    min_free_cpu: Decimal | None = decimal()
    min_free_mem: Decimal | None = decimal()
    priority: int | None = None
    remote_path: str | None = None
    remote_server_id: int | None = None
    remote_server_mount_id: int | None = None
    rise: int | None = None
    status: str | None = None
    undergoing_maintenance: bool | None = None

    def update(
        self,
        params: RemoteMountBackendUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RemoteMountBackendUpdateParams],
    ) -> "RemoteMountBackend":
        """Change one remote mount backend; only what is given is sent (PATCH /remote_mount_backends/{id}).

        Returns:
            This remote mount backend, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one remote mount backend (DELETE /remote_mount_backends/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def reset_status(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Reset status (remote mount backend) (POST /remote_mount_backends/{id}/reset_status)."""
        return self._call(_RESET_STATUS, params, options, fields)

    def save(self, options: Options | None = None) -> "RemoteMountBackend":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/remote_mount_backends", RemoteMountBackendListParams, page=RemoteMountBackend)
_FIND = Operation("GET", "/remote_mount_backends/{id}", positional={"id": int}, record=RemoteMountBackend)
_CREATE = Operation(
    "POST",
    "/remote_mount_backends",
    RemoteMountBackendCreateParams,
    required=("canary_file_path", "remote_server_mount_id", "remote_server_id"),
    record=RemoteMountBackend,
)
_UPDATE = Operation(
    "PATCH",
    "/remote_mount_backends/{id}",
    RemoteMountBackendUpdateParams,
    positional={"id": int},
    record=RemoteMountBackend,
)
_DELETE = Operation("DELETE", "/remote_mount_backends/{id}", positional={"id": int})
_RESET_STATUS = Operation("POST", "/remote_mount_backends/{id}/reset_status", positional={"id": int})


class RemoteMountBackendResource(Resource):
    """Remote mount backends, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: RemoteMountBackendListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RemoteMountBackendListParams],
    ) -> ListObj[RemoteMountBackend]:
        """List remote mount backends, a page at a time (GET /remote_mount_backends).

        Returns:
            A page of `RemoteMountBackend`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> RemoteMountBackend:
        """Find one remote mount backend by its ID (GET /remote_mount_backends/{id}).

        Args:
            id: ID of the remote mount backend.

        Returns:
            The `RemoteMountBackend`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: RemoteMountBackendCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RemoteMountBackendCreateParams],
    ) -> RemoteMountBackend:
        """Create a remote mount backend (POST /remote_mount_backends).

        Returns:
            The `RemoteMountBackend`.

        Raises:
            MissingParameterError: `canary_file_path`, `remote_server_mount_id`, `remote_server_id` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: RemoteMountBackendUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RemoteMountBackendUpdateParams],
    ) -> RemoteMountBackend:
        """Change one remote mount backend; only what is given is sent (PATCH /remote_mount_backends/{id}).

        Args:
            id: ID of the remote mount backend.

        Returns:
            The `RemoteMountBackend`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one remote mount backend (DELETE /remote_mount_backends/{id}).

        Args:
            id: ID of the remote mount backend.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def reset_status(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Reset status (remote mount backend) (POST /remote_mount_backends/{id}/reset_status).

        Args:
            id: ID of the remote mount backend.
        """
        return self._call(_RESET_STATUS, (id,), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> RemoteMountBackend:
        """Make a remote mount backend from `attributes` without calling the service."""
        return self._new(RemoteMountBackend, attributes, options)


_resource = RemoteMountBackendResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
reset_status = _resource.reset_status
new = _resource.new
