# Generated from the API description by "python -m codegen"; change the description, not this file.
"""User cipher use: a cipher with which a user connected, and when last."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class UserCipherUseListParams(TypedDict, total=False):
    """What `list` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by updated_at
    filter: Mapping[str, Any]  # fields to the exact value they must have; by insecure, updated_at
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by updated_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by updated_at
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by updated_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by updated_at


class UserCipherUse(Model, caller=face.caller):
    """A cipher with which a user connected, and when last."""

    id: int | None = None
    user_id: int | None = None
    username: str | None = None
    protocol_cipher: str | None = None
    created_at: str | None = None  # ISO 8601 date-time
    insecure: bool | None = None
    interface: str | None = None
    updated_at: str | None = None  # ISO 8601 date-time


_LIST = Operation("GET", "/user_cipher_uses", UserCipherUseListParams, page=UserCipherUse)


class UserCipherUseResource(Resource):
    """User cipher uses, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: UserCipherUseListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserCipherUseListParams],
    ) -> ListObj[UserCipherUse]:
        """List user cipher uses, a page at a time (GET /user_cipher_uses).

        Returns:
            A page of `UserCipherUse`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> UserCipherUse:
        """Make a user cipher use from `attributes` without calling the service."""
        return self._new(UserCipherUse, attributes, options)


_resource = UserCipherUseResource(face.caller)
list = all = _resource.list
new = _resource.new
