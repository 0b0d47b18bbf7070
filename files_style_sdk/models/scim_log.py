# Generated from the API description by "python -m codegen"; change the description, not this file.
"""SCIM log: one entry of the log of user provisioning over SCIM."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class ScimLogListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by created_at


class ScimLog(Model, caller=face.caller):
    """One entry of the log of user provisioning over SCIM."""

    id: int | None = None
    created_at: str | None = None
    request_path: str | None = None
    request_method: str | None = None
    http_response_code: str | None = None
    user_agent: str | None = None
    request_json: str | None = None
    response_json: str | None = None


_LIST = Operation("GET", "/scim_logs", ScimLogListParams, page=ScimLog)
_FIND = Operation("GET", "/scim_logs/{id}", positional={"id": int}, record=ScimLog)


class ScimLogResource(Resource):
    """SCIM logs, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: ScimLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ScimLogListParams],
    ) -> ListObj[ScimLog]:
        """List SCIM logs, a page at a time (GET /scim_logs).

        Returns:
            A page of `ScimLog`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> ScimLog:
        """Find one SCIM log by its ID (GET /scim_logs/{id}).

        Args:
            id: ID of the SCIM log.

        Returns:
            The `ScimLog`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> ScimLog:
        """Make a SCIM log from `attributes` without calling the service."""
        return self._new(ScimLog, attributes, options)


_resource = ScimLogResource(face.caller)
list = all = _resource.list
find = get = _resource.find
new = _resource.new
