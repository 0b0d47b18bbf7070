# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Payment line item: one line of a payment."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from files_style_sdk import face
from files_style_sdk.resource import Model, Options, Resource, decimal


class PaymentLineItem(Model, caller=face.caller):
    """One line of a payment."""

    amount: Decimal | None = decimal()
    created_at: str | None = None  # ISO 8601 date-time
    invoice_id: int | None = None
    payment_id: int | None = None


class PaymentLineItemResource(Resource):
    """Payment line items, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> PaymentLineItem:
        """Make a payment line item from `attributes` without calling the service."""
        return self._new(PaymentLineItem, attributes, options)


_resource = PaymentLineItemResource(face.caller)
new = _resource.new
