# Generated from the API description by "python -m codegen"; change the description, not this file.
"""User SFTP client use: an SFTP program with which a user connected, and when last."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class UserSftpClientUseListParams(TypedDict, total=False):
    """What `list` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by created_at


class UserSftpClientUse(Model, caller=face.caller):
    """An SFTP program with which a user connected, and when last."""

    id: int | None = None
    sftp_client: str | None = None
    created_at: str | None = None  # ISO 8601 date-time
    updated_at: str | None = None  # ISO 8601 date-time
    user_id: int | None = None


_LIST = Operation("GET", "/user_sftp_client_uses", UserSftpClientUseListParams, page=UserSftpClientUse)


class UserSftpClientUseResource(Resource):
    """User SFTP client uses, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: UserSftpClientUseListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserSftpClientUseListParams],
    ) -> ListObj[UserSftpClientUse]:
        """List user SFTP client uses, a page at a time (GET /user_sftp_client_uses).

        Returns:
            A page of `UserSftpClientUse`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> UserSftpClientUse:
        """Make a user SFTP client use from `attributes` without calling the service."""
        return self._new(UserSftpClientUse, attributes, options)


_resource = UserSftpClientUseResource(face.caller)
list = all = _resource.list
new = _resource.new
