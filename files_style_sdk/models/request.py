# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Request: a request to somebody for a file."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.mixins.request import RequestOperations
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class RequestListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc
    mine: bool
    path: str  # the remote path, from the root


class RequestGetFolderParams(TypedDict, total=False):
    """What `get_folder` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc
    mine: bool


class RequestCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    path: str  # required; the remote path, from the root
    destination: str  # required; the path where the result goes
    user_ids: str  # with commas between them
    group_ids: str  # with commas between them


class Request(Model, caller=face.caller):
    """A request to somebody for a file."""

    id: int | None = None
    path: str | None = None
    source: str | None = None
    destination: str | None = None
    automation_id: int | None = None
    user_display_name: str | None = None
    user_ids: str | None = None
    group_ids: str | None = None

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one request (DELETE /requests/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "Request":
        """Create the record.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, None, options)


_LIST = Operation("GET", "/requests", RequestListParams, page=Request)
_GET_FOLDER = Operation(
    "GET", "/requests/folders/{path}", RequestGetFolderParams, positional={"path": str}, page=Request
)
_CREATE = Operation("POST", "/requests", RequestCreateParams, required=("path", "destination"), record=Request)
_DELETE = Operation("DELETE", "/requests/{id}", positional={"id": int})


class RequestResource(RequestOperations, Resource):
    """Requests, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: RequestListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RequestListParams],
    ) -> ListObj[Request]:
        """List requests, a page at a time (GET /requests).

        Returns:
            A page of `Request`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def get_folder(
        self,
        path: str,
        params: RequestGetFolderParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RequestGetFolderParams],
    ) -> ListObj[Request]:
        """Get folder (request) (GET /requests/folders/{path}).

        Args:
            path: The remote path, from the root.

        Returns:
            A page of `Request`, which can load the others.
        """
        return self._call(_GET_FOLDER, (path,), params, options, fields)

    def create(
        self,
        params: RequestCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RequestCreateParams],
    ) -> Request:
        """Create a request (POST /requests).

        Returns:
            The `Request`.

        Raises:
            MissingParameterError: `path`, `destination` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one request (DELETE /requests/{id}).

        Args:
            id: ID of the request.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Request:
        """Make a request from `attributes` without calling the service."""
        return self._new(Request, attributes, options)


_resource = RequestResource(face.caller)
list = all = _resource.list
get_folder = _resource.get_folder
create = _resource.create
delete = destroy = _resource.delete
new = _resource.new
