# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Snapshot: a read-only picture of files as they were at one time."""

import builtins
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class SnapshotListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000


class SnapshotCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    expires_at: str  # when it stops working, ISO 8601
    name: str  # what people know it by
    paths: Sequence[str]  # the remote paths, from the root
    workspace_id: int  # the workspace it belongs to; 0 is the default one


class SnapshotUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    expires_at: str  # when it stops working, ISO 8601
    name: str  # what people know it by
    paths: Sequence[str]  # the remote paths, from the root


class Snapshot(Model, caller=face.caller):
    """A read-only picture of files as they were at one time."""

    id: int | None = None
    expires_at: str | None = None  # ISO 8601 date-time
    finalized_at: str | None = None  # ISO 8601 date-time
    name: str | None = None
    user_id: int | None = None
    bundle_id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    paths: builtins.list[str] | None = None

    def update(
        self,
        params: SnapshotUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SnapshotUpdateParams],
    ) -> "Snapshot":
        """Change one snapshot; only what is given is sent (PATCH /snapshots/{id}).

        Returns:
            This snapshot, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one snapshot (DELETE /snapshots/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def finalize(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Finalize (snapshot) (POST /snapshots/{id}/finalize)."""
        return self._call(_FINALIZE, params, options, fields)

    def save(self, options: Options | None = None) -> "Snapshot":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/snapshots", SnapshotListParams, page=Snapshot)
_FIND = Operation("GET", "/snapshots/{id}", positional={"id": int}, record=Snapshot)
_CREATE = Operation("POST", "/snapshots", SnapshotCreateParams, record=Snapshot)
_UPDATE = Operation("PATCH", "/snapshots/{id}", SnapshotUpdateParams, positional={"id": int}, record=Snapshot)
_DELETE = Operation("DELETE", "/snapshots/{id}", positional={"id": int})
_FINALIZE = Operation("POST", "/snapshots/{id}/finalize", positional={"id": int})


class SnapshotResource(Resource):
    """Snapshots, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: SnapshotListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SnapshotListParams],
    ) -> ListObj[Snapshot]:
        """List snapshots, a page at a time (GET /snapshots).

        Returns:
            A page of `Snapshot`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Snapshot:
        """Find one snapshot by its ID (GET /snapshots/{id}).

        Args:
            id: ID of the snapshot.

        Returns:
            The `Snapshot`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: SnapshotCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SnapshotCreateParams],
    ) -> Snapshot:
        """Create a snapshot (POST /snapshots).

        Returns:
            The `Snapshot`.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: SnapshotUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SnapshotUpdateParams],
    ) -> Snapshot:
        """Change one snapshot; only what is given is sent (PATCH /snapshots/{id}).

        Args:
            id: ID of the snapshot.

        Returns:
            The `Snapshot`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one snapshot (DELETE /snapshots/{id}).

        Args:
            id: ID of the snapshot.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def finalize(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Finalize (snapshot) (POST /snapshots/{id}/finalize).

        Args:
            id: ID of the snapshot.
        """
        return self._call(_FINALIZE, (id,), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Snapshot:
        """Make a snapshot from `attributes` without calling the service."""
        return self._new(Snapshot, attributes, options)


_resource = SnapshotResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
finalize = _resource.finalize
new = _resource.new
