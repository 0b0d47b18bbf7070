# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Invoice: an invoice for the site."""

import builtins
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource, decimal

if TYPE_CHECKING:
    from files_style_sdk.models.account_line_item import AccountLineItem


class InvoiceListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000


class Invoice(Model, caller=face.caller):
    """An invoice for the site."""

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


_LIST = Operation(
    "GET", "/invoices", InvoiceListParams, page="files_style_sdk.models.account_line_item:AccountLineItem"
)
_FIND = Operation(
    "GET", "/invoices/{id}", positional={"id": int}, record="files_style_sdk.models.account_line_item:AccountLineItem"
)


class InvoiceResource(Resource):
    """Invoices, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: InvoiceListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[InvoiceListParams],
    ) -> "ListObj[AccountLineItem]":
        """List invoices, a page at a time (GET /invoices).

        Returns:
            A page of `AccountLineItem`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> "AccountLineItem":
        """Find one invoice by its ID (GET /invoices/{id}).

        Args:
            id: ID of the invoice.

        Returns:
            The `AccountLineItem`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Invoice:
        """Make an invoice from `attributes` without calling the service."""
        return self._new(Invoice, attributes, options)


_resource = InvoiceResource(face.caller)
list = all = _resource.list
find = get = _resource.find
new = _resource.new
