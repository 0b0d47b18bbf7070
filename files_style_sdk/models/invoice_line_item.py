# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Invoice line item: one line of an invoice."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from files_style_sdk import face
from files_style_sdk.resource import Model, Options, Resource, decimal


class InvoiceLineItem(Model, caller=face.caller):
    """One line of an invoice."""

    id: int | None = None
    amount: Decimal | None = decimal()
    created_at: str | None = None  # ISO 8601 date-time
    description: str | None = None
    type: str | None = None
    service_end_at: str | None = None  # ISO 8601 date-time
    service_start_at: str | None = None  # ISO 8601 date-time
    plan: str | None = None
    site: str | None = None
    prepaid_bytes: int | None = None
    prepaid_bytes_expire_at: str | None = None  # ISO 8601 date-time
    prepaid_bytes_used: int | None = None
    prepaid_bytes_available: int | None = None


class InvoiceLineItemResource(Resource):
    """Invoice line items, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> InvoiceLineItem:
        """Make an invoice line item from `attributes` without calling the service."""
        return self._new(InvoiceLineItem, attributes, options)


_resource = InvoiceLineItemResource(face.caller)
new = _resource.new
