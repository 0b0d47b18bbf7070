# Generated from the API description by "python -m codegen"; change the description, not this file.
"""SSO event: one login, or attempt, through single sign-on."""

import builtins
from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class SsoEventListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by created_at, event_type, status, user_id
    # fields to the exact value they must have; by created_at, event_type, idp_uid, ip, provider, status, user_id,
    # username
    filter: Mapping[str, Any]
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by created_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by created_at
    filter_prefix: Mapping[str, Any]  # fields to the beginning they must have; by idp_uid, ip, provider, username
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by created_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by created_at


class SsoEvent(Model, caller=face.caller):
    """One login, or attempt, through single sign-on."""

    id: int | None = None
    event_type: str | None = None
    status: str | None = None
    body: str | None = None
    event_errors: builtins.list[str] | None = None
    created_at: str | None = None  # ISO 8601 date-time
    body_url: str | None = None
    user_id: int | None = None
    username: str | None = None
    idp_uid: str | None = None
    provider: str | None = None
    provider_label: str | None = None
    ip: str | None = None
    region: str | None = None


_LIST = Operation("GET", "/sso_events", SsoEventListParams, page=SsoEvent)
_FIND = Operation("GET", "/sso_events/{id}", positional={"id": int}, record=SsoEvent)


class SsoEventResource(Resource):
    """SSO events, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: SsoEventListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SsoEventListParams],
    ) -> ListObj[SsoEvent]:
        """List SSO events, a page at a time (GET /sso_events).

        Returns:
            A page of `SsoEvent`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> SsoEvent:
        """Find one SSO event by its ID (GET /sso_events/{id}).

        Args:
            id: ID of the SSO event.

        Returns:
            The `SsoEvent`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> SsoEvent:
        """Make an SSO event from `attributes` without calling the service."""
        return self._new(SsoEvent, attributes, options)


_resource = SsoEventResource(face.caller)
list = all = _resource.list
find = get = _resource.find
new = _resource.new
