# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Payment: a payment for the site."""

import builtins
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource, decimal

if TYPE_CHECKING:
    from files_style_sdk.models.account_line_item import AccountLineItem


class PaymentListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000


class Payment(Model, caller=face.caller):
    """A payment for the site."""

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
    "GET", "/payments", PaymentListParams, page="files_style_sdk.models.account_line_item:AccountLineItem"
)
_FIND = Operation(
    "GET", "/payments/{id}", positional={"id": int}, record="files_style_sdk.models.account_line_item:AccountLineItem"
)


class PaymentResource(Resource):
    """Payments, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: PaymentListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PaymentListParams],
    ) -> "ListObj[AccountLineItem]":
        """List payments, a page at a time (GET /payments).

        Returns:
            A page of `AccountLineItem`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> "AccountLineItem":
        """Find one payment by its ID (GET /payments/{id}).

        Args:
            id: ID of the payment.

        Returns:
            The `AccountLineItem`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Payment:
        """Make a payment from `attributes` without calling the service."""
        return self._new(Payment, attributes, options)


_resource = PaymentResource(face.caller)
list = all = _resource.list
find = get = _resource.find
new = _resource.new
