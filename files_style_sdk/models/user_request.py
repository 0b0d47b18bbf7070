# Generated from the API description by "python -m codegen"; change the description, not this file.
"""User request: a request of somebody to be given a user."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class UserRequestListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000


class UserRequestCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    name: str  # required; what people know it by
    email: str  # required; an e-mail address
    details: str  # required
    company: str  # the company somebody works for


class UserRequest(Model, caller=face.caller):
    """A request of somebody to be given a user."""

    id: int | None = None
    name: str | None = None
    email: str | None = None
    details: str | None = None
    company: str | None = None

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one user request (DELETE /user_requests/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "UserRequest":
        """Create the record.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, None, options)


_LIST = Operation("GET", "/user_requests", UserRequestListParams, page=UserRequest)
_FIND = Operation("GET", "/user_requests/{id}", positional={"id": int}, record=UserRequest)
_CREATE = Operation(
    "POST", "/user_requests", UserRequestCreateParams, required=("name", "email", "details"), record=UserRequest
)
_DELETE = Operation("DELETE", "/user_requests/{id}", positional={"id": int})


class UserRequestResource(Resource):
    """User requests, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: UserRequestListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserRequestListParams],
    ) -> ListObj[UserRequest]:
        """List user requests, a page at a time (GET /user_requests).

        Returns:
            A page of `UserRequest`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> UserRequest:
        """Find one user request by its ID (GET /user_requests/{id}).

        Args:
            id: ID of the user request.

        Returns:
            The `UserRequest`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: UserRequestCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserRequestCreateParams],
    ) -> UserRequest:
        """Create a user request (POST /user_requests).

        Returns:
            The `UserRequest`.

        Raises:
            MissingParameterError: `name`, `email`, `details` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one user request (DELETE /user_requests/{id}).

        Args:
            id: ID of the user request.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> UserRequest:
        """Make a user request from `attributes` without calling the service."""
        return self._new(UserRequest, attributes, options)


_resource = UserRequestResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
delete = destroy = _resource.delete
new = _resource.new
