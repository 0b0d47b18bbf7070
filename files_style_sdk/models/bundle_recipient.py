# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Bundle recipient: somebody to whom a share link was sent."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class BundleRecipientListParams(TypedDict, total=False):
    """What `list` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by has_registrations
    bundle_id: int  # required; the share link it is about


class BundleRecipientCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    bundle_id: int  # required; the share link it is about
    recipient: str  # required
    name: str  # what people know it by
    company: str  # the company somebody works for
    note: str  # a text for the recipient
    share_after_create: bool


class BundleRecipient(Model, caller=face.caller):
    """Somebody to whom a share link was sent."""

    company: str | None = None
    name: str | None = None
    note: str | None = None
    recipient: str | None = None
    sent_at: str | None = None  # ISO 8601 date-time
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    user_id: int | None = None
    bundle_id: int | None = None
    share_after_create: bool | None = None

    def save(self, options: Options | None = None) -> "BundleRecipient":
        """Create the record.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, None, options)


_LIST = Operation("GET", "/bundle_recipients", BundleRecipientListParams, required=("bundle_id",), page=BundleRecipient)
_CREATE = Operation(
    "POST",
    "/bundle_recipients",
    BundleRecipientCreateParams,
    required=("bundle_id", "recipient"),
    record=BundleRecipient,
)


class BundleRecipientResource(Resource):
    """Bundle recipients, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: BundleRecipientListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleRecipientListParams],
    ) -> ListObj[BundleRecipient]:
        """List bundle recipients, a page at a time (GET /bundle_recipients).

        Returns:
            A page of `BundleRecipient`, which can load the others.

        Raises:
            MissingParameterError: `bundle_id` not given.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def create(
        self,
        params: BundleRecipientCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleRecipientCreateParams],
    ) -> BundleRecipient:
        """Create a bundle recipient (POST /bundle_recipients).

        Returns:
            The `BundleRecipient`.

        Raises:
            MissingParameterError: `bundle_id`, `recipient` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> BundleRecipient:
        """Make a bundle recipient from `attributes` without calling the service."""
        return self._new(BundleRecipient, attributes, options)


_resource = BundleRecipientResource(face.caller)
list = all = _resource.list
create = _resource.create
new = _resource.new
