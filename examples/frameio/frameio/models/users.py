# Generated from the API description by "python -m codegen"; change the description, not this file.
# mypy: no-warn-return-any
"""Users: somebody who uses the service."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource

if TYPE_CHECKING:
    from frameio.models.schemas import UserResponse


class UserListParams(TypedDict, total=False):
    """What `list` accepts."""

    after: str  # where to go on, from the link of the page before
    page_size: int  # records on a page, 50 by default


class User(Model):
    """Somebody who uses the service."""

    id: str | None = None
    name: str | None = None
    email: str | None = None
    avatar_url: str | None = None


_LIST = Operation(
    "GET", "/accounts/{account_id}/users", UserListParams, positional={"account_id": str}, page=User, records="data"
)
_SHOW = Operation("GET", "/me", record="frameio.models.schemas:UserResponse")


class UserResource(Resource):
    """Users, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        account_id: str,
        params: UserListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserListParams],
    ) -> ListObj[User]:
        """List the users of an account (GET /accounts/{account_id}/users).

        Args:
            account_id: The account's id.

        Returns:
            A page of `User`, which can load the others.
        """
        return self._call(_LIST, (account_id,), params, options, fields)

    index = list

    def show(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> "UserResponse":
        """Show who the token is of (GET /me).

        Returns:
            The `UserResponse`.
        """
        return self._call(_SHOW, (), params, options, fields)

    me = show

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> User:
        """Make a user from `attributes` without calling the service."""
        return self._new(User, attributes, options)
