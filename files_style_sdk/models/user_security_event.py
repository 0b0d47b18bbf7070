# Generated from the API description by "python -m codegen"; change the description, not this file.
"""User security event: something that concerns the safety of a user's account."""

import builtins
from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class UserSecurityEventListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by created_at, user_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by created_at, user_id
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by created_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by created_at
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by created_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by created_at


class UserSecurityEvent(Model, caller=face.caller):
    """Something that concerns the safety of a user's account."""

    id: int | None = None
    event_type: str | None = None
    body: str | None = None
    event_errors: builtins.list[str] | None = None
    created_at: str | None = None  # ISO 8601 date-time
    body_url: str | None = None
    user_id: int | None = None


_LIST = Operation("GET", "/user_security_events", UserSecurityEventListParams, page=UserSecurityEvent)
_FIND = Operation("GET", "/user_security_events/{id}", positional={"id": int}, record=UserSecurityEvent)


class UserSecurityEventResource(Resource):
    """User security events, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: UserSecurityEventListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserSecurityEventListParams],
    ) -> ListObj[UserSecurityEvent]:
        """List user security events, a page at a time (GET /user_security_events).

        Returns:
            A page of `UserSecurityEvent`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> UserSecurityEvent:
        """Find one user security event by its ID (GET /user_security_events/{id}).

        Args:
            id: ID of the user security event.

        Returns:
            The `UserSecurityEvent`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> UserSecurityEvent:
        """Make a user security event from `attributes` without calling the service."""
        return self._new(UserSecurityEvent, attributes, options)


_resource = UserSecurityEventResource(face.caller)
list = all = _resource.list
find = get = _resource.find
new = _resource.new
