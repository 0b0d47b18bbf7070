# Generated from the API description by "python -m codegen"; change the description, not this file.
# mypy: no-warn-return-any
"""Accounts: an account, which everything else belongs to."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class AccountListParams(TypedDict, total=False):
    """What `list` accepts."""

    after: str  # where to go on, from the link of the page before
    page_size: int  # records on a page, 50 by default


class Account(Model):
    """An account, which everything else belongs to."""

    id: str | None = None
    display_name: str | None = None
    created_at: str | None = None  # ISO 8601 date-time
    updated_at: str | None = None  # ISO 8601 date-time


_LIST = Operation("GET", "/accounts", AccountListParams, page=Account, records="data")


class AccountResource(Resource):
    """Accounts, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: AccountListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AccountListParams],
    ) -> ListObj[Account]:
        """List the accounts that the token can see (GET /accounts).

        Returns:
            A page of `Account`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    index = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Account:
        """Make an account from `attributes` without calling the service."""
        return self._new(Account, attributes, options)
