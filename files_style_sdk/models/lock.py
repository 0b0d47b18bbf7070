# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Lock: a lock held on one path."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class LockListForParams(TypedDict, total=False):
    """What `list_for` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    include_children: bool


class LockCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    token: str
    expected_token: str
    allow_access_by_any_user: bool
    exclusive: bool
    recursive: bool  # include everything below
    owner: str
    timeout: int


class LockDeleteParams(TypedDict, total=False):
    """What `delete` accepts."""

    token: str  # required


class Lock(Model, caller=face.caller):
    """A lock held on one path."""

    path: str | None = None
    timeout: int | None = None
    depth: str | None = None
    recursive: bool | None = None
    owner: str | None = None
    scope: str | None = None
    exclusive: bool | None = None
    token: str | None = None
    type: str | None = None
    allow_access_by_any_user: bool | None = None
    user_id: int | None = None
    username: str | None = None
    expected_token: str | None = None

    def delete(
        self, params: LockDeleteParams | None = None, options: Options | None = None, **fields: Unpack[LockDeleteParams]
    ) -> None:
        """Release a lock (DELETE /locks/{path}).

        Raises:
            MissingParameterError: `token` not given.
        """
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "Lock":
        """Create the record.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, None, options)


_LIST_FOR = Operation("GET", "/locks/{path}", LockListForParams, positional={"path": str}, page=Lock)
_CREATE = Operation("POST", "/locks/{path}", LockCreateParams, positional={"path": str}, record=Lock)
_DELETE = Operation("DELETE", "/locks/{path}", LockDeleteParams, positional={"path": str}, required=("token",))


class LockResource(Resource):
    """Locks, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list_for(
        self,
        path: str,
        params: LockListForParams | None = None,
        options: Options | None = None,
        **fields: Unpack[LockListForParams],
    ) -> ListObj[Lock]:
        """List the locks on a path, a page at a time (GET /locks/{path}).

        Args:
            path: The remote path, from the root.

        Returns:
            A page of `Lock`, which can load the others.
        """
        return self._call(_LIST_FOR, (path,), params, options, fields)

    def create(
        self,
        path: str,
        params: LockCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[LockCreateParams],
    ) -> Lock:
        """Lock a path (POST /locks/{path}).

        Args:
            path: The remote path, from the root.

        Returns:
            The `Lock`.
        """
        return self._call(_CREATE, (path,), params, options, fields)

    def delete(
        self,
        path: str,
        params: LockDeleteParams | None = None,
        options: Options | None = None,
        **fields: Unpack[LockDeleteParams],
    ) -> None:
        """Release a lock (DELETE /locks/{path}).

        Args:
            path: The remote path, from the root.

        Raises:
            MissingParameterError: `token` not given.
        """
        return self._call(_DELETE, (path,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Lock:
        """Make a lock from `attributes` without calling the service."""
        return self._new(Lock, attributes, options)


_resource = LockResource(face.caller)
list_for = _resource.list_for
create = _resource.create
delete = destroy = _resource.delete
new = _resource.new
