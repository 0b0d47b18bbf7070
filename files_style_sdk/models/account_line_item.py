# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Account line item: one line of the site's account, such as an invoice or a payment."""

import builtins
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from files_style_sdk import face
from files_style_sdk.resource import Model, Options, Resource, decimal


class AccountLineItem(Model, caller=face.caller):
    """One line of the site's account, such as an invoice or a payment."""

    id: int | None = None
    amount: Decimal | None = decimal()
    balance: Decimal | None = decimal()
    created_at: str | None = None  # ISO 8601 date-time
    currency: str | None = None
    download_uri: str | None = None
    invoice_line_items: builtins.list[dict[str, Any]] | None = None
    method: str | None = None
    payment_line_items: builtins.list[dict[str, Any]] | None = None
    payment_reversed_at: str | None = None  # ISO 8601 date-time
    payment_type: str | None = None
    site_name: str | None = None
    type: str | None = None


class AccountLineItemResource(Resource):
    """Account line items, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> AccountLineItem:
        """Make an account line item from `attributes` without calling the service."""
        return self._new(AccountLineItem, attributes, options)


_resource = AccountLineItemResource(face.caller)
new = _resource.new
